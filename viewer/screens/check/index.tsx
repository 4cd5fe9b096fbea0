/** Check: choose, change, run again, and put the plan's claims on trial. */
import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Edit } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import type { LibraryEntry } from '../../app/library.js';
import { lazy } from '../../app/lazy.js';
import { BringButtons } from '../../bring/BringTarget.js';
import { TakeButtons } from '../../bring/TakeButtons.js';
import { stopwatch } from '../../app/sayings.js';
import { Changes } from './Changes.js';
import { Claims } from './Claims.js';
import { CompareWith } from './CompareWith.js';
import type { Draft } from './draft.js';
import { resolve } from './pool.js';
import { Roster } from './Roster.js';
import { Residents } from './Residents.js';
import { CLOCK, valueOf, withSet } from './edits.js';

const PlanOnTrial = lazy<{ app: App; draft: Draft; apply: (edits: readonly Edit[]) => void }>(
  () => import('./PlanOnTrial.js'),
);
const Charts = lazy<{ app: App }>(() => import('./Charts.js'));
const Margins = lazy<{ app: App }>(() => import('./Margins.js'));

function Chooser({ app, draft }: { app: App; draft: Signal<Draft | null> }) {
  const now = draft.value;
  if (now === null) return null;
  const { pick } = app.text.value;
  const variant = now.entry.variants.find(({ id }) => id === now.variant);
  const choose = (entry: LibraryEntry, id: string | null): void => {
    void app.run(entry, id, now.seed, [], { play: true });
  };
  const about = variant?.description ?? now.entry.description;
  return (
    <>
      <label class="field">
        <span>{app.t('check.scenario')}</span>
        <select
          data-testid="scenario"
          value={now.entry.id}
          onChange={(event) => {
            const entry = app.library.peek().find(({ id }) => id === event.currentTarget.value);
            if (entry !== undefined) choose(entry, entry.variants[0]?.id ?? null);
          }}
        >
          {app.library.value.map(({ id, name, own }) => (
            <option key={id} value={id}>
              {own ? app.t('check.own', { name: pick(name) }) : pick(name)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{app.t('check.variant')}</span>
        <select
          data-testid="variant"
          value={now.variant ?? ''}
          onChange={(event) => choose(now.entry, event.currentTarget.value || null)}
        >
          <option value="">{app.t('check.asWritten')}</option>
          {now.entry.variants.map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name)}
            </option>
          ))}
        </select>
      </label>
      {about !== null && <p class="soft">{pick(about)}</p>}
    </>
  );
}

function Outcome({ app }: { app: App }) {
  const result = app.player.result.value;
  if (result === null) return null;
  const { residents, lastSafeAt } = result.outcome;
  return (
    <section class="card" data-testid="outcome">
      <h3>{app.t('check.outcome')}</h3>
      <p>
        {app.t('check.outcome.line', {
          ...residents,
          last: lastSafeAt === null ? app.t('check.outcome.nobody') : stopwatch(lastSafeAt),
        })}
      </p>
    </section>
  );
}

export function CheckPanel({ app }: { app: App }) {
  const draft = useSignal<Draft | null>(null);
  const charts = useSignal(false);
  const margins = useSignal(false);
  const onTrial = useSignal(false);
  // The form follows what is opened, from here or from a link.
  useSignalEffect(() => {
    const running = app.running.value;
    if (running === null || running.entry === null) {
      draft.value = null;
      return;
    }
    const { entry, variant, edits, seed } = running;
    const before = draft.peek();
    const same = before !== null && before.entry === entry && before.variant === variant;
    draft.value = { entry, variant, edits, seed, base: same ? before.base : null };
  });
  const entry = draft.value?.entry;
  const variant = draft.value?.variant;
  // A run without changes carries the scenario it is of; a changed one has to be asked for what it was changed from.
  const header = app.player.header.value;
  const unchanged = app.running.value?.entry === entry && app.running.value?.edits.length === 0;
  useEffect(() => {
    const now = draft.peek();
    if (entry === undefined || variant === undefined || now === null || now.base !== null) return;
    if (unchanged) {
      if (header !== null && header.scenario.variant === variant) draft.value = { ...now, base: header.scenario };
      return;
    }
    let wanted = true;
    void resolve({ folder: entry.folder, variant, edits: [] }).then(
      (base) => {
        const now = draft.peek();
        if (wanted && now !== null && !('kind' in base)) draft.value = { ...now, base };
      },
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [entry, variant, header, unchanged]);
  const now = draft.value;
  const change = (edits: readonly Edit[]): void => {
    if (draft.value !== null) draft.value = { ...draft.value, edits };
  };
  const run = (): void => {
    const wanted = draft.peek();
    if (wanted !== null) void app.run(wanted.entry, wanted.variant, wanted.seed, wanted.edits, { play: true });
  };
  // A change that was found is a change like any other: it can be undone.
  const applyFix = (edits: readonly Edit[]): void => {
    change([...(draft.peek()?.edits ?? []), ...edits]);
    run();
  };
  return (
    <>
      <div class="row spread">
        <h2>{app.t('check.title')}</h2>
        <button type="button" class="button only-narrow" onClick={() => (app.panel.value = 'none')}>
          {app.t('app.close')}
        </button>
      </div>
      <Chooser app={app} draft={draft} />
      <BringButtons app={app} />
      {now !== null && now.base !== null && (
        <form
          class="check-form"
          onSubmit={(event) => {
            event.preventDefault();
            run();
          }}
        >
          <Roster app={app} base={now.base} edits={now.edits} change={change} />
          <Residents app={app} base={now.base} edits={now.edits} change={change} />
          <div class="row">
            <label class="field">
              <span>{app.t('check.clock')}</span>
              <input
                type="time"
                value={valueOf(now.edits, CLOCK, now.base.incident.clock).slice(0, 5)}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  if (value !== '') change(withSet(now.edits, CLOCK, value.slice(0, 5)));
                }}
              />
            </label>
            <label class="field">
              <span>{app.t('check.seed')}</span>
              <input
                type="text"
                class="seed"
                maxLength={40}
                value={now.seed}
                onInput={(event) => (draft.value = { ...now, seed: event.currentTarget.value })}
              />
            </label>
          </div>
          <Changes app={app} base={now.base} edits={now.edits} change={change} />
          <button type="submit" class="button main" data-testid="run" disabled={now.seed.trim() === ''}>
            {app.t(app.player.phase.value === 'ready' ? 'check.runAgain' : 'check.run')}
          </button>
        </form>
      )}
      <Outcome app={app} />
      {now !== null && <Claims app={app} draft={now} />}
      <details
        class="card"
        data-testid="on-trial"
        open={onTrial.value}
        onToggle={(event) => {
          onTrial.value = event.currentTarget.open;
        }}
      >
        <summary>{app.t('check.onTrial')}</summary>
        {onTrial.value && now !== null && <PlanOnTrial app={app} draft={now} apply={applyFix} />}
      </details>
      <details
        class="card"
        data-testid="charts"
        open={charts.value}
        onToggle={(event) => {
          charts.value = event.currentTarget.open;
        }}
      >
        <summary>{app.t('check.charts')}</summary>
        {charts.value && app.player.phase.value === 'ready' && <Charts app={app} />}
      </details>
      <details
        class="card"
        open={margins.value}
        onToggle={(event) => {
          margins.value = event.currentTarget.open;
        }}
      >
        <summary>{app.t('margin.title')}</summary>
        {margins.value && app.player.phase.value === 'ready' && <Margins app={app} />}
      </details>
      {now !== null && <CompareWith app={app} draft={now} />}
      <TakeButtons app={app} />
    </>
  );
}
