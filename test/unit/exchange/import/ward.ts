/** A small ward as rooms, walls and doors, and as the DXF that a CAD program would write of it. Made for these tests. */

export interface Room {
  name: string;
  kind: 'bedroom' | 'corridor' | 'room';
  /** x1, y1, x2, y2, inner faces, m. */
  box: readonly [number, number, number, number];
}

export interface Door {
  /** Centre in the wall, m. */
  at: readonly [number, number];
  /** Along x, or along y. */
  along: 'x' | 'y';
  width: number;
  exit?: boolean;
}

/** Walls between rooms and to the outside, m. */
export const WALL = 0.2;

export const ROOMS: readonly Room[] = [
  { name: '走道', kind: 'corridor', box: [0, 0, 11.8, 2.4] },
  { name: '居室101', kind: 'bedroom', box: [0, 2.6, 2.8, 7] },
  { name: '居室102', kind: 'bedroom', box: [3, 2.6, 5.8, 7] },
  { name: '居室103', kind: 'bedroom', box: [6, 2.6, 8.8, 7] },
  { name: '护理站', kind: 'room', box: [9, 2.6, 11.8, 7] },
];

export const DOORS: readonly Door[] = [
  { at: [1.4, 2.5], along: 'x', width: 1.1 },
  { at: [4.4, 2.5], along: 'x', width: 1.2 },
  { at: [7.4, 2.5], along: 'x', width: 1.05 },
  { at: [10.4, 2.5], along: 'x', width: 0.9 },
  { at: [-0.1, 1.2], along: 'y', width: 1.4, exit: true },
];

const pair = (code: number, value: string | number): string => `${code}\n${value}\n`;
const RECTANGLE = (layer: string, box: readonly number[], unit: number, more = ''): string =>
  pair(0, 'LWPOLYLINE') +
  pair(8, layer) +
  pair(90, 4) +
  pair(70, 1) +
  [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[2], box[3]],
    [box[0], box[3]],
  ]
    .map(([x, y]) => pair(10, x / unit) + pair(20, y / unit))
    .join('') +
  more;

export const line = (layer: string, x1: number, y1: number, x2: number, y2: number): string =>
  pair(0, 'LINE') + pair(8, layer) + pair(10, x1) + pair(20, y1) + pair(11, x2) + pair(21, y2);

export const text = (layer: string, x: number, y: number, words: string): string =>
  pair(0, 'TEXT') + pair(8, layer) + pair(10, x) + pair(20, y) + pair(40, 200) + pair(1, words);

/** A door as a block of width 1: hinge at the origin, leaf drawn open along y, swing from the leaf to the closed position. */
const DOOR_BLOCK =
  pair(0, 'BLOCK') + pair(8, '0') + pair(2, 'DOOR') + pair(70, 0) + pair(10, 0) + pair(20, 0) +
  pair(0, 'LINE') + pair(8, '0') + pair(10, 0) + pair(20, 0) + pair(11, 0) + pair(21, 1) +
  pair(0, 'ARC') + pair(8, '0') + pair(10, 0) + pair(20, 0) + pair(40, 1) + pair(50, 0) + pair(51, 90) +
  pair(0, 'ENDBLK') + pair(8, '0'); // prettier-ignore

export const insert = (layer: string, block: string, x: number, y: number, scale: number, turn: number, more = ''): string =>
  pair(0, 'INSERT') + pair(8, layer) + pair(2, block) + pair(10, x) + pair(20, y) + pair(41, scale) + pair(42, scale) +
  pair(50, turn) + more; // prettier-ignore

export function dxfFile(entities: string, { blocks = DOOR_BLOCK, units = '4', page = '' } = {}): string {
  const header =
    pair(9, '$ACADVER') + pair(1, page === '' ? 'AC1021' : 'AC1015') +
    (page === '' ? '' : pair(9, '$DWGCODEPAGE') + pair(3, page)) +
    (units === '' ? '' : pair(9, '$INSUNITS') + pair(70, units)); // prettier-ignore
  return (
    pair(0, 'SECTION') + pair(2, 'HEADER') + header + pair(0, 'ENDSEC') +
    pair(0, 'SECTION') + pair(2, 'BLOCKS') + blocks + pair(0, 'ENDSEC') +
    pair(0, 'SECTION') + pair(2, 'ENTITIES') + entities + pair(0, 'ENDSEC') + pair(0, 'EOF')
  ); // prettier-ignore
}

/** The ward with rooms as closed outlines and doors as blocks, in millimetres. */
export function wardDxf(options: Parameters<typeof dxfFile>[1] = {}): string {
  const rooms = ROOMS.map((room) => {
    const [x1, y1, x2, y2] = room.box;
    return RECTANGLE('房间', room.box, 0.001) + text('文字', (x1 + x2) * 500, (y1 + y2) * 500, room.name);
  });
  return dxfFile(rooms.join('') + doorInserts(), options);
}

const doorInserts = (): string =>
  DOORS.map(({ at: [x, y], along, width }) =>
    along === 'x'
      ? insert('门', 'DOOR', (x - width / 2) * 1000, y * 1000, width * 1000, 0)
      : insert('门', 'DOOR', x * 1000, (y - width / 2) * 1000, width * 1000, 90),
  ).join('');

/** The same ward of which only walls are drawn, each face a line, open at the doors, corners up to `gap` metres apart. */
export function wallsDxf(gap: number): string {
  const lines: string[] = [];
  const wall = (x1: number, y1: number, x2: number, y2: number): void => {
    const holes = DOORS.filter(({ at, along }) =>
      along === 'x'
        ? y1 === y2 && Math.abs(at[1] - y1) < WALL && at[0] > x1 && at[0] < x2
        : x1 === x2 && Math.abs(at[0] - x1) < WALL && at[1] > y1 && at[1] < y2,
    );
    const [from, to] = y1 === y2 ? [x1, x2] : [y1, y2];
    const cuts = holes.map(({ at, along, width }) => {
      const c = along === 'x' ? at[0] : at[1];
      return [c - width / 2, c + width / 2];
    });
    const ends = [from + gap, ...cuts.flat(), to];
    for (let i = 0; i < ends.length; i += 2) {
      const [a, b] = [ends[i] * 1000, ends[i + 1] * 1000];
      lines.push(y1 === y2 ? line('墙', a, y1 * 1000, b, y1 * 1000) : line('墙', x1 * 1000, a, x1 * 1000, b));
    }
  };
  for (const { box } of ROOMS) {
    const [x1, y1, x2, y2] = box;
    wall(x1, y1, x2, y1);
    wall(x1, y2, x2, y2);
    wall(x1, y1, x1, y2);
    wall(x2, y1, x2, y2);
  }
  // Jambs: the wall is closed at both sides of each hole.
  for (const { at, along, width } of DOORS) {
    for (const side of [-1, 1]) {
      const c = (along === 'x' ? at[0] : at[1]) + (side * width) / 2;
      const [a, b] = along === 'x' ? [at[1] - WALL / 2, at[1] + WALL / 2] : [at[0] - WALL / 2, at[0] + WALL / 2];
      lines.push(
        along === 'x'
          ? line('墙', c * 1000, a * 1000, c * 1000, b * 1000)
          : line('墙', a * 1000, c * 1000, b * 1000, c * 1000),
      );
    }
  }
  const names = ROOMS.map(({ name, box: [x1, y1, x2, y2] }) => text('文字', (x1 + x2) * 500, (y1 + y2) * 500, name));
  return dxfFile(lines.join('') + names.join('') + doorInserts());
}
