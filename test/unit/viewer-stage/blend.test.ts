/** Pixels blended over others, against the arithmetic of a single pixel (Porter and Duff 1984, "over"). */
import { describe, expect, it } from 'vitest';
import { openStream } from '../../../engine/random.js';
import { blend } from '../../../viewer/stage/blend.js';

const pixel = (r: number, g: number, b: number, a: number): number => ((a << 24) | (b << 16) | (g << 8) | r) >>> 0;
const parts = (value: number): number[] => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];

describe('blending', () => {
  it('is over, rounded', () => {
    const stream = openStream('blend', 'test', '', 0);
    const byte = (): number => stream.integer(256);
    for (let i = 0; i < 2000; i++) {
      const over = [byte(), byte(), byte(), byte()] as const;
      const under = [byte(), byte(), byte()] as const;
      const to = { width: 1, data: Uint32Array.of(pixel(...under, 255)) };
      const from = { width: 1, data: Uint32Array.of(pixel(...over)) };
      blend(to, 1, 0, 0, from, { x: 0, y: 0, width: 1, height: 1 });
      const found = parts(to.data[0]);
      expect(found[3]).toBe(255);
      for (let c = 0; c < 3; c++) {
        const exact = (over[c] * over[3] + under[c] * (255 - over[3])) / 255;
        expect(Math.abs(found[c] - exact)).toBeLessThanOrEqual(0.51);
      }
    }
  });

  it('takes the part asked for and leaves out what is beyond the edges', () => {
    // A picture of 4 × 2 whose pixels are numbered; the part are its columns 1 to 3.
    const from = { width: 4, data: Uint32Array.from({ length: 8 }, (_, i) => pixel(i, 0, 0, 255)) };
    const part = { x: 1, y: 0, width: 3, height: 2 };
    const show = (x: number, y: number): string[] => {
      const to = { width: 3, data: new Uint32Array(9).fill(pixel(9, 0, 0, 255)) };
      blend(to, 3, x, y, from, part);
      return [0, 1, 2].map((line) => [...to.data.slice(3 * line, 3 * line + 3)].map((p) => p & 255).join(''));
    };
    expect(show(0, 0)).toEqual(['123', '567', '999']);
    expect(show(1, 1)).toEqual(['999', '912', '956']);
    expect(show(-2, -1)).toEqual(['799', '999', '999']);
    expect(show(5, 5)).toEqual(['999', '999', '999']);
  });
});
