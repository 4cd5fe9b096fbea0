/** Pictures of all marks on one texture, so that a crowd is drawn in one go. */
import { CanvasSource, Rectangle, Texture } from 'pixi.js';
import { MARK_KINDS, MARK_STATES, type MarkKind, type MarkState } from './marks.js';
import type { Palette } from './palette.js';
import { drawMark, halves } from './shapes.js';

/** Footprints at so many px/m, or symbols of so many px. */
export type MarkSize = { scale: number } | { size: number };

const KINDS = MARK_KINDS.length;
const STATES = MARK_STATES.length;
/** Rim around a mark, px. */
const RIM = 1;
/** Sizes of marks drawn: each a third larger than the one before; what lies between is scaled. */
const STEP = 1.3;
const MOST_SCALE = 110;
const WIDEST = 2048;
/** Half the size of the ring as drawn in the atlas, px. */
const RING = 24;
/** Edge of the patches of plain colour, px. */
const PATCH = 8;

/** The size in which marks are drawn into the atlas for a wanted size: a step up, so that marks are never blown up. */
export function atlasSize(wanted: MarkSize): MarkSize {
  const value = 'scale' in wanted ? wanted.scale : wanted.size;
  const step = Math.pow(STEP, Math.ceil(Math.log(Math.max(value, 4)) / Math.log(STEP) - 1e-9));
  return 'scale' in wanted ? { scale: Math.min(step, MOST_SCALE) } : { size: step };
}

/** Staff do not lie or sit, residents are never on duty. */
function happens(kind: MarkKind, state: MarkState): boolean {
  if (state === 'onDuty' || state === 'busy') return kind === 'staff';
  return kind !== 'staff' || state === 'safe' || state === 'lost';
}

export interface MarkAtlas {
  source: CanvasSource;
  /** By kind · number of states + state. */
  marks: Texture[];
  ring: Texture;
  /** Radius of the ring as drawn, px. */
  ringRadius: number;
  /** Plain patches to be stretched: people remaining, people in safety. */
  remaining: Texture;
  safety: Texture;
  /** Plain patch of a lift car's doors. */
  car: Texture;
  patch: number;
  destroy(): void;
}

/** Around what is drawn, so that its edge is blended and not cut, px of the atlas. */
const EDGE = 1;
/** Between cells, so that none shows at the edge of another, px of the atlas. */
const GAP = 2;

interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Cells side by side in rows as wide as the atlas; places in whole px. */
export function shelves(
  cells: readonly { width: number; height: number }[],
  widest: number,
): { cells: Cell[]; height: number } {
  const order = cells.map((cell, i) => ({ ...cell, i })).sort((p, q) => q.height - p.height || p.i - q.i);
  const placed: Cell[] = new Array<Cell>(cells.length);
  let x = 0;
  let y = 0;
  let row = 0;
  for (const { width, height, i } of order) {
    if (x + width > widest && x > 0) {
      x = 0;
      y += row;
      row = 0;
    }
    placed[i] = { x, y, width, height };
    x += width + GAP;
    row = Math.max(row, height + GAP);
  }
  return { cells: placed, height: y + row };
}

/**
 * @param size as `atlasSize` gives it
 * @param resolution pixels of the canvas per CSS px
 */
export function buildAtlas(size: MarkSize, palette: Palette, resolution: number): MarkAtlas {
  interface Item {
    width: number;
    height: number;
    draw(c: CanvasRenderingContext2D): void;
  }
  const items: Item[] = [];
  const index = new Int32Array(KINDS * STATES).fill(-1);
  const device = (value: number): number => Math.ceil(value * resolution) + 2;
  MARK_KINDS.forEach((kind, k) =>
    MARK_STATES.forEach((state, s) => {
      if (!happens(kind, state)) return;
      const { a, b } = halves(kind, size);
      index[k * STATES + s] = items.length;
      items.push({
        width: device(2 * (1.3 * a + 0.3 * b + RIM + 2)),
        height: device(2 * (1.25 * b + RIM + 2)),
        draw: (c) => drawMark(c, kind, state, a, b, palette, RIM),
      });
    }),
  );
  const ring = items.length;
  items.push({ width: device(2 * RING + 8), height: device(2 * RING + 8), draw: (c) => drawRing(c, palette) });
  for (const color of [palette.barRemaining, palette.barSafety, palette.shaft]) {
    items.push({
      width: device(PATCH + 4),
      height: device(PATCH + 4),
      draw: (c) => {
        c.fillStyle = color;
        c.fillRect(-PATCH, -PATCH, 2 * PATCH, 2 * PATCH);
      },
    });
  }
  const { cells, height } = shelves(items, WIDEST);
  const canvas = document.createElement('canvas');
  canvas.width = WIDEST;
  canvas.height = Math.max(1, height);
  const c = canvas.getContext('2d', { willReadFrequently: true });
  if (c === null) throw new Error('no 2-D canvas');
  items.forEach((item, i) => {
    const cell = cells[i];
    c.save();
    c.beginPath();
    c.rect(cell.x, cell.y, cell.width, cell.height);
    c.clip();
    c.translate(cell.x + cell.width / 2, cell.y + cell.height / 2);
    c.scale(resolution, resolution);
    item.draw(c);
    c.restore();
  });
  const source = new CanvasSource({ resource: canvas, resolution, scaleMode: 'linear' });
  const texture = (i: number, inset = 0): Texture => {
    const { x, y, width, height: high } = cells[i];
    const frame = new Rectangle(
      (x + inset) / resolution,
      (y + inset) / resolution,
      (width - 2 * inset) / resolution,
      (high - 2 * inset) / resolution,
    );
    return new Texture({ source, frame });
  };
  const cut = (i: number): Texture => {
    const { x, y, width, height: high } = cells[i];
    const half = reach(c.getImageData(x, y, width, high).data, width, high);
    const frame = new Rectangle(
      (x + width / 2 - half.x) / resolution,
      (y + high / 2 - half.y) / resolution,
      (2 * half.x) / resolution,
      (2 * half.y) / resolution,
    );
    return new Texture({ source, frame });
  };
  const empty = texture(ring + 1, 2);
  return {
    source,
    marks: Array.from(index, (i) => (i < 0 ? empty : cut(i))),
    ring: texture(ring),
    ringRadius: RING,
    remaining: empty,
    safety: texture(ring + 2, 2),
    car: texture(ring + 3, 2),
    patch: empty.width,
    destroy: () => source.destroy(),
  };
}

/**
 * Half the width and height of what is drawn in a cell, from its middle, px of the atlas; at most the cell's. Where the
 * processor does the work of the graphics card, every empty pixel around a mark costs as much as a full one.
 */
export function reach(pixels: Uint8ClampedArray, width: number, height: number): { x: number; y: number } {
  let x = 1;
  let y = 1;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      if (pixels[4 * (i * width + j) + 3] === 0) continue;
      x = Math.max(x, Math.abs(j + 0.5 - width / 2) + 0.5);
      y = Math.max(y, Math.abs(i + 0.5 - height / 2) + 0.5);
    }
  }
  return { x: Math.min(x + EDGE, width / 2), y: Math.min(y + EDGE, height / 2) };
}

/** Two rings, dark on light and light on dark, seen on every ground. */
function drawRing(c: CanvasRenderingContext2D, palette: Palette): void {
  c.beginPath();
  c.arc(0, 0, RING, 0, 2 * Math.PI);
  c.strokeStyle = palette.halo;
  c.lineWidth = 7;
  c.stroke();
  c.strokeStyle = palette.select;
  c.lineWidth = 3.4;
  c.stroke();
}
