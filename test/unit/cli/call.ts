/** Calls the command line inside the test: its own folder, its own output, no process. */
import { main } from '../../../engine/hosts/node/cli.js';
import type { Surroundings } from '../../../engine/hosts/node/commands/context.js';

export interface Called {
  code: number;
  stdout: string;
  stderr: string;
  /** The standard output as JSON; fails the test if it is none. */
  json<T = Record<string, unknown>>(): T;
}

export async function anshu(cwd: string, argv: readonly string[], given: Partial<Surroundings> = {}): Promise<Called> {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    stdout: { write: (words: string) => void (stdout += words) },
    stderr: { write: (words: string) => void (stderr += words) },
    env: { LANG: 'en_GB.UTF-8' },
    cwd,
    signal: new AbortController().signal,
    ...given,
  });
  return { code, stdout, stderr, json: <T>() => JSON.parse(stdout) as T };
}
