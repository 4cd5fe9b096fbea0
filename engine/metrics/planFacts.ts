/** What the plan says of the people in a recording: who is moved in which phase, who stays, who may fetch whom. */
import type { Building } from '../facility/building.js';
import { spacesOfZone } from '../facility/zones.js';
import { mayWorkFor, reachOf } from '../people/eligible.js';
import { staffOnDuty } from '../people/shift.js';
import type { RecordingHeader } from '../recording/format.js';
import { DEVICE_KINDS } from '../scenario/kinds.js';
import { takesResidents } from '../scenario/readings.js';
import type { Zone } from '../scenario/schema.js';

export interface PlanFacts {
  /** Row by id. */
  rows: ReadonlyMap<string, number>;
  /** By row: space of the bed, -1 for staff. */
  home: Int32Array;
  /** By row: index of the phase that moves them at first, -1 none; at a time: `Chronicle.phaseAt`. */
  phaseOf: Int32Array;
  /** By row: 1 if the plan lets them stay in their own room. */
  defendsInPlace: Uint8Array;
  /** By phase, then row: 1 if this member of staff may work for it. */
  eligible: readonly Uint8Array[];
  incidentSpace: number;
  /** The event after which somebody of staff who is not there at the start comes. */
  calledBy(row: number): 'start' | 'alarmRaised' | 'brigadeCalled';
  /** 1 for each space of a zone, by index. */
  zone(zone: Zone): Uint8Array;
}

/** The same reading of the plan as the run's own (`build.ts`), from what a recording carries. */
export function planFacts(header: RecordingHeader, building: Building): PlanFacts {
  const { scenario, people } = header;
  const { storeys, spaces, compartments } = building;
  const spaceByKey = new Map(spaces.map((space) => [space.id, space.index]));
  const facility = { storeys, spaces, compartments, spaceByKey };
  const incidentSpace = spaceByKey.get(scenario.incident.space.normalize('NFC')) ?? -1;
  const zone = (of: Zone): Uint8Array => spacesOfZone(facility, of, incidentSpace);
  const union = (zones: readonly Zone[]): Uint8Array => {
    const mask = new Uint8Array(spaces.length);
    for (const one of zones) zone(one).forEach((inside, i) => inside === 1 && (mask[i] = 1));
    return mask;
  };
  const { phases, defendInPlace = [] } = scenario.plan;
  const masks = phases.map((phase) => union(phase.zones));
  const defended = union(defendInPlace);

  const beds = new Map(building.beds.map((bed) => [bed.id, bed.spaceIndex]));
  const home = Int32Array.from(people, ({ bed }) => (bed === null ? -1 : (beds.get(bed) ?? -1)));
  const phaseOf = new Int32Array(people.length).fill(-1);
  const defendsInPlace = new Uint8Array(people.length);
  home.forEach((space, row) => {
    if (space < 0) return;
    phaseOf[row] = masks.findIndex((mask, i) => mask[space] === 1 && takesResidents(scenario, i));
    if (phaseOf[row] < 0 && defended[space] === 1 && space !== incidentSpace) defendsInPlace[row] = 1;
  });

  const stations = new Map(building.stations.map((station) => [station.id, station.spaceIndex]));
  const members = new Map(staffOnDuty(scenario).map((member) => [member.id, member]));
  const rankOf = (space: number): number => storeys[spaces[space].storey].rank;
  const eligible = phases.map(({ staff: rule }, i) => {
    const reach = reachOf(spaces, storeys, masks[i]);
    return Uint8Array.from(people, ({ id, kind, station }) => {
      const member = members.get(id);
      if (kind !== 'staff' || member === undefined) return 0;
      return mayWorkFor(rule, member, rankOf(stations.get(station ?? '') ?? 0), reach) ? 1 : 0;
    });
  });
  const rows = new Map(people.map(({ id }, row) => [id, row]));
  const calledBy = (row: number): ReturnType<PlanFacts['calledBy']> => members.get(people[row].id)?.calledBy ?? 'start';
  return { rows, home, phaseOf, defendsInPlace, eligible, incidentSpace, calledBy, zone };
}

/** Kind and home (index of the store) of every device, in the order of a recording's devices. */
export function devicesOf(building: Building): { kind: (typeof DEVICE_KINDS)[number]; store: number }[] {
  return building.stores.flatMap((store) =>
    DEVICE_KINDS.flatMap((kind) =>
      Array.from({ length: store.devices[kind] ?? 0 }, () => ({ kind, store: store.index })),
    ),
  );
}
