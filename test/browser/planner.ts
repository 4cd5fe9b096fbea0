/** A planner at the page: what the tests do with it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Language } from '../../engine/index.js';
import { launch } from './chromium.js';
import { readPng, type Picture } from './pixels.js';

export interface Surroundings {
  /** Language of the browser: the page takes it up. */
  language?: Language;
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Another server than the one of all tests. */
  address?: string;
  /** What follows the address, from ?. */
  search?: string;
  /** … and from #. */
  link?: string;
  /** A touch screen. */
  touch?: boolean;
  /** The page is kept for later visits, as it is outside of tests: that fetches every file of it once more. */
  kept?: boolean;
  /** Done before the page is opened. */
  before?: (context: BrowserContext) => Promise<unknown>;
}

/** A small home, for what does not hang on the home that is open: it is there sooner. */
export const STATION: Surroundings = { link: '#s=community-station&v=night' };

export interface Planner {
  page: Page;
  context: BrowserContext;
  /** What the page complained of: errors nobody caught, and lines on the console that are errors. */
  complaints: string[];
  /** Waits until there is a building on the canvas. */
  opened(): Promise<void>;
  /** Waits until the run is computed to its end. */
  computed(): Promise<void>;
  /** What the canvas shows, with what lies over it. */
  picture(): Promise<Picture>;
  /** Stops playback at a moment that is computed, s. */
  stopAt(time: number): Promise<void>;
  /** Waits until what was changed is drawn. */
  drawn(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the built page. */
export async function visit(browser: Browser, address: string, around: Surroundings = {}): Promise<Planner> {
  const {
    language = 'en',
    theme = 'light',
    width = 1280,
    height = 800,
    search = '',
    link = '',
    touch = false,
    kept = false,
  } = around;
  const context = await browser.newContext({
    locale: language === 'en' ? 'en-GB' : language,
    colorScheme: theme,
    viewport: { width, height },
    hasTouch: touch,
    acceptDownloads: true,
    serviceWorkers: kept ? 'allow' : 'block',
  });
  // Tools that run these files may name the functions that are sent to the page, by a helper the page does not have.
  await context.addInitScript('globalThis.__name = (named) => named;');
  await around.before?.(context);
  const page = await context.newPage();
  // Software draws on busy machines: nothing here takes so long that works.
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${address}${search}${link}`);
  const drawn = (): Promise<void> =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
  const opened = async (): Promise<void> => {
    await page.waitForFunction(
      () => window.anshu?.player.phase.value === 'ready' && window.anshu.app.stage.value !== null,
    );
    await drawn();
  };
  return {
    page,
    context,
    complaints,
    drawn,
    opened,
    async computed() {
      await page.waitForFunction(() => window.anshu?.player.ended.value);
    },
    async picture() {
      return readPng(await page.locator('canvas').first().screenshot());
    },
    async stopAt(time) {
      await page.evaluate((moment) => {
        window.anshu.player.pause();
        window.anshu.player.seek(moment);
      }, time);
      await drawn();
    },
    close: () => context.close(),
  };
}

/**
 * One browser for the tests of a file or a group; a page that complains fails the test it was opened in.
 * @param keep pages are left open until the last test of the group
 */
export function planners({ keep = false } = {}): (around?: Surroundings) => Promise<Planner> {
  const prepared = inject('prepared');
  let browser: Browser;
  let open: Planner[] = [];
  beforeAll(async () => {
    if ('failure' in prepared) throw new Error(prepared.failure);
    browser = await launch(prepared.chromium);
  });
  afterEach(async () => {
    const complaints = open.flatMap((planner) => planner.complaints.splice(0));
    if (!keep) {
      await Promise.all(open.map((planner) => planner.close()));
      open = [];
    }
    // What is said in every frame is said once.
    expect([...new Set(complaints)]).toEqual([]);
  });
  afterAll(() => browser?.close());
  return async (around) => {
    if ('failure' in prepared) throw new Error(prepared.failure);
    const planner = await visit(browser, around?.address ?? prepared.address, around);
    open.push(planner);
    return planner;
  };
}
