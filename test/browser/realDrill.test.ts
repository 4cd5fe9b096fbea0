/** The tablet page for drills in the building: refused while empty, accepted when filled, nothing lost when the tab is closed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closeProblems } from '../../engine/drill/real/close.js';
import { parseRealDrill } from '../../engine/drill/real/record.js';
import { planners, type Planner, type Surroundings } from './planner.js';

const open = planners();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TABLET: Surroundings = { width: 820, height: 1180, touch: true };

async function toDrill(planner: Planner): Promise<Page> {
  const { page } = planner;
  await planner.opened();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Real drill', exact: true }).click();
  await page.getByTestId('begin').waitFor();
  return page;
}

const press = (page: Page, testid: string): Promise<void> => page.getByTestId(testid).click();
const fill = (page: Page, testid: string, words: string): Promise<void> => page.getByTestId(testid).fill(words);
const kept = (page: Page): Promise<void> => page.locator('[data-testid=saving][data-state=saved]').waitFor();

/** A storey of the home that is open, by its number in the list. */
async function begin(page: Page, storey = '8'): Promise<void> {
  await page.getByTestId('storey').selectOption(storey);
  await press(page, 'begin');
  await press(page, 'start');
}

/** Whatever can be touched and is smaller than a finger. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.real-record button, .real-record input, .real-record select, .real-list button')] // prettier-ignore
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        // A tick is touched by its words, too.
        return width > 0 && one.getAttribute('type') !== 'checkbox' && (width < 44 || height < 44);
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );

async function fillAll(page: Page): Promise<void> {
  for (const code of ['panelAlarm', 'confirmed', 'alarmRaised']) await press(page, `take-${code}`);
  await press(page, 'tab-rooms');
  await press(page, 'room-09-07');
  await press(page, 'tab-people');
  await fill(page, 'place', 'ninth storey');
  await fill(page, 'content', 'fire in a bedroom');
  await page.getByTestId('shift').selectOption('night');
  await fill(page, 'leader-name', 'Wang Fang');
  await fill(page, 'leader-title', 'fire-safety manager');
  await fill(page, 'number-residents', '8');
  await fill(page, 'number-standIns', '3');
  await fill(page, 'number-staff', '5');
  await press(page, 'add-participant');
  await fill(page, 'participant-0', 'Li Ming');
  await fill(page, 'post-0', 'carer');
  await press(page, 'tab-problems');
  await press(page, 'add-problem');
  await fill(page, 'problem-0', 'a door closer is broken');
  await fill(page, 'owner-0', 'works department');
  await fill(page, 'due-0', '2027-01-15');
  await press(page, 'tab-close');
  await press(page, 'add-signature');
  await fill(page, 'signature-role-0', 'leader');
  await fill(page, 'signature-0', 'Wang Fang');
  await press(page, 'stop');
}

describe('the record of a drill in the building', () => {
  it('is refused while it is empty, with every reason, and accepted when it is filled', async () => {
    const planner = await open(TABLET);
    const page = await toDrill(planner);
    await begin(page);
    await press(page, 'tab-close');
    await press(page, 'close');
    const refused = page.getByTestId('refused');
    await refused.waitFor();
    for (const words of [
      'Where in the building',
      'Nobody is named who took part',
      'Fewer than two moments',
      'No problem is written down',
      'Nobody has signed',
      'Numbers are missing',
      'not stopped',
      'No room or zone',
    ])
      // prettier-ignore
      expect(await refused.textContent()).toContain(words);
    // Signed only: still refused.
    await press(page, 'add-signature');
    await fill(page, 'signature-0', 'x');
    await press(page, 'close');
    expect(await refused.textContent()).not.toContain('Nobody has signed');
    expect(await page.getByTestId('closed').count()).toBe(0);
    await press(page, 'tab-time');
    await fillAll(page);
    await press(page, 'close');
    await page.getByTestId('closed').waitFor();
    await kept(page);
    // What is taken away is what the engine takes for a closed record.
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'export')]);
    const record = parseRealDrill(JSON.parse(readFileSync(await download.path(), 'utf8')));
    expect(record).toMatchObject({ closed: true, mode: 'real', shift: 'night', home: { id: 'tower-18' } });
    expect(closeProblems(record)).toEqual([]);
    expect(record.zones.filter(({ clearedAt }) => clearedAt !== null).map(({ id }) => id)).toEqual(['09-07']);
    // Closed, it takes nothing more.
    await press(page, 'tab-people');
    expect(await page.getByTestId('place').isDisabled()).toBe(true);
  });

  it('comes back after the tab was closed in the middle: the stopwatch goes on, nothing is lost', async () => {
    const planner = await open(TABLET);
    const page = await toDrill(planner);
    await begin(page);
    await press(page, 'take-panelAlarm');
    await press(page, 'tab-rooms');
    await press(page, 'room-09-03');
    await press(page, 'tab-people');
    await fill(page, 'place', 'ninth storey, room 09-03');
    await kept(page);
    const before = Date.now();
    await page.close({ runBeforeUnload: false });
    const again = await planner.context.newPage();
    again.setDefaultTimeout(60_000);
    await again.goto(page.url());
    await again.waitForFunction(() => window.anshu?.player.phase.value === 'ready');
    await again.getByRole('button', { name: 'Real drill', exact: true }).click();
    await again.locator('[data-testid^=open-drill-]').first().click();
    const seconds = (words: string): number => words.split(':').reduce((sum, part) => 60 * sum + Number(part), 0);
    const away = (Date.now() - before) / 1000;
    expect(seconds((await again.getByTestId('clock').textContent())!.trim())).toBeGreaterThanOrEqual(Math.floor(away));
    expect(await again.getByTestId('moments').textContent()).toContain('Alarm');
    await press(again, 'tab-rooms');
    expect(await again.getByTestId('room-09-03').getAttribute('aria-pressed')).toBe('true');
    await press(again, 'tab-people');
    expect(await again.getByTestId('place').inputValue()).toBe('ninth storey, room 09-03');
  });

  it('takes typed codes as time stamps: a room is checked off, a card adds its person; a foreign file is refused', async () => {
    const planner = await open(TABLET);
    const page = await toDrill(planner);
    await page
      .getByTestId('import')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"x"}') });
    await page.getByRole('alert').waitFor();
    await begin(page);
    for (const code of ['R:09-05', 'P:carer-09', 'D:d-A-09', 'whatever']) {
      await fill(page, 'code', code);
      await press(page, 'code-take');
    }
    await press(page, 'tab-rooms');
    expect(await page.getByTestId('room-09-05').getAttribute('aria-pressed')).toBe('true');
    await press(page, 'tab-people');
    expect(await page.getByTestId('participant-0').inputValue()).toBe('carer-09');
    expect(await page.getByTestId('post-0').inputValue()).not.toBe('');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'tab-close').then(() => press(page, 'export')),
    ]);
    const words = readFileSync(await download.path(), 'utf8');
    expect(parseRealDrill(JSON.parse(words)).scans.map(({ code }) => code)).toEqual(['R:09-05', 'P:carer-09', 'D:d-A-09', 'whatever']); // prettier-ignore
    // Brought back it is another record beside the first.
    await press(page, 'all-records');
    await page
      .getByTestId('import')
      .setInputFiles({ name: 'back.json', mimeType: 'application/json', buffer: Buffer.from(words) });
    await page.getByTestId('clock').waitFor();
    await kept(page);
    await press(page, 'all-records');
    await page.waitForFunction(() => document.querySelectorAll('[data-testid^=open-drill-]').length === 2);
  });

  it('talks a drill through without a clock, and marks the record so', async () => {
    const planner = await open(TABLET);
    const page = await toDrill(planner);
    await page.getByTestId('drill').selectOption({ label: 'First night shift' });
    await press(page, 'begin-talk');
    await page.getByText('Table-top — not a drill held in the building').waitFor();
    expect(await page.getByTestId('clock').count()).toBe(0);
    const put: string[] = [];
    for (let step = 0; step < 3; step++) {
      put.push((await page.getByTestId('talk-words').textContent())!);
      await fill(page, 'decision', `decision ${step}`);
      await press(page, 'talk-next');
    }
    expect(new Set(put).size).toBe(3);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'tab-close').then(() => press(page, 'export')),
    ]);
    const record = parseRealDrill(JSON.parse(readFileSync(await download.path(), 'utf8')));
    expect(record.mode).toBe('tabletop');
    expect(record.talk!.map(({ decision }) => decision).filter((one) => one !== '')).toHaveLength(3);
  });

  it.each(['en', 'zh-CN'] as const)('has room for fingers and shuts nobody out (%s)', async (language) => {
    const planner = await open({ ...TABLET, language });
    const { page } = planner;
    await planner.opened();
    await page.getByRole('button', { name: language === 'en' ? 'Real drill' : '实战演练', exact: true }).click();
    await page.getByTestId('begin').waitFor();
    expect(await small(page)).toEqual([]);
    await begin(page);
    for (const tab of ['time', 'rooms', 'people', 'problems', 'close']) {
      await press(page, `tab-${tab}`);
      expect(await small(page), tab).toEqual([]);
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      expect(fits, tab).toBe(true);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }; // prettier-ignore
        const found = await checker.run();
        return found.violations.map(({ id, nodes }) => `${id} ${nodes[0].target.join(' ')}`);
      });
      expect(violations, tab).toEqual([]);
    }
  });
});
