/** What every part of the page is written with: how many seeds, numbers, intervals, tables. */
import { type MeanInterval } from '../../../engine/study/intervals.js';

export const here = (name: string): URL => new URL(name, import.meta.url);
/** Seeds, then the parts that are asked for; none: all. */
export const [given = '10', ...asked] = process.argv.slice(2);
export const seeds = Array.from({ length: Number(given) }, (_, i) => String(i + 1));

export const fixed = (value: number, digits = 0): string => value.toFixed(digits);
export const interval = ({ mean, low, high }: MeanInterval, digits = 0): string =>
  `${fixed(mean, digits)} [${fixed(low, digits)}, ${fixed(high, digits)}]`;
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];
