/** Speeds on stairs: eleven storeys down by device, and how residents of a senior residence come down by all means together. */
import { generateTower } from '../../../engine/facility/tower.js';
import {
  DEVICE_HANDLING,
  MOBILITY_CLASSES,
  type ResidentEntry,
  type Scenario,
} from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';

export type Handling = (typeof DEVICE_HANDLING)[number];

const SHARES: Partial<Record<(typeof MOBILITY_CLASSES)[number], number>> = {
  independent: 0.35,
  cane: 0.3,
  rollator: 0.15,
  wheelchairSelf: 0.1,
  wheelchairAssisted: 0.1,
};

/** A tower with residents on its upper storeys who leave by the stairs. */
function towerScenario(storeys: number, residents: ResidentEntry[], carers: number, handling: Handling): Scenario {
  const facility = generateTower({ storeys, bedsPerStorey: 8, stairs: 1 });
  facility.stores = facility.stores?.map((store) => ({
    ...store,
    devices: { evacuationChair: 4, carryChair: 4, stretcher: 4 },
  }));
  const top = String(storeys).padStart(2, '0');
  return {
    format: 'anshu-scenario',
    version: 1,
    id: 'stairs',
    name: 'stairs',
    variant: null,
    facility,
    residents,
    roster: {
      shifts: {
        any: {
          from: '00:00',
          to: '23:59',
          staff: Array.from({ length: carers }, (_, i) => ({
            id: `carer-${String(i + 1).padStart(2, '0')}`,
            post: 'carer' as const,
            station: `${carers <= 4 ? top : String(2 + (i % (storeys - 1))).padStart(2, '0')}-station`,
          })),
        },
      },
      onDuty: 'any',
    },
    plan: { phases: [{ id: 'all', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'] }], claims: [] },
    incident: {
      space: facility.spaces.find((space) => space.kind === 'service')!.id,
      clock: '10:00',
      panelAlarm: null,
    },
    model: { handling },
    horizon: 20_000,
  };
}

/** By resident: length of the flights they came down and the time spent on them, as the speed along the slope, m/s. */
function stairSpeeds(scenario: Scenario, seed: string): number[] {
  const simulation = createSimulation(scenario, seed);
  const { model, world } = simulation;
  const { people } = world;
  const { spaces, beds } = model.facility;
  const seconds = new Float64Array(people.residents);
  while (!simulation.ended) {
    simulation.step();
    for (let row = 0; row < people.residents; row++) {
      const space = people.space[row];
      if (space >= 0 && people.moving[row] === 1 && spaces[space].flight !== null) seconds[row] += model.dt;
    }
  }
  const flights = spaces.filter((space) => space.flight !== null);
  return Array.from(seconds, (time, row) => {
    const from = spaces[beds[model.people[row].bed].spaceIndex].z;
    const slope = flights
      .filter((space) => space.z < from - 0.01)
      .reduce((sum, space) => sum + space.flight!.run * space.flight!.stretch, 0);
    return time > 0 && people.outcome[row] === 1 ? slope / time : Number.NaN;
  }).filter((speed) => !Number.isNaN(speed));
}

/** Speed of one team with one resident down eleven storeys, m/s. */
export function descentSpeed(device: NonNullable<ResidentEntry['device']>, handling: Handling, seed: string): number {
  const resident: ResidentEntry = { id: 'r', bed: '12-01-a', mobility: 'bedridden', device };
  return stairSpeeds(towerScenario(12, [resident], 4, handling), seed)[0];
}

/** Speeds of everybody in a residence of six storeys who came down a stair, m/s. */
export function residenceSpeeds(seed: string): number[] {
  const facility = generateTower({ storeys: 6, bedsPerStorey: 8, stairs: 1 });
  const beds = facility.beds!.map((bed) => bed.id).sort();
  let at = 0;
  const residents = Object.entries(SHARES).flatMap(([mobility, share]) => {
    const count = Math.round(share * beds.length);
    // Every class on every storey: steps of a number that shares no factor with the number of beds.
    return Array.from({ length: count }, () => beds[(7 * at++) % beds.length]).map((bed) => ({
      id: bed,
      bed,
      mobility: mobility as ResidentEntry['mobility'],
      asleep: false,
    }));
  });
  const once = residents.filter((one, i) => residents.findIndex((other) => other.bed === one.bed) === i);
  return stairSpeeds(towerScenario(6, once, 10, 'byTraining'), seed);
}
