/** The runs behind the figures of a report: each figure carries a mark, and each mark says how to make its runs again. */
import type { Edit, Scenario } from '../scenario/schema.js';
import type { Names, Text } from '../text/index.js';
import type { ClaimFindings, Made } from './homeFindings.js';

export interface BehindRow {
  /** "R3": what figures are marked with. */
  mark: string;
  what: string;
  seeds: string;
  how: string;
}

export interface Behind {
  rows: readonly BehindRow[];
  /** Marks by what they stand for; '' where no run was made for it. */
  trial: string;
  failing(claim: string): string;
  hangsOn(claim: string): string;
  worst(claim: string): string;
  fix(claim: string, index: number): string;
}

/** Changes of one fix that are spelt out; the rest is counted. */
const MOST_EDITS = 6;

function editLine(edit: Edit): string {
  if ('remove' in edit) return `− ${edit.path}`;
  return 'add' in edit ? `${edit.path} + ${JSON.stringify(edit.add)}` : `${edit.path} = ${JSON.stringify(edit.set)}`;
}

const editLines = (edits: readonly Edit[]): string =>
  [
    ...edits.slice(0, MOST_EDITS).map(editLine),
    ...(edits.length > MOST_EDITS ? [`+ ${edits.length - MOST_EDITS}`] : []),
  ].join('; ');

/** What has a mark, in the order in which the report speaks of it. */
export function runsBehind(scenario: Scenario, found: ClaimFindings, made: Made, text: Text, names: Names): Behind {
  const words = text.report.behind;
  const rows: BehindRow[] = [];
  const marks = new Map<string, string>();
  const seeds = (count: number): string => `${made.firstSeed}–${made.firstSeed + Math.max(1, count) - 1}`;
  const add = (key: string, what: string, which: string, how: string): void => {
    const mark = `R${rows.length + 1}`;
    rows.push({ mark, what, seeds: which, how });
    marks.set(key, mark);
  };
  add('trial', words.asWritten, seeds(Math.max(...found.verdicts.map(({ runs }) => runs))), made.command);
  for (const { id, failingSeed } of found.verdicts)
    if (failingSeed !== null) add(`failing ${id}`, words.failing(id), failingSeed, `${made.run} --seed ${failingSeed}`);
  for (const { claim, hangsOn } of found.robustness)
    if (hangsOn !== null)
      add(
        `hangsOn ${claim}`,
        words.atRange(claim),
        seeds(1).split('–')[0] + ' …',
        `model.parameters.${hangsOn.parameter} = ${text.number(hangsOn.at, 4)}`,
      );
  for (const [claim, steps] of found.worst) {
    const last = steps.at(-1)?.verdict;
    if (last === undefined || last === null) continue;
    const changes = steps.map((step) => text.trial.worstStep(step, names));
    add(`worst ${claim}`, words.worst(claim), seeds(last.runs), changes.join('; '));
  }
  for (const { claim, fixes } of found.fixes)
    fixes.forEach((fix, i) =>
      add(`fix ${claim} ${i}`, words.fix(claim), seeds(fix.verdict.runs), editLines(fix.edits)),
    );
  const of = (key: string): string => (marks.has(key) ? ` [${marks.get(key)!}]` : '');
  return {
    rows: scenario.plan.claims.length === 0 ? [] : rows,
    trial: of('trial'),
    failing: (claim) => of(`failing ${claim}`),
    hangsOn: (claim) => of(`hangsOn ${claim}`),
    worst: (claim) => of(`worst ${claim}`),
    fix: (claim, index) => of(`fix ${claim} ${index}`),
  };
}
