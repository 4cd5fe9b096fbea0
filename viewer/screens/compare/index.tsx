/** Two runs side by side on one clock, and what differs in words. */
import { effect, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { namesIn, paired, type Comparison, type Histories, type RunResult } from '../../../engine/index.js';
import type { RunSpec } from '../../../engine/hosts/protocol.js';
import type { App } from '../../app/app.js';
import { wantedDrawing } from '../../app/drawing.js';
import { stopwatch } from '../../app/sayings.js';
import { createPlayer, SPEEDS, type Player, type Speed } from '../../player/player.js';
import { labelsOf } from '../play/follow.js';
import { runSeeds } from '../check/pool.js';
import { compared, type Compared } from './compared.js';
import { differencesOf, type Difference } from './differences.js';

const NIGHTS = 20;

function nameOf(app: App, now: Compared, run: RunSpec): string {
  const variant = now.entry.variants.find(({ id }) => id === run.variant);
  const name = variant === undefined ? app.t('check.asWritten') : app.text.value.pick(variant.name);
  return run.edits.length === 0 ? name : `${name} (${app.t('check.changed', { n: run.edits.length })})`;
}

/** One of the two: a stage that follows its own player. */
function Side({ app, player, title, storey }: { app: App; player: Player; title: string; storey: number | null }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let stop = (): void => {};
    void (async () => {
      const { createStage } = await import('../../stage/stage.js');
      if (gone) return;
      const stage = await createStage(host.current!, {
        theme: app.theme.peek(),
        test: navigator.webdriver,
        renderer: wantedDrawing(),
      });
      if (gone) {
        stage.destroy();
        return;
      }
      let loaded: unknown = null;
      const stops = [
        effect(() => {
          const building = player.building.value;
          const header = player.header.value;
          if (building === null || header === null) return;
          const labels = labelsOf(app, player);
          if (loaded === building) stage.setLabels(labels);
          else stage.load((loaded = building), header, labels);
        }),
        effect(() => stage.setTheme(app.theme.value)),
        effect(() => {
          if (player.building.value !== null) stage.setView(app.view.value);
        }),
        stage.onEvent((event) => {
          if (event.kind === 'storey') app.view.value = { kind: 'floor', storey: event.storey };
        }),
      ];
      let handle = requestAnimationFrame(function frame() {
        const state = player.frame();
        if (state !== null && loaded !== null) stage.show(state);
        handle = requestAnimationFrame(frame);
      });
      stop = () => {
        cancelAnimationFrame(handle);
        for (const one of stops) one();
        stage.destroy();
      };
    })();
    return () => {
      gone = true;
      stop();
    };
  }, [player]);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <div
        ref={host}
        class="stage-host"
        role="img"
        aria-label={`${title}: ${app.t('stage.label')}`}
        data-storey={storey}
      />
    </section>
  );
}

function say(app: App, difference: Difference, names: { left: string; right: string }, player: Player): string {
  const { duration, sentences, claim: sayClaim } = { ...app.text.value, sentences: app.text.value.sentences };
  switch (difference.kind) {
    case 'last': {
      const { a, b } = difference;
      const values = { ...names, a: stopwatch(a), b: stopwatch(b), time: duration(Math.abs(b - a)) };
      if (Math.abs(b - a) < 0.5) return app.t('compare.same', values);
      return app.t(b < a ? 'compare.earlier' : 'compare.later', values);
    }
    case 'onlyLeft':
      return app.t('compare.onlyOne', { which: names.left });
    case 'onlyRight':
      return app.t('compare.onlyOne', { which: names.right });
    case 'remaining': {
      const { a, b } = difference;
      if (a === b) return app.t('compare.equalRemaining', { n: a });
      return app.t(b < a ? 'compare.fewer' : 'compare.more', { ...names, n: Math.abs(b - a) });
    }
    case 'claim': {
      const { scenario } = player.header.value!;
      const claim = scenario.plan.claims.find(({ id }) => id === difference.id);
      const words = claim === undefined ? difference.id : sayClaim(claim, namesIn(scenario, app.text.value));
      return app.t(difference.wonBy === 'right' ? 'compare.claimWon' : 'compare.claimLost', { ...names, claim: words });
    }
    case 'claimsSame':
      return app.t('compare.claimsSame');
    case 'waiting':
      return app.t(difference.seconds < 0 ? 'compare.waitLess' : 'compare.waitMore', {
        time: duration(Math.abs(difference.seconds)),
        cause: sentences.cause[difference.cause](null),
      });
  }
}

/** Over many nights on the same seeds. */
function Many({ app, now }: { app: App; now: Compared }) {
  const result = useSignal<{ done: number; comparison: Comparison | null } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const start = async (): Promise<void> => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const seeds = Array.from({ length: NIGHTS }, (_, i) => String(i + 1));
    result.value = { done: 0, comparison: null };
    const both: RunResult[][] = [[], []];
    for (const [i, run] of [now.left, now.right].entries()) {
      const { seed: _seed, ...rest } = run;
      await runSeeds(
        rest,
        seeds,
        (one) => {
          both[i].push(one);
          result.value = { done: both[0].length + both[1].length, comparison: null };
        },
        controller.signal,
      );
      both[i].sort((a, b) => seeds.indexOf(a.seed) - seeds.indexOf(b.seed));
    }
    if (controller.signal.aborted || both.some((runs) => runs.length < NIGHTS)) {
      result.value = null;
      return;
    }
    result.value = { done: 2 * NIGHTS, comparison: paired(both[0], both[1]) };
  };
  const { duration, number } = app.text.value;
  const signed = (seconds: number): string =>
    app.t(seconds <= 0 ? 'compare.earlierBy' : 'compare.laterBy', { time: duration(Math.abs(seconds)) });
  const found = result.value;
  return (
    <div data-testid="many">
      <p>{app.t('compare.oneNight')}</p>
      {found === null ? (
        <button type="button" class="button" onClick={() => void start()}>
          {app.t('compare.many', { n: NIGHTS })}
        </button>
      ) : found.comparison === null ? (
        <>
          <progress
            value={found.done}
            max={2 * NIGHTS}
            aria-label={app.t('check.progress', { done: found.done, all: 2 * NIGHTS })}
          />{' '}
          <button type="button" class="button" onClick={() => stop.current?.abort()}>
            {app.t('check.stop')}
          </button>
        </>
      ) : (
        <p>
          {app.t('compare.manyResult', {
            n: NIGHTS,
            mean: found.comparison.lastSafeAt === null ? '–' : signed(found.comparison.lastSafeAt.mean),
            low: found.comparison.lastSafeAt === null ? '–' : signed(found.comparison.lastSafeAt.low),
            high: found.comparison.lastSafeAt === null ? '–' : signed(found.comparison.lastSafeAt.high),
            remaining: number(found.comparison.remaining.mean, 1),
            rlow: number(found.comparison.remaining.low, 1),
            rhigh: number(found.comparison.remaining.high, 1),
          })}
        </p>
      )}
    </div>
  );
}

export default function Compare({ app }: { app: App }) {
  const now = compared.value;
  const [left, right] = useMemo(() => [createPlayer(), createPlayer()], []);
  const histories = useSignal<{ left: Histories; right: Histories } | null>(null);
  const time = useSignal(0);
  const playing = useSignal(true);
  const speed = useSignal<Speed>(10);
  useEffect(() => {
    if (now === null) return;
    histories.value = null;
    time.value = 0;
    void left.open({ kind: 'run', run: now.left });
    void right.open({ kind: 'run', run: now.right });
    let last = performance.now();
    // One clock for both: neither player runs by itself.
    let handle = requestAnimationFrame(function frame(at: number) {
      const most = Math.max(left.computed.peek(), right.computed.peek());
      if (playing.peek()) {
        const step = Math.min((at - last) / 1000, 0.25) * speed.peek();
        time.value = Math.min(time.peek() + step, most);
        if (left.ended.peek() && right.ended.peek() && time.peek() >= most) playing.value = false;
      }
      last = at;
      left.seek(time.peek());
      right.seek(time.peek());
      handle = requestAnimationFrame(frame);
    });
    return () => {
      cancelAnimationFrame(handle);
      left.close();
      right.close();
    };
  }, [now]);
  const done = left.ended.value && right.ended.value;
  useEffect(() => {
    if (!done) return;
    Promise.all([left.ask({ kind: 'histories', step: 1 }), right.ask({ kind: 'histories', step: 1 })]).then(
      ([a, b]) => (histories.value = { left: a, right: b }),
      () => {},
    );
  }, [done]);
  if (now === null) return null;
  const names = { left: nameOf(app, now, now.left), right: nameOf(app, now, now.right) };
  const a = left.result.value;
  const b = right.result.value;
  const length = Math.max(left.computed.value, right.computed.value);
  const storey = app.view.value.kind === 'floor' ? app.view.value.storey : null;
  return (
    <div class="compare" data-testid="compare-screen">
      <div class="pair">
        <Side app={app} player={left} title={names.left} storey={storey} />
        <Side app={app} player={right} title={names.right} storey={storey} />
      </div>
      <div class="below">
        <div class="row spread">
          <div class="row">
            <button
              type="button"
              class="button main icon"
              aria-label={app.t(playing.value ? 'time.pause' : 'time.play')}
              onClick={() => {
                if (!playing.peek() && time.peek() >= length) time.value = 0;
                playing.value = !playing.peek();
              }}
            >
              {playing.value ? '❚❚' : '▶︎'}
            </button>
            <select
              aria-label={app.t('time.speed')}
              value={String(speed.value)}
              onChange={(event) => (speed.value = Number(event.currentTarget.value) as Speed)}
            >
              {SPEEDS.map((one) => (
                <option key={one} value={String(one)}>
                  {one}×
                </option>
              ))}
            </select>
            <Clock time={time} />
            <button
              type="button"
              class="button"
              aria-pressed={app.view.value.kind === 'tower'}
              onClick={() => (app.view.value = { kind: 'tower' })}
            >
              {app.t('stage.tower')}
            </button>
            <small>{app.t('compare.sameSeed', { seed: now.left.seed })}</small>
          </div>
          <button
            type="button"
            class="button"
            data-testid="compare-close"
            onClick={() => {
              app.screen.value = 'play';
            }}
          >
            {app.t('compare.close')}
          </button>
        </div>
        <Scrub app={app} time={time} length={length} pause={() => (playing.value = false)} />
        <h3>{app.t('compare.difference')}</h3>
        {a === null || b === null ? (
          <p class="soft">{app.t('compare.computing')}</p>
        ) : (
          <ul data-testid="differences">
            {differencesOf(a, b, histories.value).map((difference, i) => (
              <li key={i}>{say(app, difference, names, left)}</li>
            ))}
          </ul>
        )}
        <Many app={app} now={now} />
      </div>
    </div>
  );
}

function Clock({ time }: { time: { value: number } }) {
  return <span class="moment">{stopwatch(time.value)}</span>;
}

function Scrub(props: { app: App; time: { value: number }; length: number; pause: () => void }) {
  const { app, time, length, pause } = props;
  return (
    <input
      type="range"
      style={{ width: '100%' }}
      aria-label={app.t('time.moment')}
      aria-valuetext={app.text.value.duration(time.value)}
      min="0"
      max={String(length)}
      step="any"
      value={String(time.value)}
      onInput={(event) => {
        pause();
        time.value = Number(event.currentTarget.value);
      }}
    />
  );
}
