/** The model in reading order: one tick is the list of phases below, each in its own file. */
import { buildModel, buildWorld } from './build.js';
import { InvariantError } from './errors.js';
import { sendAttendants } from './lifts/attendants.js';
import { chooseLifts, giveUpLifts } from './lifts/choose.js';
import { operateLifts } from './lifts/operate.js';
import { advanceSmoke, conditionsOf, startSmoke } from './hazard/advance.js';
import { buildFire, type FireBuilding } from './hazard/building.js';
import {
  createExposureCache,
  expose,
  exposureGoesOn,
  lookAhead,
  type ExposureCache,
} from './hazard/exposure/expose.js';
import { tenable } from './hazard/exposure/tenable.js';
import { givenConditions } from './hazard/given.js';
import { tellDetections } from './hazard/givenDetection.js';
import { move } from './locomotion/move.js';
import { createScratch, type LocomotionScratch } from './locomotion/scratch.js';
import { createNavigator, type Navigator } from './navigation/navigator.js';
import { smokeOnWays } from './navigation/smoke.js';
import { arriveAlone, preMovement, tell, tellResidents } from './people/preMovement.js';
import { restless } from './people/restless.js';
import { seeSmoke } from './people/seeSmoke.js';
import { checkCommand, houseRefusal, obey } from './plan/obey.js';
import { loseZones, takeOver } from './plan/losses.js';
import { closePhases, startPhases } from './plan/phases.js';
import { changeWay } from './staff/changeWay.js';
import { createDispatchCache, dispatch, type DispatchCache } from './staff/dispatch.js';
import { arrivals, investigatorArrives, respond } from './staff/response.js';
import { incapacitate } from './staff/incapacitate.js';
import { abortForLost } from './staff/abort.js';
import { duties } from './staff/duties.js';
import { advanceOrders, order, refusalOf } from './staff/orders.js';
import { tire } from './staff/fatigue.js';
import { advanceTasks } from './staff/tasks.js';
import { stopAtSmoke, turnBack } from './staff/turnBack.js';
import { withdraw, withdrawn } from './staff/withdraw.js';
import type { Command, LoggedCommand, Refusal, StaffCommand } from './scenario/command.js';
import type { Scenario } from './scenario/schema.js';
import { emit, tickEnd, tickStart } from './world/acts.js';
import { BODIES, OUTCOME, STATE } from './world/codes.js';
import type { Conditions } from './world/conditions.js';
import { atRest } from './rest.js';
import { decodeWorld, encodeWorld } from './world/encode.js';
import { stateHash } from './world/hash.js';
import type { Model } from './world/model.js';
import type { World } from './world/world.js';

/** Caches and work space: pure functions of the state, so dropping them changes nothing. */
export interface Machinery {
  navigator: Navigator;
  dispatch: DispatchCache;
  locomotion: LocomotionScratch;
  /** The building as fire and smoke see it; null: none is computed in this run. */
  fire: FireBuilding | null;
  /** What the air is like, read by whoever breathes or looks; null: nobody computes it in this run. */
  conditions: Conditions | null;
  exposure: ExposureCache;
  /** true: at the end of the last tick nothing but the air could change any more. */
  still: boolean;
  /** Given and not yet obeyed: input from outside, not state. */
  commands: Command[];
}

type Phase = (model: Model, world: World, machinery: Machinery) => void;

/** A phase has begun: it takes over whom it takes over, and its residents are told. */
function tellPhase(model: Model, world: World, m: Machinery, phase: number, at: number): void {
  // Whose phase somebody is decides the order: what was kept of it is void.
  if (takeOver(model, world, phase, at)) m.dispatch.keys.clear();
  tellResidents(model, world, phase, at);
}

const isForStaff = (given: Command): given is StaffCommand => 'staff' in given;

/** Why a command cannot be carried out now; null: it can. */
function refused(model: Model, world: World, m: Machinery, given: Command): Refusal | null {
  return isForStaff(given) ? refusalOf(model, world, m.navigator, given) : houseRefusal(model, world, given);
}

/** Ids of a refusal as an event carries them. */
const refusalParts = ({ code: _code, device: _device, ...ids }: Refusal): Omit<Refusal, 'code' | 'device'> => ids;

/** Obeys one command, unless one before it in the same tick has made it impossible. */
function obeyOne(model: Model, world: World, m: Machinery, given: Command): void {
  const refusal = refused(model, world, m, given);
  emit(world, 'commanded', tickStart(model, world), {
    command: given,
    ...('staff' in given ? { person: given.staff } : {}),
    ...('opening' in given ? { other: given.opening } : {}),
    ...('lift' in given ? { other: given.lift } : {}),
    ...(given.kind === 'refuse' ? { person: given.resident } : {}),
    ...(given.kind === 'ignite' ? { space: given.space } : {}),
    ...(refusal === null ? {} : { ...refusalParts(refusal), refused: refusal.code }),
  });
  if (refusal !== null) return;
  if (isForStaff(given)) order(model, world, m.navigator, given, (row, at) => tell(model, world, row, at));
  else {
    const phase = obey(model, world, given);
    if (phase >= 0) tellPhase(model, world, m, phase, tickStart(model, world));
  }
}

/** The phases of a tick, in order. Those before `move` act on the tick's start, those after it on where it led. */
export const PHASES: readonly { name: string; run: Phase }[] = [
  {
    name: 'obey',
    run: (model, world, m) => {
      for (const given of m.commands.splice(0)) obeyOne(model, world, m, given);
    },
  },
  { name: 'arrivals', run: (model, world) => arrivals(model, world) },
  {
    name: 'exposure',
    run: (model, world, m) => {
      if (m.conditions === null) return;
      expose(model, world, m.conditions, m.exposure, (row, at) => incapacitate(model, world, row, at));
    },
  },
  { name: 'detect', run: (model, world) => tellDetections(model, world) },
  { name: 'seeSmoke', run: (model, world, m) => seeSmoke(model, world, m.conditions) },
  { name: 'respond', run: (model, world, m) => respond(model, world, m.navigator, m.conditions) },
  {
    name: 'loseZones',
    run: (model, world) => {
      if (model.losses.length === 0) return;
      const again = loseZones(model, world);
      abortForLost(model, world);
      for (const { row, at } of again) tell(model, world, row, at);
    },
  },
  {
    name: 'startPhases',
    run: (model, world, m) => {
      for (const { phase, at } of startPhases(model, world)) tellPhase(model, world, m, phase, at);
    },
  },
  { name: 'preMovement', run: (model, world, m) => preMovement(model, world, m.navigator) },
  { name: 'advanceTasks', run: (model, world) => advanceTasks(model, world, false) },
  { name: 'duties', run: (model, world, m) => duties(model, world, m.navigator) },
  { name: 'dispatch', run: (model, world, m) => dispatch(model, world, m.navigator, m.dispatch, false) },
  { name: 'withdraw', run: (model, world, m) => withdraw(model, world, m.navigator) },
  { name: 'changeWay', run: (model, world, m) => changeWay(model, world, m.navigator) },
  {
    name: 'chooseLifts',
    run: (model, world, m) => {
      sendAttendants(model, world, m.navigator);
      giveUpLifts(model, world, m.navigator);
      chooseLifts(model, world, m.navigator);
    },
  },
  {
    name: 'smokeAhead',
    run: (model, world, m) => {
      if (m.conditions === null) return;
      lookAhead(model, world, m.conditions, m.exposure);
      stopAtSmoke(model, world, m.navigator);
    },
  },
  { name: 'tire', run: (model, world) => tire(model, world) },
  { name: 'move', run: (model, world, m) => move(model, world, m.navigator, m.locomotion) },
  { name: 'operateLifts', run: (model, world) => operateLifts(model, world) },
  { name: 'arriveAlone', run: (model, world) => arriveAlone(model, world) },
  { name: 'restless', run: (model, world) => restless(model, world) },
  { name: 'withdrawn', run: (model, world) => withdrawn(model, world) },
  { name: 'investigatorArrives', run: (model, world) => investigatorArrives(model, world) },
  { name: 'advanceOrders', run: (model, world) => advanceOrders(model, world) },
  { name: 'turnBack', run: (model, world) => turnBack(model, world) },
  { name: 'advanceTasksAfterMove', run: (model, world) => advanceTasks(model, world, true) },
  { name: 'smoke', run: (model, world, m) => advanceSmoke(model, world, m.fire) },
  { name: 'closePhases', run: (model, world) => closePhases(model, world) },
  { name: 'end', run: end },
];

/** Within a second, while everybody is at rest: new air comes with the last tick of a second and is seen in the first. */
function onlyBreathes(model: Model, world: World, { still, fire, commands }: Machinery): boolean {
  if (!still || fire === null || commands.length > 0) return false;
  const inSecond = world.tick % model.ticksPerSecond;
  return inSecond !== 0 && inSecond !== model.ticksPerSecond - 1 && tickEnd(model, world) < model.scenario.horizon;
}

/**
 * A tick in which everybody is at rest and the air is as it was: people only breathe. Once somebody is incapacitated the other
 * phases look at it, in the same tick.
 */
function restingTick(model: Model, world: World, machinery: Machinery): void {
  for (const phase of PHASES) {
    if (phase.name === 'exposure' || world.events.length > 0) phase.run(model, world, machinery);
  }
}

/** One tick. `world.events` holds afterwards what happened in it. */
export function step(model: Model, world: World, machinery: Machinery): void {
  world.events = [];
  if (onlyBreathes(model, world, machinery)) restingTick(model, world, machinery);
  else for (const phase of PHASES) phase.run(model, world, machinery);
  world.tick++;
}

/** Ends the run if it has come to its end. */
function end(model: Model, world: World, machinery: Machinery): void {
  const { conditions } = machinery;
  const at = tickEnd(model, world);
  machinery.still = atRest(model, world);
  const mayEnd = model.scenario.model?.untilHorizon !== true;
  const settled = mayEnd && machinery.still && (conditions === null || !exposureGoesOn(model, world, conditions));
  if (settled || at >= model.scenario.horizon) close(model, world, at, settled ? 'settled' : 'horizon', conditions);
}

/** Write the outcomes that are still open and end the run. */
function close(
  model: Model,
  world: World,
  at: number,
  reason: 'settled' | 'horizon',
  conditions: Conditions | null,
): void {
  const people = world.people;
  for (let row = 0; row < people.count; row++) {
    // Nobody is sheltered where the air is not fit for it.
    const sheltered = people.outcome[row] === OUTCOME.sheltered && conditions !== null;
    if (sheltered && !tenable(model, world, conditions, row)) {
      people.outcome[row] = OUTCOME.remaining;
      people.outcomeAt[row] = at;
    }
    if (people.outcome[row] !== OUTCOME.none || people.state[row] === STATE.notYetHere) continue;
    if (row < people.residents) people.outcome[row] = OUTCOME.remaining;
    else {
      // Staff on duty are sheltered in a refuge and wherever no phase of the plan empties the building.
      const space = people.space[row];
      const safe =
        space >= 0 &&
        (model.facility.spaces[space].kind === 'refuge' || model.evacuatedSpaces[space] === 0) &&
        space !== model.incidentSpace &&
        (conditions === null || tenable(model, world, conditions, row));
      people.outcome[row] = space < 0 ? OUTCOME.safe : safe ? OUTCOME.sheltered : OUTCOME.remaining;
    }
    people.outcomeAt[row] = at;
  }
  world.endedAt = at;
  world.endReason = reason;
  emit(world, reason, at);
}

/** A run that can be stepped, kept and gone on with. */
export interface Simulation {
  readonly model: Model;
  readonly world: World;
  readonly ended: boolean;
  /** The air of the run by its last completed state; null: none is followed. */
  readonly conditions: Conditions | null;
  /** Every command so far with the tick at whose start it was, or will be, obeyed. */
  readonly commands: readonly LoggedCommand[];
  /** Why a command would be refused as things stand; null: it would be taken. @throws ScenarioError for what does not exist */
  refusal(command: Command): Refusal | null;
  /** To be obeyed at the start of the next tick; false if it is refused. @throws ScenarioError for what does not exist */
  command(command: Command): boolean;
  /**
   * Looks up ahead a little of what a later tick would look up all at once, for hosts that must not be busy long. Changes no
   * result. @returns false: nothing is left for now
   */
  prepare(): boolean;
  /** One tick; does nothing once the run has ended. */
  step(): void;
  /** Step until the run ends or `time` (s) is reached. */
  run(time?: number): void;
  /** End the run now, as if the horizon were here. */
  stop(): void;
  /** The whole state; `restoreSimulation` goes on from it to the same end. */
  snapshot(): Uint8Array;
  hash(): string;
  /** Forget what can be computed again. */
  dropCaches(): void;
}

/** The air of the run: computed, or given by the scenario, read at whole seconds then; null: none is followed. */
function airOf(model: Model, world: World, fire: FireBuilding | null): Conditions | null {
  const given = model.scenario.incident.conditions;
  if (given === undefined || !('spaces' in given)) return conditionsOf(model, world, fire);
  return givenConditions(model.facility, given.spaces, () => Math.floor(world.tick / model.ticksPerSecond));
}

function simulationOf(model: Model, world: World, fire: FireBuilding | null): Simulation {
  const conditions = airOf(model, world, fire);
  const machinery: Machinery = {
    navigator: createNavigator(
      model.facility,
      BODIES.map((body) => model.parameter(`body.${body}`)),
      smokeOnWays(conditions, model.facility.spaces.length, {
        resident: model.parameter('smoke.refuse.resident'),
        staff: model.parameter('smoke.refuse.staff'),
        temperature: model.parameter('smoke.refuse.temperature') + 273.15,
        weight: model.parameter('smoke.route.weight'),
        height: model.parameter('exposure.height.standing'),
      }),
      model.unknownExits,
    ),
    dispatch: createDispatchCache(),
    locomotion: createScratch(model, world),
    fire,
    conditions,
    exposure: createExposureCache(model.facility.spaces.length),
    still: false,
    commands: [],
  };
  const beds = model.facility.beds.map(({ spaceIndex, at: [x, y] }) => ({ space: spaceIndex, x, y }));
  const commands: LoggedCommand[] = [];
  const simulation: Simulation = {
    model,
    world,
    get ended() {
      return !Number.isNaN(world.endedAt);
    },
    conditions,
    commands,
    refusal(given) {
      checkCommand(model, given);
      return simulation.ended ? { code: 'ended' } : refused(model, world, machinery, given);
    },
    command(given) {
      if (simulation.refusal(given) !== null) return false;
      machinery.commands.push(given);
      commands.push({ tick: world.tick, command: given });
      return true;
    },
    // Staff are sent to where residents lie.
    prepare: () =>
      machinery.navigator.prepare(world, beds) || machinery.dispatch.walks.prepare(model, world, machinery.navigator),
    step() {
      if (simulation.ended) return;
      step(model, world, machinery);
      checkInvariants(model, world);
    },
    run(time = Infinity) {
      while (!simulation.ended && world.tick / model.ticksPerSecond < time) simulation.step();
    },
    stop() {
      if (simulation.ended) return;
      // The last tick's events have been told; what follows is new.
      world.events = [];
      close(model, world, world.tick / model.ticksPerSecond, 'horizon', machinery.conditions);
    },
    snapshot: () => encodeWorld(world),
    hash: () => stateHash(world),
    dropCaches() {
      machinery.navigator.dropCaches();
      machinery.dispatch = createDispatchCache();
      machinery.exposure = createExposureCache(model.facility.spaces.length);
      machinery.locomotion = createScratch(model, world);
      machinery.still = false;
    },
  };
  return simulation;
}

/** How far outside the bounding box of its space a position may be by rounding, m. */
const ROUNDING = 1e-6;

/**
 * What the model promises of everybody who moves, looked at every tick: a position that is a number, in a space that exists,
 * and inside it (its bounding box here, which for a rectangle is the space; the exact outline is held by locomotion).
 * A broken promise stops the run: going on would give numbers that mean nothing.
 */
function checkInvariants(model: Model, world: World): void {
  const people = world.people;
  const broken = (code: string, row: number): never => {
    throw new InvariantError(code, world.tick, model.people[row].id, model.seed);
  };
  for (let row = 0; row < people.count; row++) {
    if (people.moving[row] === 0) continue;
    const x = people.x[row];
    const y = people.y[row];
    if (x - x !== 0 || y - y !== 0) broken('positionNotANumber', row);
    const index = people.space[row];
    if (index < 0 || index >= model.facility.spaces.length) broken('spaceUnknown', row);
    const space = model.facility.spaces[index];
    const inside =
      x >= space.minX - ROUNDING &&
      x <= space.maxX + ROUNDING &&
      y >= space.minY - ROUNDING &&
      y <= space.maxY + ROUNDING;
    if (!inside) broken('outsideSpace', row);
  }
}

/**
 * Build a run. @param scenario resolved scenario @param seed any string
 * @throws ScenarioError if the building or the parameters cannot be used
 */
export function createSimulation(scenario: Scenario, seed: string): Simulation {
  const model = buildModel(scenario, seed);
  const world = buildWorld(model);
  const fire = buildFire(model);
  if (fire !== null) world.smoke = startSmoke(model, fire);
  return simulationOf(model, world, fire);
}

/** Go on from a snapshot of the same scenario and seed. */
export function restoreSimulation(scenario: Scenario, seed: string, bytes: Uint8Array): Simulation {
  const model = buildModel(scenario, seed);
  return simulationOf(model, decodeWorld(bytes), buildFire(model));
}
