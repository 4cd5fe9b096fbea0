/** Cells with their figures, a page at a time; each with its interval, drawn on one axis. */
import type { CellAnswer, CellPage } from '../../../engine/hosts/studyProtocol.js';
import { isShare, tickText, type Measure, type StudyNames } from '../../../engine/index.js';
import type { Desk } from './desk.js';
import { axisOver, IntervalBar } from './plots.js';
import { speech, t } from './speech.js';

export const CELLS_SHOWN = 24;

/** What is told of a cell first: the share of runs, or the mean of those in which it happened. */
export function headOf({ summary }: CellAnswer): { value: number; low: number; high: number } {
  if (summary.share !== null) return summary.share;
  return summary.mean === null ? { value: NaN, low: NaN, high: NaN } : { ...summary.mean, value: summary.mean.mean };
}

interface RowProps {
  desk: Desk;
  names: StudyNames;
  measure: Measure;
  one: CellAnswer;
  axis: ReturnType<typeof axisOver>;
}

function CellRow({ desk, names, measure, one, axis }: RowProps) {
  const { factors } = desk.open.value!.file;
  const { cell, levels, summary } = one;
  const chosen = desk.chosen.value === cell;
  const marked = chosen || desk.hovered.value === cell;
  const head = headOf(one);
  const runs = summary.happened < summary.runs ? speech.value!.engine.happened(summary.happened, summary.runs) : String(summary.runs); // prettier-ignore
  const choose = (): void => {
    desk.chosen.value = chosen ? null : cell;
  };
  return (
    <tr
      class={marked ? 'marked' : ''}
      data-cell={cell}
      onMouseEnter={() => (desk.hovered.value = cell)}
      onMouseLeave={() => (desk.hovered.value = null)}
      onClick={choose}
    >
      <th scope="row">
        <button
          type="button"
          class="button"
          aria-pressed={chosen}
          aria-label={t('cells.cell', { cell })}
          data-testid={`cell-${cell}`}
          onClick={(event) => {
            event.stopPropagation();
            choose();
          }}
        >
          {cell}
        </button>
      </th>
      {factors.map((factor) => (
        <td key={factor.id}>{names.level(factor, levels[factor.id])}</td>
      ))}
      <td class="number">{runs}</td>
      <td class="number">{Number.isNaN(head.value) ? '–' : names.interval(head, measure)}</td>
      <td class="range">
        <IntervalBar {...head} axis={axis} marked={marked} />
      </td>
      {!isShare(measure) && (
        <>
          <td class="number">{names.interval(summary.median, measure)}</td>
          <td class="number">{names.value(summary.low.value, measure)}</td>
          <td class="number">{names.interval(summary.high, measure)}</td>
          <td class="number">{names.interval(summary.worst, measure)}</td>
        </>
      )}
    </tr>
  );
}

interface Props {
  desk: Desk;
  names: StudyNames;
  measure: Measure;
  page: CellPage;
}

export function CellTable({ desk, names, measure, page }: Props) {
  const { file } = desk.open.value!;
  const from = desk.from.value;
  const { columns, sections } = speech.value!.engine;
  const share = isShare(measure);
  const axis = share ? { from: 0, to: 1, step: 0.2 } : axisOver(page.cells.map(headOf), false);
  const last = Math.min(page.total, from + CELLS_SHOWN);
  return (
    <section class="card" data-testid="study-cells">
      <h3>{sections.cells}</h3>
      <p class="soft">{t('cells.hint')}</p>
      {page.total === 0 && <p>{t('filter.none')}</p>}
      <div class="scroll" tabIndex={0} role="region" aria-label={sections.cells}>
        <table class="study-cells">
          <thead>
            <tr>
              <th scope="col">{columns.cell}</th>
              {file.factors.map((factor) => (
                <th key={factor.id} scope="col">
                  {names.of(factor)}
                </th>
              ))}
              <th scope="col" class="number">
                {columns.runs}
              </th>
              <th scope="col" class="number">
                {share ? columns.share : columns.mean}
              </th>
              <th scope="col" class="range" aria-label={t('cells.interval')}>
                <span class="ends">
                  <span>{share ? tickText(axis.from, true) : names.value(axis.from, measure)}</span>
                  <span>{share ? tickText(axis.to, true) : names.value(axis.to, measure)}</span>
                </span>
              </th>
              {!share &&
                [columns.median, columns.low, columns.high, columns.worst].map((one) => (
                  <th key={one} scope="col" class="number">
                    {one}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {page.cells.map((one) => (
              <CellRow key={one.cell} desk={desk} names={names} measure={measure} one={one} axis={axis} />
            ))}
          </tbody>
        </table>
      </div>
      {page.total > CELLS_SHOWN && (
        <div class="row">
          <button
            type="button"
            class="button"
            disabled={from === 0}
            onClick={() => (desk.from.value = Math.max(0, from - CELLS_SHOWN))}
          >
            {t('cells.previous')}
          </button>
          <span>{t('cells.page', { from: from + 1, to: last, total: page.total })}</span>
          <button
            type="button"
            class="button"
            disabled={last >= page.total}
            onClick={() => (desk.from.value = from + CELLS_SHOWN)}
          >
            {t('cells.next')}
          </button>
        </div>
      )}
    </section>
  );
}
