/** A carer who is lost with a device in hand: it stays where they fell, and others can use it. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { incapacitate } from '../../../engine/staff/incapacitate.js';
import type { TaskStage } from '../../../engine/world/world.js';
import { towerScenario } from '../../fixtures/towers.js';

/** Two carers who take six residents down a stair in one chair. */
function scenario(): Scenario {
  const made = towerScenario('3', { storeys: 2, bedsPerStorey: 6, bedroomsFrom: 2, compartments: 1 });
  made.residents = { count: 6, shares: { selfCaring: 0, partlyDependent: 0, fullyDependent: 1 } };
  made.plan.phases = [{ id: 'out', trigger: { after: 'alarmRaised' }, zones: [{ all: true }], to: ['outside'] }];
  made.plan.moving = (['wheelchairSelf', 'wheelchairAssisted', 'bedridden'] as const).map((mobility) => ({
    mobility,
    stairs: 'evacuationChair',
    helpersStairs: 1,
  }));
  made.facility.stores = [{ ...made.facility.stores![0], devices: { evacuationChair: 1 } }];
  const [station] = made.facility.stations!;
  for (const shift of Object.values(made.roster.shifts))
    shift.staff = ['one', 'two'].map((id) => ({ id, post: 'carer', station: station.id, training: 'monthly' }));
  made.plan.claims = [];
  return made;
}

describe('a carer lost with the only chair', () => {
  it.each(['fetchDevice', 'approach', 'prepare', 'move'] as const)('in the stage "%s"', (stage: TaskStage) => {
    const simulation = createSimulation(scenario(), '1');
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
