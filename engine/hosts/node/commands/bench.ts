/** `anshu bench`: how fast this machine runs the scene that versions are compared by. */
import { cpus } from 'node:os';
import type { Command } from 'commander';
import { findScenario, loadScenario } from '../library.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both, wholeNumber } from './options.js';
import { trackRun } from './track.js';

/** Simulated time of the scene, s. */
const SIMULATED = 1800;
const SCENARIO = 'tower-18';
const VARIANT = 'night';

export function addBench(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program.command('bench'),
    language,
    both('wall time of 30 simulated minutes on this machine', '本机模拟30分钟所需的时间'),
    both(
      `How fast is this machine? Runs the first 30 minutes of ${SCENARIO} (${VARIANT}) once to warm up and five times for the clock,\nwith recording on: median and shortest wall time.`,
      `本机有多快？把 ${SCENARIO}（${VARIANT}）的前30分钟先运行一次预热，再计时运行五次（含记录），\n给出中位数和最短时间。`,
    ),
    ['anshu bench', 'anshu bench --runs 9 --json'],
  )
    .option('--runs <n>', both('runs for the clock', '计时次数')[language], wholeNumber(language, 1, 100), 5)
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (options: { runs: number; json?: boolean }) => {
      const scenario = await loadScenario(await findScenario(SCENARIO, context.cwd), VARIANT);
      const walls: number[] = [];
      const hashes = new Set<string>();
      let personSteps = 0;
      let simulated = 0;
      for (let run = 0; run <= options.runs; run++) {
        const tracked = await trackRun(scenario, '1', context, { until: SIMULATED, label: `${run}/${options.runs}` });
        hashes.add(tracked.result.stateHash);
        personSteps = tracked.performance.personSteps;
        simulated = tracked.performance.simulatedSeconds;
        // The first run pays for compilation and does not count.
        if (run > 0) walls.push(tracked.performance.wallSeconds);
      }
      walls.sort((a, b) => a - b);
      const middle = Math.floor(walls.length / 2);
      const median = walls.length % 2 === 1 ? walls[middle] : (walls[middle - 1] + walls[middle]) / 2;
      const machine = `${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`;
      if (options.json) {
        context.printJson({
          scenario: SCENARIO,
          variant: VARIANT,
          simulatedSeconds: simulated,
          runs: options.runs,
          wallSeconds: { median, min: walls[0], all: walls },
          realTimeFactor: simulated / median,
          personSteps,
          stateHash: [...hashes][0],
          same: hashes.size === 1,
          machine,
        });
      } else {
        const all = context.text.duration(SIMULATED);
        const settled = context.text.duration(simulated);
        const scene =
          simulated < SIMULATED
            ? both(`${all} (all settled after ${settled})`, `${all}（${settled}后情况不再变化）`)[language]
            : all;
        const seconds = (s: number): string => `${s.toFixed(3)} s`;
        context.print(
          both(
            `${SCENARIO} ${VARIANT}, ${scene}: median ${seconds(median)}, min ${seconds(walls[0])} (${options.runs} runs)`,
            `${SCENARIO} ${VARIANT}，${scene}：中位数 ${seconds(median)}，最短 ${seconds(walls[0])}（${options.runs}次）`,
          )[language],
        );
        context.print(
          both(
            `${Math.round(simulated / median)} times real time, ${Math.round(personSteps / median / 1000)} thousand person-steps a second; ${machine}`,
            `为实际时间的${Math.round(simulated / median)}倍，每秒${Math.round(personSteps / median / 1000)}千人步；${machine}`,
          )[language],
        );
      }
      finish(hashes.size === 1 ? 0 : 1);
    });
}
