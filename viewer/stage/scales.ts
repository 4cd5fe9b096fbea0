/** Scales of the maps on the floor: which value has which colour and which sign. The legend of the page draws them too. */
import { LEVELS_OF_SERVICE, type DensityMap, type SafetyTimes } from '../../engine/index.js';
import { PALETTES, type Theme } from './palette.js';
import type { Layer } from './types.js';

export interface ScaleStep {
  /** Values above `from` up to `to`, in the scale's unit. */
  from: number;
  /** Infinity: everything above. */
  to: number;
  color: string;
  /** Colour of what is written on it. */
  ink: string;
  /** Level of service, or empty: the values are the sign. */
  sign: string;
  /** Lines across it, for what a number cannot say: not within the recording. */
  hatched: boolean;
}

export interface Scale {
  layer: Exclude<Layer, 'none'>;
  /** Density and level of service: people per m2, the highest that each place had. Time to safety: s. */
  unit: 'people/m2' | 's';
  steps: readonly ScaleStep[];
}

/**
 * Upper bounds of the levels A to E, people per m2. Fruin 1971, tables of levels of service for walkways (3.24, 2.32, 1.39,
 * 0.93, 0.46 m2 a person) and for stairs (1.86, 1.39, 0.93, 0.65, 0.37 m2 a person).
 */
export const LEVEL_BOUNDS = {
  walkway: [0.31, 0.43, 0.72, 1.08, 2.17],
  stair: [0.54, 0.72, 1.08, 1.54, 2.7],
} as const;

/** Upper bounds of the steps of the density map, people per m2. */
const DENSITY_BOUNDS = [0.25, 0.5, 1, 2, 4];
/** Widths a step of the time map may have, s. */
const TIME_STEPS = [30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 14400];
const TIME_STEP_COUNT = 5;

function steps(bounds: readonly number[], theme: Theme, signs: readonly string[]): ScaleStep[] {
  const { ramp, rampInk } = PALETTES[theme];
  return [...bounds, Infinity].map((to, i) => ({
    from: i === 0 ? 0 : bounds[i - 1],
    to,
    color: ramp[i],
    ink: rampInk[i],
    sign: signs[i] ?? '',
    hatched: false,
  }));
}

/** Null where there is nothing to show. The levels of service are written with the bounds of walkways. */
export function scaleFor(layer: Layer, data: DensityMap | SafetyTimes | null, theme: Theme): Scale | null {
  if (layer === 'none' || data === null) return null;
  if (layer === 'density') return { layer, unit: 'people/m2', steps: steps(DENSITY_BOUNDS, theme, []) };
  if (layer === 'levelOfService')
    return { layer, unit: 'people/m2', steps: steps(LEVEL_BOUNDS.walkway, theme, LEVELS_OF_SERVICE) };
  if (!('bySpace' in data)) return null;
  let longest = 0;
  for (const value of data.bySpace) if (Number.isFinite(value)) longest = Math.max(longest, value);
  const width = TIME_STEPS.find((step) => step * TIME_STEP_COUNT >= longest) ?? TIME_STEPS[TIME_STEPS.length - 1];
  const count = Math.max(1, Math.min(TIME_STEP_COUNT, Math.ceil(longest / width)));
  const bounds = Array.from({ length: count }, (_, i) => (i + 1) * width);
  const found = steps(bounds, theme, []);
  // What was not reached is the darkest and hatched, however few steps there are.
  const { ramp, rampInk } = PALETTES[theme];
  const last = found[found.length - 1];
  found[found.length - 1] = { ...last, color: ramp[5], ink: rampInk[5], hatched: true };
  return { layer, unit: 's', steps: found };
}

/** Which step a value belongs to. `onStairs`: levels of service have other bounds there. NaN: -1. */
export function stepOf(scale: Scale, value: number, onStairs = false): number {
  if (Number.isNaN(value)) return -1;
  const last = scale.steps.length - 1;
  if (scale.layer === 'levelOfService') {
    const bounds = onStairs ? LEVEL_BOUNDS.stair : LEVEL_BOUNDS.walkway;
    const found = bounds.findIndex((bound) => value <= bound);
    return found < 0 ? last : found;
  }
  if (scale.layer === 'timeToSafety' && value === Infinity) return last;
  const found = scale.steps.findIndex((step) => value <= step.to);
  return scale.layer === 'timeToSafety' ? Math.min(found, last - 1) : found;
}
