/** The camera over the fitted picture: zoomed by k about the origin, then moved by x and y, CSS px. */
export interface Camera {
  k: number;
  x: number;
  y: number;
}

export const FITTED: Camera = { k: 1, x: 0, y: 0 };
export const LEAST_ZOOM = 0.6;
export const MOST_ZOOM = 40;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Zoomed by `factor` with the point (px, py) of the canvas kept where it is. */
export function zoomed(camera: Camera, factor: number, px: number, py: number): Camera {
  const k = clamp(camera.k * factor, LEAST_ZOOM, MOST_ZOOM);
  const real = k / camera.k;
  return { k, x: px - real * (px - camera.x), y: py - real * (py - camera.y) };
}

export const panned = (camera: Camera, dx: number, dy: number): Camera => ({
  k: camera.k,
  x: camera.x + dx,
  y: camera.y + dy,
});

/** Not so far away that nothing is left: the middle of the canvas stays over the picture of `width` by `height` px. */
export function kept(camera: Camera, width: number, height: number): Camera {
  return {
    k: camera.k,
    x: clamp(camera.x, width / 2 - camera.k * width, width / 2),
    y: clamp(camera.y, height / 2 - camera.k * height, height / 2),
  };
}

/** Part of the way from one camera to another; zoom goes evenly in ratio, so that it looks steady. */
export function towards(from: Camera, to: Camera, share: number, width: number, height: number): Camera {
  if (share >= 1) return to;
  const k = from.k * Math.pow(to.k / from.k, share);
  // The middle of the canvas moves along a straight line over the picture.
  const fromX = (width / 2 - from.x) / from.k;
  const fromY = (height / 2 - from.y) / from.k;
  const toX = (width / 2 - to.x) / to.k;
  const toY = (height / 2 - to.y) / to.k;
  const part = Math.abs(to.k - from.k) < 1e-9 ? share : (1 / k - 1 / from.k) / (1 / to.k - 1 / from.k);
  const midX = fromX + (toX - fromX) * part;
  const midY = fromY + (toY - fromY) * part;
  return { k, x: width / 2 - k * midX, y: height / 2 - k * midY };
}

/** Slow, fast, slow: 0 … 1. */
export const eased = (share: number): number =>
  share < 0.5 ? 4 * share * share * share : 1 - Math.pow(2 - 2 * share, 3) / 2;
