/** C18: the lift is lost, with people in front of it and with people in it. */
import { eventsOf, liftRooms, STATED, timesOf } from './frame/lift.js';
import type { Scene } from './frame/scene.js';
import { holds, near, result, type VerificationTest } from './frame/types.js';

const HEIGHT = 3;
const TICK = 0.05;
/** Along the slope of a flight of 6 m in plan. */
const SLOPE = Math.sqrt(6 * 6 + HEIGHT * HEIGHT);
/** When the lift fails, s. */
const LOST = 3;
/** Later than it has left with those who got in at 1 s. */
const IN_RUN = 13;
const RELEASED_AFTER = 100;

/** As C18a, 3 m high, with a stair beside it: from the west wall of A down to a lobby with an exit. */
function rooms(): Scene {
  return liftRooms({ ...STATED, height: HEIGHT })
    .flight('stair', [-6, 4, 0, 6], [1, 0], HEIGHT)
    .space('foot', [-10, 4, -6, 6], { kind: 'lobby' })
    .opening('head', ['A', 'stair'], [0, 4], [0, 6])
    .opening('base', ['stair', 'foot'], [-6, 4], [-6, 6])
    .opening('exit-2', ['foot', 'outside'], [-10, 4.4], [-10, 5.6]);
}

export const test: VerificationTest = {
  id: 'C18d',
  standards: ['NIST TN 1822 Verif.2.7', 'NIST TN 1822 Verif.4.1'],
  title: { en: 'A lift that is lost', 'zh-CN': '电梯中途停用' },
  statement:
    'A lift goes out of order while somebody waits for it: they turn to the stair. Its power fails on the way: those inside are held, known to be, and get out when the car is let down.',
  source: 'ours, with the lift of NIST TN 1822 Verif.2.7 (K)',
  confidence: 'K',
  population: 'stated',
  populationReason: 'unimpeded speed 1 m/s',
  geometry: 'after NIST 2.7, as C18a but 3 m high, with a stair of 6 m in plan from the other wall',
  kind: 'deterministic',
  expected: 2,
  tolerance: 0,
  unit: 'persons by the way a hand says',
  run() {
    const waiting = rooms().person('A', [9, 5]).simulation('1');
    const events = eventsOf(waiting, (time) => {
      if (Math.abs(time - LOST) < 1e-9) waiting.command({ kind: 'lift', lift: 'lift', order: 'outOfOrder' });
    });
    const byStair = timesOf(events, 'residentSafe')[0] ?? Number.NaN;
    // At the door when it is lost; 10 m back through A, down, 4 m to the exit.
    const hand = LOST + 10 + SLOPE + 4;

    const scene = rooms().person('A', [9, 5]);
    scene.powerLoss = { at: IN_RUN, lifts: ['lift'], releasedAfter: RELEASED_AFTER };
    const held = eventsOf(scene.simulation('1'));
    const trapped = timesOf(held, 'liftTrapped');
    const safe = timesOf(held, 'residentSafe')[0] ?? Number.NaN;
    // 1 m, up 4 s, open, in, close: the run down begins after 11.5 s and would take 4 s.
    const out = IN_RUN + RELEASED_AFTER + STATED.exit;

    const forEver = rooms().person('A', [9, 5]);
    forEver.powerLoss = { at: IN_RUN, lifts: ['lift'] };
    const never = forEver.simulation('1');
    never.run();
    const right = Number(Math.abs(byStair - hand) <= 4 * TICK) + Number(Math.abs(safe - out - 10) <= 4 * TICK);
    return result(right, [
      near('by the stair, out of the building', byStair, hand, 4 * TICK, 's', 'ours'),
      holds(
        'nobody got into the lift',
        timesOf(events, 'liftBoarded').length === 0,
        timesOf(events, 'liftBoarded').length,
        '0',
        'ours',
      ),
      near('caught at', trapped[0] ?? Number.NaN, IN_RUN, 1e-9, 's', 'ours'),
      near('let out of the car', timesOf(held, 'liftExited')[0] ?? Number.NaN, out, 4 * TICK, 's', 'ours'),
      near('then out of the building', safe, out + 10, 4 * TICK, 's', 'ours'),
      holds(
        'not let out: the run ends and they remain',
        never.world.people.outcome[0] === 3,
        never.world.endReason,
        'settled, remaining',
        'ours',
      ),
    ]);
  },
};
