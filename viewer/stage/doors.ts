/** How a door is drawn: told by its shape, in plan. */
import type { OpeningInfo } from '../../engine/index.js';

/**
 * passage: no leaf · open: a leaf standing open with the quarter circle it turns through · closed: a leaf that lies in the
 * wall and opens for who passes · sliding: two leaves pushed past each other · shut: a bar over the whole width, shut by
 * somebody · outOfUse: a bar with a cross.
 */
export type DoorSign = 'passage' | 'open' | 'closed' | 'sliding' | 'shut' | 'outOfUse';

const SHUT = 1;
const OUT_OF_USE = 2;

/** `doorShut` as in a snapshot. */
export function doorSign(kind: OpeningInfo['kind'], doorShut: number): DoorSign {
  if ((doorShut & OUT_OF_USE) !== 0) return 'outOfUse';
  if ((doorShut & SHUT) !== 0) return 'shut';
  switch (kind) {
    case 'portal':
      return 'passage';
    case 'door':
    case 'fireDoorHeldOpen':
      return 'open';
    case 'sliding':
      return 'sliding';
    case 'locked':
      return 'outOfUse';
    case 'selfClosing':
    case 'fireDoorSelfClosing':
      return 'closed';
  }
}

/** The leaf of an open door: hinge, tip, and the unit vector of the closed leaf; it turns into space `a`, m. */
export function openLeaf(opening: Pick<OpeningInfo, 'x1' | 'y1' | 'x2' | 'y2'>): {
  hingeX: number;
  hingeY: number;
  tipX: number;
  tipY: number;
  width: number;
} {
  const { x1, y1, x2, y2 } = opening;
  const width = Math.hypot(x2 - x1, y2 - y1);
  // Space a lies to the left of 1→2.
  const leftX = -(y2 - y1) / (width || 1);
  const leftY = (x2 - x1) / (width || 1);
  return { hingeX: x1, hingeY: y1, tipX: x1 + leftX * width, tipY: y1 + leftY * width, width };
}
