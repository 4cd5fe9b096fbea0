/** A package of its own to launch in: the real plain-JavaScript files around small sources that say what they got. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Launched {
  code: number;
  stdout: string;
  stderr: string;
}

export interface TestPackage {
  folder: string;
  write(path: string, text: string): void;
  /** A command line that answers with `word`, its arguments and the folder it was called from; exit code: how many arguments. */
  writeCommandLine(word: string): void;
  /** Starts one of the files of engine/hosts/node. */
  launch(name: string, words: readonly string[], cwd?: string, more?: Record<string, string>): Promise<Launched>;
}

/** Environment of something started in it. */
export const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  npm_lifecycle_event: '',
  INIT_CWD: '',
  ...more,
});

export function createPackage(): TestPackage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'anshu-launcher-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const writeCommandLine = (word: string): void =>
    write(
      'engine/hosts/node/cli.ts',
      `export async function main(argv: readonly string[]): Promise<void> {
         console.log(JSON.stringify({ word: '${word}', argv, from: process.env.ANSHU_CWD }));
         process.exitCode = argv.length;
       }\n`,
    );
  write('package.json', '{ "type": "module" }\n');
  for (const name of ['anshu', 'build', 'builds', 'serve', 'setup', 'start', 'viewer']) {
    cpSync(
      join(root, 'engine', 'hosts', 'node', `${name}.mjs`),
      join(folder, 'engine', 'hosts', 'node', `${name}.mjs`),
    );
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  write('engine/hosts/node/runWorker.ts', 'export default (): number => 1;\n');
  writeCommandLine('first');
  return {
    folder,
    write,
    writeCommandLine,
    launch: (name, words, cwd = folder, more = {}) =>
      new Promise((resolve) => {
        const program = join(folder, 'engine', 'hosts', 'node', name);
        execFile(process.execPath, [program, ...words], { cwd, env: environment(more) }, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
        );
      }),
  };
}
