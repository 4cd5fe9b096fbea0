/** C02: one person walks up a stair at the speed given along the slope. */
import { stairTime } from './frame/stair.js';
import { near, result, type VerificationTest } from './frame/types.js';

export const test: VerificationTest = {
  id: 'C02',
  standards: ['RiMEA 4.1.1 Test 2', 'IMO MSC.1/Circ.1533 Test 2', 'NIST TN 1822 Verif.2.2', 'ISO 20414 Test 3'],
  title: { en: 'Walking speed up a stair', 'zh-CN': '上楼速度' },
  statement:
    'One person with a given stair speed takes the length along the slope over that speed. Stair speeds are along the slope, not in plan.',
  source:
    'RiMEA 3.0 Test 2 in jpscore systemtest/rimea_tests (text); IMO in the FDS+Evac guide; NIST and ISO lengths in a port (R2)',
  confidence: 'R',
  population: 'stated',
  geometry: 'stair 2 m wide, 10 m along the slope (NIST: 100 m), slope 7:24, a landing of 4 m at each end',
  kind: 'deterministic',
  expected: 20,
  tolerance: 0.15,
  unit: 's',
  run() {
    const rimea = stairTime('up', 10, [1, 1, 0.5]);
    const imo = stairTime('up', 10, [1, 1, 1]);
    const nist = stairTime('up', 100, [1, 1, 1]);
    const iso = stairTime('up', 10, [1, 0.5, 0.5]);
    const dt = rimea.dt;
    return result(rimea.time, [
      near('10 m at 0.5 m/s', rimea.time, 10 / 0.5, dt + 0.1, 's', 'ours'),
      near('10 m at 0.5 m/s, 5 %', rimea.time, 10 / 0.5, (0.05 * 10) / 0.5, 's', 'port'),
      near('10 m at 1.0 m/s', imo.time, 10, dt + 0.1, 's', 'standard'),
      near('100 m at 1.0 m/s', nist.time, 100, dt + 0.1, 's', 'standard'),
      near('speed with factor 0.5 to 1.0 m/s', 10 / iso.time, 0.5, 0.05, 'm/s', 'port'),
    ]);
  },
};
