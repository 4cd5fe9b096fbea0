/** The picture below a storey: taken in, and laid out flat as its homography says. */
import type { DrawingPicture } from '../../../engine/index.js';
import { inverse, isAffine, mapPoint } from './model/homography.js';
import { boxOf, type Box, type XY } from './model/points.js';
import type { OpenPdf } from './pdf.js';

/** Larger pictures are made smaller: nothing of a plan is lost by it, px. */
const MOST_PIXELS = 12e6;
/** A picture laid out flat has at most so many px. */
const MOST_FLAT = 4e6;
/** Plans are not wider than this, m: what a photo shows beyond is wall. */
const WIDEST = 400;
const MOST_BYTES = 60e6;

export class PictureError extends Error {}

export interface TakenPicture {
  blob: Blob;
  width: number;
  height: number;
}

export const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name);

/** @throws PictureError for what is no PDF, or too large */
export async function pdfOf(file: File): Promise<OpenPdf> {
  if (file.size > MOST_BYTES) throw new PictureError('tooLarge');
  const { openPdf } = await import('./pdf.js');
  try {
    return await openPdf(new Uint8Array(await file.arrayBuffer()));
  } catch {
    throw new PictureError('pdf');
  }
}

/** @throws PictureError for a page that cannot be drawn */
export async function takePage(pdf: OpenPdf, page: number): Promise<TakenPicture> {
  try {
    const canvas = await pdf.draw(page, MOST_PIXELS / 2);
    return { blob: await canvas.convertToBlob({ type: 'image/png' }), width: canvas.width, height: canvas.height };
  } catch {
    throw new PictureError('pdf');
  }
}

/**
 * A photo or a scan.
 * @throws PictureError for what is no picture
 */
export async function takePicture(file: File): Promise<TakenPicture> {
  if (file.size > MOST_BYTES) throw new PictureError('tooLarge');
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new PictureError('unreadable');
  }
  const { width, height } = bitmap;
  const factor = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor)));
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // As it is turned here: what a camera says of its orientation is in the pixels now.
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return { blob, width: canvas.width, height: canvas.height };
}

/** A picture as it lies in the plan. */
export interface FlatPicture {
  canvas: OffscreenCanvas;
  /** What it covers, m. */
  box: Box;
}

/** What of a picture lies in front of the camera, as a box of the plan. */
function boxOfPicture({ width, height, toPlan }: DrawingPicture): Box | null {
  const points: XY[] = [];
  const side = (x: number, y: number): number => toPlan[6] * x + toPlan[7] * y + toPlan[8];
  const centre = side(width / 2, height / 2);
  for (let i = 0; i <= 24; i++) {
    for (let j = 0; j <= 24; j++) {
      const [x, y] = [(width * i) / 24, (height * j) / 24];
      if (side(x, y) / centre > 0.05) points.push(mapPoint(toPlan, [x, y]));
    }
  }
  const [mx, my] = mapPoint(toPlan, [width / 2, height / 2]);
  const box = boxOf(points);
  if (box === null) return null;
  return {
    x1: Math.max(box.x1, mx - WIDEST / 2),
    y1: Math.max(box.y1, my - WIDEST / 2),
    x2: Math.min(box.x2, mx + WIDEST / 2),
    y2: Math.min(box.y2, my + WIDEST / 2),
  };
}

/** null: it cannot be laid out. */
export async function flatten(picture: DrawingPicture, blob: Blob): Promise<FlatPicture | null> {
  const box = boxOfPicture(picture);
  if (box === null || !(box.x2 > box.x1 && box.y2 > box.y1)) return null;
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const [wide, deep] = [box.x2 - box.x1, box.y2 - box.y1];
  const scale = Math.sqrt(Math.min(MOST_FLAT, width * height * 1.3) / (wide * deep));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(deep * scale)));
  const pen = canvas.getContext('2d')!;
  const { toPlan } = picture;
  if (isAffine(toPlan, width, height)) {
    const [a, b, c, d, e, f, , , w] = toPlan;
    // Rows of the picture go down, y of the plan goes up.
    pen.setTransform(
      (scale * a) / w,
      (-scale * d) / w,
      (scale * b) / w,
      (-scale * e) / w,
      scale * (c / w - box.x1),
      scale * (box.y2 - f / w),
    );
    pen.drawImage(bitmap, 0, 0);
    bitmap.close();
    return { canvas, box };
  }
  const source = new OffscreenCanvas(width, height);
  const sourcePen = source.getContext('2d', { willReadFrequently: true })!;
  sourcePen.drawImage(bitmap, 0, 0);
  bitmap.close();
  const from = new Uint32Array(sourcePen.getImageData(0, 0, width, height).data.buffer);
  const image = pen.createImageData(canvas.width, canvas.height);
  const to = new Uint32Array(image.data.buffer);
  const h = inverse(toPlan);
  const sign = Math.sign(toPlan[6] * (width / 2) + toPlan[7] * (height / 2) + toPlan[8]);
  for (let row = 0; row < canvas.height; row++) {
    const y = box.y2 - (row + 0.5) / scale;
    for (let column = 0; column < canvas.width; column++) {
      const x = box.x1 + (column + 0.5) / scale;
      const w = h[6] * x + h[7] * y + h[8];
      // Nearest pixel: a plan is lines, and half a pixel of it is a centimetre.
      const px = Math.floor((h[0] * x + h[1] * y + h[2]) / w);
      const py = Math.floor((h[3] * x + h[4] * y + h[5]) / w);
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      if ((toPlan[6] * px + toPlan[7] * py + toPlan[8]) * sign <= 0) continue;
      to[row * canvas.width + column] = from[py * width + px];
    }
  }
  pen.putImageData(image, 0, 0);
  return { canvas, box };
}
