/** The moment shown, as the stage keeps it: a copy of what it needs of a snapshot. */
import { OUTCOMES, type Snapshot } from '../../engine/index.js';
import { HIDDEN, markKind, markState } from './marks.js';
import { Cars } from './lifts.js';
import type { Scene } from './scene.js';
import { Smoke } from './smoke.js';

const SHELTERED = OUTCOMES.indexOf('sheltered');
const SAFE = OUTCOMES.indexOf('safe');
/** A step larger than this is no walk but another moment, m. */
const LONGEST_STEP = 4;
const LEAST_STEP = 0.02;

export class Moment {
  time = NaN;
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly space: Int32Array;
  private readonly codes: Int32Array[];
  /** Index into MARK_STATES or HIDDEN; index into MARK_KINDS. */
  readonly state: Int8Array;
  readonly kind: Int8Array;
  readonly attachedTo: Int32Array;
  /** Place in the team of whom they are attached to: 0, 1, 2 … */
  readonly place: Uint8Array;
  /** Direction of the last movement, rad, north counted positive; of the bed before the first. */
  readonly heading: Float32Array;
  readonly doors: Uint8Array;
  readonly smoke: Smoke;
  readonly cars: Cars;
  /** Residents by storey: not in safety, and sheltered there. */
  readonly remaining: Int32Array;
  readonly sheltered: Int32Array;
  /** Residents outside; people outside. */
  residentsOut = 0;
  peopleOut = 0;

  constructor(private readonly scene: Scene) {
    const n = (this.count = scene.header.people.length);
    this.x = new Float64Array(n);
    this.y = new Float64Array(n);
    this.space = new Int32Array(n).fill(-2);
    this.attachedTo = new Int32Array(n).fill(-1);
    this.codes = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
    this.state = new Int8Array(n).fill(HIDDEN);
    this.kind = Int8Array.from(scene.standing);
    this.place = new Uint8Array(n);
    this.heading = Float32Array.from(scene.bedHeading, (h) => (Number.isNaN(h) ? 0 : h + Math.PI));
    this.doors = new Uint8Array(scene.building.openings.length);
    this.smoke = new Smoke(scene.building.spaces.length);
    this.cars = new Cars(scene.building.lifts.length);
    this.remaining = new Int32Array(scene.storeys.length);
    this.sheltered = new Int32Array(scene.storeys.length);
  }

  /** Takes over a snapshot. Says what is new in it: anything; doors or smoke, which are in the still picture. */
  take(frame: Snapshot): { changed: boolean; still: boolean } {
    const said = this.said;
    said.still = this.smoke.take(frame.air);
    for (let i = 0; i < this.doors.length; i++) {
      if (this.doors[i] === frame.doorShut[i]) continue;
      this.doors[i] = frame.doorShut[i];
      said.still = true;
    }
    this.time = frame.time;
    const [state, outcome, body] = this.codes;
    let changed = this.cars.take(frame.lifts) || said.still;
    for (let row = 0; row < this.count; row++) {
      const x = frame.x[row];
      const y = frame.y[row];
      if (
        x === this.x[row] &&
        y === this.y[row] &&
        frame.space[row] === this.space[row] &&
        frame.state[row] === state[row] &&
        frame.outcome[row] === outcome[row] &&
        frame.body[row] === body[row] &&
        frame.attachedTo[row] === this.attachedTo[row]
      )
        continue;
      changed = true;
      const dx = x - this.x[row];
      const dy = y - this.y[row];
      const step = dx * dx + dy * dy;
      if (this.space[row] >= 0 && step > LEAST_STEP * LEAST_STEP && step < LONGEST_STEP * LONGEST_STEP)
        this.heading[row] = Math.atan2(dy, dx);
      this.x[row] = x;
      this.y[row] = y;
      this.space[row] = frame.space[row];
      state[row] = frame.state[row];
      outcome[row] = frame.outcome[row];
      body[row] = frame.body[row];
      this.attachedTo[row] = frame.attachedTo[row];
      this.state[row] = markState(this.scene.staff[row] === 1, state[row], outcome[row]);
      this.kind[row] = markKind(this.scene.standing[row], body[row], this.state[row]);
    }
    if (changed) this.tally();
    said.changed = changed;
    return said;
  }
  private readonly said = { changed: false, still: false };

  private tally(): void {
    const outcome = this.codes[1];
    this.remaining.fill(0);
    this.sheltered.fill(0);
    this.residentsOut = 0;
    this.peopleOut = 0;
    this.place.fill(0);
    for (let row = 0; row < this.count; row++) {
      if (this.state[row] === HIDDEN) continue;
      const space = this.space[row];
      if (space < 0) {
        this.peopleOut++;
        if (this.scene.staff[row] === 0) this.residentsOut++;
      } else if (this.scene.staff[row] === 0) {
        const storey = this.scene.spaceStorey[space];
        if (outcome[row] === SHELTERED || outcome[row] === SAFE) this.sheltered[storey]++;
        else this.remaining[storey]++;
      }
      const to = this.attachedTo[row];
      if (to < 0) continue;
      // Places go by row: those before in the same team. Teams are small, and staff few.
      let before = 0;
      for (let other = this.scene.header.residents; other < row; other++) if (this.attachedTo[other] === to) before++;
      this.place[row] = before;
    }
  }
}
