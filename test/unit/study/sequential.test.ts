/** The sequential verdict keeps its error rate whenever one stops, measured exactly and by simulation with known shares. */
import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../../../engine/study/intervals.js';
import {
  boundaries,
  confidenceSequence,
  decide,
  evidence,
  operatingCharacteristic,
} from '../../../engine/study/sequential.js';
import { openStream } from '../../../engine/random.js';

const CONFIDENCE = 0.95;
const TAIL = (1 - CONFIDENCE) / 2;
const MOST = 400;

describe('the mixture martingale', () => {
  it('is worth its closed forms', () => {
    // Beta(1/2, 1/2) cut to (0.5, 1], one run met: ∫ q w dq / 0.5 with w = 2/(π √(q(1−q))): 1 + 2/π.
    expect(evidence(1, 1, 0.5).above).toBeCloseTo(1 + 2 / Math.PI, 12);
    expect(evidence(1, 1, 0.5).below).toBeCloseTo(1 - 2 / Math.PI, 12);
    // Mirror images.
    expect(evidence(7, 30, 0.2).above).toBeCloseTo(evidence(23, 30, 0.8).below, 9);
  });

  it('is fair: its mean over the next run, at the threshold itself, is what it is now', () => {
    for (const [met, runs, p] of [
      [3, 4, 0.9],
      [20, 21, 0.9],
      [5, 40, 0.1],
    ] as const) {
      const now = evidence(met, runs, p);
      const hit = evidence(met + 1, runs + 1, p);
      const miss = evidence(met, runs + 1, p);
      for (const side of ['above', 'below'] as const)
        expect(p * hit[side] + (1 - p) * miss[side]).toBeCloseTo(now[side], 9 - Math.ceil(Math.log10(1 + now[side])));
    }
  });

  it('decides after a few failures, and after some forty runs that were all met', () => {
    expect(decide(0, 1, 0.9, CONFIDENCE)).toBeNull();
    expect(decide(0, 2, 0.9, CONFIDENCE)).toBe('FAILS');
    const { holdsFrom } = boundaries(0.9, CONFIDENCE, 60);
    const first = holdsFrom.findIndex((from, runs) => runs > 0 && from <= runs);
    expect(first).toBe(44);
    expect(decide(first, first, 0.9, CONFIDENCE)).toBe('HOLDS');
    expect(decide(first - 1, first, 0.9, CONFIDENCE)).toBeNull();
    expect(decide(0, 0, 0.9, CONFIDENCE)).toBeNull();
  });

  it('gives an interval that agrees with the decision and is wider than the one that may be looked at once', () => {
    for (const [met, runs] of [
      [44, 44],
      [0, 2],
      [17, 20],
      [90, 100],
      [1, 1],
    ] as const) {
      const { low, high } = confidenceSequence(met, runs, CONFIDENCE);
      const fixed = clopperPearson(met, runs, CONFIDENCE);
      expect(low).toBeLessThanOrEqual(met / runs);
      expect(high).toBeGreaterThanOrEqual(met / runs);
      if (runs > 1) expect(low).toBeLessThanOrEqual(fixed.low + 1e-9);
      const decision = decide(met, runs, 0.9, CONFIDENCE);
      expect(decision === 'HOLDS').toBe(low >= 0.9 - 1e-9);
      expect(decision === 'FAILS').toBe(high < 0.9);
    }
  });
});

describe('the error rate', () => {
  it.each([0.5, 0.8, 0.89, 0.8999])(
    'exactly: a share of %f, asked for 0.9, is said to hold in at most 2.5%%',
    (share) => {
      expect(operatingCharacteristic(share, 0.9, CONFIDENCE, MOST).holds).toBeLessThanOrEqual(TAIL);
    },
  );

  it.each([0.9, 0.91, 0.95, 1])('exactly: a share of %f, asked for 0.9, is said to fail in at most 2.5%%', (share) => {
    expect(operatingCharacteristic(share, 0.9, CONFIDENCE, MOST).fails).toBeLessThanOrEqual(TAIL);
  });

  it.each([
    [0.9, 0.9],
    [0.5, 0.5],
    [0.99, 0.99],
  ])('by simulation: 4,000 trials with a share of %f against %f', (share, threshold) => {
    const { holdsFrom, failsTo } = boundaries(threshold, CONFIDENCE, MOST);
    let [holds, fails] = [0, 0];
    for (let trial = 0; trial < 4000; trial++) {
      const stream = openStream('error-rate', `share-${share}`, String(trial), 0);
      for (let runs = 1, met = 0; runs <= MOST; runs++) {
        if (stream.uniform() < share) met++;
        if (met >= holdsFrom[runs]) holds++;
        else if (met <= failsTo[runs]) fails++;
        else continue;
        break;
      }
    }
    // Three standard deviations of 4,000 trials above 2.5 %: 0.0324.
    expect(holds / 4000).toBeLessThan(0.0325);
    expect(fails / 4000).toBeLessThan(0.0325);
    // The test can fail: it does stop now and then.
    expect(holds + fails).toBeGreaterThan(0);
  });

  it('of the interval made for one look, looked at after every run, is several times what it says', () => {
    // What the sequence is for. Clopper–Pearson at 95 %, share exactly 0.9 against 0.9, stopped when it decides.
    let wrong = 0;
    // Fewest met that decide, by number of runs; it only grows.
    const table = [1];
    for (let runs = 1; runs <= MOST; runs++) {
      let from = table[runs - 1];
      while (from <= runs && clopperPearson(from, runs, CONFIDENCE).low < 0.9) from++;
      table.push(from);
    }
    for (let trial = 0; trial < 500; trial++) {
      const stream = openStream('one-look', 'share', String(trial), 0);
      for (let runs = 1, met = 0; runs <= MOST; runs++) {
        if (stream.uniform() < 0.9) met++;
        if (met < table[runs]) continue;
        wrong++;
        break;
      }
    }
    expect(wrong / 500).toBeGreaterThan(2 * TAIL);
  });

  it('costs few runs where the answer is plain: mean number against 60 of a fixed design', () => {
    const mean = (share: number): number => operatingCharacteristic(share, 0.9, CONFIDENCE, MOST).meanRuns;
    expect(mean(0)).toBe(2);
    expect(mean(0.3)).toBeLessThan(6);
    expect(mean(0.6)).toBeLessThan(20);
    expect(mean(1)).toBe(44);
    expect(mean(0.99)).toBeLessThan(75);
    // Near the threshold no number of runs is enough: it stays open until the budget ends.
    expect(operatingCharacteristic(0.9, 0.9, CONFIDENCE, MOST).unproven).toBeGreaterThan(0.9);
  });
});
