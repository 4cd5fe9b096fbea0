/** What is wrong and what is open, as long as it is; each shows its place. */
import type { DrawingProblem } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { Icon } from '../../app/Icon.js';
import type { Desk } from './desk.js';
import { Card } from './fields.js';
import { change, listOf } from './model/edit.js';
import { hintOf, sayProblem, t } from './speech.js';

const LEVELS = ['fault', 'left', 'changed', 'toDo'] as const;
const BADGE = { fault: 'bad', left: 'bad', changed: 'open', toDo: 'open' } as const;
const SHOWN = 60;

function Entry({ app, desk, problem }: { app: App; desk: Desk; problem: DrawingProblem }) {
  const { level, storey, at, key } = problem;
  const hint = hintOf(app, problem);
  const file = key !== null && listOf(key) === 'toDo';
  return (
    <li>
      <span class={`badge ${BADGE[level]}`}>
        <Icon name={level === 'toDo' ? 'list' : 'warning'} size={14} />
        {t(`level.${level}`)}
        {storey === null ? '' : ` · ${storey}`}
      </span>
      <div>{sayProblem(app, problem)}</div>
      {hint !== null && <small>{hint}</small>}
      <div class="row">
        {(at !== null || storey !== null) && (
          <button type="button" class="button link" onClick={() => desk.zoomTo(problem)}>
            {t('problems.show')}
          </button>
        )}
        {file && (
          <button
            type="button"
            class="button link"
            onClick={() => desk.change(change(desk.drawing.peek(), 'toDo', key, { done: true }))}
          >
            {t('problems.done')}
          </button>
        )}
      </div>
    </li>
  );
}

export function ProblemsCard({ app, desk }: { app: App; desk: Desk }) {
  const problems = desk.problems.value;
  const looked = desk.looked.value;
  const ordered = LEVELS.flatMap((level) => problems.filter((problem) => problem.level === level));
  return (
    <Card title={t('problems')} testid="draw-problems">
      <p class="soft" role="status" aria-live="polite" data-testid="looked" data-took={looked ?? ''}>
        {looked === null
          ? t('problems.looking')
          : problems.length === 0
            ? t('problems.none')
            : t('problems.looked', { n: problems.length, ms: Math.ceil(looked) })}
      </p>
      <ol class="problems plain">
        {ordered.slice(0, SHOWN).map((problem, i) => (
          <Entry key={i} app={app} desk={desk} problem={problem} />
        ))}
        {ordered.length > SHOWN && <li>{t('problems.more', { n: ordered.length - SHOWN })}</li>}
      </ol>
    </Card>
  );
}
