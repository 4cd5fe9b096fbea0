/** What the README of the city says in numbers: taken from the results' `answer.json`, kept as `summary.json`. */
import type { CityAnswer, HomeResult } from '../../../engine/check/city/answers.js';
import { cityAnswer } from '../../../engine/check/city/answers.js';

/** How the example is made: homes of the districts that are not left out. */
export const CITY = { homes: 48, districts: 4, leftOut: 'district-04', seed: 1, runs: 48 } as const;

export interface Answer extends CityAnswer {
  engine: string;
  runs: number;
  ranking: HomeResult[];
}

export interface Summary extends CityAnswer {
  engine: string;
  runs: number;
  /** By a fact of the home: how many have it, and residents behind and incapacitated in them and in the others. */
  facts: { fact: string; homes: number; behind: [number, number]; lost: [number, number]; holding: [number, number] }[];
  districts: { district: string; homes: number; behind: number; lost: number; holding: number; best: string | null }[];
  ranking: { district: string; home: string; residents: number; carers: number; behind: number; lost: number; met: number; runs: number; verdict: string }[]; // prettier-ignore
}

const MOST_LISTED = 12;
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const holding = (homes: readonly HomeResult[]): number => homes.filter(({ now }) => now.verdict === 'HOLDS').length;

const FACTS: Readonly<Record<string, (home: HomeResult) => boolean>> = {
  approved: ({ facts }) => facts.approved === true,
  sprinklers: ({ facts }) => facts.sprinklers,
  'sound compartments': ({ facts }) => !facts.falseCompartments,
  'panel watched': ({ facts }) => facts.panelWatched,
  'one storey': ({ facts }) => facts.storeys === 1,
};

/** Figures to a thousandth: more says nothing. */
const rounded = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_key, x: unknown) => (typeof x === 'number' ? Math.round(x * 1000) / 1000 : x)),
  ) as T;

export function summaryOf({ ranking, ...answer }: Answer): Summary {
  const { homes, residents, beds, verdicts, holds, nights, behind, lost, effects, engine, runs } = answer;
  return rounded({
    engine,
    runs,
    homes,
    residents,
    beds,
    verdicts,
    holds,
    nights,
    behind,
    lost,
    effects,
    facts: Object.entries(FACTS).map(([fact, has]) => {
      const [own, others] = [ranking.filter(has), ranking.filter((home) => !has(home))];
      const both = (of: (home: HomeResult) => number): [number, number] => [mean(own.map(of)), mean(others.map(of))];
      return {
        fact,
        homes: own.length,
        behind: both(({ now }) => now.behind),
        lost: both(({ now }) => now.lost),
        holding: [holding(own), holding(others)] as [number, number],
      };
    }),
    districts: [...new Set(ranking.map(({ district }) => district))].sort().map((district) => {
      const own = ranking.filter((home) => home.district === district);
      const found = cityAnswer(own);
      const [best] = found.effects;
      return {
        district,
        homes: own.length,
        behind: found.behind.mean,
        lost: found.lost.mean,
        holding: holding(own),
        best: best !== undefined && best.behind.mean < 0 ? best.measure : null,
      };
    }),
    ranking: ranking.slice(0, MOST_LISTED).map(({ district, id, facts, now }) => ({
      district,
      home: id,
      residents: facts.residents,
      carers: facts.nightCarers,
      behind: now.behind,
      lost: now.lost,
      met: now.met,
      runs: now.runs,
      verdict: now.verdict,
    })),
  });
}
