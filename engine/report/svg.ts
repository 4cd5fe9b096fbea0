/** A floor plan as SVG: outlines, doors, numbered marks. */
import type { FloorPlan } from './document.js';
import { escapeXml } from './xml.js';

/** Colours by kind of space; the others have one together. */
export const FILL: Readonly<Record<string, string>> = {
  bedroom: '#eef3fb',
  corridor: '#ffffff',
  lobby: '#f3efe2',
  landing: '#f3efe2',
  stairFlight: '#e9e2c9',
  refuge: '#e2f2e4',
  outdoor: '#f6f6f6',
};
export const OTHER_FILL = '#f7f7f7';

/** Width of the picture, px; the height follows. */
const WIDTH = 720;
/** Around the plan, m. */
export const MARGIN = 1;
/** Of a numbered mark on a picture so many metres wide, m. */
export const markRadius = (metres: number): number => Math.max(0.45, metres / 75);

const fixed = (value: number): string => String(Math.floor(value * 100 + 0.5) / 100);

export function planSvg(plan: FloorPlan): string {
  const width = plan.maxX - plan.minX + 2 * MARGIN;
  const height = plan.maxY - plan.minY + 2 * MARGIN;
  // North is up: y is turned round.
  const x = (value: number): string => fixed(value - plan.minX + MARGIN);
  const y = (value: number): string => fixed(plan.maxY - value + MARGIN);
  const points = (ring: readonly number[]): string => {
    const all: string[] = [];
    for (let i = 0; i < ring.length; i += 2) all.push(`${x(ring[i])},${y(ring[i + 1])}`);
    return all.join(' ');
  };
  const spaces = plan.spaces.map(
    ({ outline, kind, label }) =>
      `<polygon points="${points(outline)}" fill="${FILL[kind] ?? OTHER_FILL}" stroke="#444" stroke-width="0.08"><title>${escapeXml(label)}</title></polygon>`,
  );
  const doors = plan.openings.map(
    ([x1, y1, x2, y2]) =>
      `<line x1="${x(x1)}" y1="${y(y1)}" x2="${x(x2)}" y2="${y(y2)}" stroke="#fff" stroke-width="0.14"/>`,
  );
  const lines = plan.marks.flatMap(({ line }) =>
    line === undefined
      ? []
      : [
          `<line x1="${x(line[0])}" y1="${y(line[1])}" x2="${x(line[2])}" y2="${y(line[3])}" stroke="#c2410c" stroke-width="0.08" stroke-dasharray="0.4 0.25"/>`,
        ],
  );
  const radius = markRadius(width);
  const marks = plan.marks.map(
    (mark) =>
      `<circle cx="${x(mark.x)}" cy="${y(mark.y)}" r="${fixed(radius)}" fill="#c2410c"/><text x="${x(mark.x)}" y="${fixed(plan.maxY - mark.y + MARGIN + radius * 0.38)}" font-size="${fixed(radius * 1.1)}" text-anchor="middle" fill="#fff">${escapeXml(mark.label)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${fixed(width)} ${fixed(height)}" width="${WIDTH}" height="${fixed((WIDTH * height) / width)}" role="img" font-family="sans-serif">${spaces.join('')}${doors.join('')}${lines.join('')}${marks.join('')}</svg>`;
}
