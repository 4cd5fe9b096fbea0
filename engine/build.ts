/** From a resolved scenario and a seed to the model (what does not change) and the world at t = 0. */
import { buildFacility } from './facility/build.js';
import type { Facility } from './facility/facility.js';
import { spacesOfZone } from './facility/zones.js';
import { LIFT_PARAMETERS } from './lifts/parameters.js';
import { EXPOSURE_PARAMETERS } from './hazard/exposure/parameters.js';
import { detectionsOf } from './hazard/givenDetection.js';
import { HAZARD_PARAMETERS } from './hazard/parameters.js';
import { LOCOMOTION_PARAMETERS } from './locomotion/parameters.js';
import { ScenarioError, type Problem } from './errors.js';
import { ALL_EXITS, unknownExits } from './navigation/familiar.js';
import { PARAMETERS, type ParameterTable } from './parameters.js';
import { drawPeople } from './people/draw.js';
import { mayServe, mayWorkFor, reachOf } from './people/eligible.js';
import { isNight, staffOnDuty, type OnDuty } from './people/shift.js';
import { STAFF_PARAMETERS } from './staff/parameters.js';
import { problem } from './scenario/problems.js';
import { takesResidents } from './scenario/readings.js';
import { DEVICE_KINDS, type Scenario, type Zone } from './scenario/schema.js';
import { nearestWord } from './scenario/words.js';
import { BODY, CAUSE, OUTCOME, STATE } from './world/codes.js';
import { createWorld } from './world/create.js';
import type { DutyRecord, Model, PersonRecord } from './world/model.js';
import type { World } from './world/world.js';

/** Every named value of the model with its source; `model.parameters` of a scenario may replace any of them. */
export const ALL_PARAMETERS: Readonly<ParameterTable> = {
  ...PARAMETERS,
  ...LOCOMOTION_PARAMETERS,
  ...LIFT_PARAMETERS,
  ...EXPOSURE_PARAMETERS,
  ...HAZARD_PARAMETERS,
  ...STAFF_PARAMETERS,
};

type OwnParameters = NonNullable<NonNullable<Scenario['model']>['parameters']>;

const valueOf = (given: OwnParameters[string]): number => (typeof given === 'number' ? given : given.value);

/** Of values that a scenario sets: every name the model does not have, and every value no parameter can have. */
export function parameterProblems(own: OwnParameters): Problem[] {
  return Object.entries(own).flatMap(([name, given]) => {
    const path = `model.parameters.${name}`;
    if (!Object.hasOwn(ALL_PARAMETERS, name))
      return [problem(path, 'unknownParameter', { value: name }, nearestWord(name, Object.keys(ALL_PARAMETERS)))];
    const value = valueOf(given);
    if (value >= 0 && value < 1e6) return [];
    return [problem(path, 'parameterOutOfRange', { value, allowed: '0 … 1e6' })];
  });
}

/** Values in force: the scenario's own where it has one. Throws a ScenarioError that lists every unknown name. */
function parametersInForce(scenario: Scenario): Map<string, number> {
  const own = scenario.model?.parameters ?? {};
  const problems = parameterProblems(own);
  if (problems.length > 0) throw new ScenarioError(problems);
  const values = new Map(Object.entries(ALL_PARAMETERS).map(([name, p]) => [name, p.value]));
  for (const [name, given] of Object.entries(own)) values.set(name, valueOf(given));
  return values;
}

function zonesOfPlan(scenario: Scenario, facility: Facility, incidentSpace: number) {
  const union = (zones: readonly Zone[]): Uint8Array => {
    const mask = new Uint8Array(facility.spaces.length);
    for (const zone of zones) {
      const part = spacesOfZone(facility, zone, incidentSpace);
      for (let i = 0; i < mask.length; i++) if (part[i] === 1) mask[i] = 1;
    }
    return mask;
  };
  const phaseSpaces = scenario.plan.phases.map((phase) => union(phase.zones));
  const evacuatedSpaces = new Uint8Array(facility.spaces.length);
  phaseSpaces.forEach((mask, phase) => {
    if (!takesResidents(scenario, phase)) return;
    for (let i = 0; i < mask.length; i++) if (mask[i] === 1) evacuatedSpaces[i] = 1;
  });
  return { phaseSpaces, evacuatedSpaces, defended: union(scenario.plan.defendInPlace ?? []), mask: union };
}

/** Who may work for what, and the zones people are named for. */
function staffing(
  scenario: Scenario,
  facility: Facility,
  people: readonly PersonRecord[],
  phaseSpaces: readonly Uint8Array[],
  mask: (zones: readonly Zone[]) => Uint8Array,
) {
  const members = new Map(staffOnDuty(scenario).map((member) => [member.id, member]));
  const rankOf = (person: PersonRecord): number =>
    facility.storeys[facility.spaces[facility.stations[person.station].spaceIndex].storey].rank;
  const those = (may: (member: OnDuty, rank: number) => boolean): Uint8Array =>
    Uint8Array.from(people, (person) =>
      person.kind === 'staff' && may(members.get(person.id)!, rankOf(person)) ? 1 : 0,
    );
  const reach = (spaces: Uint8Array) => reachOf(facility.spaces, facility.storeys, spaces);
  const eligible = scenario.plan.phases.map((phase, i) =>
    those((member, rank) => mayWorkFor(phase.staff, member, rank, reach(phaseSpaces[i]))),
  );
  const ownZone = people.map((person) => {
    const zones = members.get(person.id)?.zones;
    return zones === undefined ? null : mask(zones);
  });
  return { eligible, ownZone, duties: dutiesOf(scenario, mask, those, reach) };
}

/** The brigade's attack teams first, then the plan's duties. */
function dutiesOf(
  scenario: Scenario,
  mask: (zones: readonly Zone[]) => Uint8Array,
  those: (may: (member: OnDuty, rank: number) => boolean) => Uint8Array,
  reach: (spaces: Uint8Array) => ReturnType<typeof reachOf>,
): DutyRecord[] {
  const brigade = scenario.roster.outside?.brigade;
  const attackers = (brigade?.attackTeams ?? 1) * (brigade?.teamSize ?? 2);
  const everywhere = mask([{ all: true }]);
  const attack: DutyRecord[] =
    brigade === undefined || attackers === 0
      ? []
      : [
          {
            duty: {
              id: 'brigade-attack',
              kind: 'attackFire',
              trigger: { after: 'brigadeArrived' },
              people: attackers,
            },
            spaces: everywhere,
            eligible: those(({ post }) => post === 'firefighter'),
            duration: Infinity,
          },
        ];
  const ofPlan = (scenario.plan.duties ?? []).map((duty) => {
    const spaces = duty.zones === undefined ? everywhere : mask(duty.zones);
    return {
      duty,
      spaces,
      eligible: those((member, rank) => mayServe(duty.staff, member, rank, reach(spaces))),
      duration: duty.kind === 'supervise' ? Infinity : (duty.duration ?? Number.NaN),
    };
  });
  return [...attack, ...ofPlan];
}

/** Rows of the people who walk together, by group in the order of its first; who is alone in a group is in none. */
function groupsOf(people: readonly PersonRecord[]): number[][] {
  const groups = new Map<string, number[]>();
  people.forEach(({ group }, row) => {
    if (group === null) return;
    const rows = groups.get(group);
    if (rows === undefined) groups.set(group, [row]);
    else rows.push(row);
  });
  return [...groups.values()].filter((rows) => rows.length > 1);
}

/** By row which exits residents know, and the sets of those they do not; who knows the same shares a set. */
function familiarity(scenario: Scenario, facility: Facility, people: readonly PersonRecord[]) {
  const known = new Map<string, readonly string[]>();
  if (Array.isArray(scenario.residents)) {
    for (const { id, exitsKnown } of scenario.residents) if (exitsKnown !== undefined) known.set(id, exitsKnown);
  }
  const sets = new Map<string, number>();
  const unknown: Uint8Array[] = [];
  const exits = Int32Array.from(people, ({ id, kind }) => {
    const list = kind === 'resident' ? known.get(id) : undefined;
    if (list === undefined) return ALL_EXITS;
    const key = [...list].sort().join('/');
    let index = sets.get(key);
    if (index === undefined) {
      index = unknown.push(unknownExits(facility, list)) - 1;
      sets.set(key, index);
    }
    return index;
  });
  return { exits, unknownExits: unknown };
}

/**
 * @param seed seed of the run; any string
 * @throws ScenarioError for a building or parameters that cannot be used
 */
export function buildModel(scenario: Scenario, seed: string): Model {
  const values = new Map([...parametersInForce(scenario)].map(([name, value]) => [name, { value, read: false }]));
  const parameter = (name: string): number => {
    const entry = values.get(name);
    if (entry === undefined) throw new RangeError(`no parameter ${name}`);
    entry.read = true;
    return entry.value;
  };
  const facility = buildFacility(scenario.facility);
  const randomness = scenario.model?.randomness ?? true;
  const night = isNight(scenario.incident.clock);
  const people = drawPeople(scenario, facility, parameter, seed, randomness, night);
  const residents = people.filter((p) => p.kind === 'resident').length;
  const incidentSpace = facility.spaceByKey.get(scenario.incident.space)!;
  const { phaseSpaces, evacuatedSpaces, defended, mask } = zonesOfPlan(scenario, facility, incidentSpace);
  const phaseOf = new Int32Array(people.length).fill(-1);
  const defendsInPlace = new Uint8Array(people.length);
  people.forEach((person, row) => {
    if (person.bed < 0) return;
    const space = facility.beds[person.bed].spaceIndex;
    phaseOf[row] = phaseSpaces.findIndex((spaces, i) => spaces[space] === 1 && takesResidents(scenario, i));
    if (phaseOf[row] < 0 && defended[space] === 1 && space !== incidentSpace) defendsInPlace[row] = 1;
  });
  const ticksPerSecond = scenario.model?.ticksPerSecond ?? 20;
  return {
    scenario,
    seed,
    ticksPerSecond,
    dt: 1 / ticksPerSecond,
    randomness,
    crowding: scenario.model?.crowding ?? true,
    smokeSpeedLaw: scenario.model?.smokeSpeedLaw ?? 'jinIrritant',
    facility,
    people,
    residents,
    groups: groupsOf(people),
    ...familiarity(scenario, facility, people),
    night,
    incidentSpace,
    phaseOf,
    defendsInPlace,
    phaseSpaces,
    planLifts: liftsOf(facility, scenario.plan.lifts?.use),
    brigadeLifts: liftsOf(facility, scenario.roster.outside?.brigade?.lifts),
    ...staffing(scenario, facility, people, phaseSpaces, mask),
    hoseStair: facility.stairs.indexOf(scenario.roster.outside?.brigade?.hoseStair ?? ''),
    losses: (scenario.incident.lostZones ?? [])
      .map(({ zone, at }) => ({ at, spaces: mask([zone]) }))
      .sort((a, b) => a.at - b.at),
    evacuatedSpaces,
    detections: detectionsOf(scenario, facility, parameter),
    parameter,
    parametersRead: () => [...values].flatMap(([name, { read }]) => (read ? [name] : [])),
  };
}

/** Indices of lifts by their ids. */
const liftsOf = (facility: Facility, ids: readonly string[] = []): number[] =>
  ids.map((id) => facility.liftByKey.get(id.normalize('NFC'))!);

/** The world at t = 0: residents in bed, staff at their stations, doors as the incident leaves them. */
export function buildWorld(model: Model): World {
  const { facility, scenario } = model;
  const world = createWorld(
    model.people.length,
    model.residents,
    facility.openings.length,
    facility.spaces.length,
    scenario.plan.phases.length,
  );
  const people = world.people;
  people.phase.set(model.phaseOf);
  world.duties = model.duties.map(() => ({ startedAt: Number.NaN, doneAt: Number.NaN, left: [], counted: 0 }));
  const walkerRadius = model.parameter('body.walker');
  model.people.forEach((person, row) => {
    people.body[row] = BODY.walker;
    people.radius[row] = walkerRadius;
    people.speedLevel[row] = person.speedLevel;
    people.speedDown[row] = person.speedDown;
    people.speedUp[row] = person.speedUp;
    people.causeSince[row] = 0;
    if (person.kind === 'resident') {
      const bed = facility.beds[person.bed];
      people.space[row] = bed.spaceIndex;
      people.x[row] = bed.at[0];
      people.y[row] = bed.at[1];
      people.state[row] = person.asleep ? STATE.asleep : STATE.awake;
      people.cause[row] = model.phaseOf[row] >= 0 ? CAUSE.alarm : CAUSE.none;
      if (model.defendsInPlace[row] === 1) {
        people.outcome[row] = OUTCOME.sheltered;
        people.outcomeAt[row] = 0;
      }
    } else {
      const station = facility.stations[person.station];
      people.space[row] = station.spaceIndex;
      people.x[row] = station.at[0];
      people.y[row] = station.at[1];
      people.state[row] = Number.isNaN(person.arrives) ? STATE.onPost : STATE.notYetHere;
      people.cause[row] = CAUSE.orders;
      people.until[row] = 0;
    }
  });

  const out = new Set(scenario.incident.outOfOrder ?? []);
  facility.openings.forEach((opening, i) => {
    const spaces = [opening.a, opening.b].filter((s) => s >= 0).map((s) => facility.spaces[s]);
    // A stair out of order closes every opening into it.
    const stairOut = spaces.some((s) => s.stair >= 0 && s.kind !== 'lobby' && out.has(facility.stairs[s.stair]));
    if (out.has(opening.id) || stairOut) world.doorOutOfOrder[i] = 1;
  });
  world.lifts = facility.lifts.map((lift) => ({
    mode: out.has(lift.id) ? 'outOfService' : 'normal',
    stage: 'standing',
    since: 0,
    until: Infinity,
    stop: lift.parked,
    fromZ: lift.stops[lift.parked].z,
    toZ: lift.stops[lift.parked].z,
    direction: 0,
    passed: 0,
    held: false,
    ordered: '',
    attendant: -1,
    attended: false,
  }));
  facility.stores.forEach((store, storeIndex) => {
    DEVICE_KINDS.forEach((name, kind) => {
      for (let n = 0; n < (store.devices[name] ?? 0); n++) {
        world.devices.push({
          kind,
          store: storeIndex,
          space: store.spaceIndex,
          x: store.at[0],
          y: store.at[1],
          task: -1,
          outOfOrder: out.has(store.id) || n < (store.outOfOrder?.[name] ?? 0),
        });
      }
    });
  });
  return world;
}
