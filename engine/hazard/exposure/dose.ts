/**
 * Fractional effective dose of one person: what a minute in a gas adds to it. The dose of asphyxiant gases and that of heat
 * are separate totals; the first to reach its threshold incapacitates. Times of the published laws are minutes.
 */
import { exp, pow } from '../../math.js';
import type { GasState } from '../../world/conditions.js';

/** Oxygen from which on its lack counts, volume %: Purser's term as the source of FDS uses it, R. */
const OXYGEN_ENOUGH = 20;
/** Radiant flux that is borne without end, kW/m2: ISO 13571, R. */
const RADIANT_LEAST = 2.5;
/** Air cooler than this does nobody harm, °C: the law of ISO 13571 is made for more. Assumption, U. */
const CONVECTIVE_LEAST = 40;
/** 0 °C in K. */
const ZERO_CELSIUS = 273.15;

/** Carbon monoxide, ppm: dose per minute, Purser (SFPE), as in FDS+Evac, R. */
export const carbonMonoxideRate = (ppm: number): number => (ppm > 0 ? 2.764e-5 * pow(ppm, 1.036) : 0);

/** Hydrogen cyanide less nitrogen dioxide, ppm: dose per minute, Purser, as in FDS+Evac, R. None without cyanide. */
export function cyanideRate(ppm: number): number {
  if (!(ppm > 0)) return 0;
  const rate = exp(ppm / 43) / 220 - 0.0045;
  return rate > 0 ? rate : 0;
}

/** Factor by which carbon dioxide, volume %, makes people breathe more: Purser, as in FDS+Evac, R; 1 without any. */
export const hyperventilation = (percent: number): number => (percent > 0 ? exp(0.1903 * percent + 2.0004) / 7.1 : 1);

/**
 * Lack of oxygen, volume %: dose per minute, 1 / exp(8.13 - 0.54 (20.9 - O2)), Purser, as in the source of FDS (R). The guide
 * of FDS+Evac prints a further factor of 60, which belongs to a time in seconds: copied, it makes this term 60 times too weak.
 */
export const hypoxiaRate = (percent: number): number =>
  percent < OXYGEN_ENOUGH ? 1 / exp(8.13 - 0.54 * (20.9 - percent)) : 0;

/** Asphyxiant gases together, 1/min: (CO + CN) times hyperventilation, plus lack of oxygen. */
export function gasRate(gas: GasState): number {
  const poison = carbonMonoxideRate(gas.carbonMonoxide * 1e6) + cyanideRate(gas.hydrogenCyanide * 1e6);
  const breathed = poison > 0 ? poison * hyperventilation(gas.carbonDioxide * 100) : 0;
  return breathed + hypoxiaRate(gas.oxygen * 100);
}

/** The short form of ISO 13571:2012 (K), 1/min, to compare with: carbon dioxide counts from 2 % on. */
export function shortFormRate(gas: GasState): number {
  const poison = (gas.carbonMonoxide * 1e6) / 35_000 + pow(gas.hydrogenCyanide * 1e6, 2.36) / 1.2e6;
  return gas.carbonDioxide >= 0.02 ? poison * exp((gas.carbonDioxide * 100) / 5) : poison;
}

/** Hot gas, °C, on somebody fully clothed: 1 / (4.1e8 T^-3.61) a minute, ISO 13571 (K). */
export const convectiveRate = (celsius: number): number => (celsius > 0 ? pow(celsius, 3.61) / 4.1e8 : 0);

/** The same on bare or lightly clothed skin: 1 / (5e7 T^-3.4) a minute, ISO 13571 (K). */
export const convectiveRateUnclothed = (celsius: number): number => (celsius > 0 ? pow(celsius, 3.4) / 5e7 : 0);

/** Radiant heat, kW/m2: 1 / (4.2 q^-1.9) a minute from 2.5 kW/m2 on, ISO 13571 (K; the limit R). */
export const radiantRate = (flux: number): number => (flux >= RADIANT_LEAST ? pow(flux, 1.9) / 4.2 : 0);

/** Convective and radiant heat together, 1/min. Residents at night are lightly clothed or not at all. */
export function heatRate(gas: GasState, clothed: boolean): number {
  const celsius = gas.temperature - ZERO_CELSIUS;
  const radiant = radiantRate(gas.radiantFlux / 1000);
  if (celsius < CONVECTIVE_LEAST) return radiant;
  return radiant + (clothed ? convectiveRate(celsius) : convectiveRateUnclothed(celsius));
}
