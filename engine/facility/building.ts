/** What of the building can be sent from one thread to another and drawn: everything but the searching. */
import type { Facility } from './facility.js';

/** Data only, by index, as in `Facility`; survives a structured clone. */
export type Building = Pick<
  Facility,
  'storeys' | 'spaces' | 'openings' | 'compartments' | 'stairs' | 'beds' | 'stations' | 'stores' | 'lifts'
>;

export function buildingOf(facility: Facility): Building {
  const { storeys, spaces, openings, compartments, stairs, beds, stations, stores, lifts } = facility;
  return { storeys, spaces, openings, compartments, stairs, beds, stations, stores, lifts };
}
