/** The address follows what is shown, so that a reload or a bookmark comes back to it. */
import { effect } from '@preact/signals';
import type { App } from './app.js';
import { readLink } from './link.js';

/** The browser refuses more than about a hundred changes of the address in half a minute, ms. */
const EVERY = 1000;

export function keepAddress(app: App): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let own = location.hash;
  const write = (): void => {
    timer = null;
    const link = app.link();
    if (link === null || link === location.hash) return;
    own = link;
    history.replaceState(null, '', link);
  };
  effect(() => {
    // What the address is made of.
    void app.running.value;
    void app.view.value;
    void app.selected.value;
    void app.player.phase.value;
    if (app.player.playing.value) return;
    void app.player.clock.value;
    timer ??= setTimeout(write, EVERY);
  });
  addEventListener('hashchange', () => {
    if (location.hash === own || readLink(location.hash) === null) return;
    own = location.hash;
    void app.start();
  });
}
