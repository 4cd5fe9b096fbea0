/** `anshu new city` and `anshu city` as commands: made, stopped, gone on with; a bad folder is refused home by home. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anshu } from './call.js';

const folder = mkdtempSync(join(tmpdir(), 'anshu-city-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CITY = ['new', 'city', '--homes', '10', '--districts', '2', '--seed', '1', '--out', 'homes'];
const RUN = ['city', 'homes', '--runs', '8', '--measures', 'carer', '--workers', '1', '--json'];
const TABLES = ['homes.csv', 'homes.parquet', 'runs.parquet', 'dictionary.json', 'answer.json', 'city.en.html', 'city.zh-CN.html']; // prettier-ignore

interface Small {
  facility: { tower: { storeys: number } };
}

interface Made {
  homes: number;
  files: string[];
  performance: { made: number; taken: number };
}

describe('a city on the command line', () => {
  beforeAll(async () => {
    expect((await anshu(folder, CITY)).code).toBe(0);
    // Two small ones are left, with the first five minutes of their nights, so that this is quick.
    let kept = 0;
    for (const district of readdirSync(join(folder, 'homes')).filter((name) => name.startsWith('district')))
      for (const home of readdirSync(join(folder, 'homes', district))) {
        const path = join(folder, 'homes', district, home);
        const file = JSON.parse(readFileSync(join(path, 'scenario.json'), 'utf8')) as Small;
        if (file.facility.tower.storeys > 1 || kept === 2) rmSync(path, { recursive: true });
        else {
          kept++;
          writeFileSync(join(path, 'scenario.json'), JSON.stringify({ ...file, horizon: 300 }));
        }
      }
  });

  it('says what each home and district comes to, the same after it was stopped', { timeout: 300_000 }, async () => {
    const whole = await anshu(folder, [...RUN, '--out', 'whole']);
    expect(whole.code).toBe(0);
    const { homes, files, performance } = whole.json<Made>();
    expect(homes).toBe(2);
    expect(performance).toMatchObject({ made: homes * 16, taken: 0 });
    expect(files.filter((name) => name.startsWith('districts'))).toHaveLength(
      2 * new Set(readFileSync(join(folder, 'whole', 'homes.csv'), 'utf8').match(/district-\d+/g)).size,
    );

    const stop = new AbortController();
    let said = 0;
    const stderr = { isTTY: true, columns: 200, write: (words: string) => void (words.includes('homes') && said++ === 0 && stop.abort()) }; // prettier-ignore
    const stopped = await anshu(folder, [...RUN, '--out', 'stopped'], { signal: stop.signal, stderr });
    expect(stopped.code).not.toBe(0);
    const again = (await anshu(folder, [...RUN, '--out', 'stopped'])).json<Made>();
    expect(again.performance.taken).toBeGreaterThan(0);
    expect(again.performance.made + again.performance.taken).toBe(homes * 16);
    for (const name of TABLES)
      expect(readFileSync(join(folder, 'stopped', name)).equals(readFileSync(join(folder, 'whole', name))), name).toBe(true); // prettier-ignore
    const page = readFileSync(join(folder, 'whole', 'city.zh-CN.html'), 'utf8');
    expect(page).toContain('全市养老机构夜间预案研究');
    expect(page).not.toMatch(/undefined|NaN/);
  });

  it('refuses a folder with the problems of all its homes, by home, and leaves nothing', async () => {
    expect((await anshu(folder, ['new', 'city', '--homes', '3', '--districts', '1', '--out', 'bad'])).code).toBe(0);
    const spoil = (home: string, change: (file: Record<string, unknown>) => void): void => {
      const path = join(folder, 'bad', 'district-01', home, 'scenario.json');
      const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
      change(file);
      writeFileSync(path, JSON.stringify(file));
    };
    spoil('home-001', (file) => (file.horizon = -1));
    spoil('home-003', (file) => ((file.plan as { claims: unknown[] }).claims = []));
    const { code, stdout, stderr } = await anshu(folder, ['city', 'bad', '--out', 'none']);
    expect(code).toBe(1);
    const told = stdout + stderr;
    expect(told).toContain(join('district-01', 'home-001', 'scenario.json'));
    expect(told).toContain(join('district-01', 'home-003', 'scenario.json'));
    expect(told).not.toContain('home-002');
    expect(readdirSync(folder)).not.toContain('none');
    expect((await anshu(folder, ['city', 'bad/district-01/home-002', '--out', 'none'])).stderr).toContain(
      'holds no homes',
    );
  });
});
