/** Beds, people and stations of a sketch, put into the spaces that were built. */
import { snap } from '../../facility/geometry.js';
import type { DrawnFacility, ResidentEntry, Space } from '../../scenario/schema.js';
import { USED, type Draft } from './draft.js';
import { placesIn } from './people.js';
import { contains } from './regions.js';
import { middleOf, type XY } from './sketch.js';

/** The space of a storey somebody can be at a point of: no flight, no car of a lift. */
export function spaceAt(facility: DrawnFacility, storey: string, at: XY): Space | undefined {
  return facility.spaces.find(
    (s) =>
      s.storey === storey &&
      s.flight === undefined &&
      s.kind !== 'liftCar' &&
      contains({ outline: s.outline, holes: s.holes ?? [] }, at),
  );
}

/** Openings of exits by the names of their areas; nothing where they are all there are: then nobody is bound to one. */
function exitsNamed({ sketch, facility, exitAreas }: Draft, names: readonly string[]): string[] {
  const out = facility.openings.filter(({ between }) => between[1] === 'outside');
  const named = out.filter(({ id }) => names.includes(sketch.exits[exitAreas.get(id) ?? -1]?.name ?? ''));
  return named.map(({ id }) => id);
}

export function people(d: Draft): ResidentEntry[] | null {
  const { sketch, facility, report } = d;
  const beds: NonNullable<DrawnFacility['beds']> = [];
  const residents: ResidentEntry[] = [];
  for (const bed of sketch.beds) {
    const space = spaceAt(facility, bed.storey, bed.at);
    const place = { ...bed.place, storey: bed.storey, at: [bed.at[0], bed.at[1]] as [number, number] };
    if (space === undefined) report.leaveOut('bedNowhere', { name: bed.name ?? '' }, place);
    else {
      beds.push({
        id: d.bedIds.of(bed.name, `${space.id}-bed`),
        space: space.id,
        at: [snap(bed.at[0]), snap(bed.at[1])],
      });
      if (space.kind === 'room') space.kind = 'bedroom';
    }
  }
  for (const group of sketch.people) {
    const place = { ...group.place, storey: group.storey, at: middleOf(group.outline) };
    const spaces = facility.spaces.filter(
      (s) => s.storey === group.storey && s.flight === undefined && s.kind !== 'liftCar',
    );
    const known = group.exits === undefined ? [] : exitsNamed(d, group.exits);
    if (group.exits !== undefined && known.length === 0)
      report.leaveOut('featureNotRead', { name: group.exits.join(', ') }, place);
    let placed = 0;
    for (const space of spaces) {
      if (placed >= group.count) break;
      const wanted = { ...group, count: group.count - placed };
      for (const at of placesIn(wanted, { outline: space.outline, holes: space.holes ?? [] })) {
        const id = d.bedIds.of(undefined, `p-${beds.length + 1}`);
        beds.push({ id, space: space.id, at: [snap(at[0]), snap(at[1])] });
        residents.push({
          id,
          bed: id,
          mobility: group.mobility ?? 'independent',
          asleep: false,
          speed: Math.min(3, Math.max(0.1, group.speed ?? USED.walkingSpeed)),
          preMovement: group.preMovement,
          ...(known.length === 0 ? {} : { exitsKnown: known }),
        });
        placed++;
      }
    }
    if (group.speed === null) report.findOut('walkingSpeed', { count: placed, used: USED.walkingSpeed }, place);
    if (placed < group.count) report.leaveOut('peopleNoRoom', { count: group.count, placed }, place);
  }
  if (beds.length > 0) facility.beds = beds;
  report.took('beds', beds.length - residents.length);
  report.took('people', residents.length);
  return residents.length > 0 ? residents : null;
}

export function stations(d: Draft): void {
  for (const station of d.sketch.stations) {
    const space = spaceAt(d.facility, station.storey, station.at);
    if (space === undefined) continue;
    const stations = (d.facility.stations ??= []);
    const id = d.ids.of(station.name, station.kind);
    stations.push({ id, kind: station.kind, space: space.id, at: [snap(station.at[0]), snap(station.at[1])] });
    d.report.took('stations', 1);
  }
}
