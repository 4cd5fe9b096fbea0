/**
 * Assistance against published single values, the staffing curve and the ways of assigning carers. Checks, not targets: nothing
 * is fitted to them. Writes README.md and the plots beside it; `npm run assistance -- [seeds]`, or single parts:
 * `npm run assistance -- 10 checks staffing assignment accounted`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { meanInterval, type MeanInterval } from '../../../engine/check/intervals.js';
import { answer } from '../../../engine/metrics/answer.js';
import { STRETCH_KINDS } from '../../../engine/metrics/criticalPath.js';
import { createSimulation } from '../../../engine/simulation.js';
import { answers } from '../../../engine/text/en/answers.js';
import { OUTCOME, STATE } from '../../../engine/world/codes.js';
import { waitsWithoutCause } from '../../fixtures/waits.js';
import { library, night } from '../../unit/metrics/nights.js';
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

/** Of the seed that lost most by one carer more: what the chain that decided spent more time on. */
function causesOf(count: number, fewer: readonly number[], more: readonly number[]): string {
  const worst = seeds.reduce((most, _, i) => (more[i] - fewer[i] > more[most] - fewer[most] ? i : most), 0);
  const [before, after] = [count - 1, count].map((n) => {
    const { recording, building } = night(withCarers(n), seeds[worst]);
    return answer(recording, building, { kind: 'criticalPath' })?.totals ?? {};
  });
  const grown = STRETCH_KINDS.map((kind) => [kind, (after[kind] ?? 0) - (before[kind] ?? 0)] as const)
    .filter(([, seconds]) => seconds > 5)
    .sort((a, b) => b[1] - a[1]);
  const told = grown.map(([kind, seconds]) => `${answers.stretchKind[kind]} ${fixed(seconds)} s`).join(', ');
  return `in seed ${seeds[worst]} on the critical path more of: ${told}`;
}

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
      anomalies.push(
        `${count} carers against ${count - 1}: ${interval(change)} s, ${causesOf(count, last[i - 1], last[i])}`,
      );
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
      : `Worse beyond noise: ${anomalies.join('; ')}.`,
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

// ---- runs that empty a whole home, to their end

const WHOLE = [
  ['mishima-2010', null],
  ['tower-18', 'total-evacuation'],
  ['tower-18', 'total-evacuation-lifts'],
  ['tower-18', 'total-evacuation-power-lost'],
  ['thousand-two', 'night'],
  ['thousand-two', 'night-lean'],
  ['thousand-two', 'night-lean-alone'],
  ['thousand-two', 'day'],
] as const;

function accounted(): string[] {
  const rows = WHOLE.map(([name, variant]) => {
    const simulation = createSimulation(library(name, variant), seeds[0]);
    const unexplained = waitsWithoutCause(simulation);
    const { people, endedAt, endReason } = simulation.world;
    const count = (from: number, to: number, outcome: number): number =>
      people.outcome.slice(from, to).filter((one) => one === outcome).length;
    const of = (from: number, to: number): string =>
      [OUTCOME.safe, OUTCOME.sheltered, OUTCOME.remaining, OUTCOME.lost].map((o) => count(from, to, o)).join(' + ');
    const missing = people.state.filter((state) => state === STATE.notYetHere).length;
    return [
      `\`${name}\`${variant === null ? '' : ` \`${variant}\``}`,
      `${people.residents} = ${of(0, people.residents)}`,
      `${people.count - people.residents - missing} = ${of(people.residents, people.count)}`,
      `${fixed(endedAt)} s, ${endReason}`,
      unexplained.length === 0 ? 'none' : unexplained.join('; '),
    ];
  });
  return [
    '## Everybody accounted for',
    '',
    `Seed ${seeds[0]}, to the end of the run; safe + sheltered + remaining + lost. A wait is without a cause where somebody stands or is held`,
    'up with nothing in hand and the state says no reason (`test/fixtures/waits.ts`).',
    '',
    ...table(['scenario', 'residents', 'staff who came', 'end', 'waits without a cause'], rows),
    '',
  ];
}

const PARTS = { checks, staffing, assignment, accounted } as const;

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
