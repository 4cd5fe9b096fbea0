/** Where people stand who wait for a lift: in its lobby, clear of doors and of each other; else in front of that. */
import { places } from '../facility/area.js';
import { OUTSIDE, type LiftStop, type SpaceInfo } from '../facility/facility.js';
import { BODIES, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Those who wait stand in spaces of these kinds only: on no stair, in no room. */
const STANDING_ROOM = new Set<SpaceInfo['kind']>(['lobby', 'corridor', 'hall', 'refuge', 'landing']);

/** Half of what a body takes of the floor as a disc, m: of a long one less than half its length, as bodies stand side by side. */
function reach(model: Model, body: number, radius: number): number {
  const name = BODIES[body];
  if (name === 'walker') return radius;
  const half = model.parameter(`length.${name}`) / 2;
  return Math.sqrt(half * radius);
}

/** Spaces in front of a lift, the nearest first: the landing, then what a door of it leads to. */
function roomFor(model: Model, stop: LiftStop): SpaceInfo[] {
  const { spaces, openings } = model.facility;
  const list = [spaces[stop.landing]];
  for (const index of spaces[stop.landing].openings) {
    const { a, b } = openings[index];
    const other = a === stop.landing ? b : a;
    if (other === OUTSIDE || !STANDING_ROOM.has(spaces[other].kind) || list.includes(spaces[other])) continue;
    if (spaces[other].storey === stop.storey && spaces[other].stair !== spaces[stop.landing].stair)
      list.push(spaces[other]);
  }
  return list;
}

export interface WaitingPlace {
  space: number;
  x: number;
  y: number;
}

/**
 * The place nearest to the doors that nobody else who waits has; with crowding off the doors themselves. Where all are taken
 * the one with most room.
 */
export function waitingPlace(model: Model, world: World, stop: LiftStop, row: number): WaitingPlace {
  const door = { space: stop.landing, x: stop.x, y: stop.y };
  if (!model.crowding) return door;
  const { people } = world;
  const own = reach(model, people.body[row], people.radius[row]);
  const taken: [space: number, x: number, y: number, reach: number][] = [];
  const waits = new Set<number>();
  for (const ride of world.rides) {
    if (ride.stage !== 'coming' && ride.stage !== 'waiting') continue;
    const { row: other } = ride;
    waits.add(other);
    const space = people.goalSpace[other];
    taken.push([space, ride.x, ride.y, reach(model, people.body[other], people.radius[other])]);
  }
  for (let other = 0; other < people.count; other++) {
    // Settled there for good, or being so.
    if (people.state[other] !== STATE.inPlace && people.state[other] !== STATE.beingUnloaded) continue;
    if (!waits.has(other)) taken.push([people.space[other], people.x[other], people.y[other], people.radius[other]]);
  }
  let fallback: WaitingPlace = door;
  let most = -Infinity;
  for (const space of roomFor(model, stop)) {
    let best: WaitingPlace | null = null;
    let nearest = Infinity;
    for (const [x, y] of places(space, people.radius[row])) {
      let gap = Infinity;
      for (const [other, ox, oy, r] of taken) {
        if (other !== space.index) continue;
        const d = Math.sqrt((x - ox) * (x - ox) + (y - oy) * (y - oy)) - r - own;
        if (d < gap) gap = d;
      }
      if (gap > most) {
        most = gap;
        fallback = { space: space.index, x, y };
      }
      const d = (x - stop.x) * (x - stop.x) + (y - stop.y) * (y - stop.y);
      if (gap >= 0 && d < nearest - 1e-9) {
        nearest = d;
        best = { space: space.index, x, y };
      }
    }
    if (best !== null) return best;
  }
  return fallback;
}
