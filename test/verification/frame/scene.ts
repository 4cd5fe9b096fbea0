/** A test's set-up as a scenario: a drawn building and people, as a user would write it. */
import { openStream, type Stream } from '../../../engine/random.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type {
  GivenSpace,
  MobilityClass,
  Scenario,
  ScenarioFile,
  SmokeSpeedLaw,
} from '../../../engine/scenario/schema.js';
import { createSimulation, type Simulation } from '../../../engine/simulation.js';
import { POPULATIONS, type Parameters } from './populations.js';
import type { Population } from './types.js';

export type Point = readonly [number, number];
/** x1, y1, x2, y2. */
export type Rectangle = readonly [number, number, number, number];

type Facility = Extract<ScenarioFile['facility'], { spaces: unknown }>;
type SpaceEntry = Facility['spaces'][number];
type OpeningEntry = Facility['openings'][number];
type LiftEntry = NonNullable<Facility['lifts']>[number];
type PhaseEntry = ScenarioFile['plan']['phases'][number];

export interface PersonOptions {
  id?: string;
  /** Unimpeded speed on the level, m/s; drawn from the population if missing. */
  speed?: number;
  /** s; 0 if missing, 'drawn' to leave it to the engine. */
  preMovement?: number | 'drawn';
  mobility?: MobilityClass;
  group?: string;
  /** Openings to the open they know; all if missing. */
  exitsKnown?: string[];
}

export interface SceneOptions {
  population: Population;
  /** In force besides the population's. */
  parameters?: Parameters;
  /** s. */
  horizon?: number;
  ticksPerSecond?: number;
  /** false: people take no room and do not hinder each other. */
  crowding?: boolean;
  /** What the air is like; clean if missing. */
  air?: GivenSpace[];
  smokeSpeedLaw?: SmokeSpeedLaw;
}

/** The parser takes at most this many residents; bigger crowds go to the engine as they are. */
const MOST_PARSED = 20_000;

export const rectangle = ([x1, y1, x2, y2]: Rectangle): [number, number][] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];

export class Scene {
  readonly spaces: SpaceEntry[] = [];
  readonly openings: OpeningEntry[] = [];
  readonly people: { space: string; at: Point; options: PersonOptions }[] = [];
  readonly storeys: Facility['storeys'] = [{ id: 'L1', elevation: 0, height: 3 }];
  readonly lifts: LiftEntry[] = [];
  /** Plan of the lifts; those of `lifts` carry everybody if there are any. */
  liftRule: Partial<NonNullable<ScenarioFile['plan']['lifts']>> = {};
  powerLoss: ScenarioFile['incident']['powerLoss'];
  phases: PhaseEntry[] = [{ id: 'go', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'] }];

  constructor(readonly options: SceneOptions) {}

  storey(id: string, elevation: number, height = 3): this {
    this.storeys.push({ id, elevation, height });
    return this;
  }

  space(id: string, shape: Rectangle | readonly Point[], more: Partial<SpaceEntry> = {}): this {
    const outline = typeof shape[0] === 'number' ? rectangle(shape as Rectangle) : (shape as readonly Point[]);
    this.spaces.push({ id, kind: 'hall', storey: 'L1', outline: outline.map(([x, y]) => [x, y]), ...more });
    return this;
  }

  /** A flight whose ascent is `up`; `rise` m over the whole length. */
  flight(id: string, shape: Rectangle, up: Point, rise: number, more: Partial<SpaceEntry> = {}): this {
    return this.space(id, shape, { kind: 'stairFlight', flight: { up: [up[0], up[1]], rise }, ...more });
  }

  opening(
    id: string,
    between: readonly [string, string],
    from: Point,
    to: Point,
    more: Partial<OpeningEntry> = {},
  ): this {
    this.openings.push({
      id,
      kind: 'portal',
      between: [between[0], between[1]],
      at: [
        [from[0], from[1]],
        [to[0], to[1]],
      ],
      ...more,
    });
    return this;
  }

  /** A lift whose car is a rectangle; `doors`: its openings by the space in front, all at the same place. */
  lift(
    id: string,
    shape: Rectangle,
    landings: readonly string[],
    from: Point,
    to: Point,
    more: Partial<LiftEntry> = {},
  ): this {
    const car = `${id}-car`;
    this.space(car, shape, { kind: 'liftCar' });
    const stops = landings.map((landing) => `${id}-${landing}`);
    landings.forEach((landing, i) => this.opening(stops[i], [landing, car], from, to, { kind: 'sliding' }));
    this.lifts.push({ id, kind: 'firefighters', car, stops, load: 1000, speed: 1, recall: 'never', ...more });
    return this;
  }

  person(space: string, at: Point, options: PersonOptions = {}): this {
    this.people.push({ space, at, options });
    return this;
  }

  /** Open ground behind a wall: people get away from the door and are out where it ends. Joined by `openings` of the caller. */
  ground(id: string, [x1, y1, x2, y2]: Rectangle, sides: readonly ('west' | 'east' | 'south' | 'north')[]): this {
    this.space(id, [x1, y1, x2, y2], { kind: 'outdoor' });
    const ends = {
      west: [
        [x1, y1],
        [x1, y2],
      ],
      east: [
        [x2, y1],
        [x2, y2],
      ],
      south: [
        [x1, y1],
        [x2, y1],
      ],
      north: [
        [x1, y2],
        [x2, y2],
      ],
    } as const;
    for (const side of sides) this.opening(`${id}-${side}`, [id, 'outside'], ends[side][0], ends[side][1]);
    return this;
  }

  /** The scenario, checked as a file would be. @param seed of the run; who the people are hangs on it too */
  scenario(seed: string): Scenario {
    const { population, parameters = {}, horizon = 3600, ticksPerSecond, air, smokeSpeedLaw } = this.options;
    const width = String(this.people.length).length;
    const ids = this.people.map(({ options }, i) => options.id ?? `p${String(i + 1).padStart(width, '0')}`);
    const input: ScenarioFile = {
      format: 'anshu-scenario',
      version: 1,
      id: 'verification',
      name: 'verification',
      seed,
      facility: {
        storeys: this.storeys,
        // Nothing happens there: an incident has to be somewhere.
        spaces: [
          ...this.spaces,
          { id: 'plant', kind: 'service', storey: 'L1', outline: rectangle([-502, -502, -500, -500]) },
        ],
        openings: [
          ...this.openings,
          {
            id: 'plant-exit',
            kind: 'portal',
            between: ['plant', 'outside'],
            at: [
              [-502, -502],
              [-501, -502],
            ],
          },
        ],
        ...(this.lifts.length > 0 ? { lifts: this.lifts } : {}),
        beds: this.people.map(({ space, at }, i) => ({ id: ids[i], space, at: [at[0], at[1]] })),
      },
      residents: this.people.map(({ options }, i) => ({
        id: ids[i],
        bed: ids[i],
        mobility: options.mobility ?? 'independent',
        asleep: false,
        ...(options.preMovement === 'drawn' ? {} : { preMovement: options.preMovement ?? 0 }),
        device: 'none',
        ...(options.speed === undefined ? {} : { speed: options.speed }),
        ...(options.group === undefined ? {} : { group: options.group }),
        ...(options.exitsKnown === undefined ? {} : { exitsKnown: options.exitsKnown }),
      })),
      roster: { shifts: { none: { from: '00:00', to: '23:59', staff: [] } }, onDuty: 'none' },
      plan: {
        response: { investigate: 'nobody' },
        phases: this.phases,
        ...(this.lifts.length > 0
          ? { lifts: { use: this.lifts.map(({ id }) => id), begins: { after: 'start' }, ...this.liftRule } }
          : {}),
        claims: [],
      },
      incident: {
        space: 'plant',
        clock: '12:00',
        panelAlarm: null,
        ...(this.powerLoss === undefined ? {} : { powerLoss: this.powerLoss }),
        ...(air === undefined ? {} : { conditions: { spaces: air } }),
      },
      model: {
        parameters: { ...POPULATIONS[population], ...parameters },
        ...(ticksPerSecond === undefined ? {} : { ticksPerSecond }),
        ...(this.options.crowding === undefined ? {} : { crowding: this.options.crowding }),
        ...(smokeSpeedLaw === undefined ? {} : { smokeSpeedLaw }),
      },
      horizon,
    };
    if (this.people.length > MOST_PARSED) return { ...input, variant: null } as Scenario;
    return resolveScenario(input, {
      generateTower: () => {
        throw new Error('no tower here');
      },
    });
  }

  /** The run, not yet begun. */
  simulation(seed: string): Simulation {
    return createSimulation(this.scenario(seed), seed);
  }
}

/** Stream for a test's own draws: places, speeds. */
export const drawsOf = (test: string, seed: string): Stream => openStream(seed, 'verification', test, 0);

/**
 * `count` places in a rectangle, no two nearer than `apart` m: a grid as square as the rectangle allows, every place moved
 * by as much as keeps them apart. Throws if they do not fit.
 */
export function scatter([x1, y1, x2, y2]: Rectangle, count: number, apart: number, stream: Stream): [number, number][] {
  const w = x2 - x1;
  const h = y2 - y1;
  let columns = Math.max(1, Math.round(Math.sqrt((count * w) / h)));
  let rows = Math.ceil(count / columns);
  while (h / rows < apart && columns < count) rows = Math.ceil(count / ++columns);
  const dx = w / columns;
  const dy = h / rows;
  if (dx < apart - 1e-9 || dy < apart - 1e-9) throw new RangeError(`${count} do not fit ${apart} m apart`);
  const places: [number, number][] = [];
  // All cells, of which the superfluous ones are left out at random.
  const cells = stream.shuffle(Array.from({ length: columns * rows }, (_, i) => i)).slice(0, count);
  for (const cell of cells.sort((a, b) => a - b)) {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    const jx = ((dx - apart) / 2) * (2 * stream.uniform() - 1);
    const jy = ((dy - apart) / 2) * (2 * stream.uniform() - 1);
    places.push([x1 + (column + 0.5) * dx + jx, y1 + (row + 0.5) * dy + jy]);
  }
  return places;
}
