/** What is said to everybody: a line at the bottom that goes away, and the same for those who listen. */
import { useEffect, useState } from 'preact/hooks';
import { countPeople, totals } from '../screens/play/count.js';
import type { App } from './app.js';
import { marksOf } from './moments.js';
import { sayMark } from './sayings.js';

/** The line stays so long, and longer for long words, ms. */
const SHORTEST = 4000;
const PER_LETTER = 60;
/** While it plays, the moment is told at most so often, ms: more often nobody could listen to. */
const LIVE_EVERY = 15_000;

export function Toast({ app }: { app: App }) {
  const words = app.notice.value;
  const [shown, setShown] = useState('');
  useEffect(() => {
    setShown(words);
    if (words.trim() === '') return;
    const timer = setTimeout(() => setShown(''), SHORTEST + PER_LETTER * words.length);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <>
      <div class="hidden-text" role="status" aria-live="polite">
        {words}
      </div>
      {shown.trim() !== '' && (
        <div class="toast" aria-hidden="true">
          {shown}
        </div>
      )}
    </>
  );
}

/** The moment on the canvas in words: the clock, how many are in safety, and what happened last. */
function momentOf(app: App): string {
  const { player } = app;
  const header = player.header.peek();
  const building = player.building.peek();
  const frame = player.frame();
  if (header === null || building === null || frame === null) return '';
  const now = player.clock.peek();
  const { open, done } = totals(countPeople(frame, header, building));
  const line = app.t('live.moment', { clock: app.text.peek().clock(header.scenario.incident.clock, now), open, done });
  const last = marksOf(app)
    .peek()
    .findLast(({ time }) => time <= now);
  return last === undefined ? line : `${line} ${app.t('live.last', { event: sayMark(app, last) })}`;
}

/** For screen readers: the picture is a canvas, this is what it shows. At once when playback stops or time is moved. */
export function Live({ app }: { app: App }) {
  const { player } = app;
  const [words, setWords] = useState('');
  const playing = player.playing.value;
  const language = app.language.value;
  const ready = player.phase.value === 'ready';
  useEffect(() => {
    if (!ready) {
      setWords('');
      return;
    }
    if (playing) {
      const timer = setInterval(() => setWords(momentOf(app)), LIVE_EVERY);
      return () => clearInterval(timer);
    }
    // While somebody scrubs, only where they come to rest is told.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = player.clock.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setWords(momentOf(app)), 500);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [playing, language, ready]);
  return (
    <div class="hidden-text" role="status" aria-live="polite" data-testid="live">
      {words}
    </div>
  );
}
