/** Stopwatch, moments, notes and codes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { REAL_EVENTS, formatMoment } from '../../../engine/index.js';
import type { Desk, Home } from './desk.js';
import { scanCodes } from './scan.js';
import { speech, t } from './speech.js';

/** Moments with a button of their own; the end has Stop, a note its field. */
const BUTTONS = REAL_EVENTS.filter((code) => code !== 'ended' && code !== 'note');

/** The stopwatch goes on by itself, a few times a second. */
export function Clock({ desk }: { desk: Desk }) {
  const [, show] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => show((n) => n + 1), 250);
    return () => clearInterval(timer);
  }, []);
  void desk.open.value;
  return (
    <output class="clock" data-testid="clock" aria-live="off">
      {formatMoment(Math.floor(desk.now()))}
    </output>
  );
}

function Codes({ desk, home }: { desk: Desk; home: Home }) {
  const [code, setCode] = useState('');
  const [said, say] = useState('');
  const [scanning, scan] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const take = (words: string): void => {
    if (words.trim() === '') return;
    const at = desk.scan(words, home.posts);
    say(t('code.taken', { code: words.trim(), time: formatMoment(at) }));
    setCode('');
  };
  useEffect(() => {
    if (!scanning || video.current === null) return;
    return scanCodes(video.current, take, () => scan(false));
  }, [scanning]);
  return (
    <section>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          take(code);
        }}
      >
        <label class="field grow">
          <span>{t('code')}</span>
          <input
            type="text"
            value={code}
            maxLength={300}
            autocomplete="off"
            data-testid="code"
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" data-testid="code-take">
          {t('code.take')}
        </button>
        {scanCodes.possible() && (
          <button type="button" class="button" aria-pressed={scanning} onClick={() => scan(!scanning)}>
            {t(scanning ? 'code.stop' : 'code.scan')}
          </button>
        )}
      </form>
      {!scanCodes.possible() && <p class="soft">{t('code.noCamera')}</p>}
      {scanning && <video ref={video} class="camera" muted playsInline />}
      <p role="status" class="soft">
        {said}
      </p>
    </section>
  );
}

export function TimeTab({ desk, home }: { desk: Desk; home: Home }) {
  const [note, setNote] = useState('');
  const { record, startedAt } = desk.open.value!;
  const { event: words } = speech.value!.engine;
  const running = desk.running();
  const order = record.events.map((event, i) => ({ event, i })).sort((a, b) => b.event.at - a.event.at);
  return (
    <>
      <div class="moments">
        {BUTTONS.map((code) => (
          <button
            key={code}
            type="button"
            class="button big"
            disabled={startedAt === null || !running || record.closed}
            data-testid={`take-${code}`}
            onClick={() => desk.take(code)}
          >
            {words[code]}
          </button>
        ))}
      </div>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim() === '') return;
          desk.take('note', note.trim());
          setNote('');
        }}
      >
        <label class="field grow">
          <span>{t('note')}</span>
          <input
            type="text"
            value={note}
            maxLength={4000}
            data-testid="note"
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button">
          {t('note.take')}
        </button>
      </form>
      <Codes desk={desk} home={home} />
      <h2>{t('moments')}</h2>
      {order.length === 0 && <p class="soft">{t('moments.none')}</p>}
      <ul class="taken" data-testid="moments">
        {order.map(({ event, i }) => (
          <li key={i}>
            <b>{formatMoment(event.at)}</b>
            <span class="grow">
              {event.words === undefined ? words[event.code] : `${words[event.code]}: ${event.words}`}
            </span>
            {!record.closed && (
              <button
                type="button"
                class="button"
                aria-label={t('undo', { what: words[event.code], time: formatMoment(event.at) })}
                onClick={() => desk.takeBack(i)}
              >
                ↶
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
