/** The picture, its switches and its legend; or, in words, why there is none. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ENGINE_VERSION } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { wantedDrawing } from '../../app/drawing.js';
import { ProblemList } from '../../bring/ProblemList.js';
import { follow, withoutStage } from './follow.js';
import { Legend, ScaleKey } from './Legend.js';
import { StageBar } from './StageBar.js';

function Failure({ app }: { app: App }) {
  const failure = app.player.failure.value;
  if (failure === null) return null;
  return (
    <div class="cover" role="alert">
      <h2>{app.t('app.failed')}</h2>
      {failure.kind === 'problems' && <ProblemList app={app} problems={failure.problems} />}
      {failure.kind === 'recording' && (
        <p>
          {app.t('app.failed.recording', {
            reason:
              app.text.value.sentences.recordingFault[
                failure.code as keyof typeof app.text.value.sentences.recordingFault
              ] ?? failure.detail,
          })}
        </p>
      )}
      {failure.kind === 'broken' && (
        <p>
          {typeof Worker === 'undefined'
            ? app.t('app.noWorker')
            : app.t('app.failed.broken', { message: failure.message })}
        </p>
      )}
      <button
        type="button"
        class="button main"
        onClick={() => {
          location.hash = '';
          void app.start();
        }}
      >
        {app.t('app.failed.again')}
      </button>
    </div>
  );
}

/** A recording of another engine is shown as it was recorded; what is asked of it is answered by this one. */
function OtherEngine({ app }: { app: App }) {
  const [seen, setSeen] = useState<string | null>(null);
  const version = app.player.header.value?.engine;
  if (version === undefined || version === ENGINE_VERSION || seen === version) return null;
  return (
    <div class="stage-notice notice" role="status">
      <span>{app.t('app.otherEngine', { version, own: ENGINE_VERSION })}</span>
      <button type="button" class="button" onClick={() => setSeen(version)}>
        {app.t('app.close')}
      </button>
    </div>
  );
}

export function StageScreen({ app }: { app: App }) {
  const host = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState<string | null>(null);
  useEffect(() => {
    let stop = (): void => {};
    let gone = false;
    void (async () => {
      try {
        const { createStage } = await import('../../stage/stage.js');
        const stage = await createStage(host.current!, {
          theme: app.theme.peek(),
          test: navigator.webdriver,
          renderer: wantedDrawing(),
          insets: { top: 24 },
        });
        if (gone) {
          stage.destroy();
          return;
        }
        app.stage.value = stage;
        const unfollow = follow(app, stage);
        stop = () => {
          unfollow();
          app.stage.value = null;
          stage.destroy();
        };
      } catch (error) {
        if (gone) return;
        setBroken(error instanceof Error ? error.message : String(error));
        app.stageFailure.value = String(error);
        stop = withoutStage(app);
      }
    })();
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const phase = app.player.phase.value;
  return (
    <main class="stage">
      <div ref={host} class="stage-host" role="img" aria-label={app.t('stage.label')} />
      {broken !== null && (
        <div class="cover" role="alert">
          <h2>{app.t('app.noStage')}</h2>
          <p>{app.t('app.noStage.hint')}</p>
          <small>{broken}</small>
        </div>
      )}
      {phase === 'ready' && broken === null && (
        <>
          <StageBar app={app} />
          <OtherEngine app={app} />
          <div class="legends">
            <ScaleKey app={app} />
            <Legend app={app} />
          </div>
        </>
      )}
      {phase === 'opening' && (
        <div class="cover veil" role="status">
          <progress aria-label={app.t('app.loading')} />
          <p>{app.t('app.loading')}</p>
        </div>
      )}
      {phase === 'empty' && (
        <div class="cover">
          <p>{app.t('app.empty')}</p>
        </div>
      )}
      {phase === 'failed' && <Failure app={app} />}
    </main>
  );
}
