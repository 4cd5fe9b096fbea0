/** When the residents of each room were in safety. */
import type { Chronicle } from './chronicle.js';
import { inSafety } from './situation.js';

export interface SafetyTimes {
  /** By row of a resident, s; Infinity: not within the recording; NaN: the plan lets them stay. */
  byRow: Float64Array;
  /** By space with beds: the latest of its residents, s; Infinity as above; NaN where nobody sleeps or all stay. */
  bySpace: Float64Array;
}

export function safetyTimes(c: Chronicle): SafetyTimes {
  const { plan } = c;
  const byRow = new Float64Array(c.recording.header.residents);
  const bySpace = new Float64Array(c.building.spaces.length).fill(NaN);
  for (let row = 0; row < byRow.length; row++) {
    const stays = plan.defendsInPlace[row] === 1;
    const time = stays ? NaN : inSafety(c, row) ? c.outcomeAt[row] : Infinity;
    byRow[row] = time;
    const home = plan.home[row];
    if (stays || home < 0) continue;
    if (!(bySpace[home] >= time)) bySpace[home] = time;
  }
  return { byRow, bySpace };
}
