/** What an importer says about a file: what it took, what it repaired, what it could not read, what is left to find out. */
import { ScenarioError, type Problem } from '../../errors.js';
import type { ImportEntryCode, ImportFormat, TakenKind } from '../../text/imports.js';

/** Where in the file, and where in the plan. */
export interface ImportPlace {
  /** File within an archive. */
  file?: string;
  line?: number;
  layer?: string;
  /** Name or number of the thing in the file. */
  object?: string;
  storey?: string;
  /** In the frame of the building, m. */
  at?: [number, number];
}

/** A file of which nothing can be built: with what was found in it all the same. */
export class ImportRefusal extends ScenarioError {
  constructor(
    problems: readonly Problem[],
    readonly report: ImportReport,
  ) {
    super(problems);
  }
}

export interface ImportEntry {
  code: ImportEntryCode;
  parameters: Record<string, unknown>;
  place: ImportPlace;
  /** How many more of the same kind were not listed one by one. */
  more?: number;
}

/** So many entries of one code are told one by one; the rest is a number. */
const MOST_OF_A_KIND = 200;

export class ImportReport {
  /** How many of each kind are in the building. */
  readonly taken: Partial<Record<TakenKind, number>> = {};
  readonly repaired: ImportEntry[] = [];
  readonly notRead: ImportEntry[] = [];
  readonly toDo: ImportEntry[] = [];
  private readonly counts = new Map<string, ImportEntry[]>();

  constructor(readonly format: ImportFormat) {}

  took(kind: TakenKind, count: number): void {
    if (count > 0) this.taken[kind] = (this.taken[kind] ?? 0) + count;
  }

  /** Something was changed so that it can be used. */
  repair(code: ImportEntryCode, parameters: Record<string, unknown>, place: ImportPlace = {}): void {
    this.add(this.repaired, code, parameters, place);
  }

  /** Something is in the file and not in the building. */
  leaveOut(code: ImportEntryCode, parameters: Record<string, unknown>, place: ImportPlace = {}): void {
    this.add(this.notRead, code, parameters, place);
  }

  /** Something the file does not say: what was put in its place has to be looked up. */
  findOut(code: ImportEntryCode, parameters: Record<string, unknown>, place: ImportPlace = {}): void {
    this.add(this.toDo, code, parameters, place);
  }

  /** A report that nobody reads: for a first look at a file. */
  silent(): ImportReport {
    return new ImportReport(this.format);
  }

  private add(
    list: ImportEntry[],
    code: ImportEntryCode,
    parameters: Record<string, unknown>,
    place: ImportPlace,
  ): void {
    const same = this.counts.get(code) ?? [];
    this.counts.set(code, same);
    if (same.length >= MOST_OF_A_KIND) {
      same[same.length - 1].more = (same[same.length - 1].more ?? 0) + 1;
      return;
    }
    const entry: ImportEntry = { code, parameters: tidy(parameters), place: tidyPlace(place) };
    same.push(entry);
    list.push(entry);
  }
}

/** To 0.1 mm: a sentence shows no rounding noise. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

function tidy(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      typeof value === 'number' && Number.isFinite(value) ? rounded(value) : value,
    ]),
  );
}

function tidyPlace(place: ImportPlace): ImportPlace {
  const { at, ...rest } = place;
  return at === undefined ? rest : { ...rest, at: [rounded(at[0]), rounded(at[1])] };
}
