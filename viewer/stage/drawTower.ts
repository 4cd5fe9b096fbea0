/** The still part of the tower view: slabs, shafts of the stairs, names of storeys, the strip of those outside. */
import { mapX, mapY, type Affine } from './affine.js';
import type { TowerLayout, Rect } from './layout.js';
import type { FloorMap } from './layers.js';
import { drawFloorMap } from './layers.js';
import type { Palette } from './palette.js';
import {
  boxOf,
  drawFlame,
  drawFlights,
  drawIncident,
  drawMarkedOpening,
  drawMarkedSpace,
  fillFloors,
  hatch,
  strokeOutlines,
  traceSpace,
  write,
  type Context,
} from './plan.js';
import type { Scene, StoreyScene } from './scene.js';
import { drawMark } from './shapes.js';
import { drawFog } from './fog.js';
import { drawSmoke, type Smoke } from './smoke.js';
import type { StageLabels } from './types.js';

export interface StillTower {
  scene: Scene;
  layout: TowerLayout;
  /** Maps of the storeys under the camera, by index of the storey. */
  maps: readonly (Affine | null)[];
  /** A point of the layout under the camera. */
  place(x: number, y: number): { x: number; y: number };
  labels: StageLabels;
  palette: Palette;
  floorMap: FloorMap | null;
  spaces: readonly number[];
  openings: readonly number[];
  /** By opening, as in a snapshot. */
  doors: Uint8Array;
  smoke: Smoke;
  /** By space: 1 is looked into; null: all are. */
  seen: Uint8Array | null;
  height: number;
}

/** Depth of a slab's edge, px. */
const EDGE = 3;
const OUT_OF_USE = 2;

export function drawTower(c: Context, still: StillTower): void {
  const { scene, layout, maps, palette } = still;
  drawShafts(c, still);
  for (const slab of layout.slabs) {
    const m = maps[slab.storey];
    if (m === null) continue;
    const storey = scene.storeys[slab.storey];
    const box = boxOf(m, storey.bounds);
    if (box.bottom < -20 || box.top > still.height + 20) continue;
    drawSlab(c, m, storey, still);
    if (still.floorMap !== null) drawWorst(c, still, slab.storey, slab.countX, slab.middle);
    if (!slab.lettered) continue;
    const at = still.place(slab.labelX, slab.middle);
    const fire = scene.incident >= 0 && scene.building.spaces[scene.incident].storey === slab.storey;
    write(c, still.labels.storey(slab.storey), at.x, at.y, {
      size: layout.font,
      color: fire ? palette.incidentInk : palette.ink,
      bold: fire,
      align: 'right',
    });
  }
  drawHeads(c, still);
}

function drawSlab(c: Context, m: Affine, storey: StoreyScene, still: StillTower): void {
  const { scene, palette } = still;
  c.beginPath();
  for (const space of storey.spaces) traceSpace(c, m, space, EDGE);
  c.fillStyle = palette.slab;
  c.fill();
  strokeOutlines(c, { ...m, f: m.f + EDGE }, storey.spaces, palette.slab, 1);
  fillFloors(c, m, storey, palette);
  if (still.floorMap !== null) drawFloorMap(c, m, scene, storey, still.floorMap);
  const incident = scene.incident < 0 ? undefined : scene.building.spaces[scene.incident];
  const here = incident !== undefined && incident.storey === storey.index;
  if (here) drawIncident(c, m, incident, palette, 8);
  drawSmoke(c, m, storey, still.smoke, palette);
  drawFog(c, m, storey, still.seen, palette);
  if (-m.d * 0.28 > 1.2) drawFlights(c, m, storey, palette, false);
  else for (const { space } of storey.flights) drawSteps(c, m, space, palette);
  strokeOutlines(c, m, storey.spaces, palette.line, 0.8);
  for (const { space } of storey.flights) strokeOutlines(c, m, [space], palette.shaft, 0.9);
  if (here) {
    strokeOutlines(c, m, [incident], palette.incidentInk, 1.8);
    const box = boxOf(m, incident);
    const size = Math.min(22, Math.max(13, still.layout.pitch * 0.5));
    drawFlame(c, (box.left + box.right) / 2, box.top - size * 0.1, size, palette);
  }
  for (const opening of storey.openings) {
    const state = still.doors[opening.index] ?? 0;
    // The storey of the opening's first space shows it; both would show it twice.
    if (state === 0 || scene.spaceStorey[opening.a] !== storey.index) continue;
    const x = mapX(m, (opening.x1 + opening.x2) / 2, (opening.y1 + opening.y2) / 2);
    const y = mapY(m, (opening.x1 + opening.x2) / 2, (opening.y1 + opening.y2) / 2);
    drawShut(c, x, y, (state & OUT_OF_USE) !== 0, palette);
  }
  for (const index of still.spaces) {
    const space = scene.building.spaces[index];
    if (space !== undefined && space.storey === storey.index) drawMarkedSpace(c, m, space, palette);
  }
  for (const index of still.openings) {
    const opening = scene.building.openings[index];
    if (opening !== undefined && scene.spaceStorey[opening.a] === storey.index)
      drawMarkedOpening(c, m, opening, palette);
  }
}

/** Too small for steps: lines that still say stair. */
function drawSteps(c: Context, m: Affine, space: Parameters<typeof boxOf>[1], palette: Palette): void {
  const box = boxOf(m, space);
  const count = Math.max(2, Math.floor((box.bottom - box.top) / 2.6));
  c.beginPath();
  for (let i = 1; i < count; i++) {
    const y = space.minY + ((space.maxY - space.minY) * i) / count;
    c.moveTo(mapX(m, space.minX, y), mapY(m, space.minX, y));
    c.lineTo(mapX(m, space.maxX, y), mapY(m, space.maxX, y));
  }
  c.strokeStyle = palette.line;
  c.lineWidth = 0.8;
  c.stroke();
}

/** A small bar: shut; a small cross: out of use. */
function drawShut(c: Context, x: number, y: number, outOfUse: boolean, palette: Palette): void {
  const r = 3.2;
  for (const [color, width] of [
    [palette.halo, 4],
    [outOfUse ? palette.alert : palette.door, 2],
  ] as const) {
    c.beginPath();
    c.moveTo(x - r, outOfUse ? y - r : y);
    c.lineTo(x + r, outOfUse ? y + r : y);
    if (outOfUse) {
      c.moveTo(x - r, y + r);
      c.lineTo(x + r, y - r);
    }
    c.strokeStyle = color;
    c.lineWidth = width;
    c.lineCap = 'round';
    c.stroke();
  }
}

/** Stairs run through: their four edges from each slab to the next above, and their name on top. */
function drawShafts(c: Context, still: StillTower): void {
  const { scene, layout, maps, palette } = still;
  c.lineCap = 'round';
  for (const shaft of scene.shafts) {
    for (let i = 0; i < layout.slabs.length; i++) {
      const lower = layout.slabs[i].storey;
      const part = shaft.parts.get(lower);
      const m = maps[lower];
      if (part === undefined || m === null) continue;
      const next = layout.slabs[i + 1];
      const above = next === undefined ? null : maps[next.storey];
      const sameColumn = next !== undefined && next.row.x === layout.slabs[i].row.x;
      const goesOn = next !== undefined && shaft.parts.has(next.storey);
      const corners: [number, number][] = [
        [part.minX, part.minY],
        [part.maxX, part.minY],
        [part.maxX, part.maxY],
        [part.minX, part.maxY],
      ];
      if (!goesOn || !sameColumn || above === null) {
        const x = mapX(m, (part.minX + part.maxX) / 2, part.maxY);
        const y = mapY(m, part.minX, part.maxY) - 0.75 * layout.font;
        write(c, shaft.name, x, y, { size: 0.95 * layout.font, color: palette.shaft, bold: true });
        continue;
      }
      // The front, pale; then the edges.
      const [[x1, y1], [x2]] = corners;
      c.beginPath();
      c.moveTo(mapX(m, x1, y1), mapY(m, x1, y1));
      c.lineTo(mapX(m, x2, y1), mapY(m, x2, y1));
      c.lineTo(mapX(above, x2, y1), mapY(above, x2, y1));
      c.lineTo(mapX(above, x1, y1), mapY(above, x1, y1));
      c.closePath();
      c.globalAlpha = 0.18;
      c.fillStyle = palette.shaft;
      c.fill();
      c.globalAlpha = 0.6;
      c.beginPath();
      for (const [x, y] of corners) {
        c.moveTo(mapX(m, x, y), mapY(m, x, y));
        c.lineTo(mapX(above, x, y), mapY(above, x, y));
      }
      c.strokeStyle = palette.shaft;
      c.lineWidth = 1;
      c.stroke();
      c.globalAlpha = 1;
    }
  }
}

/** Signs over the two columns of numbers beside the storeys. */
function drawHeads(c: Context, still: StillTower): void {
  const { layout, palette } = still;
  const seen = new Set<number>();
  for (const slab of [...layout.slabs].reverse()) {
    if (seen.has(slab.row.x)) continue;
    seen.add(slab.row.x);
    const columns = countColumns(layout.font);
    const size = 0.5 * layout.font;
    for (const [state, right] of [
      ['waiting', columns.remaining],
      ['sheltered', columns.safety],
    ] as const) {
      const at = still.place(slab.countX + right - 0.45 * layout.font, slab.row.y - 0.2 * layout.font);
      c.save();
      c.translate(at.x, at.y);
      drawMark(c, 'walker', state, size, size, palette, 0);
      c.restore();
    }
  }
}

/** Where the numbers beside a storey end and its bar begins, px from `countX`. */
export function countColumns(font: number): { remaining: number; safety: number; bar: number } {
  return { remaining: 2 * font, safety: 4.4 * font, bar: 5 * font };
}

function drawWorst(c: Context, still: StillTower, storey: number, countX: number, middle: number): void {
  const { layout, floorMap } = still;
  const worst = floorMap?.worst[storey];
  if (floorMap === null || worst === null || worst === undefined || layout.bar === 0) return;
  const step = floorMap.scale.steps[worst.step];
  const at = still.place(countX + countColumns(layout.font).bar, middle);
  const height = Math.min(layout.pitch - 3, 1.45 * layout.font);
  const width = layout.bar - 4;
  c.beginPath();
  c.roundRect(at.x, at.y - height / 2, width, height, 3);
  c.fillStyle = step.color;
  c.fill();
  if (step.hatched) {
    const box = { left: at.x, top: at.y - height / 2, right: at.x + width, bottom: at.y + height / 2 };
    hatch(c, () => c.rect(box.left, box.top, width, height), box, 6, step.ink, 0.6);
  }
  c.strokeStyle = still.palette.line;
  c.lineWidth = 1;
  c.stroke();
  write(c, worst.text, at.x + width / 2, at.y, {
    size: 0.92 * layout.font,
    color: step.ink,
    bold: true,
    ...(step.hatched ? { halo: step.color } : {}),
  });
}

/** The place of those who are out. Their number is written by whoever counts them. */
export function drawStrip(c: Context, strip: Rect, text: string, font: number, palette: Palette): void {
  c.beginPath();
  c.roundRect(strip.x, strip.y, strip.width, strip.height, 6);
  c.fillStyle = palette.floor.outdoor;
  c.fill();
  c.strokeStyle = palette.line;
  c.lineWidth = 1;
  c.setLineDash([6, 4]);
  c.stroke();
  c.setLineDash([]);
  write(c, text, strip.x + 10, strip.y + 1.05 * font, { size: font, color: palette.ink, align: 'left', bold: true });
}
