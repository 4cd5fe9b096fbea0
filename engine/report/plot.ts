/** Plots of a study as data, and as SVG: lines with intervals, and rows with intervals. Told apart by form, not by colour alone. */
import { escapeXml } from './escape.js';

export interface PlotPoint {
  x: number;
  value: number;
  low: number;
  high: number;
}

/** Lines over a numeric axis; `band`: their intervals as an area, else as bars at the points. */
export interface LinePlot {
  kind: 'lines';
  xTitle: string;
  yTitle: string;
  /** Percent on the y axis, from 0 to 1. */
  share: boolean;
  band?: boolean;
  /** A value that is asked for. */
  wanted?: number;
  series: readonly { label: string; points: readonly PlotPoint[] }[];
}

/** Rows with an interval each; with a line at nought where they are differences. */
export interface RowPlot {
  kind: 'rows';
  xTitle: string;
  nought: boolean;
  rows: readonly { label: string; value: number; low: number; high: number }[];
}
export type Plot = LinePlot | RowPlot;

const WIDTH = 720;
const fixed = (value: number): string => String(Math.floor(value * 10 + 0.5) / 10);
const finite = (values: readonly number[]): number[] => values.filter(Number.isFinite);

/** Ends and step of an axis: 1, 2 or 5 times a power of ten, at most eight steps. */
export function axisOf(low: number, high: number): { from: number; to: number; step: number } {
  const span = high > low ? high - low : Math.abs(high) || 1;
  let step = 1;
  while (span / step > 8) step *= 10;
  while (span / step < 0.8) step /= 10;
  for (const part of [10, 5, 2]) if (span / (step / part) <= 8) return axis(low, high, step / part);
  return axis(low, high, step);
}
const axis = (low: number, high: number, step: number): { from: number; to: number; step: number } => ({
  from: Math.floor(low / step + 1e-9) * step,
  to: Math.max(Math.ceil(high / step - 1e-9) * step, Math.floor(low / step + 1e-9) * step + step),
  step,
});

export function ticks({ from, to, step }: { from: number; to: number; step: number }): number[] {
  const count = Math.floor((to - from) / step + 0.5);
  return Array.from({ length: count + 1 }, (_, i) => from + i * step);
}
/** A tick without the dust of binary fractions. */
export const tickText = (value: number, share: boolean): string =>
  share ? `${Math.floor(value * 100 + 0.5)}%` : String(Math.floor(value * 1e6 + 0.5) / 1e6);

const INKS = ['#1d4e79', '#b45309', '#166534', '#7e22ce', '#9f1239', '#374151'];
const DASHES = ['', '7 4', '2 3', '10 3 2 3', '4 4', '1 4'];

/** Marks of different forms: circle, square, triangle, diamond, cross, bar. */
function mark(kind: number, x: number, y: number, ink: string): string {
  const [px, py] = [fixed(x), fixed(y)];
  switch (kind % 6) {
    case 0:
      return `<circle cx="${px}" cy="${py}" r="4" fill="${ink}"/>`;
    case 1:
      return `<rect x="${fixed(x - 4)}" y="${fixed(y - 4)}" width="8" height="8" fill="${ink}"/>`;
    case 2:
      return `<polygon points="${px},${fixed(y - 5)} ${fixed(x + 5)},${fixed(y + 4)} ${fixed(x - 5)},${fixed(y + 4)}" fill="${ink}"/>`;
    case 3:
      return `<polygon points="${px},${fixed(y - 5)} ${fixed(x + 5)},${py} ${px},${fixed(y + 5)} ${fixed(x - 5)},${py}" fill="#fff" stroke="${ink}" stroke-width="2"/>`;
    case 4:
      return `<path d="M${fixed(x - 4)} ${fixed(y - 4)}L${fixed(x + 4)} ${fixed(y + 4)}M${fixed(x + 4)} ${fixed(y - 4)}L${fixed(x - 4)} ${fixed(y + 4)}" stroke="${ink}" stroke-width="2"/>`;
    default:
      return `<rect x="${fixed(x - 5)}" y="${fixed(y - 2)}" width="10" height="4" fill="${ink}"/>`;
  }
}

function linesSvg(plot: LinePlot): string {
  const points = plot.series.flatMap((one) => one.points);
  const xs = finite(points.map(({ x }) => x));
  const ys = finite(points.flatMap(({ value, low, high }) => [value, low, high]));
  if (xs.length === 0 || ys.length === 0) return frame(60, '');
  const ends = axisOf(Math.min(...xs), Math.max(...xs));
  // People are whole: no half ones on the axis.
  const across = ends.step < 1 && xs.every(Number.isInteger) ? axis(Math.min(...xs), Math.max(...xs), 1) : ends;
  const up = plot.share ? { from: 0, to: 1, step: 0.2 } : axisOf(Math.min(0, ...ys), Math.max(...ys));
  const legend = 22 * plot.series.length;
  const [left, right, top, plotHeight] = [64, 20, 14, 300];
  const bottom = top + plotHeight;
  const x = (value: number): number =>
    left + ((WIDTH - left - right) * (value - across.from)) / (across.to - across.from);
  const y = (value: number): number =>
    bottom - (plotHeight * (Math.min(up.to, Math.max(up.from, value)) - up.from)) / (up.to - up.from);
  const out: string[] = [];
  for (const tick of ticks(up)) {
    const at = fixed(y(tick));
    out.push(
      `<line x1="${left}" y1="${at}" x2="${WIDTH - right}" y2="${at}" stroke="#ddd"/><text x="${left - 8}" y="${fixed(y(tick) + 4)}" text-anchor="end" font-size="12">${tickText(tick, plot.share)}</text>`,
    );
  }
  for (const tick of ticks(across)) {
    const at = fixed(x(tick));
    out.push(
      `<line x1="${at}" y1="${bottom}" x2="${at}" y2="${bottom + 5}" stroke="#444"/><text x="${at}" y="${bottom + 18}" text-anchor="middle" font-size="12">${tickText(tick, false)}</text>`,
    );
  }
  out.push(
    `<line x1="${left}" y1="${bottom}" x2="${WIDTH - right}" y2="${bottom}" stroke="#444"/>`,
    `<text x="${(left + WIDTH - right) / 2}" y="${bottom + 38}" text-anchor="middle" font-size="13">${escapeXml(plot.xTitle)}</text>`,
    `<text transform="translate(16 ${top + plotHeight / 2}) rotate(-90)" text-anchor="middle" font-size="13">${escapeXml(plot.yTitle)}</text>`,
  );
  if (plot.wanted !== undefined)
    out.push(
      `<line x1="${left}" y1="${fixed(y(plot.wanted))}" x2="${WIDTH - right}" y2="${fixed(y(plot.wanted))}" stroke="#444" stroke-dasharray="3 3"/>`,
    );
  plot.series.forEach((one, i) => {
    const ink = INKS[i % INKS.length];
    const shown = one.points.filter(({ value }) => Number.isFinite(value));
    const end = (value: number, otherwise: number): number => y(Number.isFinite(value) ? value : otherwise);
    if (plot.band === true) {
      const upper = shown.map((point) => `${fixed(x(point.x))},${fixed(end(point.high, up.to))}`);
      const lower = [...shown].reverse().map((point) => `${fixed(x(point.x))},${fixed(end(point.low, up.from))}`);
      out.push(`<polygon points="${[...upper, ...lower].join(' ')}" fill="${ink}" fill-opacity="0.14"/>`);
    } else
      for (const point of shown) {
        // Lines of several series beside each other, not on each other.
        const at = x(point.x) + (i - (plot.series.length - 1) / 2) * 3;
        out.push(
          `<line x1="${fixed(at)}" y1="${fixed(end(point.low, up.from))}" x2="${fixed(at)}" y2="${fixed(end(point.high, up.to))}" stroke="${ink}" stroke-width="1.5"/>`,
        );
      }
    const line = shown.map((point) => `${fixed(x(point.x))},${fixed(y(point.value))}`).join(' ');
    const dash = DASHES[i % DASHES.length];
    out.push(`<polyline points="${line}" fill="none" stroke="${ink}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`); // prettier-ignore
    if (plot.band !== true) out.push(...shown.map((point) => mark(i, x(point.x), y(point.value), ink)));
    const at = bottom + 60 + 22 * i;
    out.push(
      `<line x1="${left}" y1="${at - 4}" x2="${left + 34}" y2="${at - 4}" stroke="${ink}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>${mark(i, left + 17, at - 4, ink)}<text x="${left + 44}" y="${at}" font-size="12">${escapeXml(one.label)}</text>`,
    );
  });
  return frame(bottom + 56 + legend, out.join(''));
}

function rowsSvg(plot: RowPlot): string {
  const ends = finite(plot.rows.flatMap(({ value, low, high }) => [value, low, high]));
  if (ends.length === 0) return frame(60, '');
  const across = axisOf(Math.min(plot.nought ? 0 : Infinity, ...ends), Math.max(plot.nought ? 0 : -Infinity, ...ends));
  const [left, right, top, row] = [250, 24, 10, 26];
  const bottom = top + row * plot.rows.length;
  const x = (value: number): number =>
    left +
    ((WIDTH - left - right) * (Math.min(across.to, Math.max(across.from, value)) - across.from)) /
      (across.to - across.from);
  const out: string[] = [];
  for (const tick of ticks(across)) {
    const at = fixed(x(tick));
    out.push(
      `<line x1="${at}" y1="${top}" x2="${at}" y2="${bottom}" stroke="${plot.nought && Math.abs(tick) < 1e-12 ? '#444' : '#ddd'}"/><text x="${at}" y="${bottom + 16}" text-anchor="middle" font-size="12">${tickText(tick, false)}</text>`,
    );
  }
  plot.rows.forEach(({ label, value, low, high }, i) => {
    const y = top + row * i + row / 2;
    out.push(
      `<text x="${left - 10}" y="${fixed(y + 4)}" text-anchor="end" font-size="12">${escapeXml(label)}</text>`,
      `<line x1="${fixed(x(Number.isFinite(low) ? low : across.from))}" y1="${y}" x2="${fixed(x(Number.isFinite(high) ? high : across.to))}" y2="${y}" stroke="${INKS[0]}" stroke-width="2"/>`,
    );
    if (Number.isFinite(value)) out.push(mark(1, x(value), y, INKS[0]));
  });
  out.push(
    `<text x="${(left + WIDTH - right) / 2}" y="${bottom + 38}" text-anchor="middle" font-size="13">${escapeXml(plot.xTitle)}</text>`,
  );
  return frame(bottom + 50, out.join(''));
}

const frame = (height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${fixed(height)}" width="${WIDTH}" height="${fixed(height)}" role="img" font-family="sans-serif" fill="#1a1a1a">${inside}</svg>`;

export const plotSvg = (plot: Plot): string => (plot.kind === 'lines' ? linesSvg(plot) : rowsSvg(plot));
