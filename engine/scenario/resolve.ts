/** From a file to a scenario that can be built: upgraded, checked, with its variant's edits and its building drawn. */
import { ScenarioError, type Problem } from '../errors.js';
import { parseScenario } from './parse.js';
import { fromZod, knownKeys, problem } from './problems.js';
import { checkReferences } from './references.js';
import {
  drawnFacility,
  type ConditionsInput,
  type DrawnFacility,
  type GivenSpace,
  type ResidentEntry,
  type Scenario,
  type ScenarioFile,
  type TowerParameters,
} from './schema.js';
import { upgrade } from './upgrade.js';
import { applyVariant } from './variant.js';

export interface ResolveOptions {
  /** Name of a variant; the scenario as written if missing or null. */
  variant?: string | null;
  /** Name of the file, for problems. */
  file?: string;
  /** Content of another file of the scenario's folder as a value; throws a ScenarioError or any error if there is none. */
  readFile?: (name: string) => unknown;
  /** Reads results of another fire model that the scenario names; handed in, as files are. Ends at `horizon`, s. */
  importConditions?: (conditions: ConditionsInput, horizon: number) => GivenSpace[];
  /** Draws a tower: handed in, because the building is made above this rung. */
  generateTower: (parameters: TowerParameters) => DrawnFacility;
  /** What is wrong with a drawing by itself: told together with references that lead nowhere. Handed in for the same reason. */
  facilityProblems?: (drawing: DrawnFacility) => readonly Problem[];
}

/** The building of a file: as drawn there, made by the generator, or read from another file of its folder. */
export function drawFacility(file: ScenarioFile, options: ResolveOptions): DrawnFacility {
  const { facility } = file;
  if ('tower' in facility) return options.generateTower(facility.tower);
  if (!('file' in facility)) return facility;
  const name = facility.file;
  const path = 'facility.file';
  // A scenario folder is self-contained: no way out of it, no absolute path, no other drive.
  if (/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0/.test(name) || options.readFile === undefined) {
    throw new ScenarioError([problem(path, 'fileNotFound', { value: name })]);
  }
  let value: unknown;
  try {
    value = options.readFile(name);
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw new ScenarioError([problem(path, 'fileNotFound', { value: name })]);
  }
  const result = drawnFacility.safeParse(value, { error: knownKeys });
  if (!result.success) throw new ScenarioError(fromZod(result.error.issues, value).map((p) => ({ file: name, ...p })));
  return result.data;
}

/** The scenario with the tables in it that it names files for. */
function withConditions(scenario: Scenario, options: ResolveOptions): Scenario {
  const { conditions } = scenario.incident;
  if (conditions === undefined || 'spaces' in conditions) return scenario;
  if (options.importConditions === undefined)
    throw new ScenarioError([
      problem('incident.conditions', 'fileNotFound', { value: filesOf(conditions).join(', ') }),
    ]);
  const spaces = options.importConditions(conditions, scenario.horizon);
  return { ...scenario, incident: { ...scenario.incident, conditions: { spaces } } };
}

/** Residents with the mobility class that their own class says. Who has neither is a problem of its own (`references.ts`). */
export function withMobility({
  residents,
  classes,
}: Pick<ScenarioFile, 'residents' | 'classes'>): Scenario['residents'] {
  if (!Array.isArray(residents)) return residents;
  const like = new Map(classes?.map((one) => [one.id, one.like]));
  const known = (one: (typeof residents)[number]): one is ResidentEntry => one.mobility !== undefined;
  return residents.map((one) => (known(one) ? one : { ...one, mobility: like.get(one.class ?? '')! }));
}

const filesOf = (conditions: Exclude<ConditionsInput, { spaces: unknown }>): string[] =>
  'cfast' in conditions
    ? [conditions.cfast.compartments]
    : 'fds' in conditions
      ? conditions.fds.devices
      : [conditions.fdsSlices.index];

/**
 * @param input content of scenario.json as a value
 * @returns a scenario without variants, its facility drawn; JSON only
 * @throws ScenarioError with every problem that can be told at this stage
 */
export function resolveScenario(input: unknown, options: ResolveOptions): Scenario {
  const { file } = options;
  const named = (problems: readonly Problem[]): Problem[] =>
    problems.map((p) => (file === undefined ? p : { file, ...p }));
  try {
    const base = parseScenario(upgrade(input));
    const variant = options.variant ?? null;
    const edited = applyVariant(base, variant);
    const { variants: _variants, $schema: _schema, ...rest } = edited;
    const scenario: Scenario = {
      ...rest,
      residents: withMobility(edited),
      facility: drawFacility(edited, options),
      variant,
    };
    const problems = checkReferences(scenario);
    if (problems.length > 0) {
      throw new ScenarioError([...problems, ...(options.facilityProblems?.(scenario.facility) ?? [])]);
    }
    return withConditions(scenario, options);
  } catch (error) {
    if (error instanceof ScenarioError) throw new ScenarioError(named(error.problems));
    throw error;
  }
}

/**
 * The problems of a file and of all its variants; those of a variant have its name before their path.
 * @param build builds what was resolved, for the problems only geometry shows; may be left out
 */
export function validateAll(input: unknown, options: ResolveOptions, build?: (scenario: Scenario) => void): Problem[] {
  const attempt = (variant: string | null): Problem[] => {
    try {
      const scenario = resolveScenario(input, { ...options, variant });
      build?.(scenario);
      return [];
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      return error.problems.map((p) => (options.file === undefined ? p : { ...p, file: p.file ?? options.file }));
    }
  };
  const problems = attempt(null);
  const variants = input !== null && typeof input === 'object' ? (input as { variants?: unknown }).variants : undefined;
  if (variants === null || typeof variants !== 'object') return problems;
  const seen = new Set(problems.map((p) => `${p.path} ${p.code}`));
  for (const name of Object.keys(variants)) {
    for (const p of attempt(name)) {
      // What is wrong with the base is told once.
      if (seen.has(`${p.path} ${p.code}`)) continue;
      problems.push({ ...p, path: `[${name}] ${p.path}` });
    }
  }
  return problems;
}
