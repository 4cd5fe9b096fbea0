/** What elements and rules ask about the building as a whole: height, storeys, areas, who lives where. */
import type { Facility, StoreyInfo } from '../facility/facility.js';
import type { BuildingFacts, Scenario } from '../scenario/schema.js';
import type { Model } from '../world/model.js';

export interface Facts {
  model: Model;
  facility: Facility;
  scenario: Scenario;
  /** What is stated of the building, completed by what the fire protection of the run says. */
  building: BuildingFacts;
  /** Storey of the ground: the lowest that is not below ground. */
  ground: StoreyInfo;
  /** Storeys from the ground up, and below it; ascending. */
  above: readonly StoreyInfo[];
  basements: readonly StoreyInfo[];
  /** Number of a storey from the ground: 1, 2 …; below ground -1, -2 …. By index. */
  number: readonly number[];
  /** Building height, m: stated, else from the ground to the top of the highest storey. */
  height: number;
  /** Total floor area, m2: stated, else of all spaces but outdoors. */
  totalArea: number;
  /** 1 (best) to 4, or null where it is not stated. */
  fireClass: 1 | 2 | 3 | 4 | null;
  /** Residents by storey index; of them those who are dependent (失能), and those who need help to get out. */
  residents: readonly number[];
  dependent: readonly number[];
  aided: readonly number[];
  /** Storeys with bedrooms in use or with beds. */
  bedroomStoreys: readonly StoreyInfo[];
  beds: number;
  /** 24 m < height: high-rise by GB 50016 for public buildings of more than one storey. */
  highRise: boolean;
  /** High-rise of class I: a stand-alone home above 24 m (BR-02). */
  classOne: boolean;
}

/** Floors at most so far below the ground still count as the ground floor, m. */
const GROUND_TOLERANCE = 0.5;
/** Above this a public building is a high-rise, m (GB 50016 2.1.1). */
export const HIGH_RISE = 24;

/** Residents whom somebody has to help on the way out of the building from where they live. */
export function needsHelp(model: Model, row: number, ground: number): boolean {
  const person = model.people[row];
  const storey = model.facility.spaces[model.facility.beds[person.bed].spaceIndex].storey;
  return person.meansLevel >= 0 || (person.meansStairs >= 0 && model.facility.storeys[storey].rank !== ground);
}

export const isDependent = (model: Model, row: number): boolean => {
  const { mobility } = model.people[row];
  return mobility === 'wheelchairAssisted' || mobility === 'bedridden';
};

/** Facts of the building; where it is silent, what its fire protection is in the run. */
function buildingOf({ building = {}, protection }: Scenario): BuildingFacts {
  if (protection === undefined) return building;
  const { sprinklers, smokeDetectors, detectorsMissing, voids } = protection;
  const open = voids?.filter(({ sealed }) => sealed !== true).map(({ spaces }) => spaces);
  return {
    ...(sprinklers === undefined ? {} : { sprinklers: sprinklers === 'none' ? ('none' as const) : ('full' as const) }),
    ...(smokeDetectors === undefined
      ? {}
      : {
          alarm: {
            kind: smokeDetectors === 'none' ? ('none' as const) : ('system' as const),
            ...(smokeDetectors === 'everywhere' ? { roomsWithout: detectorsMissing ?? [] } : {}),
          },
        }),
    ...(open === undefined ? {} : { ceilingVoids: open }),
    ...building,
  };
}

export function factsOf(model: Model): Facts {
  const { facility, scenario } = model;
  const byRank = [...facility.storeys].sort((a, b) => a.rank - b.rank);
  const ground = byRank.find((storey) => storey.elevation >= -GROUND_TOLERANCE) ?? byRank[byRank.length - 1];
  const above = byRank.filter((storey) => storey.rank >= ground.rank);
  const basements = byRank.filter((storey) => storey.rank < ground.rank);
  const top = above[above.length - 1];
  const stated = buildingOf(scenario);
  const height = stated.height ?? top.elevation + top.height - Math.min(0, ground.elevation);
  const inside = facility.spaces.filter((space) => space.kind !== 'outdoor');
  const residents = facility.storeys.map(() => 0);
  const dependent = facility.storeys.map(() => 0);
  const aided = facility.storeys.map(() => 0);
  for (let row = 0; row < model.residents; row++) {
    const { storey } = facility.spaces[facility.beds[model.people[row].bed].spaceIndex];
    residents[storey]++;
    if (isDependent(model, row)) dependent[storey]++;
    if (needsHelp(model, row, ground.rank)) aided[storey]++;
  }
  const withBeds = new Set(facility.beds.map((bed) => facility.spaces[bed.spaceIndex].storey));
  const highRise = height > HIGH_RISE && above.length > 1;
  return {
    model,
    facility,
    scenario,
    building: stated,
    ground,
    above,
    basements,
    number: facility.storeys.map((s) => (s.rank >= ground.rank ? s.rank - ground.rank + 1 : s.rank - ground.rank)),
    height,
    totalArea: stated.totalArea ?? inside.reduce((sum, space) => sum + space.area, 0),
    fireClass: (stated.fireResistanceClass as Facts['fireClass'] | undefined) ?? null,
    residents,
    dependent,
    aided,
    bedroomStoreys: byRank.filter((storey) => withBeds.has(storey.index)),
    beds: facility.beds.length,
    highRise,
    classOne: highRise && stated.standAlone !== false,
  };
}
