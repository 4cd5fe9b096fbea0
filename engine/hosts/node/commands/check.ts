/** `anshu check`: is the plan complete, does the building allow it, does it happen? */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { buildModel } from '../../../build.js';
import { checkElements } from '../../../check/elements/check.js';
import { groundsOf } from '../../../check/measured.js';
import { COST_CLASSES, type CostClass } from '../../../check/measures.js';
import { checkRules } from '../../../check/rules/check.js';
import type { Scenario } from '../../../scenario/schema.js';
import { namesOf } from '../../../text/index.js';
import type { Model } from '../../../world/model.js';
import { findScenario, loadScenario } from '../library.js';
import { DEFAULT_BUDGET, firstAndLast, runClaims, type ClaimOptions } from './checkClaims.js';
import { checkJson, type Findings } from './checkJson.js';
import { elementLines, hasShortfall, ruleLines } from './checkTell.js';
import { claimLines, incidentName } from '../../../report/verdicts.js';
import { homeReport } from '../../../report/home.js';
import { homeSummary } from '../../../report/homeSummary.js';
import { writeWhole } from '../files.js';
import { ENGINE_VERSION } from '../../../version.js';
import { REPORT_KINDS, writeReport } from '../reportFile.js';
import { wrap, type Context } from './context.js';
import { groundsLines } from './grounds.js';
import { describe } from './help.js';
import { firstSeedOption, MOST_RUNS, workersOption } from './many.js';
import { both, chosenFrom, costList, day, fileNamed, wholeNumber } from './options.js';
import { teller, tellEnd, tellWaits } from './tell.js';

const PARTS = ['elements', 'rules', 'claims'] as const;
type Part = (typeof PARTS)[number];

interface CheckOptions {
  variant?: string;
  only?: Part[];
  runs?: number;
  budget: number;
  seed: number;
  workers?: number;
  date?: string;
  first?: boolean;
  worst?: boolean;
  fix?: boolean;
  costs?: Partial<Record<CostClass, number>>;
  resume?: string;
  report?: string;
  summary?: string;
  json?: boolean;
}

export function addCheck(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program.command('check').argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language]),
    language,
    both(
      'is the plan complete, does the building allow it, does it hold? a verdict for each claim',
      '预案是否完整、建筑是否允许、能否做到？逐条给出结论',
    ),
    both(
      'Three things are looked at. Elements: is what a plan has to have written down (PE-01 to PE-44)? Rules: does the building\nallow it (BR-01 to BR-55; a gap against current code, no legal finding)? Claims: does it happen, given this incident?\nClaims are run until a confidence sequence decides (error rate kept whenever one stops) or the budget of runs ends:\nHOLDS, FAILS, else UNPROVEN; a verdict stands only if it survives the ranges of what nobody has measured. For claims that\ndo not hold it says which step of the plan breaks and what the time went into. --runs asks for a fixed number of runs and\nthe exact interval (Clopper–Pearson) instead.\nExit code 0 if all claims hold, else 1; without claims 1 if an element or a clause falls short.',
      '检查三件事。要素：预案应有的内容是否写明（PE-01 至 PE-44）；规则：建筑是否允许（BR-01 至 BR-55，为与现行规范的差距，\n不是违法认定）；主张：在这一事件下能否做到。主张逐次模拟，直到置信序列能够判定（随时停止而不增加误判率）或次数用完：\n成立、不成立，否则为“未证实”；只有在未实测参数的范围内都不改变，结论才算数。对不成立的主张，指出预案断在哪一步、时间花在哪里。\n--runs 则用固定次数和精确区间（Clopper–Pearson）。全部成立时退出码为 0，否则为 1；不检验主张时，有要素或条文差距为 1。',
    ),
    [
      'anshu check tower-18 --variant night',
      'anshu check longhua-2025 --fix',
      'anshu check my-home --only elements,rules --date 2026-06-30 --json',
    ],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option(
      '--only <parts>',
      both(
        'elements, rules, claims: some of them, commas between',
        '只检查 elements、rules、claims 中的几项，用逗号分隔',
      )[language],
      chosenFrom(language, PARTS),
    )
    .option(
      '--budget <n>',
      both('runs of the trial at most', '检验最多模拟次数')[language],
      wholeNumber(language, 1, MOST_RUNS),
      DEFAULT_BUDGET,
    )
    .option(
      '--runs <n>',
      both('a fixed number of runs instead, each on its own seed', '改用固定次数，每次一个种子')[language],
      wholeNumber(language, 1, MOST_RUNS),
    )
    .addOption(firstSeedOption(language))
    .addOption(workersOption(language))
    .option(
      '--date <day>',
      both('day of the check, 2026-06-30; the document’s own if missing', '检查日期，如 2026-06-30；缺省用预案所写')[
        language
      ],
      day(language),
    )
    .option(
      '--first',
      both(
        'first verdicts only: the ranges of what nobody has measured are not tried',
        '仅给出初步结论：不检验未实测参数的范围',
      )[language],
    )
    .option('--worst', both('search the worst credible case of each claim', '寻找每条主张的最不利可信工况')[language])
    .option('--fix', both('search the smallest change that makes a claim hold', '寻找使主张成立的最小改动')[language])
    .option(
      '--costs <class=n,…>',
      both(
        `what a change costs by its class: ${COST_CLASSES.join(', ')}`,
        `各类改动的代价：${COST_CLASSES.join('、')}`,
      )[language],
      costList(language, COST_CLASSES),
    )
    .option(
      '--resume <file>',
      both(
        'keep finished runs in this file and take those that are in it: what was stopped goes on (runs of another state of the model are not taken)',
        '已完成的模拟存入此文件并从中取用：中断后可继续（模型有改动则不取用）',
      )[language],
    )
    .option(
      '--report <file>',
      both('also as a document: .html, .docx or .pdf', '同时写成文件：.html、.docx 或 .pdf')[language],
      fileNamed(language, REPORT_KINDS),
    )
    .option(
      '--summary <file>',
      both(
        'ids and counts for the district’s report (.json), nothing about anybody',
        '供区级汇总的结果文件（.json），不含个人信息',
      )[language],
      fileNamed(language, ['.json']),
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: CheckOptions) => {
      const scenario = await loadScenario(await findScenario(given, context.cwd), options.variant ?? null);
      const parts = new Set<Part>(options.only ?? PARTS);
      const model = buildModel(scenario, String(options.seed));
      const begun = performance.now();
      const asked: ClaimOptions = {
        ...options,
        first: options.first === true,
        worst: options.worst === true,
        fix: options.fix === true,
      };
      const outcome = parts.has('claims') ? await runClaims(scenario, model, context, asked) : null;
      const rules = parts.has('rules') ? checkRules(model) : null;
      const elements = parts.has('elements')
        ? checkElements(model, options.date ?? null, outcome?.verdicts ?? null)
        : null;
      const wallSeconds = (performance.now() - begun) / 1000;
      const holds = outcome === null ? null : outcome.verdicts.every(({ verdict }) => verdict === 'HOLDS');
      const code = holds === null ? (hasShortfall(elements, rules) ? 1 : 0) : holds ? 0 : 1;
      if (options.json)
        context.printJson(checkJson(scenario, { elements, rules, outcome, holds }, asked, wallSeconds, text));
      else tellCheck(scenario, model, { elements, rules, outcome }, asked, context);
      if (options.report !== undefined) {
        const path = resolve(context.cwd, options.report);
        const made = {
          command: commandOf(given, options),
          run: `anshu run ${given}${options.variant === undefined ? '' : ` --variant ${options.variant}`}`,
          firstSeed: options.seed,
          engine: ENGINE_VERSION,
          runs: outcome?.runsMade ?? 0,
          date: options.date ?? scenario.document?.asOf ?? null,
        };
        await writeReport(path, homeReport(model, { elements, rules, claims: outcome }, made, text), context.env);
        if (!options.json) context.print(`\n${path}`);
      }
      if (options.summary !== undefined) {
        const date = options.date ?? scenario.document?.asOf ?? null;
        const summary = homeSummary(model, { elements, rules, claims: outcome }, date, text.pick(scenario.name));
        await writeWhole(resolve(context.cwd, options.summary), `${JSON.stringify(summary, null, 2)}\n`);
      }
      finish(code);
    });
}

/** The command that gives the same figures. */
function commandOf(given: string, options: CheckOptions): string {
  const words = ['anshu check', given];
  if (options.variant !== undefined) words.push(`--variant ${options.variant}`);
  if (options.only !== undefined) words.push(`--only ${options.only.join(',')}`);
  words.push(options.runs === undefined ? `--budget ${options.budget}` : `--runs ${options.runs}`);
  words.push(`--seed ${options.seed}`);
  if (options.date !== undefined) words.push(`--date ${options.date}`);
  if (options.first === true) words.push('--first');
  if (options.worst === true) words.push('--worst');
  if (options.fix === true) words.push('--fix');
  for (const [name, cost] of Object.entries(options.costs ?? {})) words.push(`--costs ${name}=${cost}`);
  return words.join(' ');
}

function tellCheck(
  scenario: Scenario,
  model: Model,
  { elements, rules, outcome }: Findings,
  options: ClaimOptions,
  context: Context,
): void {
  const { language, text } = context;
  const names = namesOf(scenario, language);
  const print = (lines: readonly string[]): void => {
    for (const line of lines) context.print(wrap(`  ${line}`, 100, `  ${/^ */.exec(line)![0]}  `));
  };
  const variant = scenario.variant === null ? '' : ` (${scenario.variant})`;
  context.print(`${text.pick(scenario.name)}${variant}`);
  if (elements !== null) {
    context.print(both('\nELEMENTS OF THE PLAN', '\n预案要素')[language]);
    print(elementLines(elements, text));
  }
  if (rules !== null) {
    context.print(both('\nBUILDING RULES', '\n建筑规则')[language]);
    print(ruleLines(rules, text, names));
  }
  if (outcome === null) return;
  const [first, last] = firstAndLast(options, outcome.runs.length);
  context.print(both('\nCLAIMS', '\n主张')[language]);
  print([
    text.trial.given(incidentName(scenario, text), scenario.incident.clock),
    both(
      `${outcome.runs.length} runs, seeds ${first} to ${last}${outcome.runsMade > outcome.runs.length ? `; ${outcome.runsMade} runs in all` : ''}${outcome.runsTaken > 0 ? `, ${outcome.runsTaken} of them from the file` : ''}`,
      `模拟${outcome.runs.length}次，种子 ${first} 至 ${last}${outcome.runsMade > outcome.runs.length ? `；总共${outcome.runsMade}次` : ''}${outcome.runsTaken > 0 ? `，其中${outcome.runsTaken}次取自文件` : ''}`,
    )[language],
  ]);
  context.print();
  if (outcome.verdicts.length === 0) context.print(both('The plan makes no claims.', '预案没有提出主张。')[language]);
  for (const line of claimLines(scenario, model, outcome, text)) context.print(wrap(line, 100, '    '));
  context.print();
  print(groundsLines(groundsOf(scenario), context));
  if (outcome.failing === null) return;
  const { claim, run } = outcome.failing;
  const words = teller(run.model, text);
  const { seed } = run.result;
  context.print();
  context.print(
    both(`A run that breaks ${claim} (seed ${seed}):`, `未达到 ${claim} 的一次模拟（种子 ${seed}）：`)[language],
  );
  for (const line of tellEnd(words, run.result.outcome, run.observation)) context.print(wrap(`  ${line}`, 100, '  '));
  context.print(both('  What residents waited for:', '  老年人在等待什么：')[language]);
  for (const line of tellWaits(words, run.observation)) context.print(wrap(`    ${line}`, 100, '      '));
}
