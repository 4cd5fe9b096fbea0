import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ByteReader, ByteWriter, RecordingError } from '../../../engine/recording/bytes.js';

describe('bytes', () => {
  it('come back as the numbers, texts and bytes that were written', () => {
    const item = fc.oneof(
      fc.record({ kind: fc.constant('unsigned' as const), value: fc.maxSafeNat() }),
      // Twice a signed number must be a whole number too.
      fc.record({ kind: fc.constant('signed' as const), value: fc.integer({ min: -(2 ** 52) + 1, max: 2 ** 52 - 1 }) }),
      fc.record({ kind: fc.constant('uint32' as const), value: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
      fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'grapheme' }) }),
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 200 }), (items) => {
        const writer = new ByteWriter();
        for (const one of items) {
          if (one.kind === 'text') writer.text(one.value);
          else writer[one.kind](one.value);
        }
        const reader = new ByteReader(writer.take());
        for (const one of items) expect(reader[one.kind]()).toBe(one.value);
        expect(reader.done).toBe(true);
        expect(writer.length).toBe(reader.at);
      }),
      { numRuns: 200 },
    );
  });

  it('are few for small numbers of either sign', () => {
    const lengthOf = (value: number): number => {
      const writer = new ByteWriter();
      writer.signed(value);
      return writer.length;
    };
    expect([0, -1, 63, -64, 64, -65, 8191, -8192, 8192].map(lengthOf)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3]);
  });

  it('hold more than the writer first has room for', () => {
    const writer = new ByteWriter();
    const large = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    writer.unsigned(7);
    writer.raw(large);
    writer.unsigned(9);
    const reader = new ByteReader(writer.take());
    expect(reader.unsigned()).toBe(7);
    expect(Buffer.compare(reader.raw(large.length), large)).toBe(0);
    expect(reader.unsigned()).toBe(9);
  });

  it('are little-endian where they are four', () => {
    const writer = new ByteWriter();
    writer.uint32(0xfedcba98);
    expect(Array.from(writer.take())).toEqual([0x98, 0xba, 0xdc, 0xfe]);
  });

  it('that are missing or no number throw a RecordingError', () => {
    const code = (read: () => unknown): string => {
      try {
        read();
      } catch (error) {
        expect(error).toBeInstanceOf(RecordingError);
        return (error as RecordingError).code;
      }
      return 'none';
    };
    expect(code(() => new ByteReader(new Uint8Array(0)).unsigned())).toBe('cutOff');
    expect(code(() => new ByteReader(Uint8Array.of(0x80)).unsigned())).toBe('cutOff');
    expect(code(() => new ByteReader(Uint8Array.of(1, 2, 3)).uint32())).toBe('cutOff');
    expect(code(() => new ByteReader(Uint8Array.of(5, 65, 66)).text())).toBe('cutOff');
    expect(code(() => new ByteReader(new Uint8Array(20).fill(255)).unsigned())).toBe('corrupt');
    // The reader does not look past its own end, though there are bytes.
    expect(code(() => new ByteReader(Uint8Array.of(1, 2, 3, 4, 5), 0, 3).uint32())).toBe('cutOff');
  });
});
