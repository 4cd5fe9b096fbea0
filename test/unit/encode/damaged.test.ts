/** Bytes that are no world are refused. */
import { describe, expect, it } from 'vitest';
import { decodeWorld, encodeWorld, WorldBytesError } from '../../../engine/world/encode.js';
import { populatedWorld } from '../../fixtures/populatedWorld.js';

describe('bytes that are no world', () => {
  const bytes = encodeWorld(populatedWorld());
  const codeOf = (input: Uint8Array): string => {
    try {
      decodeWorld(input);
    } catch (error) {
      if (error instanceof WorldBytesError) return error.code;
      throw error;
    }
    return 'accepted';
  };
  const changed = (at: number, value: number): Uint8Array => {
    const copy = bytes.slice();
    copy[at] = value;
    return copy;
  };
  /** Cut, with the length in the header made to fit: only the reader itself can notice. */
  const cutSilently = (length: number): Uint8Array => {
    const copy = bytes.slice(0, length);
    new DataView(copy.buffer).setUint32(12, length, true);
    return copy;
  };

  it('cut off anywhere', () => {
    for (let length = 4; length < bytes.length; length += 1)
      expect(codeOf(bytes.subarray(0, length)), `${length}`).toBe('cutOff');
    for (let length = 16; length < bytes.length; length += 1)
      expect(codeOf(cutSilently(length)), `${length}`).toBe('cutOff');
  });
  it('foreign, of another version, of another layout, too long', () => {
    expect(codeOf(new Uint8Array(0))).toBe('foreign');
    expect(codeOf(new TextEncoder().encode('{"format":"anshu-scenario"}'))).toBe('foreign');
    expect(codeOf(changed(4, 3))).toBe('version');
    // Of a world into which nothing was thrown: what follows is too much.
    expect(codeOf(changed(4, 1))).toBe('corrupt');
    expect(codeOf(changed(8, bytes[8] ^ 1))).toBe('layout');
    expect(codeOf(new Uint8Array([...bytes, 0]))).toBe('corrupt');
  });
  it('any damaged byte is refused or read, never anything else', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      expect(['accepted', 'foreign', 'version', 'layout', 'cutOff', 'corrupt']).toContain(
        codeOf(changed(at, bytes[at] ^ 0xff)),
      );
    }
  });
  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 3);
    expect(decodeWorld(larger.subarray(3, 3 + bytes.length))).toEqual(populatedWorld());
  });
  it('says what is wrong in its message', () => {
    expect(() => decodeWorld(bytes.subarray(0, 100))).toThrow(/cutOff.*100/);
  });
});
