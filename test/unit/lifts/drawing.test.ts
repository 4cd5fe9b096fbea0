import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { liftTower } from '../../fixtures/lifts.js';
import { problemsOf } from '../facility/helpers.js';

const told = (change: (drawing: DrawnFacility) => void): string[] => {
  const drawing = structuredClone(generateTower({ storeys: 3, bedsPerStorey: 4, lifts: 1 }));
  change(drawing);
  return problemsOf(() => buildFacility(drawing)).map(({ path, code }) => `${path} ${code}`);
};

describe('lifts of a drawing', () => {
  it('the tower draws as many as are asked for, with a stop on every storey, and none otherwise', () => {
    const { lifts, spaces } = buildFacility(generateTower({ storeys: 6, bedsPerStorey: 8, lifts: 2 }));
    expect(lifts.map(({ id, kind }) => [id, kind])).toEqual([
      ['lift-A', 'firefighters'],
      ['lift-B', 'firefighters'],
    ]);
    for (const lift of lifts) {
      expect(lift.stops.map(({ z }) => z)).toEqual([0, 2.95, 5.9, 8.85, 11.8, 14.75]);
      expect(lift.home).toBe(0);
      expect(lift.emergencyPower).toBe(true);
      for (const stop of lift.stops) expect(spaces[stop.landing].kind).toBe('lobby');
    }
    expect(buildFacility(generateTower({ storeys: 6, bedsPerStorey: 8 })).lifts).toEqual([]);
    expect(problemsOf(() => generateTower({ storeys: 6, bedsPerStorey: 8, lifts: 5 })).map((p) => p.code)).toEqual([
      'towerTooManyLifts',
    ]);
  });

  it('says what is wrong, by path', () => {
    expect(told(() => {})).toEqual([]);
    expect(told((d) => (d.lifts![0].car = 'nowhere'))).toContain('facility.lifts.lift-A.car unknownReference');
    expect(told((d) => (d.lifts![0].car = '01-hall'))).toContain('facility.lifts.lift-A.car liftCarKind');
    expect(told((d) => (d.lifts![0].stops[1] = 'nowhere'))).toContain('facility.lifts.lift-A.stops.1 unknownReference');
    expect(told((d) => (d.lifts![0].stops[1] = 'exit-hall'))).toContain(
      'facility.lifts.lift-A.stops.1 liftStopElsewhere',
    );
    expect(told((d) => (d.lifts![0].stops[1] = d.lifts![0].stops[0]))).toContain(
      'facility.lifts.lift-A.stops.1 liftStopTwice',
    );
    expect(told((d) => (d.lifts![0].home = 'L09'))).toContain('facility.lifts.lift-A.home liftNoSuchStop');
    expect(told((d) => d.lifts!.push({ ...d.lifts![0], id: 'lift-X' }))).toContain(
      'facility.lifts.lift-X.car liftCarShared',
    );
    expect(told((d) => d.lifts![0].stops.pop())).toContain('facility.spaces.car-A liftDoorWithoutStop');
    expect(
      told((d) => {
        const car = d.spaces.find(({ id }) => id === 'car-A')!;
        car.outline = [...car.outline.slice(0, 3), [car.outline[3][0] + 0.3, car.outline[3][1]]];
      }),
    ).toContain('facility.spaces.car-A.outline liftCarNoRectangle');
    // A room on another storey that reaches into the shaft.
    expect(
      told((d) => {
        const car = d.spaces.find(({ id }) => id === 'car-A')!;
        d.spaces.push({ id: 'shed', kind: 'service', storey: 'L02', outline: car.outline });
        d.openings.push({
          id: 'd-shed',
          kind: 'door',
          between: ['shed', '02-lobby-A'],
          at: d.openings.find(({ id }) => id === 'd-02-lift-A')!.at,
        });
      }),
    ).toContain('facility.spaces.car-A.outline spacesOverlap');
  });

  const planProblems = (change: (s: ReturnType<typeof liftTower>) => void): string[] => {
    const scenario = structuredClone(liftTower('plan', { storeys: 3, beds: 4 }));
    change(scenario);
    const { variant: _variant, ...file } = scenario;
    return problemsOf(() => resolveScenario(file, { generateTower })).map(({ path, code }) => `${path} ${code}`);
  };

  it('the plan names lifts that exist and that the rules let be used', () => {
    expect(planProblems(() => {})).toEqual([]);
    expect(planProblems((s) => (s.plan.lifts!.use = ['lift-Q']))).toEqual(['plan.lifts.use.0 noSuch']);
    expect(planProblems((s) => (s.facility.lifts![0].kind = 'bed'))).toEqual(['plan.lifts.use.0 liftNotForEvacuation']);
    expect(
      planProblems((s) => {
        s.facility.lifts![0].kind = 'bed';
        s.facility.lifts![0].meetsFireRules = true;
      }),
    ).toEqual([]);
    expect(
      planProblems((s) => {
        s.facility.lifts![0].kind = 'passenger';
        s.plan.lifts!.regardlessOfRules = true;
      }),
    ).toEqual([]);
    expect(planProblems((s) => delete s.plan.lifts)).toEqual(['plan.phases.all.by noLiftsInPlan']);
    expect(planProblems((s) => (s.incident.powerLoss = { at: 10, lifts: ['lift-Q'] }))).toEqual([
      'incident.powerLoss.lifts.0 noSuch',
    ]);
    expect(planProblems((s) => (s.incident.outOfOrder = ['lift-A']))).toEqual([]);
  });

  it('document and facts of the building say of a drawn lift what the drawing says', () => {
    const facts = { id: 'lift-A', use: 'fire' as const, load: 1600, car: [1.6, 2.4] as [number, number] };
    const load = (s: ReturnType<typeof liftTower>): number => s.facility.lifts![0].load;
    expect(planProblems((s) => (s.building = { lifts: [{ ...facts, load: load(s) }] }))).toEqual([]);
    expect(planProblems((s) => (s.building = { lifts: [{ ...facts, use: 'ordinary', load: load(s) + 1 }] }))).toEqual([
      'building.lifts.lift-A.use liftsDisagree',
      'building.lifts.lift-A.load liftsDisagree',
    ]);
    expect(planProblems((s) => (s.building = { lifts: [{ ...facts, id: 'lift-Q' }] }))).toEqual([
      'building.lifts.lift-Q noSuch',
    ]);
    expect(planProblems((s) => (s.document = { liftsAllowed: ['lift-A'] }))).toEqual([]);
    expect(planProblems((s) => (s.document = { liftsAllowed: [] }))).toEqual(['plan.lifts.use.0 liftNotAllowed']);
    expect(
      planProblems((s) => {
        s.document = { liftsAllowed: [] };
        s.plan.lifts!.regardlessOfRules = true;
      }),
    ).toEqual([]);
  });

  it('the brigade takes over lifts that exist and are fit for it', () => {
    const brigade = (lifts: string[]) => ({ travel: 300, setUp: 60, station: 'guard-post', teams: 1, lifts });
    const problems = (lifts: string[], change: (s: ReturnType<typeof liftTower>) => void = () => {}): string[] =>
      planProblems((s) => {
        s.roster.outside = { brigade: brigade(lifts) };
        delete s.plan.lifts;
        delete s.plan.phases[0].by;
        change(s);
      });
    expect(problems(['lift-A'])).toEqual([]);
    expect(problems(['lift-Q'])).toEqual(['roster.outside.brigade.lifts.0 noSuch']);
    expect(problems(['lift-A'], (s) => (s.facility.lifts![0].kind = 'passenger'))).toEqual([
      'roster.outside.brigade.lifts.0 liftNotForEvacuation',
    ]);
  });
});
