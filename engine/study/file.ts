/**
 * A study as a file: a base scenario, what is varied (factors), in which combinations (design), how often (repeats, on paired
 * seeds), and what is looked at (measures). Validated like a scenario: every problem at once.
 */
import { z } from 'zod';
import { ScenarioError, type Problem } from '../errors.js';
import { id, localText, seconds } from '../scenario/atoms.js';
import { fromZod, knownKeys, problem } from '../scenario/problems.js';
import { edit, POSTS } from '../scenario/schema.js';
import { nearestWord } from '../scenario/words.js';
import { isShare, METRICS } from './figures.js';

/** A design of more cells than this is refused, and so are more runs than that. */
export const MOST_CELLS = 100_000;
export const MOST_STUDY_RUNS = 10_000_000;

const scalar = z.union([z.number(), z.string().max(200), z.boolean()]);
const named = { id, name: localText.optional(), unit: z.string().max(20).optional().describe('For tables and axes.') };
const range = z
  .tuple([z.number(), z.number()])
  .describe('From and to: for designs that fill a range (latinHypercube, sobol).');
const values = z.array(scalar).min(1).max(1000);
const numbers = z.array(z.number()).min(1).max(1000);

export const factor = z.discriminatedUnion('kind', [
  z
    .strictObject({
      ...named,
      kind: z.literal('value'),
      path: z.string().min(1).max(400).describe('Id path of a field of the scenario, as in a variant.'),
      levels: values.optional(),
      range: range.optional(),
      whole: z.boolean().optional().describe('Values of the range are whole numbers.'),
    })
    .describe('Any field of the scenario: storeys of a tower, a share, a time, the hour.'),
  z
    .strictObject({
      ...named,
      kind: z.literal('parameter'),
      parameter: z.string().min(1).max(80),
      levels: numbers.optional(),
      range: range.optional(),
    })
    .describe('A parameter of the model (anshu parameters).'),
  z
    .strictObject({
      ...named,
      kind: z.literal('choice'),
      levels: z
        .array(z.strictObject({ id, name: localText.optional(), edits: z.array(edit).max(5000) }))
        .min(1)
        .max(1000),
    })
    .describe(
      'Named levels, each some edits as a variant makes them: strategies, mobility mix, sprinklers, place of the fire.',
    ),
  z
    .strictObject({
      ...named,
      kind: z.literal('staff'),
      shift: id,
      post: z.enum(POSTS),
      stations: z
        .array(id)
        .min(1)
        .max(500)
        .optional()
        .describe('Where they are, in turn; all stations of carers if missing.'),
      levels: z.array(z.number().int().min(0).max(500)).min(1).optional(),
      range: range.optional(),
    })
    .describe('How many of a post are on a shift, in place of those of this post on the list.'),
]);

export const design = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grid') }).describe('Every combination of levels.'),
  z
    .strictObject({
      kind: z.literal('oneAtATime'),
      from: z
        .record(id, scalar)
        .optional()
        .describe('The levels all others are compared with; the first of each if missing.'),
    })
    .describe('One factor at a time is changed.'),
  z
    .strictObject({ kind: z.literal('latinHypercube'), points: z.number().int().min(2) })
    .describe('So many points that fill every range evenly.'),
  z
    .strictObject({ kind: z.literal('sobol'), points: z.number().int().min(2) })
    .describe('For Sobol indices (Saltelli 2010): points × (factors + 2) cells, A, B, then A with one column of B.'),
  z.strictObject({ kind: z.literal('list'), cells: z.array(z.record(id, scalar)) }).describe('These combinations.'),
]);

export const measure = z.strictObject({
  id,
  name: localText.optional(),
  metric: z.enum(METRICS).optional().describe('One of the figures of a run.'),
  claim: id.optional().describe('Is this claim of the plan met: 1 or 0.'),
  count: z.boolean().optional().describe('With a claim: how many were there at the deadline, in place of met or not.'),
});

export const studyFile = z.strictObject({
  $schema: z.string().max(300).optional(),
  format: z.literal('anshu-study'),
  version: z.literal(1),
  id,
  name: localText,
  question: localText.optional(),
  base: z.strictObject({
    scenario: z.string().min(1).max(300).describe('Name in the library, or a folder beside the study file.'),
    variant: id.optional(),
  }),
  factors: z.array(factor).min(1).max(20),
  design,
  seeds: z
    .strictObject({
      first: z.number().int().min(0).max(1e9).optional().describe('Seed of the first repeat; 1 if missing.'),
      repeats: z.number().int().min(1).max(1_000_000).describe('Runs of each cell, at most.'),
    })
    .describe('The same seeds in every cell.'),
  stopping: z
    .strictObject({
      measure: id,
      halfWidth: z
        .number()
        .positive()
        .describe("Of the interval of the measure's mean, in its unit; of a share for claims."),
      threshold: z
        .number()
        .gt(0)
        .lt(1)
        .optional()
        .describe('Of a share: a cell also ends when it is decided on which side of this it lies (decision 14).'),
      least: z.number().int().min(2).optional().describe('Runs of a cell at least; 8 if missing.'),
      confidence: z.number().gt(0.5).lt(1).optional().describe('0.95 if missing.'),
    })
    .optional()
    .describe('A cell ends when its interval is this narrow, or when it is decided, or after all repeats.'),
  measures: z.array(measure).min(1).max(100),
  histories: z
    .strictObject({ step: seconds.describe('s between two points.') })
    .optional()
    .describe('Also how many residents are safe, sheltered, remaining and lost over time.'),
});
export type StudyFile = z.infer<typeof studyFile>;
export type Factor = z.infer<typeof factor>;
export type Design = z.infer<typeof design>;
export type Measure = z.infer<typeof measure>;

/** Levels by name, as they stand in rows; null: a range without levels. */
export function levelsOf(one: Factor): (string | number | boolean)[] | null {
  if (one.kind === 'choice') return one.levels.map((level) => level.id);
  return one.levels === undefined ? null : [...one.levels];
}

/** Cells of the design, without making them. */
export function cellsIn({ design: plan, factors }: Pick<StudyFile, 'design' | 'factors'>): number {
  const counts = factors.map((one) => levelsOf(one)?.length ?? 0);
  switch (plan.kind) {
    case 'grid':
      return counts.reduce((product, n) => product * n, 1);
    case 'oneAtATime':
      return 1 + counts.reduce((sum, n) => sum + Math.max(0, n - 1), 0);
    case 'latinHypercube':
      return plan.points;
    case 'sobol':
      return plan.points * (factors.length + 2);
    case 'list':
      return plan.cells.length;
  }
}

/** Problems of factors by themselves, and of what the design asks of them. */
function factorProblems(file: StudyFile): Problem[] {
  const problems: Problem[] = [];
  const fills = file.design.kind === 'latinHypercube' || file.design.kind === 'sobol';
  for (const one of file.factors) {
    const path = `factors.${one.id}`;
    if (one.kind === 'choice') {
      const seen = new Set<string>();
      for (const level of one.levels) {
        if (seen.has(level.id))
          problems.push(problem(`${path}.levels.${level.id}.id`, 'duplicate', { value: level.id }));
        seen.add(level.id);
      }
      continue;
    }
    if (one.levels === undefined && (one.range === undefined || !fills))
      problems.push(problem(`${path}.levels`, 'missing', { allowed: fills ? 'levels, range' : 'levels' }));
    if (one.levels !== undefined && new Set(one.levels).size < one.levels.length)
      problems.push(problem(`${path}.levels`, 'duplicate', { value: 'levels' }));
    if (one.range !== undefined && !(one.range[0] < one.range[1]))
      problems.push(problem(`${path}.range`, 'notAscending', { value: one.range.join(', ') }));
  }
  return problems;
}

/** Whether levels of a list or of a base are levels of the factors. */
function levelProblems(file: StudyFile): Problem[] {
  const { design: plan } = file;
  const problems: Problem[] = [];
  const ids = file.factors.map((one) => one.id);
  const look = (levels: Readonly<Record<string, unknown>>, path: string, complete: boolean): void => {
    for (const [name, value] of Object.entries(levels)) {
      const one = file.factors.find((known) => known.id === name);
      if (one === undefined) {
        problems.push(problem(`${path}.${name}`, 'noSuch', { value: name, kind: 'factor' }, nearestWord(name, ids)));
        continue;
      }
      const known = levelsOf(one);
      const inRange =
        one.kind !== 'choice' &&
        one.range !== undefined &&
        typeof value === 'number' &&
        value >= one.range[0] &&
        value <= one.range[1];
      if (known?.some((level) => level === value) !== true && !inRange)
        problems.push(
          problem(`${path}.${name}`, 'notOneOf', { value, allowed: known?.map(String).join(', ') ?? String(name) }),
        );
    }
    if (complete)
      for (const name of ids)
        if (!Object.hasOwn(levels, name)) problems.push(problem(`${path}.${name}`, 'missing', { allowed: name }));
  };
  if (plan.kind === 'oneAtATime' && plan.from !== undefined) look(plan.from, 'design.from', true);
  if (plan.kind === 'list') plan.cells.forEach((levels, i) => look(levels, `design.cells.${i}`, true));
  return problems;
}

/**
 * The shape of a study file, and all that can be said of it without its base scenario.
 * @throws ScenarioError with every problem: path, value, what is allowed, a hint
 */
export function parseStudy(value: unknown): StudyFile {
  const read = studyFile.safeParse(value, { error: knownKeys });
  if (!read.success) throw new ScenarioError(fromZod(read.error.issues, value));
  const file = read.data;
  const problems = factorProblems(file);
  const unique = (items: readonly { id: string }[], path: string): void => {
    const seen = new Set<string>();
    for (const { id: name } of items) {
      if (seen.has(name)) problems.push(problem(`${path}.${name}.id`, 'duplicate', { value: name }));
      seen.add(name);
    }
  };
  unique(file.factors, 'factors');
  unique(file.measures, 'measures');
  for (const one of file.measures)
    if ((one.metric === undefined) === (one.claim === undefined))
      problems.push(problem(`measures.${one.id}`, 'noneOfShapes', { value: one.id, allowed: 'metric / claim' }));
  if (file.stopping !== undefined && !file.measures.some((one) => one.id === file.stopping!.measure))
    problems.push(
      problem(
        'stopping.measure',
        'noSuch',
        { value: file.stopping.measure, kind: 'measure' },
        nearestWord(
          file.stopping.measure,
          file.measures.map((one) => one.id),
        ),
      ),
    );
  if (problems.length === 0) problems.push(...levelProblems(file));
  const deciding = file.measures.find(({ id: name }) => name === file.stopping?.measure);
  if (file.stopping?.threshold !== undefined && deciding !== undefined && !isShare(deciding))
    problems.push(problem('stopping.threshold', 'noneOfShapes', { value: deciding.id, allowed: 'claim, planMet' }));
  if (problems.length === 0) {
    const cells = cellsIn(file);
    const runs = cells * file.seeds.repeats;
    if (cells === 0) problems.push(problem('design', 'studyEmpty', {}));
    if (cells > MOST_CELLS || runs > MOST_STUDY_RUNS)
      problems.push(
        problem('design', 'studyTooLarge', { cells, runs, mostCells: MOST_CELLS, mostRuns: MOST_STUDY_RUNS }),
      );
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return file;
}
