/** A run with lifts gives the same hash however it is cut: also in the middle of a ride, or with people caught. */
import { describe, expect, it } from 'vitest';
import { createSimulation, restoreSimulation } from '../../engine/simulation.js';
import { liftTower, type LiftTower } from '../fixtures/lifts.js';

describe('determinism with lifts', () => {
  const of: LiftTower = { storeys: 3, beds: 4, carers: 2, by: 'lifts', rule: { attendants: { posts: ['guard'] } } };

  /** A moment at which the car of this run is between two floors with a resident inside, s. */
  function caught(): number {
    const simulation = createSimulation(liftTower('determinism', of), 'a');
    const { world, model } = simulation;
    for (;;) {
      simulation.step();
      const now = world.tick / model.ticksPerSecond;
      const [{ stage, since }] = world.lifts;
      const inside = world.rides.some((ride) => ride.stage === 'aboard' && ride.row < model.residents);
      if (stage === 'moving' && now - since > 1 && inside) return now + 0.01;
    }
  }
  const scenario = liftTower('determinism', {
    ...of,
    powerLoss: { at: caught(), lifts: ['lift-A'], releasedAfter: 200 },
  });

  it('snapshot and go on gives the same run, wherever a ride is cut', () => {
    const whole = createSimulation(scenario, 'a');
    const cuts = new Map<string, Uint8Array>();
    /** Hash every so many ticks: far enough on to show a difference, without running everything to its end. */
    const every = 1000;
    const hashes = new Map<number, string>();
    while (!whole.ended) {
      whole.step();
      if (whole.world.tick % every === 0) hashes.set(whole.world.tick, whole.hash());
      // The first tick of each stage of a car and of a ride.
      for (const { stage } of whole.world.lifts)
        if (!cuts.has(`car ${stage}`)) cuts.set(`car ${stage}`, whole.snapshot());
      for (const { stage } of whole.world.rides)
        if (!cuts.has(`ride ${stage}`)) cuts.set(`ride ${stage}`, whole.snapshot());
    }
    // At the door somebody may be for less than a tick.
    cuts.delete('ride atDoor');
    expect([...cuts.keys()].sort()).toEqual(
      [
        ...['closing', 'moving', 'open', 'opening', 'standing', 'stopped'].map((stage) => `car ${stage}`),
        ...['aboard', 'alighting', 'boarding', 'called', 'coming', 'waiting'].map((stage) => `ride ${stage}`),
      ].sort(),
    );
    for (const [where, bytes] of cuts) {
      const rest = restoreSimulation(scenario, 'a', bytes);
      const until = (Math.floor(rest.world.tick / every) + 2) * every;
      rest.run(until / rest.model.ticksPerSecond);
      expect(rest.hash(), where).toBe(hashes.get(until) ?? whole.hash());
    }
  });
});
