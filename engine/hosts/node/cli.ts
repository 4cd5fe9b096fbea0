/**
 * The command line. Exit codes: 0 fine (or all claims hold), 1 bad input (or a claim that does not hold, a difference),
 * 2 misuse (unknown command or option, missing argument, bad number), 130 stopped by Ctrl-C.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../../version.js';
import { InvariantError, ScenarioError } from '../../errors.js';
import { LANGUAGES, languageOfLocale, type Language } from '../../text/index.js';
import { addBench } from './commands/bench.js';
import { addBrief } from './commands/brief.js';
import { addCards, addScript } from './commands/cards.js';
import { addCheck } from './commands/check.js';
import { addCity } from './commands/city.js';
import { addCompare } from './commands/compare.js';
import { createContext, problemJson, problemLines, type Context, type Surroundings } from './commands/context.js';
import { CHINESE_TITLES, flowing } from './commands/help.js';
import { addDrill } from './commands/drill.js';
import { addDistrict } from './commands/district.js';
import { addExport } from './commands/export.js';
import { addImport } from './commands/import.js';
import { addList } from './commands/list.js';
import { addNew } from './commands/new.js';
import { both } from './commands/options.js';
import { addParameters } from './commands/parameters.js';
import { addRealDrill } from './commands/realDrill.js';
import { addReplay } from './commands/replay.js';
import { addResidents } from './commands/residents.js';
import { addRun } from './commands/run.js';
import { addSchema } from './commands/schema.js';
import { addStudy } from './commands/study.js';
import { addStudyReport } from './commands/studyReport.js';
import { addServe } from './commands/serve.js';
import { addStudyWorker } from './commands/studyWorker.js';
import { addTimes } from './commands/times.js';
import { addValidate } from './commands/validate.js';
import { addVerify } from './commands/verify.js';

/** The language asked for by --lang, else by the locale. Help needs it before the options are parsed. */
function languageOf(argv: readonly string[], env: Surroundings['env']): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : argv[at] === '--lang' ? argv[at + 1] : argv[at].slice('--lang='.length);
  const known = LANGUAGES.find((language) => language === asked);
  return known ?? languageOfLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}

function createProgram(context: Context, finish: (code: number) => void): Command {
  const { language } = context;
  const program = new Command('anshu');
  program
    .description(
      flowing(
        both(
          'Anshu: will this emergency plan work at two in the morning, with the people who are really there?\n\n' +
            'It simulates the evacuation of people who cannot walk out by themselves: a building, its residents, a roster,\n' +
            'a written plan and an incident go in; what happens, and which claims of the plan hold, come out.',
          '安疏：凌晨两点、只靠当班的这些人，这份应急预案行得通吗？\n\n' +
            '安疏模拟不能自行疏散的人员的疏散过程：给定建筑、入住老年人、排班、预案和事件，\n给出会发生什么，以及预案的各条主张是否成立。',
        )[language],
        language,
      ),
    )
    .version(ENGINE_VERSION, '-V, --version', both('version of the engine', '引擎版本')[language])
    .option(
      '--lang <language>',
      both('zh-CN or en; by the locale if missing', 'zh-CN 或 en；缺省按系统语言')[language],
      (value) => {
        if (!(LANGUAGES as readonly string[]).includes(value)) {
          throw new CommanderError(
            2,
            'commander.invalidArgument',
            both(
              `error: option '--lang' takes zh-CN or en, not '${value}'`,
              `错误：选项 '--lang' 只能是 zh-CN 或 en，不能是 '${value}'`,
            )[language],
          );
        }
        return value;
      },
    )
    .helpOption('-h, --help', both('what a command answers, and examples', '说明与示例')[language])
    .helpCommand('help [command]', both('help for a command', '显示某个命令的说明')[language])
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (command) =>
        [
          command.name(),
          ...command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : `[${a.name()}]`)),
        ].join(' '),
      ...(language === 'zh-CN' ? { styleTitle: (title: string) => CHINESE_TITLES[title] ?? title } : {}),
    })
    .configureOutput({
      writeOut: (words) => void context.stdout.write(words),
      writeErr: (words) => void context.stderr.write(words),
      // Commander's own message is caught and said in the right language below.
      outputError: () => undefined,
    })
    .addHelpText(
      'after',
      both(
        '\nA <scenario> is a name of the library (anshu list), a folder with a scenario.json, or a file.\n' +
          'Exit codes: 0 fine, or every claim holds; 1 bad input, or a claim that does not hold; 2 misuse.\n\n' +
          'To begin with:\n  anshu list\n  anshu brief tower-18 --variant night\n  anshu check tower-18 --variant night --runs 60',
        '\n<scenario> 可以是情景库中的名称（anshu list）、含 scenario.json 的文件夹，或一个文件。\n' +
          '退出码：0 正常，或全部主张成立；1 输入有误，或有主张不成立；2 用法错误。\n\n' +
          '可以先试：\n  anshu list\n  anshu brief tower-18 --variant night\n  anshu check tower-18 --variant night --runs 60',
      )[language],
    )
    .exitOverride();
  const add = [
    addBrief,
    addRun,
    addCheck,
    addCompare,
    addDistrict,
    addCity,
    addDrill,
    addServe,
    addStudy,
    addStudyReport,
    addCards,
    addScript,
    addRealDrill,
    addReplay,
    addList,
    addValidate,
    addNew,
    addImport,
    addExport,
    addResidents,
    addStudyWorker,
    addTimes,
    addParameters,
    addSchema,
    addVerify,
    addBench,
  ];
  for (const command of add) command(program, context, finish);
  return program;
}

/** Commander's English messages in Chinese, with what they quote. */
function misuse(error: CommanderError, language: Language): string {
  const english = error.message.replace(/^error: /, '');
  if (language === 'en') return `error: ${english}`;
  const [, quoted = ''] = /'([^']*)'/.exec(english) ?? [];
  const suggestion = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(english)?.[1];
  const zh: Readonly<Record<string, string>> = {
    'commander.unknownOption': `没有选项 '${quoted}'`,
    'commander.unknownCommand': `没有命令 '${quoted}'`,
    'commander.missingArgument': `缺少参数 '${quoted}'`,
    'commander.optionMissingArgument': `选项 '${quoted}' 缺少取值`,
    'commander.missingMandatoryOptionValue': `缺少必需的选项 '${quoted}'`,
    'commander.excessArguments': '参数过多',
    'commander.invalidArgument': english.replace(
      /^.*?'([^']*)'.*?invalid\.\s*/,
      (_all, option: string) => `选项 '${option}' 取值无效。`,
    ),
  };
  return `错误：${zh[error.code] ?? english}${suggestion === undefined ? '' : `（是否想写 ${suggestion}？）`}`;
}

/** Says what went wrong; gives the exit code. */
function explain(error: unknown, context: Context, json: boolean): number {
  const { language } = context;
  context.clearProgress();
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code !== 'commander.help') context.stderr.write(`${misuse(error, language)}\n`);
    return 2;
  }
  if (context.signal.aborted) {
    context.stderr.write(`${both('Stopped.', '已停止。')[language]}\n`);
    return 130;
  }
  if (error instanceof ScenarioError) {
    const { problems } = error;
    if (json) context.printJson({ problems: problems.map((problem) => problemJson(problem, context)) });
    const head = both(
      problems.length === 1 ? 'One problem:' : `${problems.length} problems:`,
      `${problems.length}处问题：`,
    )[language];
    context.stderr.write(`${head}\n${problems.map((problem) => `  ${problemLines(problem, context)}`).join('\n')}\n`);
    return 1;
  }
  const what = error instanceof Error ? error.message : String(error);
  const line =
    error instanceof InvariantError
      ? both(
          `The model broke one of its own rules: ${what}. This is a fault of the program, not of the scenario.`,
          `模型违反了自身规则：${what}。这是程序的错误，不是情景的错误。`,
        )
      : both(`A fault of the program: ${what}`, `程序错误：${what}`);
  if (json) context.printJson({ problems: [], fault: what });
  context.stderr.write(`${line[language]}\n`);
  if (context.env.ANSHU_TRACE && error instanceof Error) context.stderr.write(`${error.stack ?? ''}\n`);
  else context.stderr.write(`${both('ANSHU_TRACE=1 shows where.', '设置 ANSHU_TRACE=1 可显示位置。')[language]}\n`);
  return 1;
}

/**
 * Runs one command. @param argv the words after the program's name
 * @param given surroundings that differ from the process's own (tests)
 * @returns the exit code, set for the process too when it writes to the process's own output; never throws
 */
export async function main(argv: readonly string[], given: Partial<Surroundings> = {}): Promise<number> {
  const stop = new AbortController();
  const surroundings: Surroundings = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    // The launcher works from the package's folder; paths count from where the user is.
    cwd: process.env.ANSHU_CWD ?? process.env.INIT_CWD ?? process.cwd(),
    signal: stop.signal,
    ...given,
  };
  const context = createContext(surroundings, languageOf(argv, surroundings.env));
  // The first Ctrl-C lets what runs end in order, the second ends at once.
  const interrupt = (): void => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  const whole = given.stdout === undefined;
  if (given.signal === undefined) process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  // Whoever reads the output may have seen enough (`| head`): no fault.
  if (whole) {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  let code = 0;
  try {
    await createProgram(context, (given) => (code = given)).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    code = explain(error, context, argv.includes('--json'));
  } finally {
    context.clearProgress();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  // Not process.exit: what was written may still be on its way through a pipe.
  if (whole) process.exitCode = code;
  return code;
}

const startedHere = (): boolean => {
  if (process.argv[1] === undefined) return false;
  try {
    return realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url));
  } catch {
    return false;
  }
};

// The launcher calls `main`; run directly (tsx) it calls itself.
if (startedHere()) await main(process.argv.slice(2));
