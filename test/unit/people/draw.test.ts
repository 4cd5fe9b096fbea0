/** Who is there: shares, bounds, what hangs on which seed. */
import { describe, expect, it } from 'vitest';
import { quotas } from '../../../engine/people/draw.js';
import { isNight, shiftInForce } from '../../../engine/people/shift.js';
import { buildModel } from '../../../engine/build.js';
import { PARAMETERS } from '../../../engine/parameters.js';
import { ScenarioError } from '../../../engine/errors.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { towerScenario } from '../../fixtures/towers.js';

const many = (change: (s: Scenario) => void = () => {}): Scenario => {
  const scenario = towerScenario('7', { storeys: 8, bedsPerStorey: 24, bedroomsFrom: 1 });
  scenario.residents = { count: 180, shares: { selfCaring: 0.3, partlyDependent: 0.32, fullyDependent: 0.38 } };
  change(scenario);
  return scenario;
};
const residents = (scenario: Scenario, seed = '1') =>
  buildModel(scenario, seed).people.filter((p) => p.kind === 'resident');

describe('quotas', () => {
  it('add up, and the largest remainders are rounded up', () => {
    expect(quotas(10, [0.3, 0.32, 0.38])).toEqual([3, 3, 4]);
    expect(quotas(442, [0.3, 0.32, 0.38])).toEqual([133, 141, 168]);
    expect(quotas(1, [0.5, 0.5])).toEqual([1, 0]);
    expect(quotas(0, [1])).toEqual([0]);
    for (let n = 0; n < 60; n++) expect(quotas(n, [0.17, 0.21, 0.4, 0.22]).reduce((a, b) => a + b, 0)).toBe(n);
  });
});

describe('residents of a group', () => {
  it('have the care levels asked for, spread over the beds', () => {
    const list = residents(many());
    const level = (classes: string[]): number => list.filter((p) => classes.includes(p.mobility!)).length;
    expect(level(['independent'])).toBe(54);
    expect(level(['wheelchairAssisted', 'bedridden'])).toBeGreaterThanOrEqual(67);
    expect(level(['wheelchairAssisted', 'bedridden'])).toBeLessThanOrEqual(69);
    expect(new Set(list.map((p) => p.bed)).size).toBe(180);
    // Not all the bedridden on one storey.
    const storeys = new Set(list.filter((p) => p.mobility === 'bedridden').map((p) => p.id.slice(0, 2)));
    expect(storeys.size).toBeGreaterThan(4);
  });

  it('keep their speeds inside the published bounds; slow on the level is slow on the stair', () => {
    const canes = residents(many()).filter((p) => p.mobility === 'cane');
    expect(canes.length).toBeGreaterThan(10);
    for (const p of canes) {
      expect(p.speedLevel).toBeGreaterThanOrEqual(PARAMETERS['speed.cane.level.min'].value);
      expect(p.speedLevel).toBeLessThanOrEqual(PARAMETERS['speed.cane.level.max'].value);
      expect(p.speedDown).toBeGreaterThanOrEqual(PARAMETERS['speed.cane.down.min'].value);
      expect(p.speedDown).toBeLessThanOrEqual(PARAMETERS['speed.cane.down.max'].value);
    }
    const sorted = [...canes].sort((a, b) => a.speedLevel - b.speedLevel);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i].speedDown).toBeGreaterThanOrEqual(sorted[i - 1].speedDown);
  });

  it('drawn with the scenario are the same people in every run; with the run, new ones', () => {
    const traits = (s: Scenario, seed: string) => residents(s, seed).map((p) => [p.id, p.mobility, p.speedLevel]);
    expect(traits(many(), 'a')).toEqual(traits(many(), 'b'));
    const perRun = many((s) => Object.assign(s.residents, { drawnWith: 'run' }));
    expect(traits(perRun, 'a')).not.toEqual(traits(perRun, 'b'));
    expect(traits(perRun, 'a')).toEqual(traits(perRun, 'a'));
  });

  it('sleep and their own pre-movement belong to the run', () => {
    const night = (seed: string) => residents(many(), seed).map((p) => [p.asleep, p.preMovement]);
    expect(night('a')).not.toEqual(night('b'));
    const asleep = Array.from({ length: 10 }, (_, i) => residents(many(), String(i)).filter((p) => p.asleep).length);
    // 66 % of 1,800, within four standard deviations.
    expect(Math.abs(asleep.reduce((a, b) => a + b, 0) - 0.66 * 1800)).toBeLessThan(4 * Math.sqrt(1800 * 0.66 * 0.34));
  });

  it('with randomness off are their means', () => {
    const list = residents(many((s) => (s.model = { randomness: false })));
    expect(new Set(list.filter((p) => p.mobility === 'cane').map((p) => p.speedLevel))).toEqual(new Set([0.7]));
    expect(new Set(list.map((p) => p.preMovement))).toEqual(new Set([300]));
  });

  it('are moved with a sheet where the device of the plan is kept nowhere', () => {
    const bare = many((s) => {
      s.facility.stores = [];
    });
    const list = residents(bare).filter((p) => p.mobility === 'wheelchairAssisted');
    const stocked = residents(many()).filter((p) => p.mobility === 'wheelchairAssisted');
    expect(new Set(list.map((p) => p.meansStairs))).not.toEqual(new Set(stocked.map((p) => p.meansStairs)));
  });
});

describe('staff and shifts', () => {
  it('night is from 21:00 to 07:00', () => {
    expect(['20:59:59', '21:00', '02:00', '06:59', '07:00'].map(isNight)).toEqual([false, true, true, true, false]);
  });

  it('the shift at the clock is on duty, over midnight too, unless one is named', () => {
    const shifts = {
      day: { from: '07:00', to: '21:00', staff: [] },
      night: { from: '21:00', to: '07:00', staff: [] },
    };
    const at = (clock: string, onDuty?: string) =>
      shiftInForce({ ...many(), roster: { shifts, ...(onDuty ? { onDuty } : {}) }, incident: { space: 'x', clock } });
    expect(at('02:00')).toBe(shifts.night);
    expect(at('21:00')).toBe(shifts.night);
    expect(at('20:59')).toBe(shifts.day);
    expect(at('02:00', 'day')).toBe(shifts.day);
  });

  it('who is absent is not there', () => {
    const scenario = many();
    const { staff } = scenario.roster.shifts.night;
    const before = buildModel(scenario, '1').people.length;
    staff[0].absent = true;
    expect(buildModel(scenario, '1').people.length).toBe(before - 1);
  });
});

describe('parameters of a scenario', () => {
  it('replace defaults; unknown names and impossible values are refused, all at once', () => {
    const model = buildModel(
      many((s) => (s.model = { parameters: { 'body.walker': 0.2 } })),
      '1',
    );
    expect(model.parameter('body.walker')).toBe(0.2);
    expect(model.parameter('body.bed')).toBe(0.5);
    try {
      buildModel(
        many((s) => (s.model = { parameters: { 'body.walkr': 1, 'body.bed': -1 } })),
        '1',
      );
      throw new Error('not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError);
      const { problems } = error as ScenarioError;
      expect(problems.map((p) => p.path).sort()).toEqual(['model.parameters.body.bed', 'model.parameters.body.walkr']);
      expect(problems.find((p) => p.code === 'unknownParameter')?.hint?.parameters).toEqual({
        suggestion: 'body.walker',
      });
    }
  });

  it('every default has a unit, a source and a confidence; what nobody measured has a range or says assumption', () => {
    for (const [name, p] of Object.entries(PARAMETERS)) {
      expect(p.unit.length, name).toBeGreaterThan(0);
      expect(p.source.length, name).toBeGreaterThan(5);
      expect(['R', 'S', 'K', 'k', 'U', 'D', 'measured'], name).toContain(p.confidence);
      if (p.range !== undefined) {
        expect(p.range[0], name).toBeLessThanOrEqual(p.value);
        expect(p.range[1], name).toBeGreaterThanOrEqual(p.value);
      }
    }
  });
});
