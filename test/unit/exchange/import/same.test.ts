/** The same ward as a DXF, as an IFC and as drawn by hand: the same rooms, the same doors, the same evacuation. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../engine/exchange/drawing/compile.js';
import { drawingOf } from '../../../../engine/exchange/drawing/drawingOf.js';
import { distance, regionArea } from '../../../../engine/exchange/import/regions.js';
import { starterScenario } from '../../../../engine/exchange/starter.js';
import { facilityProblems } from '../../../../engine/facility/build.js';
import { generateTower } from '../../../../engine/facility/tower.js';
import { resolveScenario } from '../../../../engine/scenario/resolve.js';
import type { DrawnFacility } from '../../../../engine/scenario/schema.js';
import { runOnce } from '../../../../engine/study/runs.js';
import { emptyDrawing, type Drawing } from '../../../../engine/index.js';
import { add } from '../../../../viewer/screens/draw/model/edit.js';
import { copyStorey } from '../../../../viewer/screens/draw/model/storeys.js';
import { rectangle } from '../../../../viewer/screens/draw/model/points.js';
import { importFile } from './importFile.js';
import { TWO_STOREYS, wardIfc } from './ifcFile.js';
import { DOORS, ROOMS, wardDxf } from './ward.js';

const SEEDS = Array.from({ length: 12 }, (_, i) => String(i + 1));
/** Doors may differ by so much, m. */
const DOOR = 0.02;

/** As somebody would draw it over a picture: rooms at the inner faces of the walls, doors in the walls. */
function drawn(): DrawnFacility {
  let drawing: Drawing = emptyDrawing('ward', 'ward');
  for (const { name, kind, box } of ROOMS) {
    const outline = rectangle([box[0], box[1]], [box[2], box[3]]);
    [drawing] = add(drawing, 'rooms', { storey: 'L01', name, kind, outline, compartment: null });
  }
  for (const { at, along, width, exit } of DOORS) {
    const half = width / 2;
    const ends: [[number, number], [number, number]] =
      along === 'x'
        ? [[at[0] - half, at[1]], [at[0] + half, at[1]]]
        : [[at[0], at[1] - half], [at[0], at[1] + half]]; // prettier-ignore
    [drawing] = add(drawing, 'doors', {
      storey: 'L01',
      name: '',
      kind: 'door',
      at: ends,
      clearWidth: width,
      exit: exit === true,
    });
  }
  return compile(drawing).facility;
}

const imported = async (name: string, text: string): Promise<DrawnFacility> => {
  const { facility, stairs, unsaid } = await importFile({ name, bytes: new TextEncoder().encode(text) });
  // Through the drawing screen, as whoever imports in the page gets it.
  return compile(drawingOf({ id: 'ward', name: 'ward', facility, stairs, unsaid })).facility;
};

const rooms = ({ spaces }: DrawnFacility): Map<string, number> =>
  new Map(spaces.map(({ id, outline, holes = [] }) => [id, regionArea({ outline, holes })]));

const doors = ({ openings }: DrawnFacility): Map<string, number> =>
  new Map(
    openings.map(({ between, at, clearWidth }) => [
      [...between].sort((a, b) => (a < b ? -1 : 1)).join(' '),
      clearWidth ?? distance(at[0], at[1]),
    ]),
  );

/** Times until the last resident is safe, one a seed, s: two beds in each bedroom, a carer at the station. */
function times(facility: DrawnFacility): number[] {
  const beds = ROOMS.filter(({ kind }) => kind === 'bedroom').flatMap(({ name, box }) =>
    [0.9, 1.9].map((x, i) => ({
      id: `${name}-${i + 1}`,
      space: name,
      at: [box[0] + x, box[1] + 2.4] as [number, number],
    })),
  );
  const whole: DrawnFacility = {
    ...facility,
    beds,
    stations: [{ id: 'station', kind: 'carerStation', space: '护理站', at: [10.4, 5] }],
  };
  const name = { 'zh-CN': '病区', en: 'Ward' };
  const file = starterScenario({ id: 'ward', name, facility: whole, drawn: whole });
  const scenario = resolveScenario(
    {
      ...file,
      residents: beds.map(({ id }, i) => ({
        id,
        bed: id,
        mobility: (['cane', 'wheelchairAssisted', 'bedridden'] as const)[i % 3],
      })),
    },
    { generateTower, facilityProblems },
  );
  return SEEDS.map((seed) => {
    const { lastSafeAt } = runOnce({ scenario, seed }).outcome;
    return lastSafeAt ?? Infinity;
  });
}

const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
const spread = (list: readonly number[]): number =>
  Math.sqrt(list.reduce((sum, value) => sum + (value - mean(list)) * (value - mean(list)), 0) / (list.length - 1));

describe('the same ward', async () => {
  const [dxf, ifc] = await Promise.all([
    imported('ward.dxf', wardDxf()),
    imported('ward.ifc', wardIfc({ schema: 'IFC4', unit: 0.001 })),
  ]);
  const all: Readonly<Record<string, DrawnFacility>> = { dxf, ifc, drawn: drawn() };

  it.each(['ifc', 'drawn'])('has as %s the rooms and doors of the DXF', (name) => {
    const other = all[name];
    expect(facilityProblems(other)).toEqual([]);
    expect([...rooms(other).keys()].sort((a, b) => (a < b ? -1 : 1))).toEqual(
      [...rooms(dxf).keys()].sort((a, b) => (a < b ? -1 : 1)),
    );
    for (const [room, area] of rooms(dxf))
      expect(Math.abs(rooms(other).get(room)! / area - 1), room).toBeLessThan(0.02);
    expect(new Set(doors(other).keys())).toEqual(new Set(doors(dxf).keys()));
    for (const [door, width] of doors(dxf)) expect(Math.abs(doors(other).get(door)! - width), door).toBeLessThan(DOOR);
  });

  it('of two storeys is drawn on: its stair is one thing that reaches the copy of a storey', async () => {
    const text = wardIfc(TWO_STOREYS);
    const made = await importFile({ name: 'two.ifc', bytes: new TextEncoder().encode(text) });
    const drawing = drawingOf({ id: 'two', name: 'two', ...made });
    expect(drawing.stairs).toMatchObject([{ storeys: ['L01', 'L02'] }]);
    expect(drawing.rooms.some(({ flight }) => flight !== undefined)).toBe(false);
    const flights = (of: Drawing): number =>
      compile(of).facility.spaces.filter(({ kind }) => kind === 'stairFlight').length;
    const faults = (of: Drawing) => compile(of).problems.filter(({ level }) => level === 'fault' || level === 'left');
    expect(faults(drawing)).toEqual([]);
    expect(flights(drawing)).toBe(2);
    const higher = copyStorey(drawing, 'L02', 1, 1);
    expect(faults(higher)).toEqual([]);
    expect(flights(higher)).toBe(4);
  });

  it('is left in the same time, within the spread of seeds', () => {
    const found = Object.fromEntries(Object.entries(all).map(([name, facility]) => [name, times(facility)]));
    const wide = spread(found.dxf);
    expect(wide).toBeGreaterThan(0);
    for (const list of Object.values(found)) {
      expect(list.every(Number.isFinite)).toBe(true);
      expect(Math.abs(mean(list) - mean(found.dxf))).toBeLessThan(wide);
    }
  });
});
