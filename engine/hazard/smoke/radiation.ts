/**
 * Radiation in a room of two absorbing layers: ceiling, upper wall, lower wall and floor as grey diffuse surfaces.
 * Net radiation method: Siegel & Howell, "Thermal radiation heat transfer"; paths and view factors as in Forney 1991,
 * "Computing radiative heat transfer occurring in a zone fire model", NISTIR 4709.
 *
 * All exchange is linear in the emissive powers sigma T^4 of the four surfaces and the two layers. A room's exchange is
 * therefore kept as a matrix, made anew only when the layer height or an absorption coefficient has moved.
 */
import { atan2, exp, log, PI } from '../../math.js';

/** Nodes of the table of view factors over the height of a room. */
export const VIEW_NODES = 33;
/** Rows and columns of an exchange matrix: ceiling, upper wall, lower wall, floor, lower layer, upper layer. */
export const PARTIES = 6;
const SURFACES = 4;
const LOWER = 4;
const UPPER = 5;

const atan = (x: number): number => atan2(x, 1);

/** View factor between two equal parallel plates x by y at the distance z (all m). Hottel; Howell's catalogue C-11. */
export function parallelPlates(x: number, y: number, z: number): number {
  if (z <= 0) return 1;
  const a = x / z;
  const b = y / z;
  const ra = Math.sqrt(1 + a * a);
  const rb = Math.sqrt(1 + b * b);
  const sum =
    0.5 * log(((1 + a * a) * (1 + b * b)) / (1 + a * a + b * b)) +
    a * rb * atan(a / rb) +
    b * ra * atan(b / ra) -
    a * atan(a) -
    b * atan(b);
  return (2 * sum) / (PI * a * b);
}

/** Solid angle of a rectangle x by y seen from a point on its axis at the distance z, sr. */
export function solidAngle(x: number, y: number, z: number): number {
  return 4 * atan2(x * y, 2 * z * Math.sqrt(4 * z * z + x * x + y * y));
}

/** Fills a row of the table: view factor between plates k / (VIEW_NODES - 1) of the room's height apart. */
export function fillViewFactors(table: Float64Array, at: number, x: number, y: number, height: number): void {
  for (let k = 0; k < VIEW_NODES; k += 1) table[at + k] = parallelPlates(x, y, (height * k) / (VIEW_NODES - 1));
}

/** View factor at the share `s` (0 ... 1) of the height. */
function viewAt(table: Float64Array, at: number, s: number): number {
  const x = s * (VIEW_NODES - 1);
  const k = Math.min(Math.floor(x), VIEW_NODES - 2);
  return table[at + k] + (x - k) * (table[at + k + 1] - table[at + k]);
}

/** A room's shape and state as radiation sees it. */
export interface Enclosure {
  x: number;
  y: number;
  height: number;
  /** Height of the layer interface above the floor, m. */
  interface: number;
  /** Absorption coefficients, 1/m. */
  lowerAbsorption: number;
  upperAbsorption: number;
  /** Emissivities of ceiling, walls, floor. */
  ceiling: number;
  wall: number;
  floor: number;
}

const areas = new Float64Array(SURFACES);
const emissivity = new Float64Array(SURFACES);
/** Exchange areas, m2; share of the radiation that passes the lower and the upper layer between two surfaces. */
const shared = new Float64Array(SURFACES * SURFACES);
const throughLower = new Float64Array(SURFACES * SURFACES);
const throughUpper = new Float64Array(SURFACES * SURFACES);
const matrix = new Float64Array(SURFACES * SURFACES);
/** Radiosities (W) for each party's unit emissive power, and one more column for a fire. */
const COLUMNS = PARTIES + 1;
const FIRE = PARTIES;
const radiosity = new Float64Array(SURFACES * COLUMNS);
/** What arrives directly from the layers and the fire: on each surface (W) and in each layer (W). */
const arriving = new Float64Array(SURFACES * COLUMNS);
const absorbed = new Float64Array(2 * COLUMNS);

function setPair(k: number, j: number, area: number, lower: number, upper: number): void {
  shared[4 * k + j] = shared[4 * j + k] = area;
  throughLower[4 * k + j] = throughLower[4 * j + k] = lower;
  throughUpper[4 * k + j] = throughUpper[4 * j + k] = upper;
}

function prepare(room: Enclosure, table: Float64Array, at: number): void {
  const { x, y, height } = room;
  const z = room.interface;
  const area = x * y;
  const perimeter = 2 * (x + y);
  areas[0] = areas[3] = area;
  areas[1] = perimeter * (height - z);
  areas[2] = perimeter * z;
  emissivity[0] = room.ceiling;
  emissivity[1] = emissivity[2] = room.wall;
  emissivity[3] = room.floor;

  const ceilingUpper = area * (1 - viewAt(table, at, (height - z) / height));
  const floorLower = area * (1 - viewAt(table, at, z / height));
  const ceilingFloor = area * table[at + VIEW_NODES - 1];
  const ceilingLower = Math.max(0, area - ceilingUpper - ceilingFloor);
  const floorUpper = Math.max(0, area - floorLower - ceilingFloor);

  // Mean path between two surfaces: from the middle of one to the middle of the other, the mean of both directions.
  const path = (rise: number, across: number): number =>
    0.5 * (Math.sqrt(rise * rise + across * across * x * x) + Math.sqrt(rise * rise + across * across * y * y));
  const lower = (length: number): number => exp(-room.lowerAbsorption * length);
  const upper = (length: number): number => exp(-room.upperAbsorption * length);
  const middleUpper = 0.5 * (z + height);
  const middleLower = 0.5 * z;
  setPair(0, 0, 0, 1, 1);
  setPair(3, 3, 0, 1, 1);
  setPair(0, 1, ceilingUpper, 1, upper(path(height - middleUpper, 0.5)));
  setPair(1, 1, Math.max(0, areas[1] - 2 * ceilingUpper), 1, upper(0.5 * (x + y)));
  setPair(2, 3, floorLower, lower(path(middleLower, 0.5)), 1);
  setPair(2, 2, Math.max(0, areas[2] - 2 * floorLower), lower(0.5 * (x + y)), 1);
  const crossing = (k: number, j: number, exchange: number, length: number, top: number, bottom: number): void => {
    const above = (top - z) / (top - bottom);
    setPair(k, j, exchange, lower(length * (1 - above)), upper(length * above));
  };
  crossing(0, 2, ceilingLower, path(height - middleLower, 0.5), height, middleLower);
  crossing(0, 3, ceilingFloor, height, height, 0);
  crossing(1, 2, Math.max(0, ceilingUpper - floorUpper), path(0.5 * height, 1), middleUpper, middleLower);
  crossing(1, 3, floorUpper, path(middleUpper, 0.5), middleUpper, 0);
}

/** Emission of the two layers towards each surface, and what they absorb of each other's. */
function emit(): void {
  for (let k = 0; k < SURFACES; k += 1) {
    for (let j = 0; j < SURFACES; j += 1) {
      const area = shared[4 * k + j];
      const lower = 1 - throughLower[4 * k + j];
      const upper = 1 - throughUpper[4 * k + j];
      if (k < 2) {
        // Up from j: through the lower layer first.
        arriving[COLUMNS * k + LOWER] += area * lower * (1 - upper);
        arriving[COLUMNS * k + UPPER] += area * upper;
        absorbed[LOWER] -= area * lower;
        absorbed[COLUMNS + LOWER] += area * lower * upper;
        absorbed[COLUMNS + UPPER] -= area * upper;
      } else {
        arriving[COLUMNS * k + LOWER] += area * lower;
        arriving[COLUMNS * k + UPPER] += area * upper * (1 - lower);
        absorbed[LOWER] -= area * lower;
        absorbed[UPPER] += area * upper * lower;
        absorbed[COLUMNS + UPPER] -= area * upper;
      }
    }
  }
}

/** The radiant heat of a unit fire at the height z: on each surface by solid angle, less what the layers keep. */
function radiate(room: Enclosure, z: number): void {
  const up = solidAngle(room.x, room.y, room.height - z);
  const down = solidAngle(room.x, room.y, z);
  const plane = solidAngle(room.x, room.y, Math.abs(room.interface - z));
  const below = z < room.interface;
  const share = [up, below ? plane - up : 4 * PI - plane - up, below ? 4 * PI - plane - down : plane - down, down];
  const middle = [room.height, 0.5 * (room.height + room.interface), 0.5 * room.interface, 0];
  for (let k = 0; k < SURFACES; k += 1) {
    const part = Math.max(0, share[k]) / (4 * PI);
    const top = Math.max(z, middle[k]);
    const bottom = Math.min(z, middle[k]);
    const inUpper = Math.max(0, top - Math.max(bottom, room.interface));
    const inLower = top - bottom - inUpper;
    const lower = exp(-room.lowerAbsorption * inLower);
    const upper = exp(-room.upperAbsorption * inUpper);
    arriving[COLUMNS * k + FIRE] = part * lower * upper;
    // The layer the fire stands in takes its share first.
    absorbed[FIRE] += part * (1 - lower) * (below ? 1 : upper);
    absorbed[COLUMNS + FIRE] += part * (1 - upper) * (below ? lower : 1);
  }
}

/** Radiosities for every column: Gaussian elimination; the matrix is diagonally dominant, so no pivots are sought. */
function solve(columns: number): void {
  for (let k = 0; k < SURFACES; k += 1) {
    const reflected = 1 - emissivity[k];
    for (let j = 0; j < SURFACES; j += 1) {
      const at = 4 * k + j;
      matrix[at] = -reflected * shared[at] * throughLower[at] * throughUpper[at];
    }
    matrix[5 * k] += areas[k];
    for (let c = 0; c < columns; c += 1)
      radiosity[COLUMNS * k + c] = (c === k ? emissivity[k] * areas[k] : 0) + reflected * arriving[COLUMNS * k + c];
  }
  for (let k = 0; k < SURFACES; k += 1) {
    const inverse = 1 / matrix[5 * k];
    for (let i = k + 1; i < SURFACES; i += 1) {
      const factor = matrix[4 * i + k] * inverse;
      if (factor === 0) continue;
      for (let j = k + 1; j < SURFACES; j += 1) matrix[4 * i + j] -= factor * matrix[4 * k + j];
      for (let c = 0; c < columns; c += 1) radiosity[COLUMNS * i + c] -= factor * radiosity[COLUMNS * k + c];
    }
  }
  for (let k = SURFACES - 1; k >= 0; k -= 1) {
    const inverse = 1 / matrix[5 * k];
    for (let c = 0; c < columns; c += 1) {
      let sum = radiosity[COLUMNS * k + c];
      for (let j = k + 1; j < SURFACES; j += 1) sum -= matrix[4 * k + j] * radiosity[COLUMNS * j + c];
      radiosity[COLUMNS * k + c] = sum * inverse;
    }
  }
}

/**
 * Fills a room's exchange: `matrix[at + 6 r + c]` is the net heat into party r (W) per emissive power of party c (W/m2).
 * Each column sums to 0, so no energy is made or lost.
 * @param table, viewAt the room's view factors (`fillViewFactors`)
 * @param fireHeight height of a radiating flame above the floor, m, or negative for none; its heat per W given off is
 *   written to `fire[fireAt ... + 6]` in the order of the parties
 */
export function fillExchange(
  room: Enclosure,
  table: Float64Array,
  tableAt: number,
  exchange: Float64Array,
  at: number,
  fireHeight: number,
  fire: Float64Array,
  fireAt: number,
): void {
  prepare(room, table, tableAt);
  arriving.fill(0);
  absorbed.fill(0);
  emit();
  const columns = fireHeight >= 0 ? COLUMNS : PARTIES;
  if (fireHeight >= 0) radiate(room, fireHeight);
  solve(columns);
  for (let c = 0; c < columns; c += 1) {
    let lower = absorbed[c];
    let upper = absorbed[COLUMNS + c];
    for (let k = 0; k < SURFACES; k += 1) {
      let incoming = arriving[COLUMNS * k + c];
      for (let j = 0; j < SURFACES; j += 1) {
        const pair = 4 * k + j;
        const sent = shared[pair] * radiosity[COLUMNS * j + c];
        const a = 1 - throughLower[pair];
        const b = 1 - throughUpper[pair];
        incoming += sent * (1 - a) * (1 - b);
        // From j to k: an upper surface k is reached through the lower layer first, a lower one through the upper.
        lower += k < 2 ? sent * a : sent * (1 - b) * a;
        upper += k < 2 ? sent * (1 - a) * b : sent * b;
      }
      const net = incoming - areas[k] * radiosity[COLUMNS * k + c];
      if (c === FIRE) fire[fireAt + k] = net;
      else exchange[at + PARTIES * k + c] = net;
    }
    if (c === FIRE) {
      fire[fireAt + LOWER] = lower;
      fire[fireAt + UPPER] = upper;
    } else {
      exchange[at + PARTIES * LOWER + c] = lower;
      exchange[at + PARTIES * UPPER + c] = upper;
    }
  }
}
