/** What an hour of 1,000 people costs in memory: all of them walk, slowly, all the hour long, and all of it is kept. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { tallTower } from '../fixtures/tallTower.js';

const HOUR = 3600;
const PEOPLE = 1000;
/** So slow that the way out of thirty storeys is not done within the hour, m/s. */
const SPEED = 0.03;

export interface Hour {
  /** The recording, bytes. */
  recording: number;
  /** Memory of the page and its workers while the hour is computed, by simulated time, s: bytes. */
  memory: { time: number; bytes: number }[];
  /** The same with the scenario of the first picture alone, bytes. */
  empty: number;
  /** Share of the people who were still on their way at the end, 0 to 1. */
  moving: number;
}

/** Memory that the processes which show pages have for themselves (their code is shared), bytes. Linux alone tells it. */
async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .flatMap(({ id }) => [...readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').matchAll(/Private_\w+:\s+(\d+) kB/g)])
    .reduce((sum, [, kilobytes]) => sum + 1024 * Number(kilobytes), 0);
}

/** How far the run is computed, s. */
const computed = (page: Page): Promise<number> => page.evaluate(() => window.anshu.player.computed.value);

/** @param open opens the page anew, with its first picture drawn. @throws on systems that do not tell a process's memory */
export async function hourOfThousand(browser: Browser, open: () => Promise<Page>): Promise<Hour> {
  if (process.platform !== 'linux') throw new Error('The memory of a process is read from /proc: Linux only.');
  const page = await open();
  const empty = await memoryOf(browser);
  const scenario = tallTower({ people: PEOPLE, speed: SPEED });
  const bytes = zipSync({ 'scenario.json': strToU8(JSON.stringify(scenario)) });
  await page
    .locator('#bring-file')
    .setInputFiles({ name: 'hour.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
  await page.waitForFunction(() => window.anshu.player.header.value?.scenario.id === 'tall-tower');
  const memory: Hour['memory'] = [];
  // Ten looks, a tenth of the hour apart.
  for (let look = 1; look <= 10; look++) {
    const time = (HOUR * look) / 10;
    while ((await computed(page)) < time) await page.waitForTimeout(200);
    memory.push({ time: await computed(page), bytes: await memoryOf(browser) });
  }
  await page.waitForFunction(() => window.anshu.player.ended.value);
  const { moving, recording } = await page.evaluate(async (hour) => {
    const { player } = window.anshu;
    const now = player.recording()!.at(hour);
    const before = player.recording()!.at(hour - 5);
    let n = 0;
    for (let row = 0; row < now.x.length; row++) {
      if (Math.hypot(now.x[row] - before.x[row], now.y[row] - before.y[row]) > 0.05) n++;
    }
    return { moving: n, recording: (await player.file()).length };
  }, HOUR);
  await page.context().close();
  return { recording, memory, empty, moving: moving / PEOPLE };
}
