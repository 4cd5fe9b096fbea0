/** Own classes of people: what they say holds, where they are silent their mobility class does, and words name them. */
import { describe, expect, it } from 'vitest';
import { evaluateClaim } from '../../../engine/study/claims.js';
import { ScenarioError } from '../../../engine/errors.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { PersonClass, ResidentEntry, Scenario } from '../../../engine/scenario/schema.js';
import { kindIn, namesOf, text } from '../../../engine/text/index.js';
import { runWard, ward } from '../../fixtures/ward.js';

const WAY = 31;

const toddler: PersonClass = {
  id: 'toddler',
  name: { 'zh-CN': '幼儿', en: 'toddler' },
  like: 'dementiaGuided',
  speed: { level: { mean: 0.5, sd: 0.1 } },
  level: 'arms',
  stairs: 'arms',
  preparation: 7,
};
const pupil: PersonClass = {
  id: 'pupil',
  name: 'pupil',
  like: 'independent',
  speed: { level: { mean: 1.2, sd: 0.2 }, down: { mean: 0.8, sd: 0.1 } },
  preMovement: { mean: 20, sd: 5 },
  asleep: 1,
  level: 'none',
  stairs: 'none',
};

const ofClass =
  (own: PersonClass, entry: Partial<ResidentEntry> = {}) =>
  (scenario: Scenario): void => {
    scenario.classes = [own];
    scenario.residents = (scenario.residents as ResidentEntry[]).map((one) => ({
      ...one,
      mobility: own.like,
      class: own.id,
      ...entry,
    }));
  };

describe('an own class of people', () => {
  it('is carried in the arms of one carer, who is as wide as somebody who walks', () => {
    const { at, simulation } = runWard({
      residents: [{ mobility: 'dementiaGuided' }],
      carers: 1,
      change: ofClass(toddler, { cognition: { resists: 0 } }),
    });
    // Awake: persuaded 45 s by the mobility class, then the class's own preparation.
    expect(at('moveStarted')).toBeCloseTo(10 + 45 + 7, 6);
    // The carer holds the child and walks at 1 m/s; then it is put down and settled, 10 s.
    expect(at('residentSheltered') - at('moveStarted')).toBeCloseTo(WAY / 1 + 10, 6);
    expect(simulation.model.people[0]).toMatchObject({ class: 'toddler', helpersLevel: 1, helpersStairs: 1 });
  });

  it('has its own speeds, pre-movement time and sleep; a stair it is silent on is slower in proportion', () => {
    const { simulation } = runWard({
      residents: [{ mobility: 'independent' }],
      carers: 1,
      change: (scenario) => {
        ofClass(pupil)(scenario);
        (scenario.residents as ResidentEntry[]).forEach((one) => delete one.asleep);
      },
    });
    const { model } = simulation;
    const ratio = 1.2 / model.parameter('speed.independent.level.mean');
    expect(model.people[0]).toMatchObject({ speedLevel: 1.2, speedDown: 0.8, preMovement: 20, asleep: true });
    expect(model.people[0].speedUp).toBeCloseTo(model.parameter('speed.independent.up.mean') * ratio, 12);
    expect(model.people[0].meansLevel).toBe(-1);
  });

  it('draws stay within the stated spread, and differ from person to person', () => {
    const residents = Array.from({ length: 200 }, () => ({ mobility: 'independent' as const }));
    const { simulation } = runWard({
      residents,
      carers: 1,
      change: (scenario) => {
        ofClass(pupil, { preMovement: 1 })(scenario);
        scenario.model = { crowding: false };
        scenario.horizon = 2;
      },
    });
    const speeds = simulation.model.people.slice(0, 200).map(({ speedLevel }) => speedLevel);
    expect(Math.min(...speeds)).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...speeds)).toBeLessThanOrEqual(1.6);
    const mean = speeds.reduce((sum, one) => sum + one, 0) / 200;
    // Truncated at two standard deviations: 0.176 of spread, 0.0124 of the mean of 200.
    expect(Math.abs(mean - 1.2)).toBeLessThan(4 * 0.0124);
    expect(new Set(speeds).size).toBeGreaterThan(150);
  });

  it('a claim can be about it, and words name it', () => {
    const claim: Scenario['plan']['claims'][number] = {
      id: 'toddlers-out',
      subject: { kind: 'residents', classes: ['toddler'] },
      condition: { kind: 'clear' },
      after: 'start',
      within: 300,
      probability: 0.9,
      confidence: 0.95,
    };
    const { simulation } = runWard({
      residents: [{ mobility: 'dementiaGuided' }, { mobility: 'independent' }],
      carers: 1,
      change: (scenario) => {
        scenario.classes = [toddler, pupil];
        const [a, b] = scenario.residents as ResidentEntry[];
        // The other one never goes: the claim is not about them.
        scenario.residents = [
          { ...a, class: 'toddler', cognition: { resists: 0 } },
          { ...b, class: 'pupil', hearing: 'deaf', preMovement: 80_000 },
        ];
        scenario.horizon = 400;
      },
    });
    const result = evaluateClaim(simulation.model, simulation.world, claim, null);
    expect(result.met).toBe(true);
    const { scenario } = simulation.model;
    for (const [language, word] of [
      ['zh-CN', '幼儿'],
      ['en', 'toddler'],
    ] as const) {
      const words = text(language);
      const names = namesOf(scenario, language);
      expect(names.person('r0')).toBe(`${word} r0`);
      expect(kindIn(scenario, { mobility: 'dementiaGuided', class: 'toddler' }, words)).toBe(word);
      expect(words.claim(claim, names)).toContain(word);
    }
  });

  it('is a problem by its place where it does not exist, contradicts, or nothing is given', () => {
    const file = (entry: object): unknown => {
      const { variant: _variant, ...rest } = ward({ residents: [{ mobility: 'cane' }], carers: 1 });
      return {
        ...rest,
        classes: [toddler],
        residents: [{ id: 'r0', bed: 'b0', ...entry }],
      };
    };
    const problems = (entry: object): string[] => {
      try {
        resolveScenario(file(entry), { generateTower: () => ({ storeys: [], spaces: [], openings: [] }) as never });
      } catch (error) {
        if (error instanceof ScenarioError) return error.problems.map(({ path, code }) => `${path} ${code}`);
        throw error;
      }
      return [];
    };
    expect(problems({ class: 'toddler' })).toEqual([]);
    expect(problems({ class: 'toddler', mobility: 'dementiaGuided' })).toEqual([]);
    expect(problems({ class: 'todler' })).toEqual(['residents.r0.class noSuch']);
    expect(problems({ class: 'toddler', mobility: 'cane' })).toEqual(['residents.r0.mobility notOfClass']);
    expect(problems({})).toEqual(['residents.r0.mobility mobilityOrClass']);
  });
});
