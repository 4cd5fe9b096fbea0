/** The order of moving is changed while the run goes on: who is fetched next, and nobody who is in hand already. */
import { describe, expect, it } from 'vitest';
import { findScenario, loadScenario } from '../../../engine/hosts/node/library.js';
import { createSimulation, restoreSimulation, type Simulation } from '../../../engine/simulation.js';

const night = await loadScenario(await findScenario('community-station', process.cwd()), 'night');
const SEED = '1';

/** Residents in the order in which somebody set out to them, from now on. */
function fetched(run: Simulation, until: number): string[] {
  const order: string[] = [];
  while (!run.ended && run.world.tick / run.model.ticksPerSecond < until) {
    run.step();
    for (const { code, person } of run.world.events) if (code === 'taskStarted') order.push(person!);
  }
  return order;
}

const phase = 'upstairs';

describe('the order of a phase, changed by a command', () => {
  const run = createSimulation(night, SEED);
  while (run.world.tasks.length === 0) run.step();
  const at = run.snapshot();
  const first = run.world.tasks[0].resident;

  it('changes who comes next, not who is being fetched, and nothing where nobody gives it', () => {
    const as = fetched(restoreSimulation(night, SEED, at), 1800);
    const other = restoreSimulation(night, SEED, at);
    expect(other.command({ kind: 'order', phase, rules: ['byRoom'] })).toBe(true);
    other.step();
    expect(other.world.tasks[0].resident).toBe(first);
    const changed = fetched(other, 1800);
    expect(changed).not.toEqual(as);
    // Room by room, as they are numbered; before, those who walk went first.
    const rooms = changed.map((id) => Number(id.slice(0, 3)));
    expect(rooms).toEqual([...rooms].sort((a, b) => a - b));
    expect(as[0]).toBe('205-b');
    expect(fetched(restoreSimulation(night, SEED, at), 1800)).toEqual(as);
  });

  it('is part of the state, and comes out the same from a snapshot after it', () => {
    const one = restoreSimulation(night, SEED, at);
    one.command({ kind: 'order', phase, rules: ['byRoom'] });
    one.run(400);
    const two = restoreSimulation(night, SEED, one.snapshot());
    one.dropCaches();
    one.run(900);
    two.run(900);
    expect(two.hash()).toBe(one.hash());
  });

  it('is refused where it is the order already', () => {
    const one = restoreSimulation(night, SEED, at);
    const rules = ['byRoom', 'firstCome'] as const;
    expect(one.refusal({ kind: 'order', phase, rules: [...rules] })).toBeNull();
    one.command({ kind: 'order', phase, rules: [...rules] });
    one.step();
    expect(one.refusal({ kind: 'order', phase, rules: [...rules] })).toEqual({ code: 'sameOrder' });
  });
});
