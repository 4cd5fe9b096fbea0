/** Buildings of other programs and tables of people, brought to the page: what it says of them, and what is done with them. */
import { describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { wardIfc } from '../unit/exchange/import/ifcFile.js';
import { ROOMS, wardDxf } from '../unit/exchange/import/ward.js';
import { planners, STATION, type Planner } from './planner.js';

const open = planners({ keep: true });

const bring = ({ page }: Planner, name: string, text: string | Uint8Array): Promise<void> =>
  page.locator('#bring-file').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(typeof text === 'string' ? strToU8(text) : text),
  });

const settled = ({ page }: Planner): Promise<unknown> =>
  page.waitForFunction(
    () =>
      window.anshuDraw !== undefined &&
      window.anshuDraw.desk.looked.value !== null &&
      window.anshuDraw.desk.saving.value === 'saved',
  );

const drawing = ({ page }: Planner) => page.evaluate(() => window.anshuDraw!.desk.drawing.value);

describe('import in the page', () => {
  it('takes a DXF: its layers are mapped, what was taken and what is open is told, and it can be drawn on', async () => {
    const planner = await open({ ...STATION, width: 1500, height: 950 });
    const { page } = planner;
    await planner.opened();
    // Layers in Chinese, one with a name that says nothing.
    await bring(planner, 'ward.dxf', wardDxf().replaceAll('房间', 'LAYER-7'));
    const dialog = page.getByRole('dialog');
    const layers = dialog.getByTestId('layers').getByRole('row');
    await layers.filter({ hasText: 'LAYER-7' }).getByRole('combobox').waitFor();
    expect(await layers.filter({ hasText: 'LAYER-7' }).innerText()).toContain('not said');
    expect(await dialog.locator('svg path').count()).toBeGreaterThan(2);
    // Without rooms there is nothing to be read, and that is said.
    await dialog.getByTestId('import-refused').waitFor();
    await layers.filter({ hasText: 'LAYER-7' }).getByRole('combobox').selectOption('room');
    await dialog.getByRole('button', { name: 'Read it again with these layers' }).click();
    const report = dialog.getByTestId('import-report');
    await report.waitFor();
    expect(await report.innerText()).toMatch(/5 spaces/);
    expect(await report.innerText()).toContain('clear width');
    await dialog.getByTestId('import-draw').click();
    await dialog.waitFor({ state: 'detached' });
    await settled(planner);
    const made = await drawing(planner);
    expect(new Set(made.rooms.map(({ name }) => name))).toEqual(new Set(ROOMS.map(({ name }) => name)));
    // The hole in the wall is no clear width: it is asked for, not filled in.
    expect(made.doors.every(({ clearWidth }) => clearWidth === null)).toBe(true);
    const list = page.getByTestId('draw-problems');
    await list.getByText('clear width nobody has measured: 5').waitFor();
    await list.getByText('There are no beds').waitFor();
  });

  it('maps the layers of several storeys at once, each drawing seen', async () => {
    const planner = await open({ width: 1500, height: 950 });
    const { page } = planner;
    await planner.opened();
    // Layers in Chinese, the rooms of both storeys on one that says nothing; the upper storey says no unit.
    const lower = wardDxf().replaceAll('房间', 'LAYER-7');
    const upper = wardDxf({ units: '' }).replaceAll('房间', 'LAYER-7');
    await bring(planner, '两层.zip', zipSync({ '首层.dxf': strToU8(lower), '二层.dxf': strToU8(upper) }));
    const dialog = page.getByRole('dialog');
    const drawings = dialog.getByTestId('import-drawing');
    await drawings.waitFor();
    expect(await drawings.locator('option').allInnerTexts()).toEqual(['L01: 首层.dxf', 'L02: 二层.dxf']);
    const shape = (): Promise<string | null> => dialog.locator('svg path').last().getAttribute('d');
    await dialog.getByTestId('layers').getByRole('button', { name: 'LAYER-7' }).click();
    const ground = await shape();
    await drawings.selectOption('1');
    expect(await shape()).not.toBeNull();
    expect((await shape())!.length).toBe(ground!.length);
    const row = dialog.getByTestId('layers').getByRole('row').filter({ hasText: 'LAYER-7' });
    expect(await row.innerText()).toContain('10');
    await row.getByRole('combobox').selectOption('room');
    await dialog.getByRole('combobox', { name: /unit/i }).selectOption('mm');
    await dialog.getByRole('button', { name: 'Read it again with these layers' }).click();
    const report = dialog.getByTestId('import-report');
    await report.getByText('2 storeys').waitFor();
    await dialog.getByTestId('import-draw').click();
    await dialog.waitFor({ state: 'detached' });
    await settled(planner);
    const made = await drawing(planner);
    expect(made.storeys.map(({ id }) => id)).toEqual(['L01', 'L02']);
    for (const storey of ['L01', 'L02'])
      expect(made.rooms.filter((room) => room.storey === storey)).toHaveLength(ROOMS.length);
  });

  it('takes an IFC with WebAssembly, says why it refuses, and stays alive', async () => {
    const planner = await open({ ...STATION, width: 1500, height: 950 });
    const { page } = planner;
    await planner.opened();
    await bring(planner, 'broken.ifc', 'ISO-10303-21;\nHEADER;\nnothing of the kind');
    const dialog = page.getByRole('dialog');
    await dialog.getByTestId('import-refused').or(dialog.getByRole('alert')).first().waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await settled(planner);
    await page.locator('#draw-import').setInputFiles({
      name: 'ward.ifc',
      mimeType: '',
      buffer: Buffer.from(wardIfc({ schema: 'IFC2X3', unit: 0.001 })),
    });
    await page.getByTestId('import-draw').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await settled(planner);
    const made = await drawing(planner);
    expect(made.rooms).toHaveLength(ROOMS.length);
    expect(made.doors.filter(({ exit }) => exit)).toHaveLength(1);

    // Beds by hand, then who sleeps in them from a table with columns of its own.
    await page.getByTestId('tool-bed').click();
    const [x1, y1] = ROOMS[1].box;
    for (const x of [0.7, 2.1]) {
      const at = await page.evaluate((p) => window.anshuDraw!.toPage(p), [x1 + x, y1 + 2] as const);
      await page.mouse.click(at.x, at.y);
    }
    await settled(planner);
    const table = (mobility: string): string =>
      `Bett,How,name\n${ROOMS[1].name}-1,cane,A\n${ROOMS[1].name}-2,${mobility},B\n`;
    const take = async (text: string): Promise<void> => {
      await page
        .locator('#draw-residents')
        .setInputFiles({ name: 'residents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      const columns = page.getByTestId('columns').getByRole('row');
      await columns.filter({ hasText: 'Bett' }).getByRole('combobox').selectOption('bed');
      await columns.filter({ hasText: 'How' }).getByRole('combobox').selectOption('mobility');
      await page.getByTestId('take-table').click();
    };
    await take(table('wheelchiar'));
    // The columns show what stands in them, too: what is wrong with it comes in the list after them.
    const wrong = page.getByRole('dialog').getByTestId('problems');
    await wrong.getByText('wheelchiar').first().waitFor();
    expect(await wrong.innerText()).toContain('3');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await take(table('bedridden'));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await drawing(planner)).residents.map(({ mobility }) => mobility)).toEqual(['cane', 'bedridden']);
    // One step back, and nobody sleeps there.
    await page.keyboard.press('Control+z');
    expect((await drawing(planner)).residents).toHaveLength(0);

    // A project of another program in an archive.
    const project = { project_version: '2.0', exits: { e: { type: 'polygon', coordinates: [[9, 0], [10, 0], [10, 4], [9, 4]] } } }; // prettier-ignore
    const archive = zipSync({
      'p.json': strToU8(JSON.stringify(project)),
      'g.wkt': strToU8('POLYGON ((0 0, 10 0, 10 4, 0 4, 0 0))'),
    });
    await page
      .locator('#draw-import')
      .setInputFiles({ name: 'corridor.zip', mimeType: '', buffer: Buffer.from(archive) });
    await page.getByTestId('import-report').getByText('JuPedSim project').waitFor();
  });
});
