/** Dose against hand values: the examples of Purser's and of ISO 13571's equations, worked out by hand. */
import { describe, expect, it } from 'vitest';
import {
  carbonMonoxideRate,
  convectiveRate,
  convectiveRateUnclothed,
  cyanideRate,
  gasRate,
  heatRate,
  hyperventilation,
  hypoxiaRate,
  radiantRate,
  shortFormRate,
} from '../../../engine/hazard/exposure/dose.js';
import { gasState, type GasState } from '../../../engine/world/conditions.js';

/** Clean air at 20 °C with some of it replaced; ppm and %. */
function gas(co: number, co2: number, o2 = 20.9, hcn = 0): GasState {
  return {
    ...gasState(),
    temperature: 293.15,
    carbonMonoxide: co / 1e6,
    carbonDioxide: co2 / 100,
    oxygen: o2 / 100,
    hydrogenCyanide: hcn / 1e6,
  };
}

/** Equal in four significant digits of the hand value. */
const fourDigits = (value: number, hand: number): void =>
  expect(Math.abs(value - hand)).toBeLessThanOrEqual(0.5 * 10 ** (Math.floor(Math.log10(hand)) - 3) * 1.0001);

describe('asphyxiant gases', () => {
  it('1000 ppm CO with 2 % CO2: 0.05399 a minute', () => {
    fourDigits(carbonMonoxideRate(1000), 0.03544);
    fourDigits(hyperventilation(2), 1.523);
    fourDigits(gasRate(gas(1000, 2)), 0.05399);
    expect(Math.round((0.3 / gasRate(gas(1000, 2))) * 60)).toBe(333);
    expect(Math.round((1 / gasRate(gas(1000, 2))) * 60)).toBe(1111);
  });

  it('the short form of ISO 13571 gives 0.0426 a minute for the same gas', () => {
    expect(shortFormRate(gas(1000, 2))).toBeCloseTo(0.0426, 4);
    expect(Math.round((0.3 / shortFormRate(gas(1000, 2))) * 60)).toBe(422);
    expect(shortFormRate(gas(1000, 1.99))).toBeCloseTo(1000 / 35000, 6);
  });

  it('3000 ppm CO, 100 ppm HCN, 5 % CO2, 15 % O2: 0.4186 a minute, dose 0.3 after 43 s', () => {
    const all = gas(3000, 5, 15, 100);
    fourDigits(gasRate(all), 0.4186);
    expect(Math.round((0.3 / gasRate(all)) * 60)).toBe(43);
    // With the slip of the guide of FDS+Evac the lack of oxygen would hardly count.
    fourDigits(gasRate({ ...all, oxygen: 0.209 }) + hypoxiaRate(15) / 60, 0.4116);
  });

  it('lack of oxygen: 10 % gives 0.106 a minute, from 20 % on none', () => {
    expect(hypoxiaRate(10)).toBeCloseTo(0.106, 3);
    expect(Math.round(60 / hypoxiaRate(10))).toBe(566);
    expect(hypoxiaRate(20)).toBe(0);
    expect(hypoxiaRate(19.99)).toBeGreaterThan(0);
  });

  it('clean air adds nothing, and no gas anything below nothing', () => {
    expect(gasRate(gas(0, 0.04))).toBe(0);
    expect(cyanideRate(0)).toBe(0);
    for (let ppm = 0; ppm < 50; ppm += 0.5) expect(cyanideRate(ppm)).toBeGreaterThanOrEqual(0);
  });
});

describe('heat', () => {
  it('convected on clothed people: 156 min at 60 °C, 24.7 at 100, 12.8 at 120, 5.7 at 150', () => {
    const minutes = [60, 100, 120, 150].map((t) => 1 / convectiveRate(t));
    expect(minutes.map((m) => Number(m.toPrecision(3)))).toEqual([156, 24.7, 12.8, 5.72]);
  });

  it('on bare skin: 45 min at 60 °C, 7.9 at 100, 4.3 at 120', () => {
    expect([60, 100, 120].map((t) => Number((1 / convectiveRateUnclothed(t)).toPrecision(2)))).toEqual([45, 7.9, 4.3]);
  });

  it('radiant: nothing below 2.5 kW/m2, 4.2 q^-1.9 min from there', () => {
    expect(radiantRate(2.49)).toBe(0);
    fourDigits(1 / radiantRate(2.5), 4.2 * 2.5 ** -1.9);
    fourDigits(1 / radiantRate(10), 4.2 * 10 ** -1.9);
  });

  it('adds the two', () => {
    const hot = { ...gas(0, 0), temperature: 373.15, radiantFlux: 4000 };
    expect(heatRate(hot, true)).toBeCloseTo(1 / 24.7 + radiantRate(4), 3);
    expect(heatRate(hot, false)).toBeCloseTo(convectiveRateUnclothed(100) + radiantRate(4), 9);
  });
});
