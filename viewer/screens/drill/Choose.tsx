/** Which drill: one that is ready, a file, or one that was begun on this device. */
import { useEffect, useState } from 'preact/hooks';
import { formatDuration, formatMoment, parseDrill, ScenarioError, type DrillFile, ENGINE_VERSION } from '../../../engine/index.js'; // prettier-ignore
import type { SourceFailure } from '../../../engine/hosts/protocol.js';
import type { App } from '../../app/app.js';
import { LIBRARY_IDS, loadScenario, type LibraryEntry } from '../../app/library.js';
import { saveAs } from '../../bring/take.js';
import { readyDrills } from '../realDrill/drills.js';
import { t } from './speech.js';
import { beginDrill, bringDrill, forgetDrill, keptDrills, takeDrill, type KeptDrill } from './store.js';

/** Ticks a second are the model's default: where a drill was left is told to the second. */
const TICKS = 20;

/** The home of a drill: brought to this page, or one of the library. */
const entryOf = async (app: App, id: string): Promise<LibraryEntry | null> =>
  app.library.peek().find((one) => one.id === id) ?? (LIBRARY_IDS.includes(id) ? loadScenario(id) : null);

const sentences = (app: App, error: unknown): string[] =>
  error instanceof ScenarioError
    ? error.problems.map((problem) => `${problem.path}: ${app.text.peek().problem(problem)}`)
    : [error instanceof Error ? error.message : String(error)];

export const failureSentences = (app: App, failure: SourceFailure): string[] =>
  failure.kind === 'problems'
    ? failure.problems.map((problem) => `${problem.path}: ${app.text.peek().problem(problem)}`)
    : [failure.kind === 'broken' ? failure.message : failure.detail];

function Ready({ app, file, begin }: { app: App; file: DrillFile; begin: () => void }) {
  const { pick } = app.text.value;
  const [entry, set] = useState<LibraryEntry | null>(null);
  useEffect(() => {
    void entryOf(app, file.scenario.id).then(set);
  }, []);
  const variant = entry?.variants.find(({ id }) => id === file.scenario.variant);
  return (
    <li class="card">
      <h3>{pick(file.name)}</h3>
      {file.about !== undefined && <p>{pick(file.about)}</p>}
      <p class="soft">
        {entry !== null &&
          t('ready.night', {
            scenario: pick(entry.name),
            variant: variant === undefined ? t('ready.asWritten') : pick(variant.name),
          })}
        {' · '}
        {t('ready.length', { length: formatDuration(file.horizon, app.language.value) })}
        <br />
        {t('ready.roles', { roles: app.text.value.list(file.roles.map(({ name }) => pick(name))) })}
      </p>
      <button type="button" class="button main" data-testid={`play-${file.id}`} onClick={begin}>
        {t('ready.open')}
      </button>
    </li>
  );
}

function Kept(props: { app: App; one: KeptDrill & { reached: number }; goOn: () => void; renew: () => void }) {
  const { app, one, goOn, renew } = props;
  return (
    <li class="line">
      <span class="grow">
        <strong>{app.text.value.pick(one.file.name)}</strong>{' '}
        <span class="soft">
          {new Date(one.began).toLocaleString(app.language.value)} ·{' '}
          {t('kept.at', { time: formatMoment(Math.floor(one.reached / TICKS)) })}
        </span>
        {one.engine !== ENGINE_VERSION && <small> {t('kept.other')}</small>}
      </span>
      <button type="button" class="button main" data-testid={`go-on-${one.file.id}`} onClick={goOn}>
        {t('kept.goOn')}
      </button>
      <button
        type="button"
        class="button"
        data-testid={`take-${one.file.id}`}
        onClick={() =>
          void takeDrill(one).then((text) => saveAs(new Blob([text], { type: 'application/json' }), `${one.id}.json`))
        }
      >
        {t('kept.take')}
      </button>
      <button
        type="button"
        class="button"
        data-testid={`forget-${one.file.id}`}
        onClick={() => {
          if (confirm(t('kept.sure'))) void forgetDrill(one.id).then(renew);
        }}
      >
        {t('kept.forget')}
      </button>
    </li>
  );
}

function FileField(props: { label: string; testid: string; take: (words: string) => Promise<void> }) {
  return (
    <label class="button file">
      {props.label}
      <input
        type="file"
        accept=".json,application/json"
        data-testid={props.testid}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (file !== undefined)
            void file
              .text()
              .then(props.take)
              .finally(() => (input.value = ''));
        }}
      />
    </label>
  );
}

export function Choose({
  app,
  open,
  failed,
}: {
  app: App;
  open: (kept: KeptDrill) => void;
  failed: readonly string[];
}) {
  const [ready, setReady] = useState<readonly DrillFile[]>([]);
  const [kept, setKept] = useState<readonly (KeptDrill & { reached: number })[]>([]);
  const [wrong, say] = useState<readonly string[]>(failed);
  const renew = (): void => void keptDrills().then(setKept, (error: unknown) => say(sentences(app, error)));
  useEffect(() => {
    void readyDrills().then(setReady);
    renew();
  }, []);
  const begin = async (file: DrillFile): Promise<void> => {
    try {
      const entry = await entryOf(app, file.scenario.id);
      if (entry === null)
        throw new ScenarioError([{ path: 'scenario.id', code: 'noSuch', parameters: { value: file.scenario.id, kind: 'variant' } }]); // prettier-ignore
      open(await beginDrill(file, entry.folder, Date.now()));
    } catch (error) {
      say(sentences(app, error));
    }
  };
  const attempt = async (make: () => Promise<void>): Promise<void> => {
    say([]);
    await make().catch((error: unknown) => say(sentences(app, error)));
  };
  return (
    <main class="drill-choose">
      <h2>{t('title')}</h2>
      <p>{t('intro')}</p>
      {wrong.length > 0 && (
        <div class="notice" role="alert">
          <p>{t('ready.failed')}</p>
          <ul>
            {wrong.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <h3>{t('ready')}</h3>
      <ul class="plain drill-ready">
        {ready.map((file) => (
          <Ready key={file.id} app={app} file={file} begin={() => void begin(file)} />
        ))}
      </ul>
      <FileField
        label={t('ready.own')}
        testid="drill-file"
        take={(words) => attempt(async () => begin(parseDrill(JSON.parse(words) as unknown)))}
      />
      <h3>{t('kept')}</h3>
      {kept.length === 0 && <p class="soft">{t('kept.none')}</p>}
      <ul class="plain">
        {kept.map((one) => (
          <Kept key={one.id} app={app} one={one} goOn={() => open(one)} renew={renew} />
        ))}
      </ul>
      <FileField
        label={t('kept.bring')}
        testid="drill-bring"
        take={(words) =>
          attempt(async () => {
            await bringDrill(words, Date.now());
            renew();
          })
        }
      />
    </main>
  );
}
