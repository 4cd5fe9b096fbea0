/** Whom others draw to an exit, and whom not; decision 24. */
import { describe, expect, it } from 'vitest';
import { drawOf, noteBound } from '../../../engine/locomotion/following.js';
import { createScratch } from '../../../engine/locomotion/scratch.js';
import { PACE } from '../../../engine/world/codes.js';
import { twoExits } from '../../verification/frame/twoExits.js';

/** One who chooses, and others bound for exit 1 (1) or exit 2 (2). */
function setting(following: number, others: readonly number[]) {
  const scene = twoExits({ population: 'care', parameters: { 'exit.following': following } });
  scene.person('room', [5, 3], { preMovement: 100 });
  others.forEach((exit, i) => scene.person('room', [2 + i, 6], { exitsKnown: [`exit-${exit}`] }));
  const simulation = scene.simulation('1');
  simulation.run(1);
  const { model, world } = simulation;
  const scratch = createScratch(model, world);
  noteBound(world, scratch);
  // As if they set off now.
  world.people.goalSpace[0] = -1;
  const exits = ['exit-1', 'exit-2'].map((id) => model.facility.openingByKey.get(id)!);
  const draw = (): number[] | null => {
    const found = drawOf(model, world, scratch, 0);
    return found === null ? null : exits.map((exit) => found[exit]);
  };
  return { model, world, scratch, draw };
}

describe('following', () => {
  it('takes off the share of those in sight that is bound for an exit', () => {
    expect(setting(0.4, [1, 2, 2, 2]).draw()).toEqual([expect.closeTo(0.1), expect.closeTo(0.3)]);
    expect(setting(0.4, [2]).draw()).toEqual([0, 0.4]);
  });

  it('is off unless it is set, and nothing without others', () => {
    expect(setting(0, [2, 2]).draw()).toBeNull();
    expect(setting(0.4, []).draw()).toBeNull();
  });

  it('does not draw whoever was told where to go, is moved, or goes elsewhere than outside', () => {
    const told = setting(0.4, [2]);
    told.world.people.knocked[0] = 1;
    expect(told.draw()).toBeNull();
    const bound = setting(0.4, [2]);
    bound.world.people.goalSpace[0] = 0;
    expect(bound.draw()).toBeNull();
  });

  it('counts nobody who stands, has not decided yet, or is somewhere else', () => {
    const { world, scratch, draw } = setting(0.4, [1, 2]);
    world.people.moving[1] = 0;
    noteBound(world, scratch);
    expect(draw()).toEqual([0, 0.4]);
    world.people.pace[2] = PACE.none;
    noteBound(world, scratch);
    expect(draw()).toBeNull();
  });

  it('the order of people in the file changes nothing', () => {
    const outcome = (order: readonly number[]): unknown => {
      const scene = twoExits({ population: 'care', parameters: { 'exit.following': 0.2 } });
      for (const i of order)
        scene.person('room', [1 + (i % 8), 2 + 2 * Math.floor(i / 8)], { id: `p${i}`, preMovement: i % 5 });
      const simulation = scene.simulation('1');
      simulation.run();
      const { people } = simulation.world;
      return Object.fromEntries(simulation.model.people.map(({ id }, row) => [id, people.outcomeAt[row]]));
    };
    const order = Array.from({ length: 16 }, (_, i) => i);
    expect(outcome([...order].reverse())).toEqual(outcome(order));
  });
});
