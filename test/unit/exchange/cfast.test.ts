/** Results of CFAST: read right, or refused with the line and the column, never read wrong. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GivenSpace } from '../../../engine/scenario/schema.js';
import { cfast, codesOf, compartments, problemsOf, read, referenceFolder, rowsOf } from './files.js';

const NAMES = ['Bed1', 'Corridor', 'Stair'];
const GOOD = compartments(NAMES, rowsOf([0, 10, 20], 3));
const NAME = 'run_compartments.csv';
const input = cfast({ Bed1: ['301', '302'], 3: ['stair'] });

type Layered = Extract<GivenSpace, { layerHeight: unknown }>;

/** The file with line `line` (from 1) changed. */
const edited = (line: number, change: (words: string) => string, file = GOOD): string =>
  file
    .split('\n')
    .map((words, i) => (i + 1 === line ? change(words) : words))
    .join('\n');
const problems = (file: string): [string, unknown, unknown][] => codesOf(problemsOf(input, { [NAME]: file }));

describe('a compartments file', () => {
  const { spaces, notes } = read(input, { [NAME]: GOOD });

  it('gives a table to every space a compartment stands for, by name or number', () => {
    expect(spaces.map(({ space }) => space)).toEqual(expect.arrayContaining(['301', '302', 'stair']));
    expect(notes).toEqual([]);
  });

  it('turns log10 densities, mol % and a shaft into what they mean', () => {
    const room = spaces.find(({ space }) => space === '301') as Layered;
    expect(room.times).toEqual([0, 10, 20]);
    expect(room.layerHeight).toEqual([2.8, 2.7, 2.6]);
    expect(room.upper.temperature).toEqual([20, 30, 40]);
    expect(room.upper.extinction![2]).toBeCloseTo(Math.LN10, 9);
    expect(room.upper.carbonMonoxide![2]).toBeCloseTo(2e-4, 12);
    expect(room.upper.oxygen![0]).toBeCloseTo(0.18, 12);
    expect(room.lower.oxygen![0]).toBeCloseTo(0.205, 12);
    const stair = spaces.find(({ space }) => space === 'stair')!;
    expect('levels' in stair && stair.levels.length).toBe(1);
    expect('levels' in stair && stair.levels[0].gas.temperature).toEqual([22, 32, 42]);
  });

  it('moves to the time of the incident, and tells where the results begin and end', () => {
    const later = read(cfast({ Bed1: ['301'] }, 60), { [NAME]: GOOD }, 600);
    expect(later.spaces[0].times).toEqual([60, 70, 80]);
    expect(later.notes.map(({ code, parameters }) => [code, parameters.value])).toEqual([
      ['resultsBegin', 60],
      ['resultsEnd', 80],
    ]);
  });
});

describe('a broken or foreign file', () => {
  it('cut off in the middle of a row, or of its last number', () => {
    expect(problems(GOOD.slice(0, GOOD.lastIndexOf(',') - 40))[0].slice(0, 2)).toEqual(['resultsCutOff', 7]);
    expect(problems(GOOD.slice(0, -2))[0].slice(0, 2)).toEqual(['resultsCutOff', 7]);
    // Without the last line end, but whole.
    expect(problems(GOOD.slice(0, -1))).toEqual([]);
  });

  it('without rows, without header, of another program', () => {
    expect(problems(GOOD.split('\n').slice(0, 4).join('\n'))[0][0]).toBe('resultsEmpty');
    expect(problems('')[0][0]).toBe('resultsForeign');
    expect(problems('s,C\nTime,"T"\n 0.0, 20.0\n')[0][0]).toBe('resultsForeign');
    expect(problems('{"format": "anshu-scenario"}')[0][0]).toBe('resultsForeign');
  });

  it('in other units', () => {
    const column = GOOD.split('\n')[0].split(',').indexOf('ULT_1') + 1;
    expect(problems(edited(4, (line) => line.replace(',C,', ',F,')))).toEqual([['resultsUnit', 4, column]]);
    expect(problems(edited(4, (line) => line.replaceAll('1/m', 'mg/m^3')))[0].slice(0, 2)).toEqual(['resultsUnit', 4]);
    expect(
      problems(edited(4, (line) => line.replaceAll(',C,', ',K,').replaceAll('mol %', 'ppm'))).length,
    ).toBeGreaterThan(3);
  });

  it('with a units row that is missing, or stands elsewhere', () => {
    const lines = GOOD.split('\n');
    expect(problems([...lines.slice(0, 3), ...lines.slice(4)].join('\n'))[0][0]).toBe('resultsForeign');
  });

  it('with numbers that cannot be in the unit they claim', () => {
    // 293 K under the head of °C would pass; a mole share of 2000 % and a layer at 900 m do not.
    const oxygen = GOOD.split('\n')[0].split(',').indexOf('ULO2_1');
    const wrong = edited(6, (line) =>
      line
        .split(',')
        .map((cell, i) => (i === oxygen ? ' 0.20900E+04' : cell))
        .join(','),
    );
    expect(problems(wrong)).toEqual([['resultsRange', 6, oxygen + 1]]);
  });

  it('without a column, a room, or with too few cells', () => {
    expect(problems(edited(1, (line) => line.replace('ULCO_1', 'XXCO_1')))[0][0]).toBe('resultsNoColumn');
    const [problem] = problemsOf(cfast({ Bed2: ['301'] }), { [NAME]: GOOD });
    expect([problem.code, problem.hint?.parameters.suggestion]).toEqual(['resultsNoRoom', 'Bed1']);
    expect(
      problems(edited(6, (line) => line.slice(0, line.lastIndexOf(',')))).map(([code, line]) => [code, line]),
    ).toEqual([['resultsCells', 6]]);
  });

  it('of another locale: semicolons, decimal commas', () => {
    const semicolons = GOOD.replaceAll(',', ';');
    expect(problems(semicolons)[0][0]).toBe('resultsSeparator');
    expect(problems(semicolons.replaceAll('.', ','))[0][0]).toBe('resultsSeparator');
    const [first] = problemsOf(input, { [NAME]: edited(5, (line) => line.replaceAll('.', ',')) });
    expect([first.code, first.parameters.line, first.hint?.code]).toEqual(['resultsCells', 5, 'decimalComma']);
  });

  it('with stars, words or nothing in place of a number', () => {
    const column = GOOD.split('\n')[0].split(',').indexOf('HGT_1');
    for (const cell of ['************', 'NaN', '', ' 0.1E', '1e5x', '0x10', '1_000']) {
      const file = edited(6, (line) =>
        line
          .split(',')
          .map((old, i) => (i === column ? cell : old))
          .join(','),
      );
      expect(problems(file), cell).toEqual([['resultsNumber', 6, column + 1]]);
    }
  });

  it('with times that do not rise, or the marks of a merge', () => {
    expect(problems(compartments(NAMES, rowsOf([0, 10, 10], 3)))).toEqual([['resultsTime', 7, undefined]]);
    expect(problems(edited(6, () => '<<<<<<< HEAD'))[0]).toEqual(['resultsConflict', 6, undefined]);
  });

  it('tells at most twenty problems', () => {
    const file = compartments(
      NAMES,
      rowsOf(
        Array.from({ length: 200 }, (_, i) => i),
        3,
      ),
    ).replaceAll('.', ',');
    expect(problems(file).length).toBe(20);
  });
});

const REFERENCE = referenceFolder('cfast/c1_open_fast');

describe.skipIf(REFERENCE === null)('a run of CFAST itself (../shared/reference/cfast)', () => {
  it('is read to the values derived from it', () => {
    const file = readFileSync(new URL('c1_open_fast_compartments.csv', REFERENCE!), 'utf8');
    const derived = readFileSync(new URL('derived-10s.csv', REFERENCE!), 'utf8').trim().split('\n');
    const names = derived[0].split(',');
    const { spaces } = read(cfast({ Bed1: ['bed'], Corridor: ['corridor'], Stair: ['stair'] }), { [NAME]: file }, 600);
    const value = (row: number, name: string): number => Number(derived[row + 1].split(',')[names.indexOf(name)]);
    const corridor = spaces.find(({ space }) => space === 'corridor') as Layered;
    expect(corridor.times.length).toBe(61);
    for (const row of [0, 12, 30, 60]) {
      expect(corridor.layerHeight[row]).toBeCloseTo(value(row, 'Corridor.layerHeight_m'), 3);
      expect(corridor.upper.temperature![row]).toBeCloseTo(value(row, 'Corridor.upperT_C'), 1);
      const k = value(row, 'Corridor.upperK_1perm');
      expect(Math.abs(corridor.upper.extinction![row] - k)).toBeLessThanOrEqual(1e-4 * Math.max(1, k));
      expect(corridor.upper.carbonMonoxide![row] * 1e6).toBeCloseTo(value(row, 'Corridor.upperCO_ppm'), 0);
      expect(corridor.lower.oxygen![row] * 100).toBeCloseTo(value(row, 'Corridor.lowerO2_pct'), 2);
    }
  });
});
