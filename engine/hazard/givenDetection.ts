/** Detectors in air that is given: when each acts is known from the start, as the air is. */
import { log } from '../math.js';
import type { Facility } from '../facility/facility.js';
import type { GivenSpace, Protection, Scenario } from '../scenario/schema.js';
import { emit, tickEnd, tickStart } from '../world/acts.js';
import type { Detection, Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { hasSmokeDetector } from './building.js';

/** Extinction coefficient at the ceiling: of the upper layer, or at the greatest height given. */
const atCeiling = (given: GivenSpace): readonly number[] =>
  ('levels' in given ? given.levels[given.levels.length - 1].gas : given.upper).extinction ?? [0];

/**
 * When a value that goes in straight lines has been at least `limit` for `delay` without a break, s; Infinity: never.
 * Before the first time and after the last the nearest values hold.
 */
export function heldSince(times: readonly number[], values: readonly number[], limit: number, delay: number): number {
  const value = (row: number): number => (values.length === 1 ? values[0] : values[row]);
  let passed = value(0) >= limit ? 0 : NaN;
  for (let row = 1; row < times.length; row++) {
    const before = value(row - 1);
    const now = value(row);
    if (before >= limit === now >= limit) continue;
    const at = times[row - 1] + ((limit - before) / (now - before)) * (times[row] - times[row - 1]);
    if (now >= limit) passed = at;
    else if (at - passed >= delay) return passed + delay;
    else passed = NaN;
  }
  return Number.isNaN(passed) ? Infinity : passed + delay;
}

/** Smoke detectors of the spaces whose air is given, in the order in which they act; null: no air is given. */
export function detectionsOf(
  scenario: Scenario,
  facility: Facility,
  parameter: (name: string) => number,
): Detection[] | null {
  const given = scenario.incident.conditions;
  if (given === undefined || !('spaces' in given)) return null;
  const protection: Protection = scenario.protection ?? {};
  // The threshold is an obscuration over 1 m.
  const limit = -log(1 - parameter('smoke.detector.obscuration'));
  const found: Detection[] = [];
  for (const one of given.spaces) {
    const space = facility.spaces[facility.spaceByKey.get(one.space)!];
    if (!hasSmokeDetector(protection, space)) continue;
    const at = heldSince(one.times, atCeiling(one), limit, parameter('smoke.detector.delay'));
    if (at < Infinity) found.push({ space: space.index, at });
  }
  return found.sort((a, b) => a.at - b.at || a.space - b.space);
}

/** Phase of a tick: those that act within it. */
export function tellDetections(model: Model, world: World): void {
  if (model.detections === null) return;
  const start = tickStart(model, world);
  const end = tickEnd(model, world);
  for (const { space, at } of model.detections) {
    const first = world.tick === 0 && at <= start;
    if (first || (at > start && at <= end))
      emit(world, 'detectorActed', at, { space: model.facility.spaces[space].id });
  }
}
