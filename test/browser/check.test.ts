/** The check screen: another roster, the claims on trial, charts, two variants side by side. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeAll } from '../../engine/index.js';
import { scenarioOf } from '../../engine/hosts/folder.js';
import { recordRun } from '../../engine/study/runs.js';
import { coloursOf, readPng } from './pixels.js';
import { planners, type Planner } from './planner.js';

const staffOf = ({ page }: Planner): Promise<string[]> =>
  page.evaluate(() => {
    const { people, residents } = window.anshu.player.header.value!;
    return people.slice(residents).map(({ id }) => id);
  });

/** Waits until another run than the one of this mark is on the stage. */
async function another({ page }: Planner, act: () => Promise<void>): Promise<void> {
  await page.evaluate(() => Object.assign(window.anshu.player.header.value!, { seen: true }));
  await act();
  await page.waitForFunction(() => {
    const header = window.anshu.player.header.value;
    return header !== null && !('seen' in header) && window.anshu.player.phase.value === 'ready';
  });
}

describe('the night of tower-18, from one look at it to the next', () => {
  const open = planners({ keep: true });
  let planner: Planner;
  beforeAll(async () => {
    planner = await open({ width: 1600, height: 900 });
    await planner.opened();
    await planner.computed();
  });

  it('charts read values under the pointer', async () => {
    const { page } = planner;
    await page.getByText('Charts').click();
    const chart = page.locator('.uplot').first();
    await chart.waitFor();
    await chart.scrollIntoViewIfNeeded();
    expect(coloursOf(readPng(await chart.screenshot()))).toBeGreaterThan(8);
    const over = (await chart.locator('.u-over').boundingBox())!;
    const values = async (share: number): Promise<string> => {
      await page.mouse.move(over.x + over.width * share, over.y + over.height / 2);
      await planner.drawn();
      return chart.innerText();
    };
    const early = await values(0.02);
    const late = await values(0.98);
    expect(early).not.toBe(late);
    expect(early).toMatch(/\d/);
  });

  it('compares two variants on one clock and says the difference', async () => {
    const { page } = planner;
    await page.getByTestId('compare-with').selectOption('night-full');
    await page.getByTestId('compare').click();
    const screen = page.getByTestId('compare-screen');
    const differences = screen.getByTestId('differences');
    await differences.waitFor();
    await differences.getByRole('listitem').first().waitFor();
    expect((await differences.getByRole('listitem').allInnerTexts()).every((text) => text.length > 10)).toBe(true);
    const canvases = screen.locator('canvas');
    expect(await canvases.count()).toBe(2);
    const slider = screen.getByRole('slider');
    const box = (await slider.boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height / 2);
    await planner.drawn();
    for (let i = 0; i < 2; i++) expect(coloursOf(readPng(await canvases.nth(i).screenshot()))).toBeGreaterThan(30);
    await screen.getByTestId('compare-close').click();
    await page.getByTestId('scrub').waitFor();
    await planner.opened();
    expect(coloursOf(await planner.picture())).toBeGreaterThan(30);
  });

  it('runs again with another roster, another time and another seed', async () => {
    const { page } = planner;
    const before = await staffOf(planner);
    const outcome = await page.getByTestId('outcome').innerText();
    expect(before).toContain('carer-09');
    const roster = page.getByTestId('roster');
    await roster.locator('summary').click();
    await roster.getByRole('checkbox', { name: /carer-09/ }).uncheck();
    await roster.getByTestId('add-at').selectOption('10-station');
    await roster.getByTestId('add-carer').click();
    await page.getByLabel(/Seed/).fill('seed of a test');
    await another(planner, () => page.getByTestId('run').click());
    await planner.computed();
    const after = await staffOf(planner);
    expect(after).not.toContain('carer-09');
    expect(after).toHaveLength(before.length);
    expect(after.filter((id) => !before.includes(id))).toHaveLength(1);
    expect(await page.evaluate(() => window.anshu.player.header.value!.seed)).toBe('seed of a test');
    expect(await page.getByTestId('outcome').innerText()).not.toBe(outcome);
    expect(await page.getByTestId('changes').innerText()).toContain('carer-09');
    // Without a change it is the scenario again.
    await another(planner, () =>
      page
        .getByTestId('variant')
        .selectOption('night-lean')
        .then(() => {}),
    );
    expect(await page.evaluate(() => window.anshu.app.running.value!.edits.length)).toBe(0);
  });
});

describe('check', () => {
  const open = planners();

  it('puts the claims on trial: the same verdicts as Node, and shows a run that fails', async () => {
    const planner = await open({ link: '#s=community-station&v=night&seed=7', width: 1600, height: 900 });
    const { page } = planner;
    await planner.opened();
    await planner.computed();
    const claims = page.getByTestId('claims');
    await claims.getByRole('combobox').selectOption('20');
    await page.getByTestId('check-claims').click();
    await claims.getByTestId('progress').getByText('20').first().waitFor();
    await page.getByTestId('check-claims').waitFor({ timeout: 60_000 });
    const path = new URL('../../scenarios/community-station/', import.meta.url);
    const texts = Object.fromEntries(
      readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name, readFileSync(new URL(name, path), 'utf8')]),
    );
    const scenario = scenarioOf({ folder: { name: 'community-station', texts }, variant: 'night', edits: [] });
    const results = Array.from({ length: 20 }, (_, i) => recordRun({ scenario, seed: String(i + 1) }).result);
    const verdicts = judgeAll(scenario, results);
    const badges = claims.locator('[data-verdict]');
    const said = await badges.evaluateAll((found) => found.map((badge) => (badge as HTMLElement).dataset.verdict));
    expect(said).toEqual(verdicts.map(({ verdict }) => verdict));
    const failing = verdicts.find(({ failingSeed }) => failingSeed !== null);
    expect(failing).toBeDefined();
    await another(planner, () =>
      claims
        .getByRole('button', { name: new RegExp(`\\b${failing!.failingSeed}\\b`) })
        .first()
        .click(),
    );
    expect(await page.evaluate(() => window.anshu.player.header.value!.seed)).toBe(failing!.failingSeed);
  });
});
