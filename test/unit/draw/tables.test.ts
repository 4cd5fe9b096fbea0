/** Tables of people for a drawing: columns that are mapped, problems by line, what is read and what is not. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import { csv } from '../../../engine/exchange/csv.js';
import { compile } from '../../../engine/exchange/drawing/compile.js';
import { scenarioOfDrawing } from '../../../engine/exchange/drawing/scenario.js';
import { columnsOf, takeTable, type DrawingTable } from '../../../engine/exchange/drawing/tables.js';
import { layersOf } from '../../../engine/exchange/import/dxf/preview.js';
import { LAYER_ROLES } from '../../../engine/exchange/import/dxf/layers.js';
import { rosterFromTable } from '../../../engine/exchange/rosterList.js';
import { createParsers } from '../../../engine/hosts/parsers.js';
import { template } from '../../../viewer/screens/draw/model/template.js';
import { draw as en } from '../../../viewer/text/en/draw.js';
import { draw as zh } from '../../../viewer/text/zh-CN/draw.js';
import { drawnStorey } from '../../fixtures/drawnStorey.js';
import { wardDxf } from '../exchange/import/ward.js';
import { workbook } from '../exchange/import/workbook.js';

const file = (text: string, name = 'table.csv') => ({ name, bytes: new TextEncoder().encode(text) });

function problemsOf(make: () => unknown): { path: string; code: string }[] {
  try {
    make();
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map(({ path, code }) => ({ path, code }));
    throw error;
  }
  return [];
}

const beds = drawnStorey().beds.map(({ key }) => `L01-${key}`);

describe('residents', () => {
  it('come from columns of any name, once they are mapped', () => {
    const table = file(`wo,wie,Anmerkung\n${beds[0]},cane,x\n\n${beds[1]},bedridden,y\n`);
    const columns = columnsOf('residents', table);
    expect(columns).toMatchObject({ header: ['wo', 'wie', 'Anmerkung'], fields: [null, null, null], rows: 2 });
    expect(columns.known).toContain('mobility');
    const { drawing, count } = takeTable('residents', table, ['bed', 'mobility', null], drawnStorey());
    expect(count).toBe(2);
    expect(drawing.residents.map(({ bed, mobility }) => [bed, mobility])).toEqual([
      [drawing.beds[0].key, 'cane'],
      [drawing.beds[1].key, 'bedridden'],
    ]);
    expect(scenarioOfDrawing(drawing).file!.residents).toHaveLength(2);
  });

  it('are recognised by names in either language, from CSV and from a workbook', () => {
    expect(columnsOf('residents', file('床位,行动能力\na,自理\n')).fields).toEqual(['bed', 'mobility']);
    const book = { name: 'a.xlsx', bytes: workbook([['bed', 'mobility'], [beds[2], '卧床']]) }; // prettier-ignore
    const { fields } = columnsOf('residents', book);
    expect(takeTable('residents', book, fields, drawnStorey()).drawing.residents[0].mobility).toBe('bedridden');
  });

  it('are refused whole, with every problem on its line, blank lines counted', () => {
    const table = file(`bed,mobility\n${beds[0]},cane\n\n\nnowhere,cane\n${beds[1]},flying\n`);
    const found = problemsOf(() => takeTable('residents', table, ['bed', 'mobility'], drawnStorey()));
    expect(found.map(({ path }) => path)).toEqual(['table.5.bed', 'table.6.mobility']);
  });
});

describe('a roster', () => {
  const stations = ['station-1'];

  it('is read with posts and shifts in either language', () => {
    const roster = rosterFromTable(
      '岗位,班次,位置,培训\n护理员,夜班,station-1,每月\ncarer,day,,\n消控,夜班,,\n',
      stations,
    );
    expect(roster.shifts.night.staff).toMatchObject([
      { post: 'carer', station: 'station-1', training: 'monthly' },
      { post: 'controlRoom' },
    ]);
    expect(roster.shifts.day.staff).toHaveLength(1);
    expect(roster.controlRoomWatched).toBe(true);
    const { file: scenario } = scenarioOfDrawing({ ...drawnStorey(), roster });
    expect(scenario!.roster).toEqual(roster);
  });

  it('says which line is wrong', () => {
    const found = problemsOf(() =>
      rosterFromTable('post,station,speed\njester,station-1,1\ncarer,attic,1\ncarer,station-1,fast\n', stations),
    );
    expect(found.map(({ path }) => path)).toEqual(expect.arrayContaining(['table.2.post', 'table.3.station', 'table.4.speed'])); // prettier-ignore
    expect(problemsOf(() => rosterFromTable('name\nA\n', stations))[0].code).toBe('tableMissingColumn');
  });
});

describe('measured times', () => {
  it('replace the defaults of the model, and times of whole zones are counted apart', () => {
    const table = file('item,shift,n,mean,sd\nwake,night,6,33,5\nzoneClearing,night,1,400,\n');
    const withZone = file('item,shift,n,mean,sd,zone\nwake,night,6,33,5,\nzoneClearing,night,1,400,,L01\n');
    expect(problemsOf(() => takeTable('times', table, ['item', 'shift', 'n', 'mean', 'sd'], drawnStorey()))).toHaveLength(1); // prettier-ignore
    const taken = takeTable('times', withZone, ['item', 'shift', 'n', 'mean', 'sd', 'zone'], drawnStorey());
    expect(taken).toMatchObject({ count: 1, clearings: 1 });
    expect(taken.drawing.parameters['time.wake.night.mean']).toMatchObject({ value: 33, confidence: 'measured' });
    expect(scenarioOfDrawing(taken.drawing).file!.model!.parameters).toHaveProperty(['time.wake.night.mean']);
  });
});

it.each(['residents', 'roster', 'times'] as const)(
  'no table of %s is taken from what is none',
  (kind: DrawingTable) => {
    expect(problemsOf(() => columnsOf(kind, file('')))).toHaveLength(1);
    expect(problemsOf(() => columnsOf(kind, file(csv([['only', 'a', 'header']]))))).toHaveLength(1);
  },
);

describe('a template', () => {
  const drawing = drawnStorey();
  const { ids } = compile(drawing);
  const fieldsOf = (kind: DrawingTable) => columnsOf(kind, file(csv(template(drawing, ids, kind)))).fields;

  it.each(['residents', 'roster', 'times'] as const)('of %s has columns that are known', (kind) => {
    expect(fieldsOf(kind)).not.toContain(null);
  });

  it('is read back once it is filled in: a line for every bed, staff at every post', () => {
    const rows = template(drawing, ids, 'residents').map((row, i) =>
      i === 0 ? row : [row[0], 'cane', ...row.slice(2)],
    );
    expect(takeTable('residents', file(csv(rows)), fieldsOf('residents'), drawing).count).toBe(drawing.beds.length);
    const roster = file(csv(template(drawing, ids, 'roster')));
    expect(takeTable('roster', roster, fieldsOf('roster'), drawing).count).toBe(2 * drawing.stations.length);
  });
});

describe.each([
  ['en', en],
  ['zh-CN', zh],
])('words in %s', (_language, words: Readonly<Record<string, string>>) => {
  it('are there for every column and every role of a layer', () => {
    const fields = (['residents', 'roster', 'times'] as const).flatMap((kind) => columnsOf(kind, file('a\nb\n')).known);
    for (const field of fields) expect(words[`field.${field}`], field).toBeTruthy();
    for (const role of [...LAYER_ROLES, 'unknown']) expect(words[`role.${role}`], role).toBeTruthy();
  });
});

describe('layers of a DXF', () => {
  it('are shown with what their names say, how much is on them, and their lines in metres', async () => {
    const parse = await createParsers().dxf();
    const { layers, unitKnown, roles } = layersOf(file(wardDxf(), 'ward.dxf'), undefined, parse)!;
    expect(unitKnown).toBe(true);
    expect(layers.find(({ name }) => name === '房间')).toMatchObject({ role: 'room', count: 5 });
    expect(layers.find(({ name }) => name === '门')).toMatchObject({ role: 'door' });
    const xs = layers.flatMap(({ lines }) => lines.flat(2).map(([x]) => x));
    expect(Math.max(...xs)).toBeCloseTo(11.8, 1);
    expect(roles).toContain('ignore');
    expect(layersOf(file('no drawing'), undefined, parse)).toBeNull();
  });

  it('in an archive are those of all drawings, each with its storey', async () => {
    const parse = await createParsers().dxf();
    const bytes = zipSync({
      '二层.dxf': strToU8(wardDxf().replaceAll('门', '门-2')),
      '首层.dxf': strToU8(wardDxf({ units: '' })),
    });
    const { layers, drawings, unitKnown } = layersOf({ name: 'home.zip', bytes }, undefined, parse)!;
    expect(drawings).toEqual([
      { name: '首层.dxf', storey: 'L01' },
      { name: '二层.dxf', storey: 'L02' },
    ]);
    expect(unitKnown).toBe(false);
    expect(layers.find(({ name }) => name === '房间')).toMatchObject({ count: 10 });
    const upper = layers.find(({ name }) => name === '门-2')!;
    expect(upper.lines.map((lines) => lines.length > 0)).toEqual([false, true]);
  });
});
