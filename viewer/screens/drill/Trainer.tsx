/** What the trainer has in hand: injects, what is expected, who is there, the record. */
import { useSignal } from '@preact/signals';
import { formatDuration, formatMoment, type DrillFile } from '../../../engine/index.js';
import type { DrillDocument } from '../../../engine/hosts/protocol.js';
import { saveAs } from '../../bring/take.js';
import type { Desk } from './desk.js';
import { t } from './speech.js';

type Inject = DrillFile['injects'][number];

function whenOf({ app, names }: Desk, { when }: Inject): string {
  if (when === 'byHand') return t('injects.byHand');
  if ('at' in when) return t('injects.at', { time: formatMoment(when.at) });
  const event = app.text.value.sentences.eventRef(when.after, names.value!);
  return t('injects.after', { event, time: formatDuration(when.delay ?? 0, app.language.value) });
}

export function Injects({ desk }: { desk: Desk }) {
  const page = desk.page.value;
  const { file } = page.seated.value!;
  const thrown = new Set(page.trainers.value?.thrown);
  const { pick } = desk.app.text.value;
  return (
    <section>
      <h3>{t('injects')}</h3>
      <ul class="plain drill-injects">
        {file!.injects.map((inject) => (
          <li key={inject.id}>
            <span class="grow">
              {pick(inject.text)}
              <br />
              <small>{whenOf(desk, inject)}</small>
            </span>
            {thrown.has(inject.id) ? (
              <span class="pill" data-testid={`thrown-${inject.id}`}>
                ✓ {t('injects.thrown')}
              </span>
            ) : (
              <button
                type="button"
                class="button"
                data-testid={`throw-${inject.id}`}
                onClick={() => void page.say({ kind: 'inject', inject: inject.id })}
              >
                {t('injects.throw')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const MARK = { open: '…', met: '✓', late: '!', missed: '✗' } as const;

/** JSON knows no NaN: what is not is null there. */
const known = (time: number | null): time is number => time !== null && Number.isFinite(time);

export function Criteria({ desk }: { desk: Desk }) {
  const page = desk.page.value;
  const { file } = page.seated.value!;
  const states = page.trainers.value?.criteria ?? [];
  const { pick, sentences } = desk.app.text.value;
  return (
    <section>
      <h3>{t('criteria')}</h3>
      {file!.objectives.map((objective) => (
        <div key={objective.id}>
          <h4>{pick(objective.text)}</h4>
          <ul class="plain drill-criteria">
            {objective.criteria.map(({ id, text }) => {
              const state = states.find((one) => one.objective === objective.id && one.criterion === id);
              const met = state?.met ?? 'open';
              return (
                <li key={id} data-met={met}>
                  <span class="sign" aria-hidden="true">
                    {MARK[met]}
                  </span>
                  <span class="grow">
                    {pick(text)}
                    <br />
                    <small>
                      {sentences.criterion[met]}
                      {' · '}
                      {state !== undefined && known(state.at)
                        ? t('criteria.first', { time: formatMoment(state.at) })
                        : t('criteria.notYet')}
                      {state !== undefined &&
                        known(state.due) &&
                        ` · ${t('criteria.due', { time: formatMoment(state.due) })}`}
                    </small>
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}

const TYPES: Readonly<Record<DrillDocument, string>> = {
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv;charset=utf-8',
  log: 'application/json',
};

/** Only where the drill is played: the record is made there. */
export function Taken({ desk }: { desk: Desk }) {
  const { app, table } = desk;
  const printed = useSignal('');
  if (table === null) return null;
  const make = async (kind: DrillDocument): Promise<Uint8Array<ArrayBuffer> | null> => {
    try {
      return (await table.document(kind, app.language.peek())) as Uint8Array<ArrayBuffer>;
    } catch (error) {
      app.say(t('report.failed', { message: error instanceof Error ? error.message : String(error) }));
      return null;
    }
  };
  const take = async (kind: DrillDocument): Promise<void> => {
    const bytes = await make(kind);
    if (bytes === null) return;
    const file = `${table.kept.file.id}.${kind === 'log' ? 'log.json' : kind}`;
    saveAs(new Blob([bytes], { type: TYPES[kind] }), file);
    app.say(t('report.saved', { file }));
  };
  return (
    <details class="drill-record">
      <summary data-testid="record">{t('report')}</summary>
      <p>
        <small>{t('report.about')}</small>
      </p>
      <div class="row">
        {(['html', 'docx', 'csv', 'log'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            class="button"
            data-testid={`drill-take-${kind}`}
            onClick={() => void take(kind)}
          >
            {t(`report.${kind}`)}
          </button>
        ))}
        <button
          type="button"
          class="button"
          onClick={() =>
            void make('html').then((bytes) => {
              if (bytes !== null) printed.value = new TextDecoder().decode(bytes);
            })
          }
        >
          {t('report.pdf')}
        </button>
      </div>
      {printed.value !== '' && (
        <iframe
          class="printed"
          title={t('report')}
          // Nothing in the report runs; the page itself opens the dialog.
          sandbox="allow-same-origin allow-modals"
          srcdoc={printed.value}
          onLoad={(event) => event.currentTarget.contentWindow?.print()}
        />
      )}
    </details>
  );
}

export function Connected({ desk }: { desk: Desk }) {
  const page = desk.page.value;
  const { file } = page.seated.value!;
  const { pick } = desk.app.text.value;
  const all = Object.entries(page.trainers.value?.connected ?? {});
  if (all.length <= 1) return null;
  return (
    <p class="soft" data-testid="connected">
      {all
        .map(([name, n]) => {
          const role = file!.roles.find(({ id }) => name === `role:${id}`);
          return `${role === undefined ? t('trainer') : pick(role.name)}: ${n}`;
        })
        .join(' · ')}
    </p>
  );
}
