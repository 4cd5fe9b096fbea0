/**
 * The world as bytes: one canonical encoder for snapshot and hash. Equal states give equal bytes on every machine.
 *
 * The tables below are the layout. A field added to the interfaces of `world.ts` is one line here; without it the
 * compiler complains, and so does `test/unit/encode`. `events` are not part of the state between ticks.
 *
 * Header, 16 bytes: "AnsW" · version · fingerprint of the layout · length of the whole, each 4 bytes, little-endian.
 */
import {
  flag,
  float64Column,
  int32Column,
  listOf,
  mapOf,
  number,
  oneOf,
  orNull,
  Reader,
  record,
  uint8Column,
  WorldBytesError,
  Writer,
} from './bytes.js';
import { LIFT_MODES, LIFT_ORDERED, LIFT_STAGES, RIDE_STAGES, TASK_STAGES } from './world.js';
import type {
  DeviceState,
  DutyState,
  Injected,
  InjectedFire,
  LiftMode,
  LiftOrder,
  LiftStage,
  LiftState,
  Milestones,
  Order,
  People,
  PhaseState,
  Response,
  Ride,
  RideStage,
  Task,
  TaskStage,
  World,
} from './world.js';
import type { Leaves, Smoke, SmokeState } from './smoke.js';

export { WorldBytesError } from './bytes.js';

const PEOPLE = record<People>({
  count: number,
  residents: number,
  state: uint8Column,
  outcome: uint8Column,
  outcomeAt: float64Column,
  space: int32Column,
  x: float64Column,
  y: float64Column,
  headingX: float64Column,
  headingY: float64Column,
  body: uint8Column,
  radius: float64Column,
  speedLevel: float64Column,
  speedDown: float64Column,
  speedUp: float64Column,
  moving: uint8Column,
  goalSpace: int32Column,
  goalX: float64Column,
  goalY: float64Column,
  nextOpening: int32Column,
  arrived: uint8Column,
  carry: float64Column,
  attachedTo: int32Column,
  doorDelay: float64Column,
  task: int32Column,
  until: float64Column,
  cause: uint8Column,
  causeRef: int32Column,
  causeSince: float64Column,
  knocked: uint8Column,
  levelFrom: float64Column,
  trips: int32Column,
  duty: int32Column,
  phase: int32Column,
  stalled: float64Column,
  closest: float64Column,
  pace: uint8Column,
  velocityX: float64Column,
  velocityY: float64Column,
  pacing: float64Column,
  doseGas: float64Column,
  doseHeat: float64Column,
  exposure: uint8Column,
  extinction: float64Column,
});

const TASK = record<Task>({
  id: number,
  resident: number,
  team: listOf(number),
  wanted: number,
  stage: oneOf(Object.fromEntries(TASK_STAGES.map((stage) => [stage, true])) as Record<TaskStage, true>),
  until: number,
  means: number,
  device: number,
  goalSpace: number,
  goalX: number,
  goalY: number,
  phase: number,
  reserved: number,
  down: number,
  up: number,
});

const DEVICE = record<DeviceState>({
  kind: number,
  store: number,
  space: number,
  x: number,
  y: number,
  task: number,
  outOfOrder: flag,
});

const LIFT = record<LiftState>({
  mode: oneOf(Object.fromEntries(LIFT_MODES.map((mode) => [mode, true])) as Record<LiftMode, true>),
  stage: oneOf(Object.fromEntries(LIFT_STAGES.map((stage) => [stage, true])) as Record<LiftStage, true>),
  since: number,
  until: number,
  stop: number,
  fromZ: number,
  toZ: number,
  direction: number,
  passed: number,
  held: flag,
  ordered: oneOf(Object.fromEntries(LIFT_ORDERED.map((order) => [order, true])) as Record<LiftOrder, true>),
  attendant: number,
  attended: flag,
});

const RIDE = record<Ride>({
  row: number,
  lift: number,
  from: number,
  to: number,
  stage: oneOf(Object.fromEntries(RIDE_STAGES.map((stage) => [stage, true])) as Record<RideStage, true>),
  since: number,
  until: number,
  expected: number,
  goalSpace: number,
  goalX: number,
  goalY: number,
  x: number,
  y: number,
  across: flag,
});

const PHASE = record<PhaseState>({ startedAt: number, doneAt: number });

const DUTY = record<DutyState>({ startedAt: number, doneAt: number, left: listOf(number), counted: number });

const MILESTONES = record<Milestones>({
  panelAlarm: number,
  noticed: number,
  confirmed: number,
  brigadeCalled: number,
  alarmRaised: number,
  brigadeArrived: number,
  zoneLost: number,
});

const RESPONSE = record<Response>({
  perceiver: number,
  investigator: number,
  stage: oneOf<Response['stage']>({
    waiting: true,
    perceiving: true,
    investigating: true,
    confirming: true,
    attacking: true,
    calling: true,
    done: true,
  }),
  until: number,
});

const AIR = record<SmokeState>({
  time: number,
  mass: float64Column,
  temperature: float64Column,
  species: float64Column,
  overpressure: float64Column,
  pressureChange: float64Column,
  slabs: float64Column,
  exchangeKey: float64Column,
  heating: float64Column,
  active: uint8Column,
  fires: float64Column,
  detectors: float64Column,
  ledger: float64Column,
});

const LEAVES = record<Leaves>({ openedAt: float64Column, shutsAt: float64Column, openFor: float64Column });

const SMOKE = record<Smoke>({
  air: AIR,
  leaves: LEAVES,
  ceilingDown: uint8Column,
  told: uint8Column,
  flashoverAt: number,
  putOutAt: number,
});

const ORDER = record<Order>({
  row: number,
  kind: oneOf<Order['kind']>({ go: true, shut: true, call: true }),
  stage: oneOf<Order['stage']>({ going: true, doing: true, holding: true }),
  until: number,
  opening: number,
});

const INJECTED = record<Injected>({
  brigadeLate: number,
  unansweredUntil: number,
  refusing: listOf(record<Injected['refusing'][number]>({ row: number, until: number })),
  fires: listOf(record<InjectedFire>({ space: number, item: number, at: number })),
  powerLost: listOf(record<Injected['powerLost'][number]>({ lift: number, released: number })),
  fansOff: listOf(number),
  orders: listOf(record<Injected['orders'][number]>({ phase: number, rules: listOf(number) })),
});

const WORLD = record<Omit<World, 'events' | 'injected'>>({
  tick: number,
  people: PEOPLE,
  doorShut: uint8Column,
  doorOutOfOrder: uint8Column,
  doorsVersion: number,
  tasks: listOf(TASK),
  nextTask: number,
  devices: listOf(DEVICE),
  lifts: listOf(LIFT),
  rides: listOf(RIDE),
  phases: listOf(PHASE),
  duties: listOf(DUTY),
  lostSpaces: uint8Column,
  orders: listOf(ORDER),
  milestones: MILESTONES,
  response: RESPONSE,
  areaTaken: float64Column,
  smoke: orNull(SMOKE),
  ordinals: mapOf(number),
  endedAt: number,
  endReason: oneOf<World['endReason']>({ '': true, settled: true, horizon: true }),
});

/** "AnsW" as it stands in the first four bytes. */
const MAGIC = 0x57736e41;
/**
 * Of the way of writing; a changed table of fields shows in the fingerprint without it. The second is for a world into which
 * something was thrown: a run without any has the bytes it always had.
 */
const VERSION = 1;
const WITH_INJECTED = 2;
const HEADER_BYTES = 16;
const LENGTH_AT = 12;

/** FNV-1a (Fowler, Noll, Vo) over the code units of the layout. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
const LAYOUT = fingerprint(WORLD.layout);
const INJECTED_LAYOUT = fingerprint(INJECTED.layout);

/** Bytes that a row of people and an entry of the ordinals take, about: for the first guess of the size. */
const ROW_BYTES = 180;
const ORDINAL_BYTES = 48;

/** The state between two ticks as bytes. The world is only read. */
export function encodeWorld(world: World): Uint8Array {
  const guess = 4096 + world.people.count * ROW_BYTES + world.ordinals.size * ORDINAL_BYTES + world.tasks.length * 160;
  const writer = new Writer(guess + 8 * world.areaTaken.length + 64 * world.devices.length);
  writer.uint32(MAGIC);
  writer.uint32(world.injected === null ? VERSION : WITH_INJECTED);
  writer.uint32(LAYOUT);
  writer.uint32(0);
  WORLD.write(writer, world);
  if (world.injected !== null) {
    writer.uint32(INJECTED_LAYOUT);
    INJECTED.write(writer, world.injected);
  }
  writer.uint32At(LENGTH_AT, writer.length);
  return writer.result();
}

/**
 * The world that `encodeWorld` wrote, with no events and in memory of its own.
 *
 * @throws WorldBytesError `foreign` (not a world), `version` and `layout` (of another version of the engine), `cutOff`
 * (bytes are missing), `corrupt` (bytes no world can have given, or too many)
 */
export function decodeWorld(bytes: Uint8Array): World {
  const reader = new Reader(bytes);
  if (bytes.length < 4 || reader.uint32() !== MAGIC) throw new WorldBytesError('foreign', { length: bytes.length });
  if (bytes.length < HEADER_BYTES)
    throw new WorldBytesError('cutOff', { length: bytes.length, expected: HEADER_BYTES });
  const version = reader.uint32();
  if (version !== VERSION && version !== WITH_INJECTED)
    throw new WorldBytesError('version', { found: version, expected: VERSION });
  const layout = reader.uint32();
  if (layout !== LAYOUT) throw new WorldBytesError('layout', { found: layout, expected: LAYOUT });
  const length = reader.uint32();
  if (bytes.length < length) throw new WorldBytesError('cutOff', { length: bytes.length, expected: length });
  if (bytes.length > length) throw new WorldBytesError('corrupt', { length: bytes.length, expected: length });
  const state = WORLD.read(reader);
  const injected = version === WITH_INJECTED ? readInjected(reader) : null;
  if (reader.left !== 0) throw new WorldBytesError('corrupt', { at: reader.at, left: reader.left });
  requireColumns(state.people);
  return { ...state, injected, events: [] };
}

function readInjected(reader: Reader): Injected {
  const layout = reader.uint32();
  if (layout !== INJECTED_LAYOUT) throw new WorldBytesError('layout', { found: layout, expected: INJECTED_LAYOUT });
  return INJECTED.read(reader);
}

/** Every column is as long as the people are many. */
function requireColumns(people: People): void {
  for (const [name, column] of Object.entries(people)) {
    if (typeof column !== 'number' && column.length !== people.count) {
      throw new WorldBytesError('corrupt', { column: name, length: column.length, expected: people.count });
    }
  }
}
