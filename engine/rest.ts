/** When everything but the air has come to rest: people, teams, lifts, timers of the plan. */
import { liftsBusy, trappedForEver } from './lifts/operate.js';
import { panelAlarmAt } from './hazard/advance.js';
import { watcher } from './staff/response.js';
import { canStillHelp } from './staff/dispatch.js';
import { dutiesOpen } from './staff/duties.js';
import { toLeave } from './staff/withdraw.js';
import { tickEnd } from './world/acts.js';
import { OUTCOME, STATE } from './world/codes.js';
import { comesLater } from './world/injected.js';
import type { Model } from './world/model.js';
import type { World } from './world/world.js';

/** Nothing but the air can change any more: nobody moves or works, no timer runs, no event is still to come. */
export function atRest(model: Model, world: World): boolean {
  const people = world.people;
  const { incident } = model.scenario;
  if (world.tasks.some((task) => !trappedForEver(world, task.resident)) || liftsBusy(world)) return false;
  // What was ordered is still being done; who stands by may stay so for ever.
  if (world.orders.some((order) => order.stage !== 'holding')) return false;
  const { stage } = world.response;
  if (stage !== 'waiting' && stage !== 'done') return false;
  if (stage === 'waiting') {
    // With a fire that is computed the alarm may come as long as it burns.
    const mayCome = world.smoke !== null ? incident.panelAlarm !== null : panelAlarmAt(model, world) < Infinity;
    if (mayCome && Number.isNaN(world.milestones.panelAlarm)) return false;
    // Whoever is at the panel will look at it by themselves.
    const unanswered = world.injected?.unansweredUntil ?? 0;
    if (unanswered < Infinity && unanswered >= tickEnd(model, world) && !Number.isNaN(world.milestones.panelAlarm))
      return false;
    // An alarm that was not believed, and will sound again.
    if (world.response.until < Infinity && watcher(model, world) >= 0) return false;
    const otherwise = incident.noticedWithoutPanel;
    if (otherwise !== undefined && otherwise !== null && tickEnd(model, world) < otherwise) return false;
  }
  if (
    dutiesOpen(model, world) ||
    model.losses.some(({ at }) => at > tickEnd(model, world) && at < model.scenario.horizon)
  )
    return false;
  for (let row = 0; row < people.count; row++) {
    const state = people.state[row];
    if (people.moving[row] === 1) return false;
    // Somebody who may yet walk off, if nobody is with them.
    if (row < people.residents && state === STATE.inPlace && people.until[row] < Infinity) return false;
    if (row < people.residents) {
      // Told and not there yet: getting ready, or still to be fetched by somebody who can.
      const open = people.outcome[row] === OUTCOME.none || people.outcome[row] === OUTCOME.lost;
      if (open && (state === STATE.preMovement || state === STATE.waitingForHelp)) {
        // Whom the alarm does not reach waits for a knock, where the plan has somebody knock.
        const deaf = state === STATE.preMovement && people.until[row] === Infinity;
        if (state === STATE.preMovement && !deaf) return false;
        const visited = !deaf || model.scenario.plan.phases[people.phase[row]].knock !== false;
        if (visited && anyHands(model, world, row)) return false;
      }
    } else if ((state === STATE.notYetHere && isComing(model, world, row)) || toLeave(model, world, row) >= 0)
      return false;
  }
  // A phase still to be triggered: by an event that has happened, or that a started phase will bring.
  for (let i = 0; i < world.phases.length; i++) {
    if (!Number.isNaN(world.phases[i].startedAt)) continue;
    const { trigger } = model.scenario.plan.phases[i];
    const after = trigger.after;
    const happened =
      after === 'start' ||
      (typeof after === 'string'
        ? !Number.isNaN(world.milestones[after])
        : !Number.isNaN(
            world.phases[model.scenario.plan.phases.findIndex((p) => p.id === after.phase)][
              after.is === 'started' ? 'startedAt' : 'doneAt'
            ],
          ));
    if (happened) return false;
  }
  return true;
}

/** Called already, or to come at their own time before the run is over. */
const isComing = (model: Model, world: World, row: number): boolean => {
  const { calledBy, arrives, post } = model.people[row];
  const due = (calledBy === 'start' ? 0 : world.milestones[calledBy]) + arrives + comesLater(world, post);
  return due < model.scenario.horizon;
};

const anyHands = (model: Model, world: World, resident: number): boolean => {
  const phase = world.people.phase[resident];
  for (let row = model.residents; row < world.people.count; row++) {
    if (model.eligible[phase][row] === 1 && canStillHelp(model, world, row)) return true;
  }
  return false;
};
