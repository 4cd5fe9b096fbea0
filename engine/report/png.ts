/** A floor plan as PNG, for programs that cannot draw SVG: the same picture, coarser. */
import type { FloorPlan } from './document.js';
import { FILL, MARGIN, markRadius, OTHER_FILL } from './svg.js';

/** Digits as they are on old displays, five columns by seven rows. */
const DIGITS = [
  '01110 10001 10011 10101 11001 10001 01110',
  '00100 01100 00100 00100 00100 00100 01110',
  '01110 10001 00001 00010 00100 01000 11111',
  '11111 00010 00100 00010 00001 10001 01110',
  '00010 00110 01010 10010 11111 00010 00010',
  '11111 10000 11110 00001 00001 10001 01110',
  '00110 01000 10000 11110 10001 10001 01110',
  '11111 00001 00010 00100 01000 01000 01000',
  '01110 10001 10001 01110 10001 10001 01110',
  '01110 10001 10001 01111 00001 00010 01100',
].map((rows) => rows.split(' '));

type Colour = readonly [number, number, number];
const colour = (hex: string): Colour => {
  const value = parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};
const WALL = colour('#444444');
const DOOR = colour('#ffffff');
const MARK = colour('#c2410c');

/** Points, in px, that are set one by one. */
class Picture {
  readonly pixels: Uint8Array;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint8Array(width * height * 3).fill(255);
  }

  set(x: number, y: number, [r, g, b]: Colour): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.pixels.set([r, g, b], (y * this.width + x) * 3);
  }

  /** Inside of a ring, by the rows of its pixels. */
  fill(ring: readonly (readonly [number, number])[], paint: Colour): void {
    const ys = ring.map(([, y]) => y);
    for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= Math.min(this.height - 1, Math.max(...ys)); y++) {
      const crossings: number[] = [];
      ring.forEach(([x1, y1], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length];
        if (y1 > y + 0.5 !== y2 > y + 0.5) crossings.push(x1 + ((y + 0.5 - y1) * (x2 - x1)) / (y2 - y1));
      });
      crossings.sort((a, b) => a - b);
      for (let i = 0; i + 1 < crossings.length; i += 2)
        for (let x = Math.ceil(crossings[i] - 0.5); x < crossings[i + 1] - 0.5; x++) this.set(x, y, paint);
    }
  }

  /** A line of the given width; dashes and gaps of `dash` px. */
  line(from: readonly [number, number], to: readonly [number, number], width: number, paint: Colour, dash = 0): void {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) * 2));
    const half = Math.max(0, (width - 1) / 2);
    for (let i = 0; i <= steps; i++) {
      const along = (Math.sqrt(dx * dx + dy * dy) * i) / steps;
      if (dash > 0 && Math.floor(along / dash) % 2 === 1) continue;
      const [x, y] = [from[0] + (dx * i) / steps, from[1] + (dy * i) / steps];
      for (let ox = -half; ox <= half; ox++)
        for (let oy = -half; oy <= half; oy++) this.set(Math.floor(x + ox), Math.floor(y + oy), paint);
    }
  }

  disc(x: number, y: number, radius: number, paint: Colour): void {
    for (let py = Math.floor(y - radius); py <= y + radius; py++)
      for (let px = Math.floor(x - radius); px <= x + radius; px++)
        if ((px + 0.5 - x) * (px + 0.5 - x) + (py + 0.5 - y) * (py + 0.5 - y) <= radius * radius)
          this.set(px, py, paint);
  }

  /** Digits in white, in the middle of a mark. */
  number(label: string, x: number, y: number, radius: number): void {
    const digits = [...label].filter((char) => /\d/.test(char)).map(Number);
    const columns = digits.length * 6 - 1;
    const dot = Math.max(1, Math.floor(Math.min((radius * 1.1) / 7, (radius * 1.5) / columns)));
    digits.forEach((digit, at) =>
      DIGITS[digit].forEach((bits, row) =>
        [...bits].forEach((bit, column) => {
          if (bit === '0') return;
          const left = Math.floor(x + (at * 6 + column - columns / 2) * dot);
          const top = Math.floor(y + (row - 3.5) * dot);
          for (let i = 0; i < dot * dot; i++) this.set(left + (i % dot), top + Math.floor(i / dot), DOOR);
        }),
      ),
    );
  }
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** A chunk of a PNG file: length, name, data, check. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(
    [...name].map((char) => char.charCodeAt(0)),
    4,
  );
  out.set(data, 8);
  let crc = 0xffffffff;
  for (let i = 4; i < out.length - 4; i++) crc = CRC[(crc ^ out[i]) & 255] ^ (crc >>> 8);
  view.setUint32(out.length - 4, (crc ^ 0xffffffff) >>> 0);
  return out;
}

/** A zlib stream that is not compressed: whoever packs the picture into a document does that. */
function stored(data: Uint8Array): Uint8Array {
  const most = 65_535;
  const blocks = Math.max(1, Math.ceil(data.length / most));
  const out = new Uint8Array(2 + blocks * 5 + data.length + 4);
  const view = new DataView(out.buffer);
  out.set([0x78, 0x01]);
  let [a, b] = [1, 0];
  for (let block = 0, at = 2; block < blocks; block++) {
    const part = data.subarray(block * most, (block + 1) * most);
    out[at] = block === blocks - 1 ? 1 : 0;
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, part.length ^ 0xffff, true);
    out.set(part, at + 5);
    at += 5 + part.length;
    for (const byte of part) {
      a = (a + byte) % 65_521;
      b = (b + a) % 65_521;
    }
  }
  view.setUint32(out.length - 4, ((b << 16) | a) >>> 0);
  return out;
}

function encode({ width, height, pixels }: Picture): Uint8Array {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits a channel, three channels.
  head.set([8, 2, 0, 0, 0], 8);
  const rows = new Uint8Array((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  const parts = [
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', head),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array(0)),
  ];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Squares, true: dark, each so many px wide. */
export function squaresPng(squares: readonly (readonly boolean[])[], each: number, around: number): Uint8Array {
  const size = (squares.length + 2 * around) * each;
  const picture = new Picture(size, size);
  picture.pixels.fill(255);
  squares.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let i = 0; i < each * each; i++)
        picture.set((x + around) * each + (i % each), (y + around) * each + Math.floor(i / each), WALL);
    }),
  );
  return encode(picture);
}

/** @param width px */
export function planPng(plan: FloorPlan, width: number): Uint8Array {
  const metres = plan.maxX - plan.minX + 2 * MARGIN;
  const scale = width / metres;
  const picture = new Picture(width, Math.max(1, Math.floor((plan.maxY - plan.minY + 2 * MARGIN) * scale)));
  const at = (x: number, y: number): [number, number] => [
    (x - plan.minX + MARGIN) * scale,
    (plan.maxY - y + MARGIN) * scale,
  ];
  for (const { outline, kind } of plan.spaces) {
    const ring: [number, number][] = [];
    for (let i = 0; i < outline.length; i += 2) ring.push(at(outline[i], outline[i + 1]));
    picture.fill(ring, colour(FILL[kind] ?? OTHER_FILL));
    ring.forEach((point, i) => picture.line(point, ring[(i + 1) % ring.length], Math.max(1, 0.08 * scale), WALL));
  }
  for (const [x1, y1, x2, y2] of plan.openings)
    picture.line(at(x1, y1), at(x2, y2), Math.max(3, Math.floor(0.14 * scale) + 1), DOOR);
  for (const { line } of plan.marks)
    if (line !== undefined) picture.line(at(line[0], line[1]), at(line[2], line[3]), 2, MARK, 0.35 * scale);
  const radius = markRadius(metres) * scale;
  for (const mark of plan.marks) {
    const [x, y] = at(mark.x, mark.y);
    picture.disc(x, y, radius, MARK);
    picture.number(mark.label, x, y, radius);
  }
  return encode(picture);
}
