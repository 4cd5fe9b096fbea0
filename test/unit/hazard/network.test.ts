/** What holds of any network: balances, symmetry, order, length of the step, sprinklers, closed doors. */
import { describe, expect, it } from 'vitest';
import {
  compileSmoke,
  createSmoke,
  DETECTOR_COLUMNS,
  FIRE_COLUMNS,
  gasAtHeight,
  internalEnergy,
  layerHeight,
  LEDGER,
  OUTDOORS,
  stepSmoke,
  type SmokeModel,
  type SmokeNetwork,
  type SmokeState,
} from '../../../engine/hazard/smoke/index.js';
import { gasState } from '../../../engine/world/conditions.js';
import { BEDDING, door, fire, network, room, ward } from './rooms.js';

const run = (
  given: SmokeNetwork,
  seconds: number,
  shares: readonly number[] = [],
  dt = 1,
  watch?: (model: SmokeModel, state: SmokeState) => void,
) => {
  const model = compileSmoke(given);
  const open = new Float64Array(model.controls).fill(1);
  open.set(shares);
  const state = createSmoke(model, open);
  const energy = internalEnergy(model, state);
  const mass = state.mass.reduce((sum, m) => sum + m, 0);
  for (let i = 0; i < seconds / dt; i += 1) {
    stepSmoke(model, state, dt, open);
    watch?.(model, state);
  }
  return { model, state, energy, mass };
};
const sootOf = (state: SmokeState): number =>
  state.species.reduce((sum, value, i) => sum + (i % 8 === 0 ? value : 0), 0);
const gas = gasState();

describe('balances', () => {
  it.each([
    ['with the door open', ward(), [1, 1, 1]],
    ['with everything shut', ward(), [0, 0, 0]],
    ['on a cold night', ward({ outdoorTemperature: 268.15, heated: true }), [1, 0, 1]],
  ])('of mass, energy, soot and oxygen close %s', (_, given, shares) => {
    const { model, state, energy, mass } = run(given, 900, shares);
    const { ledger } = state;
    const gained = internalEnergy(model, state) - energy;
    const given_ = ledger[LEDGER.fireHeat] + ledger[LEDGER.heating] - ledger[LEDGER.wallHeat];
    expect(ledger[LEDGER.released]).toBeGreaterThan(3e7);
    expect(Math.abs(given_ - ledger[LEDGER.enthalpyOut] - gained) / ledger[LEDGER.released]).toBeLessThan(0.01);
    const left = state.mass.reduce((sum, m) => sum + m, 0);
    expect(Math.abs(mass + ledger[LEDGER.fireMass] - ledger[LEDGER.massOut] - left) / mass).toBeLessThan(1e-9);
    const soot = ledger[LEDGER.sootMade];
    expect(Math.abs(soot - ledger[LEDGER.sootOut] - sootOf(state)) / soot).toBeLessThan(0.001);
    expect(ledger[LEDGER.unsolved]).toBe(0);
  });
});

describe('the length of the step', () => {
  it('changes the times limits are passed by less than itself', () => {
    const passed = (dt: number): number[] => {
      const times = [0, 0, 0, 0];
      const before = [-1, -1, -1, -1];
      run(ward(), 400, [1, 0, 1], dt, (model, state) => {
        const values = [
          2 - layerHeight(model, state, 1),
          1.5 - layerHeight(model, state, 1),
          gasAtHeight(model, state, 1, 2.59, gas).extinction - 0.3,
          gasAtHeight(model, state, 0, 2.7, gas).temperature - 373.15,
        ];
        values.forEach((value, i) => {
          if (value > 0 && times[i] === 0) times[i] = state.time - (dt * value) / (value - before[i]);
          before[i] = value;
        });
      });
      return times;
    };
    const whole = passed(1);
    const half = passed(0.5);
    expect(Math.min(...whole)).toBeGreaterThan(0);
    whole.forEach((time, i) => expect(Math.abs(time - half[i])).toBeLessThan(1));
  });
});

describe('order and side', () => {
  it('do not matter', () => {
    const plain = ward();
    const last = plain.rooms.length - 1;
    const flip = (r: number): number => (r === OUTDOORS ? OUTDOORS : last - r);
    const mirrored = ward({
      rooms: [...plain.rooms].reverse(),
      // The other way round wherever an opening may have either side first.
      wallVents: plain.wallVents
        .map((v) => (v.b === OUTDOORS ? { ...v, a: flip(v.a) } : { ...v, a: flip(v.b), b: flip(v.a) }))
        .reverse(),
      fires: [fire(last)],
    });
    const one = run(plain, 300, [1, 0.5, 1]).state;
    const other = run(mirrored, 300, [1, 0.5, 1]).state;
    for (let r = 0; r <= last; r += 1) {
      for (const layer of [0, 1])
        expect(other.temperature[2 * (last - r) + layer]).toBeCloseTo(one.temperature[2 * r + layer], 3);
    }
  });
});

describe('doors', () => {
  it('shut without a gap keep all smoke in', () => {
    const given = ward({ wallVents: [door('d1', 0, 1, { shutWidth: 0 }), door('d2', 2, 1)] });
    const { state } = run(given, 300, [0, 1]);
    const soot = (r: number): number => state.species[16 * r] + state.species[16 * r + 8];
    expect(soot(0)).toBeGreaterThan(0.01);
    expect(soot(1)).toBe(0);
    expect(soot(2)).toBe(0);
  });

  it('open half of the time let about half as much through as wide open ones', () => {
    const through = (share: number): number => {
      const { state } = run(ward(), 300, [1, share, 1]);
      return state.species[32] + state.species[40];
    };
    expect(through(0.5)).toBeGreaterThan(0.2 * through(1));
    expect(through(0.5)).toBeLessThan(0.9 * through(1));
    expect(through(0)).toBeLessThan(0.1 * through(1));
  });
});

describe('more soot', () => {
  it('is never less smoke', () => {
    const of = (soot: number): number => {
      const given = ward({ fires: [fire(0, { fuel: { ...BEDDING, yields: { ...BEDDING.yields, soot } } })] });
      const { model, state } = run(given, 240, [1, 1, 1]);
      return gasAtHeight(model, state, 1, 2.5, gas).extinction;
    };
    expect(of(0.1)).toBeGreaterThan(of(0.05));
    expect(of(0.05)).toBeGreaterThan(of(0.01));
  });
});

describe('a sprinkler', () => {
  it('acts when its bulb does and damps the fire from there', () => {
    const given = ward({
      detectors: [
        {
          id: 'sprinkler',
          kind: 'sprinkler',
          room: 0,
          height: 2.7,
          distance: 2,
          threshold: 341.15,
          delay: 0,
          responseTimeIndex: 50,
          sprayDensity: 5 / 60,
        },
      ],
    });
    const { state } = run(given, 400);
    const acted = state.detectors[DETECTOR_COLUMNS.actedAt];
    expect(acted).toBeGreaterThan(60);
    expect(acted).toBeLessThan(200);
    const from = state.fires[FIRE_COLUMNS.dampedFrom];
    // Medium growth until then, straight lines a little above it.
    expect(from / (11.72 * acted * acted)).toBeGreaterThan(0.99);
    expect(from / (11.72 * acted * acted)).toBeLessThan(1.02);
    expect(state.fires[FIRE_COLUMNS.released] / (from * Math.exp(-(400 - acted) / 262.9))).toBeCloseTo(1, 2);
  });
});

describe('rooms in a ring', () => {
  it('are solved, every step', () => {
    const rooms = Array.from({ length: 6 }, (_, i) => room(`r${i}`, 4, 5, 2.7, { floor: 0.5 * i }));
    const wallVents = rooms
      .map((_, i) =>
        door(`d${i}`, i, (i + 1) % 6, {
          sill: 0.5 * Math.max(i, (i + 1) % 6),
          soffit: 0.5 * Math.min(i, (i + 1) % 6) + 2.6,
        }),
      )
      .filter((v) => v.soffit > v.sill);
    const { state } = run(network({ rooms, wallVents, fires: [fire(2)] }), 600);
    expect(state.ledger[LEDGER.unsolved]).toBe(0);
    expect(state.ledger[LEDGER.iterations] / state.ledger[LEDGER.solutions]).toBeLessThan(6);
  });
});
