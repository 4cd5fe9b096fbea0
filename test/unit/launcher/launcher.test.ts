/** The launcher in a package of its own, around a small command line that says what it got. */
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from '../../../engine/hosts/node/setup.mjs';
import { createPackage, type Launched, type TestPackage } from './package.js';

const BUILDING = 'Building the command line …\n';

let made: TestPackage;
let folder: string;
const write: TestPackage['write'] = (path, text) => made.write(path, text);
const writeCommandLine: TestPackage['writeCommandLine'] = (word) => made.writeCommandLine(word);
const launch = (words: readonly string[], cwd?: string, more?: Record<string, string>): Promise<Launched> =>
  made.launch('anshu.mjs', words, cwd, more);

beforeEach(() => {
  made = createPackage();
  folder = made.folder;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const said = (launched: Launched): unknown => JSON.parse(launched.stdout);
const builds = (): string[] => readdirSync(join(folder, 'dist', 'node')).sort();
/** Moves the last use of a build two hours back. */
const age = (name: string): void => {
  const then = Date.now() / 1000 - 7200;
  utimesSync(join(folder, 'dist', 'node', name), then, then);
};

describe('launcher', () => {
  it('builds once, says so on standard error only, hands on words and exit code', async () => {
    const first = await launch(['check', 'my home', '--runs=2']);
    expect(first.stderr).toBe(BUILDING);
    expect(first.code).toBe(3);
    expect(said(first)).toEqual({ word: 'first', argv: ['check', 'my home', '--runs=2'], from: folder });
    const [name] = builds();
    expect(builds()).toEqual([name]);
    expect(readdirSync(join(folder, 'dist', 'node', name)).sort()).toEqual(
      expect.arrayContaining(['cli.js', 'cli.js.map', 'runWorker.js', 'runWorker.js.map']),
    );
    expect(await launch([])).toEqual({
      code: 0,
      stdout: `${JSON.stringify({ word: 'first', argv: [], from: folder })}\n`,
      stderr: '',
    });
  });

  it('counts paths from where it was called, under npm run too', async () => {
    const below = join(folder, 'a', 'b');
    mkdirSync(below, { recursive: true });
    const elsewhere = { INIT_CWD: tmpdir() };
    expect(said(await launch([], below))).toMatchObject({ from: below });
    expect(said(await launch([], folder, { npm_lifecycle_event: 'anshu', INIT_CWD: below }))).toMatchObject({
      from: below,
    });
    // Started by a script of another package, or in another folder: INIT_CWD is not about this call.
    expect(said(await launch([], below, { npm_lifecycle_event: 'anshu', ...elsewhere }))).toMatchObject({
      from: below,
    });
    expect(said(await launch([], folder, { npm_lifecycle_event: 'test', ...elsewhere }))).toMatchObject({
      from: folder,
    });
    expect(said(await launch([], below, { ANSHU_CWD: tmpdir() }))).toMatchObject({ from: below });
  });

  it('builds anew when a source, the lock file or the packages change, and when a build is not whole', async () => {
    await launch([]);
    writeCommandLine('second');
    const second = await launch([]);
    expect([second.stderr, said(second)]).toEqual([BUILDING, expect.objectContaining({ word: 'second' })]);
    write('package-lock.json', '{ "packages": {} }\n');
    expect((await launch([])).stderr).toBe(BUILDING);
    expect(builds()).toHaveLength(3);
    for (const name of builds()) rmSync(join(folder, 'dist', 'node', name, 'cli.js'));
    const third = await launch([]);
    expect([third.stderr, said(third)]).toEqual([BUILDING, expect.objectContaining({ word: 'second' })]);
    writeCommandLine('first');
    rmSync(join(folder, 'package-lock.json'));
    expect(said(await launch([]))).toMatchObject({ word: 'first' });
  });

  it('lets several start at once on a fresh clone', async () => {
    const all = await Promise.all([launch([]), launch([]), launch([]), launch([])]);
    for (const one of all) {
      expect(one.code, one.stderr).toBe(0);
      expect(said(one)).toMatchObject({ word: 'first' });
    }
    expect(builds()).toHaveLength(1);
    expect(builds()[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(readdirSync(join(folder, 'dist', 'node', builds()[0])).filter((name) => name.startsWith('in-use'))).toEqual(
      [],
    );
  });

  it('removes old builds, but none that is young or runs', async () => {
    const changed = async (word: string): Promise<string> => {
      const before = existsSync(join(folder, 'dist')) ? builds() : [];
      writeCommandLine(word);
      await launch([]);
      return builds().find((name) => !before.includes(name))!;
    };
    const old = await changed('old');
    const running = await changed('running');
    const ended = await changed('ended');
    const young = await changed('young');
    write(`dist/node/${running}/in-use-${process.pid}`, '');
    // No process has this id: it is beyond what systems give.
    write(`dist/node/${ended}/in-use-2147483646`, '');
    write('dist/node/cut-off.tmp/cli.js', '');
    for (const name of [old, running, ended, 'cut-off.tmp']) age(name);
    const now = await changed('now');
    expect(builds()).toEqual([running, young, now].sort());
  });

  it('says where a source is wrong, and leaves nothing behind', async () => {
    write('engine/hosts/node/cli.ts', 'export const main = () => {\n  const = 1;\n};\n');
    const { code, stdout, stderr } = await launch([]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('could not be built');
    expect(stderr).toContain('cli.ts:2');
    expect(existsSync(join(folder, 'dist', 'node')) ? builds() : []).toEqual([]);
  });

  it('asks for the packages where there are none', async () => {
    rmSync(join(folder, 'node_modules'));
    expect(await launch([])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${BUILDING}The packages are not installed. Run "npm ci" first.\n`,
    });
  });
});

describe('installed packages', () => {
  const lock = (...entries: [string, object][]): string =>
    JSON.stringify({ packages: Object.fromEntries([['', {}], ...entries]) });
  const wanted = lock(
    ['node_modules/a', { version: '1.0.0' }],
    ['node_modules/b', { version: '2.0.0', optional: true }],
  );

  it.each([
    ['all there', wanted, true],
    ['without the optional one', lock(['node_modules/a', { version: '1.0.0' }]), true],
    ['one too many', lock(['node_modules/a', { version: '1.0.0' }], ['node_modules/c', { version: '1.0.0' }]), true],
    ['one missing', lock(['node_modules/b', { version: '2.0.0' }]), false],
    ['another version', lock(['node_modules/a', { version: '1.0.1' }]), false],
    ['another version of the optional one', wanted.replace('2.0.0', '2.0.1'), false],
    ['cut off while it was written', wanted.slice(0, 20), false],
    ['nothing', null, false],
  ])('%s', (_what, installed, expected) => {
    rmSync(join(folder, 'node_modules'));
    write('package-lock.json', wanted);
    if (installed !== null) write('node_modules/.package-lock.json', installed);
    expect(isInstalled(folder)).toBe(expected);
  });
});
