/** C16: walking speed in smoke of a constant density, against 35 hand values. */
import type { SmokeSpeedLaw } from '../../engine/scenario/schema.js';
import { stated } from './frame/populations.js';
import { Scene } from './frame/scene.js';
import { near, result, within, type VerificationTest } from './frame/types.js';

/**
 * Speed in clean air, m/s, extinction coefficient, 1/m, irritant smoke or not; hand value for 100 m by the law of Frantzich &
 * Nilsson, and what FDS+Evac and Pathfinder made of it, s: Ronchi et al. 2013, Table 2 (R; the hand value is worked out).
 */
const SCENARIOS: readonly (readonly [number, number, string, number, number, number])[] = [
  [1.25, 10, 'I/NI', 415.3, 419, 416],
  [1.25, 7.5, 'I/NI', 202.8, 203, 204],
  [1.25, 3, 'I/NI', 105.6, 107, 105],
  [1.25, 1, 'I', 87.0, 87, 87],
  [1.25, 1, 'NI', 87.0, 87, 87],
  [1.25, 0.5, 'I', 83.4, 84, 84],
  [1.25, 0.5, 'NI', 83.4, 84, 84],
  [1.0, 10, 'I/NI', 519.1, 526, 526],
  [1.0, 7.5, 'I/NI', 253.5, 255, 257],
  [1.0, 3, 'I/NI', 132.0, 133, 132],
  [1.0, 1, 'I', 108.8, 109, 108],
  [1.0, 1, 'NI', 108.8, 109, 108],
  [1.0, 0.5, 'I', 104.2, 105, 103],
  [1.0, 0.5, 'NI', 104.2, 105, 103],
  [0.75, 10, 'I/NI', 692.2, 711, 715],
  [0.75, 7.5, 'I/NI', 338.0, 339, 333],
  [0.75, 3, 'I/NI', 176.0, 177, 176],
  [0.75, 1, 'I', 145.0, 146, 144],
  [0.75, 1, 'NI', 145.0, 146, 144],
  [0.75, 0.5, 'I', 138.9, 139, 140],
  [0.75, 0.5, 'NI', 138.9, 139, 140],
  [0.5, 10, 'I/NI', 1038.2, 998, 999],
  [0.5, 7.5, 'I/NI', 507.0, 509, 499],
  [0.5, 3, 'I/NI', 263.9, 266, 263],
  [0.5, 1, 'I', 217.6, 217, 216],
  [0.5, 1, 'NI', 217.6, 217, 216],
  [0.5, 0.5, 'I', 208.4, 208, 208],
  [0.5, 0.5, 'NI', 208.4, 208, 208],
  [0.25, 10, 'I/NI', 2076.5, 1998, 1999],
  [0.25, 7.5, 'I/NI', 1014.0, 1005, 1001],
  [0.25, 3, 'I/NI', 527.9, 529, 526],
  [0.25, 1, 'I', 435.1, 434, 435],
  [0.25, 1, 'NI', 435.1, 434, 435],
  [0.25, 0.5, 'I', 416.8, 415, 417],
  [0.25, 0.5, 'NI', 416.8, 415, 417],
];

const LENGTH = 100;

/** Time for the corridor, s. */
export function smokeTime(law: SmokeSpeedLaw, speed: number, extinction: number): { time: number; dt: number } {
  const scene = new Scene({
    population: 'stated',
    parameters: stated(speed),
    horizon: 20_000,
    smokeSpeedLaw: law,
    air: [{ space: 'corridor', times: [0], levels: [{ height: 1.5, gas: { extinction: [extinction] } }] }],
  })
    .space('corridor', [-1, 0, LENGTH, 2])
    .opening('exit', ['corridor', 'outside'], [LENGTH, 0.5], [LENGTH, 1.5])
    .person('corridor', [0, 1]);
  const simulation = scene.simulation('1');
  simulation.run();
  return { time: simulation.world.people.outcomeAt[0], dt: simulation.model.dt };
}

/** The law of FDS+Evac by hand: v = v0 max(0.1, 1 - (0.057 / 0.706) K). */
const hand = (speed: number, extinction: number): number =>
  LENGTH / (speed * Math.max(0.1, 1 - (0.057 / 0.706) * extinction));

/** The laws of Jin by hand for the mean speeds of the table; 0.3 m/s at least, nobody faster than in clean air. */
const byJin = (speed: number, share: number): number => LENGTH / Math.min(speed, Math.max(0.3, speed * share));

export const test: VerificationTest = {
  id: 'C16',
  standards: ['NIST TN 1822 Verif.2.5', 'ISO 20414 Test 18', 'Ronchi et al. 2013'],
  title: { en: 'Walking speed in smoke', 'zh-CN': '烟气中的步行速度' },
  statement:
    'One person walks 100 m of corridor in smoke of constant density, for 35 pairs of speed and extinction coefficient; the times are those of the law by hand, and those that were published.',
  source: 'Ronchi et al. 2013, Fire Technology 49:411, Table 2 (figures); law of FDS+Evac',
  confidence: 'R',
  population: 'stated',
  geometry: 'corridor 2 m x 100 m, exit of 1 m',
  kind: 'deterministic',
  expected: 0,
  tolerance: 0.005,
  unit: 'largest relative distance from the hand value',
  run() {
    let worst = 0;
    const checks = SCENARIOS.flatMap(([speed, extinction, irritant, table, fds, pathfinder]) => {
      const { time, dt } = smokeTime('frantzichNilsson', speed, extinction);
      const what = `${speed} m/s, K = ${extinction} /m, ${irritant}`;
      const own = hand(speed, extinction);
      worst = Math.max(worst, Math.abs(time / own - 1));
      return [
        near(`${what}: law by hand (table: ${table})`, time, own, dt, 's', 'standard'),
        within(`${what}: FDS+Evac ${fds} s, Pathfinder ${pathfinder} s`, time / pathfinder, 0.95, 1.05, '1', 'ours'),
      ];
    });
    const laws = [
      ['jinIrritant', 1, 0.5, byJin(1, 0.3)],
      ['jinIrritant', 1, 0.3, byJin(1, 0.65)],
      ['jinIrritant', 0.5, 0.5, byJin(0.5, 0.3)],
      ['jinNonIrritant', 1, 0.5, byJin(1, 0.8125)],
      ['jinNonIrritant', 1.25, 1, byJin(1.25, 0.5)],
    ] as const;
    for (const [law, speed, extinction, expected] of laws) {
      const { time, dt } = smokeTime(law, speed, extinction);
      checks.push(near(`${law}: ${speed} m/s, K = ${extinction} /m`, time, expected, dt, 's', 'ours'));
    }
    return result(Number(worst.toExponential(1)), checks);
  },
};
