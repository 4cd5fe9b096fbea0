/** Is a claim of the plan met, and when was that decided: from the recording alone, as `study/claims.ts` judges the run. */
import { OUTSIDE } from '../facility/facility.js';
import type { Claim } from '../scenario/schema.js';
import {
  isResourceClaim,
  judgeWaits,
  resourceWaitedFor,
  secondsWithin,
  type ResourceClaim,
} from '../world/resources.js';
import type { Chronicle } from './chronicle.js';
import { eventTime } from './response.js';
import { inSafety } from './situation.js';

export interface ClaimMoment {
  id: string;
  /** null: not decided within what is recorded. */
  met: boolean | null;
  /** When the condition became true, s; null: not within the recording. */
  at: number | null;
  /** The deadline, s; null: the event it counts from is not within the recording. */
  deadline: number | null;
  /** Residents of the subject in safety at the deadline, of how many. Events: 0 of 0. */
  count: number;
  of: number;
}

/** When a resident was where the plan wants them, s; Infinity: not within the recording. See `reachedAt` in study/claims. */
function reachedAt(c: Chronicle, row: number, zone: Uint8Array | null): number {
  if (!inSafety(c, row)) return Infinity;
  const at = c.outcomeAt[row];
  if (zone === null || c.plan.defendsInPlace[row] === 1) return at;
  const { spaces } = c.stays[row];
  const space = spaces[spaces.length - 1];
  if (space === OUTSIDE || zone[space] === 0) return at;
  const moved = space !== c.plan.home[row] && space !== c.plan.incidentSpace;
  return moved && c.building.spaces[space].kind === 'refuge' ? at : Infinity;
}

/** Residents, or staff, whom a claim is about, by row; none for events and resources. See `subjectRows` in study/claims. */
export function subjectRows(c: Chronicle, claim: Claim): number[] {
  const { subject } = claim;
  if (subject.kind === 'event' || subject.kind === 'resource') return [];
  const { people, residents } = c.recording.header;
  const all = people.map((_, row) => row);
  if (subject.kind === 'staff')
    return all.slice(residents).filter((row) => subject.posts?.some((post) => post === people[row].post) ?? true);
  const home = subject.zone === undefined ? null : c.plan.zone(subject.zone);
  const only = subject.kind === 'residents' ? subject : null;
  return all.slice(0, residents).filter((row) => {
    const { mobility, class: own, id } = people[row];
    return (
      (home === null || home[c.plan.home[row]] === 1) &&
      only?.mobility?.some((one) => one === mobility) !== false &&
      only?.classes?.some((one) => one === own) !== false &&
      only?.ids?.includes(id) !== false
    );
  });
}

/** When somebody the claim is about was where it wants them, s; Infinity: not within the recording. */
export function reachedBy(c: Chronicle, claim: Claim): (row: number) => number {
  const { subject } = claim;
  const left = subject.kind === 'zone' ? c.plan.zone(subject.zone) : null;
  return (row) => reachedAt(c, row, left);
}

const subjectTimes = (c: Chronicle, claim: Claim): number[] =>
  subjectRows(c, claim)
    .map(reachedBy(c, claim))
    .sort((a, b) => a - b);

/** Seconds that each resident whom the plan moves waited for the resource, from the event until the deadline. */
function waitsFor(c: Chronicle, claim: ResourceClaim, from: number): number[] {
  const { resource, zone } = claim.subject;
  const inside = zone === undefined ? null : c.plan.zone(zone);
  const { cause, causeRef } = c.columns;
  const waited: number[] = [];
  for (let row = 0; row < c.recording.header.residents; row++) {
    if (c.phaseAt(row) < 0 || (inside !== null && inside[c.plan.home[row]] === 0)) continue;
    const waits: [number, number][] = [];
    for (let tick = 0; tick < Infinity;) {
      const next = Math.min(cause[row].until(tick), causeRef[row].until(tick));
      if (resourceWaitedFor(cause[row].value(tick), causeRef[row].value(tick)) === resource)
        waits.push([c.seconds(tick), next === Infinity ? Infinity : c.seconds(next)]);
      tick = next;
    }
    waited.push(secondsWithin(waits, from, from + claim.within));
  }
  return waited;
}

function resourceMoment(c: Chronicle, claim: ResourceClaim, from: number): ClaimMoment {
  const deadline = Number.isNaN(from) ? null : from + claim.within;
  const waited = deadline === null ? [] : waitsFor(c, claim, from);
  const { met, count, of } = judgeWaits(claim, c.recording.header.scenario, waited);
  const over = c.recording.end !== null || (deadline !== null && deadline < c.recording.duration);
  return { id: claim.id, met: over || !met ? met && deadline !== null : null, at: null, deadline, count, of };
}

export function claimMoment(c: Chronicle, claim: Claim): ClaimMoment {
  const from = eventTime(c, claim.after);
  if (isResourceClaim(claim)) return resourceMoment(c, claim, from);
  const deadline = Number.isNaN(from) ? null : from + claim.within;
  const times = subjectTimes(c, claim);
  let at: number;
  if (claim.subject.kind === 'event') {
    const happened = eventTime(c, claim.subject.event);
    at = Number.isNaN(happened) ? Infinity : happened;
  } else {
    const { condition } = claim;
    const wanted =
      condition.kind === 'atLeast'
        ? condition.count
        : condition.kind === 'share'
          ? Math.ceil(condition.share * times.length - 1e-9)
          : times.length;
    at = wanted === 0 ? 0 : wanted > times.length ? Infinity : times[wanted - 1];
  }
  const over = c.recording.end !== null;
  const least = claim.condition.kind === 'margin' ? claim.condition.least : 0;
  const met = deadline !== null && at + least <= deadline;
  const decided = met || over || (deadline !== null && deadline < c.recording.duration);
  return {
    id: claim.id,
    met: decided ? met : null,
    at: at === Infinity ? null : at,
    deadline,
    count: deadline === null ? 0 : times.filter((time) => time <= deadline).length,
    of: times.length,
  };
}
