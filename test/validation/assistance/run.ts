/**
 * Assistance against published single values, the staffing curve and the ways of assigning carers. Checks, not targets: nothing
 * is fitted to them. Writes README.md and the plots beside it; `npm run assistance -- [seeds]`, or single parts:
 * `npm run assistance -- 10 checks staffing assignment`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { meanInterval, type MeanInterval } from '../../../engine/check/intervals.js';
import { createSimulation } from '../../../engine/simulation.js';
import { COLOURS, svgOf } from '../plot.js';
import { descentSpeed, residenceSpeeds } from './stairs.js';
import { ASSIGNMENTS, withAssignment, withCarers } from './tower.js';
import { lastOf, lastSafe, wardScenario } from './ward.js';

const here = (name: string): URL => new URL(name, import.meta.url);
const [given = '10', ...asked] = process.argv.slice(2);
const seeds = Array.from({ length: Number(given) }, (_, i) => String(i + 1));
const wants = (part: string): boolean => asked.length === 0 || asked.includes(part);

const fixed = (value: number, digits = 0): string => value.toFixed(digits);
const interval = ({ mean, low, high }: MeanInterval, digits = 0): string =>
  `${fixed(mean, digits)} [${fixed(low, digits)}, ${fixed(high, digits)}]`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

// ---- checks

/** Eight single bedrooms at night, two carers: s per resident for the pair. */
function nightDrill(): { together: MeanInterval; alone: MeanInterval; range: number[] } {
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
  const together = [10, 17, 25].map((distance) => per(2, distance));
  const alone = [10, 17, 25].map((distance) => per(1, distance));
  return {
    together: meanInterval(together[1]),
    alone: meanInterval(alone[1]),
    range: [...together, ...alone].map((values) => meanInterval(values).mean),
  };
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

function checks(): string[] {
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
    `Night drill: ${seeds.length} seeds, 02:00, bed to wheelchair, corridor 2.4 m wide with four rooms of 4 × 5 m on each side, the`,
    'carers’ station in its middle, next compartment behind a self-closing door 17 m on (figures above); over 10, 17 and 25 m and both',
    `ways of working the means run from ${fixed(Math.min(...drill.range))} to ${fixed(Math.max(...drill.range))} s. Everybody is in a wheelchair; published is only "wake, wheelchair, next`,
    'compartment". Ward: twenty single rooms, six of staff, 10:00; mobile residents set off after 30 s; assisted: every second one in',
    `a bed pushed by two, the others pushed in wheelchairs by one; ${fixed(ward.mobile.mean)} s against ${fixed(ward.assisted.mean)} s. The ratio hangs on how many hands there are;`,
    'geometry and staffing of the published hospital are not known. Residence: six storeys, 35 % independent, 30 % cane, 15 % frame,',
    '20 % in wheelchairs, ten carers drilled yearly, evacuation chairs.',
    '',
    '![Eleven storeys down with a device](descent.svg)',
    '',
  ];
}

// ---- staffing and assignment on tower-18

function tower(scenario: ReturnType<typeof withCarers>, seed: string): { last: number; remaining: number } {
  const simulation = createSimulation(scenario, seed);
  simulation.run();
  const { people } = simulation.world;
  let remaining = 0;
  for (let row = 0; row < people.residents; row++) if (people.outcome[row] === 3) remaining++;
  return { last: lastOf(simulation), remaining };
}

/** Differences seed by seed. */
const paired = (a: readonly number[], b: readonly number[]): MeanInterval =>
  meanInterval(a.map((value, i) => b[i] - value));

function staffing(): string[] {
  const counts = Array.from({ length: 20 }, (_, i) => i + 1);
  const runs = counts.map((count) => {
    const scenario = withCarers(count);
    return seeds.map((seed) => tower(scenario, seed));
  });
  const last = runs.map((of) => of.map((run) => run.last));
  const anomalies: string[] = [];
  const rows = counts.map((count, i) => {
    const change = i === 0 ? null : paired(last[i - 1], last[i]);
    if (change !== null && change.low > 0)
      anomalies.push(`${count} carers against ${count - 1}: ${interval(change)} s`);
    return [
      String(count),
      interval(meanInterval(last[i])),
      change === null ? '' : interval(change),
      String(runs[i].reduce((sum, run) => sum + run.remaining, 0)),
    ];
  });
  const doubled = [1, 2, 4, 8].map((count) => {
    const gain = paired(last[2 * count - 1], last[count - 1]);
    return [`${count} → ${2 * count}`, interval(gain)];
  });
  writeFileSync(
    here('staffing.svg'),
    svgOf({
      title: 'tower-18 at night: the last of two storeys in safety',
      x: 'carers',
      y: 's',
      xRange: [0, 21],
      yRange: [0, 100 * Math.ceil(Math.max(...last.flat()) / 100)],
      series: [
        {
          name: `mean of ${seeds.length} seeds`,
          colour: COLOURS.ours,
          kind: 'line',
          values: last.map((of, i) => [i + 1, meanInterval(of).mean]),
        },
        {
          name: 'least and most',
          colour: COLOURS.care,
          kind: 'bars',
          values: last.map((of, i) => [i + 1, Math.min(...of), Math.max(...of)]),
        },
      ],
    }),
  );
  return [
    '## Staffing curve',
    '',
    '`tower-18`, variant `night`, with 1 to 20 carers at the stations of storeys 9, 10, 8, 11, 7, 12, one after the other; the nurse',
    `is left out. Last of the 52 residents of the two storeys in safety, s; ${seeds.length} paired seeds, 95 % intervals.`,
    '',
    ...table(['carers', 'last in safety, s', 'against one carer fewer, s', 'residents remaining in all runs'], rows),
    '',
    ...table(['doubling', 'gain, s'], doubled),
    '',
    anomalies.length === 0
      ? 'Nowhere are more carers worse beyond noise.'
      : `Worse beyond noise: ${anomalies.join('; ')}. See the note on causes below.`,
    '',
    '![Staffing curve](staffing.svg)',
    '',
  ];
}

function assignment(): string[] {
  const names = Object.keys(ASSIGNMENTS) as (keyof typeof ASSIGNMENTS)[];
  const last = names.map((name) => {
    const scenario = withAssignment(name);
    return seeds.map((seed) => tower(scenario, seed).last);
  });
  const words = {
    danger: 'by danger, then ambulant first (default)',
    firstCome: 'first come, first served; the nearest among equals',
    zone: 'by zone: a sixth of the rooms of both storeys each',
  };
  const rows = names.map((name, i) => [
    words[name],
    interval(meanInterval(last[i])),
    i === 0 ? '' : interval(paired(last[0], last[i])),
  ]);
  return [
    '## Assignment of carers',
    '',
    `The same tower with six carers; only the order of fetching differs. ${seeds.length} paired seeds, 95 % intervals; last in safety, s.`,
    '',
    ...table(['assignment', 'last in safety, s', 'against by danger, s'], rows),
    '',
  ];
}

const PARTS = { checks, staffing, assignment } as const;

/** What was written before of the parts that are not asked for now. */
function before(): Record<string, string> {
  try {
    const parts = readFileSync(here('README.md'), 'utf8').split(/<!-- part (\w+) -->\n/);
    return Object.fromEntries(parts.slice(1).flatMap((part, i, all) => (i % 2 === 0 ? [[part, all[i + 1]]] : [])));
  } catch {
    return {};
  }
}

const lines = [
  '# Assistance',
  '',
  '<!-- Written by `npm run assistance`; what is changed here by hand is lost. -->',
  '',
];
for (const [name, make] of Object.entries(PARTS)) {
  const part = wants(name) ? `${make().join('\n')}\n` : (before()[name] ?? '');
  lines.push(`<!-- part ${name} -->`, part.trimEnd(), '');
}
writeFileSync(here('README.md'), `${lines.join('\n').trimEnd()}\n`);
