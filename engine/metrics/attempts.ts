/** What was done about the alarm, by whom, and how far each came: smoke may overcome somebody, and another begins anew. */
import type { Chronicle } from './chronicle.js';

/** One who noticed the fire, and who went to look. Times in s; NaN: not come to. */
export interface Attempt {
  noticed: number;
  /** Rows; -1 nobody. */
  perceiver: number;
  investigator: number;
  investigating: number;
  confirmed: number;
  /** Fighting the fire with an extinguisher. */
  attacked: { from: number; to: number } | null;
  /** Overcome by smoke before it was done. */
  lost: number;
  lostRow: number;
}

/** In order. Once the general alarm is raised nobody begins anew. */
export function attemptsOf(c: Chronicle): Attempt[] {
  const attempts: Attempt[] = [];
  let raised = false;
  const rowOf = (id = ''): number => c.plan.rows.get(id) ?? -1;
  for (const { code, person, time } of c.events) {
    const row = rowOf(person);
    if (code === 'noticed') {
      attempts.push({
        noticed: time,
        perceiver: row,
        investigator: -1,
        investigating: NaN,
        confirmed: NaN,
        attacked: null,
        lost: NaN,
        lostRow: -1,
      });
      continue;
    }
    const last = attempts[attempts.length - 1];
    if (last === undefined) continue;
    if (code === 'alarmRaised') raised = true;
    if (code === 'investigationStarted') [last.investigator, last.investigating] = [row, time];
    else if (code === 'confirmed') last.confirmed = time;
    else if (code === 'attackStarted' && row === last.investigator) last.attacked = { from: time, to: NaN };
    else if ((code === 'putOut' || code === 'attackFailed') && last.attacked !== null) last.attacked.to = time;
    else if (
      code === 'incapacitated' &&
      !raised &&
      row === (last.investigator < 0 ? last.perceiver : last.investigator)
    )
      [last.lost, last.lostRow] = [time, row];
  }
  return attempts;
}
