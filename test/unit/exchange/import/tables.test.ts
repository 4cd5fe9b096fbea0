/** IMDF archives, room tables as CSV and as workbooks, and how a file is told from another. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportFiles } from '../../../../engine/exchange/export/index.js';
import { distance, regionArea } from '../../../../engine/exchange/import/regions.js';
import { xlsxToCsv } from '../../../../engine/exchange/xlsx.js';
import { facilityProblems } from '../../../../engine/facility/build.js';
import { generateTower } from '../../../../engine/facility/tower.js';
import { nodeWriters } from '../../../../engine/hosts/node/writers.js';
import { starterScenario } from '../../../../engine/exchange/starter.js';
import { importFile } from './importFile.js';
import { workbook } from './workbook.js';

const TABLE = '楼层,房间,用途,床位,长,门宽\n1,101,居室,2,3.6,1.1\n1,102,居室,2,3.6,1.1\n1,N,护理站,,3.6,1\n';
const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('a table of rooms', () => {
  it('is the same as CSV and as XLSX, with what it leaves open', async () => {
    const csv = await importFile({ name: 'rooms.csv', bytes: bytes(TABLE) });
    const rows = TABLE.trim()
      .split('\n')
      .map((line) => line.split(','));
    const xlsx = await importFile({ name: 'rooms.xlsx', bytes: workbook(rows) });
    expect(csv.format).toBe('table');
    expect(csv.facility.beds).toHaveLength(4);
    expect(xlsx.facility).toEqual(csv.facility);
    expect(csv.report.toDo.length).toBeGreaterThan(0);
    expect(csv.report.toDo.every(({ code }) => code === 'tableNote')).toBe(true);
  });

  it('reads shared and written-out strings, numbers, gaps and formatted runs of a workbook', () => {
    const rows = [['a', '', '3.5'], [], ['“x”, y', '0.1']];
    expect(xlsxToCsv(workbook(rows))).toBe('a,,3.5\n\n"“x”, y",0.1');
  });
});

describe('an IMDF archive', () => {
  it('that was written here comes back with the same rooms and door widths', async () => {
    const parameters = { storeys: 2, bedsPerStorey: 4 };
    const drawn = generateTower(parameters);
    const name = { 'zh-CN': '家', en: 'home' };
    const file = starterScenario({ id: 'home', name, facility: drawn, drawn });
    const scenario = { ...file, facility: drawn, variant: null };
    const options = {
      format: 'imdf',
      framesPerSecond: 2,
      origin: { longitude: 121.47, latitude: 31.23 },
      language: 'zh-Hans',
      title: '家',
    } as const;
    const { files } = await exportFiles(scenario, null, options, nodeWriters);
    const [archive] = Object.values(files) as Uint8Array[];
    const back = await importFile({ name: 'home.zip', bytes: archive });
    expect(facilityProblems(back.facility)).toEqual([]);
    expect(back.format).toBe('imdf');
    const rooms = drawn.spaces.filter((space) => space.stair === undefined && space.kind !== 'liftCar');
    for (const room of rooms) {
      const found = back.facility.spaces.find((space) => space.id === room.id)!;
      expect(found, room.id).toBeDefined();
      expect(found.kind).toBe(room.kind);
      const [was, is] = [room, found].map((s) => regionArea({ outline: s.outline, holes: s.holes ?? [] }));
      expect(Math.abs(is - was)).toBeLessThan(0.05);
    }
    for (const opening of drawn.openings) {
      if (!opening.between.every((id) => id === 'outside' || rooms.some((room) => room.id === id))) continue;
      const found = back.facility.openings.find((one) => one.id === opening.id)!;
      expect(found, opening.id).toBeDefined();
      const clear = opening.clearWidth ?? distance(opening.at[0], opening.at[1]);
      expect(Math.abs((found.clearWidth ?? 0) - clear)).toBeLessThan(0.02);
    }
  });

  it('without levels or units is refused', async () => {
    const archive = zipSync({ 'unit.geojson': strToU8('{"type":"FeatureCollection","features":[]}') });
    await expect(importFile({ name: 'a.zip', bytes: archive })).rejects.toMatchObject({
      problems: [{ code: 'importNothing' }],
    });
  });
});

describe('a file', () => {
  it.each([
    ['nothing', ''],
    ['words', 'hello there'],
    ['a picture', '\u0089PNG\r\n\u001a\n'],
    ['JSON of something else', '{"a": 1}'],
    ['a web page', '<html><body>hello</body></html>'],
  ])('that is %s is refused with what can be read', async (_, words) => {
    await expect(importFile({ name: 'x', bytes: bytes(words) })).rejects.toMatchObject({
      problems: [{ file: 'x', code: expect.stringMatching(/^import(Unknown|Nothing|Broken)$/) as unknown }],
    });
  });
});
