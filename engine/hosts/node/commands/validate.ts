/** `anshu validate`: every problem of a scenario and of all its variants at once. */
import type { Command } from 'commander';
import { buildModel } from '../../../build.js';
import { ScenarioError } from '../../../errors.js';
import { facilityProblems } from '../../../facility/build.js';
import { generateTower } from '../../../facility/tower.js';
import { validateAll } from '../../../scenario/resolve.js';
import { conditionsReader, findScenario, folderReader, readScenarioFile, variantNames } from '../library.js';
import { problemJson, problemLines, type Context } from './context.js';
import { describe } from './help.js';
import { both } from './options.js';

export function addValidate(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program.command('validate').argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language]),
    language,
    both('every problem in a scenario and its variants at once', '一次列出情景及其变体中的全部问题'),
    both(
      'Can this scenario be run? Reads every file and every variant, builds the building, and lists all problems at once:\nplace, value, what is allowed, a hint. Exit code 1 if there are any.',
      '这个情景能运行吗？读取全部文件和变体，搭建建筑，一次列出全部问题：\n位置、数值、允许的取值、提示。有问题时退出码为 1。',
    ),
    ['anshu validate my-home', 'anshu validate ./scenario.json --json'],
  )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: { json?: boolean }) => {
      const source = await findScenario(given, context.cwd);
      let problems;
      let variants: string[] = [];
      const notes = new Set<string>();
      try {
        const input = await readScenarioFile(source);
        variants = variantNames(input);
        const readFile = folderReader(source);
        const importConditions = conditionsReader(source, (list) =>
          list.forEach((one) => notes.add(context.text.note(one))),
        );
        const options = { file: source.shown, readFile, importConditions, generateTower, facilityProblems };
        problems = validateAll(input, options, (scenario) => {
          context.progress(`${source.shown} ${scenario.variant ?? ''}`);
          buildModel(scenario, '1');
        });
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        problems = [...error.problems];
      }
      context.clearProgress();
      const valid = problems.length === 0;
      if (options.json) {
        context.printJson({
          scenario: given,
          file: source.file,
          valid,
          variants,
          problems: problems.map((problem) => problemJson(problem, context)),
          notes: [...notes],
        });
      } else if (valid) {
        context.print(
          both(
            `${source.shown}: no problems${variants.length > 0 ? ` in the scenario and its ${variants.length} variants` : ''}.`,
            `${source.shown}：没有问题${variants.length > 0 ? `（含${variants.length}个变体）` : ''}。`,
          )[language],
        );
      } else {
        const count = problems.length;
        context.print(both(count === 1 ? 'One problem:' : `${count} problems:`, `${count}处问题：`)[language]);
        for (const problem of problems) context.print(`  ${problemLines(problem, context)}`);
      }
      if (!options.json) for (const note of notes) context.print(`  ${note}`);
      finish(valid ? 0 : 1);
    });
}
