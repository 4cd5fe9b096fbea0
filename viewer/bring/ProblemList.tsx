/** What is wrong with a scenario: place, sentence, hint. */
import type { Problem } from '../../engine/index.js';
import type { App } from '../app/app.js';

/** More than this are counted, not listed. */
const SHOWN = 200;

export function ProblemList(props: {
  app: App;
  problems: readonly Problem[];
  /** Chosen to be shown on the plan. */
  onChoose?: (problem: Problem) => void;
  /** True if it has a place on the plan. */
  placed?: (problem: Problem) => boolean;
}) {
  const { app, problems, onChoose, placed } = props;
  const { problem: sentence, hint } = app.text.value;
  return (
    <ol class="problems" data-testid="problems">
      {problems.slice(0, SHOWN).map((problem, i) => {
        const advice = hint(problem);
        return (
          <li key={i}>
            <code>
              {problem.file === undefined ? '' : `${problem.file}: `}
              {problem.path}
            </code>
            <div>{sentence(problem)}</div>
            {advice !== null && <small>{advice} </small>}
            {onChoose !== undefined && placed?.(problem) === true && (
              <button type="button" class="button link" onClick={() => onChoose(problem)}>
                {app.t('bring.showPlace')}
              </button>
            )}
          </li>
        );
      })}
      {problems.length > SHOWN && <li>{app.t('bring.moreProblems', { n: problems.length - SHOWN })}</li>}
    </ol>
  );
}
