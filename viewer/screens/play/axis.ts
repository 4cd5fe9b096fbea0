/** Arithmetic of the timeline: how long the line is, where its ticks stand, which marks stand as one. */

/** Lengths of a line that is still growing, s: it is drawn anew seldom, so that nothing slides under the pointer. */
const LENGTHS = [60, 120, 300, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10800, 14400, 21600, 43200, 86400];
/** Distances two ticks may have, s. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
/** A growing line leaves so much room. */
const ROOM = 1.15;

/**
 * @param computed up to where the run is computed, s
 * @param ended nothing will be added
 * @param horizon longest the run can take, s
 * @returns what the line stands for, s; more than 0
 */
export function lineLength(computed: number, ended: boolean, horizon: number): number {
  if (ended) return Math.max(computed, 1);
  const wanted = computed * ROOM;
  const length = LENGTHS.find((one) => one >= wanted) ?? LENGTHS[LENGTHS.length - 1];
  return Math.max(computed, horizon > 0 ? Math.min(length, horizon) : length, 1);
}

/**
 * Moments to be written under the line, s, from 0 on.
 * @param width of the line, px
 * @param room one needs, px
 */
export function ticksOf(length: number, width: number, room: number): number[] {
  const most = Math.max(1, Math.floor(width / room));
  const step = STEPS.find((one) => length / one <= most) ?? STEPS[STEPS.length - 1];
  const ticks: number[] = [];
  for (let i = 0; i * step <= length; i++) ticks.push(i * step);
  // The last one would lie on the end of the line and be cut.
  if (ticks.length > 1 && length - ticks[ticks.length - 1] < (room / 2 / width) * length) ticks.pop();
  return ticks;
}

export interface Group<T> {
  /** Moment of the first, s. */
  time: number;
  items: T[];
}

/**
 * Things nearer to the first of a group than `near` s stand as one.
 * @param items in order of time
 */
export function groupNear<T extends { time: number }>(items: readonly T[], near: number): Group<T>[] {
  const groups: Group<T>[] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last !== undefined && item.time - last.time < near) last.items.push(item);
    else groups.push({ time: item.time, items: [item] });
  }
  return groups;
}

/**
 * Value of a step line at `time`: that of the last step begun. `times` ascending; NaN before the first.
 */
export function valueAt(times: ArrayLike<number>, values: ArrayLike<number>, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? NaN : values[low - 1];
}
