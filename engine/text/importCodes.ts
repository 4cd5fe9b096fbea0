/** What an import or an export of a building can say: codes for which both languages have a sentence. */
import type { ProblemText } from './problems.js';

export const IMPORT_FORMATS = [
  'wkt',
  'jupedsim-project',
  'jupedsim-xml',
  'vadere',
  'dxf',
  'ifc',
  'imdf',
  'table',
  'scenario',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const TAKEN_KINDS = [
  'storeys',
  'spaces',
  'openings',
  'exits',
  'stairs',
  'lifts',
  'beds',
  'people',
  'stations',
] as const;
export type TakenKind = (typeof TAKEN_KINDS)[number];

/** Why a file is refused; nothing is written then. */
export const IMPORT_PROBLEMS = [
  'importTooLarge',
  'importTooMany',
  'importTooDeep',
  'importTooSlow',
  'importBomb',
  'importPath',
  'importDoctype',
  'importUnknown',
  'importBroken',
  'importNothing',
  'importNoExit',
  'importVersion',
  'exportNothing',
  'exportStorey',
  'exportNeedsRecording',
  'exportWithUnknown',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];

/** Entries of the report. */
export const IMPORT_ENTRIES = [
  // Repaired
  'ringClosed',
  'linesJoined',
  'arcsFlattened',
  'outlineUncrossed',
  'overlapCut',
  'wallBridged',
  'doorShifted',
  'exitCut',
  'groundParted',
  'unitsConverted',
  'movedToOrigin',
  'textDecoded',
  'stairRectangle',
  'levelFlattened',
  // Not taken
  'entityNotRead',
  'layerNotRead',
  'blockMissing',
  'blockCyclic',
  'ringOpen',
  'spaceTooSmall',
  'spaceCovered',
  'spaceUnreachable',
  'spaceFaulty',
  'doorTooNarrow',
  'doorNowhere',
  'doorIntoAir',
  'doorFaulty',
  'exitNowhere',
  'stairOneStorey',
  'stairTooSmall',
  'stairNoDoor',
  'liftSkewed',
  'liftNoStop',
  'liftTooFewStops',
  'bedNowhere',
  'peopleNoRoom',
  'featureNotRead',
  'valueNotRead',
  'noGeometry',
  // To find out
  'unitUnknown',
  'unitUnlikely',
  'noExit',
  'spaceNoWayOut',
  'openBetween',
  'spaceKinds',
  'doorKinds',
  'clearWidths',
  'doorWidthUnknown',
  'storeyHeight',
  'storeyUnknown',
  'storeyHeights',
  'storeysByName',
  'storeyElevation',
  'stairAsExit',
  'exitAssumed',
  'stairSteps',
  'stairDoor',
  'liftData',
  'walkingSpeed',
  'startingScenario',
  'stationAssumed',
  'noBeds',
  'tableNote',
] as const;
export type ImportEntryCode = (typeof IMPORT_ENTRIES)[number];

export interface ImportWords {
  formats: Readonly<Record<ImportFormat, string>>;
  /** "3 storeys" */
  taken: Readonly<Record<TakenKind, (count: number) => string>>;
  problems: Readonly<Record<ImportProblemCode, ProblemText>>;
  entries: Readonly<Record<ImportEntryCode, ProblemText>>;
  headings: Readonly<Record<'taken' | 'repaired' | 'notRead' | 'toDo', string>>;
  /** Where: file, line, layer, object, storey, coordinates. */
  place: Readonly<Record<'file' | 'line' | 'layer' | 'object' | 'storey', (value: string) => string>>;
  more: (count: number) => string;
}
