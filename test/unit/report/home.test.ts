/** Reports: what was found is in them, in both languages, and words of a scenario stay words in every format. */
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { checkElements } from '../../../engine/check/elements/check.js';
import { checkRules } from '../../../engine/check/rules/check.js';
import { reportDocx } from '../../../engine/hosts/node/docx.js';
import { printable } from '../../../engine/report/document.js';
import { homeReport } from '../../../engine/report/home.js';
import { reportHtml } from '../../../engine/report/html.js';
import type { ScenarioFile } from '../../../engine/scenario/schema.js';
import { text, type Language } from '../../../engine/text/index.js';
import { FAULTS, flawedHome } from '../../fixtures/flawedHome.js';
import { soundHome } from '../../fixtures/soundHome.js';

const MADE = { command: 'anshu check home', engine: '0', runs: 0, date: '2026-06-30' };
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
    expect(html).toContain('elements missing or weak: 1 of 44');
    expect(html).toContain('not yet run');
    expect(html).not.toContain('Major accident hazards');
  });
});

/** What somebody may write into a name: scripts, formulas, marks that turn the text round, characters that are none. */
const HOSTILE = '<script>alert(1)</script>"\'&=cmd|calc!A1 \u202Eevil\u0007 ]]> \u200b';

const MARKS = ['\u202e', '\u0007', '\u200b'];

describe('hostile words', () => {
  const hostile = (file: ScenarioFile): void => {
    file.name = { 'zh-CN': HOSTILE, en: HOSTILE };
    file.document!.riskAssessment!.hazards = [{ name: HOSTILE }];
    file.building!.uses!.push({ space: '01-01', builtAs: 'gas', usedAs: 'office' });
    const facility = file.facility as { spaces: { id: string; name?: string }[] };
    facility.spaces.find((one) => one.id === '01-01')!.name = HOSTILE.repeat(12);
  };

  it('stay words in HTML', () => {
    const html = reportHtml(report(soundHome(hostile)));
    expect(all(html)).not.toContain('script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain("default-src 'none'");
    for (const mark of MARKS) expect(html).not.toContain(mark);
  });

  it('stay words in DOCX: well-formed parts, the text as it was', async () => {
    const parts = unzipSync(await reportDocx(report(soundHome(hostile))));
    const body = strFromU8(parts['word/document.xml']);
    expect(body).toContain('&lt;script&gt;');
    for (const mark of ['<script', ...MARKS]) expect(body).not.toContain(mark);
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

  it('are cut where they are endless', () => {
    const long = printable('字'.repeat(1_000_000));
    expect(long).toHaveLength(2000);
    expect(long.endsWith('…')).toBe(true);
    expect(printable('a\u202eb\u0000c\ud800d\ufffee')).toBe('abcde');
  });
});
