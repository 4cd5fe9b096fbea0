/** Spaces into which nobody looks who could tell: what is in them is not shown because it is not known. */
import type { Affine } from './affine.js';
import type { Palette } from './palette.js';
import { boxOf, hatch, traceSpace, type Context } from './plan.js';
import type { StoreyScene } from './scene.js';

const COVER = 0.5;
const GAP = 9;

/** @param seen by space: 1 is looked into; null: all are */
export function drawFog(c: Context, m: Affine, storey: StoreyScene, seen: Uint8Array | null, palette: Palette): void {
  if (seen === null) return;
  for (const space of storey.spaces) {
    if (seen[space.index] === 1) continue;
    const trace = (): void => traceSpace(c, m, space);
    c.save();
    c.globalAlpha = COVER;
    c.beginPath();
    trace();
    c.fillStyle = palette.ground;
    c.fill('evenodd');
    c.restore();
    hatch(c, trace, boxOf(m, space), GAP, palette.line, 0.7);
  }
}
