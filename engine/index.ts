/** The only door into the engine for whoever draws, plays or asks. Hosts bring it to life in a worker or in Node. */
export { ScenarioError, type Problem } from './errors.js';
export type { Building } from './facility/building.js';
export { OUTSIDE, type LiftInfo, type OpeningInfo, type SpaceInfo, type StoreyInfo } from './facility/facility.js';
export { STRETCH_KINDS, type CriticalPath, type Stretch, type StretchKind } from './metrics/criticalPath.js';
export {
  levelOfService,
  LEVELS_OF_SERVICE,
  SERVICE_BOUNDS,
  type DensityCell,
  type DensityMap,
  type LevelOfService,
} from './metrics/density.js';
export type { Histories } from './metrics/histories.js';
export type { Hold } from './metrics/hold.js';
export type { Mark } from './metrics/marks.js';
export type { Answer, Question } from './metrics/questions.js';
export type { Party, Reason, ReasonLink } from './metrics/reason.js';
export type { Egress, RoomEgress, SafeEgress } from './metrics/safeEgress.js';
export { CRITERIA, VULNERABILITIES, type Criterion, type Vulnerability } from './metrics/criteria.js';
export type { Availability } from './metrics/tenability.js';
export type { SafetyTimes } from './metrics/safetyTimes.js';
export { paired, type Comparison } from './study/compare.js';
export { judge, judgeAll, type ClaimVerdict, type Verdict } from './check/verdict.js';
export { meanInterval, type Interval, type MeanInterval } from './study/intervals.js';
export type { Factor, Measure, StudyFile } from './study/file.js';
export type { Level, Levels, StudyRow } from './study/row.js';
export type { UnitResult } from './study/unit.js';
export { isShare, unitOf } from './study/measures.js';
export { namesOfStudy, type StudyNames } from './text/studyNames.js';
export { loadStudyWords } from './text/loadStudies.js';
export type { StudyWords } from './text/studies.js';
export { shiftInForce } from './people/shift.js';
export type { RecordingEnd, RecordingHeader } from './recording/format.js';
export {
  readRecording,
  streamRecording,
  type CompleteRecording,
  type LiftSnapshot,
  type Playhead,
  type Recording,
  type RecordingStream,
  type Snapshot,
} from './recording/reader.js';
export type {
  Claim,
  Edit,
  LocalText,
  MobilityClass,
  Scenario,
  ScenarioFile,
  StaffMember,
  Variant,
} from './scenario/schema.js';
export { DEVICE_KINDS, DOOR_KINDS, MOBILITY_CLASSES, SPACE_KINDS } from './scenario/kinds.js';
export type { RunResult } from './study/runs.js';
export type { ClaimResult } from './study/claims.js';
export { kindIn, loadChecking, loadEveryday, namesIn, partyNamesIn, type EverydayText } from './text/everyday.js';
export type { CheckDictionary } from './text/dictionary.js';
export { LANGUAGES, languageOfLocale, localized, type Language } from './text/language.js';
export { formatMoment } from './text/moments.js';
export {
  formatClock,
  formatDuration,
  formatNumber,
  formatQuantity,
  formatShare,
  meanOf,
  NOTHING,
} from './text/numbers.js';
export type { PartyNames } from './text/parties.js';
export type { Names } from './text/sentences.js';
export type { Words } from './text/words.js';
export { csv } from './exchange/csv.js';
export { DRAWING_LISTS, emptyDrawing, STOREY_HEIGHT, type DrawingList } from './exchange/drawing/empty.js';
export type {
  Drawing,
  DrawingBed,
  DrawingDoor,
  DrawingLift,
  DrawingPicture,
  DrawingResident,
  DrawingRoom,
  DrawingStair,
  DrawingStation,
  DrawingStore,
  DrawingStorey,
  DrawingToDo,
  DrawingWall,
} from './exchange/drawing/document.js';
export type { DrawingProblem, DrawingProblemCode } from './exchange/drawing/problems.js';
export { storeyId } from './exchange/import/sketch.js';
export { loadImportText } from './text/loadImports.js';
export type { ImportText } from './text/imports.js';
export { closeProblems, closeRecord } from './drill/real/close.js';
export { codeOf, codesOf, readCode } from './drill/real/codes.js';
export { emptyRealDrill, eventAt } from './drill/real/empty.js';
export { talkOf } from './drill/real/talk.js';
export { withChanges } from './drill/changes.js';
export { parseDrill, type DrillFile, type Role } from './drill/file.js';
export { buildingIn, type House } from './drill/house.js';
export { parsePlayedDrill, type JournalEntry, type PlayedDrill } from './drill/journal.js';
export {
  PACES,
  type BranchState,
  type Clock,
  type RoomAnswer,
  type RoomMessage,
  type RoomRefusal,
} from './drill/messages.js';
export { MAIN } from './drill/room.js';
export type { Seat } from './drill/telling.js';
export type { CriterionState, DrillEntry } from './drill/session.js';
export type { PersonSeen, RoleView, View } from './drill/view.js';
export { ORDERED_MEANS, type Command } from './scenario/command.js';
export { BURNING_ITEMS } from './scenario/schemaFire.js';
export { loadRecord } from './drill/real/load.js';
export type { RealDrill } from './drill/real/record.js';
export { loadQr } from './report/loadQr.js';
export { axisOf, tickText, ticks, type PlotPoint } from './report/plot.js';
export { loadRealDrillWords } from './text/loadRealDrill.js';
export type { RealDrillWords } from './text/realDrill.js';
export {
  CODE_KINDS,
  DRILL_MODES,
  REAL_EVENTS,
  type CloseProblem,
  type CodeKind,
  type RealEvent,
} from './text/realDrillCodes.js';
export { ENGINE_VERSION } from './version.js';
export {
  BODIES,
  CAUSES,
  OUTCOMES,
  PERSON_STATES,
  type Body,
  type Cause,
  type Outcome,
  type PersonState,
} from './world/codes.js';
export { type EventCode, type RunEvent } from './world/events.js';
