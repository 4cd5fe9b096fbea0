/** Is a claim of the plan met in one run: from when each resident reached safety, and the times of events. */
import type { Model } from '../world/model.js';
import { OUTCOME } from '../world/codes.js';
import { OUTSIDE } from '../facility/facility.js';
import { spacesOfZone } from '../facility/zones.js';
import { eventTime } from '../world/eventTime.js';
import type { Claim } from '../scenario/schema.js';
import type { World } from '../world/world.js';

export interface ClaimResult {
  id: string;
  met: boolean;
  /** When the condition became true, s after the start; null if never (by the end of the run). */
  at: number | null;
  /** The deadline, s after the start; null if the event it counts from did not happen. */
  deadline: number | null;
  /** How many of the subject's residents were safe or sheltered at the deadline, of how many. Events: 0 of 0. */
  count: number;
  of: number;
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

/** Judge one claim on a run that has ended. */
export function evaluateClaim(model: Model, world: World, claim: Claim): ClaimResult {
  const from = eventTime(model, world, claim.after);
  const deadline = Number.isNaN(from) ? null : from + claim.within;
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
