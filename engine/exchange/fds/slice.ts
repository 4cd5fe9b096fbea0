/** A slice file `.sf` of FDS: little-endian records of Fortran, each between two copies of its length. */
import type { FileProblems } from '../problems.js';

/** Three texts of 30 bytes and six whole numbers, each a record. */
const HEADER_BYTES = 3 * (30 + 8) + (24 + 8);

export interface SliceHeader {
  quantity: string;
  unit: string;
  /** First and last node by axis. */
  range: number[];
}

/** A place in the slice: values are weighted sums of single ones. */
export interface Sampling {
  offsets: readonly number[];
  weights: readonly number[];
}

const records = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The header; null and a problem if the bytes are no slice file. */
export function sliceHeader(bytes: Uint8Array, problems: FileProblems): SliceHeader | null {
  const view = records(bytes);
  const fault = (byte: number): null => {
    problems.add('sliceForeign', { byte });
    return null;
  };
  if (bytes.length < HEADER_BYTES) return fault(bytes.length);
  const texts: string[] = [];
  let at = 0;
  for (let i = 0; i < 3; i++, at += 38) {
    if (view.getInt32(at, true) !== 30 || view.getInt32(at + 34, true) !== 30) return fault(at);
    texts.push(String.fromCharCode(...bytes.subarray(at + 4, at + 34)).trim());
  }
  if (view.getInt32(at, true) !== 24 || view.getInt32(at + 28, true) !== 24) return fault(at);
  const range = Array.from({ length: 6 }, (_, i) => view.getInt32(at + 4 + 4 * i, true));
  for (let axis = 0; axis < 3; axis++) if (range[2 * axis + 1] < range[2 * axis]) return fault(at + 4 + 8 * axis);
  return { quantity: texts[0], unit: texts[2], range };
}

/** Values a frame holds. */
export const sliceSize = (range: readonly number[]): number =>
  (range[1] - range[0] + 1) * (range[3] - range[2] + 1) * (range[5] - range[4] + 1);

/**
 * Times and, for every place, the values over time. A last frame that was cut off is left out, and that is noted; anything
 * else that is not as it has to be is a problem.
 */
export function readFrames(
  bytes: Uint8Array,
  range: readonly number[],
  places: readonly Sampling[],
  problems: FileProblems,
): { times: number[]; values: number[][] } {
  const view = records(bytes);
  const size = sliceSize(range);
  const frame = 12 + 8 + 4 * size;
  const times: number[] = [];
  const values: number[][] = places.map(() => []);
  let at = HEADER_BYTES;
  for (; at + frame <= bytes.length; at += frame) {
    const data = at + 16;
    const marks = [
      [at, 4],
      [at + 8, 4],
      [at + 12, 4 * size],
      [data + 4 * size, 4 * size],
    ];
    const wrong = marks.find(([byte, length]) => view.getInt32(byte, true) !== length);
    if (wrong !== undefined) {
      problems.add('sliceForeign', { byte: wrong[0] });
      return { times, values };
    }
    const time = view.getFloat32(at + 4, true);
    const last = times[times.length - 1] ?? -Infinity;
    if (!(time > last)) problems.add('sliceTime', { frame: times.length + 1, value: time, before: last });
    times.push(time);
    places.forEach(({ offsets, weights }, i) => {
      let value = 0;
      offsets.forEach((offset, k) => (value += weights[k] * view.getFloat32(data + 4 * offset, true)));
      if (!Number.isFinite(value)) problems.add('sliceValue', { frame: times.length, byte: data + 4 * offsets[0] });
      values[i].push(value);
    });
    if (problems.full) break;
  }
  if (at < bytes.length && !problems.full) problems.note('sliceCut', { frame: times.length + 1, byte: at });
  if (times.length === 0) problems.add('sliceForeign', { byte: HEADER_BYTES });
  return { times, values };
}
