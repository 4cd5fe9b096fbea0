/** Scenarios that come with the page, and those a user brought: folders as text. */
import type { LocalText } from '../../engine/index.js';
import type { ScenarioFolder } from '../../engine/hosts/protocol.js';

export interface VariantEntry {
  id: string;
  name: LocalText;
  description: LocalText | null;
}

export interface LibraryEntry {
  /** Name of the folder; for what was brought, unique on this page. */
  id: string;
  name: LocalText;
  description: LocalText | null;
  variants: readonly VariantEntry[];
  /** Brought by the user: lives only in this page. */
  own: boolean;
  folder: ScenarioFolder;
}

const FILES = import.meta.glob<string>('../../scenarios/*/*.json', { query: '?raw', import: 'default' });

/** Ids of the scenarios that come with the page, sorted. */
export const LIBRARY_IDS: readonly string[] = [
  ...new Set(
    Object.keys(FILES)
      .filter((path) => path.endsWith('/scenario.json'))
      .map((path) => path.split('/').at(-2)!),
  ),
].sort((a, b) => (a < b ? -1 : 1));

const isText = (value: unknown): value is LocalText =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && 'en' in value && 'zh-CN' in value);

/** What a list shows of a scenario: read leniently, because a broken one is listed too. */
export function entryOf(id: string, folder: ScenarioFolder, own: boolean): LibraryEntry {
  let file: { name?: unknown; description?: unknown; variants?: unknown } = {};
  try {
    const value: unknown = JSON.parse((folder.texts['scenario.json'] ?? '{}').replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null) file = value;
  } catch {
    // The engine says what is wrong, with its place.
  }
  const textOr = (value: unknown, other: string): LocalText => (isText(value) ? value : other);
  const variants = typeof file.variants === 'object' && file.variants !== null ? file.variants : {};
  return {
    id,
    name: textOr(file.name, id),
    description: isText(file.description) ? file.description : null,
    variants: Object.entries(variants as Record<string, { name?: unknown; description?: unknown } | null>).map(
      ([name, variant]) => ({
        id: name,
        name: textOr(variant?.name, name),
        description: isText(variant?.description) ? variant.description : null,
      }),
    ),
    own,
    folder,
  };
}

const loaded = new Map<string, Promise<LibraryEntry>>();

/** A scenario that comes with the page, its files loaded. Rejects if it cannot be fetched. */
export function loadScenario(id: string): Promise<LibraryEntry> {
  let promise = loaded.get(id);
  if (promise === undefined) {
    promise = (async () => {
      const inside = Object.entries(FILES).filter(([path]) => path.split('/').at(-2) === id);
      if (inside.length === 0) throw new RangeError(`no scenario ${id}`);
      const texts: Record<string, string> = {};
      await Promise.all(
        inside.map(async ([path, load]) => {
          texts[path.split('/').at(-1)!] = await load();
        }),
      );
      return entryOf(id, { name: id, texts }, false);
    })();
    loaded.set(id, promise);
    // What failed (offline before the first visit was over) may be tried again.
    promise.catch(() => loaded.delete(id));
  }
  return promise;
}
