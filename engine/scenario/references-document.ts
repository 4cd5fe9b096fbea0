/** Whether the document and the facts of the building name things that exist. Who is named is a finding of the check, no problem. */
import type { Scenario, Zone } from './schema.js';

export interface Needs {
  need(path: string, value: string, kind: 'storey' | 'space' | 'opening' | 'shift' | 'stair'): void;
  zone(path: string, zone: Zone): void;
}

export function checkDocumentReferences({ document, building }: Scenario, { need, zone }: Needs): void {
  const each = (path: string, values: readonly string[] | undefined, kind: Parameters<Needs['need']>[2]): void =>
    values?.forEach((value, i) => need(`${path}.${i}`, value, kind));
  if (document !== undefined) {
    const at = 'document';
    each(`${at}.scope.storeys`, document.scope?.storeys, 'storey');
    each(`${at}.scope.shifts`, document.scope?.shifts, 'shift');
    document.keyPlaces?.forEach(
      ({ space }, i) => space !== undefined && need(`${at}.keyPlaces.${i}.space`, space, 'space'),
    );
    document.equipment?.forEach(({ storey }, i) => need(`${at}.equipment.${i}.storey`, storey, 'storey'));
    document.fires?.forEach(({ id, space }) => need(`${at}.fires.${id}.space`, space, 'space'));
    document.posts?.forEach(({ shift }, i) => need(`${at}.posts.${i}.shift`, shift, 'shift'));
    if (document.holidayShift !== undefined) need(`${at}.holidayShift`, document.holidayShift, 'shift');
    document.alarm?.panelZones?.forEach((one, i) => zone(`${at}.alarm.panelZones.${i}.zone`, one.zone));
    document.routes?.forEach((one, i) => zone(`${at}.routes.${i}.zone`, one.zone));
    document.safePlaces?.forEach(({ storey, spaces }, i) => {
      need(`${at}.safePlaces.${i}.storey`, storey, 'storey');
      each(`${at}.safePlaces.${i}.spaces`, spaces, 'space');
    });
    each(`${at}.firstAttack.equipmentAt`, document.firstAttack?.equipmentAt, 'space');
    document.drills?.forEach(({ shift }, i) => shift !== undefined && need(`${at}.drills.${i}.shift`, shift, 'shift'));
    document.subPlans?.forEach(({ storeys }, i) => each(`${at}.subPlans.${i}.storeys`, storeys, 'storey'));
    document.guides?.forEach(({ storey, shift }, i) => {
      need(`${at}.guides.${i}.storey`, storey, 'storey');
      need(`${at}.guides.${i}.shift`, shift, 'shift');
    });
  }
  if (building === undefined) return;
  const at = 'building';
  each(`${at}.alarm.roomsWithout`, building.alarm?.roomsWithout, 'space');
  building.ceilingVoids?.forEach((spaces, i) => each(`${at}.ceilingVoids.${i}`, spaces, 'space'));
  building.stairs?.forEach(({ id }) => need(`${at}.stairs.${id}`, id, 'stair'));
  building.lifts?.forEach(({ id, lobby }) => lobby !== undefined && need(`${at}.lifts.${id}.lobby`, lobby, 'space'));
  building.refuges?.forEach(({ space }, i) => need(`${at}.refuges.${i}.space`, space, 'space'));
  each(`${at}.openGalleries`, building.openGalleries, 'space');
  building.careUnits?.forEach(({ id, spaces }) => each(`${at}.careUnits.${id}.spaces`, spaces, 'space'));
  building.obstacles?.forEach(({ space }, i) => need(`${at}.obstacles.${i}.space`, space, 'space'));
  building.uses?.forEach(({ space }, i) => need(`${at}.uses.${i}.space`, space, 'space'));
  building.entrances?.forEach(({ opening }, i) => need(`${at}.entrances.${i}.opening`, opening, 'opening'));
  building.ramps?.forEach(({ space }, i) => need(`${at}.ramps.${i}.space`, space, 'space'));
  each(`${at}.refugeFloors`, building.refugeFloors, 'storey');
}
