/** Pictures of a page as numbers: what a screenshot holds, and by how much two differ. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue; rows from the top. */
  rgb: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** Reads the kind of PNG that browsers write: 8 bits, RGB or RGBA, not interlaced (PNG 1.2, sections 4 and 6). */
export function readPng(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) throw new Error('no PNG');
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = { 2: 3, 6: 4 }[bytes[25]];
  if (bytes[24] !== 8 || channels === undefined || bytes[28] !== 0) throw new Error('another kind of PNG');
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const data = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const rgb = new Uint8Array(width * height * 3);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)];
    const row = data.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? row[i - channels] : 0;
      const corner = i >= channels ? above[i - channels] : 0;
      const add = [0, left, above[i], (left + above[i]) >> 1, paeth(left, above[i], corner)][filter];
      row[i] = (row[i] + add) & 255;
    }
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) rgb[(y * width + x) * 3 + c] = row[x * channels + c];
    }
    above = Uint8Array.from(row);
  }
  return { width, height, rgb };
}

/** Pixels whose colour differs by more than `least` of 255 in some channel. */
export function differing(a: Picture, b: Picture, least = 24): { x: number; y: number }[] {
  if (a.width !== b.width || a.height !== b.height) throw new Error('pictures of two sizes');
  const found = [];
  for (let i = 0; i < a.width * a.height; i++) {
    let most = 0;
    for (let c = 3 * i; c < 3 * i + 3; c++) most = Math.max(most, Math.abs(a.rgb[c] - b.rgb[c]));
    if (most > least) found.push({ x: i % a.width, y: Math.floor(i / a.width) });
  }
  return found;
}

/** The picture made smaller: each pixel the mean of `edge` × `edge` of it. */
export function smaller({ width, height, rgb }: Picture, edge: number): Picture {
  const small = { width: Math.floor(width / edge), height: Math.floor(height / edge) };
  const means = new Uint8Array(small.width * small.height * 3);
  for (let i = 0; i < means.length; i++) {
    const [x, y] = [Math.floor(i / 3) % small.width, Math.floor(i / 3 / small.width)];
    let sum = 0;
    for (let k = 0; k < edge * edge; k++) {
      const at = (y * edge + Math.floor(k / edge)) * width + x * edge + (k % edge);
      sum += rgb[3 * at + (i % 3)];
    }
    means[i] = sum / (edge * edge);
  }
  return { ...small, rgb: means };
}

/** Where two pictures differ, in words: '' nowhere. */
export function difference(a: Picture, b: Picture): string {
  const found = differing(a, b, 0);
  if (found.length === 0) return '';
  const [xs, ys] = [found.map(({ x }) => x), found.map(({ y }) => y)];
  const span = (values: number[]): string => `${Math.min(...values)}..${Math.max(...values)}`;
  return `${found.length} pixels, x ${span(xs)}, y ${span(ys)}`;
}

/** How many different colours a picture has (of 15 bits): an empty one has one or two. */
export function coloursOf({ rgb }: Picture): number {
  const seen = new Set<number>();
  for (let i = 0; i < rgb.length; i += 3) {
    seen.add(((rgb[i] >> 3) << 10) | ((rgb[i + 1] >> 3) << 5) | (rgb[i + 2] >> 3));
  }
  return seen.size;
}
