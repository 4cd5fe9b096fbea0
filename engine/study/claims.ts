/** Is a claim of the plan met in one run: from when each resident reached safety, and the times of events. */
import type { Model } from '../world/model.js';
import { OUTCOME } from '../world/codes.js';
import { OUTSIDE } from '../facility/facility.js';
import { spacesOfZone } from '../facility/zones.js';
import { eventTime } from '../world/eventTime.js';
import type { Claim } from '../scenario/schema.js';
import type { World } from '../world/world.js';
import { isResourceClaim, judgeWaits, secondsWithin, type ResourceClaim } from '../world/resources.js';
import type { WaitWatch } from './waits.js';

export interface ClaimResult {
  id: string;
  met: boolean;
  /** When the condition became true, s after the start; null if never (by the end of the run). */
  at: number | null;
  /** The deadline, s after the start; null if the event it counts from did not happen. */
  deadline: number | null;
  /**
   * How many of the subject's residents were safe or sheltered at the deadline, of how many. Events: 0 of 0. Resources: who
   * did not wait too long, of those whom the plan moves.
   */
  count: number;
  of: number;
  /** Resources: the longest that anybody waited for it until the deadline, s. */
  waited?: number;
}

/** Residents, or staff, whom a claim is about, by row. A zone: those who live in it. */
export function subjectRows(model: Model, claim: Claim): number[] {
  const { subject } = claim;
  if (subject.kind === 'event') return [];
  const rows: number[] = [];
  if (subject.kind === 'staff') {
    for (let row = model.residents; row < model.people.length; row++)
      if (subject.posts?.includes(model.people[row].post!) ?? true) rows.push(row);
    return rows;
  }
  const mask = subject.zone === undefined ? null : spacesOfZone(model.facility, subject.zone, model.incidentSpace);
  const only = subject.kind === 'residents' ? subject : null;
  for (let row = 0; row < model.residents; row++) {
    const person = model.people[row];
    if (mask !== null && mask[model.facility.beds[person.bed].spaceIndex] === 0) continue;
    if (only?.mobility?.includes(person.mobility!) === false || only?.ids?.includes(person.id) === false) continue;
    if (only?.classes !== undefined && (person.class === null || !only.classes.includes(person.class))) continue;
    rows.push(row);
  }
  return rows;
}

/**
 * When resident `row` was where the plan wants them, s; Infinity if never.
 * A zone is clear of them only when they have left it, unless the plan lets them stay, or brings them to a refuge in it.
 */
function reachedAt(model: Model, world: World, row: number, zone: Uint8Array | null): number {
  const people = world.people;
  const outcome = people.outcome[row];
  if (outcome !== OUTCOME.safe && outcome !== OUTCOME.sheltered) return Infinity;
  if (zone === null || model.defendsInPlace[row] === 1) return people.outcomeAt[row];
  const space = people.space[row];
  if (space === OUTSIDE || zone[space] === 0) return people.outcomeAt[row];
  const home = model.facility.beds[model.people[row].bed].spaceIndex;
  const moved = space !== home && space !== model.incidentSpace;
  return moved && model.facility.spaces[space].kind === 'refuge' ? people.outcomeAt[row] : Infinity;
}

/** A claim about a resource: did anybody whom the plan moves wait too long for it. */
function evaluateResource(
  model: Model,
  world: World,
  claim: ResourceClaim,
  from: number,
  waits: WaitWatch,
): ClaimResult {
  const rows = subjectRows(model, claim).filter((row) => world.people.phase[row] >= 0);
  const happened = !Number.isNaN(from);
  const deadline = happened ? from + claim.within : null;
  const waited = rows.map((row) =>
    deadline === null ? 0 : secondsWithin(waits.of(row, claim.subject.resource), from, deadline),
  );
  const { met, count, of, longest } = judgeWaits(claim, model.scenario, waited);
  return { id: claim.id, met: met && happened, at: null, deadline, count: happened ? count : 0, of, waited: longest };
}

/**
 * Judge one claim on a run that has ended.
 * @param waits who waited for what in it; only claims about resources need it
 * @throws RangeError for such a claim without it
 */
export function evaluateClaim(model: Model, world: World, claim: Claim, waits: WaitWatch | null = null): ClaimResult {
  const from = eventTime(model, world, claim.after);
  const deadline = Number.isNaN(from) ? null : from + claim.within;
  if (isResourceClaim(claim)) {
    if (waits === null) throw new RangeError(`nobody watched who waited for what: ${claim.id}`);
    return evaluateResource(model, world, claim, from, waits);
  }
  if (claim.subject.kind === 'event') {
    const at = eventTime(model, world, claim.subject.event);
    const happened = !Number.isNaN(at);
    return {
      id: claim.id,
      met: happened && deadline !== null && at <= deadline,
      at: happened ? at : null,
      deadline,
      count: 0,
      of: 0,
    };
  }
  const zone =
    claim.subject.kind === 'zone' ? spacesOfZone(model.facility, claim.subject.zone, model.incidentSpace) : null;
  const times = subjectRows(model, claim)
    .map((row) => reachedAt(model, world, row, zone))
    .sort((a, b) => a - b);
  const { condition } = claim;
  const wanted =
    condition.kind === 'atLeast'
      ? condition.count
      : condition.kind === 'share'
        ? Math.ceil(condition.share * times.length - 1e-9)
        : times.length;
  // Nobody wanted: true from the start. More wanted than there are: never.
  const at = wanted === 0 ? 0 : wanted > times.length ? Infinity : times[wanted - 1];
  const count = deadline === null ? 0 : times.filter((t) => t <= deadline).length;
  const least = condition.kind === 'margin' ? condition.least : 0;
  return {
    id: claim.id,
    met: deadline !== null && at + least <= deadline,
    at: at === Infinity ? null : at,
    deadline,
    count,
    of: times.length,
  };
}
