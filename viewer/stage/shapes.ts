/** The marks of people: one shape a kind, one filling a state. The canvas and the legend of the page draw the same. */
import { FOOTPRINTS } from './bodies.js';
import type { MarkKind, MarkState } from './marks.js';
import type { Palette } from './palette.js';

/** Size of a mark where people are too small for their footprint: half length and half width in shares of the mark's size. */
export const SYMBOLS: Record<MarkKind, { length: number; width: number }> = {
  walker: { length: 0.5, width: 0.5 },
  frame: { length: 0.62, width: 0.5 },
  wheelchair: { length: 0.54, width: 0.54 },
  bed: { length: 0.86, width: 0.46 },
  evacuationChair: { length: 0.66, width: 0.54 },
  rescueSheet: { length: 0.86, width: 0.44 },
  stretcher: { length: 0.95, width: 0.4 },
  carryChair: { length: 0.6, width: 0.56 },
  staff: { length: 0.62, width: 0.62 },
};

type Context = CanvasRenderingContext2D;

/** The outline of a kind around the origin, heading along +x; `a` half the length, `b` half the width. */
function outline(c: Context, kind: MarkKind, a: number, b: number): void {
  c.beginPath();
  switch (kind) {
    case 'walker':
      c.arc(0, 0, Math.min(a, b), 0, 2 * Math.PI);
      break;
    case 'staff':
      c.moveTo(a, 0);
      c.lineTo(0, b);
      c.lineTo(-a, 0);
      c.lineTo(0, -b);
      c.closePath();
      break;
    case 'frame':
      // Round behind, straight in front: somebody behind a frame.
      c.arc(-a + b, 0, b, Math.PI / 2, (3 * Math.PI) / 2);
      c.lineTo(a, -b);
      c.lineTo(a, b);
      c.closePath();
      break;
    case 'wheelchair':
    case 'carryChair':
      c.roundRect(-a, -b, 2 * a, 2 * b, 0.18 * Math.min(a, b));
      break;
    case 'bed':
    case 'stretcher':
      c.roundRect(-a, -b, 2 * a, 2 * b, 0.22 * b);
      break;
    case 'evacuationChair':
      // A wedge that points where it goes.
      c.moveTo(a, 0);
      c.lineTo(-a, b);
      c.lineTo(-a, -b);
      c.closePath();
      break;
    case 'rescueSheet':
      c.moveTo(a, 0);
      c.lineTo(0.45 * a, b);
      c.lineTo(-0.45 * a, b);
      c.lineTo(-a, 0);
      c.lineTo(-0.45 * a, -b);
      c.lineTo(0.45 * a, -b);
      c.closePath();
      break;
  }
}

/** What is seen of a kind besides its outline: wheels, pillow, handles. */
function details(c: Context, kind: MarkKind, a: number, b: number, color: string, w: number): void {
  c.strokeStyle = color;
  c.fillStyle = color;
  c.lineWidth = w;
  c.lineCap = 'butt';
  c.beginPath();
  switch (kind) {
    case 'wheelchair':
      for (const side of [-1, 1]) c.rect(-0.75 * a, side * b - 0.2 * b, 1.2 * a, 0.4 * b);
      c.fill();
      return;
    case 'frame':
      c.lineWidth = 1.6 * w;
      c.moveTo(a, -b - 0.5 * w);
      c.lineTo(a, b + 0.5 * w);
      break;
    case 'bed':
      // Head end behind.
      c.moveTo(-0.55 * a, -b);
      c.lineTo(-0.55 * a, b);
      break;
    case 'stretcher':
      for (const side of [-0.75, 0.75]) {
        c.moveTo(-a - 0.25 * b, side * b);
        c.lineTo(a + 0.25 * b, side * b);
      }
      break;
    case 'carryChair':
      for (const [x, y] of [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ]) {
        c.moveTo(0.5 * x * a, y * b);
        c.lineTo(1.3 * x * a, y * b);
      }
      break;
    default:
      return;
  }
  c.stroke();
}

/**
 * Draws a mark around the origin, heading along +x. Every state has its own filling, so that it is told without colour:
 * asleep: hollow with a bar · waiting: thick ring · preparing: half filled · moving: full · sheltered: hollow with a dot ·
 * safe: full with a tick · lost: full with a cross · on duty: hollow · busy: full with a dot.
 * @param a half the length, px
 * @param b half the width, px
 * @param halo width of the light (dark) rim that sets it off from the floor, px
 */
export function drawMark(
  c: Context,
  kind: MarkKind,
  state: MarkState,
  a: number,
  b: number,
  palette: Palette,
  halo: number,
): void {
  const color = palette.states[state];
  const edge = kind === 'staff' ? palette.staff : color;
  const small = Math.min(a, b);
  const line = Math.max(1, Math.min(3, 0.2 * small));
  c.save();
  c.lineJoin = 'round';
  outline(c, kind, a, b);
  c.strokeStyle = palette.halo;
  c.lineWidth = line + 2 * halo;
  c.stroke();
  c.fillStyle = palette.halo;
  c.fill();
  c.save();
  c.clip();
  fill(c, kind, state, a, b, color, palette.halo);
  c.restore();
  outline(c, kind, a, b);
  c.strokeStyle = edge;
  c.lineWidth = line;
  c.stroke();
  details(c, kind, a, b, edge, line);
  c.restore();
}

function fill(c: Context, kind: MarkKind, state: MarkState, a: number, b: number, color: string, paper: string): void {
  const small = Math.min(a, b);
  c.fillStyle = color;
  c.strokeStyle = color;
  c.lineCap = 'round';
  switch (state) {
    case 'asleep':
      c.lineWidth = Math.max(1, 0.3 * small);
      c.lineCap = 'butt';
      c.beginPath();
      c.moveTo(0, -0.5 * b);
      c.lineTo(0, 0.5 * b);
      c.stroke();
      break;
    case 'waiting':
      c.fillRect(-2 * a, -2 * b, 4 * a, 4 * b);
      // The same shape, smaller, left free.
      c.fillStyle = paper;
      outline(c, kind, a - Math.min(0.58 * small, 4.5), b - Math.min(0.58 * small, 4.5));
      c.fill();
      break;
    case 'preparing':
      c.fillRect(-2 * a, 0, 4 * a, 2 * b);
      break;
    case 'moving':
      c.fillRect(-2 * a, -2 * b, 4 * a, 4 * b);
      break;
    case 'sheltered':
      c.beginPath();
      c.arc(0, 0, 0.42 * small, 0, 2 * Math.PI);
      c.fill();
      break;
    case 'safe':
      c.fillRect(-2 * a, -2 * b, 4 * a, 4 * b);
      c.strokeStyle = paper;
      c.lineWidth = Math.max(1, 0.28 * small);
      c.beginPath();
      c.moveTo(-0.45 * small, 0);
      c.lineTo(-0.1 * small, 0.38 * small);
      c.lineTo(0.48 * small, -0.36 * small);
      c.stroke();
      break;
    case 'lost':
      c.fillRect(-2 * a, -2 * b, 4 * a, 4 * b);
      c.strokeStyle = paper;
      c.lineWidth = Math.max(1, 0.26 * small);
      c.beginPath();
      for (const side of [-1, 1]) {
        c.moveTo(-0.42 * small, -0.42 * small * side);
        c.lineTo(0.42 * small, 0.42 * small * side);
      }
      c.stroke();
      break;
    case 'onDuty':
      break;
    case 'busy':
      c.fillRect(-2 * a, -2 * b, 4 * a, 4 * b);
      c.fillStyle = paper;
      c.beginPath();
      c.arc(0, 0, 0.24 * small, 0, 2 * Math.PI);
      c.fill();
      break;
  }
}

/** Half length and half width of a kind, px: its footprint at `scale` px/m, or its symbol at `size` px. */
export function halves(kind: MarkKind, of: { scale: number } | { size: number }): { a: number; b: number } {
  if ('scale' in of) {
    const { length, width } = FOOTPRINTS[kind];
    return { a: (length / 2) * of.scale, b: (width / 2) * of.scale };
  }
  const { length, width } = SYMBOLS[kind];
  return { a: length * of.size, b: width * of.size };
}
