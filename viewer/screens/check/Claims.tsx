/** The plan's claims: how they came out in the run on the stage, and on trial over many runs. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import {
  judgeAll,
  meanOf,
  type Claim,
  type ClaimResult,
  type ClaimVerdict,
  type RunResult,
  type Scenario,
} from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { stopwatch } from '../../app/sayings.js';
import { resolve, runSeeds } from './pool.js';
import type { Draft } from './draft.js';

const RUNS = [20, 60, 200, 600] as const;
const USUAL_RUNS = 60;

interface Trial {
  draft: Draft;
  scenario: Scenario;
  wanted: number;
  results: readonly RunResult[];
  done: boolean;
  failure: string | null;
}

const SIGN = { HOLDS: '✔', FAILS: '✘', UNPROVEN: '?' } as const;
const TONE = { HOLDS: 'good', FAILS: 'bad', UNPROVEN: 'open' } as const;

function Verdict({ app, verdict, final }: { app: App; verdict: ClaimVerdict; final: boolean }) {
  const { words, share } = app.text.value;
  return (
    <>
      <span class={`badge ${TONE[verdict.verdict]}`} data-verdict={verdict.verdict}>
        <span aria-hidden="true">{SIGN[verdict.verdict]}</span> {words.verdict[verdict.verdict]}
      </span>{' '}
      {!final && <small>({app.t('check.notFinal')})</small>}
      <div>
        <small>
          {app.t('check.probability', {
            met: verdict.met,
            runs: verdict.runs,
            share: share(verdict.probability),
            low: share(verdict.low),
            high: share(verdict.high),
            method: 'Clopper-Pearson',
            confidence: share(verdict.confidence),
          })}
          ; {app.t('check.required', { required: share(verdict.threshold) })}
          {verdict.count !== null && (
            <>; {app.t('check.count', { mean: meanOf(verdict.count.mean, verdict.count.of), of: verdict.count.of })}</>
          )}
        </small>
      </div>
    </>
  );
}

function ThisRun({ app, result }: { app: App; result: ClaimResult }) {
  const words = result.met
    ? app.t('check.met', { time: stopwatch(result.at ?? 0) })
    : result.of > 0 && result.deadline !== null
      ? app.t('check.missedCount', { count: result.count, of: result.of, time: stopwatch(result.deadline) })
      : app.t('check.missed');
  return (
    <div>
      <span aria-hidden="true">{result.met ? '✔' : '✘'}</span> {app.t('check.thisRun')}: {words}
    </div>
  );
}

export function Claims({ app, draft }: { app: App; draft: Draft }) {
  const trial = useSignal<Trial | null>(null);
  const wanted = useSignal<number>(USUAL_RUNS);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const { text, names, player } = app;
  const header = player.header.value;
  const called = names.value;
  if (header === null || called === null) return null;
  const { claims } = header.scenario.plan;
  // A trial of something else is no answer to what is chosen now.
  const now = trial.value;
  const current =
    now !== null &&
    now.draft.entry === draft.entry &&
    now.draft.variant === draft.variant &&
    now.draft.edits === draft.edits
      ? now
      : null;
  const running = current !== null && !current.done;

  const start = async (): Promise<void> => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const run = { folder: draft.entry.folder, variant: draft.variant, edits: draft.edits };
    const scenario = await resolve(run);
    if (controller.signal.aborted) return;
    if ('kind' in scenario) {
      // Shown where it can be read in full: on the stage.
      await app.run(draft.entry, draft.variant, draft.seed, draft.edits);
      return;
    }
    const seeds = Array.from({ length: wanted.peek() }, (_, i) => String(i + 1));
    const order = new Map(seeds.map((seed, i) => [seed, i]));
    trial.value = { draft, scenario, wanted: seeds.length, results: [], done: false, failure: null };
    const failure = await runSeeds(
      run,
      seeds,
      (result) => {
        const so = trial.peek();
        if (so === null || controller.signal.aborted) return;
        const results = [...so.results, result].sort((a, b) => order.get(a.seed)! - order.get(b.seed)!);
        trial.value = { ...so, results };
      },
      controller.signal,
    );
    const so = trial.peek();
    if (so === null || stop.current !== controller) return;
    const message = failure === null ? null : 'message' in failure ? failure.message : failure.kind;
    trial.value = { ...so, done: true, failure: message };
  };

  const verdicts = current !== null && current.results.length > 0 ? judgeAll(current.scenario, current.results) : null;

  const showFailing = (verdict: ClaimVerdict): void => {
    const result = current?.results.find(({ seed }) => seed === verdict.failingSeed);
    const claim = result?.claims.find(({ id }) => id === verdict.id);
    if (result === undefined) return;
    void app.run(draft.entry, draft.variant, result.seed, draft.edits, { at: claim?.deadline ?? 0 });
  };

  const shown = (claim: Claim) => {
    const own = player.result.value?.claims.find(({ id }) => id === claim.id);
    const verdict = verdicts?.find(({ id }) => id === claim.id);
    return (
      <li key={claim.id} class="claim">
        <strong>{text.value.claim(claim, called)}</strong>
        {own !== undefined && <ThisRun app={app} result={own} />}
        {verdict !== undefined && (
          <>
            <Verdict app={app} verdict={verdict} final={current?.done === true} />
            {verdict.failingSeed !== null && (
              <button type="button" class="button link" onClick={() => showFailing(verdict)}>
                {app.t('check.showFailing', { seed: verdict.failingSeed })}
              </button>
            )}
          </>
        )}
      </li>
    );
  };

  return (
    <section class="card" data-testid="claims">
      <h3>{app.t('check.claims')}</h3>
      {claims.length === 0 ? (
        <p class="soft">{app.t('check.noClaims')}</p>
      ) : (
        <>
          <ul class="plain">{claims.map(shown)}</ul>
          <div class="row">
            <label>
              <span class="soft">{app.t('check.runs')} </span>
              <select
                value={String(wanted.value)}
                onChange={(event) => (wanted.value = Number(event.currentTarget.value))}
              >
                {RUNS.map((n) => (
                  <option key={n} value={String(n)}>
                    {n}
                  </option>
                ))}
              </select>
            </label>
            {running ? (
              <button
                type="button"
                class="button"
                onClick={() => {
                  stop.current?.abort();
                  if (now !== null) trial.value = { ...now, done: true };
                }}
              >
                {app.t('check.stop')}
              </button>
            ) : (
              <button type="button" class="button main" data-testid="check-claims" onClick={() => void start()}>
                {app.t('check.start')}
              </button>
            )}
          </div>
          {current !== null && (
            <div data-testid="progress" role="status">
              <progress
                value={current.results.length}
                max={current.wanted}
                aria-label={app.t('check.progress', { done: current.results.length, all: current.wanted })}
              />{' '}
              <small>{app.t('check.progress', { done: current.results.length, all: current.wanted })}</small>
            </div>
          )}
          {current?.failure !== null && current !== null && (
            <p class="notice bad">{app.t('check.failed', { message: current.failure })}</p>
          )}
          <small>{app.t('check.given')}</small>
        </>
      )}
    </section>
  );
}
