/** Recorded runs to ask questions of: of the library, and of small towers from seeds. */
import { readFileSync } from 'node:fs';
import { buildFacility } from '../../../engine/facility/build.js';
import { buildingOf, type Building } from '../../../engine/facility/building.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { readRecording, type Recording } from '../../../engine/recording/reader.js';
import { parseJson } from '../../../engine/scenario/json.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { recordRun, type RunResult } from '../../../engine/study/runs.js';
import { hashBytes } from '../../../engine/world/hash.js';

export interface Night {
  recording: Recording;
  building: Building;
  result: RunResult;
  bytes: Uint8Array;
}

export function library(name: string, variant: string | null = null): Scenario {
  const read = (file: string): unknown =>
    parseJson(readFileSync(new URL(`../../../scenarios/${name}/${file}`, import.meta.url), 'utf8'), file);
  return resolveScenario(read('scenario.json'), { variant, generateTower, readFile: read });
}

/** Nights that several files ask about; files of one worker share them. */
const kept = new Map<string, Night>();
/** So many at most: a night of a tower is some megabytes. */
const MOST_KEPT = 80;

/** Runs a night and reads its recording; the same night is run once. */
export function night(scenario: Scenario, seed = '1', until?: number): Night {
  const key = hashBytes(new TextEncoder().encode(JSON.stringify([scenario, seed, until])));
  const found = kept.get(key) ?? run(scenario, seed, until);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, found);
  return found;
}

function run(scenario: Scenario, seed: string, until?: number): Night {
  const { result, recording: bytes } = recordRun({ scenario, seed, until });
  return { result, bytes, recording: readRecording(bytes), building: buildingOf(buildFacility(scenario.facility)) };
}
