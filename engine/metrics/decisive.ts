/** The critical path of a recording, its sums, and whose turn it was in them. */
import { stretchesTo } from './backwards.js';
import type { Chronicle } from './chronicle.js';
import type { CriticalPath, Stretch, StretchKind } from './criticalPath.js';
import { inSafety } from './situation.js';

/**
 * The chain that decided when the last resident whom the plan moves was in safety; null: nobody is yet.
 * @param among rows: the last of these residents only
 */
export function criticalPath(c: Chronicle, among: ReadonlySet<number> | null = null): CriticalPath | null {
  const { outcomeAt } = c;
  let last = -1;
  for (let row = 0; row < c.recording.header.residents; row++) {
    if (c.phaseAt(row) < 0 || !inSafety(c, row) || among?.has(row) === false) continue;
    if (last < 0 || outcomeAt[row] > outcomeAt[last]) last = row;
  }
  if (last < 0) return null;
  const stretches = stretchesTo(c, last, outcomeAt[last]);
  for (const stretch of stretches) {
    const { who, from } = stretch;
    if (who.kind !== 'person') continue;
    const { space, x, y } = c.playhead.seek(from);
    stretch.place = { space: space[who.row], x: x[who.row], y: y[who.row] };
  }
  const totals: Partial<Record<StretchKind, number>> = {};
  for (const { kind, from, to } of stretches) totals[kind] = (totals[kind] ?? 0) + (to - from);
  return { last, at: outcomeAt[last], stretches, totals, ...sharesOf(stretches, last) };
}

/** Work on the alarm. */
const ALARM: ReadonlySet<StretchKind> = new Set([
  'perceiving',
  'investigating',
  'attacking',
  'shutting',
  'calling',
  'overcome',
  'dismissed',
]);

/** Whose turn it was. A pause between two residents belongs to the one before. */
function sharesOf(stretches: readonly Stretch[], last: number): Pick<CriticalPath, 'shares' | 'before'> {
  const shares = { alarm: 0, others: 0, waiting: 0, own: 0 };
  const before = new Set<number>();
  let turn: keyof typeof shares = 'alarm';
  for (const { who, kind, cause, resident, from, to } of stretches) {
    // Held up by people in front: part of the way.
    if (kind === 'waiting' && (resident >= 0 ? cause !== 'crowd' : who.kind === 'person')) turn = 'waiting';
    else if (kind === 'coming' || kind === 'duty') turn = 'waiting';
    else if (resident === last) turn = 'own';
    else if (resident >= 0) {
      turn = 'others';
      before.add(resident);
    } else if (who.kind !== 'person' || ALARM.has(kind)) turn = 'alarm';
    shares[turn] += to - from;
  }
  return { shares, before: before.size };
}
