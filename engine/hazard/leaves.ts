/** Leaves of doors while people pass: who is about to go through holds one open, a closer shuts it, others stay as left. */
import type { Model } from '../world/model.js';
import type { Leaves } from '../world/smoke.js';
import type { World } from '../world/world.js';
import type { FireBuilding } from './building.js';

/** How doors stand at the start. */
export function createLeaves(model: Model, building: FireBuilding): Leaves {
  const { facility, scenario } = model;
  const open = scenario.protection?.openAtStart;
  const openings = facility.openings.length;
  const leaves: Leaves = {
    openedAt: new Float64Array(openings).fill(-1),
    shutsAt: new Float64Array(openings).fill(-1),
    openFor: new Float64Array(openings),
  };
  facility.openings.forEach((opening, i) => {
    const kind = building.leaf[i];
    const bedroom = [opening.a, opening.b].some((s) => s >= 0 && facility.spaces[s].kind === 'bedroom');
    const asked = open === 'bedrooms' ? bedroom : open !== undefined && open.includes(opening.id);
    if (kind === 'wedged' || kind === 'held' || (asked && kind === 'left')) stand(leaves, i, 0);
  });
  return leaves;
}

function stand(leaves: Leaves, opening: number, at: number): void {
  leaves.openedAt[opening] = at;
  leaves.shutsAt[opening] = Infinity;
}

/** Shuts a leaf at the time given; what it stood open until then counts. */
export function shutLeaf(leaves: Leaves, opening: number, at: number): void {
  if (leaves.openedAt[opening] >= 0 && leaves.shutsAt[opening] > at) leaves.shutsAt[opening] = at;
}

/** Opens a leaf for somebody in it now; `shutsAt`: when it will have shut if nobody else comes. */
function open(leaves: Leaves, opening: number, now: number, shutsAt: number, second: number): void {
  if (leaves.openedAt[opening] < 0 || leaves.shutsAt[opening] < now) {
    keepInterval(leaves, opening, second, now);
    leaves.openedAt[opening] = now;
    leaves.shutsAt[opening] = shutsAt;
  } else if (leaves.shutsAt[opening] < shutsAt) leaves.shutsAt[opening] = shutsAt;
}

/** Adds what the last interval covers of the time from `from` to `to` to the seconds open. */
function keepInterval(leaves: Leaves, opening: number, from: number, to: number): void {
  leaves.openFor[opening] += covered(leaves, opening, from, to);
}

function covered(leaves: Leaves, opening: number, from: number, to: number): number {
  const opened = leaves.openedAt[opening];
  if (opened < 0) return 0;
  return Math.max(0, Math.min(to, leaves.shutsAt[opening]) - Math.max(from, opened));
}

/** Doors that those hold open who go through them in this tick; `second`: start of the second it lies in, s. */
export function holdDoors(model: Model, world: World, building: FireBuilding, second: number, now: number): void {
  const { people, smoke } = world;
  const { leaves } = smoke!;
  const reach = model.parameter('smoke.doorReach');
  const closing = model.parameter('smoke.closingTime');
  holdForLook(model, world, building, second, now);
  for (let row = 0; row < people.count; row += 1) {
    if (people.moving[row] === 0) continue;
    const opening = people.nextOpening[row];
    if (opening < 0) continue;
    const kind = building.leaf[opening];
    if (kind === 'none' || kind === 'wedged' || kind === 'shut') continue;
    const o = model.facility.openings[opening];
    const x = people.x[row] - (o.x1 + o.x2) / 2;
    const y = people.y[row] - (o.y1 + o.y2) / 2;
    const far = reach + o.width / 2;
    if (x * x + y * y > far * far) continue;
    open(leaves, opening, now, kind === 'left' ? Infinity : now + closing, second);
  }
}

/** Whoever looks into the room of origin, or fights the fire there, stands in its open door. */
function holdForLook(model: Model, world: World, building: FireBuilding, second: number, now: number): void {
  const { stage } = world.response;
  if (stage !== 'confirming' && stage !== 'attacking') return;
  const { openings } = model.facility.spaces[model.incidentSpace];
  const door = openings.find((o) => model.facility.openings[o].b >= 0);
  if (door === undefined || building.leaf[door] === 'none' || building.leaf[door] === 'wedged') return;
  const shuts = building.leaf[door] === 'left' ? Infinity : now + model.parameter('smoke.closingTime');
  open(world.smoke!.leaves, door, now, shuts, second);
}

/** Held-open doors let go. */
export function releaseDoors(model: Model, world: World, building: FireBuilding, at: number): void {
  const closing = model.parameter('smoke.closingTime');
  building.leaf.forEach((kind, opening) => {
    if (kind === 'held') shutLeaf(world.smoke!.leaves, opening, at + closing);
  });
}

/**
 * Share of the second from `from` to `to` in which each opening stood open, into `shares` by wall vent; begins the next
 * second. Openings without a leaf are always open; what is out of use is shut.
 */
export function openShares(world: World, building: FireBuilding, from: number, to: number, shares: Float64Array): void {
  const { leaves } = world.smoke!;
  const { leaf, ventOf } = building;
  for (let opening = 0; opening < ventOf.length; opening += 1) {
    const vent = ventOf[opening];
    if (vent < 0) continue;
    if (world.doorOutOfOrder[opening] === 1) shares[vent] = 0;
    else if (leaf[opening] === 'none') shares[vent] = 1;
    else {
      const seconds = leaves.openFor[opening] + covered(leaves, opening, from, to);
      shares[vent] = Math.min(1, seconds / (to - from));
    }
    leaves.openFor[opening] = 0;
  }
}
