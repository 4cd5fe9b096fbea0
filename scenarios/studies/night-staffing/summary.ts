/** What the README of the study says in numbers: made of the rows, kept as `summary.json`. */
import { difference, effectsOf, gridOf } from '../../../engine/study/answers/effects.js';
import { curvesOf, smallest } from '../../../engine/study/answers/staffing.js';
import { summarize } from '../../../engine/study/answers/summary.js';
import type { Levels, StudyResult } from '../../../engine/study/row.js';

type Three = [value: number, low: number, high: number];

export interface Summary {
  engine: string;
  cells: number;
  runs: number;
  /** By cell: levels, runs, and the share or mean of each measure with its 95 % interval. */
  table: {
    levels: Levels;
    runs: number;
    clear: Three;
    there: Three;
    last: Three | null;
    happened: number;
    lost: Three;
  }[];
  smallest: { others: Levels; enough: number | null; tooFew: number | null; open: number[] }[];
  effects: { measure: string; factor: string; from: string; to: string; change: Three }[];
  /** Median factor by which pairing shrinks the interval of a difference, and over how many pairs of cells. */
  pairing: { factor: number; pairs: number };
}

const rounded = (x: number): number => Math.round(x * 1000) / 1000;
const three = (value: number, { low, high }: { low: number; high: number }): Three => [value, low, high].map(rounded) as Three; // prettier-ignore

/** The share of runs that the plan asks for. */
export const WANTED = 0.9;

export function summaryOf(result: StudyResult): Summary {
  const { file, cells, rows } = result;
  const measure = (id: string) => file.measures.find((one) => one.id === id)!;
  const grids = Object.fromEntries(file.measures.map(({ id }) => [id, gridOf(rows, id)]));
  const table = cells.map(({ cell, levels }) => {
    const of = (id: string) => summarize(grids[id].get(cell)!, measure(id));
    const [clear, there, last, lost] = ['clear', 'there', 'last', 'lost'].map(of);
    return {
      levels,
      runs: clear.runs,
      clear: three(clear.share!.value, clear.share!),
      there: three(there.mean!.mean, there.mean!),
      last: last.mean === null ? null : three(last.mean.mean, last.mean),
      happened: last.happened,
      lost: three(lost.mean!.mean, lost.mean!),
    };
  });
  const worth = cells
    .slice(1)
    .map(({ cell }) => difference(grids.there.get(0)!, grids.there.get(cell)!)!.narrower)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return {
    engine: rows[0].engine,
    cells: cells.length,
    runs: rows.length,
    table,
    smallest: curvesOf(result, 'carers', 'clear').map(({ others, points }) => ({
      others,
      ...smallest(points, WANTED),
    })),
    effects: ['there', 'lost'].flatMap((id) =>
      effectsOf(result, id).map(({ factor, from, to, change }) => ({
        measure: id,
        factor,
        from: String(from),
        to: String(to),
        change: three(change.mean, change),
      })),
    ),
    pairing: { factor: rounded(worth[Math.floor(worth.length / 2)]), pairs: worth.length },
  };
}
