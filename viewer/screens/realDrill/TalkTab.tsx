/** A table-top: step by step, without a clock, what is put to those at the table and what they decide. */
import { useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import type { Desk } from './desk.js';
import { TextField } from './fields.js';
import { t } from './speech.js';

export function TalkTab({ app, desk }: { app: App; desk: Desk }) {
  const [at, go] = useState(0);
  const { record } = desk.open.value!;
  const talk = record.talk ?? [];
  const step = talk[at];
  const edit = (part: { decision?: string; by?: string }): void =>
    desk.change({ talk: talk.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <section>
      <p class="row spread">
        <b data-testid="talk-at">{t('talk.at', { at: at + 1, all: talk.length })}</b>
        <span>{t('talk.decided', { n: talk.filter(({ decision }) => decision.trim() !== '').length })}</span>
      </p>
      <p class="put" data-testid="talk-words">
        {app.text.value.pick(step.words)}
      </p>
      <TextField
        long
        label={t('talk.decision')}
        disabled={record.closed}
        value={step.decision}
        testid="decision"
        onInput={(decision) => edit({ decision })}
      />
      <TextField
        label={t('talk.by')}
        disabled={record.closed}
        value={step.by}
        testid="decided-by"
        onInput={(by) => edit({ by })}
      />
      <div class="line">
        <button type="button" class="button big grow" disabled={at === 0} onClick={() => go(at - 1)}>
          ← {t('talk.before')}
        </button>
        <button
          type="button"
          class="button big grow"
          disabled={at === talk.length - 1}
          data-testid="talk-next"
          onClick={() => go(at + 1)}
        >
          {t('talk.next')} →
        </button>
      </div>
    </section>
  );
}
