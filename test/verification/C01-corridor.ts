/** C01: one person walks a corridor of 40 m at the speed given. */
import { follow, lastOut, timesInto } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { Scene } from './frame/scene.js';
import { near, result, within, type VerificationTest } from './frame/types.js';

/** Time from the corridor's beginning, after a run-up of 10 m, to its end 40 m on, s. */
export function corridorTime(speed: number): { time: number; dt: number } {
  const scene = new Scene({ population: 'stated', parameters: stated(speed) })
    .space('run-up', [-10, 0, 0, 2])
    .space('corridor', [0, 0, 40, 2])
    .opening('begin', ['run-up', 'corridor'], [0, 0], [0, 2])
    .opening('end', ['corridor', 'outside'], [40, 0], [40, 2])
    .person('run-up', [-9.5, 1]);
  const simulation = scene.simulation('1');
  const { passages } = follow(simulation);
  return { time: lastOut(passages, 1) - timesInto(passages, 'corridor')[0], dt: simulation.model.dt };
}

export const test: VerificationTest = {
  id: 'C01',
  standards: ['RiMEA 4.1.1 Test 1', 'IMO MSC.1/Circ.1533 Test 1', 'NIST TN 1822 Verif.2.1', 'ISO 20414 Test 2'],
  title: { en: 'Walking speed in a corridor', 'zh-CN': '走廊步行速度' },
  statement: 'One person with a given unimpeded speed takes the length over the speed for a corridor of 40 m.',
  source:
    'RiMEA 3.0 Test 1 in jpscore systemtest/rimea_tests (text); IMO in the FDS+Evac guide; tolerance with run-up ours',
  confidence: 'R',
  population: 'stated',
  geometry: 'corridor 2 m x 40 m, run-up of 10 m in front of it',
  kind: 'deterministic',
  expected: 40,
  tolerance: 0.15,
  unit: 's',
  run() {
    const slow = corridorTime(1);
    const brisk = corridorTime(1.33);
    return result(slow.time, [
      near('40 m at 1.00 m/s', slow.time, 40, slow.dt + 0.1, 's', 'ours'),
      near('mean speed over the 40 m', 40 / slow.time, 1, 0.05, 'm/s', 'port'),
      within('40 m at 1.33 m/s', brisk.time, 26, 34, 's', 'standard'),
      near('40 m at 1.33 m/s, hand value', brisk.time, 40 / 1.33, brisk.dt + 0.1, 's', 'ours'),
    ]);
  },
};
