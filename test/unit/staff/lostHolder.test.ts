/** A carer who is lost with a device in hand: it stays where they fell, and others can use it. */
import { describe, expect, it } from 'vitest';
import { createSimulation } from '../../../engine/simulation.js';
import { incapacitate } from '../../../engine/staff/incapacitate.js';
import type { TaskStage } from '../../../engine/world/world.js';
import { chairsDownAStair } from '../../fixtures/towers.js';

describe('a carer lost with the only chair', () => {
  it.each(['fetchDevice', 'approach', 'prepare', 'move'] as const)('in the stage "%s"', (stage: TaskStage) => {
    const simulation = createSimulation(chairsDownAStair(1, ['one', 'two']), '1');
    const { model, world } = simulation;
    const { people } = world;
    const chair = world.devices.findIndex(({ store }) => store >= 0);
    const before = { ...world.devices[chair] };
    const doing = () => world.tasks.find((task) => task.stage === stage && task.device === chair);
    while (doing() === undefined && !simulation.ended) simulation.step();
    const task = doing()!;
    const [row] = task.team;
    const fell = { space: people.space[row], x: people.x[row], y: people.y[row] };
    incapacitate(model, world, row, world.tick / model.ticksPerSecond);
    expect(world.devices[chair]).toMatchObject({ task: -1, ...(stage === 'fetchDevice' ? before : fell) });
    let used = false;
    while (!simulation.ended) {
      simulation.step();
      used ||= world.tasks.some(({ device }) => device === chair);
    }
    expect(used).toBe(true);
  });
});
