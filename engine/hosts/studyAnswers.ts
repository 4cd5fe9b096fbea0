/** What the rows of a study say, for a page: a part at a time, so that a study of any size is looked at without waiting. */
import { arrivalsOf } from '../study/answers/arrivals.js';
import { difference, effectsOf, gridOf, pairingWorth, type Grid } from '../study/answers/effects.js';
import { sobolOf, standardized } from '../study/answers/sensitivity.js';
import { curveFactor, curvesOf, smallest } from '../study/answers/staffing.js';
import { summarize, type Summary } from '../study/answers/summary.js';
import type { StudyFile } from '../study/file.js';
import { isShare } from '../study/measures.js';
import type { Level, Levels, StudyCell, StudyResult, StudyRow } from '../study/row.js';
import type { Cells } from './studyCells.js';
import { boundsOf, wantedOf } from './studyExtras.js';
import type {
  CellArrivals,
  CellDetail,
  CellPage,
  CurveAnswer,
  EffectAnswer,
  LevelFilter,
  SensitivityAnswer,
  StudyFilter,
  StudyKnown,
  StudyQuery,
} from './studyProtocol.js';

const CONFIDENCE = 0.95;
/** Where the plan says nothing. */
const WANTED = 0.9;
/** Curves that can be told apart in one picture. */
const MOST_CURVES = 8;
/** Runs of a cell whose curves are averaged: more change nothing that can be seen. */
const MOST_HISTORIES = 2000;

function passes(one: LevelFilter, level: Level): boolean {
  if ('levels' in one) return one.levels.includes(level);
  return typeof level === 'number' && level >= one.from && level <= one.to;
}

export class StudyAnswers {
  result: StudyResult;
  histories: readonly (readonly (readonly number[])[] | undefined)[] = [];
  private engines: string[] = [];
  private rowsByCell = new Map<number, number[]>();
  private grids = new Map<string, Grid>();
  private summaries = new Map<string, Summary>();
  private wanted: ReadonlyMap<string, number> | null = null;

  constructor(
    file: StudyFile,
    private readonly scenarios: Cells | null,
  ) {
    this.result = { file, cells: [], rows: [] };
  }

  take(result: StudyResult, histories: StudyAnswers['histories']): void {
    this.result = result;
    this.histories = histories;
    this.engines = [...new Set(result.rows.map(({ engine }) => engine))];
    this.rowsByCell = new Map();
    result.rows.forEach(({ cell }, i) => {
      const list = this.rowsByCell.get(cell);
      if (list === undefined) this.rowsByCell.set(cell, [i]);
      else list.push(i);
    });
    this.grids = new Map();
    this.summaries = new Map();
  }

  known(): StudyKnown {
    return {
      rows: this.result.rows.length,
      cells: this.result.cells.length,
      engines: this.engines,
      histories: this.histories.length > 0,
    };
  }

  levelsOf(cell: number): Levels | null {
    return this.result.cells.find((one) => one.cell === cell)?.levels ?? null;
  }

  private grid(measure: string): Grid {
    let grid = this.grids.get(measure);
    if (grid === undefined) this.grids.set(measure, (grid = gridOf(this.result.rows, measure)));
    return grid;
  }

  private cellsIn(filter: StudyFilter): StudyCell[] {
    const filters = Object.entries(filter);
    return this.result.cells.filter(({ levels }) => filters.every(([id, one]) => passes(one, levels[id])));
  }

  private filtered(filter: StudyFilter): StudyResult {
    const cells = this.cellsIn(filter);
    if (cells.length === this.result.cells.length) return this.result;
    const kept = new Set(cells.map(({ cell }) => cell));
    return { ...this.result, cells, rows: this.result.rows.filter(({ cell }) => kept.has(cell)) };
  }

  private summary(cell: number, measure: string): Summary {
    const key = `${cell} ${measure}`;
    let found = this.summaries.get(key);
    if (found === undefined) {
      const of = this.result.file.measures.find(({ id }) => id === measure)!;
      found = summarize(this.grid(measure).get(cell) ?? [], of, CONFIDENCE);
      this.summaries.set(key, found);
    }
    return found;
  }

  cells({ measure, filter }: StudyQuery, from: number, count: number): CellPage {
    const all = this.cellsIn(filter);
    const some = all.slice(from, from + count);
    return {
      total: all.length,
      cells: some.map(({ cell, levels }) => ({ cell, levels, summary: this.summary(cell, measure) })),
    };
  }

  curves({ measure, filter }: StudyQuery): CurveAnswer | null {
    const of = this.result.file.measures.find(({ id }) => id === measure);
    if (of === undefined || !isShare(of)) return null;
    const result = this.filtered(filter);
    const factor = curveFactor(result);
    if (factor === undefined) return null;
    if (this.scenarios !== null) this.wanted ??= wantedOf(this.scenarios, this.result.cells[0].levels);
    const wanted = this.wanted?.get(measure) ?? WANTED;
    const found = curvesOf(result, factor.id, measure, CONFIDENCE);
    return {
      factor: factor.id,
      wanted,
      curves: found
        .slice(0, MOST_CURVES)
        .map((curve) => ({ ...curve, smallest: smallest(curve.points, wanted, CONFIDENCE) })),
      more: Math.max(0, found.length - MOST_CURVES),
    };
  }

  effects({ measure, filter }: StudyQuery): EffectAnswer | null {
    const { kind } = this.result.file.design;
    // In these designs no two cells differ in one factor alone.
    if (kind === 'sobol' || kind === 'latinHypercube') return null;
    const result = this.filtered(filter);
    const effects = effectsOf(result, measure, CONFIDENCE);
    return effects.length === 0 ? null : { effects, pairing: pairingWorth(result, measure) };
  }

  sensitivity({ measure, filter }: StudyQuery): SensitivityAnswer | null {
    const result = this.filtered(filter);
    // Indices are of the whole design; of a part of it only the straight line.
    const indices = result === this.result ? sobolOf(result, measure, CONFIDENCE) : null;
    if (indices !== null) return { kind: 'sobol', indices };
    const line = standardized(result, measure, CONFIDENCE);
    return line === null || line.effects.length < 2 ? null : { kind: 'standardized', ...line };
  }

  arrivals(cells: readonly number[]): CellArrivals[] {
    const { step } = this.result.file.histories ?? {};
    if (step === undefined) return [];
    return cells.flatMap((cell) => {
      const levels = this.levelsOf(cell);
      const own = (this.rowsByCell.get(cell) ?? []).flatMap((row) => {
        const history = this.histories[row];
        return history === undefined ? [] : [history];
      });
      if (levels === null || own.length === 0) return [];
      return [{ cell, levels, ...arrivalsOf(own.slice(0, MOST_HISTORIES), step) }];
    });
  }

  detail(cell: number, against: number | null): CellDetail | null {
    const levels = this.levelsOf(cell);
    if (levels === null) return null;
    const differences = (other: number): NonNullable<CellDetail['against']>['differences'] =>
      Object.fromEntries(
        this.result.file.measures.map(({ id }) => {
          const grid = this.grid(id);
          return [id, difference(grid.get(other) ?? [], grid.get(cell) ?? [], CONFIDENCE)];
        }),
      );
    return {
      cell,
      levels,
      runs: this.rowsByCell.get(cell)?.length ?? 0,
      bounds: this.scenarios === null ? {} : Object.fromEntries(boundsOf(this.scenarios, levels)),
      against: against === null || against === cell ? null : { cell: against, differences: differences(against) },
    };
  }

  runs(cell: number, from: number, count: number): StudyRow[] {
    return (this.rowsByCell.get(cell) ?? []).slice(from, from + count).map((row) => this.result.rows[row]);
  }
}
