/** The plan itself: the picture below, rooms, walls, stairs, lifts, doors, beds and posts of the storey. */
import type { DrawingDoor } from '../../../engine/index.js';
import { areaOf, boxOf, type XY } from './model/points.js';
import { Pencil, toPlan } from './pencil.js';

/** Drawn size of a bed, m. */
const BED = [0.95, 2] as const;
/** Below so many px a metre, names are left out. */
const NAMES_FROM = 9;

export class PlanPencil extends Pencil {
  plan(): void {
    this.picture();
    this.grid();
    this.rooms();
    this.walls();
    this.shafts();
    this.doors();
    this.things();
    this.names();
  }

  private picture(): void {
    const { pen, scene } = this;
    if (scene.picture === null) return;
    const { box, canvas } = scene.picture;
    const [x1, y1] = this.at([box.x1, box.y2]);
    const [x2, y2] = this.at([box.x2, box.y1]);
    pen.globalAlpha = scene.opacity;
    pen.drawImage(canvas, x1, y1, x2 - x1, y2 - y1);
    pen.globalAlpha = 1;
  }

  private grid(): void {
    const { pen, palette, view, size } = this;
    const mesh = view.k > 14 ? 1 : view.k > 3 ? 5 : 25;
    const [x1, y2] = toPlan(view, 0, 0);
    const [x2, y1] = toPlan(view, size.width, size.height);
    pen.lineWidth = 1;
    pen.strokeStyle = palette.line;
    pen.globalAlpha = 0.25;
    pen.beginPath();
    for (let x = Math.ceil(x1 / mesh) * mesh; x <= x2; x += mesh) {
      const px = Math.round(view.x + view.k * x) + 0.5;
      pen.moveTo(px, 0);
      pen.lineTo(px, size.height);
    }
    for (let y = Math.ceil(y1 / mesh) * mesh; y <= y2; y += mesh) {
      const py = Math.round(view.y - view.k * y) + 0.5;
      pen.moveTo(0, py);
      pen.lineTo(size.width, py);
    }
    pen.stroke();
    pen.globalAlpha = 1;
  }

  private rooms(): void {
    const { pen, palette, scene } = this;
    const here = scene.drawing.rooms.filter(({ storey }) => storey === scene.storey);
    for (const room of here) {
      this.path(room.outline, true);
      for (const hole of room.holes ?? []) {
        hole.forEach((p, i) => (i === 0 ? pen.moveTo(...this.at(p)) : pen.lineTo(...this.at(p))));
        pen.closePath();
      }
      pen.globalAlpha = scene.picture === null ? 1 : 0.55;
      pen.fillStyle = palette.floor[room.kind ?? 'room'];
      pen.fill('evenodd');
      pen.globalAlpha = 1;
      pen.lineWidth = 2;
      pen.strokeStyle = palette.wall;
      pen.setLineDash(room.kind === null ? [6, 4] : []);
      pen.stroke();
      pen.setLineDash([]);
    }
  }

  private names(): void {
    const { palette, scene, view } = this;
    if (view.k < NAMES_FROM) return;
    for (const { outline, name, storey } of scene.drawing.rooms) {
      if (storey !== scene.storey) continue;
      const box = boxOf(outline)!;
      const wide = view.k * (box.x2 - box.x1);
      if (wide < 34) continue;
      const [x, y] = this.at([(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2]);
      if (name !== '') this.text(name, [x, y - 8], palette.ink, 13, true);
      if (wide > 56 && view.k * (box.y2 - box.y1) > 30)
        this.text(scene.squareMetres(areaOf(outline)), [x, y + 8], palette.inkSoft, 11);
    }
  }

  private walls(): void {
    const { pen, palette, scene } = this;
    pen.lineCap = 'square';
    pen.lineWidth = 4;
    pen.strokeStyle = palette.wall;
    for (const wall of scene.drawing.walls) {
      if (wall.storey !== scene.storey) continue;
      this.path(wall.points, false);
      pen.stroke();
    }
    pen.lineCap = 'butt';
  }

  private shafts(): void {
    const { pen, palette, scene, view } = this;
    for (const stair of scene.drawing.stairs) {
      if (!stair.storeys.includes(scene.storey)) continue;
      this.shaft(stair.outline, palette.floor.stairFlight);
      const box = boxOf(stair.outline)!;
      const along = box.x2 - box.x1 >= box.y2 - box.y1;
      pen.strokeStyle = palette.line;
      pen.lineWidth = 1;
      pen.beginPath();
      const [from, to] = along ? [box.x1, box.x2] : [box.y1, box.y2];
      for (let t = from + 0.3 * (to - from); t < from + 0.7 * (to - from); t += Math.max(0.28, 4 / view.k)) {
        pen.moveTo(...this.at(along ? [t, box.y1] : [box.x1, t]));
        pen.lineTo(...this.at(along ? [t, box.y2] : [box.x2, t]));
      }
      pen.stroke();
      this.shaftName(stair.name, stair.storeys, box);
    }
    for (const lift of scene.drawing.lifts) {
      if (!lift.storeys.includes(scene.storey)) continue;
      this.shaft(lift.outline, palette.floor.liftCar);
      const [a, b, c, d] = lift.outline;
      pen.lineWidth = 1;
      pen.strokeStyle = palette.line;
      pen.beginPath();
      for (const [p, q] of [
        [a, c],
        [b, d],
      ]) {
        // prettier-ignore
        if (p === undefined || q === undefined) continue;
        pen.moveTo(...this.at(p));
        pen.lineTo(...this.at(q));
      }
      pen.stroke();
      this.shaftName(lift.name, lift.storeys, boxOf(lift.outline)!);
    }
  }

  private shaft(outline: readonly XY[], fill: string): void {
    const { pen, palette } = this;
    this.path(outline, true);
    pen.globalAlpha = 0.85;
    pen.fillStyle = fill;
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = 2.5;
    pen.strokeStyle = palette.shaft;
    pen.stroke();
  }

  private shaftName(
    name: string,
    storeys: readonly string[],
    box: { x1: number; y1: number; x2: number; y2: number },
  ): void {
    if (this.view.k < NAMES_FROM) return;
    const [x, y] = this.at([(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2]);
    this.text(name, [x, y - 7], this.palette.ink, 12, true);
    this.text(`${storeys[0]}–${storeys[storeys.length - 1]}`, [x, y + 8], this.palette.inkSoft, 11);
  }

  private doors(): void {
    const { scene } = this;
    for (const door of scene.drawing.doors) if (door.storey === scene.storey) this.door(door);
  }

  private door({ at: [a, b], kind, exit }: DrawingDoor): void {
    const { pen, palette } = this;
    const [[x1, y1], [x2, y2]] = [this.at(a), this.at(b)];
    pen.lineWidth = 6;
    pen.strokeStyle = palette.halo;
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
    pen.lineWidth = exit ? 5 : 3;
    pen.strokeStyle = exit ? palette.states.safe : palette.trail;
    // Without a leaf there is nothing to be drawn across; a locked one is drawn solid.
    pen.setLineDash(kind === 'portal' ? [2, 3] : kind === null ? [6, 3] : []);
    pen.stroke();
    pen.setLineDash([]);
    if (exit) {
      const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
      this.text('⇥', [mx, my], palette.states.safe, 18, true);
    }
  }

  private things(): void {
    const { pen, palette, scene, view } = this;
    const occupied = new Set(scene.drawing.residents.map(({ bed }) => bed));
    for (const bed of scene.drawing.beds) {
      if (bed.storey !== scene.storey) continue;
      const [x, y] = this.at(bed.at);
      const [w, h] = [Math.max(6, BED[0] * view.k), Math.max(9, BED[1] * view.k)];
      pen.save();
      pen.translate(x, y);
      if (bed.heading !== null) pen.rotate((-bed.heading * Math.PI) / 180 + Math.PI / 2);
      pen.beginPath();
      pen.roundRect(-w / 2, -h / 2, w, h, Math.min(4, w / 4));
      pen.fillStyle = occupied.has(bed.key) ? palette.states.asleep : palette.halo;
      pen.globalAlpha = occupied.has(bed.key) ? 0.75 : 0.85;
      pen.fill();
      pen.globalAlpha = 1;
      pen.lineWidth = 1.5;
      pen.strokeStyle = palette.states.asleep;
      pen.stroke();
      pen.beginPath();
      pen.moveTo(-w / 2, -h / 4);
      pen.lineTo(w / 2, -h / 4);
      pen.stroke();
      pen.restore();
    }
    for (const station of scene.drawing.stations) {
      if (station.storey !== scene.storey) continue;
      const [x, y] = this.at(station.at);
      pen.beginPath();
      pen.moveTo(x, y - 9);
      pen.lineTo(x + 9, y + 7);
      pen.lineTo(x - 9, y + 7);
      pen.closePath();
      pen.fillStyle = palette.states.busy;
      pen.fill();
    }
    for (const store of scene.drawing.stores) {
      if (store.storey !== scene.storey) continue;
      const [x, y] = this.at(store.at);
      pen.fillStyle = palette.states.preparing;
      pen.fillRect(x - 7, y - 7, 14, 14);
    }
  }
}
