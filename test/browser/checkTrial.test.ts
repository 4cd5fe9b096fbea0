/** The check screen's trial of the plan: what Node finds, at its place; progress; a stop that is one. */
import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../engine/build.js';
import { checkElements } from '../../engine/check/elements/check.js';
import { checkRules } from '../../engine/check/rules/check.js';
import { scenarioOf } from '../../engine/hosts/folder.js';
import { planView } from '../../engine/hosts/planView.js';
import { readSummary } from '../../engine/report/homeSummary.js';
import { text } from '../../engine/text/index.js';
import { HOSTILE_MARKS, hostile } from '../fixtures/hostile.js';
import { soundHome } from '../fixtures/soundHome.js';
import { drop } from './drop.js';
import { planners } from './planner.js';

const open = planners();

describe('the plan on trial', () => {
  it('shows elements and rules as Node finds them, at their place, makes runs and stops', async () => {
    const planner = await open({ link: '#s=tower-18&v=night-lean&seed=1', width: 1600, height: 900 });
    const { page } = planner;
    await planner.opened();
    await planner.computed();
    // Nothing of it is loaded before it is asked for.
    const loaded = (): Promise<string[]> =>
      page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)!));
    expect((await loaded()).filter((name) => /PlanOnTrial|checkWorker/.test(name))).toEqual([]);
    await page.getByTestId('on-trial').locator('summary').first().click();
    const panel = page.getByTestId('plan-on-trial');
    await panel.waitFor();
    const file = readFileSync(new URL('../../scenarios/tower-18/scenario.json', import.meta.url), 'utf8');
    const folder = { name: 'tower-18', texts: { 'scenario.json': file } };
    const model = buildModel(scenarioOf({ folder, variant: 'night-lean', edits: [] }), '1');
    const elements = checkElements(model, null, null);
    const view = planView({ model, elements, rules: checkRules(model), trial: null }, text('en'));
    const rules = panel.getByTestId('trial-rules');
    expect(await rules.locator('summary').first().innerText()).toContain(view.rules.summary);
    expect(await panel.getByTestId('trial-elements').locator('summary').innerText()).toContain(view.elements.summary);
    await rules.locator('summary').first().click();
    const named = await rules.locator('.badge').allInnerTexts();
    expect(named).toEqual(view.rules.found.map(({ id }) => id));
    const at = view.rules.found.findIndex(({ findings }) => findings[0].space !== null);
    await rules.locator('details').nth(at).locator('summary').click();
    await rules.locator('details').nth(at).getByRole('button').first().click();
    const { storey } = view.rules.found[at].findings[0];
    expect(
      await page.evaluate(() => {
        const { value } = window.anshu.app.view;
        return value.kind === 'floor' ? window.anshu.player.building.value!.storeys[value.storey].id : null;
      }),
    ).toBe(storey);
    await page.getByTestId('trial-start').click();
    const progress = page.getByTestId('trial-progress');
    await progress.getByText(/[1-9]\d* runs made/).waitFor();
    await page.getByTestId('trial-stop').click();
    await page.getByTestId('trial-start').waitFor();
    expect(await panel.innerText()).toContain('Stopped');
    // Started again it goes on from the runs that were finished, and what was found can be taken away meanwhile.
    await page.getByTestId('trial-start').click();
    await progress.getByText(/[1-9]\d* of them kept from before/).waitFor();
    const taken = async (kind: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId(`trial-take-${kind}`).click(),
      ]);
      return readFileSync(await download.path());
    };
    const html = (await taken('html')).toString('utf8');
    expect(html).toContain(text('en').report.stopped);
    for (const { id } of view.elements.found) expect(html, id).toContain(id);
    expect(Object.keys(unzipSync(await taken('docx')))).toContain('word/document.xml');
    // For paper and PDF the browser's own dialog is opened over the report in a frame of its own.
    await page.getByTestId('trial-take-pdf').click();
    const paper = page.frameLocator('[data-testid=trial-printed]').locator('body');
    await paper.getByText(text('en').report.stopped).first().waitFor({ state: 'attached' });
    for (const { id } of view.elements.found) expect(await paper.innerText(), id).toContain(id);
    expect(readSummary(JSON.parse((await taken('summary')).toString('utf8')))).not.toBeNull();
    await page.getByTestId('trial-stop').click();
    await page.getByTestId('trial-start').waitFor();
  });

  it('shows hostile words as words', async () => {
    const planner = await open({ width: 1600, height: 900 });
    const { page } = planner;
    await planner.opened();
    const { variant: _, seed: __, ...file } = soundHome(hostile);
    const zip = zipSync({ 'home/scenario.json': strToU8(JSON.stringify(file)) });
    await drop(planner, 'home.zip', zip);
    await planner.computed();
    await page.getByTestId('on-trial').locator('summary').first().click();
    const panel = page.getByTestId('plan-on-trial');
    await panel.waitFor();
    for (const inside of await panel.locator('details').all())
      await inside.evaluate((one) => one.setAttribute('open', ''));
    const shown = await page.locator('body').innerText();
    expect(shown).toContain('<script>alert(1)</script>');
    expect(shown).toContain('{{1+1}}');
    for (const mark of HOSTILE_MARKS) expect(shown).not.toContain(mark);
    expect(await page.evaluate(() => (globalThis as { hacked?: unknown }).hacked)).toBeUndefined();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    // A word of two thousand letters makes nothing wider than the page.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(planner.complaints).toEqual([]);
  });
});
