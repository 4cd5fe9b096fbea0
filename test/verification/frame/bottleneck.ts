/** Rooms in a row joined by bottlenecks: used by the tests of RiMEA 12 and by the figures of flow over width. */
import { follow, type Followed } from './measure.js';
import type { Parameters } from './populations.js';
import { drawsOf, scatter, Scene, type Rectangle } from './scene.js';
import type { Population } from './types.js';
import { AreaMeter } from './measure.js';
import type { Simulation } from '../../../engine/simulation.js';

export interface BottleneckOptions {
  population: Population;
  parameters?: Parameters;
  ticksPerSecond?: number;
  /** People, and where they begin in the first room. */
  count: number;
  start: Rectangle;
  apart: number;
  /** First room. */
  room: Rectangle;
  /** Bottleneck in the middle of the room's east wall, m. */
  width: number;
  length: number;
  /** Depth of the free space behind it before people are out, m; 0: they are out at its end. */
  beyond: number;
  seed: string;
}

/** Room, bottleneck and free space as wide as the room. Spaces: `room`, `neck`, `beyond`. */
export function bottleneck(options: BottleneckOptions): Scene {
  const { room, width, length, beyond } = options;
  const [, y1, x2, y2] = room;
  const middle = (y1 + y2) / 2;
  const low = middle - width / 2;
  const high = middle + width / 2;
  const end = x2 + length;
  const scene = new Scene({
    population: options.population,
    horizon: 3600,
    ...(options.parameters === undefined ? {} : { parameters: options.parameters }),
    ...(options.ticksPerSecond === undefined ? {} : { ticksPerSecond: options.ticksPerSecond }),
  })
    .space('room', room)
    .space('neck', [x2, low, end, high], { kind: 'corridor' })
    .opening('in', ['room', 'neck'], [x2, low], [x2, high]);
  if (beyond > 0) {
    scene
      .space('beyond', [end, y1, end + beyond, y2])
      .opening('out', ['neck', 'beyond'], [end, low], [end, high])
      .opening('end', ['beyond', 'outside'], [end + beyond, y1], [end + beyond, y2]);
  } else scene.opening('out', ['neck', 'outside'], [end, low], [end, high]);
  const stream = drawsOf(`bottleneck/${options.count}`, options.seed);
  for (const at of scatter(options.start, options.count, options.apart, stream)) scene.person('room', at);
  return scene;
}

/** Room 1 10 m x 10 m – corridor – room 2 10 m x 10 m – exit: the sketch of RiMEA 12, 150 people in the left half. */
export function twoRooms(seed: string, population: Population): { followed: Followed; densities: [number, number] } {
  const scene = new Scene({ population, horizon: 3600 })
    .space('room-1', [0, 0, 10, 10])
    .space('corridor', [10, 4.5, 15, 5.5], { kind: 'corridor' })
    .space('room-2', [15, 0, 25, 10])
    .ground('ground', [25, -5, 35, 15], ['east', 'south', 'north'])
    .opening('in', ['room-1', 'corridor'], [10, 4.5], [10, 5.5])
    .opening('out', ['corridor', 'room-2'], [15, 4.5], [15, 5.5])
    .opening('exit', ['room-2', 'ground'], [25, 4.5], [25, 5.5]);
  for (const at of scatter([0, 0, 5, 10], 150, 0.52, drawsOf('C12', seed))) scene.person('room-1', at);
  const simulation: Simulation = scene.simulation(seed);
  // Two metres in front of both narrow places.
  const meters = [new AreaMeter(simulation, [8, 4, 10, 6]), new AreaMeter(simulation, [23, 4, 25, 6])];
  const followed = follow(simulation, { each: (time) => meters.forEach((m) => m.sample(time, 20, 80)) });
  return { followed, densities: [meters[0].density, meters[1].density] };
}
