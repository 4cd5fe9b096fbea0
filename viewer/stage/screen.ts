/** The canvas in the page: a picture of what stands still, and the surface that puts people over it. */
import type { CanvasSource } from 'pixi.js';
import type { Pictures } from './crowd.js';
import { FlatSurface } from './flatSurface.js';
import { hasGraphicsCard, type Surface, type SurfaceOptions } from './surface.js';

/** Pixels that are drawn at most: more makes a frame slow and nothing clearer. */
const MOST_PIXELS = 9_000_000;
const MOST_RESOLUTION = 2;

interface Options extends SurfaceOptions {
  /** Missing: Pixi's WebGL where a graphics card does the work, else a plain canvas. */
  renderer?: 'webgl' | 'canvas';
}

async function openSurface({ renderer, test }: Options): Promise<Surface> {
  if (renderer === 'webgl' || (renderer === undefined && hasGraphicsCard())) {
    try {
      const { WebglSurface } = await import('./webglSurface.js');
      return await WebglSurface.open({ test });
    } catch (error) {
      console.warn('No WebGL, drawing on a plain canvas:', error);
    }
  }
  return new FlatSurface();
}

export class Screen {
  readonly still = document.createElement('canvas');
  readonly pen: CanvasRenderingContext2D;
  /** CSS px, and pixels per CSS px. */
  width = 16;
  height = 16;
  resolution = 1;

  private constructor(private readonly surface: Surface) {
    const pen = this.still.getContext('2d', { alpha: false, willReadFrequently: surface.name === 'canvas' });
    if (pen === null) throw new Error('no 2-D canvas');
    this.pen = pen;
  }

  /** @throws if neither WebGL nor a 2-D canvas can be had */
  static async open(options: Options): Promise<Screen> {
    return new Screen(await openSurface(options));
  }

  get canvas(): HTMLCanvasElement {
    return this.surface.canvas;
  }
  get name(): 'webgl' | 'canvas' {
    return this.surface.name;
  }
  get marks(): Pictures {
    return this.surface.marks;
  }
  get texts(): Pictures {
    return this.surface.texts;
  }

  /** CSS px; `wanted` pixels per CSS px, less where that is too many. */
  resize(width: number, height: number, wanted: number): void {
    this.width = Math.max(1, Math.floor(width));
    this.height = Math.max(1, Math.floor(height));
    const most = Math.sqrt(MOST_PIXELS / (this.width * this.height));
    this.setResolution(Math.min(wanted, MOST_RESOLUTION, most));
  }

  /** For a picture in a higher resolution than the screen's. */
  setResolution(resolution: number): void {
    this.resolution = resolution;
    this.still.width = Math.round(this.width * resolution);
    this.still.height = Math.round(this.height * resolution);
    this.surface.resize(this.width, this.height, resolution, this.still);
  }

  /** The pen at the start of a new still picture, in CSS px. */
  begin(ground: string): CanvasRenderingContext2D {
    const { pen } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.setLineDash([]);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, this.still.width, this.still.height);
    pen.setTransform(this.resolution, 0, 0, this.resolution, 0, 0);
    return pen;
  }

  /** The still picture has changed. */
  sent(): void {
    this.surface.sent();
  }

  setTextures(marks: CanvasSource, texts: CanvasSource): void {
    this.surface.setTextures(marks, texts);
  }

  render(): void {
    this.surface.render();
  }

  destroy(): void {
    this.surface.destroy();
  }
}
