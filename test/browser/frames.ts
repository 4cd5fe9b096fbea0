/**
 * `npm run frames [-- --seconds 20]`: how fast the page is. Frames a second while 1,972 people walk out of thirty storeys and
 * their run is still being computed; the longest block; how soon the first picture stands and what is fetched for it; what an
 * hour of 1,000 people takes of memory. Prints a table and keeps it beside the machine it was measured on, in test/browser/FRAMES.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { messageOf } from '../../engine/hosts/node/builds.mjs';
import { serve } from '../../engine/hosts/node/serve.mjs';
import { ensureViewer } from '../../engine/hosts/node/viewer.mjs';
import { tallTower } from '../fixtures/tallTower.js';
import { findChromium, launch } from './chromium.js';
import { hourOfThousand } from './hour.js';

const SIZE = { width: 1280, height: 800 };
/** Opened so many times; the median counts. */
const OPENINGS = 5;
/** All that an hour of 1,000 people may take, bytes: the recording twice (60 MB each), and as much as a page with a worker takes by itself. */
const MEMORY = 500e6;
/** People are counted so often while frames are, ms. */
const LOOK = 500;

interface Target {
  name: string;
  wanted: string;
  value: string;
  met: boolean;
}

interface Noted {
  /** When each frame began, ms. */
  frames: number[];
  /** Blocks of the page's own thread of 50 ms and more. */
  blocks: { at: number; ms: number }[];
  firstPicture: number | null;
}

declare global {
  interface Window {
    noted: Noted;
  }
}

/** Runs in the page before anything of it: a browser tells blocks only from 50 ms on. */
function note(): void {
  const noted: Noted = { frames: [], blocks: [], firstPicture: null };
  window.noted = noted;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.blocks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });
  let seen = 0;
  const frame = (now: number): void => {
    noted.frames.push(now);
    const ready = window.anshu?.player.phase.value === 'ready' && window.anshu.app.stage.value !== null;
    // The frame after the one in which the building was drawn: then it stands on the screen.
    if (ready && noted.firstPicture === null && ++seen > 1) noted.firstPicture = performance.now();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

async function visit(
  browser: Browser,
  address: string,
  prepare: (context: BrowserContext) => unknown = () => undefined,
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', colorScheme: 'light', viewport: SIZE });
  // Tools that run this file may name the functions that are sent to the page, by a helper the page does not have.
  await context.addInitScript('globalThis.__name = (named) => named;');
  await context.addInitScript(note);
  prepare(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  await page.waitForFunction(() => window.noted.firstPicture !== null);
  return page;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]): number => sorted(values)[values.length >> 1];

interface Opening {
  /** First picture, ms. */
  ms: number;
  /** JavaScript asked for before it, of the page and its workers, bytes: as our own server sends it, and by gzip. */
  brotli: number;
  gzip: number;
}

async function opening(browser: Browser, address: string, folder: string): Promise<Opening> {
  const asked: { path: string; at: number }[] = [];
  const page = await visit(browser, address, (context) =>
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.serviceWorker() === null && pathname.endsWith('.js'))
        asked.push({ path: join(folder, pathname), at: Date.now() });
    }),
  );
  const { ms, at } = await page.evaluate(() => {
    const first = window.noted.firstPicture!;
    return { ms: first, at: performance.timeOrigin + first };
  });
  await page.context().close();
  const scripts = [...new Set(asked.filter((one) => one.at <= at).map(({ path }) => path))];
  const sum = (size: (path: string) => number): number => scripts.reduce((bytes, path) => bytes + size(path), 0);
  return {
    ms,
    brotli: sum((path) => readFileSync(existsSync(`${path}.br`) ? `${path}.br` : path).length),
    gzip: sum((path) => gzipSync(readFileSync(path), { level: 6 }).length),
  };
}

interface Played {
  /** From one frame to the next, ms. */
  gaps: number[];
  longest: number;
  moving: number[];
  computing: boolean;
}

async function playing(browser: Browser, address: string, seconds: number): Promise<Played> {
  const page = await visit(browser, address);
  const bytes = zipSync({ 'scenario.json': strToU8(JSON.stringify(tallTower())) });
  await page
    .locator('#bring-file')
    .setInputFiles({ name: 'tall.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
  await page.waitForFunction(() => window.anshu.player.header.value?.scenario.id === 'tall-tower');
  await page.waitForFunction(() => window.anshu.player.time.value > 60);
  const result = await page.evaluate(
    async ({ ms, look }) => {
      const { player } = window.anshu;
      player.play();
      const start = performance.now();
      const moving: number[] = [];
      let computing = true;
      while (performance.now() - start < ms) {
        await new Promise((resolve) => setTimeout(resolve, look));
        const frame = player.frame()!;
        const last = player.recording()!.at(Math.max(0, player.time.value - 1));
        let n = 0;
        for (let row = 0; row < frame.x.length; row++) {
          if (Math.hypot(frame.x[row] - last.x[row], frame.y[row] - last.y[row]) > 0.05) n++;
        }
        moving.push(n);
        if (player.ended.value) computing = false;
      }
      const { frames, blocks } = window.noted;
      const own = frames.filter((at) => at >= start && at <= start + ms);
      return {
        gaps: own.slice(1).map((at, i) => at - own[i]),
        longest: Math.max(0, ...blocks.filter(({ at }) => at >= start).map((block) => block.ms)),
        moving,
        computing,
      };
    },
    { ms: 1000 * seconds, look: LOOK },
  );
  await page.context().close();
  return result;
}

const number = (value: number, digits = 0): string => value.toFixed(digits);

async function main(words: readonly string[]): Promise<void> {
  const at = words.indexOf('--seconds');
  const seconds = at < 0 ? 20 : Number(words[at + 1]);
  if (!(seconds > 0)) throw new Error('--seconds wants a number of seconds.');
  const folder = await ensureViewer();
  const { address, close } = await serve(folder, 0);
  // As a planner's own: nothing that a page under test would do otherwise.
  const browser = await launch(findChromium(), ['--disable-blink-features=AutomationControlled']);
  try {
    const openings = [];
    for (let i = 0; i < OPENINGS; i++) openings.push(await opening(browser, address, folder));
    const { gaps, longest, moving, computing } = await playing(browser, address, seconds);
    const slowest = sorted(gaps).slice(-Math.max(1, Math.round(gaps.length * 0.05)));
    const rate = 1000 / median(gaps);
    const low = 1000 / (slowest.reduce((sum, gap) => sum + gap, 0) / slowest.length);
    const first = median(openings.map(({ ms }) => ms));
    const plain = openings[0];
    // More is fetched where there is a graphics card to draw with.
    const withCard = await opening(browser, `${address}?draw=webgl`, folder);
    const {
      recording,
      memory,
      empty,
      moving: stillMoving,
    } = await hourOfThousand(browser, () => visit(browser, address));
    const most = Math.max(...memory.map(({ bytes }) => bytes));
    const scripts = (name: string, { brotli, gzip }: Opening): Target => ({
      name,
      wanted: 'at most 350 kB',
      value: `${number(brotli / 1000)} kB (gzip: ${number(gzip / 1000)} kB)`,
      met: brotli <= 350_000,
    });
    const rows: Target[] = [
      { name: 'Frames a second, median', wanted: 'at least 50', value: number(rate, 1), met: rate >= 50 },
      {
        name: 'Frames a second, mean of the slowest 5 %',
        wanted: 'at least 25',
        value: number(low, 1),
        met: low >= 25,
      },
      {
        name: 'Longest block of the page',
        wanted: 'at most 50 ms',
        value: longest === 0 ? 'below 50 ms' : `${number(longest)} ms`,
        met: longest <= 50,
      },
      {
        name: 'First picture, median',
        wanted: 'within 2 s',
        value: `${number(first / 1000, 2)} s`,
        met: first <= 2000,
      },
      scripts('Compressed JavaScript before it, as our server sends it', plain),
      scripts('… where a graphics card draws', withCard),
      {
        name: 'An hour of 1,000 people, recorded',
        wanted: 'at most 60 MB',
        value: `${number(recording / 1e6, 1)} MB`,
        met: recording <= 60e6,
      },
      {
        name: '… memory of the page and its workers, at most',
        wanted: `at most ${number(MEMORY / 1e6)} MB`,
        value: `${number(most / 1e6)} MB`,
        met: most <= MEMORY,
      },
    ];
    const table = [
      '| what | wanted | measured | |',
      '|---|---|---|---|',
      ...rows.map(
        ({ name, wanted, value, met }) => `| ${name} | ${wanted} | ${value} | ${met ? 'met' : '**missed**'} |`,
      ),
    ].join('\n');
    const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${number(totalmem() / 2 ** 30)} GiB, ${process.platform}, Chromium ${browser.version()}, no graphics card`;
    const about =
      `Over ${seconds} s of playback at 10× in ${SIZE.width} × ${SIZE.height}: ${number(median(moving))} people moving (median), ` +
      `the run ${computing ? 'still being computed throughout' : 'computed to its end on the way'}. ` +
      `Opened ${OPENINGS} times. In the hour of 1,000 people ${number(100 * stillMoving)} % were still walking at its end; memory before it ${number(empty / 1e6)} MB, then by the ` +
      `simulated minute: ${memory.map(({ time, bytes }) => `${number(time / 60)} min ${number(bytes / 1e6)} MB`).join(', ')}. ` +
      `Machine: ${machine}.`;
    process.stdout.write(`${table}\n\n${about}\n`);
    const text = `# How fast the page is\n\n<!-- Written by \`npm run frames\`. -->\n\n${table}\n\n${about}\n`;
    writeFileSync(new URL('FRAMES.md', import.meta.url), text);
  } finally {
    await browser.close();
    await close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});
