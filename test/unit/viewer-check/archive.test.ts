/** What users bring: folders, archives, files with mistakes of every kind. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BringError, MOST_FILES, read, type BroughtFile } from '../../../viewer/bring/archive.js';

const file = (path: string, content: string | Uint8Array): BroughtFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
};
const zip = (entries: Record<string, string>): BroughtFile =>
  file('home.zip', zipSync(Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, strToU8(text)]))));

const refused = async (files: readonly BroughtFile[]): Promise<string> => {
  try {
    await read(files, 'brought');
  } catch (error) {
    expect(error).toBeInstanceOf(BringError);
    return (error as BringError).code;
  }
  return 'taken';
};

describe('a scenario that is brought', () => {
  it('as a folder: texts by path inside it, whatever lies around it', async () => {
    const brought = await read(
      [
        file('/home/scenario.json', '{"a":1}'),
        file('/home/facility.json', '{"b":2}'),
        file('/home/parts/beds.json', '{}'),
        file('/home/photo.png', 'x'),
        file('/home/.git/config.json', 'x'),
      ],
      'home',
    );
    expect(brought).toEqual({
      kind: 'scenario',
      folder: {
        name: 'home',
        texts: { 'scenario.json': '{"a":1}', 'facility.json': '{"b":2}', 'parts/beds.json': '{}' },
      },
    });
  });

  it('as an archive: the scenario that lies least deep, with what is beside it', async () => {
    const brought = await read(
      [
        zip({
          'outer/a/scenario.json': '1',
          'outer/scenario.json': '2',
          'outer/b.json': '3',
          '__MACOSX/scenario.json': 'x',
        }),
      ],
      'home.zip',
    );
    expect(brought).toEqual({
      kind: 'scenario',
      folder: { name: 'outer', texts: { 'scenario.json': '2', 'b.json': '3', 'a/scenario.json': '1' } },
    });
  });

  it('as one file of any name', async () => {
    const brought = await read([file('night.json', '{}')], 'night.json');
    expect(brought).toEqual({ kind: 'scenario', folder: { name: 'night', texts: { 'scenario.json': '{}' } } });
  });

  it('with paths that lead out of it: they are not read', async () => {
    const brought = await read(
      [zip({ 'scenario.json': '1', '../evil.json': '2', 'a/../../b.json': '3', 'C:/c.json': '4' })],
      'z',
    );
    expect(brought).toMatchObject({ folder: { texts: { 'scenario.json': '1' } } });
    expect(Object.keys((brought as { folder: { texts: object } }).folder.texts)).toEqual(['scenario.json']);
  });

  it('is refused with its reason: nothing, no scenario, cut archive, wrong encoding, too many files', async () => {
    expect(await refused([])).toBe('nothing');
    expect(await refused([file('a.txt', 'x'), file('b.txt', 'y')])).toBe('noScenario');
    expect(await refused([zip({ 'readme.json': '{}', 'other.json': '{}' })])).toBe('noScenario');
    const whole = await zip({ 'scenario.json': '{"long": "enough to be cut in the middle of it"}' }).bytes();
    expect(await refused([file('home.zip', whole.slice(0, whole.length - 30))])).toBe('badArchive');
    expect(await refused([file('home.zip', 'no archive at all')])).toBe('badArchive');
    expect(await refused([file('scenario.json', Uint8Array.of(0x22, 0xb0, 0xb2, 0x22))])).toBe('notText');
    const many = Object.fromEntries(Array.from({ length: MOST_FILES + 1 }, (_, i) => [`${i}.json`, '{}']));
    expect(await refused([zip({ ...many, 'scenario.json': '{}' })])).toBe('tooMany');
  });

  it('may be larger than is read: refused before it is unpacked', async () => {
    const bomb = zip({ 'scenario.json': ' '.repeat(70_000_000) });
    expect(bomb.size).toBeLessThan(200_000);
    expect(await refused([bomb])).toBe('tooLarge');
  });
});

describe('a recording that is brought', () => {
  it('is known by its first bytes, or by its name', async () => {
    expect(await read([file('x.bin', 'ANSHUREC and more')], 'x.bin')).toMatchObject({
      kind: 'recording',
      name: 'x.bin',
    });
    expect(await read([file('night.anshu', 'damaged')], 'night.anshu')).toMatchObject({ kind: 'recording' });
  });
});
