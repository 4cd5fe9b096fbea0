/** Which spaces of a drawing have a way out, over whatever opens or can be opened. */
import type { DrawnFacility } from '../../scenario/schema.js';

/** Ids of all spaces from which an exit can be reached. */
export function reachableSpaces(facility: Pick<DrawnFacility, 'openings'>): Set<string> {
  const next = new Map<string, string[]>();
  const join = (a: string, b: string): void => void next.set(a, [...(next.get(a) ?? []), b]);
  for (const { between, kind } of facility.openings) {
    if (kind === 'locked') continue;
    join(between[0], between[1]);
    join(between[1], between[0]);
  }
  const reached = new Set<string>();
  const open = ['outside'];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next.get(id) ?? []) {
      if (other === 'outside' || reached.has(other)) continue;
      reached.add(other);
      open.push(other);
    }
  }
  return reached;
}
