/** From a tablet under a finger to a wall of pixels: everything has its place, and nothing lies over anything else. */
import { expect, it } from 'vitest';
import { coloursOf } from './pixels.js';
import { LONG } from '../long.js';
import { planners, type Planner } from './planner.js';

const open = planners();

/** What does not fit the window: names of what reaches over its edges, and of pictures that leave their frames empty. */
const misfits = ({ page }: Planner): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push(`page ${scrollWidth} × ${scrollHeight}`);
    for (const canvas of document.querySelectorAll<HTMLElement>('.stage-host canvas')) {
      const own = canvas.getBoundingClientRect();
      const frame = canvas.parentElement!.parentElement!.getBoundingClientRect();
      if (own.bottom < frame.bottom - 60 || own.right < frame.right - 60)
        found.push(`canvas ${own.width} × ${own.height}`);
      if (own.bottom > frame.bottom + 1 || own.right > frame.right + 1) found.push(`canvas over its frame`);
    }
    for (const control of document.querySelectorAll<HTMLElement>('button, select, input')) {
      const { left, right, width } = control.getBoundingClientRect();
      const side = control.closest<HTMLElement>('.side')?.getBoundingClientRect();
      const room = side ?? { left: 0, right: innerWidth };
      if (width > 0 && (left < room.left - 1 || right > room.right + 1)) found.push(control.outerHTML.slice(0, 80));
    }
    return found;
  });

/** Two fingers on the middle of the picture, moved apart. */
async function spread({ page, context }: Planner): Promise<void> {
  const box = (await page.locator('canvas').first().boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await context.newCDPSession(page);
  const fingers = (apart: number) => [-apart, apart].map((dx, id) => ({ x: x + dx, y, id }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) });
  for (const apart of [70, 100, 130, 160])
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

it.runIf(LONG)('works on a tablet by touch, and fills a screen of 3840 × 2160', async () => {
  const planner = await open({ width: 1024, height: 768, touch: true });
  const { page } = planner;
  await planner.opened();
  await planner.computed();
  await planner.stopAt(330);
  expect(await misfits(planner)).toEqual([]);
  // A finger needs 44 px (WCAG 2.2, target size enhanced).
  const low = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('.head button, .stage-bar button, #timeline .row button')]
        .map((button) => button.getBoundingClientRect())
        .filter(({ height }) => height > 0 && height < 43).length,
  );
  expect(low).toBe(0);

  // A tap on a storey leads to its plan; there two fingers bring it nearer, and a tap on somebody says why.
  const row = await page.evaluate(() => {
    const { app, player } = window.anshu;
    const { cause, space } = player.recording()!.at(player.time.value);
    const incident = player.header.value!.spaces.indexOf(player.header.value!.scenario.incident.space);
    const building = player.building.value!;
    const { storey } = building.spaces[incident];
    app.view.value = { kind: 'floor', storey };
    return cause.findIndex((one, i) => one !== 0 && space[i] >= 0 && building.spaces[space[i]].storey === storey);
  });
  await page.waitForTimeout(600);
  const placeOf = (): Promise<{ x: number; y: number }[]> =>
    page.evaluate(() => {
      const { stage, view } = window.anshu.app;
      const { value } = view;
      return value.kind === 'floor'
        ? [0, 10].map((x) => stage.value!.toCanvas({ storey: value.storey, x, y: 0 })!)
        : [];
    });
  const [a, b] = await placeOf();
  await spread(planner);
  await page.waitForTimeout(400);
  const [c, d] = await placeOf();
  expect((d.x - c.x) / (b.x - a.x)).toBeGreaterThan(2);
  await page.evaluate((who) => window.anshu.app.stage.value!.focus({ row: who }), row);
  await page.waitForTimeout(600);
  const place = (await page.evaluate((who) => window.anshu.app.stage.value!.personAt(who), row))!;
  const canvas = (await page.locator('canvas').first().boundingBox())!;
  await page.touchscreen.tap(canvas.x + place.x, canvas.y + place.y);
  await page.getByTestId('person').waitFor();
  expect(await page.evaluate(() => window.anshu.app.selected.value)).toBe(row);
  expect(await misfits(planner)).toEqual([]);

  // Side by side, with no panel over it.
  await page.evaluate(() => {
    window.anshu.app.panel.value = 'check';
  });
  await page.getByTestId('compare').tap();
  await page.getByTestId('differences').getByRole('listitem').first().waitFor();
  await planner.drawn();
  expect(await page.locator('.side:visible').count()).toBe(0);
  expect(await misfits(planner)).toEqual([]);
  await page.getByTestId('compare-close').tap();

  await page.setViewportSize({ width: 3840, height: 2160 });
  await planner.opened();
  await page.waitForTimeout(300);
  expect(await misfits(planner)).toEqual([]);
  const picture = await planner.picture();
  expect(picture.width).toBeGreaterThan(2400);
  expect(coloursOf(picture)).toBeGreaterThan(30);
});
