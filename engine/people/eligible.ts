/** Who of staff may work for a phase of the plan. One reading for the run and for its recording. */
import type { StoreyInfo, SpaceInfo } from '../facility/facility.js';
import type { Phase } from '../scenario/schema.js';
import type { OnDuty } from './shift.js';
import { mayLift } from './shift.js';

export interface Reach {
  lowest: number;
  highest: number;
}

/** Ranks of the lowest and the highest storey with a space of the mask. */
export function reachOf(
  spaces: readonly Pick<SpaceInfo, 'index' | 'storey'>[],
  storeys: readonly Pick<StoreyInfo, 'rank'>[],
  mask: Uint8Array,
): Reach {
  const ranks = spaces.filter(({ index }) => mask[index] === 1).map(({ storey }) => storeys[storey].rank);
  return { lowest: Math.min(...ranks), highest: Math.max(...ranks) };
}

/**
 * Those who may lift, of the posts the rule names (nobody leaves the control room unless named), whose station is near enough;
 * help from outside comes from outside however far that is.
 */
export function mayWorkFor(
  rule: Phase['staff'],
  member: Pick<OnDuty, 'post' | 'mayLift' | 'outside' | 'id' | 'station'>,
  rank: number,
  { lowest, highest }: Reach,
): boolean {
  return mayLift(member) && mayServe(rule, member, rank, { lowest, highest });
}

/** The same for what needs no lifting. */
export function mayServe(
  rule: Phase['staff'],
  member: Pick<OnDuty, 'post' | 'outside'>,
  rank: number,
  { lowest, highest }: Reach,
): boolean {
  if (rule?.posts ? !rule.posts.includes(member.post) : member.post === 'controlRoom') return false;
  if (rule?.withinStoreys === undefined || member.outside) return true;
  const away = rank < lowest ? lowest - rank : rank > highest ? rank - highest : 0;
  return away <= rule.withinStoreys;
}
