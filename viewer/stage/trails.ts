/** The ways people have taken while trails were on, as far as moments shown were close enough to each other. */
import { mapX, mapY, type Affine } from './affine.js';
import { HIDDEN } from './marks.js';
import type { Moment } from './moment.js';
import type { Palette } from './palette.js';
import type { Context } from './plan.js';
import type { Scene } from './scene.js';

/** Steps kept; the oldest are forgotten. */
const CAPACITY = 1 << 16;
/** Moments further apart say nothing of the way between them, s. */
const LONGEST_GAP = 6;
/** A new step is kept when somebody has gone this far, m. */
const LEAST_STEP = 0.25;
const LONGEST_STEP = 12;

export class Trails {
  on = false;
  private readonly storey = new Int16Array(CAPACITY);
  private readonly points = new Float32Array(4 * CAPACITY);
  private readonly times = new Float64Array(CAPACITY);
  /** Steps ever taken; the last CAPACITY of them are there. */
  private taken = 0;
  private drawn = 0;
  private time = NaN;
  private readonly fromX: Float64Array;
  private readonly fromY: Float64Array;
  private readonly fromSpace: Int32Array;

  constructor(
    private readonly scene: Scene,
    count: number,
  ) {
    this.fromX = new Float64Array(count);
    this.fromY = new Float64Array(count);
    this.fromSpace = new Int32Array(count).fill(-1);
  }

  /** Takes note of a moment. True if what was drawn is no longer so: time went back. */
  note(moment: Moment): boolean {
    if (!this.on) return false;
    const { time } = moment;
    let anew = false;
    if (time < this.time) {
      const before = this.taken;
      while (this.taken > 0 && this.taken > before - CAPACITY && this.times[(this.taken - 1) % CAPACITY] > time)
        this.taken--;
      anew = this.taken < before;
      this.drawn = 0;
    }
    const close = time >= this.time && time - this.time <= LONGEST_GAP;
    for (let row = 0; row < moment.count; row++) {
      const space = moment.state[row] === HIDDEN || moment.attachedTo[row] >= 0 ? -1 : moment.space[row];
      const dx = moment.x[row] - this.fromX[row];
      const dy = moment.y[row] - this.fromY[row];
      const step = Math.sqrt(dx * dx + dy * dy);
      const from = this.fromSpace[row];
      const same = space >= 0 && from >= 0 && this.scene.spaceStorey[space] === this.scene.spaceStorey[from];
      if (close && same) {
        if (step < LEAST_STEP) continue;
        if (step <= LONGEST_STEP) this.keep(time, this.scene.spaceStorey[space], row, moment);
      }
      this.fromX[row] = moment.x[row];
      this.fromY[row] = moment.y[row];
      this.fromSpace[row] = space;
    }
    this.time = time;
    return anew;
  }

  private keep(time: number, storey: number, row: number, moment: Moment): void {
    const i = this.taken % CAPACITY;
    this.times[i] = time;
    this.storey[i] = storey;
    this.points[4 * i] = this.fromX[row];
    this.points[4 * i + 1] = this.fromY[row];
    this.points[4 * i + 2] = moment.x[row];
    this.points[4 * i + 3] = moment.y[row];
    this.taken++;
  }

  /** There is something to be added to the picture. */
  get fresh(): boolean {
    return this.on && this.taken > this.drawn;
  }

  forget(): void {
    this.taken = this.drawn = 0;
    this.time = NaN;
    this.fromSpace.fill(-1);
  }

  /** Adds to the picture what is new, or (`all`) draws everything. */
  draw(c: Context, maps: readonly (Affine | null)[], palette: Palette, all: boolean): void {
    if (!this.on) return;
    const first = Math.max(all ? 0 : this.drawn, this.taken - CAPACITY);
    c.beginPath();
    for (let k = first; k < this.taken; k++) {
      const i = k % CAPACITY;
      const m = maps[this.storey[i]];
      if (m === null || m === undefined) continue;
      const p = this.points;
      c.moveTo(mapX(m, p[4 * i], p[4 * i + 1]), mapY(m, p[4 * i], p[4 * i + 1]));
      c.lineTo(mapX(m, p[4 * i + 2], p[4 * i + 3]), mapY(m, p[4 * i + 2], p[4 * i + 3]));
    }
    c.strokeStyle = palette.trail;
    c.lineWidth = 1.4;
    c.lineCap = 'round';
    c.globalAlpha = 0.55;
    c.stroke();
    c.globalAlpha = 1;
    this.drawn = this.taken;
  }
}
