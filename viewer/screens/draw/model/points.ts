/** Points of a plan: x east, y north, m. */
export type XY = readonly [number, number];
export type Segment = readonly [XY, XY];

/** Coordinates are kept to the millimetre, as the engine does. */
export const toGrid = (value: number): number => Math.round(value * 1000) / 1000 + 0;
export const gridPoint = ([x, y]: XY): [number, number] => [toGrid(x), toGrid(y)];

export const distance = (a: XY, b: XY): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const middle = (a: XY, b: XY): XY => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** The point of a segment nearest to p, and how far along it lies, 0 … 1. */
export function nearestOn([a, b]: Segment, p: XY): { at: XY; share: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
  return { at: [a[0] + share * dx, a[1] + share * dy], share };
}

export const edgesOf = (ring: readonly XY[]): Segment[] => ring.map((p, i) => [p, ring[(i + 1) % ring.length]]);

/** Area of a ring, m², never negative. */
export function areaOf(ring: readonly XY[]): number {
  let twice = 0;
  for (const [[x1, y1], [x2, y2]] of edgesOf(ring)) twice += x1 * y2 - x2 * y1;
  return Math.abs(twice) / 2;
}

export function isInside(ring: readonly XY[], [x, y]: XY): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of edgesOf(ring)) {
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

export const rectangle = (a: XY, b: XY): [number, number][] => {
  const [x1, x2] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
  const [y1, y2] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
  return [gridPoint([x1, y1]), gridPoint([x2, y1]), gridPoint([x2, y2]), gridPoint([x1, y2])];
};

export interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** null for no points. */
export function boxOf(points: Iterable<XY>): Box | null {
  let box: Box | null = null;
  for (const [x, y] of points) {
    if (box === null) box = { x1: x, y1: y, x2: x, y2: y };
    else {
      box.x1 = Math.min(box.x1, x);
      box.y1 = Math.min(box.y1, y);
      box.x2 = Math.max(box.x2, x);
      box.y2 = Math.max(box.y2, y);
    }
  }
  return box;
}
