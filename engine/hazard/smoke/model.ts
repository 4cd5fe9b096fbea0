/**
 * A smoke network made ready to run: flat arrays that never change, and working memory that holds nothing between steps.
 * Everything that changes is in `SmokeState`.
 */
import { exp, log } from '../../math.js';
import { productsOf, type Products } from './combustion.js';
import { prepareSlab, type SlabSolver } from './conduction.js';
import { AIR_OXYGEN, AMBIENT_PRESSURE, GAS_CONSTANT, GRAVITY, MOLAR, SPECIES, SPECIES_COUNT } from './constants.js';
import { planElimination, type Elimination } from './elimination.js';
import { OUTDOORS, type Material, type SmokeNetwork } from './network.js';
import { networkProblems } from './problems.js';
import { fillViewFactors, PARTIES, VIEW_NODES } from './radiation.js';

/** Upright rectangle: at most 4 levels that matter (edges and layers), so 3 slabs, each split once by a neutral plane. */
export const LEVELS = 4;
const SLABS = LEVELS - 1;

export interface WallVents {
  count: number;
  a: Int32Array;
  b: Int32Array;
  sill: Float64Array;
  soffit: Float64Array;
  width: Float64Array;
  shutWidth: Float64Array;
  /** Which of the given opening shares moves it; -1: none. */
  control: Int32Array;
  entry: Int32Array;
}

export interface FloorVents {
  count: number;
  above: Int32Array;
  below: Int32Array;
  z: Float64Array;
  area: Float64Array;
  shutArea: Float64Array;
  control: Int32Array;
  entry: Int32Array;
}

/** Working memory: derived anew in every step. Index of a layer: 2 x room, the upper one + 1. */
export interface Scratch {
  /** Rooms, wall and floor vents that take part in this step, and how many. */
  rooms: Int32Array;
  wallList: Int32Array;
  floorList: Int32Array;
  /** By room: layer interface above the floor, m; absolute pressure at the start, Pa. */
  interface: Float64Array;
  pressure: Float64Array;
  /** By layer: density; root of twice the density; g x (density - outdoors'); heat (W); heat lost per K (W/K). */
  density: Float64Array;
  flux: Float64Array;
  weight: Float64Array;
  heat: Float64Array;
  loss: Float64Array;
  /** By room and surface: convective heat from the gas (W) and its slope (W/K); by room: least one under a fire's jet (W). */
  convection: Float64Array;
  convectionSlope: Float64Array;
  ceilingFlux: Float64Array;
  /** By room: 1 where gas and surfaces exchange heat in this step. */
  exchanges: Uint8Array;
  /** By room: 1 once its layers are described in this step. */
  described: Uint8Array;
  /** By room: exchange of radiation, and the state it was made for; radiant heat of fires by party (W). */
  exchange: Float64Array;
  exchangeKey: Float64Array;
  radiant: Float64Array;
  /** By room: steady source of enthalpy in this step (W), residual, Newton step, trial pressure. */
  source: Float64Array;
  residual: Float64Array;
  change: Float64Array;
  trial: Float64Array;
  /** By room: pressures before the step, Pa. */
  before: Float64Array;
  diagonal: Float64Array;
  entries: Float64Array;
  scaled: Float64Array;
  /** By wall vent: levels (z, and pressure difference there if both floors had the same overpressure), layers. */
  levels: Uint8Array;
  levelZ: Float64Array;
  levelHead: Float64Array;
  /** By slab: mass flow a to b and b to a, kg/s, and enthalpy flow, W, per shape of the flow. */
  slabForward: Float64Array;
  slabBackward: Float64Array;
  heatForward: Float64Array;
  heatBackward: Float64Array;
  slabFrom: Uint8Array;
  ventWidth: Float64Array;
  floorHead: Float64Array;
  floorArea: Float64Array;
  /** Moves of gas in this step: from and to a layer (-1 outdoors), kg/s. */
  moves: number;
  moveFrom: Int32Array;
  moveTo: Int32Array;
  moveMass: Float64Array;
  leaving: Float64Array;
  /** By layer: what the moves carried out so far have taken, kg/s. */
  taken: Float64Array;
  /** Changes by layer: mass (kg/s), mass x temperature (kg K/s), species. */
  massRate: Float64Array;
  heatRate: Float64Array;
  speciesRate: Float64Array;
}

export interface SmokeModel {
  network: SmokeNetwork;
  count: number;
  area: Float64Array;
  height: Float64Array;
  volume: Float64Array;
  floor: Float64Array;
  perimeter: Float64Array;
  sideX: Float64Array;
  sideY: Float64Array;
  oneZone: Uint8Array;
  /** Index into `materials` of ceiling, upper wall, lower wall, floor; -1: insulated. */
  material: Int32Array;
  materials: Material[];
  viewFactors: Float64Array;
  wall: WallVents;
  floors: FloorVents;
  /** By detector: its room and height above the floor, m; the extinction coefficient that has a smoke detector act, 1/m, else 0. */
  detectorRoom: Int32Array;
  detectorHeight: Float64Array;
  detectorLimit: Float64Array;
  /** First opening share that belongs to a fan; how many shares there are in all. */
  fanControl: number;
  controls: number;
  /** Rooms next to room i: neighbour[neighbourStart[i] ... neighbourStart[i + 1] - 1]. */
  neighbourStart: Int32Array;
  neighbour: Int32Array;
  elimination: Elimination;
  products: { flaming: Products; smouldering: Products | null }[];
  outdoorDensity: number;
  /** Mass fractions of clean air (extinction: m2/kg). */
  air: Float64Array;
  slabs: { dt: number; solvers: SlabSolver[] };
  scratch: Scratch;
}

/** Mass fractions of moist air, normalised to 1. Saturation pressure: CFAST's fit to the steam tables (source, R). */
function moistAir(temperature: number, humidity: number): Float64Array {
  const saturation = exp(23.2 - 3816 / (temperature - 46)) / AMBIENT_PRESSURE;
  const water = humidity * saturation * (MOLAR.water / 0.028584);
  const air = new Float64Array(SPECIES_COUNT);
  air[SPECIES.oxygen] = AIR_OXYGEN / (1 + water);
  air[SPECIES.water] = water / (1 + water);
  return air;
}

/** Sides of the rectangle of this area and perimeter; of a square if no rectangle has them. */
function sidesOf(area: number, perimeter: number): [number, number] {
  const half = perimeter / 4;
  const root = half * half - area;
  if (root <= 0) return [Math.sqrt(area), Math.sqrt(area)];
  const long = half + Math.sqrt(root);
  return [long, area / long];
}

function createScratch(
  count: number,
  walls: number,
  floors: number,
  fans: number,
  fires: number,
  entries: number,
): Scratch {
  const f = (length: number): Float64Array => new Float64Array(length);
  // Every slab can flow both ways and each flow can go to two layers and entrain; plumes, fans and overturning on top.
  const moves = walls * SLABS * 2 * 3 + floors * 8 + fans * 2 + fires + 2 * count;
  return {
    rooms: new Int32Array(count),
    wallList: new Int32Array(walls),
    floorList: new Int32Array(floors),
    interface: f(count),
    pressure: f(count),
    density: f(2 * count),
    flux: f(2 * count),
    weight: f(2 * count),
    heat: f(2 * count),
    loss: f(2 * count),
    convection: f(4 * count),
    convectionSlope: f(4 * count),
    ceilingFlux: f(count),
    exchanges: new Uint8Array(count),
    described: new Uint8Array(count),
    exchange: f(PARTIES * PARTIES * count),
    exchangeKey: f(3 * count).fill(-1),
    radiant: f(PARTIES * count),
    source: f(count),
    residual: f(count),
    change: f(count),
    trial: f(count),
    before: f(count),
    diagonal: f(count),
    entries: f(entries),
    scaled: f(entries),
    levels: new Uint8Array(walls),
    levelZ: f(LEVELS * walls),
    levelHead: f(LEVELS * walls),
    slabForward: f(SLABS * walls),
    slabBackward: f(SLABS * walls),
    heatForward: f(SLABS * walls),
    heatBackward: f(SLABS * walls),
    slabFrom: new Uint8Array(SLABS * walls),
    ventWidth: f(walls),
    floorHead: f(floors),
    floorArea: f(floors),
    moves: 0,
    moveFrom: new Int32Array(moves),
    moveTo: new Int32Array(moves),
    moveMass: f(moves),
    leaving: f(2 * count),
    taken: f(2 * count),
    massRate: f(2 * count),
    heatRate: f(2 * count),
    speciesRate: f(2 * count * SPECIES_COUNT),
  };
}

/**
 * Makes a network ready to run.
 * @throws RangeError naming everything that is wrong with it
 */
export function compileSmoke(network: SmokeNetwork): SmokeModel {
  const problems = networkProblems(network);
  if (problems.length > 0) throw new RangeError(`smoke network: ${problems.join('; ')}`);
  const { rooms } = network;
  const count = rooms.length;
  const column = (read: (i: number) => number): Float64Array => Float64Array.from({ length: count }, (_, i) => read(i));
  const materials: Material[] = [];
  const materialOf = (material: Material): number => {
    const known = materials.findIndex((other) => JSON.stringify(other) === JSON.stringify(material));
    return known >= 0 ? known : materials.push(material) - 1;
  };
  const material = new Int32Array(4 * count).fill(-1);
  const sideX = new Float64Array(count);
  const sideY = new Float64Array(count);
  const viewFactors = new Float64Array(VIEW_NODES * count);
  rooms.forEach((room, i) => {
    [sideX[i], sideY[i]] = sidesOf(room.area, room.perimeter);
    if (room.surfaces === null) return;
    const wall = materialOf(room.surfaces.wall);
    material.set([materialOf(room.surfaces.ceiling), wall, wall, materialOf(room.surfaces.floor)], 4 * i);
    fillViewFactors(viewFactors, VIEW_NODES * i, sideX[i], sideY[i], room.height);
  });

  const leaks = rooms.flatMap((room, i) =>
    room.leak > 0 ? [{ a: i, sill: room.floor, soffit: room.floor + room.height, width: room.leak / room.height }] : [],
  );
  const wallInput = [
    ...network.wallVents.map((vent, i) => ({ ...vent, control: i })),
    ...leaks.map((leak) => ({ ...leak, b: OUTDOORS, shutWidth: leak.width, control: -1 })),
  ];
  const floorControl = network.wallVents.length;
  const fanControl = floorControl + network.floorVents.length;

  const pairs = [
    ...wallInput.map(({ a, b }) => [a, b]),
    ...network.floorVents.map(({ above, below }) => [above, below]),
  ];
  const inside = pairs.filter(([a, b]) => a >= 0 && b >= 0);
  const elimination = planElimination(
    count,
    inside.map(([a]) => a),
    inside.map(([, b]) => b),
  );
  let next = 0;
  const entries = Int32Array.from(pairs, ([a, b]) => (a >= 0 && b >= 0 ? elimination.entryOfPair[next++] : -1));

  const near: Set<number>[] = Array.from({ length: count }, () => new Set<number>());
  const fanPairs = network.fans.map(({ from, to }) => [from, to]);
  for (const [a, b] of [...inside, ...fanPairs.filter(([a, b]) => a >= 0 && b >= 0)]) {
    near[a].add(b);
    near[b].add(a);
  }
  const neighbours = near.map((set) => [...set].sort((x, y) => x - y));
  const neighbourStart = new Int32Array(count + 1);
  neighbours.forEach((list, i) => {
    neighbourStart[i + 1] = neighbourStart[i] + list.length;
  });

  const floorZ = (vent: { above: number; below: number }): number =>
    vent.above >= 0 ? rooms[vent.above].floor : rooms[vent.below].floor + rooms[vent.below].height;

  return {
    network,
    count,
    area: column((i) => rooms[i].area),
    height: column((i) => rooms[i].height),
    volume: column((i) => rooms[i].area * rooms[i].height),
    floor: column((i) => rooms[i].floor),
    perimeter: column((i) => 2 * (sideX[i] + sideY[i])),
    sideX,
    sideY,
    oneZone: Uint8Array.from(rooms, (room) => (room.zones === 1 ? 1 : 0)),
    material,
    materials,
    viewFactors,
    wall: {
      count: wallInput.length,
      a: Int32Array.from(wallInput, (vent) => vent.a),
      b: Int32Array.from(wallInput, (vent) => vent.b),
      sill: Float64Array.from(wallInput, (vent) => vent.sill),
      soffit: Float64Array.from(wallInput, (vent) => vent.soffit),
      width: Float64Array.from(wallInput, (vent) => vent.width),
      shutWidth: Float64Array.from(wallInput, (vent) => vent.shutWidth),
      control: Int32Array.from(wallInput, (vent) => vent.control),
      entry: entries.slice(0, wallInput.length),
    },
    floors: {
      count: network.floorVents.length,
      above: Int32Array.from(network.floorVents, (vent) => vent.above),
      below: Int32Array.from(network.floorVents, (vent) => vent.below),
      z: Float64Array.from(network.floorVents, floorZ),
      area: Float64Array.from(network.floorVents, (vent) => vent.area),
      shutArea: Float64Array.from(network.floorVents, (vent) => vent.shutArea),
      control: Int32Array.from(network.floorVents, (_, i) => floorControl + i),
      entry: entries.slice(wallInput.length),
    },
    detectorRoom: Int32Array.from(network.detectors, ({ room }) => room),
    detectorHeight: Float64Array.from(network.detectors, ({ height }) => height),
    detectorLimit: Float64Array.from(network.detectors, ({ kind, threshold }) =>
      kind === 'smoke' ? -log(1 - threshold) : 0,
    ),
    fanControl,
    controls: fanControl + network.fans.length,
    neighbourStart,
    neighbour: Int32Array.from(neighbours.flat()),
    elimination,
    products: network.fires.map((fire) => ({
      flaming: productsOf(fire.fuel, fire.fuel.yields),
      smouldering: fire.smouldering === null ? null : productsOf(fire.fuel, fire.smouldering.yields),
    })),
    outdoorDensity: AMBIENT_PRESSURE / (GAS_CONSTANT * network.outdoorTemperature),
    air: moistAir(network.outdoorTemperature, network.relativeHumidity),
    slabs: { dt: 0, solvers: [] },
    scratch: createScratch(
      count,
      wallInput.length,
      network.floorVents.length,
      network.fans.length,
      network.fires.length,
      elimination.row.length,
    ),
  };
}

/** The slabs' solvers for this step length; kept until another is asked for. */
export function slabSolvers(model: SmokeModel, dt: number): SlabSolver[] {
  if (model.slabs.dt !== dt) {
    model.slabs = { dt, solvers: model.materials.map((material) => prepareSlab(material, dt)) };
  }
  return model.slabs.solvers;
}

/** Pressure outdoors at the height z, Pa. */
export function outdoorPressure(model: SmokeModel, z: number): number {
  return AMBIENT_PRESSURE - model.outdoorDensity * GRAVITY * z;
}
