/** What residents wait for, as claims about resources name it. */
import { BEDSIDE_KINDS, DEVICE_KINDS } from '../scenario/kinds.js';
import type { Claim, Scenario } from '../scenario/schema.js';
import { CAUSES } from './codes.js';

export type Resource = Extract<Claim['subject'], { kind: 'resource' }>['resource'];
export type ResourceClaim = Claim & { subject: { kind: 'resource' } };

export const isResourceClaim = (claim: Claim): claim is ResourceClaim => claim.subject.kind === 'resource';

/** The resource that somebody with this cause waits for (indices as the world keeps them); null: none. */
export function resourceWaitedFor(cause: number, ref: number): Resource | null {
  switch (CAUSES[cause]) {
    case 'device':
      return DEVICE_KINDS[ref];
    case 'carer':
      return 'carer';
    case 'refugeFull':
      return 'refuge';
    case 'lift':
    case 'trapped':
      return 'lift';
    default:
      return null;
  }
}

/** Is there any of it that is not out of order from the start. Carers and refuges: what is waited for is there by and by. */
export function hasResource({ facility, incident, plan }: Scenario, resource: Resource): boolean {
  const out = incident.outOfOrder ?? [];
  if (resource === 'carer' || resource === 'refuge') return true;
  if (resource === 'lift')
    return plan.lifts !== undefined && (facility.lifts ?? []).some(({ id }) => !out.includes(id));
  if ((facility.bedside ?? BEDSIDE_KINDS).some((kind) => kind === resource)) return true;
  return (facility.stores ?? []).some(({ id, devices }) => !out.includes(id) && (devices[resource] ?? 0) > 0);
}

/** Seconds of the waits (from, to) that lie between two moments. */
export const secondsWithin = (waits: readonly (readonly [number, number])[], from: number, to: number): number =>
  waits.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0);

/** How a claim about a resource came out: who waited too long for it, and the longest that anybody waited, s. */
export function judgeWaits(
  claim: ResourceClaim,
  scenario: Scenario,
  waited: readonly number[],
): { met: boolean; count: number; of: number; longest: number } {
  const most = claim.condition.kind === 'enough' ? claim.condition.wait : 0;
  const there = hasResource(scenario, claim.subject.resource);
  const count = there ? waited.filter((seconds) => seconds <= most).length : 0;
  return {
    met: there && count === waited.length,
    count,
    of: waited.length,
    longest: there ? Math.max(0, ...waited) : claim.within,
  };
}
