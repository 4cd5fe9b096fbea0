/**
 * The air as tables say: values a scenario prescribes, or results of another fire model read in. A pure function of time, so
 * nothing of it is state; read at whole seconds, as the built-in smoke is.
 */
import { exp } from '../math.js';
import type { Facility } from '../facility/facility.js';
import type { GasSeries, GivenSpace } from '../scenario/schemaConditions.js';
import { cleanAir, gasState, type Conditions, type GasState } from '../world/conditions.js';

/** 0 °C and the air of a series that says nothing of its temperature (20 °C), K. */
const ZERO_CELSIUS = 273.15;
const CLEAN_TEMPERATURE = 293.15;
/** W/m2 K4. */
const STEFAN_BOLTZMANN = 5.670374e-8;

/** Fields of GasState in the order of a table's columns. */
const FIELDS = [
  'temperature',
  'extinction',
  'carbonMonoxide',
  'carbonDioxide',
  'oxygen',
  'hydrogenCyanide',
  'radiantFlux',
] as const;

/** Columns in SI units, by field; null: clean air. */
type Columns = (Float64Array | null)[];

interface Table {
  times: Float64Array;
  /** Lower edge of the upper of two layers, m; null: values at fixed heights. */
  layerHeight: Float64Array | null;
  /** Fixed heights, m; of two layers: lower, upper. */
  heights: Float64Array;
  levels: Columns[];
  /** Height of the ceiling as far as the layers tell, m. */
  ceiling: number;
  /** From when on anything differs from clean air, s; Infinity: never. */
  changes: number;
}

const toSi = (field: (typeof FIELDS)[number], value: number): number =>
  field === 'temperature' ? value + ZERO_CELSIUS : field === 'radiantFlux' ? value * 1000 : value;

const columnsOf = (gas: GasSeries): Columns =>
  FIELDS.map((field) => (gas[field] === undefined ? null : Float64Array.from(gas[field], (v) => toSi(field, v))));

/** Index of the row at or before `time`; 0 before the first. */
function rowAt(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Value of a column at `time`: straight lines between rows. */
function valueAt(times: Float64Array, column: Float64Array, time: number): number {
  if (column.length === 1) return column[0];
  const row = rowAt(times, time);
  if (row === times.length - 1 || time <= times[row]) return column[row];
  const share = (time - times[row]) / (times[row + 1] - times[row]);
  return column[row] + share * (column[row + 1] - column[row]);
}

function readGas({ times, levels }: Table, level: number, time: number, into: GasState): GasState {
  cleanAir(CLEAN_TEMPERATURE, into);
  const columns = levels[level];
  for (let i = 0; i < FIELDS.length; i++) {
    const column = columns[i];
    if (column !== null) into[FIELDS[i]] = valueAt(times, column, time);
  }
  return into;
}

/** The time of the row before the first that says anything else than clean air. */
function firstChange(times: Float64Array, levels: readonly Columns[]): number {
  const clean = cleanAir(CLEAN_TEMPERATURE, gasState());
  let first = Infinity;
  for (const columns of levels) {
    FIELDS.forEach((field, i) => {
      const column = columns[i];
      const row = column === null ? -1 : column.findIndex((value) => value !== clean[field]);
      if (row < 0) return;
      const since = row === 0 ? -Infinity : times[row - 1];
      if (since < first) first = since;
    });
  }
  return first;
}

function tableOf(given: GivenSpace): Table {
  const times = Float64Array.from(given.times);
  const layered = 'layerHeight' in given;
  const levels = layered ? [columnsOf(given.lower), columnsOf(given.upper)] : given.levels.map((l) => columnsOf(l.gas));
  const layerHeight = layered ? Float64Array.from(given.layerHeight) : null;
  return {
    times,
    layerHeight,
    heights: layered ? new Float64Array(2) : Float64Array.from(given.levels, (level) => level.height),
    levels,
    ceiling: layerHeight === null ? 0 : layerHeight.reduce((most, h) => (h > most ? h : most), 0),
    changes: firstChange(times, levels),
  };
}

/**
 * Radiant heat from the upper layer onto a surface facing it, W/m2, where the table does not say: the layer as a grey gas
 * whose absorption is its extinction (too much rather than too little: infrared is absorbed less than light), filling the view.
 */
function radiantFlux(upper: GasState, depth: number): number {
  if (upper.temperature <= CLEAN_TEMPERATURE || depth <= 0) return 0;
  const fourth = (t: number): number => t * t * t * t;
  const emissivity = 1 - exp(-upper.extinction * depth);
  return STEFAN_BOLTZMANN * emissivity * (fourth(upper.temperature) - fourth(CLEAN_TEMPERATURE));
}

const RADIANT = FIELDS.indexOf('radiantFlux');

/** Two layers at `time`. */
function layerGas(table: Table, height: number, edge: number, time: number, into: GasState): GasState {
  const level = height >= edge ? 1 : 0;
  if (table.levels[level][RADIANT] !== null) return readGas(table, level, time, into);
  const radiant = radiantFlux(readGas(table, 1, time, into), table.ceiling - edge);
  readGas(table, level, time, into).radiantFlux = radiant;
  return into;
}

/** Fixed heights at `time`: straight lines between them. */
function levelGas(table: Table, height: number, time: number, into: GasState, other: GasState): GasState {
  const { heights } = table;
  const at = rowAt(heights, height);
  readGas(table, at, time, into);
  if (at === heights.length - 1 || height <= heights[at]) return into;
  readGas(table, at + 1, time, other);
  const share = (height - heights[at]) / (heights[at + 1] - heights[at]);
  for (const field of FIELDS) into[field] += share * (other[field] - into[field]);
  return into;
}

/** Where smoke begins among fixed heights: in the middle between the two that differ most in extinction; 0 with one height. */
function edgeOfLevels(table: Table, time: number, below: GasState, above: GasState): number {
  const { heights } = table;
  let edge = heights.length === 1 ? 0 : Infinity;
  let most = 0;
  for (let level = 1; level < heights.length; level++) {
    const difference =
      readGas(table, level, time, above).extinction - readGas(table, level - 1, time, below).extinction;
    if (difference <= most) continue;
    most = difference;
    edge = (heights[level - 1] + heights[level]) / 2;
  }
  return edge;
}

/**
 * Conditions from tables.
 * @param facility whose spaces the tables name @param time now, s: a whole second
 */
export function givenConditions(
  facility: Pick<Facility, 'spaces' | 'spaceByKey'>,
  given: readonly GivenSpace[],
  time: () => number,
): Conditions {
  const tables: (Table | null)[] = facility.spaces.map(() => null);
  for (const one of given) tables[facility.spaceByKey.get(one.space)!] = tableOf(one);
  const last = tables.reduce((most, t) => (t === null ? most : Math.max(most, t.times[t.times.length - 1])), 0);
  const spare = gasState();
  const other = gasState();
  const edgeAt = (table: Table, at: number): number => valueAt(table.times, table.layerHeight!, at);
  return {
    get time() {
      return time();
    },
    // A table can bring anything until it ends; then the air is as it stays, and `settled` says more.
    onlyMixes: () => false,
    get settled() {
      return time() >= last;
    },
    known: (space) => tables[space] !== null,
    affected: (space) => tables[space] !== null && time() > tables[space].changes,
    layerHeight(space) {
      const table = tables[space];
      if (table === null) return Infinity;
      return table.layerHeight === null ? edgeOfLevels(table, time(), spare, other) : edgeAt(table, time());
    },
    gasAt(space, height, into) {
      const table = tables[space];
      if (table === null) return cleanAir(CLEAN_TEMPERATURE, into);
      const now = time();
      return table.layerHeight === null
        ? levelGas(table, height, now, into, spare)
        : layerGas(table, height, edgeAt(table, now), now, into);
    },
  };
}
