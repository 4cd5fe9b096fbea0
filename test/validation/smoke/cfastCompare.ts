/** Our smoke model beside CFAST on the same case: curves, their errors, times at which limits are passed. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  compileSmoke,
  createSmoke,
  DETECTOR_COLUMNS,
  DETECTOR_WIDTH,
  FIRE_COLUMNS,
  FIRE_WIDTH,
  layerGas,
  layerHeight,
  stepSmoke,
  type SmokeModel,
  type SmokeState,
} from '../../../engine/hazard/smoke/index.js';
import { gasState } from '../../../engine/world/conditions.js';
import { networkOf, readOutput } from './cfastInput.js';

/** One quantity of one room: both curves at the output times. */
export interface Curve {
  room: string;
  quantity: string;
  unit: string;
  cfast: number[];
  ours: number[];
}

export interface Comparison {
  name: string;
  times: number[];
  curves: Curve[];
  detectors: { id: string; at: number }[];
}

const KELVIN = 273.15;
const PER_TEN = 2.302585092994046;
/** Height at which the limits are looked at, m. */
export const EYE = 1.5;

/** Runs a case folder `<name>/<name>.in` with steps of `dt` s and pairs the curves with `<name>_compartments.csv`. */
export function compareCase(folder: string, dt = 1): Comparison {
  const name = basename(folder);
  const network = networkOf(readFileSync(join(folder, `${name}.in`), 'utf8'));
  const output = readOutput(join(folder, `${name}_compartments.csv`));
  const times = output.get('Time')!;
  const model = compileSmoke(network);
  const shares = new Float64Array(model.controls).fill(1);
  const state = createSmoke(model, shares);
  const curves: Curve[] = [];
  const readers: ((model: SmokeModel, state: SmokeState) => number)[] = [];
  const add = (
    room: string,
    quantity: string,
    unit: string,
    code: string,
    factor: number,
    read: (model: SmokeModel, state: SmokeState) => number,
  ): void => {
    const column = output.get(code);
    if (column === undefined) return;
    curves.push({ room, quantity, unit, cfast: column.map((value) => value * factor), ours: [] });
    readers.push(read);
  };
  const gas = gasState();
  network.rooms.forEach((room, i) => {
    const n = i + 1;
    const of = (upper: boolean) => (m: SmokeModel, s: SmokeState) => layerGas(m, s, i, upper, gas);
    add(room.id, 'layer height', 'm', `HGT_${n}`, 1, (m, s) => layerHeight(m, s, i));
    for (const [prefix, layer, upper] of [
      ['UL', 'upper', true],
      ['LL', 'lower', false],
    ] as const) {
      add(room.id, `${layer} temperature`, 'C', `${prefix}T_${n}`, 1, (m, s) => of(upper)(m, s).temperature - KELVIN);
      add(room.id, `${layer} extinction`, '1/m', `${prefix}OD_${n}`, PER_TEN, (m, s) => of(upper)(m, s).extinction);
      add(room.id, `${layer} CO`, 'ppm', `${prefix}CO_${n}`, 1e4, (m, s) => 1e6 * of(upper)(m, s).carbonMonoxide);
      add(room.id, `${layer} O2`, '%', `${prefix}O2_${n}`, 1, (m, s) => 100 * of(upper)(m, s).oxygen);
    }
    add(room.id, 'pressure', 'Pa', `PRS_${n}`, 1, (_, s) => s.overpressure[i]);
  });
  network.fires.forEach((fire, i) =>
    add(
      fire.id,
      'heat release',
      'kW',
      `HRR_${i + 1}`,
      1e-3,
      (_, s) => s.fires[FIRE_WIDTH * i + FIRE_COLUMNS.released] / 1000,
    ),
  );
  let row = 0;
  while (row < times.length) {
    if (state.time >= times[row] - 1e-9) {
      readers.forEach((read, c) => curves[c].ours.push(read(model, state)));
      row += 1;
    } else stepSmoke(model, state, dt, shares);
  }
  const detectors = network.detectors.map((detector, i) => ({
    id: detector.id,
    at: state.detectors[DETECTOR_WIDTH * i + DETECTOR_COLUMNS.actedAt],
  }));
  return { name, times, curves, detectors };
}

/** Root of the mean square difference as a share of the range of CFAST's curve, and that range. */
export function errorOf(curve: Curve): { rms: number; range: number; absolute: number } {
  const range = Math.max(...curve.cfast) - Math.min(...curve.cfast);
  const sum = curve.cfast.reduce((total, value, i) => total + (value - curve.ours[i]) * (value - curve.ours[i]), 0);
  const absolute = Math.sqrt(sum / curve.cfast.length);
  return { rms: range > 0 ? absolute / range : 0, range, absolute };
}

/** Time a limit is first passed, s, by straight lines between the rows; Infinity: never. */
function firstPassing(times: number[], values: number[], limit: number): number {
  for (let i = 0; i < values.length; i += 1) {
    if (values[i] < limit) continue;
    if (i === 0) return times[0];
    const share = (limit - values[i - 1]) / (values[i] - values[i - 1]);
    return times[i - 1] + share * (times[i] - times[i - 1]);
  }
  return Infinity;
}

export interface Passing {
  room: string;
  limit: string;
  cfast: number;
  ours: number;
}

/** When each room becomes untenable at eye height: smoke, heat, CO; and the first of them. */
export function passings(comparison: Comparison): Passing[] {
  const rooms = [...new Set(comparison.curves.map((c) => c.room))];
  const found: Passing[] = [];
  for (const room of rooms) {
    const curve = (quantity: string): Curve | undefined =>
      comparison.curves.find((c) => c.room === room && c.quantity === quantity);
    if (curve('upper temperature') === undefined) continue;
    const height = curve('layer height');
    const at = (quantity: string, which: 'cfast' | 'ours'): number[] =>
      comparison.times.map((_, i) => {
        const upper = height === undefined || height[which][i] <= EYE;
        return (upper ? curve(`upper ${quantity}`) : (curve(`lower ${quantity}`) ?? curve(`upper ${quantity}`)))![
          which
        ][i];
      });
    const limits: [string, string, number][] = [
      ['extinction', 'K > 0.3 1/m at 1.5 m', 0.3],
      ['temperature', 'T > 60 C at 1.5 m', 60],
      ['CO', 'CO > 1400 ppm at 1.5 m', 1400],
    ];
    const first = { cfast: Infinity, ours: Infinity };
    for (const [quantity, limit, value] of limits) {
      const cfast = firstPassing(comparison.times, at(quantity, 'cfast'), value);
      const ours = firstPassing(comparison.times, at(quantity, 'ours'), value);
      first.cfast = Math.min(first.cfast, cfast);
      first.ours = Math.min(first.ours, ours);
      found.push({ room, limit, cfast, ours });
    }
    found.push({ room, limit: 'untenable', ...first });
    if (height !== undefined) {
      for (const z of [2, 1.8, 1.5])
        found.push({
          room,
          limit: `layer below ${z} m`,
          cfast: firstPassing(
            comparison.times,
            height.cfast.map((h) => -h),
            -z,
          ),
          ours: firstPassing(
            comparison.times,
            height.ours.map((h) => -h),
            -z,
          ),
        });
    }
  }
  return found;
}

/** Case folders below a folder, or the folder itself. */
export function isCase(folder: string): boolean {
  const name = basename(folder);
  return existsSync(join(folder, `${name}.in`)) && existsSync(join(folder, `${name}_compartments.csv`));
}
