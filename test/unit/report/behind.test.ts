/** Figures of a report lead back to their runs: every mark has its row, and a row's seed gives what the figure says. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { RunBook } from '../../../engine/check/book.js';
import { withEdits } from '../../../engine/check/edits.js';
import { putOnTrial, type PlanTrial } from '../../../engine/check/onTrial.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { reportDocx } from '../../../engine/hosts/docx.js';
import { homeReport } from '../../../engine/report/home.js';
import { reportHtml } from '../../../engine/report/html.js';
import { EXAMPLE } from '../../../engine/scenario/publish.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { ScenarioFile } from '../../../engine/scenario/schema.js';
import { recordRun, runOnce } from '../../../engine/study/runs.js';
import { text } from '../../../engine/text/index.js';

const file = structuredClone(EXAMPLE) as unknown as ScenarioFile;
file.plan.claims = [
  {
    id: 'clear',
    subject: { kind: 'residents' },
    condition: { kind: 'clear' },
    after: 'panelAlarm',
    within: 260,
    probability: 0.5,
    confidence: 0.9,
  },
];
file.roster.shifts.night.staff.push({ ...file.roster.shifts.night.staff[0], id: 'second', training: 'none' });
file.roster.controlRoomWatched = false;
file.incident.noticedWithoutPanel = 400;
const scenario = resolveScenario(file, { generateTower });
const model = buildModel(scenario, '1');
const MADE = {
  command: 'anshu check home --fix',
  run: 'anshu run home',
  firstSeed: 1,
  engine: '0',
  runs: 0,
  date: null,
} as const;

async function trial(): Promise<PlanTrial> {
  const book = new RunBook((requests) => Promise.resolve(requests.map((one) => runOnce(one))));
  const options = { budget: 40, first: true, worst: true, fix: true };
  return putOnTrial(book, scenario, model, options, {
    step: () => undefined,
    recording: (seed) => Promise.resolve(recordRun({ scenario, seed }).recording),
  });
}

describe('figures of a report', () => {
  it('lead back to the runs that gave them', async () => {
    const claims = await trial();
    expect(claims.verdicts[0].verdict).toBe('FAILS');
    for (const language of ['zh-CN', 'en'] as const) {
      const report = homeReport(model, { elements: null, rules: null, claims }, MADE, text(language));
      const html = reportHtml(report);
      expect(html).not.toMatch(/undefined|NaN|\[object/);
      const marks = new Set([...html.matchAll(/<a href="#(R\d+)">\[\1\]<\/a>/g)].map(([, mark]) => mark));
      const rows = new Set([...html.matchAll(/<tr id="(R\d+)">/g)].map(([, mark]) => mark));
      expect([...marks].sort()).toEqual([...rows].sort());
      // The trial, its failing run, its worst case if there is one.
      expect(marks.size).toBeGreaterThanOrEqual(2);
      const { failingSeed } = claims.verdicts[0];
      expect(html).toContain(`anshu run home --seed ${failingSeed}`);
      const body = strFromU8(unzipSync(await reportDocx(report))['word/document.xml']);
      for (const mark of marks) {
        expect(body).toContain(`w:anchor="${mark}"`);
        expect(body).toContain(`w:name="${mark}"`);
      }
    }
    expect(runOnce({ scenario, seed: claims.verdicts[0].failingSeed! }).claims[0].met).toBe(false);
    for (const { fixes } of claims.fixes)
      for (const { edits, verdict } of fixes) {
        const changed = withEdits(scenario, edits);
        const met = Array.from({ length: verdict.runs }, (_, i) => runOnce({ scenario: changed, seed: String(i + 1) }));
        expect(met.filter((run) => run.claims[0].met)).toHaveLength(verdict.met);
      }
  });
});
