/** After the first visit the page needs no server; a newer version of it waits until it is wanted. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { serve } from '../../engine/hosts/node/serve.mjs';
import { coloursOf } from './pixels.js';
import { LONG } from '../long.js';
import { planners, type Planner } from './planner.js';

const open = planners();

let folder: string | null = null;
afterEach(() => {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
});

/** A copy of the built page on a server of its own. */
async function served(): Promise<Awaited<ReturnType<typeof serve>>> {
  const prepared = inject('prepared');
  if ('failure' in prepared) throw new Error(prepared.failure);
  folder = mkdtempSync(join(tmpdir(), 'anshu-offline-'));
  cpSync(prepared.folder, folder, { recursive: true });
  return serve(folder, 0);
}

/** Everything is kept when the service worker is at work. */
const kept = ({ page }: Planner): Promise<unknown> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active!.state !== 'activated') {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  });

describe('offline', () => {
  it('opens, runs, checks and compares without the server', async () => {
    const { address, close } = await served();
    const planner = await open({ address, width: 1600, height: 900, kept: true });
    const { page } = planner;
    await planner.opened();
    await kept(planner);
    await close();
    await page.reload();
    await planner.opened();
    await planner.computed();
    expect(coloursOf(await planner.picture())).toBeGreaterThan(30);
    // Parts that are only loaded when they are needed, and the other scenarios.
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Charts').click();
    await page.locator('.uplot').first().waitFor();
    await page.getByTestId('scenario').selectOption('community-station');
    await page.waitForFunction(() => window.anshu.player.header.value?.scenario.id === 'community-station');
    await planner.computed();
    await page.getByTestId('compare').click();
    await page.getByTestId('differences').getByRole('listitem').first().waitFor();
    // What cannot be loaded is said on the console; nothing was.
    expect(planner.complaints.filter((line) => !/ERR_|Failed to load resource/.test(line))).toEqual([]);
    planner.complaints.length = 0;
  });

  it.runIf(LONG)('offers a newer version, and uses it when told to', async () => {
    const { address, close } = await served();
    try {
      const planner = await open({ address, kept: true });
      const { page } = planner;
      await planner.opened();
      await kept(planner);
      // The next visit is served by the service worker.
      await page.reload();
      await planner.opened();
      const page1 = join(folder!, 'index.html');
      writeFileSync(page1, readFileSync(page1, 'utf8').replace('</head>', '<meta name="newer" content="1" /></head>'));
      const worker = join(folder!, 'sw.js');
      const text = readFileSync(worker, 'utf8');
      const changed = text
        .replace(/(url:"index\.html",revision:")[0-9a-f]+/, '$1newer')
        .replace(/(revision:")[0-9a-f]+(",url:"index\.html")/, '$1newer$2');
      expect(changed).not.toBe(text);
      writeFileSync(worker, changed);
      await page.reload();
      await planner.opened();
      // What runs goes on as it is until the planner wants the other.
      expect(await page.locator('meta[name=newer]').count()).toBe(0);
      await page.getByRole('button', { name: 'Use it' }).click();
      await page.locator('meta[name=newer]').waitFor({ state: 'attached' });
      await planner.opened();
    } finally {
      await close();
    }
  });
});
