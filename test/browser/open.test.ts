/** The page as it opens: the night at once, people who move, and words where it cannot draw. */
import type { BrowserContext, Disposable } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { coloursOf, difference, differing, smaller } from './pixels.js';
import { LONG } from '../long.js';
import { planners, type Planner } from './planner.js';

const open = planners();

interface Seen {
  time: number;
  /** Where each person is drawn, on the canvas. */
  at: ({ x: number; y: number } | null)[];
}

const look = ({ page }: Planner): Promise<Seen> =>
  page.evaluate(() => {
    const { player, app } = window.anshu;
    const people = player.header.value!.people;
    return { time: player.time.value, at: people.map((_, row) => app.stage.value!.personAt(row)) };
  });

/** Gives up a kind of drawing before the page asks for it. */
const without =
  (kinds: RegExp) =>
  (context: BrowserContext): Promise<Disposable> =>
    context.addInitScript((source) => {
      const gone = new RegExp(source);
      for (const made of [HTMLCanvasElement.prototype, OffscreenCanvas.prototype]) {
        const own = made.getContext as (this: unknown, kind: string, ...more: unknown[]) => unknown;
        Object.assign(made, {
          getContext(this: unknown, kind: string, ...more: unknown[]) {
            return gone.test(kind) ? null : own.call(this, kind, ...more);
          },
        });
      }
    }, kinds.source);

describe('the page', () => {
  it('opens with the night of tower-18, and people move where they are', async () => {
    const planner = await open();
    await planner.opened();
    const { page } = planner;
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByTestId('play').getAttribute('aria-label')).toBe('Pause');
    expect(await page.getByTestId('scenario').inputValue()).toBe('tower-18');
    expect(await page.getByTestId('variant').inputValue()).toBe('night');
    expect(await page.evaluate(() => window.anshu.player.playing.value)).toBe(true);
    await planner.computed();
    await page.getByTestId('speed').selectOption('60');
    // Playback stands while a picture is taken, so that picture and places are of one moment.
    const still = async (): Promise<Seen & { picture: Awaited<ReturnType<Planner['picture']>> }> => {
      await page.evaluate(() => window.anshu.player.pause());
      await planner.drawn();
      const seen = await look(planner);
      const picture = await planner.picture();
      await page.evaluate(() => window.anshu.player.play());
      return { ...seen, picture };
    };
    let before = await still();
    expect(coloursOf(before.picture)).toBeGreaterThan(30);
    let moved: number[] = [];
    for (let i = 0; i < 40 && moved.length === 0; i++) {
      await page.waitForTimeout(300);
      const after = await still();
      expect(after.time).toBeGreaterThan(before.time);
      const changed = differing(before.picture, after.picture);
      const near = (place: { x: number; y: number } | null): boolean =>
        place !== null && changed.some(({ x, y }) => Math.abs(x - place.x) < 6 && Math.abs(y - place.y) < 6);
      moved = before.at.flatMap((place, row) => {
        const now = after.at[row];
        if (place === null || now === null || Math.hypot(place.x - now.x, place.y - now.y) < 4) return [];
        // Gone from where they were, and drawn where they are.
        return near(place) && near(now) ? [row] : [];
      });
      before = after;
    }
    expect(moved.length).toBeGreaterThan(0);
  });

  it('speaks the language of the browser, and stands still when it is told to', async () => {
    const planner = await open({ language: 'zh-CN' });
    await planner.opened();
    await planner.computed();
    await planner.stopAt(300);
    const picture = await planner.picture();
    await planner.page.waitForTimeout(600);
    expect(difference(picture, await planner.picture())).toBe('');
    expect(await planner.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await planner.page.getByTestId('play').getAttribute('aria-label')).toBe('播放');
  });

  it.runIf(LONG)('draws the same with WebGL and, where there is none, on a plain canvas', async () => {
    const pictures = [];
    for (const [renderer, around] of [
      ['webgl', { search: '?draw=webgl' }],
      ['canvas', { search: '?draw=webgl', before: without(/webgl|webgpu/) }],
    ] as const) {
      const planner = await open(around);
      await planner.opened();
      await planner.computed();
      await planner.stopAt(330);
      expect(await planner.page.evaluate(() => window.anshu.app.stage.value!.renderer)).toBe(renderer);
      const picture = await planner.picture();
      expect(coloursOf(picture)).toBeGreaterThan(30);
      pictures.push(picture);
      // That there was none is said on the console.
      planner.complaints.length = 0;
    }
    const [webgl, canvas] = pictures;
    // Edges are blended in another way: nowhere is a mark missing or another one. A mark is some 8 px wide.
    const [one, other] = [smaller(webgl, 8), smaller(canvas, 8)];
    expect(differing(one, other, 48).length).toBeLessThan(0.002 * one.width * one.height);
  });

  it('says so where nothing can be drawn, and everything else works', async () => {
    const planner = await open({ before: without(/./) });
    const { page } = planner;
    await page.getByRole('alert').getByText('The picture cannot be drawn').waitFor();
    await planner.computed();
    const before = await page.evaluate(() => window.anshu.player.time.value);
    await page.waitForFunction((time) => window.anshu.player.time.value > time, before);
    await page.getByTestId('outcome').waitFor();
    planner.complaints.length = 0;
  });
});
