/** Drawings become buildings: what was drawn is in them, and what is wrong is told at its place. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/exchange/drawing/compile.js';
import { drawing as schema } from '../../../engine/exchange/drawing/document.js';
import { drawingOf, drawingOfScenario } from '../../../engine/exchange/drawing/drawingOf.js';
import { scenarioOfDrawing } from '../../../engine/exchange/drawing/scenario.js';
import { facilityProblems } from '../../../engine/facility/build.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import { runOnce } from '../../../engine/study/runs.js';
import { add, change, move } from '../../../viewer/screens/draw/model/edit.js';
import { copyStorey } from '../../../viewer/screens/draw/model/storeys.js';
import { drawnStorey } from '../../fixtures/drawnStorey.js';

const codes = (drawing: Parameters<typeof compile>[0], level: string): string[] =>
  compile(drawing)
    .problems.filter((one) => one.level === level)
    .map(({ what }) => (what.of === 'building' ? what.problem.code : what.code));

/** The storey, and two more above it. */
const home = () => copyStorey(drawnStorey(), 'L01', 2, 1);

describe('a drawing', () => {
  it('has the shape of its format, and becomes a building without a fault', () => {
    const drawing = home();
    expect(schema.safeParse(drawing).success).toBe(true);
    const { facility } = compile(drawing);
    expect(codes(drawing, 'fault')).toEqual([]);
    expect(codes(drawing, 'left')).toEqual([]);
    expect(facility.storeys).toHaveLength(3);
    expect(facility.beds).toHaveLength(60);
    expect(facility.spaces.filter(({ kind }) => kind === 'bedroom')).toHaveLength(30);
    expect(facility.spaces.filter(({ kind }) => kind === 'stairFlight')).toHaveLength(4);
    expect(facility.lifts).toMatchObject([{ id: 'lift-1', kind: 'firefighters', load: 1600, speed: 1.75 }]);
    expect(facility.lifts![0].stops).toHaveLength(3);
    expect(facility.spaces.map(({ id }) => id)).toEqual(expect.arrayContaining(['101', '201', '310']));
    // Only the ground floor's exit leads outside.
    expect(facility.openings.filter(({ between }) => between[1] === 'outside')).toHaveLength(1);
  });

  it('runs as a scenario', () => {
    const { file } = scenarioOfDrawing(home());
    const scenario = resolveScenario(file, { generateTower, facilityProblems });
    const result = runOnce({ scenario, seed: '1' });
    const { safe, sheltered, remaining, lost } = result.outcome.residents;
    expect(safe + sheltered + remaining + lost).toBe(60);
    expect(safe + sheltered).toBeGreaterThan(0);
  });

  it('becomes the same building when the building is drawn on', () => {
    const { facility } = compile(home());
    const again = compile(drawingOf({ id: 'home', name: 'Home', facility }));
    expect(again.problems.filter(({ level }) => level === 'fault' || level === 'left')).toEqual([]);
    const byId = (list: readonly { id: string }[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    const rooms = (from: typeof facility) =>
      byId(from.spaces).map(({ id, ...rest }) => ({ id, ...rest, outline: undefined }));
    expect(rooms(again.facility)).toEqual(rooms(facility));
    expect(byId(again.facility.beds!)).toEqual(byId(facility.beds!));
    expect(again.facility.openings).toHaveLength(facility.openings.length);
  });

  it('of a generated tower has no fault', () => {
    const facility = generateTower({ storeys: 6, lifts: 1, refugeArea: 14 });
    const drawing = drawingOf({ id: 'tower', name: 'Tower', facility });
    expect(codes(drawing, 'fault')).toEqual([]);
    expect(codes(drawing, 'left')).toEqual([]);
  });

  it('of a scenario keeps residents, roster, plan and incident', () => {
    const { file } = scenarioOfDrawing(home());
    const scenario = resolveScenario(
      { ...file, residents: [{ id: 'R1', bed: compile(home()).facility.beds![0].id, mobility: 'cane' }] },
      { generateTower, facilityProblems },
    );
    const again = scenarioOfDrawing(drawingOfScenario(scenario)).file!;
    expect(again.residents).toEqual(scenario.residents);
    expect(again.roster).toEqual(scenario.roster);
    expect(again.plan).toEqual(scenario.plan);
    expect(again.incident).toEqual(scenario.incident);
  });
});

describe('problems of a drawing', () => {
  it('are told at their place: a room without a door, a door in no wall, a bed in no room', () => {
    let drawing = home();
    const door = drawing.doors.find(({ storey }) => storey === 'L02')!;
    drawing = move(drawing, new Set([door.key]), [0, -3]);
    const bed = drawing.beds[5];
    drawing = move(drawing, new Set([bed.key]), [200, 0]);
    const { problems } = compile(drawing);
    const found = problems.filter(({ level }) => level === 'fault' || level === 'left');
    const of = (code: string) =>
      found.find(({ what }) => (what.of === 'building' ? what.problem.code : what.code) === code);
    expect(of('spaceWithoutOpening')).toMatchObject({ storey: 'L02', key: expect.stringMatching(/^r/) as string });
    expect(of('doorNowhere')).toMatchObject({ storey: 'L02', key: door.key });
    expect(of('bedNowhere')).toMatchObject({ storey: 'L01', key: bed.key });
  });

  it('a stair that ends in the air, a stair too small, a refuge too small', () => {
    // Moved away from the corridor: its landings have nothing beside them.
    let drawing = home();
    const [stair] = drawing.stairs;
    drawing = move(drawing, new Set([stair.key]), [5, 0]);
    expect(codes(drawing, 'left')).toContain('stairNoDoor');
    expect(codes(drawnStorey(), 'left')).toContain('stairOneStorey');
    drawing = home();
    drawing = change(drawing, 'stairs', stair.key, { outline: [[24, 5.2], [26, 5.2], [26, 6.2], [24, 6.2]] }); // prettier-ignore
    expect(codes(drawing, 'left')).toContain('stairTooSmall');
    const small = home();
    const room = small.rooms.find(({ name }) => name === '201')!;
    const refuge = change(small, 'rooms', room.key, { kind: 'refuge', netArea: 11.9 });
    const told = compile(refuge).problems.find(({ what }) => what.of === 'drawing' && what.code === 'refugeSmall');
    expect(told).toMatchObject({ storey: 'L02', key: room.key, what: { parameters: { value: 11.9, least: 12 } } });
    expect(codes(change(refuge, 'rooms', room.key, { netArea: 12 }), 'toDo')).not.toContain('refugeSmall');
  });

  it('a gap in a wall, with its width; walls that meet have none', () => {
    let drawing = drawnStorey();
    [drawing] = add(drawing, 'walls', { storey: 'L01', points: [[0, 20], [4, 20], [4, 24], [0, 24], [0, 20.3]] }); // prettier-ignore
    const gap = compile(drawing).problems.filter(({ what }) => what.of === 'drawing' && what.code === 'wallEndFree');
    expect(gap).toHaveLength(1);
    expect(gap[0]).toMatchObject({ at: [0, 20], what: { parameters: { value: 0.3 } } });
    const closed = change(drawing, 'walls', drawing.walls[0].key, { points: [[0, 20], [4, 20], [4, 24], [0, 24], [0, 20.02]] }); // prettier-ignore
    expect(codes(closed, 'left')).not.toContain('wallEndFree');
  });

  it('an empty drawing says that nothing is drawn, and is no scenario', () => {
    const { file, problems } = scenarioOfDrawing({ ...drawnStorey(), rooms: [], doors: [], beds: [], stairs: [], lifts: [], stations: [] }); // prettier-ignore
    expect(file).toBeNull();
    expect(problems.map(({ what }) => (what.of === 'drawing' ? what.code : what))).toContain('nothingDrawn');
  });
});
