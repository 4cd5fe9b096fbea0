/** One state, one row of bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../engine/world/create.js';
import { decodeWorld, encodeWorld } from '../../../engine/world/encode.js';
import { populatedWorld, sameBytes } from '../../fixtures/populatedWorld.js';

describe('canonical', () => {
  it('encoding what was decoded gives the same bytes', () => {
    const bytes = encodeWorld(populatedWorld());
    expect(sameBytes(encodeWorld(decodeWorld(bytes)), bytes)).toBe(true);
  });

  it('-0 is 0 and every not-a-number is the same', () => {
    const plain = populatedWorld();
    plain.people.x[0] = 0;
    plain.people.until[1] = NaN;
    plain.response.until = 0;
    const odd = populatedWorld();
    odd.people.x[0] = -0;
    // A quiet not-a-number with its sign and a payload, as some operations leave it.
    new DataView(odd.people.until.buffer).setBigUint64(8, 0xfff8_0000_dead_beefn, true);
    odd.response.until = -0;
    expect(odd.people.until[1]).toBe(NaN);
    expect(sameBytes(encodeWorld(odd), encodeWorld(plain))).toBe(true);
    expect(Object.is(decodeWorld(encodeWorld(odd)).people.x[0], 0)).toBe(true);
  });

  it('the order in which streams were opened does not matter', () => {
    const world = populatedWorld();
    const turned = populatedWorld();
    turned.ordinals = new Map([...world.ordinals].reverse());
    expect(sameBytes(encodeWorld(turned), encodeWorld(world))).toBe(true);
  });

  it('keys come by code unit, not by code point or language', () => {
    const world = createWorld(0, 0, 0, 0, 0);
    // U+FF21 comes before U+20000 by code point, after its surrogates by code unit.
    const keys = ['Ａ', '𠀀', 'b', 'B', 'ä', 'a'];
    world.ordinals = new Map(keys.map((key, i) => [key, i]));
    expect([...decodeWorld(encodeWorld(world)).ordinals.keys()]).toEqual(['B', 'a', 'b', 'ä', '𠀀', 'Ａ']);
  });

  it('numbers are little-endian behind a header of 16 bytes', () => {
    const world = createWorld(0, 0, 0, 0, 0);
    world.tick = 258;
    const bytes = encodeWorld(world);
    expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe('AnsW');
    expect([...bytes.subarray(4, 8)]).toEqual([1, 0, 0, 0]);
    expect(new DataView(bytes.buffer).getUint32(12, true)).toBe(bytes.length);
    // 258 = 1.0078125 * 2^8.
    expect([...bytes.subarray(16, 24)]).toEqual([0, 0, 0, 0, 0, 0x20, 0x70, 0x40]);
  });

  it('any text and any number survives, lone surrogates too', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const codeUnits = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 })
      .map((list) => String.fromCharCode(...list));
    fc.assert(
      fc.property(fc.oneof(text, codeUnits), fc.oneof(text, codeUnits), fc.double(), (a, b, x) => {
        const world = createWorld(1, 0, 0, 0, 0);
        world.ordinals = new Map([
          [a, 1],
          [b, 2],
        ]);
        world.people.carry[0] = x;
        const back = decodeWorld(encodeWorld(world));
        expect(back.ordinals).toEqual(world.ordinals);
        expect(back.people.carry[0]).toBe(x + 0);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('text is plain UTF-8', () => {
    const world = createWorld(0, 0, 0, 0, 0);
    const key = 'wake/é张𠀀';
    world.ordinals.set(key, 1);
    const bytes = encodeWorld(world);
    const utf8 = new TextEncoder().encode(key);
    const found = bytes.findIndex((_, i) => utf8.every((x, j) => bytes[i + j] === x));
    expect(found).toBeGreaterThan(0);
  });

  it('the bytes own their memory', () => {
    const world = populatedWorld();
    const bytes = encodeWorld(world);
    const copy = bytes.slice();
    world.people.x.fill(99);
    world.doorShut.fill(1);
    const decoded = decodeWorld(bytes);
    bytes.fill(0);
    expect(decoded).toEqual(populatedWorld());
    expect(sameBytes(encodeWorld(decoded), copy)).toBe(true);
  });

  it('an unknown word is refused when written', () => {
    const world = populatedWorld();
    (world.response as { stage: string }).stage = 'asleep';
    expect(() => encodeWorld(world)).toThrow(/asleep/);
  });
});
