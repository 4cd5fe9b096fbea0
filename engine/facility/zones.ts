/** The spaces that a zone of the plan means, once it is known where the incident is. */
import type { Zone } from '../scenario/schema.js';
import type { Facility } from './facility.js';

/**
 * 1 for each space in the zone, by index. `incidentSpace` is where the incident starts. A storey is counted up and down by
 * elevation; past the top or the ground the zone is empty. The incident's compartment, where the space belongs to none, is
 * the part of its storey that belongs to none. Ids that do not exist give nothing: they are reported with the scenario.
 */
export function spacesOfZone(
  facility: Pick<Facility, 'storeys' | 'spaces' | 'compartments' | 'spaceByKey'>,
  zone: Zone,
  incidentSpace: number,
): Uint8Array {
  const mask = new Uint8Array(facility.spaces.length);
  if ('all' in zone) return mask.fill(1);
  const incident = facility.spaces[incidentSpace];
  if ('storey' in zone) {
    const name = zone.storey.normalize('NFC');
    const named = facility.storeys.find((storey) => storey.id === name);
    const from = name === 'incident' ? facility.storeys[incident.storey] : named;
    if (from === undefined) return mask;
    const rank = from.rank + (zone.offset ?? 0);
    for (const space of facility.spaces) if (facility.storeys[space.storey].rank === rank) mask[space.index] = 1;
  } else if ('compartment' in zone) {
    const name = zone.compartment.normalize('NFC');
    const compartment = name === 'incident' ? incident.compartment : facility.compartments.indexOf(name);
    for (const space of facility.spaces) {
      if (space.compartment !== compartment) continue;
      if (compartment >= 0 || (name === 'incident' && space.storey === incident.storey)) mask[space.index] = 1;
    }
  } else {
    for (const id of zone.spaces) {
      const index = id === 'incident' ? incidentSpace : facility.spaceByKey.get(id.normalize('NFC'));
      if (index !== undefined) mask[index] = 1;
    }
  }
  return mask;
}
