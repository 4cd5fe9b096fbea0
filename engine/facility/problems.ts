/**
 * What can be wrong with a building. Codes with the parameters that the sentences in `text/` need; all lengths in metres.
 */
import type { Problem } from '../errors.js';

/** Code → names of its parameters. */
export const FACILITY_PROBLEMS = {
  duplicateId: ['value', 'kind'],
  unknownReference: ['value', 'kind'],
  reservedId: ['value'],
  zeroArea: ['value', 'least'],
  selfIntersecting: ['x', 'y'],
  holeOutside: ['x', 'y'],
  holesOverlap: ['other'],
  netAreaTooLarge: ['value', 'most'],
  flightDataMissing: ['kind'],
  flightDataNotAllowed: ['kind', 'allowed'],
  flightWithoutDirection: ['value'],
  openingToItself: ['space'],
  openingTooShort: ['value', 'least'],
  openingNotOnEdge: ['space', 'value', 'distance', 'most'],
  openingWiderThanEdge: ['space', 'value', 'most'],
  openingOneSided: ['a', 'b'],
  openingsOverlap: ['other', 'value', 'most'],
  clearWidthTooLarge: ['value', 'most'],
  floorsDiffer: ['a', 'b', 'heightA', 'heightB', 'value', 'most'],
  exitIntoSpace: ['space'],
  spacesOverlap: ['other', 'value', 'most'],
  outsideSpace: ['space', 'value', 'distance'],
  spaceWithoutOpening: ['space'],
  noExit: [],
  noWayOutside: ['space', 'spaces', 'count'],
  // Lifts
  liftCarKind: ['space', 'value'],
  liftCarShared: ['space', 'other'],
  liftCarNoRectangle: ['space'],
  liftNoSuchStop: ['value', 'allowed'],
  liftStopElsewhere: ['value', 'space'],
  liftStopTwice: ['value', 'storey'],
  liftDoorWithoutStop: ['space', 'value'],
  // Generated towers
  towerTooManyLifts: ['value', 'most'],
  towerBedroomsAboveTop: ['value', 'most'],
  towerDoorTooWide: ['value', 'most'],
  towerRoomTooSmall: ['value', 'least', 'beds'],
  // Buildings from tables
  tableEmpty: [],
  tableUnknownColumn: ['line', 'column', 'value', 'allowed'],
  tableRepeatedColumn: ['line', 'column', 'value'],
  tableMissingColumn: ['line', 'value'],
  tableUnclosedQuote: ['line', 'column'],
  tableTooManyCells: ['line', 'column', 'value', 'most'],
  tableNotANumber: ['line', 'column', 'value', 'allowed'],
  tableOutOfRange: ['line', 'column', 'value', 'least', 'most'],
  tableUnknownWord: ['line', 'column', 'value', 'allowed'],
  tableStoreyMissing: ['line', 'column'],
  tableNoRooms: [],
  tableStoreyTwice: ['line', 'value'],
  tableIdTwice: ['line', 'value', 'other'],
  tableNoIdLeft: ['line', 'value'],
  tableNoStair: ['storeys'],
  tableTooManyStairs: ['line', 'value', 'most'],
  tableEndTaken: ['line', 'value', 'other'],
  tableStairWide: ['line', 'value', 'most'],
} as const satisfies Record<string, readonly string[]>;
export type FacilityProblemCode = keyof typeof FACILITY_PROBLEMS;

/** What to do about it. */
export const FACILITY_HINTS = [
  'drawCornersInOrder',
  'moveOntoSharedEdge',
  'shortenOpening',
  'widenSpace',
  'turnOpeningSpaces',
  'checkElevations',
  'moveApart',
  'moveInside',
  'addOpening',
  'addExit',
  'unlockOrAddDoor',
  'addFlight',
  'removeFlight',
  'rename',
  'declare',
  'joinSpacesInstead',
  'lowerValue',
  'makeLiftCar',
  'drawRectangle',
  'addStop',
] as const;
export type FacilityHintCode = (typeof FACILITY_HINTS)[number];

/** Collects problems; numbers are rounded to 0.1 mm so that a sentence shows no rounding noise. */
export class ProblemList {
  readonly items: Problem[] = [];

  add(
    path: string,
    code: FacilityProblemCode,
    parameters: Record<string, unknown>,
    hint?: FacilityHintCode,
    hintParameters: Record<string, unknown> = {},
  ): void {
    const problem: Problem = { path, code, parameters: tidy(parameters) };
    if (hint !== undefined) problem.hint = { code: hint, parameters: tidy(hintParameters) };
    this.items.push(problem);
  }
}

function tidy(parameters: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parameters)) {
    out[key] = typeof value === 'number' && Number.isFinite(value) ? Math.floor(value * 10_000 + 0.5) / 10_000 : value;
  }
  return out;
}
