/** What a played drill leaves: filled from its record, marked as simulated everywhere, and nothing in it made up. */
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDrill } from '../../../engine/drill/file.js';
import { recordDrill } from '../../../engine/drill/record.js';
import type { CriterionState, DrillEntry } from '../../../engine/drill/session.js';
import { reportDocx } from '../../../engine/hosts/docx.js';
import { findScenario, loadScenario } from '../../../engine/hosts/node/library.js';
import { afterActionReport, afterActionRows, ratingOf } from '../../../engine/report/afterAction.js';
import { reportHtml } from '../../../engine/report/html.js';
import { text } from '../../../engine/text/index.js';

const file = parseDrill(
  JSON.parse(
    readFileSync(new URL('../../../scenarios/drills/longhua-control-room.json', import.meta.url), 'utf8'),
  ) as unknown,
);
file.horizon = 900;
const scenario = await loadScenario(await findScenario(file.scenario.id, process.cwd()), file.scenario.variant);
const log: DrillEntry[] = [
  { tick: 0, by: { inject: 'panel-unanswered' }, command: { kind: 'unanswered', seconds: 810 } },
  { tick: 4600, by: { role: 'control-room' }, command: { kind: 'free', staff: 'control-1' } },
  { tick: 5200, by: { role: 'control-room' }, command: { kind: 'call', staff: 'carer-1' } },
];
const record = recordDrill(file, scenario, log);
const made = { command: 'anshu drill x', engine: '0' };
const MARK = /not a real drill/;

describe('the after-action report', () => {
  it.each(['zh-CN', 'en'] as const)('has what was expected, done, decided and known (%s)', (language) => {
    const words = text(language);
    const html = reportHtml(afterActionReport(file, scenario, record, made, words));
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    for (const { criteria } of file.objectives)
      for (const criterion of criteria) expect(html).toContain(words.pick(criterion.text));
    expect(html).toContain(words.pick(file.injects.find(({ id }) => id === 'panel-unanswered')!.text));
    // 230 s and 260 s after the start the two orders were given; the first of them with the alarm at the panel known.
    expect(html).toContain('3:50');
    expect(html).toContain('4:20');
    expect(record.decisions[0].known).toEqual(['panelAlarm']);
    expect(html).toContain(record.stateHash);
    expect(html).toMatch(MARK);
    expect(html).toContain('@top-center');
    if (language === 'zh-CN')
      for (const one of ['演练评估报告', '改进计划', '模拟/桌面推演']) expect(html).toContain(one);
  });

  it('is marked in the header of the Word document, which is on every page', async () => {
    const files = unzipSync(await reportDocx(afterActionReport(file, scenario, record, made, text('zh-CN'))));
    const headers = Object.keys(files).filter((name) => /word\/(header|footer)\d+\.xml/.test(name));
    expect(headers.length).toBeGreaterThanOrEqual(2);
    for (const name of headers) expect(strFromU8(files[name])).toMatch(MARK);
    expect(strFromU8(files['word/document.xml'])).toContain('w:headerReference');
  });

  it('gives as a table a marked row for everything', () => {
    const [head, ...rows] = afterActionRows(file, scenario, record, text('en'));
    expect(head[0]).toBe('simulated');
    expect(rows.every((row) => row.length === head.length && MARK.test(row[0]))).toBe(true);
    expect(rows.filter(([, kind]) => kind === 'criterion')).toHaveLength(3);
    expect(rows.filter(([, kind]) => kind === 'decision')).toHaveLength(2);
    const times = rows.filter(([, kind]) => kind !== 'criterion').map(([, , time]) => Number(time));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('proposes a rating from the criteria of an objective', () => {
    const of = (...met: CriterionState['met'][]) =>
      ratingOf(met.map((one) => ({ objective: 'o', criterion: 'c', at: 1, due: 2, met: one })));
    expect([of('met', 'met'), of('met', 'late'), of('met', 'missed'), of('missed', 'missed')]).toEqual([
      'P',
      'S',
      'M',
      'U',
    ]);
    expect(of('late', 'missed')).toBe('M');
  });
});
