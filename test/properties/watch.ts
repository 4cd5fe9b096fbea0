/** Looks at everybody after every tick of a run: inside their space, through no wall, over nobody, stuck with a cause. */
import { OUTSIDE } from '../../engine/facility/facility.js';
import { distancePointSegment, pointInSpace, segmentsCross } from '../../engine/facility/geometry.js';
import { createFootprints } from '../../engine/locomotion/footprints.js';
import { seesThrough } from '../../engine/locomotion/sight.js';
import type { Simulation } from '../../engine/simulation.js';
import { PACE } from '../../engine/world/codes.js';

/** Bodies overlap that are nearer than touching by more than this, m; less is rounding. */
const OVERLAPS = 0.001;
/** Of those who have been held up longer than this, s, the model lets some squeeze past (decision 5): counted, not left out. */
const SQUEEZES = 30;
/** Middles farther apart than this are of bodies that do not touch, m. */
const FARTHEST = 2.5;
/** Overlaps are looked for once so many ticks. */
const EVERY = 4;

export interface Watched {
  personSteps: number;
  /** Positions outside the space somebody is said to be in; steps through a wall. Words for the first few. */
  outside: string[];
  through: string[];
  /** Of two who are both on the way, and not still waiting to step onto the floor, m; and how long without a break the longest overlap lasted, s. */
  deepest: number;
  longest: number;
  /** Whose the deepest was. */
  who: string;
  /** Persons who squeezed past somebody after being held up for long; `stuck` events. */
  squeezed: number;
  stuck: number;
  /** People still there at the end who had neither an event nor a cause. */
  forgotten: string[];
  remaining: number;
}

/** Distance between two spines, m: segments about (x, y) along the heading. */
function between(people: Simulation['world']['people'], spine: Float64Array, i: number, j: number): number {
  const dx = people.x[j] - people.x[i];
  const dy = people.y[j] - people.y[i];
  const a = spine[people.body[i]];
  const b = spine[people.body[j]];
  if (a === 0 && b === 0) return Math.sqrt(dx * dx + dy * dy);
  const [ux, uy, vx, vy] = [people.headingX[i], people.headingY[i], people.headingX[j], people.headingY[j]];
  const clamp = (t: number, most: number): number => Math.max(-most, Math.min(most, t));
  const uv = ux * vx + uy * vy;
  const ud = ux * dx + uy * dy;
  const vd = vx * dx + vy * dy;
  const scale = 1 - uv * uv;
  let s = clamp(scale > 1e-9 ? (ud - uv * vd) / scale : ud, a);
  const t = clamp(uv * s - vd, b);
  s = clamp(uv * t + ud, a);
  return Math.hypot(dx + t * vx - s * ux, dy + t * vy - s * uy);
}

/** Runs to the end. */
export function watch(simulation: Simulation): Watched {
  const { world, model } = simulation;
  const { people } = world;
  const { spaces, openings } = model.facility;
  const { spine } = createFootprints(model);
  const found: Watched = {
    personSteps: 0,
    outside: [],
    through: [],
    deepest: 0,
    longest: 0,
    who: '',
    squeezed: 0,
    stuck: 0,
    forgotten: [],
    remaining: 0,
  };
  const x = Float64Array.from(people.x);
  const y = Float64Array.from(people.y);
  const space = Int32Array.from(people.space);
  const squeezing = new Uint8Array(people.count);
  const told = new Uint8Array(people.count);
  const since = new Map<number, number>();
  const rowOf = new Map(model.people.map(({ id }, row) => [id, row]));
  const note = (list: string[], row: number): void => {
    if (list.length < 5) list.push(`${model.people[row].id} at tick ${world.tick}`);
  };

  function step(row: number): void {
    const here = people.space[row];
    if (here === OUTSIDE) return;
    if (people.moving[row] === 1) {
      found.personSteps++;
      if (!pointInSpace(spaces[here], people.x[row], people.y[row])) note(found.outside, row);
    }
    const before = space[row];
    if (before >= 0 && (here !== before || !spaces[here].convex || spaces[here].holes.length > 0)) {
      const { walls } = spaces[before];
      // The walls beyond an opening are listed too: they bound what is entered.
      const shared =
        here === before || openings.some((o) => (o.a === before && o.b === here) || (o.b === before && o.a === here));
      for (let i = 0; i < walls.length && shared; i += 4) {
        if (
          segmentsCross(
            x[row],
            y[row],
            people.x[row],
            people.y[row],
            walls[i],
            walls[i + 1],
            walls[i + 2],
            walls[i + 3],
          )
        ) {
          note(found.through, row);
          break;
        }
      }
    }
    x[row] = people.x[row];
    y[row] = people.y[row];
    space[row] = here;
    if (people.stalled[row] > SQUEEZES) {
      if (squeezing[row] === 0) found.squeezed++;
      squeezing[row] = 1;
    } else squeezing[row] = 0;
  }

  function overlaps(): void {
    const bySpace = new Map<number, number[]>();
    for (let row = 0; row < people.count; row++) {
      if (people.moving[row] === 0 || people.space[row] === OUTSIDE || people.pace[row] < PACE.alone) continue;
      const list = bySpace.get(people.space[row]);
      if (list === undefined) bySpace.set(people.space[row], [row]);
      else list.push(row);
    }
    const now = world.tick / model.ticksPerSecond;
    const present = new Set<number>();
    const compare = (a: number, b: number): void => {
      const touch = people.radius[a] + people.radius[b];
      const reach = touch + spine[people.body[a]] + spine[people.body[b]];
      if (Math.abs(people.y[b] - people.y[a]) >= reach || Math.abs(people.x[b] - people.x[a]) >= reach) return;
      const depth = touch - between(people, spine, a, b);
      if (depth <= OVERLAPS) return;
      const key = a < b ? a * people.count + b : b * people.count + a;
      present.add(key);
      if (!since.has(key)) since.set(key, now);
      const lasted = now - since.get(key)!;
      if (depth > found.deepest) {
        found.deepest = depth;
        found.who = `${model.people[a].id} (${people.body[a]}) and ${model.people[b].id} (${people.body[b]}) at tick ${world.tick}`;
      }
      if (lasted > found.longest) found.longest = lasted;
    };
    for (const rows of bySpace.values()) {
      rows.sort((a, b) => people.x[a] - people.x[b]);
      for (let i = 0; i < rows.length; i++) {
        for (let j = i + 1; j < rows.length && people.x[rows[j]] - people.x[rows[i]] <= FARTHEST; j++)
          compare(rows[i], rows[j]);
      }
    }
    // Across a seam: who stands before an opening and who behind it, where the line between them passes through it.
    for (const o of openings) {
      const [one, two] = [bySpace.get(o.a), bySpace.get(o.b)].map((rows) =>
        (rows ?? []).filter(
          (row) => distancePointSegment(people.x[row], people.y[row], o.x1, o.y1, o.x2, o.y2) < FARTHEST,
        ),
      );
      for (const a of one) {
        for (const b of two) if (seesThrough(o, people.x[a], people.y[a], people.x[b], people.y[b], 0)) compare(a, b);
      }
    }
    for (const key of since.keys()) if (!present.has(key)) since.delete(key);
  }

  while (!simulation.ended) {
    simulation.step();
    for (const event of world.events) {
      if (event.code === 'stuck') found.stuck++;
      if ((event.code === 'stuck' || event.code === 'noRoute') && event.person !== undefined)
        told[rowOf.get(event.person)!] = 1;
    }
    for (let row = 0; row < people.count; row++) step(row);
    if (world.tick % EVERY === 0) overlaps();
  }
  for (let row = 0; row < people.count; row++) {
    if (people.space[row] === OUTSIDE) continue;
    found.remaining++;
    if (told[row] === 0 && people.cause[row] === 0) note(found.forgotten, row);
  }
  return found;
}
