/** What decided when the last resident was in safety: the sentence, the sums, and each stretch with links into the run. */
import { useEffect, useState } from 'preact/hooks';
import type { CriticalPath, Stretch, StretchKind } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { DialogBox } from '../../app/Dialog.js';
import { stopwatch } from '../../app/sayings.js';

export default function CriticalDialog({ app }: { app: App }) {
  const [path, setPath] = useState<CriticalPath | null | undefined>(undefined);
  const [failure, setFailure] = useState<string | null>(null);
  // What is computed by now: asked again when the run is over.
  const ended = app.player.ended.value;
  useEffect(() => {
    let wanted = true;
    app.player.ask({ kind: 'criticalPath' }).then(
      (answer) => {
        if (!wanted) return;
        setPath(answer);
        setFailure(null);
      },
      (error: unknown) => wanted && setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      wanted = false;
    };
  }, [ended]);
  return (
    <DialogBox app={app} title={app.t('why.critical')} wide>
      {!ended && <p class="notice">{app.t('why.critical.going')}</p>}
      {failure !== null && <p class="notice bad">{app.t('why.failed', { message: failure })}</p>}
      {failure === null && path === undefined && <p>{app.t('why.loading')}</p>}
      {failure === null && path === null && <p>{app.t('why.critical.none')}</p>}
      {failure === null && path !== null && path !== undefined && <Path app={app} path={path} />}
    </DialogBox>
  );
}

function Path({ app, path }: { app: App; path: CriticalPath }) {
  return (
    <>
      <p class="lead" data-testid="critical-summary">
        {app.text.value.sentences.criticalSummary(path, app.names.value!)}
      </p>
      <Totals app={app} path={path} />
      <h3>{app.t('why.critical.stretches')}</h3>
      <ol class="stretches" data-testid="critical">
        {path.stretches.map((stretch, i) => (
          <StretchLine key={i} app={app} stretch={stretch} at={path.at} />
        ))}
      </ol>
    </>
  );
}

function Totals({ app, path }: { app: App; path: CriticalPath }) {
  const { share, duration, sentences } = app.text.value;
  const totals = (Object.entries(path.totals) as [StretchKind, number][]).sort((a, b) => b[1] - a[1]);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{app.t('why.critical.kind')}</th>
          <th scope="col" class="number">
            {app.t('why.critical.time')}
          </th>
          <th scope="col" class="number">
            {app.t('why.critical.share')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {totals.map(([kind, seconds]) => (
          <tr key={kind}>
            <th scope="row">{sentences.stretchKind[kind]}</th>
            <td class="number">{duration(seconds)}</td>
            <td class="number">{share(path.at > 0 ? seconds / path.at : 0)}</td>
            <td class="bar-cell">
              <div class="bar">
                <i style={{ width: `${path.at > 0 ? (seconds / path.at) * 100 : 0}%` }} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A stretch stands on the whole span, so that one sees when it was. */
function StretchLine({ app, stretch, at }: { app: App; stretch: Stretch; at: number }) {
  const go = (): void => {
    app.dialog.value = null;
    app.goTo({
      ...(stretch.who.kind === 'person' ? { row: stretch.who.row } : {}),
      ...(stretch.place === null ? {} : { space: stretch.place.space, x: stretch.place.x, y: stretch.place.y }),
      time: stretch.from,
    });
  };
  const { from, to } = stretch;
  return (
    <li>
      <button type="button" class="button link number" title={app.t('why.goTo')} onClick={go}>
        {stopwatch(from)}–{stopwatch(to)}
      </button>
      <div>
        {app.text.value.sentences.criticalStretch(stretch, app.names.value!)}{' '}
        <small>({app.text.value.duration(to - from)})</small>
        <div class="bar">
          <i style={{ marginInlineStart: `${(from / at) * 100}%`, width: `max(2px, ${((to - from) / at) * 100}%)` }} />
        </div>
      </div>
    </li>
  );
}
