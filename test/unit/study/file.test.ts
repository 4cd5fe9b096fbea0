/** Study files: what is wrong is told all at once, with its place; a study too large is refused before it is made. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import { cellScenario, studyProblems, type StudyBase } from '../../../engine/study/cells.js';
import { cellsOf } from '../../../engine/study/design.js';
import { parseStudy } from '../../../engine/study/file.js';
import { studyMarkdown, studySchema } from '../../../engine/study/publish.js';
import { countingRepeats, halfWidth } from '../../../engine/study/stopping.js';
import { text } from '../../../engine/text/index.js';
import { baseOf } from '../../../engine/hosts/node/study/work.js';
import { findScenario, readScenarioFile } from '../../../engine/hosts/node/library.js';

const base = async (name: string): Promise<StudyBase> => {
  const source = await findScenario(name, '.');
  return baseOf({ source, input: await readScenarioFile(source) });
};

const CARERS = { id: 'carers', kind: 'staff', shift: 'night', post: 'carer', stations: ['station-2'], levels: [1, 2] };
const file = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  format: 'anshu-study',
  version: 1,
  id: 'small',
  name: { 'zh-CN': '小研究', en: 'small' },
  base: { scenario: 'community-station', variant: 'night' },
  factors: [CARERS],
  design: { kind: 'grid' },
  seeds: { repeats: 3 },
  measures: [{ id: 'last', metric: 'lastSafeAt' }],
  ...change,
});
const problems = (value: unknown): string[] => {
  try {
    parseStudy(value);
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
};

describe('the format', () => {
  it('is published as it is', () => {
    const published = (name: string): string =>
      readFileSync(new URL(`../../../scenarios/${name}`, import.meta.url), 'utf8');
    expect(published('STUDIES.md')).toBe(studyMarkdown());
    expect(JSON.parse(published('schema/anshu-study-v1.json'))).toEqual(JSON.parse(JSON.stringify(studySchema())));
  });
});

describe('a study file', () => {
  it('is taken as it is written', () => {
    expect(problems(file())).toEqual([]);
  });

  it('tells everything that is wrong with it at once, in words of both languages', () => {
    const wrong = file({
      factors: [
        { ...CARERS, levels: undefined, range: [3, 1] },
        { id: 'carers', kind: 'parameter', parameter: 'asleep.night', levels: [1, 1] },
        {
          id: 'fire',
          kind: 'choice',
          levels: [
            { id: 'x', edits: [] },
            { id: 'x', edits: [] },
          ],
        },
      ],
      measures: [{ id: 'a', metric: 'remaining', claim: 'b' }, { id: 'c' }],
      stopping: { measure: 'as', halfWidth: 1 },
    });
    expect(problems(wrong)).toEqual([
      'factors.carers.levels missing',
      'factors.carers.range notAscending',
      'factors.carers.levels duplicate',
      'factors.fire.levels.x.id duplicate',
      'factors.carers.id duplicate',
      'measures.a noneOfShapes',
      'measures.c noneOfShapes',
      'stopping.measure noSuch',
    ]);
    try {
      parseStudy(wrong);
    } catch (error) {
      for (const one of (error as ScenarioError).problems)
        for (const language of ['zh-CN', 'en'] as const)
          expect(text(language).problem(one)).not.toMatch(/undefined|\[object/);
    }
  });

  it('knows no keys of its own making, and no levels that are none', () => {
    expect(problems(file({ fators: [] }))).toEqual(['fators unknownKey']);
    expect(problems(file({ design: { kind: 'list', cells: [{ carers: 7 }, { carer: 1 }] } }))).toEqual([
      'design.cells.0.carers notOneOf',
      'design.cells.1.carer noSuch',
      'design.cells.1.carers missing',
    ]);
  });

  it('is refused where it is empty or far too large, with the size it would have', () => {
    expect(problems(file({ design: { kind: 'list', cells: [] } }))).toEqual(['design studyEmpty']);
    const many = Array.from({ length: 3 }, (_, i) => ({
      id: `f${i}`,
      kind: 'parameter',
      parameter: 'asleep.night',
      levels: Array.from({ length: 1000 }, (__, n) => n / 1000),
    }));
    const begun = performance.now();
    try {
      parseStudy(file({ factors: many }));
      expect.unreachable();
    } catch (error) {
      const [problem] = (error as ScenarioError).problems;
      expect(problem).toMatchObject({ path: 'design', code: 'studyTooLarge', parameters: { cells: 1e9, runs: 3e9 } });
      expect(text('en').problem(problem)).toContain('1,000,000,000 cells');
    }
    // Said at once: nothing of the design was made.
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('is told of a shift that is not there and of a parameter that is not there at once', async () => {
    const staff = { ...CARERS, shift: 'nigth' };
    const asleep = { id: 'asleep', kind: 'parameter', parameter: 'asleep.nigth', levels: [0.5, 0.9] };
    const clock = { id: 'clock', kind: 'value', path: 'incident.clok', levels: ['02:00'] };
    const where = async (...factors: object[]): Promise<string[]> =>
      studyProblems(await base('community-station'), parseStudy(file({ factors }))).map(({ path }) => path);
    expect(await where(staff, asleep)).toEqual(['model.parameters.asleep.nigth', 'factors.carers.shift']);
    expect(await where(staff, clock)).toEqual(expect.arrayContaining(['incident.clok', 'factors.carers.shift']));
  });

  it('is tried on its base: each level, each path, each claim', async () => {
    const study = parseStudy(
      file({
        factors: [
          CARERS,
          { id: 'storeys', kind: 'value', path: 'incident.clok', levels: ['02:00', '03:00'] },
          { id: 'hour', kind: 'value', path: 'incident.clock', levels: ['02:00', '25:00'] },
        ],
        measures: [{ id: 'c', claim: 'upstairs-90' }],
      }),
    );
    const found = studyProblems(await base('community-station'), study).map(({ path, code }) => `${path} ${code}`);
    expect(found).toContain('incident.clok unknownKey');
    expect(found.some((one) => one.startsWith('[hour=25:00] incident.clock '))).toBe(true);
    const claims = studyProblems(
      await base('community-station'),
      parseStudy(file({ measures: [{ id: 'c', claim: 'upstairs-90' }] })),
    );
    expect(claims).toMatchObject([
      { path: 'measures.c.claim', code: 'noSuch', hint: { parameters: { suggestion: 'upstairs-900' } } },
    ]);
  });
});

describe('the scenario of a cell', () => {
  it('has so many of the post on the shift, the same ones in every cell, and the values of the levels', async () => {
    const study = parseStudy(
      file({
        factors: [
          CARERS,
          { id: 'asleep', kind: 'parameter', parameter: 'asleep.night', levels: [0.2, 0.9] },
          { id: 'hour', kind: 'value', path: 'incident.clock', levels: ['02:00', '04:30'] },
        ],
      }),
    );
    const cells = cellsOf(study);
    expect(cells.length).toBe(8);
    const last = cellScenario(await base('community-station'), study, cells[7].levels);
    expect(last.roster.shifts.night.staff.map(({ id }) => id)).toEqual(['carer-s1', 'carer-s2']);
    expect(last.model?.parameters).toEqual({ 'asleep.night': 0.9 });
    expect(last.incident.clock).toBe('04:30');
    const first = cellScenario(await base('community-station'), study, cells[0].levels);
    expect(first.roster.shifts.night.staff).toEqual(last.roster.shifts.night.staff.slice(0, 1));
  });
});

describe('stopping', () => {
  const study = parseStudy(file({ seeds: { repeats: 50 }, stopping: { measure: 'last', halfWidth: 5, least: 4 } }));

  it('is at the first number of repeats at which the interval is narrow enough', () => {
    const values = [100, 110, 100, 110, 105, 105, 105, 105, 105, 105, 105, 105];
    const counts = countingRepeats(study, values)!;
    expect(halfWidth(values.slice(0, counts), false, 0.95)).toBeLessThanOrEqual(5);
    expect(halfWidth(values.slice(0, counts - 1), false, 0.95)).toBeGreaterThan(5);
    // More values than needed change nothing: the same runs count however many were made.
    expect(countingRepeats(study, [...values, 500, 900])).toBe(counts);
    expect(countingRepeats(study, values.slice(0, counts - 1))).toBeNull();
  });

  it('never comes by an interval that says nothing: a time that did not happen, a single run', () => {
    expect(halfWidth([1, null, 1], false, 0.95)).toBe(Infinity);
    expect(halfWidth([1], false, 0.95)).toBe(Infinity);
    expect(countingRepeats(study, Array<number | null>(49).fill(null))).toBeNull();
    expect(countingRepeats(study, Array<number | null>(50).fill(null))).toBe(50);
  });
});
