/** What the tests of crowds look at after every tick: walls, speeds, overlaps. */

import { pointInSpace } from '../../../engine/facility/geometry.js';
import { PACE } from '../../../engine/world/codes.js';
import { type Crowd, type Walker } from './crowd.js';

/** Nearest points of two spines: their distance, m. By small steps along one of them, to be independent of the model. */
export function apart({ world, scratch }: Crowd, i: number, j: number): number {
  const people = world.people;
  // At the destination lengths do not count.
  const spine = (row: number): number =>
    people.space[row] === people.goalSpace[row] ? 0 : scratch.footprints.spine[people.body[row]];
  const a = spine(i);
  const b = spine(j);
  let least = Infinity;
  for (let k = 0; k <= (a > 0 ? 200 : 0); k++) {
    const s = a > 0 ? -a + (2 * a * k) / 200 : 0;
    const dx = people.x[i] + s * people.headingX[i] - people.x[j];
    const dy = people.y[i] + s * people.headingY[i] - people.y[j];
    const t = Math.max(-b, Math.min(b, dx * people.headingX[j] + dy * people.headingY[j]));
    least = Math.min(least, Math.hypot(dx - t * people.headingX[j], dy - t * people.headingY[j]));
  }
  return least;
}

/** Deepest overlap of two bodies on the way, m; who still waits for room to step onto the floor is not on it. */
export function deepest(c: Crowd): number {
  const people = c.world.people;
  const walks = (row: number): boolean => people.moving[row] === 1 && people.pace[row] >= PACE.alone;
  let worst = 0;
  for (let i = 0; i < people.count; i++) {
    if (!walks(i)) continue;
    for (let j = 0; j < i; j++) {
      if (!walks(j) || people.space[i] !== people.space[j]) continue;
      const touch = people.radius[i] + people.radius[j];
      if (Math.hypot(people.x[i] - people.x[j], people.y[i] - people.y[j]) > touch + 3) continue;
      worst = Math.max(worst, touch - apart(c, i, j));
    }
  }
  return worst;
}

/** Runs and looks at everybody after every tick: in their space, and not further than their own speed allows. */
export function watched(
  c: Crowd,
  most: number,
): { outside: number; tooFast: number; steps: number; stuck: number; overlap: number } {
  const people = c.world.people;
  const x = Float64Array.from(people.x);
  const y = Float64Array.from(people.y);
  const budget = new Float64Array(people.count);
  const result = { outside: 0, tooFast: 0, steps: 0, stuck: 0, overlap: 0 };
  c.run(most, () => {
    result.stuck += c.world.events.filter((e) => e.code === 'stuck').length;
    // Some of the tests' people stand in each other's way from the start.
    if (c.world.tick > 5 * c.model.ticksPerSecond) result.overlap = Math.max(result.overlap, deepest(c));
    for (let row = 0; row < people.count; row++) {
      const moved = Math.hypot(people.x[row] - x[row], people.y[row] - y[row]);
      // What a tick does not use is handed on, so ways are bounded by the time so far.
      const fastest = Math.max(people.speedLevel[row], people.speedDown[row], people.speedUp[row]);
      budget[row] = Math.max(0, budget[row]) + fastest / c.model.ticksPerSecond - moved;
      if (budget[row] < -1e-6) result.tooFast++;
      budget[row] = Math.min(budget[row], fastest / c.model.ticksPerSecond);
      x[row] = people.x[row];
      y[row] = people.y[row];
      if (people.moving[row] === 0) continue;
      result.steps++;
      const space = c.facility.spaces[people.space[row]];
      if (!pointInSpace(space, people.x[row], people.y[row])) result.outside++;
    }
  });
  return result;
}

export const out = (space: string, points: [number, number][], speed: number): Walker[] =>
  points.map(([x, y]) => ({ space, x, y, to: 'outside', speed }));
