/**
 * Footprints as they are drawn, m. Half widths are the engine's parameters `body.*`, in which it moves people; it knows no
 * lengths, so these are for drawing only.
 */
import type { MarkKind } from './marks.js';

export interface Footprint {
  /** Across and along the direction of movement, m. */
  width: number;
  length: number;
  /** Where the length comes from. */
  source: string;
}

export const FOOTPRINTS: Record<MarkKind, Footprint> = {
  walker: { width: 0.5, length: 0.5, source: 'as wide: a disc' },
  frame: { width: 0.65, length: 0.95, source: 'a person of 0.5 m behind a frame' },
  wheelchair: { width: 0.7, length: 1.2, source: 'reference wheelchair of ISO 7176-28' },
  bed: { width: 1, length: 2.15, source: 'nursing bed of IEC 60601-2-52, lying surface 0.9 by 2.0 m' },
  evacuationChair: { width: 0.55, length: 1.05, source: 'assumption' },
  rescueSheet: { width: 0.75, length: 2, source: 'lying on a sheet of 2.0 by 0.75 m' },
  stretcher: { width: 0.9, length: 2.2, source: 'assumption: 2.0 m and handles' },
  carryChair: { width: 0.8, length: 0.95, source: 'assumption' },
  staff: { width: 0.5, length: 0.5, source: 'as wide: a disc' },
};

/** How far from the middle of whoever is moved the members of the team stand, m: behind, in front, at both sides. */
export const TEAM_GAP = 0.28;

/**
 * Where the member `place` (0, 1, 2 …) of a team stands around a body that moves along +x, m: the first pushes or leads from
 * behind, the second goes in front, the others at the sides; an escort goes beside.
 */
export function besideBody(kind: MarkKind, place: number): { x: number; y: number } {
  const { width, length } = FOOTPRINTS[kind];
  const along = length / 2 + TEAM_GAP;
  const across = width / 2 + TEAM_GAP;
  // Whoever walks is led by the arm.
  const order = kind === 'walker' || kind === 'frame' ? [2, 3, 0, 1] : [0, 1, 2, 3];
  const round = Math.floor(place / 4) * 0.5;
  switch (order[place % 4]) {
    case 0:
      return { x: -along - round, y: 0 };
    case 1:
      return { x: along + round, y: 0 };
    case 2:
      return { x: 0, y: across + round };
    default:
      return { x: 0, y: -across - round };
  }
}
