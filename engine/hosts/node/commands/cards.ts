/** `anshu cards` and `anshu script`: what is printed before a drill. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { buildModel } from '../../../build.js';
import { actionCards } from '../../../report/actionCards.js';
import type { Report } from '../../../report/document.js';
import { drillScript, playOrder } from '../../../report/drillScript.js';
import type { Scenario } from '../../../scenario/schema.js';
import { formatMoment, text } from '../../../text/index.js';
import { ENGINE_VERSION } from '../../../version.js';
import { findScenario, loadScenario } from '../library.js';
import { REPORT_KINDS, writeReport } from '../reportFile.js';
import type { Context } from './context.js';
import { findDrill, isReadyDrill } from './drill.js';
import { describe } from './help.js';
import { both, fileNamed } from './options.js';

interface Options {
  variant?: string;
  out?: string;
}

/** The document into its file, and which that is. */
async function write(report: Report, path: string, context: Context): Promise<void> {
  await writeReport(resolve(context.cwd, path), report, context.env);
  context.print(path);
}

const load = async (given: string, variant: string | undefined, context: Context): Promise<Scenario> =>
  loadScenario(await findScenario(given, context.cwd), variant ?? null);

export function addCards(program: Command, context: Context): void {
  const { language } = context;
  describe(
    program.command('cards').argument('<scenario>', both('scenario or drill', '情景或演练')[language]),
    language,
    both('action cards, one a post and shift', '岗位卡：每班次每岗位一张'),
    both(
      'What does each post do by the plan? A page for each post of each shift: duties, steps with what they wait for and\nby when, what may be used, who takes the place. Chinese in front and English on the back, or one language by --lang.\nOf a drill also its roles.',
      '按预案，每个岗位做什么？每班次每岗位一页：职责、步骤（何时开始、何时完成）、可以使用什么、由谁接替。\n正面中文，背面英文；用 --lang 则只印一种语言。对演练还包括其岗位。',
    ),
    [
      'anshu cards tower-18',
      'anshu cards first-night --out cards.docx',
      'anshu cards my-home --lang zh-CN --out 岗位卡.pdf',
    ],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option(
      '--out <file>',
      both('.html, .docx or .pdf; cards.html if missing', '.html、.docx 或 .pdf；缺省为 cards.html')[language],
      fileNamed(language, REPORT_KINDS),
      'cards.html',
    )
    .action(async (given: string, options: Options) => {
      const drill = isReadyDrill(given) ? await findDrill(given, context.cwd) : null;
      const scenario =
        drill === null
          ? await load(given, options.variant, context)
          : await load(drill.scenario.id, drill.scenario.variant ?? undefined, context);
      const asked: unknown = program.opts().lang;
      const one = text(language);
      const texts = asked === undefined ? ([text('zh-CN'), text('en')] as const) : ([one] as const);
      const made = `${scenario.id}${scenario.variant === null ? '' : ` · ${scenario.variant}`} · Anshu ${ENGINE_VERSION}`;
      await write(actionCards(scenario, drill, [...texts] as [typeof one], made), options.out!, context);
    });
}

export function addScript(program: Command, context: Context): void {
  const { language } = context;
  describe(
    program.command('script').argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language]),
    language,
    both('script for a real drill, from the list of residents', '按老年人清单生成实战演练脚本'),
    both(
      'Who is moved in a real drill, in which order, by whom and with what? From the list of residents and one run of the\nplan. For whoever could be hurt somebody stands in; the rule and its basis are on the first page.',
      '实战演练中转移谁、按什么次序、由谁、用什么？依据老年人清单和预案的一次模拟。\n可能受伤者由替身代替；规则和依据见首页。',
    ),
    ['anshu script tower-18 --variant night --out script.docx'],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option(
      '--out <file>',
      both('.html, .docx or .pdf; script.html if missing', '.html、.docx 或 .pdf；缺省为 script.html')[language],
      fileNamed(language, REPORT_KINDS),
      'script.html',
    )
    .action(async (given: string, options: Options) => {
      const scenario = await load(given, options.variant, context);
      const played = playOrder(scenario, '1', (time) => context.progress(formatMoment(time)));
      context.clearProgress();
      await write(drillScript(buildModel(scenario, '1'), played, context.text), options.out!, context);
    });
}
