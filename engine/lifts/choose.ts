/** Walks that have just begun and lead to another storey: by the stairs, or by a lift. */
import { OUTSIDE } from '../facility/facility.js';
import { liftsInUse, liftWay, mayRide, stairTime, type LiftWay } from '../navigation/liftWays.js';
import { whoOf, type Navigator } from '../navigation/navigator.js';
import { NEW_WALK, tickStart } from '../world/acts.js';
import { STATE } from '../world/codes.js';
import { countHelpers } from '../world/liftRoom.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { leave } from './rides.js';
import { waitingPlace } from './waiting.js';

/** Looks at every walk once, at its first tick; those who go by lift get a ride and walk to its doors first. */
export function chooseLifts(model: Model, world: World, navigator: Navigator): void {
  if (!liftsInUse(model)) return;
  const { people } = world;
  let helpers: Int32Array | null = null;
  for (let row = 0; row < people.count; row++) {
    if (people.moving[row] === 0 || people.nextOpening[row] !== NEW_WALK || people.attachedTo[row] >= 0) continue;
    people.nextOpening[row] = -1;
    if (!mayRide(model, world, row) || people.state[row] === STATE.operatingLift) continue;
    if (world.rides.some((ride) => ride.row === row)) continue;
    helpers ??= countHelpers(world);
    const way = chosen(model, world, navigator, row, helpers[row]);
    if (way !== null) takeLift(model, world, row, way);
  }
}

/** Those in whose lobby there is smoke look for another way; those who can take the stairs do so when they have waited too long, unless the plan says lifts. */
export function giveUpLifts(model: Model, world: World, navigator: Navigator): void {
  const { people } = world;
  const now = tickStart(model, world);
  const patience = model.parameter('lift.patience');
  for (const ride of [...world.rides]) {
    const { row } = ride;
    if (ride.stage !== 'waiting') continue;
    if (navigator.refused(people.space[row], whoOf(world, row))) {
      // Nobody waits in smoke.
      leave(model, world, ride, now);
      people.carry[row] = 0;
      continue;
    }
    if (now - ride.since < patience) continue;
    // Looked at once each time the patience is over.
    const times = (now - ride.since) / patience;
    if (times - Math.floor(times) >= (model.dt - 1e-9) / patience) continue;
    if (row < model.residents && model.scenario.plan.phases[people.phase[row]]?.by === 'lifts') continue;
    const rider = { row, body: people.body[row], helpers: 0, speed: people.speedLevel[row] };
    const [down, up] = [people.speedDown[row], people.speedUp[row]];
    const { goalSpace, goalX, goalY } = ride;
    if (stairTime(model, world, navigator, rider, down, up, goalSpace, goalX, goalY) === Infinity) continue;
    leave(model, world, ride, now);
    people.carry[row] = 0;
    people.nextOpening[row] = -1;
  }
}

/** The lift to take, or null: the stairs. */
function chosen(model: Model, world: World, navigator: Navigator, row: number, helpers: number): LiftWay | null {
  const { people } = world;
  const goalSpace = people.goalSpace[row];
  const goalX = people.goalX[row];
  const goalY = people.goalY[row];
  const rider = { row, body: people.body[row], helpers, speed: people.speedLevel[row] };
  const way = liftWay(model, world, navigator, rider, goalSpace, goalX, goalY);
  if (way === null) return null;
  const phase = row < model.residents ? model.scenario.plan.phases[people.phase[row]] : null;
  if (phase?.by === 'lifts') return way;
  const [down, up] = [people.speedDown[row], people.speedUp[row]];
  const stairs = stairTime(model, world, navigator, rider, down, up, goalSpace, goalX, goalY);
  return way.time < stairs ? way : null;
}

function takeLift(model: Model, world: World, row: number, way: LiftWay): void {
  const { people } = world;
  const stop = model.facility.lifts[way.lift].stops[way.from];
  const place = waitingPlace(model, world, stop, row);
  const now = tickStart(model, world) - people.carry[row];
  world.rides.push({
    row,
    lift: way.lift,
    from: way.from,
    to: way.to,
    stage: 'coming',
    since: now,
    until: Infinity,
    expected: now + way.approach / people.speedLevel[row],
    goalSpace: people.goalSpace[row],
    goalX: people.goalX[row],
    goalY: people.goalY[row],
    x: place.x,
    y: place.y,
    across: false,
  });
  people.goalSpace[row] = place.space === OUTSIDE ? stop.landing : place.space;
  people.goalX[row] = place.x;
  people.goalY[row] = place.y;
}
