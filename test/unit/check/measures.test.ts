/** What a home can change: each measure where it fits, as edits that give a scenario; and who a claim is about when beds change. */
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { RunBook } from '../../../engine/check/book.js';
import { withEdits } from '../../../engine/check/edits.js';
import { findFixes } from '../../../engine/check/fixes.js';
import { measuresFor, type Measure } from '../../../engine/check/measures.js';
import { MEASURE_KINDS } from '../../../engine/check/measures/measure.js';
import { asked, samePeople, withSamePeople } from '../../../engine/check/samePeople.js';
import type { Claim, Scenario } from '../../../engine/scenario/schema.js';
import { subjectRows } from '../../../engine/study/claims.js';
import { runOnce } from '../../../engine/study/runs.js';
import { namesOf, text } from '../../../engine/text/index.js';
import { liftTower } from '../../fixtures/lifts.js';

const FIRST: Claim = {
  id: 'third-600',
  subject: { kind: 'zone', zone: { storey: 'L03' } },
  condition: { kind: 'clear' },
  after: 'panelAlarm',
  within: 600,
  probability: 0.5,
  confidence: 0.9,
};

/** Doors between lobby and stair, which the generator draws as fire doors. */
const STAIR_DOOR = /^d-\d\d-lobby-[AB]$/;

/** A tower of three storeys by night, stairs only, with something of everything that a home can do wrong. */
function home(change: (scenario: Scenario) => void = () => undefined): Scenario {
  const scenario = liftTower('measures', { storeys: 3, beds: 6, carers: 2, by: 'stairs' });
  delete scenario.plan.lifts;
  const phase = scenario.plan.phases[0];
  scenario.plan.phases = [
    { ...phase, id: 'third', zones: [{ storey: 'L03' }], staff: { withinStoreys: 0 } },
    { ...phase, id: 'second', zones: [{ storey: 'L02' }], to: ['refuge', 'outside'], staff: { withinStoreys: 0 } },
  ];
  scenario.plan.claims = [FIRST];
  scenario.incident = { space: '03-01', clock: '02:00', panelAlarm: 60, fire: { item: 'bedding' } };
  scenario.protection = { wedged: ['d-03-02'], doorClosers: 'disabled' };
  scenario.roster.controlRoomWatched = false;
  scenario.facility.bedside = ['bed'];
  scenario.facility.openings.find(({ id }) => id === 'exit-B')!.kind = 'locked';
  for (const one of scenario.facility.openings) if (STAIR_DOOR.test(one.id)) one.kind = 'door';
  scenario.residents = (scenario.residents as { id: string; bed: string }[])
    // Beds on the second storey are free.
    .filter(({ bed }) => !bed.startsWith('02-03'))
    .map((resident) => ({
      ...resident,
      mobility: resident.bed.startsWith('03') ? ('bedridden' as const) : ('independent' as const),
    }));
  for (const shift of Object.values(scenario.roster.shifts)) for (const one of shift.staff) one.training = 'none';
  change(scenario);
  return scenario;
}

const measures = (scenario: Scenario): Measure[] => measuresFor(scenario, buildModel(scenario, '1').facility);

describe('measures', () => {
  it('are all there where they fit, and each gives a scenario that can be run, in words of both languages', () => {
    const scenario = home();
    const all = measures(scenario);
    expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual([...MEASURE_KINDS].sort());
    for (const one of all) {
      const changed = withEdits(scenario, one.edits);
      expect(changed, one.kind).not.toEqual(scenario);
      buildModel(changed, '1');
      for (const language of ['zh-CN', 'en'] as const) {
        const said = text(language).trial.measure(one, namesOf(scenario, language));
        expect(said, one.kind).toMatch(language === 'en' ? /^[a-z0-9]/ : /[\u4e00-\u9fff]/);
        expect(said).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('are not offered where there is nothing to change', () => {
    const kinds = (change: (scenario: Scenario) => void): Set<string> =>
      new Set(measures(home(change)).map(({ kind }) => kind));
    const without: [string, (scenario: Scenario) => void][] = [
      ['zonesInTurn', ({ plan }) => (plan.phases = plan.phases.slice(0, 1))],
      ['ownZones', ({ plan }) => plan.phases.forEach((phase) => (phase.order = ['ownZone']))],
      ['lifts', ({ incident, facility }) => (incident.outOfOrder = facility.lifts!.map(({ id }) => id))],
      ['bedside', ({ facility }) => delete facility.bedside],
      ['doorsShut', (scenario) => delete scenario.protection],
      ['selfClosers', ({ incident }) => delete incident.fire],
      [
        'fireDoors',
        ({ facility }) =>
          facility.openings.forEach((one) => one.id.startsWith('d-') && (one.kind = 'fireDoorSelfClosing')),
      ],
      ['doorsUnlocked', ({ facility }) => (facility.openings.find(({ kind }) => kind === 'locked')!.kind = 'door')],
      [
        'bedsMoved',
        (scenario) =>
          (scenario.residents as { mobility: string }[]).forEach((resident) => (resident.mobility = 'bedridden')),
      ],
    ];
    for (const [kind, change] of without) expect(kinds(change).has(kind), kind).toBe(false);
  });
});

describe('a claim about those who live somewhere', () => {
  it('is asked for the same people, too, where beds change', () => {
    const scenario = home();
    const model = buildModel(scenario, '1');
    const swap = measures(scenario)
      .filter(({ kind }) => kind === 'bedsMoved')
      .at(-1)!;
    const twin = samePeople(model, FIRST)!;
    const before = subjectRows(model, FIRST).map((row) => model.people[row].id);
    const changed = buildModel(withSamePeople(model, withEdits(scenario, swap.edits), [swap]), '1');
    const of = (claim: Claim): string[] => subjectRows(changed, claim).map((row) => changed.people[row].id);
    expect(changed.scenario.plan.claims).toContainEqual(twin);
    expect(of(twin)).toEqual(before);
    expect(of(FIRST)).not.toEqual(before);
    expect(asked(model, FIRST, [swap])).toEqual([FIRST, twin]);
    const other = measures(scenario).find(({ kind }) => kind === 'training')!;
    expect(asked(model, FIRST, [other])).toEqual([FIRST]);
    expect(samePeople(model, { ...FIRST, subject: { kind: 'residents' } })).toBeNull();
  });

  it('is not made to hold by beds alone if those who were moved are no better off', async () => {
    // Walkers in place of the bedridden clear the storey at once; the bedridden lie below, where nobody comes.
    const scenario = home(({ plan, incident, residents, roster }) => {
      roster.controlRoomWatched = true;
      for (const bed of ['02-03-a', '02-03-b'])
        (residents as { id: string; bed: string; mobility: 'independent' }[]).push({
          id: bed,
          bed,
          mobility: 'independent',
        });
      plan.phases = plan.phases.slice(0, 1);
      plan.claims = [{ ...FIRST, within: 900 }];
      delete incident.fire;
    });
    const book = new RunBook((requests) => Promise.resolve(requests.map((one) => runOnce(one))));
    const model = buildModel(scenario, '1');
    const [claim] = scenario.plan.claims;
    const swap = measures(scenario)
      .filter(({ kind }) => kind === 'bedsMoved')
      .at(-1)!;
    const changed = withSamePeople(model, withEdits(scenario, swap.edits), [swap]);
    const run = runOnce({ scenario: changed, seed: '1' });
    const met = new Map(run.claims.map(({ id, met: one }) => [id, one]));
    expect(met.get(claim.id)).toBe(true);
    expect(met.get(samePeople(model, claim)!.id)).toBe(false);
    const { fixes } = await findFixes(book, { key: 'base', scenario }, claim, 30);
    for (const { measures: set, samePeople: same } of fixes)
      if (set.some(({ kind }) => kind === 'bedsMoved' || kind === 'bedsToFreeOnes'))
        expect(same!.verdict).toBe('HOLDS');
  });
});
