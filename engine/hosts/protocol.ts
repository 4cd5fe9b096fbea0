/**
 * What a page and its engine worker say to each other. Data only: everything here survives a structured clone.
 * A source (design: `initialize`, batches with branch and tick range, credit, `truncate`, `command`, `terminate`) is a run
 * that goes on in a worker, or a recording that a worker has read.
 */
import type { Problem } from '../errors.js';
import type { DrillFile } from '../drill/file.js';
import type { JournalEntry } from '../drill/journal.js';
import type { Seat } from '../drill/telling.js';
import type { Drawing } from '../exchange/drawing/document.js';
import type { DrawingProblem } from '../exchange/drawing/problems.js';
import type { ImportEntry, ImportFile } from '../exchange/import/index.js';
import type { XY } from '../exchange/import/sketch.js';
import type { Building } from '../facility/building.js';
import type { Language } from '../text/index.js';
import type { Answer, Question } from '../metrics/questions.js';
import type { Command } from '../scenario/command.js';
import type { RecordingEnd, RecordingHeader } from '../recording/format.js';
import type { Edit, Scenario, ScenarioFile } from '../scenario/schema.js';
import type { ImportFormat, TakenKind } from '../text/importCodes.js';
import type { RunRequest, RunResult } from '../study/runs.js';

/** A scenario folder as text: `scenario.json` and whatever it refers to, by path inside the folder. */
export interface ScenarioFolder {
  /** For people: name of the folder or of the archive. */
  name: string;
  texts: Readonly<Record<string, string>>;
}

/** A run to be made: the folder, one of its variants (null: as written), what the screen changed on top of it, the seed. */
export interface RunSpec {
  folder: ScenarioFolder;
  variant: string | null;
  /** Edits by id path, applied after the variant's own. */
  edits: readonly Edit[];
  seed: string;
}

export type SourceRequest = { kind: 'run'; run: RunSpec } | { kind: 'recording'; bytes: Uint8Array };

/** A failure that people can do something about, as it crosses the thread: rejections lose their class on the way. */
export type SourceFailure =
  | { kind: 'problems'; problems: readonly Problem[] }
  | { kind: 'recording'; code: string; detail: string }
  | { kind: 'broken'; message: string };

/** Everything that is known before the first tick. */
export interface Opened {
  header: RecordingHeader;
  building: Building;
  /** Longest the run can take, s. */
  horizon: number;
}

/**
 * A piece of the recording as it grows. `bytes` are whole chunks of the recording format, in order; the first piece of
 * branch 0 begins with the magic. They cover the ticks `from` to `to`; batches of an older branch are void from the tick
 * at which it was truncated.
 */
export interface Batch {
  branch: number;
  from: number;
  to: number;
  bytes: Uint8Array;
}

export type SourceMessage =
  | { kind: 'batch'; batch: Batch }
  /** The run is over; `end` also ends the recording's bytes, which the last batch carries. */
  | { kind: 'ended'; branch: number; end: RecordingEnd; result: RunResult | null }
  | { kind: 'failed'; failure: SourceFailure };

/** How the worker of one source answers; reached through comlink. */
export interface SourceWorker {
  /** Read or build; messages then go to `tell` until the end. One source a worker. */
  initialize(request: SourceRequest, tell: (message: SourceMessage) => void): Promise<Opened | SourceFailure>;
  /** The worker may work up to this tick; it hears messages every 8 ms or, where a step takes longer, after it. Infinity: to the end. */
  grant(branch: number, tick: number): Promise<void>;
  /**
   * Go on from `tick` as a new branch. Gives the branch and the tick, at most the one asked for, from which batches of the
   * old one are void: what is computed again up to the tick asked for is the same as it was.
   */
  truncate(branch: number, tick: number): Promise<{ branch: number; from: number }>;
  /** Obeyed at the start of the next tick of the branch that is computed; refused (false) once that has ended. */
  command(branch: number, command: Command): Promise<boolean>;
  /** Reads the recording so far (or all of it): reasons, critical path, histories, densities. */
  ask<Q extends Question>(question: Q): Promise<Answer<Q>>;
  /** The recording as one file. The run must have ended. */
  file(): Promise<Uint8Array>;
}

/** Looks at scenarios without running them. */
export interface ScenarioWorker {
  /** The file as written, its problems in every variant, and what each problem's place is. */
  look(folder: ScenarioFolder): Promise<ScenarioLook>;
  /** The scenario as it would be run: variant and edits applied, the building drawn. */
  scenario(run: Omit<RunSpec, 'seed'>): Promise<Scenario | SourceFailure>;
  /** Many runs, one after the other in this worker; `tell` after each. Stops when `tell` gives false. */
  runs(
    run: Omit<RunSpec, 'seed'>,
    seeds: readonly string[],
    tell: (result: RunResult) => boolean | Promise<boolean>,
  ): Promise<SourceFailure | null>;
  /** One run of a scenario that is ready to be built; rejects if it cannot be made. */
  request(request: RunRequest): Promise<RunResult>;
  /** What tells this model from every other state of it: the worker's file, named by its contents; null: not known. */
  stamp(): Promise<string | null>;
}

/** One finding in words, and where it is if it is at a place of one storey; ids, and m. */
export interface FindingView {
  text: string;
  storey: string | null;
  space: string | null;
}

export interface ElementView {
  id: string;
  status: string;
  name: string;
  sources: string;
  gaps: readonly string[];
}

export interface RuleView {
  id: string;
  level: string;
  /** A major hazard; a gap on a clause; a hint to verify; a rule abroad, for comparison. */
  tone: 'hazard' | 'gap' | 'hint' | 'foreign';
  name: string;
  sources: string;
  findings: readonly FindingView[];
}

export interface ClaimView {
  id: string;
  verdict: 'HOLDS' | 'FAILS' | 'UNPROVEN';
  word: string;
  text: string;
  /** What the verdict rests on, why it is so, how bad it can get. */
  lines: readonly string[];
  failingSeed: string | null;
  fixes: readonly { text: string; edits: readonly Edit[] }[];
  /** That nothing helps, where it was searched. */
  noFix: string | null;
}

/** Elements, rules and claims of a plan in the words of one language. */
export interface PlanView {
  elements: { summary: string; found: readonly ElementView[]; notes: readonly string[] };
  rules: { summary: string; heading: string; found: readonly RuleView[]; notes: readonly string[] };
  /** null: no trial yet. */
  claims: { given: string; found: readonly ClaimView[] } | null;
}

export interface TrialProgress {
  step: 'claims' | 'unmeasured' | 'reasons' | 'worst' | 'fix';
  claim: string | null;
  /** Runs made so far, whatever for. */
  runs: number;
}

/** Documents that a page can take away: a report, or what the home hands over for its district. */
export const DOCUMENT_KINDS = ['html', 'docx', 'summary'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Puts a plan on trial, in words. Runs are made by whoever asks: this worker only decides which. */
export interface CheckWorker {
  /** Elements and rules of the scenario. */
  open(run: Omit<RunSpec, 'seed'>, language: Language): Promise<PlanView | SourceFailure>;
  /** What is known so far, in another language. */
  say(language: Language): Promise<PlanView>;
  /** Claims: verdicts, reasons and, if asked for, fixes. `tell` after every part. Ends when `make` rejects. */
  trial(
    options: { budget: number; worst: boolean; fix: boolean },
    make: (requests: readonly RunRequest[]) => Promise<RunResult[]>,
    tell: (progress: TrialProgress, view: PlanView | null) => void,
  ): Promise<PlanView | SourceFailure>;
  /** What was found so far as a document, in the language spoken. */
  document(kind: DocumentKind): Promise<Uint8Array>;
}

/** A drawing as it is looked at after every change. */
export interface DrawingLook {
  problems: readonly DrawingProblem[];
  /** Ids of the scenario by key of the drawing. */
  ids: ReadonlyMap<string, string>;
  /** How long it took, ms. */
  took: number;
}

/** What an importer says of a file, entries without their place in words. */
export interface ImportedDrawing {
  kind: 'drawing';
  drawing: Drawing;
  format: ImportFormat;
  taken: Partial<Record<TakenKind, number>>;
  repaired: readonly ImportEntry[];
  notRead: readonly ImportEntry[];
  toDo: readonly ImportEntry[];
}

/** A layer of a DXF: what is on it, and what it is taken for. */
export interface LayerView {
  name: string;
  count: number;
  /** null: its name says nothing. */
  role: string | null;
  /** Lines of it in metres, for a small picture of each drawing; the first ones only. */
  lines: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

export interface LayersView {
  layers: readonly LayerView[];
  roles: readonly string[];
  /** Every drawing names its unit of length. */
  unitKnown: boolean;
  /** From below: file, and the storey it is taken for. */
  drawings: readonly { name: string; storey: string }[];
}

export interface ImportFileOptions {
  /** What a layer shows, by name (DXF). */
  layers?: Readonly<Record<string, string>>;
  /** Metres of one unit (DXF that names none). */
  unit?: number;
}

/** A table as it is mapped: which column is what. */
export interface TableColumns {
  /** As they stand in the first line. */
  header: readonly string[];
  /** By column: the field it is taken for; null: none. */
  fields: readonly (string | null)[];
  /** All fields there are. */
  known: readonly string[];
  rows: number;
  /** Some of the cells, for people who map. */
  example: readonly (readonly string[])[];
}

export type TableKind = 'residents' | 'roster' | 'times';

export interface TableResult {
  kind: 'table';
  drawing: Drawing;
  count: number;
  /** Times of whole zones, which replace nothing. */
  clearings: number;
}

/** Makes buildings of drawings and drawings of files. */
export interface DrawWorker {
  /** Where the WebAssembly of the reader of IFC is. */
  locate(url: string): Promise<void>;
  look(drawing: Drawing): Promise<DrawingLook>;
  /** null: it has faults. */
  scenario(drawing: Drawing): Promise<ScenarioFile | null>;
  /** The drawing of a scenario folder, or its building as a drawing. */
  open(folder: ScenarioFolder): Promise<Drawing | SourceFailure>;
  /** Outlines of what segments enclose, largest first. */
  enclosed(segments: readonly (readonly [XY, XY])[]): Promise<readonly (readonly XY[])[]>;
  importFile(file: ImportFile, options: ImportFileOptions): Promise<ImportedDrawing | SourceFailure>;
  /** null: no DXF. */
  layers(file: ImportFile, unit?: number): Promise<LayersView | null | SourceFailure>;
  columns(kind: TableKind, file: ImportFile): Promise<TableColumns | SourceFailure>;
  /** @param fields what each column is taken for */
  table(
    kind: TableKind,
    file: ImportFile,
    fields: readonly (string | null)[],
    drawing: Drawing,
  ): Promise<TableResult | SourceFailure>;
}

export interface ScenarioLook {
  /** null if it cannot be read as a scenario at all. */
  file: ScenarioFile | null;
  /** All problems of the base and of the variants; empty: it can be run. */
  problems: readonly Problem[];
  /** The building as written, or null if it cannot be built. */
  building: Building | null;
  /**
   * The drawing where the building cannot be built: what could be made of it, so that a problem can be shown at its place.
   * Outlines by space id and storey.
   */
  sketch: readonly { id: string; storey: string; outline: readonly (readonly [number, number])[] }[];
}

/** What can be taken away of a drill that was played: the after-action report, its table, the log that plays it again. */
export type DrillDocument = 'html' | 'docx' | 'csv' | 'log';

/** A drill that is played in a page; reached through comlink. One drill a worker. */
export interface DrillWorker {
  /**
   * Opens a drill on its night and goes on where the journal ended, standing still. What is wrong with it, or null.
   * @param keep puts an entry in a store; what is ordered is acknowledged once it is there
   */
  open(
    file: DrillFile,
    run: Omit<RunSpec, 'seed'>,
    journal: readonly JournalEntry[],
    keep: (entry: JournalEntry) => Promise<void>,
  ): Promise<SourceFailure | null>;
  /** Somebody takes a seat. The port carries messages of the room in and its answers out, until it says null. */
  sit(seat: Seat, port: MessagePort): Promise<void>;
  /** Of the branch that is played, as far as it was played. */
  document(kind: DrillDocument, language: Language): Promise<Uint8Array>;
}
