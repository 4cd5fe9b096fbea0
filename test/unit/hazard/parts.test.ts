/** Parts of the smoke model against values worked out by hand from the formulas their comments name. */
import { describe, expect, it } from 'vitest';
import { cubeRoot, smoothStep } from '../../../engine/hazard/smoke/arithmetic.js';
import { burned, productsOf } from '../../../engine/hazard/smoke/combustion.js';
import { conduct, prepareSlab, SLAB_NODES, slabSpacing } from '../../../engine/hazard/smoke/conduction.js';
import { dampingTime } from '../../../engine/hazard/smoke/devices.js';
import { absorptionCoefficient } from '../../../engine/hazard/smoke/emissivity.js';
import { CONCRETE, GYPSUM, networkProblems, tSquared } from '../../../engine/hazard/smoke/index.js';
import { flameHeight, plumeEntrainment } from '../../../engine/hazard/smoke/plume.js';
import { BEDDING, door, fire, network, room } from './rooms.js';

/** Off by at most this share. */
const near = (value: number, expected: number, share: number): void =>
  expect(Math.abs(value / expected - 1), `${value} for ${expected}`).toBeLessThan(share);

describe('the plume', () => {
  // 1 MW on 2 m2 (D = 1.596 m) in air of 20 C, 65 % convective. Q* = 0.280, z0 = -0.285 m, L = 1.92 m.
  it.each([
    // Above the flames 0.071 Qc^(1/3) (z - z0)^(5/3) + 0.00185 Qc.
    [3, 5.66],
    [5, 11.1],
    // At half the height of the flames, half of what they take in all.
    [0.96, 1.75],
  ])('takes in by Heskestad, at %d m', (z, expected) => {
    near(plumeEntrainment(1e6, 0.65e6, 2, z, false, 293.15), expected, 0.015);
  });

  it('in a corner is a quarter of one four times as strong', () => {
    const corner = plumeEntrainment(1e5, 0.65e5, 0.2, 2, true, 293.15);
    near(corner, plumeEntrainment(4e5, 2.6e5, 0.8, 2, false, 293.15) / 4, 1e-9);
  });

  it('has flames as high as Heskestad says', () => {
    // 0.235 x 1000^0.4 - 1.02 x 1.596 = 3.725 - 1.628
    near(flameHeight(1e6, 2), 2.097, 0.002);
    expect(flameHeight(0, 2)).toBe(0);
  });
});

describe('burning', () => {
  it('keeps the atoms: what a kilogram of fuel takes and makes weighs the same', () => {
    const made = productsOf(BEDDING, BEDDING.yields);
    const out = made.carbonDioxide + made.water + made.soot + made.carbonMonoxide + made.hydrogenCyanide;
    // CH1.8O0.3N0.05 weighs 0.01201 + 1.8 x 0.001008 + 0.3 x 0.016 + 0.05 x 0.01401 kg/mol; nitrogen not in HCN stays.
    const nitrogen = (0.05 * 0.01401) / 0.01932 - (0.005 * 0.01401) / 0.027028;
    near(out + nitrogen, 1 + made.oxygen, 0.003);
    near(made.soot, 0.1, 1e-9);
    near(made.carbonMonoxide, 0.04, 1e-9);
  });

  it('stops for want of oxygen', () => {
    // 1 kg/s of air at 23 % holds 0.23 kg of oxygen; by 13.1 MJ/kg it would let 3.01 MW burn, but this fuel takes 1.86 kg
    // a kilogram by its atoms, so 0.1239 kg/s burn: 2.48 MW. 0.1 kg/s of fuel wants 2 MW, 0.3 kg/s want 6 MW.
    const perFuel = productsOf(BEDDING, BEDDING.yields).oxygen;
    near(burned(0.1, 20e6, perFuel, 1, 0.23, 0.15) * 20e6, 2e6, 1e-6);
    near(burned(0.3, 20e6, perFuel, 1, 0.23, 0.15) * 20e6, 2.48e6, 0.01);
    near(burned(0.3, 20e6, 0, 1, 0.23, 0.15) * 20e6, 3.01e6, 0.01);
    expect(burned(0.3, 20e6, perFuel, 1, 0.149, 0.15)).toBe(0);
  });

  it('grows as t squared', () => {
    const { times, heatReleaseRates } = tSquared(11.72, 1e6, 600, 300);
    const at = (t: number): number => {
      const k = times.findIndex((time) => time >= t);
      const share = (t - times[k - 1]) / (times[k] - times[k - 1]);
      return heatReleaseRates[k - 1] + share * (heatReleaseRates[k] - heatReleaseRates[k - 1]);
    };
    // Medium: 42, 168, 379 kW at 60, 120, 180 s (0.0117 t2).
    near(at(60), 42.2e3, 0.02);
    near(at(120), 168.8e3, 0.01);
    near(at(180), 379.7e3, 0.005);
    near(at(500), 1e6, 1e-9);
    near(at(750), 0.5e6, 1e-9);
  });
});

describe('conduction', () => {
  const heated = (material: typeof CONCRETE, flux: number, seconds: number): number => {
    const nodes = new Float64Array(SLAB_NODES).fill(293.15);
    const solver = prepareSlab(material, 1);
    for (let i = 0; i < seconds; i += 1) conduct(solver, nodes, 0, flux, 293.15);
    return nodes[0] - 293.15;
  };

  it('warms a thick slab as a half space: 2 q sqrt(t / (pi k rho c))', () => {
    near(heated(CONCRETE, 1000, 60), 4.455, 0.035);
    near(heated(CONCRETE, 1000, 600), 14.09, 0.03);
  });

  it('ends with q (d / k + 1 / h)', () => {
    near(heated(GYPSUM, 100, 40_000), 100 * (0.016 / 0.16 + 1 / 8), 1e-3);
  });

  it('spaces its nodes over the whole thickness', () => {
    for (const material of [GYPSUM, CONCRETE])
      near(
        slabSpacing(material).reduce((sum, step) => sum + step, 0),
        material.thickness,
        1e-9,
      );
  });
});

describe('small things', () => {
  it('takes cube roots', () => {
    for (const x of [1e-12, 0.3, 1, 8, 27, 1e9]) near(cubeRoot(x), Math.cbrt(x), 1e-15 * 4);
    expect(cubeRoot(0)).toBe(0);
  });

  it('steps smoothly from 0 to 1', () => {
    expect([smoothStep(-1), smoothStep(0), smoothStep(0.5), smoothStep(1), smoothStep(2)]).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('damps by 3 w^-1.8: 360 s for 0.07 mm/s, 263 s for 5 mm/min', () => {
    near(dampingTime(0.07), 360, 0.01);
    near(dampingTime(5 / 60), 263, 0.01);
  });

  it('knows that soot makes gas grey, and clean air hardly', () => {
    // Soot alone: 1195.5 x (1e-3 / 1800) x 600 = 0.398 1/m.
    near(absorptionCoefficient(600, 2, 0, 0, 1e-3), 0.3985, 0.01);
    expect(absorptionCoefficient(293, 2, 0.01, 0.0004, 0)).toBeLessThan(0.15);
  });
});

describe('a network with mistakes', () => {
  it('is told them all at once', () => {
    const problems = networkProblems(
      network({
        rooms: [room('a', 3, 3, 2.5), room('b', 0, 3, 2.5)],
        wallVents: [door('d', 0, 5), door('e', 0, 1, { soffit: -1 })],
        fires: [fire(7, { times: [0, 0], heatReleaseRates: [0, 1] })],
      }),
    );
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['b', 'd', 'e', 'fire', 'fire']);
  });
});
