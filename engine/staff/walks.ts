/**
 * How far it is on foot from where staff are stationed to where residents lie, looked up ahead of need: when a phase of the plan
 * begins, everybody at a station looks for the nearest of many residents in bed within one tick.
 */
import type { Navigator } from '../navigation/navigator.js';
import { ALL_EXITS, WHO } from '../navigation/navigator.js';
import { BODY, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** So many are looked up ahead at most: 8 bytes each, and a second or less in all. */
const AHEAD = 20_000;

export interface Walks {
  /** Looks one up, before anybody has been sent; changes no result. @returns false: nothing is left */
  prepare(model: Model, world: World, navigator: Navigator): boolean;
  /** Way from a member of staff to a resident, m; Infinity: there is none, or it may be longer than `limit`. */
  between(model: Model, world: World, navigator: Navigator, row: number, resident: number, limit: number): number;
}

export function createWalks(): Walks {
  /** By station: to the bed of every resident, NaN where it is not known. */
  const known = new Map<number, Float64Array>();
  let stations: number[] = [];
  let next = 0;
  /** Of the doors by which they were looked up. */
  let version = -1;

  function begin(model: Model, { people }: World): void {
    known.clear();
    next = 0;
    const found = new Set<number>();
    for (let row = model.residents; row < people.count; row++)
      if (people.state[row] !== STATE.notYetHere && model.people[row].station >= 0)
        found.add(model.people[row].station);
    stations = [...found];
  }

  return {
    prepare(model, world, navigator) {
      if (world.nextTask > 0) return false;
      const now = navigator.version(world);
      if (now !== version) begin(model, world);
      version = now;
      if (next >= stations.length * model.residents || next >= AHEAD) return false;
      const station = stations[Math.floor(next / model.residents)];
      const resident = next % model.residents;
      next++;
      let list = known.get(station);
      if (list === undefined) known.set(station, (list = new Float64Array(model.residents).fill(Number.NaN)));
      const { stations: places, beds } = model.facility;
      const from = places[station];
      const bed = beds[model.people[resident].bed];
      const [x, y] = from.at;
      list[resident] = navigator.distance(world, from.spaceIndex, x, y, bed.spaceIndex, ...bed.at, BODY.walker);
      return true;
    },
    between(model, world, navigator, row, resident, limit) {
      const { space, x, y } = world.people;
      const list = known.get(model.people[row].station);
      if (list !== undefined && version === navigator.version(world)) {
        const from = model.facility.stations[model.people[row].station];
        const bed = model.facility.beds[model.people[resident].bed];
        const asStationed = space[row] === from.spaceIndex && x[row] === from.at[0] && y[row] === from.at[1];
        const inBed = space[resident] === bed.spaceIndex && x[resident] === bed.at[0] && y[resident] === bed.at[1];
        const way = list[resident];
        if (asStationed && inBed && way === way) return way;
      }
      const to = [space[resident], x[resident], y[resident]] as const;
      return navigator.distance(world, space[row], x[row], y[row], ...to, BODY.walker, WHO.unaware, ALL_EXITS, limit);
    },
  };
}
