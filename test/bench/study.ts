/**
 * Many runs by `anshu study` on two threads against two processes that know nothing of each other and only make the same runs,
 * in turns, and whether memory and the cost of a run stay the same. `npm run bench:study [-- runs [rounds]]`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { UnitRequest } from '../../engine/hosts/node/studyWorker.js';
import { cellsOf } from '../../engine/study/design.js';
import { seedOf } from '../../engine/study/cells.js';
import type { StudyFile } from '../../engine/study/file.js';
import { builtFolder } from '../fixtures/built.js';

const TOWER = 'tower-18';
const LEVELS = [2, 3, 4, 5];
/** Between two looks at memory and progress, ms. */
const EVERY = 250;
/** Wanted at least. */
const AIM = 0.9;

/** What a child process measured: s of the clock, s of processor of all its threads, and how it went on. */
interface Measured {
  runs: number;
  wall: number;
  processor: number;
  /** Runs finished, at that time, s, and memory then, MB. */
  course: { runs: number; at: number; memory: number }[];
}

const studyOf = (repeats: number): StudyFile => ({
  format: 'anshu-study',
  version: 1,
  id: 'bench',
  name: { 'zh-CN': '基准', en: 'bench' },
  base: { scenario: TOWER, variant: 'night' },
  factors: [
    { id: 'carers', kind: 'staff', shift: 'night', post: 'carer', levels: LEVELS },
    { id: 'unload', kind: 'parameter', parameter: 'time.unload.night.mean', levels: [20, 30] },
  ],
  design: { kind: 'grid' },
  seeds: { repeats },
  measures: [{ id: 'last', metric: 'lastSafeAt' }],
});

/** In a child: begins when told to, and tells what it took. */
async function measured(work: (tell: (runs: number) => void) => Promise<number>): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('message', () => resolve());
    process.send!('ready');
  });
  const begun = performance.now();
  const before = process.cpuUsage();
  const course: Measured['course'] = [];
  let done = 0;
  const seconds = (): number => (performance.now() - begun) / 1000;
  const look = (): void => void course.push({ runs: done, at: seconds(), memory: process.memoryUsage.rss() / 1e6 });
  let last = 0;
  const runs = await work((now) => {
    done = now;
    if (performance.now() - last < EVERY) return;
    last = performance.now();
    look();
  });
  done = runs;
  const wall = seconds();
  look();
  const { user, system } = process.cpuUsage(before);
  process.send!({ runs, wall, processor: (user + system) / 1e6, course } satisfies Measured);
  process.disconnect();
}

/** The command line as it is, in this process: threads and tables and all. */
async function asStudy(built: string, folder: string, out: string): Promise<void> {
  const { main } = (await import(
    pathToFileURL(join(built, 'cli.js')).href
  )) as typeof import('../../engine/hosts/node/cli.js');
  let told = '';
  const log = join(folder, out, 'runs', 'runs.log');
  await measured(async (tell) => {
    const timer = setInterval(() => {
      try {
        tell(readFileSync(log, 'utf8').split('\n').length - 1);
      } catch {
        // Nothing is kept yet.
      }
    }, EVERY);
    const words = ['study', join(folder, 'study.json'), '--out', join(folder, out), '--workers', '2', '--json'];
    await main(words, { stdout: { write: (text: string) => void (told += text) }, cwd: folder });
    clearInterval(timer);
    return (JSON.parse(told) as { runs: number }).runs;
  });
}

/** Every second run, one after the other, and nothing else. */
async function byItself(built: string, work: string, which: number): Promise<void> {
  const { default: make } = (await import(
    pathToFileURL(join(built, 'studyWorker.js')).href
  )) as typeof import('../../engine/hosts/node/studyWorker.js');
  const { file } = JSON.parse(readFileSync(work, 'utf8')) as { file: StudyFile };
  const requests: UnitRequest[] = cellsOf(file).flatMap(({ levels }) =>
    Array.from({ length: file.seeds.repeats }, (_, repeat) => ({ work, levels, seed: seedOf(file, repeat) })),
  );
  await measured((tell) => {
    let done = 0;
    for (const request of requests.filter((_, i) => i % 2 === which)) {
      make(request);
      tell(++done);
    }
    return Promise.resolve(done);
  });
}

/** Starts children, lets them begin together, waits for all. */
async function together(calls: readonly (readonly string[])[]): Promise<Measured[]> {
  const self = fileURLToPath(import.meta.url);
  const children = calls.map((words) => {
    const child = spawn(process.execPath, [...process.execArgv, self, ...words], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ready = new Promise<void>((resolve) => child.once('message', () => resolve()));
    const result = ready.then(
      () =>
        new Promise<Measured>((resolve, reject) => {
          child.once('message', (message) => resolve(message as Measured));
          child.once('exit', (code) => reject(new Error(`a child ended with ${code}`)));
        }),
    );
    return { child, ready, result };
  });
  await Promise.all(children.map(({ ready }) => ready));
  for (const { child } of children) child.send('go');
  return Promise.all(children.map(({ result }) => result));
}

/** Cost of a run in a part of the course, ms by the clock. */
function costBetween(course: Measured['course'], from: number, to: number, runs: number): number {
  const at = (share: number): { runs: number; at: number } =>
    course.find((one) => one.runs >= share * runs) ?? course.at(-1)!;
  const [a, b] = [at(from), at(to)];
  return ((b.at - a.at) / Math.max(1, b.runs - a.runs)) * 1000;
}

async function bench(wanted: number, rounds: number): Promise<void> {
  const built = builtFolder();
  const repeats = Math.max(1, Math.round(wanted / rounds / (LEVELS.length * 2)));
  const folder = mkdtempSync(join(tmpdir(), 'anshu-bench-study-'));
  try {
    writeFileSync(join(folder, 'study.json'), JSON.stringify(studyOf(repeats)));
    const total = { study: 0, alone: 0, studyProcessor: 0, aloneProcessor: 0, runs: 0 };
    for (let round = 0; round < rounds; round++) {
      const byStudy = async (): Promise<Measured> => (await together([['--study', built, folder, `out-${round}`]]))[0];
      const work = join(folder, 'out-0', 'work.json');
      const apart = (): Promise<Measured[]> => together([0, 1].map((which) => ['--alone', built, work, String(which)]));
      // In turns, so that neither always has the machine the other has warmed up.
      const first = round % 2 === 1 ? await apart() : null;
      const study = await byStudy();
      const alone = first ?? (await apart());
      total.study += study.wall;
      // What both make in a second together, and not what the slower leaves.
      total.alone += study.runs / alone.reduce((sum, { runs, wall }) => sum + runs / wall, 0);
      total.studyProcessor += study.processor;
      total.aloneProcessor += alone.reduce((sum, { processor }) => sum + processor, 0);
      total.runs += study.runs;
      const quarters = [0, 0.25, 0.5, 0.75].map((from) => costBetween(study.course, from, from + 0.25, study.runs));
      const memory = [0.25, 0.5, 0.75, 1].map(
        (share) => (study.course.find((one) => one.runs >= share * study.runs) ?? study.course.at(-1)!).memory,
      );
      process.stdout.write(
        `${study.runs} runs: study ${study.wall.toFixed(1)} s, alone ${alone.map(({ wall }) => wall.toFixed(1)).join(' and ')} s; ` +
          `ms a run by quarter ${quarters.map((one) => one.toFixed(0)).join(' ')}; MB ${memory.map((one) => one.toFixed(0)).join(' ')}\n`,
      );
    }
    const ratio = total.alone / total.study;
    const processor = total.aloneProcessor / total.studyProcessor;
    process.stdout.write(
      `throughput against two processes: ${ratio.toFixed(3)} by the clock, ${processor.toFixed(3)} by processor time (aim ${AIM}); ` +
        `${((total.studyProcessor / total.runs) * 1000).toFixed(0)} ms of processor a run\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [mode = '1000', ...words] = process.argv.slice(2);
if (mode === '--study') await asStudy(words[0], words[1], words[2]);
else if (mode === '--alone') await byItself(words[0], words[1], Number(words[2]));
else await bench(Number(mode), Number(words[0] ?? '4'));
