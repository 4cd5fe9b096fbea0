/** `anshu verify`: the published tests of evacuation models, run through this engine; each failure shown as one. */
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CommanderError, type Command } from 'commander';
import { ENGINE_VERSION } from '../../../version.js';
import type { Language } from '../../../text/index.js';
import { packageFolder } from '../library.js';
import { table, type Context } from './context.js';
import { describe } from './help.js';
import { both, wholeNumber } from './options.js';

/** What the command uses of a test of the register (test/verification). */
interface RegisteredTest {
  id: string;
  standards: readonly string[];
  title: Readonly<Record<Language, string>>;
  population: string;
  geometry: string;
  source: string;
  confidence: string;
  kind: 'deterministic' | 'stochastic';
  expected: number | string;
  tolerance: number | string;
  unit?: string;
  run(options: { seeds?: number; progress?: (words: string) => void; stop?: () => void }): {
    actual: number | string | null;
    pass: boolean | null;
    details: { checks: readonly unknown[]; reason?: string; seeds?: number };
  };
}
type RunOutcome = ReturnType<RegisteredTest['run']>;
type Kept = Omit<RunOutcome, 'details'> & { engine: string } & RunOutcome['details'];

/** The register as it is bundled: an entry of its own, because the engine does not know its tests. */
export interface Register {
  tests: readonly RegisteredTest[];
  readmeOf(tests: readonly RegisteredTest[], results: Readonly<Record<string, Kept>>): string;
}

/** The curves against the data, an entry of its own too. */
export interface Validation {
  figures: readonly { id: string; title: Readonly<Record<Language, string>> }[];
  /** Files to be written, by name, and the distances they show. */
  runFigure(
    id: string,
    options: { progress?: (words: string) => void; stop?: () => void },
  ): { files: Readonly<Record<string, string>>; result: FigureResult };
  pageOf(results: readonly FigureResult[]): string;
}
interface FigureResult {
  id: string;
  comparisons: readonly { name: string; distance: number; unit: string; measure: string; pass: boolean | null }[];
}

const here = dirname(fileURLToPath(import.meta.url));

/** The module beside the bundle, or its source where the command line runs from its sources; null if there is neither. */
async function load<T>(bundled: string, ...source: string[]): Promise<T | null> {
  const files = [join(here, bundled), join(packageFolder(), ...source)];
  const found = files.find((file) => existsSync(file));
  return found === undefined ? null : ((await import(pathToFileURL(found).href)) as T);
}

/** Letters and digits only: "RiMEA 4.1.1 Test 12a" and "rimea-12a" have to meet. */
const squeezed = (words: string): string =>
  words
    .toLowerCase()
    .replace(/4\.1\.1|msc\.1\/circ\.1533|tn 1822|20414|verif\.|test/g, '')
    .replace(/[^a-z0-9.]/g, '');

/** Named by its id (C04 means C04a too) or by a standard's number (rimea-1, imo-4, nist-2.9, iso-11). */
function isMeant(test: RegisteredTest, word: string): boolean {
  const id = test.id.toLowerCase();
  const wanted = word.toLowerCase();
  if (id === wanted || (id.startsWith(wanted) && /^c\d\d$/.test(wanted))) return true;
  return test.standards.some((standard) => squeezed(standard) === squeezed(word));
}

/** Digits for reading. */
const shown = (value: number | string | null): string =>
  value === null ? '–' : typeof value === 'number' ? String(Number(value.toFixed(3))) : value;

function writeWhole(file: string, words: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, words);
  renameSync(temporary, file);
}

/** Folder of the repository the command was called in, or null: then nothing is written. */
function repository(cwd: string): string | null {
  const root = packageFolder();
  if (!existsSync(join(root, 'test', 'verification', 'register.ts'))) return null;
  const way = relative(realpathSync(root), existsSync(cwd) ? realpathSync(cwd) : cwd);
  return way === '..' || way.startsWith(`..${sep}`) ? null : root;
}

/** Puts new results beside the kept ones of stochastic tests and writes the page. */
function writeRegister(root: string, register: Register, results: ReadonlyMap<string, RunOutcome>): void {
  const folder = join(root, 'test', 'verification');
  const file = join(folder, 'results.json');
  let kept: Record<string, Kept> = {};
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept>;
  } catch {
    // The first time, or a file nobody can read: it is written anew.
  }
  const all: Record<string, Kept> = {};
  for (const test of register.tests) {
    const result = results.get(test.id);
    if (result !== undefined) {
      all[test.id] = { actual: result.actual, pass: result.pass, engine: ENGINE_VERSION, ...result.details };
    } else if (kept[test.id] !== undefined) all[test.id] = kept[test.id];
  }
  writeWhole(file, `${JSON.stringify(all, null, 2)}\n`);
  writeWhole(join(folder, 'README.md'), register.readmeOf(register.tests, all));
}

interface VerifyOptions {
  full?: boolean;
  json?: boolean;
  seeds?: number;
  validation?: boolean;
}

export function addVerify(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program
      .command('verify')
      .argument(
        '[id...]',
        both('only these: C15, rimea-4, imo-4, nist-2.9, iso-11', '只运行这些：C15、rimea-4、imo-4、nist-2.9、iso-11')[
          language
        ],
      ),
    language,
    both('the published tests of evacuation models, run through this engine', '用本引擎运行公开的疏散模型验证测试'),
    both(
      'Does the model do what the standards ask of an evacuation model? Runs the tests of RiMEA 4.1.1, IMO MSC.1/Circ.1533,\n' +
        'NIST TN 1822 and ISO 20414, each as a scenario through the engine that everybody\n' +
        'uses. Without --full those that need many seeds are not run unless they are named. Exit code 1 if a test fails.',
      '模型是否符合标准对疏散模型的要求？运行 RiMEA 4.1.1、IMO MSC.1/Circ.1533、NIST TN 1822 和 ISO 20414 的测试，\n' +
        '每项都是一个情景，由同一引擎计算。\n不加 --full 时，需要多个随机种子的测试只在点名时运行。有测试不通过时退出码为1。',
    ),
    [
      'anshu verify',
      'anshu verify --full',
      'anshu verify C15 --json',
      'anshu verify rimea-1 --seeds 50',
      'anshu verify --validation',
    ],
  )
    .option('--full', both('the stochastic ones too', '连同随机性测试')[language])
    .option(
      '--seeds <n>',
      both('seeds of the stochastic ones; 10 to 50 by test if missing', '随机性测试的种子数')[language],
      wholeNumber(language, 1, 1000),
    )
    .option(
      '--validation',
      both('instead: the curves against the measured data, as figures', '改为绘制与实测数据对比的曲线')[language],
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (ids: string[], options: VerifyOptions) => {
      if (options.validation) return finish(await validate(ids, options, context));
      const register = await load<Register>('register.js', 'test', 'verification', 'register.ts');
      if (register === null) throw new Error(noRegister(language));
      for (const id of ids)
        if (!register.tests.some((test) => isMeant(test, id)))
          throw unknownId(
            id,
            register.tests.map((t) => t.id),
            language,
          );
      const results = await runTests(register, ids, options, context);
      const root = repository(context.cwd);
      // A few tests that somebody tries stay off the page, unless they are run in full: their rows are then of this run.
      if (root !== null && (ids.length === 0 || options.full === true)) writeRegister(root, register, results);
      const listed = register.tests.filter((test) => ids.length === 0 || ids.some((id) => isMeant(test, id)));
      if (options.json) printJson(listed, results, context);
      else printTable(listed, results, context);
      finish([...results.values()].some(({ pass }) => pass === false) ? 1 : 0);
    });
}

const noRegister = (language: Language): string =>
  both('the tests are not part of this installation', '此安装不含验证测试')[language];

function unknownId(id: string, known: readonly string[], language: Language): CommanderError {
  const all = known.join(', ');
  const words = both(`error: no test '${id}'; there are ${all}`, `没有测试 '${id}'；现有 ${all}`)[language];
  return new CommanderError(2, 'anshu.unknownTest', words);
}

async function runTests(
  register: Register,
  ids: readonly string[],
  options: VerifyOptions,
  context: Context,
): Promise<Map<string, RunOutcome>> {
  const results = new Map<string, RunOutcome>();
  for (const test of register.tests) {
    const named = ids.some((id) => isMeant(test, id));
    if (ids.length > 0 ? !named : test.kind === 'stochastic' && !options.full) continue;
    // A test runs in one go; between two of them Ctrl-C is heard.
    await new Promise((resolve) => setImmediate(resolve));
    context.signal.throwIfAborted();
    const label = `${test.id} ${test.title[context.language]}`;
    context.progress(label);
    const outcome = test.run({
      ...(options.seeds === undefined ? {} : { seeds: options.seeds }),
      progress: (words) => context.progress(`${label}: ${words}`),
    });
    results.set(test.id, outcome);
  }
  context.clearProgress();
  return results;
}

function printJson(
  listed: readonly RegisteredTest[],
  results: ReadonlyMap<string, RunOutcome>,
  context: Context,
): void {
  context.printJson({
    tests: listed.map((test) => {
      const { run: _run, title, ...rest } = test;
      const outcome = results.get(test.id);
      return {
        ...rest,
        title: title[context.language],
        actual: outcome?.actual ?? null,
        pass: outcome?.pass ?? null,
        details: outcome?.details ?? null,
      };
    }),
  });
}

function printTable(
  listed: readonly RegisteredTest[],
  results: ReadonlyMap<string, RunOutcome>,
  context: Context,
): void {
  const { language } = context;
  const words = {
    pass: both('pass', '通过')[language],
    fail: both('FAIL', '不通过')[language],
    notRun: both('not run', '未运行')[language],
  };
  const said = (id: string): string => {
    const pass = results.get(id)?.pass ?? null;
    return pass === null ? words.notRun : pass ? words.pass : words.fail;
  };
  const heading = both('test||expected|ours||under', '测试||期望值|本模型||标准')[language].split('|');
  const rows = listed.map((test) => {
    const unit = test.unit === undefined || typeof test.expected === 'string' ? '' : ` ${test.unit}`;
    const actual = results.get(test.id)?.actual ?? null;
    const tolerance = typeof test.tolerance === 'number' ? ` ± ${test.tolerance}` : '';
    return [
      test.id,
      test.title[language],
      `${shown(test.expected)}${tolerance}${unit}`,
      shown(actual),
      said(test.id),
      test.standards
        .map((s) =>
          s.replace(/ 4\.1\.1 Test| MSC\.1\/Circ\.1533 Test| TN 1822 Verif\.| 20414 Test/, ' ').replace('  ', ' '),
        )
        .join(', '),
    ];
  });
  context.print(table([heading, ...rows]));
  for (const test of listed) {
    const outcome = results.get(test.id);
    if (outcome?.details.reason !== undefined) context.print(`${test.id}: ${outcome.details.reason}`);
    if (outcome?.pass !== false) continue;
    for (const check of outcome.details.checks as readonly {
      what: string;
      expected: number | string;
      actual: number | string;
      unit: string;
      pass: boolean | null;
    }[]) {
      if (check.pass !== false) continue;
      context.print(
        `${test.id} ${words.fail}: ${check.what}: ${shown(check.actual)} ${check.unit} (${shown(check.expected)})`,
      );
    }
  }
  const count = (pass: boolean | null): number =>
    listed.filter(({ id }) => (results.get(id)?.pass ?? null) === pass).length;
  context.print();
  context.print(
    both(
      `${count(true)} pass, ${count(false)} fail, ${count(null)} not run.`,
      `${count(true)}项通过，${count(false)}项不通过，${count(null)}项未运行。`,
    )[language],
  );
}

/** The figures against measured data; written into test/validation inside the repository. */
async function validate(ids: readonly string[], options: VerifyOptions, context: Context): Promise<number> {
  const { language } = context;
  const validation = await load<Validation>('validation.js', 'test', 'validation', 'figures.ts');
  if (validation === null) throw new Error(noRegister(language));
  const known = validation.figures.map(({ id }) => id);
  for (const id of ids) if (!known.includes(id)) throw unknownId(id, known, language);
  const results: FigureResult[] = [];
  const root = repository(context.cwd);
  for (const { id, title } of validation.figures) {
    if (ids.length > 0 && !ids.includes(id)) continue;
    await new Promise((resolve) => setImmediate(resolve));
    context.signal.throwIfAborted();
    const { files, result } = validation.runFigure(id, {
      progress: (words) => context.progress(`${title[language]}: ${words}`),
    });
    results.push(result);
    if (root === null) continue;
    for (const [name, words] of Object.entries(files)) writeWhole(join(root, 'test', 'validation', name), words);
  }
  context.clearProgress();
  if (root !== null && ids.length === 0)
    writeWhole(join(root, 'test', 'validation', 'README.md'), validation.pageOf(results));
  const comparisons = results.flatMap((result) => result.comparisons.map((c) => ({ figure: result.id, ...c })));
  if (options.json) context.printJson({ figures: results });
  else {
    const heading = both('figure|against|measure|distance', '图|对比|度量|距离')[language].split('|');
    const verdict = (pass: boolean | null): string =>
      pass === null ? '' : pass ? both('pass', '通过')[language] : both('FAIL', '不通过')[language];
    const rows = comparisons.map((c) => [
      c.figure,
      c.name,
      c.measure,
      `${shown(c.distance)} ${c.unit}`,
      verdict(c.pass),
    ]);
    context.print(table([[...heading, ''], ...rows]));
  }
  return comparisons.some(({ pass }) => pass === false) ? 1 : 0;
}
