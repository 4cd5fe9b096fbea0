/** Beds, stations and stores: each inside its space. */
import type { DrawnFacility } from '../scenario/schema.js';
import type { BedInfo, SpaceInfo, StationInfo, StoreInfo } from './facility.js';
import { distanceToRing, pointInSpace, snap } from './geometry.js';
import type { ProblemList } from './problems.js';

interface Item {
  id: string;
  space: string;
  at: [number, number];
}

/** Enters beds, stations and stores with the index of their space. */
export function placeItems(
  input: DrawnFacility,
  spaces: readonly SpaceInfo[],
  sound: readonly boolean[],
  spaceByKey: ReadonlyMap<string, number>,
  problems: ProblemList,
): { beds: BedInfo[]; stations: StationInfo[]; stores: StoreInfo[] } {
  const place = <T extends Item>(item: T, index: number, path: string): T & { index: number; spaceIndex: number } => {
    const at: [number, number] = [snap(item.at[0]), snap(item.at[1])];
    const id = item.id.normalize('NFC');
    const spaceIndex = spaceByKey.get(item.space.normalize('NFC'));
    if (spaceIndex === undefined) {
      problems.add(`${path}.${id}.space`, 'unknownReference', { value: item.space, kind: 'space' }, 'declare');
    } else if (sound[spaceIndex]) {
      const space = spaces[spaceIndex];
      if (!pointInSpace(space, at[0], at[1])) {
        let distance = distanceToRing(space.outline, at[0], at[1]);
        for (const hole of space.holes) distance = Math.min(distance, distanceToRing(hole, at[0], at[1]));
        problems.add(`${path}.${id}.at`, 'outsideSpace', { space: space.id, value: at, distance }, 'moveInside');
      }
    }
    return { ...item, id, at, index, spaceIndex: spaceIndex ?? -1 };
  };
  return {
    beds: (input.beds ?? []).map((bed, index) => place(bed, index, 'facility.beds')),
    stations: (input.stations ?? []).map((station, index) => place(station, index, 'facility.stations')),
    stores: (input.stores ?? []).map((store, index) => place(store, index, 'facility.stores')),
  };
}
