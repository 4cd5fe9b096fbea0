/** Plots of a study, drawn by the page itself so that a cell is marked in all of them at once. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { axisOf, tickText, ticks, type PlotPoint } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { COLOURS, DASHES } from '../../app/lines.js';

export interface LinePoint extends PlotPoint {
  /** null: of no cell by itself. */
  cell: number | null;
  /** For who cannot see it. */
  label: string;
}

export interface Line {
  key: string;
  label: string;
  /** All of it is of this cell; null: its points are. */
  cell: number | null;
  points: readonly LinePoint[];
}

export interface Linked {
  /** Cells that are marked. */
  marked: ReadonlySet<number>;
  onHover(cell: number | null): void;
  onChoose(cell: number): void;
}

const HEIGHT = 300;
const MARGIN = { left: 56, right: 14, top: 10, bottom: 44 };
const finite = (values: readonly number[]): number[] => values.filter((one) => Number.isFinite(one));

function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const size = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    size.observe(element);
    return () => size.disconnect();
  }, []);
  return [host, width];
}

interface Across {
  from: number;
  to: number;
  step: number;
}

/** Fewer ticks where there is no room for their words. */
const sparse = (all: readonly number[], room: number): number[] => {
  const every = Math.max(1, Math.ceil(all.length / Math.max(2, Math.floor(room / 56))));
  return all.filter((_, i) => i % every === 0);
};

/** Keys that choose what the focus is on. */
export const onKey = (choose: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  choose();
};

export interface LinesPlotProps {
  app: App;
  title: string;
  lines: readonly Line[];
  xTitle: string;
  yTitle: string;
  share: boolean;
  /** Intervals as an area, else as bars at the points. */
  band: boolean;
  wanted: number | null;
  linked: Linked;
}

function Frame(
  props: { across: Across; up: Across; x: (v: number) => number; y: (v: number) => number; width: number } & Pick<
    LinesPlotProps,
    'xTitle' | 'yTitle' | 'share'
  >,
) {
  // prettier-ignore
  const { across, up, x, y, width, xTitle, yTitle, share } = props;
  const bottom = HEIGHT - MARGIN.bottom;
  return (
    <g>
      {ticks(up).map((tick) => (
        <g key={`y${tick}`}>
          <line class="grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          <text x={MARGIN.left - 6} y={y(tick) + 4} text-anchor="end">
            {tickText(tick, share)}
          </text>
        </g>
      ))}
      {sparse(ticks(across), width - MARGIN.left - MARGIN.right).map((tick) => (
        <g key={`x${tick}`}>
          <line class="axis" x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 5} />
          <text x={x(tick)} y={bottom + 18} text-anchor="middle">
            {tickText(tick, false)}
          </text>
        </g>
      ))}
      <line class="axis" x1={MARGIN.left} x2={width - MARGIN.right} y1={bottom} y2={bottom} />
      <text x={(MARGIN.left + width - MARGIN.right) / 2} y={HEIGHT - 6} text-anchor="middle">
        {xTitle}
      </text>
      <text transform={`translate(13 ${(MARGIN.top + bottom) / 2}) rotate(-90)`} text-anchor="middle">
        {yTitle}
      </text>
    </g>
  );
}

export function LinesPlot(props: LinesPlotProps) {
  const { app, title, lines, xTitle, yTitle, share, band, wanted, linked } = props;
  const [host, width] = useWidth();
  const points = lines.flatMap((one) => one.points);
  const xs = finite(points.map(({ x }) => x));
  const ys = finite(points.flatMap(({ value, low, high }) => [value, low, high]));
  const colours = COLOURS[app.theme.value];
  if (xs.length === 0 || ys.length === 0) return null;
  const ends = axisOf(Math.min(...xs), Math.max(...xs));
  // People are whole: no half ones on the axis.
  const across = ends.step < 1 && xs.every(Number.isInteger) ? { from: Math.min(...xs), to: Math.max(...xs, Math.min(...xs) + 1), step: 1 } : ends; // prettier-ignore
  const up = share ? { from: 0, to: 1, step: 0.2 } : axisOf(Math.min(0, ...ys), Math.max(...ys));
  const bottom = HEIGHT - MARGIN.bottom;
  // Points at the ends of the axis are whole.
  const [left, right] = [MARGIN.left + 8, width - MARGIN.right - 8];
  const x = (value: number): number => left + ((right - left) * (value - across.from)) / (across.to - across.from);
  const y = (value: number): number => {
    const within = Math.min(up.to, Math.max(up.from, value));
    return bottom - ((bottom - MARGIN.top) * (within - up.from)) / (up.to - up.from);
  };
  return (
    <figure class="study-plot">
      <div ref={host}>
        <svg width={width} height={HEIGHT} role="group" aria-label={title}>
          <Frame across={across} up={up} x={x} y={y} width={width} xTitle={xTitle} yTitle={yTitle} share={share} />
          {wanted !== null && <line class="wanted" x1={left} x2={right} y1={y(wanted)} y2={y(wanted)} />}
          {lines.map((one, i) => {
            const ink = colours[i % colours.length];
            const shown = one.points.filter(({ value }) => Number.isFinite(value));
            const marked = one.cell !== null && linked.marked.has(one.cell);
            const area = [
              ...shown.map((p) => `${x(p.x)},${y(p.high)}`),
              ...[...shown].reverse().map((p) => `${x(p.x)},${y(p.low)}`),
            ];
            // Lines of several series beside each other, not on each other.
            const beside = band ? 0 : (i - (lines.length - 1) / 2) * 3;
            return (
              <g key={one.key} class={marked ? 'line marked' : 'line'} data-cell={one.cell ?? undefined}>
                {band && <polygon points={area.join(' ')} fill={ink} fill-opacity={marked ? 0.28 : 0.12} />}
                <polyline
                  points={shown.map((p) => `${x(p.x)},${y(p.value)}`).join(' ')}
                  fill="none"
                  stroke={ink}
                  stroke-width={marked ? 4 : 2}
                  stroke-dasharray={DASHES[i % DASHES.length].join(' ')}
                />
                {!band &&
                  shown.map((p) => (
                    <line
                      key={p.x}
                      x1={x(p.x) + beside}
                      x2={x(p.x) + beside}
                      y1={y(p.low)}
                      y2={y(p.high)}
                      stroke={ink}
                      stroke-width={p.cell !== null && linked.marked.has(p.cell) ? 4 : 1.5}
                    />
                  ))}
                {!band &&
                  shown.map((p) => {
                    const { cell } = p;
                    const on = cell !== null && linked.marked.has(cell);
                    return (
                      <circle
                        key={`p${p.x}`}
                        class={on ? 'point marked' : 'point'}
                        cx={x(p.x) + beside}
                        cy={y(p.value)}
                        r={on ? 8 : 5}
                        fill={ink}
                        role="button"
                        tabIndex={0}
                        aria-label={p.label}
                        aria-pressed={on}
                        data-cell={cell ?? undefined}
                        onMouseEnter={() => linked.onHover(cell)}
                        onMouseLeave={() => linked.onHover(null)}
                        onFocus={() => linked.onHover(cell)}
                        onBlur={() => linked.onHover(null)}
                        onClick={() => cell !== null && linked.onChoose(cell)}
                        onKeyDown={onKey(() => cell !== null && linked.onChoose(cell))}
                      >
                        <title>{p.label}</title>
                      </circle>
                    );
                  })}
              </g>
            );
          })}
        </svg>
      </div>
      <ul class="plain study-legend">
        {lines.map(({ key, label, cell }, i) => (
          <li
            key={key}
            class={cell !== null && linked.marked.has(cell) ? 'marked' : ''}
            onMouseEnter={() => cell !== null && linked.onHover(cell)}
            onMouseLeave={() => cell !== null && linked.onHover(null)}
          >
            <svg width="34" height="12" aria-hidden="true">
              <line
                x1="0"
                x2="34"
                y1="6"
                y2="6"
                stroke={colours[i % colours.length]}
                stroke-width="3"
                stroke-dasharray={DASHES[i % DASHES.length].join(' ')}
              />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </figure>
  );
}

export interface BarRow {
  key: string;
  label: string;
  value: number;
  low: number;
  high: number;
  marked: boolean;
}

/** An interval within an axis; what is infinite goes to its end. */
export function IntervalBar(props: { value: number; low: number; high: number; axis: Across; marked: boolean }) {
  const { value, low, high, axis, marked } = props;
  const at = (v: number): number => {
    const within = Math.min(axis.to, Math.max(axis.from, v));
    return 2 + (96 * (within - axis.from)) / (axis.to - axis.from);
  };
  const nought = axis.from < 0 && axis.to > 0;
  const [from, to] = [Number.isNaN(low) ? value : low, Number.isNaN(high) ? value : high];
  return (
    <svg
      class={marked ? 'interval marked' : 'interval'}
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {nought && <line class="axis" x1={at(0)} x2={at(0)} y1="0" y2="20" vector-effect="non-scaling-stroke" />}
      {!Number.isNaN(value) && (
        <>
          <line class="bar" x1={at(from)} x2={at(to)} y1="10" y2="10" vector-effect="non-scaling-stroke" />
          <line class="mean" x1={at(value)} x2={at(value)} y1="3" y2="17" vector-effect="non-scaling-stroke" />
        </>
      )}
    </svg>
  );
}

/** An axis over all intervals, with nought where they are differences. */
export function axisOver(rows: readonly { value: number; low: number; high: number }[], nought: boolean): Across {
  const ends = finite(rows.flatMap(({ value, low, high }) => [value, low, high]));
  if (nought) ends.push(0);
  return ends.length === 0 ? { from: 0, to: 1, step: 1 } : axisOf(Math.min(...ends), Math.max(...ends));
}
