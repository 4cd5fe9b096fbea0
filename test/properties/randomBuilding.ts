/** Buildings and crowds drawn at random: rooms along a corridor, a hall with columns or a bend, exits, people of all kinds. */
import type { Stream } from '../../engine/random.js';
import { drawsOf, scatter, Scene, type Point, type Rectangle } from '../verification/frame/scene.js';
import type { MobilityClass } from '../../engine/scenario/schema.js';

/** Whoever walks by themselves, and how often. */
const CLASSES: readonly (readonly [MobilityClass, number])[] = [
  ['independent', 0.7],
  ['cane', 0.14],
  ['rollator', 0.08],
  ['wheelchairSelf', 0.08],
];

const between = (stream: Stream, least: number, most: number): number => least + (most - least) * stream.uniform();
/** On the millimetre, as buildings are. */
const snapped = (v: number): number => Math.round(v * 1000) / 1000;

function mobility(stream: Stream): MobilityClass {
  let u = stream.uniform();
  for (const [name, share] of CLASSES) {
    if (u < share) return name;
    u -= share;
  }
  return 'independent';
}

/** Fills a rectangle at a random density; bodies do not overlap at the start. */
function people(scene: Scene, space: string, area: Rectangle, stream: Stream, mixed: boolean): void {
  const [x1, y1, x2, y2] = area;
  // Frames and wheelchairs are up to 1.2 m long.
  const apart = mixed ? 1.25 : 0.52;
  const most = Math.floor((x2 - x1) / apart) * Math.floor((y2 - y1) / apart);
  const wanted = Math.round((x2 - x1) * (y2 - y1) * between(stream, 0.1, 1.8));
  const count = Math.min(wanted, most);
  if (count < 1) return;
  let places: [number, number][];
  try {
    places = scatter(area, count, apart, stream);
  } catch {
    return;
  }
  for (const at of places) {
    scene.person(space, [snapped(at[0]), snapped(at[1])], {
      mobility: mixed ? mobility(stream) : 'independent',
      preMovement: stream.uniform() < 0.5 ? 0 : snapped(between(stream, 0, 30)),
    });
  }
}

/** The hall at the corridor's end: plain, with columns, or with a bend. */
function hall(scene: Scene, x: number, width: number, stream: Stream): Rectangle[] {
  const depth = snapped(between(stream, 6, 14));
  const side = snapped(between(stream, 4, 8));
  const [y1, y2] = [-side, width + side];
  const kind = stream.uniform();
  let outline: Point[] = [
    [x, y1],
    [x + depth, y1],
    [x + depth, y2],
    [x, y2],
  ];
  const holes: [number, number][][] = [];
  let areas: Rectangle[] = [[x + 0.5, y1 + 0.5, x + depth - 0.5, y2 - 0.5]];
  if (kind < 0.35) {
    const c = snapped(between(stream, 0.4, 1));
    for (const cy of [y1 + side / 2, y2 - side / 2]) {
      const [a, b] = [snapped(x + depth / 2), snapped(cy)];
      holes.push([
        [a, b],
        [a, b + c],
        [a + c, b + c],
        [a + c, b],
      ]);
    }
    areas = [[x + 0.5, y1 + 0.5, x + depth / 2 - 0.5, y2 - 0.5]];
  } else if (kind < 0.7) {
    const cut = snapped(depth / 2);
    outline = [
      [x, y1],
      [x + depth, y1],
      [x + depth, y2],
      [x + cut, y2],
      [x + cut, width],
      [x, width],
    ];
    areas = [[x + 0.5, y1 + 0.5, x + depth - 0.5, width - 0.5]];
  }
  scene.space('hall', outline, holes.length > 0 ? { holes } : {});
  const exit = snapped(between(stream, 0.9, 2));
  const from = snapped(between(stream, y1 + 0.2, y2 - exit - 0.2));
  scene.opening('exit-east', ['hall', 'outside'], [x + depth, from], [x + depth, snapped(from + exit)]);
  if (stream.uniform() < 0.5) {
    const south = snapped(between(stream, x + 0.2, x + depth - 1.6));
    scene.opening('exit-south', ['hall', 'outside'], [south, y1], [snapped(south + 1.2), y1]);
  }
  return areas;
}

/** A building with its crowd. @param seed any string */
export function randomBuilding(seed: string): Scene {
  const stream = drawsOf('random-building', seed);
  const laboratory = stream.uniform() < 0.3;
  const mixed = !laboratory && stream.uniform() < 0.6;
  const scene = new Scene({ population: laboratory ? 'laboratory' : 'care', horizon: 1800 });
  const width = snapped(between(stream, 1.8, 3.2));
  const rooms = 2 + Math.floor(between(stream, 0, 4));
  const room = snapped(between(stream, 3.2, 6));
  const end = snapped(rooms * room);
  scene.space('corridor', [0, 0, end, width], { kind: 'corridor' });
  people(scene, 'corridor', [0.3, 0.3, end - 0.3, width - 0.3], stream, mixed);
  for (let i = 0; i < rooms; i++) {
    for (const north of [false, true]) {
      const depth = snapped(between(stream, 3, 6));
      const [x1, x2] = [snapped(i * room), snapped((i + 1) * room)];
      const [y1, y2] = north ? [width, snapped(width + depth)] : [-depth, 0];
      // Those beside the hall would lie in it.
      if (i === rooms - 1) continue;
      const id = `room-${i}-${north ? 'n' : 's'}`;
      scene.space(id, [x1, y1, x2, y2]);
      const door = snapped(between(stream, 0.9, 1.4));
      const at = snapped(between(stream, x1 + 0.2, x2 - door - 0.2));
      const y = north ? width : 0;
      scene.opening(`door-${id}`, [id, 'corridor'], [at, y], [snapped(at + door), y], { kind: 'door' });
      people(scene, id, [x1 + 0.4, y1 + 0.4, x2 - 0.4, y2 - 0.4], stream, mixed);
    }
  }
  const areas = hall(scene, end, width, stream);
  scene.opening('end', ['corridor', 'hall'], [end, 0], [end, width]);
  if (stream.uniform() < 0.4) scene.opening('exit-west', ['corridor', 'outside'], [0, 0.3], [0, snapped(width - 0.3)]);
  for (const area of areas) if (stream.uniform() < 0.8) people(scene, 'hall', area, stream, mixed);
  return scene;
}
