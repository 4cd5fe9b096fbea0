/**
 * Dog-leg stairs: flights side by side, half landings between, a landing on every storey. Straight flights only, no
 * steps on landings (BR-46).
 */
import type { Drawing } from './drawing.js';
import { snap } from './geometry.js';

/** Measures of a stair; each with unit, source and confidence. */
export const STAIR_MEASURES = {
  tread: { value: 0.3, unit: 'm', source: 'GB 50763 / JGJ 450: at least 0.28 m', confidence: 'K' },
  mostRiser: { value: 0.15, unit: 'm', source: 'JGJ 450: at most 0.15 to 0.16 m', confidence: 'K' },
  mostRisers: { value: 18, unit: 'per flight', source: 'GB 50352: at most 18 steps in a flight', confidence: 'K' },
  well: {
    value: 0.15,
    unit: 'm',
    source: 'GB 50016 6.4.8: at least 150 mm between flights, for hoses',
    confidence: 'K',
  },
  leastLanding: {
    value: 1.5,
    unit: 'm',
    source: "GB 50352: the flight's width, at least 1.20 m; 1.50 m for stretchers",
    confidence: 'U',
  },
} as const;

export interface StairLevel {
  /** In ids: "05" of A-05. */
  key: string;
  /** Storey id: L05. */
  storey: string;
  elevation: number;
}

export interface StairMeasures {
  /** Of the enclosure, across the flights. */
  width: number;
  /** Of the enclosure, along the flights. */
  length: number;
  landing: number;
  run: number;
}

/** How many flights from one storey to the next, even, so that the way ends on the side it began. */
function flightsFor(height: number): number {
  const risers = Math.ceil(height / STAIR_MEASURES.mostRiser.value - 1e-9);
  return 2 * Math.ceil(risers / (2 * STAIR_MEASURES.mostRisers.value));
}

/** Steps in one of the flights. */
function risersFor(height: number): number {
  return Math.ceil(height / flightsFor(height) / STAIR_MEASURES.mostRiser.value - 1e-9);
}

/** Outer measures of a stair with the clear flight width over storeys of the given heights, m. */
export function stairMeasures(clearWidth: number, heights: readonly number[]): StairMeasures {
  const landing = snap(Math.max(STAIR_MEASURES.leastLanding.value, clearWidth));
  // One run for all storeys, that of the most steps; a slope of riser to tread from edge to edge of the landings.
  const risers = heights.reduce((most, height) => Math.max(most, risersFor(height)), 2);
  const run = snap(risers * STAIR_MEASURES.tread.value);
  return { width: snap(2 * clearWidth + STAIR_MEASURES.well.value), length: snap(2 * landing + run), landing, run };
}

/**
 * Draws a stair whose storey landings begin at `y` and lie towards +y (`direction` 1) or −y. Levels from the lowest up.
 * Ids: landing A-05, flights A-05-1 and A-05-2 up to the next storey, half landing A-05-half; storeys so high that two
 * flights would have more than 18 steps get four or more (A-05-3 …, A-05-half-2 …).
 */
export function drawStair(
  drawing: Drawing,
  name: string,
  x: number,
  y: number,
  direction: 1 | -1,
  clearWidth: number,
  levels: readonly StairLevel[],
): void {
  const heights = levels.slice(1).map((level, i) => level.elevation - levels[i].elevation);
  const { width, length, landing, run } = stairMeasures(clearWidth, heights);
  const near = y + direction * landing;
  const far = near + direction * run;
  const end = y + direction * length;
  levels.forEach((level, i) => {
    const base = `${name}-${level.key}`;
    drawing.space(base, 'landing', level.storey, { x1: x, y1: y, x2: x + width, y2: near }, { stair: name });
    const next = levels[i + 1];
    if (next === undefined) return;
    const height = next.elevation - level.elevation;
    const flights = flightsFor(height);
    const risers = risersFor(height);
    let from = base;
    let low = level.elevation;
    for (let f = 1; f <= flights; f++) {
      const away = f % 2 === 1;
      const high = f === flights ? next.elevation : snap(level.elevation + (height * f) / flights);
      const id = `${base}-${f}`;
      const x1 = away ? x : x + width - clearWidth;
      const rise = snap(high - low);
      drawing.space(
        id,
        'stairFlight',
        level.storey,
        { x1, y1: near, x2: x1 + clearWidth, y2: far },
        {
          elevation: snap(low),
          flight: {
            up: [0, away ? direction : -direction],
            rise,
            riser: snap(rise / risers),
            tread: snap(run / risers),
          },
          stair: name,
        },
      );
      const to = f === flights ? `${name}-${next.key}` : `${base}-half${f === 1 ? '' : `-${f}`}`;
      if (f < flights) {
        const plan = away ? { y1: far, y2: end } : { y1: y, y2: near };
        const more = { elevation: snap(high), stair: name };
        drawing.space(to, 'landing', level.storey, { x1: x, x2: x + width, ...plan }, more);
      }
      const [foot, head] = away ? [near, far] : [far, near];
      drawing.opening(`p-${id}-foot`, 'portal', [from, id], [x1, foot], [x1 + clearWidth, foot]);
      drawing.opening(`p-${id}-head`, 'portal', [id, to], [x1, head], [x1 + clearWidth, head]);
      from = to;
      low = high;
    }
  });
}
