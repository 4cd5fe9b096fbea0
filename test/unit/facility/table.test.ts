import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE } from '../../../engine/facility/facility.js';
import { FACILITY_PROBLEMS, type FacilityProblemCode } from '../../../engine/facility/problems.js';
import { facilityFromTable, parseTable, TABLE_NOTE_CODES } from '../../../engine/facility/table.js';
import { drawnFacility } from '../../../engine/scenario/schema.js';
import { problemsOf, reach, spaceOf } from './helpers.js';

const chinese = `楼层,房间号,类型,开间(m),进深(m),床位数,门净宽(m),位置,层高
1,门厅,门厅,6,6,,1.5,右侧,3.3
1,消防控制室,消防控制室,3.6,6,,1.0,左侧,
1,大门,安全出口,,,,1.5,起点,
2,201,居室,3.6,6,2,1.1,左,3.0
,202,居室,3.6,6,2,1.1,左,
,203,居室,4.2,6,3,1.2,右,
,避难间,避难间,2.4,5,,1.2,右,
,205,居室,4,5,2,1.1,尽端,
3层,301,居室,3.6,6,2,1.1,左,3.0
3层,302,居室,3.6,6,1,1.1,右,
各层,,走廊,,2.2,,,,
,A,楼梯,,1.3,,1.2,,
,B,楼梯,,1.3,,1.2,,
,1号,电梯,,,,,,
`;

const fromText = (text: string) => facilityFromTable(parseTable(text));

describe('parseTable', () => {
  it('reads Chinese headers, merged cells and storeys', () => {
    const rows = parseTable(chinese);
    expect(rows).toHaveLength(14);
    expect(rows[4]).toMatchObject({
      line: 6,
      storeys: [2],
      room: '202',
      kind: 'bedroom',
      length: 3.6,
      width: 6,
      beds: 2,
      doorWidth: 1.1,
      side: 'left',
    });
    expect(rows[7]).toMatchObject({ side: 'end', beds: 2 });
    expect(rows[8].storeys).toEqual([3]);
    expect(rows[10]).toMatchObject({ kind: 'corridor', storeys: [], width: 2.2, length: null });
    expect(rows[11]).toMatchObject({ kind: 'stair', storeys: [] });
  });

  it('reads English headers, semicolons, tabs, decimal commas, quotes, units, BOM and CRLF', () => {
    const text =
      '\uFEFFFloor;Room No.;Type;Length (m);Depth;Beds;Door width;Side\r\n1F;"A ""east"" wing; 1";bedroom;3,6;600cm;2;1100 mm;left\r\n';
    const [row] = parseTable(text);
    expect(row).toMatchObject({
      storeys: [1],
      room: 'A "east" wing; 1',
      length: 3.6,
      width: 6,
      beds: 2,
      doorWidth: 1.1,
    });
    const [tab] = parseTable('storey\troom\tkind\tlength\n2\t"two\nlines"\troom\t4.5\n\n');
    expect(tab).toMatchObject({ room: 'two\nlines', length: 4.5, line: 2 });
    expect(parseTable('storey,room\n1,"x\ny"\n1,z\n').map((r) => r.line)).toEqual([2, 4]);
    expect(parseTable('storey,room\r1,a\r2,b')).toHaveLength(2);
  });

  it.each([
    ['3', [3]],
    ['3F', [3]],
    ['L03', [3]],
    ['第三层', [3]],
    ['十二层', [12]],
    ['二十楼', [20]],
    ['B1', [-1]],
    ['-1', [-1]],
    ['地下1层', [-1]],
    ['2-4', [2, 3, 4]],
    ['2层至4层', [2, 3, 4]],
    ['B1-2', [-1, 1, 2]],
    ['-1-2', [-1, 1, 2]],
    ['2、4', [2, 4]],
    ['３～４', [3, 4]],
  ])('reads storey %s', (text, storeys) => {
    expect(parseTable(`storey,room\n${text.includes(',') ? `"${text}"` : text},x\n`)[0].storeys).toEqual(storeys);
  });

  it('reports every problem with line and column', () => {
    const problems = problemsOf(() =>
      parseTable(
        'storey,room,kind,length,beds,side,colour\n1,a,bedrom,3.6,2,left,red\n0,b,bedroom,abc,2.5,up,red\n1,c,bedroom,900,,left,red,more\n',
      ),
    );
    expect(problems.map((p) => [p.path, p.code, p.parameters.line, p.parameters.column])).toEqual([
      ['table.1', 'tableUnknownColumn', 1, 7],
      ['table.2.kind', 'tableUnknownWord', 2, 3],
      ['table.3.storey', 'tableUnknownWord', 3, 1],
      ['table.3.length', 'tableNotANumber', 3, 4],
      ['table.3.beds', 'tableOutOfRange', 3, 5],
      ['table.3.side', 'tableUnknownWord', 3, 6],
      ['table.4', 'tableTooManyCells', 4, 8],
      ['table.4.length', 'tableOutOfRange', 4, 4],
    ]);
    for (const p of problems) {
      const known: readonly string[] = FACILITY_PROBLEMS[p.code as FacilityProblemCode];
      expect(Object.keys(p.parameters).sort()).toEqual([...known].sort());
    }
  });

  it.each([
    ['', 'tableEmpty'],
    ['storey,room\n', 'tableEmpty'],
    ['room,length\na,3\n', 'tableMissingColumn'],
    ['storey,length\n1,3\n', 'tableMissingColumn'],
    ['storey,storey,room\n1,1,a\n', 'tableRepeatedColumn'],
    ['storey,room\n1,"a\n', 'tableUnclosedQuote'],
    ['storey,room\n,a\n', 'tableStoreyMissing'],
    ['storey,room,length\n1,a,"3,6"\n', 'tableNotANumber'],
  ])('%j is %s', (text, code) => {
    expect(problemsOf(() => parseTable(text)).map((p) => p.code)).toContain(code);
  });

  it('gives rows or problems for any text, never another error', () => {
    const piece = fc.constantFrom(
      'storey',
      'room',
      '楼层',
      '1',
      '2-3',
      'x',
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      '\t',
      '3.6',
      'bedroom',
      '尽端',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => void problemsOf(() => parseTable(parts.join('')))),
      { numRuns: 500 },
    );
  });
});

describe('facilityFromTable', () => {
  const { facility, notes } = fromText(chinese);
  const f = buildFacility(facility);

  it('makes a building that keeps to the format and builds', () => {
    expect(drawnFacility.safeParse(facility).success).toBe(true);
    expect(f.storeys.map((s) => [s.id, s.elevation, s.height])).toEqual([
      ['L01', 0, 3.3],
      ['L02', 3.3, 3],
      ['L03', 6.3, 3],
    ]);
    expect(f.beds).toHaveLength(2 + 2 + 3 + 2 + 2 + 1);
    for (const bed of f.beds) expect(reach(f, bed.spaceIndex).has(OUTSIDE)).toBe(true);
  });

  it('keeps names, sizes, doors, sides', () => {
    expect(spaceOf(f, '203')).toMatchObject({ kind: 'bedroom', area: 25.2, storey: 1 });
    expect(spaceOf(f, '203').maxY).toBe(0);
    expect(spaceOf(f, '201').minY).toBe(2.2);
    expect(f.openings[f.openingByKey.get('d-203')!].width).toBe(1.2);
    expect(f.openings[f.openingByKey.get('大门')!]).toMatchObject({ width: 1.5, x1: 0, x2: 0, b: OUTSIDE });
    expect(spaceOf(f, '避难间')).toMatchObject({ kind: 'refuge', netArea: 12 });
    expect(f.stations.find((s) => s.kind === 'controlRoom')!.space).toBe('消防控制室');
    const corridor = spaceOf(f, '02-corridor');
    // Stair A (2.75 m), 201, 202 on the left, then stair B at the east end of the same side.
    expect(corridor.maxX).toBeCloseTo(2.75 + 3.6 + 3.6 + 2.75, 9);
    expect(corridor.maxY).toBe(2.2);
    expect(spaceOf(f, '205').minX).toBe(corridor.maxX);
    expect(spaceOf(f, '01-corridor').maxX).toBe(corridor.maxX);
  });

  it('stacks the stairs and joins all storeys', () => {
    expect(f.stairs).toEqual(['A', 'B']);
    for (const name of ['A', 'B']) {
      for (const key of ['01', '02', '03']) {
        expect(spaceOf(f, `${name}-${key}`).minX).toBe(spaceOf(f, `${name}-01`).minX);
      }
      expect(spaceOf(f, `${name}-01-1`).flight!.rise).toBeCloseTo(1.65, 9);
    }
  });

  it('notes what was filled in', () => {
    for (const note of notes) expect(TABLE_NOTE_CODES).toContain(note.code);
    expect(notes.filter((n) => n.code === 'stationAssumed').map((n) => n.parameters.storey)).toEqual(['L02', 'L03']);
    expect(notes.filter((n) => n.code === 'liftNotDrawn')).toEqual([
      { line: 15, code: 'liftNotDrawn', parameters: { lift: '1号' } },
    ]);
    expect(notes.filter((n) => n.code === 'missingValue').map((n) => [n.line, n.parameters.field])).toEqual([
      [13, 'side'],
      [14, 'side'],
    ]);
  });

  it('fills an almost empty table with documented defaults and says so', () => {
    const made = fromText('storey,room,beds\n1,101,2\n1,102,\n');
    const g = buildFacility(made.facility);
    expect(spaceOf(g, '101')).toMatchObject({ kind: 'bedroom', area: 21.6 });
    expect(spaceOf(g, '102').kind).toBe('room');
    expect(spaceOf(g, '01-corridor').maxY).toBe(2.4);
    expect(g.openings[g.openingByKey.get('d-101')!].width).toBe(1.1);
    expect(made.notes.map((n) => n.code)).toEqual(
      expect.arrayContaining([
        'missingValue',
        'exitAssumed',
        'stationAssumed',
        'devicesNotInTable',
        'compartmentPerStorey',
      ]),
    );
    const fields = made.notes.filter((n) => n.line === 2).map((n) => [n.parameters.field, n.parameters.used]);
    expect(fields).toEqual([
      ['kind', 'bedroom'],
      ['side', 'left'],
      ['doorWidth', 1.1],
      ['length', 3.6],
      ['width', 6],
    ]);
    const door = made.notes.find((n) => n.line === 2 && n.parameters.field === 'doorWidth')!;
    expect(door.parameters).toMatchObject({ rule: 'BR-47', clause: 'JGJ 450 5.7.3', confidence: 'R', unit: 'm' });
  });

  it('repeats a row over its storeys with ids of their own, and basements below', () => {
    const made = fromText('storey,room,kind,beds\n2-4,01,bedroom,2\nB1,库房,库房,\n1,厅,门厅,\nall,A,stair,\n');
    const g = buildFacility(made.facility);
    expect(['02-01', '03-01', '04-01', '库房', '厅'].every((id) => g.spaceByKey.has(id))).toBe(true);
    expect(g.storeys.map((s) => [s.id, s.rank])).toEqual([
      ['B1', 0],
      ['L01', 1],
      ['L02', 2],
      ['L03', 3],
      ['L04', 4],
    ]);
    expect(spaceOf(g, '库房').z).toBe(-2.95);
    // A row for three storeys is noted once.
    expect(made.notes.filter((n) => n.line === 2 && n.parameters.field === 'length')).toHaveLength(1);
    // The exit is on the ground floor, not in the basement.
    expect(g.openings.filter((o) => o.b === OUTSIDE).map((o) => g.spaces[o.a].id)).toEqual(['01-corridor']);
  });

  it.each([
    ['storey,room,kind\n1,a,room\n2,b,room\n', 'tableNoStair'],
    ['storey,room,kind,side\n1,a,room,end\n1,b,room,end\n', 'tableEndTaken'],
    ['storey,room,kind\n1,a,room\n1,a,room\n', 'tableIdTwice'],
    ['storey,room,kind\n1,***,room\n', 'tableNoIdLeft'],
    ['storey,room,kind,length,doorWidth\n1,a,room,1.5,1.5\n', 'tableOutOfRange'],
    [
      'storey,room,kind\n1-2,a,room\nall,A,stair\nall,B,stair\nall,C,stair\nall,D,stair\nall,E,stair\n',
      'tableTooManyStairs',
    ],
    ['storey,room,kind,height\n1,a,storey,3\n1,b,storey,4\n', 'tableStoreyTwice'],
    ['storey,room,kind\nall,A,stair\n', 'tableNoRooms'],
    ['storey,room,kind,width\n1-2,a,room,5\nall,A,stair,7\n', 'tableStairWide'],
  ])('%j is %s', (text, code) => {
    const problems = problemsOf(() => fromText(text));
    expect(problems.map((p) => p.code)).toContain(code);
    for (const p of problems) {
      const known: readonly string[] = FACILITY_PROBLEMS[p.code as FacilityProblemCode];
      expect(Object.keys(p.parameters).sort()).toEqual([...known].sort());
    }
  });

  it('draws one narrow and one longer corridor as noted', () => {
    const made = fromText(
      'storey,room,kind,length,width\n1,a,room,8,5\n2,b,room,4,5\n1,,corridor,,3\n2,,corridor,3,2\nall,A,stair,,1.3\n',
    );
    const g = buildFacility(made.facility);
    expect(spaceOf(g, '01-corridor').maxY).toBe(2);
    expect(made.notes.find((n) => n.code === 'corridorNarrowed')).toMatchObject({
      line: 4,
      parameters: { value: 3, used: 2 },
    });
    expect(made.notes.find((n) => n.code === 'corridorLengthened')).toMatchObject({
      line: 5,
      parameters: { value: 3 },
    });
  });

  it('any list of rooms builds, and every bed has a way out', () => {
    const row = fc.record({
      storey: fc.integer({ min: 1, max: 4 }),
      length: fc.integer({ min: 20, max: 90 }),
      width: fc.integer({ min: 25, max: 90 }),
      beds: fc.integer({ min: 0, max: 6 }),
      side: fc.constantFrom('left', 'right', ''),
      kind: fc.constantFrom('bedroom', 'room', 'refuge', 'exit', 'service', ''),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), fc.integer({ min: 1, max: 4 }), (rows, stairs) => {
        const lines = rows.map(
          (r, i) => `${r.storey},r${i},${r.kind},${r.length / 10},${r.width / 10},${r.beds},${r.side}`,
        );
        const more = Array.from({ length: stairs }, (_, i) => `all,S${i},stair,,1.3,,`);
        // An exit on an upper storey is no way out of the ground floor: one is drawn at its west end.
        const text = ['storey,room,kind,length,width,beds,side', ...lines, '1,main,exit,,,,start', ...more].join('\n');
        const g = buildFacility(fromText(text).facility);
        const asleep = rows.filter((r) => r.kind !== 'exit').reduce((n, r) => n + r.beds, 0);
        expect(g.beds).toHaveLength(asleep);
        for (const bed of g.beds) expect(reach(g, bed.spaceIndex).has(OUTSIDE)).toBe(true);
      }),
      { numRuns: 60, seed: 20261126 },
    );
  });
});
