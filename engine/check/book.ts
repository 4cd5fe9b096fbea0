/** Runs that were made, kept by what was run, so that every question is answered from the same ones. */
import type { Scenario } from '../scenario/schema.js';
import type { RunRequest, RunResult } from '../study/runs.js';

/** Makes runs and gives their results in the order of the requests; rejects when it is stopped. */
export type Runner = (requests: readonly RunRequest[]) => Promise<RunResult[]>;

/** Something that can be run: `key` tells it from every other in the book. */
export interface Case {
  key: string;
  scenario: Scenario;
  /** Runs are stopped after so many simulated seconds: when all that is asked of them is decided. */
  until?: number;
  /** Results say which parameters were read. */
  reads?: true;
}

export class RunBook {
  private readonly kept = new Map<string, RunResult[]>();
  private readonly runner: Runner;
  readonly firstSeed: number;
  /** Runs made so far. */
  made = 0;

  constructor(runner: Runner, firstSeed = 1) {
    this.runner = runner;
    this.firstSeed = firstSeed;
  }

  /** The first `count` runs of a case, on seeds in a row; those that are there already are not made again. */
  async first(one: Case, count: number): Promise<RunResult[]> {
    const [results] = await this.firstOf([one], count);
    return results;
  }

  /** The same of several cases at once, so that all cores have work. */
  async firstOf(cases: readonly Case[], count: number): Promise<RunResult[][]> {
    const requests: { key: string; request: RunRequest }[] = [];
    const asked = new Set<string>();
    for (const { key, scenario, until, reads } of cases) {
      if (asked.has(key)) continue;
      asked.add(key);
      for (let i = this.kept.get(key)?.length ?? 0; i < count; i++)
        requests.push({
          key,
          request: {
            scenario,
            seed: String(this.firstSeed + i),
            ...(until === undefined ? {} : { until }),
            ...(reads === undefined ? {} : { reads }),
          },
        });
    }
    const results = requests.length === 0 ? [] : await this.runner(requests.map(({ request }) => request));
    this.made += results.length;
    requests.forEach(({ key }, i) => this.kept.set(key, [...(this.kept.get(key) ?? []), results[i]]));
    return cases.map(({ key }) => this.kept.get(key)!.slice(0, count));
  }

  /** All runs of a case so far. */
  of(key: string): readonly RunResult[] {
    return this.kept.get(key) ?? [];
  }
}
