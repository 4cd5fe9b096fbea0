/** Burning: what a kilogram of fuel takes and makes, and how much air lets burn. */
import { HEAT_PER_OXYGEN, MOLAR, OXYGEN_STEP } from './constants.js';
import { smoothStep } from './arithmetic.js';
import type { Fire, Fuel, Yields } from './network.js';

/** kg taken or made per kg of fuel burned. */
export interface Products {
  oxygen: number;
  carbonDioxide: number;
  water: number;
  soot: number;
  carbonMonoxide: number;
  hydrogenCyanide: number;
}

/**
 * Balance of atoms of C_c H_h O_o N_n with given yields of soot (as carbon), CO and HCN; the rest of the carbon goes to
 * CO2, of the hydrogen to H2O, of the nitrogen to N2. As in NIST TN 1889v1, "Combustion chemistry".
 */
export function productsOf(fuel: Fuel, yields: Yields): Products {
  const { carbon: c, hydrogen: h, oxygen: o, nitrogen: n } = fuel;
  const mass = c * MOLAR.carbon + h * MOLAR.hydrogen + (o * MOLAR.oxygen) / 2 + (n * MOLAR.nitrogen) / 2;
  const soot = (mass * yields.soot) / MOLAR.carbon;
  const carbonMonoxide = (mass * yields.carbonMonoxide) / MOLAR.carbonMonoxide;
  const hydrogenCyanide = Math.min(n, (mass * yields.hydrogenCyanide) / MOLAR.hydrogenCyanide);
  const water = (h - hydrogenCyanide) / 2;
  const carbonDioxide = Math.max(0, c - soot - carbonMonoxide - hydrogenCyanide);
  const oxygen = Math.max(0, carbonDioxide + (water + carbonMonoxide - o) / 2);
  return {
    oxygen: (oxygen * MOLAR.oxygen) / mass,
    carbonDioxide: (carbonDioxide * MOLAR.carbonDioxide) / mass,
    water: (water * MOLAR.water) / mass,
    soot: (soot * MOLAR.carbon) / mass,
    carbonMonoxide: (carbonMonoxide * MOLAR.carbonMonoxide) / mass,
    hydrogenCyanide: (hydrogenCyanide * MOLAR.hydrogenCyanide) / mass,
  };
}

/**
 * Fuel that burns, kg/s.
 * @param fuelRate kg/s of pyrolysis gas offered
 * @param heat J/kg released by it
 * @param oxygenPerFuel kg of O2 taken per kg burned
 * @param air kg/s entrained
 * @param oxygen mass fraction of O2 in it
 * @param limit lower oxygen limit, mass fraction
 */
export function burned(
  fuelRate: number,
  heat: number,
  oxygenPerFuel: number,
  air: number,
  oxygen: number,
  limit: number,
): number {
  if (fuelRate <= 0 || air <= 0) return 0;
  const available = air * oxygen * smoothStep((oxygen - limit) / OXYGEN_STEP);
  const byHeat = (available * HEAT_PER_OXYGEN) / heat;
  const byAtoms = oxygenPerFuel > 0 ? available / oxygenPerFuel : fuelRate;
  return Math.min(fuelRate, byHeat, byAtoms);
}

/** Heat release the fire would have with air enough, W, `time` s after its flames start. */
export function heatReleaseRate(fire: Fire, time: number): number {
  const { times, heatReleaseRates } = fire;
  if (!(time >= times[0])) return 0;
  let i = 0;
  while (i < times.length - 1 && times[i + 1] <= time) i += 1;
  if (i === times.length - 1) return heatReleaseRates[i];
  const share = (time - times[i]) / (times[i + 1] - times[i]);
  return heatReleaseRates[i] + share * (heatReleaseRates[i + 1] - heatReleaseRates[i]);
}
