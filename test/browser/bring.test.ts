/** Bring and take: folders, archives and recordings go in, recordings, pictures, clips and tables come out; links. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Download, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../engine/recording/reader.js';
import { drop } from './drop.js';
import { coloursOf, difference, readPng, type Picture } from './pixels.js';
import { LONG } from '../long.js';
import { planners, STATION, type Planner } from './planner.js';

const library = (name: string, file: string): string =>
  readFileSync(new URL(`../../scenarios/${name}/${file}`, import.meta.url), 'utf8');
/** Two things are wrong with it: a phase begins after one there is not, and a room has more area than it has. */
function broken(): Record<string, string> {
  const scenario = JSON.parse(library('longhua-2025', 'scenario.json')) as Record<string, unknown>;
  const plan = scenario.plan as { phases: { trigger: unknown }[] };
  plan.phases[0].trigger = { after: { phase: 'no-such-phase', is: 'done' } };
  const facility = JSON.parse(library('longhua-2025', 'facility.json')) as { spaces: { netArea?: number }[] };
  facility.spaces[3].netArea = 99_999;
  return {
    'scenario.json': JSON.stringify(scenario),
    'facility.json': JSON.stringify(facility),
  };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anshu-bring-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function taken({ page }: Planner, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download') as Promise<Download>, button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** One page for all of a group, each goes on where the one before left it: to open a page costs more than most of them. */
function onOnePage(link: string): () => Planner {
  const open = planners({ keep: true });
  let planner: Planner;
  beforeAll(async () => {
    planner = await open({ link, width: 1600, height: 900 });
    await planner.opened();
    await planner.computed();
  });
  return () => planner;
}

describe('bring', () => {
  const opened = onOnePage(STATION.link!);

  it('lists every problem of a broken archive, shows those that have a place, and leaves what is open', async () => {
    const planner = opened();
    const { page } = planner;
    const texts = Object.fromEntries(Object.entries(broken()).map(([name, text]) => [`home/${name}`, strToU8(text)]));
    await drop(planner, 'home.zip', zipSync(texts));
    const dialog = page.getByRole('dialog');
    const problems = dialog.getByTestId('problems').getByRole('listitem');
    await problems.first().waitFor();
    const said = (await problems.allInnerTexts()).join('\n');
    expect(said).toContain('no-such-phase');
    expect(said).toContain('99,999');
    // The one about a room shows it on the plan.
    await dialog.getByRole('button', { name: 'Show on the plan' }).first().click();
    const plan = dialog.locator('svg polygon');
    expect(await plan.count()).toBeGreaterThan(3);
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await page.evaluate(() => window.anshu.app.running.value!.entry!.id)).toBe('community-station');
    expect(await page.evaluate(() => window.anshu.player.phase.value)).toBe('ready');
  });

  it('lists the problems of a broken folder', async () => {
    const { page } = opened();
    mkdirSync(join(folder, 'my home'));
    for (const [name, text] of Object.entries(broken())) writeFileSync(join(folder, 'my home', name), text);
    await page.locator('#bring-folder').setInputFiles(join(folder, 'my home'));
    const dialog = page.getByRole('dialog');
    await dialog.getByTestId('problems').getByText('no-such-phase').first().waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  it('says what is wrong with what is no scenario, one after the other', async () => {
    const planner = opened();
    const files: [string, Uint8Array, string][] = [
      ['cut.zip', zipSync({ 'scenario.json': strToU8('{}') }).slice(0, 60), 'not a zip archive'],
      ['other.zip', zipSync({ 'letter.txt': strToU8('x') }), 'there is no scenario.json'],
      ['latin.json', Uint8Array.of(0x7b, 0xe9, 0x7d), 'not UTF-8'],
    ];
    for (const [name, bytes, words] of files) {
      await drop(planner, name, bytes);
      await planner.page.getByText(words).first().waitFor();
      expect(await planner.page.evaluate(() => window.anshu.player.phase.value)).toBe('ready');
    }
  });

  it('opens a good archive and runs it', async () => {
    const planner = opened();
    const { page } = planner;
    await drop(planner, 'mishima.zip', zipSync({ 'scenario.json': strToU8(library('mishima-2010', 'scenario.json')) }));
    await page.waitForFunction(() => window.anshu.app.running.value?.entry?.own === true);
    await planner.opened();
    await planner.computed();
    expect(await page.evaluate(() => window.anshu.player.header.value!.scenario.id)).toBe('mishima-2010');
    expect(coloursOf(await planner.picture())).toBeGreaterThan(30);
  });
});

describe('take', () => {
  const opened = onOnePage('#s=longhua-2025&seed=4');

  it('saves a picture, the events and the time histories', async () => {
    const planner = opened();
    const { page } = planner;
    await planner.stopAt(300);
    const png = await taken(planner, page.getByTestId('take-png'));
    expect(png.name).toBe('longhua-2025_seed-4_300s.png');
    expect(coloursOf(readPng(png.bytes))).toBeGreaterThan(30);
    const lines = async (what: string): Promise<string[]> => {
      const { bytes } = await taken(planner, page.getByTestId(what));
      // Programs that make tables know by the mark at the start that it is UTF-8.
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      return bytes.toString('utf8').trim().split(/\r?\n/);
    };
    const events = await lines('take-events');
    expect(events).toHaveLength(1 + (await page.evaluate(() => window.anshu.player.recording()!.events.length)));
    const histories = await lines('take-histories');
    expect(histories.length).toBeGreaterThan(800);
    expect(new Set(histories.map((line) => line.match(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g)?.length)).size).toBe(1);
  });

  it.runIf(LONG)('records a clip', async () => {
    const planner = opened();
    const { page } = planner;
    await page.getByRole('button', { name: 'Video clip …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From, s').fill('200');
    await dialog.getByLabel('To, s').fill('260');
    await dialog.getByLabel('Speed').selectOption('30');
    const clip = await taken(planner, dialog.getByRole('button', { name: 'Record' }));
    expect(clip.name).toMatch(/\.(webm|mp4)$/);
    expect(clip.bytes.length).toBeGreaterThan(20_000);
  });

  it('has a view to be printed', async () => {
    const { page } = opened();
    await page.getByRole('button', { name: 'Print view …' }).click();
    const print = page.getByTestId('print');
    await print.getByRole('img').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await print.isVisible()).toBe(true);
    expect(await page.getByTestId('scrub').isVisible()).toBe(false);
    expect(await print.innerText()).toContain('Longhua');
    expect((await page.pdf()).length).toBeGreaterThan(20_000);
    await page.emulateMedia({ media: null });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await print.waitFor({ state: 'detached' });
  });

  it('saves the recording; brought back, it shows the same', async () => {
    const planner = opened();
    const { page } = planner;
    const { name, bytes } = await taken(planner, page.getByTestId('take-recording'));
    expect(name).toMatch(/^longhua-2025_.*\.anshu$/);
    const recording = readRecording(new Uint8Array(bytes));
    expect(recording.end.stateHash).toBe(await page.evaluate(() => window.anshu.player.result.value!.stateHash));
    const bare = async (): Promise<Picture> => {
      await planner.stopAt(400);
      await page.locator('.toast').waitFor({ state: 'detached' });
      return planner.picture();
    };
    const before = await bare();
    await page.locator('#bring-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
    await page.waitForFunction(() => window.anshu.app.running.value?.file !== null);
    await planner.opened();
    await planner.computed();
    expect(difference(before, await bare())).toBe('');
    // Half of it is no recording, and that is said.
    const half = { name, mimeType: 'application/octet-stream', buffer: bytes.subarray(0, bytes.length / 2) };
    await page.locator('#bring-file').setInputFiles(half);
    await page.getByRole('alert').getByText('The recording cannot be read').waitFor();
  });
});

describe('a link', () => {
  const open = planners();

  it('carries scenario, variant, seed, changes and moment to another page', async () => {
    const planner = await open({ width: 1600, height: 900 });
    await planner.opened();
    await planner.computed();
    const { page } = planner;
    const roster = page.getByTestId('roster');
    await roster.locator('summary').click();
    await roster.getByRole('checkbox', { name: /carer-10/ }).uncheck();
    await page.getByLabel(/Seed/).fill('安 7');
    await page.getByTestId('run').click();
    await page.waitForFunction(() => window.anshu.player.header.value?.seed === '安 7');
    await planner.computed();
    await planner.stopAt(321.5);
    await page.evaluate(() => {
      const { app, player } = window.anshu;
      app.goTo({ row: player.header.value!.people.findIndex(({ id }) => id === 'carer-09') });
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.waitForFunction(() => window.anshu.app.notice.value !== '');
    const address = await page.evaluate(() => navigator.clipboard.readText());
    const hash = await page.evaluate(() => window.anshu.player.result.value!.stateHash);
    const other = await open({ link: new URL(address).hash, width: 1600, height: 900 });
    await other.opened();
    await other.computed();
    const there = await other.page.evaluate(() => {
      const { app, player } = window.anshu;
      return {
        scenario: app.running.value!.entry!.id,
        variant: app.running.value!.variant,
        seed: app.running.value!.seed,
        time: player.time.value,
        playing: player.playing.value,
        view: app.view.value.kind,
        person: player.header.value!.people[app.selected.value!].id,
        hash: player.result.value!.stateHash,
      };
    });
    expect(there).toEqual({
      scenario: 'tower-18',
      variant: 'night',
      seed: '安 7',
      time: 321.5,
      playing: false,
      view: 'floor',
      person: 'carer-09',
      hash,
    });
  });

  it('that is cut or names nothing known opens what it still says', async () => {
    const planner = await open({ link: '#s=nowhere&t=5' });
    await planner.page.getByText('The link names a scenario that is not here: nowhere').first().waitFor();
    await planner.opened();
    const cut = await open({ link: '#s=tower-18&v=night&seed=1&t=12x&e=%%%' });
    await cut.opened();
  });
});
