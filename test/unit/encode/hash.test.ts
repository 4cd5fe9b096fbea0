import { describe, expect, it } from 'vitest';
import { openStream } from '../../../engine/random.js';
import { createWorld } from '../../../engine/world/create.js';
import { encodeWorld } from '../../../engine/world/encode.js';
import { hashBytes, stateHash } from '../../../engine/world/hash.js';

const stream = openStream('hash', 'bytes', 'x', 0);
const randomBytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => stream.integer(256));
const bitsOf = (hash: string): bigint => BigInt(`0x${hash}`);
function weight(bits: bigint): number {
  let count = 0;
  for (let rest = bits; rest > 0n; rest &= rest - 1n) count += 1;
  return count;
}

describe('hashBytes', () => {
  it('gives 16 hexadecimal digits, always the same', () => {
    const of = (text: string): string => hashBytes(new TextEncoder().encode(text));
    expect([of(''), of('a'), of('abcd'), of('Anshu 安疏')]).toMatchInlineSnapshot(`
      [
        "61298c4f8e7bedcd",
        "e0ea439c7e66e1a5",
        "b7e3fd9c8032664c",
        "2329c68dc50a97e5",
      ]
    `);
    for (const text of ['', 'a', 'ab', 'abc', 'abcd', 'abcde']) expect(of(text)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is about the bytes, not about where they lie', () => {
    const bytes = randomBytes(37);
    const larger = new Uint8Array(50);
    for (const offset of [0, 1, 2, 3, 8]) {
      larger.fill(offset);
      larger.set(bytes, offset);
      expect(hashBytes(larger.subarray(offset, offset + 37))).toBe(hashBytes(bytes));
    }
  });

  it('tells lengths of nothing apart', () => {
    const hashes = new Set(Array.from({ length: 2000 }, (_, length) => hashBytes(new Uint8Array(length))));
    expect(hashes.size).toBe(2000);
  });

  it.each([1, 3, 4, 8, 31, 64])('every bit of %i bytes turns about half of the result, wherever it is', (length) => {
    const rounds = 40;
    const turned = Array<number>(64).fill(0);
    let flips = 0;
    for (let round = 0; round < rounds; round += 1) {
      const bytes = randomBytes(length);
      const hash = bitsOf(hashBytes(bytes));
      for (let bit = 0; bit < 8 * length; bit += 1) {
        bytes[bit >> 3] ^= 1 << (bit & 7);
        const difference = hash ^ bitsOf(hashBytes(bytes));
        bytes[bit >> 3] ^= 1 << (bit & 7);
        expect(weight(difference)).toBeGreaterThan(6);
        for (let i = 0; i < 64; i += 1) turned[i] += Number((difference >> BigInt(i)) & 1n);
        flips += 1;
      }
    }
    // Each bit of the result turns in half of the cases, within five standard errors.
    for (const count of turned) expect(Math.abs(count / flips - 0.5)).toBeLessThan(2.5 / Math.sqrt(flips));
  });

  it('does not collide where the inputs are small steps apart, in either half', () => {
    const halves: [Set<string>, Set<string>] = [new Set(), new Set()];
    const bytes = new Uint8Array(64);
    const view = new DataView(bytes.buffer);
    const count = 20_000;
    for (let i = 0; i < count; i += 1) {
      view.setFloat64(8 * (i % 8), i, true);
      const hash = hashBytes(bytes);
      halves[0].add(hash.slice(0, 8));
      halves[1].add(hash.slice(8));
    }
    // Of 20,000 values of 32 bits 0.05 pairs are expected to meet.
    expect(halves[0].size).toBeGreaterThanOrEqual(count - 2);
    expect(halves[1].size).toBeGreaterThanOrEqual(count - 2);
  });

  it('two changes of one bit each never undo each other, in either half', () => {
    const words = new Uint32Array(16).map(() => stream.integer(4294967296));
    const halves: [Set<string>, Set<string>] = [new Set(), new Set()];
    let count = 0;
    for (const bit of [0, 15, 31]) {
      for (let i = 0; i < 16; i += 1) {
        for (let j = i + 1; j < 16; j += 1) {
          const changed = words.slice();
          changed[i] ^= 1 << bit;
          changed[j] ^= 1 << bit;
          const hash = hashBytes(new Uint8Array(changed.buffer));
          halves[0].add(hash.slice(0, 8));
          halves[1].add(hash.slice(8));
          count += 1;
        }
      }
    }
    expect([halves[0].size, halves[1].size]).toEqual([count, count]);
  });

  it('does not collide when words change places', () => {
    const words = Array.from({ length: 7 }, (_, i) => i + 1);
    const seen = new Set<string>();
    const visit = (rest: number[], done: number[]): void => {
      if (rest.length === 0) seen.add(hashBytes(new Uint8Array(Uint32Array.from(done).buffer)));
      rest.forEach((word, i) => visit(rest.toSpliced(i, 1), [...done, word]));
    };
    visit(words, []);
    expect(seen.size).toBe(5040);
  });
});

describe('stateHash', () => {
  it('is the hash of the bytes and follows the smallest change', () => {
    const world = createWorld(300, 250, 100, 120, 3);
    const before = stateHash(world);
    expect(before).toBe(hashBytes(encodeWorld(world)));
    expect(stateHash(createWorld(300, 250, 100, 120, 3))).toBe(before);
    world.people.x[299] = 5e-324;
    const after = stateHash(world);
    expect(after).not.toBe(before);
    world.people.x[299] = -0;
    expect(stateHash(world)).toBe(before);
  });
});
