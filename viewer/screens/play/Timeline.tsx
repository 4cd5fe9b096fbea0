/** The clock of the run with what happened on it: scrub, jump, read. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { Icon } from '../../app/Icon.js';
import { stopwatch } from '../../app/sayings.js';
import { lineLength, ticksOf, valueAt } from './axis.js';
import { EventList, Marks } from './Marks.js';
import { remainingOf } from './remaining.js';
import { Transport } from './Transport.js';

/** Room of a tick's words, px. */
const TICK_ROOM = 64;

/** Width of an element, px, as it changes. */
function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(0);
  const observer = useRef<ResizeObserver | null>(null);
  const [attach] = useState(() => (element: HTMLElement | null): void => {
    observer.current?.disconnect();
    observer.current = null;
    if (element === null) return;
    observer.current = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.current.observe(element);
  });
  return [attach, width];
}

/** Residents not yet in safety over time, as a step line up to where it is computed. */
function Remaining({ app, length }: { app: App; length: number }) {
  const series = remainingOf(app).value;
  if (series === null || series.times.length === 0) return null;
  const most = Math.max(1, ...series.values);
  const x = (time: number): string => ((time / length) * 1000).toFixed(1);
  const y = (value: number): string => (100 - (value / most) * 92).toFixed(1);
  let line = `M${x(series.times[0])} ${y(series.values[0])}`;
  for (let i = 1; i < series.times.length; i++) line += `H${x(series.times[i])}V${y(series.values[i])}`;
  const end = series.times[series.times.length - 1];
  return (
    <svg class="remaining" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
      <path d={`${line}V100H${x(series.times[0])}Z`} class="area" />
      <path d={line} class="line" data-end={end} />
    </svg>
  );
}

function Scrub({ app, length, clockStart }: { app: App; length: number; clockStart: string }) {
  const { player } = app;
  const range = useRef<HTMLInputElement>(null);
  const passed = useRef<HTMLDivElement>(null);
  const wasPlaying = useRef(false);
  // The thumb follows the clock without a new picture of the whole line.
  useEffect(
    () =>
      player.clock.subscribe((time) => {
        const input = range.current;
        if (input === null) return;
        input.value = String(time);
        const { clock, duration } = app.text.peek();
        input.setAttribute(
          'aria-valuetext',
          app.t('time.momentText', { clock: clock(clockStart, time), time: duration(time) }),
        );
        passed.current!.style.width = `${(time / length) * 100}%`;
      }),
    [length, clockStart, app.language.value],
  );
  const computed = Math.min(player.computed.value / length, 1) * 100;
  return (
    <div class="scrub">
      <div class="computed" style={{ width: `${computed}%` }} />
      <div class="passed" ref={passed} />
      <input
        ref={range}
        type="range"
        data-testid="scrub"
        data-keys="app"
        aria-label={app.t('time.moment')}
        min="0"
        max={String(length)}
        step="any"
        onPointerDown={() => {
          wasPlaying.current = player.playing.peek();
          player.pause();
        }}
        onInput={(event) => player.seek(Number(event.currentTarget.value))}
        onChange={(event) => {
          // Where nothing is computed yet the thumb goes back to what is shown.
          event.currentTarget.value = String(player.time.peek());
        }}
        onPointerUp={() => {
          if (wasPlaying.current) player.play();
          wasPlaying.current = false;
        }}
        onPointerCancel={() => {
          wasPlaying.current = false;
        }}
      />
    </div>
  );
}

/** What stands under the pointer: moment and number of residents. */
function Pointer({ app, length, at, width }: { app: App; length: number; at: number; width: number }) {
  const series = remainingOf(app).value;
  const time = (at / width) * length;
  const value = series === null ? NaN : valueAt(series.times, series.values, time);
  const known = time <= app.player.computed.value;
  return (
    <div class="pointer" style={{ left: `${at}px` }} aria-hidden="true">
      <span class={at > width * 0.75 ? 'end' : ''}>
        {stopwatch(time)}
        {!known
          ? ` · ${app.t('time.notComputed')}`
          : Number.isNaN(value)
            ? ''
            : ` · ${app.t('time.remainingAt', { n: value })}`}
      </span>
    </div>
  );
}

export function Timeline({ app }: { app: App }) {
  const { player } = app;
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [attach, width] = useWidth();
  const header = player.header.value;
  if (header === null || player.phase.value !== 'ready')
    return <section class="time" id="timeline" aria-label={app.t('time.label')} />;
  const length = lineLength(player.computed.value, player.ended.value, header.scenario.horizon);
  return (
    <section class="time" id="timeline" aria-label={app.t('time.label')} tabIndex={-1}>
      <div class="row spread">
        <Transport app={app} />
        <button type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="list" />
          {app.t('time.events')}
        </button>
      </div>
      <div
        class="track"
        ref={attach}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt(Math.min(Math.max(event.clientX - box.left, 0), box.width));
        }}
        onPointerLeave={() => setAt(null)}
      >
        <Marks app={app} length={length} width={width} />
        <Scrub app={app} length={length} clockStart={header.scenario.incident.clock} />
        <Remaining app={app} length={length} />
        <div class="ticks" aria-hidden="true">
          {width > 0 &&
            ticksOf(length, width, TICK_ROOM).map((time) => (
              <span key={time} style={{ left: `${(time / length) * 100}%` }}>
                {stopwatch(time)}
              </span>
            ))}
        </div>
        {at !== null && width > 0 && <Pointer app={app} length={length} at={at} width={width} />}
      </div>
      {open && <EventList app={app} onClose={() => setOpen(false)} />}
    </section>
  );
}
