/** Lines that meet end to end, put together to outlines. */
import type { Budget } from './limits.js';
import type { XY } from './sketch.js';
import { distance } from './regions.js';

export interface Line {
  points: XY[];
}

export interface Chain<T extends Line> {
  points: XY[];
  lines: T[];
  /** Widest gap that was closed, m; 0 where ends met. */
  gap: number;
  /** The ends are further apart than the tolerance. */
  open: boolean;
  /** From the last point to the first, m. */
  missing: number;
}

/** Buckets of line ends on a grid as wide as the tolerance: each end looks only at its neighbours. */
class Ends {
  private readonly cells = new Map<string, number[]>();

  constructor(private readonly size: number) {}

  add([x, y]: XY, line: number): void {
    const key = `${Math.floor(x / this.size)},${Math.floor(y / this.size)}`;
    const cell = this.cells.get(key);
    if (cell === undefined) this.cells.set(key, [line]);
    else if (cell[cell.length - 1] !== line) cell.push(line);
  }

  *near([x, y]: XY): Iterable<number> {
    const [i, j] = [Math.floor(x / this.size), Math.floor(y / this.size)];
    for (let a = i - 1; a <= i + 1; a++) for (let b = j - 1; b <= j + 1; b++) yield* this.cells.get(`${a},${b}`) ?? [];
  }
}

/**
 * Chains lines whose ends are at most `tolerance` apart, nearest first, in the order given. Each line is used once.
 * A chain whose own ends meet is closed.
 */
export function chainLines<T extends Line>(lines: readonly T[], tolerance: number, budget: Budget): Chain<T>[] {
  const ends = new Ends(Math.max(tolerance, 1e-6));
  lines.forEach((line, i) => {
    ends.add(line.points[0], i);
    ends.add(line.points[line.points.length - 1], i);
  });
  const used = lines.map(() => false);
  const nearest = (at: XY): { line: number; reversed: boolean; gap: number } | null => {
    let best: { line: number; reversed: boolean; gap: number } | null = null;
    for (const i of ends.near(at)) {
      if (used[i]) continue;
      const { points } = lines[i];
      const [head, tail] = [distance(at, points[0]), distance(at, points[points.length - 1])];
      const gap = Math.min(head, tail);
      if (gap > tolerance || (best !== null && gap >= best.gap)) continue;
      best = { line: i, reversed: tail < head, gap };
    }
    return best;
  };
  const chains: Chain<T>[] = [];
  lines.forEach((start, i) => {
    if (used[i]) return;
    budget.entity();
    used[i] = true;
    const chain: Chain<T> = { points: [...start.points], lines: [start], gap: 0, open: true, missing: 0 };
    for (const forwards of [true, false]) {
      for (;;) {
        const [first, last] = [chain.points[0], chain.points[chain.points.length - 1]];
        const ownGap = chain.points.length > 2 ? distance(first, last) : Infinity;
        const next = nearest(forwards ? last : first);
        // Its own other end is a better partner than a line further off.
        if (next === null || ownGap <= next.gap) break;
        used[next.line] = true;
        const { points } = lines[next.line];
        // Forwards the next line has to begin at the end; backwards it has to end at the beginning.
        const turned = next.reversed === forwards ? [...points].reverse() : points;
        chain.points = forwards ? [...chain.points, ...turned] : [...turned, ...chain.points];
        chain.lines.push(lines[next.line]);
        chain.gap = Math.max(chain.gap, next.gap);
        if (chain.points.length > 100_000) break;
      }
    }
    chain.missing = distance(chain.points[0], chain.points[chain.points.length - 1]);
    chain.open = chain.missing > tolerance || chain.points.length < 3;
    if (!chain.open) chain.gap = Math.max(chain.gap, chain.missing);
    chains.push(chain);
  });
  return chains;
}
