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

/** Runs a night and reads its recording. */
export function night(scenario: Scenario, seed = '1', until?: number): Night {
  const { result, recording: bytes } = recordRun({ scenario, seed, until });
  return { result, bytes, recording: readRecording(bytes), building: buildingOf(buildFacility(scenario.facility)) };
}
