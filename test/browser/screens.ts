/** Every screen the page has, as a planner comes to it: for the tests of words and colours, and for the pictures. */
import { strToU8, zipSync } from 'fflate';
import { historiesParquet, runsParquet } from '../../engine/exchange/study.js';
import { studyResults } from '../fixtures/studies.js';
import type { Planner } from './planner.js';

export interface Screen {
  name: string;
  /** From the page as it opens, its run computed and stopped at `MOMENT`. */
  go(planner: Planner): Promise<void>;
}

/** Much is going on: carers on their way, residents moved, doors shut, s. */
export const MOMENT = 330;

/** In a fire with much smoke: some have breathed it, s. */
const SMOKE = 1500;

const select = (planner: Planner, id: string): Promise<void> =>
  planner.page.evaluate((wanted) => {
    const { app, player } = window.anshu;
    app.goTo({ row: player.header.value!.people.findIndex((person) => person.id === wanted) });
    app.panel.value = 'why';
  }, id);

/** Somebody of the incident's storey who waits, with the longest chain of causes. */
const selectWaiting = async (planner: Planner): Promise<void> => {
  const id = await planner.page.evaluate(async () => {
    const { player } = window.anshu;
    const { people } = player.header.value!;
    const time = player.time.value;
    const snapshot = player.recording()!.at(time);
    let best = { id: people[0].id, length: 0 };
    for (let row = 0; row < people.length; row++) {
      if (snapshot.cause[row] === 0) continue;
      const { chain } = await player.ask({ kind: 'reason', row, time });
      if (chain.length > best.length) best = { id: people[row].id, length: chain.length };
    }
    return best.id;
  });
  await select(planner, id);
};

const dialog = async ({ page }: Planner, name: 'keys' | 'critical' | 'print' | 'clip'): Promise<void> => {
  await page.evaluate((wanted) => {
    window.anshu.app.dialog.value = wanted;
  }, name);
  await page.getByRole('dialog').waitFor();
};

const bring = ({ page }: Planner, name: string, bytes: Uint8Array): Promise<void> =>
  page.locator('#bring-file').setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });

const toScreen = (page: Planner['page'], screen: 'drill' | 'realDrill'): Promise<void> =>
  page.evaluate((wanted) => {
    window.anshu.app.screen.value = wanted;
  }, screen);

/** The first night shift, standing still some seconds after its begin. */
async function playDrill(page: Planner['page']): Promise<void> {
  await toScreen(page, 'drill');
  await page.getByTestId('play-first-night').click();
  await page.getByTestId('pace').selectOption('8');
  await page.getByTestId('pause').click();
  await page.waitForFunction(
    () => Number(document.querySelector('[data-testid=clock]')?.getAttribute('data-tick')) > 200,
  );
  await page.getByTestId('pause').click();
  await page.getByTestId('view-storey').selectOption('8');
}

/** Drawn whole, but a bed and a station are nowhere. */
const BROKEN = {
  format: 'anshu-scenario',
  version: 1,
  id: 'broken',
  name: { 'zh-CN': '有问题的情景', en: 'A scenario with problems' },
  facility: {
    storeys: [{ id: 'L1', elevation: 0, height: 3 }],
    spaces: [
      { id: 'room-1', kind: 'bedroom', storey: 'L1', outline: [[0, 2], [4, 2], [4, 6], [0, 6]], netArea: 90 }, // prettier-ignore
      { id: 'corridor', kind: 'corridor', storey: 'L1', outline: [[0, 0], [12, 0], [12, 2], [0, 2]] }, // prettier-ignore
    ],
    openings: [{ id: 'door-1', kind: 'door', between: ['room-1', 'corridor'], at: [[1, 2], [2, 3]] }], // prettier-ignore
    beds: [{ id: 'bed-1', space: 'room-1', at: [20, 40] }],
  },
  residents: [{ id: 'R-1', bed: 'bed-2', mobility: 'cane' }],
  roster: { shifts: { night: { from: '21:00', to: '07:00', staff: [] } } },
  plan: { phases: [{ id: 'all', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'] }], claims: [] },
  incident: { space: 'room-9', clock: '02:00' },
  horizon: 600,
};

export const SCREENS: readonly Screen[] = [
  { name: 'tower', go: () => Promise.resolve() },
  {
    name: 'floor',
    async go({ page }) {
      await page.evaluate(() => {
        const { app, player } = window.anshu;
        const building = player.building.value!;
        const header = player.header.value!;
        const space = building.spaces[header.spaces.indexOf(header.scenario.incident.space)];
        app.view.value = { kind: 'floor', storey: space.storey };
        app.place.value = { kind: 'storey', storey: building.storeys[space.storey].id };
        app.panel.value = 'why';
      });
      await page.getByTestId('hold').waitFor();
    },
  },
  {
    name: 'why',
    async go(planner) {
      await selectWaiting(planner);
      await planner.page.getByTestId('cause').first().waitFor();
      await planner.page.locator('summary', { has: planner.page.locator('xpath=..//*[@data-testid="table"]') }).or(planner.page.getByTestId('table').locator('summary')).first().click(); // prettier-ignore
    },
  },
  {
    name: 'density',
    async go({ page }) {
      await page.evaluate(() => {
        window.anshu.app.layer.value = 'density';
        window.anshu.app.trails.value = true;
      });
      await page.getByTestId('scale').waitFor();
    },
  },
  {
    name: 'time-to-safety',
    async go({ page }) {
      await page.evaluate(() => {
        window.anshu.app.layer.value = 'timeToSafety';
      });
      await page.getByTestId('scale').waitFor();
    },
  },
  {
    name: 'events',
    async go({ page }) {
      await page.locator('#timeline button[aria-expanded]').click();
      await page.locator('.event-list').waitFor();
    },
  },
  {
    name: 'check',
    async go({ page }) {
      await page.evaluate(() => {
        window.anshu.app.panel.value = 'check';
      });
      await page.getByTestId('roster').locator('summary').click();
      await page.getByTestId('roster').getByRole('checkbox').first().uncheck();
      await page.getByTestId('charts').locator('summary').click();
      await page.locator('.uplot').first().waitFor();
    },
  },
  {
    name: 'compare',
    async go({ page }) {
      await page.evaluate(() => {
        window.anshu.app.panel.value = 'check';
      });
      await page.getByTestId('compare').click();
      await page.getByTestId('differences').getByRole('listitem').first().waitFor();
      const slider = page.getByTestId('compare-screen').getByRole('slider');
      const box = (await slider.boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.4, box.y + box.height / 2);
    },
  },
  {
    name: 'problems',
    async go(planner) {
      await bring(planner, 'broken.zip', zipSync({ 'scenario.json': strToU8(JSON.stringify(BROKEN)) }));
      await planner.page.getByRole('dialog').getByTestId('problems').waitFor();
    },
  },
  {
    name: 'failed',
    async go(planner) {
      await bring(planner, 'cut.anshu', strToU8('ANSHUREC and nothing more'));
      await planner.page.getByRole('alert').waitFor();
    },
  },
  { name: 'keys', go: (planner) => dialog(planner, 'keys') },
  {
    name: 'critical',
    async go(planner) {
      await dialog(planner, 'critical');
      await planner.page.getByTestId('critical').waitFor();
    },
  },
  {
    name: 'print',
    async go(planner) {
      await dialog(planner, 'print');
      await planner.page.getByTestId('print').getByRole('img').waitFor();
    },
  },
  { name: 'clip', go: (planner) => dialog(planner, 'clip') },
  {
    // The storey of a fire that fills with smoke, and somebody who has breathed it.
    name: 'smoke',
    async go(planner) {
      const { page } = planner;
      await page.evaluate(async () => {
        const { app } = window.anshu;
        await app.run(
          app.library.value.find(({ id }) => id === 'longhua-2025')!,
          null,
          '1',
        );
      });
      await page.waitForFunction(() => window.anshu.player.header.value?.scenario.id === 'longhua-2025');
      await planner.opened();
      await page.waitForFunction((time) => window.anshu.player.computed.value >= time, SMOKE);
      await planner.stopAt(SMOKE);
      await page.evaluate(() => {
        const { app, player } = window.anshu;
        const { exposure, space } = player.frame()!;
        const row = exposure.findIndex((dose, i) => dose > 0 && space[i] >= 0);
        app.goTo({ row });
        app.stage.value!.focus('all');
        app.panel.value = 'why';
      });
      await page.getByTestId('person').waitFor();
    },
  },
  {
    name: 'on-trial',
    async go({ page }) {
      await page.evaluate(() => {
        window.anshu.app.panel.value = 'check';
      });
      await page.getByTestId('on-trial').locator('summary').first().click();
      const rules = page.getByTestId('trial-rules').locator('summary').first();
      await rules.click();
      await rules.scrollIntoViewIfNeeded();
      await page.getByTestId('on-trial').evaluate((panel) => panel.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'draw',
    async go({ page }) {
      await page.evaluate(() => {
        window.anshu.app.screen.value = 'draw';
      });
      await page.getByTestId('board').waitFor();
      const at = async (x: number, y: number): Promise<void> => {
        const place = await page.evaluate((p) => window.anshuDraw!.toPage(p), [x, y] as const);
        await page.mouse.click(place.x, place.y);
      };
      await page.getByTestId('tool-room').click();
      await page.getByTestId('room-name').fill('101');
      await page.getByTestId('room-name').press('Enter');
      for (const [x, y] of [[0, 0], [4, 6], [4, 0], [8, 6]] as const) await at(x, y); // prettier-ignore
      await page.getByTestId('room-kind').selectOption('corridor');
      for (const [x, y] of [
        [0, 6],
        [8, 8.4],
      ] as const)
        await at(x, y);
      await page.getByTestId('tool-door').click();
      for (const [x, y] of [
        [2, 6],
        [6, 6],
      ] as const)
        await at(x, y);
      await page.getByTestId('tool-exit').click();
      await at(0, 7.2);
      await page.getByTestId('tool-bed').click();
      for (const [x, y] of [
        [1, 2],
        [7, 2],
      ] as const)
        await at(x, y);
      // A stair with nothing above it, half drawn a second one: what is wrong, and lengths.
      await page.getByTestId('tool-stair').click();
      for (const [x, y] of [
        [8, 5.9],
        [13, 8.4],
        [8, 1],
      ] as const)
        await at(x, y);
      const place = await page.evaluate(() => window.anshuDraw!.toPage([11, 3.5]));
      await page.mouse.move(place.x, place.y);
      await page.locator('[data-testid="draw-problems"] li').first().waitFor();
    },
  },
  {
    name: 'drill-choose',
    async go({ page }) {
      await toScreen(page, 'drill');
      await page.getByTestId('play-mishima-refuge-lift').waitFor();
    },
  },
  {
    name: 'drill-trainer',
    async go({ page }) {
      await playDrill(page);
      await page.getByTestId('throw-stair-lost').click();
      await page.getByTestId('record').click();
      await page.getByTestId('past').fill('60');
      await page.getByTestId('fork').waitFor();
    },
  },
  {
    name: 'drill-seat',
    async go({ page }) {
      await playDrill(page);
      await page.getByTestId('seat-floor-carer').click();
      await page.getByTestId('staff-carer-09').click();
      await page.getByTestId('verb-fetch').click();
      await page.getByTestId('order-target').selectOption('09-02-a');
      await page.getByTestId('give').click();
      await page.getByTestId('given').locator('[data-state=taken]').waitFor();
    },
  },
  {
    name: 'real-drill',
    async go({ page }) {
      await toScreen(page, 'realDrill');
      await page.getByTestId('begin').click();
      await page.getByTestId('start').click();
      await page.getByTestId('take-panelAlarm').click();
    },
  },
  {
    // Results of a study, a cell of it chosen.
    name: 'study',
    async go({ page }) {
      await page.evaluate(() => {
        window.anshu.app.screen.value = 'study';
      });
      const result = studyResults(40);
      const file = (name: string, bytes: Uint8Array | string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }); // prettier-ignore
      await page
        .getByTestId('study-files')
        .setInputFiles([
          file('study.json', JSON.stringify(result.file)),
          file('runs.parquet', runsParquet(result)),
          file('histories.parquet', historiesParquet(result.histories, 30)),
        ]);
      await page.getByTestId('study-effects').waitFor();
      await page.getByTestId('study-measure').selectOption('clear');
      await page.getByTestId('study-curves').waitFor();
      await page.getByTestId('study-arrivals').waitFor();
      await page.getByTestId('study-filter').locator('summary').click();
      await page.getByTestId('cell-3').click();
      await page.getByTestId('study-runs').waitFor();
    },
  },
];

/** The page as each screen starts from, whatever was shown before. */
export async function atMoment(planner: Planner): Promise<void> {
  const { page } = planner;
  await page.evaluate(async () => {
    const app = window.anshu?.app;
    if (app === undefined || app.running.value === null) return;
    const fresh = app.running.value.entry?.id === 'tower-18' && window.anshu.player.phase.value === 'ready';
    app.dialog.value = null;
    app.screen.value = 'play';
    app.panel.value = 'none';
    app.layer.value = 'none';
    app.trails.value = false;
    app.selected.value = null;
    app.place.value = null;
    app.view.value = { kind: 'tower' };
    app.theme.value = 'light';
    for (const details of document.querySelectorAll('details')) details.open = false;
    document.querySelector<HTMLElement>('#timeline button[aria-expanded="true"]')?.click();
    if (fresh) return;
    // What the address says is what was shown before.
    history.replaceState(null, '', location.pathname + location.search);
    await app.start();
  });
  await planner.opened();
  await planner.computed();
  await planner.stopAt(MOMENT);
}
