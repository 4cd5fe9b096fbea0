/** The kinds of error a caller must tell apart. Words for people are made from the codes in `text/`. */

/** One thing wrong with an input file. `code` + `parameters` give the sentence; `path` is an id path. */
export interface Problem {
  /** Id path of the place, such as `residents.14-07.mobility` or `plan.phases.fire-storey.to`. */
  path: string;
  code: string;
  /** Everything the sentence needs: the value found, what is allowed, a limit, a name. JSON values only. */
  parameters: Record<string, unknown>;
  /** Code of the hint and what it needs (`didYouMean` with `suggestion`). */
  hint?: { code: string; parameters: Record<string, unknown> };
  /** File the path is in, where there are several. */
  file?: string;
}

/** Bad input: carries every problem found; nothing was loaded. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      `${problems.length} problem(s): ${problems
        .slice(0, 3)
        .map((p) => `${p.path}: ${p.code}`)
        .join('; ')}`,
    );
    this.name = 'ScenarioError';
    this.problems = problems;
  }
}

/** The model broke one of its own rules. Stops the run; never caught inside the engine. */
export class InvariantError extends Error {
  readonly tick: number;
  readonly person: string | null;
  readonly seed: string;
  constructor(code: string, tick: number, person: string | null, seed: string) {
    super(`${code} at tick ${tick}${person === null ? '' : `, person ${person}`}, seed ${seed}`);
    this.name = 'InvariantError';
    this.tick = tick;
    this.person = person;
    this.seed = seed;
  }
}
