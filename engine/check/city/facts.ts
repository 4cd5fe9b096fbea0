/** What stands in the table of a city about a home: all of it from its scenario. */
import type { Facility } from '../../facility/facility.js';
import { shiftInForce } from '../../people/shift.js';
import type { Scenario } from '../../scenario/schema.js';

export const HOME_SIZES = ['station', 'low', 'middle', 'tower'] as const;

export interface HomeFacts {
  /** By storeys and beds: a station has one storey and at most 15 beds, a low home up to 3 storeys, a tower more than 6. */
  size: (typeof HOME_SIZES)[number];
  storeys: number;
  beds: number;
  residents: number;
  /** On the shift in force, those on the list who are not there left out. */
  nightCarers: number;
  /** null: the scenario does not say. */
  approved: boolean | null;
  sprinklers: boolean;
  falseCompartments: boolean;
  panelWatched: boolean;
  /** Share of the shift that has never been trained, by the list. */
  undrilled: number;
  safetyManagers: number | null;
}

export function homeFacts(scenario: Scenario, facility: Facility): HomeFacts {
  const { protection, roster, building, document, residents } = scenario;
  const storeys = facility.storeys.length;
  const beds = facility.beds.length;
  const staff = shiftInForce(scenario).staff.filter(({ absent }) => absent !== true);
  const voids = protection?.voids ?? [];
  return {
    size: storeys === 1 && beds <= 15 ? 'station' : storeys <= 3 ? 'low' : storeys <= 6 ? 'middle' : 'tower',
    storeys,
    beds,
    residents: Array.isArray(residents) ? residents.length : residents.count,
    nightCarers: staff.filter(({ post }) => post === 'carer').length,
    approved: building?.approved ?? null,
    sprinklers: protection?.sprinklers === 'present',
    falseCompartments:
      voids.some((one) => one.sealed !== true) ||
      (protection?.wedged ?? []).length > 0 ||
      protection?.doorClosers === 'disabled',
    panelWatched: roster.controlRoomWatched !== false && staff.some(({ post }) => post === 'controlRoom'),
    undrilled: staff.length === 0 ? 0 : staff.filter(({ training }) => training === 'none').length / staff.length,
    safetyManagers: document?.safetyManagers?.length ?? null,
  };
}
