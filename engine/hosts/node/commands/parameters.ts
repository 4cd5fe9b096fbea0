/** `anshu parameters`: every number of the model, where it comes from and how sure it is. */
import type { Command } from 'commander';
import { ALL_PARAMETERS } from '../../../build.js';
import { table, type Context } from './context.js';
import { both } from './options.js';
import { describe } from './help.js';

export function addParameters(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program
      .command('parameters')
      .argument('[word]', both('only names that contain this', '只列出名称含此字样的参数')[language]),
    language,
    both('every number of the model: value, unit, source, confidence', '模型的全部参数：数值、单位、来源、可信度'),
    both(
      'Where does this number come from, and how sure is it? A U marks an assumption: nobody has published a measurement.\n' +
        'A scenario replaces any of them under "model.parameters", best by what was measured in the home itself.',
      '每个数值从哪里来、有多可靠？U 表示假设，尚无公开实测值。\n情景可在 "model.parameters" 中替换任何一个，最好用本机构的实测值。',
    ),
    ['anshu parameters', 'anshu parameters time.prepare', 'anshu parameters --json'],
  )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action((word: string | undefined, options: { json?: boolean }) => {
      const found = Object.entries(ALL_PARAMETERS).filter(([name]) => word === undefined || name.includes(word));
      if (options.json) {
        context.printJson({
          parameters: found.map(([name, p]) => ({
            name,
            ...p,
            confidenceText: context.text.words.confidence[p.confidence],
          })),
        });
      } else if (found.length === 0) {
        context.print(both(`No parameter has "${word}" in its name.`, `没有名称含“${word}”的参数。`)[language]);
      } else {
        const heading = both('name|value|unit|range|conf.|source', '名称|数值|单位|范围|可信度|来源')[language].split(
          '|',
        );
        const rows = found.map(([name, p]) => [
          name,
          String(p.value),
          p.unit,
          p.range === undefined ? '' : `${p.range[0]}–${p.range[1]}`,
          p.confidence,
          p.source,
        ]);
        context.print(table([heading, ...rows], [1]));
        context.print();
        const codes = (['R', 'S', 'K', 'k', 'D', 'U'] as const).map(
          (code) => `${code} ${context.text.words.confidence[code]}`,
        );
        context.print(codes.join(language === 'en' ? ', ' : '，'));
      }
      finish(0);
    });
}
