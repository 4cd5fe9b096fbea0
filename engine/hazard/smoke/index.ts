/** The smoke model: a network made ready (`compileSmoke`), its state (`createSmoke`), a step, and what is read of it. */
export * from './network.js';
export { compileSmoke, type SmokeModel } from './model.js';
export { networkProblems } from './problems.js';
export {
  DETECTOR_COLUMNS,
  DETECTOR_WIDTH,
  FIRE_COLUMNS,
  FIRE_WIDTH,
  LEDGER,
  LEDGER_LENGTH,
  type SmokeState,
} from './state.js';
export { createSmoke } from './start.js';
export { igniteFire, stepSmoke } from './step.js';
export { gasAtHeight, internalEnergy, layerGas, layerHeight, overpressureAt } from './read.js';
export { burnsNoMore, worstOf } from './prospect.js';
export { flameHeight } from './plume.js';
export { dampFire } from './devices.js';
export { wantedHeat } from './burn.js';
