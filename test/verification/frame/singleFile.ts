/** Single file in a long corridor: own density from the distance to the one in front and behind, own speed over a second. */
import { follow } from './measure.js';
import type { Parameters } from './populations.js';
import { drawsOf, Scene } from './scene.js';
import type { Population } from './types.js';

/** One person at one moment: persons/m and m/s. */
export type FilePoint = readonly [density: number, speed: number];

const SETTLE = 15;
const MEASURE = 30;
/** Length of the corridor in whose middle people are looked at, m. */
const SEEN = 10;

/** All points of one run of a corridor 0.8 m wide filled with `nominal` persons a metre. */
export function singleFile(
  nominal: number,
  free: number,
  population: Population,
  parameters: Parameters,
  seed: string,
): FilePoint[] {
  const half = Math.ceil(free * (SETTLE + MEASURE)) + SEEN;
  const scene = new Scene({ population, parameters, horizon: SETTLE + MEASURE + 10 })
    .space('way', [0, 0, 2 * half, 0.8])
    .opening('end', ['way', 'outside'], [2 * half, 0], [2 * half, 0.8]);
  const stream = drawsOf(`file/${nominal}`, seed);
  const count = Math.round(nominal * 2 * half);
  const spacing = (2 * half) / count;
  for (let i = 0; i < count; i++) {
    const jitter = Math.max(0, spacing - 0.52) * (stream.uniform() - 0.5);
    scene.person('way', [(i + 0.5) * spacing + jitter, 0.4]);
  }
  const simulation = scene.simulation(seed);
  const { people } = simulation.world;
  const before = Float64Array.from(people.x);
  const points: FilePoint[] = [];
  follow(simulation, {
    until: SETTLE + MEASURE,
    each: (time) => {
      if (Math.abs(time - Math.round(time)) > 1e-9) return;
      const inside: number[] = [];
      for (let row = 0; row < people.count; row++) if (people.space[row] >= 0) inside.push(row);
      inside.sort((a, b) => people.x[a] - people.x[b]);
      for (let i = 1; time > SETTLE && i < inside.length - 1; i++) {
        const row = inside[i];
        if (Math.abs(people.x[row] - half) > SEEN / 2) continue;
        const density = 2 / (people.x[inside[i + 1]] - people.x[inside[i - 1]]);
        points.push([density, people.x[row] - before[row]]);
      }
      before.set(people.x);
    },
  });
  return points;
}
