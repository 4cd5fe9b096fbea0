/** Units as other programs write them, and what turns their numbers into those of a scenario file. */
import type { GasSeries } from '../scenario/schema.js';
import type { FileProblems } from './problems.js';

export type Quantity = keyof GasSeries | 'height' | 'time';

interface UnitRule {
  /** As it may be written → factor to the unit of the scenario. */
  factors: Readonly<Record<string, number>>;
  /** Values after the factor beyond which the number cannot be what the unit says. */
  least: number;
  most: number;
}

/** 1/m to base e from 1/m to base 10. */
const LN10 = 2.302585092994046;

const FRACTION: UnitRule = { factors: { 'mol/mol': 1, mol_frac: 1, 'mol %': 0.01 }, least: -1e-6, most: 1 };

export const UNITS: Readonly<Record<Quantity, UnitRule>> = {
  time: { factors: { s: 1 }, least: -Infinity, most: Infinity },
  height: { factors: { m: 1 }, least: -1e-6, most: 200 },
  temperature: { factors: { C: 1, '°C': 1 }, least: -60, most: 2000 },
  extinction: { factors: { '1/m': 1 }, least: -1e-6, most: 10_000 },
  carbonMonoxide: FRACTION,
  carbonDioxide: FRACTION,
  oxygen: FRACTION,
  hydrogenCyanide: FRACTION,
  radiantFlux: { factors: { 'kW/m2': 1, 'kW/m^2': 1, 'kW/m²': 1 }, least: -1, most: 1000 },
};

/** The optical density that CFAST writes is to base 10. */
export const OPTICAL_DENSITY: UnitRule = { factors: { '1/m': LN10 }, least: -1e-6, most: 10_000 };

/** Factor of a unit; NaN and a problem if it is none of those known. */
export function factorOf(
  rule: UnitRule,
  unit: string,
  where: { line: number; column: number; name: string },
  problems: FileProblems,
): number {
  const factor = Object.hasOwn(rule.factors, unit) ? rule.factors[unit] : NaN;
  if (factor !== factor) problems.add('resultsUnit', { ...where, value: unit, allowed: Object.keys(rule.factors) });
  return factor;
}

/** A column in the scenario's unit. Numbers that cannot be are problems; rounding below 0 is taken away. */
export function scaled(
  rule: UnitRule,
  column: readonly number[],
  factor: number,
  where: { line: number; column: number; name: string },
  problems: FileProblems,
): number[] {
  return column.map((raw, row) => {
    const value = raw * factor;
    if (!(value >= rule.least && value <= rule.most) && raw === raw) {
      const allowed = `${rule.least} … ${rule.most}`;
      problems.add('resultsRange', { ...where, line: where.line + row, value: raw, allowed });
    }
    return rule.least > -1 && value < 0 ? 0 : value;
  });
}
