/** C12a: with the goal farther behind a bottleneck it takes no less time; what lies behind does not slow the bottleneck. */
import { bottleneck } from './frame/bottleneck.js';
import { flowOf, follow, lastOut, overSeeds, timesInto } from './frame/measure.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, type RunOptions, type VerificationTest } from './frame/types.js';

const DISTANCES = [0, 2, 4, 8];

export const test: VerificationTest = {
  id: 'C12a',
  standards: ['RiMEA 4.1.1 Test 12a'],
  title: { en: 'Distance of the goal behind a bottleneck', 'zh-CN': '瓶颈后目标距离' },
  statement:
    '150 people pass a bottleneck of 1 m that is 0.2 m long; the goal is 0 to 8 m behind it. T(0 m) <= T(8 m).',
  source: 'RiMEA 4.1.1 Test 12a in a port (R2)',
  confidence: 'R2',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry: 'after RiMEA 12a: room 10 m x 10 m, 150 people in its left half, bottleneck 1 m x 0.2 m',
  kind: 'stochastic',
  seeds: 10,
  expected: 'T(0 m) ≤ T(8 m)',
  tolerance: 'mean of the seeds',
  run(options: RunOptions) {
    const rows = DISTANCES.map((beyond) =>
      overSeeds(options, 10, (seed) => {
        const scene = bottleneck({
          population: 'care',
          count: 150,
          start: [0, 0, 5, 10],
          apart: 0.52,
          room: [0, 0, 10, 10],
          width: 1,
          length: 0.2,
          beyond,
          seed,
        });
        const { passages } = follow(scene.simulation(seed));
        return { time: lastOut(passages, 150), flow: flowOf(timesInto(passages, 'neck')) };
      }),
    );
    const times = rows.map((runs) => mean(runs.map((r) => r.time)));
    const flows = rows.map((runs) => mean(runs.map((r) => r.flow)));
    return result(
      `${rounded(times[0], 1)} ≤ ${rounded(times[3], 1)} s`,
      [
        holds(
          'T(0 m) ≤ T(8 m)',
          times[0] <= times[3],
          `${rounded(times[0], 1)}, ${rounded(times[3], 1)}`,
          'not longer',
          'port',
          's',
        ),
        ...DISTANCES.map((d, i) =>
          report(`goal ${d} m behind: flow into the bottleneck`, rounded(flows[i], 3), 'persons/s'),
        ),
      ],
      { seeds: rows[0].length },
    );
  },
};
