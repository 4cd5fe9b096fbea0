/**
 * The order in which rooms are eliminated when the pressures are solved for, found once for a building, and the places
 * its factors need: Cholesky without square roots on a symmetric pattern. Minimum degree (Tinney & Walker 1967; George &
 * Liu 1981), ties broken by index: a corridor with rooms along it causes no fill at all.
 */

export interface Elimination {
  /** Rooms in the order of elimination, and the position of each. */
  order: Int32Array;
  position: Int32Array;
  /** For column k (position): its entries are columnStart[k] ... columnStart[k + 1] - 1; `row` is the room of each. */
  columnStart: Int32Array;
  row: Int32Array;
  /** For each entry: where its updates are listed; then for every later entry of the same column the entry that is
   * updated by the product of both. */
  updateStart: Int32Array;
  update: Int32Array;
  /** Entry of each given pair of rooms. */
  entryOfPair: Int32Array;
}

/** @param count rooms; `a`, `b`: pairs of different rooms, repeated pairs allowed */
export function planElimination(count: number, a: readonly number[], b: readonly number[]): Elimination {
  const neighbours: Set<number>[] = Array.from({ length: count }, () => new Set<number>());
  a.forEach((first, i) => {
    neighbours[first].add(b[i]);
    neighbours[b[i]].add(first);
  });
  const position = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  const columns: number[][] = [];
  for (let k = 0; k < count; k += 1) {
    let best = -1;
    for (let i = 0; i < count; i += 1) {
      if (position[i] >= 0) continue;
      if (best < 0 || neighbours[i].size < neighbours[best].size) best = i;
      // No fill can be avoided any better.
      if (neighbours[best].size <= 1) break;
    }
    position[best] = k;
    order[k] = best;
    const left = [...neighbours[best]].sort((x, y) => x - y);
    columns.push(left);
    for (const i of left) {
      neighbours[i].delete(best);
      for (const j of left) if (j !== i) neighbours[i].add(j);
    }
  }
  for (const column of columns) column.sort((x, y) => position[x] - position[y]);

  const columnStart = new Int32Array(count + 1);
  columns.forEach((column, k) => {
    columnStart[k + 1] = columnStart[k] + column.length;
  });
  const row = Int32Array.from(columns.flat());
  const entryOf = (x: number, y: number): number => {
    const k = Math.min(position[x], position[y]);
    const later = position[x] < position[y] ? y : x;
    return columnStart[k] + columns[k].indexOf(later);
  };
  const updateStart = new Int32Array(row.length + 1);
  const update: number[] = [];
  columns.forEach((column, k) => {
    column.forEach((first, p) => {
      for (let q = p + 1; q < column.length; q += 1) update.push(entryOf(first, column[q]));
      updateStart[columnStart[k] + p + 1] = update.length;
    });
  });
  return {
    order,
    position,
    columnStart,
    row,
    updateStart,
    update: Int32Array.from(update),
    entryOfPair: Int32Array.from(a, (first, i) => entryOf(first, b[i])),
  };
}
