/** A short fingerprint of bytes: to compare states, not to keep secrets. */
import { encodeWorld } from './encode.js';
import type { World } from './world.js';

/** Odd multipliers without pattern in their bits: the first 32 of 1/golden ratio, sqrt(1/2) and sqrt(3) - 1. */
const FIRST = 0x9e3779b9;
const SECOND = 0xb504f333;
const THIRD = 0xbb67ae85;
/** Where the lanes start: the first 64 bits of pi - 3. */
const START_A = 0x243f6a88;
const START_B = 0x85a308d3;

/** Spreads every bit of a lane over the whole of it. */
function spread(lane: number): number {
  let x = lane ^ (lane >>> 16);
  x = Math.imul(x, FIRST);
  x ^= x >>> 15;
  x = Math.imul(x, SECOND);
  return x ^ (x >>> 16);
}

/**
 * 64 bits as 16 hexadecimal digits. Two lanes of 32 bits run over all bytes independently, four at a time; each step is
 * a bijection of the lane and of the word, so inputs of one length that differ in one word never meet in either lane.
 * The lanes stay apart to the end, so that each half can be tested by itself.
 */
export function hashBytes(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length & 3);
  let a = START_A;
  let b = START_B;
  for (let at = 0; at < whole; at += 4) {
    const word = view.getInt32(at, true);
    a = Math.imul(a ^ word, FIRST);
    a ^= a >>> 15;
    b = Math.imul(((b << 11) | (b >>> 21)) + word, THIRD);
    b ^= b >>> 13;
  }
  let tail = 0;
  for (let at = whole; at < bytes.length; at += 1) tail |= bytes[at] << (8 * (at - whole));
  a = Math.imul(a ^ tail, FIRST) ^ bytes.length;
  b = Math.imul(b + tail, THIRD) + bytes.length;
  return hex(spread(a)) + hex(spread(b));
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}

/** Fingerprint of the state between two ticks: equal for equal states, whatever machine and history. */
export function stateHash(world: World): string {
  return hashBytes(encodeWorld(world));
}
