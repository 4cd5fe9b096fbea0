/** C23: an exit is lost while people walk to it; they leave by the other. */
import { follow, timesInto } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { twoExits } from './frame/twoExits.js';
import { holds, near, report, result, type VerificationTest } from './frame/types.js';
import { rounded } from './frame/statistics.js';

export const test: VerificationTest = {
  id: 'C23',
  standards: ['NIST TN 1822 Verif.4.1', 'ISO 20414 Test 9'],
  title: { en: 'An exit that becomes unavailable', 'zh-CN': '出口中途失效' },
  statement: 'Somebody sets off for exit 1, which is lost after 1 s. They turn round and leave by exit 2.',
  source: 'NIST 4.1 and ISO 9 in a port (R2)',
  confidence: 'R2',
  population: 'stated',
  populationReason: 'unimpeded speed 1 m/s: only the way matters',
  geometry: 'room 10 m x 15 m, exits of 1 m in both 15 m walls at 11.5 to 12.5 m; one person 4 m from exit 1',
  kind: 'deterministic',
  expected: 1,
  tolerance: 0,
  unit: 'person by exit 2',
  run() {
    const scene = twoExits({ population: 'stated', parameters: stated(1), horizon: 120 }).person('room', [4, 12]);
    const simulation = scene.simulation('1');
    const { people } = simulation.world;
    let before = Number.NaN;
    const { passages } = follow(simulation, {
      each: (time) => {
        if (Math.abs(time - 1) > 1e-9) return;
        before = people.x[0];
        simulation.command({ kind: 'door', opening: 'exit-1', usable: false });
      },
    });
    const byTwo = timesInto(passages, 'ground-2');
    // 1 m towards exit 1, then 7 m to exit 2.
    const hand = 1 + 7;
    return result(byTwo.length, [
      near('by exit 2', byTwo.length, 1, 0, 'person', 'standard'),
      near('by exit 1', timesInto(passages, 'ground-1').length, 0, 0, 'person', 'standard'),
      holds('was on the way to exit 1', before < 3.1, rounded(before), '< 3.1', 'ours', 'm'),
      near('through exit 2, hand value', byTwo[0] ?? Number.NaN, hand, 0.2, 's', 'ours'),
      report('exit 1 lost at', 1, 's'),
    ]);
  },
};
