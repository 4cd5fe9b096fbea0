/** The report of a study: both languages, plots with their numbers, words that stay words. */
import { describe, expect, it } from 'vitest';
import { axisOf, plotSvg } from '../../../engine/report/plot.js';
import { reportHtml } from '../../../engine/report/html.js';
import { studyReport, type StudyExtras } from '../../../engine/report/study.js';
import { cellsOf } from '../../../engine/study/design.js';
import { parseStudy } from '../../../engine/study/file.js';
import type { StudyResult } from '../../../engine/study/row.js';
import { text } from '../../../engine/text/index.js';
import { HOSTILE_MARKS } from '../../fixtures/hostile.js';

const name = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const file = parseStudy({
  format: 'anshu-study',
  version: 1,
  id: 'written',
  name: name('人手<script>alert(1)</script>', 'Hands <script>alert(1)</script>'),
  question: name('要几人？', 'How many?'),
  base: { scenario: 'x' },
  factors: [
    { id: 'staff', name: name('护理员', 'carers'), kind: 'staff', shift: 'night', post: 'carer', levels: [1, 2, 4] },
    {
      id: 'alarm',
      name: name('报警', 'alarm'),
      kind: 'choice',
      levels: [
        { id: 'a', name: name('先看', 'looks'), edits: [] },
        { id: 'b', name: name('"=1+1', '"=1+1'), edits: [] },
      ],
    },
  ],
  design: { kind: 'grid' },
  seeds: { repeats: 30 },
  stopping: { measure: 'last', halfWidth: 60 },
  measures: [
    { id: 'last', name: name('最后一人', 'last one'), metric: 'lastSafeAt' },
    { id: 'met', name: name('按时', 'in time'), claim: 'c' },
  ],
  histories: { step: 60 },
});
const cells = cellsOf(file);
const result: StudyResult = {
  file,
  cells,
  rows: cells.flatMap(({ cell, levels }) =>
    Array.from({ length: 30 }, (_, repeat) => ({
      cell,
      levels,
      repeat,
      seed: String(1 + repeat),
      engine: '0.1.0',
      stateHash: '',
      measures: {
        last: repeat === 7 && cell === 0 ? null : 1200 / Number(levels.staff) + repeat,
        met: Number(levels.staff) >= 2 ? 1 : 0,
      },
    })),
  ),
};
const extras: StudyExtras = {
  histories: result.rows.map(({ levels }) => [
    [0, 0, 10, 0],
    [2 * Number(levels.staff), 0, 10 - 2 * Number(levels.staff), 0],
    [6, 4, 0, 0],
  ]),
  bounds: new Map([['0 met', 240]]),
  wanted: new Map([['met', 0.8]]),
  assumptions: 168,
  hash: 'abc',
};

describe.each(['zh-CN', 'en'] as const)('the report of a study in %s', (language) => {
  const report = studyReport(result, extras, text(language));
  const html = reportHtml(report);

  it('has question, design, curve with what is enough, effects, arrivals, cells and limits', () => {
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    const tables = report.blocks.filter((block) => block.kind === 'table' || block.kind === 'plot');
    // Two measures of cells, factors, smallest, curve, effects of both, arrivals.
    expect(tables.length).toBe(8);
    const said = JSON.stringify(report.blocks);
    expect(said).toContain(language === 'en' ? '4 min' : '4分钟');
    expect(said).toContain(language === 'en' ? 'in 29 of 30 runs' : '30次中发生29次');
    expect((html.match(/<svg/g) ?? []).length).toBe(4);
  });

  it('is one file in which nothing runs, and words are words', () => {
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/ (?:src|href)="(?!#)/);
    for (const mark of HOSTILE_MARKS) expect(html).not.toContain(mark);
  });
});

describe('a plot', () => {
  it('has an axis of at most eight round steps', () => {
    for (const [low, high] of [
      [0, 1],
      [3, 4],
      [-120, 950],
      [0.001, 0.0042],
      [5, 5],
    ]) {
      const { from, to, step } = axisOf(low, high);
      expect((to - from) / step).toBeLessThanOrEqual(9.001);
      expect(from).toBeLessThanOrEqual(low);
      expect(to).toBeGreaterThanOrEqual(high);
      expect(['1', '2', '5']).toContain(step.toExponential()[0]);
    }
  });

  it('draws nothing for nothing, and leaves out what is no number', () => {
    const empty = plotSvg({ kind: 'rows', xTitle: 'x', nought: true, rows: [] });
    expect(empty).toMatch(/^<svg[^>]*><\/svg>$/);
    const odd = plotSvg({
      kind: 'lines',
      xTitle: 'x',
      yTitle: 'y',
      share: false,
      series: [
        {
          label: 's',
          points: [
            { x: 1, value: NaN, low: -Infinity, high: Infinity },
            { x: 2, value: 5, low: 4, high: Infinity },
          ],
        },
      ],
    });
    expect(odd).not.toMatch(/NaN|Infinity/);
  });
});
