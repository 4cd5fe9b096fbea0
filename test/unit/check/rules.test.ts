/** Building rules: drawn buildings with hand values, and every rule met by the sound home and broken where it is spoilt. */
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { checkRules } from '../../../engine/check/rules/check.js';
import { ALL_RULES, FOREIGN_RULES, NATIONAL_RULES } from '../../../engine/check/rules/table.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { opening, rectangle } from '../../fixtures/plans.js';
import { corridorWithRoom, homeOf } from '../../fixtures/homes.js';
import { soundHome } from '../../fixtures/soundHome.js';
import { first, results, rule } from './found.js';
import { CASES, DRAWN, FOREIGN_FAILING, NO_FINDINGS, PASSING } from './ruleCases.js';

describe('every rule', () => {
  const sound = checkRules(buildModel(soundHome(), '1'));

  it('has its source, and the sound home breaks none of the national ones', () => {
    expect(NATIONAL_RULES.map(({ id }) => id)).toEqual(
      Array.from({ length: 55 }, (_, i) => `BR-${i < 9 ? '0' : ''}${i + 1}`),
    );
    for (const { sources, name } of ALL_RULES) {
      expect(sources.length).toBeGreaterThan(0);
      expect(name['zh-CN'].length * name.en.length).toBeGreaterThan(0);
    }
    const broken = sound.results.filter(({ status }) => status === 'gap' || status === 'notStated').map(({ id }) => id);
    // The strict option for nursing blocks asks for doors of 1.30 m; areas of refuge as in England are another idea of a storey.
    expect(broken).toEqual(['BR-24', 'FR-04']);
    expect(sound.building).toMatchObject({ highRise: true, classOne: true, storeys: 6, beds: 30 });
  });

  it('is broken by a case of its own', () => {
    const own = [...CASES.map(([id]) => id), ...DRAWN, ...NO_FINDINGS].sort();
    const asked = ALL_RULES.filter(({ jurisdiction }) => jurisdiction !== 'foreign').map(({ id }) => id);
    expect([...new Set(own)]).toEqual([...asked].sort());
  });

  it.each(CASES.map(([id], i) => [id, i] as const))('%s is found where it is broken', (id, i) => {
    const [, spoil, kind, place] = CASES[i];
    const found = rule(
      soundHome((file) => spoil(file.building!, file as never)),
      id,
    );
    expect(found.status).toBe('gap');
    const [finding] = found.findings;
    expect(finding.place.kind).toBe(kind);
    if (place !== undefined) expect(finding.place).toHaveProperty('id', place);
    if (finding.place.kind === 'space' || finding.place.kind === 'opening')
      expect([finding.place.x, finding.place.y].every(Number.isFinite)).toBe(true);
  });

  it('is met by a case of its own where the sound home has nothing to ask about', () => {
    const silent = sound.results.filter(({ status }) => status !== 'met').map(({ id }) => id);
    expect([...PASSING.map(([id]) => id), ...NO_FINDINGS]).toEqual(expect.arrayContaining(silent));
    for (const [id, make] of PASSING) expect(rule(make(), id).status, id).toBe('met');
  });

  it.each(FOREIGN_FAILING.map(([id], i) => [id, i] as const))(
    '%s, for comparison, sees where it is not met',
    (id, i) => {
      const found = rule(FOREIGN_FAILING[i][1](), id);
      expect(found.findings.length).toBeGreaterThan(0);
      // It is shown, and never counts as a gap against the code in force.
      for (const { level, jurisdiction, onClause } of found.findings)
        expect([level, jurisdiction, onClause]).toEqual(['advice', 'foreign', false]);
    },
  );

  it('of another country has a failing case each', () => {
    expect(FOREIGN_FAILING.map(([id]) => id)).toEqual(FOREIGN_RULES.map(({ id }) => id));
  });

  it('is "not stated" where a fact is missing, never met', () => {
    const bare = results(soundHome((file) => delete file.building));
    const silent = [...bare.values()].filter(({ status }) => status === 'notStated').map(({ id }) => id);
    expect(silent).toEqual(
      expect.arrayContaining(['BR-03', 'BR-18', 'BR-31', 'BR-36', 'BR-37', 'BR-38', 'BR-54', 'BR-55']),
    );
    for (const { status, notStated } of bare.values())
      if (status === 'notStated') expect(notStated.length).toBeGreaterThan(0);
  });

  it('of the clauses known for uncertain, of practice and of other countries is never a finding on a clause', () => {
    const spoilt = soundHome((file) => {
      file.building!.uses!.push({ space: '01-02', builtAs: 'gas', usedAs: 'office' });
      file.building!.alarm!.kind = 'none';
      delete file.building!.sprinklers;
    });
    const all = [...results(spoilt).values()].flatMap(({ findings }) => findings);
    expect(all.filter(({ jurisdiction }) => jurisdiction === 'foreign').length).toBeGreaterThan(0);
    for (const one of all) {
      const may = one.confidence !== 'U' && (one.jurisdiction === 'CN' || one.jurisdiction === 'local');
      expect(one.onClause).toBe(may);
    }
    expect(all.find(({ rule: id }) => id === 'MH-02')).toMatchObject({ level: 'majorHazard', onClause: false });
    expect(FOREIGN_RULES.every(({ jurisdiction }) => jurisdiction === 'foreign')).toBe(true);
  });

  it('reads what the fire protection of the run says where the facts are silent', () => {
    const home = soundHome((file) => {
      delete file.building!.sprinklers;
      delete file.building!.ceilingVoids;
      file.protection = { sprinklers: 'none', voids: [{ id: 'v', spaces: ['02-01', '02-02'] }] };
    });
    expect(rule(home, 'BR-36')).toMatchObject({ status: 'gap' });
    expect(first(home, 'BR-55')).toMatchObject({ item: 'ceilingVoid', found: 2, detail: ['02-01', '02-02'] });
    const stated = soundHome((file) => void (file.protection = { sprinklers: 'none' }));
    expect(rule(stated, 'BR-36').status).toBe('met');
  });

  it('takes the threshold of the local layer where there is one, and says so', () => {
    const local = [{ rule: 'BR-04', threshold: 26, source: '某省标准', clause: '4.1' }];
    const finding = first(
      soundHome((file) => void (file.building!.local = local)),
      'BR-04',
    );
    expect(finding).toMatchObject({ found: 27, wanted: 26, jurisdiction: 'local', onClause: true });
  });
});

describe('rules on drawn buildings', () => {
  it('BR-05: no bedroom above 54 m, none below ground', () => {
    const plan = corridorWithRoom(20, 10);
    plan.storeys = [{ id: 'L1', elevation: 54.5, height: 3 }];
    expect(first(homeOf(plan), 'BR-05')).toMatchObject({ item: 'height', found: 54.5, wanted: 54 });
    plan.storeys = [
      { id: 'L1', elevation: -3, height: 3 },
      { id: 'L2', elevation: 0, height: 3 },
    ];
    expect(first(homeOf(plan), 'BR-05')).toMatchObject({
      relation: 'forbids',
      item: 'belowGround',
      place: { id: 'L1' },
    });
    plan.storeys = [{ id: 'L1', elevation: 0, height: 3 }];
    expect(rule(homeOf(plan), 'BR-05').status).toBe('met');
  });

  it('BR-06: a room for activities from the fourth storey up has at most 200 m², none lies below B1', () => {
    const plan = (side: number, at: number[]): DrawnFacility => ({
      storeys: at.map((elevation, i) => ({ id: `S${i}`, elevation, height: 4 })),
      spaces: [{ id: 'club', kind: 'hall', storey: 'S0', outline: rectangle(0, 0, side, 10) }],
      openings: [opening('exit', 'club', 'outside', [0, 1], [0, 2.2], 'door')],
    });
    // Stated first, S0 is the fourth storey by its height.
    const fourth = [12, 0, 4, 8];
    expect(first(homeOf(plan(20.5, fourth)), 'BR-06')).toMatchObject({ item: 'area', found: 205, wanted: 200 });
    expect(rule(homeOf(plan(20, fourth)), 'BR-06').status).toBe('met');
    expect(rule(homeOf(plan(30, [8, 0, 4])), 'BR-06').status).toBe('notApplicable');
    expect(first(homeOf(plan(5, [-8, -4, 0])), 'BR-06')).toMatchObject({ item: 'belowGround' });
  });

  it('BR-11: two exits nearer than 5 m are one', () => {
    const plan = corridorWithRoom(20, 10, true);
    const south = (x: number): DrawnFacility['openings'][number] => ({
      id: `south-${x}`,
      kind: 'door',
      between: ['corridor', 'outside'],
      at: [
        [x, 0],
        [x + 1.2, 0],
      ],
    });
    plan.openings.push(south(3));
    // From (0, 1.6) or (0, 0.4) to (3, 0): √(9 + 0.16).
    expect(first(homeOf(plan), 'BR-11')).toMatchObject({ item: 'exitsApart', wanted: 5 });
    expect(first(homeOf(plan), 'BR-11').found).toBeCloseTo(Math.sqrt(9.16), 9);
    plan.openings.push(south(12));
    expect(rule(homeOf(plan), 'BR-11').status).toBe('met');
  });

  it('BR-12: one door serves 50 m², and no room at the end of a dead end', () => {
    const plan = corridorWithRoom(20, 10);
    plan.spaces[1].outline = rectangle(5, 2, 15, 7.2);
    expect(first(homeOf(plan), 'BR-12')).toMatchObject({ item: 'doors', found: 52, wanted: 50 });
    const end = corridorWithRoom(20, 10, true);
    end.spaces.push({ id: 'end', kind: 'bedroom', storey: 'L1', outline: rectangle(20, -2, 24, 4) });
    end.openings.push(opening('end-door', 'end', 'corridor', [20, 0.4], [20, 1.5], 'door'));
    const found = rule(homeOf(end), 'BR-12').findings;
    expect(found.map((one) => [one.item, (one.place as { id: string }).id])).toEqual([['deadEndRoom', 'end']]);
  });

  it('BR-16: the farthest corner of a room to its door', () => {
    const plan = corridorWithRoom(30, 10);
    plan.spaces[1].outline = rectangle(8, 2, 29, 8);
    const finding = first(homeOf(plan, { fireResistanceClass: 3, sprinklers: 'none' }), 'BR-16');
    expect(finding.found).toBeCloseTo(Math.hypot(19, 6), 9);
    expect(finding.wanted).toBe(15);
    expect(rule(homeOf(plan, { fireResistanceClass: 2, sprinklers: 'none' }), 'BR-16').status).toBe('met');
  });

  it('BR-17: from the stair to the outside within 15 m, or through a passage of its own', () => {
    const plan = (way: number, passage: boolean): DrawnFacility => ({
      storeys: [
        { id: 'L1', elevation: 0, height: 3 },
        { id: 'L2', elevation: 3, height: 3 },
      ],
      spaces: [
        { id: 'hall', kind: passage ? 'corridor' : 'hall', storey: 'L1', outline: rectangle(0, 0, way, 4) },
        { id: 'foot', kind: 'landing', storey: 'L1', stair: 'A', outline: rectangle(-2, 0, 0, 2) },
        {
          id: 'flight',
          kind: 'stairFlight',
          storey: 'L1',
          stair: 'A',
          outline: rectangle(-8, 0, -2, 2),
          flight: { up: [-1, 0], rise: 3 },
        },
        { id: 'head', kind: 'landing', storey: 'L2', stair: 'A', elevation: 3, outline: rectangle(-10, 0, -8, 2) },
        ...(passage ? [] : [{ id: 'room', kind: 'room' as const, storey: 'L1', outline: rectangle(0, 4, 4, 8) }]),
      ],
      openings: [
        opening('d-stair', 'foot', 'hall', [0, 0.4], [0, 1.6], 'door'),
        opening('p1', 'foot', 'flight', [-2, 0], [-2, 2], 'portal'),
        opening('p2', 'flight', 'head', [-8, 0], [-8, 2], 'portal'),
        opening('exit', 'hall', 'outside', [way, 0.4], [way, 1.6], 'door'),
        ...(passage
          ? []
          : [
              {
                id: 'd-room',
                kind: 'door' as const,
                between: ['room', 'hall'] as [string, string],
                at: [
                  [1, 4],
                  [2, 4],
                ] as [[number, number], [number, number]],
              },
            ]),
      ],
    });
    expect(first(homeOf(plan(16, false)), 'BR-17')).toMatchObject({ found: 16, wanted: 15, place: { id: 'd-stair' } });
    expect(rule(homeOf(plan(14, false)), 'BR-17').status).toBe('met');
    expect(rule(homeOf(plan(16, true)), 'BR-17').status).toBe('met');
  });

  it('BR-24: the strict option is advice and met by wide doors', () => {
    const plan = corridorWithRoom(20, 10);
    for (const exit of plan.openings.slice(1))
      exit.at = [
        [exit.at[0][0], 0.3],
        [exit.at[0][0], 1.7],
      ];
    expect(rule(homeOf(plan), 'BR-24').status).toBe('notApplicable');
    expect(first(soundHome(), 'BR-24')).toMatchObject({ level: 'advice', found: 1.2, wanted: 1.3 });
  });

  it('BR-08: a compartment has its limit, twice with sprinklers', () => {
    const plan = corridorWithRoom(200, 10, false, 14);
    // 200 × 14 + 4 × 6 = 2824 m²; class two, not a high-rise: 2500 m².
    expect(first(homeOf(plan, { sprinklers: 'none', fireResistanceClass: 2 }), 'BR-08')).toMatchObject({
      found: 2824,
      wanted: 2500,
    });
    expect(rule(homeOf(plan, { sprinklers: 'full', fireResistanceClass: 2 }), 'BR-08').status).toBe('met');
    expect(first(homeOf(plan, { sprinklers: 'full', fireResistanceClass: 3 }), 'BR-08')).toMatchObject({
      wanted: 2400,
    });
  });

  it('a door between compartments that is no fire door makes them one', () => {
    const plan = corridorWithRoom(20, 10);
    plan.compartments = [{ id: 'west' }, { id: 'east' }];
    plan.spaces[0].compartment = 'west';
    plan.spaces[1].compartment = 'east';
    expect(first(homeOf(plan), 'BR-08')).toMatchObject({ item: 'compartmentDoor', place: { id: 'door' } });
    plan.openings[0].kind = 'fireDoorSelfClosing';
    expect(rule(homeOf(plan, { sprinklers: 'none', fireResistanceClass: 2 }), 'BR-08').status).toBe('met');
  });
});
