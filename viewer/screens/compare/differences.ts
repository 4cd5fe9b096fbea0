/** What differs between two runs, as facts; words are made of them where they are shown. */
import type { Cause, Histories, RunResult } from '../../../engine/index.js';

export type Difference =
  | { kind: 'last'; a: number; b: number }
  | { kind: 'onlyLeft' }
  | { kind: 'onlyRight' }
  | { kind: 'remaining'; a: number; b: number }
  | { kind: 'claim'; id: string; wonBy: 'left' | 'right' }
  | { kind: 'claimsSame' }
  /** Seconds of waiting, summed over residents, right less left. */
  | { kind: 'waiting'; cause: Cause; seconds: number };

/** Less than this is not worth a sentence, s summed over residents. */
const LEAST_WAIT = 60;
const MOST_CAUSES = 3;

/** Seconds residents waited for a cause, summed: the area under its history. */
function waited(histories: Histories, cause: Cause): number {
  const values = histories.waitingByCause[cause];
  if (values === undefined) return 0;
  let sum = 0;
  for (let i = 0; i + 1 < histories.times.length; i++) sum += values[i] * (histories.times[i + 1] - histories.times[i]);
  return sum;
}

export function differencesOf(
  left: RunResult,
  right: RunResult,
  histories: { left: Histories; right: Histories } | null,
): Difference[] {
  const found: Difference[] = [];
  const a = left.outcome.lastSafeAt;
  const b = right.outcome.lastSafeAt;
  if (a !== null && b !== null) found.push({ kind: 'last', a, b });
  else if (a !== null) found.push({ kind: 'onlyLeft' });
  else if (b !== null) found.push({ kind: 'onlyRight' });
  found.push({ kind: 'remaining', a: left.outcome.residents.remaining, b: right.outcome.residents.remaining });
  const claims = left.claims.flatMap((claim): Difference[] => {
    const other = right.claims.find(({ id }) => id === claim.id);
    if (other === undefined || other.met === claim.met) return [];
    return [{ kind: 'claim', id: claim.id, wonBy: other.met ? 'right' : 'left' }];
  });
  if (left.claims.length > 0) found.push(...(claims.length > 0 ? claims : [{ kind: 'claimsSame' } as const]));
  if (histories !== null) {
    const causes = new Set([
      ...Object.keys(histories.left.waitingByCause),
      ...Object.keys(histories.right.waitingByCause),
    ] as Cause[]);
    const waits = [...causes]
      .filter((cause) => cause !== 'none')
      .map((cause) => ({ cause, seconds: waited(histories.right, cause) - waited(histories.left, cause) }))
      .filter(({ seconds }) => Math.abs(seconds) >= LEAST_WAIT)
      .sort((x, y) => Math.abs(y.seconds) - Math.abs(x.seconds))
      .slice(0, MOST_CAUSES);
    found.push(...waits.map((wait) => ({ kind: 'waiting', ...wait }) as const));
  }
  return found;
}
