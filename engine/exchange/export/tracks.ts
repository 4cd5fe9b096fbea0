/** Where everybody is, at constant time steps, by storey: the rows of every trajectory format. */
import type { Facility } from '../../facility/facility.js';
import { floorHeight } from '../../facility/geometry.js';
import type { Recording } from '../../recording/reader.js';
import { contains, distance } from '../import/regions.js';
import type { XY } from '../import/sketch.js';
import type { Ground } from './ground.js';

/** One person at one time. */
export interface TrackRow {
  frame: number;
  /** Whole number from 1, the same person in all files. */
  id: number;
  x: number;
  y: number;
  /** Height of the floor where they are, m. */
  z: number;
  /** Index of the storey, and of the connected piece of its ground. */
  storey: number;
  piece: number;
  space: number;
}

export interface Tracks {
  framesPerSecond: number;
  frames: number;
  rows: TrackRow[];
  /** Positions that lay in a wall by rounding or interpolation and were moved to its face: how many, and the furthest, m. */
  moved: { count: number; most: number };
  /** By id − 1. */
  people: { id: string; kind: 'resident' | 'staff' }[];
}

/**
 * Everybody who is in the building, `framesPerSecond` times a second from t = 0 (a whole number: readers work the rate out
 * of the time step). Whoever has left, or is not there yet, has no row.
 */
export function tracksOf(
  recording: Recording,
  facility: Facility,
  grounds: readonly Ground[],
  framesPerSecond: number,
): Tracks {
  const { people } = recording.header;
  const playhead = recording.playhead();
  const byStorey = new Map(grounds.map((ground) => [ground.storey, ground]));
  const storeyIndex = new Map(facility.storeys.map((storey, i) => [storey.id, i]));
  const frames = Math.floor(recording.duration * framesPerSecond + 1e-9) + 1;
  const rows: TrackRow[] = [];
  const moved = { count: 0, most: 0 };
  for (let frame = 0; frame < frames; frame++) {
    const state = playhead.seek(frame / framesPerSecond);
    for (let row = 0; row < people.length; row++) {
      const index = state.space[row];
      if (index < 0) continue;
      const space = facility.spaces[index];
      // Riders of a lift are between storeys: no ground of a storey is under them.
      if (space === undefined || space.kind === 'liftCar') continue;
      const storey = space.storey;
      const ground = byStorey.get(facility.storeys[storey].id);
      if (ground === undefined) continue;
      const at = onGround([state.x[row], state.y[row]], ground);
      if (at.by > 0) {
        moved.count++;
        moved.most = Math.max(moved.most, at.by);
      }
      const z = floorHeight(space, at.x, at.y);
      const piece = at.piece;
      rows.push({
        frame,
        id: row + 1,
        x: at.x,
        y: at.y,
        z,
        storey: storeyIndex.get(ground.storey)!,
        piece,
        space: index,
      });
    }
  }
  return { framesPerSecond, frames, rows, moved, people: people.map(({ id, kind }) => ({ id, kind })) };
}

/** The point itself where it lies on the ground, else the nearest point of it. */
function onGround(p: XY, ground: Ground): { x: number; y: number; piece: number; by: number } {
  const inside = ground.pieces.findIndex((piece) => contains(piece, p));
  if (inside >= 0) return { x: p[0], y: p[1], piece: inside, by: 0 };
  let best = { x: p[0], y: p[1], piece: 0, by: Infinity };
  ground.pieces.forEach((region, piece) => {
    for (const ring of [region.outline, ...region.holes]) {
      for (let i = 0; i < ring.length; i++) {
        const q = nearest(p, ring[i], ring[(i + 1) % ring.length]);
        const by = distance(p, q);
        if (by < best.by) best = { x: q[0], y: q[1], piece, by };
      }
    }
  });
  return best;
}

function nearest(p: XY, a: XY, b: XY): XY {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
  return [a[0] + dx * t, a[1] + dy * t];
}
