/** C18: one more than the car takes makes a second trip. */
import { eventsOf, liftRooms, run, STATED, timesOf } from './frame/lift.js';
import { near, report, result, type VerificationTest } from './frame/types.js';

const RATED = 13;
const TICK = 0.05;

/** Times out of the car of so many, all from the middle of A. */
function times(count: number, crowding: boolean, wheelchairs = 0): { out: number[]; trips: number; first: number } {
  const scene = liftRooms(STATED, { crowding });
  for (let i = 0; i < count + wheelchairs; i++) {
    // On top of each other where they take no room, else apart.
    const at = crowding ? ([3 + (i % 5) * 0.7, 4 + Math.floor(i / 5) * 0.7] as const) : ([5, 5] as const);
    scene.person('A', at, i < wheelchairs ? { mobility: 'wheelchairSelf', speed: 1 } : {});
  }
  const events = eventsOf(scene.simulation('1'));
  const runs = events.filter((event) => event.code === 'liftArrived' && event.storey === 'L1');
  const firstLeft = events.find((event) => event.code === 'liftLeft' && event.storey === 'L1')?.time ?? Number.NaN;
  const first = timesOf(events, 'liftBoarded').filter((time) => time < firstLeft).length;
  return { out: timesOf(events, 'liftExited'), trips: runs.length, first };
}

export const test: VerificationTest = {
  id: 'C18b',
  standards: ['NIST TN 1822 Verif.2.7'],
  title: { en: 'More than the car takes', 'zh-CN': '超过轿厢额定人数' },
  statement:
    'Fourteen people want to go down by a lift for thirteen. It makes two trips, and the last is out when a hand reckons.',
  source: 'NIST TN 1822 Verif.2.7 (what is asked: K; numbers: ours, U)',
  confidence: 'K',
  population: 'stated',
  populationReason: 'unimpeded speed 1 m/s, 1 s through the door of the car',
  geometry: 'after NIST 2.7, as C18a; 1000 kg, 13 persons of 75 kg; people take no room, so that a hand can reckon',
  kind: 'deterministic',
  expected: 2,
  tolerance: 0,
  unit: 'trips',
  run() {
    const { doorOpening, doorClosing, board, exit } = STATED;
    const between = doorClosing + run(STATED) + doorOpening;
    const firstOut = 5 + run(STATED) + doorOpening + RATED * board + between + RATED * exit;
    const lastOut = firstOut + between + board + between + exit;
    // Walk, and for each of two trips up, open, in, close, down, open, out, close.
    const tolerance = (1 + 2 * 8) * TICK;
    const full = times(RATED + 1, false);
    const crowd = times(RATED + 1, true);
    const mixed = times(RATED, false, 1);
    return result(full.trips, [
      near('trips of fourteen', full.trips, 2, 0, 'trips', 'ours'),
      near('trips of thirteen', times(RATED, false).trips, 1, 0, 'trips', 'ours'),
      near('the thirteenth is out of the car', full.out[RATED - 1], firstOut, tolerance, 's', 'ours'),
      near('the fourteenth is out of the car', full.out[RATED], lastOut, tolerance, 's', 'ours'),
      near('trips of fourteen who take room', crowd.trips, 2, 0, 'trips', 'ours'),
      report('the last of those is out of the car', Math.round(crowd.out[RATED] * 10) / 10, 's', lastOut),
      report('places a wheelchair takes of the thirteen', RATED + 1 - mixed.first, 'places', '3-4'),
    ]);
  },
};
