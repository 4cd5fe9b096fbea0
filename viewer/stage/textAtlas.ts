/** Short texts that change while people move (numbers, names of people), on one texture: each is drawn once. */
import { CanvasSource, Rectangle, Texture } from 'pixi.js';
import { FONT } from './plan.js';

export interface TextStyle {
  size: number;
  color: string;
  bold: boolean;
  /** Rim around the letters; empty: none. */
  halo: string;
}

const WIDTH = 1024;
const HEIGHT = 512;
const PAD = 3;

export class TextAtlas {
  source: CanvasSource;
  private readonly canvas = document.createElement('canvas');
  private readonly context: CanvasRenderingContext2D;
  private readonly known = new Map<string, Texture>();
  private x = 0;
  private y = 0;
  private row = 0;
  private dirty = false;
  private resolution = 1;

  constructor() {
    this.canvas.width = WIDTH;
    this.canvas.height = HEIGHT;
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no 2-D canvas');
    this.context = context;
    this.source = this.newSource();
  }

  private newSource(): CanvasSource {
    return new CanvasSource({ resource: this.canvas, resolution: this.resolution, scaleMode: 'linear' });
  }

  /** Forget all texts: another theme, another resolution. The texture is a new one. */
  reset(resolution: number): void {
    this.source.destroy();
    this.resolution = resolution;
    // At more pixels per px more room is wanted for the same words.
    this.canvas.width = Math.ceil(WIDTH * resolution);
    this.canvas.height = Math.ceil(HEIGHT * resolution);
    this.source = this.newSource();
    this.clear();
  }

  private clear(): void {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.known.clear();
    this.x = this.y = this.row = 0;
    this.dirty = true;
  }

  /** The picture of a text. Its texture may be asked for again each time: when there is no more room, all are drawn anew. */
  get(text: string, style: TextStyle): Texture {
    const key = `${style.size}/${style.color}/${style.bold ? 1 : 0}/${text}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const { context: c, resolution: r } = this;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.font = `${style.bold ? '600 ' : ''}${style.size * r}px ${FONT}`;
    const width = Math.min(this.canvas.width, Math.ceil(c.measureText(text).width + 2 * PAD * r));
    const height = Math.ceil(style.size * r * 1.3 + 2 * PAD * r);
    if (this.x + width > this.canvas.width) {
      this.x = 0;
      this.y += this.row;
      this.row = 0;
    }
    if (this.y + height > this.canvas.height) this.clear();
    c.textBaseline = 'middle';
    c.textAlign = 'left';
    const left = this.x + PAD * r;
    const middle = this.y + height / 2;
    if (style.halo !== '') {
      c.strokeStyle = style.halo;
      c.lineWidth = 3 * r;
      c.lineJoin = 'round';
      c.strokeText(text, left, middle);
    }
    c.fillStyle = style.color;
    c.fillText(text, left, middle);
    const frame = new Rectangle(this.x / r, this.y / r, width / r, height / r);
    const texture = new Texture({ source: this.source, frame });
    this.known.set(key, texture);
    this.x += width;
    this.row = Math.max(this.row, height);
    this.dirty = true;
    return texture;
  }

  /** Sends what is new to the graphics card; before the picture is drawn. */
  flush(): void {
    if (!this.dirty) return;
    this.source.update();
    this.dirty = false;
  }

  destroy(): void {
    this.source.destroy();
  }
}
