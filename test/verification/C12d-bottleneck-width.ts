/** C12d: the flow through a bottleneck grows with its width; young adults against the experiments. */
import { bottleneck } from './frame/bottleneck.js';
import { follow, overSeeds, steadyFlowOf, timesInto } from './frame/measure.js';
import { mean, rounded } from './frame/statistics.js';
import {
  holds,
  report,
  result,
  within,
  type Population,
  type RunOptions,
  type VerificationTest,
} from './frame/types.js';

const WIDTHS = [0.8, 1, 1.2];
/** Least and largest flow of the named experiments at a width, persons/s. */
const SPREAD: readonly (readonly [least: number, most: number])[] = [
  [1.288, 1.737],
  [1.71, 2.774],
  [2.033, 2.751],
];

/** Mean flow of the middle 80 % into a bottleneck 5 m long. */
export function flowThrough(width: number, population: Population, seed: string, ticksPerSecond?: number): number {
  const scene = bottleneck({
    population,
    count: 150,
    start: [0, 0, 6, 10],
    apart: 0.52,
    room: [0, 0, 10, 10],
    width,
    length: 5,
    beyond: 10,
    seed,
    ...(ticksPerSecond === undefined ? {} : { ticksPerSecond }),
  });
  return steadyFlowOf(timesInto(follow(scene.simulation(seed)).passages, 'neck', 'room'));
}

export const test: VerificationTest = {
  id: 'C12d',
  standards: ['RiMEA 4.1.1 Test 12d'],
  title: { en: 'Width of a bottleneck', 'zh-CN': '瓶颈宽度' },
  statement:
    '150 people pass a bottleneck 5 m long that is 0.8, 1.0 or 1.2 m wide. The flow grows with the width, and that of young adults lies within the spread of the experiments.',
  source:
    'RiMEA 4.1.1 Test 12d in a port (R2); flows of Kretz 2006, Seyfried 2009, Müller 1981, Nagai 2006 and Daamen 2010 in jpscore systemtest/Validation/test_13 (R): all that measured at the width',
  confidence: 'R2',
  population: 'laboratory',
  populationReason: 'the experiments are of young adults',
  geometry: 'after RiMEA 12d: room 10 m x 10 m, 150 people on 6 m x 10 m, bottleneck 5 m long, 10 m free behind it',
  kind: 'stochastic',
  seeds: 10,
  chosenOn:
    'the time gap of 0.8 s of the laboratory population was chosen so that its flow lies within these experiments',
  expected: 'grows; within the experiments',
  tolerance: 'mean of the seeds',
  run(options: RunOptions) {
    const of = (population: Population): number[] =>
      WIDTHS.map((width) => mean(overSeeds(options, 10, (seed) => flowThrough(width, population, seed))));
    const young = of('laboratory');
    const old = of('care');
    const grows = (f: readonly number[]): boolean => f[0] < f[1] && f[1] < f[2];
    const words = (f: readonly number[]): string => f.map((v) => rounded(v)).join(', ');
    // The experiments' flows hardly hang on the step; ours must not either.
    const step = flowThrough(1, 'laboratory', '1', 100) / flowThrough(1, 'laboratory', '1');
    return result(
      `${words(young)} persons/s`,
      [
        holds('flow grows with the width', grows(young), words(young), 'growing', 'port', 'persons/s'),
        ...WIDTHS.map((w, i) =>
          within(`${w} m, young adults`, rounded(young[i], 3), SPREAD[i][0], SPREAD[i][1], 'persons/s', 'ours'),
        ),
        within('flow at a step of 0.01 s over that at 0.05 s', rounded(step, 3), 0.97, 1.03, '', 'ours'),
        holds('residents: flow grows with the width', grows(old), words(old), 'growing', 'ours', 'persons/s'),
        report('residents over young adults at 1.0 m', rounded(old[1] / young[1], 2), '', 'below 1: Ren et al. 2019'),
      ],
      { seeds: options.seeds ?? 10 },
    );
  },
};
