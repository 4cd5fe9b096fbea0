/**
 * Speed over density in a corridor that is filled evenly and let go: measured in its middle, so far from both ends that
 * within the time neither what happens at the open end nor the missing people behind the last one is felt there.
 */
import { AreaMeter, follow } from './measure.js';
import type { Parameters } from './populations.js';
import { drawsOf, scatter, Scene, type Rectangle } from './scene.js';
import type { Population } from './types.js';

export interface DensityOptions {
  population: Population;
  parameters?: Parameters;
  /** Mean unimpeded speed, m/s: how long the corridor has to be. */
  free: number;
  /** Clear width, m. */
  width: number;
  /** Two bodies are at first at least this far apart, m. */
  apart: number;
  /** Seconds that do not count, and that count. */
  settle: number;
  measure: number;
  /** Area in the middle, m long over the whole width; 4 if missing. */
  length?: number;
  /** A stair instead of a corridor: people go up or down. */
  stair?: 'up' | 'down';
}

export interface DensityPoint {
  /** At the start, persons/m2. */
  nominal: number;
  density: number;
  speed: number;
  /** Largest speed of anybody in the area over the largest unimpeded speed. */
  fastest: number;
}

/** Rise over run of stairs: 0.15 m to 0.30 m. */
const SLOPE = 0.5;

/** One point of the curve for a density at the start. Speeds on a stair are along the slope. */
export function densityPoint(nominal: number, options: DensityOptions, seed: string): DensityPoint {
  const { width, free, settle, measure, stair, apart } = options;
  const half = Math.ceil(free * (settle + measure)) + 4;
  const area: Rectangle = [0, 0, 2 * half, width];
  const scene = new Scene({
    population: options.population,
    horizon: settle + measure + 10,
    ...(options.parameters === undefined ? {} : { parameters: options.parameters }),
  });
  if (stair === undefined) {
    scene.space('way', area).opening('end', ['way', 'outside'], [2 * half, 0], [2 * half, width]);
  } else {
    const rise = 2 * half * SLOPE;
    scene
      .storey('L2', rise)
      .flight('way', area, [stair === 'up' ? 1 : -1, 0], rise)
      .space('beyond', [2 * half, 0, 2 * half + 4, width], {
        kind: 'landing',
        ...(stair === 'up' ? { storey: 'L2' } : {}),
      })
      .opening('end', ['way', 'beyond'], [2 * half, 0], [2 * half, width])
      .opening('exit', ['beyond', 'outside'], [2 * half + 4, 0], [2 * half + 4, width]);
  }
  const count = Math.round(nominal * 2 * half * width);
  for (const at of scatter(area, count, apart, drawsOf(`density/${nominal}`, seed))) scene.person('way', at);
  const simulation = scene.simulation(seed);
  const length = options.length ?? 4;
  const meter = new AreaMeter(simulation, [half - length / 2, 0, half + length / 2, width], [1, 0]);
  follow(simulation, { until: settle + measure, each: (time) => meter.sample(time, settle) });
  const stretch = stair === undefined ? 1 : Math.sqrt(1 + SLOPE * SLOPE);
  const most = simulation.model.people.reduce(
    (v, p) => Math.max(v, stair === 'up' ? p.speedUp : stair === 'down' ? p.speedDown : p.speedLevel),
    0,
  );
  return {
    nominal,
    // On a stair the area in plan; the standards' stair data are so too.
    density: meter.density,
    speed: meter.speed * stretch,
    fastest: (meter.fastest * stretch) / most,
  };
}

/** Mean of the points of several seeds. */
export function meanPoint(points: readonly DensityPoint[]): DensityPoint {
  const of = (key: keyof DensityPoint): number => points.reduce((sum, p) => sum + p[key], 0) / points.length;
  return {
    nominal: points[0].nominal,
    density: of('density'),
    speed: of('speed'),
    fastest: points.reduce((most, p) => Math.max(most, p.fastest), 0),
  };
}
