/** A city's answers from runs with known values: verdicts, ranking, what a measure changes; and its measures by home. */
import { describe, expect, it } from 'vitest';
import { byShortfall, cityAnswer, homeResult, type HomeResult } from '../../../engine/check/city/answers.js';
import { homeFacts, type HomeFacts } from '../../../engine/check/city/facts.js';
import { cityMeasures } from '../../../engine/check/city/measures.js';
import { homeStudy, PAIRED } from '../../../engine/check/city/study.js';
import { generateCity } from '../../../engine/exchange/city/city.js';
import { buildFacility, facilityProblems } from '../../../engine/facility/build.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { Scenario, ScenarioFile } from '../../../engine/scenario/schema.js';
import { applyVariant } from '../../../engine/scenario/variant.js';
import { cellsOf } from '../../../engine/study/design.js';

const facts: HomeFacts = {
  size: 'low',
  storeys: 2,
  beds: 20,
  residents: 18,
  nightCarers: 1,
  approved: false,
  sprinklers: false,
  falseCompartments: true,
  panelWatched: false,
  undrilled: 1,
  safetyManagers: 1,
};
const resolved = (file: ScenarioFile): Scenario =>
  resolveScenario(structuredClone(file), { variant: null, file: 'home', readFile: () => null, generateTower, facilityProblems }); // prettier-ignore
const [first] = generateCity('1', 1, 1);
const scenario = resolved(first.scenario);
const facility = buildFacility(scenario.facility);

/** A home whose study has these values of the plan and of residents behind, by level. */
function made(id: string, levels: Readonly<Record<string, { plan: number[]; behind: number[] }>>): HomeResult {
  const study = homeStudy(id, scenario, facility, { first: 1, most: 100, measures: ['sprinklers', 'carer'] });
  const file = { ...study, factors: [{ ...study.factors[0], levels: Object.keys(levels).map((level) => ({ id: level, edits: [] })) }] } as typeof study; // prettier-ignore
  const cells = cellsOf(file);
  const rows = cells.flatMap(({ cell, levels: own }) =>
    levels[String(own.measure)].plan.map((plan, repeat) => ({
      cell,
      levels: own,
      repeat,
      seed: String(repeat),
      engine: 'x',
      stateHash: 'x',
      measures: { plan, behind: levels[String(own.measure)].behind[repeat] ?? 0, lost: 0, last: null },
    })),
  );
  return homeResult('east', id, facts, { file, cells, rows });
}
const times = (n: number, value: number): number[] => Array.from({ length: n }, () => value);

describe('answers of a city', () => {
  const holds = made('a', { asIs: { plan: times(60, 1), behind: times(60, 0) } });
  const fails = made('b', {
    asIs: { plan: times(PAIRED, 0), behind: times(PAIRED, 6) },
    sprinklers: { plan: times(60, 1), behind: times(60, 2) },
  });
  const open = made('c', { asIs: { plan: times(PAIRED, 1), behind: times(PAIRED, 1) } });

  it('judges homes and ranks them by who is left behind', () => {
    expect([holds, fails, open].map(({ now }) => now.verdict)).toEqual(['HOLDS', 'FAILS', 'UNPROVEN']);
    expect(byShortfall([holds, open, fails]).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('counts what holds with its interval and what a measure changes on the nights that all have', () => {
    const answer = cityAnswer([holds, fails, open]);
    expect(answer.verdicts).toEqual({ HOLDS: 1, FAILS: 1, UNPROVEN: 1 });
    expect(answer.holds.value).toBeCloseTo(1 / 3);
    // Clopper-Pearson of 1 in 3.
    expect(answer.holds.low).toBeCloseTo(0.0084, 4);
    expect(answer.holds.high).toBeCloseTo(0.9057, 4);
    expect(answer.effects).toMatchObject([{ measure: 'sprinklers', homes: 1, gained: 1, lostVerdict: 0 }]);
    expect(answer.effects[0].behind.mean).toBe(-4);
    expect(answer.effects[0].nights.mean).toBe(1);
    expect(() => cityAnswer([])).toThrow(RangeError);
  });
});

describe('measures of a home', () => {
  it('change what they name, and are left out where nothing is to be changed', () => {
    const lacking: ScenarioFile = {
      ...first.scenario,
      roster: { ...first.scenario.roster, controlRoomWatched: false },
      protection: {
        sprinklers: 'none',
        voids: [{ id: 'v', spaces: [scenario.incident.space], sealed: false }],
        openAtStart: 'bedrooms',
      },
    };
    const bare = resolved(lacking);
    const measures = cityMeasures(bare, facility);
    expect(measures.map(({ id }) => id)).toEqual(expect.arrayContaining(['sprinklers', 'sealed', 'doors', 'panel', 'carer'])); // prettier-ignore
    const after = (id: string): HomeFacts => {
      const edits = [...measures.find((one) => one.id === id)!.edits];
      return homeFacts(resolved(applyVariant({ ...lacking, variants: { with: { edits } } }, 'with')), facility);
    };
    const before = homeFacts(bare, facility);
    expect(before).toMatchObject({ sprinklers: false, falseCompartments: true, panelWatched: false });
    expect(after('sprinklers')).toEqual({ ...before, sprinklers: true });
    expect(after('sealed')).toEqual({ ...before, falseCompartments: false });
    expect(after('carer').nightCarers).toBe(before.nightCarers + 1);
    expect(after('panel').panelWatched).toBe(true);
    const sound: ScenarioFile = {
      ...lacking,
      protection: { sprinklers: 'present' },
      incident: { ...lacking.incident },
    };
    const ids = cityMeasures(resolved(sound), facility).map(({ id }) => id);
    expect(ids.filter((id) => ['sprinklers', 'sealed', 'doors'].includes(id))).toEqual([]);
  });
});
