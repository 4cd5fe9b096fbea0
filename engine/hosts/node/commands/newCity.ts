/** `anshu new city`: a folder of generated homes by district. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { CITY_DISTRICTS, CITY_HOMES, CITY_VALUES, generateCity } from '../../../exchange/city/city.js';
import { csv } from '../../../exchange/csv.js';
import type { ScenarioFile } from '../../../scenario/schema.js';
import { requireFreeFolder, writeFolder } from '../files.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both, wholeNumber } from './options.js';

interface CityOptions {
  out: string;
  homes: number;
  districts: number;
  seed: number;
  json?: boolean;
}

/** Most homes and districts that can be asked for. */
const MOST_HOMES = 10_000;
const MOST_DISTRICTS = 99;

function readme({ homes, districts, seed }: CityOptions, { language, text }: Context): string {
  const rows = Object.values(CITY_VALUES).map(({ value, unit, confidence, source, what }) => {
    const from = source === null ? both('assumption', '假设')[language] : source;
    const digits = unit.includes('homes') || unit === 'beds' || unit === '1/year' ? 3 : 0;
    return `| ${text.pick(what)} | ${text.number(value, digits)} | ${from} | ${confidence} |`;
  });
  const lines = [
    both(`# ${homes} generated homes in ${districts} districts`, `# 生成的${homes}家养老机构，分${districts}个区`)[
      language
    ],
    '',
    both(
      `Made by \`anshu new city --homes ${homes} --districts ${districts} --seed ${seed}\`. No home of these exists. Shares are those of the report where it gives one, and assumptions (U) where it is silent:`,
      `由 \`anshu new city --homes ${homes} --districts ${districts} --seed ${seed}\` 生成，均非真实机构。报告给出的比例按报告取值，未给出的为假设（U）：`,
    )[language],
    '',
    both('| what | value | source | confidence |', '| 内容 | 取值 | 来源 | 置信度 |')[language],
    '|---|---|---|---|',
    ...rows,
    '',
    both('Next: `anshu city . --out results`', '接下来：`anshu city . --out results`')[language],
  ];
  return `${lines.join('\n')}\n`;
}

export function addNewCity(group: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    group.command('city'),
    language,
    both('many generated homes, from small stations to towers, by district', '按区生成许多家机构，从小型站点到高层'),
    both(
      'Homes of a whole city, each a scenario of its own in the folder of its district: with and without approval, sprinklers,\nsound compartments, a watched panel, trained staff. Shares are those of the report on 677 homes where it gives one; the\nothers are assumptions and stand in the README beside the homes. The same seed gives the same city.',
      '生成全市的机构，每家一个情景，放在所在区的文件夹中：有无审批、喷淋、有效防火分隔、控制室值守、培训等各不相同。\n比例取自对677家机构的检查报告；报告未给出的为假设，列在机构文件夹旁的 README 中。种子相同则城市相同。',
    ),
    ['anshu new city --out my-city', 'anshu new city --homes 40 --districts 4 --seed 7 --out small-city', 'anshu city small-city --out results'], // prettier-ignore
  )
    .requiredOption(
      '--out <folder>',
      both('folder to make; must not be there yet, or be empty', '要新建的文件夹；应尚不存在或为空')[language],
    )
    .option('--homes <n>', both('how many homes', '机构数')[language], wholeNumber(language, 1, MOST_HOMES), CITY_HOMES)
    .option(
      '--districts <n>',
      both('in how many districts', '区数')[language],
      wholeNumber(language, 1, MOST_DISTRICTS),
      CITY_DISTRICTS,
    )
    .option('--seed <n>', both('seed of the city', '城市的种子')[language], wholeNumber(language, 0, 1e9), 1)
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (options: CityOptions) => {
      const folder = resolve(context.cwd, options.out);
      await requireFreeFolder(folder, options.out);
      const files: Record<string, string> = {};
      const rows: string[][] = [['district', 'home', 'name', 'approved', 'storeys', 'residents']];
      const residentsOf = ({ residents }: ScenarioFile): number =>
        Array.isArray(residents) ? residents.length : residents.count;
      let residents = 0;
      for (const { district, id, scenario } of generateCity(String(options.seed), options.homes, options.districts)) {
        files[join(district, id, 'scenario.json')] = `${JSON.stringify(scenario, null, 1)}\n`;
        residents += residentsOf(scenario);
        const { facility } = scenario;
        const storeys = 'tower' in facility ? String(facility.tower.storeys) : '';
        rows.push([district, id, text.pick(scenario.name), String(scenario.building?.approved), storeys, String(residentsOf(scenario))]); // prettier-ignore
      }
      files['city.csv'] = csv(rows);
      files['README.md'] = readme(options, context);
      await writeFolder(folder, files);
      if (options.json)
        context.printJson({ folder: options.out, homes: options.homes, districts: options.districts, residents }); // prettier-ignore
      else
        context.print(
          both(
            `${options.out}: ${options.homes} homes with ${residents} residents.\n\nNext:\n  anshu city ${options.out} --out results`,
            `${options.out}：${options.homes}家机构，老年人${residents}名。\n\n接下来：\n  anshu city ${options.out} --out results`,
          )[language],
        );
      finish(0);
    });
}
