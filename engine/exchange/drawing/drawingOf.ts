/** A building as a drawing: of an imported file, or of a scenario that somebody wants to draw on. */
import type { DrawnFacility, Opening, ResidentEntry, Scenario, Space } from '../../scenario/schema.js';
import type { Unsaid } from '../import/draft.js';
import type { ImportEntry } from '../import/report.js';
import { distance } from '../import/regions.js';
import type { SketchStair } from '../import/sketch.js';
import type { Drawing } from './document.js';
import { emptyDrawing } from './empty.js';

export interface DrawnBefore {
  id: string;
  name: string;
  facility: DrawnFacility;
  residents?: readonly ResidentEntry[] | null;
  unsaid?: Unsaid;
  stairs?: readonly SketchStair[];
  toDo?: readonly ImportEntry[];
}

/** What the drawing asks for by itself, at each thing. */
const ASKED_LIVE = new Set(['spaceKinds', 'doorKinds', 'clearWidths', 'stationAssumed', 'startingScenario', 'noBeds']);

export function drawingOf(before: DrawnBefore): Drawing {
  return new Taking(before).take();
}

/** Of a scenario: with its residents by name, its roster, its plan and its incident. */
export function drawingOfScenario(scenario: Scenario): Drawing {
  const name = typeof scenario.name === 'string' ? scenario.name : scenario.name.en;
  const residents = Array.isArray(scenario.residents) ? scenario.residents : null;
  const drawing = drawingOf({ id: scenario.id, name, facility: scenario.facility, residents });
  const room = drawing.rooms.find((one) => one.name === scenario.incident.space);
  return {
    ...drawing,
    ...(scenario.classes === undefined ? {} : { classes: scenario.classes }),
    roster: scenario.roster,
    plan: scenario.plan,
    incident: scenario.incident,
    fireRoom: room?.key ?? null,
  };
}

const wordsOf = (name: Space['name']): string => (name === undefined ? '' : typeof name === 'string' ? name : name.en);

class Taking {
  private readonly drawing: Drawing;
  private readonly roomKeys = new Map<string, string>();
  private readonly spaces: Map<string, Space>;
  private readonly cars: Set<string>;
  /** Ids of stairs that are drawn as one thing. */
  private readonly stairs: Set<string>;

  constructor(private readonly before: DrawnBefore) {
    const { facility } = before;
    this.drawing = emptyDrawing(before.id, before.name);
    this.spaces = new Map(facility.spaces.map((space) => [space.id, space]));
    this.cars = new Set((facility.lifts ?? []).map(({ car }) => car));
    this.stairs = new Set((before.stairs ?? []).map(({ name }) => name));
  }

  take(): Drawing {
    const { drawing, before } = this;
    const { facility } = before;
    drawing.storeys = facility.storeys.map(({ id, name, elevation, height }) => ({
      id,
      name: wordsOf(name),
      elevation,
      height,
      picture: null,
    }));
    drawing.compartments = (facility.compartments ?? []).map(({ id, name }) => ({ id, name: wordsOf(name) }));
    drawing.bedside = facility.bedside ?? null;
    this.rooms();
    this.openings();
    this.shafts();
    this.things();
    drawing.toDo = (before.toDo ?? [])
      .filter(({ code }) => !ASKED_LIVE.has(code))
      .map(({ code, parameters, place }) => ({
        key: this.key('t'),
        code,
        parameters,
        ...(place.storey === undefined ? {} : { storey: place.storey }),
        ...(place.at === undefined ? {} : { at: place.at }),
        done: false,
      }));
    return drawing;
  }

  private key(letter: string): string {
    return `${letter}${this.drawing.next++}`;
  }

  private inStair(space: Space | undefined): boolean {
    return space?.stair !== undefined && this.stairs.has(space.stair) && space.kind !== 'lobby';
  }

  private rooms(): void {
    const unknown = new Set(this.before.unsaid?.spaceKinds);
    for (const space of this.before.facility.spaces) {
      if (this.cars.has(space.id) || this.inStair(space)) continue;
      const key = this.key('r');
      this.roomKeys.set(space.id, key);
      this.drawing.rooms.push({
        key,
        storey: space.storey,
        name: space.id,
        kind: unknown.has(space.id) && space.kind === 'room' ? null : space.kind,
        outline: space.outline,
        ...(space.holes === undefined ? {} : { holes: space.holes }),
        compartment: space.compartment ?? null,
        ...(space.elevation === undefined ? {} : { elevation: space.elevation }),
        ...(space.flight === undefined ? {} : { flight: { up: space.flight.up, rise: space.flight.rise } }),
        ...(space.stair === undefined ? {} : { stair: space.stair }),
        ...(space.netArea === undefined ? {} : { netArea: space.netArea }),
      });
    }
  }

  private openings(): void {
    const kinds = new Set(this.before.unsaid?.doorKinds);
    const widths = new Set(this.before.unsaid?.doorWidths);
    for (const opening of this.before.facility.openings) {
      const [a, b] = opening.between.map((id) => this.spaces.get(id));
      if (this.inStair(a) && this.inStair(b)) continue;
      if (a?.flight !== undefined || b?.flight !== undefined) {
        const keys = opening.between.map((id) => this.roomKeys.get(id));
        if (keys[0] !== undefined && keys[1] !== undefined)
          this.drawing.links.push({ key: this.key('k'), between: [keys[0], keys[1]], at: opening.at });
        continue;
      }
      this.drawing.doors.push({
        key: this.key('d'),
        storey: this.storeyOf(opening),
        name: opening.id,
        kind: kinds.has(opening.id) ? null : opening.kind,
        at: opening.at,
        clearWidth: widths.has(opening.id) ? null : (opening.clearWidth ?? distance(opening.at[0], opening.at[1])),
        exit: opening.between[1] === 'outside',
        ...(opening.fireClass === undefined ? {} : { fireClass: opening.fireClass }),
      });
    }
  }

  /** Of the space that is no car: a car is on every storey. */
  private storeyOf({ between }: Opening): string {
    const space = between.map((id) => this.spaces.get(id)).find((one) => one !== undefined && !this.cars.has(one.id));
    return space?.storey ?? this.drawing.storeys[0].id;
  }

  private shafts(): void {
    const { facility, stairs = [] } = this.before;
    for (const stair of stairs) {
      this.drawing.stairs.push({
        key: this.key('s'),
        name: stair.name,
        outline: stair.outline.map(([x, y]): [number, number] => [x, y]),
        storeys: [...stair.storeys],
        flightWidth: stair.flightWidth,
        riser: stair.riser,
      });
    }
    const openings = new Map(facility.openings.map((opening) => [opening.id, opening]));
    const rank = new Map(facility.storeys.map((storey) => [storey.id, storey.elevation]));
    for (const lift of facility.lifts ?? []) {
      const car = this.spaces.get(lift.car);
      if (car === undefined) continue;
      const storeys = lift.stops.flatMap((id) => {
        const opening = openings.get(id);
        return opening === undefined ? [] : [this.storeyOf(opening)];
      });
      this.drawing.lifts.push({
        key: this.key('l'),
        name: lift.id,
        outline: car.outline,
        storeys: [...new Set(storeys)].sort((a, b) => rank.get(a)! - rank.get(b)!),
        kind: lift.kind,
        load: lift.load,
        speed: lift.speed,
      });
    }
  }

  private things(): void {
    const { facility, residents } = this.before;
    const beds = new Map<string, string>();
    const storeyOf = (space: string): string => this.spaces.get(space)?.storey ?? this.drawing.storeys[0].id;
    for (const bed of facility.beds ?? []) {
      const key = this.key('b');
      beds.set(bed.id, key);
      this.drawing.beds.push({
        key,
        storey: storeyOf(bed.space),
        name: bed.id,
        at: bed.at,
        heading: bed.heading ?? null,
      });
    }
    for (const { id, space, kind, at } of facility.stations ?? [])
      this.drawing.stations.push({ key: this.key('p'), storey: storeyOf(space), name: id, kind, at });
    for (const { id, space, at, devices } of facility.stores ?? [])
      this.drawing.stores.push({ key: this.key('v'), storey: storeyOf(space), name: id, at, devices });
    for (const { id, bed, ...profile } of residents ?? []) {
      const key = beds.get(bed);
      if (key !== undefined) this.drawing.residents.push({ ...profile, key: this.key('n'), bed: key, name: id });
    }
  }
}
