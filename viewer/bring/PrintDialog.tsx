/** A page to be printed: what was run, how the claims came out, the picture, what it rests on. */
import { useEffect, useState } from 'preact/hooks';
import { ENGINE_VERSION } from '../../engine/index.js';
import type { App } from '../app/app.js';
import { DialogBox } from '../app/Dialog.js';
import { stopwatch } from '../app/sayings.js';
import { sayEdit } from '../screens/check/Changes.js';

export default function PrintDialog({ app }: { app: App }) {
  const { player, text } = app;
  const header = player.header.value;
  const names = app.names.value;
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let address: string | null = null;
    void app.stage
      .peek()
      ?.picture(2)
      .then((blob) => setPicture((address = URL.createObjectURL(blob))));
    return () => {
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, []);
  if (header === null || names === null) return null;
  const { scenario } = header;
  const result = player.result.value;
  const running = app.running.value;
  const variant = running?.entry?.variants.find(({ id }) => id === running.variant);
  const { pick, clock } = text.value;
  return (
    <DialogBox app={app} title={app.t('print.title')}>
      <div class="no-print row">
        <button type="button" class="button main" onClick={() => print()}>
          {app.t('print.print')}
        </button>
      </div>
      <article data-testid="print">
        <h2>
          {pick(scenario.name)}
          {variant === undefined ? '' : ` · ${pick(variant.name)}`} · {app.t('app.seed', { seed: header.seed })}
        </h2>
        {scenario.description !== undefined && <p>{pick(scenario.description)}</p>}
        <p>
          {app.t('print.people', { residents: header.residents, staff: header.people.length - header.residents })} ·{' '}
          {app.t('check.clock')}: {scenario.incident.clock}
        </p>
        {running !== null && running.edits.length > 0 && (
          <>
            <h3>{app.t('check.changes')}</h3>
            <ul>
              {running.edits.map((edit, i) => (
                <li key={i}>{sayEdit(app, scenario, edit)}</li>
              ))}
            </ul>
          </>
        )}
        {result !== null && (
          <>
            <h3>{app.t('check.outcome')}</h3>
            <p>
              {app.t('check.outcome.line', {
                ...result.outcome.residents,
                last:
                  result.outcome.lastSafeAt === null
                    ? app.t('check.outcome.nobody')
                    : `${stopwatch(result.outcome.lastSafeAt)} (${clock(scenario.incident.clock, result.outcome.lastSafeAt)})`,
              })}
            </p>
            <h3>{app.t('check.claims')}</h3>
            <table>
              <tbody>
                {scenario.plan.claims.map((claim) => {
                  const own = result.claims.find(({ id }) => id === claim.id);
                  return (
                    <tr key={claim.id}>
                      <td>{text.value.claim(claim, names)}</td>
                      <td>
                        {own === undefined
                          ? '–'
                          : own.met
                            ? `✔ ${app.t('check.met', { time: stopwatch(own.at ?? 0) })}`
                            : `✘ ${app.t('check.missed')}`}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </>
        )}
        {picture !== null && (
          <figure>
            <img src={picture} alt={app.t('stage.label')} style={{ maxWidth: '100%' }} />
            <figcaption>
              {clock(scenario.incident.clock, player.clock.value)} · {stopwatch(player.clock.value)}
            </figcaption>
          </figure>
        )}
        <p class="soft">{app.t('print.assumptions')}</p>
        <p class="soft">
          {app.t('print.made', {
            version: ENGINE_VERSION,
            date: new Intl.DateTimeFormat(app.language.value, { dateStyle: 'long' }).format(new Date()),
          })}
        </p>
      </article>
    </DialogBox>
  );
}
