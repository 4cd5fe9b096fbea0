/** The plan on trial: what it lacks, what the building does not allow, whether its claims hold, why not, what would help. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ClaimView, FindingView, PlanView, RuleView, TrialProgress } from '../../../engine/hosts/protocol.js';
import type { Edit } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { openCheck, type OpenCheck } from './checkPool.js';
import type { Draft } from './draft.js';
import { word } from '../../text/index.js';
import { Taken } from './TakeReport.js';
import { TRIAL_WORDS, type Say } from './trialWords.js';

/** Runs of a trial at most: what the command line takes, too. */
const BUDGET = 200;
const SIGN = { HOLDS: '✔', FAILS: '✘', UNPROVEN: '?' } as const;
const TONE = { HOLDS: 'good', FAILS: 'bad', UNPROVEN: 'open' } as const;
const RULE_TONE = { hazard: 'bad', gap: 'bad', hint: 'open', foreign: 'open' } as const;

function Place({ app, finding, say }: { app: App; finding: FindingView; say: Say }) {
  const building = app.player.building.value;
  const storey = building?.storeys.findIndex(({ id }) => id === finding.storey) ?? -1;
  if (building === null || storey < 0) return <>{finding.text}</>;
  const show = (): void => {
    const space = building.spaces.findIndex(({ id }) => id === finding.space);
    if (space < 0) app.view.value = { kind: 'floor', storey };
    else {
      const { minX, maxX, minY, maxY } = building.spaces[space];
      app.goTo({ space, x: (minX + maxX) / 2, y: (minY + maxY) / 2 });
    }
  };
  return (
    <button type="button" class="button link" title={say('place')} onClick={show}>
      {finding.text}
    </button>
  );
}

function Rule({ app, rule, say }: { app: App; rule: RuleView; say: Say }) {
  return (
    <details>
      <summary>
        <span class={`badge ${RULE_TONE[rule.tone]}`}>{rule.id}</span> {rule.name} <small>({rule.level})</small>
      </summary>
      <small>{rule.sources}</small>
      <ul>
        {rule.findings.map((finding, i) => (
          <li key={i}>
            <Place app={app} finding={finding} say={say} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Claim({
  claim,
  say,
  showFailing,
  apply,
}: {
  claim: ClaimView;
  say: Say;
  showFailing: (seed: string) => void;
  apply: (edits: readonly Edit[]) => void;
}) {
  return (
    <li class="claim">
      <strong>{claim.text}</strong>
      <div>
        <span class={`badge ${TONE[claim.verdict]}`} data-trial-verdict={claim.verdict}>
          <span aria-hidden="true">{SIGN[claim.verdict]}</span> {claim.word}
        </span>
      </div>
      <ul>
        {claim.lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
        {claim.noFix !== null && <li>{claim.noFix}</li>}
        {claim.fixes.map(({ text, edits }, i) => (
          <li key={`fix-${i}`} data-testid="fix">
            → {text}{' '}
            <button type="button" class="button link" onClick={() => apply(edits)}>
              {say('apply')}
            </button>
          </li>
        ))}
      </ul>
      {claim.failingSeed !== null && (
        <button type="button" class="button link" onClick={() => showFailing(claim.failingSeed!)}>
          {say('show', { seed: claim.failingSeed })}
        </button>
      )}
    </li>
  );
}

function Found({ app, view, say }: { app: App; view: PlanView; say: Say }) {
  const { elements, rules } = view;
  return (
    <>
      <details data-testid="trial-elements">
        <summary>{say('elements', { found: elements.summary })}</summary>
        {elements.found.length === 0 && elements.notes.length === 0 && <p class="soft">{say('nothing')}</p>}
        {elements.found.map(({ id, status, name, sources, gaps }) => (
          <p key={id}>
            <span class="badge open">{id}</span> {name} <small>({status})</small>
            <br />
            {gaps.join('; ')}
            <br />
            <small>{sources}</small>
          </p>
        ))}
        {elements.notes.map((note, i) => (
          <p key={i}>
            <small>{note}</small>
          </p>
        ))}
      </details>
      <details data-testid="trial-rules">
        <summary>{say('rules', { found: rules.summary })}</summary>
        <p>
          <small>{rules.heading}</small>
        </p>
        {rules.found.length === 0 && <p class="soft">{say('nothing')}</p>}
        {rules.found.map((rule) => (
          <Rule key={rule.id} app={app} rule={rule} say={say} />
        ))}
        {rules.notes.map((note, i) => (
          <p key={i}>
            <small>{note}</small>
          </p>
        ))}
      </details>
    </>
  );
}

export default function PlanOnTrial({
  app,
  draft,
  apply,
}: {
  app: App;
  draft: Draft;
  apply: (edits: readonly Edit[]) => void;
}) {
  const view = useSignal<PlanView | null>(null);
  const progress = useSignal<(TrialProgress & { kept: number }) | null>(null);
  const running = useSignal(false);
  const fix = useSignal(false);
  const worst = useSignal(false);
  const note = useSignal('');
  const check = useRef<OpenCheck | null>(null);
  const stop = useRef<AbortController | null>(null);
  const { language } = app.text.value;
  const say: Say = (key, values) => word(TRIAL_WORDS[language], key, values);
  const { folder } = draft.entry;

  // Another scenario, variant or change is another plan.
  useEffect(() => {
    let wanted = true;
    view.value = null;
    progress.value = null;
    note.value = '';
    void openCheck({ folder, variant: draft.variant, edits: draft.edits }, language).then((opened) => {
      if ('kind' in opened) {
        if (wanted) note.value = say('failed', { message: 'message' in opened ? opened.message : opened.kind });
      } else if (wanted) {
        check.current = opened;
        view.value = opened.view;
      } else opened.close();
    });
    return () => {
      wanted = false;
      stop.current?.abort();
      check.current?.close();
      check.current = null;
    };
  }, [folder, draft.variant, draft.edits]);
  useEffect(() => {
    void check.current?.say(language).then((said) => (view.value = said));
  }, [language]);

  const start = async (): Promise<void> => {
    const opened = check.current;
    if (opened === null) return;
    const controller = new AbortController();
    stop.current = controller;
    running.value = true;
    note.value = '';
    const ended = await opened
      .trial(
        { budget: BUDGET, worst: worst.peek(), fix: fix.peek() },
        (now, said) => {
          if (check.current !== opened || controller.signal.aborted) return;
          progress.value = now;
          if (said !== null) view.value = said;
        },
        controller.signal,
      )
      .catch((error: unknown) => ({ kind: 'broken' as const, message: String(error) }));
    if (check.current !== opened) return;
    running.value = false;
    if (!('kind' in ended)) view.value = ended;
    else if (controller.signal.aborted) note.value = say('stopped');
    else note.value = say('failed', { message: 'message' in ended ? ended.message : ended.kind });
  };

  const now = view.value;
  if (now === null) return <p class={note.value === '' ? 'soft' : 'notice bad'}>{note.value || say('looking')}</p>;
  const at = progress.value;
  return (
    <div data-testid="plan-on-trial">
      <Found app={app} view={now} say={say} />
      <h4>{say('claims')}</h4>
      <div class="row">
        {running.value ? (
          <button type="button" class="button" data-testid="trial-stop" onClick={() => stop.current?.abort()}>
            {say('stop')}
          </button>
        ) : (
          <button type="button" class="button main" data-testid="trial-start" onClick={() => void start()}>
            {say('start')}
          </button>
        )}
      </div>
      {(
        [
          ['worst', worst],
          ['fix', fix],
        ] as const
      ).map(([key, on]) => (
        <div key={key}>
          <label>
            <input
              type="checkbox"
              data-testid={`trial-${key}`}
              checked={on.value}
              disabled={running.value}
              onChange={(event) => (on.value = event.currentTarget.checked)}
            />{' '}
            <small>{say(key)}</small>
          </label>
        </div>
      ))}
      {at !== null && (
        <p role="status" data-testid="trial-progress">
          <small>
            {say(`step.${at.step}`, { claim: at.claim ?? '' })} · {say('runs', { runs: at.runs })}
            {at.kept > 0 && say('kept', { kept: at.kept })}
          </small>
        </p>
      )}
      {note.value !== '' && <p class="notice">{note.value}</p>}
      {now.claims !== null && (
        <>
          <p>
            <small>{now.claims.given}</small>
          </p>
          <ul class="plain">
            {now.claims.found.map((claim) => (
              <Claim
                key={claim.id}
                claim={claim}
                say={say}
                showFailing={(seed) => void app.run(draft.entry, draft.variant, seed, draft.edits, { play: true })}
                apply={apply}
              />
            ))}
          </ul>
        </>
      )}
      <Taken app={app} check={check} say={say} />
    </div>
  );
}
