/** Every space has a way out on foot. */
import type { DrawnFacility } from '../scenario/schema.js';
import type { SpaceInfo } from './facility.js';
import type { ProblemList } from './problems.js';

/** At most this many spaces are named in one problem. */
const NAMED = 10;

/**
 * Reports spaces without an opening and groups of spaces from which no way leads outside. Works on the drawing, so that
 * an opening with a problem of its own does not make a second one here. Locked doors are no way.
 */
export function checkWayOutside(
  input: DrawnFacility,
  spaces: readonly SpaceInfo[],
  spaceByKey: ReadonlyMap<string, number>,
  problems: ProblemList,
): void {
  const ways: number[][] = spaces.map(() => []);
  const open: number[] = [];
  const exits: number[] = [];
  for (const opening of input.openings) {
    const a = spaceByKey.get(opening.between[0].normalize('NFC'));
    const outside = opening.between[1] === 'outside';
    const b = outside ? undefined : spaceByKey.get(opening.between[1].normalize('NFC'));
    if (a !== undefined) open.push(a);
    if (b !== undefined) open.push(b);
    if (a !== undefined && outside && opening.kind !== 'locked') exits.push(a);
    if (a === undefined || b === undefined || opening.kind === 'locked') continue;
    ways[a].push(b);
    ways[b].push(a);
  }
  const joined = new Set(open);
  for (const space of spaces) {
    if (joined.has(space.index)) continue;
    problems.add(`facility.spaces.${space.id}`, 'spaceWithoutOpening', { space: space.id }, 'addOpening');
  }
  if (exits.length === 0) {
    problems.add('facility.openings', 'noExit', {}, 'addExit');
    return;
  }
  const reached = reach(ways, exits);
  const reported = new Set<number>();
  for (const space of spaces) {
    if (reached.has(space.index) || !joined.has(space.index) || reported.has(space.index)) continue;
    const group = [...reach(ways, [space.index])].sort((p, q) => p - q);
    for (const index of group) reported.add(index);
    const named = group.slice(0, NAMED).map((index) => spaces[index].id);
    const parameters = { space: space.id, spaces: named, count: group.length };
    problems.add(`facility.spaces.${space.id}`, 'noWayOutside', parameters, 'unlockOrAddDoor');
  }
}

function reach(ways: readonly number[][], from: readonly number[]): Set<number> {
  const reached = new Set(from);
  const queue = [...reached];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of ways[at]) {
      if (reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return reached;
}
