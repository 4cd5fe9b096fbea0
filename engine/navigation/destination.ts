/**
 * Where somebody is brought or goes to: the plan's destinations in order of preference, with room and a way there.
 * Room is counted in net area (areas per body: parameters `area.*`), so a refuge fills up and the next one is tried.
 */
import { places } from '../facility/area.js';
import { OUTSIDE, type SpaceInfo } from '../facility/facility.js';
import { MEANS } from '../scenario/kinds.js';
import { lastResort } from '../scenario/readings.js';
import type { Means, Phase } from '../scenario/schema.js';
import { BODIES, BODY, BODY_OF_MEANS, OUTCOME, type Body } from '../world/codes.js';
import { DEFAULT_HELPERS } from '../world/means.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { expectedSpeeds, liftWay, stairTime } from './liftWays.js';
import { WHO, type Navigator } from './navigator.js';

export interface Destination {
  kind: 'found';
  /** Space, or OUTSIDE. */
  space: number;
  x: number;
  y: number;
  /** Area to be reserved there, m2. */
  area: number;
  /** Index into MEANS, -1: on their own feet or wheels. */
  means: number;
  helpers: number;
  /** Way, m. */
  distance: number;
}

export interface NoDestination {
  kind: 'full' | 'noRoute' | 'smoke';
  /** The space that was full, or the one no way, or none but through smoke, leads to; -1 if none was wanted. */
  space: number;
}

/** Hands that a sheet or blanket takes. */
const LAST_HELPERS = 2;

/** What a resident is as a body when moving alone. */
export function ownBody(model: Model, row: number): Body {
  const mobility = model.people[row].mobility;
  if (mobility === 'rollator') return 'frame';
  if (mobility === 'wheelchairSelf') return 'wheelchair';
  return 'walker';
}

export function bodyOf(model: Model, row: number, means: number): Body {
  return means < 0 ? ownBody(model, row) : BODY_OF_MEANS[MEANS[means]];
}

/** Area a body takes at a place of safety, m2. */
export function areaOfBody(body: Body, parameter: (name: string) => number): number {
  switch (body) {
    case 'walker':
      return parameter('area.walker');
    case 'frame':
      return parameter('area.frame');
    case 'wheelchair':
    case 'evacuationChair':
    case 'carryChair':
    case 'twoPersonCarry':
      return parameter('area.wheelchair');
    case 'bed':
      return parameter('area.bed');
    case 'rescueSheet':
    case 'stretcher':
      return parameter('area.lying');
  }
}

export const areaOf = (model: Model, body: Body): number => areaOfBody(body, model.parameter);

/** Area of a space that may be taken by people who stay, m2. */
function capacity(model: Model, space: SpaceInfo): number {
  return space.kind === 'refuge' ? space.netArea : space.netArea * model.parameter('area.corridorShare');
}

function hasRoom(model: Model, world: World, space: SpaceInfo, area: number): boolean {
  return !model.crowding || world.areaTaken[space.index] + area <= capacity(model, space) + 1e-9;
}

const STAYABLE = new Set(['refuge', 'corridor', 'hall', 'lobby']);

/** Spaces of one kind of destination, refuges before corridors. */
function candidates(model: Model, world: World, row: number, kind: Phase['to'][number], from: SpaceInfo): SpaceInfo[] {
  const { facility, evacuatedSpaces, incidentSpace } = model;
  const usable = (space: SpaceInfo): boolean => space.index !== incidentSpace && world.lostSpaces[space.index] === 0;
  const fit = (space: SpaceInfo): boolean => STAYABLE.has(space.kind) && usable(space);
  const refugesFirst = (list: SpaceInfo[]): SpaceInfo[] => {
    const refuges = list.filter((s) => s.kind === 'refuge');
    return refuges.length > 0 ? refuges : list.filter((s) => s.kind !== 'lobby');
  };
  switch (kind) {
    case 'refuge':
      return facility.spaces.filter((s) => s.kind === 'refuge' && s.storey === from.storey && usable(s));
    case 'nextCompartment': {
      if (from.compartment < 0) return [];
      const others = facility.spaces.filter(
        (s) => fit(s) && s.storey === from.storey && s.compartment >= 0 && s.compartment !== from.compartment,
      );
      const refuges = others.filter((s) => s.kind === 'refuge');
      return [...refuges, ...others.filter((s) => s.kind === 'corridor' || s.kind === 'hall')];
    }
    case 'storeyBelow': {
      const rank = facility.storeys[from.storey].rank;
      const below = facility.storeys.filter((s) => s.rank < rank).sort((a, b) => b.rank - a.rank);
      for (const storey of below) {
        const spaces = facility.spaces.filter((s) => s.storey === storey.index);
        if (spaces.some((s) => evacuatedSpaces[s.index] === 1 || world.lostSpaces[s.index] === 1)) continue;
        const list = spaces.filter(fit);
        if (list.length > 0)
          return [...refugesFirst(list), ...list.filter((s) => s.kind === 'corridor' || s.kind === 'hall')];
      }
      return [];
    }
    case 'refugeStorey': {
      // The nearest storey below with a refuge that the plan does not empty; refuge storeys are drawn as refuges.
      const rank = facility.storeys[from.storey].rank;
      const refuges = facility.spaces.filter(
        (s) =>
          s.kind === 'refuge' && usable(s) && facility.storeys[s.storey].rank < rank && evacuatedSpaces[s.index] === 0,
      );
      const nearest = refuges.reduce((most, s) => Math.max(most, facility.storeys[s.storey].rank), -1);
      return refuges.filter((s) => facility.storeys[s.storey].rank === nearest);
    }
    case 'ownRoom':
      // Staff have no room of their own.
      return model.people[row].bed < 0
        ? []
        : [facility.spaces[facility.beds[model.people[row].bed].spaceIndex]].filter(usable);
    case 'outside':
      return [];
  }
}

/** A free place in the space for a body, nearest to the far end; with crowding off everybody uses its middle. */
export function placeIn(model: Model, world: World, space: SpaceInfo, radius: number): [number, number] {
  if (!model.crowding) return [(space.minX + space.maxX) / 2, (space.minY + space.maxY) / 2];
  const list = places(space);
  const taken: [number, number, number][] = [];
  const people = world.people;
  for (let i = 0; i < people.residents; i++) {
    if (people.outcome[i] === OUTCOME.sheltered && people.space[i] === space.index) {
      taken.push([people.x[i], people.y[i], people.radius[i]]);
    } else if (people.moving[i] === 1 && people.goalSpace[i] === space.index) {
      taken.push([people.goalX[i], people.goalY[i], people.radius[i]]);
    }
  }
  for (const task of world.tasks) {
    if (task.goalSpace === space.index) taken.push([task.goalX, task.goalY, people.radius[task.resident]]);
  }
  let best = list[0];
  let bestGap = -Infinity;
  for (const place of list) {
    let gap = Infinity;
    for (const [x, y, r] of taken) {
      const dx = place[0] - x;
      const dy = place[1] - y;
      gap = Math.min(gap, Math.sqrt(dx * dx + dy * dy) - r - radius);
    }
    if (gap >= 0) return [place[0], place[1]];
    if (gap > bestGap) {
      bestGap = gap;
      best = place;
    }
  }
  return [best[0], best[1]];
}

/** With what and by how many, if the way has stairs or not. A means that does not get through falls back to the sheet. */
function manner(model: Model, world: World, row: number, stairs: boolean): { means: number; helpers: number } {
  const person = model.people[row];
  const means = stairs ? person.meansStairs : person.meansLevel;
  // Who has lost consciousness cannot walk, not with an escort either.
  if (world.people.outcome[row] === OUTCOME.lost && (means < 0 || MEANS[means] === 'escort'))
    return { means: MEANS.indexOf(lastResort(model.facility.input)), helpers: LAST_HELPERS };
  if (!stairs) return { means: person.meansLevel, helpers: person.helpersLevel };
  return { means: person.meansStairs, helpers: person.helpersStairs };
}

/**
 * The destination of resident `row` in phase `phase`, from where they are now.
 * Tries the phase's destinations in order; within one, the nearest space with room and a way for the body.
 * @param without index of a means that cannot be had
 * @param only the means to be used, and no other
 */
export function chooseDestination(
  model: Model,
  world: World,
  navigator: Navigator,
  row: number,
  phase: number,
  without = -1,
  only: Means | null = null,
): Destination | NoDestination {
  const people = world.people;
  const { facility } = model;
  const x = people.x[row];
  const y = people.y[row];
  const from = facility.spaces[people.space[row]];
  let blocked: NoDestination = { kind: 'noRoute', space: -1 };
  const last = MEANS.indexOf(lastResort(facility.input));

  const how = (stairs: boolean): { means: number; helpers: number } =>
    only === null
      ? manner(model, world, row, stairs)
      : { means: MEANS.indexOf(only), helpers: DEFAULT_HELPERS[only][stairs ? 1 : 0] };
  const attempt = (goalSpace: number, gx: number, gy: number, stairs: boolean): Destination | null => {
    const wanted = how(stairs);
    const options =
      only === null && wanted.means >= 0 && wanted.means !== last
        ? [wanted, { means: last, helpers: LAST_HELPERS }]
        : [wanted];
    for (const { means, helpers } of options) {
      if (means >= 0 && means === without && means !== last) continue;
      const body = bodyOf(model, row, means);
      const who = means < 0 && row < model.residents ? WHO.resident : WHO.staff;
      const to = [from.index, x, y, goalSpace, gx, gy, BODY[body]] as const;
      const refused = navigator.refused(goalSpace, WHO.resident);
      const walked = refused ? Infinity : navigator.distance(world, ...to, who);
      // Staff choose between stairs and lift when they set off.
      const rider = { row, body: BODY[body], helpers: means < 0 ? 0 : helpers, speed: 1 };
      const distance =
        walked < Infinity || refused || row >= model.residents
          ? walked
          : (liftWay(model, world, navigator, rider, goalSpace, gx, gy)?.distance ?? Infinity);
      const bySmoke = distance === Infinity && blocked.kind === 'noRoute' && navigator.smoky();
      if (bySmoke && navigator.distance(world, ...to) < Infinity) blocked = { kind: 'smoke', space: goalSpace };
      if (distance < Infinity) {
        // Staff who stay with the residents take no place of theirs.
        const area = goalSpace === OUTSIDE || model.people[row].kind === 'staff' ? 0 : areaOf(model, body);
        return { kind: 'found', space: goalSpace, x: gx, y: gy, area, means, helpers, distance };
      }
    }
    return null;
  };

  /** As they are moved on the level, if a lift takes them to the storey of the goal; who walks anyway needs nobody for it. */
  const byLift = (goalSpace: number, gx: number, gy: number): Destination | null => {
    const { means, helpers } = how(false);
    if (row >= model.residents || (means < 0 && model.people[row].meansStairs < 0)) return null;
    const { level } = expectedSpeeds(model, row, means);
    const rider = { row, body: BODY[bodyOf(model, row, means)], helpers: means < 0 ? 0 : helpers, speed: level };
    const way = liftWay(model, world, navigator, rider, goalSpace, gx, gy);
    if (way === null) return null;
    if (model.scenario.plan.phases[phase].by === 'both') {
      const by = how(true);
      const { level: speed, stairs } = expectedSpeeds(model, row, by.means);
      const walker = { row, body: BODY[bodyOf(model, row, by.means)], helpers: by.helpers, speed };
      if (stairTime(model, world, navigator, walker, stairs, stairs, goalSpace, gx, gy) < way.time) return null;
    }
    return attempt(goalSpace, gx, gy, false);
  };

  for (const kind of model.scenario.plan.phases[phase].to) {
    if (kind === 'outside') {
      const level = navigator.distance(world, from.index, x, y, OUTSIDE, 0, 0, BODY.wheelchair) < Infinity;
      const found = (level ? null : byLift(OUTSIDE, 0, 0)) ?? attempt(OUTSIDE, 0, 0, !level);
      if (found) return found;
      continue;
    }
    let best: Destination | null = null;
    for (const space of candidates(model, world, row, kind, from)) {
      // Refuges come before corridors: a corridor is only taken when no refuge had room.
      if (best !== null && space.kind !== 'refuge') break;
      const cx = (space.minX + space.maxX) / 2;
      const cy = (space.minY + space.maxY) / 2;
      const other = space.storey !== from.storey;
      const found = (other ? byLift(space.index, cx, cy) : null) ?? attempt(space.index, cx, cy, other);
      if (found === null) continue;
      if (!hasRoom(model, world, space, found.area)) {
        if (blocked.kind === 'noRoute') blocked = { kind: 'full', space: space.index };
        continue;
      }
      if (best === null || found.distance < best.distance) best = found;
    }
    if (best !== null) {
      const radius = model.parameter(`body.${BODIES[BODY[bodyOf(model, row, best.means)]]}`);
      const [px, py] = placeIn(model, world, facility.spaces[best.space], radius);
      best.x = px;
      best.y = py;
      return best;
    }
  }
  return blocked;
}

/** Give back area taken at a destination that is not gone to any more. */
export function unreserve(model: Model, world: World, space: number, area: number): void {
  if (space !== OUTSIDE && model.crowding) world.areaTaken[space] -= area;
}

/** Take the area at the destination, so that nobody else is sent there. */
export function reserve(model: Model, world: World, space: number, area: number): void {
  if (space !== OUTSIDE && model.crowding) world.areaTaken[space] += area;
}
