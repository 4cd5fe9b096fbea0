/** C13c: the flow down a stair grows with its width. */
import { overSeeds } from './frame/measure.js';
import { downStair } from './frame/stairRoom.js';
import { line, mean, rounded } from './frame/statistics.js';
import { holds, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

const WIDTHS = [1, 1.2, 1.4, 1.6, 1.8];

export const test: VerificationTest = {
  id: 'C13c',
  standards: ['ISO 20414 Test 12'],
  title: { en: 'Flow over the width of a stair', 'zh-CN': '楼梯宽度与流量' },
  statement: '100 people go down a stair of 1.0 to 1.8 m. The flow grows with the width.',
  source: 'ISO 20414 Test 12 in a port (R2)',
  confidence: 'R2',
  population: 'care',
  populationReason: 'the stairs of homes are what it is for',
  geometry:
    'after ISO 12: landing 8 m wide with the people, straight flight of 5 m along the slope, 0.18 m to 0.28 m, free ground below',
  kind: 'stochastic',
  seeds: 10,
  expected: '> 0',
  tolerance: 'slope of the line through the five widths',
  unit: 'persons/(m s)',
  run(options: RunOptions) {
    const rows = WIDTHS.map((width) => overSeeds(options, 10, (seed) => downStair(100, width, 5, 'care', {}, seed)));
    const flows = rows.map((runs) => mean(runs.map((r) => r.flow)));
    const fit = line(WIDTHS.map((w, i) => [w, flows[i]] as const));
    const through = Math.min(...rows.flat().map((r) => r.through));
    return result(
      rounded(fit.slope, 3),
      [
        holds('slope of flow over width', fit.slope > 0, rounded(fit.slope, 3), '> 0', 'port', 'persons/(m s)'),
        within('people down, fewest of a run', through, 100, 100, 'persons', 'ours'),
        ...WIDTHS.map((w, i) =>
          report(`${w} m`, rounded(flows[i], 3), 'persons/s', `SFPE ${rounded(1.012 * (w - 0.3), 2)}`),
        ),
      ],
      { seeds: rows[0].length },
    );
  },
};
