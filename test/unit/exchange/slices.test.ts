/** Slices of FDS: binary frames read at points, between nodes and cells, or refused with the byte. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrames, sliceHeader } from '../../../engine/exchange/fds/slice.js';
import { FileProblems } from '../../../engine/exchange/problems.js';
import type { ConditionsInput } from '../../../engine/scenario/schema.js';
import { problemsOf, read, referenceFolder } from './files.js';

type Range = [number, number, number, number, number, number];

/** A slice file with a value for every node and frame. */
function sliceFile(
  quantity: string,
  unit: string,
  range: Range,
  times: readonly number[],
  value: (i: number, j: number, k: number, time: number) => number,
): Uint8Array {
  const size = (range[1] - range[0] + 1) * (range[3] - range[2] + 1) * (range[5] - range[4] + 1);
  const bytes = new Uint8Array(146 + times.length * (20 + 4 * size));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const mark = (length: number): void => {
    view.setInt32(at, length, true);
    at += 4;
  };
  for (const words of [quantity, quantity.slice(0, 8), unit]) {
    mark(30);
    bytes.set(new TextEncoder().encode(words.padEnd(30)), at);
    at += 30;
    mark(30);
  }
  mark(24);
  for (const node of range) mark(node);
  mark(24);
  for (const time of times) {
    mark(4);
    view.setFloat32(at, time, true);
    at += 4;
    mark(4);
    mark(4 * size);
    for (let k = range[4]; k <= range[5]; k++)
      for (let j = range[2]; j <= range[3]; j++)
        for (let i = range[0]; i <= range[1]; i++, at += 4) view.setFloat32(at, value(i, j, k, time), true);
    mark(4 * size);
  }
  return bytes;
}

const axis = (name: string, nodes: readonly number[]): string =>
  `${name}\n 0\n${nodes.map((x, i) => ` ${i} ${x.toFixed(5)}`).join('\n')}\n\n`;

/** A mesh of 6 x 4 x 3 cells of 0.5 m whose corner is at (10, 0, 0), and slices in it. */
function index(
  slices: readonly { kind?: string; range: Range; file: string; quantity: string; unit: string }[],
): string {
  const nodes = (from: number, cells: number): number[] => Array.from({ length: cells + 1 }, (_, i) => from + 0.5 * i);
  const mesh = `GRID mesh 1\n 6 4 3 0\n\n${axis('TRNX', nodes(10, 6))}${axis('TRNY', nodes(0, 4))}${axis('TRNZ', nodes(0, 3))}`;
  const list = slices.map(
    ({ kind = 'SLCF', range, file, quantity, unit }, i) =>
      `${kind}     1 # STRUCTURED %s${i} & ${range.map((n) => String(n).padStart(5)).join('')} ! ${i + 1} 0\n ${file}\n ${quantity}\n q\n ${unit}\n`,
  );
  return `TITLE\n test\n${mesh}${list.join('')}`;
}

const RANGE: Range = [0, 6, 0, 4, 3, 3];
const SMV = index([
  { range: RANGE, file: 'a_01.sf', quantity: 'SOOT EXTINCTION COEFFICIENT', unit: '1/m' },
  { range: RANGE, file: 'a_02.sf', quantity: 'TEMPERATURE', unit: 'C' },
  { range: RANGE, file: 'a_03.sf', quantity: 'VISIBILITY', unit: 'm' },
]);
const K = sliceFile(
  'SOOT EXTINCTION COEFFICIENT',
  '1/m',
  RANGE,
  [0, 10, 20],
  (i, j, _k, t) => (t / 10) * (1 + i + 10 * j),
);
const T = sliceFile('TEMPERATURE', 'C', RANGE, [0, 10, 20], (i, _j, _k, t) => 20 + t + i);
const FILES = { 'case.smv': SMV, 'a_01.sf': K, 'a_02.sf': T };
const input = (at: [number, number, number]): ConditionsInput => ({
  fdsSlices: { index: 'case.smv', places: [{ space: 'corridor', height: 1.5, at }] },
});

describe('slices', () => {
  it('are read at a point between nodes', () => {
    const { spaces, notes } = read(input([11.25, 1.25, 1.5]), FILES);
    const [corridor] = spaces;
    expect(corridor.times).toEqual([0, 10, 20]);
    // i = 2.5, j = 2.5.
    expect('levels' in corridor && corridor.levels).toEqual([
      { height: 1.5, gas: { extinction: [0, 28.5, 57], temperature: [22.5, 32.5, 42.5] } },
    ]);
    expect(notes.map(({ code, parameters }) => [code, parameters.quantity])).toEqual([
      ['resultsMissing', 'carbonMonoxide'],
    ]);
  });

  it('of cells have their values in the middle of these', () => {
    const cells = index([
      { kind: 'SLCC', range: RANGE, file: 'a_01.sf', quantity: 'SOOT EXTINCTION COEFFICIENT', unit: '1/m' },
    ]);
    // x = 11.25 is the middle of cell 3, y = 1.25 that of cell 3.
    const { spaces } = read(input([11.25, 1.25, 1.5]), { 'case.smv': cells, 'a_01.sf': K });
    expect('levels' in spaces[0] && spaces[0].levels[0].gas.extinction).toEqual([0, 34, 68]);
  });

  it('that do not go through a point are not taken', () => {
    const [problem] = problemsOf(input([11, 1, 0.5]), FILES);
    expect(problem.code).toBe('sliceNowhere');
    expect(problemsOf(input([9, 1, 1.5]), FILES)[0].code).toBe('sliceNowhere');
  });
});

describe('a broken slice file', () => {
  const code = (files: Record<string, string | Uint8Array>): [string, unknown] => {
    const [problem] = problemsOf(input([11, 1, 1.5]), { ...FILES, ...files });
    return [problem?.code, problem?.parameters.byte];
  };
  const changed = (byte: number, value: number): Uint8Array => {
    const bytes = Uint8Array.from(K);
    new DataView(bytes.buffer).setInt32(byte, value, true);
    return bytes;
  };

  it('that is no slice, of another slice, or torn in the middle', () => {
    expect(code({ 'a_01.sf': new TextEncoder().encode('s,C\nTime,T\n') })[0]).toBe('sliceForeign');
    expect(code({ 'a_01.sf': changed(0, 31) })).toEqual(['sliceForeign', 0]);
    expect(code({ 'a_01.sf': changed(146 + 8, 5) })).toEqual(['sliceForeign', 154]);
    const other = sliceFile('SOOT EXTINCTION COEFFICIENT', '1/m', [0, 5, 0, 4, 3, 3], [0], () => 1);
    expect(code({ 'a_01.sf': other })[0]).toBe('sliceForeign');
    expect(code({ 'a_01.sf': K.subarray(0, 150) })[0]).toBe('sliceForeign');
  });

  it('of another unit, with what is no number, with times that do not rise', () => {
    expect(code({ 'a_02.sf': sliceFile('TEMPERATURE', 'K', RANGE, [0, 10, 20], () => 300) })[0]).toBe('resultsUnit');
    expect(code({ 'a_02.sf': sliceFile('TEMPERATURE', 'C', RANGE, [0, 10, 20], () => NaN) })[0]).toBe('sliceValue');
    expect(code({ 'a_02.sf': sliceFile('TEMPERATURE', 'C', RANGE, [0, 10, 10], () => 20) })[0]).toBe('sliceTime');
    expect(code({ 'a_02.sf': sliceFile('TEMPERATURE', 'C', RANGE, [0, 10, 21], () => 20) })[0]).toBe(
      'resultsTimesDiffer',
    );
  });

  it('whose last frame is cut off loses that frame, and says so', () => {
    const cut = { 'a_01.sf': K.subarray(0, K.length - 7), 'a_02.sf': T.subarray(0, T.length - 100) };
    const { spaces, notes } = read(input([11, 1, 1.5]), { ...FILES, ...cut }, 10);
    expect(spaces[0].times).toEqual([0, 10]);
    expect(notes.filter((note) => note.code === 'sliceCut').length).toBe(2);
  });

  it('an index without meshes, or cut off', () => {
    expect(code({ 'case.smv': 'TITLE\n x\n' })[0]).toBe('resultsForeign');
    expect(code({ 'case.smv': SMV.slice(0, SMV.indexOf('TRNZ') + 20) })[0]).toBe('resultsCutOff');
  });
});

const REFERENCE = referenceFolder('cfast/fds-samples');

describe.skipIf(REFERENCE === null)('a slice file made elsewhere (../shared/reference/cfast/fds-samples)', () => {
  it('holds what its description says', () => {
    const bytes = new Uint8Array(readFileSync(new URL('SYNTHETIC_1_1.sf', REFERENCE!)));
    const problems = new FileProblems('SYNTHETIC_1_1.sf');
    const header = sliceHeader(bytes, problems)!;
    expect([header.quantity, header.unit, header.range]).toEqual([
      'SOOT EXTINCTION COEFFICIENT',
      '1/m',
      [0, 6, 0, 4, 2, 2],
    ]);
    const sampling = [
      { offsets: [3 + 7 * 2], weights: [1] },
      { offsets: [1 + 7 * 3], weights: [1] },
    ];
    const { times, values } = readFrames(bytes, header.range, sampling, problems);
    expect(problems.list).toEqual([]);
    expect(times).toEqual([0, 10, 20, 30]);
    times.forEach((t, frame) => {
      expect(values[0][frame]).toBeCloseTo(0.1 * t, 5);
      expect(values[1][frame]).toBeCloseTo(0.1 * t * Math.exp(-(4 + 1) / 8), 5);
    });
  });
});
