/** What a city's runs say: verdict and shortfall of each home, the share of homes whose plan holds, what each measure changes. */
import type { StudyResult } from '../../study/row.js';
import { clopperPearson, meanInterval, type Interval, type MeanInterval } from '../../study/intervals.js';
import { confidenceSequence, decide } from '../../study/sequential.js';
import type { Verdict } from '../verdict.js';
import type { HomeFacts } from './facts.js';
import { AS_IS, CITY_MEASURES, type CityMeasure } from './measures.js';
import { BEHIND, CONFIDENCE, FACTOR, LOST, PAIRED, PLAN, WANTED } from './study.js';

/** A home's runs with one measure, or as it is. */
export interface HomeOutcome {
  runs: number;
  /** In how many of them every claim of the plan was met, and what is decided about that share against `WANTED`. */
  met: number;
  verdict: Verdict;
  /** Confidence sequence: right whenever the runs were stopped. */
  share: Interval;
  /**
   * Over the first `PAIRED` nights, which every home has and no stopping has chosen: share of nights met, residents whom the plan
   * does not have where it wants them in time, and those incapacitated.
   */
  nights: number;
  behind: number;
  lost: number;
}

/** Mean change against the home as it is over the first `PAIRED` nights, which every home has. */
export interface HomeChange {
  nights: number;
  behind: number;
  lost: number;
  outcome: HomeOutcome;
}

export interface HomeResult {
  district: string;
  id: string;
  name: StudyResult['file']['name'];
  facts: HomeFacts;
  now: HomeOutcome;
  changes: Partial<Record<CityMeasure, HomeChange>>;
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** @param result of the home's study (`homeStudy`) */
export function homeResult(district: string, id: string, facts: HomeFacts, result: StudyResult): HomeResult {
  const valuesOf = (level: string, measure: string): number[] =>
    result.rows.filter(({ levels }) => levels[FACTOR] === level).map(({ measures }) => Number(measures[measure]));
  const first = (level: string, measure: string): number => mean(valuesOf(level, measure).slice(0, PAIRED));
  const outcomeOf = (level: string): HomeOutcome => {
    const plan = valuesOf(level, PLAN);
    const met = plan.reduce((sum, one) => sum + one, 0);
    return {
      runs: plan.length,
      met,
      verdict: decide(met, plan.length, WANTED, CONFIDENCE) ?? 'UNPROVEN',
      share: confidenceSequence(met, plan.length, CONFIDENCE),
      nights: first(level, PLAN),
      behind: first(level, BEHIND),
      lost: first(level, LOST),
    };
  };
  const now = outcomeOf(AS_IS);
  const changes: HomeResult['changes'] = {};
  for (const { levels } of result.cells) {
    const measure = CITY_MEASURES.find((one) => one === levels[FACTOR]);
    if (measure === undefined) continue;
    const outcome = outcomeOf(measure);
    changes[measure] = {
      nights: outcome.nights - now.nights,
      behind: outcome.behind - now.behind,
      lost: outcome.lost - now.lost,
      outcome,
    };
  }
  return { district, id, name: result.file.name, facts, now, changes };
}

/** Most residents behind first, then most incapacitated, then fewest nights met, then by id. */
export const byShortfall = (homes: readonly HomeResult[]): HomeResult[] =>
  [...homes].sort(
    (a, b) =>
      b.now.behind - a.now.behind || b.now.lost - a.now.lost || a.now.nights - b.now.nights || (a.id < b.id ? -1 : 1),
  );

export interface MeasureEffect {
  measure: CityMeasure;
  /** Homes it would change anything in. */
  homes: number;
  /** Of them, those whose plan is not proven to hold now and would be, and the reverse. */
  gained: number;
  lostVerdict: number;
  /** Means over these homes with intervals between homes: share of nights met, residents behind, incapacitated. */
  nights: MeanInterval;
  behind: MeanInterval;
  lost: MeanInterval;
}

export interface CityAnswer {
  homes: number;
  residents: number;
  beds: number;
  verdicts: Readonly<Record<Verdict, number>>;
  /** Share of homes whose plan is proven to hold; the interval takes the homes as a sample of such homes. */
  holds: Interval & { value: number };
  /** Nights met and residents behind, means over homes with their intervals. */
  nights: MeanInterval;
  behind: MeanInterval;
  lost: MeanInterval;
  /** Those that leave fewest behind first. */
  effects: MeasureEffect[];
}

/** Of the homes of a district, or of all. @throws RangeError for none */
export function cityAnswer(homes: readonly HomeResult[]): CityAnswer {
  if (homes.length === 0) throw new RangeError('no homes');
  const count = (verdict: Verdict): number => homes.filter(({ now }) => now.verdict === verdict).length;
  const sum = (of: 'residents' | 'beds'): number => homes.reduce((all, { facts }) => all + facts[of], 0);
  // No share lies beyond 0 and 1, and no number of people below 0, whatever the interval of a mean says.
  const over = (of: (home: HomeResult) => number, most = Infinity): MeanInterval => {
    const found = meanInterval(homes.map(of), CONFIDENCE);
    return { ...found, low: Math.max(0, found.low), high: Math.min(most, found.high) };
  };
  const effects = CITY_MEASURES.flatMap((measure): MeasureEffect[] => {
    const own = homes.flatMap(({ now, changes }) => {
      const change = changes[measure];
      return change === undefined ? [] : [{ now, change }];
    });
    if (own.length === 0) return [];
    const of = (key: 'nights' | 'behind' | 'lost'): MeanInterval =>
      meanInterval(
        own.map(({ change }) => change[key]),
        CONFIDENCE,
      );
    const turned = (from: boolean): number =>
      own.filter(
        ({ now, change }) => (now.verdict === 'HOLDS') === from && (change.outcome.verdict === 'HOLDS') !== from,
      ).length;
    return [
      { measure, homes: own.length, gained: turned(false), lostVerdict: turned(true), nights: of('nights'), behind: of('behind'), lost: of('lost') }, // prettier-ignore
    ];
  });
  effects.sort((a, b) => a.behind.mean * a.homes - b.behind.mean * b.homes);
  const holding = count('HOLDS');
  return {
    homes: homes.length,
    residents: sum('residents'),
    beds: sum('beds'),
    verdicts: { HOLDS: holding, FAILS: count('FAILS'), UNPROVEN: count('UNPROVEN') },
    holds: { value: holding / homes.length, ...clopperPearson(holding, homes.length, CONFIDENCE) },
    nights: over(({ now }) => now.nights, 1),
    behind: over(({ now }) => now.behind),
    lost: over(({ now }) => now.lost),
    effects,
  };
}
