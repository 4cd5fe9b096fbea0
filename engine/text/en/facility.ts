import type { FacilityHintTexts, FacilityProblemTexts } from '../problems.js';
import { words } from './words.js';

const kindOf = (kind: unknown): string => (words.reference as Record<string, string>)[kind as string] ?? String(kind);
const field = (name: unknown): string => (words.tableField as Record<string, string>)[name as string] ?? String(name);

export const facilityProblems: FacilityProblemTexts = {
  duplicateId: (p, s) => `there are two of the kind ${kindOf(p.kind)} with the id ${s.value(p.value)}`,
  unknownReference: (p, s) => `there is no ${kindOf(p.kind)} ${s.value(p.value)}`,
  reservedId: (p, s) => `${s.value(p.value)} has a meaning of its own and cannot be the id of a space`,
  zeroArea: (p, s) => `the outline has an area of ${s.area(p.value)}; at least ${s.area(p.least)} is needed`,
  selfIntersecting: (p, s) => `the outline crosses itself at x ${s.length(p.x)}, y ${s.length(p.y)}`,
  holeOutside: (p, s) => `the hole leaves the outline at x ${s.length(p.x)}, y ${s.length(p.y)}`,
  holesOverlap: (p, s) => `the hole overlaps hole number ${s.number(Number(p.other) + 1)}`,
  netAreaTooLarge: (p, s) => `the net area of ${s.area(p.value)} is larger than the outline's ${s.area(p.most)}`,
  flightDataMissing: () => 'a stair flight needs "flight" with the direction of ascent and the rise',
  flightDataNotAllowed: (p, s) => `"flight" is only for stair flights, and this is of kind ${s.value(p.kind)}`,
  flightWithoutDirection: (p, s) => `the direction of ascent ${s.value(p.value)} has no length`,
  openingToItself: (p, s) => `the opening joins the space ${s.name(p.space)} to itself`,
  openingTooShort: (p, s) =>
    `the two ends are ${s.length(p.value)} apart; an opening is at least ${s.length(p.least)} wide`,
  openingNotOnEdge: (p, s) =>
    `the opening is not on an edge of ${s.name(p.space)}: it is ${s.length(p.distance)} away from it, and at most ${s.length(p.most)} is let pass`,
  openingWiderThanEdge: (p, s) =>
    `the opening is ${s.length(p.value)} wide, but the edge of ${s.name(p.space)} it lies on has only ${s.length(p.most)}`,
  openingOneSided: (p, s) => `${s.name(p.a)} and ${s.name(p.b)} lie on the same side of the opening`,
  openingsOverlap: (p, s) => `the opening overlaps the opening ${s.name(p.other)} by ${s.length(p.value)}`,
  clearWidthTooLarge: (p, s) =>
    `the clear width of ${s.length(p.value)} is more than the distance of the two ends, ${s.length(p.most)}`,
  floorsDiffer: (p, s) =>
    `the floors do not meet here: ${s.name(p.a)} is at ${s.length(p.heightA)} and ${s.name(p.b)} at ${s.length(p.heightB)}, a step of ${s.length(p.value)} where at most ${s.length(p.most)} is let pass`,
  exitIntoSpace: (p, s) => `the exit leads "outside", but behind it lies the space ${s.name(p.space)}`,
  spacesOverlap: (p, s) => `the space overlaps the space ${s.name(p.other)} by ${s.area(p.value)}`,
  outsideSpace: (p, s) =>
    `the point ${s.value(p.value)} lies ${s.length(p.distance)} outside the space ${s.name(p.space)}`,
  spaceWithoutOpening: (p, s) => `the space ${s.name(p.space)} has no opening: nobody can get in or out`,
  noExit: () => 'the building has no exit: no unlocked opening leads "outside"',
  noWayOutside: (p, s) =>
    p.count === 1
      ? `there is no way outside from ${s.name(p.space)}`
      : `there is no way outside from ${s.count(p.count, 'space', 'spaces')}: ${s.allOf(p.spaces)}`,
  liftCarKind: (p, s) =>
    `${s.name(p.space)} is of kind ${s.value(p.value)}, and a lift needs a space of kind "liftCar"`,
  liftCarShared: (p, s) => `the car ${s.name(p.space)} belongs to the lift ${s.name(p.other)} already`,
  liftCarNoRectangle: (p, s) => `the car ${s.name(p.space)} is no rectangle along the axes of the drawing`,
  liftNoSuchStop: (p, s) => `the lift does not stop at ${s.value(p.value)}; it stops at ${s.allOf(p.allowed)}`,
  liftStopElsewhere: (p, s) =>
    `the opening ${s.value(p.value)} does not lead from the car ${s.name(p.space)} to a space`,
  liftStopTwice: (p, s) => `the lift stops at ${s.name(p.storey)} already; ${s.value(p.value)} is a second door there`,
  liftDoorWithoutStop: (p, s) =>
    `the car ${s.name(p.space)} has ${s.count(p.value, 'opening', 'openings')}, more than a lift stops at`,
  towerTooManyLifts: (p, s) =>
    `${s.count(p.value, 'lift', 'lifts')}, but only ${s.count(p.most, 'stair', 'stairs')}: behind each lobby there is room for one`,
  towerBedroomsAboveTop: (p, s) =>
    `bedrooms would begin on storey ${s.number(p.value)}, but the home has only ${s.count(p.most, 'storey', 'storeys')}`,
  towerDoorTooWide: (p, s) =>
    `a door of ${s.length(p.value)} does not fit: the wall of the room has place for ${s.length(p.most)}`,
  towerRoomTooSmall: (p, s) =>
    `a room of ${s.area(p.value)} is too small for ${s.count(p.beds, 'bed', 'beds')}; they need ${s.area(p.least)}`,
  tableEmpty: () => 'the table has no rows below its header',
  tableUnknownColumn: (p, s) =>
    `line ${s.number(p.line)}, column ${s.number(p.column)}: no column is called ${s.value(p.value)}; there are ${s.anyOf(p.allowed)}`,
  tableRepeatedColumn: (p, s) =>
    `line ${s.number(p.line)}, column ${s.number(p.column)}: ${s.value(p.value)} means a column that is there already`,
  tableMissingColumn: (p, s) => `line ${s.number(p.line)}: the column "${field(p.value)}" is missing`,
  tableUnclosedQuote: (p, s) =>
    `line ${s.number(p.line)}, column ${s.number(p.column)}: a quotation mark is opened and never closed`,
  tableTooManyCells: (p, s) =>
    `line ${s.number(p.line)}: there is a cell ${s.value(p.value)} in column ${s.number(p.column)}, but the header has only ${s.count(p.most, 'column', 'columns')}`,
  tableNotANumber: (p, s) =>
    `line ${s.number(p.line)}, column ${s.number(p.column)}: ${s.value(p.value)} is not a number; write it as ${s.value(p.allowed)}`,
  tableOutOfRange: (p, s) =>
    `line ${s.number(p.line)}: ${s.number(p.value)} is out of range; ${p.least === undefined ? 'at most' : `from ${s.number(p.least)} to`} ${s.number(p.most)}`,
  tableUnknownWord: (p, s) =>
    `line ${s.number(p.line)}, column ${s.number(p.column)}: ${s.value(p.value)} is not known here; use ${s.anyOf(p.allowed)}`,
  tableStoreyMissing: (p, s) => `line ${s.number(p.line)}: the storey is empty and no row above gives one`,
  tableNoRooms: () => 'no row of the table names a storey',
  tableStoreyTwice: (p, s) =>
    `line ${s.number(p.line)}: the storey height ${s.length(p.value)} contradicts another row`,
  tableIdTwice: (p, s) => `line ${s.number(p.line)}: the name ${s.value(p.value)} is taken already`,
  tableNoIdLeft: (p, s) => `line ${s.number(p.line)}: no letter or digit is left of the name ${s.value(p.value)}`,
  tableNoStair: (p, s) => `no stair joins the storeys ${s.allOf(p.storeys)}`,
  tableTooManyStairs: (p, s) =>
    `line ${s.number(p.line)}: at most ${s.number(p.most)} stairs can be placed along the corridor`,
  tableEndTaken: (p, s) =>
    `line ${s.number(p.line)}: this end of the corridor is taken by the room of line ${s.number(p.other)}`,
  tableStairWide: (p, s) =>
    `line ${s.number(p.line)}: a stair ${s.length(p.value)} wide; at most ${s.length(p.most)} can be drawn`,
};

export const facilityHints: FacilityHintTexts = {
  drawCornersInOrder: () => 'give the corners in order, walking around the space once',
  moveOntoSharedEdge: () =>
    'put both ends on the edge that the two spaces share; neighbours are drawn without a gap for the wall',
  shortenOpening: () => 'make the opening narrower or move it to a longer edge',
  widenSpace: () => 'draw the space wider',
  turnOpeningSpaces: () => 'check the two spaces under "between", and that they do not overlap',
  checkElevations: () => 'check the elevation of both storeys, and direction and rise of the flight',
  moveApart: () => 'move them apart or draw them as one',
  moveInside: () => 'move it inside the outline',
  addOpening: () => 'add an opening to a neighbour',
  addExit: () => 'add an opening between a space and "outside"',
  unlockOrAddDoor: () => 'add a door, or make a locked one a door that can be opened',
  addFlight: () => 'write "flight": {"up": [dx, dy], "rise": height in metres}',
  removeFlight: () => 'remove "flight", or make the kind "stairFlight"',
  rename: () => 'give it another id',
  declare: () => 'correct the id, or add what it names',
  joinSpacesInstead: () => 'write the id of that space in place of "outside"',
  lowerValue: () => 'make it smaller',
  makeLiftCar: () => 'make the kind of the space "liftCar", or name the car',
  drawRectangle: () => 'draw the clear inside of the car, four corners',
  addStop: () => 'write every opening of the car under "stops" of its lift',
};
