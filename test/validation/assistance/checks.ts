/** Checks against published single values: the night drill, the ward, descents and mixed speeds on stairs. Nothing is fitted to them. */
import { writeFileSync } from 'node:fs';
import { meanInterval, type MeanInterval } from '../../../engine/study/intervals.js';
import { COLOURS, svgOf } from '../plot.js';
import { descentSpeed, residenceSpeeds } from './stairs.js';
import { lastSafe, wardScenario } from './ward.js';
import { here, seeds, fixed, interval, table } from './words.js';

/** Published is 10–25 m to the next compartment: both ends, and the middle that the table shows. m */
const DISTANCES = [10, 17, 25];

/** Eight single bedrooms at night, two carers: s per resident for the pair. */
function nightDrill(): {
  together: MeanInterval;
  alone: MeanInterval;
  byDistance: [number, MeanInterval, MeanInterval][];
} {
  const per = (helpers: number, distance: number): number[] =>
    seeds.map((seed) => {
      const setting = {
        rooms: 8,
        carers: 2,
        mobility: 'wheelchairAssisted' as const,
        helpers,
        distance,
        clock: '02:00',
      };
      return lastSafe(wardScenario(setting), seed) / 8;
    });
  const byDistance = DISTANCES.map((distance): [number, MeanInterval, MeanInterval] => [
    distance,
    meanInterval(per(2, distance)),
    meanInterval(per(1, distance)),
  ]);
  const [, together, alone] = byDistance[1];
  return { together, alone, byDistance };
}

/** The same ward of twenty by day, all on their own feet against all in beds and wheelchairs, six of staff. */
function wardRatio(): { mobile: MeanInterval; assisted: MeanInterval; ratio: MeanInterval } {
  const setting = { rooms: 20, carers: 6, helpers: 1, distance: 20, clock: '10:00' };
  const mobile = seeds.map((seed) => {
    const scenario = wardScenario({ ...setting, mobility: 'independent' });
    // The published runs had everybody set off at once.
    for (const one of scenario.residents as { preMovement?: number }[]) one.preMovement = 30;
    return lastSafe(scenario, seed);
  });
  const assisted = seeds.map((seed) => {
    const scenario = wardScenario({ ...setting, mobility: 'wheelchairAssisted' });
    (scenario.residents as { mobility: string }[]).forEach((one, i) => {
      if (i % 2 === 1) one.mobility = 'bedridden';
    });
    scenario.plan.moving = [{ mobility: 'bedridden', level: 'bed', helpers: 2 }];
    return lastSafe(scenario, seed);
  });
  return {
    mobile: meanInterval(mobile),
    assisted: meanInterval(assisted),
    ratio: meanInterval(assisted.map((value, i) => value / mobile[i])),
  };
}

const DEVICES = [
  ['evacuationChair', 'evacuation chair', 0.83],
  ['carryChair', 'carry chair', 0.6],
  ['stretcher', 'stretcher', 0.6],
  ['rescueSheet', 'rescue sheet', 0.62],
] as const;

/** The part of the page that sets ours beside the published values. */
export function checks(): string[] {
  const drill = nightDrill();
  const ward = wardRatio();
  const few = seeds.slice(0, 3);
  const devices = DEVICES.map(([device, name, published]) => {
    const [trained, byTraining, untrained] = (['trained', 'byTraining', 'untrained'] as const).map(
      (handling) => meanInterval(few.map((seed) => descentSpeed(device, handling, seed))).mean,
    );
    return { name, published, trained, byTraining, untrained };
  });
  const speeds = few.flatMap((seed) => residenceSpeeds(seed)).sort((a, b) => a - b);
  const mixed = meanInterval(speeds);
  const within = (value: number, low: number, high: number): string =>
    value >= low && value <= high
      ? 'within'
      : value < low
        ? `below by ${fixed(100 * (1 - value / low))} %`
        : `above by ${fixed(100 * (value / high - 1))} %`;
  writeFileSync(
    here('descent.svg'),
    svgOf({
      title: 'Eleven storeys down with a device: speed on the flights',
      x: 'device',
      y: 'm/s along the slope',
      xRange: [0, 5],
      yRange: [0, 1],
      xLabels: devices.map(({ name }, i) => [i + 1, name] as const),
      series: [
        {
          name: 'published means 0.60–0.84',
          colour: COLOURS.band,
          kind: 'band',
          values: [
            [0, 0.6, 0.84],
            [5, 0.6, 0.84],
          ],
        },
        {
          name: 'by device (from memory)',
          colour: COLOURS.data,
          kind: 'points',
          values: devices.map((d, i) => [i + 0.9, d.published]),
        },
        {
          name: 'ours, trained',
          colour: COLOURS.ours,
          kind: 'points',
          values: devices.map((d, i) => [i + 1, d.trained]),
        },
        {
          name: 'ours, drilled yearly (U)',
          colour: COLOURS.second,
          kind: 'points',
          values: devices.map((d, i) => [i + 1.1, d.byTraining]),
        },
        {
          name: 'ours, untrained (U)',
          colour: COLOURS.care,
          kind: 'points',
          values: devices.map((d, i) => [i + 1.2, d.untrained]),
        },
      ],
    }),
  );
  /** A check, ours with its bar, what was published (both ends), what is accepted; all over the middle of the published. */
  const plotted: [name: string, ours: readonly number[], published: readonly number[], accepted: readonly number[]][] =
    [
      ['together', [drill.together.low, drill.together.high], [90, 112], [75, 128]],
      ['alone', [drill.alone.low, drill.alone.high], [90, 112], [75, 128]],
      ['ward', [ward.ratio.low, ward.ratio.high], [5.65, 5.65], [4, 2 * 5.65 - 4]],
      ...devices.map((d): (typeof plotted)[number] => [
        d.name,
        [d.trained, d.trained],
        [d.published, d.published],
        [0.6, 0.84],
      ]),
      ['stairs', [mixed.mean - mixed.sd, mixed.mean + mixed.sd], [0.15, 0.47], [0.15, 0.47]],
    ];
  const share = (values: readonly number[], [low, high]: readonly number[]): number[] =>
    values.map((value) => value / ((low + high) / 2));
  const middle = ([low, high]: readonly number[]): number => (low + high) / 2;
  writeFileSync(
    here('checks.svg'),
    svgOf({
      title: 'The model over the published value: drill together and alone, ward, devices, stairs (one SD)',
      x: '',
      y: 'share of the published value',
      xRange: [0, plotted.length + 1],
      yRange: [0, 2],
      xLabels: plotted.map(([name], i) => [i + 1, name] as const),
      series: [
        {
          name: 'accepted',
          colour: COLOURS.fourth,
          kind: 'bars',
          values: plotted.map(([, , published, accepted], i) => [i + 0.85, ...share(accepted, published)]),
        },
        {
          name: 'published',
          colour: COLOURS.data,
          kind: 'points',
          values: plotted.map(([, , published], i) => [i + 1, 1, share(published, published)[1] - 1]),
        },
        {
          name: 'ours',
          colour: COLOURS.ours,
          kind: 'points',
          values: plotted.map(([, ours, published], i) => {
            const [low, high] = share(ours, published);
            return [i + 1.15, middle([low, high]), (high - low) / 2];
          }),
        },
      ],
    }),
  );
  return [
    '## Checks against published single values',
    '',
    'Checks, not targets: no parameter was fitted to any of them.',
    '',
    ...table(
      ['check', 'published', 'ours', 'asked', ''],
      [
        [
          'night drill, 8 single bedrooms, 2 carers together, s per resident for the pair',
          '90–112 (S, one home)',
          interval(drill.together),
          '75–128',
          within(drill.together.mean, 75, 128),
        ],
        [
          'the same, each carer alone',
          '90–112 (S, one home)',
          interval(drill.alone),
          '75–128',
          within(drill.alone.mean, 75, 128),
        ],
        [
          'ward, all assisted over all mobile',
          '5.65 (733.3 s / 129.7 s, R; another geometry)',
          interval(ward.ratio, 2),
          'at least 4',
          ward.ratio.mean >= 4 ? 'within' : 'below',
        ],
        ...devices.map((d) => [
          `${d.name}, eleven storeys, trained, m/s`,
          `${d.published} (k); all devices 0.60–0.84 (R)`,
          fixed(d.trained, 2),
          '0.60–0.84',
          within(Number(fixed(d.trained, 2)), 0.6, 0.84),
        ]),
        ...devices.map((d) => [
          `${d.name}, untrained preset (U), m/s`,
          '0.11–0.31, assisted-living drills (R)',
          fixed(d.untrained, 2),
          '0.11–0.31',
          within(Number(fixed(d.untrained, 2)), 0.11, 0.31),
        ]),
        [
          'residents of a senior residence by all means, mean stair speed, m/s',
          '0.31 ± 0.16 (R)',
          `${fixed(mixed.mean, 2)} ± ${fixed(mixed.sd, 2)}`,
          '0.15–0.47 (one SD)',
          within(mixed.mean, 0.15, 0.47),
        ],
        [
          'the same, slowest and fastest, m/s',
          '0.07–0.91 (R)',
          `${fixed(speeds[0], 2)}–${fixed(speeds[speeds.length - 1], 2)}`,
          '',
          '',
        ],
      ],
    ),
    '',
    `Night drill: ${seeds.length} seeds, 02:00, bed to wheelchair, a corridor 2.4 m wide with four rooms of 4 × 5 m on each side, the`,
    'carers’ station between them, the next compartment behind a self-closing door. "10–25 m to the next compartment" is taken as the',
    'way from the rooms’ doors to that door: 17 m in the mean (11 to 23 m) in the table, and both ends of it here, s per resident for the pair:',
    '',
    ...table(
      ['mean way to the next compartment, m', 'both together', 'each alone'],
      drill.byDistance.map(([distance, two, one]) => [String(distance), interval(two), interval(one)]),
    ),
    '',
    'Everybody is in a wheelchair; published is only "wake, wheelchair, next compartment", not who worked with whom. Each alone is the faster',
    'way, as two share nothing but the transfer: 40 s by two, 50 s by one (both assumed, U). It comes out faster than the published drill: the',
    'model has no time in which one carer alone lifts somebody who is fully dependent, and takes that of a',
    'partly dependent one. No such time is published, so none was put in.',
    '',
    'The evacuation chair in untrained hands is above the drills: one share, 0.45 (0.3–0.7, U), stands for all devices, and the chair is',
    'the fastest of them. Ward: twenty single rooms, six of staff, 10:00; mobile residents set off after 30 s; assisted: every second one in',
    `a bed pushed by two, the others pushed in wheelchairs by one; ${fixed(ward.mobile.mean)} s against ${fixed(ward.assisted.mean)} s. The ratio hangs on how many hands there are;`,
    'geometry and staffing of the published hospital are not known. Residence: six storeys, 35 % independent, 30 % cane, 15 % frame,',
    '20 % in wheelchairs, ten carers drilled yearly, evacuation chairs.',
    '',
    '![Checks against published values](checks.svg)',
    '',
    '![Eleven storeys down with a device](descent.svg)',
    '',
  ];
}
