/** A planner without CAD: the escape plan on the wall, flat or photographed askew, becomes a home that runs. */
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mapPoint } from '../../viewer/screens/draw/model/homography.js';
import type { XY } from '../../viewer/screens/draw/model/points.js';
import { BEDROOMS, STOREY } from '../fixtures/drawnStorey.js';
import { escapePlan, FRAME, FRAME_CORNERS, type EscapePlan } from '../fixtures/escapePlan.js';
import { LONG } from '../long.js';
import { planners, STATION, type Planner } from './planner.js';

const open = planners({ keep: true });

/** What somebody takes for one click, one field or one choice, s: generous for who sees the screen for the first time. */
const PACE = 4;
/** All of it has to be done within, s. */
const LIMIT = 600;

/** A planner's hands: every action is counted. */
class Hands {
  actions = 0;
  private readonly begun = performance.now();

  constructor(readonly planner: Planner) {}

  get page() {
    return this.planner.page;
  }

  /** Time of the script and of somebody who needs `PACE` for each action, s. */
  time(): { script: number; person: number } {
    const script = (performance.now() - this.begun) / 1000;
    return { script, person: script + this.actions * PACE };
  }

  async at(point: XY): Promise<void> {
    const { x, y } = await this.page.evaluate((p) => window.anshuDraw!.toPage(p), point);
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y);
    this.actions++;
  }

  async press(testid: string): Promise<void> {
    await this.page.getByTestId(testid).click();
    this.actions++;
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.actions++;
  }

  async fill(testid: string, value: string): Promise<void> {
    const field = this.page.getByTestId(testid);
    await field.fill(value);
    await field.press('Enter');
    await this.page.getByTestId('board').focus();
    this.actions++;
  }

  async choose(testid: string, value: string): Promise<void> {
    await this.page.getByTestId(testid).selectOption(value);
    this.actions++;
  }

  drawing() {
    return this.page.evaluate(() => window.anshuDraw!.desk.drawing.value);
  }

  async begin(): Promise<void> {
    const before = await this.page.evaluate(() => window.anshuDraw!.desk.id.value);
    await this.press('new-drawing');
    await this.page.waitForFunction((id) => window.anshuDraw!.desk.id.value !== id, before);
    await this.settled();
  }

  /** Waits until the drawing as it is now has been looked at and is in the store. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(
      () => window.anshuDraw!.desk.looked.value !== null && window.anshuDraw!.desk.saving.value === 'saved',
    );
  }
}

async function toDrawing(planner: Planner): Promise<Hands> {
  const { page } = planner;
  await planner.opened();
  const hands = new Hands(planner);
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByTestId('board').waitFor();
  await hands.begin();
  return hands;
}

/** Puts the picture below, and gives where a point of the plan is on the screen: as somebody sees it. */
async function underlay(hands: Hands, plan: EscapePlan): Promise<(at: XY) => Promise<XY>> {
  const { page } = hands;
  await page
    .locator('#draw-picture')
    .setInputFiles({ name: 'escape-plan.png', mimeType: 'image/png', buffer: plan.png });
  hands.actions += 2;
  await page.waitForFunction(() => window.anshuDraw!.desk.drawing.value.storeys[0].picture !== null);
  await page.waitForTimeout(300);
  return async (at) => {
    const toPlan = await page.evaluate(() => window.anshuDraw!.desk.drawing.value.storeys[0].picture!.toPlan);
    return mapPoint(toPlan, plan.toPixels(at));
  };
}

/** Traces the storey over the picture. `seen`: where a point of the plan is now. */
async function trace(hands: Hands, seen: (at: XY) => Promise<XY>): Promise<void> {
  const on = async (at: XY): Promise<void> => hands.at(await seen(at));
  await hands.press('tool-room');
  await hands.fill('room-name', '101');
  for (const { from, to } of BEDROOMS) {
    await on(from);
    await on(to);
  }
  await hands.choose('room-kind', 'corridor');
  await on(STOREY.corridor[0]);
  await on(STOREY.corridor[1]);
  await hands.choose('room-kind', 'service');
  await on([18, 0]);
  await on([24, 6]);
  await hands.press('tool-stair');
  await on(STOREY.stair[0]);
  await on(STOREY.stair[1]);
  await hands.press('tool-lift');
  await on(STOREY.lift[0]);
  await on(STOREY.lift[1]);
  await hands.press('tool-door');
  await hands.fill('door-width', '1.1');
  for (const { door } of BEDROOMS) await on(door);
  await on([21, 6]);
  await on([24, 6.9]);
  await hands.press('tool-exit');
  await on([0, 7.2]);
  await hands.press('tool-bed');
  await hands.choose('bed-mobility', 'wheelchairAssisted');
  for (const { beds } of BEDROOMS) for (const bed of beds) await on(bed);
  await hands.press('tool-station');
  await on([21, 3]);
  await hands.settled();
}

/** Sizes of the bedrooms as drawn, m. */
const sizes = (drawing: Awaited<ReturnType<Hands['drawing']>>): XY[] =>
  drawing.rooms
    .filter(({ kind }) => kind === 'bedroom')
    .map(({ outline }): XY => [outline[1][0] - outline[0][0], outline[2][1] - outline[1][1]]);

const tell = (what: string, hands: Hands): void => {
  const { script, person } = hands.time();
  process.stderr.write(
    `${what}: ${hands.actions} actions, ${script.toFixed(0)} s of script, ${person.toFixed(0)} s at ${PACE} s an action\n`,
  );
};

/** Walls make rooms; a drawing that cannot be run yet can be saved and opened again. */
async function byWalls(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.begin();
  await hands.press('tool-wall');
  for (const at of [[0, 0], [9, 0], [9, 6], [0, 6], [0, 0]] as XY[]) await hands.at(at); // prettier-ignore
  for (const at of [[4, 0], [4, 6], [4, 6]] as XY[]) await hands.at(at); // prettier-ignore
  await page.getByTestId('draw-problems').getByText('make no rooms yet').waitFor();
  await hands.press('tool-fill');
  await hands.at([2, 3]);
  await page.waitForFunction(() => window.anshuDraw!.desk.drawing.value.rooms.length === 1);
  await hands.press('rooms-from-walls');
  await page.waitForFunction(() => window.anshuDraw!.desk.drawing.value.rooms.length === 2);
  const { rooms } = await hands.drawing();
  const areas = rooms.map(({ outline: [a, , c] }) => Math.abs((c[0] - a[0]) * (c[1] - a[1])));
  expect(Math.min(...areas)).toBeCloseTo(24, 0);
  expect(Math.max(...areas)).toBeCloseTo(30, 0);
  await hands.settled();
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByTestId('save-drawing').click(),
  ]);
  const own = await page.evaluate(() => window.anshuDraw!.desk.id.value);
  const buffer = readFileSync(await download.path());
  expect(Object.keys(unzipSync(new Uint8Array(buffer))).map((name) => name.split('/').at(-1))).toEqual([
    'drawing.json',
  ]);
  await page.locator('#draw-import').setInputFiles({ name: 'saved.zip', mimeType: 'application/zip', buffer });
  await page.waitForFunction((id) => window.anshuDraw!.desk.id.value !== id, own);
  expect((await hands.drawing()).rooms).toEqual(rooms);
}

/** A room by keys alone, and a problem that shows its place. */
async function byKeys(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.begin();
  const board = page.getByTestId('board');
  await board.focus();
  await page.keyboard.press('r');
  // The crosshair begins in the middle; the second corner by a typed size.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.type('4.2x5');
  await page.keyboard.press('Enter');
  await hands.settled();
  const [room] = (await hands.drawing()).rooms;
  expect(room.outline[1][0] - room.outline[0][0]).toBeCloseTo(4.2, 6);
  expect(room.outline[2][1] - room.outline[1][1]).toBeCloseTo(5, 6);
  const list = page.getByTestId('draw-problems').getByRole('listitem');
  await list.filter({ hasText: 'Cannot be run' }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await list.filter({ hasText: 'Cannot be run' }).getByRole('button', { name: 'Show the place' }).first().click();
  expect(await page.evaluate(() => [...window.anshuDraw!.desk.selected.value])).toEqual([room.key]);
  await page.getByTestId('remove').click();
  expect((await hands.drawing()).rooms).toHaveLength(0);
}

/** A page of vectors, without a table of its objects, as damaged files are. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 24>>stream
10 w 50 50 300 100 re S
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** The first page of a PDF can lie below, and what is none is refused in words. */
async function underAPdf({ page }: Hands): Promise<void> {
  const give = (text: string): Promise<void> =>
    page
      .locator('#draw-picture')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(text) });
  await give('no PDF at all');
  await page.getByText('This PDF cannot be read').first().waitFor();
  await give(PDF);
  await page.waitForFunction(() => window.anshuDraw!.desk.drawing.value.storeys[0].picture !== null);
  const { width, height } = await page.evaluate(() => window.anshuDraw!.desk.drawing.value.storeys[0].picture!);
  expect([width, height]).toEqual([1600, 800]);
}

describe('the escape plan on the wall', () => {
  it('becomes a home that runs', async () => {
    const planner = await open({ ...STATION, width: 1600, height: 1000 });
    const hands = await toDrawing(planner);
    const { page } = planner;
    const plan = await escapePlan(page, false);
    const seen = await underlay(hands, plan);
    // Its scale: the frame is as wide as it says.
    await hands.press('tool-scale');
    await hands.at(await seen(FRAME_CORNERS[0]));
    await hands.at(await seen(FRAME_CORNERS[1]));
    await page.getByTestId('size-width').fill(String(FRAME.x2 - FRAME.x1));
    await hands.press('size-apply');
    await page.waitForTimeout(300);
    await trace(hands, seen);
    for (const [width, depth] of sizes(await hands.drawing())) {
      expect(Math.abs(width - 3.6)).toBeLessThan(0.11);
      expect(Math.abs(depth - 6)).toBeLessThan(0.11);
    }
    // One storey: the stair ends in the air, and that is said, and where.
    const problems = page.getByTestId('draw-problems');
    await problems.getByText('joins only one storey').waitFor();
    await hands.press('copy-up');
    await hands.settled();
    await problems.getByText('joins only one storey').waitFor({ state: 'detached' });
    const faults = await page.evaluate(() =>
      window.anshuDraw!.desk.problems.value.filter(({ level }) => level === 'fault' || level === 'left'),
    );
    expect(faults).toEqual([]);
    await problems.getByText('taken as empty: 20').waitFor();
    await hands.press('run-drawing');
    await page.waitForFunction(() => window.anshu.app.running.value?.entry?.own === true);
    await planner.opened();
    const { script, person } = hands.time();
    tell('A flat picture of a storey of 20 beds until it runs', hands);
    expect(Math.max(script, person)).toBeLessThan(LIMIT);
    await planner.computed();
    const { residents, beds } = await page.evaluate(() => ({
      residents: window.anshu.player.result.value!.outcome.residents,
      beds: window.anshu.player.header.value!.scenario.facility.beds!.length,
    }));
    expect(beds).toBe(40);
    // Nobody has said who sleeps in the beds of the copy: they are empty, and the list says so.
    expect(residents.safe + residents.sheltered + residents.remaining + residents.lost).toBe(20);
    expect(residents.safe + residents.sheltered).toBeGreaterThan(0);
    // What runs can be drawn on again, picture and all.
    const before = await page.evaluate(() => window.anshu.app.running.value!.entry!.folder.texts['drawing.json']);
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.getByTestId('board').waitFor();
    const own = await page.evaluate(() => window.anshuDraw!.desk.id.value);
    await page.getByRole('button', { name: 'Draw on what is on the stage' }).click();
    await page.waitForFunction((id) => window.anshuDraw!.desk.id.value !== id, own);
    expect(await hands.drawing()).toEqual(JSON.parse(before));
    await byWalls(hands);
  }, 400_000);

  it.runIf(LONG)(
    'photographed askew is squared up, traced, and runs',
    async () => {
      const planner = await open({ ...STATION, width: 1600, height: 1000 });
      const hands = await toDrawing(planner);
      const { page } = planner;
      const plan = await escapePlan(page, true);
      const seen = await underlay(hands, plan);
      await hands.press('tool-square');
      for (const corner of FRAME_CORNERS) await hands.at(await seen(corner));
      await page.getByTestId('size-width').fill(String(FRAME.x2 - FRAME.x1));
      await page.getByTestId('size-depth').fill(String(FRAME.y2 - FRAME.y1));
      hands.actions += 2;
      await hands.press('size-apply');
      await page.waitForTimeout(800);
      // Everywhere on the plan, not only at its corners: as far off as a click at the frame may be, half a pixel there.
      const [x0, y0] = await seen([0, 0]);
      for (const at of [
        [12, 7],
        [24, 14.4],
        [31, 5.2],
        [3.6, 6],
      ] as XY[]) {
        // prettier-ignore
        const [x, y] = await seen(at);
        expect(Math.hypot(x - x0 - at[0], y - y0 - at[1])).toBeLessThan(0.05);
      }
      await trace(hands, seen);
      for (const [width, depth] of sizes(await hands.drawing())) {
        expect(Math.abs(width - 3.6)).toBeLessThan(0.15);
        expect(Math.abs(depth - 6)).toBeLessThan(0.15);
      }
      await hands.press('copy-up');
      await hands.settled();
      tell('A skewed photo of a storey of 20 beds', hands);
      expect(hands.time().person).toBeLessThan(LIMIT);

      // Nothing is lost when the page goes without a word: neither the drawing nor the steps back.
      const before = await page.evaluate(() => window.anshuDraw!.desk.history.value);
      await page.reload();
      await planner.opened();
      await page.getByRole('button', { name: 'Draw', exact: true }).click();
      await page.getByTestId('board').waitFor();
      await hands.settled();
      const after = await page.evaluate(() => window.anshuDraw!.desk.history.value);
      expect(after).toEqual(before);
      // All the way back and forward again.
      for (let i = 0; i < before.at; i++) await page.keyboard.press('Control+z');
      expect((await hands.drawing()).rooms).toHaveLength(0);
      expect(await page.getByTestId('undo').isDisabled()).toBe(true);
      for (let i = 0; i < before.at; i++) await page.keyboard.press('Control+y');
      expect(await hands.drawing()).toEqual(before.drawing);
      await hands.settled();

      // Eighteen more storeys, then as a folder: what is saved is a scenario, with the drawing and the photo in it.
      const begun = performance.now();
      await hands.fill('copies', '18');
      await hands.press('copy-up');
      await hands.settled();
      const took = await page.getByTestId('looked').getAttribute('data-took');
      process.stderr.write(
        `20 storeys of it: drawn, looked at and kept after ${((performance.now() - begun) / 1000).toFixed(1)} s, looked at in ${Number(took).toFixed(0)} ms\n`,
      );
      expect((await hands.drawing()).storeys).toHaveLength(20);
      const [download] = await Promise.all([
        page.waitForEvent('download') as Promise<Download>,
        page.getByTestId('save-drawing').click(),
      ]);
      const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
      const names = new Set(Object.keys(files).map((name) => name.split('/').at(-1)));
      expect(names).toEqual(new Set(['drawing.json', 'pictures.json', 'scenario.json']));
      const scenario = Object.entries(files).find(([name]) => name.endsWith('scenario.json'))![1];
      expect((JSON.parse(strFromU8(scenario)) as { facility: { beds: unknown[] } }).facility.beds).toHaveLength(400);
      await byKeys(hands);
      await underAPdf(hands);
    },
    400_000,
  );
});
