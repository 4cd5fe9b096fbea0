/** `anshu replay`: proof that a recording is what its scenario and seed give. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { RecordingError } from '../../../recording/bytes.js';
import { readRecording } from '../../../recording/reader.js';
import { replay } from '../../../replay.js';
import { hostError, MOST_RECORDING, readBytes } from '../files.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both } from './options.js';

export function addReplay(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program
      .command('replay')
      .argument('<recording>', both('file written by run --out', '由 run --out 写出的文件')[language]),
    language,
    both('prove that a recording is what its scenario and seed give', '证明一份运行记录与其情景和种子一致'),
    both(
      'Is this recording true? Runs the scenario and seed it carries again and compares the last state, every event and\nevery byte. Exit code 1 if anything differs.',
      '这份记录可信吗？用其中的情景和种子重新运行，比较最终状态、每个事件和每个字节。\n有任何不同时退出码为 1。',
    ),
    ['anshu run tower-18 --variant night --seed 7 --out night.anshu', 'anshu replay night.anshu'],
  )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (file: string, options: { json?: boolean }) => {
      const bytes = await readBytes(resolve(context.cwd, file), MOST_RECORDING, file);
      let result;
      let header;
      try {
        ({ header } = readRecording(bytes));
        context.progress(both('Running it again …', '正在重新运行 …')[language]);
        result = replay(bytes);
      } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        throw hostError('notARecording', { value: file, reason: error.code });
      }
      context.clearProgress();
      const { same, recorded, stateHash, otherEngine, firstDifference } = result;
      if (options.json) {
        context.printJson({
          recording: file,
          scenario: header.scenario.id,
          variant: header.variant,
          seed: header.seed,
          engine: header.engine,
          ...result,
        });
      } else {
        const what = `${header.scenario.id}${header.variant === null ? '' : ` ${header.variant}`}, ${both('seed', '种子')[language]} ${header.seed}`;
        if (same)
          context.print(
            both(`The same, to the last byte: ${what}, ${stateHash}.`, `完全一致：${what}，${stateHash}。`)[language],
          );
        else {
          const { difference } = text.sentences;
          context.print(both(`Different: ${what}.`, `不一致：${what}。`)[language]);
          if (otherEngine !== null) context.print(`  ${difference.engine} (${otherEngine})`);
          if (recorded !== stateHash) context.print(`  ${difference.hash} (${recorded} / ${stateHash})`);
          if (firstDifference !== null) {
            const [a, b] = [firstDifference.recorded, firstDifference.now].map((event) => JSON.stringify(event));
            context.print(`  ${difference.events}: #${firstDifference.index + 1} ${a} / ${b}`);
          } else if (recorded === stateHash) context.print(`  ${difference.positions}`);
        }
      }
      finish(same ? 0 : 1);
    });
}
