/** What the report of a study needs beside its rows: of the scenarios of its cells. */
import { buildModel } from '../build.js';
import { unmeasured } from '../check/robust.js';
import type { StudyExtras } from '../report/study.js';
import { lowerBound } from '../study/bound.js';
import type { StudyFile } from '../study/file.js';
import { isShare } from '../study/measures.js';
import type { Levels, StudyResult } from '../study/row.js';
import type { Cells } from './studyCells.js';

/** Bounds are asked of so many cells at most: each builds a model. */
const MOST_BOUNDS = 200;

export const claimsOf = ({ measures }: StudyFile): { id: string; claim: string }[] =>
  // A plan as a whole (`planMet`) is a share and no claim.
  measures.flatMap(({ id, claim, ...one }) => (claim !== undefined && isShare(one) ? [{ id, claim }] : []));

/** Share of runs that each claim asks for, by measure. */
export function wantedOf(cells: Cells, levels: Levels): Map<string, number> {
  const wanted = new Map<string, number>();
  const { claims } = cells.scenario(levels).plan;
  for (const { id, claim } of claimsOf(cells.file)) {
    const asked = claims.find((one) => one.id === claim)?.probability;
    if (asked !== undefined) wanted.set(id, asked);
  }
  return wanted;
}

/** What no order of moving can beat in a cell, s, by measure (a claim); null: staff move nobody. */
export function boundsOf(cells: Cells, levels: Levels): Map<string, number | null> {
  const bounds = new Map<string, number | null>();
  const claims = claimsOf(cells.file);
  if (claims.length === 0) return bounds;
  const scenario = cells.scenario(levels);
  const model = buildModel(scenario, '1');
  for (const { id, claim } of claims) {
    const own = scenario.plan.claims.find((one) => one.id === claim);
    if (own !== undefined) bounds.set(id, lowerBound(model, own)?.seconds ?? null);
  }
  return bounds;
}

/** @param hash of all rows */
export function extrasOf(
  cells: Cells,
  result: StudyResult,
  histories: StudyExtras['histories'],
  hash: string,
): StudyExtras {
  const bounds = new Map<string, number | null>();
  for (const { cell, levels } of result.cells.slice(0, MOST_BOUNDS))
    for (const [id, seconds] of boundsOf(cells, levels)) bounds.set(`${cell} ${id}`, seconds);
  const first = result.cells[0].levels;
  return {
    bounds,
    wanted: wantedOf(cells, first),
    histories,
    assumptions: unmeasured(cells.scenario(first)).length,
    hash,
  };
}
