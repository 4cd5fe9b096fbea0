import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../../../engine/study/intervals.js';
import { ENGINE_VERSION } from '../../../engine/version.js';
import { anshu } from './call.js';
import { folder, inItsOwnFolder, put, type RunJson } from './home.js';

inItsOwnFolder();

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);

describe('run', () => {
  it('writes one JSON value and nothing else, the same for the same seed', async () => {
    put();
    const first = await anshu(folder, ['run', 'home', '--seed', '7', '--json']);
    expect(first.code).toBe(0);
    expect(first.stderr).toBe('');
    const run = first.json<RunJson>();
    expect(run).toMatchObject({ scenario: 'two-rooms', variant: null, seed: 7, engine: ENGINE_VERSION });
    expect(run.population).toEqual({ residents: 2, staff: 1 });
    expect(sum(run.outcome.residents)).toBe(2);
    expect(sum(run.outcome.staff)).toBe(1);
    expect(run.outcome.reason).toBe('settled');
    expect(run.outcome.lastSafeAt).toBeGreaterThan(60);
    expect(run.outcome.lastSafeAt).toBeLessThanOrEqual(run.outcome.endedAt);
    expect(run.claims.map((claim) => claim.id)).toEqual(['clear']);
    expect(Object.keys(run.performance)).toEqual(
      expect.arrayContaining(['wallSeconds', 'simulatedSeconds', 'realTimeFactor', 'personSteps']),
    );
    expect(run.performance.simulatedSeconds).toBe(run.outcome.endedAt);
    const again = (await anshu(folder, ['run', 'home/scenario.json', '--json', '--seed=7'])).json<RunJson>();
    expect(again.stateHash).toBe(run.stateHash);
    const other = (await anshu(folder, ['run', 'home', '--json', '--seed', '8'])).json<RunJson>();
    expect(other.stateHash).not.toBe(run.stateHash);
  });

  it('stops where it is told to', async () => {
    put();
    const { outcome } = (await anshu(folder, ['run', 'home', '--until', '30', '--json'])).json<RunJson>();
    expect(outcome).toMatchObject({ endedAt: 30, reason: 'horizon', lastSafeAt: null });
    expect(outcome.residents).toEqual({ safe: 0, sheltered: 0, remaining: 2, lost: 0 });
  });

  it('takes a variant', async () => {
    put();
    const base = (await anshu(folder, ['run', 'home', '--json'])).json<RunJson>();
    const slow = (await anshu(folder, ['run', 'home', '--variant', 'slow-panel', '--json'])).json<RunJson>();
    expect(slow.variant).toBe('slow-panel');
    expect(slow.outcome.lastSafeAt! - base.outcome.lastSafeAt!).toBeCloseTo(180, 0);
  });

  it('writes a recording that replay proves, and replay finds a changed one out', async () => {
    put();
    const run = await anshu(folder, ['run', 'home', '--out', 'sub/night.anshu', '--json']);
    const path = join(folder, 'sub', 'night.anshu');
    expect(readdirSync(join(folder, 'sub'))).toEqual(['night.anshu']);
    const proof = await anshu(folder, ['replay', 'sub/night.anshu', '--json']);
    expect(proof.code).toBe(0);
    expect(proof.json()).toMatchObject({ same: true, stateHash: run.json<RunJson>().stateHash, seed: '1' });

    const bytes = readFileSync(path);
    const at = bytes.indexOf(Buffer.from('"seed":"1"'));
    expect(at).toBeGreaterThan(0);
    bytes.write('"seed":"2"', at);
    writeFileSync(path, bytes);
    const changed = await anshu(folder, ['replay', 'sub/night.anshu']);
    expect(changed.code).toBe(1);
    expect(changed.stdout).toContain('Different');

    writeFileSync(path, bytes.subarray(0, bytes.length - 20));
    const cut = await anshu(folder, ['replay', 'sub/night.anshu']);
    expect(cut.code).toBe(1);
    expect(cut.stderr).toContain('night.anshu');
    writeFileSync(path, 'no recording at all');
    expect((await anshu(folder, ['replay', 'sub/night.anshu'])).stderr).toContain('not written by Anshu');
  });

  it('tells it in words of both languages', async () => {
    put();
    expect((await anshu(folder, ['run', 'home'])).stdout).toContain('last resident in safety after');
    const zh = await anshu(folder, ['run', 'home', '--lang', 'zh-CN']);
    expect(zh.stdout).toContain('最后一名老年人到达安全处');
    const locale = await anshu(folder, ['run', 'home'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(locale.stdout.replace(/用时.*/, '')).toBe(zh.stdout.replace(/用时.*/, ''));
  });
});

interface CheckJson {
  holds: boolean;
  claims: {
    id: string;
    text: string;
    verdict: string;
    probability: number;
    low: number;
    high: number;
    method: string;
    runs: number;
  }[];
  why: { claim: string; seed: string; waits: { cause: string; text: string }[] } | null;
}

describe('check', () => {
  it('ends with 0 where every claim holds', async () => {
    put((file) => (file.plan.claims[0].within = 3000));
    const called = await anshu(folder, ['check', 'home', '--runs', '40', '--json']);
    const check = called.json<CheckJson>();
    expect(called.code).toBe(0);
    expect(check.holds).toBe(true);
    expect(check.why).toBeNull();
    const { low } = clopperPearson(40, 40, 0.95);
    expect(check.claims).toHaveLength(1);
    expect(check.claims[0]).toMatchObject({ id: 'clear', verdict: 'HOLDS', probability: 1, low, high: 1, runs: 40 });
    expect(check.claims[0].method).toBe('clopper-pearson');
    expect(check.claims[0].text).toContain('50 min');
  });

  it('ends with 1 and the whole JSON where one does not, and says what broke it', async () => {
    put((file) => {
      file.plan.claims.push({ ...file.plan.claims[0], id: 'at-once', within: 1 });
      file.plan.claims[0].within = 3000;
    });
    const called = await anshu(folder, ['check', 'home', '--runs', '40', '--workers', '1', '--json']);
    expect(called.code).toBe(1);
    const check = called.json<CheckJson>();
    expect(check.claims.map((claim) => claim.verdict)).toEqual(['HOLDS', 'FAILS']);
    expect(check.why).toMatchObject({ claim: 'at-once', seed: '1' });
    expect(check.why!.waits.length).toBeGreaterThan(0);
    const told = await anshu(folder, ['check', 'home', '--runs', '40']);
    expect(told.code).toBe(1);
    expect(told.stdout).toContain('What residents waited for');
  });

  it('looks at elements and rules by themselves, with their words, and ends with 1 where something falls short', async () => {
    put();
    const called = await anshu(folder, ['check', 'home', '--only', 'elements,rules', '--date', '2026-06-30', '--json']);
    expect(called.code).toBe(1);
    const check = called.json<{
      elements: { id: string; status: string; name: string; sources: unknown[]; gaps: { text: string }[] }[];
      rules: { id: string; status: string; findings: { text: string; place: object }[] }[];
      claims?: unknown;
    }>();
    expect(check.elements).toHaveLength(44);
    expect(check.rules.filter(({ id }) => id.startsWith('BR-'))).toHaveLength(55);
    expect(check.claims).toBeUndefined();
    for (const { gaps } of check.elements) for (const { text } of gaps) expect(text).not.toBe('');
    const told = await anshu(folder, ['check', 'home', '--only', 'rules', '--lang', 'zh-CN']);
    expect(told.stdout).toContain('与现行规范的差距');
    expect(told.stdout).not.toContain('主张');
  });

  it('writes what was found as a document', async () => {
    put();
    for (const file of ['home.html', 'home.docx']) {
      const called = await anshu(folder, ['check', 'home', '--runs', '3', '--report', file]);
      expect(called.stdout).toContain(file);
      expect(readFileSync(join(folder, file)).length).toBeGreaterThan(4000);
    }
    expect(readFileSync(join(folder, 'home.html'), 'utf8')).toContain('anshu check home --runs 3 --seed 1');
  });

  it('without --runs tries claims until they are decided, and against what nobody has measured', async () => {
    put((file) => (file.plan.claims[0].within = 3000));
    const called = await anshu(folder, ['check', 'home', '--only', 'claims', '--workers', '1', '--json']);
    expect(called.code).toBe(0);
    const check = called.json<{ given: string; claims: Record<string, unknown>[]; fixes: unknown[] }>();
    expect(check.claims[0]).toMatchObject({ verdict: 'HOLDS', runs: 44, method: 'mixture-martingale' });
    expect(check.claims[0].robustness).toMatchObject({ nominal: 'HOLDS', verdict: 'HOLDS', together: 'HOLDS' });
    expect(check.given).toContain('Given this incident');
    expect(check.fixes).toEqual([]);
  });

  it('says which step breaks and, with --fix, that nothing is enough or what is', async () => {
    put((file) => (file.plan.claims[0].within = 20));
    const told = await anshu(folder, [
      'check',
      'home',
      '--only',
      'claims',
      '--runs',
      '4',
      '--fix',
      '--costs',
      'staff=3',
    ]);
    expect(told.code).toBe(1);
    expect(told.stdout).toMatch(/The plan breaks/);
    expect(told.stdout).toMatch(/makes it hold/);
  });

  it('leaves a claim open that few runs cannot decide', async () => {
    put((file) => (file.plan.claims[0].within = 3000));
    const called = await anshu(folder, ['check', 'home', '--runs', '5', '--json']);
    expect(called.code).toBe(1);
    expect(called.json<CheckJson>().claims[0].verdict).toBe('UNPROVEN');
  });
});

it('compare pairs the seeds: a panel 180 s slower makes the last 180 s later, whatever the dice', async () => {
  put();
  const called = await anshu(folder, ['compare', 'home', '--variants', 'base,slow-panel', '--runs', '5', '--json']);
  expect(called.code).toBe(0);
  const { variants, differences } = called.json<{
    variants: {
      variant: string;
      lastSafeAt: { mean: number; sd: number; n: number };
      claims: { count: { mean: number } }[];
    }[];
    differences: { from: string; to: string; lastSafeAt: { mean: number; sd: number }; remaining: { mean: number } }[];
  }>();
  expect(variants.map((v) => v.variant)).toEqual(['base', 'slow-panel']);
  expect(differences).toHaveLength(1);
  expect(differences[0]).toMatchObject({ from: 'base', to: 'slow-panel', remaining: { mean: 0 } });
  expect(differences[0].lastSafeAt.mean).toBeCloseTo(180, 0);
  expect(differences[0].lastSafeAt.sd).toBeLessThan(1);
  expect(variants[0].lastSafeAt.sd).toBeGreaterThan(5);
  const told = await anshu(folder, ['compare', 'home', '--variants', 'base,slow-panel', '--runs', '3']);
  expect(told.stdout).toContain('base → slow-panel');
});

describe('brief', () => {
  it.each([
    ['en', ['WHO IS THERE', 'carer-1', 'What happens', 'DOES THE PLAN HOLD?']],
    ['zh-CN', ['现场情况', '老年人 Wang', '护理员1人', '预案是否成立']],
  ] as const)('tells the night in %s', async (language, words) => {
    put();
    const called = await anshu(folder, ['--lang', language, 'brief', 'home']);
    expect(called.code).toBe(0);
    expect(called.stdout).not.toMatch(/undefined|NaN|\[object/);
    for (const word of words.filter((each) => each !== 'What happens')) expect(called.stdout).toContain(word);
    expect(called.stdout).toContain('anshu check home');
  });

  it('agrees with the run it tells', async () => {
    put();
    const run = (await anshu(folder, ['run', 'home', '--seed', '4', '--json'])).json<RunJson>();
    const brief = (await anshu(folder, ['brief', 'home', '--seed', '4', '--json'])).json<RunJson & { end: string[] }>();
    expect(brief.stateHash).toBe(run.stateHash);
    expect(brief.outcome).toEqual(run.outcome);
    expect(brief.end.join(' ')).toContain('Of 2 residents');
  });
});
