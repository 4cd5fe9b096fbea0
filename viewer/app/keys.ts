/** Everything by keyboard. The list under `?` is made from the same table. */
import { batch } from '@preact/signals';
import { SPEEDS } from '../player/types.js';
import type { Layer } from '../stage/types.js';
import type { Key } from '../text/index.js';
import type { App } from './app.js';
import { jumpToMark } from './moments.js';

interface Binding {
  /** As `KeyboardEvent.key`; letters in lower case. With shift: 'Shift+…'. */
  keys: readonly string[];
  /** As they are printed. */
  shown: readonly string[];
  what: Key;
  /** -1 or 1 for the first and second half of the keys. */
  run(app: App, side: -1 | 1): void;
}

const LAYERS: readonly Layer[] = ['none', 'density', 'levelOfService', 'timeToSafety'];
/** One press moves the picture by so much, px. */
const PAN = 80;
const ZOOM = 1.25;

const seekBy = (app: App, seconds: number): void => {
  app.player.seek(app.player.time.peek() + seconds);
};

export function changeSpeed(app: App, side: -1 | 1): void {
  const at = SPEEDS.indexOf(app.player.speed.peek());
  app.player.speed.value = SPEEDS[Math.min(Math.max(at + side, 0), SPEEDS.length - 1)];
}

export function togglePlay(app: App): void {
  if (app.player.playing.peek()) app.player.pause();
  else app.player.play();
}

/** One storey up or down, by height; from the tower to the storey of the incident. */
export function changeStorey(app: App, side: -1 | 1): void {
  const building = app.player.building.peek();
  if (building === null) return;
  const shown = app.view.peek();
  const order = [...building.storeys].sort((a, b) => a.rank - b.rank);
  const rank = shown.kind === 'floor' ? building.storeys[shown.storey].rank + side : 0;
  const next = order[Math.min(Math.max(rank, 0), order.length - 1)];
  app.view.value = { kind: 'floor', storey: next.index };
}

/** The tower, or the storey of whoever is chosen, or of the incident. */
export function toggleView(app: App): void {
  const building = app.player.building.peek();
  const header = app.player.header.peek();
  if (building === null || header === null) return;
  if (app.view.peek().kind === 'floor') {
    app.view.value = { kind: 'tower' };
    return;
  }
  const row = app.selected.peek();
  const frame = app.player.frame();
  const incident = header.spaces.indexOf(header.scenario.incident.space);
  const space = row !== null && frame !== null && frame.space[row] >= 0 ? frame.space[row] : incident;
  app.view.value = { kind: 'floor', storey: building.spaces[Math.max(space, 0)].storey };
}

export function nextLayer(app: App): void {
  app.layer.value = LAYERS[(LAYERS.indexOf(app.layer.peek()) + 1) % LAYERS.length];
}

export const BINDINGS: readonly Binding[] = [
  { keys: [' ', 'k'], shown: ['Space', 'K'], what: 'keys.space', run: togglePlay },
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    shown: ['←', '→'],
    what: 'keys.arrows',
    run: (app, side) => seekBy(app, side * 10),
  },
  {
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
    shown: ['⇧←', '⇧→'],
    what: 'keys.shiftArrows',
    run: (app, side) => seekBy(app, side),
  },
  {
    keys: ['PageUp', 'PageDown'],
    shown: ['PgUp', 'PgDn'],
    what: 'keys.pages',
    run: (app, side) => seekBy(app, side * 60),
  },
  {
    keys: ['Home', 'End'],
    shown: ['Home', 'End'],
    what: 'keys.home',
    run: (app, side) => app.player.seek(side < 0 ? 0 : app.player.computed.peek()),
  },
  { keys: [',', '.'], shown: [',', '.'], what: 'keys.events', run: (app, side) => jumpToMark(app, side) },
  { keys: ['[', ']'], shown: ['[', ']'], what: 'keys.speed', run: changeSpeed },
  {
    keys: ['+', '=', '-'],
    shown: ['+', '-'],
    what: 'keys.zoom',
    run: (app, side) => app.stage.peek()?.zoomBy(side < 0 ? ZOOM : 1 / ZOOM),
  },
  {
    keys: ['Shift+W', 'Shift+A', 'Shift+S', 'Shift+D'],
    shown: ['⇧W', '⇧A', '⇧S', '⇧D'],
    what: 'keys.pan',
    run: () => {},
  },
  { keys: ['0'], shown: ['0'], what: 'keys.all', run: (app) => app.stage.peek()?.focus('all') },
  { keys: ['v'], shown: ['V'], what: 'keys.view', run: toggleView },
  {
    keys: ['ArrowUp', 'ArrowDown'],
    shown: ['↑', '↓'],
    what: 'keys.storeys',
    run: (app, side) => changeStorey(app, side < 0 ? 1 : -1),
  },
  {
    keys: ['t'],
    shown: ['T'],
    what: 'keys.trails',
    run: (app) => {
      app.trails.value = !app.trails.peek();
    },
  },
  { keys: ['m'], shown: ['M'], what: 'keys.layer', run: nextLayer },
  {
    keys: ['f', '/'],
    shown: ['F', '/'],
    what: 'keys.find',
    run: (app) => {
      app.panel.value = 'why';
      requestAnimationFrame(() => document.getElementById('find-person')?.focus());
    },
  },
  {
    keys: ['c'],
    shown: ['C'],
    what: 'keys.critical',
    run: (app) => {
      app.dialog.value = 'critical';
    },
  },
  {
    keys: ['l'],
    shown: ['L'],
    what: 'keys.language',
    run: (app) => void app.switchLanguage(),
  },
  {
    keys: ['d'],
    shown: ['D'],
    what: 'keys.theme',
    run: (app) => {
      app.theme.value = app.theme.peek() === 'dark' ? 'light' : 'dark';
    },
  },
  {
    keys: ['Escape'],
    shown: ['Esc'],
    what: 'keys.escape',
    run: (app) =>
      batch(() => {
        app.selected.value = null;
        app.panel.value = 'none';
      }),
  },
  {
    keys: ['?'],
    shown: ['?'],
    what: 'keys.help',
    run: (app) => {
      app.dialog.value = 'keys';
    },
  },
];

const PANS: Readonly<Record<string, readonly [number, number]>> = {
  'Shift+W': [0, PAN],
  'Shift+S': [0, -PAN],
  'Shift+A': [PAN, 0],
  'Shift+D': [-PAN, 0],
};

/** Keys belong to whatever takes text or has arrows of its own. */
const takesKeys = (target: EventTarget | null, key: string): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog') !== null) return true;
  // The line of time has the same keys as the page.
  if (target.dataset.keys === 'app') return false;
  if (target instanceof HTMLInputElement && target.type === 'range') return /^(Arrow|Page|Home|End)/.test(key);
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.isContentEditable) return key !== 'Escape';
  // A button is pressed by the space bar.
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary') !== null;
};

export function listenToKeys(app: App): void {
  document.addEventListener('keydown', (event) => {
    // The drawing screen has its own keys, fields of a record take letters, tables and plots of studies theirs.
    if (!['play', 'compare'].includes(app.screen.peek())) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || takesKeys(event.target, event.key))
      return;
    const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const shifted = `Shift+${event.key.length === 1 ? event.key.toUpperCase() : event.key}`;
    const pan = event.shiftKey ? PANS[shifted] : undefined;
    if (pan !== undefined) {
      app.stage.peek()?.panBy(pan[0], pan[1]);
      event.preventDefault();
      return;
    }
    const binding =
      (event.shiftKey ? BINDINGS.find(({ keys }) => keys.includes(shifted)) : undefined) ??
      BINDINGS.find(({ keys }) => keys.includes(letter));
    if (binding === undefined) return;
    const key = binding.keys.includes(letter) ? letter : shifted;
    binding.run(app, binding.keys.indexOf(key) === binding.keys.length - 1 && binding.keys.length > 1 ? 1 : -1);
    event.preventDefault();
  });
}
