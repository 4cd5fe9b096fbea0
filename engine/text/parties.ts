/** Names for whom and what the answers of `metrics/` speak of by index. */
import type { Building } from '../facility/building.js';
import type { Party } from '../metrics/reason.js';
import { devicesOf } from '../metrics/planFacts.js';
import type { RecordingHeader } from '../recording/format.js';
import type { DeviceKind } from '../scenario/schema.js';
import type { Names } from './sentences.js';

/** A resident may be spoken of as waiting for staff, not the other way round: so it is known who is who. */
export interface PartyNames extends Names {
  row(row: number): string;
  isStaff(row: number): boolean;
  /** With its storey: "bedroom 05-07, storey 5"; "outside" for -1. */
  place(space: number): string;
  storeyAt(index: number): string;
  opening(index: number): string;
  device(index: number): DeviceKind;
  lift(index: number): string;
  /** What a claim says. */
  claim(id: string): string;
}

/** Words that the names need of a language. */
export interface PlaceWords {
  outside: string;
  at(space: string, storey: string): string;
}

export function partyNames(
  header: RecordingHeader,
  building: Building,
  names: Names,
  words: PlaceWords,
  claim: (id: string) => string,
): PartyNames {
  const devices = devicesOf(building);
  const storeyAt = (index: number): string => names.storey(building.storeys[index].id);
  return {
    ...names,
    row: (row) => names.person(header.people[row].id),
    isStaff: (row) => row >= header.residents,
    place(index) {
      if (index < 0) return words.outside;
      const space = building.spaces[index];
      return words.at(names.space(space.id), storeyAt(space.storey));
    },
    storeyAt,
    opening: (index) => building.openings[index].id,
    device: (index) => devices[index].kind,
    lift: (index) => building.lifts[index].id,
    claim,
  };
}

/** What a sentence about a party needs of its language. */
export interface PartyWords {
  opening(id: string): string;
  device(kind: DeviceKind): string;
  lift(id: string): string;
  phase(name: string): string;
  event(event: string): string;
}

export function partyName(party: Party, names: PartyNames, words: PartyWords): string {
  switch (party.kind) {
    case 'person':
      return names.row(party.row);
    case 'space':
      return names.place(party.space);
    case 'opening':
      return words.opening(names.opening(party.opening));
    case 'device':
      return words.device(names.device(party.device));
    case 'lift':
      return words.lift(names.lift(party.lift));
    case 'phase':
      return words.phase(names.phase(party.phase));
    case 'event':
      return words.event(party.event);
  }
}
