/** Smoke over the floors: how far one sees at head height, or that it hangs under the ceiling above everybody's heads. */
import type { Snapshot } from '../../engine/index.js';
import type { Affine } from './affine.js';
import { placeLabels, type LabelWish, type Patch } from './labels.js';
import type { Palette } from './palette.js';
import { boxOf, FONT, traceSpace, write, type Box, type Context } from './plan.js';
import type { StoreyScene } from './scene.js';
import type { StageLabels } from './types.js';

/** From little to much: under the ceiling only; then sight of less than 30, 10, 5 and 2 m. */
export const SMOKE_STEPS = ['ceiling', 'sight30', 'sight10', 'sight5', 'sight2'] as const;
export type SmokeStep = (typeof SMOKE_STEPS)[number];
const SIGHTS = [30, 10, 5, 2];
/** Head of somebody who stands, m above the floor. */
const HEAD = 1.6;
/** Sight of things that reflect light is this over the extinction coefficient. Jin 1978. */
const REFLECTING = 3;
/** Cover and dots of each step: opacity; distance of the dots, px. */
const COVER = [0.1, 0.22, 0.4, 0.6, 0.8];
const DOTS = [10, 8, 6.5, 5.2, 4.2];

/** Sight at a height above the floor of a space, m; NaN where smoke has not come. */
export function sightAt(air: NonNullable<Snapshot['air']>, space: number, height: number): number {
  const edge = air.layerHeight[space];
  const extinction = height >= edge ? air.upperExtinction[space] : air.lowerExtinction[space];
  return Number.isNaN(edge) ? NaN : REFLECTING / Math.max(extinction, 1e-6);
}

/** The smoke of every space, as it is drawn. */
export class Smoke {
  /** Index into SMOKE_STEPS; -1: none. */
  readonly step: Int8Array;
  /** Lower edge of the layer, 0.1 m above the floor. */
  readonly layer: Int16Array;
  /** Sight at head height, m; rounded as it is written. */
  readonly sight: Float32Array;

  constructor(spaces: number) {
    this.step = new Int8Array(spaces).fill(-1);
    this.layer = new Int16Array(spaces).fill(-1);
    this.sight = new Float32Array(spaces).fill(Infinity);
  }

  /** Takes over a moment; true if anything would be drawn in another way. */
  take(air: Snapshot['air']): boolean {
    let changed = false;
    for (let space = 0; space < this.step.length; space++) {
      const height = air === null ? NaN : air.layerHeight[space];
      let step = -1;
      let layer = -1;
      let sight = Infinity;
      if (air !== null && !Number.isNaN(height)) {
        const upper = sightAt(air, space, Infinity);
        const there = sightAt(air, space, HEAD);
        step = SIGHTS.findLastIndex((most) => there < most) + 1;
        if (step === 0 && !(upper < SIGHTS[0])) step = -1;
        if (step >= 0) {
          layer = Math.round(10 * height);
          sight = there >= SIGHTS[0] ? Infinity : there < 10 ? Math.round(10 * there) / 10 : Math.round(there);
        }
      }
      if (step === this.step[space] && layer === this.layer[space] && sight === this.sight[space]) continue;
      this.step[space] = step;
      this.layer[space] = layer;
      this.sight[space] = sight;
      changed = true;
    }
    return changed;
  }
}

/** Dots in a square grid within what `trace` encloses. */
function stipple(c: Context, trace: () => void, box: Box, gap: number, color: string): void {
  c.save();
  c.beginPath();
  trace();
  c.clip('evenodd');
  c.beginPath();
  for (let y = Math.floor(box.top / gap) * gap, line = 0; y < box.bottom; y += gap, line++) {
    for (let x = Math.floor(box.left / gap) * gap + (line % 2) * (gap / 2); x < box.right; x += gap)
      c.rect(x, y, 1.5, 1.5);
  }
  c.fillStyle = color;
  c.fill();
  c.restore();
}

/** One step over what `trace` encloses: a cover that lets the floor be seen, and dots the denser the less one sees. */
export function drawSmokeStep(c: Context, step: number, trace: () => void, box: Box, palette: Palette): void {
  c.save();
  c.globalAlpha = COVER[step];
  c.beginPath();
  trace();
  c.fillStyle = palette.smoke;
  c.fill('evenodd');
  c.restore();
  stipple(c, trace, box, DOTS[step], palette.smokeDots);
}

/** The smoke of a storey. */
export function drawSmoke(c: Context, m: Affine, storey: StoreyScene, smoke: Smoke, palette: Palette): void {
  for (const space of storey.spaces) {
    const step = smoke.step[space.index];
    if (step >= 0) drawSmokeStep(c, step, () => traceSpace(c, m, space), boxOf(m, space), palette);
  }
}

/** Letters of the figures, px. */
const FIGURES = 11;

/**
 * Height of the layer and sight, written where there is room: in one line, else in two.
 * @param taken patches that are to stay free
 */
export function writeSmoke(
  c: Context,
  m: Affine,
  storey: StoreyScene,
  smoke: Smoke,
  labels: StageLabels,
  palette: Palette,
  taken: readonly Patch[],
): void {
  c.font = `600 ${FIGURES}px ${FONT}`;
  const wishes: LabelWish[] = [];
  for (const space of storey.spaces) {
    if (smoke.step[space.index] < 0) continue;
    const box = boxOf(m, space);
    const [roomWidth, roomHeight] = [box.right - box.left - 4, box.bottom - box.top - 2];
    const whole = labels.smoke(smoke.layer[space.index] / 10, smoke.sight[space.index]);
    const lines = c.measureText(whole).width <= roomWidth ? [whole] : whole.split(' · ');
    const line = 1.3 * FIGURES;
    // From the walls inwards, then the middle; in the middle of the line, else at an end of it.
    const heights = [0.6, 1.6, 2.6].flatMap((n) => [box.top + n * line, box.bottom - n * line]);
    heights.push((box.top + box.bottom) / 2);
    for (const text of lines) {
      const { width } = c.measureText(text);
      const off = (roomWidth - width) / 2;
      wishes.push({
        text,
        places: [0, -off, off].flatMap((dx) => heights.map((y) => ({ x: (box.left + box.right) / 2 + dx, y }))),
        width,
        height: FIGURES,
        roomWidth,
        roomHeight,
        priority: 1,
      });
    }
  }
  for (const { text, x, y } of placeLabels(wishes, taken))
    write(c, text, x, y, { size: FIGURES, color: palette.ink, halo: palette.halo, bold: true });
}
