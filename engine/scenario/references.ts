/** Whether the parts of a scenario name things that exist, and agree with each other. Geometry is checked by `facility/`. */
import type { Problem } from '../errors.js';
import { problem } from './problems.js';
import { checkDocumentReferences } from './references-document.js';
import type { EventRef, Scenario, Zone } from './schema.js';
import { checkConditions } from './referencesConditions.js';
import { nearestWord } from './words.js';

const secondsOf = (clock: string): number => {
  const [h, m, s = '0'] = clock.split(':');
  return Number(h) * 3600 + Number(m) * 60 + Number(s);
};

/** Conditions of claims that are not about people. */
const CONDITIONS: Partial<Record<string, readonly string[]>> = { event: ['happens'], resource: ['enough'] };

/** Ids of the openings from indoors to the open: outside, or a space that is outdoors. */
function exitsOf(facility: Scenario['facility']): string[] {
  const outdoor = new Set(facility.spaces.filter(({ kind }) => kind === 'outdoor').map(({ id }) => id));
  const indoors = (end: string): boolean => end !== 'outside' && !outdoor.has(end);
  return facility.openings
    .filter(({ between: [a, b], kind }) => kind !== 'locked' && indoors(a) !== indoors(b))
    .map(({ id }) => id);
}

/** A resident is of a mobility class, or of a class of the scenario's own, which says the mobility class. */
function checkClass(
  scenario: Scenario,
  resident: { id: string; mobility?: string; class?: string },
  need: (path: string, value: string, kind: 'class') => void,
  problems: Problem[],
): void {
  const path = `residents.${resident.id}`;
  if (resident.class === undefined) {
    if (resident.mobility === undefined) problems.push(problem(`${path}.mobility`, 'mobilityOrClass', {}));
    return;
  }
  need(`${path}.class`, resident.class, 'class');
  const like = scenario.classes?.find(({ id }) => id === resident.class)?.like;
  if (like !== undefined && resident.mobility !== undefined && resident.mobility !== like)
    problems.push(problem(`${path}.mobility`, 'notOfClass', { value: resident.mobility, other: like }));
}

/** All problems of a scenario whose facility is drawn; empty if there are none. */
export function checkReferences(scenario: Scenario): Problem[] {
  const problems: Problem[] = [];
  const { facility, plan, roster, incident } = scenario;
  const ids = (items: readonly { id: string }[] | undefined): string[] => (items ?? []).map((item) => item.id);
  const known = {
    storey: ids(facility.storeys),
    space: ids(facility.spaces),
    compartment: [...ids(facility.compartments), ...facility.spaces.flatMap((s) => s.compartment ?? [])],
    opening: ids(facility.openings),
    exit: exitsOf(facility),
    bed: ids(facility.beds),
    station: ids(facility.stations),
    store: ids(facility.stores),
    lift: ids(facility.lifts),
    stair: facility.spaces.flatMap((s) => s.stair ?? []),
    void: ids(scenario.protection?.voids),
    phase: ids(plan.phases),
    class: ids(scenario.classes),
    // Residents of a group have the ids of their beds.
    resident: Array.isArray(scenario.residents) ? ids(scenario.residents) : ids(facility.beds),
    shift: Object.keys(roster.shifts),
  };
  const sets = Object.fromEntries(Object.entries(known).map(([kind, list]) => [kind, new Set(list)])) as Record<
    keyof typeof known,
    Set<string>
  >;
  const need = (path: string, value: string, kind: keyof typeof known): void => {
    if (!sets[kind].has(value))
      problems.push(problem(path, 'noSuch', { value, kind }, nearestWord(value, known[kind])));
  };

  // ---- residents
  if (Array.isArray(scenario.residents)) {
    const taken = new Map<string, string>();
    for (const resident of scenario.residents) {
      const path = `residents.${resident.id}.bed`;
      need(path, resident.bed, 'bed');
      checkClass(scenario, resident, need, problems);
      const other = taken.get(resident.bed);
      resident.exitsKnown?.forEach((exit, i) => need(`residents.${resident.id}.exitsKnown.${i}`, exit, 'exit'));
      if (other !== undefined) problems.push(problem(path, 'bedTaken', { value: resident.bed, other }));
      taken.set(resident.bed, resident.id);
    }
  } else {
    const { count, shares } = scenario.residents;
    if (count > known.bed.length)
      problems.push(problem('residents.count', 'tooManyResidents', { value: count, most: known.bed.length }));
    const sum = shares.selfCaring + shares.partlyDependent + shares.fullyDependent;
    if (Math.abs(sum - 1) > 1e-6)
      problems.push(problem('residents.shares', 'sharesNotOne', { value: Number(sum.toFixed(6)) }));
  }

  // ---- roster
  for (const [name, shift] of Object.entries(roster.shifts)) {
    for (const member of shift.staff)
      need(`roster.shifts.${name}.staff.${member.id}.station`, member.station, 'station');
  }
  if (roster.onDuty !== undefined) need('roster.onDuty', roster.onDuty, 'shift');
  else {
    const t = secondsOf(incident.clock);
    const covered = Object.values(roster.shifts).some((shift) => {
      const from = secondsOf(shift.from);
      const to = secondsOf(shift.to);
      return from < to ? t >= from && t < to : t >= from || t < to;
    });
    if (!covered) {
      const allowed = Object.entries(roster.shifts).map(([name, s]) => `${name} ${s.from}–${s.to}`);
      problems.push(problem('incident.clock', 'noShiftAtClock', { value: incident.clock, allowed }));
    }
  }

  // ---- plan
  const zone = (path: string, z: Zone): void => {
    if ('storey' in z && z.storey !== 'incident') need(`${path}.storey`, z.storey, 'storey');
    if ('compartment' in z && z.compartment !== 'incident') need(`${path}.compartment`, z.compartment, 'compartment');
    if ('spaces' in z) z.spaces.forEach((s, i) => s !== 'incident' && need(`${path}.spaces.${i}`, s, 'space'));
  };
  const event = (path: string, e: EventRef): void => {
    if (typeof e !== 'string') need(`${path}.phase`, e.phase, 'phase');
  };
  for (const phase of plan.phases) {
    const path = `plan.phases.${phase.id}`;
    event(`${path}.trigger.after`, phase.trigger.after);
    phase.zones.forEach((z, i) => zone(`${path}.zones.${i}`, z));
  }
  plan.defendInPlace?.forEach((z, i) => zone(`plan.defendInPlace.${i}`, z));
  plan.duties?.forEach((duty) => {
    const path = `plan.duties.${duty.id}`;
    event(`${path}.trigger.after`, duty.trigger.after);
    duty.zones?.forEach((z, i) => zone(`${path}.zones.${i}`, z));
  });
  for (const claim of plan.claims) {
    const path = `plan.claims.${claim.id}`;
    event(`${path}.after`, claim.after);
    if (claim.subject.kind === 'zone') zone(`${path}.subject.zone`, claim.subject.zone);
    if (claim.subject.kind === 'residents') {
      const { zone: where, ids: who } = claim.subject;
      if (where !== undefined) zone(`${path}.subject.zone`, where);
      who?.forEach((value, i) => need(`${path}.subject.ids.${i}`, value, 'resident'));
    }
    if (claim.subject.kind === 'event') event(`${path}.subject.event`, claim.subject.event);
    if (claim.subject.kind === 'resource' && claim.subject.zone !== undefined)
      zone(`${path}.subject.zone`, claim.subject.zone);
    const allowed: readonly string[] = CONDITIONS[claim.subject.kind] ?? ['clear', 'atLeast', 'share', 'margin'];
    if (!allowed.includes(claim.condition.kind)) {
      problems.push(problem(`${path}.condition.kind`, 'notOneOf', { value: claim.condition.kind, allowed }));
    }
  }
  // A phase that waits, through others, for itself never begins.
  const after = new Map(
    plan.phases.map((p) => [p.id, typeof p.trigger.after === 'string' ? undefined : p.trigger.after.phase]),
  );
  for (const phase of plan.phases) {
    let at = after.get(phase.id);
    for (let steps = 0; at !== undefined && steps <= plan.phases.length; steps++) {
      if (at === phase.id) {
        problems.push(problem(`plan.phases.${phase.id}.trigger.after`, 'waitsForItself', { value: phase.id }));
        break;
      }
      at = after.get(at);
    }
  }

  // ---- document and building
  checkDocumentReferences(scenario, { need, zone });

  // ---- incident and protection
  need('incident.space', incident.space, 'space');
  incident.powerLoss?.lifts?.forEach((value, i) => need(`incident.powerLoss.lifts.${i}`, value, 'lift'));
  checkLifts(scenario, need, event, problems);
  const breakable = [...known.opening, ...known.stair, ...known.store, ...known.lift];
  const { protection } = scenario;
  const all = (path: string, list: readonly string[] | undefined, kind: keyof typeof known): void =>
    list?.forEach((value, i) => need(`${path}.${i}`, value, kind));
  all('protection.detectorsMissing', protection?.detectorsMissing, 'space');
  all('protection.wedged', protection?.wedged, 'opening');
  if (Array.isArray(protection?.openAtStart)) all('protection.openAtStart', protection.openAtStart, 'opening');
  protection?.voids?.forEach((v) => all(`protection.voids.${v.id}.spaces`, v.spaces, 'space'));
  protection?.exhaust?.forEach((e) => need(`protection.exhaust.${e.id}.space`, e.space, 'space'));
  protection?.pressurisedStairs?.forEach((p) => need(`protection.pressurisedStairs.${p.stair}`, p.stair, 'stair'));
  const spread = incident.fire?.spreadsTo;
  if (spread !== undefined) need('incident.fire.spreadsTo.void', spread.void, 'void');
  const breakableSet = new Set(breakable);
  if (incident.conditions !== undefined)
    problems.push(...checkConditions(incident.conditions, (path, value) => need(path, value, 'space')));
  incident.outOfOrder?.forEach((value, i) => {
    if (breakableSet.has(value)) return;
    problems.push(
      problem(
        `incident.outOfOrder.${i}`,
        'noSuch',
        { value, kind: 'opening' },
        nearestWord(value, breakable.slice(0, 5000)),
      ),
    );
  });
  return problems;
}

/** Lifts that the plan uses exist, and are such as the rules let be used; phases that go by lift have lifts. */
function checkLifts(
  scenario: Scenario,
  need: (path: string, value: string, kind: 'lift') => void,
  event: (path: string, e: EventRef) => void,
  problems: Problem[],
): void {
  const { plan, facility } = scenario;
  for (const phase of plan.phases) {
    if (phase.by === undefined || phase.by === 'stairs' || plan.lifts !== undefined) continue;
    problems.push(problem(`plan.phases.${phase.id}.by`, 'noLiftsInPlan', { value: phase.by }));
  }
  checkLiftFacts(scenario, problems);
  const fit = (path: string, value: string, whatIf: boolean): void => {
    need(path, value, 'lift');
    const lift = facility.lifts?.find(({ id }) => id === value);
    if (lift === undefined || lift.kind === 'firefighters' || lift.meetsFireRules === true || whatIf) return;
    problems.push({
      ...problem(path, 'liftNotForEvacuation', { value, kind: lift.kind }),
      hint: { code: 'sayRegardless', parameters: {} },
    });
  };
  scenario.roster.outside?.brigade?.lifts?.forEach((value, i) =>
    fit(`roster.outside.brigade.lifts.${i}`, value, false),
  );
  if (plan.lifts === undefined) return;
  const whatIf = plan.lifts.regardlessOfRules === true;
  if (plan.lifts.begins !== undefined) event('plan.lifts.begins.after', plan.lifts.begins.after);
  plan.lifts.use.forEach((value, i) => {
    const path = `plan.lifts.use.${i}`;
    fit(path, value, whatIf);
    if (whatIf || scenario.document?.liftsAllowed === undefined || scenario.document.liftsAllowed.includes(value))
      return;
    problems.push({
      ...problem(path, 'liftNotAllowed', { value }),
      hint: { code: 'sayAllowed', parameters: {} },
    });
  });
}

/** What the building's facts say of a lift that is drawn, too, is what the drawing says. */
function checkLiftFacts({ facility, building }: Scenario, problems: Problem[]): void {
  const drawn = facility.lifts ?? [];
  if (drawn.length === 0) return;
  for (const stated of building?.lifts ?? []) {
    const path = `building.lifts.${stated.id}`;
    const lift = drawn.find(({ id }) => id === stated.id);
    if (lift === undefined) {
      const hint = nearestWord(
        stated.id,
        drawn.map(({ id }) => id),
      );
      problems.push(problem(path, 'noSuch', { value: stated.id, kind: 'lift' }, hint));
      continue;
    }
    const use = lift.kind === 'firefighters' ? 'fire' : 'ordinary';
    if (stated.use !== use)
      problems.push(problem(`${path}.use`, 'liftsDisagree', { value: stated.use, allowed: use, field: 'kind' }));
    if (stated.load !== lift.load)
      problems.push(
        problem(`${path}.load`, 'liftsDisagree', { value: stated.load, allowed: lift.load, field: 'load' }),
      );
  }
}
