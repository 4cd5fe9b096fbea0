/**
 * A plain canvas, for machines without a graphics card: there the processor copies pictures many times faster than it plays
 * graphics card. Marks that are neither turned nor scaled (all of them while the tower is seen) are blended here, pixel by
 * pixel, over a copy of the still picture; the few others are left to the canvas.
 */
import type { CanvasSource, Particle } from 'pixi.js';
import { blend, type Pixels } from './blend.js';
import { Pictures } from './crowd.js';
import type { Surface } from './surface.js';

function pixelsOf(canvas: HTMLCanvasElement): Pixels {
  const context = canvas.getContext('2d')!;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, data: new Uint32Array(data.buffer) };
}

export class FlatSurface implements Surface {
  readonly name = 'canvas';
  readonly canvas = document.createElement('canvas');
  readonly marks = new Pictures(0.5);
  readonly texts = new Pictures(0);
  private readonly pen: CanvasRenderingContext2D;
  private still: HTMLCanvasElement | null = null;
  /** The still picture as pixels; null: not read since it changed. */
  private ground: Pixels | null = null;
  private picture: ImageData | null = null;
  /** The atlas of marks as pixels. */
  private atlas: { source: CanvasSource; pixels: Pixels } | null = null;
  private resolution = 1;
  /** Pictures left to the canvas. */
  private readonly others: Particle[] = [];

  /** @throws if there is no 2-D canvas */
  constructor() {
    // Kept where the processor works: the way to a graphics card that is not there would cost more than the drawing.
    const pen = this.canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (pen === null) throw new Error('no 2-D canvas');
    this.pen = pen;
  }

  resize(width: number, height: number, resolution: number, still: HTMLCanvasElement): void {
    this.canvas.width = still.width;
    this.canvas.height = still.height;
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.resolution = resolution;
    this.still = still;
    this.picture = this.pen.createImageData(still.width, still.height);
    this.ground = null;
  }

  sent(): void {
    this.ground = null;
  }

  setTextures(marks: CanvasSource): void {
    if (this.atlas?.source !== marks)
      this.atlas = { source: marks, pixels: pixelsOf(marks.resource as HTMLCanvasElement) };
  }

  render(): void {
    const { pen, still, picture, marks, texts, others } = this;
    if (still === null || picture === null) return;
    this.ground ??= pixelsOf(still);
    const whole: Pixels = { width: picture.width, data: new Uint32Array(picture.data.buffer) };
    whole.data.set(this.ground.data);
    others.length = 0;
    for (let i = 0; i < marks.used; i++) if (!this.copy(whole, marks.pool[i])) others.push(marks.pool[i]);
    pen.putImageData(picture, 0, 0);
    for (const one of others) this.put(one);
    for (let i = 0; i < texts.used; i++) this.put(texts.pool[i]);
  }

  /** False: it would have to be turned or scaled. */
  private copy(whole: Pixels, { texture, x, y, scaleX, scaleY, rotation, anchorX, anchorY }: Particle): boolean {
    const { atlas, resolution: r } = this;
    const { frame, source } = texture;
    const same = rotation === 0 && scaleX === 1 && scaleY === 1 && source.resolution === r && source === atlas?.source;
    if (!same) return false;
    const part = { x: frame.x * r, y: frame.y * r, width: frame.width * r, height: frame.height * r };
    const left = Math.round(x * r - anchorX * part.width);
    const top = Math.round(y * r - anchorY * part.height);
    part.x = Math.round(part.x);
    part.y = Math.round(part.y);
    part.width = Math.round(part.width);
    part.height = Math.round(part.height);
    blend(whole, this.canvas.height, left, top, atlas.pixels, part);
    return true;
  }

  private put({ texture, x, y, scaleX, scaleY, rotation, anchorX, anchorY }: Particle): void {
    const { pen, resolution: r } = this;
    const { frame, source } = texture;
    const own = source.resolution;
    const width = frame.width * r * scaleX;
    const height = frame.height * r * scaleY;
    pen.translate(x * r, y * r);
    if (rotation !== 0) pen.rotate(rotation);
    pen.drawImage(
      source.resource as HTMLCanvasElement,
      frame.x * own,
      frame.y * own,
      frame.width * own,
      frame.height * own,
      -anchorX * width,
      -anchorY * height,
      width,
      height,
    );
    pen.setTransform(1, 0, 0, 1, 0, 0);
  }

  destroy(): void {
    this.canvas.remove();
  }
}
