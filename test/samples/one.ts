/** One foreign file, as `anshu import` and `anshu run` take it: what came of it. */
import { basename } from 'node:path';
import { ScenarioError } from '../../engine/errors.js';
import { importBuilding, type ImportEntry } from '../../engine/exchange/import/index.js';
import { scenarioOf } from '../../engine/exchange/import/scenario.js';
import { facilityProblems } from '../../engine/facility/build.js';
import { generateTower } from '../../engine/facility/tower.js';
import { readForImport } from '../../engine/hosts/node/importFiles.js';
import { createParsers } from '../../engine/hosts/parsers.js';
import { resolveScenario } from '../../engine/scenario/resolve.js';
import type { Scenario } from '../../engine/scenario/schema.js';
import { createSimulation } from '../../engine/simulation.js';
import { text as textIn } from '../../engine/text/index.js';
import { importText } from '../../engine/text/imports.js';
import { OUTCOME } from '../../engine/world/codes.js';

export interface Sample {
  file: string;
  format: string | null;
  /** Counts of what is in the building; empty where the file was refused. */
  taken: Readonly<Record<string, number>>;
  repaired: string[];
  notRead: string[];
  toDo: string[];
  /** How many entries, the unlisted ones counted. */
  counts: { repaired: number; notRead: number; toDo: number };
  /** Why the file, or the scenario of it, was refused. */
  refused: string | null;
  /** Of one run: people, how many were out, the last one's time, s; whether it was run to its end. */
  run: { people: number; out: number; end: number; whole: boolean } | null;
  /** Of reading, s. */
  seconds: number;
}

const words = importText('en');
const text = textIn('en');
const parsers = createParsers();

/** Longest stretch that is simulated, s. */
const HORIZON = 3600;

const total = (entries: readonly ImportEntry[]): number =>
  entries.reduce((sum, entry) => sum + 1 + (entry.more ?? 0), 0);

export async function readSample(path: string): Promise<Sample> {
  const begun = performance.now();
  const sample: Sample = {
    file: path,
    format: null,
    taken: {},
    repaired: [],
    notRead: [],
    toDo: [],
    counts: { repaired: 0, notRead: 0, toDo: 0 },
    refused: null,
    run: null,
    seconds: 0,
  };
  try {
    const file = await readForImport(path, basename(path));
    const result = await importBuilding(file, { parsers, now: () => performance.now() / 1000 });
    sample.seconds = (performance.now() - begun) / 1000;
    const scenario = scenarioOf('sample', file.name, result);
    const { report } = result;
    sample.format = result.format;
    sample.taken = report.taken;
    for (const list of ['repaired', 'notRead', 'toDo'] as const) {
      sample[list] = report[list].map((entry) => words.entry(entry));
      sample.counts[list] = total(report[list]);
    }
    sample.run = runOf(resolveScenario(scenario, { variant: null, generateTower, facilityProblems }));
  } catch (error) {
    sample.seconds = (performance.now() - begun) / 1000;
    sample.refused =
      error instanceof ScenarioError
        ? error.problems
            .slice(0, 5)
            .map((problem) => `${problem.path} ${words.problem(problem) ?? text.problem(problem)}`.trim())
            .join('; ')
        : `ERROR ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  return sample;
}

/** Of the clock on the wall, s: a city of a thousand people is not waited for. */
const PATIENCE = 60;

function runOf(scenario: Scenario): NonNullable<Sample['run']> {
  const simulation = createSimulation({ ...scenario, horizon: Math.min(scenario.horizon ?? HORIZON, HORIZON) }, '1');
  const begun = performance.now();
  while (!simulation.ended && performance.now() - begun < PATIENCE * 1000) simulation.step();
  const { people } = simulation.world;
  let [out, end] = [0, 0];
  for (let row = 0; row < people.residents; row++) {
    if (people.outcome[row] !== OUTCOME.safe) continue;
    out++;
    end = Math.max(end, people.outcomeAt[row]);
  }
  return { people: people.residents, out, end, whole: simulation.ended };
}
