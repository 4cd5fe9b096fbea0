/** What is seen at a moment, as the stage draws it. */
import {
  BODIES,
  OUTCOMES,
  PERSON_STATES,
  type Building,
  type House,
  type Snapshot,
  type View,
} from '../../../engine/index.js';

type Air = NonNullable<Snapshot['air']>;

const AIR = [
  'layerHeight',
  'upperExtinction',
  'lowerExtinction',
  'upperTemperature',
  'lowerTemperature',
  'upperCarbonMonoxide',
  'lowerCarbonMonoxide',
  'upperCarbonDioxide',
  'lowerCarbonDioxide',
  'upperOxygen',
  'lowerOxygen',
  'upperHydrogenCyanide',
  'lowerHydrogenCyanide',
  'upperRadiantFlux',
  'lowerRadiantFlux',
] as const satisfies readonly (keyof Air)[];

const ABSENT = PERSON_STATES.indexOf('notYetHere');

export interface Frames {
  /** One object, changed in place by the next call. */
  of(view: View): Snapshot;
  /** By space: 1 is looked into. */
  seen(view: View): Uint8Array;
}

/** For one house. */
export function createFrames(house: House, building: Building): Frames {
  const n = house.people.length;
  const rows = new Map(house.people.map(({ id }, row) => [id, row]));
  const spaces = new Map(building.spaces.map(({ id }, i) => [id, i]));
  const openings = new Map(building.openings.map(({ id }, i) => [id, i]));
  const column = (): Int32Array => new Int32Array(n);
  const air = Object.fromEntries(AIR.map((name) => [name, new Float64Array(building.spaces.length)])) as Air;
  const seen = new Uint8Array(building.spaces.length);
  const frame: Snapshot = {
    time: 0,
    x: new Float64Array(n),
    y: new Float64Array(n),
    space: column(),
    state: column(),
    outcome: column(),
    body: column(),
    cause: column(),
    causeRef: column(),
    attachedTo: column(),
    task: column(),
    exposure: column(),
    doorShut: new Uint8Array(building.openings.length),
    devices: [],
    lifts: building.lifts.map(({ stops, car }) => ({
      mode: 'normal' as const,
      stage: 'standing' as const,
      stop: 0,
      fromZ: building.spaces[car].z,
      toZ: building.spaces[car].z,
      since: 0,
      z: stops.length > 0 ? building.storeys[stops[0].storey].elevation : building.spaces[car].z,
      open: 0,
    })),
    air,
  };
  return {
    of(view) {
      frame.time = view.time;
      frame.state.fill(ABSENT);
      frame.attachedTo.fill(-1);
      for (const person of view.people) {
        const row = rows.get(person.id);
        if (row === undefined) continue;
        frame.x[row] = person.x;
        frame.y[row] = person.y;
        frame.space[row] = person.space === null ? -1 : (spaces.get(person.space) ?? -1);
        frame.state[row] = PERSON_STATES.indexOf(person.state);
        frame.outcome[row] = OUTCOMES.indexOf(person.outcome);
        frame.body[row] = BODIES.indexOf(person.body);
        frame.attachedTo[row] = person.with === null ? -1 : (rows.get(person.with) ?? -1);
      }
      frame.doorShut.fill(0);
      for (const { id, shut } of view.doors) if (shut) frame.doorShut[openings.get(id)!] = 1;
      air.layerHeight.fill(NaN);
      for (const { id, layer, upper, lower } of view.smoke) {
        const space = spaces.get(id)!;
        air.layerHeight[space] = layer;
        air.upperExtinction[space] = upper;
        air.lowerExtinction[space] = lower;
      }
      for (const { id, z } of view.lifts) {
        const lift = building.lifts.findIndex((one) => one.id === id);
        if (lift >= 0) frame.lifts[lift] = { ...frame.lifts[lift], z };
      }
      return frame;
    },
    seen(view) {
      seen.fill(0);
      for (const { id } of view.spaces) seen[spaces.get(id)!] = 1;
      return seen;
    },
  };
}
