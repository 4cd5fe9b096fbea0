/** People over time: how many are where they should be, what the others wait for, who uses the stairs. */
import {
  CAUSES,
  OUTCOME,
  OUTCOMES,
  PERSON_STATES,
  type Cause,
  type Outcome,
  type PersonState,
} from '../world/codes.js';
import type { Chronicle, Stays } from './chronicle.js';
import type { Track } from './track.js';

/** Every series has one value a time. */
export interface Histories {
  /** s: 0, step, 2 step … up to the end of what is recorded. */
  times: Float64Array;
  /** Residents whom the plan moves and who are not yet safe or sheltered: all, and by their class: the scenario's own, else the mobility class. */
  remaining: Uint32Array;
  remainingByClass: Record<string, Uint32Array>;
  /** Residents by outcome ('none': open). */
  outcomes: Record<Outcome, Uint32Array>;
  /** Residents by what they wait for ('none' left out). */
  waitingByCause: Partial<Record<Cause, Uint32Array>>;
  /** Staff by what they do. */
  staffByState: Partial<Record<PersonState, Uint32Array>>;
  /** People in each stair, by index of `building.stairs`: going down, going up (staff and residents). */
  stairs: { stair: number; down: Uint32Array; up: Uint32Array }[];
}

/** Adds one to `series` at each time at which an entry of the track holds. */
type Add = (series: Uint32Array, fromTick: number, toTick: number) => void;

/** @throws RangeError if the step is not longer than 0 */
export function histories(c: Chronicle, step: number): Histories {
  if (!(step > 0)) throw new RangeError(`no step of ${step} s`);
  const { header, duration } = c.recording;
  const count = Math.floor(duration / step + 1e-9) + 1;
  const times = Float64Array.from({ length: count }, (_, i) => i * step);
  // Ticks at which the series are read: what holds at a tick holds for the times from it on.
  const ticks = Array.from(times, (time) => c.tick(time));
  const series = (): Uint32Array => new Uint32Array(count);
  const indexOf = (tick: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ticks[middle] < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const add: Add = (to, fromTick, toTick) => {
    const end = toTick === Infinity ? count : indexOf(toTick);
    for (let i = indexOf(fromTick); i < end; i++) to[i]++;
  };
  const entries = (track: Track, use: (value: number, from: number, to: number) => void): void => {
    for (let i = 0; i < track.ticks.length; i++) use(track.values[i], track.ticks[i], track.ticks[i + 1] ?? Infinity);
  };
  const lazily = <K extends string>(record: Partial<Record<K, Uint32Array>>, key: K): Uint32Array =>
    (record[key] ??= series());

  const result: Histories = {
    times,
    remaining: series(),
    remainingByClass: {},
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, series()])) as Record<Outcome, Uint32Array>,
    waitingByCause: {},
    staffByState: {},
    stairs: c.building.stairs.map((_, stair) => ({ stair, down: series(), up: series() })),
  };
  for (let row = 0; row < header.people.length; row++) {
    if (row >= header.residents) {
      entries(c.columns.state[row], (value, from, to) =>
        add(lazily(result.staffByState, PERSON_STATES[value]), from, to),
      );
      continue;
    }
    const moved = c.phaseAt(row) >= 0;
    const { class: own, mobility } = header.people[row];
    entries(c.columns.outcome[row], (value, from, to) => {
      add(result.outcomes[OUTCOMES[value]], from, to);
      if (!moved || value === OUTCOME.safe || value === OUTCOME.sheltered) return;
      add(result.remaining, from, to);
      add(lazily(result.remainingByClass, own ?? mobility!), from, to);
    });
    entries(c.columns.cause[row], (value, from, to) => {
      if (CAUSES[value] !== 'none') add(lazily(result.waitingByCause, CAUSES[value]), from, to);
    });
  }
  for (const stays of c.stays)
    useOfStairs(c, stays, (stair, up, from, to) => add(result.stairs[stair][up ? 'up' : 'down'], from, to));
  return result;
}

/** Each stay in a stair, and whether it led up: how high they were when they came, and when they went on. */
function useOfStairs(
  c: Chronicle,
  { ticks, spaces, elevations }: Stays,
  use: (stair: number, up: boolean, from: number, to: number) => void,
): void {
  let up = false;
  for (let i = 0; i < spaces.length; i++) {
    const space = spaces[i] < 0 ? undefined : c.building.spaces[spaces[i]];
    if (space === undefined || space.stair < 0) {
      up = false;
      continue;
    }
    // Out of the door of a stair nobody climbs: the height outside says nothing.
    const after = spaces[i + 1] === undefined || spaces[i + 1] < 0 ? elevations[i] : elevations[i + 1];
    if (Math.abs(after - elevations[i]) > LEVEL) up = after > elevations[i];
    else if (i > 0 && Math.abs(elevations[i] - elevations[i - 1]) > LEVEL) up = elevations[i] > elevations[i - 1];
    use(space.stair, up, ticks[i], ticks[i + 1] ?? Infinity);
  }
}

/** Less difference in height is no climbing, m. */
const LEVEL = 0.05;
