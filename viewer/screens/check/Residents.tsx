/** How many residents, and how dependent; where they are listed one by one, that is said instead. */
import type { Edit } from '../../../engine/index.js';
import { COUNT, SHARES, valueOf, withSet } from './edits.js';
import type { FormProps } from './Roster.js';

const LEVELS = ['selfCaring', 'partlyDependent', 'fullyDependent'] as const;
type Shares = Record<(typeof LEVELS)[number], number>;

/** Shares as whole percent that do not add up are kept as typed, and said. */
const sumOf = (shares: Shares): number => LEVELS.reduce((sum, level) => sum + shares[level], 0);

/** True if the shares can be run. */
export const sharesAddUp = (edits: readonly Edit[]): boolean => {
  const shares = valueOf<Shares | null>(edits, SHARES, null);
  return shares === null || Math.abs(sumOf(shares) - 1) < 1e-6;
};

export function Residents({ app, base, edits, change }: FormProps) {
  const { words, number } = app.text.value;
  const group = Array.isArray(base.residents) ? null : base.residents;
  const count = group === null ? (base.residents as unknown[]).length : valueOf(edits, COUNT, group.count);
  const shares = group === null ? null : valueOf<Shares>(edits, SHARES, group.shares);
  return (
    <details class="card">
      <summary>{app.t('check.residents', { n: count })}</summary>
      {shares === null ? (
        <p class="soft">{app.t('check.residentsListed')}</p>
      ) : (
        <>
          {LEVELS.map((level) => (
            <label key={level} class="field">
              <span>{app.t('check.share', { level: words.careLevel[level] })}</span>
              <input
                type="number"
                min="0"
                max="100"
                step="1"
                value={String(Math.floor(shares[level] * 1000 + 0.5) / 10)}
                onChange={(event) => {
                  const percent = Math.min(100, Math.max(0, Number(event.currentTarget.value) || 0));
                  // In thousandths, so that 30 + 32 + 38 is 100 and not nearly.
                  change(withSet(edits, SHARES, { ...shares, [level]: Math.floor(percent * 10 + 0.5) / 1000 }));
                }}
              />
            </label>
          ))}
          {Math.abs(sumOf(shares) - 1) >= 1e-6 && (
            <p class="notice" role="alert">
              {app.t('check.shareSum', { sum: number(sumOf(shares) * 100, 1) })}
            </p>
          )}
        </>
      )}
    </details>
  );
}
