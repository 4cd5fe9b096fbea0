/** State of the page beside the player: what is chosen, shown and said. Signals; screens read them, keys and clicks set them. */
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import {
  languageOfLocale,
  partyNamesIn,
  type DensityMap,
  type Edit,
  type EverydayText,
  type Language,
  type Party,
  type PartyNames,
  type SafetyTimes,
} from '../../engine/index.js';
import type { RunSpec } from '../../engine/hosts/protocol.js';
import type { Player } from '../player/types.js';
import type { Layer, Stage, StageView } from '../stage/types.js';
import { knownSpeech, loadSpeech, word, type Key, type Speech } from '../text/index.js';
import { LIBRARY_IDS, loadScenario, type LibraryEntry } from './library.js';
import { linkText, readLink } from './link.js';

export type Theme = 'light' | 'dark';
export type Place = { kind: 'storey'; storey: string } | { kind: 'stair'; stair: string };
/** One run; two side by side; a home of one's own; a drill that is played; one in the building; many runs of a question. */
export type Screen = 'play' | 'compare' | 'draw' | 'drill' | 'realDrill' | 'study';
export type Dialog = 'keys' | 'critical' | 'print' | 'problems' | 'clip';

/** What is on the stage, by its origin: an entry of the library with its changes, or a recording. */
export interface Running {
  /** null: a recording. */
  entry: LibraryEntry | null;
  variant: string | null;
  seed: string;
  edits: readonly Edit[];
  /** For people: name of the file of a recording. */
  file: string | null;
}

export interface RunOptions {
  at?: number;
  play?: boolean;
}

export interface App {
  readonly player: Player;
  readonly language: ReadonlySignal<Language>;
  readonly theme: Signal<Theme>;
  /** Words of the engine, in the language chosen. */
  readonly text: ReadonlySignal<EverydayText>;
  /** Names of what is on the stage; null while nothing is. */
  readonly names: ReadonlySignal<PartyNames | null>;
  /** A word of the interface. Reads the language: renews itself where it is used in a component. */
  t(key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** From one language to the other, as soon as its words are there. */
  switchLanguage(): Promise<void>;

  readonly library: ReadonlySignal<readonly LibraryEntry[]>;
  /** Adds what a user brought; gives its id. */
  bring(entry: LibraryEntry): void;
  readonly running: ReadonlySignal<Running | null>;
  /** Opens a run of a scenario in the player. */
  run(
    entry: LibraryEntry,
    variant: string | null,
    seed: string,
    edits?: readonly Edit[],
    options?: RunOptions,
  ): Promise<void>;
  openRecording(bytes: Uint8Array, file: string): Promise<void>;
  /** The run on the stage as something to be run again; null for a recording. */
  spec(): RunSpec | null;

  readonly stage: Signal<Stage | null>;
  /** Why there is no stage; null: there is, or will be. */
  readonly stageFailure: Signal<string | null>;
  /** When the first picture stands, or is known never to: what is not needed for it waits until then. */
  readonly pictured: Promise<void>;
  readonly view: Signal<StageView>;
  readonly layer: Signal<Layer>;
  /** What the map on the floor is drawn from; null while there is none. */
  readonly layerData: Signal<DensityMap | SafetyTimes | null>;
  readonly trails: Signal<boolean>;
  readonly selected: Signal<number | null>;
  readonly place: Signal<Place | null>;
  /** Spaces and openings to be marked on the stage, by index. */
  readonly marked: Signal<{ spaces: readonly number[]; openings: readonly number[] }>;
  readonly screen: Signal<Screen>;
  readonly panel: Signal<'none' | 'check' | 'why'>;
  readonly dialog: Signal<Dialog | null>;
  /** Said to everybody who looks or listens; '' nothing. */
  readonly notice: Signal<string>;
  readonly online: Signal<boolean>;
  /** Set when a newer version of the page waits: call it to use it. */
  readonly update: Signal<(() => void) | null>;

  say(what: string): void;
  /** Choose a person and show them, at `time` if given. */
  goTo(target: { row?: number; space?: number; x?: number; y?: number; time?: number }): void;
  /** What a party of a cause is called. */
  nameOf(party: Party): string;
  /** Address of what is on the stage now; null if it cannot be linked. */
  link(): string | null;
  /** Opens what the address says, or the usual beginning. */
  start(): Promise<void>;
}

const SETTINGS = 'anshu.settings';

interface Settings {
  language?: Language;
  theme?: Theme;
}

function kept(): Settings {
  try {
    return JSON.parse(localStorage.getItem(SETTINGS) ?? '{}') as Settings;
  } catch {
    return {};
  }
}

function keep(change: Settings): void {
  try {
    localStorage.setItem(SETTINGS, JSON.stringify({ ...kept(), ...change }));
  } catch {
    // A browser that keeps nothing: chosen anew next time.
  }
}

const FIRST = { scenario: 'tower-18', variant: 'night', seed: '1' };

/** The words to begin with: as chosen before, else as the browser speaks. */
export const firstSpeech = (): Promise<Speech> => loadSpeech(kept().language ?? languageOfLocale(navigator.language));

export function createApp(player: Player, first: Speech): App {
  const settings = kept();
  const speech = signal(first);
  const language = computed(() => speech.value.language);
  const theme = signal<Theme>(
    settings.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
  );
  const library = signal<readonly LibraryEntry[]>([]);
  const running = signal<Running | null>(null);
  const selected = signal<number | null>(null);
  const view = signal<StageView>({ kind: 'tower' });
  const stage = signal<Stage | null>(null);
  const stageFailure = signal<string | null>(null);
  const pictured = new Promise<void>((resolve) => {
    effect(() => {
      const drawn = stage.value !== null && player.phase.value === 'ready';
      if (!drawn && stageFailure.value === null && player.phase.value !== 'failed') return;
      // What was drawn in one frame is on the screen in the next.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });
  });
  const notice = signal('');
  const words = computed(() => speech.value.text);
  const names = computed(() => {
    const header = player.header.value;
    const building = player.building.value;
    return header === null || building === null ? null : partyNamesIn(header, building, words.value);
  });

  let firstLanguage = true;
  language.subscribe((value) => {
    document.documentElement.lang = value;
    if (!firstLanguage) keep({ language: value });
    firstLanguage = false;
  });
  let firstTheme = true;
  theme.subscribe((value) => {
    document.documentElement.dataset.theme = value;
    if (!firstTheme) keep({ theme: value });
    firstTheme = false;
  });

  const otherLanguage = (): Language => (language.peek() === 'en' ? 'zh-CN' : 'en');

  const add = (entry: LibraryEntry): void => {
    library.value = [...library.value.filter(({ id }) => id !== entry.id), entry].sort((a, b) =>
      a.own === b.own ? (a.id < b.id ? -1 : 1) : a.own ? 1 : -1,
    );
  };

  const rowOf = (id: string): number => player.header.peek()?.people.findIndex((person) => person.id === id) ?? -1;

  const app: App = {
    player,
    language,
    theme,
    text: words,
    names,
    t: (key, values) => word(speech.value.words, key, values),
    async switchLanguage() {
      // At once where it is there already: nobody should see the page think about it.
      const other = otherLanguage();
      speech.value = knownSpeech(other) ?? (await loadSpeech(other));
    },

    library,
    bring: add,
    running,
    async run(entry, variant, seed, edits = [], options = {}) {
      batch(() => {
        running.value = { entry, variant, seed, edits, file: null };
        selected.value = null;
        app.place.value = null;
        app.marked.value = { spaces: [], openings: [] };
        view.value = { kind: 'tower' };
      });
      await player.open({ kind: 'run', run: { folder: entry.folder, variant, edits, seed } }, options);
    },
    async openRecording(bytes, file) {
      batch(() => {
        running.value = { entry: null, variant: null, seed: '', edits: [], file };
        selected.value = null;
        app.place.value = null;
        view.value = { kind: 'tower' };
      });
      await player.open({ kind: 'recording', bytes }, { play: true });
    },
    spec() {
      const now = running.peek();
      if (now === null || now.entry === null) return null;
      return { folder: now.entry.folder, variant: now.variant, edits: now.edits, seed: now.seed };
    },

    stage,
    stageFailure,
    pictured,
    view,
    layer: signal<Layer>('none'),
    layerData: signal<DensityMap | SafetyTimes | null>(null),
    trails: signal(false),
    selected,
    place: signal<Place | null>(null),
    marked: signal({ spaces: [], openings: [] }),
    screen: signal<Screen>('play'),
    panel: signal<'none' | 'check' | 'why'>('none'),
    dialog: signal<Dialog | null>(null),
    notice,
    online: signal(navigator.onLine),
    update: signal<(() => void) | null>(null),

    say(what) {
      // The same words twice would not be read out twice.
      notice.value = notice.peek() === what ? `${what}\u00a0` : what;
    },

    goTo({ row, space, x, y, time }) {
      const building = player.building.peek();
      if (building === null) return;
      batch(() => {
        if (time !== undefined) {
          player.pause();
          player.seek(time);
        }
        if (row !== undefined) selected.value = row;
        const frame = player.frame();
        const where = space ?? (row !== undefined && frame !== null ? frame.space[row] : -1);
        if (where >= 0) view.value = { kind: 'floor', storey: building.spaces[where].storey };
      });
      const shown = stage.peek();
      if (shown === null) return;
      if (row !== undefined) shown.focus({ row });
      else if (space !== undefined && space >= 0 && x !== undefined && y !== undefined)
        shown.focus({ storey: building.spaces[space].storey, x, y });
    },

    nameOf: (party) => (names.value === null ? '' : words.value.sentences.party(party, names.value)),

    link() {
      const now = running.peek();
      if (now === null || now.entry === null || now.entry.own) return null;
      const header = player.header.peek();
      const building = player.building.peek();
      const shown = view.peek();
      const row = selected.peek();
      return linkText({
        scenario: now.entry.id,
        variant: now.variant,
        seed: now.seed,
        time: player.time.peek(),
        storey: shown.kind === 'floor' && building !== null ? building.storeys[shown.storey].id : null,
        person: row !== null && header !== null ? header.people[row].id : null,
        edits: now.edits,
      });
    },

    async start() {
      const link = readLink(location.hash);
      const wanted = link?.scenario ?? FIRST.scenario;
      const known = LIBRARY_IDS.includes(wanted);
      if (!known) app.say(app.t('app.noLink', { id: wanted }));
      const entry = await loadScenario(known ? wanted : FIRST.scenario);
      add(entry);
      const named = link !== null && known ? link : null;
      await app.run(
        entry,
        named === null ? FIRST.variant : named.variant,
        named?.seed ?? FIRST.seed,
        named?.edits ?? [],
        // A link shows a moment; the usual beginning plays.
        named === null ? { play: true } : { at: named.time, play: named.time === 0 },
      );
      const building = player.building.peek();
      if (named !== null && building !== null) {
        const storey = building.storeys.findIndex(({ id }) => id === named.storey);
        if (storey >= 0) view.value = { kind: 'floor', storey };
        const row = named.person === null ? -1 : rowOf(named.person);
        if (row >= 0) selected.value = row;
      }
      // The other scenarios and the other language when the first picture is there.
      await pictured;
      await Promise.all([
        loadSpeech(otherLanguage()),
        ...LIBRARY_IDS.filter((id) => id !== entry.id).map((id) =>
          loadScenario(id).then(add, () => app.say(app.t('app.noLink', { id }))),
        ),
      ]);
    },
  };
  return app;
}
