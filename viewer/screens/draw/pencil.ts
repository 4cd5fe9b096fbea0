/** A pen on the canvas that knows where the plan is on it: lines, words and marks of the drawing screen. */
import type { Drawing, DrawingProblem } from '../../../engine/index.js';
import { PALETTES, type Palette, type Theme } from '../../stage/palette.js';
import type { XY } from './model/points.js';
import type { Snap } from './model/snap.js';
import type { ToolState } from './model/tools.js';
import type { FlatPicture } from './picture.js';

/** From the plan to the canvas: px = x + k · X, py = y − k · Y. CSS px. */
export interface View {
  k: number;
  x: number;
  y: number;
}

export const toCanvas = (view: View, [x, y]: XY): XY => [view.x + view.k * x, view.y - view.k * y];
export const toPlan = (view: View, px: number, py: number): XY => [(px - view.x) / view.k, (view.y - py) / view.k];

export interface Scene {
  drawing: Drawing;
  storey: string;
  tool: ToolState;
  selected: ReadonlySet<string>;
  cursor: Snap | null;
  typed: string;
  problems: readonly DrawingProblem[];
  picture: FlatPicture | null;
  opacity: number;
  theme: Theme;
  /** Lengths and areas in the words of the language. */
  metres(value: number): string;
  squareMetres(value: number): string;
}

export class Pencil {
  readonly palette: Palette;

  constructor(
    readonly pen: CanvasRenderingContext2D,
    readonly view: View,
    readonly size: { width: number; height: number },
    readonly scene: Scene,
  ) {
    this.palette = PALETTES[scene.theme];
  }

  at(p: XY): XY {
    return toCanvas(this.view, p);
  }

  path(points: readonly XY[], closed: boolean): void {
    const { pen } = this;
    pen.beginPath();
    points.forEach((p, i) => {
      const [x, y] = this.at(p);
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    });
    if (closed) pen.closePath();
  }

  text(words: string, [x, y]: XY, color = this.palette.ink, size = 12, bold = false): void {
    const { pen, palette } = this;
    pen.font = `${bold ? '600 ' : ''}${size}px system-ui, 'Noto Sans CJK SC', sans-serif`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3;
    pen.strokeStyle = palette.halo;
    pen.strokeText(words, x, y);
    pen.fillStyle = color;
    pen.fillText(words, x, y);
  }

  ring(x: number, y: number): void {
    const { pen } = this;
    pen.beginPath();
    pen.arc(x, y, 14, 0, 2 * Math.PI);
    pen.stroke();
  }

  square(p: XY): void {
    const { pen, palette } = this;
    const [x, y] = this.at(p);
    pen.fillStyle = palette.halo;
    pen.fillRect(x - 5, y - 5, 10, 10);
    pen.lineWidth = 2;
    pen.strokeStyle = palette.select;
    pen.strokeRect(x - 5, y - 5, 10, 10);
  }
}
