/** The built-in smoke behind the interface that everybody reads. */
import { cleanAir, type Conditions } from '../world/conditions.js';
import { gasAtHeight, layerHeight, type SmokeModel, type SmokeState } from './smoke/index.js';

/** @param roomOf room of the network by space of the facility; -1: the space is no part of it (the open air) */
export function smokeConditions(model: SmokeModel, state: SmokeState, roomOf: Int32Array): Conditions {
  return {
    get time() {
      return state.time;
    },
    // What burns out, and when the smoke has gone, is not told by the model: such a run goes on to its horizon.
    settled: false,
    known: (space) => roomOf[space] >= 0,
    affected: (space) => roomOf[space] >= 0 && state.active[roomOf[space]] === 1,
    layerHeight: (space) => (roomOf[space] < 0 ? Infinity : layerHeight(model, state, roomOf[space])),
    gasAt: (space, height, into) =>
      roomOf[space] < 0
        ? cleanAir(model.network.outdoorTemperature, into)
        : gasAtHeight(model, state, roomOf[space], height, into),
  };
}
