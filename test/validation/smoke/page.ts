/**
 * The page of what the smoke model is worth: against CFAST, and against a measured fire. `npm run smoke:page` writes it; a
 * test fails where it does not say what the model does.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COLOURS, svgOf, type Series } from '../plot.js';
import { compareCase, errorOf, passings, type Comparison } from './cfastCompare.js';
import { MEASURED, stecklerRoom } from './steckler.js';

export const CASES = join(import.meta.dirname, '../../fixtures/cfast');

/** Largest root mean square error, as a share of the range of CFAST's curve. */
export const ALLOWED: Readonly<Record<string, number>> = {
  'layer height': 0.1,
  'upper temperature': 0.15,
  'upper extinction': 0.15,
  'upper CO': 0.15,
  // Where those who lie breathe.
  'lower temperature': 0.15,
  'lower extinction': 0.15,
  'lower CO': 0.15,
};
/** Latest and earliest that a room may become untenable, compared with CFAST, s. */
export const LATE = 10;
export const EARLY = 30;

/** How much later than CFAST's, s; "never" on both sides is the same answer. */
export const lateBy = ({ cfast, ours }: { cfast: number; ours: number }): number => (cfast === ours ? 0 : ours - cfast);

const WHAT: Readonly<Record<string, string>> = {
  c1_open_fast: 'door of the fire room open, fast fire',
  c1_open_medium: 'door open, medium fire',
  c2_closed_medium: 'door shut, medium fire',
  c2b_closed_medium_lol010: 'door shut, medium fire that burns down to 10 % oxygen',
  c3_sprinkler_fast: 'door open, fast fire, sprinkler',
  c3_sprinkler_medium: 'door open, medium fire, sprinkler',
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const seconds = (time: number): string => (time === Infinity ? 'never' : `${time.toFixed(0)} s`);
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const rule = (columns: number): string => `|${'---|'.repeat(columns)}`;

/** Worst room of a quantity in a case. */
function worst(comparison: Comparison, quantity: string): string {
  const found = comparison.curves
    .filter((curve) => curve.quantity === quantity)
    .map((curve) => ({ room: curve.room, share: errorOf(curve).rms }))
    .reduce((a, b) => (b.share > a.share ? b : a));
  return `${percent(found.share)} (${found.room})`;
}

function againstCfast(comparisons: readonly Comparison[]): string[] {
  const names = comparisons.map(({ name }) => name.replace(/^(c\d+b?).*?_(fast|medium).*$/, '$1 $2'));
  const lines = [
    row('quantity, worst of the rooms', 'asked', ...names),
    rule(names.length + 2),
    ...Object.entries(ALLOWED).map(([quantity, most]) =>
      row(quantity, `≤ ${100 * most} %`, ...comparisons.map((one) => worst(one, quantity))),
    ),
    '',
    `Untenable at ${1.5} m (extinction over 0.3 1/m, over 60 °C, or over 1,400 ppm CO): CFAST / ours. Asked: at most ${LATE} s later and ${EARLY} s earlier.`,
    '',
    row('room', ...names),
    rule(names.length + 1),
  ];
  const times = comparisons.map((one) => passings(one).filter(({ limit }) => limit === 'untenable'));
  times[0].forEach(({ room }, i) =>
    lines.push(row(room, ...times.map((of) => `${seconds(of[i].cfast)} / ${seconds(of[i].ours)}`))),
  );
  return [...lines, '', ...comparisons.map(({ name }, i) => `- ${names[i]}: ${WHAT[name] ?? name}`)];
}

const ROOMS: readonly (readonly [room: string, name: string, colour: string])[] = [
  ['Bed1', 'fire room', COLOURS.ours],
  ['Corridor', 'corridor', COLOURS.care],
  ['Bed2', 'neighbour room', COLOURS.second],
  ['Stair', 'stair', COLOURS.third],
];

function plot(comparison: Comparison, quantity: string, title: string, y: string): string {
  const series = ROOMS.flatMap(([room, name, colour]): Series[] => {
    const curve = comparison.curves.find((one) => one.room === room && one.quantity === quantity);
    if (curve === undefined) return [];
    const line = (values: readonly number[]): number[][] => comparison.times.map((time, i) => [time, values[i]]);
    return [
      { name: `${name}, CFAST`, colour, kind: 'line', values: line(curve.cfast), dashed: true },
      { name: `${name}, ours`, colour, kind: 'line', values: line(curve.ours) },
    ];
  });
  const top = Math.max(...series.flatMap(({ values }) => values.map((point) => point[1])));
  const yRange = [0, Math.ceil(top * 10.5) / 10] as const;
  return svgOf({ title, x: 'time, s', y, xRange: [0, comparison.times.at(-1)!], yRange, series });
}

function againstSteckler(): string[] {
  const ours = stecklerRoom();
  const line = (what: string, unit: string, key: keyof typeof ours, digits: number): string =>
    row(`${what}, ${unit}`, MEASURED[key].toFixed(digits), ours[key].toFixed(digits));
  return [
    row('test 16, after half an hour', 'measured', 'ours'),
    rule(3),
    line('air out of the door', 'kg/s', 'outflow', 2),
    line('air in', 'kg/s', 'inflow', 2),
    line('neutral plane', 'share of the height of the door', 'neutral', 2),
    line('layer', 'm above the floor', 'interface', 2),
    line('above', '°C', 'upper', 0),
    line('below', '°C', 'lower', 0),
  ];
}

/** Files of the page by name. */
export function smokePage(): Record<string, string> {
  const comparisons = readdirSync(CASES)
    .sort()
    .map((name) => compareCase(join(CASES, name)));
  const shown = comparisons.find(({ name }) => name === 'c1_open_medium')!;
  const lines = [
    '# Smoke',
    '',
    '<!-- Written by `npm run smoke:page`; what is changed here by hand is lost. -->',
    '',
    '## Against CFAST',
    '',
    'CFAST 8 (NIST, development version of August 2026; its own figures are those of another zone model, not of an experiment) on',
    'a bedroom on fire, a corridor, a neighbour’s bedroom behind a shut door, and a stair; every 10 s for the whole run. The',
    'inputs are ours, the curves CFAST’s. Root of the mean square difference as a share of the range of CFAST’s curve.',
    '',
    ...againstCfast(comparisons),
    '',
    'Every curve of every room, and cases of one’s own: `npx tsx test/validation/smoke/cfast.ts <folder of cases>`. In the neighbour’s',
    'room the lower layer holds next to nothing (0.14 ppm CO at most), and its error is a share of next to nothing.',
    '',
    '![Height of the layer](height.svg)',
    '',
    '![Extinction of the upper layer](extinction.svg)',
    '',
    '## Against a measured fire',
    '',
    'Steckler, Quintiere & Rinkinen 1982, NBSIR 82-2520: a burner of 62.9 kW in the middle of a room of 2.8 × 2.8 × 2.13 m, door',
    '0.86 m × 1.83 m. The measured figures are second-hand, from a public record of the report’s tables (S).',
    '',
    ...againstSteckler(),
    '',
    'Air that rushes in at the door bends the flames, and a bent plume draws in more than the free one of the model: its layer is',
    'thinner and hotter than the measured one. For those who stand, that is the unsafe side.',
  ];
  return {
    'README.md': `${lines.join('\n')}\n`,
    'height.svg': plot(shown, 'layer height', 'Height of the layer, door open, medium fire', 'm'),
    'extinction.svg': plot(shown, 'upper extinction', 'Extinction above, door open, medium fire', '1/m'),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [name, text] of Object.entries(smokePage())) writeFileSync(join(import.meta.dirname, name), text);
