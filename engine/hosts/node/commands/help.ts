/** Help that is worth reading: what a command answers, then examples. */
import type { Command } from 'commander';
import type { Language } from '../../../text/index.js';
import type { Both } from './options.js';

/**
 * English flows to the width of the terminal, so single line breaks of the source go; Chinese has no spaces to break at
 * and keeps them.
 */
export function flowing(words: string, language: Language): string {
  return language === 'en' ? words.replace(/([^\n])\n(?!\n)/g, '$1 ') : words;
}

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
    .description(flowing(description[language], language))
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
