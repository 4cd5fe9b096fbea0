/** The clock of the run: scrub, step, jump, by pointer and by keys; the state is right at once. */
import { describe, expect, it } from 'vitest';
import { BINDINGS } from '../../viewer/app/keys.js';
import { difference, differing } from './pixels.js';
import { planners, type Planner } from './planner.js';

const open = planners();

const timeOf = ({ page }: Planner): Promise<number> => page.evaluate(() => window.anshu.player.time.value);

async function ready(): Promise<Planner> {
  const planner = await open();
  await planner.opened();
  await planner.computed();
  await planner.stopAt(0);
  return planner;
}

describe('the timeline', () => {
  it('goes to where it is pulled, and shows that moment whichever way it got there', async () => {
    const planner = await ready();
    const { page } = planner;
    const duration = await page.evaluate(() => window.anshu.player.computed.value);
    // The bars beside the storeys are drawn to the scale of the fullest storey seen.
    await planner.stopAt(duration);
    const box = (await page.getByTestId('scrub').boundingBox())!;
    const middle = box.y + box.height / 2;
    await page.mouse.move(box.x + 4, middle);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.3, middle, { steps: 4 });
    await page.mouse.move(box.x + box.width * 0.5, middle, { steps: 4 });
    await page.mouse.up();
    const pulled = await timeOf(planner);
    expect(pulled / duration).toBeGreaterThan(0.45);
    expect(pulled / duration).toBeLessThan(0.55);
    const minutes = `${Math.floor((pulled + 0.5) / 60)}:`;
    expect(await page.getByTestId('moment').innerText()).toContain(minutes);
    await page.mouse.move(box.x + box.width / 2, 200);
    await planner.drawn();
    const once = await planner.picture();
    await planner.stopAt(duration);
    const late = await planner.picture();
    await planner.stopAt(pulled);
    expect(difference(once, await planner.picture())).toBe('');
    expect(differing(once, late).length).toBeGreaterThan(100);
  });

  it('steps by its buttons', async () => {
    const planner = await ready();
    const { page } = planner;
    await page.getByRole('button', { name: '60 s forward' }).click();
    await page.getByRole('button', { name: '10 s forward' }).click();
    await page.getByRole('button', { name: '1 s back' }).click();
    expect(await timeOf(planner)).toBeCloseTo(69, 6);
    await page.getByRole('button', { name: '60 s back' }).click();
    await page.getByRole('button', { name: '60 s back' }).click();
    expect(await timeOf(planner)).toBe(0);
  });

  it('jumps to each event in turn, and by the list of events', async () => {
    const planner = await ready();
    const { page } = planner;
    const marks = await page.evaluate(async () => {
      const found = await window.anshu.player.ask({ kind: 'marks' });
      return found.map(({ kind, time }) => ({ kind, time }));
    });
    const times = [...new Set(marks.map(({ time }) => time))].filter((time) => time > 0.05).sort((a, b) => a - b);
    expect(times.length).toBeGreaterThan(4);
    expect(marks.some(({ kind }) => kind === 'firstMoved')).toBe(true);
    expect(marks.some(({ kind }) => kind === 'claim')).toBe(true);
    const next = page.getByRole('button', { name: 'Next event' });
    await next.click();
    expect(await timeOf(planner)).toBeCloseTo(times[0], 6);
    await next.click();
    const second = await timeOf(planner);
    expect(second).toBeGreaterThan(times[0]);
    expect(Math.min(...times.map((time) => Math.abs(time - second)))).toBeLessThan(1e-6);
    await page.getByRole('button', { name: 'Previous event' }).click();
    expect(await timeOf(planner)).toBeCloseTo(times[0], 6);
    await page.getByRole('button', { name: 'Events', exact: true }).click();
    const list = page.getByRole('region', { name: 'Events' });
    const lines = list.getByRole('listitem');
    expect(await lines.count()).toBe(marks.length);
    await lines.last().getByRole('button').click();
    expect(await timeOf(planner)).toBeCloseTo(times[times.length - 1], 6);
  });

  it('plays as fast as it says', async () => {
    const planner = await ready();
    const { page } = planner;
    for (const speed of [10, 60]) {
      await page.getByTestId('speed').selectOption(String(speed));
      await planner.stopAt(0);
      const { seconds, passed } = await page.evaluate(async () => {
        const { player } = window.anshu;
        const start = performance.now();
        player.play();
        await new Promise((resolve) => {
          setTimeout(resolve, 1500);
        });
        player.pause();
        return { seconds: (performance.now() - start) / 1000, passed: player.time.value };
      });
      // A frame more or less; never faster than the clock on the wall.
      expect(passed).toBeLessThanOrEqual(speed * seconds * 1.05);
      expect(passed).toBeGreaterThan(speed * seconds * 0.6);
    }
  });

  it('obeys the keys', async () => {
    const planner = await ready();
    const { page } = planner;
    const state = () =>
      page.evaluate(() => {
        const { app, player } = window.anshu;
        return {
          time: player.time.value,
          playing: player.playing.value,
          speed: player.speed.value,
          view: app.view.value,
          layer: app.layer.value,
          trails: app.trails.value,
          language: app.language.value,
          theme: app.theme.value,
          dialog: app.dialog.value,
          focus: document.activeElement?.id,
        };
      });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return state();
    };
    expect(await press('PageDown', 'ArrowRight', 'Shift+ArrowRight')).toMatchObject({ time: 71 });
    expect(await press('PageUp', 'ArrowLeft', 'Shift+ArrowLeft')).toMatchObject({ time: 0 });
    const end = await press('End');
    expect(end.time).toBe(await page.evaluate(() => window.anshu.player.computed.value));
    expect(await press('Home')).toMatchObject({ time: 0 });
    expect((await press('.')).time).toBeGreaterThan(0);
    expect(await press(',', 'Home')).toMatchObject({ time: 0 });
    const { speed } = await state();
    expect((await press(']')).speed).toBeGreaterThan(speed);
    expect((await press('[')).speed).toBe(speed);
    expect(await press('Space')).toMatchObject({ playing: true });
    expect(await press('Space')).toMatchObject({ playing: false });
    expect((await press('v')).view.kind).toBe('floor');
    const floor = (await state()).view;
    expect((await press('ArrowUp')).view).not.toEqual(floor);
    expect((await press('ArrowDown')).view).toEqual(floor);
    await planner.drawn();
    const before = await planner.picture();
    await press('+');
    await planner.drawn();
    expect(differing(before, await planner.picture()).length).toBeGreaterThan(500);
    await press('0');
    await planner.drawn();
    await press('Shift+D');
    await planner.drawn();
    const moved = await planner.picture();
    expect(differing(before, moved).length).toBeGreaterThan(500);
    expect((await press('v')).view.kind).toBe('tower');
    expect(await press('t')).toMatchObject({ trails: true });
    expect(await press('t')).toMatchObject({ trails: false });
    expect((await press('m')).layer).not.toBe('none');
    expect(await press('m', 'm', 'm')).toMatchObject({ layer: 'none' });
    expect(await press('d')).toMatchObject({ theme: 'dark' });
    expect(await press('d', 'l')).toMatchObject({ theme: 'light', language: 'zh-CN' });
    expect(await press('l', 'c')).toMatchObject({ language: 'en', dialog: 'critical' });
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.waitForFunction(() => window.anshu.app.dialog.value === null);
    await press('/');
    await planner.drawn();
    expect(await state()).toMatchObject({ focus: 'find-person' });
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await press('?')).toMatchObject({ dialog: 'keys' });
    // Each of them is in the list.
    await page.getByRole('dialog').waitFor();
    const listed = await page.getByRole('dialog').innerText();
    for (const { shown } of BINDINGS) for (const key of shown) expect(listed).toContain(key);
  });
});
