/** Maps from the plan of a storey (m) to the canvas (CSS px): x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Affine {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

export const mapX = (m: Affine, x: number, y: number): number => m.a * x + m.c * y + m.e;
export const mapY = (m: Affine, x: number, y: number): number => m.b * x + m.d * y + m.f;

/** The plan point under a point of the canvas. The map must not be flat. */
export function unmap(m: Affine, px: number, py: number): { x: number; y: number } {
  const det = m.a * m.d - m.b * m.c;
  const dx = px - m.e;
  const dy = py - m.f;
  return { x: (m.d * dx - m.c * dy) / det, y: (m.a * dy - m.b * dx) / det };
}

/** `m`, then zoomed by k and moved. */
export function withCamera(m: Affine, k: number, x: number, y: number): Affine {
  return { a: m.a * k, b: m.b * k, c: m.c * k, d: m.d * k, e: m.e * k + x, f: m.f * k + y };
}

/** Between two maps, for a movement from one to the other: share 0 … 1. */
export function between(from: Affine, to: Affine, share: number): Affine {
  const mix = (p: number, q: number): number => p + (q - p) * share;
  return {
    a: mix(from.a, to.a),
    b: mix(from.b, to.b),
    c: mix(from.c, to.c),
    d: mix(from.d, to.d),
    e: mix(from.e, to.e),
    f: mix(from.f, to.f),
  };
}

/** Pixels per metre: of a plan seen from above in every direction, of a slanted one the mean by area. */
export const scaleOf = (m: Affine): number => Math.sqrt(Math.abs(m.a * m.d - m.b * m.c));
