/**
 * A verdict stands only if it survives the stated ranges of the parameters that nobody has measured, one at a time. Which of
 * them can matter is screened on paired seeds; first all adverse ends are tried together: what survives that survives each.
 */
import { ALL_PARAMETERS } from '../build.js';
import type { Confidence, Parameter } from '../parameters.js';
import type { Claim, Scenario } from '../scenario/schema.js';
import type { Case, RunBook } from './book.js';
import { withParameters } from './edits.js';
import { meanOf, slackOf, tryClaims } from './trial.js';
import { DEFAULT_PROBABILITY, metIn, type ClaimVerdict, type Verdict } from './verdict.js';

/** Confidences that say that nobody has measured it here or in print. */
const UNMEASURED: ReadonlySet<Confidence> = new Set(['U', 'k']);
/** Runs of a screening, of a trial at an end of a range, and of each step of the search for the value that decides. */
const SCREEN_RUNS = 2;
const SEARCH_RUNS = 12;
const SEARCH_STEPS = 4;
/** A parameter is tried by itself if its range moves the slack by this share of what would break the verdict. */
const COULD_BREAK = 0.5;
const MOST_TRIED = 6;

export interface Unmeasured {
  name: string;
  parameter: Parameter;
  low: number;
  high: number;
  /** In force: the default, or the scenario's own assumption. */
  value: number;
}

/** Parameters with a range that nobody has measured; what the scenario has measured is left out. */
export function unmeasured(scenario: Scenario): Unmeasured[] {
  const own = scenario.model?.parameters ?? {};
  return Object.entries(ALL_PARAMETERS).flatMap(([name, parameter]) => {
    const given = own[name];
    const confidence = typeof given === 'object' ? given.confidence : parameter.confidence;
    if (parameter.range === undefined || !UNMEASURED.has(confidence)) return [];
    const value = given === undefined ? parameter.value : typeof given === 'number' ? given : given.value;
    const [low, high] = parameter.range;
    return [{ name, parameter, low, high, value }];
  });
}

/** What a parameter does to the slack of each claim, s: at the low and the high end, against the value in force. */
export interface Effect {
  name: string;
  low: number;
  high: number;
  /** By claim id: mean change of the slack at each end; empty if the run is the same bit for bit. */
  shifts: ReadonlyMap<string, { low: number; high: number }>;
}

export interface Robustness {
  claim: string;
  /** The verdict at the values in force, and after the ranges. */
  nominal: Verdict;
  verdict: Verdict;
  /** Parameters with a range, those that changed a run at all, and those tried by themselves. */
  looked: number;
  active: number;
  tried: readonly string[];
  /** All adverse ends together: the verdict there; null if it was not tried. */
  together: Verdict | null;
  /** What it hangs on, the value at which it no longer stands, and what a drill would have to show. */
  hangsOn: {
    parameter: string;
    unit: string;
    value: number;
    range: readonly [number, number];
    at: number;
    verdictThere: Verdict;
    /** Between these values the claim turns: met often enough up to the first, no longer from the second. */
    turns: readonly [number, number] | null;
  } | null;
  /** The largest effects, s of slack over the range. */
  effects: readonly { name: string; shift: number }[];
}

/** The case with values of parameters in place of those in force. */
export const caseAt = (base: Case, values: ReadonlyMap<string, number>): Case => ({
  key: `${base.key} ${[...values]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ')}`,
  scenario: withParameters(base.scenario, values),
  ...(base.until === undefined ? {} : { until: base.until }),
});

/** Runs each end of each range that a run has read on the first seeds and compares, seed by seed; what was not read is left out. */
export async function screen(book: RunBook, base: Case, claims: readonly Claim[]): Promise<Effect[]> {
  const nominal = await book.first({ ...base, key: `${base.key} read`, reads: true }, SCREEN_RUNS);
  // What no run has read changes none: it need not be tried. Runs made without being asked say nothing.
  const told = nominal.every(({ parametersRead }) => parametersRead !== undefined);
  const read = new Set(nominal.flatMap(({ parametersRead = [] }) => parametersRead));
  const list = unmeasured(base.scenario).filter(({ name }) => !told || read.has(name));
  const ends = list.flatMap((one) => [one.low, one.high].map((value) => caseAt(base, new Map([[one.name, value]]))));
  // One run tells whether it does anything at all; only then are the others made.
  const firsts = await book.firstOf(ends, 1);
  const acts = firsts.map(([run]) => run.stateHash !== nominal[0].stateHash);
  const more = await book.firstOf(
    ends.filter((_, i) => acts[i]),
    SCREEN_RUNS,
  );
  let next = 0;
  const shiftsAt = ends.map((_, i) => {
    if (!acts[i]) return null;
    const runs = more[next++];
    return new Map(
      claims.map((claim) => [claim.id, meanOf(runs.map((run, k) => slackOf(claim, run) - slackOf(claim, nominal[k])))]),
    );
  });
  return list.map((one, i) => {
    const [low, high] = [shiftsAt[2 * i], shiftsAt[2 * i + 1]];
    const shifts = new Map<string, { low: number; high: number }>();
    if (low !== null || high !== null)
      for (const { id } of claims) shifts.set(id, { low: low?.get(id) ?? 0, high: high?.get(id) ?? 0 });
    return { name: one.name, low: one.low, high: one.high, shifts };
  });
}

/**
 * @param budget runs for each trial at an end of a range
 * @param effects of `screen`
 */
export async function testRobustness(
  book: RunBook,
  base: Case,
  claim: Claim,
  nominal: ClaimVerdict,
  effects: readonly Effect[],
  budget: number,
): Promise<Robustness> {
  const known = unmeasured(base.scenario);
  const sign = nominal.verdict === 'HOLDS' ? 1 : -1;
  // The adverse end: less slack for a claim that holds, more for one that fails.
  const adverse = effects
    .flatMap(({ name, low, high, shifts }) => {
      const shift = shifts.get(claim.id);
      if (shift === undefined) return [];
      const atLow = sign * shift.low < sign * shift.high;
      return [{ name, value: atLow ? low : high, shift: atLow ? shift.low : shift.high }];
    })
    .filter(({ shift }) => sign * shift < 0)
    .sort((a, b) => sign * (a.shift - b.shift) || (a.name < b.name ? -1 : 1));
  const result: Robustness = {
    claim: claim.id,
    nominal: nominal.verdict,
    verdict: nominal.verdict,
    looked: known.length,
    active: effects.filter(({ shifts }) => shifts.size > 0).length,
    tried: [],
    together: null,
    hangsOn: null,
    effects: adverse.slice(0, 5).map(({ name, shift }) => ({ name, shift })),
  };
  if (nominal.verdict === 'UNPROVEN' || adverse.length === 0) return result;
  const verdictAt = async (values: ReadonlyMap<string, number>): Promise<Verdict> =>
    (await tryClaims(book, caseAt(base, values), [claim], budget)).verdicts[0].verdict;
  result.together = await verdictAt(new Map(adverse.map(({ name, value }) => [name, value])));
  if (result.together === nominal.verdict) return result;

  // The slack that would have to go for the verdict to turn: of the run that has least of it.
  const slacks = book.of(base.key).map((run) => sign * slackOf(claim, run));
  const least = Math.max(0, Math.min(...slacks));
  const candidates = adverse.filter(({ shift }) => -sign * shift >= COULD_BREAK * least).slice(0, MOST_TRIED);
  for (const one of candidates) {
    const there = await verdictAt(new Map([[one.name, one.value]]));
    result.tried = [...result.tried, one.name];
    if (there === nominal.verdict) continue;
    const { parameter, value } = known.find(({ name }) => name === one.name)!;
    result.verdict = 'UNPROVEN';
    result.hangsOn = {
      parameter: one.name,
      unit: parameter.unit,
      value,
      range: parameter.range!,
      at: one.value,
      verdictThere: there,
      turns: await turningPoint(book, base, claim, one.name, value, one.value),
    };
    return result;
  }
  return result;
}

/** Between which values of a parameter the share of runs that meet the claim crosses what is asked: by halving. */
async function turningPoint(
  book: RunBook,
  base: Case,
  claim: Claim,
  name: string,
  from: number,
  to: number,
): Promise<readonly [number, number] | null> {
  const enough = async (value: number): Promise<boolean> => {
    const runs = await book.first(caseAt(base, new Map([[name, value]])), SEARCH_RUNS);
    return metIn(claim, runs).filter(Boolean).length >= (claim.probability ?? DEFAULT_PROBABILITY) * SEARCH_RUNS;
  };
  const atFrom = await enough(from);
  if (atFrom === (await enough(to))) return null;
  let [good, bad] = [from, to];
  for (let i = 0; i < SEARCH_STEPS; i++) {
    const middle = (good + bad) / 2;
    if ((await enough(middle)) === atFrom) good = middle;
    else bad = middle;
  }
  return [good, bad];
}
