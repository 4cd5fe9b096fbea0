/** The still part of a floor plan: rooms, doors, beds, stairs, stations, stores, names. */
import { mapX, mapY, scaleOf, type Affine } from './affine.js';
import { doorSign } from './doors.js';
import { drawDoorSign } from './drawDoor.js';
import { placeLabels, type LabelWish, type Patch } from './labels.js';
import { drawFog } from './fog.js';
import { drawFloorMap, type FloorMap } from './layers.js';
import type { Palette } from './palette.js';
import {
  boxOf,
  drawFlame,
  drawFlights,
  drawIncident,
  drawMarkedOpening,
  drawMarkedSpace,
  fillFloors,
  FONT,
  strokeWalls,
  write,
  type Box,
  type Context,
} from './plan.js';
import type { Scene, StoreyScene } from './scene.js';
import { drawStation, drawStore } from './signs.js';
import { drawSmoke, writeSmoke, type Smoke } from './smoke.js';
import type { StageLabels } from './types.js';

export interface StillFloor {
  scene: Scene;
  storey: StoreyScene;
  map: Affine;
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
  width: number;
  height: number;
  /** Names are left out while the camera flies. */
  named: boolean;
}

/** Bed as drawn, m: lying surface. */
const BED_LENGTH = 2;
const BED_WIDTH = 0.9;
/** Size of the letters that say where a stair leads to, in those of names. */
const WAY = 0.85;

export function drawFloor(c: Context, still: StillFloor): void {
  const { scene, storey, map: m, palette } = still;
  const scale = scaleOf(m);
  fillFloors(c, m, storey, palette);
  if (still.floorMap !== null) drawFloorMap(c, m, scene, storey, still.floorMap);
  const incident = scene.incident < 0 ? undefined : scene.building.spaces[scene.incident];
  const here = incident !== undefined && incident.storey === storey.index;
  if (here) drawIncident(c, m, incident, palette, 18);
  if (scale > 4) drawBeds(c, still, scale);
  drawSmoke(c, m, storey, still.smoke, palette);
  drawFog(c, m, storey, still.seen, palette);
  drawFlights(c, m, storey, palette, true);
  for (const index of still.spaces) {
    const space = scene.building.spaces[index];
    if (space !== undefined && space.storey === storey.index) drawMarkedSpace(c, m, space, palette);
  }
  strokeWalls(c, m, storey.spaces, palette.wall, Math.min(6, Math.max(1.2, 0.1 * scale)));
  for (const opening of storey.openings)
    drawDoorSign(c, m, opening, doorSign(opening.kind, still.doors[opening.index] ?? 0), palette);
  for (const { kind, at } of storey.stations)
    drawStation(c, kind, mapX(m, ...at), mapY(m, ...at), signSize(scale), palette);
  for (const { at } of storey.stores) drawStore(c, mapX(m, ...at), mapY(m, ...at), signSize(scale), palette);
  for (const index of still.openings) {
    const opening = scene.building.openings[index];
    if (opening !== undefined && storey.openings.includes(opening)) drawMarkedOpening(c, m, opening, palette);
  }
  if (here) {
    const box = boxOf(m, incident);
    const size = Math.min(34, Math.max(14, 0.8 * scale));
    drawFlame(c, box.right - 0.62 * size, box.top + 0.7 * size, size, palette);
  }
  if (!still.named) return;
  const taken = drawNames(c, still, scale);
  // Figures of the smoke lie beside beds, not under whoever is in them.
  const beds = storey.beds.map((bed): Patch => {
    const along = ((bed.heading ?? 0) * Math.PI) / 180;
    const [width, height] = [Math.abs(Math.cos(along)), Math.abs(Math.sin(along))];
    return {
      x: mapX(m, ...bed.at),
      y: mapY(m, ...bed.at),
      width: scale * (BED_LENGTH * width + BED_WIDTH * height),
      height: scale * (BED_LENGTH * height + BED_WIDTH * width),
    };
  });
  writeSmoke(c, m, storey, still.smoke, still.labels, palette, [...taken, ...beds]);
}

const signSize = (scale: number): number => Math.min(26, Math.max(11, 0.62 * scale));

function drawBeds(c: Context, still: StillFloor, scale: number): void {
  const { storey, map: m, palette } = still;
  for (const bed of storey.beds) {
    const x = mapX(m, ...bed.at);
    const y = mapY(m, ...bed.at);
    const a = (BED_LENGTH / 2) * scale;
    const b = (BED_WIDTH / 2) * scale;
    c.save();
    c.translate(x, y);
    c.rotate((-(bed.heading ?? 0) * Math.PI) / 180);
    c.beginPath();
    c.roundRect(-a, -b, 2 * a, 2 * b, 0.12 * scale);
    c.strokeStyle = palette.line;
    c.lineWidth = 1;
    c.stroke();
    // Pillow at the head end.
    c.beginPath();
    c.roundRect(0.62 * a, -0.7 * b, 0.28 * a, 1.4 * b, 0.08 * scale);
    c.stroke();
    c.restore();
  }
}

/** Names of rooms where they fit, and where stairs lead to. Gives what is no longer free. */
function drawNames(c: Context, still: StillFloor, scale: number): Patch[] {
  const { scene, storey, map: m, labels, palette } = still;
  const size = Math.min(15, Math.max(10.5, 0.5 * scale));
  c.font = `600 ${size}px ${FONT}`;
  const wishes: LabelWish[] = [];
  for (const space of storey.spaces) {
    // Stairs are named once, by where they lead.
    if (space.flight !== null) continue;
    const box = boxOf(m, space);
    if (box.right < 0 || box.left > still.width || box.bottom < 0 || box.top > still.height) continue;
    const text = labels.space(space.index);
    if (text === '') continue;
    wishes.push({
      text,
      places: namePlaces(still, space.index, box, size),
      width: c.measureText(text).width,
      height: size,
      roomWidth: box.right - box.left - 4,
      roomHeight: box.bottom - box.top - 2,
      priority: space.index === scene.incident ? 3 : space.kind === 'refuge' ? 2 : 1,
    });
  }
  for (const way of storey.ways) {
    const text = `${way.up ? '▲' : '▼'} ${labels.storey(way.to)}`;
    const { opening, here } = way;
    const middleX = (opening.x1 + opening.x2) / 2;
    const middleY = (opening.y1 + opening.y2) / 2;
    // A step inside the space through which one leaves: away from the opening's line, towards the space's middle.
    const acrossX = -(opening.y2 - opening.y1) / opening.width;
    const acrossY = (opening.x2 - opening.x1) / opening.width;
    const inward =
      ((here.minX + here.maxX) / 2 - middleX) * acrossX + ((here.minY + here.maxY) / 2 - middleY) * acrossY;
    const off = (inward > 0 ? 1 : -1) * Math.min(0.55, Math.abs(inward));
    wishes.push({
      text,
      places: [
        {
          x: mapX(m, middleX + acrossX * off, middleY + acrossY * off),
          y: mapY(m, middleX + acrossX * off, middleY + acrossY * off),
        },
      ],
      width: WAY * c.measureText(text).width,
      height: WAY * size,
      roomWidth: opening.width * scale + 20,
      roomHeight: Infinity,
      priority: 4,
    });
  }
  const sign = signSize(scale);
  const taken: Patch[] = [...storey.stations, ...storey.stores].map(({ at }) => ({
    x: mapX(m, ...at),
    y: mapY(m, ...at),
    width: sign,
    height: sign,
  }));
  const placed = placeLabels(wishes, taken);
  for (const { text, x, y, height } of placed)
    write(c, text, x, y, { size: height, color: palette.ink, halo: palette.halo, bold: true });
  return [...taken, ...placed];
}

/** Bedrooms are named at the wall, off the beds; other spaces in their middle, or near it if that is taken. */
function namePlaces(still: StillFloor, index: number, box: Box, size: number): { x: number; y: number }[] {
  const space = still.scene.building.spaces[index];
  const x = (box.left + box.right) / 2;
  const top = { x, y: box.top + 0.95 * size };
  const bottom = { x, y: box.bottom - 0.95 * size };
  const beds = still.storey.beds.filter((bed) => bed.spaceIndex === index);
  if (beds.length === 0) {
    const y = (box.top + box.bottom) / 2;
    return [{ x, y }, { x, y: y - 1.8 * size }, { x, y: y + 1.8 * size }, top, bottom];
  }
  const middle = beds.reduce((sum, bed) => sum + bed.at[1], 0) / beds.length;
  // The end of the room that is farther from its beds, in plan; north is up.
  return space.maxY - middle > middle - space.minY ? [top, bottom] : [bottom, top];
}
