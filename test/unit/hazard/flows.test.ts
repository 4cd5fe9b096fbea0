/** Pressures and flows of the network against closed forms. */
import { describe, expect, it } from 'vitest';
import {
  compileSmoke,
  createSmoke,
  LEDGER,
  OUTDOORS,
  stepSmoke,
  type SmokeNetwork,
} from '../../../engine/hazard/smoke/index.js';
import { BEDDING, door, fire, network, room } from './rooms.js';

const near = (value: number, expected: number, share: number): void =>
  expect(Math.abs(value / expected - 1), `${value} for ${expected}`).toBeLessThan(share);

const made = (given: SmokeNetwork) => {
  const model = compileSmoke(given);
  const shares = new Float64Array(model.controls).fill(1);
  return { model, shares, state: createSmoke(model, shares) };
};

describe('flow', () => {
  it.each([
    // 0.012 kg/s of air of 1.197 kg/m3 through C = 0.7: (m / (C a))^2 / (2 rho). NIST, CFAST verification "Leakage".
    [0.01, 1.2273, 0.003],
    // Near rest the model flows a little less than Bernoulli's root (2 mPa of smoothing).
    [0.04, 0.0767, 0.03],
  ])('through a leak of %d m2 needs its pressure', (area, expected, share) => {
    const { state } = made(
      network({
        rooms: [room('a', 4, 4, 2.5, { leak: area })],
        fans: [{ id: 'supply', from: OUTDOORS, to: 0, flow: 0.012 / 1.1972, intake: 2, outlet: 2 }],
      }),
    );
    near(state.overpressure[0], expected, share);
  });

  it('exchanges through a door as two streams under one another', () => {
    // Room at 60 C, open air at 0 C: m = 2/3 C W rho_o sqrt(2 g H^3 (1 - r) / (1 + r^(-1/3))^3), r = rho_i / rho_o.
    const { state } = made(
      network({
        rooms: [room('a', 4, 4, 2.5, { leak: 0 })],
        wallVents: [door('d', 0, OUTDOORS)],
        indoorTemperature: 333.15,
        outdoorTemperature: 273.15,
        heated: true,
      }),
    );
    const r = 273.15 / 333.15;
    const outdoor = 101325 / (288.571 * 273.15);
    const flow =
      (2 / 3) * 0.7 * 0.9 * outdoor * Math.sqrt((2 * 9.80665 * 8 * (1 - r)) / Math.pow(1 + Math.pow(r, -1 / 3), 3));
    // The heat that keeps the room warm is what that flow takes: c_p m (T_i - T_o).
    near(state.heating[0] / (1010 * 60), flow, 0.005);
  });

  it('of a cold night drives a shaft: 8.6 Pa over 10 m, half of it at each end', () => {
    const { state } = made(
      network({
        rooms: [room('shaft', 3, 3, 10.2, { zones: 1, leak: 0 })],
        wallVents: [
          door('low', 0, OUTDOORS, { sill: 0, soffit: 0.2 }),
          door('high', 0, OUTDOORS, { sill: 10, soffit: 10.2 }),
        ],
        outdoorTemperature: 273.15,
        heated: true,
      }),
    );
    // 3460 (1/T_o - 1/T_i) x 10 = 8.64; the warmer half flows out a little faster, so a little less pressure is needed.
    near(state.overpressure[0], -4.32, 0.06);
    const top = state.overpressure[0] + 3460 * (1 / 273.15 - 1 / 293.15) * 10;
    near(top, 4.32, 0.06);
  });

  it('is none at rest, with everything worked out', () => {
    const { model, shares, state } = made(
      network({
        rooms: [room('a', 4, 4, 2.5), room('b', 4, 4, 2.5), room('above', 4, 4, 2.5, { floor: 2.7 })],
        wallVents: [door('d', 0, 1)],
        floorVents: [{ id: 'hole', above: 2, below: 1, area: 1, shutArea: 0 }],
        // Nothing burns in it, but the rooms near it are followed.
        fires: [fire(0, { times: [0], heatReleaseRates: [0] })],
      }),
    );
    const before = Float64Array.from(state.mass);
    for (let i = 0; i < 600; i += 1) stepSmoke(model, state, 1, shares);
    expect(state.active[1]).toBe(1);
    // Rounding is stirred by the open door, up to some grams in ten minutes; what a fire moves is a kilogram a second.
    before.forEach((mass, layer) => expect(Math.abs(state.mass[layer] - mass)).toBeLessThan(0.01));
    expect(Math.max(...state.overpressure.map(Math.abs))).toBeLessThan(1e-5);
    expect(Math.abs(state.ledger[LEDGER.massOut])).toBeLessThan(1e-6);
  });
});

describe('a sealed room', () => {
  it('gains (gamma - 1) Q / V: 19.2 kPa and 75.3 C after 60 s of 100 kW in 125 m3', () => {
    const { model, shares, state } = made(
      network({
        rooms: [room('box', 5, 5, 5, { zones: 1, leak: 0, surfaces: null })],
        relativeHumidity: 0,
        fires: [
          fire(0, {
            times: [0],
            heatReleaseRates: [100e3],
            fuel: { ...BEDDING, radiativeFraction: 0, heatOfCombustion: 50e6 },
          }),
        ],
      }),
    );
    for (let i = 0; i < 60; i += 1) stepSmoke(model, state, 1, shares);
    near(state.temperature[1] - 273.15, 75.3, 0.02);
    const gas = (288.571 * state.mass[1] * state.temperature[1]) / 125;
    near(gas - 101325, 19200, 0.02);
  });
});

describe('species', () => {
  it('are the yields times what burned: 2.79 g of soot after 30 s of 0.5 g/s at 0.186', () => {
    const fuel = { ...BEDDING, yields: { soot: 0.186, carbonMonoxide: 0.063, hydrogenCyanide: 0.05 } };
    const { model, shares, state } = made(
      network({
        rooms: [room('a', 5, 5, 4, { leak: 0.01 })],
        fires: [fire(0, { times: [0], heatReleaseRates: [5e-4 * 20e6], fuel })],
      }),
    );
    for (let i = 0; i < 30; i += 1) stepSmoke(model, state, 1, shares);
    near(state.ledger[LEDGER.sootMade], 0.00279, 1e-6);
    near(state.species[0] + state.species[8] + state.ledger[LEDGER.sootOut], 0.00279, 1e-6);
  });
});
