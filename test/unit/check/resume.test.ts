/** A check that was stopped goes on from the runs that were finished, to the same verdicts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunBook } from '../../../engine/check/book.js';
import { screen, unmeasured } from '../../../engine/check/robust.js';
import { probe, tryClaims } from '../../../engine/check/trial.js';
import { modelStamp, stampOfModules } from '../../../engine/hosts/node/modelStamp.js';
import { RunStore, throughStore } from '../../../engine/hosts/node/runStore.js';
import { EXAMPLE } from '../../../engine/scenario/publish.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { runOnce, type RunResult } from '../../../engine/study/runs.js';
import { generateTower } from '../../../engine/facility/tower.js';

const scenario = (): Scenario => resolveScenario(structuredClone(EXAMPLE), { generateTower });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anshu-resume-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A book over the store that breaks down after so many runs of its own. */
function bookOver(store: RunStore, most = Infinity): { book: RunBook; made: () => number } {
  let made = 0;
  const book = new RunBook((requests) =>
    throughStore(store, requests, (fresh, tell) =>
      Promise.resolve(
        fresh.map((request, i): RunResult => {
          if (made >= most) throw new Error('stopped');
          made++;
          const result = runOnce(request);
          tell(i, result);
          return result;
        }),
      ),
    ),
  );
  return { book, made: () => made };
}

describe('finished runs in a file', () => {
  it('are not made again, and give the verdicts that an undisturbed check gives', async () => {
    const file = join(folder, 'runs.jsonl');
    const one = { key: 'base', scenario: scenario() };
    const { claims } = one.scenario.plan;
    const plain = await tryClaims(new RunBook((all) => Promise.resolve(all.map(runOnce))), one, claims, 60);
    const stopped = bookOver(new RunStore(file), 11);
    await expect(tryClaims(stopped.book, one, claims, 60)).rejects.toThrow('stopped');
    const store = new RunStore(file);
    const again = bookOver(store);
    const trial = await tryClaims(again.book, { key: 'base', scenario: scenario() }, claims, 60);
    expect(trial.verdicts).toEqual(plain.verdicts);
    expect(trial.runs).toEqual(plain.runs);
    expect(store.taken).toBe(11);
    expect(again.made()).toBe(plain.runs.length - 11);
  });

  it('are not taken by another state of the model', async () => {
    const file = join(folder, 'runs.jsonl');
    const one = { key: 'base', scenario: scenario() };
    await bookOver(new RunStore(file, 'a')).book.first(one, 3);
    for (const [model, made] of [
      ['a', 0],
      ['b', 3],
    ] as const) {
      const store = new RunStore(file, model);
      const again = bookOver(store);
      await again.book.first(one, 3);
      expect(again.made(), model).toBe(made);
      expect(store.taken, model).toBe(3 - made);
    }
  });

  it('know the model by all that a run is made of and by nothing else', () => {
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    write('worker.ts', "import { step } from './step.js';\nexport default step;\n");
    write('step.ts', "export { x as step } from './deep.js';\n");
    write('deep.ts', 'export const x = 1;\n');
    write('words.ts', 'export const hello = 1;\n');
    const stamp = (): string => stampOfModules(pathToFileURL(join(folder, 'worker.js')));
    const before = stamp();
    write('words.ts', 'export const hello = 2;\n');
    expect(stamp()).toBe(before);
    write('deep.ts', 'export const x = 2;\n');
    expect(stamp()).not.toBe(before);
    // The model itself: its simulation is among what is read.
    expect(modelStamp()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('survive a line that a crash cut off, and lines of something else', async () => {
    const file = join(folder, 'runs.jsonl');
    const one = { key: 'base', scenario: scenario() };
    await bookOver(new RunStore(file)).book.first(one, 3);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `not json\n{"key":1}\n${text.slice(0, -40)}`);
    const store = new RunStore(file);
    const { book, made } = bookOver(store);
    await book.first(one, 3);
    expect([store.taken, made()]).toEqual([2, 1]);
    // The line that was made anew stands on a line of its own.
    const third = new RunStore(file);
    await bookOver(third, 0).book.first(one, 3);
    expect(third.taken).toBe(3);
  });

  it('are found by what was run: another scenario or another end is another run', async () => {
    const store = new RunStore(join(folder, 'runs.jsonl'));
    const { book, made } = bookOver(store);
    const one = scenario();
    await book.first({ key: 'a', scenario: one }, 1);
    await book.first({ key: 'b', scenario: { ...one, horizon: one.horizon - 1 } }, 1);
    await book.first({ key: 'c', scenario: one, until: 100 }, 1);
    expect([made(), store.taken]).toEqual([3, 0]);
    await book.first({ key: 'd', scenario: structuredClone(one) }, 1);
    expect([made(), store.taken]).toEqual([3, 1]);
  });
});

describe('the screening', () => {
  it('leaves out exactly parameters that no run has read: what it leaves out changes nothing', async () => {
    const one = probe('base', scenario(), scenario().plan.claims);
    const book = new RunBook((all) => Promise.resolve(all.map(runOnce)));
    const effects = await screen(book, one, one.scenario.plan.claims);
    const looked = new Set(effects.map(({ name }) => name));
    const left = unmeasured(one.scenario).filter(({ name }) => !looked.has(name));
    expect(left.length).toBeGreaterThan(20);
    expect(looked.size).toBeGreaterThan(5);
    const nominal = runOnce({ scenario: one.scenario, seed: '1' }).stateHash;
    for (const { name, high } of left) {
      const there = { ...one.scenario, model: { parameters: { [name]: high } } };
      expect(runOnce({ scenario: there, seed: '1' }).stateHash, name).toBe(nominal);
    }
  });

  it('looks at mean times, half as long and twice as long', () => {
    const times = unmeasured(scenario()).filter(({ name }) => /^time\..*mean$/.test(name));
    expect(times.length).toBeGreaterThan(30);
    for (const { name, low, high, value, parameter } of times) {
      expect(value / low, name).toBeCloseTo(parameter.confidence === 'U' ? 2 : 1.5, 9);
      expect(high / value, name).toBeCloseTo(parameter.confidence === 'U' ? 2 : 1.5, 9);
    }
  });
});
