/**
 * Finished runs of studies: lines that are only ever appended, each with a checksum and the address of what was run (state of
 * the model, resolved scenario, seed, what was measured). A line that a crash cut off, or that was damaged, is passed over and
 * its run made again; the same run found twice is one.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../../scenario/schema.js';
import type { UnitOf, UnitResult } from '../../../study/unit.js';
import { hostError } from '../files.js';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
const checkOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Address of a run: equal for equal runs, on every machine. */
export const addressOf = (stamp: string, scenario: string, seed: string, measured: string): string =>
  digestOf([stamp, scenario, seed, measured].join('\n'));
export const scenarioDigest = (scenario: Scenario): string => digestOf(JSON.stringify(scenario));
export const measuredDigest = ({ measures, histories }: UnitOf): string =>
  digestOf(
    JSON.stringify([measures.map(({ id, metric, claim, count }) => [id, metric, claim, count]), histories ?? null]),
  );

/** One line: checksum, address, result. */
export const lineOf = (address: string, result: UnitResult): string => {
  const text = JSON.stringify([address, result]);
  return `${checkOf(text)} ${text}\n`;
};

function read(line: string): [string, UnitResult] | null {
  const text = line.slice(9);
  if (line[8] !== ' ' || checkOf(text) !== line.slice(0, 8)) return null;
  return JSON.parse(text) as [string, UnitResult];
}

export class UnitStore {
  private readonly known = new Map<string, UnitResult>();
  private readonly path: string;
  /** Whole lines that say nothing: damaged or cut off. */
  damaged = 0;

  /**
   * @param folder of the results; every file in it is read
   * @param name of the file of this process, which nobody else writes
   * @throws ScenarioError `fileUnreadable`, `notWritable`
   */
  constructor(folder: string, name = 'runs.log') {
    this.path = join(folder, name);
    try {
      mkdirSync(folder, { recursive: true });
      for (const file of readdirSync(folder).sort()) if (file.endsWith('.log')) this.take(join(folder, file));
    } catch (error) {
      throw hostError('fileUnreadable', { value: folder, reason: (error as Error).message });
    }
    // The next line begins where it should, whatever the last one came to.
    if (existsSync(this.path)) {
      const text = readFileSync(this.path);
      if (text.length > 0 && text[text.length - 1] !== 10) this.append('\n');
    }
  }

  private take(path: string): void {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (line === '') continue;
      const found = read(line);
      if (found === null) this.damaged++;
      else this.known.set(...found);
    }
  }

  get size(): number {
    return this.known.size;
  }

  get(address: string): UnitResult | undefined {
    return this.known.get(address);
  }

  add(address: string, result: UnitResult): void {
    if (this.known.has(address)) return;
    this.known.set(address, result);
    this.append(lineOf(address, result));
  }

  private append(text: string): void {
    try {
      appendFileSync(this.path, text);
    } catch (error) {
      throw hostError('notWritable', { value: this.path, reason: (error as Error).message });
    }
  }
}
