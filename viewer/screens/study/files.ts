/** Files of a study: those that come with the page, and what is picked out of what a user brings. */
import type { FoundBase } from '../../../engine/hosts/studyProtocol.js';
import type { ScenarioFolder } from '../../../engine/hosts/protocol.js';
import type { BroughtFile } from '../../bring/archive.js';
import { LIBRARY_IDS, loadScenario } from '../../app/library.js';

const FILES = import.meta.glob<string>(
  ['../../../scenarios/studies/*/study.json', '../../../scenarios/studies/*/*/*.json'],
  { query: '?raw', import: 'default' },
);

/** Texts of JSON files by their path from the study file's folder. */
export type Beside = Readonly<Record<string, string>>;

export interface StudyFiles {
  /** For people: what it is called. */
  shown: string;
  /** null: only results were brought. */
  study: { text: string; beside: Beside } | null;
  runs: Uint8Array | null;
  histories: Uint8Array | null;
}

/** Studies that come with the page, by their folders' names. */
export const LIBRARY_STUDIES: readonly string[] = Object.keys(FILES)
  .filter((path) => path.endsWith('/study.json'))
  .map((path) => path.split('/').at(-2)!)
  .sort((a, b) => (a < b ? -1 : 1));

export async function libraryStudy(id: string): Promise<StudyFiles> {
  const root = `../../../scenarios/studies/${id}/`;
  const inside = Object.entries(FILES).filter(([path]) => path.startsWith(root));
  const texts: Record<string, string> = {};
  await Promise.all(
    inside.map(async ([path, load]) => {
      texts[path.slice(root.length)] = await load();
    }),
  );
  const { 'study.json': text, ...beside } = texts;
  return { shown: id, study: { text, beside }, runs: null, histories: null };
}

const nameOf = (path: string): string => path.split('/').at(-1)!;

/** True for the text of a study file, however wrong the rest of it is. */
function isStudy(text: string): boolean {
  try {
    return (JSON.parse(text.replace(/^\uFEFF/, '')) as { format?: unknown } | null)?.format === 'anshu-study';
  } catch {
    return false;
  }
}

/** The folder that a study was made in keeps its base, too. */
function keptBase(text: string | undefined): Beside {
  try {
    const { file, input } = JSON.parse(text ?? '') as { file: { base: { scenario: string } }; input: unknown };
    return { [`${plainPath(file.base.scenario)}/scenario.json`]: JSON.stringify(input) };
  } catch {
    return {};
  }
}

/** Largest JSON file that is read, bytes. */
const MOST_TEXT = 64e6;

/** What of the files is a study, and what are its results. */
export async function studyAmong(files: readonly BroughtFile[], name: string): Promise<StudyFiles> {
  const tables = files.filter(({ path }) => /\.parquet$/i.test(path));
  const histories = tables.find(({ path }) => /histor/i.test(nameOf(path)));
  const runs = tables.find((file) => file !== histories);
  const texts = await Promise.all(
    files
      .filter(({ path, size }) => /\.json$/i.test(path) && size <= MOST_TEXT)
      .map(async (file) => ({ path: file.path, text: new TextDecoder().decode(await file.bytes()) })),
  );
  // The one that says so and lies least deep; else, where no results are beside it, the one that may have been meant.
  const depth = (path: string): number => path.split('/').length;
  const found = texts.filter(({ text }) => isStudy(text)).sort((a, b) => depth(a.path) - depth(b.path));
  const meant = texts.find(({ path }) => nameOf(path) === 'study.json') ?? texts[0];
  const main = found[0] ?? (runs === undefined ? meant : undefined);
  const read = (file: BroughtFile | undefined): Promise<Uint8Array | null> => file?.bytes() ?? Promise.resolve(null);
  const tableBytes = { runs: await read(runs), histories: await read(histories) };
  if (main === undefined) return { shown: name, study: null, ...tableBytes };
  const root = main.path.slice(0, main.path.length - nameOf(main.path).length);
  const beside: Record<string, string> = {};
  for (const { path, text } of texts)
    if (path !== main.path && path.startsWith(root)) beside[path.slice(root.length)] = text;
  const all = { ...keptBase(beside['work.json']), ...beside };
  return { shown: nameOf(main.path), study: { text: main.text, beside: all }, ...tableBytes };
}

const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');

/** Files of a folder beside the study; null: there is none, or no scenario in it. */
function folderBeside(beside: Beside, given: string): ScenarioFolder | null {
  const root = `${plainPath(given)}/`;
  const texts = Object.fromEntries(
    Object.entries(beside).flatMap(([path, text]) => (path.startsWith(root) ? [[path.slice(root.length), text]] : [])),
  );
  return Object.hasOwn(texts, 'scenario.json') ? { name: plainPath(given).split('/').at(-1)!, texts } : null;
}

/** As the command line finds it: a plain name in the library first, then beside the study. */
export async function findBase(beside: Beside, name: string): Promise<FoundBase> {
  if (LIBRARY_IDS.includes(name)) return { folder: (await loadScenario(name)).folder };
  const folder = folderBeside(beside, name);
  return folder === null ? { names: LIBRARY_IDS } : { folder };
}
