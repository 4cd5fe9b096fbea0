/** With what the run on the stage shall be compared. */
import { useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { compared } from '../compare/compared.js';
import type { Draft } from './draft.js';

export function CompareWith({ app, draft }: { app: App; draft: Draft }) {
  const options = [
    ...(draft.edits.length > 0 || draft.variant === null ? [] : [{ id: '', name: app.t('check.asWritten') }]),
    ...draft.entry.variants
      .filter(({ id }) => id !== draft.variant || draft.edits.length > 0)
      .map(({ id, name }) => ({ id, name: app.text.value.pick(name) })),
  ];
  const [other, setOther] = useState<string | null>(null);
  if (options.length === 0) return null;
  const chosen = options.some(({ id }) => id === other) ? other! : options[0].id;
  return (
    <section class="card">
      <h3>{app.t('check.compare')}</h3>
      <div class="row">
        <label>
          <span class="soft">{app.t('compare.with')} </span>
          <select data-testid="compare-with" value={chosen} onChange={(event) => setOther(event.currentTarget.value)}>
            {options.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="button"
          data-testid="compare"
          onClick={() => {
            app.player.pause();
            const run = { folder: draft.entry.folder, seed: draft.seed };
            compared.value = {
              entry: draft.entry,
              left: { ...run, variant: draft.variant, edits: draft.edits },
              right: { ...run, variant: chosen === '' ? null : chosen, edits: [] },
            };
            app.screen.value = 'compare';
            // In a small window the panel would lie over what is compared.
            app.panel.value = 'none';
          }}
        >
          {app.t('compare.open')}
        </button>
      </div>
    </section>
  );
}
