/** The smoke network of a scenario, made ready, and how it hangs together with the facility. A pure function of the model. */
import type { Facility, OpeningInfo, SpaceInfo } from '../facility/facility.js';
import type { DoorKind, FireInput, Protection } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import { fireOf } from './burningItems.js';
import { planRooms, type RoomPlan } from './rooms.js';
import {
  compileSmoke,
  OUTDOORS,
  type Detector,
  type Fan,
  type Fire,
  type FloorVent,
  type SmokeModel,
  type WallVent,
} from './smoke/index.js';

const KELVIN = 273.15;
/** Rooms are kept at this, degrees Celsius: JGJ 450 asks for 20 in bedrooms in winter, K. */
const INDOORS = 20;
/** Distance of a detector from the ceiling, m. K. */
const BELOW_CEILING = 0.05;

/** Leaf of an opening: none, shut by itself, held open until the alarm, or as it is left. */
export type LeafKind = 'none' | 'closer' | 'held' | 'left' | 'shut' | 'wedged';

export interface FireBuilding {
  /** With the fires that were lit so far (`secondFires.ts`). */
  smoke: SmokeModel;
  /** How many of its fires belong to the incident; those that a trainer has lit come after them. */
  ownFires: number;
  /** Room by space; OUTDOORS where there is none. */
  roomOf: Int32Array;
  /** Wall vent by opening; -1: joins nothing (both sides are one room or the open air). */
  ventOf: Int32Array;
  leaf: readonly LeafKind[];
  /** By ceiling under a void: its control among the openings' shares, its room and the void. */
  ceilings: readonly { control: number; room: number; above: number }[];
  /** By fan: its control, whether it waits for the panel's alarm, and its place in the protection: exhaust first, then stairs. */
  fans: readonly { control: number; onAlarm: boolean; source: number }[];
  /** By detector: the space it hangs in, or -1 (a piece of a shaft). */
  detectorSpace: Int32Array;
  /** Fire in the void it spreads to, or -1; gas that lights it, K. */
  voidFire: number;
  voidIgnition: number;
  /** Working memory: open shares of the present second, by control. Everything a second needs is written anew in it. */
  shares: Float64Array;
}

const LEAF: Readonly<Record<DoorKind, LeafKind>> = {
  portal: 'none',
  door: 'left',
  selfClosing: 'closer',
  fireDoorSelfClosing: 'closer',
  fireDoorHeldOpen: 'held',
  // Automatic doors open for whoever comes and shut again; a locked door is opened by nobody.
  sliding: 'closer',
  locked: 'shut',
};

/** How the leaf of an opening behaves under the scenario's protection. */
function leafOf(opening: OpeningInfo, protection: Protection): LeafKind {
  if (protection.wedged?.includes(opening.id)) return 'wedged';
  const kind = LEAF[opening.kind];
  if (protection.doorClosers !== 'disabled' || opening.kind === 'sliding') return kind;
  return kind === 'closer' ? 'left' : kind === 'held' ? 'wedged' : kind;
}

function wallVentsOf(model: Model, plan: RoomPlan): { vents: WallVent[]; ventOf: Int32Array } {
  const { facility } = model;
  const { rooms, roomOf } = plan;
  const vents: WallVent[] = [];
  const ventOf = Int32Array.from(facility.openings, (opening) => {
    const a = roomOf[opening.a];
    const b = opening.b < 0 ? OUTDOORS : roomOf[opening.b];
    if (a === b) return -1;
    const [first, second] = a < 0 ? [b, a] : [a, b];
    const sides = [opening.a, opening.b].filter((s) => s >= 0).map((s) => facility.spaces[s]);
    const sill = Math.max(...sides.map((space) => space.z));
    const ceiling = Math.min(...[first, second].filter((r) => r >= 0).map((r) => rooms[r].floor + rooms[r].height));
    const portal = opening.kind === 'portal';
    const soffit = portal ? ceiling : Math.min(ceiling, sill + model.parameter('smoke.doorHeight'));
    // A drawing in which two rooms share no height: nothing can flow.
    if (soffit - sill < 0.1) return -1;
    const tight = opening.kind === 'fireDoorSelfClosing' || opening.kind === 'fireDoorHeldOpen';
    const leak = model.parameter(tight ? 'smoke.leak.fireDoor' : 'smoke.leak.door');
    const shutWidth = portal ? opening.width : Math.min(opening.width, leak / (soffit - sill));
    vents.push({ id: opening.id, a: first, b: second, sill, soffit, width: opening.width, shutWidth });
    return vents.length - 1;
  });
  return { vents, ventOf };
}

/** Holes between the pieces of a shaft, and the ceilings under voids. */
function floorVentsOf(
  model: Model,
  plan: RoomPlan,
): { vents: FloorVent[]; ceilings: { vent: number; room: number; above: number }[] } {
  const vents: FloorVent[] = [];
  for (const pieces of plan.shafts) {
    for (let k = 1; k < pieces.length; k += 1) {
      const smaller = Math.min(plan.rooms[pieces[k]].area, plan.rooms[pieces[k - 1]].area);
      const area = model.parameter('smoke.shaftShare') * smaller;
      vents.push({ id: plan.rooms[pieces[k]].id, above: pieces[k], below: pieces[k - 1], area, shutArea: area });
    }
  }
  const ceilings = plan.voids.flatMap(({ id, room, below }) =>
    below.map((under) => {
      const { area } = plan.rooms[under];
      vents.push({
        id: `ceiling:${id}:${plan.rooms[under].id}`,
        above: room,
        below: under,
        area: model.parameter('smoke.ceilingOpen') * area,
        shutArea: model.parameter('smoke.ceilingLeak') * area,
      });
      return { vent: vents.length - 1, room: under, above: room };
    }),
  );
  return { vents, ceilings };
}

interface PlacedFan extends Fan {
  onAlarm: boolean;
  source: number;
}

function fansOf(facility: Facility, protection: Protection, plan: RoomPlan): PlacedFan[] {
  const exhaust = (protection.exhaust ?? []).map((fan, source): PlacedFan => {
    const from = plan.roomOf[facility.spaceByKey.get(fan.space)!];
    const room = plan.rooms[from];
    const z = room.floor + room.height - BELOW_CEILING;
    const onAlarm = fan.starts !== 'start';
    return { id: fan.id, from, to: OUTDOORS, flow: fan.flow, intake: z, outlet: z, onAlarm, source };
  });
  const supply = (protection.pressurisedStairs ?? []).flatMap(({ stair, flow, starts }, i) => {
    const pieces = plan.shafts[facility.stairs.indexOf(stair)];
    return pieces.map((to): PlacedFan => {
      const z = plan.rooms[to].floor + 1;
      const share = flow / pieces.length;
      return {
        id: `${stair}:${to}`,
        from: OUTDOORS,
        to,
        flow: share,
        intake: z,
        outlet: z,
        onAlarm: starts !== 'start',
        source: exhaust.length + i,
      };
    });
  });
  return [...exhaust, ...supply];
}

/** Kinds of spaces with a detector: GB 50116, and every elder room and public corridor by GB 50016 8.4.1. */
const DETECTED = new Set(['room', 'bedroom', 'corridor', 'lobby', 'refuge', 'hall', 'service']);

/** Does a smoke detector that works hang in a space. */
export function hasSmokeDetector(protection: Protection, space: Pick<SpaceInfo, 'id' | 'kind'>): boolean {
  const where = protection.smokeDetectors ?? 'everywhere';
  const here = where === 'everywhere' || (where === 'corridors' && space.kind === 'corridor');
  return here && DETECTED.has(space.kind) && !(protection.detectorsMissing ?? []).includes(space.id);
}

function detectorsOf(model: Model, protection: Protection, plan: RoomPlan): { detector: Detector; space: number }[] {
  const { facility, parameter } = model;
  const found: { detector: Detector; space: number }[] = [];
  const at = model.scenario.incident.fire?.at;
  for (const space of facility.spaces) {
    if (!DETECTED.has(space.kind)) continue;
    const room = plan.roomOf[space.index];
    const height = plan.rooms[room].height - BELOW_CEILING;
    const origin = space.index === model.incidentSpace;
    const x = (space.minX + space.maxX) / 2;
    const y = (space.minY + space.maxY) / 2;
    // In the middle of the ceiling; a fire of which nothing is said burns as far from it as a point does on average.
    const mean = 0.38 * Math.sqrt(space.area);
    const distance =
      origin && at !== undefined ? Math.sqrt((at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y)) : mean;
    const common = { room, height };
    if (hasSmokeDetector(protection, space)) {
      const detector: Detector = {
        ...common,
        id: `smoke:${space.id}`,
        kind: 'smoke',
        distance,
        threshold: parameter('smoke.detector.obscuration'),
        delay: parameter('smoke.detector.delay'),
        responseTimeIndex: 0,
        sprayDensity: 0,
      };
      found.push({ detector, space: space.index });
    }
    if (protection.sprinklers === 'present') {
      const detector: Detector = {
        ...common,
        id: `sprinkler:${space.id}`,
        kind: 'sprinkler',
        distance: parameter('sprinkler.distance'),
        threshold: parameter('sprinkler.temperature') + KELVIN,
        delay: 0,
        responseTimeIndex: parameter('sprinkler.responseTimeIndex'),
        sprayDensity: parameter('sprinkler.density') / 60,
      };
      found.push({ detector, space: space.index });
    }
  }
  return found;
}

function firesOf(model: Model, input: FireInput, plan: RoomPlan): { fires: Fire[]; voidFire: number } {
  const room = plan.roomOf[model.incidentSpace];
  const { height } = plan.rooms[room];
  const { item, growth, peak, energy, smouldering, spreadsTo } = input;
  const fires = [fireOf({ id: 'fire', room, item, growth, peak, energy, smouldering, height, ignition: 0 })];
  const reached = spreadsTo === undefined ? undefined : plan.voids.find((v) => v.id === spreadsTo.void);
  if (reached === undefined) return { fires, voidFire: -1 };
  const above = plan.rooms[reached.room];
  fires.push(
    fireOf({
      id: `void:${reached.id}`,
      room: reached.room,
      item: spreadsTo!.item ?? 'polystyrene',
      peak: spreadsTo!.peak,
      height: above.height,
      ignition: Infinity,
    }),
  );
  return { fires, voidFire: 1 };
}

/** Ids of what blows air by power, in the order of `FireBuilding.fans`' sources. */
export const fanIds = ({ exhaust = [], pressurisedStairs = [] }: Protection): string[] => [
  ...exhaust.map(({ id }) => id),
  ...pressurisedStairs.map(({ stair }) => stair),
];

/** null where the scenario has no fire, or it burns in the open. */
export function buildFire(model: Model): FireBuilding | null {
  const { facility, scenario, parameter } = model;
  const { incident } = scenario;
  // Air that is given takes the place of what would be computed.
  if (incident.fire === undefined || incident.conditions !== undefined) return null;
  const protection = scenario.protection ?? {};
  const plan = planRooms(facility, protection, parameter);
  if (plan.roomOf[model.incidentSpace] < 0) return null;
  const { vents, ventOf } = wallVentsOf(model, plan);
  const { vents: floorVents, ceilings } = floorVentsOf(model, plan);
  const fans = fansOf(facility, protection, plan);
  const detectors = detectorsOf(model, protection, plan);
  const { fires, voidFire } = firesOf(model, incident.fire, plan);
  const outdoors = incident.outdoorTemperature ?? INDOORS;
  const smoke = compileSmoke({
    outdoorTemperature: outdoors + KELVIN,
    indoorTemperature: INDOORS + KELVIN,
    relativeHumidity: 0.5,
    lowerOxygenLimit: 0.15,
    heated: true,
    rooms: plan.rooms,
    wallVents: vents,
    floorVents,
    fans,
    fires,
    detectors: detectors.map(({ detector }) => detector),
  });
  return {
    smoke,
    ownFires: fires.length,
    roomOf: plan.roomOf,
    ventOf,
    leaf: facility.openings.map((opening) => leafOf(opening, protection)),
    ceilings: ceilings.map(({ vent, room, above }) => ({ control: vents.length + vent, room, above })),
    fans: fans.map(({ onAlarm, source }, i) => ({ control: smoke.fanControl + i, onAlarm, source })),
    detectorSpace: Int32Array.from(detectors, ({ space }) => space),
    voidFire,
    voidIgnition: parameter('fire.voidIgnition') + KELVIN,
    shares: new Float64Array(smoke.controls).fill(1),
  };
}
