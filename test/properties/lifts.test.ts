/** Towers emptied by lifts: everybody gets out, no car is overloaded or opened between floors, nobody is lost in one. */
import { describe, expect, it } from 'vitest';
import { createSimulation, type Simulation } from '../../engine/simulation.js';
import { CAUSE, OUTCOME, OUTCOMES } from '../../engine/world/codes.js';
import { countHelpers, passengersOf } from '../../engine/world/liftRoom.js';
import { liftTower, type LiftTower } from '../fixtures/lifts.js';

/** What must be true of the lifts after every tick. */
function broken({ model, world }: Simulation): string[] {
  const found: string[] = [];
  const { people } = world;
  const say = (what: string): number => found.push(`${what} @ ${world.tick}`);
  const helpers = countHelpers(world);
  const riding = new Set(world.rides.map(({ row }) => row));
  if (riding.size !== world.rides.length) say('somebody rides twice');
  model.facility.lifts.forEach((lift, i) => {
    const state = world.lifts[i];
    const inside = passengersOf(model, world, i, helpers);
    const mass = inside.reduce((sum, { party }) => sum + party.mass, 0);
    if (mass > lift.load * model.parameter('lift.loadFactor') + 1e-6) say(`${lift.id} carries ${mass} kg`);
    const area = inside.reduce((sum, { party }) => sum + party.length * party.width + party.standing * 0.17, 0);
    if (area > lift.width * lift.depth + 1e-6) say(`${lift.id} holds ${area} m2`);
    if (state.stage !== 'moving' && state.stage !== 'stopped' && Math.abs(state.toZ - lift.stops[state.stop].z) > 1e-9)
      say(`${lift.id} stands between two floors`);
    const passing = world.rides.filter((r) => r.lift === i && (r.stage === 'boarding' || r.stage === 'alighting'));
    if (passing.length > 1) say(`${passing.length} pass the door of ${lift.id}`);
    if (passing.length > 0 && state.stage !== 'open') say(`somebody passes the shut door of ${lift.id}`);
  });
  for (let row = 0; row < people.count; row++) {
    const space = people.space[row];
    if (space < 0 || model.facility.spaces[space].kind !== 'liftCar') continue;
    const car = model.facility.spaces[space];
    const attends = world.lifts.some((state) => state.attendant === row);
    if (people.moving[row] === 1) say(`${model.people[row].id} walks in a car`);
    if (!attends && !riding.has(row) && !riding.has(people.attachedTo[row]))
      say(`${model.people[row].id} is lost in a car`);
    if (people.x[row] < car.minX - 1e-6 || people.x[row] > car.maxX + 1e-6)
      say(`${model.people[row].id} is outside the car`);
    if (people.y[row] < car.minY - 1e-6 || people.y[row] > car.maxY + 1e-6)
      say(`${model.people[row].id} is outside the car`);
  }
  return found;
}

function runTo(scenario: ReturnType<typeof liftTower>, seed: string): Simulation {
  const simulation = createSimulation(scenario, seed);
  const found: string[] = [];
  while (!simulation.ended && found.length === 0) {
    simulation.step();
    found.push(...broken(simulation));
  }
  expect(found).toEqual([]);
  return simulation;
}

const CASES: readonly (readonly [string, LiftTower])[] = [
  ['one lift, what is quicker', {}],
  ['lifts for all', { by: 'lifts', lifts: 2, storeys: 4 }],
  ['a guard runs the car, from the top down', { rule: { attendants: { posts: ['guard'] }, order: 'topDown' } }],
  ["firefighters' control, who waits longest", { rule: { operation: 'firefighters', order: 'firstCome' }, carers: 3 }],
  ['power lost, let out', { powerLoss: { at: 700, lifts: ['lift-A'], releasedAfter: 400 } }],
  ['power lost early', { by: 'lifts', powerLoss: { at: 300, lifts: ['lift-A'], releasedAfter: 60 } }],
];

describe('towers emptied by lifts', () => {
  it.each(CASES)('%s', (name, of) => {
    const simulation = runTo(liftTower(name.replace(/\W/g, ''), of), name);
    const { world, model } = simulation;
    expect(world.endReason).toBe('settled');
    expect(world.rides).toEqual([]);
    const open = Array.from({ length: world.people.count }, (_, row) => row).filter(
      (row) => world.people.outcome[row] !== OUTCOME.safe && row < model.residents,
    );
    expect(open.map((row) => [model.people[row].id, OUTCOMES[world.people.outcome[row]]])).toEqual([]);
  });

  it('caught for the rest of the run: they remain, and it is said why', () => {
    // Looked for: a moment at which somebody is between two floors.
    const before = createSimulation(liftTower('caught', { by: 'lifts', storeys: 6 }), '1');
    let at = -1;
    while (at < 0 && !before.ended) {
      before.step();
      const [state] = before.world.lifts;
      const rides = before.world.rides.some(({ stage }) => stage === 'aboard');
      if (state.stage === 'moving' && rides && before.world.tick / 20 - state.since > 2)
        at = before.world.tick / 20 + 0.01;
    }
    const simulation = runTo(
      liftTower('caught', { by: 'lifts', storeys: 6, powerLoss: { at, lifts: ['lift-A'] } }),
      '1',
    );
    const { world, model } = simulation;
    expect(world.endReason).toBe('settled');
    const remaining = Array.from({ length: model.residents }, (_, row) => row).filter(
      (row) => world.people.outcome[row] === OUTCOME.remaining,
    );
    expect(remaining.length).toBeGreaterThan(0);
    for (const row of remaining) {
      expect(world.people.cause[row]).toBe(CAUSE.trapped);
      expect(world.people.causeSince[row]).toBe(at);
    }
  });
});
