/** What the signs and colours of the picture mean. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { stopwatch } from '../../app/sayings.js';
import { drawScaleStep, LEGEND, scaleFor, type LegendEntry, type Scale, type ScaleStep } from '../../stage/legend.js';
import { SignIcon } from './SignIcon.js';

const GROUPS = ['state', 'kind', 'smoke', 'place', 'door'] as const;
const SWATCH = { width: 26, height: 16 };

/** What a sign is called. */
function nameOf(app: App, entry: LegendEntry): string {
  const { words } = app.text.value;
  switch (entry.group) {
    case 'state':
      return app.t(`mark.state.${entry.key}`);
    case 'kind':
      if (entry.key === 'walker' || entry.key === 'staff') return app.t(`mark.kind.${entry.key}`);
      return words.body[entry.key];
    case 'smoke':
      return app.t(`mark.smoke.${entry.key}`);
    case 'door':
      return app.t(`mark.door.${entry.key}`);
    case 'place':
      switch (entry.key) {
        case 'incident':
        case 'refuge':
        case 'stairs':
        case 'lift':
        case 'store':
        case 'marked':
          return app.t(`mark.place.${entry.key}`);
        default:
          return words.stationKind[entry.key];
      }
  }
}

/** "0.5 – 1", "> 4"; times as on a stopwatch. */
function bounds(app: App, scale: Scale, step: ScaleStep): string {
  const value = scale.unit === 's' ? stopwatch : (n: number) => app.text.value.number(n, 3);
  if (step.hatched) return app.t('stage.notReached');
  return step.to === Infinity ? `> ${value(step.from)}` : `${value(step.from)} – ${value(step.to)}`;
}

function Swatch({ step }: { step: ScaleStep }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const c = canvas.current?.getContext('2d');
    if (c === null || c === undefined) return;
    const scale = Math.max(1, Math.ceil(devicePixelRatio));
    c.canvas.width = SWATCH.width * scale;
    c.canvas.height = SWATCH.height * scale;
    c.scale(scale, scale);
    drawScaleStep(c, step, SWATCH.width, SWATCH.height);
  }, [step.color, step.hatched]);
  return (
    <span class="swatch" style={{ color: step.ink }}>
      <canvas ref={canvas} style={{ width: `${SWATCH.width}px`, height: `${SWATCH.height}px` }} aria-hidden="true" />
      {step.sign !== '' && <b>{step.sign}</b>}
    </span>
  );
}

/** The scale of the map on the floor; without a map nothing. */
export function ScaleKey({ app }: { app: App }) {
  const scale = scaleFor(app.layer.value, app.layerData.value, app.theme.value);
  if (scale === null) return null;
  return (
    <section class="legend scale" data-testid="scale" aria-label={app.t(`stage.layer.${scale.layer}`)}>
      <h2>
        {app.t(`stage.layer.${scale.layer}`)}{' '}
        <small>({app.t(scale.unit === 's' ? 'stage.timeUnit' : 'stage.densityUnit')})</small>
      </h2>
      <ul class="plain">
        {scale.steps.map((step) => (
          <li key={step.from}>
            <Swatch step={step} />
            {bounds(app, scale, step)}
          </li>
        ))}
      </ul>
      <small>{app.t(`stage.hint.${scale.layer}`)}</small>
    </section>
  );
}

export function Legend({ app }: { app: App }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="legend signs"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-testid="legend"
    >
      <summary>{app.t('stage.legend')}</summary>
      {open && (
        <div class="legend-body" tabIndex={0} role="region" aria-label={app.t('stage.legend')}>
          {GROUPS.map((group) => (
            <section key={group}>
              <h3>{app.t(`stage.legend.${group}`)}</h3>
              <ul class="plain">
                {LEGEND.filter((entry) => entry.group === group).map((entry) => (
                  <li key={entry.key}>
                    <SignIcon app={app} entry={entry} />
                    {nameOf(app, entry)}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </details>
  );
}
