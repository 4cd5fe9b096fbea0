/** C18: wheelchairs taken down two by two against the round trip of Klote's method. */
import { eventsOf, liftRooms, run, timesOf, type LiftRooms } from './frame/lift.js';
import { near, report, result, type Check, type VerificationTest } from './frame/types.js';

/** In the car of 1.6 m x 1.4 m. */
const TOGETHER = 2;
/** Of a round trip: up, open, in, close, down, open, out, close. */
const PHASES = 8;

/** t_r = 2 t_T + t_s; t_T one run, t_s doors at both ends, in and out of those together. */
const roundTrip = (of: LiftRooms): number =>
  2 * run(of) + 2 * (of.doorOpening + of.doorClosing) + TOGETHER * (of.board + of.exit);

const printed = (height: number): LiftRooms => ({
  height,
  speed: 1.75,
  acceleration: 0.8,
  doorOpening: 3,
  doorClosing: 3,
  board: 10,
  exit: 10,
});

/** When the last of so many is out of the car who wait at the door from the start. */
function lastOut(of: LiftRooms, count: number, ticksPerSecond: number): number {
  const scene = liftRooms(of, { ticksPerSecond });
  for (let i = 0; i < count; i++) scene.person('A', [10, 5], { mobility: 'wheelchairSelf', speed: 1 });
  const out = timesOf(eventsOf(scene.simulation('1')), 'liftExited');
  return out.length === count ? out[count - 1] : Number.NaN;
}

/** The last of trip n is out before the doors close once more; an odd one travels, gets in and out alone. */
function hand(of: LiftRooms, count: number): number {
  const trips = Math.ceil(count / TOGETHER);
  const missing = trips * TOGETHER - count;
  return trips * roundTrip(of) - missing * (of.board + of.exit) - of.doorClosing;
}

function check(of: LiftRooms, count: number, ticksPerSecond: number): Check {
  const trips = Math.ceil(count / TOGETHER);
  const tolerance = (trips * PHASES) / ticksPerSecond;
  const what = `${count} wheelchairs, ${of.height} m, ${of.speed} m/s, ${of.acceleration} m/s², ${ticksPerSecond} ticks a second`;
  return near(what, lastOut(of, count, ticksPerSecond), hand(of, count), tolerance, 's', 'ours');
}

export const test: VerificationTest = {
  id: 'C18c',
  standards: ['NIST TN 1822 Verif.2.7', 'Klote 1993, ELVAC'],
  title: { en: 'Round trips of a lift', 'zh-CN': '电梯往返时间' },
  statement:
    'Wheelchairs are taken down two by two. The last is out after as many round trips as it takes, each two runs, the doors at both ends and the time in and out.',
  source: 'Klote 1993, J Fire Prot Eng 5(3): t_r = 2 t_T + t_s, t_T = H/v + v/a (K); numbers derived (D)',
  confidence: 'K',
  population: 'stated',
  populationReason: '10 s in and 10 s out for each wheelchair',
  geometry:
    'after NIST 2.7, as C18a; 36 m and 54 m at 1.75 m/s and 0.8 m/s², doors 3 s and 3 s: 97.5 s and 118 s; and other numbers',
  kind: 'deterministic',
  expected: 97.5,
  tolerance: 0.1,
  unit: 's a round trip',
  run() {
    const [of36, of54] = [printed(36), printed(54)];
    const five = lastOut(of36, 10, 20);
    const one = lastOut(of36, 2, 20);
    const trip = (five - one) / 4;
    const others = Array.from({ length: 8 }, (_, k) => {
      const of: LiftRooms = {
        height: 3 + ((k * 17.3) % 70),
        speed: [1, 1.75, 2.5, 0.63][k % 4],
        acceleration: 0.6 + ((k * 0.23) % 0.9),
        doorOpening: 1.5 + ((k * 0.7) % 2.5),
        doorClosing: 2 + ((k * 0.9) % 2.5),
        board: 4 + ((k * 3.7) % 16),
        exit: 3 + ((k * 2.9) % 14),
      };
      return check(of, 1 + ((k * 5) % 9), [20, 10, 50][k % 3]);
    });
    return result(trip, [
      near('a round trip of 36 m', trip, 97.5, 0.1, 's', 'ours'),
      near('a round trip of 54 m', (lastOut(of54, 10, 20) - lastOut(of54, 2, 20)) / 4, 118, 0.1, 's', 'ours'),
      check(of36, 10, 20),
      check(of54, 7, 20),
      ...others,
      report('wheelchairs an hour, a tenth lost (eta 0.1)', Math.round((TOGETHER * 3600) / (trip * 1.1)), '1/h', 67),
    ]);
  },
};
