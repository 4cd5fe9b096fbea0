/** Marks of the timeline: asked for once the run is over, and now and then before. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Mark } from '../../engine/index.js';
import type { App } from './app.js';

/** Nearer than this counts as the same moment, s. */
const SAME = 0.05;

const known = new WeakMap<App, ReadonlySignal<readonly Mark[]>>();

/** Marks of what is computed so far, in order of time. */
export function marksOf(app: App): ReadonlySignal<readonly Mark[]> {
  let found = known.get(app);
  if (found !== undefined) return found;
  const marks = signal<readonly Mark[]>([]);
  let asked = 0;
  const ask = async (): Promise<void> => {
    const own = ++asked;
    try {
      await app.pictured;
      const answer = await app.player.ask({ kind: 'marks' });
      if (own === asked) marks.value = [...answer].sort((a, b) => a.time - b.time);
    } catch {
      // The source was replaced: its marks are not wanted any more.
    }
  };
  // Every simulated minute of the computation, and at its end.
  const stage = computed(() =>
    app.player.phase.value !== 'ready'
      ? -1
      : app.player.ended.value
        ? Infinity
        : Math.floor(app.player.computed.value / 60),
  );
  stage.subscribe((value) => {
    if (value < 0) {
      asked++;
      marks.value = [];
    } else void ask();
  });
  found = marks;
  known.set(app, found);
  return found;
}

/** To the next mark after, or the last before, the present moment. */
export function jumpToMark(app: App, side: -1 | 1): void {
  const { player } = app;
  const now = player.time.peek();
  const times = marksOf(app)
    .peek()
    .map(({ time }) => time);
  const target = side > 0 ? times.find((time) => time > now + SAME) : times.findLast((time) => time < now - SAME);
  if (target === undefined) return;
  player.pause();
  player.seek(target);
}
