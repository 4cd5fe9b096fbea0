/** What a seat has heard so far, the newest first, and what is written down beside it. */
import { useSignal } from '@preact/signals';
import { formatMoment } from '../../../engine/index.js';
import type { Desk } from './desk.js';
import { t } from './speech.js';

/** More than these nobody reads while a drill goes on. */
const SHOWN = 200;

function NoteField({ desk }: { desk: Desk }) {
  const words = useSignal('');
  const write = (): void => {
    const text = words.peek().trim();
    if (text === '') return;
    void desk.page.peek().say({ kind: 'note', text });
    words.value = '';
  };
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <label class="field grow">
        <span>{t('note')}</span>
        <input
          type="text"
          maxLength={500}
          value={words.value}
          data-testid="note"
          onInput={(event) => (words.value = event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" disabled={words.value.trim() === ''}>
        {t('note.write')}
      </button>
    </form>
  );
}

export function Heard({ desk }: { desk: Desk }) {
  const { app, names } = desk;
  const page = desk.page.value;
  const { role, file } = page.seated.value!;
  const { sentences, pick } = app.text.value;
  const called = names.value!;
  const { ticksPerSecond } = page.clock.value!;
  const notes = (page.trainers.value?.notes ?? []).map(({ tick, by, text }) => {
    const who = by === null ? t('trainer') : pick(file?.roles.find(({ id }) => id === by)?.name ?? by);
    return { time: tick / ticksPerSecond, words: t('note.by', { who, text }), code: 'note' };
  });
  const lines = page.heard.value
    .slice(-SHOWN)
    .map((event) => ({
      time: event.time,
      words: sentences.event[event.code](event, called),
      code: event.code as string,
    })) // prettier-ignore
    .concat(notes)
    .sort((a, b) => b.time - a.time);
  return (
    <section class="drill-heard">
      <h3>{t(role === null ? 'happened' : 'heard')}</h3>
      <NoteField desk={desk} />
      {lines.length === 0 && <p class="soft">{t('heard.none')}</p>}
      <ol class="plain" reversed data-testid="heard">
        {lines.map(({ time, words, code }, i) => (
          <li key={lines.length - i} data-code={code}>
            <time>{formatMoment(time)}</time> {words}
          </li>
        ))}
      </ol>
    </section>
  );
}
