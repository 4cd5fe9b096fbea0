/** Draws the drawing: the plan, what is chosen, where something is wrong, what is in hand. */
import { areaOf, distance, rectangle, type XY } from './model/points.js';
import { PlanPencil } from './paintPlan.js';
import type { Scene, View } from './pencil.js';

/** Outlines of more edges are looked at without their lengths. */
const MOST_LENGTHS = 12;

class Painter extends PlanPencil {
  paint(): void {
    const { pen, palette, size } = this;
    pen.fillStyle = palette.ground;
    pen.fillRect(0, 0, size.width, size.height);
    this.plan();
    this.chosen();
    this.wrong();
    this.inHand();
    this.scaleBar();
  }

  private chosen(): void {
    const { pen, palette, scene } = this;
    pen.lineWidth = 3;
    pen.strokeStyle = palette.select;
    const corners: XY[] = [];
    const { drawing } = scene;
    for (const { key, outline } of [...drawing.rooms, ...drawing.stairs, ...drawing.lifts]) {
      if (!scene.selected.has(key)) continue;
      this.path(outline, true);
      pen.setLineDash([7, 4]);
      pen.stroke();
      pen.setLineDash([]);
      corners.push(...outline);
      this.lengths(outline, true);
    }
    for (const { key, points } of drawing.walls) {
      if (!scene.selected.has(key)) continue;
      this.path(points, false);
      pen.setLineDash([7, 4]);
      pen.stroke();
      pen.setLineDash([]);
      corners.push(...points);
      this.lengths(points, false);
    }
    for (const { key, at } of drawing.doors) {
      if (!scene.selected.has(key)) continue;
      const [x, y] = this.at([(at[0][0] + at[1][0]) / 2, (at[0][1] + at[1][1]) / 2]);
      this.ring(x, y);
      this.text(scene.metres(distance(...at)), [x, y - 24], palette.ink, 12, true);
    }
    for (const list of [drawing.beds, drawing.stations, drawing.stores])
      for (const { key, at } of list) if (scene.selected.has(key)) this.ring(...this.at(at));
    for (const corner of corners) this.square(corner);
  }

  private wrong(): void {
    const { pen, palette, scene } = this;
    for (const { level, storey, at } of scene.problems) {
      if (storey !== scene.storey || at === null || level === 'toDo') continue;
      const [x, y] = this.at(at);
      pen.beginPath();
      pen.moveTo(x, y - 11);
      pen.lineTo(x + 11, y + 9);
      pen.lineTo(x - 11, y + 9);
      pen.closePath();
      pen.lineJoin = 'round';
      pen.lineWidth = 3;
      pen.strokeStyle = palette.halo;
      pen.stroke();
      pen.fillStyle = palette.alert;
      pen.fill();
      pen.fillStyle = palette.halo;
      pen.font = '700 13px system-ui';
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText('!', x, y + 2);
    }
  }

  /** The line being drawn with its lengths, where the next point would be, and what it is in line with. */
  private inHand(): void {
    const { pen, palette, scene } = this;
    const { tool, cursor } = scene;
    if (cursor !== null) {
      pen.lineWidth = 1;
      pen.strokeStyle = palette.alert;
      pen.setLineDash([4, 4]);
      for (const [a, b] of cursor.guides) {
        this.path([a, b], false);
        pen.stroke();
      }
      pen.setLineDash([]);
    }
    const end = cursor?.at;
    const points = [...tool.points, ...(end === undefined || tool.points.length === 0 ? [] : [end])];
    if (points.length > 1) {
      const box = tool.tool === 'room' || tool.tool === 'stair' || tool.tool === 'lift';
      const shape = box ? rectangle(points[0], points[points.length - 1]) : points;
      const closed = box || (tool.tool === 'square' && shape.length === 4);
      this.path(shape, closed);
      if (box) {
        pen.globalAlpha = 0.2;
        pen.fillStyle = palette.trail;
        pen.fill();
        pen.globalAlpha = 1;
      }
      pen.lineWidth = 3;
      pen.strokeStyle = palette.trail;
      pen.stroke();
      const count = box ? 2 : shape.length - 1;
      for (let i = 0; i < count; i++) this.length(shape[i], shape[(i + 1) % shape.length]);
      if (box) {
        const [x, y] = this.at([(shape[0][0] + shape[2][0]) / 2, (shape[0][1] + shape[2][1]) / 2]);
        this.text(scene.squareMetres(areaOf(shape)), [x, y], palette.ink, 13);
      }
    }
    for (const p of tool.points) this.square(p);
    if (cursor === null) return;
    const [x, y] = this.at(cursor.at);
    pen.lineWidth = 2;
    pen.strokeStyle = cursor.how === 'corner' || cursor.how === 'edge' ? palette.alert : palette.select;
    pen.beginPath();
    if (cursor.how === 'corner') pen.rect(x - 7, y - 7, 14, 14);
    else pen.arc(x, y, 6, 0, 2 * Math.PI);
    pen.moveTo(x - 12, y);
    pen.lineTo(x + 12, y);
    pen.moveTo(x, y - 12);
    pen.lineTo(x, y + 12);
    pen.stroke();
    if (scene.typed !== '') this.text(scene.typed, [x, y + 24], palette.ink, 15, true);
  }

  /** Of every edge, where they are few enough to be read. */
  private lengths(points: readonly XY[], closed: boolean): void {
    if (points.length > MOST_LENGTHS || this.scene.tool.tool !== 'select') return;
    points.forEach((p, i) => {
      if (closed || i + 1 < points.length) this.length(p, points[(i + 1) % points.length]);
    });
  }

  private length(a: XY, b: XY): void {
    const long = distance(a, b);
    if (long < 0.01) return;
    const [[x1, y1], [x2, y2]] = [this.at(a), this.at(b)];
    const size = Math.hypot(x2 - x1, y2 - y1);
    // Outside of an outline that goes round against the clock, as rectangles do.
    const out: XY = [(-(y2 - y1) / size) * 14, ((x2 - x1) / size) * 14];
    this.text(this.scene.metres(long), [(x1 + x2) / 2 + out[0], (y1 + y2) / 2 + out[1]], this.palette.ink, 13, true);
  }

  private scaleBar(): void {
    const { pen, palette, view, size, scene } = this;
    const wanted = 120 / view.k;
    const length = [0.5, 1, 2, 5, 10, 20, 50, 100].findLast((one) => one <= wanted) ?? 0.5;
    const wide = length * view.k;
    const [x, y] = [16, size.height - 16];
    pen.lineWidth = 3;
    pen.strokeStyle = palette.ink;
    pen.beginPath();
    pen.moveTo(x, y - 6);
    pen.lineTo(x, y);
    pen.lineTo(x + wide, y);
    pen.lineTo(x + wide, y - 6);
    pen.stroke();
    this.text(scene.metres(length), [x + wide / 2, y - 12], palette.ink, 12);
  }
}

export const paint = (
  pen: CanvasRenderingContext2D,
  view: View,
  size: { width: number; height: number },
  scene: Scene,
): void => new Painter(pen, view, size, scene).paint();
