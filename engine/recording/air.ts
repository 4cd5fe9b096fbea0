/**
 * The air in a recording: by space the two layers, every AIR_SECONDS, as whole numbers in the unit of their column; only
 * spaces that fire or smoke has reached, and of those only what has changed.
 */
import { ZERO_CELSIUS } from '../hazard/smoke/constants.js';
import { gasState, type Conditions } from '../world/conditions.js';
import type { ByteReader, ByteWriter } from './bytes.js';

/** Time between samples of the air, s. */
export const AIR_SECONDS = 5;

/** In order of writing. `unit`: what a written 1 stands for; `scale`: that many of it are one of the snapshot's unit. */
export const AIR_COLUMNS = [
  { name: 'layerHeight', type: 'height of the lower edge of the smoke layer above the floor', unit: 'cm', scale: 100 },
  { name: 'upperExtinction', type: 'extinction coefficient of the upper layer', unit: '0.01/m', scale: 100 },
  { name: 'lowerExtinction', type: 'extinction coefficient of the lower layer', unit: '0.01/m', scale: 100 },
  { name: 'upperTemperature', type: 'temperature of the upper layer', unit: 'C', scale: 1 },
  { name: 'lowerTemperature', type: 'temperature of the lower layer', unit: 'C', scale: 1 },
  { name: 'upperCarbonMonoxide', type: 'volume share of CO in the upper layer', unit: 'ppm', scale: 1 },
  { name: 'lowerCarbonMonoxide', type: 'volume share of CO in the lower layer', unit: 'ppm', scale: 1 },
  { name: 'upperCarbonDioxide', type: 'volume share of CO2 in the upper layer', unit: '0.01 %', scale: 100 },
  { name: 'lowerCarbonDioxide', type: 'volume share of CO2 in the lower layer', unit: '0.01 %', scale: 100 },
  { name: 'upperOxygen', type: 'volume share of O2 in the upper layer', unit: '0.01 %', scale: 100 },
  { name: 'lowerOxygen', type: 'volume share of O2 in the lower layer', unit: '0.01 %', scale: 100 },
  { name: 'upperHydrogenCyanide', type: 'volume share of HCN in the upper layer', unit: 'ppm', scale: 1 },
  { name: 'lowerHydrogenCyanide', type: 'volume share of HCN in the lower layer', unit: 'ppm', scale: 1 },
  { name: 'upperRadiantFlux', type: 'radiant heat on skin in the upper layer', unit: '0.01 kW/m2', scale: 100 },
  { name: 'lowerRadiantFlux', type: 'radiant heat on skin below the smoke', unit: '0.01 kW/m2', scale: 100 },
] as const;
export type AirColumn = (typeof AIR_COLUMNS)[number]['name'];

/**
 * By space: m, 1/m, degrees Celsius, ppm (CO, HCN), % (CO2, O2), kW/m2. Until fire or smoke reaches a space its layer height,
 * temperatures and oxygen are NaN and the rest is 0. A space of one well-mixed zone has layer height 0.
 */
export type Air = Record<AirColumn, Float64Array>;

export function emptyAir(spaces: number): Air {
  return Object.fromEntries(
    AIR_COLUMNS.map(({ name }) => {
      const unknown = name === 'layerHeight' || name.endsWith('Temperature') || name.endsWith('Oxygen');
      return [name, new Float64Array(spaces).fill(unknown ? NaN : 0)];
    }),
  ) as Air;
}

export function copyAir(from: Air, into: Air): void {
  for (const { name } of AIR_COLUMNS) into[name].set(from[name]);
}

const WIDTH = AIR_COLUMNS.length;
/** Above any ceiling, m: where the upper layer is asked for. */
const ABOVE = 1000;

/** Keeps the last sample, and writes what is new. */
export interface AirWriter {
  /** Every space reached so far. */
  all(writer: ByteWriter): void;
  /** Takes a sample; true if anything has changed since the last. */
  sample(): boolean;
  /** What has changed. */
  changed(writer: ByteWriter): void;
}

export function createAirWriter(conditions: Conditions, spaces: number): AirWriter {
  const last = new Int32Array(WIDTH * spaces);
  const now = new Int32Array(WIDTH * spaces);
  const reached = new Uint8Array(spaces);
  const gas = gasState();
  const whole = (value: number): number => Math.floor(value + 0.5);
  function layer(space: number, at: number, height: number): void {
    conditions.gasAt(space, height, gas);
    now[at] = whole(100 * gas.extinction);
    now[at + 2] = whole(gas.temperature - ZERO_CELSIUS);
    now[at + 4] = whole(1e6 * gas.carbonMonoxide);
    now[at + 6] = whole(1e4 * gas.carbonDioxide);
    now[at + 8] = whole(1e4 * gas.oxygen);
    now[at + 10] = whole(1e6 * gas.hydrogenCyanide);
    now[at + 12] = whole(gas.radiantFlux / 10);
  }
  const differs = (space: number): boolean => {
    for (let k = WIDTH * space; k < WIDTH * (space + 1); k++) if (now[k] !== last[k]) return true;
    return false;
  };
  function write(writer: ByteWriter, which: (space: number) => boolean, from: Int32Array | null): void {
    let count = 0;
    for (let space = 0; space < spaces; space++) if (which(space)) count++;
    writer.unsigned(count);
    let before = 0;
    for (let space = 0; space < spaces; space++) {
      if (!which(space)) continue;
      writer.unsigned(space - before);
      before = space;
      for (let k = WIDTH * space; k < WIDTH * (space + 1); k++) {
        writer.signed(now[k] - (from === null ? 0 : from[k]));
        last[k] = now[k];
      }
    }
  }
  return {
    all: (writer) => write(writer, (space) => reached[space] === 1, null),
    sample() {
      let any = false;
      for (let space = 0; space < spaces; space++) {
        if (reached[space] === 0 && !(conditions.known(space) && conditions.affected(space))) continue;
        reached[space] = 1;
        now[WIDTH * space] = whole(100 * conditions.layerHeight(space));
        layer(space, WIDTH * space + 1, ABOVE);
        layer(space, WIDTH * space + 2, 0);
        any ||= differs(space);
      }
      return any;
    },
    changed: (writer) => write(writer, differs, last),
  };
}

/** What one written entry says: a space and the values of the columns as they are written. */
export type AirEntry = readonly number[];

/**
 * Reads what an `AirWriter` wrote.
 * @param columns how many the recording has @param last values so far, by space and column; brought up to date
 * @param fault makes the error for what no recording says
 */
export function readAir(
  reader: ByteReader,
  columns: number,
  spaces: number,
  last: Map<number, number[]>,
  fault: (what: string) => Error,
): AirEntry[] {
  const count = reader.unsigned();
  if (count > spaces) throw fault(`air of ${count} of ${spaces} spaces`);
  const found: AirEntry[] = [];
  let space = 0;
  for (let i = 0; i < count; i++) {
    space += reader.unsigned();
    if (space >= spaces) throw fault(`air of space ${space} of ${spaces}`);
    const before = last.get(space);
    const values = Array.from({ length: columns }, (_, k) => reader.signed() + (before?.[k] ?? 0));
    last.set(space, values);
    found.push([space, ...values]);
  }
  return found;
}

/** Puts an entry into a snapshot; columns this reader does not know are left out. */
export function putAir(air: Air, entry: AirEntry, names: readonly string[]): void {
  names.forEach((name, k) => {
    const column = AIR_COLUMNS.find((known) => known.name === name);
    if (column !== undefined) air[column.name][entry[0]] = entry[k + 1] / column.scale;
  });
}
