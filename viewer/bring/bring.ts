/** From what was dropped or picked to something on the stage, or to a list of what is wrong with it. */
import { signal } from '@preact/signals';
import type { ScenarioFolder, ScenarioLook } from '../../engine/hosts/protocol.js';
import type { App } from '../app/app.js';
import { entryOf, type LibraryEntry } from '../app/library.js';
import { lookAt } from '../screens/check/pool.js';
import { importing } from '../screens/draw/importing.js';
import { BringError, read, type BroughtFile } from './archive.js';
import { foreignFile } from './foreign.js';

/** The last thing brought that had problems, for the window that lists them. */
export const faulty = signal<{ name: string; look: ScenarioLook; entry: LibraryEntry } | null>(null);
export const bringing = signal(false);

function freeId(app: App, name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 48) || 'own';
  const taken = new Set(app.library.peek().map(({ id }) => id));
  let id = plain;
  for (let i = 2; taken.has(id); i++) id = `${plain}-${i}`;
  return id;
}

/** Opens a scenario folder if it can be run; else lists its problems and leaves what is on the stage as it is. */
export async function openFolder(app: App, folder: ScenarioFolder): Promise<void> {
  const look = await lookAt(folder);
  const entry = entryOf(freeId(app, folder.name), folder, true);
  if (look.problems.length > 0) {
    faulty.value = { name: folder.name, look, entry };
    app.dialog.value = 'problems';
    app.say(app.t('bring.problems', { n: look.problems.length, name: folder.name }));
    return;
  }
  app.bring(entry);
  await app.run(entry, null, '1', [], { play: true });
}

/** Files of other programs go to the drawing screen; all others are opened. */
export async function bring(app: App, files: readonly BroughtFile[], name: string): Promise<void> {
  bringing.value = true;
  try {
    const foreign = await foreignFile(files);
    if (foreign !== null) {
      importing.value = foreign;
      app.screen.value = 'draw';
      return;
    }
    const brought = await read(files, name);
    if (brought.kind === 'recording') {
      await app.openRecording(brought.bytes, brought.name);
      return;
    }
    await openFolder(app, brought.folder);
  } catch (error) {
    if (!(error instanceof BringError)) throw error;
    app.say(app.t(`bring.error.${error.code}`, { file: error.file }));
  } finally {
    bringing.value = false;
  }
}
