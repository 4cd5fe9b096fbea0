/** The page: made once, its parts read the signals of the app. */
import { render } from 'preact';
import { Frame } from './app/Frame.js';
import { createApp, firstSpeech } from './app/app.js';
import { keepAddress } from './app/address.js';
import { listenToKeys } from './app/keys.js';
import { offline } from './app/offline.js';
import { createPlayer } from './player/player.js';
import { isElsewhere } from './app/drillLinks.js';
import { warmUp } from './sources/worker.js';
import './style/base.css';
import './style/layout.css';
import './style/stage.css';
import './style/timeline.css';
import './style/why.css';
import './style/check.css';

const player = createPlayer();
// Whoever comes to a drill that is played elsewhere needs no run of their own.
const elsewhere = isElsewhere();
// What the first picture needs is asked for at once, not one after the other.
if (!elsewhere) warmUp();
void import('./stage/stage.js').catch(() => {});
const app = createApp(player, await firstSpeech());
const host = document.getElementById('app')!;
host.replaceChildren();
render(<Frame app={app} />, host);
listenToKeys(app);
keepAddress(app);
offline(app);
if (elsewhere) app.screen.value = 'drill';
(elsewhere ? Promise.resolve() : app.start()).catch((error: unknown) => {
  app.say(error instanceof Error ? error.message : String(error));
});

declare global {
  interface Window {
    /** For tests and for whoever is curious: what the page is made of. */
    anshu: { app: typeof app; player: typeof player };
  }
}
window.anshu = { app, player };
