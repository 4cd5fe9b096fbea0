/** Where everybody is on the canvas, and the pictures that show them there. */
import { Particle, type ParticleContainer, type Texture } from 'pixi.js';
import { mapX, mapY, type Affine } from './affine.js';
import type { MarkAtlas, MarkSize } from './atlas.js';
import { besideBody } from './bodies.js';
import { stripCells, type Rect } from './layout.js';
import { HIDDEN, MARK_KINDS, MARK_STATES, type MarkState } from './marks.js';
import type { Moment } from './moment.js';
import type { Scene } from './scene.js';

export interface CrowdView {
  /** Maps by index of the storey; null: not shown. */
  maps: readonly (Affine | null)[];
  /** Maps of the floors of lift cars, by lift; null: not shown. */
  cars: readonly (Affine | null)[];
  /** Where those outside stand, px; null: not shown. */
  strip: Rect | null;
  size: MarkSize;
  width: number;
  height: number;
}

const STATES = MARK_STATES.length;
/** Quiet ones below, those who are on their way above; staff below whom they help, or they would hide them. */
const LAYERS: readonly (readonly MarkState[])[] = [
  ['asleep', 'sheltered', 'safe', 'lost'],
  ['onDuty', 'busy'],
  ['waiting', 'preparing'],
  ['moving'],
];
const LAYER = Int8Array.from(MARK_STATES, (state) => LAYERS.findIndex((layer) => layer.includes(state)));
/** Sideways and forward place of the members of a team where people are symbols, in shares of a mark. */
const SYMBOL_PLACES = [
  [-0.95, 0],
  [0.95, 0],
  [0, -0.85],
  [0, 0.85],
] as const;
const OUTSIDE_MARK = 1.3;

/** A pool of particles of which the first `used` are shown. */
export class Pictures {
  readonly pool: Particle[] = [];
  used = 0;

  /** @param container where Pixi draws them; missing: somebody else does */
  constructor(
    private readonly anchor: number,
    private readonly container?: ParticleContainer,
  ) {}

  begin(): void {
    this.used = 0;
  }

  next(texture: Texture): Particle {
    let particle = this.pool[this.used];
    if (particle === undefined) {
      particle = new Particle({ texture, anchorX: this.anchor, anchorY: 0.5 });
      this.pool.push(particle);
    }
    particle.texture = texture;
    this.used++;
    return particle;
  }

  end(): void {
    if (this.container === undefined) return;
    const shown = this.container.particleChildren;
    if (shown.length === this.used) return;
    shown.length = Math.min(shown.length, this.used);
    for (let i = shown.length; i < this.used; i++) shown.push(this.pool[i]);
    // The part of the buffers that does not change with every picture is written again.
    this.container.update();
  }
}

export class Crowd {
  /** CSS px. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly shown: Uint8Array;
  /** Size of the marks in the strip of those outside, px. */
  private cell = 0;

  constructor(
    private readonly scene: Scene,
    private readonly moment: Moment,
  ) {
    this.x = new Float64Array(moment.count);
    this.y = new Float64Array(moment.count);
    this.shown = new Uint8Array(moment.count);
  }

  /** Works out all places. Allocates next to nothing. */
  place(view: CrowdView): void {
    const { moment, scene } = this;
    let outside = 0;
    const mark = markPixels(view.size);
    const { cell, perRow } =
      view.strip === null ? { cell: 0, perRow: 1 } : stripCells(view.strip, moment.peopleOut, OUTSIDE_MARK * mark);
    this.cell = cell;
    for (let row = 0; row < moment.count; row++) {
      this.shown[row] = 0;
      if (moment.state[row] === HIDDEN) continue;
      const space = moment.space[row];
      if (space < 0) {
        const place = outside++;
        if (view.strip === null) continue;
        this.x[row] = view.strip.x + ((place % perRow) + 0.5) * cell;
        this.y[row] = view.strip.y + (Math.floor(place / perRow) + 0.5) * cell;
        this.shown[row] = 1;
        continue;
      }
      const lift = scene.liftOf[space];
      const map = lift < 0 ? view.maps[scene.spaceStorey[space]] : view.cars[lift];
      if (map === null || map === undefined) continue;
      this.x[row] = mapX(map, moment.x[row], moment.y[row]);
      this.y[row] = mapY(map, moment.x[row], moment.y[row]);
      this.shown[row] = 1;
      const to = moment.attachedTo[row];
      if (to < 0) continue;
      const place = moment.place[row];
      if ('size' in view.size) {
        const [dx, dy] = SYMBOL_PLACES[place % 4];
        this.x[row] += dx * mark;
        this.y[row] += dy * mark;
      } else {
        const { x, y } = besideBody(MARK_KINDS[moment.kind[to]], place);
        const cos = Math.cos(moment.heading[to]) * view.size.scale;
        const sin = Math.sin(moment.heading[to]) * view.size.scale;
        this.x[row] += x * cos - y * sin;
        this.y[row] -= x * sin + y * cos;
      }
    }
  }

  /** Draws the marks; `atlas` is drawn for `drawn`, a size at or above that of the view. */
  draw(pictures: Pictures, view: CrowdView, atlas: MarkAtlas, drawn: MarkSize): void {
    const { moment } = this;
    const symbols = 'size' in view.size;
    const factor = symbols
      ? (view.size as { size: number }).size / (drawn as { size: number }).size
      : (view.size as { scale: number }).scale / (drawn as { scale: number }).scale;
    const outsideFactor = view.strip === null ? 1 : Math.min(1, this.cell / (OUTSIDE_MARK * markPixels(view.size)));
    const edge = 60;
    for (let layer = 0; layer < LAYERS.length; layer++) {
      for (let row = 0; row < moment.count; row++) {
        if (this.shown[row] === 0) continue;
        const state = moment.state[row];
        if (LAYER[state] !== layer) continue;
        const x = this.x[row];
        const y = this.y[row];
        if (x < -edge || y < -edge || x > view.width + edge || y > view.height + edge) continue;
        const particle = pictures.next(atlas.marks[moment.kind[row] * STATES + state]);
        particle.x = x;
        particle.y = y;
        const out = moment.space[row] < 0;
        particle.scaleX = particle.scaleY = out ? factor * outsideFactor : factor;
        particle.rotation = symbols || out ? 0 : -this.headingOf(row);
      }
    }
  }

  /** Members of a team face as the one they move. */
  private headingOf(row: number): number {
    const to = this.moment.attachedTo[row];
    return this.moment.heading[to < 0 ? row : to];
  }

  /** Who is nearest to a point, within `reach` px of the edge of their mark; -1: nobody. */
  at(x: number, y: number, reach: number): number {
    let found = -1;
    let nearest = reach * reach;
    for (let row = 0; row < this.moment.count; row++) {
      if (this.shown[row] === 0) continue;
      const dx = this.x[row] - x;
      const dy = this.y[row] - y;
      const d = dx * dx + dy * dy;
      // Of two at the same place the later is on top.
      if (d <= nearest) {
        nearest = d;
        found = row;
      }
    }
    return found;
  }
}

/** Diameter of a walker's mark, px. */
export const markPixels = (size: MarkSize): number => ('size' in size ? size.size : size.scale * 0.5);
