/** The model of a drawing without a page: points that snap, pictures squared up, clicks, copies of storeys, steps back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAWING_LISTS, emptyDrawing, type Drawing } from '../../../engine/index.js';
import { add, change, freeName, move, moveCorner, nextName, remove } from '../../../viewer/screens/draw/model/edit.js';
import { begin, commit, redo, undo } from '../../../viewer/screens/draw/model/history.js';
import {
  fromFour,
  inverse,
  mapPoint,
  product,
  scaled,
  sizeOf,
  squaredUp,
  upright,
} from '../../../viewer/screens/draw/model/homography.js';
import { distance, type XY } from '../../../viewer/screens/draw/model/points.js';
import { doorAt, marksOf, snap } from '../../../viewer/screens/draw/model/snap.js';
import {
  addStorey,
  copyStorey,
  inOrder,
  nameOn,
  removeStorey,
  setHeight,
} from '../../../viewer/screens/draw/model/storeys.js';
import {
  click,
  finish,
  FIRST_OPTIONS,
  typedPoint,
  type Tool,
  type ToolState,
} from '../../../viewer/screens/draw/model/tools.js';
import { drawnStorey } from '../../fixtures/drawnStorey.js';

describe('a picture', () => {
  const photo: XY[] = [
    [120, 880],
    [1430, 960],
    [1290, 140],
    [260, 90],
  ];

  it('that is skewed is squared up: four corners become the rectangle, points between them go with them', () => {
    // A plan of 30 × 12 m seen askew: what the camera did is a homography, too.
    const camera = fromFour([[0, 0], [30, 0], [30, 12], [0, 12]], photo)!; // prettier-ignore
    const first = upright(1600, 1000, 20);
    const corners = photo.map((p) => mapPoint(first, p));
    const toPlan = squaredUp(first, corners, 30, 12)!;
    const [x0, y0] = mapPoint(toPlan, photo[0]);
    for (const [x, y] of [
      [0, 0],
      [30, 12],
      [3.6, 8.4],
      [17.25, 1.5],
    ] as XY[]) {
      // prettier-ignore
      const [px, py] = mapPoint(toPlan, mapPoint(camera, [x, y]));
      expect(px - x0).toBeCloseTo(x, 6);
      expect(py - y0).toBeCloseTo(y, 6);
    }
    expect(squaredUp(first, [[0, 0], [1, 1], [2, 2], [0, 5]], 3, 3)).toBeNull(); // prettier-ignore
    expect(sizeOf(corners)!.width).toBeGreaterThan(sizeOf(corners)!.depth);
  });

  it('is scaled by two points', () => {
    const toPlan = scaled(upright(800, 600, 8), 2, 5);
    expect(distance(mapPoint(toPlan, [0, 0]), mapPoint(toPlan, [200, 0]))).toBeCloseTo(5, 9);
  });

  it('goes back through the inverse', () => {
    const h = fromFour([[0, 0], [1, 0], [1, 1], [0, 1]], photo)!; // prettier-ignore
    const there = product(inverse(h), h);
    for (const i of [1, 2, 3, 5, 6, 7]) expect(there[i] / there[8]).toBeCloseTo(0, 9);
  });
});

describe('snapping', () => {
  const marks = marksOf(drawnStorey(), 'L01');

  it('prefers corners, then crossings with what is in line, then edges, then the grid', () => {
    expect(snap([3.55, 6.06], marks, { reach: 0.15, grid: 0.05 })).toMatchObject({ at: [3.6, 6], how: 'corner' });
    expect(snap([1.23, 6.06], marks, { reach: 0.15, grid: 0.05 })).toMatchObject({ at: [1.25, 6], how: 'edge' });
    expect(snap([1.23, 7.31], marks, { reach: 0.15, grid: 0.05 })).toMatchObject({ how: 'grid' });
    expect(snap([9.05, 20], marks, { reach: 0.15, grid: 0.05, from: [9, 25] })).toMatchObject({
      at: [9, 20],
      how: 'square',
    });
    expect(snap([3.65, 20.02], marks, { reach: 0.15, grid: 0.05 })).toMatchObject({ at: [3.6, 20], how: 'line' });
    expect(snap([3.5512, 6.0613], marks, { reach: 0.15, grid: 0.05, off: true }).at).toEqual([3.551, 6.061]);
  });

  it('hangs a door in the nearest wall that is long enough, never past its end', () => {
    expect(doorAt([3.5, 6.1], marks, 1.1, 0.5)).toEqual([[2.5, 6], [3.6, 6]]); // prettier-ignore
    expect(doorAt([12, 30], marks, 1.1, 0.5)).toBeNull();
  });
});

const clicks = (drawing: Drawing, tool: Tool, points: XY[], options = FIRST_OPTIONS) => {
  let state: ToolState = { tool, points: [], options };
  let now = drawing;
  const said: string[] = [];
  for (const at of points) {
    const outcome = click(state, at, { drawing: now, storey: 'L01', marks: marksOf(now, 'L01') });
    state = outcome.state;
    now = outcome.drawing ?? now;
    if (outcome.refused !== undefined) said.push(outcome.refused);
    if (outcome.ask !== undefined) said.push(outcome.ask);
  }
  return { drawing: now, state, said };
};

describe('tools', () => {
  const blank = emptyDrawing('d', 'd');

  it('draw rooms by two corners and count their names on', () => {
    const { drawing, state } = clicks(blank, 'room', [[0, 0], [3, 4], [3, 0], [6, 4]], { ...FIRST_OPTIONS, roomName: '101' }); // prettier-ignore
    expect(drawing.rooms.map(({ name }) => name)).toEqual(['101', '102']);
    expect(state.options.roomName).toBe('103');
    expect(clicks(blank, 'room', [[0, 0], [0.04, 4]]).said).toEqual(['tooSmall']); // prettier-ignore
  });

  it('draw outlines of many corners, and walls that end where one clicks again', () => {
    const { drawing } = clicks(blank, 'polygon', [[0, 0], [4, 0], [4, 2], [2, 3], [0, 0]]); // prettier-ignore
    expect(drawing.rooms[0].outline).toHaveLength(4);
    const walls = clicks(blank, 'wall', [[0, 0], [4, 0], [4, 2], [4, 2]]).drawing; // prettier-ignore
    expect(walls.walls[0].points).toHaveLength(3);
    const open = clicks(blank, 'wall', [[0, 0], [4, 0]]); // prettier-ignore
    expect(finish(open.state, { drawing: blank, storey: 'L01', marks: marksOf(blank, 'L01') }).drawing!.walls).toHaveLength(1); // prettier-ignore
  });

  it('put doors in walls and beds in rooms, with who sleeps there', () => {
    const { drawing } = clicks(blank, 'room', [[0, 0], [4, 4]], { ...FIRST_OPTIONS, roomName: '201' }); // prettier-ignore
    expect(clicks(drawing, 'door', [[2, 6]]).said).toEqual(['noWall']); // prettier-ignore
    const door = clicks(drawing, 'exit', [[2, 4.2]]).drawing.doors[0]; // prettier-ignore
    expect(door).toMatchObject({ exit: true, clearWidth: 0.9, at: [[1.55, 4], [2.45, 4]] }); // prettier-ignore
    const beds = clicks(drawing, 'bed', [[1, 1], [3, 1]], { ...FIRST_OPTIONS, mobility: 'bedridden' }).drawing; // prettier-ignore
    expect(beds.beds.map(({ name }) => name)).toEqual(['201-1', '201-2']);
    expect(beds.residents.map(({ mobility }) => mobility)).toEqual(['bedridden', 'bedridden']);
    expect(clicks(drawing, 'bed', [[9, 9]]).said).toEqual(['noRoom']); // prettier-ignore
  });

  it('ask for sizes when all points of a length or a square are there', () => {
    expect(clicks(blank, 'scale', [[0, 0], [3, 0]]).said).toEqual(['scale']); // prettier-ignore
    expect(clicks(blank, 'square', [[0, 0], [3, 0], [3, 2], [0, 2]]).said).toEqual(['square']); // prettier-ignore
  });

  it('take typed lengths in the direction of the pointer', () => {
    const state: ToolState = { tool: 'wall', points: [[1, 1]], options: FIRST_OPTIONS };
    expect(typedPoint(state, '3.6', [9, 1.2])).toEqual([4.6, 1]);
    expect(typedPoint(state, '5', [1 - 3, 1 - 4])).toEqual([-2, -3]);
    expect(typedPoint(state, '3,6x2', [0, 9])).toEqual([-2.6, 3]);
    expect(typedPoint(state, 'abc', [0, 9])).toBeNull();
  });
});

describe('storeys', () => {
  it('are copied with names of their own; stairs and lifts reach the copies, exits stay', () => {
    const drawing = copyStorey(drawnStorey(), 'L01', 19, 1);
    expect(drawing.storeys).toHaveLength(20);
    expect(inOrder(drawing).at(-1)).toMatchObject({ id: 'L20', elevation: 57 });
    expect(new Set(drawing.rooms.map(({ name }) => name)).size).toBe(drawing.rooms.length);
    expect(drawing.rooms.map(({ name }) => name)).toContain('2005');
    expect(drawing.stairs[0].storeys).toHaveLength(20);
    expect(drawing.lifts[0].storeys).toHaveLength(20);
    expect(drawing.doors.filter(({ exit }) => exit)).toHaveLength(1);
    expect(drawing.beds).toHaveLength(400);
    const keys = [...drawing.rooms, ...drawing.doors, ...drawing.beds, ...drawing.stairs].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('copied in between move what is above; below, they are basements', () => {
    const three = copyStorey(drawnStorey(), 'L01', 2, 1);
    const four = copyStorey(three, 'L02', 1, 1);
    expect(inOrder(four).map(({ id, elevation }) => [id, elevation])).toEqual([['L01', 0], ['L02', 3], ['L04', 6], ['L03', 9]]); // prettier-ignore
    expect(four.stairs[0].storeys).toEqual(['L01', 'L02', 'L04', 'L03']);
    expect(inOrder(copyStorey(drawnStorey(), 'L01', 1, -1))[0]).toMatchObject({ id: 'B01', elevation: -3 });
  });

  it('can be taken away, but not the last', () => {
    const drawing = removeStorey(copyStorey(drawnStorey(), 'L01', 2, 1), 'L02');
    expect(drawing.rooms.some(({ storey }) => storey === 'L02')).toBe(false);
    expect(drawing.stairs[0].storeys).toEqual(['L01', 'L03']);
    expect(removeStorey(drawnStorey(), 'L01').storeys).toHaveLength(1);
  });

  it('that grow lift those above', () => {
    const [two] = addStorey(setHeight(drawnStorey(), 'L01', 4.5), 1);
    expect(inOrder(setHeight(two, 'L01', 5)).map(({ elevation }) => elevation)).toEqual([0, 5]);
  });

  it.each([
    ['201', 'L02', 'L03', '301'],
    ['1203-2', 'L12', 'L13', '1303-2'],
    ['2F走道', 'L02', 'L03', '3F走道'],
    ['L02-7', 'L02', 'L03', 'L03-7'],
    ['corridor', 'L01', 'L12', '12-corridor'],
    ['12-corridor', 'L12', 'L13', '13-corridor'],
    ['21', 'L02', 'L03', '3-21'],
    ['', 'L02', 'L03', ''],
  ])('%s of %s is on %s called %s', (name, from, to, wanted) => {
    expect(nameOn(name, from, to)).toBe(wanted);
  });
});

describe('names', () => {
  it('are counted on by their last number', () => {
    expect(['201', 'A-09', '居室9', 'hall'].map(nextName)).toEqual(['202', 'A-10', '居室10', 'hall']);
    expect(freeName(drawnStorey(), 'rooms', '101')).toBe('111');
    expect(freeName(drawnStorey(), 'rooms', 'corridor')).toBe('corridor-2');
  });
});

describe('changes', () => {
  it('of a corner take along the rooms that share it', () => {
    const drawing = moveCorner(drawnStorey(), 'L01', [3.6, 6], [3.8, 6]);
    expect(drawing.rooms.filter(({ outline }) => outline.some(([x, y]) => x === 3.8 && y === 6))).toHaveLength(2);
  });

  it('with a bed goes its resident', () => {
    const { drawing } = clicks(drawnStorey(), 'bed', [[1, 1]], { ...FIRST_OPTIONS, mobility: 'cane' }); // prettier-ignore
    expect(remove(drawing, new Set([drawing.beds.at(-1)!.key])).residents).toHaveLength(0);
  });
});

describe('steps back and forward', () => {
  /** Any change that the page can make, by three numbers. */
  const changed = (drawing: Drawing, what: number, which: number, by: number): Drawing => {
    const keys = DRAWING_LISTS.flatMap((list) => drawing[list].map(({ key }) => key));
    const key = keys[which % Math.max(keys.length, 1)];
    switch (what) {
      case 0:
        return add(drawing, 'walls', { storey: 'L01', points: [[by, 0], [by, which]] })[0]; // prettier-ignore
      case 1:
        return key === undefined ? drawing : remove(drawing, new Set([key, keys[(which * 7) % keys.length]]));
      case 2:
        return key === undefined ? drawing : move(drawing, new Set([key]), [by, 1]);
      case 3:
        return drawing.storeys.length > 6 ? removeStorey(drawing, drawing.storeys[which % 5].id) : copyStorey(drawing, drawing.storeys[0].id, 1 + (which % 2), 1); // prettier-ignore
      case 4:
        return drawing.rooms.length === 0 ? drawing : change(drawing, 'rooms', drawing.rooms[which % drawing.rooms.length].key, { name: `n${by}` }); // prettier-ignore
      default:
        return { ...drawing, name: `home ${by}` };
    }
  };

  it('lead to exactly what was there, however many', () => {
    const one = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.nat(500), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 25 }), (list) => {
        let history = begin(drawnStorey());
        const states = [history.drawing];
        for (const [what, which, by] of list) {
          const next = commit(history, changed(history.drawing, what, which, by));
          if (next !== history) states.push(next.drawing);
          history = next;
        }
        for (let i = states.length - 2; i >= 0; i--) {
          history = undo(history);
          expect(history.drawing).toEqual(states[i]);
        }
        expect(undo(history)).toBe(history);
        for (const state of states.slice(1)) {
          history = redo(history);
          expect(history.drawing).toEqual(state);
        }
        expect(redo(history)).toBe(history);
        // What is kept of a step is data: it comes back from a store the same.
        expect(structuredClone(history.steps)).toEqual(history.steps);
      }),
      { numRuns: 60 },
    );
  });

  it('taken back are gone when something else is done', () => {
    let history = commit(begin(drawnStorey()), { ...drawnStorey(), name: 'a' });
    history = commit(undo(history), { ...history.drawing, name: 'b' });
    expect(history.steps).toHaveLength(1);
    expect(redo(history).drawing.name).toBe('b');
  });
});
