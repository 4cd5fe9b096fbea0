/** Where storeys are on the canvas: the whole home as slabs one above the other, or one storey as a plan. */
import type { Affine } from './affine.js';

export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Room kept free at the edges of the canvas for what the page lays over it, CSS px. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Slab {
  storey: number;
  map: Affine;
  /** Everything that belongs to the storey: its row. */
  row: Rect;
  /** Left end of its name, right-aligned to `plan`; middle of its row. */
  labelX: number;
  countX: number;
  middle: number;
  /** False where rows are too low for letters in each of them. */
  lettered: boolean;
}

export interface TowerLayout {
  columns: number;
  slabs: Slab[];
  /** Where those are who are out. */
  strip: Rect;
  /** Height of a storey's row, px. */
  pitch: number;
  /** Size of a person's mark, px. */
  mark: number;
  /** Height of letters, px. */
  font: number;
  /** Length of the bar of the fullest storey, px; 0: no room for bars. */
  bar: number;
}

/** How far a slab leans: metres to the right per metre to the north. Keeps what lies behind beside what is in front. */
export const LEAN = 0.45;
/** Steepest view: depth on the canvas per depth in plan, in shares of the scale along x. */
const STEEPEST = 0.62;
/** Share of a row that the slab takes; the rest lets one tell the storeys apart. */
const FILLED = 0.8;
/** A single stack shows stairs through all storeys: columns must show this much more to be worth it. */
const STACK_BONUS = 3;
/** Least height of a row of letters, in heights of letters. */
const ROW_OF_LETTERS = 1.15;
const MOST_COLUMNS = 6;
const MOST_SCALE = 48;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

interface Try {
  columns: number;
  rows: number;
  pitch: number;
  columnWidth: number;
  scale: number;
  depth: number;
  score: number;
}

/**
 * All storeys at once, the lowest at the bottom.
 * @param storeys indices from the lowest to the highest
 * @param bounds of the whole building in plan, m
 * @param size of the canvas, CSS px
 * @param labelWidth widest name of a storey, in heights of letters
 * @param named index of the storey that has letters though there may be no room for those of all; −1: whichever
 */
export function towerLayout(
  storeys: readonly number[],
  bounds: Bounds,
  size: { width: number; height: number },
  insets: Insets,
  labelWidth: number,
  named = -1,
): TowerLayout {
  const width = Math.max(120, size.width - insets.left - insets.right);
  const height = Math.max(120, size.height - insets.top - insets.bottom);
  const w = Math.max(1, bounds.maxX - bounds.minX);
  const d = Math.max(1, bounds.maxY - bounds.minY);
  const stripHeight = clamp(0.085 * height, 40, 96);
  const usable = height - stripHeight - 10;
  const roomFor = (font: number): { label: number; count: number } => ({
    label: (labelWidth + 1.4) * font,
    count: width < 420 ? 5.5 * font : 9.5 * font,
  });
  let best: Try | null = null;
  for (let columns = 1; columns <= Math.min(MOST_COLUMNS, storeys.length); columns++) {
    const rows = Math.ceil(storeys.length / columns);
    const pitch = usable / rows;
    const columnWidth = width / columns;
    const { label, count } = roomFor(fontFor(pitch));
    const room = columnWidth - label - count - 16;
    if (room < 30) continue;
    const scale = Math.min(MOST_SCALE, room / (w + LEAN * d));
    const depth = Math.min(STEEPEST * scale, (FILLED * pitch) / d);
    const score = scale * depth * (columns === 1 ? STACK_BONUS : 1);
    if (best === null || score > best.score) best = { columns, rows, pitch, columnWidth, scale, depth, score };
  }
  if (best === null) {
    const pitch = usable / storeys.length;
    best = { columns: 1, rows: storeys.length, pitch, columnWidth: width, scale: 1, depth: 0.2, score: 0 };
  }
  const { columns, rows, columnWidth, scale, depth } = best;
  const planWidth = (w + LEAN * d) * scale;
  const planHeight = d * depth;
  const pitch = Math.min(best.pitch, planHeight / FILLED + 26);
  const font = fontFor(pitch);
  const { label, count } = roomFor(font);
  const every = Math.max(1, Math.ceil((ROW_OF_LETTERS * font) / pitch));
  const from = Math.max(0, storeys.indexOf(named));
  const top = insets.top + (usable - pitch * rows) / 2;
  const slabs = storeys.map((storey, rank): Slab => {
    const column = Math.floor(rank / rows);
    const fromBottom = rank % rows;
    const rowTop = top + (rows - 1 - fromBottom) * pitch;
    const columnLeft = insets.left + column * columnWidth;
    const left = columnLeft + (columnWidth - planWidth - label - count) / 2 + label;
    const bottom = rowTop + (pitch + planHeight) / 2;
    return {
      storey,
      map: {
        a: scale,
        b: 0,
        c: LEAN * scale,
        d: -depth,
        e: left - scale * (bounds.minX + LEAN * bounds.minY),
        f: bottom + depth * bounds.minY,
      },
      row: { x: columnLeft, y: rowTop, width: columnWidth, height: pitch },
      labelX: left - 0.7 * font,
      countX: left + planWidth + 0.6 * font,
      middle: bottom - planHeight / 2,
      lettered: (rank - from) % every === 0,
    };
  });
  return {
    columns,
    slabs,
    strip: {
      x: insets.left + 10,
      y: size.height - insets.bottom - stripHeight - 2,
      width: width - 20,
      height: stripHeight - 6,
    },
    pitch,
    mark: clamp(1.7 * Math.sqrt(scale * depth), 6, 15),
    font,
    bar: Math.max(0, count - 5 * font),
  };
}

const fontFor = (pitch: number): number => clamp(0.46 * pitch, 10, 17);

/** One storey from above, north up, as large as fits. */
export function floorLayout(bounds: Bounds, size: { width: number; height: number }, insets: Insets): Affine {
  const margin = 24;
  const width = Math.max(60, size.width - insets.left - insets.right - 2 * margin);
  const height = Math.max(60, size.height - insets.top - insets.bottom - 2 * margin);
  const w = Math.max(1, bounds.maxX - bounds.minX);
  const d = Math.max(1, bounds.maxY - bounds.minY);
  const scale = Math.min(width / w, height / d, 90);
  const middleX = insets.left + margin + width / 2;
  const middleY = insets.top + margin + height / 2;
  return {
    a: scale,
    b: 0,
    c: 0,
    d: -scale,
    e: middleX - (scale * (bounds.minX + bounds.maxX)) / 2,
    f: middleY + (scale * (bounds.minY + bounds.maxY)) / 2,
  };
}

/** Edge length of the cells that hold `count` marks in the strip, and how many a row; cells no larger than `most` px. */
export function stripCells(strip: Rect, count: number, most: number): { cell: number; perRow: number } {
  if (count === 0) return { cell: most, perRow: 1 };
  let cell = most;
  while (cell > 1 && Math.floor(strip.width / cell) * Math.floor(strip.height / cell) < count) cell *= 0.94;
  return { cell, perRow: Math.max(1, Math.floor(strip.width / cell)) };
}
