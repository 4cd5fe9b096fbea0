/** Somebody is told to fetch a resident with a device of one's choice. */
import { describe, expect, it } from 'vitest';
import { findScenario, loadScenario } from '../../../engine/hosts/node/library.js';
import type { Refusal } from '../../../engine/scenario/command.js';
import { MEANS, type Means } from '../../../engine/scenario/schema.js';
import { createSimulation, restoreSimulation } from '../../../engine/simulation.js';
import { STATE } from '../../../engine/world/codes.js';

const night = await loadScenario(await findScenario('tower-18', process.cwd()), 'night');

describe('a device that was ordered', () => {
  const run = createSimulation(night, '1');
  while (Number.isNaN(run.world.milestones.alarmRaised)) run.step();
  run.run(run.world.tick / 20 + 30);
  const at = run.snapshot();
  const { model, world } = run;
  // Somebody of the fire storey who waits in bed and cannot walk, and one who can.
  const here = (row: number): boolean => model.people[row].id.startsWith('09-') && world.people.task[row] < 0;
  const rows = Array.from({ length: model.residents }, (_, row) => row).filter(here);
  const carried = rows.find((row) => model.people[row].mobility === 'wheelchairAssisted' && world.people.state[row] === STATE.waitingForHelp)!; // prettier-ignore
  const walker = rows.find((row) => model.people[row].mobility === 'independent')!;
  const resident = model.people[carried].id;
  const order = (means?: Means, who = resident) => {
    const again = restoreSimulation(night, '1', at);
    const given = { kind: 'fetch', staff: 'carer-09', resident: who, ...(means === undefined ? {} : { means }) };
    const refusal = again.refusal(given as Parameters<typeof again.refusal>[0]);
    if (refusal !== null) return refusal;
    again.command(given as Parameters<typeof again.refusal>[0]);
    again.step();
    const row = again.model.people.findIndex(({ id }) => id === who);
    const task = again.world.tasks.find((one) => one.resident === row)!;
    return { means: MEANS[task.means], wanted: task.wanted };
  };

  it('is the one the task is begun with, and the hands it takes', () => {
    expect(order('rescueSheet')).toEqual({ means: 'rescueSheet', wanted: 2 });
    expect(order('blanketDrag')).toEqual({ means: 'blanketDrag', wanted: 1 });
    const usual = order() as { means: string };
    expect(['rescueSheet', 'blanketDrag']).not.toContain(usual.means);
  });

  it('is refused where the house has none, where there is no way with it, and for who walks', () => {
    expect((order('carryChair') as Refusal).code).toBe('noDevice');
    expect((order('wheelchair', model.people[walker].id) as Refusal).code).toBe('walks');
  });
});
