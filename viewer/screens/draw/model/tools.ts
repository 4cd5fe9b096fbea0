/** What a click does with each tool, without a canvas: points gathered so far in, a changed drawing or more points out. */
import type { Drawing, DrawingDoor, DrawingRoom, DrawingStation } from '../../../../engine/index.js';
import { add, freeName, nextName, setResident } from './edit.js';
import { areaOf, distance, gridPoint, isInside, rectangle, type XY } from './points.js';
import { doorAt, type Marks } from './snap.js';
import { allStoreys } from './storeys.js';

export const TOOLS = [
  'select',
  'room',
  'polygon',
  'wall',
  'fill',
  'door',
  'exit',
  'bed',
  'station',
  'store',
  'stair',
  'lift',
  'scale',
  'square',
] as const;
export type Tool = (typeof TOOLS)[number];

export interface ToolOptions {
  roomKind: DrawingRoom['kind'];
  /** Of the next room of the kind; counted on when it has a number. */
  roomName: string;
  /** Of the next rooms of the other kinds. */
  otherNames: Readonly<Record<string, string>>;
  doorKind: NonNullable<DrawingDoor['kind']>;
  /** Clear width, m. */
  doorWidth: number;
  /** Who sleeps in the next bed; null: not said. */
  mobility: Drawing['residents'][number]['mobility'] | null;
  stationKind: DrawingStation['kind'];
  devices: Drawing['stores'][number]['devices'];
  /** Compartment of the next rooms. */
  compartment: string | null;
}

export const FIRST_OPTIONS: ToolOptions = {
  roomKind: 'bedroom',
  roomName: '',
  otherNames: {},
  doorKind: 'door',
  doorWidth: 0.9,
  mobility: null,
  stationKind: 'carerStation',
  devices: { evacuationChair: 1 },
  compartment: null,
};

/** Rooms of each kind are named and counted by themselves. */
export const withRoomKind = (options: ToolOptions, roomKind: ToolOptions['roomKind']): ToolOptions => ({
  ...options,
  roomKind,
  roomName: options.otherNames[roomKind ?? ''] ?? '',
  otherNames: { ...options.otherNames, [options.roomKind ?? '']: options.roomName },
});

export interface ToolState {
  tool: Tool;
  /** Clicked so far for the thing being drawn. */
  points: readonly XY[];
  options: ToolOptions;
}

export interface Outcome {
  state: ToolState;
  drawing?: Drawing;
  /** Keys of what was drawn. */
  drawn?: string[];
  /** Why nothing was drawn. */
  refused?: 'tooSmall' | 'noWall' | 'noRoom' | 'notEnclosed' | 'notFour';
  /** All points of a length or a square are there: the sizes are wanted. */
  ask?: 'scale' | 'square';
}

/** Smaller outlines are slips of the hand, m². */
const LEAST_AREA = 0.2;
/** Two clicks at one place, m. */
const SAME = 0.005;
/** A door is looked for so far from the click, m. */
const DOOR_REACH = 0.8;

export interface Here {
  drawing: Drawing;
  storey: string;
  marks: Marks;
}

const same = (a: XY, b: XY): boolean => distance(a, b) < SAME;

/** A click at a point that is snapped already. `enclosed`: what the walls round it enclose, for the tool `fill`. */
export function click(
  state: ToolState,
  at: XY,
  here: Here,
  enclosed: (at: XY) => readonly XY[] | null = () => null,
): Outcome {
  const { tool, points } = state;
  const go = (next: readonly XY[], more: Partial<Outcome> = {}): Outcome => ({
    state: { ...state, points: next },
    ...more,
  });
  switch (tool) {
    case 'select':
      return go([]);
    case 'room':
    case 'stair':
    case 'lift': {
      if (points.length === 0) return go([at]);
      const outline = rectangle(points[0], at);
      if (areaOf(outline) < LEAST_AREA) return go([], { refused: 'tooSmall' });
      return tool === 'room' ? addRoom(state, outline, here) : addShaft(state, tool, outline, here);
    }
    case 'polygon':
      if (points.length > 2 && same(points[0], at)) return finish(state, here);
      return points.length > 0 && same(points[points.length - 1], at) ? finish(state, here) : go([...points, at]);
    case 'wall':
      if (points.length > 2 && same(points[0], at)) return finish({ ...state, points: [...points, points[0]] }, here);
      return points.length > 0 && same(points[points.length - 1], at) ? finish(state, here) : go([...points, at]);
    case 'fill': {
      const outline = enclosed(at);
      if (outline === null) return go([], { refused: 'notEnclosed' });
      return addRoom(state, outline.map(gridPoint), here);
    }
    case 'door':
    case 'exit':
      return addDoor(state, at, here);
    case 'bed':
      return addBed(state, at, here);
    case 'station':
    case 'store':
      return addThing(state, at, here);
    case 'scale':
      return points.length === 0 ? go([at]) : go([points[0], at], { ask: 'scale' });
    case 'square': {
      const next = [...points, at].slice(0, 4);
      return go(next, next.length === 4 ? { ask: 'square' } : {});
    }
  }
}

/** Ends a line or an outline of several points. */
export function finish(state: ToolState, here: Here): Outcome {
  const { tool, points } = state;
  const none = { state: { ...state, points: [] } };
  if (tool === 'polygon' && points.length > 2) {
    return areaOf(points) < LEAST_AREA ? { ...none, refused: 'tooSmall' } : addRoom(state, points.map(gridPoint), here);
  }
  if (tool === 'wall' && points.length > 1) {
    const [drawing, key] = add(here.drawing, 'walls', { storey: here.storey, points: points.map(gridPoint) });
    return { ...none, drawing, drawn: [key] };
  }
  return none;
}

function addRoom(state: ToolState, outline: [number, number][], { drawing, storey }: Here): Outcome {
  const { options } = state;
  const name = freeName(drawing, 'rooms', options.roomName);
  const [next, key] = add(drawing, 'rooms', {
    storey,
    name,
    kind: options.roomKind,
    outline,
    compartment: options.compartment,
  });
  const counted = /\d/.test(name) ? nextName(name) : options.roomName;
  return { state: { ...state, points: [], options: { ...options, roomName: counted } }, drawing: next, drawn: [key] };
}

function addShaft(state: ToolState, tool: 'stair' | 'lift', outline: [number, number][], { drawing }: Here): Outcome {
  const storeys = allStoreys(drawing);
  const [next, key] =
    tool === 'stair'
      ? add(drawing, 'stairs', {
          name: freeName(drawing, 'stairs', 'S1'),
          outline,
          storeys,
          flightWidth: null,
          riser: null,
        })
      : add(drawing, 'lifts', {
          name: freeName(drawing, 'lifts', 'E1'),
          outline,
          storeys,
          kind: null,
          load: null,
          speed: null,
        });
  return { state: { ...state, points: [] }, drawing: next, drawn: [key] };
}

function addDoor(state: ToolState, at: XY, { drawing, storey, marks }: Here): Outcome {
  const { tool, options } = state;
  const found = doorAt(at, marks, options.doorWidth, DOOR_REACH);
  if (found === null) return { state, refused: 'noWall' };
  const [next, key] = add(drawing, 'doors', {
    storey,
    name: '',
    kind: options.doorKind,
    at: [gridPoint(found[0]), gridPoint(found[1])],
    clearWidth: options.doorKind === 'portal' ? null : options.doorWidth,
    exit: tool === 'exit',
  });
  return { state, drawing: next, drawn: [key] };
}

export const roomAt = (drawing: Drawing, storey: string, at: XY): DrawingRoom | undefined =>
  drawing.rooms.find((room) => room.storey === storey && isInside(room.outline, at));

function addBed(state: ToolState, at: XY, { drawing, storey }: Here): Outcome {
  const room = roomAt(drawing, storey, at);
  if (room === undefined) return { state, refused: 'noRoom' };
  const inRoom = drawing.beds.filter((bed) => bed.storey === storey && isInside(room.outline, bed.at)).length;
  const name = room.name === '' ? '' : freeName(drawing, 'beds', `${room.name}-${inRoom + 1}`);
  const [withBed, key] = add(drawing, 'beds', { storey, name, at: gridPoint(at), heading: null });
  return { state, drawing: setResident(withBed, key, state.options.mobility), drawn: [key] };
}

function addThing(state: ToolState, at: XY, { drawing, storey }: Here): Outcome {
  const { tool, options } = state;
  if (roomAt(drawing, storey, at) === undefined) return { state, refused: 'noRoom' };
  const [next, key] =
    tool === 'station'
      ? add(drawing, 'stations', { storey, name: '', kind: options.stationKind, at: gridPoint(at) })
      : add(drawing, 'stores', { storey, name: '', at: gridPoint(at), devices: options.devices });
  return { state, drawing: next, drawn: [key] };
}

/**
 * Where the next point lies for a length typed in: "3.6" along the line that is being drawn, "3.6x6" for the other corner of a
 * rectangle, on the side on which the pointer is. null: no length.
 */
export function typedPoint(state: ToolState, typed: string, pointer: XY): XY | null {
  const from = state.points[state.points.length - 1];
  if (from === undefined) return null;
  const parts = typed
    .replaceAll('，', '.')
    .split(/[x×*;\s]+/i)
    .filter((part) => part !== '');
  const numbers = parts.map((part) => Number(part.replace(',', '.')));
  if (numbers.length === 0 || numbers.length > 2 || !numbers.every((n) => Number.isFinite(n) && n > 0)) return null;
  const [dx, dy] = [pointer[0] - from[0], pointer[1] - from[1]];
  if (numbers.length === 2)
    return gridPoint([from[0] + (dx < 0 ? -1 : 1) * numbers[0], from[1] + (dy < 0 ? -1 : 1) * numbers[1]]);
  const long = Math.hypot(dx, dy);
  if (long < 1e-6) return null;
  // Nearly along an axis is along it.
  const [ux, uy] =
    Math.abs(dy) < 0.09 * long ? [Math.sign(dx), 0] : Math.abs(dx) < 0.09 * long ? [0, Math.sign(dy)] : [dx / long, dy / long]; // prettier-ignore
  return gridPoint([from[0] + ux * numbers[0], from[1] + uy * numbers[0]]);
}
