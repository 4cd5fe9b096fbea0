/** One home of a generated city: a whole scenario, drawn from the seed of the city and the home's own name. */
import { generateTower } from '../../facility/tower.js';
import { openStream } from '../../random.js';
import type { DrawnFacility, ScenarioFile, StaffMember, TowerParameters, Training } from '../../scenario/schema.js';
import { starterScenario } from '../starter.js';
import { CITY_VALUES as V } from './assumptions.js';

/** Draws of a home: each has its own stream, so that a further one changes none of the others. */
export interface Draws {
  chance(of: string, share: number): boolean;
  /** Whole number from a to b, both included. */
  whole(of: string, a: number, b: number): number;
  between(of: string, a: number, b: number): number;
}

export function drawsOf(seed: string, home: string): Draws {
  const stream = (of: string) => openStream(seed, `city-${of}`, home, 0);
  return {
    chance: (of, share) => stream(of).uniform() < share,
    whole: (of, a, b) => a + stream(of).integer(b - a + 1),
    between: (of, a, b) => stream(of).between(a, b),
  };
}

export type HomeKind = 'station' | 'small' | 'middle' | 'tower';

function kindOf(draw: Draws): HomeKind {
  const at = draw.between('kind', 0, 1);
  if (at < V.stations.value) return 'station';
  if (at < V.stations.value + V.small.value) return 'small';
  return at < V.stations.value + V.small.value + V.middle.value ? 'middle' : 'tower';
}

function buildingOf(kind: HomeKind, approved: boolean, draw: Draws): TowerParameters {
  const beds = (a: number, b: number): number => 2 * draw.whole('beds', a / 2, b / 2);
  switch (kind) {
    case 'station':
      return { storeys: 1, bedroomsFrom: 1, bedsPerStorey: beds(6, 12), refugeArea: 0, stairs: 1 };
    case 'small': {
      const single = !approved && draw.chance('oneStair', V.oneStair.value);
      const storeys = draw.whole('storeys', 2, 3);
      return { storeys, bedroomsFrom: 1, bedsPerStorey: beds(8, 16), refugeArea: 0, stairs: single ? 1 : 2 };
    }
    case 'middle':
      return { storeys: draw.whole('storeys', 4, 6), bedsPerStorey: beds(12, 24), refugeArea: approved ? 12 : 0 };
    case 'tower':
      return {
        storeys: draw.whole('storeys', 8, 18),
        bedsPerStorey: beds(16, 26),
        compartments: draw.chance('compartments', 0.5) ? 2 : 1,
      };
  }
}

/** Carers in turn at the stations, the fire's storey and those by it no more than others. */
function nightStaff(drawn: DrawnFacility, residents: number, watched: boolean, draw: Draws): StaffMember[] {
  const stations = drawn.stations ?? [];
  const carers = stations.filter(({ kind }) => kind === 'carerStation');
  const each = draw.between('perCarer', V.leastPerCarer.value, V.mostPerCarer.value);
  const count = Math.max(1, Math.floor(residents / each + 0.5));
  const training: Training | undefined = draw.chance('undrilled', V.undrilled.value)
    ? 'none'
    : draw.chance('monthly', V.monthly.value / (1 - V.undrilled.value))
      ? 'monthly'
      : undefined;
  const trained = training === undefined ? {} : { training };
  const staff: StaffMember[] = Array.from({ length: count }, (_, i) => ({
    id: `carer-${i + 1}`,
    post: 'carer',
    station: carers[Math.floor((i * carers.length) / count) % carers.length].id,
    ...trained,
  }));
  if (watched) staff.push({ id: 'control-1', post: 'controlRoom', station: 'control-room', ...trained });
  if (residents > 60) staff.push({ id: 'guard-1', post: 'guard', station: 'guard-post', mayLift: false, ...trained });
  return staff;
}

/** What fails where compartments are false: the void over the storey of the fire, the closers, doors that stand open. */
function falseCompartments(drawn: DrawnFacility, storey: string): NonNullable<ScenarioFile['protection']> {
  const spaces = drawn.spaces.filter(
    (space) => space.storey === storey && (space.kind === 'bedroom' || space.kind === 'corridor'),
  );
  const wedged = drawn.openings
    .filter(
      ({ kind, between }) => kind === 'fireDoorHeldOpen' && between.some((id) => spaces.some((one) => one.id === id)),
    )
    .map(({ id }) => id);
  return {
    voids: [{ id: 'void-1', spaces: spaces.map(({ id }) => id), sealed: false }],
    doorClosers: 'disabled',
    ...(wedged.length === 0 ? {} : { wedged }),
  };
}

const NAMES: Readonly<Record<HomeKind, readonly [zh: string, en: string]>> = {
  station: ['养老驿站', 'Station'],
  small: ['小型养老院', 'Small home'],
  middle: ['养老院', 'Home'],
  tower: ['高层养老院', 'Tower'],
};

/**
 * @param approved whether it has a construction approval: dealt out over the city, so that its share is that of the report
 * @returns a scenario that passes every check of the format
 */
export function cityHome(seed: string, id: string, number: number, approved: boolean): ScenarioFile {
  const draw = drawsOf(seed, id);
  const kind = kindOf(draw);
  const tower = buildingOf(kind, approved, draw);
  const drawn = generateTower(tower);
  const [zh, en] = NAMES[kind];
  const name = { 'zh-CN': `${zh}（生成${number}号）`, en: `${en} no. ${number} (generated)` };
  const scenario: ScenarioFile = starterScenario({ id, name, facility: { tower }, drawn });
  const beds = drawn.beds?.length ?? 0;
  const residents = Math.max(1, Math.floor(beds * draw.between('occupied', 2 * V.occupied.value - 1, 1)));
  const dependent = draw.between('dependent', 0.2, 0.6);
  const partly = draw.between('partly', 0.2, 1 - dependent);
  const watched = draw.chance('panel', V.panelWatched.value);
  const sprinkled = draw.chance('sprinklers', (approved ? V.sprinkledApproved : V.sprinkledOthers).value);
  const sham = draw.chance('false', (approved ? V.falseApproved : V.falseOthers).value);
  const detectors = draw.between('detectors', 0, 1);
  const bedroom = draw.chance('place', V.bedroomFire.value);
  const origin = drawn.spaces.find((space) => space.id === scenario.incident.space)!;
  const corridor = drawn.spaces.find((space) => space.kind === 'corridor' && space.storey === origin.storey)!;
  const staff = nightStaff(drawn, residents, watched, draw);
  const managers = Math.max(1, Math.floor(residents / draw.between('managers', 50, V.residentsPerManager.value) + 0.5));
  return {
    ...scenario,
    residents: { count: residents, shares: { selfCaring: 1 - dependent - partly, partlyDependent: partly, fullyDependent: dependent }, drawnWith: 'run' }, // prettier-ignore
    roster: {
      shifts: { ...scenario.roster.shifts, night: { from: '21:00', to: '07:00', staff } },
      controlRoomWatched: watched,
      turnover: { rate: V.turnover.value, lastDrill: draw.between('lastDrill', 0.1, 2) },
    },
    plan: {
      ...scenario.plan,
      response: { ...scenario.plan.response, confirmBeforeAlarm: draw.chance('confirm', V.confirmFirst.value) },
    },
    document: {
      safetyManagers: staff.slice(0, managers).map(({ id: person }) => ({ person })),
    },
    building: { approved, sprinklers: sprinkled ? 'full' : 'none' },
    incident: {
      name: bedroom ? { 'zh-CN': '夜间居室起火', en: 'Bedroom fire at night' } : { 'zh-CN': '夜间走道污衣车起火', en: 'Laundry cart in the corridor at night' }, // prettier-ignore
      space: bedroom ? origin.id : corridor.id,
      clock: '02:00',
      fire: { item: bedroom ? 'bedding' : 'laundry' },
      noticedWithoutPanel: V.noticed.value,
    },
    protection: {
      smokeDetectors:
        detectors < V.detectorsEverywhere.value
          ? 'everywhere'
          : detectors < V.detectorsEverywhere.value + V.detectorsCorridors.value
            ? 'corridors'
            : 'none',
      sprinklers: sprinkled ? 'present' : 'none',
      ...(draw.chance('doors', V.doorsOpen.value) ? { openAtStart: 'bedrooms' } : {}),
      ...(sham ? falseCompartments(drawn, origin.storey) : {}),
    },
    horizon: 2400,
    variants: {},
  };
}
