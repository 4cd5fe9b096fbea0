/** The past of a drill: look at any moment, play on from it differently, compare what came of it. */
import { useSignal } from '@preact/signals';
import { formatMoment, type BranchState } from '../../../engine/index.js';
import { branchName } from './branchName.js';
import { Compared } from './Compared.js';
import type { Desk } from './desk.js';
import { t } from './speech.js';

const nameOf = (known: readonly { id: string }[]): string => {
  let n = known.length + 1;
  while (known.some(({ id }) => id === `b${n}`)) n++;
  return `b${n}`;
};

type Known = Pick<BranchState, 'id' | 'from' | 'forkedAt' | 'reached'>;

export function Branches({ desk }: { desk: Desk }) {
  const page = desk.page.value;
  const now = page.trainers.value;
  const clock = page.clock.value;
  const asked = useSignal(0);
  const comparing = useSignal(false);
  if (now === null || clock === null) return null;
  const past = page.past.value;
  const shown = past?.branch ?? now.playing;
  const branch = now.branches.find(({ id }) => id === shown);
  if (branch === undefined) return null;
  const { ticksPerSecond } = clock;
  const at = (tick: number): string => formatMoment(tick / ticksPerSecond);
  /** Only the last moment that was asked for is looked for. */
  const seek = (id: string, tick: number): void => {
    const own = ++asked.value;
    setTimeout(() => {
      if (own === asked.peek()) void page.say({ kind: 'seek', branch: id, tick });
    }, 120);
  };
  const fork = (): void => {
    if (past === null) return;
    void page.say({ kind: 'fork', branch: nameOf(now.branches), from: past.branch, tick: past.tick });
  };
  const words = ({ id, from, forkedAt }: Known): string =>
    from === null
      ? branchName(id)
      : t('branches.from', { branch: branchName(id), from: branchName(from), time: at(forkedAt) });
  return (
    <section class="drill-branches" aria-label={t('branches')}>
      <div class="line">
        <select
          aria-label={t('branches')}
          data-testid="branch"
          value={shown}
          onChange={(event) => {
            const id = event.currentTarget.value;
            if (id === now.playing) page.past.value = null;
            else seek(id, now.branches.find((one) => one.id === id)!.reached);
          }}
        >
          {now.branches.map((one) => (
            <option key={one.id} value={one.id}>
              {words(one)} ({at(one.reached)})
            </option>
          ))}
        </select>
        <input
          type="range"
          class="grow"
          min={0}
          max={branch.reached}
          step={ticksPerSecond}
          value={past?.tick ?? branch.reached}
          aria-label={t('branches.slider', { branch: branchName(shown) })}
          aria-valuetext={at(past?.tick ?? branch.reached)}
          data-testid="past"
          onInput={(event) => seek(shown, Math.floor(event.currentTarget.valueAsNumber))}
        />
        <button
          type="button"
          class="button"
          data-testid="compare-branches"
          disabled={comparing.value}
          onClick={() => {
            comparing.value = true;
            void page.say({ kind: 'compare' }).finally(() => (comparing.value = false));
          }}
        >
          {t('branches.compare')}
        </button>
      </div>
      {comparing.value && (
        <p class="soft" role="status">
          {t('compare.waits')}
        </p>
      )}
      {past !== null && (
        <div class="line notice" role="status">
          <span class="grow">{t('branches.shown', { branch: branchName(past.branch), time: at(past.tick) })}</span>
          <button type="button" class="button main" data-testid="fork" onClick={fork}>
            {t('branches.fork')}
          </button>
          {past.branch !== now.playing && (
            <button type="button" class="button" onClick={() => void page.say({ kind: 'play', branch: past.branch })}>
              {t('branches.play')}
            </button>
          )}
          <button type="button" class="button" data-testid="now" onClick={() => (page.past.value = null)}>
            {t('branches.now')}
          </button>
        </div>
      )}
      {page.compared.value !== null && <Compared desk={desk} compared={page.compared.value} />}
    </section>
  );
}
