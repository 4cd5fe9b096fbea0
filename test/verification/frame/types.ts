/** What a verification test is, and what it says when it has run. */

/** Marks of the sources, as in the catalogue the tests are taken from. */
export type SourceConfidence =
  /** Read in the source named. */
  | 'R'
  /** Read in another program's implementation of the standard, not in the standard. */
  | 'R2'
  /** From memory of the source. */
  | 'K'
  /** Uncertain. */
  | 'U'
  /** Ours: in no standard. */
  | 'ours';

/** Whose criterion it is: the standard's, that of another program's implementation of it, or ours. */
export type Criterion = 'standard' | 'port' | 'ours';

/**
 * Who walks. `care`: the model as it is for residents and care staff. `laboratory`: young adults of the experiments.
 * `stated`: the standard states the speeds, everything else is the model as it is.
 */
export type Population = 'care' | 'laboratory' | 'stated';

/** One number or statement of a test. */
export interface Check {
  what: string;
  expected: number | string;
  /** Greatest distance from `expected`, or the rule in words. */
  tolerance: number | string;
  actual: number | string;
  unit: string;
  criterion: Criterion;
  /** null: reported, and decides nothing. */
  pass: boolean | null;
}

export interface RunOptions {
  /** Seeds of a stochastic test; its own number if missing. */
  seeds?: number;
  /** Told now and then how far it is. */
  progress?: (words: string) => void;
  /** Looked at between runs: throws to stop. */
  stop?: () => void;
}

export interface TestResult {
  /** In one value; the checks say it in full. */
  actual: number | string | null;
  /** null: not run, or nothing that decides; `reason` says why. */
  pass: boolean | null;
  details: {
    checks: Check[];
    /** Why it could not be run, or what is to be known about the result. */
    reason?: string;
    /** Seeds run. */
    seeds?: number;
    /** Numbers for whoever looks closer. */
    numbers?: Readonly<Record<string, number | string | readonly number[]>>;
  };
}

export interface VerificationTest {
  /** C01 … C23 of the cross-walk, with a letter where it has several tests. */
  id: string;
  /** As the standards number it. */
  standards: readonly string[];
  title: Readonly<Record<'en' | 'zh-CN', string>>;
  /** The test in short and in own words. */
  statement: string;
  source: string;
  confidence: SourceConfidence;
  population: Population;
  /** Why this population. */
  populationReason?: string;
  /** Measures; begins with "after …" where the geometry is ours. */
  geometry: string;
  kind: 'deterministic' | 'stochastic';
  expected: number | string;
  tolerance: number | string;
  /** What of the model was chosen looking at this test: of that it is no independent check. */
  chosenOn?: string;
  /** Unit of `expected` and `actual` where they are numbers. */
  unit?: string;
  /** Seeds of a stochastic test, 10 to 50. */
  seeds?: number;
  run(options: RunOptions): TestResult;
}

/** All checks that decide are passed; null if none decides. */
export function verdictOf(checks: readonly Check[]): boolean | null {
  const deciding = checks.filter(({ pass }) => pass !== null);
  return deciding.length === 0 ? null : deciding.every(({ pass }) => pass === true);
}

/** A number within `tolerance` of what is expected. */
export function near(
  what: string,
  actual: number,
  expected: number,
  tolerance: number,
  unit: string,
  criterion: Criterion,
): Check {
  return { what, expected, tolerance, actual, unit, criterion, pass: Math.abs(actual - expected) <= tolerance + 1e-9 };
}

/** A number from `least` to `most`, both included. */
export function within(
  what: string,
  actual: number,
  least: number,
  most: number,
  unit: string,
  criterion: Criterion,
): Check {
  const expected = least === -Infinity ? `≤ ${most}` : most === Infinity ? `≥ ${least}` : `${least} … ${most}`;
  return { what, expected, tolerance: 'range', actual, unit, criterion, pass: actual >= least && actual <= most };
}

/** Something that is so or is not. */
export function holds(
  what: string,
  pass: boolean,
  actual: number | string,
  expected: string,
  criterion: Criterion,
  unit = '',
): Check {
  return { what, expected, tolerance: 'as stated', actual, unit, criterion, pass };
}

/** A number that is told and decides nothing. */
export function report(what: string, actual: number | string, unit: string, expected: number | string = '–'): Check {
  return { what, expected, tolerance: 'reported', actual, unit, criterion: 'ours', pass: null };
}

/** Something the engine cannot do yet: not run, with the reason. */
export function missing(reason: string): TestResult {
  return { actual: null, pass: null, details: { checks: [], reason } };
}

export function result(
  actual: TestResult['actual'],
  checks: Check[],
  more: Omit<TestResult['details'], 'checks'> = {},
): TestResult {
  return { actual, pass: verdictOf(checks), details: { checks, ...more } };
}
