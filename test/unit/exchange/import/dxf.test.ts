/** Drawings: outlines, blocks, arcs, encodings, units, walls without rooms, and what is told of each. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  IMPORT_LIMITS,
  ImportRefusal,
  type ImportOptions,
  type ImportResult,
} from '../../../../engine/exchange/import/index.js';
import { storeyNumber, storeysOf } from '../../../../engine/exchange/import/dxf/storeys.js';
import { unzip } from '../../../../engine/exchange/import/unzip.js';
import { importFile } from './importFile.js';
import { facilityProblems } from '../../../../engine/facility/build.js';
import { DOORS, dxfFile, insert, line, ROOMS, text, wallsDxf, wardDxf } from './ward.js';

const of = (words: string, options?: Partial<ImportOptions>): Promise<ImportResult> =>
  importFile({ name: 'ward.dxf', bytes: new TextEncoder().encode(words) }, options);
const codes = (entries: readonly { code: string }[]): string[] => entries.map(({ code }) => code);

/** GBK, for the characters of these tests. */
const GBK: Readonly<Record<string, readonly number[]>> = {
  房: [0xb7, 0xbf],
  间: [0xbc, 0xe4],
  门: [0xc3, 0xc5],
  文: [0xce, 0xc4],
  字: [0xd7, 0xd6],
  走: [0xd7, 0xdf],
  道: [0xb5, 0xc0],
  居: [0xbe, 0xd3],
  室: [0xca, 0xd2],
  护: [0xbb, 0xa4],
  理: [0xc0, 0xed],
  站: [0xd5, 0xbe],
};
const gbk = (words: string): Uint8Array => Uint8Array.from([...words].flatMap((c) => GBK[c] ?? [c.charCodeAt(0)]));

const byWords = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);

/** Rooms by name and doors by place, as they came out. */
function compare({ facility }: ImportResult): void {
  expect(facilityProblems(facility)).toEqual([]);
  expect(facility.spaces.map((s) => [s.id, s.kind]).sort(byWords)).toEqual(
    ROOMS.map(({ name, kind }) => [name, kind]).sort(byWords),
  );
  const widths = facility.openings.map(({ at: [p, q] }) => Math.hypot(q[0] - p[0], q[1] - p[1])).sort((a, b) => a - b);
  const wanted = DOORS.map(({ width }) => width).sort((a, b) => a - b);
  widths.forEach((width, i) => expect(Math.abs(width - wanted[i])).toBeLessThan(0.02));
  expect(widths).toHaveLength(wanted.length);
  expect(facility.openings.filter((o) => o.between[1] === 'outside')).toHaveLength(1);
}

describe('a drawing with rooms as outlines', () => {
  it('gives rooms with their names and kinds, doors with their widths, and what is left to find out', async () => {
    const result = await of(wardDxf());
    compare(result);
    const { report } = result;
    // Four doors lie in walls of 20 cm.
    expect(report.repaired.filter((e) => e.code === 'wallBridged').map((e) => e.parameters.value)).toEqual([
      0.2, 0.2, 0.2, 0.2,
    ]);
    expect(codes(report.toDo)).toEqual(
      expect.arrayContaining(['clearWidths', 'doorKinds', 'storeyUnknown', 'exitAssumed']),
    );
    expect(report.repaired).toContainEqual(
      expect.objectContaining({ code: 'unitsConverted', parameters: { unit: 'mm', source: '$INSUNITS' } }),
    );
    expect(result.facility.stations).toMatchObject([{ kind: 'carerStation', space: '护理站' }]);
  });

  it('reads GBK by its code page, and by itself', async () => {
    for (const page of ['ANSI_936', 'ANSI_9999']) {
      const bytes = gbk(wardDxf({ page }));
      compare(await importFile({ name: 'ward.dxf', bytes }));
    }
  });

  it('without a unit takes the size of the plan and says so', async () => {
    const result = await of(wardDxf({ units: '' }));
    expect(codes(result.report.toDo)).not.toContain('storeyHeights');
    expect(result.report.toDo).toContainEqual(
      expect.objectContaining({ code: 'unitUnknown', parameters: { used: 'mm' } }),
    );
    compare(await of(wardDxf({ units: '' }), { unit: 0.001 }));
  });

  it('closes gaps of up to 5 cm, each listed, and no wider ones', async () => {
    const open = (gap: number): string =>
      line('room', 0, 0, 4, 0) + line('room', 4, 0, 4, 3) + line('room', 4, 3, 0, 3) + line('room', 0, 3, 0, gap);
    const door = line('door', 4, 1, 4, 2);
    const closed = await of(dxfFile(open(0.04) + door, { units: '6' }));
    expect(closed.facility.spaces).toHaveLength(1);
    expect(closed.report.repaired).toContainEqual(
      expect.objectContaining({ code: 'ringClosed', parameters: { value: 0.04 } }),
    );
    const other = '0\nLWPOLYLINE\n8\nroom\n90\n4\n70\n1\n10\n10\n20\n0\n10\n14\n20\n0\n10\n14\n20\n3\n10\n10\n20\n3\n';
    const wide = await of(dxfFile(open(0.06) + other + line('door', 14, 1, 14, 2), { units: '6' }));
    expect(wide.facility.spaces).toHaveLength(1);
    expect(wide.report.notRead).toContainEqual(expect.objectContaining({ code: 'ringOpen' }));
  });

  it('follows arcs to 5 mm, and blocks that are scaled, turned and nested', async () => {
    // A half disc of radius 2 m: bulge 1 on one side.
    const half = '0\nLWPOLYLINE\n8\nroom\n90\n2\n70\n1\n10\n0\n20\n0\n42\n1\n10\n4\n20\n0\n';
    const { facility, report } = await of(dxfFile(half + line('door', 1, 0, 2, 0), { units: '6' }));
    const [{ outline }] = facility.spaces;
    let twice = 0;
    outline.forEach(([x, y], i) => {
      const [u, v] = outline[(i + 1) % outline.length];
      twice += x * v - u * y;
    });
    expect(Math.abs(twice / 2)).toBeCloseTo((Math.PI * 4) / 2, 1);
    for (const [x, y] of outline) expect(Math.hypot(x - 2, y)).toBeLessThanOrEqual(2.001);
    expect(report.repaired).toContainEqual(expect.objectContaining({ code: 'arcsFlattened' }));
    const block =
      '0\nBLOCK\n8\n0\n2\nUNIT\n70\n0\n10\n0\n20\n0\n0\nLWPOLYLINE\n8\n0\n90\n4\n70\n1\n10\n0\n20\n0\n10\n1\n20\n0\n10\n1\n20\n1\n10\n0\n20\n1\n0\nENDBLK\n8\n0\n' +
      `0\nBLOCK\n8\n0\n2\nOUTER\n70\n0\n10\n0\n20\n0\n${insert('0', 'UNIT', 0, 0, 2, 0)}0\nENDBLK\n8\n0\n`;
    const nested = await of(
      dxfFile(insert('room', 'OUTER', 10, 5, 2, 90) + line('door', 6, 6, 6, 7.2), { blocks: block, units: '6' }),
    );
    const xs = nested.facility.spaces[0].outline.map(([x]) => x);
    const ys = nested.facility.spaces[0].outline.map(([, y]) => y);
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([6, 10, 5, 9]);
  });

  it('uses the layers of JuPedSim, and layers that are named by hand', async () => {
    const ring = (layer: string, [x1, y1, x2, y2]: number[]): string =>
      `0\nLWPOLYLINE\n8\n${layer}\n90\n4\n70\n1\n10\n${x1}\n20\n${y1}\n10\n${x2}\n20\n${y1}\n10\n${x2}\n20\n${y2}\n10\n${x1}\n20\n${y2}\n`;
    const jps = await of(
      dxfFile(
        ring('jps-walkablearea', [0, 0, 10, 5]) + ring('jps-obstacles', [4, 2, 5, 3]) +
          ring('jps-exits', [9.8, 1, 10.2, 2.5]) + ring('jps-distributions', [0, 0, 2, 2]), // prettier-ignore
        { units: '6' },
      ),
    );
    expect(jps.facility.spaces).toMatchObject([{ kind: 'hall' }]);
    expect(jps.facility.spaces[0].holes).toHaveLength(1);
    expect(jps.facility.openings.map((o) => o.between[1])).toContain('outside');
    const odd = dxfFile(ring('X-1', [0, 0, 4, 3]) + line('X-2', 4, 1, 4, 2), { units: '6' });
    await expect(of(odd)).rejects.toMatchObject({ problems: [{ code: 'importNothing' }] });
    const mapped = await of(odd, { layers: { 'X-1': 'bedroom', 'X-2': 'door' } });
    expect(mapped.facility.spaces).toMatchObject([{ kind: 'bedroom' }]);
  });
});

describe('a drawing of a newer program', () => {
  it('may embed objects in its texts, whose place is not that of the text', async () => {
    const embedded = '101\nEmbedded Object\n70\n1\n10\n-90000\n20\n-90000\n46\n0\n';
    const words = wardDxf().replace('1\n护理站\n', `1\n护理站\n${embedded}`);
    expect(words).toContain('Embedded');
    compare(await of(words));
  });
});

describe('a layer of doors and windows', () => {
  it('is asked about: a window is no way out', async () => {
    const { report } = await of(
      wardDxf().replace('0\nENDSEC\n0\nEOF', `${line('门窗', 0, 0, 1000, 0)}0\nENDSEC\n0\nEOF`),
    );
    const told = report.notRead.find(({ code, parameters }) => code === 'layerNotRead' && parameters.name === '门窗');
    expect(told?.parameters.count).toBe(1);
  });
});

describe('a unit that cannot be', () => {
  it('is not believed, and that is told; what somebody says of it is', async () => {
    // Drawn in metres over a template of millimetres.
    const inMetres = wardDxf().replace(/^(10|20|11|21|40|41|42)\n(-?[\d.]+)$/gm, (_all, code: string, value: string) =>
      code === '10' || code === '20'
        ? `${code}\n${Number(value) / 1000}`
        : `${code}\n${Number(value) > 100 ? Number(value) / 1000 : value}`,
    );
    const { report, facility } = await of(inMetres);
    expect(report.toDo).toContainEqual(
      expect.objectContaining({ code: 'unitUnlikely', parameters: { unit: 'mm', used: 'm' } }),
    );
    expect(facility.spaces).toHaveLength(ROOMS.length);
    expect(codes((await of(inMetres, { unit: 1 })).report.toDo)).not.toContain('unitUnlikely');
  });
});

describe('a refused drawing', () => {
  it('tells what was found in it', async () => {
    const error = await of(dxfFile(line('X-1', 0, 0, 4, 3), { units: '6' })).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ImportRefusal);
    const { problems, report } = error as ImportRefusal;
    expect(problems).toMatchObject([{ code: 'importNothing' }]);
    expect(report.notRead).toMatchObject([{ code: 'layerNotRead', parameters: { name: 'X-1', count: 1 } }]);
  });
});

describe('a drawing that somebody will draw on', () => {
  it('keeps rooms without a way out, and needs no exit yet', async () => {
    const shut = wardDxf({ units: '4' }).replaceAll('门\n2\nDOOR', 'X\n2\nDOOR');
    await expect(of(shut)).rejects.toMatchObject({
      problems: [{ code: 'importNoExit', parameters: { format: 'dxf' } }],
    });
    const { facility, report } = await of(shut, { unfinished: true });
    expect(facility.spaces).toHaveLength(ROOMS.length);
    expect(codes(report.toDo)).toContain('noExit');
    // With one door of five there is a way out of one room; the others stay and are told.
    const one = await of(wardDxf().replace(/(门\n2\nDOOR[\s\S]*?)门\n2\nDOOR/, '$1X\n2\nDOOR'), { unfinished: true });
    expect(one.facility.spaces).toHaveLength(ROOMS.length);
    expect(codes(one.report.toDo)).toContain('spaceNoWayOut');
  });
});

describe('an exit area', () => {
  const ring = (layer: string, [x1, y1, x2, y2]: number[]): string =>
    `0\nLWPOLYLINE\n8\n${layer}\n90\n4\n70\n1\n10\n${x1}\n20\n${y1}\n10\n${x2}\n20\n${y1}\n10\n${x2}\n20\n${y2}\n10\n${x1}\n20\n${y2}\n`;

  it('is entered where there is room before it, and counts as one exit', async () => {
    // 10 cm of ground between it and the wall on the right, 30 cm below: nobody can walk there.
    const { facility, report } = await of(
      dxfFile(ring('jps-walkablearea', [0, 0, 10, 6]) + ring('jps-exits', [8, 0.3, 9.9, 4]), { units: '6' }),
    );
    expect(report.taken.exits).toBe(1);
    const sides = facility.openings.map(({ at: [[x1, y1], [x2, y2]] }) => (x1 === x2 ? `x ${x1}` : `y ${y1} ${y2}`));
    expect(sides.sort()).toEqual(['x 8', 'y 4 4']);
  });
});

describe('a drawing of walls', () => {
  it('gives the rooms that walls and doors enclose, corners open by up to 4 cm', async () => {
    for (const gap of [0, 0.04]) compare(await of(wallsDxf(gap)));
  });
});

describe('a drawing a storey', () => {
  it('has stairs where footprints lie over each other', async () => {
    const ring = (layer: string, [x1, y1, x2, y2]: number[]): string =>
      `0\nLWPOLYLINE\n8\n${layer}\n90\n4\n70\n1\n10\n${x1}\n20\n${y1}\n10\n${x2}\n20\n${y1}\n10\n${x2}\n20\n${y2}\n10\n${x1}\n20\n${y2}\n`;
    const storey = (more: string): string =>
      dxfFile(
        ring('corridor', [0, 0, 10, 2.4]) +
          ring('evac-stairs-L01-L02', [10.2, 0, 16.5, 2.9]) +
          line('door', 10.1, 0.5, 10.1, 1.7) +
          more,
        { units: '6' },
      );
    const bytes = zipSync({
      'home/L01.dxf': strToU8(storey(line('door', 0, 0.5, 0, 1.9))),
      'home/L02.dxf': strToU8(
        storey(ring('room', [0, 2.6, 5, 6]) + line('door', 2, 2.5, 3.1, 2.5) + text('text', 2, 4, 'Bedroom 2')),
      ),
    });
    const { facility, report } = await importFile({ name: 'home.zip', bytes });
    expect(facilityProblems(facility)).toEqual([]);
    expect(report.taken).toMatchObject({ storeys: 2, stairs: 1, exits: 1 });
    expect(facility.spaces.filter((s) => s.kind === 'stairFlight')).toHaveLength(2);
    expect(facility.spaces.find((s) => s.id === 'Bedroom-2')?.kind).toBe('bedroom');
    expect(codes(report.toDo)).toEqual(expect.arrayContaining(['stairSteps', 'storeyHeights']));
  });
});

describe('names of drawings', () => {
  it.each([
    ['首层平面图', 1],
    ['二层平面图', 2],
    ['十一层', 11],
    ['二十三楼', 23],
    ['地下一层', -1],
    ['L03', 3],
    ['3F', 3],
    ['B1', -1],
    ['plan', null],
  ])('%s is storey %s', (name, storey) => {
    expect(storeyNumber(name)).toBe(storey);
  });

  it('that say the same twice count for nothing: the order does, and that is told', () => {
    expect(storeysOf(['a/L01.dxf', 'a/L02.dxf'])).toEqual({ numbers: [1, 2], said: true });
    expect(storeysOf(['b/plan-1.dxf', 'a/plan-1.dxf'])).toEqual({ numbers: [2, 1], said: false });
  });

  it('in an archive made on Chinese Windows are read as such', () => {
    const name = Uint8Array.from([0xca, 0xd7, 0xb2, 0xe3]); // 首层
    const archive = zipSync({ 'XXXX.dxf': strToU8('0') }, { level: 0 });
    for (let i = 0; i + 4 < archive.length; i++)
      if ([0, 1, 2, 3].every((k) => archive[i + k] === 0x58)) archive.set(name, i);
    expect([...unzip(archive, IMPORT_LIMITS).keys()]).toEqual(['首层.dxf']);
  });
});

describe('a drawing that would do harm', () => {
  const refused = async (words: string): Promise<string> => {
    try {
      await importFile({ name: 'bad.dxf', bytes: new TextEncoder().encode(words) }, { limits: { entities: 20_000 } });
      return 'taken';
    } catch (error) {
      return (error as { problems: { code: string }[] }).problems[0].code;
    }
  };

  it('is stopped: blocks in blocks, arrays of millions, counts that lie, blocks that contain themselves', async () => {
    const doubled = Array.from({ length: 40 }, (_, i) => {
      const inner = insert('room', `B${i + 1}`, 0, 0, 1, 0);
      return `0\nBLOCK\n8\n0\n2\nB${i}\n70\n0\n10\n0\n20\n0\n${inner}${inner}0\nENDBLK\n8\n0\n`;
    });
    expect(await refused(dxfFile(insert('room', 'B0', 0, 0, 1, 0), { blocks: doubled.join('') }))).toBe(
      'importTooDeep',
    );
    const shallow = doubled.slice(0, 25).join('');
    expect(await refused(dxfFile(insert('room', 'B0', 0, 0, 1, 0), { blocks: shallow }))).toBe('importTooMany');
    const array = insert('room', 'DOOR', 0, 0, 1, 0, '70\n32000\n71\n32000\n44\n1\n45\n1\n');
    expect(await refused(dxfFile(array))).toBe('importTooMany');
    const liar = '0\nLWPOLYLINE\n8\nroom\n90\n2000000000\n70\n1\n10\n0\n20\n0\n10\n1\n20\n0\n10\n1\n20\n1\n';
    expect(await refused(dxfFile(liar))).toBe('importBroken');
    const cycle = `0\nBLOCK\n8\n0\n2\nA\n70\n0\n10\n0\n20\n0\n${insert('0', 'A', 0, 0, 1, 0)}0\nENDBLK\n8\n0\n`;
    const taken = await of(
      wardDxf({ blocks: cycle }).replace('0\nENDSEC\n0\nEOF', `${insert('房间', 'A', 0, 0, 1, 0)}0\nENDSEC\n0\nEOF`),
    );
    expect(codes(taken.report.notRead)).toEqual(expect.arrayContaining(['blockCyclic', 'blockMissing']));
  });
});
