/** Files of a study, picked by hand. */
import type { App } from '../../app/app.js';
import { BringError, filesOf, type BroughtFile } from '../../bring/archive.js';
import type { Desk } from './desk.js';
import { studyAmong } from './files.js';
import { t } from './speech.js';

/** From what was dropped or picked to a study, its results, or a list of what is wrong. */
export async function bringFiles(app: App, own: Desk, files: Promise<{ files: readonly BroughtFile[]; name: string }>) {
  try {
    const { files: brought, name } = await files;
    if (brought.length > 0) await own.bring(await studyAmong(brought, name));
  } catch (error) {
    if (error instanceof BringError) app.say(app.t(`bring.error.${error.code}`, { file: error.file }));
    else app.say(error instanceof Error ? error.message : String(error));
  }
}

export function Picker({ app, own, folder }: { app: App; own: Desk; folder: boolean }) {
  return (
    <label class="button file">
      {t(folder ? 'open.folder' : 'open.files')}
      <input
        type="file"
        multiple
        accept={folder ? undefined : '.json,.parquet,application/json'}
        data-testid={folder ? 'study-folder' : 'study-files'}
        // Not yet in the types of the DOM.
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          const list = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          const name = list[0]?.name ?? '';
          void bringFiles(app, own, Promise.resolve({ files: filesOf(list), name }));
        }}
      />
    </label>
  );
}
