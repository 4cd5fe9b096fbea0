/** The plume above a fire and the jet it makes under the ceiling. */
import { exp, PI, pow } from '../../math.js';
import { cubeRoot } from './arithmetic.js';
import { GAS_CONSTANT, AMBIENT_PRESSURE, GRAVITY, SPECIFIC_HEAT } from './constants.js';

/** Specific heat in kJ/kgK, as the correlations want it. */
const HEAT_KILO = SPECIFIC_HEAT / 1000;
const ROOT_GRAVITY = Math.sqrt(GRAVITY);

const densityAt = (temperature: number): number => AMBIENT_PRESSURE / (GAS_CONSTANT * temperature);
const power25 = (x: number): number => x * x * Math.sqrt(x);
const power53 = (x: number): number => {
  const root = cubeRoot(x);
  return x * root * root;
};

/** Diameter of a round fire of this area, m. */
export const diameterOf = (area: number): number => Math.sqrt((4 * area) / PI);

/** Heskestad's dimensionless heat release to the power 0.4. */
function strength(heat: number, diameter: number, temperature: number): number {
  const q = heat / 1000 / (densityAt(temperature) * HEAT_KILO * temperature * ROOT_GRAVITY * power25(diameter));
  return pow(q, 0.4);
}

/** Mean flame height above the fire's base, m. Heskestad 1984; the constant 0.235 takes Q in kW. */
export function flameHeight(heat: number, area: number): number {
  if (heat <= 0) return 0;
  return Math.max(0.01, -1.02 * diameterOf(area) + 0.235 * pow(heat / 1000, 0.4));
}

/**
 * Air drawn into the plume between the fire's base and the height z above it, kg/s. Heskestad 1984 and SFPE Handbook;
 * below the flame tip in proportion to height.
 * @param heat, convective W
 * @param area m2
 * @param corner the fire stands in a corner: by reflection a quarter of a fire four times as large
 * @param temperature of the air around, K
 */
export function plumeEntrainment(
  heat: number,
  convective: number,
  area: number,
  z: number,
  corner: boolean,
  temperature: number,
): number {
  if (z <= 0 || heat <= 0) return 0;
  const mirrored = corner ? 4 : 1;
  const diameter = diameterOf(area * mirrored);
  const q = strength(heat * mirrored, diameter, temperature);
  const origin = diameter * (-1.02 + 1.4 * q);
  const flame = Math.max(1e-4, diameter * (-1.02 + 3.7 * q));
  const above = z > flame;
  const distance = Math.max(1e-4, (above ? z : flame) - origin);
  const density = densityAt(temperature);
  const kilowatts = (convective / 1000) * mirrored;
  const root = cubeRoot(kilowatts);
  const buoyancy = 0.196 * cubeRoot((GRAVITY * density * density) / (HEAT_KILO * temperature));
  const scale = cubeRoot(ROOT_GRAVITY * HEAT_KILO * density * temperature);
  const rise = power53(distance);
  const entrained = buoyancy * root * (rise + (2.9 / (scale * scale)) * root * root);
  return ((above ? 1 : z / flame) * entrained) / mirrored;
}

/** Where a detector hangs in relation to a fire. */
export interface JetPlace {
  /** Of the ceiling and of the detector above the floor, m. */
  ceiling: number;
  height: number;
  /** Distance in plan from the axis of the fire, m. */
  distance: number;
}

/** Gas temperature, K, and speed, m/s, of the last `ceilingJet` call. */
export const jet = { temperature: 0, speed: 0 };

/** Temperature on the plume's axis at the height z above the floor, K. Heskestad; Evans' substitute source across layers. */
function axisTemperature(
  heat: number,
  convective: number,
  area: number,
  base: number,
  interfaceHeight: number,
  lower: number,
  upper: number,
  z: number,
): number {
  const diameter = diameterOf(area);
  const around = base <= interfaceHeight ? lower : upper;
  const origin = diameter * (-1.02 + 1.4 * strength(heat, diameter, around));
  const crosses = base <= interfaceHeight && z > interfaceHeight;
  const temperature = crosses ? upper : around;
  const shifted = crosses ? interfaceHeight - pow(upper / lower, 0.6) * (interfaceHeight - origin) : origin;
  const distance = Math.max(0.1, z - base - shifted);
  const density = densityAt(temperature);
  const root = cubeRoot(convective / 1000);
  const scale = cubeRoot(temperature / (GRAVITY * HEAT_KILO * HEAT_KILO * density * density));
  // Flames are not hotter than about 900 K above their surroundings.
  return around + Math.min(900, (9.1 * scale * root * root) / power53(distance));
}

/**
 * Gas at a detector: the layer's own state, the plume or the ceiling jet, whichever is hotter. Alpert 1972 and Heskestad &
 * Delichatsios 1978 with the jet's thickness of Motevalli & Marks, as CFAST combines them (source, R).
 * @param heat, convective W; `area` m2; `base` of the fire above the floor, m
 */
export function ceilingJet(
  place: JetPlace,
  heat: number,
  convective: number,
  area: number,
  base: number,
  interfaceHeight: number,
  lower: number,
  upper: number,
): void {
  const layer = place.height > interfaceHeight ? upper : lower;
  jet.temperature = layer;
  jet.speed = 0;
  const rise = place.ceiling - base;
  if (heat <= 0 || upper < lower || rise <= 0) return;
  const ratio = place.distance / rise;
  const thickness = 0.112 * rise * (1 - exp(-2.24 * Math.max(ratio, 0.26)));
  if (place.height < place.ceiling - thickness) return;
  const axis = axisTemperature(heat, convective, area, base, interfaceHeight, lower, upper, place.ceiling);
  const spread = (r: number): number => {
    const root = cubeRoot(0.225 + 0.27 * r);
    return 1 / (root * root * root * root);
  };
  const excess = (axis - layer) * (ratio <= 0.2 ? 1 : spread(ratio) / spread(0.2));
  jet.temperature = Math.max(layer, layer + excess);
  const around = base <= interfaceHeight ? lower : upper;
  const q = heat / 1000 / (densityAt(around) * HEAT_KILO * around * ROOT_GRAVITY * power25(rise));
  const speed = ROOT_GRAVITY * Math.sqrt(rise) * cubeRoot(q);
  jet.speed = ratio <= 0.17 ? 3.61 * speed : 1.06 * speed * pow(ratio, -0.69);
}
