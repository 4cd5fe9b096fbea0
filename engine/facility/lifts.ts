/** Lifts of the drawing: the car a rectangle in a shaft of its own, one opening for each storey it stops at. */
import type { DrawnFacility, Lift } from '../scenario/schema.js';
import { LIFT_DEFAULTS } from './liftMotion.js';
import type { LiftInfo, LiftStop, OpeningInfo, SpaceInfo, StoreyInfo } from './facility.js';
import { OUTSIDE } from './facility.js';
import { floorHeight, sharedArea } from './geometry.js';
import { OVERLAP_TOLERANCE } from './overlap.js';
import type { ProblemList } from './problems.js';

export interface LiftParts {
  storeys: readonly StoreyInfo[];
  spaces: readonly SpaceInfo[];
  sound: readonly boolean[];
  openings: readonly OpeningInfo[];
  spaceByKey: ReadonlyMap<string, number>;
  openingByKey: ReadonlyMap<string, number>;
  storeyByKey: ReadonlyMap<string, number>;
}

/** Four corners, right angles: what fits into a car is reckoned for rectangles along its walls. */
function isRectangle(space: SpaceInfo): boolean {
  return (
    space.holes.length === 0 && Math.abs(space.area - (space.maxX - space.minX) * (space.maxY - space.minY)) < 1e-6
  );
}

/** Turns every lift into its engine form; collects what is wrong. */
export function buildLifts(input: DrawnFacility, parts: LiftParts, problems: ProblemList): LiftInfo[] {
  const { spaces, sound, spaceByKey } = parts;
  const lifts: LiftInfo[] = [];
  const owner = new Map<number, string>();
  (input.lifts ?? []).forEach((drawn, index) => {
    const path = `facility.lifts.${drawn.id}`;
    const car = spaceByKey.get(drawn.car.normalize('NFC'));
    if (car === undefined) {
      problems.add(`${path}.car`, 'unknownReference', { value: drawn.car, kind: 'space' }, 'declare');
      return;
    }
    const space = spaces[car];
    if (space.kind !== 'liftCar') {
      problems.add(`${path}.car`, 'liftCarKind', { space: space.id, value: space.kind }, 'makeLiftCar');
      return;
    }
    const other = owner.get(car);
    if (other !== undefined) problems.add(`${path}.car`, 'liftCarShared', { space: space.id, other }, 'rename');
    owner.set(car, drawn.id);
    if (!sound[car]) return;
    if (!isRectangle(space))
      problems.add(`facility.spaces.${space.id}.outline`, 'liftCarNoRectangle', { space: space.id }, 'drawRectangle');
    const stops = buildStops(drawn, car, parts, path, problems);
    if (stops === null) return;
    checkShaft(space, stops, parts, problems);
    const at = (key: string | undefined, field: string, otherwise: number): number => {
      if (key === undefined) return otherwise;
      const storey = parts.storeyByKey.get(key.normalize('NFC'));
      const found = stops.findIndex((stop) => stop.storey === storey);
      if (found >= 0) return found;
      const allowed = stops.map((stop) => parts.storeys[stop.storey].id);
      problems.add(`${path}.${field}`, 'liftNoSuchStop', { value: key, allowed }, 'declare');
      return otherwise;
    };
    const home = at(drawn.home, 'home', 0);
    const firefighters = drawn.kind === 'firefighters';
    lifts.push({
      index,
      id: drawn.id.normalize('NFC'),
      kind: drawn.kind,
      car,
      width: space.maxX - space.minX,
      depth: space.maxY - space.minY,
      stops,
      home,
      parked: at(drawn.parked, 'parked', home),
      load: drawn.load,
      speed: drawn.speed,
      acceleration: drawn.acceleration ?? LIFT_DEFAULTS.acceleration,
      doorOpening: drawn.doorOpening ?? LIFT_DEFAULTS.doorOpening,
      doorClosing: drawn.doorClosing ?? LIFT_DEFAULTS.doorClosing,
      levelling: drawn.levelling ?? LIFT_DEFAULTS.levelling,
      emergencyPower: (drawn.power ?? (firefighters ? 'emergency' : 'normal')) === 'emergency',
      recall: drawn.recall ?? 'alarmRaised',
    });
  });
  checkCars(input, spaces, openingsByCar(parts), owner, problems);
  return lifts;
}

function openingsByCar({ openings, spaces }: LiftParts): Map<number, number> {
  const count = new Map<number, number>();
  for (const opening of openings) {
    if (opening === undefined) continue;
    for (const s of [opening.a, opening.b])
      if (s !== OUTSIDE && spaces[s].kind === 'liftCar') count.set(s, (count.get(s) ?? 0) + 1);
  }
  return count;
}

/** A car that no lift moves would be a hole in the floor of every storey but one. */
function checkCars(
  input: DrawnFacility,
  spaces: readonly SpaceInfo[],
  doors: ReadonlyMap<number, number>,
  owner: ReadonlyMap<number, string>,
  problems: ProblemList,
): void {
  for (const space of spaces) {
    if (space.kind !== 'liftCar') continue;
    const id = owner.get(space.index);
    const stops = input.lifts?.find((lift) => lift.id === id)?.stops.length ?? 0;
    const count = doors.get(space.index) ?? 0;
    // Cars were only named in buildings drawn before lifts were modelled: with a single door they are dead ends.
    if (id === undefined ? count > 1 : count > stops)
      problems.add(`facility.spaces.${space.id}`, 'liftDoorWithoutStop', { space: space.id, value: count }, 'addStop');
  }
}

function buildStops(
  drawn: Lift,
  car: number,
  parts: LiftParts,
  path: string,
  problems: ProblemList,
): LiftStop[] | null {
  const { openings, openingByKey, spaces, storeys } = parts;
  const stops: LiftStop[] = [];
  let whole = true;
  drawn.stops.forEach((key, i) => {
    const index = openingByKey.get(key.normalize('NFC'));
    if (index === undefined) {
      problems.add(`${path}.stops.${i}`, 'unknownReference', { value: key, kind: 'opening' }, 'declare');
      whole = false;
      return;
    }
    const opening = openings[index];
    // With a problem of its own: told already.
    if (opening === undefined) {
      whole = false;
      return;
    }
    const landing = opening.a === car ? opening.b : opening.b === car ? opening.a : OUTSIDE;
    if (landing === OUTSIDE) {
      problems.add(
        `${path}.stops.${i}`,
        'liftStopElsewhere',
        { value: key, space: spaces[car].id },
        'turnOpeningSpaces',
      );
      whole = false;
      return;
    }
    const x = (opening.x1 + opening.x2) / 2;
    const y = (opening.y1 + opening.y2) / 2;
    const { storey } = spaces[landing];
    const twice = stops.some((stop) => stop.storey === storey);
    if (twice)
      problems.add(`${path}.stops.${i}`, 'liftStopTwice', { value: key, storey: storeys[storey].id }, 'rename');
    stops.push({ opening: index, landing, storey, x, y, z: floorHeight(spaces[landing], x, y) });
  });
  return whole ? stops.sort((p, q) => p.z - q.z || p.opening - q.opening) : null;
}

/** Nothing but the car lies in the shaft, from the lowest to the highest stop. */
function checkShaft(car: SpaceInfo, stops: readonly LiftStop[], parts: LiftParts, problems: ProblemList): void {
  const low = stops[0].z;
  const high = stops[stops.length - 1].z;
  for (const space of parts.spaces) {
    if (!parts.sound[space.index] || space.index === car.index || space.z < low - 0.1 || space.z > high + 0.1) continue;
    if (space.minX >= car.maxX || space.maxX <= car.minX || space.minY >= car.maxY || space.maxY <= car.minY) continue;
    // Of the car's own storey the general check tells it.
    if (space.storey === car.storey) continue;
    const { area } = sharedArea(car, space);
    if (area > OVERLAP_TOLERANCE)
      problems.add(
        `facility.spaces.${car.id}.outline`,
        'spacesOverlap',
        { other: space.id, value: area, most: OVERLAP_TOLERANCE },
        'moveApart',
      );
  }
}
