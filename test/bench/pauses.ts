/**
 * How long the worker of a page works between two looks at its messages, and whether its memory stays the same: the source a
 * page's worker keeps, run to its end here, by the clock. `npm run bench:pauses [-- scenario …]`.
 */
import { existsSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cpus } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSource } from '../../engine/hosts/source.js';
import type { ScenarioFolder } from '../../engine/hosts/protocol.js';

import { findScenario, loadScenario } from '../../engine/hosts/node/library.js';
import { createSimulation } from '../../engine/simulation.js';

/** Nothing a page asks waits longer than this, ms. */
const LIMIT = 16;
/** Scenario and variant. */
const CASES: readonly (readonly [string, string | null])[] = [
  ['tower-18', 'night'],
  ['tower-18', 'total-evacuation'],
  ['thousand-two', null],
  ['longhua-2025', null],
];
/** Memory is looked at so often, s simulated. */
const EVERY = 300;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The folder as a page is given it. */
async function folderOf(name: string): Promise<ScenarioFolder> {
  const { folder: root } = await findScenario(name, process.cwd());
  const files = readdirSync(root, { recursive: true }) as string[];
  const texts = files
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]);
  return { name, texts: Object.fromEntries(texts) as Record<string, string> };
}

/** Where Linux tells how long this thread has waited for a processor that others had. */
const SCHEDULED = `/proc/self/task/${process.pid}/schedstat`;
const told = existsSync(SCHEDULED) ? openSync(SCHEDULED, 'r') : -1;
const text = Buffer.alloc(100);
/** ms */
const waited = (): number =>
  told < 0 ? 0 : Number(text.toString('latin1', 0, readSync(told, text, 0, 100, 0)).split(' ')[1]) / 1e6;

/** Of all threads, ms. */
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * By the clock; and at most what it takes where nothing else runs: the clock less what this thread waited for a processor, or
 * the processor time of all threads, whichever is less (others hold back those that tidy up memory, too). ms
 */
interface Slice {
  clock: number;
  own: number;
}
interface Moment {
  clock: number;
  waited: number;
  processor: number;
}
const moment = (): Moment => ({ clock: performance.now(), waited: waited(), processor: processor() });

/** Every piece of work of one run between two looks at the messages. */
async function slices(folder: ScenarioFolder, variant: string | null): Promise<{ opening: Slice; pieces: Slice[] }> {
  const all: Slice[] = [];
  let began: Moment;
  const start = (): void => {
    began = moment();
  };
  const end = (): void => {
    const now = moment();
    const clock = now.clock - began.clock;
    const own = Math.min(clock - (now.waited - began.waited), now.processor - began.processor);
    all.push({ clock, own });
  };
  start();
  const source = createSource({
    now: () => performance.now(),
    breathe: async () => {
      end();
      await new Promise((resolve) => setImmediate(resolve));
      start();
    },
  });
  await new Promise<void>((resolve, reject) => {
    const opened = source.initialize({ kind: 'run', run: { folder, variant, edits: [], seed: '1' } }, (message) => {
      if (message.kind === 'ended') {
        end();
        resolve();
      } else if (message.kind === 'failed') reject(new Error(message.failure.kind));
    });
    void opened.then(() => source.grant(0, Infinity));
  });
  // The first is opening it: reading, building, the first moment. Nothing can be asked before.
  return { opening: all[0], pieces: all.slice(1) };
}

/** Bytes of objects and buffers of a run, at the start and every five minutes simulated: what is recorded not counted. */
async function memory(name: string, variant: string | null): Promise<number[]> {
  const scenario = await loadScenario(await findScenario(name, process.cwd()), variant);
  const inUse = (): number => {
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = inUse();
  const simulation = createSimulation(scenario, '1');
  const found = [inUse() - before];
  const { ticksPerSecond } = simulation.model;
  while (!simulation.ended) {
    simulation.step();
    if (simulation.world.tick % (EVERY * ticksPerSecond) === 0) found.push(inUse() - before);
  }
  return found;
}

const asked = process.argv.slice(2);
console.log(`${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`);
for (const [name, variant] of CASES) {
  const title = variant === null ? name : `${name}/${variant}`;
  if (asked.length > 0 && !asked.includes(title) && !asked.includes(name)) continue;
  const folder = await folderOf(name);
  // The first run of a page is one on cold code: it counts, the second too.
  for (const run of ['first', 'second']) {
    const { opening, pieces: all } = await slices(folder, variant);
    console.log(`${title}, ${run} run, opening: ${opening.own.toFixed(0)} ms less waiting`);
    for (const by of ['clock', 'own'] as const) {
      const ms = all.map((slice) => slice[by]).sort((a, b) => a - b);
      const at = (share: number): string => ms[Math.min(ms.length - 1, Math.floor(share * ms.length))].toFixed(1);
      const long = ms.filter((value) => value > LIMIT).length;
      console.log(
        `${title}, ${run} run, ${by === 'own' ? 'less waiting' : by}: ${ms.length} pieces of work, median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms, ${long} over ${LIMIT} ms`,
      );
    }
  }
  const bytes = await memory(name, variant);
  console.log(`${title}, memory every ${EVERY} s simulated: ${bytes.map((b) => (b / 1e6).toFixed(2)).join(' ')} MB`);
}
