/** `anshu list`: the scenarios of the library. */
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ScenarioFile } from '../../../scenario/schema.js';
import { localText } from '../../../scenario/schema.js';
import { libraryFolder, libraryNames } from '../library.js';
import { readText } from '../files.js';
import { wrap, type Context } from './context.js';
import { describe } from './help.js';
import { both } from './options.js';

interface Entry {
  name: string;
  file: string;
  title: string | null;
  description: string | null;
  variants: { id: string; name: string | null }[];
}

/** Title and variants as they stand in the file; a file that is not sound is listed by its name only. */
async function entryOf(name: string, context: Context): Promise<Entry> {
  const file = join(libraryFolder(), name, 'scenario.json');
  const entry: Entry = { name, file, title: null, description: null, variants: [] };
  const pick = (words: unknown): string | null => {
    const parsed = localText.safeParse(words);
    return parsed.success ? context.text.pick(parsed.data) : null;
  };
  try {
    const scenario = JSON.parse(await readText(file)) as Partial<ScenarioFile>;
    entry.title = pick(scenario.name);
    entry.description = pick(scenario.description);
    entry.variants = Object.entries(scenario.variants ?? {}).map(([id, variant]) => ({
      id,
      name: pick(variant?.name),
    }));
  } catch {
    // `anshu validate` says what is wrong with it.
  }
  return entry;
}

export function addList(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program.command('list'),
    language,
    both('which scenarios are here, and their variants', '情景库中的情景及其变体'),
    both('Which scenarios does the library have, and which variants of them?', '情景库中有哪些情景，各有哪些变体？'),
    ['anshu list', 'anshu list --json'],
  )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (options: { json?: boolean }) => {
      const entries = [];
      for (const name of await libraryNames()) entries.push(await entryOf(name, context));
      if (options.json) context.printJson({ folder: libraryFolder(), scenarios: entries });
      else if (entries.length === 0) context.print(both('The library is empty.', '情景库为空。')[language]);
      for (const entry of options.json ? [] : entries) {
        context.print(`${entry.name}${entry.title === null ? '' : `  ${entry.title}`}`);
        if (entry.description !== null) context.print(wrap(`  ${entry.description}`, 100, '  '));
        if (entry.variants.length > 0) {
          const names = entry.variants.map(({ id, name }) => (name === null ? id : `${id} (${name})`));
          context.print(
            wrap(
              `  ${both('variants', '变体')[language]}: ${names.join(language === 'en' ? ', ' : '、')}`,
              100,
              '    ',
            ),
          );
        }
        context.print();
      }
      finish(0);
    });
}
