/** C12b: a long bottleneck takes longer to empty the room than a short one. */
import { bottleneck } from './frame/bottleneck.js';
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, result, type RunOptions, type VerificationTest } from './frame/types.js';

export const test: VerificationTest = {
  id: 'C12b',
  standards: ['RiMEA 4.1.1 Test 12b'],
  title: { en: 'Length of a bottleneck', 'zh-CN': '瓶颈长度' },
  statement:
    '150 people leave a room through a bottleneck of 1 m that is 0.2 m or 5 m long. With the long one it takes longer until the room is empty.',
  source: 'RiMEA 4.1.1 Test 12b in a port (R2)',
  confidence: 'R2',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry: 'after RiMEA 12b: room 10 m x 10 m, 150 people in its left half, bottleneck 1 m wide, 10 m free behind it',
  kind: 'stochastic',
  seeds: 10,
  expected: 'T(5 m) > T(0.2 m)',
  tolerance: 'mean of the seeds',
  run(options: RunOptions) {
    const [short, long] = [0.2, 5].map((length) =>
      mean(
        overSeeds(options, 10, (seed) => {
          const scene = bottleneck({
            population: 'care',
            count: 150,
            start: [0, 0, 5, 10],
            apart: 0.52,
            room: [0, 0, 10, 10],
            width: 1,
            length,
            beyond: 10,
            seed,
          });
          const times = timesInto(follow(scene.simulation(seed)).passages, 'neck', 'room');
          return times.length === 150 ? times[149] : Number.NaN;
        }),
      ),
    );
    return result(
      `${rounded(long, 1)} > ${rounded(short, 1)} s`,
      [
        holds(
          'the room is empty later with the long one',
          long > short,
          `${rounded(long, 1)}, ${rounded(short, 1)}`,
          'later',
          'port',
          's',
        ),
      ],
      { seeds: options.seeds ?? 10 },
    );
  },
};
