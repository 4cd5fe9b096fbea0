/** The page for studies: refused with every reason, run here to the same bits as on the command line, large results looked at. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { historiesParquet, runsCsv, runsParquet } from '../../engine/exchange/study.js';
import { findStudy, openFolder, RUNS } from '../../engine/hosts/node/study/folder.js';
import { localExecutor, unitStamp } from '../../engine/hosts/node/study/local.js';
import { runStudy, type StudyRun } from '../../engine/hosts/node/study/run.js';
import { UnitStore } from '../../engine/hosts/node/study/store.js';
import type { StudyResult } from '../../engine/study/row.js';
import { smallStudy, studyFolder, studyResults } from '../fixtures/studies.js';
import { planners, STATION, type Planner } from './planner.js';

const open = planners();
/** A small home, so that nothing else keeps the machine busy. */

async function toStudies({ page, opened }: Planner): Promise<Page> {
  await opened();
  await page.getByRole('button', { name: 'Studies', exact: true }).click();
  await page.getByTestId('study-files').waitFor({ state: 'attached' });
  return page;
}

const json = (name: string, value: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});
const table = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});
type Brought = ReturnType<typeof json>;
const bring = (page: Page, ...files: Brought[]): Promise<void> => page.getByTestId('study-files').setInputFiles(files);

async function saved(page: Page, kind: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`study-take-${kind}`).click()]);
  return readFileSync(await download.path());
}

/** The rows as the code of the command line makes them, on one thread. */
async function onCommandLine(study: Record<string, unknown>): Promise<StudyRun> {
  const folder = studyFolder(study);
  const out = mkdtempSync(join(tmpdir(), 'anshu-study-'));
  const workFile = await openFolder(out, out, await findStudy('study.json', folder));
  return runStudy(workFile, unitStamp(), new UnitStore(join(out, RUNS)), localExecutor(1));
}

describe('studies in the page', () => {
  it('refuses a study with every problem of it, and one too large with the size it would have', async () => {
    const page = await toStudies(await open(STATION));
    const small = smallStudy(2, false);
    const [first, second] = small.factors as Record<string, unknown>[];
    const wrong = { ...small, factors: [{ ...first, shift: 'nights' }, { ...second, parameter: 'time.nothing' }], base: { scenario: 'community-station', variant: 'nigth' } }; // prettier-ignore
    await bring(page, json('wrong.json', wrong));
    const failed = page.getByTestId('study-failed');
    await failed.waitFor();
    for (const words of ['nigth', 'nights']) expect(await failed.textContent()).toContain(words);
    const levels = Array.from({ length: 1000 }, (_, i) => i);
    const factors = ['a', 'b', 'c'].map((id) => ({ ...second, id, levels }));
    await bring(page, json('large.json', { ...small, factors, measures: [{ id: 'x' }] }));
    await page.getByText('measures.x').waitFor();
    await bring(page, json('large.json', { ...small, factors, stopping: undefined }));
    await page.getByText('1,000,000,000').or(page.getByText('1000000000')).first().waitFor();
    await bring(page, json('cut.json', '{ "format": "anshu-study"'));
    await page.getByText('cut.json was not opened').waitFor();
    expect(await page.getByTestId('study-head').count()).toBe(0);
    // By falling on the page, too: results without their study say what is missing.
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(4)], 'runs.parquet'));
      return transfer;
    });
    await page.locator('main').dispatchEvent('drop', { dataTransfer: data });
    await page.getByText('results without their study').waitFor();
  });

  it('runs a small one, goes on after its tab was closed, and has the rows of the command line bit for bit', async () => {
    const whole = smallStudy(6, true);
    const study = { ...whole, factors: (whole.factors as unknown[]).slice(0, 1) };
    const expected = onCommandLine(study);
    const planner = await open(STATION);
    const page = await toStudies(planner);
    await bring(page, json('small.json', study));
    expect(await page.getByTestId('study-size').textContent()).toContain('12 runs');
    await page.getByTestId('study-run').click();
    await page.waitForFunction(
      () => Number(document.querySelector('[data-testid=study-going]')?.getAttribute('data-done')) >= 3,
    );
    await page.close({ runBeforeUnload: false });

    const again = await planner.context.newPage();
    again.setDefaultTimeout(60_000);
    await again.goto(page.url());
    await again.waitForFunction(() => window.anshu?.player.phase.value === 'ready');
    await again.getByRole('button', { name: 'Studies', exact: true }).click();
    const kept = Number(/(\d+) finished/.exec((await again.getByTestId('study-kept').textContent())!)![1]);
    expect(kept).toBeGreaterThanOrEqual(3);
    await again.getByTestId('study-kept-small').click();
    const run = again.getByTestId('study-run');
    expect(await run.textContent()).toBe('Go on');
    await run.click();
    // Stopped by hand, too; what is finished is not made again.
    await again.waitForFunction((least) => Number(document.querySelector('[data-testid=study-going]')?.getAttribute('data-done')) > least, kept); // prettier-ignore
    expect(await again.getByTestId('study-going').textContent()).toMatch(new RegExp(`${kept} of them from before`));
    await again.getByTestId('study-stop').click();
    await run.click();
    await again.locator('[data-testid=study-made][data-made=here]').waitFor();

    const rows = await expected;
    // Some cells ended early: the rule had something to decide.
    expect(rows.rows.length).toBeLessThan(12);
    expect((await saved(again, 'csv')).toString('utf8')).toBe(runsCsv(rows));
    expect(Buffer.compare(await saved(again, 'parquet'), Buffer.from(runsParquet(rows)))).toBe(0);
    expect(Buffer.compare(await saved(again, 'histories'), Buffer.from(historiesParquet(rows.histories, 30)))).toBe(0);
    const report = (await saved(again, 'html')).toString('utf8');
    expect(report).toContain('<svg');
    expect(report).not.toContain('<script');

    // A run of it in the viewer is that run.
    await again.getByTestId('cell-1').click();
    await again.getByTestId('watch-1-1').click();
    await again.waitForFunction(() => window.anshu.player.header.value?.scenario.id === 'community-station');
    await again.waitForFunction(() => window.anshu.player.ended.value);
    const hash = await again.evaluate(() => window.anshu.player.result.value!.stateHash);
    expect(hash).toBe(rows.rows.find(({ cell, repeat }) => cell === 1 && repeat === 1)!.stateHash);
  });

  it('opens 100,000 rows without standing still, and marks a cell in every plot', async () => {
    const page = await toStudies(await open(STATION));
    const result = studyResults(12_500);
    await page.evaluate(() => {
      // The longest time between two pictures, ms.
      const frames = { last: performance.now(), longest: 0 };
      const look = (now: number): void => {
        frames.longest = Math.max(frames.longest, now - frames.last);
        frames.last = now;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, { frames });
    });
    await bring(page, json('study.json', result.file), table('runs.parquet', runsParquet(result)));
    await page.getByTestId('study-cells').locator('tbody tr').nth(7).waitFor();
    const longest = await page.evaluate(() => (window as unknown as { frames: { longest: number } }).frames.longest);
    process.stdout.write(`longest time between two pictures ${Math.round(longest)} ms\n`);
    expect(longest).toBeLessThan(1500);
    expect(await page.getByTestId('study-made').textContent()).toContain('100000 runs of 8 cells');

    await page.getByTestId('study-measure').selectOption('clear');
    const points = page.getByTestId('study-curves').locator('circle');
    await points.nth(7).waitFor();
    expect(await page.getByTestId('study-smallest').locator('tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/look first.*3.*2/),
      expect.stringMatching(/at once.*3.*2/),
    ]);
    // Pointed at in the curve it is marked in the table; chosen in the table it is marked in the curve.
    // When all answers of this measure stand, nothing moves under the pointer.
    await page.getByTestId('study-effects').getByText('+100%').first().waitFor();
    const five = page.getByTestId('study-curves').locator('circle[data-cell="5"]');
    await five.hover();
    expect(await page.getByTestId('study-cells').locator('tr.marked').getAttribute('data-cell')).toBe('5');
    await page.getByTestId('cell-4').click();
    await page.getByTestId('study-curves').locator('circle.marked[data-cell="4"]').waitFor();
    // Against the first cell, on the same seeds.
    await page.getByTestId('study-difference').waitFor();
    expect(await page.getByTestId('study-difference').textContent()).toContain('12500 of 12500 pairs');
    await page.getByTestId('study-filter').locator('summary').click();
    await page.getByTestId('filter-alarm-at-once').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=study-cells] tbody tr').length === 4);
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=study-curves] circle').length === 4);
    // Tables of another study are not taken, and what is open stays.
    const other: StudyResult = { ...result, file: { ...result.file, measures: [result.file.measures[0]] }, rows: result.rows.slice(0, 8) }; // prettier-ignore
    await bring(page, table('runs.parquet', runsParquet(other)));
    const failed = page.getByTestId('study-failed');
    await failed.waitFor();
    expect(await failed.textContent()).toContain('measure_clear');
    expect(await page.getByTestId('study-made').textContent()).toContain('100000 runs of 8 cells');
  });
});
