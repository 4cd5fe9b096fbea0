/** Residents not yet in safety over time, asked for now and then while the run goes on. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { App } from '../../app/app.js';

export interface Series {
  times: readonly number[];
  values: readonly number[];
}

/** Points of the small line under the timeline. */
const POINTS = 300;

const known = new WeakMap<App, ReadonlySignal<Series | null>>();

export function remainingOf(app: App): ReadonlySignal<Series | null> {
  let found = known.get(app);
  if (found !== undefined) return found;
  const series = signal<Series | null>(null);
  let asked = 0;
  const stage = computed(() =>
    app.player.phase.value !== 'ready'
      ? -1
      : app.player.ended.value
        ? Infinity
        : Math.floor(app.player.computed.value / 60),
  );
  stage.subscribe((value) => {
    const own = ++asked;
    if (value < 0) {
      series.value = null;
      return;
    }
    const step = Math.max(1, Math.ceil(app.player.computed.peek() / POINTS));
    app.pictured
      .then(() => app.player.ask({ kind: 'histories', step }))
      .then(
        (answer) => {
          if (own === asked) series.value = { times: Array.from(answer.times), values: Array.from(answer.remaining) };
        },
        () => {},
      );
  });
  found = series;
  known.set(app, found);
  return found;
}
