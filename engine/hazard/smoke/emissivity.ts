/** Emissivity of water vapour, carbon dioxide and soot in a gas layer. */
import { exp, log } from '../../math.js';
import { LEAST_ABSORPTION, SOOT_ABSORPTION, SOOT_DENSITY } from './constants.js';

/**
 * Hottel's charts (Tien, Lee & Stretton, SFPE Handbook, "Radiation heat transfer"), as read off by NIST for CFAST (a work
 * of the United States, not under copyright there): emissivity x 10^4 by partial pressure times path (rows, atm m) and
 * temperature (columns, K).
 */
const TEMPERATURES = [300, 400, 500, 600, 700, 800, 900, 1000, 2000];
const PATHS = [0.001, 0.002, 0.004, 0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 1, 2, 4];
// prettier-ignore
const CARBON_DIOXIDE = [
  144, 141, 166, 200, 209, 204, 200, 182, 43,
  209, 204, 234, 282, 295, 295, 282, 263, 79,
  302, 282, 324, 363, 407, 407, 389, 380, 129,
  468, 447, 468, 537, 575, 575, 562, 537, 219,
  631, 575, 616, 692, 724, 741, 724, 708, 302,
  794, 724, 758, 832, 912, 933, 933, 871, 417,
  1020, 955, 955, 1070, 1110, 1140, 1160, 1140, 692,
  1140, 1110, 1120, 1220, 1310, 1360, 1400, 1380, 794,
  1350, 1280, 1310, 1420, 1550, 1610, 1640, 1610, 1000,
  1580, 1550, 1580, 1720, 1840, 1950, 2000, 2000, 1270,
  1780, 1720, 1790, 1970, 2140, 2280, 2330, 2290, 1550,
  1930, 1930, 2070, 2250, 2450, 2580, 2620, 2620, 1840,
];
// prettier-ignore
const WATER = [
  302, 178, 126, 100, 79, 65, 53, 43, 9,
  468, 295, 219, 174, 144, 120, 100, 83, 18,
  676, 474, 347, 288, 251, 219, 186, 162, 38,
  1000, 741, 602, 501, 447, 398, 363, 331, 102,
  1340, 1010, 832, 741, 676, 616, 562, 513, 204,
  1720, 1340, 1160, 1050, 955, 912, 851, 794, 389,
  2210, 1880, 1760, 1610, 1530, 1430, 1360, 1290, 832,
  2710, 2360, 2290, 2230, 2140, 2060, 2000, 1910, 1340,
  3100, 2950, 2900, 2830, 2800, 2710, 2680, 2620, 1940,
  3720, 3630, 3660, 3630, 3620, 3540, 3520, 3480, 2900,
  4280, 4280, 4320, 4320, 4280, 4260, 4210, 4210, 3540,
  4670, 4750, 4960, 5000, 4960, 4960, 4950, 4920, 4360,
];

const logs = (values: readonly number[], scale: number): Float64Array =>
  Float64Array.from(values, (value) => log(value * scale));
const LOG_TEMPERATURES = logs(TEMPERATURES, 1);
const LOG_PATHS = logs(PATHS, 1);
const LOG_CARBON_DIOXIDE = logs(CARBON_DIOXIDE, 1e-4);
const LOG_WATER = logs(WATER, 1e-4);

function cellOf(axis: Float64Array, x: number): number {
  let i = 0;
  while (i < axis.length - 2 && axis[i + 1] <= x) i += 1;
  return i;
}

/** Straight lines between the logarithms; beyond the charts the value at their edge. */
function emissivityOf(chart: Float64Array, temperature: number, path: number): number {
  if (!(path > 0)) return 0;
  const columns = LOG_TEMPERATURES.length;
  const t = Math.min(Math.max(log(temperature), LOG_TEMPERATURES[0]), LOG_TEMPERATURES[columns - 1]);
  const p = Math.min(Math.max(log(path), LOG_PATHS[0]), LOG_PATHS[LOG_PATHS.length - 1]);
  const i = cellOf(LOG_TEMPERATURES, t);
  const j = cellOf(LOG_PATHS, p);
  const u = (t - LOG_TEMPERATURES[i]) / (LOG_TEMPERATURES[i + 1] - LOG_TEMPERATURES[i]);
  const v = (p - LOG_PATHS[j]) / (LOG_PATHS[j + 1] - LOG_PATHS[j]);
  const at = j * columns + i;
  return exp(
    (1 - v) * ((1 - u) * chart[at] + u * chart[at + 1]) +
      v * ((1 - u) * chart[at + columns] + u * chart[at + columns + 1]),
  );
}

/**
 * Absorption coefficient of a layer, 1/m.
 * @param temperature K
 * @param beam mean beam length of the layer, m
 * @param waterPressure, carbonDioxidePressure partial pressures, atm
 * @param soot kg/m3
 */
export function absorptionCoefficient(
  temperature: number,
  beam: number,
  waterPressure: number,
  carbonDioxidePressure: number,
  soot: number,
): number {
  // The overlap of the two gases' bands takes about half of what carbon dioxide would add.
  const gas =
    emissivityOf(LOG_WATER, temperature, waterPressure * beam) +
    0.5 * emissivityOf(LOG_CARBON_DIOXIDE, temperature, carbonDioxidePressure * beam);
  const coefficient = (SOOT_ABSORPTION * soot * temperature) / SOOT_DENSITY - log(1 - gas) / beam;
  return Math.max(coefficient, LEAST_ABSORPTION);
}
