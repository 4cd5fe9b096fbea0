/** Designs: which cells, how evenly they fill the ranges, and the same ones every time. */
import { describe, expect, it } from 'vitest';
import { cellsOf, levelAt } from '../../../engine/study/design.js';
import { cellsIn, parseStudy, type Factor, type StudyFile } from '../../../engine/study/file.js';
import { latinHypercube, MOST_DIMENSIONS, sobolPoints } from '../../../engine/study/lowDiscrepancy.js';

const study = (factors: unknown[], design: unknown): StudyFile =>
  parseStudy({
    format: 'anshu-study',
    version: 1,
    id: 'designs',
    name: 'designs',
    base: { scenario: 'tower-18' },
    factors,
    design,
    seeds: { repeats: 2 },
    measures: [{ id: 'remaining', metric: 'remaining' }],
  });
const A = { id: 'a', kind: 'parameter', parameter: 'asleep.night', levels: [0, 0.5, 1] };
const B = {
  id: 'b',
  kind: 'choice',
  levels: [
    { id: 'x', edits: [] },
    { id: 'y', edits: [] },
  ],
};
const R = { id: 'r', kind: 'parameter', parameter: 'asleep.day', range: [10, 20] };
const S = { id: 's', kind: 'staff', shift: 'night', post: 'carer', range: [1, 4] };

describe('a design', () => {
  it('grid: every combination once, the last factor fastest', () => {
    const file = study([A, B], { kind: 'grid' });
    expect(cellsOf(file).map(({ levels }) => [levels.a, levels.b])).toEqual([
      [0, 'x'],
      [0, 'y'],
      [0.5, 'x'],
      [0.5, 'y'],
      [1, 'x'],
      [1, 'y'],
    ]);
    expect(cellsIn(file)).toBe(6);
  });

  it('one at a time: the base, then one level changed in each cell', () => {
    const file = study([A, B], { kind: 'oneAtATime', from: { a: 0.5, b: 'y' } });
    const cells = cellsOf(file).map(({ levels }) => levels);
    expect(cells).toEqual([
      { a: 0.5, b: 'y' },
      { a: 0, b: 'y' },
      { a: 1, b: 'y' },
      { a: 0.5, b: 'x' },
    ]);
    expect(cellsIn(file)).toBe(cells.length);
  });

  it('list: as given', () => {
    const cells = [
      { a: 1, b: 'x' },
      { a: 0, b: 'y' },
    ];
    expect(cellsOf(study([A, B], { kind: 'list', cells })).map(({ levels }) => levels)).toEqual(cells);
  });

  it('sobol: A and B share nothing, and A with a column of B differs from A in that factor only', () => {
    const file = study([R, S, B], { kind: 'sobol', points: 16 });
    const cells = cellsOf(file).map(({ levels }) => levels);
    expect(cells.length).toBe(16 * 5);
    expect(cellsIn(file)).toBe(cells.length);
    for (let n = 0; n < 16; n++) {
      const [a, b] = [cells[n], cells[16 + n]];
      ['r', 's', 'b'].forEach((factor, i) => {
        const mixed = cells[16 * (2 + i) + n];
        for (const other of ['r', 's', 'b']) expect(mixed[other]).toBe(other === factor ? b[other] : a[other]);
      });
    }
    expect(new Set(cells.map(({ s }) => s))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('of a range takes what lies in it; whole numbers of people', () => {
    expect(levelAt(R as unknown as Factor, 0)).toBe(10);
    expect(levelAt(R as unknown as Factor, 0.25)).toBe(12.5);
    expect([0, 0.24, 0.26, 0.99].map((u) => levelAt(S as unknown as Factor, u))).toEqual([1, 1, 2, 4]);
    expect([0, 0.49, 0.51].map((u) => levelAt(B as unknown as Factor, u))).toEqual(['x', 'x', 'y']);
  });
});

describe('points', () => {
  it('of the Sobol sequence: the first ones of three dimensions, as published', () => {
    expect(sobolPoints(8, 3)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ]);
  });

  it('put one point into each of 2^m slices of every dimension', () => {
    const points = sobolPoints(256, MOST_DIMENSIONS);
    for (let d = 0; d < MOST_DIMENSIONS; d++)
      expect(new Set(points.map((point) => Math.floor(point[d] * 256))).size, `dimension ${d}`).toBe(256);
    expect(() => sobolPoints(2, MOST_DIMENSIONS + 1)).toThrow(RangeError);
  });

  it('integrate a smooth function of ten dimensions far better than chance would', () => {
    // Product of 1 + (x − 1/2) over ten dimensions: the integral is 1, the standard deviation 1.14.
    const of = (points: number[][]): number =>
      points.reduce((sum, x) => sum + x.reduce((product, u) => product * (0.5 + u), 1), 0) / points.length;
    expect(Math.abs(of(sobolPoints(4096, 10).slice(1)) - 1)).toBeLessThan(0.004);
  });

  it('of a Latin hypercube have a slice of every range of their own, and follow the seed', () => {
    const points = latinHypercube(50, 4, 'one');
    for (let d = 0; d < 4; d++) expect(new Set(points.map((point) => Math.floor(point[d] * 50))).size).toBe(50);
    expect(latinHypercube(50, 4, 'one')).toEqual(points);
    expect(latinHypercube(50, 4, 'two')).not.toEqual(points);
  });
});
