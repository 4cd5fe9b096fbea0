/** Parts of a whole as percentages that add up to 100. */

/** Whole percentages, by the largest remainders; "< 1%" for a part that is there and comes to none. */
export function wholeShares(parts: readonly number[]): string[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  const exact = parts.map((part) => (100 * part) / sum);
  const whole = exact.map(Math.floor);
  let rest = 100 - whole.reduce((total, part) => total + part, 0);
  const byRemainder = exact
    .map((value, i) => [value - whole[i], i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of byRemainder) if (rest-- > 0) whole[i]++;
  return whole.map((part, i) => (part === 0 && parts[i] > 0 ? '< 1%' : `${part}%`));
}
