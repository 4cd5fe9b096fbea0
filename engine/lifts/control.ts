/** Where a lift goes next, and whom it takes. */
import type { LiftInfo } from '../facility/facility.js';
import { takenByBrigade } from '../world/liftRoom.js';
import type { Model } from '../world/model.js';
import type { LiftState, Ride, World } from '../world/world.js';

/** Storeys above and below the fire storey that are served with it: "the five floors at risk first" (Bukowski). */
const AT_RISK = 2;

/** May this one get in, as the lift is run now: in one direction at a time, home being one end in an evacuation. */
export function mayBoard(model: Model, world: World, lift: LiftInfo, ride: Ride, helpers: number): boolean {
  const state = world.lifts[lift.index];
  if (ride.from !== state.stop) return false;
  const direction = ride.to > ride.from ? 1 : -1;
  if (state.direction !== 0 && direction !== state.direction) return false;
  switch (state.mode) {
    case 'normal':
      return true;
    case 'evacuation':
      return attendedIfNeeded(model, world, lift);
    case 'firefighters':
      return attendedIfNeeded(model, world, lift) && (ride.row >= model.residents || helpers > 0);
    default:
      return false;
  }
}

/** Firefighters run their lift themselves. */
const attendedIfNeeded = (model: Model, world: World, { index }: LiftInfo): boolean =>
  world.lifts[index].attended ||
  model.scenario.plan.lifts?.attendants === undefined ||
  takenByBrigade(model, world, index);

/** Somebody to be taken up or put down, and since when that is known, s. */
interface Call {
  stop: number;
  direction: number;
  since: number;
}

function callsOf(model: Model, world: World, lift: LiftInfo, helpers: Int32Array): { aboard: Call[]; waiting: Call[] } {
  const aboard: Call[] = [];
  const waiting: Call[] = [];
  const state = world.lifts[lift.index];
  for (const ride of world.rides) {
    if (ride.lift !== lift.index) continue;
    const direction = ride.to > ride.from ? 1 : -1;
    if (ride.stage === 'aboard') aboard.push({ stop: ride.to, direction, since: ride.since });
    if (ride.stage !== 'waiting') continue;
    if (state.mode === 'firefighters' && ride.row < model.residents && helpers[ride.row] === 0) continue;
    waiting.push({ stop: ride.from, direction, since: ride.since });
  }
  return { aboard, waiting };
}

/** The stop to go to and when that was known, or null: nothing to do. */
export function nextStop(
  model: Model,
  world: World,
  lift: LiftInfo,
  helpers: Int32Array,
): { stop: number; since: number } | null {
  const state = world.lifts[lift.index];
  const { aboard, waiting } = callsOf(model, world, lift, helpers);
  switch (state.mode) {
    case 'recalled':
      return state.stop === lift.home && state.stage !== 'standing' ? null : { stop: lift.home, since: state.since };
    case 'normal':
      return collective(state, aboard, waiting);
    case 'evacuation':
    case 'firefighters':
      if (aboard.length > 0) return nearestOnTheWay(aboard);
      return attendedIfNeeded(model, world, lift) ? shuttle(model, world, lift, waiting) : null;
    default:
      return null;
  }
}

const earliest = (calls: readonly Call[]): number =>
  calls.reduce((least, { since }) => Math.min(least, since), Infinity);

/** Whoever gets out first on the way of those aboard. */
function nearestOnTheWay(aboard: readonly Call[]): { stop: number; since: number } {
  const { direction } = aboard[0];
  let best = aboard[0];
  for (const call of aboard) if ((call.stop - best.stop) * direction < 0) best = call;
  return { stop: best.stop, since: earliest(aboard) };
}

/** Between home and the others: those at home if it stands there, else by the order of the plan. */
function shuttle(
  model: Model,
  world: World,
  lift: LiftInfo,
  waiting: readonly Call[],
): { stop: number; since: number } | null {
  if (waiting.length === 0) return null;
  const state = world.lifts[lift.index];
  const since = earliest(waiting);
  if (state.stop === lift.home && waiting.some(({ stop }) => stop === lift.home)) return { stop: lift.home, since };
  const { storeys, spaces } = model.facility;
  const order = model.scenario.plan.lifts?.order ?? 'fireFirst';
  const fire = storeys[spaces[model.incidentSpace].storey].rank;
  const rank = ({ stop }: Call): number => storeys[lift.stops[stop].storey].rank;
  const before = (a: Call, b: Call): boolean => {
    // Who waits at home for a ride up comes last: the car is back there after each trip.
    if ((a.stop === lift.home) !== (b.stop === lift.home)) return b.stop === lift.home;
    if (order === 'firstCome') return a.since < b.since || (a.since === b.since && a.stop > b.stop);
    if (order === 'fireFirst') {
      const da = Math.abs(rank(a) - fire);
      const db = Math.abs(rank(b) - fire);
      if (da <= AT_RISK !== db <= AT_RISK) return da <= AT_RISK;
      if (da <= AT_RISK && da !== db) return da < db;
    }
    return a.stop > b.stop;
  };
  let best = waiting[0];
  for (const call of waiting) if (before(call, best)) best = call;
  return { stop: best.stop, since };
}

/** Full collective control: on in one direction while anybody wants to go on in it, then back. */
function collective(
  state: LiftState,
  aboard: readonly Call[],
  waiting: readonly Call[],
): { stop: number; since: number } | null {
  const since = earliest([...aboard, ...waiting]);
  if (since === Infinity) return null;
  const here = waiting.find(({ stop }) => stop === state.stop);
  if (here !== undefined && aboard.length === 0) return { stop: here.stop, since };
  for (const direction of state.direction === 0 ? [1, -1] : [state.direction, -state.direction]) {
    const ahead = (call: Call): boolean => (call.stop - state.stop) * direction > 0;
    const same = [...aboard.filter(ahead), ...waiting.filter((call) => ahead(call) && call.direction === direction)];
    if (same.length > 0) {
      const stop = same.reduce((near, call) => ((call.stop - near) * direction < 0 ? call.stop : near), same[0].stop);
      return { stop, since };
    }
    const against = waiting.filter(ahead);
    if (against.length > 0) {
      const stop = against.reduce(
        (far, call) => ((call.stop - far) * direction > 0 ? call.stop : far),
        against[0].stop,
      );
      return { stop, since };
    }
  }
  return null;
}
