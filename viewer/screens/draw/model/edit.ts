/** Changes of a drawing, each a new drawing that shares everything it left alone. */
import type { Drawing, DrawingList } from '../../../../engine/index.js';
import { gridPoint, type XY } from './points.js';

type Item<L extends DrawingList> = Drawing[L][number];

/** First letters of keys. */
const LETTERS: Readonly<Record<DrawingList, string>> = {
  rooms: 'r',
  walls: 'w',
  doors: 'd',
  beds: 'b',
  stations: 'p',
  stores: 'v',
  stairs: 's',
  lifts: 'l',
  links: 'k',
  residents: 'n',
  toDo: 't',
};

export const keyOf = (list: DrawingList, number: number): string => `${LETTERS[list]}${number}`;

export const listOf = (key: string): DrawingList =>
  (Object.entries(LETTERS) as [DrawingList, string][]).find(([, letter]) => key.startsWith(letter))![0];

export function add<L extends DrawingList>(drawing: Drawing, list: L, item: Omit<Item<L>, 'key'>): [Drawing, string] {
  const key = keyOf(list, drawing.next);
  const items = [...drawing[list], { ...item, key } as Item<L>];
  return [{ ...drawing, next: drawing.next + 1, [list]: items }, key];
}

/** The thing with the key; undefined: there is none. */
export function find(drawing: Drawing, key: string): Item<DrawingList> | undefined {
  return (drawing[listOf(key)] as Item<DrawingList>[]).find((item) => item.key === key);
}

export function change<L extends DrawingList>(
  drawing: Drawing,
  list: L,
  key: string,
  with_: Partial<Item<L>>,
): Drawing {
  const items = (drawing[list] as Item<L>[]).map((item) => (item.key === key ? { ...item, ...with_ } : item));
  return { ...drawing, [list]: items };
}

/** With a bed goes its resident, with a room the links of its flights. */
export function remove(drawing: Drawing, keys: ReadonlySet<string>): Drawing {
  const next = { ...drawing };
  for (const list of Object.keys(LETTERS) as DrawingList[]) {
    const items = drawing[list] as Item<DrawingList>[];
    const left = items.filter(
      (item) =>
        !keys.has(item.key) &&
        !(list === 'residents' && keys.has((item as Item<'residents'>).bed)) &&
        !(list === 'links' && (item as Item<'links'>).between.some((room) => keys.has(room))),
    );
    if (left.length !== items.length) Object.assign(next, { [list]: left });
  }
  if (next.fireRoom !== null && keys.has(next.fireRoom)) next.fireRoom = null;
  return next;
}

const moved = (points: readonly XY[], [dx, dy]: XY): [number, number][] =>
  points.map(([x, y]) => gridPoint([x + dx, y + dy]));

/** Everything with one of the keys, and the doors, beds and stations that are moved with their rooms. */
export function move(drawing: Drawing, keys: ReadonlySet<string>, by: XY): Drawing {
  const next = { ...drawing };
  const each = <L extends DrawingList>(list: L, how: (item: Item<L>) => Item<L>): void => {
    const items = (drawing[list] as Item<L>[]).map((item) => (keys.has(item.key) ? how(item) : item));
    Object.assign(next, { [list]: items });
  };
  each('rooms', (room) => ({
    ...room,
    outline: moved(room.outline, by),
    ...(room.holes === undefined ? {} : { holes: room.holes.map((hole) => moved(hole, by)) }),
  }));
  each('walls', (wall) => ({ ...wall, points: moved(wall.points, by) }));
  each('doors', (door) => ({ ...door, at: moved(door.at, by) as [[number, number], [number, number]] }));
  for (const list of ['beds', 'stations', 'stores'] as const)
    each(list, (item) => ({ ...item, at: moved([item.at], by)[0] }));
  each('stairs', (stair) => ({ ...stair, outline: moved(stair.outline, by) }));
  each('lifts', (lift) => ({ ...lift, outline: moved(lift.outline, by) }));
  return next;
}

/** One corner of an outline or a wall; the corners of other rooms and walls that lie on it move with it. */
export function moveCorner(drawing: Drawing, storey: string, from: XY, to: XY): Drawing {
  const same = (p: XY): boolean => Math.abs(p[0] - from[0]) < 0.0005 && Math.abs(p[1] - from[1]) < 0.0005;
  const put = (points: readonly XY[]): [number, number][] =>
    points.map((p) => (same(p) ? gridPoint(to) : [p[0], p[1]]));
  return {
    ...drawing,
    rooms: drawing.rooms.map((room) =>
      room.storey === storey && room.outline.some(same) ? { ...room, outline: put(room.outline) } : room,
    ),
    walls: drawing.walls.map((wall) =>
      wall.storey === storey && wall.points.some(same) ? { ...wall, points: put(wall.points) } : wall,
    ),
  };
}

/** "201" → "202", "居室9" → "居室10", "A-09" → "A-10"; a name without a number stays. */
export const nextName = (name: string): string =>
  name.replace(/(\d+)(?!.*\d)/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));

/** A name that nothing of the list has: counted on until it is free. */
export function freeName(drawing: Drawing, list: 'rooms' | 'beds' | 'stairs' | 'lifts', wanted: string): string {
  const taken = new Set(drawing[list].map(({ name }) => name));
  if (wanted === '' || !taken.has(wanted)) return wanted;
  let name = /\d/.test(wanted) ? nextName(wanted) : `${wanted}-2`;
  while (taken.has(name)) name = nextName(name);
  return name;
}

/** Who sleeps in a bed; null: nobody has said. */
export function setResident(
  drawing: Drawing,
  bed: string,
  mobility: Drawing['residents'][number]['mobility'] | null,
): Drawing {
  const known = drawing.residents.find((one) => one.bed === bed);
  if (known !== undefined)
    return mobility === null
      ? remove(drawing, new Set([known.key]))
      : change(drawing, 'residents', known.key, { mobility });
  return mobility === null ? drawing : add(drawing, 'residents', { bed, name: '', mobility })[0];
}
