/** Plots as SVG: axes, lines, points with bars, bands. Enough for a page of figures and nothing more. */

export interface Series {
  name: string;
  colour: string;
  kind: 'line' | 'points' | 'band' | 'bars';
  /** [x, y]; points: [x, y, bar up and down]; band: [x, low, high]; bars: [x, low, high], of a single stroke. */
  values: readonly (readonly number[])[];
  dashed?: boolean;
}

export interface Plot {
  title: string;
  x: string;
  y: string;
  xRange: readonly [number, number];
  yRange: readonly [number, number];
  series: readonly Series[];
  /** Words in place of numbers along x. */
  xLabels?: readonly (readonly [number, string])[];
}

/** Told apart by people who do not tell red from green (Okabe & Ito). */
export const COLOURS = {
  ours: '#d55e00',
  care: '#0072b2',
  data: '#555555',
  second: '#009e73',
  third: '#cc79a7',
  fourth: '#e69f00',
  fifth: '#56b4e9',
  band: '#bbbbbb',
} as const;

const WIDTH = 760;
const HEIGHT = 440;
const LEFT = 62;
const RIGHT = 230;
const TOP = 40;
const BOTTOM = 54;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const n = (value: number): string => String(Number(value.toFixed(2)));

/** Steps of an axis: 1, 2 or 5 times a power of ten, at most eight. */
function ticks([from, to]: readonly [number, number]): number[] {
  const raw = (to - from) / 8;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((f) => f * power).find((s) => s >= raw - 1e-12)!;
  const all: number[] = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9; i++) all.push(Number((i * step).toFixed(6)));
  return all;
}

export function svgOf(plot: Plot): string {
  const w = WIDTH - LEFT - RIGHT;
  const h = HEIGHT - TOP - BOTTOM;
  const px = (x: number): number => LEFT + ((x - plot.xRange[0]) / (plot.xRange[1] - plot.xRange[0])) * w;
  const py = (y: number): number => {
    const t = (y - plot.yRange[0]) / (plot.yRange[1] - plot.yRange[0]);
    return TOP + h - Math.min(1.02, Math.max(-0.02, t)) * h;
  };
  const parts: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="${escaped(plot.title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="22" font-size="15" fill="#111111">${escaped(plot.title)}</text>`,
  ];
  for (const y of ticks(plot.yRange)) {
    parts.push(`<line x1="${LEFT}" x2="${LEFT + w}" y1="${n(py(y))}" y2="${n(py(y))}" stroke="#e5e5e5"/>`);
    parts.push(`<text x="${LEFT - 8}" y="${n(py(y) + 4)}" text-anchor="end" fill="#333333">${y}</text>`);
  }
  const labels = plot.xLabels ?? ticks(plot.xRange).map((x) => [x, String(x)] as const);
  for (const [x, label] of labels) {
    parts.push(`<line x1="${n(px(x))}" x2="${n(px(x))}" y1="${TOP}" y2="${TOP + h}" stroke="#f0f0f0"/>`);
    parts.push(
      `<text x="${n(px(x))}" y="${TOP + h + 18}" text-anchor="middle" fill="#333333">${escaped(label)}</text>`,
    );
  }
  parts.push(`<rect x="${LEFT}" y="${TOP}" width="${w}" height="${h}" fill="none" stroke="#888888"/>`);
  parts.push(
    `<text x="${LEFT + w / 2}" y="${HEIGHT - 14}" text-anchor="middle" fill="#111111">${escaped(plot.x)}</text>`,
  );
  parts.push(
    `<text transform="translate(16 ${TOP + h / 2}) rotate(-90)" text-anchor="middle" fill="#111111">${escaped(plot.y)}</text>`,
  );
  plot.series.forEach((series, i) => parts.push(...drawn(series, i, px, py)));
  parts.push('</svg>');
  return `${parts.join('\n')}\n`;
}

function drawn(series: Series, index: number, px: (x: number) => number, py: (y: number) => number): string[] {
  const { colour, values } = series;
  const parts: string[] = [];
  const dash = series.dashed === true ? ' stroke-dasharray="6 4"' : '';
  const lx = WIDTH - RIGHT + 14;
  const ly = TOP + 8 + 20 * index;
  if (series.kind === 'line') {
    const points = values.map(([x, y]) => `${n(px(x))},${n(py(y))}`).join(' ');
    parts.push(`<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2.2"${dash}/>`);
    for (const [x, y] of values.length < 30 && series.dashed !== true ? values : []) {
      parts.push(`<circle cx="${n(px(x))}" cy="${n(py(y))}" r="3.2" fill="${colour}"/>`);
    }
    parts.push(`<line x1="${lx}" x2="${lx + 18}" y1="${ly}" y2="${ly}" stroke="${colour}" stroke-width="2.2"${dash}/>`);
  } else if (series.kind === 'points') {
    for (const [x, y, bar = 0] of values) {
      if (bar > 0) {
        parts.push(
          `<line x1="${n(px(x))}" x2="${n(px(x))}" y1="${n(py(y - bar))}" y2="${n(py(y + bar))}" stroke="${colour}"/>`,
        );
      }
      parts.push(
        `<circle cx="${n(px(x))}" cy="${n(py(y))}" r="3.5" fill="#ffffff" stroke="${colour}" stroke-width="1.6"/>`,
      );
    }
    parts.push(`<circle cx="${lx + 9}" cy="${ly}" r="3.5" fill="#ffffff" stroke="${colour}" stroke-width="1.6"/>`);
  } else if (series.kind === 'bars') {
    for (const [x, low, high] of values) {
      parts.push(
        `<line x1="${n(px(x))}" x2="${n(px(x))}" y1="${n(py(low))}" y2="${n(py(high))}" stroke="${colour}" stroke-width="6" stroke-opacity="0.45"/>`,
      );
    }
    parts.push(
      `<line x1="${lx}" x2="${lx + 18}" y1="${ly}" y2="${ly}" stroke="${colour}" stroke-width="6" stroke-opacity="0.45"/>`,
    );
  } else {
    const there = values.map(([x, low]) => `${n(px(x))},${n(py(low))}`);
    const back = values.map(([x, , high]) => `${n(px(x))},${n(py(high))}`).reverse();
    parts.push(`<polygon points="${[...there, ...back].join(' ')}" fill="${colour}" fill-opacity="0.35"/>`);
    parts.push(`<rect x="${lx}" y="${ly - 5}" width="18" height="10" fill="${colour}" fill-opacity="0.35"/>`);
  }
  parts.push(`<text x="${lx + 24}" y="${ly + 4}" fill="#111111">${escaped(series.name)}</text>`);
  return parts;
}
