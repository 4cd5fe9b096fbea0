/** What a generated home is made of where nothing is said, and the rule each value comes from. */
import type { TowerParameters } from '../scenario/schema.js';

export interface RuledValue {
  /** The value, or null where it follows from the others (see `note`). */
  value: number | null;
  unit: string;
  /** Rule it serves (ids of the rule table), or null: no rule asks for it. */
  rule: string | null;
  /** Standard and clause of that rule. */
  clause: string;
  /** Of the rule or the value: R read, K known, U uncertain or assumed. */
  confidence: 'R' | 'K' | 'U';
  note: string;
}

/** Every parameter of the tower. */
export const TOWER_DEFAULTS: Readonly<Record<keyof TowerParameters, RuledValue>> = {
  storeys: {
    value: 18,
    unit: 'storeys',
    rule: 'BR-05',
    clause: 'GB 55037-2022 4.3.5; GB 50016 5.3.1A',
    confidence: 'R',
    note: 'floors up to 50.15 m with 18 storeys: the highest that stays below the 54 m limit for elderly care',
  },
  storeyHeight: {
    value: 2.95,
    unit: 'm',
    rule: null,
    clause: '',
    confidence: 'U',
    note: 'usual floor-to-floor height of care homes in residential-type towers',
  },
  bedsPerStorey: {
    value: 26,
    unit: 'beds',
    rule: 'BR-49',
    clause: 'JGJ 450 5.2',
    confidence: 'R',
    note: '13 double rooms, one care unit of at most 60 beds',
  },
  bedsPerRoom: { value: 2, unit: 'beds', rule: null, clause: '', confidence: 'U', note: 'double rooms' },
  bedroomsFrom: {
    value: 2,
    unit: 'storey',
    rule: 'BR-05',
    clause: 'GB 55037-2022 4.3.5',
    confidence: 'R',
    note: 'no bedrooms below ground; the ground floor is left to hall, control room and services; 1 in a one-storey home',
  },
  compartments: {
    value: null,
    unit: 'per storey',
    rule: 'BR-08',
    clause: 'GB 50016 5.3.1',
    confidence: 'K',
    note: 'one; two where the storey is larger than 1500 m2',
  },
  stairs: {
    value: null,
    unit: 'stairs',
    rule: 'BR-10, BR-13',
    clause: 'GB 50016 5.5.8, table 5.5.17',
    confidence: 'R',
    note: 'two, or as many (at most four) as bring every room door within 25 m of an exit; one only if asked for',
  },
  stairWidth: {
    value: 1.3,
    unit: 'm',
    rule: 'BR-24, BR-46',
    clause: 'GB 50016 table 5.5.18; JGJ 450 5.6.6 (1.20 m)',
    confidence: 'K',
    note: 'clear width of a flight between handrails; high-rise medical value',
  },
  corridorWidth: {
    value: 2.4,
    unit: 'm',
    rule: 'BR-44',
    clause: 'JGJ 450 5.6.3 (1.80 m)',
    confidence: 'R',
    note: 'two beds pass each other; the rule asks for 1.80 m clear',
  },
  roomDepth: {
    value: 6,
    unit: 'm',
    rule: 'BR-12',
    clause: 'GB 50016 5.5.15',
    confidence: 'R',
    note: 'one door serves at most 50 m2',
  },
  roomWidth: {
    value: 3.6,
    unit: 'm',
    rule: 'BR-12',
    clause: 'GB 50016 5.5.15; JGJ 450 (6 m2 a bed)',
    confidence: 'K',
    note: 'along the corridor; wider where the beds need it (6 m2 each)',
  },
  bedroomDoorWidth: {
    value: 1.1,
    unit: 'm',
    rule: 'BR-47',
    clause: 'JGJ 450 5.7.3',
    confidence: 'R',
    note: 'clear width, for nursing beds',
  },
  refugeArea: {
    value: 12,
    unit: 'm2',
    rule: 'BR-26, BR-27',
    clause: 'GB 50016 5.5.24A',
    confidence: 'R',
    note: 'net, by each stair, on storey 2 and up',
  },
  lifts: {
    value: null,
    unit: 'lifts',
    rule: 'BR-33, BR-45',
    clause: 'GB 50016 7.3.1-7.3.2; JGJ 450 5.6.4, 5.6.5',
    confidence: 'R',
    note: 'one a compartment and one for every 120 beds; shafts lie behind the lobbies and are no space of the drawing yet',
  },
};

/** Measures of the drawing that are no parameters. */
export const TOWER_MEASURES = {
  lobbyArea: {
    value: 10,
    unit: 'm2',
    rule: 'BR-34',
    clause: 'GB 50016 7.3.5, 6.4.3',
    confidence: 'K',
    note: "smoke-proof lobby shared with the firefighters' lift",
  },
  lobbyShortSide: {
    value: 2.4,
    unit: 'm',
    rule: 'BR-34',
    clause: 'GB 50016 7.3.5',
    confidence: 'R',
    note: 'least side of that lobby',
  },
  lobbyMostDepth: {
    value: 4.2,
    unit: 'm',
    rule: null,
    clause: '',
    confidence: 'U',
    note: 'deeper buildings have more shafts behind it',
  },
  shaftDepth: {
    value: 2.4,
    unit: 'm',
    rule: 'BR-45',
    clause: 'JGJ 450 5.6.4',
    confidence: 'U',
    note: 'left out behind the lobby: a stretcher lift',
  },
  protectedDoor: {
    value: 1.2,
    unit: 'm',
    rule: 'BR-23',
    clause: 'GB 50016 table 5.5.18',
    confidence: 'K',
    note: 'clear width of the doors of lobbies, stairs, refuges and stair exits',
  },
  entranceDoor: {
    value: 1.8,
    unit: 'm',
    rule: 'BR-22',
    clause: 'GB 55037 7.1.4',
    confidence: 'U',
    note: 'clear width of the main entrance',
  },
  serviceDoor: {
    value: 1,
    unit: 'm',
    rule: 'BR-21',
    clause: 'GB 50016 5.5.18 (0.90 m)',
    confidence: 'R',
    note: 'doors of control room and services',
  },
  baySize: { value: 1.8, unit: 'm', rule: null, clause: '', confidence: 'U', note: 'open front of the nurse room' },
  hallFront: {
    value: 2.4,
    unit: 'm',
    rule: null,
    clause: '',
    confidence: 'U',
    note: 'open front of hall and day room',
  },
  hallWidth: {
    value: 6,
    unit: 'm',
    rule: 'BR-06',
    clause: 'GB 50016 5.4.4B',
    confidence: 'U',
    note: 'hall on the ground floor, day room above: below 200 m2',
  },
  nurseWidth: {
    value: 3.6,
    unit: 'm',
    rule: null,
    clause: '',
    confidence: 'U',
    note: 'nurse room; control room on the ground floor',
  },
  refugeSide: {
    value: 2.4,
    unit: 'm',
    rule: 'BR-27',
    clause: 'GB 50016 5.5.24A',
    confidence: 'U',
    note: 'least side of a refuge: a bed turns',
  },
  exitPassage: {
    value: 2,
    unit: 'm',
    rule: 'BR-17',
    clause: 'GB 50016 5.5.17(2)',
    confidence: 'U',
    note: 'way out of a stair inside the block, where no refuge lies above',
  },
  mostToExit: {
    value: 25,
    unit: 'm',
    rule: 'BR-13',
    clause: 'GB 50016 table 5.5.17',
    confidence: 'K',
    note: 'room door to exit, straight line, between two exits',
  },
  mostCompartment: {
    value: 1500,
    unit: 'm2',
    rule: 'BR-08',
    clause: 'GB 50016 5.3.1',
    confidence: 'K',
    note: 'high-rise, without counting sprinklers',
  },
  bedArea: {
    value: 6,
    unit: 'm2',
    rule: null,
    clause: 'JGJ 450',
    confidence: 'K',
    note: 'bedroom area for each bed, for the default room width',
  },
  leastBedArea: {
    value: 2.5,
    unit: 'm2',
    rule: null,
    clause: '',
    confidence: 'U',
    note: 'a bed of 0.9 x 2.0 m and its side: less cannot be drawn',
  },
  fireDoorReveal: {
    value: 0.3,
    unit: 'm',
    rule: 'BR-08',
    clause: 'GB 50016 6.5',
    confidence: 'U',
    note: 'what a two-leaf fire door takes from the corridor',
  },
} as const satisfies Record<string, RuledValue>;

/** Kept by stair A on every storey. No rule asks for it: an assumption (U) that a scenario should replace by a count. */
export const TOWER_DEVICES = { evacuationChair: 2, stretcher: 1, wheelchair: 2 } as const;
