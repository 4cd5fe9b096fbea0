/** C18: one person goes from the upper room to the lower one by lift. */
import { eventsOf, liftRooms, run, STATED, timesOf, type LiftRooms } from './frame/lift.js';
import { near, result, type VerificationTest } from './frame/types.js';

/** Walk, run up, open, in, close, run down, open, out, walk. */
const PHASES = 9;
const TICK = 0.05;
/** From the middle of A to the door, from the door to the exit of B, m at 1 m/s. */
const TO_DOOR = 5;
const TO_EXIT = 10;

function alone(of: LiftRooms): { out: number; safe: number; hand: number } {
  const events = eventsOf(liftRooms(of).person('A', [5, 5]).simulation('1'));
  const hand = TO_DOOR + run(of) + of.doorOpening + of.board + of.doorClosing + run(of) + of.doorOpening + of.exit;
  const [out = Number.NaN] = timesOf(events, 'liftExited');
  const [safe = Number.NaN] = timesOf(events, 'residentSafe');
  return { out, safe, hand };
}

export const test: VerificationTest = {
  id: 'C18a',
  standards: ['NIST TN 1822 Verif.2.7'],
  title: { en: 'Down by lift', 'zh-CN': '乘电梯下楼' },
  statement:
    'Two rooms at different heights are joined by a lift. Somebody in the upper one walks to it, is taken down and leaves by the lower one; the time is that of the stated walk, runs, doors and passages.',
  source: 'NIST TN 1822 Verif.2.7 (what is asked: K; numbers: ours, U)',
  confidence: 'K',
  population: 'stated',
  populationReason: 'unimpeded speed 1 m/s, 1 s through the door of the car',
  geometry:
    'after NIST 2.7: rooms of 10 m x 10 m, 10.5 m apart; car 1.6 m x 1.4 m at the lower one, 1 m/s, 1 m/s², doors 2.5 s and 3 s; person 5 m from the door, exit 10 m from it',
  kind: 'deterministic',
  expected: 38,
  tolerance: PHASES * TICK,
  unit: 's until out of the car',
  run() {
    const stated = alone(STATED);
    const short = alone({ ...STATED, height: 0.81 });
    const fast = alone({ ...STATED, height: 54, speed: 2.5, acceleration: 0.9 });
    return result(stated.out, [
      near('out of the car', stated.out, 38, PHASES * TICK, 's', 'ours'),
      near('out of the building', stated.safe, 38 + TO_EXIT, PHASES * TICK, 's', 'ours'),
      near('0.81 m, too short for the rated speed: 2 √(H/a)', short.out, short.hand, PHASES * TICK, 's', 'ours'),
      near('that run by hand', run({ ...STATED, height: 0.81 }), 1.8, 1e-9, 's', 'ours'),
      near('54 m at 2.5 m/s and 0.9 m/s²', fast.out, fast.hand, PHASES * TICK, 's', 'ours'),
    ]);
  },
};
