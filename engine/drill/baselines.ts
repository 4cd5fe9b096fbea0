/**
 * What a drill is compared with: its night with nobody ordering anything, by the plan as written, and by the other orders of
 * moving that a check of the plan tries.
 */
import { withEdits } from '../check/edits.js';
import { measuresFor } from '../check/measures.js';
import type { Phase, Scenario } from '../scenario/schema.js';
import { createBranch, type Branch } from './branch.js';
import type { DrillFile } from './file.js';

export interface Baselines {
  readonly asWritten: Branch;
  /** Goes on until all have come to `tick`, or it may not go on. @returns true: they have */
  advance(tick: number, mayGoOn: () => boolean): boolean;
  /** The order with most criteria met in time, then most residents in safety; null: there is no other to try. */
  best(): { order: NonNullable<Phase['order']>; branch: Branch } | null;
}

const metInTime = ({ drill }: Branch): number => drill.criteria.filter(({ met }) => met === 'met').length;
const inSafety = ({ counts }: Branch): number => {
  const last = counts.at(-1)!;
  return last.safe + last.sheltered;
};

/** @throws ScenarioError as `createBranch` does */
export function createBaselines(file: DrillFile, scenario: Scenario): Baselines {
  const asWritten = createBranch(file, scenario, []);
  let others: { order: NonNullable<Phase['order']>; branch: Branch }[] | null = null;
  /** Made when somebody compares: they take time. */
  const made = (): NonNullable<typeof others> =>
    (others ??= measuresFor(scenario, asWritten.drill.simulation.model.facility)
      .filter(({ kind }) => kind === 'order')
      .map(({ parameters, edits }) => ({
        order: parameters.order as NonNullable<Phase['order']>,
        branch: createBranch(file, withEdits(scenario, edits), []),
      })));
  return {
    asWritten,
    advance(tick, mayGoOn) {
      for (const branch of [asWritten, ...made().map((one) => one.branch)])
        while (branch.tick < tick && !branch.drill.ended) {
          if (!mayGoOn()) return false;
          branch.step();
        }
      return true;
    },
    best: () =>
      made().reduce<ReturnType<Baselines['best']>>((best, one) => {
        if (best === null) return one;
        const better = metInTime(one.branch) - metInTime(best.branch) || inSafety(one.branch) - inSafety(best.branch);
        return better > 0 ? one : best;
      }, null),
  };
}
