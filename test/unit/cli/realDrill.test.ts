/** `anshu real-drill`, `cards`, `script` and the report of `drill`: files that are made, and exit codes. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeRecord } from '../../fixtures/realDrill.js';
import { anshu } from './call.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anshu-real-'));
  await writeFile(join(folder, 'good.json'), JSON.stringify(completeRecord()));
  await writeFile(join(folder, 'empty.json'), JSON.stringify(completeRecord({ place: '', events: [], closed: false })));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('anshu real-drill', () => {
  it('check says what is missing, and by its exit code that something is', async () => {
    const good = await anshu(folder, ['real-drill', 'check', 'good.json']);
    expect([good.code, good.stdout]).toEqual([0, 'drill-1 (held in the building): complete\n']);
    const empty = await anshu(folder, ['real-drill', 'check', 'empty.json', '--json']);
    expect(empty.code).toBe(1);
    const [{ problems }] = empty.json<[{ problems: { code: string; text: string }[] }]>();
    expect(problems.map(({ code }) => code)).toEqual(['noPlace', 'noEvents', 'notStopped']);
    expect((await anshu(folder, ['real-drill', 'check', 'nowhere.json'])).code).toBe(1);
  });

  it('times gives a table that anshu times takes; register says what is not there', async () => {
    expect((await anshu(folder, ['real-drill', 'times', 'good.json', '--out', 'm.csv'])).code).toBe(0);
    expect(await readFile(join(folder, 'm.csv'), 'utf8')).toContain(
      'zoneClearing,night,1,590,,L09,5,drill-1 2026-03-14',
    );
    const register = await anshu(folder, ['real-drill', 'register', 'tower-18', 'good.json', 'empty.json', '--as-of', '2026-06-30']); // prettier-ignore
    expect(register.code).toBe(1);
    expect(register.stdout).toContain('does not count: not closed');
    expect((await anshu(folder, ['real-drill', 'register', 'tower-18', 'good.json', '--as-of', 'June'])).code).toBe(2);
  });

  it('codes, cards and the script become files', async () => {
    for (const words of [
      ['real-drill', 'codes', 'longhua-2025', '--out', 'c.html'],
      ['cards', 'longhua-2025', '--out', 'k.html'],
    ])
      // prettier-ignore
      expect((await anshu(folder, words)).code).toBe(0);
    expect(await readFile(join(folder, 'c.html'), 'utf8')).toContain('<svg ');
    const cards = await readFile(join(folder, 'k.html'), 'utf8');
    // Without --lang both languages are there.
    expect(cards).toContain('岗位卡');
    expect(cards).toContain('What you do, and when');
    expect((await anshu(folder, ['cards', 'longhua-2025', '--lang', 'en', '--out', 'e.html'])).code).toBe(0);
    expect(await readFile(join(folder, 'e.html'), 'utf8')).not.toContain('何时做什么');
    expect((await anshu(folder, ['cards', 'longhua-2025', '--out', 'k.txt'])).code).toBe(2);
  });
});
