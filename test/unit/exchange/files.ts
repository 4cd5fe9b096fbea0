/** Small files in the layout of CFAST and FDS, made here, and what is said of them. */
import { existsSync } from 'node:fs';
import { ScenarioError, type Problem } from '../../../engine/errors.js';
import { importConditions, type ImportedConditions } from '../../../engine/exchange/conditions.js';
import type { ConditionsInput } from '../../../engine/scenario/schema.js';
import { text } from '../../../engine/text/index.js';

/** As Fortran writes numbers into these files. */
export function fortran(value: number): string {
  if (value === 0) return ' 0.00000E+00';
  const exponent = Math.floor(Math.log10(Math.abs(value))) + 1;
  const mantissa = (value / 10 ** exponent).toFixed(5);
  return ` ${mantissa}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const GASES = ['N2', 'O2', 'CO2', 'CO', 'HCN', 'HCL', 'TUHC', 'H2O'];
const LAYER = [...GASES, 'OD', 'ODF', 'ODS'];

export interface CfastRow {
  time: number;
  /** By room: layer height, upper and lower temperature, optical density and CO (mol %) of the upper layer. */
  rooms: { height: number; upper: number; lower: number; density: number; co: number }[];
}

/** A compartments file with so many rooms, the last a shaft. Names: `Bed1`, `Corridor`, `Stair` … */
export function compartments(names: readonly string[], rows: readonly CfastRow[]): string {
  const codes = ['Time'];
  const objects = ['Time'];
  const units = ['s'];
  const unitOf = (code: string): string => {
    if (/^.LOD/.test(code)) return '1/m';
    if (/^.LT$/.test(code)) return 'C';
    return ({ HGT: 'm', VOL: 'm^3', PRS: 'Pa', APRS: 'Pa' } as Record<string, string>)[code] ?? 'mol %';
  };
  const columnsOf = (shaft: boolean): string[] => [
    'ULT',
    ...(shaft ? [] : ['LLT', 'HGT']),
    'VOL',
    'PRS',
    'APRS',
    ...LAYER.map((code) => `UL${code}`),
    ...(shaft ? [] : LAYER.map((code) => `LL${code}`)),
  ];
  names.forEach((name, i) => {
    for (const code of columnsOf(i === names.length - 1)) {
      codes.push(`${code}_${i + 1}`);
      objects.push(name);
      units.push(unitOf(code));
    }
  });
  const body = rows.map(({ time, rooms }) =>
    [
      time,
      ...rooms.flatMap((room, i) => {
        const upper = [78, 18, 2, room.co, room.co / 10, 0, 0, 1.2, room.density, room.density, 0];
        const lower = [78, 20.5, 0.04, 0, 0, 0, 0, 1.2, 0, 0, 0];
        const shaft = i === rooms.length - 1;
        const head = shaft ? [room.upper] : [room.upper, room.lower, room.height];
        return [...head, 1, 0, 101325, ...upper, ...(shaft ? [] : lower)];
      }),
    ]
      .map(fortran)
      .join(','),
  );
  return `${[codes.join(','), codes.join(','), objects.join(','), units.join(','), ...body].join('\n')}\n`;
}

export const rowsOf = (times: readonly number[], rooms: number): CfastRow[] =>
  times.map((time) => ({
    time,
    rooms: Array.from({ length: rooms }, (_, i) => ({
      height: 2.8 - time / 100,
      upper: 20 + time + i,
      lower: 20 + i,
      density: time / 20,
      co: time / 1000,
    })),
  }));

export const cfast = (rooms: Record<string, string[]>, start?: number): ConditionsInput => ({
  cfast: { compartments: 'run_compartments.csv', rooms, ...(start === undefined ? {} : { start }) },
});

/** A devices file: units, quoted names, numbers. */
export function devices(columns: Record<string, [unit: string, ...values: number[]]>, quote = true): string {
  const names = Object.keys(columns);
  const name = (word: string): string => (quote && word !== 'Time' ? `"${word}"` : word);
  const rows = columns[names[0]]
    .slice(1)
    .map((_, i) => names.map((n) => fortran(columns[n][i + 1] as number)).join(','));
  return `${[names.map((n) => columns[n][0]).join(','), names.map(name).join(','), ...rows].join('\r\n')}\r\n`;
}

export const read = (
  conditions: ConditionsInput,
  files: Record<string, string | Uint8Array>,
  horizon = 20,
): ImportedConditions =>
  importConditions(
    conditions,
    { readText: (name) => files[name] as string, readBytes: (name) => files[name] as Uint8Array },
    horizon,
  );

/** The problems of files, and that each has its sentence in both languages. */
export function problemsOf(
  conditions: ConditionsInput,
  files: Record<string, string | Uint8Array>,
): readonly Problem[] {
  try {
    read(conditions, files);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const problem of error.problems) {
      for (const language of ['zh-CN', 'en'] as const) {
        const words = text(language).problem(problem);
        if (words.includes('undefined') || words.startsWith(problem.code)) throw new Error(`no words: ${words}`);
      }
    }
    return error.problems;
  }
  return [];
}

export const codesOf = (problems: readonly Problem[]): [string, unknown, unknown][] =>
  problems.map(({ code, parameters }) => [code, parameters.line, parameters.column]);

/** A folder of the reference data that lies beside the project, or beside the folder it is in; null: it is not there. */
export function referenceFolder(name: string): URL | null {
  const places = ['../../../../', '../../../../../'].map(
    (up) => new URL(`${up}shared/reference/${name}/`, import.meta.url),
  );
  return places.find((place) => existsSync(place)) ?? null;
}
