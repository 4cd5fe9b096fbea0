/** The scenario of a cell: the base with the edits of its levels. */
import { parameterProblems } from '../build.js';
import { ScenarioError, type Problem } from '../errors.js';
import { parseScenario } from '../scenario/parse.js';
import { problem } from '../scenario/problems.js';
import { drawFacility, resolveScenario, type ResolveOptions } from '../scenario/resolve.js';
import type { Edit, Scenario, ScenarioFile, StaffMember } from '../scenario/schema.js';
import { upgrade } from '../scenario/upgrade.js';
import { applyVariant } from '../scenario/variant.js';
import { nearestWord } from '../scenario/words.js';
import { cellsOf } from './design.js';
import type { Factor, StudyFile } from './file.js';
import type { Level, Levels } from './row.js';

/** Name of the variant a cell is, in its scenario. */
const CELL = 'study-cell';

/** Members of a post in place of those on the list: the first keep their names, those added are numbered. */
function staffed(
  shift: { staff: StaffMember[] },
  one: Extract<Factor, { kind: 'staff' }>,
  count: number,
  stations: readonly string[],
): StaffMember[] {
  const others = shift.staff.filter(({ post }) => post !== one.post);
  // The same person is the same in every cell: what they draw hangs on the id.
  const members = Array.from({ length: count }, (_, i) => ({
    id: `${one.post}-s${i + 1}`,
    post: one.post,
    station: stations[i % stations.length],
  }));
  return [...others, ...members];
}

function editsOf(one: Factor, level: Level): Edit[] {
  switch (one.kind) {
    case 'value':
      return [{ path: one.path, set: level }];
    case 'parameter':
      return [];
    case 'choice':
      return one.levels.find(({ id }) => id === level)!.edits;
    case 'staff':
      return [];
  }
}

/** A base scenario, ready to be changed: its file as read, and how it is resolved. */
export interface StudyBase {
  input: unknown;
  options: Omit<ResolveOptions, 'variant'>;
}

/** The base's file with a cell as a variant of it. */
function withCell(parsed: ScenarioFile, file: StudyFile, edits: readonly Edit[]): ScenarioFile {
  const variant = { ...(file.base.variant === undefined ? {} : { base: file.base.variant }), edits: [...edits] };
  return { ...parsed, variants: { ...parsed.variants, [CELL]: variant } };
}

interface CellChanges {
  parsed: ScenarioFile;
  edits: Edit[];
  /** Of factors that lead nowhere: they are left out of the edits, so that the others are looked at all the same. */
  problems: Problem[];
}

function changesOf(base: StudyBase, file: StudyFile, levels: Levels): CellChanges {
  const edits = file.factors.flatMap((one) => editsOf(one, levels[one.id]));
  const parsed = parseScenario(upgrade(base.input));
  const problems: Problem[] = [];
  const own: Record<string, number> = {};
  for (const one of file.factors) if (one.kind === 'parameter') own[one.parameter] = Number(levels[one.id]);
  problems.push(...parameterProblems(own));
  const attempt = (): ScenarioFile => applyVariant(withCell(parsed, file, edits), CELL);
  let changed: ScenarioFile;
  try {
    changed = attempt();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    problems.push(...error.problems);
    edits.length = 0;
    changed = attempt();
  }
  if (Object.keys(own).length > 0)
    edits.push({
      path: 'model',
      set: { ...changed.model, parameters: { ...changed.model?.parameters, ...own } },
    });
  for (const one of file.factors) {
    if (one.kind !== 'staff') continue;
    const shift = changed.roster.shifts[one.shift];
    if (shift === undefined) {
      const known = Object.keys(changed.roster.shifts);
      const given = { value: one.shift, kind: 'shift' };
      problems.push(problem(`factors.${one.id}.shift`, 'noSuch', given, nearestWord(one.shift, known)));
      continue;
    }
    const stations =
      one.stations ??
      (drawFacility(changed, base.options).stations ?? [])
        .filter(({ kind }) => kind === 'carerStation')
        .map(({ id }) => id);
    if (stations.length === 0) {
      problems.push(problem(`factors.${one.id}.stations`, 'missing', { allowed: 'carerStation' }));
      continue;
    }
    edits.push({
      path: `roster.shifts.${one.shift}.staff`,
      set: staffed(shift, one, Number(levels[one.id]), stations),
    });
    changed = attempt();
  }
  return { parsed, edits, problems };
}

/** What a cell changes of the base and its variant. @throws ScenarioError for a level that leads nowhere */
export function cellEdits(base: StudyBase, file: StudyFile, levels: Levels): Edit[] {
  const { edits, problems } = changesOf(base, file, levels);
  if (problems.length > 0) throw new ScenarioError(problems);
  return edits;
}

/** The scenario of a cell. @throws ScenarioError for a level that leads nowhere or makes no scenario */
export function cellScenario(base: StudyBase, file: StudyFile, levels: Levels): Scenario {
  const { parsed, edits, problems } = changesOf(base, file, levels);
  try {
    const scenario = resolveScenario(withCell(parsed, file, edits), { ...base.options, variant: CELL });
    if (problems.length === 0) return scenario;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    problems.push(...error.problems);
  }
  throw new ScenarioError(problems);
}

/** Seed of a repeat, as every command counts them. */
export const seedOf = (file: StudyFile, repeat: number): string => String((file.seeds.first ?? 1) + repeat);

/** A variant of the base that it does not have; null: it has it, or cannot be read at all, which the first cell tells. */
function variantProblem(base: StudyBase, variant: string | undefined): Problem | null {
  const there = (base.input as { variants?: unknown } | null)?.variants ?? {};
  if (variant === undefined || typeof there !== 'object' || Object.hasOwn(there, variant)) return null;
  const allowed = Object.keys(there);
  return problem('base.variant', 'noSuchVariant', { value: variant, allowed }, nearestWord(variant, allowed));
}

/**
 * What is wrong with the levels: each level of each factor is tried, the others at their first; and claims that are measured
 * have to be made by the plan.
 */
export function studyProblems(base: StudyBase, asked: StudyFile): Problem[] {
  const noVariant = variantProblem(base, asked.base.variant);
  // The rest is looked at all the same, over the base as it is written.
  const file = noVariant === null ? asked : { ...asked, base: { scenario: asked.base.scenario } };
  const cells = cellsOf(file);
  const first = cells[0].levels;
  const problems: Problem[] = noVariant === null ? [] : [noVariant];
  const seen = new Set<string>();
  const attempt = (levels: Levels, where: string): Scenario | null => {
    try {
      return cellScenario(base, file, levels);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      for (const one of error.problems) {
        // What is wrong with the first cell is told once.
        if (seen.has(`${one.path} ${one.code}`)) continue;
        if (where === '') seen.add(`${one.path} ${one.code}`);
        problems.push({ ...one, path: where === '' ? one.path : `[${where}] ${one.path}` });
      }
      return null;
    }
  };
  const scenario = attempt(first, '');
  for (const one of file.factors) {
    const levels = new Set(cells.map((cell) => cell.levels[one.id]));
    // Of a range only the ends of what the design takes.
    const tried = levels.size > 200 ? [...levels].sort((a, b) => Number(a) - Number(b)).filter((_, i, all) => i === 0 || i === all.length - 1) : [...levels]; // prettier-ignore
    for (const level of tried)
      if (level !== first[one.id]) attempt({ ...first, [one.id]: level }, `${one.id}=${String(level)}`);
  }
  if (scenario !== null) {
    const claims = scenario.plan.claims.map(({ id }) => id);
    for (const { id, claim } of file.measures)
      if (claim !== undefined && !claims.includes(claim))
        problems.push(
          problem(`measures.${id}.claim`, 'noSuch', { value: claim, kind: 'claim' }, nearestWord(claim, claims)),
        );
  }
  return problems;
}
