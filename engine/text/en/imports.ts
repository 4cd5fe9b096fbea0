import type { ImportFormat, ImportWords } from '../importCodes.js';
import type { Parameters } from '../say.js';
import { sentences } from './sentences.js';

const one = (singular: string, plural: string) => (count: number) => `${count} ${count === 1 ? singular : plural}`;
const named = (p: Parameters): string => (typeof p.name === 'string' && p.name !== '' ? ` "${p.name}"` : '');
const MB = (bytes: unknown): string => `${Math.round(Number(bytes) / 1e5) / 10} MB`;
const cm = (metres: unknown): string => `${Math.round(Number(metres) * 1000) / 10} cm`;

/** How a format shows an exit. */
const NO_EXIT: Readonly<Partial<Record<ImportFormat, string>>> = {
  wkt: ': WKT holds ground and nothing else. Give the project that belongs to it (a folder or zip with its JSON)',
  dxf: ': draw a closed outline on the layer jps-exits, or a door in an outer wall of the ground floor',
  'jupedsim-project': ': the project has no exits that touch the ground',
  'jupedsim-xml': ': no transition leads to room -1',
  vadere: ': no target that people leave at touches the ground',
  ifc: ': no IfcDoor stands in an outer wall of the ground floor',
};

export const importWords: ImportWords = {
  formats: {
    wkt: 'geometry as WKT',
    'jupedsim-project': 'JuPedSim project (2.0)',
    'jupedsim-xml': 'JuPedSim geometry (XML)',
    vadere: 'Vadere scenario',
    dxf: 'DXF drawing',
    ifc: 'IFC model',
    imdf: 'IMDF archive',
    table: 'table of rooms',
    scenario: 'Anshu scenario',
  },
  taken: {
    storeys: one('storey', 'storeys'),
    spaces: one('space', 'spaces'),
    openings: one('opening inside', 'openings inside'),
    exits: one('exit', 'exits'),
    stairs: one('stair', 'stairs'),
    lifts: one('lift', 'lifts'),
    beds: one('bed', 'beds'),
    people: one('person', 'people'),
    stations: one('station', 'stations'),
  },
  headings: { taken: 'Taken', repaired: 'Repaired', notRead: 'Not taken', toDo: 'To find out' },
  place: {
    file: (v) => v,
    line: (v) => `line ${v}`,
    layer: (v) => `layer ${v}`,
    object: (v) => v,
    storey: (v) => `storey ${v}`,
  },
  more: (count) => ` (and ${count} more like it)`,
  problems: {
    importTooLarge: (p) => `the file has ${MB(p.value)}; at most ${MB(p.most)} are read`,
    importTooMany: (p, s) => `more than ${s.number(p.most)} ${s.name(p.kind)}: not read any further`,
    importTooDeep: (p, s) => `things lie in one another more than ${s.number(p.most)} deep`,
    importTooSlow: (p, s) => `not finished within ${s.number(p.most)} s: not read any further`,
    importBomb: (p) => `the archive unpacks to more than ${MB(p.most)}: not unpacked`,
    importPath: (p, s) => `the archive holds a file with the path ${s.value(p.value)}, which leads out of it`,
    importDoctype: () => 'the XML declares entities of its own (DOCTYPE); such files are not read',
    importUnknown: (p, s) => `what this file is cannot be told; read are ${s.allOf(p.allowed)}`,
    importBroken: (p, s) =>
      `this cannot be read as ${s.name(p.format)}${p.line === undefined ? '' : `, line ${s.number(p.line)}`}: ${s.name(p.reason)}`,
    importNothing: (p, s) =>
      `no outline of a room or of walkable ground was found${p.hint === undefined ? '' : ` (${s.name(p.hint)})`}`,
    importNoExit: (p, s) =>
      `${s.count(p.count, 'space', 'spaces')} and ${s.count(p.doors, 'opening', 'openings')} were found, but no way out of the building${NO_EXIT[p.format as ImportFormat] ?? ''}; in the viewer the file can be opened under "Draw", and the exit drawn there`,
    importVersion: (p, s) => `version ${s.value(p.value)} is not read; read are ${s.allOf(p.allowed)}`,
    exportNothing: () => 'there is nothing to write: nobody moves in this recording',
    exportStorey: (p, s) => `there is no storey ${s.value(p.value)}; there are ${s.allOf(p.allowed)}`,
    exportNeedsRecording: (p, s) => `${s.name(p.format)} holds trajectories: give a recording, not a scenario`,
    exportWithUnknown: (p, s) => `${s.value(p.value)} cannot be written; formats are ${s.allOf(p.allowed)}`,
  },
  entries: {
    ringClosed: (p) => `outline closed over a gap of ${cm(p.value)}`,
    linesJoined: (p, s) => `outline put together from ${s.number(p.count)} lines`,
    arcsFlattened: (p, s) =>
      `${s.count(p.count, 'arc', 'arcs')} drawn as straight pieces, off by at most ${cm(p.value)}`,
    outlineUncrossed: (p, s) =>
      `outline crossed itself: ${s.count(p.pieces, 'piece', 'pieces')} without crossings made of it`,
    overlapCut: (p, s) => `${s.name(p.name)} overlapped ${s.name(p.other)} by ${s.area(p.value)}: cut there`,
    wallBridged: (p, s) =>
      `wall of ${cm(p.value)} between ${s.name(p.space)} and ${s.name(p.other)}: the door's depth added to ${s.name(p.space)}`,
    doorShifted: (p) => `door shifted along its wall by ${cm(p.value)}`,
    exitCut: (p, s) => `exit area${named(p)} cut off the ground (${s.area(p.value)}): whoever steps on it has left`,
    groundParted: (p, s) =>
      `ground parted at ${s.count(p.count, 'doorway', 'doorways')} (${s.length(p.least)} to ${s.length(p.most)} wide), so that people queue there`,
    unitsConverted: (p, s) => `lengths converted from ${s.name(p.unit)} (${s.name(p.source)})`,
    movedToOrigin: (p, s) => `moved by ${s.name(p.value)} m, so that the building lies at the origin`,
    textDecoded: (p, s) => `text read as ${s.name(p.value)}`,
    stairRectangle: (p) => `stair${named(p)}: footprint taken as a rectangle`,
    levelFlattened: (p, s) => `${s.name(p.name)} is drawn level: the file's slope is not carried over`,
    entityNotRead: (p, s) =>
      `${s.number(p.count)} × ${s.name(p.kind)} not read${p.reason === undefined ? '' : ` (${s.name(p.reason)})`}`,
    layerNotRead: (p, s) =>
      `${s.count(p.count, 'thing', 'things')} on a layer that says nothing: name what it shows (--layer "${s.name(p.name)}=room")`,
    blockMissing: (p, s) => `block ${s.value(p.name)} is used but not in the file`,
    blockCyclic: (p, s) => `block ${s.value(p.name)} contains itself`,
    ringOpen: (p) => `outline is open by ${cm(p.value)}: not closed, at most ${cm(p.most)} are`,
    spaceTooSmall: (p, s) => `outline of ${s.area(p.value)} is no space`,
    spaceCovered: (p, s) => `${s.name(p.name)} is covered by others`,
    spaceUnreachable: (p, s) => `${s.name(p.name)} has no way out: left out. Is a door missing?`,
    spaceFaulty: (p, s) => `${s.name(p.name)} cannot be built and was left out`,
    doorTooNarrow: (p, s) => `door of ${s.length(p.value)}; less than ${s.length(p.least)} is none`,
    doorNowhere: (p) => `door${named(p)} lies in no wall of a space`,
    doorIntoAir: (p, s) => `door${named(p)} of ${s.name(p.space)} leads nowhere on an upper storey: left out`,
    doorFaulty: (p, s) => `opening ${s.name(p.name)} cannot be built (${s.name(p.reason)}) and was left out`,
    exitNowhere: (p) => `exit${named(p)} touches no space`,
    stairOneStorey: (p) => `stair${named(p)} joins only one storey`,
    stairTooSmall: (p, s) => `stair${named(p)}: no flights fit into ${s.length(p.length)} × ${s.length(p.width)}`,
    stairNoDoor: (p) => `no space next to the stair landing${named(p)}`,
    liftSkewed: (p) => `lift${named(p)}: its car is no rectangle along the axes of the drawing`,
    liftNoStop: (p) => `lift${named(p)}: nothing in front of it here`,
    liftTooFewStops: (p) => `lift${named(p)} stops nowhere`,
    bedNowhere: (p) => `bed${named(p)} lies in no space`,
    peopleNoRoom: (p, s) => `of ${s.number(p.count)} people only ${s.number(p.placed)} find room in the area`,
    featureNotRead: (p, s) =>
      `${s.name(p.name)} not carried over${p.count === undefined ? '' : ` (${s.number(p.count)})`}`,
    valueNotRead: (p, s) => `${s.name(p.name)}: ${s.value(p.value)} cannot be used`,
    unitUnlikely: (p, s) =>
      `the file says ${s.name(p.unit)}, by which the whole drawing would be smaller than 1 m: ${s.name(p.used)} taken`,
    unitUnknown: (p, s) => `the file names no unit of length: ${s.name(p.used)} taken, by the size of the plan`,
    noExit: (p, s) =>
      `the file shows no way out of the building (${s.count(p.count, 'space', 'spaces')}): draw an exit door`,
    openBetween: (p, s) =>
      `no wall between ${s.name(p.name)} and ${s.name(p.other)} in the file: taken as open over ${s.length(p.value)}. Is it?`,
    spaceNoWayOut: (p, s) => `${s.name(p.name)} has no way out: draw the door that is missing`,
    spaceKinds: (p, s) =>
      `${s.count(p.count, 'space', 'spaces')} without a kind, drawn as "${s.name(p.used)}": which are bedrooms, corridors, refuges?`,
    doorKinds: (p, s) =>
      `${s.count(p.count, 'door', 'doors')} without a kind, drawn as "${s.name(p.used)}": which are fire doors, which shut by themselves, which are locked?`,
    clearWidths: (p, s) =>
      `clear width of ${s.count(p.count, 'door', 'doors')}: the file shows the hole in the wall (${s.length(p.least)} to ${s.length(p.most)}); leaf and frame take some of it. Measure`,
    doorWidthUnknown: (p, s) => `door${named(p)}: no width in the file, ${s.length(p.used)} drawn. Measure`,
    storeyHeight: (p, s) => `height of the storey: ${s.length(p.used)} taken`,
    storeyUnknown: (p, s) => `the file does not say which storey this is: ${s.name(p.used)} taken`,
    storeyElevation: (p, s) => `height of the floor above the ground: ${s.length(p.used)} taken`,
    noGeometry: (p, s) => `${s.name(p.name)} has no shape in the file`,
    storeyHeights: (p, s) => `one drawing a storey: ${s.length(p.used)} from floor to floor taken`,
    storeysByName: (p, s) =>
      `the names of the drawings do not all say which storey they are: taken from below in the order ${s.allOf(p.files)}`,
    stairAsExit: (p) => `the drawing has one storey: the stair${named(p)} is taken as the way out of it`,
    exitAssumed: (p, s) => `door${named(p)} of ${s.name(p.space)} has nothing behind it: taken as an exit. Is it one?`,
    stairSteps: (p, s) =>
      `stair${named(p)}: two flights ${s.length(p.width)} wide drawn, steps ${s.length(p.riser)} high and ${s.length(p.tread)} deep. Measure`,
    stairDoor: (p, s) =>
      `stair landing${named(p)}: no door in the file, an opening of ${s.length(p.value)} to ${s.name(p.space)} drawn`,
    liftData: (p, s) =>
      `lift${named(p)}: kind, load (${s.number(p.load)} kg taken), speed (${s.number(p.speed)} m/s taken), door times`,
    walkingSpeed: (p, s) => `walking speed of ${s.count(p.count, 'person', 'people')}: ${s.number(p.used)} m/s taken`,
    startingScenario: () =>
      'residents, roster, plan and incident are a beginning, not in the file: replace them by what is there',
    stationAssumed: (p, s) => `where carers are: a station drawn in ${s.name(p.space)}`,
    noBeds: () => 'the file shows no beds: without residents nothing is asked of the plan',
    tableNote: (p, s) => sentences.tableNote[p.note as keyof typeof sentences.tableNote](p, s),
  },
};
