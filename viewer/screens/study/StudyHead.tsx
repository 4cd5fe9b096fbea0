/** The study that is open: its question and size, running it, and what can be taken away. */
import type { App } from '../../app/app.js';
import { saveAs } from '../../bring/take.js';
import { STUDY_TAKES, type StudyTake } from '../../../engine/hosts/studyProtocol.js';
import { ENGINE_VERSION, type StudyNames } from '../../../engine/index.js';
import type { Desk } from './desk.js';
import { Picker } from './Picker.js';
import { speech, t } from './speech.js';

const SAVED: Readonly<Record<StudyTake, { name: string; type: string }>> = {
  csv: { name: 'runs.csv', type: 'text/csv;charset=utf-8' },
  parquet: { name: 'runs.parquet', type: 'application/vnd.apache.parquet' },
  histories: { name: 'histories.parquet', type: 'application/vnd.apache.parquet' },
  html: { name: 'report.html', type: 'text/html' },
};

function Going({ app, desk }: { app: App; desk: Desk }) {
  const going = desk.going.value;
  if (going === null) return null;
  const { done, taken, most, cells, cellsDone, left } = going;
  return (
    <div class="study-going" data-testid="study-going" data-done={done}>
      <progress max={most} value={done} aria-label={t('going.label')} />
      <p role="status">
        {t('going', { done, taken, most, cells, cellsDone })}
        {Number.isFinite(left) && ` · ${t('going.left', { time: app.text.value.duration(Math.ceil(left)) })}`}
      </p>
    </div>
  );
}

function Made({ desk }: { desk: Desk }) {
  const known = desk.known.value;
  if (known === null || known.rows === 0) return null;
  const { rows, cells, engines } = known;
  const made = desk.going.value === null ? desk.made.value : null;
  return (
    <p role="status" data-testid="study-made" data-made={made ?? ''}>
      {t(made === null ? 'made.soFar' : `made.${made}`, { rows, cells, engine: engines.join(', ') })}
      {engines.some((one) => one !== ENGINE_VERSION) && ` ${t('made.otherEngine', { own: ENGINE_VERSION })}`}
    </p>
  );
}

function Taking({ app, desk }: { app: App; desk: Desk }) {
  const known = desk.known.value;
  const open = desk.open.value!;
  if (known === null || known.rows === 0) return null;
  const take = async (kind: StudyTake): Promise<void> => {
    try {
      const bytes = await desk.take(kind, app.language.peek());
      const file = `${open.file.id}_${SAVED[kind].name}`;
      saveAs(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: SAVED[kind].type }), file);
      app.say(t('saved', { file }));
    } catch (error) {
      app.say(t('failed.broken', { message: error instanceof Error ? error.message : String(error) }));
    }
  };
  const can = (kind: StudyTake): boolean => (kind === 'histories' ? known.histories : kind !== 'html' || open.base !== null); // prettier-ignore
  return (
    <div class="row" role="group" aria-label={t('take')}>
      <span>{t('take')}</span>
      {STUDY_TAKES.filter(can).map((kind) => (
        <button
          key={kind}
          type="button"
          class="button"
          data-testid={`study-take-${kind}`}
          onClick={() => void take(kind)}
        >
          {t(`take.${kind}`)}
        </button>
      ))}
    </div>
  );
}

export function StudyHead({ app, desk, names }: { app: App; desk: Desk; names: StudyNames }) {
  const open = desk.open.value!;
  const { file, cells, runs, base } = open;
  const { made, designs, columns } = speech.value!.engine;
  const { pick, list } = app.text.value;
  const going = desk.going.value !== null;
  const begun =
    desk.made.value === 'stopped' || desk.kept.value.some(({ id, runs: kept }) => id === file.id && kept > 0);
  return (
    <section class="card study-head" data-testid="study-head">
      <h2>{pick(file.name)}</h2>
      {file.question !== undefined && <p>{pick(file.question)}</p>}
      <p data-testid="study-size">{t('size', { cells, repeats: file.seeds.repeats, runs })}</p>
      <details>
        <summary>{speech.value!.engine.sections.made}</summary>
        <p>
          {made.base(base?.name ?? file.base.scenario, file.base.variant ?? null)} {designs[file.design.kind]}
        </p>
        <ul>
          {file.factors.map((one) => (
            <li key={one.id}>
              {columns.factor} – {names.of(one)}
              {one.kind === 'choice'
                ? `: ${list(one.levels.map(({ id }) => names.level(one, id)))}`
                : `: ${one.levels === undefined ? (one.range ?? []).join(' – ') : list(one.levels.slice(0, 24).map((level) => names.level(one, level)))}`}
            </li>
          ))}
        </ul>
      </details>
      {base === null && <p class="notice">{t('run.noBase', { name: file.base.scenario })}</p>}
      {!desk.keeps.value && <p class="notice">{t('keeps.not')}</p>}
      <div class="row">
        {going ? (
          <button type="button" class="button" data-testid="study-stop" onClick={() => desk.stop()}>
            {t('stop')}
          </button>
        ) : (
          base !== null && (
            <button
              type="button"
              class={desk.known.value === null ? 'button main' : 'button'}
              data-testid="study-run"
              onClick={() => void desk.run()}
            >
              {t(begun && desk.made.value !== 'here' ? 'run.on' : desk.known.value === null ? 'run' : 'run.again')}
            </button>
          )
        )}
        <Picker app={app} own={desk} folder={false} />
        <button type="button" class="button" data-testid="study-close" onClick={() => desk.close()}>
          ← {t('back')}
        </button>
      </div>
      <Going app={app} desk={desk} />
      <Made desk={desk} />
      <Taking app={app} desk={desk} />
    </section>
  );
}
