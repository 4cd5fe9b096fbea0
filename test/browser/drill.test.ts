/** Drills that are played: alone with a closed tab in the middle, in two windows, and by several devices at a local server. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { createDrill } from '../../engine/drill/session.js';
import { parseDrill } from '../../engine/drill/file.js';
import { parseDrillLog } from '../../engine/drill/log.js';
import { serveDrill, type DrillServer } from '../../engine/hosts/node/drillServer.js';
import { findScenario, loadScenario } from '../../engine/hosts/node/library.js';
import { pageOf } from '../../engine/hosts/node/serve.mjs';
import { planners, STATION, type Planner } from './planner.js';

const open = planners();
const FILE = parseDrill(
  JSON.parse(readFileSync(new URL('../../scenarios/drills/first-night.json', import.meta.url), 'utf8')),
);
const night = await loadScenario(await findScenario(FILE.scenario.id, process.cwd()), FILE.scenario.variant);

const press = (page: Page, testid: string): Promise<void> => page.getByTestId(testid).click();
const tick = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('clock').getAttribute('data-tick', { timeout: 60_000 }));
const played = (page: Page, to: number): Promise<unknown> =>
  expect.poll(() => tick(page), { timeout: 90_000 }).toBeGreaterThan(to);

async function order(page: Page, verb: string, target: string): Promise<void> {
  await press(page, 'staff-carer-09');
  await press(page, `verb-${verb}`);
  await page.getByTestId('order-target').selectOption(target);
  await press(page, 'give');
}
const become = (page: Page, state: string): Promise<void> =>
  page.getByTestId('given').locator(`[data-state=${state}]`).first().waitFor();

async function toDrill(planner: Planner): Promise<Page> {
  const { page } = planner;
  await planner.opened();
  await page.getByRole('button', { name: 'Drill', exact: true }).click();
  return page;
}

const textOf = async (page: Page, testid: string): Promise<string> => {
  const coming = page.waitForEvent('download');
  await press(page, testid);
  return readFileSync(await (await coming).path(), 'utf8');
};

describe('a drill that is played alone', () => {
  it('takes orders, says why not, and has lost nothing after the tab was closed; forks, compares, and writes its record', async () => {
    const planner = await open({ ...STATION, width: 1440, height: 900 });
    let page = await toDrill(planner);
    const home = page.url();
    await press(page, 'play-first-night');
    await press(page, 'seat-floor-carer');
    await page.getByTestId('pace').selectOption('8');
    await press(page, 'pause');
    await played(page, 400);
    await order(page, 'fetch', '09-02-a');
    await become(page, 'taken');
    await press(page, 'verb-free');
    await press(page, 'give');
    await press(page, 'give');
    await become(page, 'refused');
    expect(await page.getByTestId('given').locator('[data-state=refused]').first().innerText()).toContain(
      'by the plan',
    );
    // The order is heard, and is on the disk.
    await page.locator('[data-testid=heard] [data-code=commanded]').first().waitFor();
    await press(page, 'seat-trainer');
    await press(page, 'throw-stair-lost');
    await page.getByTestId('thrown-stair-lost').waitFor();
    await played(page, 900);
    const before = await tick(page);
    await page.close({ runBeforeUnload: false });

    page = await planner.context.newPage();
    await page.goto(home);
    await page.getByRole('button', { name: 'Drill', exact: true }).click();
    await press(page, 'go-on-first-night');
    // To the last second; it stands still until somebody goes on.
    expect(await tick(page)).toBeGreaterThanOrEqual(before - 19);
    await page.getByTestId('thrown-stair-lost').waitFor();
    expect(await page.locator('[data-testid=heard] [data-code=commanded]').count()).toBeGreaterThanOrEqual(2);

    await page.getByTestId('past').fill('400');
    await press(page, 'fork');
    await expect.poll(() => page.getByTestId('branch').inputValue()).toBe('b2');
    expect(await tick(page)).toBe(400);
    await page.getByTestId('pace').selectOption('8');
    await press(page, 'pause');
    await played(page, 600);
    await press(page, 'pause');
    await press(page, 'compare-branches');
    const compared = page.getByTestId('compared');
    await compared.waitFor();
    // The plan as written, the best other order, and the two that were played.
    expect(await compared.locator('tbody tr').count()).toBe(4);
    await page.keyboard.press('Escape');

    // The first play, from its log, in Node: bit for bit what the page had.
    await page.getByTestId('branch').selectOption('main');
    await page.getByRole('button', { name: 'Play this branch' }).click();
    await expect.poll(() => tick(page)).toBeGreaterThan(850);
    await press(page, 'record');
    const log = parseDrillLog(JSON.parse(await textOf(page, 'drill-take-log')), FILE);
    expect(log.some(({ by }) => 'role' in by)).toBe(true);
    const again = createDrill(FILE, night, log);
    again.run(before / 20);
    expect(again.log.filter(({ by }) => 'role' in by)).toHaveLength(log.filter(({ by }) => 'role' in by).length);
    const report = await textOf(page, 'drill-take-html');
    expect(report).toContain('Simulated drill');

    // Taken away, removed, brought back: what is no drill is refused, and nothing of it is kept.
    const reached = await tick(page);
    page.on('dialog', (dialog) => void dialog.accept());
    await press(page, 'leave-drill');
    const taken = await textOf(page, 'take-first-night');
    await press(page, 'forget-first-night');
    await expect.poll(() => page.getByTestId('go-on-first-night').count()).toBe(0);
    const bring = (words: string): Promise<void> =>
      page
        .getByTestId('drill-bring')
        .setInputFiles({ name: 'drill.json', mimeType: 'application/json', buffer: Buffer.from(words) });
    await bring(taken.replace('"journal":[', '"journal":[{"kind":"order"},'));
    await page.getByRole('alert').waitFor();
    expect(await page.getByTestId('go-on-first-night').count()).toBe(0);
    await bring(taken);
    await press(page, 'go-on-first-night');
    expect(await tick(page)).toBe(reached);
    await page.getByTestId('thrown-stair-lost').waitFor();
  });
});

it('has a second window for the trainer, which throws injects in and ends with the first', async () => {
  const planner = await open({ ...STATION, width: 1440, height: 900 });
  const page = await toDrill(planner);
  await press(page, 'play-first-night');
  const opening = page.waitForEvent('popup');
  await press(page, 'second-window');
  const second = await opening;
  await press(second, 'throw-stair-lost');
  await page.getByTestId('thrown-stair-lost').waitFor();
  await press(second, 'pause');
  await played(page, 20);
  expect(await tick(second)).toBeGreaterThan(0);
  await page.close();
  await second.locator('[data-testid=line][data-state=ended]').waitFor();
});

describe('a drill at a server of the house', () => {
  let server: DrillServer | null = null;
  let folder = '';
  afterEach(async () => {
    await server?.close();
    server = null;
    rmSync(folder, { recursive: true, force: true });
  });

  /** An address by which other devices would come: no secure context for a browser. */
  const address = (): string =>
    Object.values(networkInterfaces())
      .flatMap((one) => one ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';

  it('is played by a trainer and two trainees; one is killed, comes back, and has lost nothing; each page is told only what it may know', async () => {
    const prepared = inject('prepared');
    if ('failure' in prepared) throw new Error(prepared.failure);
    folder = mkdtempSync(join(tmpdir(), 'anshu-serve-'));
    server = await serveDrill(FILE, night, folder, { host: '0.0.0.0', port: 0, page: pageOf(prepared.folder) });
    const host = `http://${address()}:${server.port}/`;
    const linkOf = (role: string | null): string => {
      const { token } = server!.links.find(({ seat }) => (role === null ? seat === 'trainer' : typeof seat !== 'string' && seat.role === role))!; // prettier-ignore
      return `#drill-room=${token}`;
    };
    const trainer = await open({ address: host, link: linkOf(null), width: 1440, height: 900 });
    const frames: string[] = [];
    const sit = async (role: string, telephone: boolean): Promise<Planner> => {
      const planner = await open({
        address: 'about:blank',
        width: telephone ? 390 : 1280,
        height: telephone ? 800 : 800,
        touch: telephone,
      });
      if (role === 'floor-carer')
        planner.page.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => frames.push(String(payload))),
        );
      await planner.page.goto(`${host}${linkOf(role)}`);
      await planner.page.getByTestId('clock').waitFor();
      return planner;
    };
    const carer = await sit('floor-carer', true);
    const control = await sit('control-room', false);
    expect(await carer.page.evaluate(() => isSecureContext)).toBe(address() === '127.0.0.1');
    // Nobody but the trainer has the clock in hand.
    expect(await carer.page.getByTestId('pause').count()).toBe(0);
    await trainer.page.getByTestId('clock').waitFor();
    expect(await trainer.page.getByTestId('connected').innerText()).toContain('Carer of the ninth storey: 1');
    await trainer.page.getByTestId('pace').selectOption('8');
    await press(trainer.page, 'pause');
    await played(carer.page, 300);
    await order(carer.page, 'fetch', '09-02-a');
    await become(carer.page, 'taken');

    // Its process dies; another device opens the same link.
    await carer.close();
    await expect.poll(() => trainer.page.getByTestId('connected').innerText()).not.toContain('Carer of the ninth');
    await press(trainer.page, 'throw-stair-lost');
    await played(control.page, 700);
    const back = await sit('floor-carer', true);
    await press(back.page, 'drill-tab-heard');
    await back.page.locator('[data-testid=heard] [data-code=commanded]').first().waitFor();
    await press(back.page, 'drill-tab-staff');
    await order(back.page, 'go', '09-corridor');
    await become(back.page, 'taken');
    await press(trainer.page, 'pause');
    expect(server.room.branch('main').drill.log.filter(({ by }) => 'role' in by)).toHaveLength(2);

    const bytes = frames.join('\n');
    expect(bytes.length).toBeGreaterThan(100_000);
    for (const secret of ['stair-lost', 'colleague-hurt', 'panelAlarm', 'objectives', '"injects"', '"incident"'])
      expect(bytes).not.toContain(secret);
    // A token that is none is not let in.
    const stranger = await open({ address: host, link: '#drill-room=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' });
    await stranger.page.locator('[data-testid=line][data-state=refused]').waitFor();
  });
});
