/** A home of one's own in a folder of its own, for the command line to work on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { EXAMPLE } from '../../../engine/scenario/publish.js';
import type { ScenarioFile } from '../../../engine/scenario/schema.js';

/** What `run --json` prints, as far as it is looked at. */
export interface RunJson {
  scenario: string;
  variant: string | null;
  seed: number;
  engine: string;
  stateHash: string;
  population: { residents: number; staff: number };
  outcome: {
    endedAt: number;
    reason: string;
    lastSafeAt: number | null;
    residents: Record<string, number>;
    staff: Record<string, number>;
  };
  claims: { id: string; met: boolean; at: number | null }[];
  performance: Record<string, number>;
}

/** The folder of the running test; a new one for every test. */
export let folder: string;
/** Makes and clears `folder` around every test of the calling file. */
export function inItsOwnFolder(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'anshu-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
}

/** The example of the format with changes, as the folder `home`. */
export function put(change: (file: ScenarioFile) => void = () => undefined, name = 'home'): void {
  const file = structuredClone(EXAMPLE) as unknown as ScenarioFile;
  change(file);
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'scenario.json'), JSON.stringify(file));
}
