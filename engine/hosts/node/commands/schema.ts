/** `anshu schema`: the scenario format for editors and for people. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { DRILL_VERSION, drillLogSchema, drillMarkdown, drillSchema } from '../../../drill/publish.js';
import { realDrill } from '../../../drill/real/record.js';
import { formatMarkdown, jsonSchema, schemaOf } from '../../../scenario/publish.js';
import { FORMAT_VERSION } from '../../../scenario/schema.js';
import { STUDY_VERSION, studyMarkdown, studySchema } from '../../../study/publish.js';
import { writeWhole } from '../files.js';
import { libraryFolder } from '../library.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both } from './options.js';

/** Where the published forms of the format lie in the library. */
export const SCHEMA_FILE = `schema/anshu-scenario-v${FORMAT_VERSION}.json`;
export const FORMAT_FILE = 'FORMAT.md';
export const STUDY_SCHEMA_FILE = `schema/anshu-study-v${STUDY_VERSION}.json`;
export const DRILL_SCHEMA_FILE = `schema/anshu-drill-v${DRILL_VERSION}.json`;
export const DRILL_LOG_SCHEMA_FILE = `schema/anshu-drill-log-v${DRILL_VERSION}.json`;
export const DRILL_FORMAT_FILE = 'DRILLS.md';
/** Records of real drills. */
export const RECORD_SCHEMA_FILE = 'schema/anshu-drill-record-v1.json';
export const STUDY_FORMAT_FILE = 'STUDIES.md';

export function addSchema(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program.command('schema'),
    language,
    both('the JSON Schema of scenario files', '情景文件的 JSON Schema'),
    both(
      'Prints the JSON Schema of the scenario format, for editors that complete and check while you type.\nWith --write it is written to the library, together with the description of the format (FORMAT.md).',
      '输出情景格式的 JSON Schema，供编辑器补全和检查。\n加 --write 则写入情景库，并同时写出格式说明（FORMAT.md）。',
    ),
    ['anshu schema > anshu-scenario.schema.json', 'anshu schema --write'],
  )
    .option(
      '--write',
      both('write scenarios/schema and scenarios/FORMAT.md', '写入 scenarios/schema 和 scenarios/FORMAT.md')[language],
    )
    .action(async (options: { write?: boolean }) => {
      const schema = jsonSchema();
      if (options.write) {
        const files: Readonly<Record<string, string>> = {
          [SCHEMA_FILE]: `${JSON.stringify(schema, null, 2)}\n`,
          [FORMAT_FILE]: formatMarkdown(),
          [STUDY_SCHEMA_FILE]: `${JSON.stringify(studySchema(), null, 2)}\n`,
          [RECORD_SCHEMA_FILE]: `${JSON.stringify(schemaOf(realDrill, 'drill-record', 1), null, 2)}\n`,
          [STUDY_FORMAT_FILE]: studyMarkdown(),
          [DRILL_SCHEMA_FILE]: `${JSON.stringify(drillSchema(), null, 2)}\n`,
          [DRILL_LOG_SCHEMA_FILE]: `${JSON.stringify(drillLogSchema(), null, 2)}\n`,
          [DRILL_FORMAT_FILE]: drillMarkdown(),
        };
        for (const [name, contents] of Object.entries(files)) {
          await writeWhole(join(libraryFolder(), name), contents);
          context.print(join(libraryFolder(), name));
        }
      } else context.printJson(schema);
      finish(0);
    });
}
