/** The critical path of a recording, its sums, and whose turn it was in them. */
import { Backwards } from './backwards.js';
import type { Chronicle } from './chronicle.js';
import type { CriticalPath, Stretch, StretchKind } from './criticalPath.js';
import { inSafety } from './situation.js';

/**
 * The chain that decided when the last resident whom the plan moves was in safety; null: nobody is yet.
 * @param among rows: the last of these residents only
 */
export function criticalPath(c: Chronicle, among: ReadonlySet<number> | null = null): CriticalPath | null {
  const { outcomeAt, plan } = c;
  let last = -1;
  for (let row = 0; row < c.recording.header.residents; row++) {
    if (plan.defendsInPlace[row] === 1 || !inSafety(c, row) || among?.has(row) === false) continue;
    if (last < 0 || outcomeAt[row] > outcomeAt[last]) last = row;
  }
  if (last < 0) return null;
  const walk = new Backwards(c, outcomeAt[last]);
  walk.walk(last);
  const { stretches } = walk;
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

/** Whose turn it was. A pause between two residents belongs to the one before. */
function sharesOf(stretches: readonly Stretch[], last: number): Pick<CriticalPath, 'shares' | 'before'> {
  const shares = { alarm: 0, others: 0, waiting: 0, own: 0 };
  const before = new Set<number>();
  let turn: keyof typeof shares = 'alarm';
  for (const { who, kind, awaits, resident, from, to } of stretches) {
    // Held up by people in front: part of the way.
    if (kind === 'waiting' && (resident >= 0 ? awaits?.kind !== 'person' : who.kind === 'person')) turn = 'waiting';
    else if (resident === last) turn = 'own';
    else if (resident >= 0) {
      turn = 'others';
      before.add(resident);
    } else if (who.kind !== 'person' || ['perceiving', 'investigating', 'calling'].includes(kind)) turn = 'alarm';
    shares[turn] += to - from;
  }
  return { shares, before: before.size };
}
