/** C20: one slow person who takes half the width of a passage holds up the crowd behind. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, type RunOptions, type VerificationTest } from './frame/types.js';

const CROWD = 24;

/** When the last of the crowd is in the second room, s; NaN if not all get there. */
function passage(disabled: boolean, seed: string): number {
  const scene = new Scene({
    population: 'stated',
    parameters: { ...stated(1.25), 'body.walker': 0.2, 'body.frame': 0.4 },
    horizon: 1200,
  })
    .space('room-1', [0, 0, 4, 5])
    .space('passage', [4, 1.75, 16, 3.25], { kind: 'corridor' })
    .space('room-2', [16, 0, 20, 5])
    .opening('in', ['room-1', 'passage'], [4, 1.75], [4, 3.25])
    .opening('out', ['passage', 'room-2'], [16, 1.75], [16, 3.25])
    .opening('exit', ['room-2', 'outside'], [20, 0], [20, 5]);
  // 0.8 m/s on the level and 0.4 on the ramp; the passage stands for the ramp.
  if (disabled) scene.person('room-1', [3.3, 2.5], { id: 'slow', mobility: 'rollator', speed: 0.4 });
  else scene.person('room-1', [3.3, 2.5], { id: 'slow' });
  for (const at of scatter([0, 0, 2.8, 5], CROWD, 0.42, drawsOf('C20', seed))) scene.person('room-1', at);
  const times = timesInto(follow(scene.simulation(seed)).passages, 'room-2');
  return times.length === CROWD + 1 ? times[CROWD] : Number.NaN;
}

export const test: VerificationTest = {
  id: 'C20',
  standards: ['NIST TN 1822 Verif.2.10', 'ISO 20414 Test 7'],
  title: { en: 'A slow and wide person ahead', 'zh-CN': '行动障碍者' },
  statement:
    '25 people go from one room into another by a narrow way. If the one in front is slow and wider than half of it, it takes longer than with 25 alike.',
  source: 'ISO 20414 Test 7 and NIST 2.10 in a port (R2): 50.2 s and 41.4 s there; speeds of NIST from memory (U)',
  confidence: 'R2',
  population: 'stated',
  populationReason: 'speeds and bodies of the test: 1.25 m/s and 0.40 m, the slow one 0.4 m/s and 0.80 m',
  geometry:
    'after NIST 2.10: rooms 4 m x 5 m, a level passage 12 m x 1.5 m in place of the ramp (the format has no ramps)',
  kind: 'stochastic',
  seeds: 10,
  expected: 'T with > T without',
  tolerance: 'every seed',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, (seed) => ({ slow: passage(true, seed), alike: passage(false, seed) }));
    const longer = runs.filter((r) => r.slow > r.alike).length;
    const of = (key: 'slow' | 'alike'): number => rounded(mean(runs.map((r) => r[key])), 1);
    return result(
      `${of('slow')} > ${of('alike')} s`,
      [
        holds(
          'seeds in which it takes longer',
          longer === runs.length,
          `${longer} of ${runs.length}`,
          'all',
          'standard',
        ),
        report('with the slow person', of('slow'), 's', 'a port: 50.2'),
        report('25 alike', of('alike'), 's', 'a port: 41.4'),
      ],
      { seeds: runs.length },
    );
  },
};
