/** People over time: lines that tell apart by dash and name as well as colour, values under the pointer, click to go there. */
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Histories } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { COLOURS, DASHES } from '../../app/lines.js';
import { stopwatch } from '../../app/sayings.js';
import { chartsOf, type Chart } from './series.js';

/** Seconds between two points. */
const STEP = 5;
const HEIGHT = 200;

function Plot({ app, chart, histories }: { app: App; chart: Chart; histories: Histories }) {
  const host = useRef<HTMLDivElement>(null);
  const { player, theme } = app;
  useEffect(() => {
    // The observer may be heard once more after the element has gone from the page.
    const element = host.current;
    // Nothing to draw, nothing to draw it on: the words that say so stand in its place.
    if (element === null) return;
    const colours = COLOURS[theme.value];
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue('--ink-soft');
    const line = style.getPropertyValue('--line');
    const minutes = Array.from(histories.times, (time) => time / 60);
    const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        scales: { x: { time: false } },
        axes: [
          { ...axis, label: app.t('chart.time'), labelSize: 22, size: 36 },
          { ...axis, label: app.t('chart.people'), labelSize: 22, size: 44 },
        ],
        series: [
          { label: app.t('time.moment'), value: (_, v) => (v === null ? '–' : stopwatch(v * 60)) },
          ...chart.lines.map(({ label }, i) => ({
            label,
            stroke: colours[i % colours.length],
            dash: DASHES[i % DASHES.length],
            width: 2,
            paths: uPlot.paths.stepped!({ align: 1 }),
            points: { show: false },
          })),
        ],
        hooks: {
          draw: [
            (self) => {
              const x = self.valToPos(player.clock.peek() / 60, 'x', true);
              const { ctx, bbox } = self;
              ctx.save();
              ctx.strokeStyle = style.getPropertyValue('--focus');
              ctx.lineWidth = 2;
              ctx.beginPath();
              ctx.moveTo(x, bbox.top);
              ctx.lineTo(x, bbox.top + bbox.height);
              ctx.stroke();
              ctx.restore();
            },
          ],
        },
      },
      [minutes, ...chart.lines.map(({ values }) => Array.from(values))],
      element,
    );
    const size = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    size.observe(element);
    const go = (): void => {
      const { idx } = plot.cursor;
      if (typeof idx !== 'number') return;
      player.pause();
      player.seek(histories.times[idx]);
    };
    plot.over.addEventListener('click', go);
    const keys = (event: KeyboardEvent): void => {
      const last = minutes.length - 1;
      const at = plot.cursor.idx ?? 0;
      const step = event.shiftKey ? 12 : 1;
      const to =
        event.key === 'ArrowLeft'
          ? at - step
          : event.key === 'ArrowRight'
            ? at + step
            : event.key === 'Home'
              ? 0
              : event.key === 'End'
                ? last
                : null;
      if (event.key === 'Enter') go();
      else if (to === null) return;
      else {
        const i = Math.min(Math.max(to, 0), last);
        plot.setCursor({ left: plot.valToPos(minutes[i], 'x'), top: HEIGHT / 3 });
      }
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener('keydown', keys);
    const unfollow = player.clock.subscribe(() => plot.redraw(false, false));
    return () => {
      unfollow();
      size.disconnect();
      element.removeEventListener('keydown', keys);
      plot.destroy();
    };
  }, [chart, theme.value, app.language.value]);
  return (
    <figure class="chart">
      <figcaption>{chart.title}</figcaption>
      {chart.lines.length === 0 ? (
        <p class="soft">{app.t('chart.none')}</p>
      ) : (
        <>
          <div
            ref={host}
            class="plot"
            tabIndex={0}
            role="application"
            aria-label={`${chart.title}. ${app.t('chart.keys')}`}
          />
          <details>
            <summary>{app.t('chart.table')}</summary>
            <div class="scroll short" tabIndex={0} role="region" aria-label={chart.title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{app.t('time.moment')}</th>
                    {chart.lines.map(({ label }) => (
                      <th key={label} scope="col" class="number">
                        {label}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {Array.from(histories.times).flatMap((time, i) =>
                    time % 60 === 0
                      ? [
                          <tr key={time}>
                            <th scope="row">{stopwatch(time)}</th>
                            {chart.lines.map(({ label, values }) => (
                              <td key={label} class="number">
                                {values[i]}
                              </td>
                            ))}
                          </tr>,
                        ]
                      : [],
                  )}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </figure>
  );
}

export default function Charts({ app }: { app: App }) {
  const [histories, setHistories] = useState<Histories | null>(null);
  const { player } = app;
  // Renewed every two simulated minutes of the computation, and at its end.
  const stage = player.ended.value ? Infinity : Math.floor(player.computed.value / 120);
  const header = player.header.value;
  useEffect(() => {
    let wanted = true;
    player.ask({ kind: 'histories', step: STEP }).then(
      (answer) => wanted && setHistories(answer),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [stage, header]);
  if (histories === null) return <progress aria-label={app.t('app.loading')} />;
  return (
    <>
      {chartsOf(app, histories).map((chart) => (
        <Plot key={chart.id} app={app} chart={chart} histories={histories} />
      ))}
    </>
  );
}
