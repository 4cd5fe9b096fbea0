/**
 * The scenes of `anshu bench`: those a peer was measured in (a, b, c: placement, speed, radius and time gap are the peer's),
 * one with wheelchairs and beds, and one shape at growing numbers.
 */
import { ALL_PARAMETERS } from '../../../build.js';
import type { Scenario } from '../../../scenario/schema.js';

type Point = [number, number];
type Drawn = Scenario['facility'];
type Residents = Extract<Scenario['residents'], unknown[]>;

export interface BenchScene {
  id: string;
  people: number;
  /** Simulated for the speed, s. */
  simulated: number;
  /** The time until everybody is out is measured too. */
  toEmpty: boolean;
  scenario: (seed: number, range: Range) => Scenario;
}

/** How far people look for others: as the model does, or the 3 m between middles of the peer. */
export type Range = 'own' | 'peer';
/** m, from middle to middle. */
export const PEER_RANGE = 3;
/** Of the peer's people: half width m, unimpeded speed m/s, time gap s. */
const RADIUS = 0.2;
const SPEED = 1.2;
const TIME_GAP = 1;
/** Places are moved by at most this on both axes, m. */
const JITTER = 0.19;

/** What the peer measured, thousand person-steps a second at a step of 0.05 s: collision-free speed model of JuPedSim. */
export const PEER: Readonly<Record<string, number>> = { a: 317_000, b: 111_000, c: 261_000 };

/** The peer's random numbers: mulberry32. */
function mulberry32(state: number): () => number {
  let a = state | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One place per 1 m cell, row by row, moved by the jitter in x then y; the first `count`. */
function places(columns: number, rows: number, count: number, seed: number): Point[] {
  const random = mulberry32(seed * 7919 + 1);
  const found: Point[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns && found.length < count; column++) {
      const x = column + 0.5 + (2 * random() - 1) * JITTER;
      const y = row + 0.5 + (2 * random() - 1) * JITTER;
      found.push([x, y]);
    }
  }
  return found;
}

/** Parameters by name; a name the model does not have is left out, so that an old scene runs on a new model. */
function known(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in ALL_PARAMETERS));
}

/** True if the model lets its range be set to the peer's. */
export const hasRange = 'locomotion.sight' in ALL_PARAMETERS;

function parameters(range: Range): Record<string, number> {
  const speeds: Record<string, number> = {};
  for (const way of ['level', 'down', 'up']) {
    speeds[`speed.independent.${way}.mean`] = SPEED;
    speeds[`speed.independent.${way}.sd`] = 0;
    speeds[`speed.independent.${way}.max`] = 10;
  }
  return known({
    ...speeds,
    'body.walker': RADIUS,
    'locomotion.timeGap': TIME_GAP,
    ...(range === 'peer' ? { 'locomotion.sight': PEER_RANGE - 2 * RADIUS } : {}),
  });
}

const rectangle = (x1: number, y1: number, x2: number, y2: number): Point[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];

function scenarioOf(
  id: string,
  facility: Pick<Drawn, 'spaces' | 'openings'>,
  beds: NonNullable<Drawn['beds']>,
  range: Range,
  more: Partial<Scenario> = {},
): Scenario {
  const residents: Residents = beds.map(({ id: bed }) => ({
    id: bed,
    bed,
    mobility: 'independent',
    asleep: false,
    preMovement: 0,
  }));
  return {
    format: 'anshu-scenario',
    version: 1,
    id,
    name: id,
    variant: null,
    facility: { storeys: [{ id: 'L1', elevation: 0, height: 3 }], ...facility, beds },
    residents,
    roster: { shifts: { none: { from: '00:00', to: '23:59', staff: [] } }, onDuty: 'none' },
    plan: {
      response: { investigate: 'nobody' },
      phases: [{ id: 'go', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'], knock: false }],
      claims: [],
    },
    incident: { space: facility.spaces[0].id, clock: '12:00', panelAlarm: null },
    model: { parameters: parameters(range), ticksPerSecond: 20 },
    horizon: 86_400,
    ...more,
  };
}

const bedsOf = (space: string, list: readonly Point[]): NonNullable<Drawn['beds']> =>
  list.map((at, i) => ({ id: `p${String(i).padStart(6, '0')}`, space, at }));

const hall = (id: string, outline: Point[]): Drawn['spaces'][number] => ({ id, kind: 'hall', storey: 'L1', outline });
const portal = (id: string, between: [string, string], from: Point, to: Point): Drawn['openings'][number] => ({
  id,
  kind: 'portal',
  between,
  at: [from, to],
});

/** (a): 500 people walk along a corridor 10 m wide; whoever comes to x = 98 m is out. */
const corridor = (seed: number, range: Range): Scenario =>
  scenarioOf(
    'bench-a',
    {
      spaces: [hall('corridor', rectangle(0, 0, 98, 10))],
      openings: [portal('end', ['corridor', 'outside'], [98, 0], [98, 10])],
    },
    bedsOf('corridor', places(50, 10, 500, seed)),
    range,
  );

/** (b): 400 people in a room with a door of 1.2 m in a wall of 0.2 m; out 2 m behind it. */
const room = (seed: number, range: Range): Scenario =>
  scenarioOf(
    'bench-b',
    {
      spaces: [
        hall('room', rectangle(0, 0, 20, 20)),
        hall('wall', rectangle(20, 9.4, 20.2, 10.6)),
        hall('behind', rectangle(20.2, 0, 22.2, 20)),
      ],
      openings: [
        portal('door', ['room', 'wall'], [20, 9.4], [20, 10.6]),
        portal('door-2', ['wall', 'behind'], [20.2, 9.4], [20.2, 10.6]),
        portal('end', ['behind', 'outside'], [22.2, 0], [22.2, 20]),
      ],
    },
    bedsOf('room', places(20, 20, 400, seed)),
    range,
  );

/** (c): `count` people at 1 /m2 in a square room, an exit of a tenth of its side. */
const square = (count: number, seed: number, range: Range): Scenario => {
  const side = Math.ceil(Math.sqrt(count));
  const low = side * 0.45;
  const high = side * 0.55;
  return scenarioOf(
    'bench-c',
    {
      spaces: [hall('hall', rectangle(0, 0, side, side))],
      openings: [portal('exit', ['hall', 'outside'], [side, low], [side, high])],
    },
    bedsOf('hall', places(side, side, count, seed)),
    range,
  );
};

/** (d): the corridor of (a) with 25 wheelchairs that drive themselves and 25 beds, each pushed by a carer who is there. */
function mixed(seed: number, range: Range): Scenario {
  const scenario = corridor(seed, range);
  const beds = scenario.facility.beds!;
  const residents = scenario.residents as Residents;
  const none: Record<string, number> = {};
  for (const name of Object.keys(ALL_PARAMETERS)) {
    // A mean of nothing is no log-normal distribution: a thousandth of a second.
    if (/^time\..*\.day\.(?:mean|sd)$/.test(name)) none[name] = name.endsWith('mean') ? 0.001 : 0;
  }
  const carers: { id: string; station: string }[] = [];
  const stations: NonNullable<Drawn['stations']> = [];
  residents.forEach((resident, i) => {
    if (i % 10 !== 5) return;
    if (i % 20 === 5) {
      resident.mobility = 'wheelchairSelf';
      resident.device = 'none';
      resident.speed = 0.69;
      return;
    }
    resident.mobility = 'bedridden';
    delete resident.preMovement;
    resident.preparation = 0;
    const station = `s-${resident.id}`;
    stations.push({ id: station, kind: 'carerStation', space: 'corridor', at: beds[i].at });
    carers.push({ id: `c-${resident.id}`, station });
  });
  return {
    ...scenario,
    id: 'bench-d',
    facility: { ...scenario.facility, stations },
    roster: {
      shifts: {
        day: { from: '00:00', to: '23:59', staff: carers.map((c) => ({ ...c, post: 'carer', speed: SPEED })) },
      },
      onDuty: 'day',
    },
    plan: { ...scenario.plan, moving: [{ mobility: 'bedridden', level: 'bed', helpers: 1 }] },
    model: { ...scenario.model, parameters: { ...scenario.model!.parameters, ...none } },
  };
}

export const SCENES: readonly BenchScene[] = [
  { id: 'a', people: 500, simulated: 60, toEmpty: true, scenario: corridor },
  { id: 'b', people: 400, simulated: 60, toEmpty: true, scenario: room },
  { id: 'c', people: 10_000, simulated: 10, toEmpty: false, scenario: (seed, range) => square(10_000, seed, range) },
  { id: 'd', people: 500, simulated: 60, toEmpty: true, scenario: mixed },
];

/** The shape of (c) at the same density and growing numbers. */
export const growthScene = (people: number): BenchScene => ({
  id: `growth-${people}`,
  people,
  simulated: 10,
  toEmpty: false,
  scenario: (seed, range) => square(people, seed, range),
});
export const GROWTH = [500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
