/**
 * The deterministic tests of the register, one by one. What fails is listed below with its number: it fails as it did, or
 * somebody has to look. An unexpected pass is news too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../architecture/sources.js';
import { near, verdictOf, within, type Check } from './frame/types.js';
import { readmeOf, tests } from './register.js';

interface Miss {
  /** Checks that fail, by name, with what they give now and how far that may wander. */
  checks: Readonly<Record<string, readonly [actual: number, by: number]>>;
  why: string;
}

/** Known misses of the deterministic tests, by id. None. */
const KNOWN_MISSES: Readonly<Record<string, Miss>> = {};

const failing = (checks: readonly Check[]): Check[] => checks.filter(({ pass }) => pass === false);

describe('register of verification', () => {
  const folder = join(root, 'test', 'verification');
  const files = readdirSync(folder).filter((name) => /^C\d\d[a-z]?-.*\.ts$/.test(name));

  it('has every file as a test and every id once', () => {
    expect(tests.length).toBe(files.length);
    expect(new Set(tests.map(({ id }) => id)).size).toBe(tests.length);
    expect(files.map((name) => name.split('-')[0]).sort()).toEqual(tests.map(({ id }) => id).sort());
  });

  it('covers the cross-walk', () => {
    const covered = new Set(tests.map(({ id }) => id.slice(0, 3)));
    const wanted = Array.from({ length: 23 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`);
    expect(wanted.filter((id) => !covered.has(id))).toEqual([]);
  });

  it('says of a geometry that is ours what it is after', () => {
    for (const test of tests) {
      if (test.confidence === 'K' || test.confidence === 'U') expect(test.geometry, test.id).toMatch(/^after /);
      if (test.kind === 'stochastic') {
        expect(test.seeds, test.id).toBeGreaterThanOrEqual(10);
        expect(test.seeds, test.id).toBeLessThanOrEqual(50);
      }
    }
  });

  it('has its page written of these tests', () => {
    const page = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const test of tests) {
      expect(page).toContain(`### ${test.id}\n`);
      expect(page).toContain(test.statement);
      for (const standard of test.standards) expect(page).toContain(standard);
    }
  });

  it('fails what is out of tolerance, and decides nothing by what is only reported', () => {
    expect(near('a', 1.2, 1, 0.1, 'm', 'ours').pass).toBe(false);
    expect(near('a', Number.NaN, 1, 0.1, 'm', 'ours').pass).toBe(false);
    expect(within('a', Number.NaN, 0, 1, 'm', 'ours').pass).toBe(false);
    expect(within('a', 2, 0, 1, 'm', 'ours').pass).toBe(false);
    const good = within('a', 1, 0, 1, 'm', 'ours');
    expect(verdictOf([good, { ...good, pass: null }])).toBe(true);
    expect(verdictOf([good, { ...good, pass: false }])).toBe(false);
    expect(verdictOf([{ ...good, pass: null }])).toBe(null);
    expect(readmeOf(tests, {})).toContain('0 pass, 0 fail');
  });

  it.each(tests.filter(({ kind }) => kind === 'deterministic').map((test) => [test.id, test] as const))(
    '%s gives what it should',
    (id, test) => {
      const { pass, details } = test.run({});
      const miss = KNOWN_MISSES[id];
      const failed = failing(details.checks);
      if (miss === undefined) {
        expect(failed).toEqual([]);
        expect(pass).toBe(true);
        return;
      }
      // Neither worse nor better than what is written down.
      expect(failed.map(({ what }) => what).sort()).toEqual(Object.keys(miss.checks).sort());
      for (const { what, actual } of failed) {
        const [known, by] = miss.checks[what];
        expect(Math.abs(Number(actual) - known), `${what}: ${actual}`).toBeLessThanOrEqual(by);
      }
    },
  );
});
