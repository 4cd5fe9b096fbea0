/**
 * Assistance against published single values, the staffing curve and the ways of assigning carers. Checks, not targets: nothing
 * is fitted to them. Writes README.md and the plots beside it; `npm run assistance -- [seeds]`, or single parts:
 * `npm run assistance -- 10 checks staffing assignment accounted`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { meanInterval, type MeanInterval } from '../../../engine/study/intervals.js';
import { answer } from '../../../engine/metrics/answer.js';
import { STRETCH_KINDS } from '../../../engine/metrics/criticalPath.js';
import { createSimulation } from '../../../engine/simulation.js';
import { answers } from '../../../engine/text/en/answers.js';
import { OUTCOME, STATE } from '../../../engine/world/codes.js';
import { waitsWithoutCause } from '../../fixtures/waits.js';
import { library, night } from '../../unit/metrics/nights.js';
import { COLOURS, svgOf } from '../plot.js';
import { ASSIGNMENTS, withAssignment, withCarers } from './tower.js';
import { lastOf } from './ward.js';
import { checks } from './checks.js';
import { here, seeds, fixed, interval, asked, table } from './words.js';

const wants = (part: string): boolean => asked.length === 0 || asked.includes(part);

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
