/** Reports: what was found is in them, in both languages, and words of a scenario stay words in every format. */
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { checkElements } from '../../../engine/check/elements/check.js';
import { checkRules } from '../../../engine/check/rules/check.js';
import type { ScenarioError } from '../../../engine/errors.js';
import { csv } from '../../../engine/exchange/csv.js';
import { readCsv } from '../../../engine/facility/csv.js';
import { ProblemList } from '../../../engine/facility/problems.js';
import { reportDocx } from '../../../engine/hosts/docx.js';
import { planView } from '../../../engine/hosts/planView.js';
import type { FloorPlan } from '../../../engine/report/document.js';
import { homeReport } from '../../../engine/report/home.js';
import { reportHtml } from '../../../engine/report/html.js';
import { planPng } from '../../../engine/report/png.js';
import { text, type Language } from '../../../engine/text/index.js';
import { printable } from '../../../engine/text/printable.js';
import { readPng } from '../../browser/pixels.js';
import { FAULTS, flawedHome } from '../../fixtures/flawedHome.js';
import { HOSTILE, HOSTILE_MARKS, hostile } from '../../fixtures/hostile.js';
import { soundHome } from '../../fixtures/soundHome.js';

const MADE = {
  command: 'anshu check home',
  run: 'anshu run home',
  firstSeed: 1,
  engine: '0',
  runs: 0,
  date: '2026-06-30',
};
const report = (scenario = flawedHome(), language: Language = 'zh-CN') => {
  const model = buildModel(scenario, '1');
  return homeReport(
    model,
    { elements: checkElements(model), rules: checkRules(model), claims: null },
    MADE,
    text(language),
  );
};
const all = (html: string): string[] =>
  [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)].map(([, , tag]) => tag.toLowerCase());

describe('the report of a home', () => {
  it.each(['zh-CN', 'en'] as const)('names every fault with its source and place (%s)', (language) => {
    const html = reportHtml(report(flawedHome(), language));
    for (const { where } of FAULTS) if (where !== 'claims') expect(html, where).toContain(where);
    expect(html).toContain(`lang="${language}"`);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    if (language === 'zh-CN')
      for (const words of ['一院一策', '一机构一清单', '与现行规范的差距', '重大事故隐患'])
        expect(html).toContain(words);
    // Numbered findings are drawn where they are.
    expect(html).toMatch(/<svg [^]*<circle/);
    // Drill proposals come from counts: no resident is named in them.
    expect(html.slice(html.indexOf(text(language).report.sections.drills))).not.toContain('02-01-a');
  });

  it('has nothing to say of a sound home but how it would drill, and the strict option', () => {
    const html = reportHtml(report(soundHome(), 'en'));
    expect(html).toContain('Elements missing or weak: 1 of 44');
    expect(html).toContain('not yet run');
    expect(html).not.toContain('Major accident hazards');
  });
});

describe('a floor plan as PNG', () => {
  it('is the plan: colours of its spaces, doors in walls, numbered marks where they are', () => {
    const plan: FloorPlan = {
      minX: 0,
      minY: 0,
      maxX: 8,
      maxY: 4,
      spaces: [
        { outline: [0, 0, 4, 0, 4, 4, 0, 4], kind: 'bedroom', label: 'a' },
        { outline: [4, 0, 8, 0, 8, 4, 4, 4], kind: 'refuge', label: 'b' },
      ],
      openings: [[4, 1, 4, 2]],
      marks: [{ x: 2, y: 3, label: '8' }],
    };
    const picture = readPng(planPng(plan, 1000));
    expect([picture.width, picture.height]).toEqual([1000, 600]);
    const at = (x: number, y: number): string => {
      const i = (Math.floor((5 - y) * 100) * 1000 + Math.floor((x + 1) * 100)) * 3;
      return `#${[...picture.rgb.slice(i, i + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    };
    expect(at(-0.5, 2)).toBe('#ffffff');
    expect(at(1, 1)).toBe('#eef3fb');
    expect(at(6, 1)).toBe('#e2f2e4');
    expect(at(4, 3)).toBe('#444444');
    expect(at(4, 1.5)).toBe('#ffffff');
    // North is up: the mark is in the upper half, orange with a white digit on it.
    expect(at(2 - 0.35, 3)).toBe('#c2410c');
    const inside = Array.from({ length: 40 }, (_, i) => at(2, 2.8 + i * 0.01));
    expect(inside).toContain('#ffffff');
    expect(at(2, 1)).toBe('#eef3fb');
  });
});

describe('hostile words', () => {
  it('stay words in HTML', () => {
    const html = reportHtml(report(soundHome(hostile)));
    expect(all(html)).not.toContain('script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<img|<[^>]*\sonerror/i);
    for (const mark of HOSTILE_MARKS) expect(html).not.toContain(mark);
  });

  it('stay words in DOCX: well-formed parts, the text as it was', async () => {
    const parts = unzipSync(await reportDocx(report(soundHome(hostile))));
    const body = strFromU8(parts['word/document.xml']);
    expect(body).toContain('&lt;script&gt;');
    for (const mark of ['<script', ...HOSTILE_MARKS]) expect(body).not.toContain(mark);
    // Every opened element is closed, in order.
    const open: string[] = [];
    for (const [, close, name, , self] of body.matchAll(/<(\/?)([\w:]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
      if (self === '/') continue;
      if (close === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
    expect(Object.keys(parts).some((name) => name.endsWith('.svg'))).toBe(true);
    expect(body).toContain('w:eastAsia="SimSun"');
  });

  it('stay words in CSV: no cell begins as a formula, whatever stands before the sign', () => {
    const cells = [
      '=1+1',
      '+1',
      '-1',
      '@a',
      ' =1',
      '\u3000＝1',
      '\u200b=1',
      '\u202e=1',
      '\t=1',
      '\r=1',
      HOSTILE,
      'a,"b"\nc',
    ];
    const file = csv([cells, cells.map((_, i) => -i)]);
    for (const mark of HOSTILE_MARKS) expect(file).not.toContain(mark);
    const problems = new ProblemList();
    const [words, numbers] = readCsv(file, problems).rows;
    expect(problems.items).toEqual([]);
    expect(words.cells).toHaveLength(cells.length);
    for (const cell of words.cells) expect(cell).not.toMatch(/^[\s\u3000]*[=+\-@＝＋－＠]/);
    // What is no formula stays as it is, and numbers stay numbers.
    expect(words.cells.at(-1)).toBe('a,"b"\nc');
    expect(numbers.cells).toEqual(cells.map((_, i) => String(-i)));
  });

  it('reach neither the page nor a terminal with what is not shown', () => {
    const model = buildModel(soundHome(hostile), '1');
    for (const language of ['zh-CN', 'en'] as const) {
      const view = planView(
        { model, elements: checkElements(model), rules: checkRules(model), trial: null },
        text(language),
      );
      const said = JSON.stringify(view);
      expect(said).toContain('<script>');
      for (const mark of HOSTILE_MARKS) expect(said).not.toContain(JSON.stringify(mark).slice(1, -1));
      for (const mark of HOSTILE_MARKS) expect(text(language).pick(HOSTILE)).not.toContain(mark);
    }
  });

  it('of a megabyte are refused in a scenario, with where and how much is allowed', () => {
    const problems = (() => {
      try {
        soundHome((file) => (file.plan.phases[0].name = 'x'.repeat(1_000_000)));
        return [];
      } catch (error) {
        return (error as ScenarioError).problems;
      }
    })();
    expect(problems).toHaveLength(1);
    expect(problems[0].path).toContain('plan.phases');
    expect(JSON.stringify(problems).length).toBeLessThan(5000);
  });

  it('are cut where they are endless', () => {
    const long = printable('字'.repeat(1_000_000));
    expect(long).toHaveLength(2000);
    expect(long.endsWith('…')).toBe(true);
    expect(printable('a\u202eb\u0000c\ud800d\ufffee')).toBe('abcde');
  });
});
