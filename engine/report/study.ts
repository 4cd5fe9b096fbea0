/** The report of a study: question, what was run, cells, curves, effects, what it hangs on, and what it does not say. */
import { arrivalsOf } from '../study/answers/arrivals.js';
import { effectsOf, gridOf, pairingWorth } from '../study/answers/effects.js';
import { sobolOf, standardized } from '../study/answers/sensitivity.js';
import { curveFactor, curvesOf, smallest } from '../study/answers/staffing.js';
import { summarize, type Point } from '../study/answers/summary.js';
import { isShare, unitOf } from '../study/measures.js';
import type { StudyResult } from '../study/row.js';
import { namesOfStudy, NOTHING, studyWords, type StudyNames, type Text } from '../text/index.js';
import type { Block, Report } from './document.js';
import type { LinePlot } from './plot.js';

export interface StudyExtras {
  /** Residents at each step: safe, sheltered, remaining, lost; by row. Empty where none were kept. */
  histories: readonly (readonly (readonly number[])[] | undefined)[];
  /** By cell and measure (a claim): what no order of moving can beat, s; null: staff move nobody. */
  bounds: ReadonlyMap<string, number | null>;
  /** Share of runs that each claim asks for, by measure. */
  wanted: ReadonlyMap<string, number>;
  /** Values of the model that nobody has measured. */
  assumptions: number;
  /** Of all rows. */
  hash: string;
}

/** Cells and rows of tables that are listed. */
const MOST_LISTED = 60;
const CONFIDENCE = 0.95;

class Writer {
  readonly blocks: Block[] = [];
  readonly words;
  readonly names: StudyNames;

  constructor(
    readonly result: StudyResult,
    readonly extras: StudyExtras,
    readonly text: Text,
  ) {
    this.words = studyWords(text.language);
    this.names = namesOfStudy(result.file, text, this.words);
  }

  heading(of: keyof Writer['words']['sections']): void {
    this.blocks.push({ kind: 'heading', level: 2, text: this.words.sections[of] });
  }

  paragraph(text: string, small = false): void {
    this.blocks.push({ kind: 'paragraph', text, ...(small ? { small: true as const } : {}) });
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    this.blocks.push({ kind: 'table', head, rows });
  }
}

function made(w: Writer): void {
  const { file, cells, rows } = w.result;
  const { words, text } = w;
  const { design, seeds, stopping, base } = file;
  w.heading('made');
  w.paragraph(words.made.base(base.scenario, base.variant ?? null));
  w.paragraph(words.made.design(words.designs[design.kind], cells.length, rows.length));
  w.paragraph(words.made.seeds(String(seeds.first ?? 1), seeds.repeats));
  if (stopping !== undefined) {
    const measure = file.measures.find(({ id }) => id === stopping.measure)!;
    w.paragraph(words.made.stopped(w.names.of(measure), w.names.value(stopping.halfWidth, measure)));
  }
  w.paragraph(words.made.engine(rows[0]?.engine ?? NOTHING, w.extras.hash));
  w.table(
    [words.columns.factor, words.columns.levels],
    file.factors.map((one) => {
      const levels = [...new Set(cells.map((cell) => cell.levels[one.id]))];
      const shown = levels.slice(0, 12).map((level) => w.names.level(one, level));
      return [w.names.of(one), text.list(levels.length > shown.length ? [...shown, '…'] : shown)];
    }),
  );
}

function cellTables(w: Writer): void {
  const { cells, rows, file } = w.result;
  const { columns } = w.words;
  w.heading('cells');
  for (const measure of file.measures) {
    w.blocks.push({ kind: 'heading', level: 3, text: w.names.of(measure) });
    const grid = gridOf(rows, measure.id);
    const lines = cells.slice(0, MOST_LISTED).map(({ cell, levels }) => {
      const found = summarize(grid.get(cell) ?? [], measure, CONFIDENCE);
      const runs = found.happened < found.runs ? w.words.happened(found.happened, found.runs) : String(found.runs);
      if (isShare(measure))
        return [
          String(cell),
          w.names.levels(levels),
          runs,
          found.share === null ? NOTHING : w.names.interval(found.share, measure),
        ];
      const mean = found.mean === null ? NOTHING : w.names.interval({ ...found.mean, value: found.mean.mean }, measure);
      return [String(cell), w.names.levels(levels), runs, mean, w.names.interval(found.median, measure), w.names.value(found.low.value, measure), w.names.interval(found.high, measure), w.names.interval(found.worst, measure)]; // prettier-ignore
    });
    const head = isShare(measure)
      ? [columns.cell, columns.levels, columns.runs, columns.share]
      : [columns.cell, columns.levels, columns.runs, columns.mean, columns.median, columns.low, columns.high, columns.worst]; // prettier-ignore
    w.table(head, lines);
    if (cells.length > MOST_LISTED) w.paragraph(w.words.more(cells.length - MOST_LISTED), true);
  }
}

function curves(w: Writer): void {
  const { file } = w.result;
  const factor = curveFactor(w.result);
  const claims = file.measures.filter(isShare);
  if (factor === undefined || claims.length === 0) return;
  const { columns } = w.words;
  w.heading('curves');
  for (const measure of claims) {
    const found = curvesOf(w.result, factor.id, measure.id, CONFIDENCE);
    const wanted = w.extras.wanted.get(measure.id) ?? 0.9;
    const plot: LinePlot = {
      kind: 'lines',
      xTitle: w.names.of(factor),
      yTitle: w.words.axis.share,
      share: true,
      wanted,
      series: found.map(({ others, points }) => ({
        label: w.names.levels(others),
        points: points.map(({ at, share, low, high }) => ({ x: at, value: share, low, high })),
      })),
    };
    const rows = found.flatMap(({ others, points }) =>
      points.map(({ at, runs, share, low, high, cell }) => {
        const bound = w.extras.bounds.get(`${cell} ${measure.id}`);
        return [w.names.levels(others), w.names.level(factor, at), String(runs), w.names.interval({ value: share, low, high }, measure), w.names.bound(bound)]; // prettier-ignore
      }),
    );
    w.blocks.push({ kind: 'heading', level: 3, text: w.words.curve(w.names.of(measure)) });
    w.blocks.push({
      kind: 'plot',
      plot,
      caption: w.words.curveCaption(w.names.of(factor), w.text.share(wanted)),
      head: [columns.others, w.names.of(factor), columns.runs, columns.share, columns.bound],
      rows,
    });
    w.table(
      [columns.others, columns.enough, columns.tooFew, columns.open],
      found.map(({ others, points }) => {
        const { enough, tooFew, open } = smallest(points, wanted, CONFIDENCE);
        const said = (level: number | null): string => (level === null ? w.words.none : w.names.level(factor, level));
        return [w.names.levels(others), said(enough), said(tooFew), open.length === 0 ? w.words.none : w.text.list(open.map((level) => w.names.level(factor, level)))]; // prettier-ignore
      }),
    );
    w.paragraph(w.words.smallest(w.text.share(wanted), w.text.share(CONFIDENCE)), true);
  }
}

function effects(w: Writer): void {
  const { file } = w.result;
  if (file.design.kind === 'sobol' || file.design.kind === 'latinHypercube') return;
  const { columns } = w.words;
  const parts = file.measures.flatMap((measure) => {
    const found = effectsOf(w.result, measure.id, CONFIDENCE);
    return found.length === 0 ? [] : [{ measure, found }];
  });
  if (parts.length === 0) return;
  w.heading('effects');
  for (const { measure, found } of parts) {
    const label = ({ factor, to }: (typeof found)[number]): string => {
      const one = file.factors.find(({ id }) => id === factor)!;
      return `${w.names.of(one)}: ${w.names.level(one, to)}`;
    };
    w.blocks.push({ kind: 'heading', level: 3, text: w.names.of(measure) });
    w.blocks.push({
      kind: 'plot',
      plot: {
        kind: 'rows',
        xTitle: `${w.names.of(measure)}${unitOf(measure) === '1' ? '' : `, ${unitOf(measure)}`}`,
        nought: true,
        rows: found.map((one) => ({
          label: label(one),
          value: one.change.mean,
          low: one.change.low,
          high: one.change.high,
        })),
      },
      caption: w.words.effectsCaption(w.names.of(measure)),
      head: [columns.factor, columns.from, columns.to, columns.change],
      rows: found.map(({ factor, from, to, change }) => {
        const one = file.factors.find(({ id }) => id === factor)!;
        return [
          w.names.of(one),
          w.names.level(one, from),
          w.names.level(one, to),
          w.names.interval({ ...change, value: change.mean }, measure),
        ];
      }),
    });
    // What pairing is worth: first cell against each other.
    const worth = pairingWorth(w.result, measure.id);
    if (worth !== null) w.paragraph(w.words.pairing(w.text.number(worth.narrower, 1), worth.pairs), true);
  }
}

function sensitivity(w: Writer): void {
  const { file } = w.result;
  const { columns, axis } = w.words;
  let begun = false;
  const begin = (): void => {
    if (!begun) w.heading('sensitivity');
    begun = true;
  };
  const nameOf = (id: string): string => w.names.of(file.factors.find((one) => one.id === id)!);
  const number = ({ value, low, high }: Point): string =>
    `${w.text.number(value, 2)} [${w.text.number(low, 2)}, ${w.text.number(high, 2)}]`;
  for (const measure of file.measures) {
    const indices = sobolOf(w.result, measure.id, CONFIDENCE);
    if (indices !== null) {
      begin();
      w.blocks.push({ kind: 'heading', level: 3, text: w.names.of(measure) });
      w.blocks.push({
        kind: 'plot',
        plot: {
          kind: 'rows',
          xTitle: axis.index,
          nought: true,
          rows: indices.flatMap(({ factor, first, total }) => [
            { label: `${nameOf(factor)} – ${columns.first.replace(/ ?\[.*$/, '')}`, ...first },
            { label: `${nameOf(factor)} – ${columns.total.replace(/ ?\[.*$/, '')}`, ...total },
          ]),
        },
        caption: w.words.sobol,
        head: [columns.factor, columns.first, columns.total],
        rows: indices.map(({ factor, first, total }) => [nameOf(factor), number(first), number(total)]),
      });
      continue;
    }
    const line = standardized(w.result, measure.id, CONFIDENCE);
    if (line === null || line.effects.length < 2) continue;
    begin();
    w.blocks.push({ kind: 'heading', level: 3, text: w.names.of(measure) });
    w.blocks.push({
      kind: 'plot',
      plot: {
        kind: 'rows',
        xTitle: axis.standardized,
        nought: true,
        rows: line.effects.map(({ factor, value, low, high }) => ({ label: nameOf(factor), value, low, high })),
      },
      caption: w.words.regression(w.text.share(line.explained)),
      head: [columns.factor, columns.effect],
      rows: line.effects.map((one) => [nameOf(one.factor), number(one)]),
    });
  }
}

/** Most curves that can be told apart in one picture. */
const MOST_CURVES = 6;

function arrivals(w: Writer): void {
  const { file, cells, rows } = w.result;
  const { histories } = w.extras;
  if (file.histories === undefined || histories.length === 0) return;
  const { step } = file.histories;
  w.heading('arrivals');
  const chosen =
    cells.length <= MOST_CURVES ? cells : cells.filter((_, i) => i % Math.ceil(cells.length / MOST_CURVES) === 0);
  const notes: string[] = [];
  const series = chosen.map(({ cell, levels }) => {
    const own = rows.flatMap((row, i) => (row.cell === cell && histories[i] !== undefined ? [histories[i]] : []));
    const { points, last } = arrivalsOf(own, step);
    if (last !== null)
      notes.push(`${w.names.levels(levels)}: ${w.words.convergence(last.runs, w.text.share(last.time), w.text.share(last.euclideanRelativeDifference), w.text.number(last.secantCosine, 4))}`); // prettier-ignore
    return { label: w.names.levels(levels), points };
  });
  const every = Math.max(1, Math.ceil(Math.max(...series.map(({ points }) => points.length)) / 12));
  w.blocks.push({
    kind: 'plot',
    plot: { kind: 'lines', xTitle: w.words.axis.time, yTitle: w.words.axis.people, share: false, band: true, series },
    caption: w.words.arrivalsCaption,
    head: [
      w.words.columns.levels,
      ...series[0].points.filter((_, i) => i % every === 0).map(({ x }) => w.text.duration(x)),
    ],
    rows: series.map(({ label, points }) => [label, ...series[0].points.flatMap((_, i) => (i % every === 0 ? [w.text.number((points[i] ?? points[points.length - 1]).value, 1)] : []))]), // prettier-ignore
  });
  for (const note of notes) w.paragraph(note, true);
}

export function studyReport(result: StudyResult, extras: StudyExtras, text: Text): Report {
  const w = new Writer(result, extras, text);
  const { file } = result;
  const title = w.words.title(text.pick(file.name));
  w.blocks.push({ kind: 'heading', level: 1, text: title });
  if (file.question !== undefined) {
    w.heading('question');
    w.paragraph(text.pick(file.question));
  }
  made(w);
  curves(w);
  effects(w);
  sensitivity(w);
  arrivals(w);
  cellTables(w);
  w.heading('assumed');
  w.paragraph(w.words.assumed(extras.assumptions));
  w.heading('limits');
  w.blocks.push({ kind: 'list', items: w.words.limits });
  return { title, language: text.language, blocks: w.blocks };
}
