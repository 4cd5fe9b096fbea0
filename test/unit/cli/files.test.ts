import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import { readTableText, readText, requireFreeFolder, writeWhole } from '../../../engine/hosts/node/files.js';
import { findScenario, folderReader, libraryNames } from '../../../engine/hosts/node/library.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anshu-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Code of the first problem of the error a promise rejects with. */
async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems[0].code;
    throw error;
  }
  return 'nothing thrown';
}

describe('files', () => {
  it('writes whole files, makes their folder and leaves nothing else', async () => {
    const path = join(folder, 'new', 'deep', 'a.txt');
    await writeWhole(path, 'first');
    await writeWhole(path, 'second');
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(readdirSync(join(folder, 'new', 'deep'))).toEqual(['a.txt']);
  });

  it('says why a file cannot be written and keeps the old one', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'kept');
    expect(await codeOf(writeWhole(join(file, 'below'), 'x'))).toBe('notWritable');
    mkdirSync(join(folder, 'taken'));
    expect(await codeOf(writeWhole(join(folder, 'taken'), 'x'))).toBe('notWritable');
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  it('refuses what is not there, a folder, and bytes that are no text', async () => {
    expect(await codeOf(readText(join(folder, 'none')))).toBe('fileMissing');
    expect(await codeOf(readText(folder))).toBe('fileUnreadable');
    writeFileSync(join(folder, 'bytes'), Uint8Array.of(0xff, 0xfe, 0x00));
    expect(await codeOf(readText(join(folder, 'bytes')))).toBe('fileUnreadable');
  });

  it('reads tables in UTF-8 and in GB 18030', async () => {
    writeFileSync(join(folder, 'utf8.csv'), '楼层,房间');
    // 楼层,房间 in GB 18030.
    writeFileSync(join(folder, 'gb.csv'), Uint8Array.of(0xc2, 0xa5, 0xb2, 0xe3, 0x2c, 0xb7, 0xbf, 0xbc, 0xe4));
    expect(await readTableText(join(folder, 'utf8.csv'))).toBe('楼层,房间');
    expect(await readTableText(join(folder, 'gb.csv'))).toBe('楼层,房间');
  });

  it('never writes into a folder that has something in it', async () => {
    await requireFreeFolder(join(folder, 'free'));
    await requireFreeFolder(folder);
    writeFileSync(join(folder, 'a'), '');
    expect(await codeOf(requireFreeFolder(folder))).toBe('folderNotEmpty');
    expect(await codeOf(requireFreeFolder(join(folder, 'a')))).toBe('folderNotEmpty');
  });
});

describe('finding a scenario', () => {
  const put = (...path: string[]): void => {
    mkdirSync(join(folder, ...path), { recursive: true });
    writeFileSync(join(folder, ...path, 'scenario.json'), '{}');
  };

  it('takes a name of the library, a folder, a file', async () => {
    put('library', 'tower');
    put('work', 'home');
    put('work', 'tower');
    const library = join(folder, 'library');
    const cwd = join(folder, 'work');
    expect(await libraryNames(library)).toEqual(['tower']);
    expect((await findScenario('tower', cwd, library)).file).toBe(join(library, 'tower', 'scenario.json'));
    expect((await findScenario('./tower', cwd, library)).file).toBe(join(cwd, 'tower', 'scenario.json'));
    expect((await findScenario('home', cwd, library)).file).toBe(join(cwd, 'home', 'scenario.json'));
    expect((await findScenario('.', join(cwd, 'home'), library)).file).toBe(join(cwd, 'home', 'scenario.json'));
    const file = await findScenario('home/scenario.json', cwd, library);
    expect(file.folder).toBe(join(cwd, 'home'));
    expect(file.shown).toBe(join('home', 'scenario.json'));
  });

  it('gives the nearest name for one that is not there', async () => {
    put('library', 'tower-18');
    const library = join(folder, 'library');
    try {
      await findScenario('towr-18', folder, library);
      expect.unreachable();
    } catch (error) {
      const [problem] = (error as ScenarioError).problems;
      expect(problem).toMatchObject({
        code: 'noSuchScenario',
        parameters: { value: 'towr-18', allowed: ['tower-18'] },
      });
      expect(problem.hint).toEqual({ code: 'didYouMean', parameters: { suggestion: 'tower-18' } });
    }
    mkdirSync(join(folder, 'empty'));
    expect(await codeOf(findScenario('empty', folder, library))).toBe('noScenarioInFolder');
  });

  it('reads other files of the folder and nothing outside it', async () => {
    put('home');
    writeFileSync(join(folder, 'home', 'building.json'), '{"storeys": 3}');
    writeFileSync(join(folder, 'secret.json'), '{}');
    symlinkSync(join(folder, 'secret.json'), join(folder, 'home', 'link.json'));
    const read = folderReader(await findScenario('home', folder, join(folder, 'library')));
    expect(read('building.json')).toEqual({ storeys: 3 });
    const code = (name: string): string => {
      try {
        read(name);
        return 'read';
      } catch (error) {
        return (error as ScenarioError).problems[0].code;
      }
    };
    expect(code('none.json')).toBe('fileMissing');
    expect(code('../secret.json')).toBe('fileOutsideFolder');
    expect(code('link.json')).toBe('fileOutsideFolder');
  });
});
