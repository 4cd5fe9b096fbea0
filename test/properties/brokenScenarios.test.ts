/**
 * 200 broken scenario folders made from the library: each is refused with a list of problems, or runs for ten seconds; never
 * another error, never a hang. Cut-off files, keys twice and unknown keys are always refused, with their path.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ScenarioError, type Problem } from '../../engine/errors.js';
import { generateTower } from '../../engine/facility/tower.js';
import { parseJson } from '../../engine/scenario/json.js';
import { resolveScenario } from '../../engine/scenario/resolve.js';
import { createSimulation } from '../../engine/simulation.js';
import { text as words } from '../../engine/text/index.js';
import { mutate, type Mutation } from './mutator.js';

const library = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const folders = readdirSync(library, { withFileTypes: true })
  .filter((e) => e.isDirectory() && existsSync(join(library, e.name, 'scenario.json')))
  .map((e) => e.name)
  .sort();
const ALWAYS_REFUSED: readonly Mutation[] = ['cutOff', 'repeatKey'];

/** Problems, or null if it was read and ran for ten simulated seconds. */
function attempt(files: Record<string, string>): readonly Problem[] | null {
  try {
    const read = (name: string): unknown => {
      if (files[name] === undefined) throw new Error('no such file');
      return parseJson(files[name], name);
    };
    const scenario = resolveScenario(read('scenario.json'), { generateTower, readFile: read });
    createSimulation(scenario, '1').run(10);
    return null;
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}

describe('broken scenario folders', () => {
  const seen = new Map<Mutation, { refused: number; ran: number }>();
  for (let k = 0; k < 200; k++) {
    const folder = folders[k % folders.length];
    const names = readdirSync(join(library, folder)).filter((f) => f.endsWith('.json'));
    const broken = names[Math.floor(k / folders.length) % names.length];
    it(`${k}: ${folder}/${broken}`, { timeout: 20_000 }, () => {
      const files = Object.fromEntries(names.map((n) => [n, readFileSync(join(library, folder, n), 'utf8')]));
      const { text, kind } = mutate(files[broken], `broken-${k}`);
      const problems = attempt({ ...files, [broken]: text });
      const count = seen.get(kind) ?? { refused: 0, ran: 0 };
      seen.set(kind, count);
      if (problems === null) {
        count.ran++;
        expect(ALWAYS_REFUSED).not.toContain(kind);
        // A key that nobody knows can only pass inside the value of a variant's edit, which is checked when it is used.
        if (kind === 'unknownKey') expect(text).toMatch(/"edits"/);
        return;
      }
      count.refused++;
      expect(problems.length).toBeGreaterThan(0);
      for (const p of problems) {
        expect(p.path.length, JSON.stringify(p)).toBeGreaterThan(0);
        for (const language of ['en', 'zh-CN'] as const) {
          const sentence = words(language).problem(p);
          expect(sentence.length, JSON.stringify(p)).toBeGreaterThan(3);
          expect(sentence.length, JSON.stringify(p).slice(0, 300)).toBeLessThan(3000);
        }
      }
      if (kind === 'unknownKey')
        expect(
          problems.some((p) => p.path.endsWith('zusatz')),
          JSON.stringify(problems.slice(0, 3)),
        ).toBe(true);
    });
  }

  it('the mutator reaches many kinds, and most are refused', () => {
    expect(seen.size).toBeGreaterThanOrEqual(14);
    const refused = [...seen.values()].reduce((sum, c) => sum + c.refused, 0);
    expect(refused).toBeGreaterThan(100);
  });

  it('the command line says so without a stack trace', () => {
    const folder = mkdtempSync(join(tmpdir(), 'anshu-broken-'));
    try {
      cpSync(join(library, 'mishima-2010'), folder, { recursive: true });
      const file = join(folder, 'scenario.json');
      const good = readFileSync(file, 'utf8');
      const launcher = fileURLToPath(new URL('../../engine/hosts/node/anshu.mjs', import.meta.url));
      for (const [broken, path] of [
        [good.slice(0, 400), 'scenario.json'],
        [good.replace('"horizon"', '"horizont"'), 'horizont'],
      ]) {
        writeFileSync(file, broken);
        const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'validate', folder], {
          encoding: 'utf8',
        });
        expect(status).toBe(1);
        expect(stdout + stderr).toContain(path);
        expect(stdout + stderr).not.toMatch(/\n\s+at .*\.(js|ts):\d+/);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
