/**
 * The smallest change that makes a claim hold. Each measure in its largest amount, then the best sets with every other
 * measure, on a few paired seeds; what looks enough is made smaller, part by part, and put on trial like the claim itself.
 */
import { buildModel } from '../build.js';
import type { Claim, Edit, Scenario } from '../scenario/schema.js';
import { ScenarioError } from '../errors.js';
import type { RunResult } from '../study/runs.js';
import type { Model } from '../world/model.js';
import type { Case, RunBook } from './book.js';
import { paired, type Comparison } from '../study/compare.js';
import { withEdits } from './edits.js';
import { meanInterval, type MeanInterval } from '../study/intervals.js';
import { costOf, DEFAULT_COSTS, measuresFor, type CostClass, type Measure } from './measures.js';
import { asked, withSamePeople } from './samePeople.js';
import { meanOf, probe, probing, slackOf, tryClaims } from './trial.js';
import { metIn, type ClaimVerdict } from './verdict.js';

/** Paired seeds of the search; those that the trial of a fix adds come after them. */
const SEARCH_RUNS = 2;
/** Sets kept from one size to the next, and the largest set. */
const BEAM = 3;
const MOST_MEASURES = 4;
/** Sets made smaller and put on trial at one size; fixes told. */
const MOST_TRIALS = 4;
const MOST_FIXES = 3;

export interface Fix {
  claim: string;
  measures: readonly Measure[];
  edits: readonly Edit[];
  cost: number;
  verdict: ClaimVerdict;
  /** Where beds change: the same asked for those who fall under the claim today; it holds, too. */
  samePeople: ClaimVerdict | null;
  /** Seed by seed against the scenario as it is. */
  difference: Comparison;
  /** Residents of the claim there at the deadline, with the fix less without, seed by seed. */
  gained: MeanInterval;
}

export interface FixSearch {
  claim: string;
  /** Searched with a value nobody has measured at the end of its range where the claim fails; missing: as assumed. */
  at?: { name: string; value: number; unit: string };
  /** Those that hold, cheapest first; empty: none of the sets that were tried is enough. */
  fixes: Fix[];
  /** The best of all that were tried, on the seeds of the search, if none holds. */
  best: { measures: readonly Measure[]; count: number; of: number } | null;
  /** Sets of measures that were run. */
  tried: number;
}

interface Tried {
  measures: readonly Measure[];
  slack: number;
  enough: boolean;
  cost: number;
  one: Case;
}

const cheapest = (a: Tried, b: Tried): number => a.cost - b.cost || b.slack - a.slack;
const best = (a: Tried, b: Tried): number => b.slack - a.slack || a.cost - b.cost;

/** The scenario with the measures, null where they do not go together. */
function edited(model: Model, measures: readonly Measure[]): Scenario | null {
  try {
    const changed = withEdits(
      model.scenario,
      measures.flatMap(({ edits }) => edits),
    );
    return withSamePeople(model, changed, measures);
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}

/** Runs sets of measures on the seeds of the search, each set once. */
class Search {
  readonly known = new Map<string, Tried>();
  readonly all: readonly Measure[];
  readonly model: Model;

  constructor(
    private readonly book: RunBook,
    private readonly base: Case,
    private readonly claim: Claim,
    private readonly costs: Readonly<Record<CostClass, number>>,
    private readonly report: (tried: number) => void,
  ) {
    this.model = buildModel(base.scenario, '1');
    this.all = measuresFor(base.scenario, this.model.facility);
  }

  /** What is asked of a scenario with these measures. */
  asked(measures: readonly Measure[]): Claim[] {
    return asked(this.model, this.claim, measures);
  }

  private keyOf(measures: readonly Measure[]): string {
    return measures.map((one) => this.all.indexOf(one)).join('+');
  }

  /** Sets without doubles, each in the order of the list. */
  async run(sets: readonly (readonly Measure[])[]): Promise<Tried[]> {
    const sorted = sets.map((set) => [...set].sort((a, b) => this.all.indexOf(a) - this.all.indexOf(b)));
    const fresh = new Map(
      sorted.filter((set) => !this.known.has(this.keyOf(set))).map((set) => [this.keyOf(set), set] as const),
    );
    const cases = [...fresh].flatMap(([key, measures]) => {
      const scenario = edited(this.model, measures);
      if (scenario === null) return [];
      const one = probe(`${this.base.key} + measures ${key}`, scenario, scenario.plan.claims);
      return [{ key, measures, one }];
    });
    const runs = await this.book.firstOf(
      cases.map(({ one }) => one),
      SEARCH_RUNS,
    );
    cases.forEach(({ key, measures, one }, i) => {
      const claims = this.asked(measures);
      this.known.set(key, {
        measures,
        one,
        slack: meanOf(runs[i].map((run) => Math.min(...claims.map((claim) => slackOf(claim, run))))),
        enough: claims.every((claim) => metIn(claim, runs[i]).every(Boolean)),
        cost: costOf(measures, this.costs),
      });
    });
    this.report(this.known.size);
    const keys = [...new Set(sorted.map((set) => this.keyOf(set)))];
    return keys.flatMap((key) => this.known.get(key) ?? []);
  }

  /** The same set with a part left out or in a smaller amount, as long as that is still enough: the cheapest at every turn. */
  async smaller(from: Tried): Promise<Tried> {
    for (let here = from; ;) {
      const sets = here.measures.flatMap((part) => {
        const rest = here.measures.filter((one) => one !== part);
        const less = this.all.filter((one) => one.family === part.family && one.amount < part.amount);
        return [...(rest.length === 0 ? [] : [rest]), ...less.map((one) => [...rest, one])];
      });
      const found = (await this.run(sets)).filter(({ enough, cost }) => enough && cost < here.cost).sort(cheapest);
      if (found.length === 0) return here;
      here = found[0];
    }
  }
}

/** @param budget runs for the trial of one fix */
export async function findFixes(
  book: RunBook,
  base: Case,
  claim: Claim,
  budget: number,
  costs: Readonly<Record<CostClass, number>> = DEFAULT_COSTS,
  report: (tried: number) => void = () => undefined,
): Promise<FixSearch> {
  const search = new Search(book, base, claim, costs, report);
  const { all } = search;
  const largest = all.filter((one) => all.every((p) => p.family !== one.family || p.amount <= one.amount));
  const fixes = new Map<string, Fix>();
  const onTrial = async (candidates: readonly Tried[]): Promise<void> => {
    for (const one of [...candidates].sort(cheapest).slice(0, MOST_TRIALS)) {
      if (fixes.size >= MOST_FIXES) return;
      const small = await search.smaller(one);
      if (fixes.has(small.one.key)) continue;
      const fix = (await tryFix(search, book, base, small, budget)) ?? (await tryFix(search, book, base, one, budget));
      if (fix !== null) fixes.set(small.one.key, fix);
    }
  };
  let beam = await search.run(largest.map((one) => [one]));
  await onTrial(beam.filter(({ enough }) => enough));
  const [now] = await book.firstOf([probing(base)], SEARCH_RUNS);
  beam = beam.filter((one) => acts(book, claim, now, one));
  const useful = beam.flatMap(({ measures }) => measures);
  for (let size = 2; size <= MOST_MEASURES && fixes.size === 0; size++) {
    const sets = [...beam]
      .sort(best)
      .slice(0, BEAM)
      .flatMap(({ measures }) =>
        useful.filter((more) => measures.every(({ group }) => group !== more.group)).map((more) => [...measures, more]),
      );
    if (sets.length === 0) break;
    beam = await search.run(sets);
    await onTrial(beam.filter(({ enough }) => enough));
  }
  const found = [...fixes.values()].sort((a, b) => a.cost - b.cost || a.measures.length - b.measures.length);
  const [most] = [...search.known.values()].sort(best);
  return {
    claim: claim.id,
    fixes: found,
    best: found.length > 0 || most === undefined ? null : reached(book, claim, most),
    tried: search.known.size,
  };
}

/** Whether a measure by itself changes anything that bears on the claim: what does not is not tried with others. */
function acts(book: RunBook, claim: Claim, now: readonly RunResult[], { one }: Tried): boolean {
  const then = book.of(one.key).slice(0, now.length);
  // An event comes when it comes, whoever is moved afterwards.
  if (claim.subject.kind === 'event') return then.some((run, i) => slackOf(claim, run) !== slackOf(claim, now[i]));
  return then.some((run, i) => run.stateHash !== now[i].stateHash);
}

function reached(book: RunBook, claim: Claim, { one, measures }: Tried): FixSearch['best'] {
  const results = book.of(one.key).map((run) => run.claims.find(({ id }) => id === claim.id)!);
  return { measures, count: meanOf(results.map(({ count }) => count)), of: results[0].of };
}

/** On trial, and compared with the scenario as it is on the same seeds. null: it does not hold. */
async function tryFix(search: Search, book: RunBook, base: Case, found: Tried, budget: number): Promise<Fix | null> {
  const [claim, ...more] = search.asked(found.measures);
  const trial = await tryClaims(book, found.one, [claim, ...more], budget);
  if (trial.verdicts.some(({ verdict }) => verdict !== 'HOLDS')) return null;
  const [verdict, samePeople = null] = trial.verdicts;
  const before = await book.first(probing(base), verdict.runs);
  const after = trial.runs.slice(0, verdict.runs);
  const count = (run: RunResult): number => run.claims.find(({ id }) => id === claim.id)!.count;
  return {
    claim: claim.id,
    measures: found.measures,
    edits: found.measures.flatMap(({ edits }) => edits),
    cost: found.cost,
    verdict,
    samePeople,
    difference: paired(before, after),
    gained: meanInterval(after.map((run, i) => count(run) - count(before[i]))),
  };
}
