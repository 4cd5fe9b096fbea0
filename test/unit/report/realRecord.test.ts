/** Documents of real drills: the record, the chart against the simulation, and codes that readers can read. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { reportDocx } from '../../../engine/hosts/docx.js';
import { chartRows, chartSvg, spreadOf } from '../../../engine/report/drillChart.js';
import { reportHtml } from '../../../engine/report/html.js';
import { qrSquares } from '../../../engine/report/qr.js';
import { codeSheet, realRecordReport } from '../../../engine/report/realRecord.js';
import { text } from '../../../engine/text/index.js';
import { completeRecord } from '../../fixtures/realDrill.js';
import { soundHome } from '../../fixtures/soundHome.js';

const CHART = {
  zones: [
    { name: '九层 <9>', measured: 590, simulated: [400, 500, 600, 700, 800], runs: 5 },
    { name: 'other', measured: 60, simulated: [], runs: 5 },
  ],
};

describe('the record as a document', () => {
  it.each(['zh-CN', 'en'] as const)('has what order 61 asks for, and says what it is (%s)', (language) => {
    const record = completeRecord();
    const html = reportHtml(realRecordReport(record, CHART, text(language)));
    for (const words of ['2026-03-14', '九层', '李明', '护理员', '工程部', '2026-04-01', '12:40', '王芳'])
      expect(html).toContain(words);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    const talked = realRecordReport(completeRecord({ mode: 'tabletop' }), null, text(language));
    expect(talked.running).toContain('桌面推演');
    expect(realRecordReport(completeRecord({ closed: false }), null, text(language)).running).toMatch(/NOT CLOSED|未关闭/); // prettier-ignore
  });

  it('becomes Word with the numbers of the chart as a table', async () => {
    const files = unzipSync(await reportDocx(realRecordReport(completeRecord(), CHART, text('en'))));
    const xml = strFromU8(files['word/document.xml']);
    for (const words of ['九层 &lt;9&gt;', '9:50', '10:00', '5 / 5']) expect(xml).toContain(words);
  });
});

describe('the chart', () => {
  it('puts the measured time where it belongs among the simulated ones', () => {
    expect(spreadOf([800, 400, 600, 500, 700])).toEqual({ least: 400, low: 440, median: 600, high: 760, most: 800 });
    expect(spreadOf([])).toBeNull();
    const svg = chartSvg(CHART, text('zh-CN'));
    expect(svg).toContain('九层 &lt;9&gt;');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const mark = /<path d="M([\d.]+) \d+L[^>]*stroke="#fff"/.exec(svg)!;
    const box = /<rect x="([\d.]+)" y="\d+" width="([\d.]+)" height="16"/.exec(svg)!;
    const [at, left, width] = [mark[1], box[1], box[2]].map(Number);
    expect((at - left) / width).toBeCloseTo((590 - 440) / (760 - 440), 1);
    expect(chartRows(CHART, text('en')).rows[1]).toEqual(['other', '1:00', '–', '–', '–', '0 / 5']);
  });
});

describe('codes', () => {
  it('have the three corners every reader looks for, for any words', () => {
    for (const words of ['R:09-07', 'P:护理员-1', 'D:'.padEnd(66, 'x')]) {
      const squares = qrSquares(words);
      const size = squares.length;
      expect((size - 17) % 4).toBe(0);
      for (const [top, left] of [
        [0, 0],
        [0, size - 7],
        [size - 7, 0],
      ])
        // prettier-ignore
        for (let i = 0; i < 7; i++)
          for (let j = 0; j < 7; j++) {
            const ring = Math.max(Math.abs(i - 3), Math.abs(j - 3));
            expect(squares[top + i][left + j]).toBe(ring !== 2);
          }
    }
  });
  it('fill a sheet with one for each room, door, device and member of staff', async () => {
    const model = buildModel(soundHome(), '1');
    const report = codeSheet(model, text('zh-CN'));
    const codes = report.blocks.flatMap((block) => (block.kind === 'codes' ? block.codes : []));
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    expect(reportHtml(report).match(/<svg /g)).toHaveLength(codes.length);
    const files = Object.keys(unzipSync(await reportDocx(report)));
    expect(files.filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(0);
  });
});
