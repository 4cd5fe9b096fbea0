import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ScenarioError, type Problem } from '../../../engine/errors.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { parseJson } from '../../../engine/scenario/json.js';
import { parseScenario } from '../../../engine/scenario/parse.js';
import { EXAMPLE, formatMarkdown, jsonSchema } from '../../../engine/scenario/publish.js';
import { resolveScenario, validateAll } from '../../../engine/scenario/resolve.js';
import { upgrade } from '../../../engine/scenario/upgrade.js';
import { nearestWord } from '../../../engine/scenario/words.js';
import { createSimulation } from '../../../engine/simulation.js';

const options = { generateTower };

/** The problems of a call that must fail. */
function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as ScenarioError).problems;
  }
  throw new Error('nothing was refused');
}

type Loose = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- tests reach into raw JSON

/** The example with something changed. */
function changed(change: (file: Loose) => void): Loose {
  const file = structuredClone(EXAMPLE) as Loose;
  change(file);
  return file;
}
const refused = (change: (file: Loose) => void, variant: string | null = null): readonly Problem[] =>
  problemsOf(() => resolveScenario(changed(change), { ...options, variant }));

describe('the example of FORMAT.md', () => {
  it('is read, built and run, with each variant', () => {
    for (const variant of [null, 'slow-panel', 'second-carer']) {
      const scenario = resolveScenario(EXAMPLE, { ...options, variant });
      const simulation = createSimulation(scenario, '1');
      simulation.run();
      expect(simulation.world.endReason).toBe('settled');
      expect(simulation.world.milestones.panelAlarm).toBe(variant === null ? 60 : 240);
      expect(simulation.model.people.filter((p) => p.kind === 'staff').length).toBe(variant === 'second-carer' ? 2 : 1);
    }
  });

  it('stands on disk as made from the schema', () => {
    const folder = new URL('../../../scenarios/', import.meta.url);
    expect(existsSync(new URL('FORMAT.md', folder))).toBe(true);
    expect(readFileSync(new URL('FORMAT.md', folder), 'utf8')).toBe(formatMarkdown());
    const written = JSON.parse(readFileSync(new URL('schema/anshu-scenario-v1.json', folder), 'utf8')) as unknown;
    expect(written).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
  });
});

describe('problems', () => {
  it('come all at once, each with its id path', () => {
    const problems = refused((f) => {
      f.residents[0].mobility = 'bedriden';
      f.roster.shifts.night.staff[0].posst = 'carer';
      f.horizon = -1;
      delete f.incident.space;
    });
    const by = Object.fromEntries(problems.map((p) => [p.path, p]));
    expect(by['residents.Wang.mobility']).toMatchObject({
      code: 'notOneOf',
      hint: { code: 'didYouMean', parameters: { suggestion: 'bedridden' } },
    });
    expect(by['roster.shifts.night.staff.carer-1.posst']).toMatchObject({
      code: 'unknownKey',
      hint: { code: 'didYouMean', parameters: { suggestion: 'post' } },
    });
    expect(by['horizon'].code).toBe('tooSmall');
    expect(by['incident.space'].code).toBe('missing');
    expect(problems.length).toBe(4);
  });

  it('of a union are those of the form that was meant', () => {
    const paths = refused((f) => {
      f.plan.phases[0].zones = [{ storey: 'incident', ofset: 1 }];
      f.facility.spaces[0].kind = 'bedrom';
      f.plan.claims[0].condition = { kind: 'cleer' };
    }).map((p) => `${p.path} ${p.code}`);
    expect(paths).toContain('plan.phases.all.zones.0.ofset unknownKey');
    expect(paths).toContain('facility.spaces.room-1.kind notOneOf');
    expect(paths.some((p) => p.startsWith('plan.claims.clear.condition'))).toBe(true);
    expect(paths.length).toBe(3);
  });

  it.each<[string, (f: Loose) => void, string, string]>([
    ['a bed that is not there', (f) => (f.residents[0].bed = 'bed-9'), 'residents.Wang.bed', 'noSuch'],
    ['two in one bed', (f) => (f.residents[0].bed = 'bed-2'), 'residents.Li.bed', 'bedTaken'],
    ['the same id twice', (f) => (f.residents[1].id = 'Wang'), 'residents.Wang.id', 'duplicate'],
    [
      'a station that is not there',
      (f) => (f.roster.shifts.night.staff[0].station = 'x'),
      'roster.shifts.night.staff.carer-1.station',
      'noSuch',
    ],
    ['no shift at that hour', (f) => (f.incident.clock = '12:00'), 'incident.clock', 'noShiftAtClock'],
    [
      'a phase that waits for itself',
      (f) => (f.plan.phases[0].trigger.after = { phase: 'all', is: 'done' }),
      'plan.phases.all.trigger.after',
      'waitsForItself',
    ],
    ['an incident nowhere', (f) => (f.incident.space = 'room-3'), 'incident.space', 'noSuch'],
    [
      'shares that do not add up',
      (f) => (f.residents = { count: 2, shares: { selfCaring: 0.5, partlyDependent: 0.1, fullyDependent: 0.1 } }),
      'residents.shares',
      'sharesNotOne',
    ],
    [
      'more residents than beds',
      (f) => (f.residents = { count: 3, shares: { selfCaring: 1, partlyDependent: 0, fullyDependent: 0 } }),
      'residents.count',
      'tooManyResidents',
    ],
    [
      'a clear condition for an event',
      (f) => (f.plan.claims[0].subject = { kind: 'event', event: 'noticed' }),
      'plan.claims.clear.condition.kind',
      'notOneOf',
    ],
    ['a newer format', (f) => (f.version = 2), 'version', 'unknownVersion'],
    [
      'another file outside the folder',
      (f) => (f.facility = { file: '../other.json' }),
      'facility.file',
      'fileNotFound',
    ],
    ['a bad id', (f) => (f.residents[0].id = 'a b'), 'residents.a b.id', 'badFormat'],
  ])('%s', (_what, change, path, code) => {
    expect(refused(change).map((p) => `${p.path} ${p.code}`)).toEqual([`${path} ${code}`]);
  });

  it('of variants: paths that lead nowhere, circles, results that are no scenario', () => {
    const edit = (edits: unknown[], base?: string) => (f: Loose) => {
      f.variants.v = { edits, ...(base === undefined ? {} : { base }) };
    };
    expect(refused(edit([{ path: 'roster.shifts.night.staff.carer-9', remove: true }]), 'v')[0]).toMatchObject({
      path: 'variants.v.edits.0.path',
      code: 'pathLeadsNowhere',
      hint: { parameters: { suggestion: 'carer-1' } },
    });
    expect(refused(edit([], 'v'), 'v')[0].code).toBe('variantCycle');
    expect(refused(edit([{ path: 'horizon', set: 'long' }]), 'v')[0]).toMatchObject({
      path: 'horizon',
      code: 'wrongType',
    });
    expect(refused(() => {}, 'w')[0].code).toBe('noSuchVariant');
    const all = validateAll(changed(edit([{ path: 'incident.space', set: 'x' }])), options);
    expect(all.map((p) => p.path)).toEqual(['[v] incident.space']);
  });

  it('short id paths reach the same place, and the base is not changed', () => {
    const file = changed((f) => {
      f.variants = { v: { edits: [{ path: 'roster.night.carer-1.training', set: 'none' }] } };
    });
    const before = JSON.stringify(file);
    const scenario = resolveScenario(file, { ...options, variant: 'v' });
    expect(scenario.roster.shifts.night.staff[0].training).toBe('none');
    expect(JSON.stringify(file)).toBe(before);
  });

  it('values that are no plain data are refused, not followed', () => {
    for (const input of [null, 3, 'x', [], () => 1, new Map()]) {
      expect(problemsOf(() => parseScenario(input))[0].path).toBe('(file)');
    }
    expect(problemsOf(() => parseScenario({ ...EXAMPLE, horizon: Number.NaN }))[0].path).toBe('horizon');
    let deep: unknown = 1;
    for (let i = 0; i < 200; i++) deep = { deep };
    expect(problemsOf(() => parseScenario(deep))[0].code).toBe('tooDeep');
  });
});

describe('JSON text', () => {
  const good = JSON.stringify(EXAMPLE, null, 1);
  it('reads what JSON.parse reads', () => {
    expect(parseJson(good)).toEqual(JSON.parse(good));
    expect(parseJson(`\ufeff${good}`)).toEqual(JSON.parse(good));
    expect(parseJson('{"a":[1,-2.5e3,true,null,"\\u4e2d\\n"]}')).toEqual({ a: [1, -2500, true, null, '中\n'] });
  });

  it('says where a file was cut off, wherever that was', () => {
    for (let cut = 1; cut < good.length; cut += 7) {
      const [p] = problemsOf(() => parseJson(good.slice(0, cut), 'f.json'));
      expect(p.file).toBe('f.json');
      expect(p.code, good.slice(0, cut)).toBe('cutOff');
    }
  });

  it('gives line and column, refuses keys twice and dangerous ones', () => {
    expect(problemsOf(() => parseJson('{\n  "a": 1\n  "b": 2\n}'))[0]).toMatchObject({
      code: 'notJson',
      parameters: { line: 3, column: 3 },
      hint: { code: 'jsonComma' },
    });
    expect(problemsOf(() => parseJson('{"a":{"b":1,"b":2}}'))[0]).toMatchObject({ path: 'a.b', code: 'repeatedKey' });
    expect(problemsOf(() => parseJson('{"__proto__":{}}'))[0].code).toBe('forbiddenKey');
    expect(problemsOf(() => parseJson('['.repeat(10_000)))[0].code).toBe('tooDeep');
    expect(problemsOf(() => parseJson('{"a":01}'))[0].code).toBe('notJson');
  });
});

it('upgrades one step at a time', () => {
  const steps = {
    1: (f: Record<string, unknown>) => ({ ...f, name: f.title }),
    2: (f: Record<string, unknown>) => ({ ...f, extra: true }),
  };
  expect(upgrade({ version: 1, title: 'a' }, steps, 3)).toEqual({ version: 3, title: 'a', name: 'a', extra: true });
  expect(problemsOf(() => upgrade({ version: 0 }, steps, 3))[0].code).toBe('unknownVersion');
});

it('finds the word that was meant', () => {
  expect(nearestWord('wheelchiar', ['walker', 'wheelchair', 'bed'])).toBe('wheelchair');
  expect(nearestWord('zzz', ['walker', 'bed'])).toBeNull();
});
