/** The built-in smoke behind the interface that everybody reads. */
import { cleanAir, gasState, type Conditions } from '../world/conditions.js';
import type { FireBuilding } from './building.js';
import { burnsNoMore, gasAtHeight, layerHeight, worstOf, type SmokeState } from './smoke/index.js';

/** @param building `roomOf`: room of the network by space; -1: the space is no part of it (the open air) */
export function smokeConditions(building: FireBuilding, state: SmokeState): Conditions {
  const { roomOf } = building;
  const spare = gasState();
  return {
    get time() {
      return state.time;
    },
    // Air that is computed never comes quite to rest; what it can still bring is told by `onlyMixes`.
    settled: false,
    onlyMixes(into) {
      if (!burnsNoMore(building.smoke, state)) return false;
      worstOf(building.smoke, state, spare, into);
      // What has not caught fire yet needs hot gas to do so.
      return building.voidFire < 0 || into.temperature < building.voidIgnition;
    },
    known: (space) => roomOf[space] >= 0,
    affected: (space) => roomOf[space] >= 0 && state.active[roomOf[space]] === 1,
    layerHeight: (space) => (roomOf[space] < 0 ? Infinity : layerHeight(building.smoke, state, roomOf[space])),
    gasAt: (space, height, into) =>
      roomOf[space] < 0
        ? cleanAir(building.smoke.network.outdoorTemperature, into)
        : gasAtHeight(building.smoke, state, roomOf[space], height, into),
  };
}
