/** Scenario folders as texts: what a page has been given, without a disk. */
import { buildModel } from '../build.js';
import { InvariantError, ScenarioError, type Problem } from '../errors.js';
import { importConditions } from '../exchange/conditions.js';
import { buildFacility, facilityProblems } from '../facility/build.js';
import { buildingOf, type Building } from '../facility/building.js';
import { generateTower } from '../facility/tower.js';
import { RecordingError } from '../recording/bytes.js';
import { parseJson } from '../scenario/json.js';
import { parseScenario } from '../scenario/parse.js';
import { resolveScenario, validateAll, type ResolveOptions } from '../scenario/resolve.js';
import type { Edit, Scenario, ScenarioFile } from '../scenario/schema.js';
import { upgrade } from '../scenario/upgrade.js';
import type { StudyBase } from '../study/cells.js';
import type { RunSpec, ScenarioFolder, ScenarioLook, SourceFailure } from './protocol.js';

const MAIN = 'scenario.json';

const missing = (file: string): ScenarioError =>
  new ScenarioError([{ path: '', code: 'fileNotFound', parameters: { value: file }, file }]);

/** The text of a file of the folder. @throws ScenarioError if it is not there */
function textOf(folder: ScenarioFolder, name: string): string {
  const text = Object.hasOwn(folder.texts, name) ? folder.texts[name] : undefined;
  if (text === undefined) throw missing(name);
  return text;
}

/** A file of the folder as a value. @throws ScenarioError if it is not there or no JSON */
const read = (folder: ScenarioFolder, name: string): unknown => parseJson(textOf(folder, name), name);

const plainName = (name: string): string => name.replaceAll('\\', '/').replace(/^\.\//, '');

const optionsOf = (folder: ScenarioFolder): ResolveOptions => ({
  file: MAIN,
  readFile: (name) => read(folder, plainName(name)),
  importConditions: (conditions, horizon) =>
    importConditions(
      conditions,
      {
        readText: (name) => textOf(folder, plainName(name)),
        // A page is given texts.
        readBytes: (name) => {
          throw missing(name);
        },
      },
      horizon,
    ).spaces,
  generateTower,
  facilityProblems,
});

/** The base scenario of a study. @throws ScenarioError if it cannot be read */
export const studyBase = (folder: ScenarioFolder): StudyBase => ({
  input: read(folder, MAIN),
  options: optionsOf(folder),
});

/** The scenario file with one more variant: the chosen one and the edits made on screen. Its name. */
function withEdits(input: unknown, variant: string | null, edits: readonly Edit[]): { input: unknown; name: string } {
  const file = input as { variants?: Record<string, unknown> };
  const variants = file.variants ?? {};
  let name = `${(variant ?? 'base').slice(0, 50)}-changed`;
  while (Object.hasOwn(variants, name)) name += '-2';
  const changed = { ...(variant === null ? {} : { base: variant }), edits };
  return { input: { ...file, variants: { ...variants, [name]: changed } }, name };
}

/** A scenario that can be built. @throws ScenarioError with every problem of the file, the variant and the edits */
export function scenarioOf(spec: Omit<RunSpec, 'seed'>): Scenario {
  const input = upgrade(read(spec.folder, MAIN));
  const options = optionsOf(spec.folder);
  if (spec.edits.length === 0) return resolveScenario(input, { ...options, variant: spec.variant });
  // The file by itself first: an edit can only be told from what it stands on.
  resolveScenario(input, { ...options, variant: spec.variant });
  const edited = withEdits(input, spec.variant, spec.edits);
  return resolveScenario(edited.input, { ...options, variant: edited.name });
}

const attempt = <T>(make: () => T): T | null => {
  try {
    return make();
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
};

type Sketch = ScenarioLook['sketch'][number];

const isPoint = (value: unknown): value is [number, number] =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** Whatever of the drawing has an outline, however wrong the rest is. */
function sketchOf(drawing: unknown): Sketch[] {
  const spaces = (drawing as { spaces?: unknown } | null | undefined)?.spaces;
  if (!Array.isArray(spaces)) return [];
  return spaces.flatMap((space: { id?: unknown; storey?: unknown; outline?: unknown } | null) => {
    if (space === null || typeof space !== 'object' || !Array.isArray(space.outline)) return [];
    const outline = space.outline.filter(isPoint);
    const word = (value: unknown): string => (typeof value === 'string' ? value : '');
    return outline.length < 3 ? [] : [{ id: word(space.id), storey: word(space.storey), outline }];
  });
}

/** The drawing of a file that may be broken: in it, or in the file it names. */
function drawingOf(folder: ScenarioFolder, input: unknown): unknown {
  const facility = (input as { facility?: unknown } | null)?.facility;
  if (facility === null || typeof facility !== 'object') return null;
  const { file } = facility as { file?: unknown };
  return typeof file === 'string' ? attempt(() => read(folder, file)) : facility;
}

/** Everything a page wants to know of a folder before it runs it. */
export function lookAt(folder: ScenarioFolder): ScenarioLook {
  let input: unknown;
  try {
    input = read(folder, MAIN);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { file: null, problems: error.problems, building: null, sketch: [] };
  }
  const problems: Problem[] = validateAll(input, optionsOf(folder), (scenario) => void buildModel(scenario, '1'));
  const file: ScenarioFile | null = attempt(() => parseScenario(upgrade(input)));
  const building: Building | null = attempt(() =>
    buildingOf(buildFacility(resolveScenario(input, optionsOf(folder)).facility)),
  );
  return { file, problems, building, sketch: building === null ? sketchOf(drawingOf(folder, input)) : [] };
}

/** A failure as it can be sent: errors lose their class on the way. */
export function failureOf(error: unknown): SourceFailure {
  if (error instanceof ScenarioError) return { kind: 'problems', problems: error.problems };
  if (error instanceof RecordingError) return { kind: 'recording', code: error.code, detail: error.message };
  if (error instanceof InvariantError) return { kind: 'broken', message: error.message };
  return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
}
