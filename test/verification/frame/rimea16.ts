/**
 * Band of RiMEA 16, single file: [persons/m, 10th, 50th, 90th percentile of speed m/s].
 * Source: PedestrianDynamics/jupedsim-web-community, scripts/scenarios/rimea16_percentile_reference.csv (R). Bins of 0.2.
 */
export const RIMEA16: readonly (readonly [number, number, number, number])[] = [
  [0.0989, 0.961, 1.186, 1.483],
  [0.2989, 0.84, 1.16, 1.473],
  [0.4989, 0.708, 1.091, 1.389],
  [0.6989, 0.598, 0.975, 1.305],
  [0.8989, 0.448, 0.747, 1.101],
  [1.0989, 0.316, 0.52, 0.84],
  [1.2989, 0.187, 0.393, 0.608],
  [1.4989, 0.112, 0.273, 0.485],
  [1.6989, 0.071, 0.199, 0.382],
  [1.8989, 0.048, 0.158, 0.314],
  [2.0989, 0.035, 0.131, 0.27],
  [2.2989, 0.027, 0.114, 0.239],
  [2.4989, 0.022, 0.102, 0.22],
  [2.6989, 0.019, 0.094, 0.208],
  [2.8989, 0.017, 0.086, 0.196],
  [3.0989, 0.016, 0.081, 0.186],
];

/** The band's row for a density, or null beyond the table. */
export function bandAt(density: number): (typeof RIMEA16)[number] | null {
  const row = RIMEA16[Math.round((density - 0.0989) / 0.2)];
  return row !== undefined && Math.abs(row[0] - density) <= 0.1 + 1e-9 ? row : null;
}
