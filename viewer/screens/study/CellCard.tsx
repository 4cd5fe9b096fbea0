/** The cell that is chosen: what cannot be beaten in it, how it differs from another, and its runs, each to be watched. */
import { useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { entryOf, LIBRARY_IDS, loadScenario } from '../../app/library.js';
import type { StudyNames, StudyRow } from '../../../engine/index.js';
import { useAnswer } from '../play/useAnswer.js';
import type { Desk } from './desk.js';
import { change, single } from './said.js';
import { speech, t } from './speech.js';

const RUNS_SHOWN = 12;

/** Opens a run in the viewer: the base with the cell's edits, so that it can be linked and changed like any other. */
async function watch(app: App, desk: Desk, { cell, seed }: StudyRow): Promise<void> {
  const spec = await desk.spec(cell, seed);
  if ('kind' in spec) {
    const message = spec.kind === 'broken' ? spec.message : spec.kind;
    app.say(t('runs.failed', { message }));
    return;
  }
  const { scenario } = desk.open.peek()!.file.base;
  const own = !LIBRARY_IDS.includes(scenario);
  const entry = own ? entryOf(spec.folder.name, spec.folder, true) : await loadScenario(scenario);
  if (own) app.bring(entry);
  app.screen.value = 'play';
  await app.run(entry, spec.variant, seed, spec.edits, { play: true });
}

function Runs({
  app,
  desk,
  names,
  cell,
  total,
}: {
  app: App;
  desk: Desk;
  names: StudyNames;
  cell: number;
  total: number;
}) {
  const { file } = desk.open.value!;
  const [from, go] = useState(0);
  const rows = useAnswer(app, `${file.id} ${cell}`, `${desk.version.value} ${from}`, () => desk.worker.runs(cell, from, RUNS_SHOWN)).value; // prettier-ignore
  if (rows === null) return <p class="soft">{t('loading')}</p>;
  const last = Math.min(total, from + RUNS_SHOWN);
  return (
    <>
      <h4>{t('runs')}</h4>
      <div class="scroll" tabIndex={0} role="region" aria-label={t('runs')}>
        <table data-testid="study-runs">
          <thead>
            <tr>
              <th scope="col">{t('runs.seed')}</th>
              {file.measures.map((measure) => (
                <th key={measure.id} scope="col" class="number">
                  {names.of(measure)}
                </th>
              ))}
              <th scope="col">{t('runs.watch')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.seed}>
                <th scope="row">{row.seed}</th>
                {file.measures.map((measure) => (
                  <td key={measure.id} class="number">
                    {single(names, measure, row.measures[measure.id])}
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    class="button"
                    disabled={desk.open.value!.base === null}
                    aria-label={t('runs.watch.label', { seed: row.seed })}
                    data-testid={`watch-${cell}-${row.repeat}`}
                    onClick={() => void watch(app, desk, row)}
                  >
                    {t('runs.watch')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > RUNS_SHOWN && (
        <div class="row">
          <button type="button" class="button" disabled={from === 0} onClick={() => go(Math.max(0, from - RUNS_SHOWN))}>
            {t('runs.previous')}
          </button>
          <span>{t('runs.page', { from: from + 1, to: last, total })}</span>
          <button type="button" class="button" disabled={last >= total} onClick={() => go(from + RUNS_SHOWN)}>
            {t('runs.next')}
          </button>
        </div>
      )}
    </>
  );
}

export function CellCard({ app, desk, names, cell }: { app: App; desk: Desk; names: StudyNames; cell: number }) {
  const { file } = desk.open.value!;
  // The first cell, where nothing else is said: what others are compared with.
  const against = desk.against.value ?? 0;
  const detail = useAnswer(app, `${file.id} ${cell}`, `${desk.version.value} ${against}`, () =>
    desk.worker.detail(cell, against),
  ).value;
  const { columns } = speech.value!.engine;
  const { number } = app.text.value;
  return (
    <section class="card" data-testid="study-cell">
      <div class="row spread">
        <h3>{t('detail', { cell })}</h3>
        <button type="button" class="button" onClick={() => (desk.chosen.value = null)}>
          {t('detail.close')}
        </button>
      </div>
      {detail === null ? (
        <p class="soft">{t('loading')}</p>
      ) : (
        <>
          <p>{names.levels(detail.levels)}</p>
          {Object.entries(detail.bounds).map(([id, seconds]) => (
            <p key={id}>
              {names.of(file.measures.find((one) => one.id === id)!)} – {columns.bound}: {names.bound(seconds)}
            </p>
          ))}
          <label class="field short">
            <span>{t('detail.against')}</span>
            <input
              type="number"
              min={0}
              step={1}
              value={against}
              data-testid="study-against"
              onChange={(event) => {
                const other = Number(event.currentTarget.value);
                if (Number.isInteger(other) && other >= 0) desk.against.value = other;
              }}
            />
          </label>
          {detail.against !== null && (
            <>
              <h4>{t('detail.difference', { cell: detail.against.cell })}</h4>
              <ul data-testid="study-difference">
                {file.measures.map((measure) => {
                  const found = detail.against!.differences[measure.id];
                  if (found === null) return null;
                  const { pairs, of, narrower } = found;
                  return (
                    <li key={measure.id}>
                      {names.of(measure)}: <b>{change(names, measure, found)}</b>{' '}
                      <small>
                        {narrower > 1.05 && Number.isFinite(narrower)
                          ? t('detail.pairs', { pairs, of, times: number(narrower, 1) })
                          : t('detail.pairs.plain', { pairs, of })}
                      </small>
                    </li>
                  );
                })}
              </ul>
            </>
          )}
          <Runs key={cell} app={app} desk={desk} names={names} cell={cell} total={detail.runs} />
        </>
      )}
    </section>
  );
}
