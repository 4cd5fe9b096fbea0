/**
 * Who is there: residents and staff with their own traits, drawn or given.
 * A resident's draws hang on the resident's id alone, a carer's on the carer's: adding a carer changes no resident.
 */
import { DEFAULT_HELPERS } from '../world/means.js';
import type { Facility } from '../facility/facility.js';
import { openStream } from '../random.js';
import { MEANS, MOBILITY_CLASSES } from '../scenario/kinds.js';
import { deviceOf, lastResort } from '../scenario/readings.js';
import type { Means, MobilityClass, PersonClass, ResidentEntry, ResidentGroup, Scenario } from '../scenario/schema.js';
import type { PersonRecord } from '../world/model.js';
import { staffOnDuty } from './shift.js';
import { drawSpeeds, type ParameterOf } from './speeds.js';
import { staffRecord } from './staff.js';
import { drawTolerance } from './tolerance.js';

/** Means by mobility class where the plan is silent: [level, stairs]; `null`: walks alone. Section 8 of the field's default set, U. */
const DEFAULT_MEANS: Record<MobilityClass, readonly [Means | null, Means | null]> = {
  independent: [null, null],
  cane: [null, null],
  rollator: [null, 'escort'],
  dementiaGuided: ['escort', 'escort'],
  wheelchairSelf: ['wheelchair', 'evacuationChair'],
  wheelchairAssisted: ['wheelchair', 'evacuationChair'],
  bedridden: ['rescueSheet', 'rescueSheet'],
};

const meansIndex = (means: Means | null): number => (means === null ? -1 : MEANS.indexOf(means));

/** Whether the means needs nothing from a store, or some store of the building keeps at least one. */
function available(facility: Facility, means: Means): boolean {
  const kind = deviceOf(facility.input, means);
  return kind === null || facility.stores.some((store) => (store.devices[kind] ?? 0) > 0);
}

/** Counts by class that add up to `count`: shares times count, the largest remainders rounded up. */
export function quotas(count: number, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, s) => sum + s, 0) || 1;
  const exact = shares.map((s) => (s / total) * count);
  const whole = exact.map((e) => Math.floor(e));
  let left = count - whole.reduce((sum, w) => sum + w, 0);
  const byRemainder = exact.map((e, i) => ({ i, r: e - whole[i] })).sort((a, b) => b.r - a.r || a.i - b.i);
  for (const { i } of byRemainder) {
    if (left === 0) break;
    whole[i]++;
    left--;
  }
  return whole;
}

/** Residents of a group: classes by quota over the beds, which bed has which class by the seed. Ids are those of the beds. */
export function residentsOfGroup(
  group: ResidentGroup,
  facility: Facility,
  parameter: ParameterOf,
  seed: string,
): ResidentEntry[] {
  const stream = openStream(seed, 'placement', 'residents', 0);
  const beds = facility.beds.map((bed) => bed.id).sort();
  const taken = group.count < beds.length ? new Set(stream.shuffle([...beds]).slice(0, group.count)) : new Set(beds);
  const partly = group.shares.partlyDependent;
  const fully = group.shares.fullyDependent;
  const shareOf: Record<MobilityClass, number> = {
    independent: group.shares.selfCaring,
    cane: partly * parameter('split.partly.cane'),
    rollator: partly * parameter('split.partly.rollator'),
    dementiaGuided: partly * parameter('split.partly.dementiaGuided'),
    wheelchairSelf: partly * parameter('split.partly.wheelchairSelf'),
    wheelchairAssisted: fully * parameter('split.fully.wheelchairAssisted'),
    bedridden: fully * parameter('split.fully.bedridden'),
  };
  const counts = quotas(
    group.count,
    MOBILITY_CLASSES.map((c) => shareOf[c]),
  );
  const classes = stream.shuffle(MOBILITY_CLASSES.flatMap((c, i) => Array<MobilityClass>(counts[i]).fill(c)));
  return beds.filter((bed) => taken.has(bed)).map((bed, i) => ({ id: bed, bed, mobility: classes[i] }));
}

/** Does the alarm reach them: deaf people never, hard of hearing ones by chance while they are asleep, else as their class has it. */
function hears(
  entry: ResidentEntry,
  own: PersonClass | undefined,
  asleep: boolean,
  parameter: ParameterOf,
  seed: string | null,
): boolean {
  if (entry.hearing === 'deaf') return false;
  const byClass = entry.hearing === undefined ? own?.hears : undefined;
  if (byClass === undefined && (entry.hearing !== 'hardOfHearing' || !asleep)) return true;
  const chance = byClass ?? parameter('hearing.woken');
  return (seed === null ? 0.5 : openStream(seed, 'hears', entry.id, 0).uniform()) < chance;
}

/**
 * Speeds of an own class in place of those of the mobility class it is like; a stair about which the class is silent is as much
 * slower than the level as it is for that mobility class.
 */
function classSpeeds(
  speed: NonNullable<PersonClass['speed']>,
  like: MobilityClass,
  parameter: ParameterOf,
): ParameterOf {
  const ratio = speed.level.mean / parameter(`speed.${like}.level.mean`);
  return (name) => {
    const [, , way, what] = name.split('.') as [string, string, 'level' | 'down' | 'up', 'mean' | 'sd' | 'min' | 'max'];
    const given = speed[way];
    if (given === undefined) return parameter(name) * ratio;
    if (what === 'min') return given.min ?? Math.max(0.05, given.mean - 2 * given.sd);
    if (what === 'max') return given.max ?? given.mean + 2 * given.sd;
    return given[what];
  };
}

function residentRecord(
  entry: ResidentEntry,
  scenario: Scenario,
  facility: Facility,
  parameter: ParameterOf,
  seeds: { people: string; run: string },
  random: boolean,
  night: boolean,
): PersonRecord {
  const rule = scenario.plan.moving?.find((r) => r.mobility === entry.mobility);
  const own = scenario.classes?.find(({ id }) => id === entry.class);
  const [defaultLevel, defaultStairs] = DEFAULT_MEANS[entry.mobility];
  let level: Means | null = rule?.level ?? defaultLevel;
  let stairs: Means | null = rule?.stairs ?? defaultStairs;
  // The own class knows its people better than the plan's rule for the mobility class they resemble.
  if (own?.level !== undefined) level = own.level === 'none' ? null : own.level;
  if (own?.stairs !== undefined) stairs = own.stairs === 'none' ? null : own.stairs;
  if (entry.device === 'none') level = stairs = null;
  else if (entry.device !== undefined) {
    level = entry.device;
    if (entry.device !== 'wheelchair' && entry.device !== 'bed') stairs = entry.device;
  }
  // A device nobody keeps cannot be fetched: a sheet or blanket from the bed is what is left.
  if (level !== null && !available(facility, level)) level = lastResort(facility.input);
  if (stairs !== null && !available(facility, stairs)) stairs = lastResort(facility.input);

  const { cognition = {} } = entry;
  const dementia = entry.mobility === 'dementiaGuided';
  // Who has to be led is led, whatever they could do by themselves.
  if (cognition.guiding === true || entry.sight === 'blind') {
    level ??= 'escort';
    stairs ??= 'escort';
  }
  const wheelchair = entry.mobility === 'wheelchairSelf';
  const walks = entry.mobility !== 'wheelchairAssisted' && entry.mobility !== 'bedridden';
  const speeds = walks
    ? drawSpeeds(
        entry.mobility,
        own?.speed === undefined ? parameter : classSpeeds(own.speed, entry.mobility, parameter),
        !wheelchair,
        random ? openStream(seeds.people, 'speed', entry.id, 0) : null,
      )
    : { level: 0, down: 0, up: 0 };
  if (entry.speed !== undefined) {
    const scale = speeds.level > 0 ? entry.speed / speeds.level : 1;
    speeds.level = entry.speed;
    speeds.down *= scale;
    speeds.up *= scale;
  }
  if (entry.sight === 'poor' || entry.sight === 'blind') {
    speeds.level = Math.min(speeds.level, parameter('sight.level'));
    speeds.down = Math.min(speeds.down, parameter('sight.stairs'));
    speeds.up = Math.min(speeds.up, parameter('sight.stairs'));
  }
  const time = night ? 'night' : 'day';
  const { mean, sd } = own?.preMovement ?? {
    mean: parameter(`time.ownDecision.${time}.mean`),
    sd: parameter(`time.ownDecision.${time}.sd`),
  };
  const preMovement =
    entry.preMovement ?? (random ? openStream(seeds.run, 'preMovement', entry.id, 0).logNormalOf(mean, sd) : mean);
  const asleep =
    entry.asleep ??
    (random ? openStream(seeds.run, 'asleep', entry.id, 0).uniform() : 0.5) <
      (own?.asleep ?? parameter(`asleep.${time}`));
  return {
    id: entry.id,
    kind: 'resident',
    speedLevel: speeds.level,
    speedDown: speeds.down,
    speedUp: speeds.up,
    bed: facility.bedByKey.get(entry.bed)!,
    mobility: entry.mobility,
    class: own?.id ?? null,
    asleep,
    preMovement,
    meansLevel: meansIndex(level),
    meansStairs: meansIndex(stairs),
    helpersLevel:
      level === null ? 0 : (entry.helpers?.level ?? own?.helpers?.level ?? rule?.helpers ?? DEFAULT_HELPERS[level][0]),
    helpersStairs:
      stairs === null
        ? 0
        : (entry.helpers?.stairs ?? own?.helpers?.stairs ?? rule?.helpersStairs ?? DEFAULT_HELPERS[stairs][1]),
    preparation: entry.preparation ?? own?.preparation ?? Number.NaN,
    resists: cognition.resists ?? (dementia ? parameter('cognition.resists') : 0),
    turnsBack: cognition.turnsBack ?? (dementia ? parameter('cognition.turnsBack') : 0),
    hears: hears(entry, own, asleep, parameter, random ? seeds.run : null),
    equipment: entry.equipment?.length ?? 0,
    walksToStairs: rule?.walksToStairs === true && level === null && stairs !== null,
    buddy: entry.buddy ?? null,
    station: -1,
    post: null,
    trainingFactor: 1,
    training: null,
    mayLift: false,
    mayWatchPanel: false,
    canUse: 0,
    strength: 1,
    crew: 1,
    arrives: Number.NaN,
    calledBy: 'start',
    ...drawTolerance('resident', parameter, random ? openStream(seeds.people, 'tolerance', entry.id, 0) : null),
    group: entry.group ?? null,
  };
}

/**
 * All rows of a run, residents first. Rows are in the order of the ids, not of the file, so that the order of the list
 * does not matter.
 * @param seed the run's seed; people "drawnWith: scenario" use the scenario's own
 */
export function drawPeople(
  scenario: Scenario,
  facility: Facility,
  parameter: ParameterOf,
  seed: string,
  random: boolean,
  night: boolean,
): PersonRecord[] {
  const scenarioSeed = scenario.seed ?? scenario.id;
  const group = Array.isArray(scenario.residents) ? null : scenario.residents;
  const peopleSeed = group?.drawnWith === 'run' ? seed : scenarioSeed;
  const entries = group
    ? residentsOfGroup(group, facility, parameter, peopleSeed)
    : (scenario.residents as ResidentEntry[]);
  const byId = <T extends { id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const residents = [...entries]
    .sort(byId)
    .map((e) => residentRecord(e, scenario, facility, parameter, { people: peopleSeed, run: seed }, random, night));
  const staff = staffOnDuty(scenario)
    .sort(byId)
    .map((member) => staffRecord(member, scenario, facility, parameter, seed, random));
  return [...residents, ...staff];
}
