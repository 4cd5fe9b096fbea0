/** Which labels are written where, so that none lies on another or on a sign. */

export interface Patch {
  /** Middle, px. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LabelWish {
  text: string;
  /** Where its middle may be, px; the first place that is free is taken. */
  places: readonly { x: number; y: number }[];
  width: number;
  height: number;
  /** Room it has, px; a wider or higher label is left out. */
  roomWidth: number;
  roomHeight: number;
  /** The higher is written first. */
  priority: number;
}

export interface Label extends Patch {
  text: string;
}

const overlap = (p: Patch, q: Patch, gap: number): boolean =>
  Math.abs(p.x - q.x) * 2 < p.width + q.width + 2 * gap && Math.abs(p.y - q.y) * 2 < p.height + q.height + 2 * gap;

/**
 * Those that fit into their room and beside each other; by priority, then in the order given.
 * @param taken patches that are to stay free
 */
export function placeLabels(wishes: readonly LabelWish[], taken: readonly Patch[] = [], gap = 2): Label[] {
  const order = wishes.map((wish, i) => ({ wish, i }));
  order.sort((p, q) => q.wish.priority - p.wish.priority || p.i - q.i);
  const placed: Label[] = [];
  for (const { wish } of order) {
    const { text, width, height } = wish;
    if (width > wish.roomWidth || height > wish.roomHeight) continue;
    for (const { x, y } of wish.places) {
      const label = { text, x, y, width, height };
      if (taken.some((patch) => overlap(label, patch, gap)) || placed.some((other) => overlap(label, other, gap)))
        continue;
      placed.push(label);
      break;
    }
  }
  return placed;
}
