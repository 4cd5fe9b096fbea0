/** `anshu compare`: what a change does, on paired seeds. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { paired } from '../../../study/compare.js';
import { meanInterval, type MeanInterval } from '../../../study/intervals.js';
import { judgeAll } from '../../../check/verdict.js';
import { namesOf, NOTHING } from '../../../text/index.js';
import { ENGINE_VERSION } from '../../../version.js';
import { hostError } from '../files.js';
import { findScenario, readScenarioFile, resolveFrom, variantNames } from '../library.js';
import { table, wrap, type Context } from './context.js';
import { describe } from './help.js';
import { firstSeedOption, MOST_RUNS, runSeeds, seedsFrom, workersOption } from './many.js';
import { both, namesList, wholeNumber } from './options.js';

const DEFAULT_RUNS = 20;
/** Stands for the scenario as written, unless a variant has this name. */
const AS_WRITTEN = 'base';

interface CompareOptions {
  variants: string[];
  runs: number;
  seed: number;
  workers?: number;
  json?: boolean;
}

export function addCompare(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program.command('compare').argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language]),
    language,
    both('what a change of plan or roster does, on paired seeds', '预案或排班的改动有何影响（同一组种子配对比较）'),
    both(
      "What does the change do? Runs two or more variants on the same seeds. Another carer changes no resident's draw, so the\ndifferences are those of the variants, not of the dice. All intervals are 95% (Student's t); differences are against\nthe first variant named.",
      '改动有什么影响？用同一组种子模拟两个或更多变体。增减护理员不会改变老年人的随机抽样，\n因此差异来自变体本身。区间均为95%（t 分布），差异相对于第一个变体。',
    ),
    [
      'anshu compare tower-18 --variants night-lean,night,night-full',
      'anshu compare my-home --variants base,day --runs 50 --json   (base: the scenario as written)',
    ],
  )
    .requiredOption(
      '--variants <a,b,…>',
      both('two or more variants, commas between them', '两个或更多变体，用逗号分隔')[language],
      namesList(language, 2),
    )
    .option(
      '--runs <n>',
      both('runs of each variant', '每个变体的模拟次数')[language],
      wholeNumber(language, 1, MOST_RUNS),
      DEFAULT_RUNS,
    )
    .addOption(firstSeedOption(language))
    .addOption(workersOption(language))
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: CompareOptions) => {
      const source = await findScenario(given, context.cwd);
      const input = await readScenarioFile(source);
      const known = variantNames(input);
      const twice = options.variants.find((name, i) => options.variants.indexOf(name) !== i);
      if (twice !== undefined) throw hostError('sameVariantTwice', { value: twice });
      const scenarios = options.variants.map((name) =>
        resolveFrom(source, input, name === AS_WRITTEN && !known.includes(AS_WRITTEN) ? null : name),
      );
      const workers = options.workers ?? availableParallelism();
      const begun = performance.now();
      const runs = await runSeeds(scenarios, seedsFrom(options.seed, options.runs), context, workers);
      const wallSeconds = (performance.now() - begun) / 1000;

      const variants = scenarios.map((scenario, i) => {
        const names = namesOf(scenario, language);
        const last = runs[i].flatMap((run) => run.outcome.lastSafeAt ?? []);
        return {
          variant: options.variants[i],
          residents: runs[i][0].population.residents,
          staff: meanInterval(runs[i].map((run) => run.population.staff)).mean,
          runs: options.runs,
          remaining: meanInterval(runs[i].map((run) => run.outcome.residents.remaining)),
          lost: meanInterval(runs[i].map((run) => run.outcome.residents.lost)),
          staffLost: meanInterval(runs[i].map((run) => run.outcome.staff.lost)),
          lastSafeAt: last.length === 0 ? null : meanInterval(last),
          claims: judgeAll(scenario, runs[i]).map((verdict) => ({
            ...verdict,
            text: text.claim(
              scenario.plan.claims.find((claim) => claim.id === verdict.id)!,
              names,
            ),
          })),
        };
      });
      const differences = variants.slice(1).map((variant, i) => ({
        from: variants[0].variant,
        to: variant.variant,
        ...paired(runs[0], runs[i + 1]),
        claims: variant.claims.flatMap((claim) => {
          const at = (run: (typeof runs)[number][number]) => run.claims.find((each) => each.id === claim.id);
          if (claim.count === null || at(runs[0][0]) === undefined) return [];
          return [
            { id: claim.id, count: meanInterval(runs[i + 1].map((run, n) => at(run)!.count - at(runs[0][n])!.count)) },
          ];
        }),
      }));

      if (options.json) {
        context.printJson({
          scenario: scenarios[0].id,
          engine: ENGINE_VERSION,
          seeds: { first: options.seed, count: options.runs },
          confidence: 0.95,
          variants,
          differences,
          performance: { wallSeconds, workers },
        });
        finish(0);
        return;
      }

      const interval = (value: MeanInterval | null, show: (x: number) => string): string => {
        if (value === null || value.n === 0) return NOTHING;
        if (Number.isNaN(value.low)) return show(value.mean);
        return `${show(value.mean)} [${show(value.low)}, ${show(value.high)}]`;
      };
      const people = (x: number): string => text.number(x, 1);
      const signed = (show: (x: number) => string) => (x: number) => (x > 0 ? `+${show(x)}` : show(x));
      const say = (en: string, zh: string): void => context.print(both(en, zh)[language]);
      say(
        `${text.pick(scenarios[0].name)}: ${options.runs} runs of each variant on the same seeds; mean [95% interval]`,
        `${text.pick(scenarios[0].name)}：各变体用同一组种子模拟${options.runs}次；平均值 [95% 区间]`,
      );
      context.print();
      const head = both(
        'variant|residents|staff|remaining|incapacitated|staff incapacitated|last in safety after',
        '变体|老年人|工作人员|未能撤离|老年人失去行动能力|工作人员失去行动能力|最后一人到达安全处',
      )[language].split('|');
      context.print(
        table(
          [
            head,
            ...variants.map((v) => [
              v.variant,
              String(v.residents),
              people(v.staff),
              interval(v.remaining, people),
              interval(v.lost, people),
              interval(v.staffLost, people),
              interval(v.lastSafeAt, text.duration),
            ]),
          ],
          [1, 2],
        ),
      );
      context.print();
      say(
        'Claims: residents there at the deadline (runs in which it was met)',
        '主张：到期限时到达的人数（达到的次数）',
      );
      const ids = [...new Set(variants.flatMap((v) => v.claims.map((claim) => claim.id)))];
      for (const id of ids) {
        const first = variants.flatMap((v) => v.claims).find((claim) => claim.id === id)!;
        context.print(wrap(`  ${id}: ${first.text}`, 100, '    '));
        const rows = variants.flatMap((v) => {
          const claim = v.claims.find((each) => each.id === id);
          if (claim === undefined) return [];
          const met = both(`met in ${claim.met} of ${claim.runs}`, `${claim.runs}次中达到${claim.met}次`)[language];
          const count =
            claim.count === null
              ? interval(claim.time, text.duration)
              : `${interval(claim.count, people)} / ${claim.count.of}`;
          return [[`    ${v.variant}`, count, met, text.words.verdict[claim.verdict]]];
        });
        context.print(table(rows));
      }
      context.print();
      say('Differences, seed by seed', '逐个种子的差异');
      for (const difference of differences) {
        const claims = difference.claims.map(({ id, count }) => [`    ${id}`, interval(count, signed(people))]);
        context.print(`  ${difference.from} → ${difference.to}`);
        context.print(
          table([
            [`    ${both('remaining', '未能撤离')[language]}`, interval(difference.remaining, signed(people))],
            [`    ${both('incapacitated', '失去行动能力')[language]}`, interval(difference.lost, signed(people))],
            [
              `    ${both('staff incapacitated', '工作人员失去行动能力')[language]}`,
              interval(difference.staffLost, signed(people)),
            ],
            [
              `    ${both('last in safety', '最后一人到达')[language]}`,
              interval(difference.lastSafeAt, signed(text.duration)),
            ],
            ...claims,
          ]),
        );
      }
      finish(0);
    });
}
