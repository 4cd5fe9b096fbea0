/** The whole page takes what is dropped on it. */
import type { ComponentChildren } from 'preact';
import type { App } from '../app/app.js';
import { filesOf } from './archive.js';
import { bring, bringing } from './bring.js';
import { DropTarget } from './DropTarget.js';

const failed = (app: App) => (error: unknown) => app.say(error instanceof Error ? error.message : String(error));

export function BringTarget({ app, children }: { app: App; children: ComponentChildren }) {
  return (
    <DropTarget
      words={app.t('bring.drop')}
      onDrop={(brought) => {
        brought.then(({ files, name }) => bring(app, files, name)).catch(failed(app));
      }}
    >
      {children}
    </DropTarget>
  );
}

/** The same by file picker: one for files, one for a folder. */
export function BringButtons({ app }: { app: App }) {
  const picked = (list: FileList | null): void => {
    if (list === null || list.length === 0) return;
    const name = list[0].webkitRelativePath.split('/')[0] || list[0].name;
    bring(app, filesOf(list), name).catch(failed(app));
  };
  const pick = (id: string) => () => document.getElementById(id)?.click();
  return (
    <div class="row">
      <button type="button" class="button" disabled={bringing.value} onClick={pick('bring-file')}>
        {app.t('bring.file')}
      </button>
      <input
        id="bring-file"
        type="file"
        class="hidden-text"
        tabIndex={-1}
        aria-label={app.t('bring.file')}
        accept=".json,.zip,.anshu,.rec,.dxf,.ifc,.wkt,.csv,.xlsx,.xml,.scenario,.imdf,.png,.jpg,.jpeg,application/json,application/zip"
        onChange={(event) => {
          picked(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" class="button" disabled={bringing.value} onClick={pick('bring-folder')}>
        {app.t('bring.folder')}
      </button>
      <input
        id="bring-folder"
        type="file"
        class="hidden-text"
        tabIndex={-1}
        aria-label={app.t('bring.folder')}
        // Not yet in the types of the DOM.
        {...{ webkitdirectory: true }}
        onChange={(event) => {
          picked(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      {bringing.value && <progress aria-label={app.t('app.loading')} />}
    </div>
  );
}
