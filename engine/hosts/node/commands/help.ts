/** Help that is worth reading: what a command answers, then examples. */
import type { Command } from 'commander';
import type { Language } from '../../../text/index.js';
import type { Both } from './options.js';

/** Adds to a command its summary (for the list), its description (what it answers) and examples. */
export function describe(
  command: Command,
  language: Language,
  summary: Both,
  description: Both,
  examples: readonly string[],
): Command {
  const heading = language === 'en' ? 'Examples:' : '示例：';
  return command
    .summary(summary[language])
    .description(description[language])
    .addHelpText('after', `\n${heading}\n${examples.map((line) => `  ${line}`).join('\n')}`);
}

/** Commander's own headings in Chinese; its English ones stay as they are. */
export const CHINESE_TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
};
