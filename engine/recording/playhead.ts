/** The state of a recording at a time: its interpolation is the definition of where somebody is. */
import { LIFT_DEFAULTS, wayAfter } from '../facility/liftMotion.js';
import type { Lift } from '../scenario/schema.js';
import {
  emptySnapshot,
  liftSnapshot,
  type BatchPlace,
  type Decoded,
  type Frame,
  type LiftSnapshot,
  type Snapshot,
} from './decode.js';
import { copyAir, emptyAir, putAir } from './air.js';
import { COLUMNS, MILLIMETRES, RECORD, SAMPLE_RATE, type RecordingHeader } from './format.js';

/** Goes through a recording; forward it only does what is new. */
export interface Playhead {
  /** The same object each time, changed in place by the next `seek`. */
  readonly state: Snapshot;
  /** The whole state at `time` s; before the start the first, after what is recorded the last. */
  seek(time: number): Snapshot;
}

/** What a playhead reads from: batches may be added, and taken away from the end on. */
export interface Track {
  header: RecordingHeader;
  places: readonly BatchPlace[];
  batch(i: number): Decoded;
  /** Goes up when batches were taken away. */
  cuts(): number;
}

/** Height of the car and state of its doors `time` s after the start of the run, from what it is at and since when. */
export function placeLift(state: LiftSnapshot, lift: Lift, time: number): void {
  const elapsed = time - state.since;
  const part = (whole: number): number => Math.min(1, Math.max(0, elapsed / whole));
  state.open = state.stage === 'open' ? 1 : 0;
  state.z = state.toZ;
  if (state.stage === 'opening') state.open = part(lift.doorOpening ?? LIFT_DEFAULTS.doorOpening);
  else if (state.stage === 'closing') state.open = 1 - part(lift.doorClosing ?? LIFT_DEFAULTS.doorClosing);
  else if (state.stage === 'moving') {
    const acceleration = lift.acceleration ?? LIFT_DEFAULTS.acceleration;
    const way = wayAfter(elapsed, Math.abs(state.toZ - state.fromZ), lift.speed, acceleration);
    state.z = state.fromZ + (state.toZ > state.fromZ ? way : -way);
  }
}

export function createPlayhead(track: Track): Playhead {
  const { header } = track;
  const n = header.people.length;
  const drawn = header.scenario.facility?.lifts ?? [];
  const state = emptySnapshot(header);
  const airNames = (header.air ?? []).map(({ name }) => name);
  // Where everybody was at the last sample applied; `state` is interpolated from there to the next.
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const sampleTicks = Math.max(1, Math.floor(header.ticksPerSecond / SAMPLE_RATE));
  let batchIndex = -1;
  let cuts = track.cuts();
  let changed = 0;
  let framed = 0;
  let reached = 0;
  let lastFrame = 0;

  function enter(i: number): void {
    const { key } = track.batch(i);
    batchIndex = i;
    changed = 0;
    framed = 0;
    reached = track.places[i].from;
    lastFrame = reached;
    x.set(key.x);
    y.set(key.y);
    state.x.set(key.x);
    state.y.set(key.y);
    state.space.set(key.space);
    state.doorShut.set(key.doorShut);
    for (const name of COLUMNS) state[name].set(key[name]);
    if (state.air !== null) copyAir(key.air!, state.air);
    while (state.devices.length > key.devices.length) state.devices.pop();
    key.devices.forEach((device, k) => {
      if (k < state.devices.length) Object.assign(state.devices[k], device);
      else state.devices.push({ ...device });
    });
    state.lifts = key.lifts.map((lift) => ({ ...lift }));
  }

  function apply(frame: Frame): void {
    for (let k = 0; k < frame.rows.length; k++) {
      const row = frame.rows[k];
      state.x[row] = x[row] = frame.x[k];
      state.y[row] = y[row] = frame.y[k];
      state.space[row] = frame.space[k];
    }
    lastFrame = frame.tick;
  }

  /** Between two samples: along the straight line. Who was not in the sample before had not moved until then. */
  function interpolate(frame: Frame, tick: number): void {
    const begin = Math.max(lastFrame, Math.floor((frame.tick - 1) / sampleTicks) * sampleTicks);
    const share = tick <= begin ? 0 : (tick - begin) / (frame.tick - begin);
    for (let k = 0; k < frame.rows.length; k++) {
      const row = frame.rows[k];
      state.x[row] = x[row] + (frame.x[k] - x[row]) * share;
      state.y[row] = y[row] + (frame.y[k] - y[row]) * share;
    }
  }

  return {
    state,
    seek(time) {
      const { places } = track;
      const end = places[places.length - 1].to;
      // The quotient of a tick and the rate, times the rate, may fall short of the tick by a rounding.
      const exact = time * header.ticksPerSecond;
      const whole = Math.floor(exact + 0.5);
      const tick = Math.min(Math.max(Math.abs(exact - whole) < 1e-6 ? whole : exact, 0), end);
      let low = 0;
      let high = places.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (places[middle].from <= tick) low = middle;
        else high = middle - 1;
      }
      if (low !== batchIndex || tick < reached || cuts !== track.cuts()) {
        cuts = track.cuts();
        enter(low);
      }
      const { changes, frames } = track.batch(low);
      for (; changed < changes.length && changes[changed].tick <= tick; changed++) {
        const { kind, values } = changes[changed];
        if (kind === RECORD.change) state[COLUMNS[values[0]]][values[1]] = values[2];
        else if (kind === RECORD.door) state.doorShut[values[0]] = values[1];
        else if (kind === RECORD.lift) state.lifts[values[0]] = liftSnapshot(values.slice(1));
        else if (kind === RECORD.air) putAir(state.air!, values, airNames);
        else {
          const device = state.devices[values[0]];
          device.task = values[1];
          device.space = values[2];
          device.x = values[3] / MILLIMETRES;
          device.y = values[4] / MILLIMETRES;
        }
      }
      for (; framed < frames.length && frames[framed].tick <= tick; framed++) apply(frames[framed]);
      if (framed < frames.length) interpolate(frames[framed], tick);
      for (let i = 0; i < state.lifts.length; i++) placeLift(state.lifts[i], drawn[i], tick / header.ticksPerSecond);
      state.time = time;
      reached = tick;
      return state;
    },
  };
}

/** A snapshot that nothing changes any more. */
export function copySnapshot(state: Snapshot): Snapshot {
  const copy: Snapshot = {
    ...state,
    x: state.x.slice(),
    y: state.y.slice(),
    space: state.space.slice(),
    doorShut: state.doorShut.slice(),
    devices: state.devices.map((device) => ({ ...device })),
    lifts: state.lifts.map((lift) => ({ ...lift })),
    air: state.air === null ? null : emptyAir(state.air.layerHeight.length),
  };
  if (copy.air !== null) copyAir(state.air!, copy.air);
  for (const name of COLUMNS) copy[name] = state[name].slice();
  return copy;
}
