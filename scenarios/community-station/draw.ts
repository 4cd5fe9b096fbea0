/**
 * Draws the building of `community-station` and prints it as facility.json:
 * `npx tsx scenarios/community-station/draw.ts > scenarios/community-station/facility.json`.
 * An invented house of two storeys at the street: rooms for the day below, short-stay beds above, one stair.
 */
import { Drawing } from '../../engine/facility/drawing.js';
import { drawStair } from '../../engine/facility/stair.js';

const LENGTH = 22;
const DEPTH = 13;
const STAIR = 2.55;
const SOUTH = 6;
const NORTH = 8;
const STOREY = 3.6;

const drawing = new Drawing();
const levels = [1, 2].map((n) => ({ key: `${n}`, storey: `L${n}`, elevation: (n - 1) * STOREY }));
for (const { storey, elevation } of levels) drawing.storeys.push({ id: storey, elevation, height: STOREY });
const name = (zh: string, en: string) => ({ name: { 'zh-CN': zh, en } });

// ---- ground floor: one large room for the day, and what serves it
drawing.space('corridor-1', 'corridor', 'L1', { x1: STAIR, y1: SOUTH, x2: LENGTH, y2: NORTH });
drawing.space('day-room', 'hall', 'L1', { x1: STAIR, y1: 0, x2: 15, y2: SOUTH }, name('日间活动室', 'day room'));
drawing.space('dining', 'hall', 'L1', { x1: 15, y1: 0, x2: LENGTH, y2: SOUTH }, name('老年餐厅', 'dining room'));
drawing.space('kitchen', 'service', 'L1', { x1: 15, y1: NORTH, x2: LENGTH, y2: DEPTH }, name('厨房', 'kitchen'));
drawing.space('clinic', 'room', 'L1', { x1: 9, y1: NORTH, x2: 15, y2: DEPTH }, name('康复室', 'treatment room'));
drawing.space('office', 'room', 'L1', { x1: STAIR, y1: NORTH, x2: 9, y2: DEPTH }, name('服务台', 'front office'));
drawing.doorAlongX('d-day', 'door', ['day-room', 'corridor-1'], 4, SOUTH, 1.4);
drawing.doorAlongX('d-dining', 'door', ['dining', 'corridor-1'], 17, SOUTH, 1.2);
drawing.doorAlongX('d-kitchen', 'door', ['kitchen', 'corridor-1'], 17, NORTH, 0.9);
drawing.doorAlongX('d-clinic', 'door', ['clinic', 'corridor-1'], 10, NORTH, 1);
drawing.doorAlongX('d-office', 'door', ['office', 'corridor-1'], 4, NORTH, 0.9);
drawing.doorAlongX('exit-street', 'door', ['day-room', 'outside'], 8, 0, 1.4);
drawing.doorAlongY('exit-yard', 'door', ['corridor-1', 'outside'], LENGTH, 6.3, 1.2, 1);
// A chair for everybody who comes for the day.
for (let seat = 0; seat < 16; seat++) {
  const at: [number, number] = [4.5 + (seat % 4) * 2.5, 1.2 + Math.floor(seat / 4) * 1.2];
  drawing.beds.push({ id: `seat-${seat + 1}`, space: 'day-room', at, heading: 90 });
}
for (let seat = 0; seat < 6; seat++) {
  const at: [number, number] = [16.5 + (seat % 3) * 1.8, 1.5 + Math.floor(seat / 3) * 2];
  drawing.beds.push({ id: `table-${seat + 1}`, space: 'dining', at, heading: 90 });
}

// ---- upper floor: short-stay rooms
drawing.space('corridor-2', 'corridor', 'L2', { x1: STAIR, y1: SOUTH, x2: LENGTH, y2: NORTH });
const width = (LENGTH - STAIR) / 3;
for (let room = 1; room <= 6; room++) {
  const south = room <= 3;
  const x1 = Math.round((STAIR + ((room - 1) % 3) * width) * 1000) / 1000;
  const id = `20${room}`;
  const kind = room === 6 ? 'room' : 'bedroom';
  drawing.space(id, kind, 'L2', { x1, x2: x1 + width, y1: south ? 0 : NORTH, y2: south ? SOUTH : DEPTH });
  drawing.doorAlongX(`d-${id}`, 'door', [id, 'corridor-2'], x1 + 0.5, south ? SOUTH : NORTH, 1);
  if (kind === 'bedroom')
    for (const [i, along] of [2.6, 4.8].entries()) {
      const x = Math.round((x1 + along) * 1000) / 1000;
      drawing.beds.push({ id: `${id}-${'ab'[i]}`, space: id, at: [x, south ? 2 : 11], heading: 90 });
    }
}
drawing.stations.push(
  { id: 'station-1', space: 'corridor-1', at: [10, 7], kind: 'carerStation' },
  { id: 'station-2', space: 'corridor-2', at: [10, 7], kind: 'carerStation' },
  { id: 'front-desk', space: 'office', at: [5, 10], kind: 'controlRoom' },
);
drawStair(drawing, 'A', 0, NORTH, -1, 1.2, levels);
for (const { key } of levels)
  drawing.doorAlongY(`d-A-${key}`, 'door', [`corridor-${key}`, `A-${key}`], STAIR, 6.6, 1.2, 1);
drawing.doorAlongY('exit-stair', 'door', ['A-1', 'outside'], 0, 6.6, 1.2, 1);
const { name: _name, compartments: _compartments, stores: _stores, ...facility } = drawing.finish(undefined);
process.stdout.write(`${JSON.stringify(facility)}\n`);
