/** For whom air is judged, and by what. */

/**
 * `walking`: on their feet, have to see. `lying`: in bed or carried low. `frail`: as `lying`, with a smaller dose (a case for
 * sensitivity).
 */
export const VULNERABILITIES = ['walking', 'lying', 'frail'] as const;
export type Vulnerability = (typeof VULNERABILITIES)[number];

export const CRITERIA = ['visibility', 'temperature', 'radiantHeat', 'doseOfGas', 'doseOfHeat'] as const;
export type Criterion = (typeof CRITERIA)[number];
