/** Every element of the plan: the sound home has it; spoilt in one place, exactly that element is found, with what is wrong. */
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { checkElements } from '../../../engine/check/elements/check.js';
import { gradeOf } from '../../../engine/check/elements/content.js';
import { ELEMENT_GAPS, type ElementGapCode, type ElementStatus } from '../../../engine/check/elements/result.js';
import { ELEMENTS } from '../../../engine/check/elements/table.js';
import { dayNumber } from '../../../engine/check/source.js';
import type { PlanDocument, ScenarioFile } from '../../../engine/scenario/schema.js';
import { soundHome } from '../../fixtures/soundHome.js';

const HOLDS = [{ id: 'fire-storey-1800', verdict: 'HOLDS' as const }];
const report = (spoil?: (file: ScenarioFile) => void, verdicts: typeof HOLDS | null = HOLDS) =>
  checkElements(buildModel(soundHome(spoil), '1'), null, verdicts);

type Spoil = (document: PlanDocument, file: ScenarioFile) => void;
const forget =
  (...topics: string[]): Spoil =>
  (document) => {
    document.chapters = document.chapters!.flatMap((chapter) => {
      const covers = chapter.covers.filter((topic) => !topics.includes(topic));
      return covers.length === 0 ? [] : [{ ...chapter, covers }];
    });
  };
const drop =
  (field: keyof PlanDocument): Spoil =>
  (document) => {
    delete document[field];
  };

/** Element, how it is spoilt, what it becomes, the gap that says so ('' where nothing of it is left). */
const CASES: readonly (readonly [string, Spoil, ElementStatus, ElementGapCode | ''])[] = [
  ['PE-01', (d) => void d.legalBases!.push('GA 654-2006'), 'weak', 'superseded'],
  ['PE-01', (d) => void (d.chapters![0] = { ...d.chapters![0], text: '略' }), 'weak', 'keywordMissing'],
  ['PE-02', (d) => void d.scope!.shifts.pop(), 'weak', 'shiftsNotCovered'],
  ['PE-02', (d) => void d.scope!.storeys.shift(), 'weak', 'storeysNotCovered'],
  ['PE-03', (_, f) => void delete f.building!.brigadeDistance, 'weak', 'notStated'],
  ['PE-04', (d) => void (d.residentListOf = '2026-01-31'), 'weak', 'tooOld'],
  ['PE-05', (d) => void d.keyPlaces!.shift(), 'weak', 'kindsNotConsidered'],
  ['PE-05', (d) => void delete d.keyPlaces![0].space, 'weak', 'withoutPlace'],
  ['PE-06', (d) => void (d.riskAssessment!.hazards = [{ name: '床品' }]), 'weak', 'notLinked'],
  ['PE-07', (d) => void d.equipment!.shift(), 'weak', 'kindsNotConsidered'],
  ['PE-08', (d) => void d.fires!.pop(), 'weak', 'kindsNotConsidered'],
  ['PE-09', (d) => void (d.grade = 2), 'weak', 'gradeDiffers'],
  ['PE-10', (d) => void (d.posts = d.posts!.filter((post) => post.group !== 'deputy')), 'weak', 'groupsMissing'],
  [
    'PE-11',
    (d) => void (d.posts = d.posts!.filter((post) => post.group !== 'rescue' || post.shift !== 'night')),
    'weak',
    'nobodyOnShift',
  ],
  [
    'PE-11',
    (d) => void d.posts!.find((post) => post.group === 'comms')!.people.push('day-carer-L02'),
    'weak',
    'doublePost',
  ],
  ['PE-12', (d) => void (d.people![0].left = '2026-05-01'), 'weak', 'hasLeft'],
  ['PE-12', (d) => void delete d.people![1].phone, 'weak', 'noPhone'],
  [
    'PE-12',
    (d) =>
      d.people!.forEach((p, i) => i % 2 === 0 && Object.assign(p, { joined: '2026-05-01', trained: '2026-05-01' })),
    'weak',
    'manyNew',
  ],
  ['PE-13', (d) => void (d.alarm!.panelZones![0].panel = '2 层东'), 'weak', 'zoneNamesDiffer'],
  [
    'PE-14',
    (d) => void (d.people!.find((p) => p.id === 'night-control-2')!.certified = false),
    'weak',
    'tooFewCertified',
  ],
  ['PE-14', (_, f) => void (f.roster.shifts.night.from = '23:30'), 'weak', 'rosterGap'],
  ['PE-14', (_, f) => void (f.roster.controlRoomWatched = false), 'missing', ''],
  [
    'PE-15',
    (_, f) => void (f.plan.moving = f.plan.moving!.filter((rule) => rule.mobility !== 'cane')),
    'weak',
    'classesWithoutMeans',
  ],
  ['PE-15', (_, f) => void delete f.plan.phases[0].staff, 'weak', 'phasesWithoutStaff'],
  [
    'PE-16',
    (_, f) => void delete f.plan.moving!.find((rule) => rule.mobility === 'bedridden')!.helpers,
    'weak',
    'residentsWithout',
  ],
  ['PE-17', (d) => void (d.routes![0].second = 'A'), 'weak', 'sameRoute'],
  ['PE-17', (d) => void (d.routes![0].second = 'C'), 'weak', 'wrongRoute'],
  ['PE-18', (d) => void d.safePlaces!.shift(), 'weak', 'noSafePlace'],
  ['PE-19', (d) => void d.liftsAllowed!.push('lift-9'), 'weak', 'liftUnknown'],
  ['PE-19', (_, f) => void (f.building!.lifts![0].load = 630), 'weak', 'liftUnfit'],
  ['PE-20', (d) => void delete d.assembly!.countedBy, 'weak', 'notStated'],
  ['PE-21', (d) => void (d.firstAttack!.mostPeople = 0), 'weak', 'tooMany'],
  ['PE-22', forget('protection'), 'weak', 'noChapter'],
  ['PE-23', (d) => void (d.chapters!.find((c) => c.covers.includes('cutOff'))!.text = '略'), 'weak', 'keywordMissing'],
  ['PE-24', (d) => void (d.chapters!.find((c) => c.covers.includes('brigade'))!.text = '略'), 'weak', 'keywordMissing'],
  ['PE-25', forget('endOfResponse'), 'weak', 'noChapter'],
  ['PE-26', (d) => void (d.contracts![0].until = '2026-01-01'), 'weak', 'contractOver'],
  [
    'PE-27',
    (d) => void d.contracts!.push({ kind: 'medical', with: '医院', until: '2026-01-01' }),
    'weak',
    'contractOver',
  ],
  ['PE-28', (d) => void d.training!.allStaff.pop(), 'weak', 'trainingRare'],
  ['PE-28', (d) => void (d.people![0].trained = '2024-03-01'), 'weak', 'notTrained'],
  ['PE-29', (d) => void (d.drills = d.drills!.filter((drill) => drill.shift !== 'night')), 'weak', 'noNightDrill'],
  ['PE-29', (d) => void (d.drills![0].held = false), 'weak', 'noDrill'],
  ['PE-38', drop('higherPlan'), 'missing', ''],
  ['PE-39', (d) => void d.annexes!.pop(), 'weak', 'kindsNotConsidered'],
  ['PE-40', (d) => void d.changes!.push({ date: '2026-02-01', kind: 'command' }), 'weak', 'notRevised'],
  ['PE-41', (d) => void d.subPlans![0].storeys.pop(), 'weak', 'storeysNotCovered'],
  ['PE-42', (d) => void d.guides!.pop(), 'weak', 'guideMissing'],
  ['PE-43', (_, f) => void (f.incident.clock = '10:00'), 'weak', 'notAtNight'],
  [
    'PE-44',
    (d) => void (d.chapters!.find((c) => c.covers.includes('dementia'))!.text = '略'),
    'weak',
    'keywordMissing',
  ],
  ...(
    [
      ['PE-30', 'organisation'],
      ['PE-31', 'hazards'],
      ['PE-32', 'startProcedure'],
      ['PE-33', 'measures'],
      ['PE-34', 'trainingAndDrills'],
      ['PE-35', 'equipment'],
      ['PE-36', 'funding'],
      ['PE-37', 'other'],
    ] as const
  ).map(([id, topic]) => [id, forget(topic), 'missing', ''] as const),
];

describe('the elements of a plan', () => {
  const sound = report();

  it('are 44, each with its source, and all there in the sound home', () => {
    expect(ELEMENTS.map(({ id }) => id)).toEqual(
      Array.from({ length: 44 }, (_, i) => `PE-${i < 9 ? '0' : ''}${i + 1}`),
    );
    for (const { sources, name, what } of ELEMENTS) {
      expect(sources.length).toBeGreaterThan(0);
      for (const text of [name, what]) expect(text['zh-CN'].length * text.en.length).toBeGreaterThan(0);
    }
    expect(sound.results.filter(({ status }) => status !== 'present')).toEqual([]);
    expect(sound.grade).toEqual({ stated: 3, computed: 3, people: 4 });
  });

  it('have a failing example each', () => {
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(ELEMENTS.map(({ id }) => id));
  });

  it.each(CASES.map((one, i) => [`${one[0]} ${one[3] || 'gone'}`, i] as const))('%s', (_name, i) => {
    const [id, spoil, status, code] = CASES[i];
    const { results } = report((file) => spoil(file.document!, file));
    const found = results.filter((one) => one.status !== 'present').map((one) => one.id);
    expect(found).toEqual([id]);
    const result = results.find((one) => one.id === id)!;
    expect(result.status).toBe(status);
    if (code !== '') expect(result.gaps.map((gap) => gap.code)).toContain(code);
    for (const { code: one, parameters } of result.gaps)
      for (const key of ELEMENT_GAPS[one]) expect([...Object.keys(parameters), 'storeys']).toContain(key);
  });

  it('are missing where there is no document, and judged from the scenario where that is enough', () => {
    const { results } = report((file) => delete file.document);
    const status = new Map(results.map((one) => [one.id, one.status]));
    expect(status.get('PE-11')).toBe('missing');
    expect(status.get('PE-16')).toBe('present');
    expect(results.find(({ id }) => id === 'PE-11')!.gaps[0].code).toBe('noDocument');
  });

  it('do not apply where there is nothing to apply to', () => {
    const { results } = report((file) => {
      file.residents = (file.residents as { id: string; bed: string }[]).map((r) => ({
        ...r,
        mobility: 'independent',
      }));
      file.document!.grade = 2;
      file.building!.height = 20;
    });
    const none = results.filter(({ status }) => status === 'notApplicable').map(({ id }) => id);
    expect(none).toEqual(['PE-16', 'PE-41', 'PE-44']);
  });

  it('say that nothing was simulated, that claims fail, that none are made', () => {
    const operability = (verdicts: typeof HOLDS | null, spoil?: (file: ScenarioFile) => void) =>
      report(spoil, verdicts).results.find(({ id }) => id === 'PE-43')!;
    expect(operability(null).gaps.map(({ code }) => code)).toEqual(['notSimulated']);
    expect(operability([{ id: 'fire-storey-1800', verdict: 'FAILS' as never }]).status).toBe('missing');
    expect(operability(null, (file) => (file.plan.claims = [])).gaps.map(({ code }) => code)).toEqual(['noClaims']);
  });

  it('miss residents whom no phase moves and no rule lets stay: two elements', () => {
    const { results } = report((file) => (file.plan.defendInPlace = []));
    const weak = results.filter(({ status }) => status === 'weak');
    expect(weak.map(({ id, gaps }) => [id, gaps[0].code])).toEqual([
      ['PE-15', 'residentsForgotten'],
      ['PE-16', 'residentsWithout'],
    ]);
    expect(weak[0].gaps[0].parameters.residents).toHaveLength(24);
  });

  it('are read from a file whose every reference is looked at', () => {
    const problems = (): string[] => {
      try {
        soundHome((file) => {
          file.document!.guides![0].storey = 'L99';
          file.document!.drills![0].shift = 'dusk';
          file.building!.obstacles = [{ space: 'nowhere', at: [0, 0], takes: 0.2 }];
          file.building!.stairs![1].id = 'Z';
        });
        return [];
      } catch (error) {
        return (error as { problems: { path: string; code: string }[] }).problems.map(
          (one) => `${one.path} ${one.code}`,
        );
      }
    };
    expect(problems()).toEqual([
      'document.drills.0.shift noSuch',
      'document.guides.0.storey noSuch',
      'building.stairs.Z noSuch',
      'building.obstacles.0.space noSuch',
    ]);
  });

  it('need a day to count from', () => {
    const { results } = report((file) => delete file.document!.asOf);
    expect(results.find(({ id }) => id === 'PE-29')!.gaps.map(({ code }) => code)).toEqual(['noReferenceDate']);
  });

  it('grade by those in danger: GB/T 38315-2019 4.2, and Longhua a grade 4', () => {
    expect([0, 2, 3, 9, 10, 19, 29, 30, 60].map(gradeOf)).toEqual([2, 2, 3, 3, 4, 4, 4, 5, 5]);
  });

  it('count days by the calendar', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2000-03-01') - dayNumber('2000-02-28')).toBe(2);
    expect(dayNumber('2026-06-30')).toBe(20634);
  });
});

describe('the load of the safety managers', () => {
  it('is the sum of their tasks against their hours, and their span the residents to each', () => {
    const { managers } = report();
    expect(managers.span).toBe(30);
    // 30 patrols at 0.5 h, 5 storeys at 1.5 h, 0.75 drills at 8 h, a sixth of a training at 4 h, 30 residents at 0.1 h, 4 h.
    expect(managers.needed).toBeCloseTo(15 + 7.5 + (1 / 6 + 1 / 6 + 1 / 12 + 1 / 3) * 8 + 4 / 6 + 3 + 4, 9);
    expect(managers.available).toBe(160);
    const none = report((file) => (file.document!.safetyManagers = [])).managers;
    expect([none.span, none.available]).toEqual([null, 0]);
  });
});
