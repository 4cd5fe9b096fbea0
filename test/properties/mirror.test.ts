/** A mirrored building, with people who keep to the other side, gives the mirrored run. */
import { describe, expect, it } from 'vitest';
import { createSimulation, type Simulation } from '../../engine/simulation.js';
import { PACE } from '../../engine/world/codes.js';
import type { Scene } from '../verification/frame/scene.js';
import { randomBuilding } from './randomBuilding.js';

/** Positions of the two runs, mirrored, differ by no more than this, m: rounding, grown a little. */
const SAME = 1e-6;

/** Mirrors everything drawn at x = 0; opening by opening and person by person in the same order. */
function mirror(scene: Scene): void {
  const flip = <T extends readonly number[]>(p: T): T => [-p[0], ...p.slice(1)] as unknown as T;
  for (const space of scene.spaces) {
    space.outline = space.outline.map(flip).reverse();
    if (space.holes !== undefined) space.holes = space.holes.map((hole) => hole.map(flip).reverse());
  }
  for (const opening of scene.openings) opening.at = [flip(opening.at[1]), flip(opening.at[0])];
  for (const person of scene.people) person.at = flip(person.at);
}

/** The building as drawn, and mirrored. */
function pair(seed: string): [Simulation, Simulation] {
  const [a, b] = [false, true].map((mirrored) => {
    const scene = randomBuilding(seed);
    scene.options.parameters = { ...scene.options.parameters, 'locomotion.keepRight': mirrored ? 0 : 1 };
    if (mirrored) mirror(scene);
    return createSimulation(scene.scenario(seed), seed);
  });
  return [a, b];
}

describe('a mirrored building gives the mirrored run', () => {
  it.each(['2', '3', '7', '11', '16'])('building %s: everybody, all the way', (seed) => {
    const [a, b] = pair(seed);
    const one = a.world.people;
    const two = b.world.people;
    let farthest = 0;
    let among = 0;
    while (!a.ended) {
      a.step();
      b.step();
      for (let row = 0; row < one.count; row++) {
        if (one.space[row] !== two.space[row]) farthest = Infinity;
        farthest = Math.max(farthest, Math.abs(one.x[row] + two.x[row]), Math.abs(one.y[row] - two.y[row]));
        if (one.pace[row] >= PACE.among) among++;
      }
    }
    expect(b.ended).toBe(true);
    // They did act on each other.
    expect(among).toBeGreaterThan(1000);
    expect(farthest).toBeLessThan(SAME);
  });

  it('building 17, where rounding decides between two once: everybody leaves within half a second of the mirrored one', () => {
    const [a, b] = pair('17');
    for (const run of [a, b]) while (!run.ended) run.step();
    const one = a.world.people;
    const two = b.world.people;
    for (let row = 0; row < one.count; row++) {
      expect(Math.abs(one.x[row] + two.x[row])).toBeLessThan(0.5);
      expect(Math.abs(one.outcomeAt[row] - two.outcomeAt[row])).toBeLessThan(0.5);
    }
  });
});
