/** Drill against simulation: when zones were clear, measured beside the distribution of simulated runs, as one chart. */
import { formatMoment, NOTHING, realDrillWords, type Text } from '../text/index.js';
import type { DrillChart } from './document.js';
import { escapeXml } from './xml.js';

/** Width and height of a row, of the names on the left, and of the axis below, px. */
const WIDTH = 720;
const ROW = 44;
const NAMES = 170;
const AXIS = 56;
const TOP = 34;
const RIGHT = 24;

/** Value below which a share of the sorted ones lies, by straight lines between them. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

export interface Spread {
  least: number;
  low: number;
  median: number;
  high: number;
  most: number;
}

/** All of them, the middle eighty per cent, the median; null: there are none. */
export function spreadOf(seconds: readonly number[]): Spread | null {
  if (seconds.length === 0) return null;
  const sorted = [...seconds].sort((a, b) => a - b);
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => quantile(sorted, share));
  return { least: sorted[0], low, median, high, most: sorted[sorted.length - 1] };
}

/** Minutes between two lines of the axis, so that there are at most ten. */
const stepOf = (minutes: number): number => [1, 2, 5, 10, 20, 30, 60, 120].find((step) => minutes / step <= 10) ?? 240;

const fixed = (value: number): string => String(Math.floor(value * 10 + 0.5) / 10);

/** Numbers of the chart as rows: for who cannot see it, and for Word. */
export function chartRows({ zones }: DrillChart, text: Text): { head: string[]; rows: string[][] } {
  const { columns } = realDrillWords(text.language).chart;
  return {
    head: [columns.zone, columns.measured, columns.low, columns.median, columns.high, columns.runs],
    rows: zones.map(({ name, measured, simulated, runs }) => {
      const spread = spreadOf(simulated);
      const three = spread === null ? [NOTHING, NOTHING, NOTHING] : [spread.low, spread.median, spread.high].map(formatMoment); // prettier-ignore
      return [name, formatMoment(measured), ...three, `${simulated.length} / ${runs}`];
    }),
  };
}

export function chartSvg({ zones }: DrillChart, text: Text): string {
  const words = realDrillWords(text.language).chart;
  const longest = Math.max(60, ...zones.flatMap(({ measured, simulated }) => [measured, ...simulated]));
  const step = stepOf(longest / 60);
  const end = Math.ceil(longest / 60 / step) * step;
  const height = TOP + ROW * zones.length + AXIS;
  const x = (seconds: number): number => NAMES + ((WIDTH - NAMES - RIGHT) * seconds) / (60 * end);
  const bottom = TOP + ROW * zones.length;
  const lines: string[] = [];
  for (let minute = 0; minute <= end; minute += step) {
    const at = fixed(x(60 * minute));
    lines.push(
      `<line x1="${at}" y1="${TOP}" x2="${at}" y2="${bottom}" stroke="#ddd"/><text x="${at}" y="${bottom + 16}" text-anchor="middle" font-size="12">${minute}</text>`,
    );
  }
  const rows = zones.map(({ name, measured, simulated }, i) => {
    const y = TOP + ROW * i + ROW / 2;
    const spread = spreadOf(simulated);
    const label = `<text x="${NAMES - 10}" y="${fixed(y + 4)}" text-anchor="end" font-size="13">${escapeXml(name)}</text>`;
    const box =
      spread === null
        ? `<text x="${NAMES + 8}" y="${fixed(y + 16)}" font-size="11" fill="#555">${escapeXml(words.none)}</text>`
        : `<line x1="${fixed(x(spread.least))}" y1="${y}" x2="${fixed(x(spread.most))}" y2="${y}" stroke="#2a5d84" stroke-width="1.5"/><rect x="${fixed(x(spread.low))}" y="${y - 8}" width="${fixed(Math.max(1.5, x(spread.high) - x(spread.low)))}" height="16" fill="#bcd7ea" stroke="#2a5d84"/><line x1="${fixed(x(spread.median))}" y1="${y - 8}" x2="${fixed(x(spread.median))}" y2="${y + 8}" stroke="#123" stroke-width="2"/>`;
    const at = x(measured);
    // A diamond with an edge: told from the box by its form, not its colour alone.
    const mark = `<path d="M${fixed(at)} ${y - 11}L${fixed(at + 8)} ${y}L${fixed(at)} ${y + 11}L${fixed(at - 8)} ${y}Z" fill="#c2410c" stroke="#fff" stroke-width="1.2"><title>${escapeXml(`${name}: ${formatMoment(measured)}`)}</title></path>`;
    return `<g>${label}${box}${mark}</g>`;
  });
  const runs = Math.max(0, ...zones.map((zone) => zone.runs));
  const legend = `<path d="M${NAMES + 8} 6L${NAMES + 15} 14L${NAMES + 8} 22L${NAMES + 1} 14Z" fill="#c2410c"/><text x="${NAMES + 22}" y="18" font-size="12">${escapeXml(words.measured)}</text><rect x="${NAMES + 190}" y="7" width="26" height="14" fill="#bcd7ea" stroke="#2a5d84"/><text x="${NAMES + 224}" y="18" font-size="12">${escapeXml(words.simulated(runs))}</text>`;
  const axis = `<text x="${(NAMES + WIDTH - RIGHT) / 2}" y="${bottom + 40}" text-anchor="middle" font-size="12">${escapeXml(words.axis)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeXml(words.title)}" font-family='"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", Arial, sans-serif'><rect width="${WIDTH}" height="${height}" fill="#fff"/>${legend}${lines.join('')}${rows.join('')}${axis}</svg>`;
}
