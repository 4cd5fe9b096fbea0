/**
 * What burns in a care home: how fast, how much, what it gives off. Every value with its source; a scenario can set growth,
 * peak and energy itself. Yields dominate the result, and measured ones for real furniture differ by factors of two.
 */
import { pow } from '../math.js';
import type { Confidence } from '../parameters.js';
import type { BurningItem, FireInput, GrowthClass } from '../scenario/schema.js';
import { GROWTH, tSquared, type Fire, type Fuel } from './smoke/index.js';

export interface BurningItemData {
  fuel: Fuel;
  growth: GrowthClass;
  /** kW */
  peak: number;
  /** MJ */
  energy: number;
  /** Heat released per burning area, kW/m2. */
  heatPerArea: number;
  /** Height of the fire's base above the floor, m. */
  base: number;
  source: string;
  confidence: Confidence;
}

const fuel = (
  [carbon, hydrogen, oxygen, nitrogen]: readonly [number, number, number, number],
  heat: number,
  [soot, carbonMonoxide, hydrogenCyanide]: readonly [number, number, number],
  radiativeFraction = 0.35,
): Fuel => ({
  carbon,
  hydrogen,
  oxygen,
  nitrogen,
  heatOfCombustion: heat * 1e6,
  radiativeFraction,
  yields: { soot, carbonMonoxide, hydrogenCyanide },
});

/** Atoms, MJ/kg, then kg of soot, CO and HCN per kg burned with air enough. */
export const BURNING: Readonly<Record<BurningItem, BurningItemData>> = {
  bedding: {
    fuel: fuel([1, 1.8, 0.3, 0.05], 20, [0.1, 0.04, 0.005]),
    growth: 'medium',
    peak: 1000,
    energy: 300,
    heatPerArea: 500,
    base: 0.5,
    source:
      'mattress of flexible polyurethane with bedding: growth medium to fast, peak 0.5-1.5 MW; yields between a design code (0.07) and foam (0.13); 15 kg at 20 MJ/kg',
    confidence: 'k',
  },
  beddingTreated: {
    fuel: fuel([1, 1.8, 0.3, 0.05], 20, [0.1, 0.04, 0.005]),
    growth: 'slow',
    peak: 150,
    energy: 100,
    heatPerArea: 250,
    base: 0.5,
    source: 'mattress to 16 CFR 1633: below 200 kW within 30 min, below 15 MJ in the first 10 min',
    confidence: 'K',
  },
  polystyrene: {
    fuel: fuel([1, 1, 0, 0], 39.7, [0.18, 0.06, 0]),
    growth: 'ultraFast',
    peak: 3000,
    energy: 6000,
    heatPerArea: 500,
    base: 0.1,
    source: 'expanded polystyrene: Tewarson, SFPE Handbook (soot 0.16-0.21, CO 0.06); peak and energy assumed',
    confidence: 'U',
  },
  battery: {
    fuel: fuel([1, 1.8, 0.3, 0.02], 20, [0.1, 0.06, 0.002]),
    growth: 'ultraFast',
    peak: 1500,
    energy: 100,
    heatPerArea: 1000,
    base: 0.3,
    source: 'scooter or wheelchair with lithium cells, 0.5-2 MW; hydrogen fluoride is not followed',
    confidence: 'U',
  },
  laundry: {
    fuel: fuel([1, 1.7, 0.7, 0.01], 17, [0.03, 0.02, 0.001]),
    growth: 'medium',
    peak: 600,
    energy: 400,
    heatPerArea: 250,
    base: 0.3,
    source:
      'cotton and polyester in bags or a trolley: yields between wood (0.015) and polyester (0.09), SFPE Handbook',
    confidence: 'U',
  },
  electricalCabinet: {
    // The chlorine of PVC is carried along as nitrogen: it takes no oxygen and gives no heat.
    fuel: fuel([1, 1.5, 0, 1.27], 16.4, [0.172, 0.063, 0]),
    growth: 'slow',
    peak: 211,
    energy: 150,
    heatPerArea: 250,
    base: 1,
    source:
      'PVC cables: Tewarson, SFPE Handbook (soot 0.172, CO 0.063); NUREG/CR-6850: 211 kW; hydrogen chloride is not followed',
    confidence: 'k',
  },
  kitchen: {
    fuel: fuel([1, 1.9, 0.1, 0], 38, [0.06, 0.03, 0]),
    growth: 'fast',
    peak: 500,
    energy: 150,
    heatPerArea: 1000,
    base: 0.9,
    source: 'cooking oil and what stands around it; no measurement used',
    confidence: 'U',
  },
};

/** Share of its energy after which a fire decays. EN 1991-1-2 annex E, K. */
const DECAY_SHARE = 0.7;

/** Smouldering of bedding, per kg lost. Quintiere et al. 1982 (CO about 0.1); Mulholland, SFPE Handbook (soot 0.03-0.12), k. */
const SMOULDERING = { massLossRate: 1e-4, heatReleased: 6e6, soot: 0.08, carbonMonoxide: 0.11 };

/** Curve of an item: t squared to its peak, held, and a steady decay over the last part of its energy. Times s, rates W. */
export function curveOf(
  alpha: number,
  peak: number,
  energy: number,
): { times: number[]; heatReleaseRates: number[]; highest: number } {
  const early = DECAY_SHARE * energy;
  const growth = Math.sqrt(peak / alpha);
  const inGrowth = (alpha * growth * growth * growth) / 3;
  const decayStart = inGrowth < early ? growth + (early - inGrowth) / peak : pow((3 * early) / alpha, 1 / 3);
  const highest = Math.min(peak, alpha * decayStart * decayStart);
  return { ...tSquared(alpha, peak, decayStart, (2 * (energy - early)) / highest), highest };
}

export interface FireChoice {
  id: string;
  room: number;
  item: BurningItem;
  growth?: GrowthClass | undefined;
  /** kW, MJ */
  peak?: number | undefined;
  energy?: number | undefined;
  smouldering?: FireInput['smouldering'];
  /** Highest possible base above the floor, m. */
  height: number;
  /** s; Infinity: not before something lights it. */
  ignition: number;
}

/** A fire of the network from what is chosen in a scenario. */
export function fireOf(choice: FireChoice): Fire {
  const item = BURNING[choice.item];
  const alpha = GROWTH[choice.growth ?? item.growth];
  const { times, heatReleaseRates } = curveOf(
    alpha,
    1000 * (choice.peak ?? item.peak),
    1e6 * (choice.energy ?? item.energy),
  );
  const slow = choice.smouldering;
  return {
    id: choice.id,
    room: choice.room,
    times,
    heatReleaseRates,
    areaPerHeat: 1 / (1000 * item.heatPerArea),
    leastArea: 0.1,
    base: Math.min(item.base, 0.5 * choice.height),
    position: 'free',
    fuel: item.fuel,
    smouldering:
      slow === undefined || slow.duration === 0
        ? null
        : {
            duration: slow.duration,
            massLossRate: slow.massLossRate ?? SMOULDERING.massLossRate,
            heatReleased: SMOULDERING.heatReleased,
            yields: { soot: SMOULDERING.soot, carbonMonoxide: SMOULDERING.carbonMonoxide, hydrogenCyanide: 0 },
          },
    ignition: choice.ignition,
  };
}
