/** Maps on the floor: density, level of service, time to safety. */
import type { DensityMap, SafetyTimes } from '../../engine/index.js';
import { mapX, mapY, scaleOf, type Affine } from './affine.js';
import { boxOf, hatch, traceSpace, write, type Context } from './plan.js';
import { stepOf, type Scale } from './scales.js';
import type { Scene, StoreyScene } from './scene.js';

/** A map on the floor, sorted by storey once. */
export interface FloorMap {
  scale: Scale;
  data: DensityMap | SafetyTimes;
  /** Indices into the density map's cells, by storey. */
  cells: readonly (readonly number[])[];
  /** What is written beside each storey: the worst there. Null: nothing. */
  worst: readonly ({ step: number; text: string } | null)[];
}

/** 135 s → 2:15; 3,700 s → 1:01:40. */
export function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Not within the recording. */
const NEVER = '—';

const isDensity = (data: DensityMap | SafetyTimes): data is DensityMap => 'cells' in data;

export function buildFloorMap(scene: Scene, scale: Scale, data: DensityMap | SafetyTimes): FloorMap {
  const { spaces } = scene.building;
  const cells: number[][] = scene.storeys.map(() => []);
  const most = scene.storeys.map(() => NaN);
  const onStairs = scene.storeys.map(() => false);
  const step = scene.storeys.map(() => -1);
  if (isDensity(data)) {
    data.cells.forEach((cell, i) => {
      const space = spaces[cell.space];
      cells[space.storey].push(i);
      const at = stepOf(scale, cell.highest, space.flight !== null);
      if (at < step[space.storey] || (at === step[space.storey] && cell.highest <= most[space.storey])) return;
      step[space.storey] = at;
      most[space.storey] = cell.highest;
      onStairs[space.storey] = space.flight !== null;
    });
  } else {
    for (const space of spaces) {
      const value = data.bySpace[space.index];
      if (Number.isNaN(value) || value <= most[space.storey]) continue;
      most[space.storey] = value;
      step[space.storey] = stepOf(scale, value);
    }
  }
  const worst = scene.storeys.map((_, i) =>
    step[i] < 0 ? null : { step: step[i], text: signOf(scale, step[i], most[i]) },
  );
  return { scale, data, cells, worst };
}

function signOf(scale: Scale, step: number, value: number): string {
  if (scale.layer === 'levelOfService') return scale.steps[step].sign;
  if (scale.layer === 'density') return value.toFixed(value < 10 ? 1 : 0);
  return value === Infinity ? NEVER : clockText(value);
}

/** Numbers are written where a cell or room has this much room, px. */
const READABLE_CELL = 22;
const READABLE_ROOM = 34;

/** The map of one storey; with numbers or letters where there is room for them. */
export function drawFloorMap(c: Context, m: Affine, scene: Scene, storey: StoreyScene, map: FloorMap): void {
  const { scale, data } = map;
  if (!isDensity(data)) {
    for (const space of storey.spaces) {
      const value = data.bySpace[space.index];
      const at = stepOf(scale, value);
      if (at < 0) continue;
      const step = scale.steps[at];
      c.beginPath();
      traceSpace(c, m, space);
      c.fillStyle = step.color;
      c.fill('evenodd');
      const box = boxOf(m, space);
      if (step.hatched) hatch(c, () => traceSpace(c, m, space), box, 6, step.ink, 0.7);
      if (box.right - box.left < READABLE_ROOM || box.bottom - box.top < READABLE_ROOM) continue;
      const y = box.bottom - 13;
      write(c, signOf(scale, at, value), (box.left + box.right) / 2, y, {
        size: 12,
        color: step.ink,
        halo: step.color,
        bold: true,
      });
    }
    return;
  }
  const edge = data.cell;
  const readable = scaleOf(m) * edge >= READABLE_CELL && m.c === 0;
  const labels: { x: number; y: number; text: string; ink: string }[] = [];
  let clipped = -1;
  for (const i of map.cells[storey.index]) {
    const cell = data.cells[i];
    const space = scene.building.spaces[cell.space];
    const at = stepOf(scale, cell.highest, space.flight !== null);
    const step = scale.steps[at];
    if (clipped !== cell.space) {
      if (clipped >= 0) c.restore();
      c.save();
      c.beginPath();
      traceSpace(c, m, space);
      c.clip('evenodd');
      clipped = cell.space;
    }
    c.beginPath();
    c.moveTo(mapX(m, cell.x, cell.y), mapY(m, cell.x, cell.y));
    c.lineTo(mapX(m, cell.x + edge, cell.y), mapY(m, cell.x + edge, cell.y));
    c.lineTo(mapX(m, cell.x + edge, cell.y + edge), mapY(m, cell.x + edge, cell.y + edge));
    c.lineTo(mapX(m, cell.x, cell.y + edge), mapY(m, cell.x, cell.y + edge));
    c.closePath();
    c.fillStyle = step.color;
    c.fill();
    if (!readable) continue;
    labels.push({
      x: mapX(m, cell.x + edge / 2, cell.y + edge / 2),
      y: mapY(m, cell.x + edge / 2, cell.y + edge / 2),
      text: signOf(scale, at, cell.highest),
      ink: step.ink,
    });
  }
  if (clipped >= 0) c.restore();
  for (const { x, y, text, ink } of labels) write(c, text, x, y, { size: 11, color: ink });
}
