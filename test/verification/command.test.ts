/** `anshu verify`: what it runs, what it says, what it leaves alone. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../architecture/sources.js';
import { anshu } from '../unit/cli/call.js';

interface Said {
  tests: { id: string; standards: string[]; actual: unknown; pass: boolean | null; details: unknown }[];
}

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'anshu-verify-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('anshu verify', () => {
  it('runs what is named, by id and by a standard’s number', async () => {
    for (const word of ['C01', 'rimea-1', 'IMO-1', 'nist-2.1', 'iso-2']) {
      const called = await anshu(folder, ['verify', word, '--json']);
      const { tests } = called.json<Said>();
      expect(tests.map(({ id }) => id)).toEqual(['C01']);
      expect(tests[0].pass).toBe(true);
      expect(called.code).toBe(0);
    }
  });

  it('means every test of a number by the number, and one by its letter', async () => {
    const ids = async (word: string): Promise<string[]> =>
      (await anshu(folder, ['verify', word, '--json', '--seeds', '1'])).json<Said>().tests.map(({ id }) => id);
    expect(await ids('C07')).toEqual(['C07a', 'C07b']);
    expect(await ids('C06a')).toEqual(['C06a']);
  });

  it('says a table in both languages', async () => {
    expect((await anshu(folder, ['verify', 'C23'])).stdout).toMatch(/C23 .* pass/);
    expect((await anshu(folder, ['--lang', 'zh-CN', 'verify', 'C23'])).stdout).toContain('1项通过，0项不通过');
  });

  it('takes what it does not know for misuse', async () => {
    const called = await anshu(folder, ['verify', 'C99']);
    expect(called.code).toBe(2);
    expect(called.stderr).toContain("no test 'C99'");
  });

  it('writes the page neither elsewhere nor for a few tests', async () => {
    const page = join(root, 'test', 'verification', 'README.md');
    const before = existsSync(page) ? statSync(page).mtimeMs : 0;
    await anshu(folder, ['verify', 'C01']);
    await anshu(root, ['verify', 'C01']);
    expect(existsSync(page) ? statSync(page).mtimeMs : 0).toBe(before);
  });
});
