/** `anshu city`: the night plans of a folder of homes, by district and for the city. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { byShortfall, cityAnswer, type HomeResult } from '../../../check/city/answers.js';
import { CITY_MEASURES, type CityMeasure } from '../../../check/city/measures.js';
import { PAIRED, WANTED } from '../../../check/city/study.js';
import { cityTables } from '../../../exchange/city/tables.js';
import { reportHtml } from '../../../report/html.js';
import { bestMeasure, cityReport, type CityMade } from '../../../report/city.js';
import { cityWords, LANGUAGES, NOTHING, text as textOf } from '../../../text/index.js';
import { ENGINE_VERSION } from '../../../version.js';
import { readCity } from '../city/folder.js';
import { runCity, type CityRun } from '../city/run.js';
import { requireFreeFolder, writeWhole } from '../files.js';
import { UnitStore } from '../study/store.js';
import { table, type Context } from './context.js';
import { engineOption, openExecutor, speedOf } from './engines.js';
import { describe } from './help.js';
import { MOST_RUNS, workersOption } from './many.js';
import { both, chosenFrom, wholeNumber } from './options.js';
import { redisOption } from './studyWorker.js';

interface CityOptions {
  out: string;
  name?: string;
  runs: number;
  measures: CityMeasure[];
  workers?: number;
  engine: string;
  redis: string;
  json?: boolean;
}

/** Runs of a home and measure at most, where nothing is said: a plan that is met every night is proven with 44. */
const USUAL_RUNS = 48;
/** Homes that are printed; the tables have all of them. */
const MOST_PRINTED = 20;
const ASKED = 'city.json';

/** Reports of the city and of each district, in both languages, by file name. */
function reports(name: string, results: readonly HomeResult[], made: CityMade): Record<string, string> {
  const districts = [...new Set(results.map(({ district }) => district))].sort();
  const files: Record<string, string> = {};
  for (const language of LANGUAGES) {
    const words = textOf(language);
    files[`city.${language}.html`] = reportHtml(cityReport(name, results, true, made, words));
    for (const district of districts) {
      const own = results.filter((home) => home.district === district);
      const title = cityWords(language).district(district);
      files[join('districts', `${district}.${language}.html`)] = reportHtml(cityReport(title, own, false, made, words));
    }
  }
  return files;
}

function print(name: string, run: CityRun, out: string, { language, text, print: say }: Context): void {
  const words = cityWords(language);
  const answer = cityAnswer(run.results);
  const share = (x: number): string => text.share(x);
  say(words.title(name, true));
  say(words.homes(answer.homes, answer.beds, answer.residents));
  const { value, low, high } = answer.holds;
  say(
    words.holds(share(WANTED), answer.verdicts.HOLDS, answer.homes, `${share(value)} [${share(low)}, ${share(high)}]`),
  );
  say(words.verdicts(answer.verdicts.FAILS, answer.verdicts.UNPROVEN));
  say();
  const { columns } = words;
  const effects = answer.effects.map(({ measure, homes, behind, lost, gained }) => [words.measures[measure], String(homes), text.number(behind.mean, 2), text.number(lost.mean, 2), String(gained)]); // prettier-ignore
  say(table([[columns.measure, columns.homes, columns.behind, columns.lost, columns.gained], ...effects]));
  say();
  const rows = byShortfall(run.results)
    .slice(0, MOST_PRINTED)
    .map((home) => {
      const best = bestMeasure(home);
      return [`${home.district}/${home.id}`, words.verdict[home.now.verdict], `${home.now.met}/${home.now.runs}`, text.number(home.now.behind, 1), best === null ? NOTHING : words.measures[best]]; // prettier-ignore
    });
  say(table([[columns.home, columns.verdict, columns.nights, columns.behind, columns.first], ...rows]));
  if (run.results.length > rows.length) say(words.more(run.results.length - rows.length));
  say();
  const runs = run.made + run.taken;
  say(both(`${runs} runs (${run.taken} taken from before), reports and tables in ${out}`, `共${runs}次模拟（${run.taken}次取自以前），报告和数据表写入 ${out}`)[language]); // prettier-ignore
}

export function addCity(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program
      .command('city')
      .argument('<folder>', both('of homes, or of districts that are folders of homes', '机构文件夹；或按区分的机构文件夹')[language]), // prettier-ignore
    language,
    both('do the night plans of many homes hold, and what would help', '许多机构的夜间预案是否成立，什么措施有用'),
    both(
      'Runs the plan of every home as it is, and with each measure by itself, on the same seeds; a home ends when its verdict is\ndecided. Gives the ranking by shortfall, the share of homes whose plan holds, and what each measure would change: for the\ncity and one report a district. It can be stopped at any moment, also by force: the same command goes on.',
      '对每家机构，在相同种子上模拟其预案现状以及逐项采用各措施的情形；结论一经确定即停止。\n给出机构差距排序、预案成立的机构比例、各措施的作用：全市一份，每区一份（一区一报告）。随时可以停止（包括强行终止），同一命令会接着做。',
    ),
    ['anshu new city --homes 40 --districts 4 --out homes', 'anshu city homes --out results --workers 2', 'anshu city homes --out results --measures sprinklers,carer --runs 24'], // prettier-ignore
  )
    .requiredOption(
      '--out <folder>',
      both('where runs, tables and reports are kept', '保存模拟、数据表和报告的文件夹')[language],
    )
    .option('--name <words>', both('name of the city; of the folder if missing', '城市名称；缺省为文件夹名')[language])
    .option(
      '--runs <n>',
      both(`runs of a home and measure at most, from ${PAIRED}`, `每家每项至多模拟次数，不少于${PAIRED}`)[language],
      wholeNumber(language, PAIRED, MOST_RUNS),
      USUAL_RUNS,
    )
    .option(
      '--measures <names>',
      both(`some of ${CITY_MEASURES.join(', ')}`, `从以下选择：${CITY_MEASURES.join('、')}`)[language],
      chosenFrom(language, CITY_MEASURES),
      [...CITY_MEASURES],
    )
    .addOption(workersOption(language))
    .addOption(engineOption(language, ['local', 'bullmq']))
    .addOption(redisOption(language))
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: CityOptions) => {
      const from = resolve(context.cwd, given);
      const folder = resolve(context.cwd, options.out);
      const homes = await readCity(from, given, { first: 1, most: options.runs, measures: options.measures });
      if (!existsSync(join(folder, ASKED))) await requireFreeFolder(folder, options.out);
      const asked = { homes: homes.length, runs: options.runs, measures: options.measures };
      await writeWhole(join(folder, ASKED), `${JSON.stringify(asked)}\n`);
      const store = new UnitStore(join(folder, 'runs'));
      const executor = await openExecutor(options, context);
      const begun = performance.now();
      let run: CityRun;
      try {
        run = await runCity(homes, folder, store, executor, {
          signal: context.signal,
          onProgress({ homes: all, homesDone, runs, made }) {
            const left = ((performance.now() - begun) / 1000 / homesDone) * (all - homesDone);
            const rest = homesDone === all || made === 0 ? '' : both(`, about ${text.duration(Math.ceil(left))} left`, `，约剩${text.duration(Math.ceil(left))}`)[language]; // prettier-ignore
            context.progress(both(`${homesDone} of ${all} homes, ${runs} runs, ${made} of them made now${rest}`, `${all}家机构已完成${homesDone}家，${runs}次模拟，其中新做${made}次${rest}`)[language]); // prettier-ignore
          },
        });
      } finally {
        await executor.close();
      }
      context.clearProgress();
      const performanceFigures = speedOf(run, begun);
      const name = options.name ?? basename(from);
      const runs = run.studies.reduce((sum, { rows }) => sum + rows.length, 0);
      const command = `anshu city ${basename(from)} --runs ${options.runs} --measures ${options.measures.join(',')}`;
      const made = { command, engine: ENGINE_VERSION, runs, most: options.runs };
      const answer = { engine: ENGINE_VERSION, name, runs, ...cityAnswer(run.results) };
      const files = {
        ...cityTables(run.results, run.studies),
        ...reports(name, run.results, made),
        'answer.json': `${JSON.stringify({ ...answer, ranking: byShortfall(run.results) }, null, 1)}\n`,
      };
      for (const [file, contents] of Object.entries(files)) await writeWhole(join(folder, file), contents);
      if (options.json)
        context.printJson({ ...answer, folder: options.out, files: Object.keys(files).sort(), performance: performanceFigures }); // prettier-ignore
      else print(name, run, options.out, context);
      finish(0);
    });
}
