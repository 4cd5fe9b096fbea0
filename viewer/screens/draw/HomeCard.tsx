/** The home as a whole: its name, run, save, another drawing, import. */
import type { App } from '../../app/app.js';
import type { Desk } from './desk.js';
import { Card, FileButton, TextField } from './fields.js';
import { blank, drawings, forgetOpen, openKept, openNew, openOf, run, save } from './home.js';
import { importing } from './importing.js';
import { t } from './speech.js';

/** What is read: names of files of other programs. */
export const IMPORT_ENDINGS = '.dxf,.ifc,.wkt,.csv,.xlsx,.xml,.scenario,.json,.zip,.imdf';

export function HomeCard({ app, desk }: { app: App; desk: Desk }) {
  const drawing = desk.drawing.value;
  const failed = (error: unknown) => app.say(error instanceof Error ? error.message : String(error));
  const faults = desk.problems.value.some(({ level }) => level === 'fault');
  const saving = desk.saving.value;
  const when = (time: number): string =>
    new Date(time).toLocaleString(app.language.value, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <Card title={t('home')} testid="home">
      <TextField
        label={t('home.name')}
        value={drawing.name}
        testid="home-name"
        onChange={(name) => name !== '' && desk.change({ ...desk.drawing.peek(), name })}
      />
      <div class="row">
        <button
          type="button"
          class="button main"
          data-testid="run-drawing"
          disabled={faults}
          title={faults ? t('home.faults') : undefined}
          onClick={() => void run(app, desk).catch(failed)}
        >
          {t('home.run')}
        </button>
        <button
          type="button"
          class="button"
          data-testid="save-drawing"
          onClick={() => void save(app, desk).catch(failed)}
        >
          {t('home.save')}
        </button>
      </div>
      <p class="soft" role="status" data-testid="kept" data-state={saving}>
        <small>{t(saving === 'saved' ? 'home.kept' : saving === 'saving' ? 'home.keeping' : 'home.notKept')}</small>
      </p>
      <div class="row">
        <button
          type="button"
          class="button"
          data-testid="new-drawing"
          onClick={() => void openNew(desk, blank()).catch(failed)}
        >
          {t('home.new')}
        </button>
        {drawings.value.length > 1 && (
          <select
            aria-label={t('home.open')}
            value={desk.id.value ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              openKept(desk, value).then((opened) => {
                if (!opened) app.say(t('home.elsewhere'));
              }, failed);
            }}
          >
            {drawings.value.map(({ id, name, changed }) => (
              <option key={id} value={id}>
                {id === desk.id.value ? drawing.name : `${name} · ${when(changed)}`}
              </option>
            ))}
          </select>
        )}
        <button
          type="button"
          class="button"
          onClick={() => {
            if (confirm(t('home.removeSure', { name: drawing.name }))) forgetOpen(desk).catch(failed);
          }}
        >
          {t('home.remove')}
        </button>
      </div>
      <div class="row">
        <FileButton
          id="draw-import"
          title={t('import.about')}
          label={t('home.import')}
          accept={IMPORT_ENDINGS}
          onFile={(file) => (importing.value = file)}
        />
        <button
          type="button"
          class="button"
          disabled={app.running.value?.entry === null || app.running.value === null}
          onClick={() => {
            const entry = app.running.peek()?.entry;
            if (entry !== null && entry !== undefined) openOf(app, desk, entry.folder).catch(failed);
          }}
        >
          {t('home.fromStage')}
        </button>
      </div>
    </Card>
  );
}
