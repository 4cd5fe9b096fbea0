/**
 * Finished runs in a file, so that a check that was stopped goes on from them: a line a run, appended as soon as it is there.
 * A line that a crash cut off is passed over. Runs are found by what was run, to the last digit, and by
 * the state of the model that ran it (`modelStamp.ts`): a changed model never takes runs of another.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { RunRequest, RunResult } from '../../study/runs.js';
import type { Scenario } from '../../scenario/schema.js';
import { hostError } from './files.js';
import { modelStamp } from './modelStamp.js';

export class RunStore {
  private readonly path: string;
  private readonly known = new Map<string, RunResult>();
  private readonly scenarios = new WeakMap<Scenario, string>();
  /** Runs that need not be made again because they were found. */
  taken = 0;

  private readonly model: string;

  /**
   * @param model what tells the model from every other state of it
   * @throws ScenarioError `fileUnreadable`, `notWritable`
   */
  constructor(path: string, model = modelStamp()) {
    this.path = path;
    this.model = model;
    let text = '';
    try {
      if (existsSync(path)) text = readFileSync(path, 'utf8');
    } catch (error) {
      throw hostError('fileUnreadable', { value: path, reason: (error as Error).message });
    }
    for (const line of text.split('\n')) {
      const run = lineOf(line);
      if (run !== null) this.known.set(run.key, run.result);
    }
    // The next line begins where it should, whatever the last one came to.
    this.append(text === '' || text.endsWith('\n') ? '' : '\n');
  }

  get(request: RunRequest): RunResult | undefined {
    const found = this.known.get(this.keyOf(request));
    if (found !== undefined) this.taken++;
    return found;
  }

  add(request: RunRequest, result: RunResult): void {
    const key = this.keyOf(request);
    this.known.set(key, result);
    this.append(`${JSON.stringify({ key, result })}\n`);
  }

  private append(text: string): void {
    try {
      appendFileSync(this.path, text);
    } catch (error) {
      throw hostError('notWritable', { value: this.path, reason: (error as Error).message });
    }
  }

  private keyOf({ scenario, seed, until, reads }: RunRequest): string {
    let digest = this.scenarios.get(scenario);
    if (digest === undefined) {
      digest = createHash('sha256').update(JSON.stringify(scenario)).digest('hex');
      this.scenarios.set(scenario, digest);
    }
    return [this.model, digest, seed, until ?? '', reads === true ? 'reads' : ''].join(' ');
  }
}

function lineOf(line: string): { key: string; result: RunResult } | null {
  try {
    const value = JSON.parse(line) as { key?: unknown; result?: unknown };
    return typeof value.key === 'string' && typeof value.result === 'object' && value.result !== null
      ? (value as { key: string; result: RunResult })
      : null;
  } catch {
    return null;
  }
}

/** Results in the order of the requests: those in the store from there, the others from `make`, which tells each as it comes. */
export async function throughStore(
  store: RunStore | null,
  requests: readonly RunRequest[],
  make: (fresh: readonly RunRequest[], tell: (index: number, result: RunResult) => void) => Promise<RunResult[]>,
): Promise<RunResult[]> {
  if (store === null) return make(requests, () => undefined);
  const found = requests.map((request) => store.get(request));
  const fresh = requests.filter((_, i) => found[i] === undefined);
  const made = fresh.length === 0 ? [] : await make(fresh, (i, result) => store.add(fresh[i], result));
  let next = 0;
  return found.map((result) => result ?? made[next++]);
}
