/**
 * Draws the building of `children-home` and prints it as facility.json:
 * `npx tsx scenarios/children-home/draw.ts > scenarios/children-home/facility.json`.
 * An invented house: three storeys, a corridor in the middle, a stair at each end that leads straight outside.
 */
import { Drawing } from '../../engine/facility/drawing.js';
import { drawStair } from '../../engine/facility/stair.js';
import type { Space } from '../../engine/scenario/schema.js';

const LENGTH = 40;
const DEPTH = 14.4;
const STAIR = 2.55;
const SOUTH = 6;
const NORTH = 8.4;
const STOREY = 3.6;

type Kind = Space['kind'];
/** Rooms of a storey, south from the west, then north from the west: id, kind, beds, name. */
const ROOMS: Record<number, [id: string, kind: Kind, beds: number, zh: string, en: string][]> = {
  1: [
    ['hall', 'hall', 0, '活动厅', 'activity hall'],
    ['canteen', 'hall', 0, '餐厅', 'dining room'],
    ['kitchen', 'service', 0, '厨房', 'kitchen'],
    ['control', 'room', 0, '值班室（消防控制室）', 'duty room with the fire panel'],
    ['clinic', 'room', 0, '医务室', 'clinic'],
    ['class', 'room', 0, '教室', 'classroom'],
    ['office', 'room', 0, '办公室', 'office'],
    ['laundry', 'service', 0, '洗衣房', 'laundry'],
  ],
  2: [
    ['infants-1', 'bedroom', 6, '婴儿室一', 'infants 1'],
    ['infants-2', 'bedroom', 6, '婴儿室二', 'infants 2'],
    ['toddlers-1', 'bedroom', 5, '幼儿室一', 'toddlers 1'],
    ['toddlers-2', 'bedroom', 5, '幼儿室二', 'toddlers 2'],
    ['milk', 'service', 0, '配奶间', 'milk kitchen'],
    ['play', 'room', 0, '游戏室', 'playroom'],
    ['care', 'bedroom', 6, '特殊照料室', 'children who need nursing'],
    ['bath', 'service', 0, '洗浴间', 'bathroom'],
  ],
  3: [
    ['school-1', 'bedroom', 6, '儿童宿舍一', 'school children 1'],
    ['school-2', 'bedroom', 6, '儿童宿舍二', 'school children 2'],
    ['school-3', 'bedroom', 6, '儿童宿舍三', 'school children 3'],
    ['school-4', 'bedroom', 6, '儿童宿舍四', 'school children 4'],
    ['study-1', 'room', 0, '自习室一', 'study room 1'],
    ['study-2', 'room', 0, '自习室二', 'study room 2'],
    ['art', 'room', 0, '美术室', 'art room'],
    ['store', 'service', 0, '储藏室', 'store room'],
  ],
};

const drawing = new Drawing();
const levels = [1, 2, 3].map((n) => ({ key: `${n}`, storey: `L${n}`, elevation: (n - 1) * STOREY }));
const width = (LENGTH - 2 * STAIR) / 4;
for (const level of levels) {
  drawing.storeys.push({ id: level.storey, elevation: level.elevation, height: STOREY });
  const corridor = `corridor-${level.key}`;
  drawing.space(corridor, 'corridor', level.storey, { x1: STAIR, y1: SOUTH, x2: LENGTH - STAIR, y2: NORTH });
  ROOMS[Number(level.key)].forEach(([id, kind, beds, zh, en], i) => {
    const south = i < 4;
    const x1 = Math.round((STAIR + (i % 4) * width) * 1000) / 1000;
    const outline = { x1, x2: x1 + width, y1: south ? 0 : NORTH, y2: south ? SOUTH : DEPTH };
    drawing.space(id, kind, level.storey, outline, { name: { 'zh-CN': zh, en } });
    drawing.doorAlongX(`d-${id}`, 'door', [id, corridor], x1 + 0.5, south ? SOUTH : NORTH, 1);
    for (let bed = 0; bed < beds; bed++) {
      const x = Math.round((x1 + 2.2 + (bed % 3) * 2) * 1000) / 1000;
      const row = Math.floor(bed / 3);
      const y = south ? 1.5 + row * 2 : DEPTH - 1.5 - row * 2;
      drawing.beds.push({ id: `${id}-${bed + 1}`, space: id, at: [x, Math.round(y * 1000) / 1000], heading: 90 });
    }
  });
  if (level.key !== '1')
    drawing.stations.push({ id: `station-${level.key}`, space: corridor, at: [LENGTH / 2, 7.2], kind: 'carerStation' });
}
drawing.stations.push(
  { id: 'station-infants', space: 'corridor-2', at: [10, 7.2], kind: 'carerStation' },
  { id: 'control-room', space: 'control', at: [33, 3], kind: 'controlRoom' },
  { id: 'gate', space: 'corridor-1', at: [36, 7.2], kind: 'guardPost' },
);
drawStair(drawing, 'A', 0, NORTH, -1, 1.2, levels);
drawStair(drawing, 'B', LENGTH - STAIR, NORTH, -1, 1.2, levels);
for (const { key } of levels) {
  for (const [stair, x] of [
    ['A', STAIR],
    ['B', LENGTH - STAIR],
  ] as const)
    drawing.doorAlongY(
      `d-${stair}-${key}`,
      'fireDoorSelfClosing',
      [`corridor-${key}`, `${stair}-${key}`],
      x,
      7,
      1.2,
      1,
    );
}
drawing.doorAlongY('exit-west', 'door', ['A-1', 'outside'], 0, 7, 1.2, 1);
drawing.doorAlongY('exit-east', 'door', ['B-1', 'outside'], LENGTH, 7, 1.2, 1);
drawing.doorAlongX('exit-hall', 'door', ['hall', 'outside'], STAIR + 3, 0, 1.4);
const { name: _name, compartments: _compartments, stores: _stores, ...facility } = drawing.finish(undefined);
process.stdout.write(`${JSON.stringify(facility)}\n`);
