/** A world in which nothing has happened yet. What the scenario says of it is filled in by the build. */
import type { People, World } from './world.js';

/**
 * Columns for so many people with neutral values: nowhere (-1), facing east, standing still, without goal, task, cause
 * or outcome.
 *
 * @param count rows in all
 * @param residents how many of them, the first ones, are residents
 * @throws RangeError unless 0 <= residents <= count, both whole
 */
export function createPeople(count: number, residents: number): People {
  if (!(residents >= 0 && residents <= count && Math.floor(residents) === residents && Math.floor(count) === count)) {
    throw new RangeError(`createPeople: ${residents} residents of ${count}`);
  }
  return {
    count,
    residents,
    state: new Uint8Array(count),
    outcome: new Uint8Array(count),
    outcomeAt: new Float64Array(count).fill(NaN),
    space: new Int32Array(count).fill(-1),
    x: new Float64Array(count),
    y: new Float64Array(count),
    headingX: new Float64Array(count).fill(1),
    headingY: new Float64Array(count),
    body: new Uint8Array(count),
    radius: new Float64Array(count),
    speedLevel: new Float64Array(count),
    speedDown: new Float64Array(count),
    speedUp: new Float64Array(count),
    moving: new Uint8Array(count),
    goalSpace: new Int32Array(count).fill(-1),
    goalX: new Float64Array(count),
    goalY: new Float64Array(count),
    nextOpening: new Int32Array(count).fill(-1),
    arrived: new Uint8Array(count),
    carry: new Float64Array(count),
    attachedTo: new Int32Array(count).fill(-1),
    doorDelay: new Float64Array(count),
    task: new Int32Array(count).fill(-1),
    until: new Float64Array(count).fill(Infinity),
    cause: new Uint8Array(count),
    causeRef: new Int32Array(count).fill(-1),
    causeSince: new Float64Array(count),
    knocked: new Uint8Array(count),
    levelFrom: new Float64Array(count),
    trips: new Int32Array(count),
    duty: new Int32Array(count).fill(-1),
    phase: new Int32Array(count).fill(-1),
    stalled: new Float64Array(count),
    closest: new Float64Array(count).fill(Infinity),
    pace: new Uint8Array(count),
    velocityX: new Float64Array(count),
    velocityY: new Float64Array(count),
    pacing: new Float64Array(count).fill(1),
    doseGas: new Float64Array(count),
    doseHeat: new Float64Array(count),
    exposure: new Uint8Array(count),
    extinction: new Float64Array(count),
  };
}

/**
 * The world before the first tick: doors usable, no task, no device, no phase begun, no stream of random numbers opened.
 *
 * @param count people in all
 * @param residents how many of them are residents
 * @param openings, spaces of the building
 * @param phases of the plan
 */
export function createWorld(count: number, residents: number, openings: number, spaces: number, phases: number): World {
  return {
    tick: 0,
    people: createPeople(count, residents),
    doorShut: new Uint8Array(openings),
    doorOutOfOrder: new Uint8Array(openings),
    doorsVersion: 0,
    tasks: [],
    nextTask: 0,
    devices: [],
    lifts: [],
    rides: [],
    orders: [],
    phases: Array.from({ length: phases }, () => ({ startedAt: NaN, doneAt: NaN })),
    duties: [],
    lostSpaces: new Uint8Array(spaces),
    milestones: {
      panelAlarm: NaN,
      noticed: NaN,
      confirmed: NaN,
      brigadeCalled: NaN,
      alarmRaised: NaN,
      brigadeArrived: NaN,
      zoneLost: NaN,
    },
    response: { perceiver: -1, investigator: -1, stage: 'waiting', until: Infinity },
    areaTaken: new Float64Array(spaces),
    smoke: null,
    injected: null,
    ordinals: new Map(),
    endedAt: NaN,
    endReason: '',
    events: [],
  };
}
