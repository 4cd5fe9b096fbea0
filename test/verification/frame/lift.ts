/** Two rooms over each other joined by a lift, after NIST Verif.2.7, and what a hand reckons for it. */
import { runTime } from '../../../engine/facility/liftMotion.js';
import type { Simulation } from '../../../engine/simulation.js';
import type { RunEvent } from '../../../engine/world/events.js';
import { stated } from './populations.js';
import { Scene, type SceneOptions } from './scene.js';

export interface LiftRooms {
  /** Between the two floors, m; m/s; m/s²; s. */
  height: number;
  speed: number;
  acceleration: number;
  doorOpening: number;
  doorClosing: number;
  /** Through the door of the car, s a person. */
  board: number;
  exit: number;
}

/** The instance stated in the test: 10.5 m, 1 m/s, 1 m/s², doors 2.5 and 3 s, 1 s in, 1 s out. */
export const STATED: LiftRooms = {
  height: 10.5,
  speed: 1,
  acceleration: 1,
  doorOpening: 2.5,
  doorClosing: 3,
  board: 1,
  exit: 1,
};

export const run = (of: LiftRooms): number => runTime(of.height, of.speed, of.acceleration);

/**
 * Room A above room B, both 10 m x 10 m, the car of 1.6 m x 1.4 m for 13 persons at their east wall, its door 1.1 m wide
 * around (10, 5); the exit of B in the west wall around (0, 5). The car stands at B.
 */
export function liftRooms(of: LiftRooms, more: Partial<SceneOptions> = {}): Scene {
  const passing = Object.fromEntries(
    ['walker', 'frame', 'wheelchair', 'wheelchairAlone', 'bed', 'carried'].flatMap((sort) => [
      [`lift.board.${sort}`, of.board],
      [`lift.exit.${sort}`, of.exit],
    ]),
  );
  const scene = new Scene({
    population: 'stated',
    crowding: false,
    horizon: 36_000,
    ...more,
    parameters: { ...stated(1), 'lift.loadFactor': 1, ...passing, ...more.parameters },
  })
    .storey('upper', of.height)
    .space('B', [0, 0, 10, 10])
    .space('A', [0, 0, 10, 10], { storey: 'upper' })
    .opening('exit', ['B', 'outside'], [0, 4.5], [0, 5.5])
    .lift('lift', [10, 4.2, 11.4, 5.8], ['B', 'A'], [10, 4.45], [10, 5.55], {
      speed: of.speed,
      acceleration: of.acceleration,
      doorOpening: of.doorOpening,
      doorClosing: of.doorClosing,
    });
  scene.phases[0].by = 'lifts';
  return scene;
}

/** All events of the run, in order. */
export function eventsOf(simulation: Simulation, each?: (time: number) => void): RunEvent[] {
  const events: RunEvent[] = [];
  while (!simulation.ended) {
    each?.(simulation.world.tick / simulation.model.ticksPerSecond);
    simulation.step();
    events.push(...simulation.world.events);
  }
  return events;
}

/** Exact times of one kind of event, ascending, s. */
export const timesOf = (events: readonly RunEvent[], code: RunEvent['code']): number[] =>
  events
    .filter((event) => event.code === code)
    .map(({ time }) => time)
    .sort((a, b) => a - b);
