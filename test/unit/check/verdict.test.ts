import { describe, expect, it } from 'vitest';
import { clopperPearson, meanInterval } from '../../../engine/study/intervals.js';
import { DEFAULT_CONFIDENCE, DEFAULT_PROBABILITY, judge, judgeAll } from '../../../engine/check/verdict.js';
import type { Claim } from '../../../engine/scenario/schema.js';
import type { ClaimResult } from '../../../engine/study/claims.js';
import type { RunResult } from '../../../engine/study/runs.js';
import { towerScenario } from '../../fixtures/towers.js';
import { runWith } from './results.js';

const claim = (more: Partial<Claim> = {}): Claim => ({
  id: 'clear',
  subject: { kind: 'residents' },
  condition: { kind: 'clear' },
  after: 'panelAlarm',
  within: 300,
  ...more,
});

const result = (more: Partial<ClaimResult> = {}): ClaimResult => ({
  id: 'clear',
  met: true,
  at: 200,
  deadline: 360,
  count: 10,
  of: 10,
  ...more,
});

/** The first `met` of `runs` met it. */
const runs = (met: number, count: number): RunResult[] =>
  Array.from({ length: count }, (_, i) => runWith(`seed-${i}`, { claims: [result({ met: i < met })] }));

describe('a verdict', () => {
  it('HOLDS from where the low end reaches the threshold, FAILS from where the high end is below it', () => {
    for (const [met, count] of [
      [8, 10],
      [45, 50],
      [1, 30],
      [0, 12],
    ]) {
      const { low, high } = clopperPearson(met, count, 0.95);
      const verdict = (probability: number): string => judge(claim({ probability }), runs(met, count)).verdict;
      const step = 1e-12;
      if (low > 0) {
        expect(verdict(low)).toBe('HOLDS');
        expect(verdict(low - step)).toBe('HOLDS');
        expect(verdict(low + step)).toBe('UNPROVEN');
      }
      expect(verdict((low + high) / 2)).toBe('UNPROVEN');
      expect(verdict(high)).toBe('UNPROVEN');
      expect(verdict(high - step)).toBe('UNPROVEN');
      expect(verdict(high + step)).toBe('FAILS');
    }
  });

  it('needs 36 runs without a miss to hold 90 % at 95 %, and few to fail it', () => {
    // 0.025^(1/n) ≥ 0.9 from n = 36 on (ln 0.025 / ln 0.9 = 35.01).
    expect(judge(claim(), runs(35, 35)).verdict).toBe('UNPROVEN');
    expect(judge(claim(), runs(36, 36)).verdict).toBe('HOLDS');
    // 1 - 0.025^(1/n) < 0.9 from n = 2 on (0.158).
    expect(judge(claim(), runs(0, 1)).verdict).toBe('UNPROVEN');
    expect(judge(claim(), runs(0, 2)).verdict).toBe('FAILS');
    expect(judge(claim({ confidence: 0.8 }), runs(22, 22)).verdict).toBe('HOLDS');
    expect(judge(claim({ confidence: 0.8 }), runs(21, 21)).verdict).toBe('UNPROVEN');
  });

  it('reports what it was made of', () => {
    const verdict = judge(claim(), runs(7, 10));
    const { low, high } = clopperPearson(7, 10, DEFAULT_CONFIDENCE);
    expect(verdict).toMatchObject({
      id: 'clear',
      probability: 0.7,
      low,
      high,
      method: 'clopper-pearson',
      runs: 10,
      met: 7,
      threshold: DEFAULT_PROBABILITY,
      confidence: DEFAULT_CONFIDENCE,
      failingSeed: 'seed-7',
    });
    expect(judge(claim(), runs(10, 10)).failingSeed).toBeNull();
    expect(judge(claim({ probability: 0.5, confidence: 0.9 }), runs(7, 10))).toMatchObject({
      threshold: 0.5,
      confidence: 0.9,
      ...clopperPearson(7, 10, 0.9),
    });
  });

  it('counts and times over the runs: from the event to the moment, where both came', () => {
    const claims = [
      result({ at: 160, deadline: 360, count: 10 }),
      result({ at: 500, deadline: 400, count: 6, met: false }),
      result({ at: null, deadline: 360, count: 4, met: false }),
      result({ at: 90, deadline: null, count: 0, met: false }),
    ];
    const verdict = judge(
      claim(),
      claims.map((c, i) => runWith(`${i}`, { claims: [c] })),
    );
    // The event was at 60 and at 100.
    expect(verdict.time).toEqual(meanInterval([100, 400], 0.95));
    expect(verdict.count).toEqual({ ...meanInterval([10, 6, 4, 0], 0.95), of: 10 });
    expect(verdict.met).toBe(1);
    const never = judge(claim(), [runWith('a', { claims: [claims[2]] })]);
    expect(never.time).toBeNull();
  });

  it('of a claim about an event has no count of residents', () => {
    const event = claim({ subject: { kind: 'event', event: 'confirmed' }, condition: { kind: 'happens' } });
    expect(judge(event, runs(3, 3)).count).toBeNull();
  });

  it('finds each claim of a plan by its id, in the order of the plan', () => {
    const scenario = towerScenario('1');
    scenario.plan.claims = [claim({ id: 'b' }), claim({ id: 'a', probability: 0.1 })];
    const results = Array.from({ length: 40 }, (_, i) =>
      runWith(`${i}`, { claims: [result({ id: 'a', met: i < 2 }), result({ id: 'b', met: true })] }),
    );
    const verdicts = judgeAll(scenario, results);
    expect(verdicts.map((v) => [v.id, v.met, v.verdict])).toEqual([
      ['b', 40, 'HOLDS'],
      ['a', 2, 'UNPROVEN'],
    ]);
  });
});
