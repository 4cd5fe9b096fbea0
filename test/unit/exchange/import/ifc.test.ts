/** IFC 2x3 and 4: storeys, spaces, doors, stairs, units; the same building as a drawing. */
import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../../engine/exchange/import/index.js';
import { distance, regionArea } from '../../../../engine/exchange/import/regions.js';
import { facilityProblems } from '../../../../engine/facility/build.js';
import { importFile } from './importFile.js';
import { TWO_STOREYS, wardIfc, type IfcOptions } from './ifcFile.js';
import { DOORS, ROOMS, wardDxf, type Door, type Room } from './ward.js';

const of = (options: IfcOptions): Promise<ImportResult> =>
  importFile({ name: 'ward.ifc', bytes: new TextEncoder().encode(wardIfc(options)) });
const codes = (entries: readonly { code: string }[]): string[] => entries.map(({ code }) => code);

/** Rooms by name with kind and area, doors by what they join with their width. */
function described({ facility }: ImportResult): { rooms: Map<string, [string, number]>; doors: Map<string, number> } {
  return {
    rooms: new Map(
      facility.spaces.map((s) => [s.id, [s.kind, regionArea({ outline: s.outline, holes: s.holes ?? [] })]]),
    ),
    doors: new Map(
      facility.openings.map((o) => [
        [...o.between].sort((a, b) => (a < b ? -1 : 1)).join(' '),
        distance(o.at[0], o.at[1]),
      ]),
    ),
  };
}

describe('an IFC model', () => {
  it.each([
    ['IFC2X3', 0.001],
    ['IFC4', 0.001],
    ['IFC4', 1],
  ] as const)('%s in units of %s m gives rooms, kinds, door widths and the exit', async (schema, unit) => {
    const result = await of({ schema, unit });
    expect(facilityProblems(result.facility)).toEqual([]);
    expect(result.facility.storeys).toMatchObject([{ id: 'L01', name: '一层', elevation: 0 }]);
    const { rooms, doors } = described(result);
    expect([...rooms.keys()].sort()).toEqual(ROOMS.map(({ name }) => name).sort());
    for (const { name, kind } of ROOMS) expect(rooms.get(name)![0]).toBe(kind);
    const widths = [...doors.values()].sort((a, b) => a - b);
    DOORS.map(({ width }) => width)
      .sort((a, b) => a - b)
      .forEach((width, i) => expect(Math.abs(widths[i] - width)).toBeLessThan(0.02));
    expect(doors.has('outside 走道')).toBe(true);
    // The model says that it is an exit: nothing to find out about it.
    expect(codes(result.report.toDo)).not.toContain('exitAssumed');
    expect(codes(result.report.toDo)).toContain('clearWidths');
  });

  it('gives the same building as the drawing of it', async () => {
    const ifc = described(await of({ schema: 'IFC4', unit: 0.001 }));
    const dxf = described(await importFile({ name: 'ward.dxf', bytes: new TextEncoder().encode(wardDxf()) }));
    expect([...ifc.rooms.keys()].sort()).toEqual([...dxf.rooms.keys()].sort());
    for (const [name, [kind, area]] of ifc.rooms) {
      expect(dxf.rooms.get(name)![0]).toBe(kind);
      expect(Math.abs(dxf.rooms.get(name)![1] - area)).toBeLessThan(0.02);
    }
    expect([...ifc.doors.keys()].sort()).toEqual([...dxf.doors.keys()].sort());
    for (const [between, width] of ifc.doors) expect(Math.abs(dxf.doors.get(between)! - width)).toBeLessThan(0.02);
  });

  it('has stairs between its storeys, in the stairwell that is drawn', async () => {
    const result = await of(TWO_STOREYS);
    expect(facilityProblems(result.facility)).toEqual([]);
    expect(result.report.taken).toMatchObject({ storeys: 2, stairs: 1, exits: 1 });
    const flights = result.facility.spaces.filter((space) => space.kind === 'stairFlight');
    expect(flights).toHaveLength(2);
    expect(flights.reduce((sum, space) => sum + space.flight!.rise, 0)).toBeCloseTo(3.2, 6);
    expect(result.facility.spaces.filter((space) => space.storey === 'L02' && space.kind === 'bedroom')).toHaveLength(
      3,
    );
    expect(codes(result.report.toDo)).toContain('stairSteps');
  });

  it('may hold comments, volumes in cubic millimetres and binary pictures', async () => {
    const odd = wardIfc({ schema: 'IFC4', unit: 0.001 }).replace(
      /\nENDSEC;\s*END-ISO/,
      `\n/* two lines;\n with a ' in it */\n#90001=IFCPROPERTYSINGLEVALUE('V',$,IFCVOLUMEMEASURE(105036750000.),$);\n` +
        `#90002=IFCPIXELTEXTURE(.T.,.T.,'',$,$,1,1,3,("089504E470"));\nENDSEC;\nEND-ISO`,
    );
    expect(odd).toContain('IFCPIXELTEXTURE');
    const { facility } = await importFile({ name: 'odd.ifc', bytes: new TextEncoder().encode(odd) });
    expect(facility.spaces).toHaveLength(ROOMS.length);
  });

  it('has an opening where two spaces meet and no wall stands, and asks about it', async () => {
    const rooms: Room[] = [
      { name: '走道', kind: 'corridor', box: [0, 0, 6, 2] },
      { name: '活动厅', kind: 'room', box: [6, 0, 12, 5] },
    ];
    const doors: Door[] = [{ at: [-0.1, 1], along: 'y', width: 1.4, exit: true }];
    const result = await of({ schema: 'IFC4', unit: 1, levels: [{ name: '一层', elevation: 0, rooms, doors }] });
    expect(facilityProblems(result.facility)).toEqual([]);
    const inner = result.facility.openings.find(({ between }) => between[1] !== 'outside');
    expect(inner).toMatchObject({ kind: 'portal' });
    expect(distance(inner!.at[0], inner!.at[1])).toBeCloseTo(1.9, 2);
    const asked = result.report.toDo.filter(({ code }) => code === 'openBetween');
    expect(asked).toMatchObject([{ parameters: { name: '走道', other: '活动厅', value: 2 } }]);
  });

  it('without spaces, or of a schema that is not read, is refused', async () => {
    const none = of({ schema: 'IFC4', unit: 1, levels: [{ name: 'x', elevation: 0, rooms: [], doors: [] }] });
    await expect(none).rejects.toMatchObject({ problems: [{ code: 'importNothing' }] });
    const future = wardIfc({ schema: 'IFC4', unit: 1 }).replace("'IFC4'", "'IFC9'");
    const bytes = new TextEncoder().encode(future);
    await expect(importFile({ name: 'a.ifc', bytes })).rejects.toMatchObject({ problems: [{ file: 'a.ifc' }] });
  });
});
