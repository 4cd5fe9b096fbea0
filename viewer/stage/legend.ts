/**
 * What the page's legend shows: the same marks, signs and scales as the canvas, drawn by the same code. The page gives the
 * words (by `group` and `key`) and a 2-D context.
 */
import type { DoorSign } from './doors.js';
import { drawDoorSign } from './drawDoor.js';
import { MARK_KINDS, MARK_STATES, type MarkKind, type MarkState } from './marks.js';
import { PALETTES, type Theme } from './palette.js';
import { drawFlame, hatch, type Context } from './plan.js';
import { drawSmokeStep, SMOKE_STEPS, type SmokeStep } from './smoke.js';
import type { ScaleStep } from './scales.js';
import { drawMark, halves } from './shapes.js';
import { drawStation, drawStore, type StationKind } from './signs.js';

export { scaleFor, stepOf, LEVEL_BOUNDS, type Scale, type ScaleStep } from './scales.js';
export { MARK_KINDS, MARK_STATES, type MarkKind, type MarkState } from './marks.js';

export type PlaceKey = 'incident' | 'refuge' | 'stairs' | 'lift' | 'store' | 'marked' | StationKind;

interface Entry<Group extends string, Key extends string> {
  group: Group;
  key: Key;
  /** Draws it into the square from (0, 0) to (size, size), in CSS px. */
  draw(c: Context, size: number, theme: Theme): void;
}
/** A person's kind is told by shape, their state by colour and filling. */
export type LegendEntry =
  | Entry<'kind', MarkKind>
  | Entry<'state', MarkState>
  | Entry<'door', DoorSign>
  | Entry<'smoke', SmokeStep>
  | Entry<'place', PlaceKey>;

function mark(c: Context, size: number, theme: Theme, kind: MarkKind, state: MarkState): void {
  const longest = Math.max(...MARK_KINDS.map((each) => halves(each, { size: 1 }).a));
  const { a, b } = halves(kind, { size: size / (2 * longest + 0.35) });
  c.save();
  c.translate(size / 2, size / 2);
  drawMark(c, kind, state, a, b, PALETTES[theme], 0);
  c.restore();
}

const place = (key: PlaceKey, draw: (c: Context, size: number, theme: Theme) => void): LegendEntry => ({
  group: 'place',
  key,
  draw,
});

const DOORS: readonly DoorSign[] = ['open', 'closed', 'sliding', 'passage', 'shut', 'outOfUse'];
const STATIONS: readonly StationKind[] = ['carerStation', 'controlRoom', 'guardPost', 'dutyRoom'];

export const LEGEND: readonly LegendEntry[] = [
  ...MARK_KINDS.map((key): LegendEntry => ({
    group: 'kind',
    key,
    draw: (c, size, theme) => mark(c, size, theme, key, key === 'staff' ? 'busy' : 'moving'),
  })),
  ...MARK_STATES.map((key): LegendEntry => ({
    group: 'state',
    key,
    draw: (c, size, theme) => mark(c, size * 0.9, theme, key === 'onDuty' || key === 'busy' ? 'staff' : 'walker', key),
  })),
  ...DOORS.map((key): LegendEntry => ({
    group: 'door',
    key,
    draw: (c, size, theme) => {
      const palette = PALETTES[theme];
      // A wall with a door in it, its first space above.
      const scale = 0.56 * size;
      const wall = { a: scale, b: 0, c: 0, d: -scale, e: 0.22 * size, f: 0.76 * size };
      c.strokeStyle = palette.wall;
      c.lineWidth = 2;
      c.beginPath();
      c.moveTo(0, wall.f);
      c.lineTo(wall.e, wall.f);
      c.moveTo(wall.e + scale, wall.f);
      c.lineTo(size, wall.f);
      c.stroke();
      drawDoorSign(c, wall, { x1: 0, y1: 0, x2: 1, y2: 0 }, key, palette);
    },
  })),
  ...SMOKE_STEPS.map((key, step): LegendEntry => ({
    group: 'smoke',
    key,
    draw: (c, size, theme) => {
      const palette = PALETTES[theme];
      const box = { left: 1, top: 0.15 * size, right: size - 1, bottom: 0.85 * size };
      c.fillStyle = palette.floor.corridor;
      c.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
      const trace = (): void => c.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
      drawSmokeStep(c, step, trace, box, palette);
    },
  })),
  place('incident', (c, size, theme) => drawFlame(c, size / 2, size / 2, 0.8 * size, PALETTES[theme])),
  place('refuge', (c, size, theme) => {
    const palette = PALETTES[theme];
    c.fillStyle = palette.floor.refuge;
    c.strokeStyle = palette.wall;
    c.lineWidth = 1.5;
    c.beginPath();
    c.rect(0.1 * size, 0.2 * size, 0.8 * size, 0.6 * size);
    c.fill();
    c.stroke();
  }),
  place('stairs', (c, size, theme) => {
    const palette = PALETTES[theme];
    c.fillStyle = palette.floor.stairFlight;
    c.fillRect(0.1 * size, 0.2 * size, 0.8 * size, 0.6 * size);
    c.strokeStyle = palette.line;
    c.lineWidth = 1;
    c.beginPath();
    for (let i = 0; i <= 5; i++) {
      c.moveTo((0.1 + 0.16 * i) * size, 0.2 * size);
      c.lineTo((0.1 + 0.16 * i) * size, 0.8 * size);
    }
    c.stroke();
  }),
  place('lift', (c, size, theme) => {
    const palette = PALETTES[theme];
    c.globalAlpha = 0.6;
    c.strokeStyle = palette.shaft;
    c.lineWidth = 1;
    c.strokeRect(0.25 * size, 0.05 * size, 0.5 * size, 0.9 * size);
    c.globalAlpha = 1;
    c.fillStyle = palette.shaft;
    c.fillRect(0.28 * size, 0.35 * size, 0.2 * size, 0.3 * size);
    c.fillRect(0.52 * size, 0.35 * size, 0.2 * size, 0.3 * size);
  }),
  place('marked', (c, size, theme) => {
    const palette = PALETTES[theme];
    const box = { left: 0.1 * size, top: 0.2 * size, right: 0.9 * size, bottom: 0.8 * size };
    const trace = (): void => c.rect(box.left, box.top, 0.8 * size, 0.6 * size);
    hatch(c, trace, box, 6, palette.alert, 1);
    c.beginPath();
    trace();
    c.strokeStyle = palette.alert;
    c.lineWidth = 2;
    c.setLineDash([5, 3]);
    c.stroke();
    c.setLineDash([]);
  }),
  place('store', (c, size, theme) => drawStore(c, size / 2, size / 2, 0.8 * size, PALETTES[theme])),
  ...STATIONS.map((key) =>
    place(key, (c, size, theme) => drawStation(c, key, size / 2, size / 2, 0.8 * size, PALETTES[theme])),
  ),
];

/** One step of a scale into the rectangle from (0, 0), with its sign. */
export function drawScaleStep(c: Context, step: ScaleStep, width: number, height: number): void {
  c.fillStyle = step.color;
  c.fillRect(0, 0, width, height);
  const box = { left: 0, top: 0, right: width, bottom: height };
  if (step.hatched) hatch(c, () => c.rect(0, 0, width, height), box, 6, step.ink, 0.8);
}
