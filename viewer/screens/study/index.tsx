/** The page for studies: opened, run, and their answers. Loaded when it is first shown. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { localized, namesOfStudy, type LocalText } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { DropTarget } from '../../bring/DropTarget.js';
import { ProblemList } from '../../bring/ProblemList.js';
import '../../style/study.css';
import { Answers } from './Answers.js';
import { createDesk, type Desk } from './desk.js';
import { LIBRARY_STUDIES, libraryStudy } from './files.js';
import { bringFiles, Picker } from './Picker.js';
import { followLanguage, speech, t } from './speech.js';
import { StudyHead } from './StudyHead.js';

/** One desk for as long as the page is open. */
let desk: Desk | null = null;

function Failure({ app, own }: { app: App; own: Desk }) {
  const failure = own.failure.value;
  if (failure === null) return null;
  const { shown, what } = failure;
  return (
    <section class="card study-failed" role="alert" data-testid="study-failed">
      <h3>{t('failed', { shown })}</h3>
      {what.kind === 'problems' ? (
        <>
          <p>{t('failed.problems', { n: what.problems.length })}</p>
          <ProblemList app={app} problems={what.problems} />
        </>
      ) : (
        <p>
          {what.kind === 'table'
            ? t(`failed.${what.code}`, { detail: what.detail })
            : what.kind === 'broken'
              ? t('failed.broken', { message: what.message })
              : what.kind === 'recording'
                ? t('failed.broken', { message: what.detail })
                : t(`failed.${what.kind}`)}
        </p>
      )}
    </section>
  );
}

/** Names of the studies that come with the page, as their files say. */
function useLibrary(): readonly { id: string; name: LocalText }[] {
  const [found, set] = useState<readonly { id: string; name: LocalText }[]>([]);
  useEffect(() => {
    let wanted = true;
    void Promise.all(
      LIBRARY_STUDIES.map(async (id) => {
        const { study } = await libraryStudy(id);
        return { id, name: (JSON.parse(study!.text) as { name: LocalText }).name };
      }),
    ).then(
      (all) => wanted && set(all),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, []);
  return found;
}

function Home({ app, own }: { app: App; own: Desk }) {
  const library = useLibrary();
  const { language } = app.text.value;
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('intro')}</p>
      <section class="card">
        <h3>{t('open')}</h3>
        <p>{t('open.about')}</p>
        <div class="row">
          <Picker app={app} own={own} folder={false} />
          <Picker app={app} own={own} folder />
          {own.busy.value && <progress aria-label={t('open.busy')} />}
        </div>
      </section>
      <section class="card">
        <h3>{t('library')}</h3>
        <ul class="plain study-list">
          {library.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                class="button"
                data-testid={`study-${id}`}
                onClick={() => void libraryStudy(id).then((files) => own.bring(files))}
              >
                {localized(name, language)}
              </button>
            </li>
          ))}
        </ul>
      </section>
      {own.kept.value.length > 0 && (
        <section class="card" data-testid="study-kept">
          <h3>{t('kept')}</h3>
          <ul class="plain study-list">
            {own.kept.value.map((one) => (
              <li key={one.id} class="row">
                <button
                  type="button"
                  class="button"
                  data-testid={`study-kept-${one.id}`}
                  onClick={() => {
                    const { text, beside, shown } = one;
                    void own.bring({ shown, study: { text, beside }, runs: null, histories: null });
                  }}
                >
                  {localized(one.name, language)}
                </button>
                <span class="soft">{t('kept.runs', { n: one.runs })}</span>
                <button
                  type="button"
                  class="button quiet"
                  onClick={() => {
                    if (confirm(t('kept.sure'))) void own.forget(one.id);
                  }}
                >
                  {t('kept.forget')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export default function Study({ app }: { app: App }) {
  const own = useMemo(() => (desk ??= createDesk()), []);
  useEffect(() => {
    app.player.pause();
    return followLanguage(app);
  }, []);
  if (speech.value === null) return <main class="study study-target" aria-busy="true" />;
  const open = own.open.value;
  const names = open === null ? null : namesOfStudy(open.file, app.text.value, speech.value.engine);
  return (
    <DropTarget class="study-target" words={t('drop')} onDrop={(files) => void bringFiles(app, own, files)}>
      <main class="study">
        <Failure app={app} own={own} />
        {names === null ? <Home app={app} own={own} /> : <StudyHead app={app} desk={own} names={names} />}
        {names !== null && (own.known.value?.rows ?? 0) > 0 && <Answers app={app} desk={own} names={names} />}
      </main>
    </DropTarget>
  );
}
