/** Parts of a plan, drawn on a 2-D canvas through any map: the tower's slabs and the floor plan are made of them. */
import type { OpeningInfo, SpaceInfo } from '../../engine/index.js';
import { mapX, mapY, scaleOf, type Affine } from './affine.js';
import type { Palette } from './palette.js';
import type { StoreyScene } from './scene.js';
import type { Segment } from './stairs.js';

export type Context = CanvasRenderingContext2D;

export const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

export function traceOutline(c: Context, m: Affine, outline: ArrayLike<number>, dy = 0): void {
  for (let i = 0; i < outline.length; i += 2) {
    const x = mapX(m, outline[i], outline[i + 1]);
    const y = mapY(m, outline[i], outline[i + 1]) + dy;
    if (i === 0) c.moveTo(x, y);
    else c.lineTo(x, y);
  }
  c.closePath();
}

export function traceSpace(c: Context, m: Affine, space: SpaceInfo, dy = 0): void {
  traceOutline(c, m, space.outline, dy);
  for (const hole of space.holes) traceOutline(c, m, hole, dy);
}

function traceSegments(c: Context, m: Affine, segments: readonly Segment[]): void {
  for (const { x1, y1, x2, y2 } of segments) {
    c.moveTo(mapX(m, x1, y1), mapY(m, x1, y1));
    c.lineTo(mapX(m, x2, y2), mapY(m, x2, y2));
  }
}

/** Colour of a floor: of its kind, or of its fire compartment where the storey has several. */
export function floorColor(storey: StoreyScene, space: SpaceInfo, palette: Palette): string {
  const tint = storey.tints.get(space.compartment) ?? 0;
  if (tint === 0) return palette.floor[space.kind];
  return palette.compartments[(tint - 1) % palette.compartments.length];
}

/** One path a colour: cheap for a whole tower. */
export function fillFloors(c: Context, m: Affine, storey: StoreyScene, palette: Palette): void {
  const byColor = new Map<string, SpaceInfo[]>();
  for (const space of storey.spaces) {
    const color = floorColor(storey, space, palette);
    const list = byColor.get(color);
    if (list === undefined) byColor.set(color, [space]);
    else list.push(space);
  }
  for (const [color, spaces] of byColor) {
    c.beginPath();
    for (const space of spaces) traceSpace(c, m, space);
    c.fillStyle = color;
    c.fill('evenodd');
  }
}

export function strokeOutlines(
  c: Context,
  m: Affine,
  spaces: readonly SpaceInfo[],
  color: string,
  width: number,
): void {
  c.beginPath();
  for (const space of spaces) traceSpace(c, m, space);
  c.strokeStyle = color;
  c.lineWidth = width;
  c.lineJoin = 'round';
  c.stroke();
}

/** Walls with the gaps of the openings. */
export function strokeWalls(c: Context, m: Affine, spaces: readonly SpaceInfo[], color: string, width: number): void {
  c.beginPath();
  for (const { walls } of spaces) {
    for (let i = 0; i < walls.length; i += 4) {
      c.moveTo(mapX(m, walls[i], walls[i + 1]), mapY(m, walls[i], walls[i + 1]));
      c.lineTo(mapX(m, walls[i + 2], walls[i + 3]), mapY(m, walls[i + 2], walls[i + 3]));
    }
  }
  c.strokeStyle = color;
  c.lineWidth = width;
  c.lineCap = 'round';
  c.stroke();
}

/** Steps, and the arrow of ascent with a dot at its foot. */
export function drawFlights(c: Context, m: Affine, storey: StoreyScene, palette: Palette, arrows: boolean): void {
  for (const dashed of [false, true]) {
    const flights = storey.flights.filter(({ upper }) => upper === dashed);
    if (flights.length === 0) continue;
    c.setLineDash(dashed ? [3, 3] : []);
    c.beginPath();
    for (const flight of flights) traceSegments(c, m, flight.treads);
    c.strokeStyle = palette.line;
    c.lineWidth = 1;
    c.lineCap = 'butt';
    c.stroke();
    if (dashed)
      strokeOutlines(
        c,
        m,
        flights.map(({ space }) => space),
        palette.wall,
        1.5,
      );
    c.setLineDash([]);
    if (arrows) for (const { arrow } of flights) drawArrow(c, m, arrow, palette.inkSoft);
  }
}

function drawArrow(c: Context, m: Affine, { x1, y1, x2, y2 }: Segment, color: string): void {
  const fromX = mapX(m, x1, y1);
  const fromY = mapY(m, x1, y1);
  const toX = mapX(m, x2, y2);
  const toY = mapY(m, x2, y2);
  const length = Math.hypot(toX - fromX, toY - fromY);
  if (length < 12) return;
  const ux = (toX - fromX) / length;
  const uy = (toY - fromY) / length;
  const head = Math.min(9, 0.3 * length);
  c.strokeStyle = color;
  c.fillStyle = color;
  c.lineWidth = 1.6;
  c.beginPath();
  c.moveTo(fromX, fromY);
  c.lineTo(toX - ux * head * 0.6, toY - uy * head * 0.6);
  c.stroke();
  c.beginPath();
  c.moveTo(toX, toY);
  c.lineTo(toX - ux * head - uy * head * 0.45, toY - uy * head + ux * head * 0.45);
  c.lineTo(toX - ux * head + uy * head * 0.45, toY - uy * head - ux * head * 0.45);
  c.closePath();
  c.fill();
  c.beginPath();
  c.arc(fromX, fromY, 2.5, 0, 2 * Math.PI);
  c.fill();
}

/** Lines at 45 degrees over whatever is traced; `trace` adds it to the path. */
export function hatch(c: Context, trace: () => void, box: Box, gap: number, color: string, width: number): void {
  c.save();
  c.beginPath();
  trace();
  c.clip();
  c.beginPath();
  const reach = box.bottom - box.top;
  for (let x = box.left - reach; x < box.right; x += gap) {
    c.moveTo(x, box.bottom);
    c.lineTo(x + reach, box.top);
  }
  c.strokeStyle = color;
  c.lineWidth = width;
  c.stroke();
  c.restore();
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a space is on the canvas. */
export function boxOf(m: Affine, space: { minX: number; minY: number; maxX: number; maxY: number }): Box {
  const xs = [
    mapX(m, space.minX, space.minY),
    mapX(m, space.maxX, space.minY),
    mapX(m, space.maxX, space.maxY),
    mapX(m, space.minX, space.maxY),
  ];
  const ys = [
    mapY(m, space.minX, space.minY),
    mapY(m, space.maxX, space.minY),
    mapY(m, space.maxX, space.maxY),
    mapY(m, space.minX, space.maxY),
  ];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The space where the incident starts: its own colour, hatched, with a flame. */
export function drawIncident(c: Context, m: Affine, space: SpaceInfo, palette: Palette, flameSize: number): void {
  c.beginPath();
  traceSpace(c, m, space);
  c.fillStyle = palette.incident;
  c.fill('evenodd');
  const box = boxOf(m, space);
  hatch(c, () => traceSpace(c, m, space), box, Math.max(4, flameSize * 0.5), palette.incidentInk, 0.8);
  c.beginPath();
  traceSpace(c, m, space);
  c.strokeStyle = palette.incidentInk;
  c.lineWidth = 2;
  c.stroke();
}

/** A flame of the given height, its middle at (x, y). */
export function drawFlame(c: Context, x: number, y: number, size: number, palette: Palette): void {
  c.save();
  c.translate(x, y);
  c.scale(size / 20, size / 20);
  c.beginPath();
  c.moveTo(0.5, -10);
  c.bezierCurveTo(1.5, -5, 7, -3, 7, 3.2);
  c.bezierCurveTo(7, 7.4, 3.8, 10, 0, 10);
  c.bezierCurveTo(-3.8, 10, -7, 7.4, -7, 3.4);
  c.bezierCurveTo(-7, 0.4, -5.2, -1.2, -4.4, -3.4);
  c.bezierCurveTo(-3, -2.6, -2.6, -1.6, -2.4, -0.4);
  c.bezierCurveTo(-0.4, -3, 0.6, -6, 0.5, -10);
  c.closePath();
  c.strokeStyle = palette.halo;
  c.lineWidth = 3;
  c.lineJoin = 'round';
  c.stroke();
  c.fillStyle = palette.incidentInk;
  c.fill();
  c.beginPath();
  c.moveTo(0.3, 1);
  c.bezierCurveTo(1.6, 3, 3, 3.6, 3, 5.8);
  c.bezierCurveTo(3, 7.6, 1.7, 8.6, 0, 8.6);
  c.bezierCurveTo(-1.7, 8.6, -3, 7.6, -3, 5.8);
  c.bezierCurveTo(-3, 4.2, -0.6, 3.4, 0.3, 1);
  c.closePath();
  c.fillStyle = palette.halo;
  c.fill();
  c.restore();
}

/** Spaces that are pointed at: hatched and with a heavy broken edge. */
export function drawMarkedSpace(c: Context, m: Affine, space: SpaceInfo, palette: Palette): void {
  const box = boxOf(m, space);
  hatch(c, () => traceSpace(c, m, space), box, 8, palette.alert, 1);
  c.beginPath();
  traceSpace(c, m, space);
  c.strokeStyle = palette.halo;
  c.lineWidth = 5;
  c.stroke();
  c.strokeStyle = palette.alert;
  c.lineWidth = 3;
  c.setLineDash([9, 4]);
  c.stroke();
  c.setLineDash([]);
}

/** Openings that are pointed at: a ring around them. */
export function drawMarkedOpening(c: Context, m: Affine, opening: OpeningInfo, palette: Palette): void {
  const x = mapX(m, (opening.x1 + opening.x2) / 2, (opening.y1 + opening.y2) / 2);
  const y = mapY(m, (opening.x1 + opening.x2) / 2, (opening.y1 + opening.y2) / 2);
  const radius = Math.max(7, (scaleOf(m) * opening.width) / 2 + 4);
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.strokeStyle = palette.halo;
  c.lineWidth = 5;
  c.stroke();
  c.strokeStyle = palette.alert;
  c.lineWidth = 3;
  c.stroke();
}

/** Text with a rim, so that it reads on every floor. */
export function write(
  c: Context,
  text: string,
  x: number,
  y: number,
  options: { size: number; color: string; halo?: string; bold?: boolean; align?: CanvasTextAlign },
): void {
  c.font = `${options.bold === true ? '600 ' : ''}${options.size}px ${FONT}`;
  c.textAlign = options.align ?? 'center';
  c.textBaseline = 'middle';
  if (options.halo !== undefined) {
    c.strokeStyle = options.halo;
    c.lineWidth = 3;
    c.lineJoin = 'round';
    c.strokeText(text, x, y);
  }
  c.fillStyle = options.color;
  c.fillText(text, x, y);
}
