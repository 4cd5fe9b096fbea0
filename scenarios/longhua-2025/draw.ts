/**
 * Draws the block of `longhua-2025` from the few published measures and prints it as facility.json:
 * `npx tsx scenarios/longhua-2025/draw.ts > scenarios/longhua-2025/facility.json`.
 * Published: 33.7 x 9.7 m, three storeys, eight rooms on the third. Everything else is an assumption; the README lists it.
 */
import { Drawing } from '../../engine/facility/drawing.js';
import { drawStair } from '../../engine/facility/stair.js';

const LENGTH = 33.7;
const DEPTH = 9.7;
const STAIR = 2.55;
const SOUTH = 4;
const NORTH = 6;
const STOREY = 3;
/** Beds of the rooms 1 … 8 of a storey: nineteen on the third, eighteen and nineteen below. */
const BEDS: Record<number, number[]> = {
  1: [2, 2, 3, 2, 2, 2, 3, 2],
  2: [2, 3, 2, 3, 2, 2, 3, 2],
  3: [3, 2, 3, 2, 3, 2, 2, 2],
};

const drawing = new Drawing();
const levels = [1, 2, 3].map((n) => ({ key: `${n}`, storey: `L${n}`, elevation: (n - 1) * STOREY }));
for (const level of levels) {
  drawing.storeys.push({ id: level.storey, elevation: level.elevation, height: STOREY });
  const n = Number(level.key);
  const corridor = `${n}-corridor`;
  drawing.space(corridor, 'corridor', level.storey, { x1: STAIR, y1: SOUTH, x2: LENGTH - STAIR, y2: NORTH });
  const width = (LENGTH - 2 * STAIR) / 4;
  for (let room = 1; room <= 8; room++) {
    // Odd numbers south of the corridor, even ones north, from the west.
    const south = room % 2 === 1;
    const x1 = STAIR + Math.floor((room - 1) / 2) * width;
    const id = `${n}0${room}`;
    drawing.space(id, 'bedroom', level.storey, {
      x1,
      x2: x1 + width,
      y1: south ? 0 : NORTH,
      y2: south ? SOUTH : DEPTH,
    });
    drawing.doorAlongX(`d-${id}`, 'door', [id, corridor], x1 + 0.5, south ? SOUTH : NORTH, 0.9);
    for (let bed = 0; bed < BEDS[n][room - 1]; bed++) {
      const x = Math.round((x1 + 1.4 + bed * 2) * 1000) / 1000;
      drawing.beds.push({ id: `${id}-${'abc'[bed]}`, space: id, at: [x, south ? 1.6 : 8.1], heading: 90 });
    }
  }
  drawing.stations.push({ id: `${n}-station`, space: corridor, at: [LENGTH / 2, 5], kind: 'carerStation' });
}
drawStair(drawing, 'A', 0, NORTH, -1, 1.2, levels);
drawStair(drawing, 'B', LENGTH - STAIR, NORTH, -1, 1.2, levels);
for (const { key } of levels) {
  drawing.doorAlongY(`d-A-${key}`, 'door', [`${key}-corridor`, `A-${key}`], STAIR, 4.6, 1.2, 1);
  drawing.doorAlongY(`d-B-${key}`, 'door', [`${key}-corridor`, `B-${key}`], LENGTH - STAIR, 4.6, 1.2, 1);
}
drawing.doorAlongY('exit-west', 'door', ['A-1', 'outside'], 0, 4.6, 1.2, 1);
drawing.doorAlongY('exit-east', 'door', ['B-1', 'outside'], LENGTH, 4.6, 1.2, 1);
drawing.stations.push({ id: 'control-room', space: '1-corridor', at: [5, 5], kind: 'controlRoom' });
const { name: _name, compartments: _compartments, stores: _stores, ...facility } = drawing.finish(undefined);
process.stdout.write(`${JSON.stringify(facility)}\n`);
