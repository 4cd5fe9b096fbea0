/** `anshu bench`: how fast this machine walks crowds and whole nights; the scenes by which versions and peers are compared. */
import { cpus } from 'node:os';
import { CommanderError, type Command } from 'commander';
import { buildModel } from '../../../build.js';
import { ENGINE_VERSION } from '../../../version.js';
import type { Scenario } from '../../../scenario/schema.js';
import { findScenario, loadScenario, readScenarioFile, variantNames } from '../library.js';
import {
  medianOf,
  meanNeighbours,
  memoryOf,
  microsecondsPerPhase,
  timed,
  timeToEmpty,
  type Memory,
  type Timed,
} from './benchMeasure.js';
import { GROWTH, growthScene, hasRange, PEER, PEER_RANGE, SCENES, type BenchScene } from './benchScenes.js';
import { table, type Context } from './context.js';
import { describe } from './help.js';
import { both, wholeNumber } from './options.js';
import { trackRun } from './track.js';

/** Simulated time of a night, s. */
const NIGHT = 1800;
const TOWER = 'tower-18';
/** Seeds of the time to empty, as the peer has them. */
const SEEDS = [1, 2, 3];

interface SceneResult {
  id: string;
  people: number;
  simulatedSeconds: number;
  personSteps: number;
  wallSeconds: { median: number; min: number };
  /** At the median, and at the shortest time. */
  personStepsPerSecond: number;
  personStepsPerSecondBest: number;
  /** With the peer's range of 3 m. */
  personStepsPerSecondAt3m: number | null;
  /** Others within the own range and within 3 m, middle to middle. */
  meanNeighbours: number | null;
  meanNeighboursAt3m: number | null;
  range: number | null;
  /** s, median of three seeds; with the peer's range too. */
  timeToEmpty: number | null;
  timeToEmptyAt3m: number | null;
  timesToEmpty: (number | null)[];
  microsecondsPerPhase: Record<string, number> | null;
  memory: Memory | null;
  /** The peer at the same step and on this kind of machine, and how many times as fast. */
  peer: { personStepsPerSecond: number; ratio: number; ratioAt3m: number | null } | null;
  stateHash: string;
  /** Every run for the clock ended in the same state. */
  same: boolean;
}

/** The same scene over and over: the first run pays for compilation and does not count. */
async function clocked(scenario: Scenario, simulated: number, runs: number, context: Context): Promise<Timed[]> {
  const all: Timed[] = [];
  for (let run = 0; run <= runs; run++) {
    await breathe(context);
    all.push(timed(scenario, simulated));
  }
  return all.slice(1);
}

/** Lets Ctrl-C be heard. */
async function breathe(context: Context): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  context.signal.throwIfAborted();
}

const speedOf = (runs: readonly Timed[]): number =>
  runs[0].personSteps / medianOf(runs.map(({ wallSeconds }) => wallSeconds));

interface Wanted {
  runs: number;
  /** Phases, memory, neighbours and times to empty too; else the speed alone. */
  whole: boolean;
}

async function sceneResult(scene: BenchScene, { runs, whole }: Wanted, context: Context): Promise<SceneResult> {
  const { simulated } = scene;
  const say = (what: string): void => context.progress(`${scene.id}: ${what}`);
  say('speed');
  const own = scene.scenario(1, 'own');
  const measured = await clocked(own, simulated, runs, context);
  const walls = measured.map(({ wallSeconds }) => wallSeconds);
  const { personSteps } = measured[0];
  const personStepsPerSecond = speedOf(measured);
  let at3m: number | null = null;
  if (hasRange && whole) {
    say(`speed at ${PEER_RANGE} m`);
    at3m = speedOf(await clocked(scene.scenario(1, 'peer'), simulated, runs, context));
  }
  const model = buildModel(own, '1');
  const range = hasRange ? model.parameter('locomotion.sight') + 2 * model.parameter('body.walker') : null;
  let neighbours: number | null = null;
  let neighboursAt3m: number | null = null;
  if (whole) {
    say('neighbours');
    neighbours = range === null ? null : meanNeighbours(own, simulated, range);
    neighboursAt3m = meanNeighbours(own, simulated, PEER_RANGE);
  }
  const empty = async (kind: 'own' | 'peer', seeds: readonly number[]): Promise<(number | null)[]> => {
    const times: (number | null)[] = [];
    for (const seed of seeds) {
      say(`time to empty, seed ${seed}`);
      await breathe(context);
      times.push(timeToEmpty(scene.scenario(seed, kind)));
    }
    return times;
  };
  const times = scene.toEmpty && whole ? await empty('own', SEEDS) : [];
  const timesAt3m = scene.toEmpty && whole && hasRange ? await empty('peer', SEEDS) : [];
  const peer = PEER[scene.id];
  return {
    id: scene.id,
    people: scene.people,
    simulatedSeconds: simulated,
    personSteps,
    wallSeconds: { median: medianOf(walls), min: Math.min(...walls) },
    personStepsPerSecond,
    personStepsPerSecondBest: personSteps / Math.min(...walls),
    personStepsPerSecondAt3m: at3m,
    meanNeighbours: neighbours,
    meanNeighboursAt3m: neighboursAt3m,
    range,
    timeToEmpty: middle(times),
    timeToEmptyAt3m: middle(timesAt3m),
    timesToEmpty: times,
    microsecondsPerPhase: whole ? microsecondsPerPhase(own, simulated) : null,
    memory: memoryOf(own, simulated),
    peer:
      peer === undefined
        ? null
        : {
            personStepsPerSecond: peer,
            ratio: personStepsPerSecond / peer,
            ratioAt3m: at3m === null ? null : at3m / peer,
          },
    stateHash: measured[0].hash,
    same: measured.every(({ hash }) => hash === measured[0].hash),
  };
}

/** Median; null if there is none or somebody stayed. */
const middle = (times: readonly (number | null)[]): number | null =>
  times.length === 0 || times.includes(null) ? null : medianOf(times as readonly number[]);

/** Half an hour of the tower, with recording on, as a user runs it. */
async function towerResult(variant: string, runs: number, context: Context): Promise<SceneResult> {
  const scenario = await loadScenario(await findScenario(TOWER, context.cwd), variant);
  const id = `${TOWER}/${variant}`;
  const walls: number[] = [];
  const hashes = new Set<string>();
  let personSteps = 0;
  let simulated = 0;
  let people = 0;
  for (let run = 0; run <= runs; run++) {
    const tracked = await trackRun(scenario, '1', context, { until: NIGHT, label: `${id} ${run}/${runs}` });
    hashes.add(tracked.result.stateHash);
    people = tracked.result.population.residents + tracked.result.population.staff;
    ({ personSteps, simulatedSeconds: simulated } = tracked.performance);
    if (run > 0) walls.push(tracked.performance.wallSeconds);
  }
  const wall = medianOf(walls);
  return {
    id,
    people,
    simulatedSeconds: simulated,
    personSteps,
    wallSeconds: { median: wall, min: Math.min(...walls) },
    personStepsPerSecond: personSteps / wall,
    personStepsPerSecondBest: personSteps / Math.min(...walls),
    personStepsPerSecondAt3m: null,
    meanNeighbours: null,
    meanNeighboursAt3m: null,
    range: null,
    timeToEmpty: null,
    timeToEmptyAt3m: null,
    timesToEmpty: [],
    microsecondsPerPhase: microsecondsPerPhase(scenario, NIGHT),
    memory: memoryOf(scenario, NIGHT),
    peer: null,
    stateHash: [...hashes][0],
    same: hashes.size === 1,
  };
}

interface BenchOptions {
  runs: number;
  growth?: boolean;
  json?: boolean;
}

export function addBench(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program
      .command('bench')
      .argument(
        '[scene...]',
        both(`only these: a, b, c, d, ${TOWER}, growth`, `只运行这些：a、b、c、d、${TOWER}、growth`)[language],
      ),
    language,
    both('how fast this machine walks crowds and whole nights', '本机的模拟速度'),
    both(
      `How fast is this machine? Crowds as a peer was measured in (a: corridor, b: door of 1.2 m, c: 10,000 people), one with\nwheelchairs and beds (d), and half an hour of ${TOWER} in every variant with recording on. Each once to warm up, then\nfor the clock: median and shortest time, person-steps a second, time of every phase, memory.`,
      `本机有多快？运行与同类软件相同的人群场景（a：走廊，b：1.2米门，c：一万人）、含轮椅和床的场景（d），\n以及 ${TOWER} 各变体的前30分钟（含记录）。先预热一次，再计时：中位数和最短时间、每秒人步数、各阶段用时、内存。`,
    ),
    ['anshu bench', 'anshu bench a b --runs 9 --json', `anshu bench ${TOWER}`, 'anshu bench --growth --json'],
  )
    .option('--runs <n>', both('runs for the clock', '计时次数')[language], wholeNumber(language, 1, 100), 5)
    .option(
      '--growth',
      both('the shape of c from 500 to 100,000 people too', '另运行500至10万人的同密度场景')[language],
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (asked: string[], options: BenchOptions) => {
      const scenes = await measureAll(asked, options, context);
      context.clearProgress();
      const machine = `${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`;
      if (options.json) context.printJson({ engine: ENGINE_VERSION, machine, runs: options.runs, scenes });
      else print(scenes, machine, context);
      finish(scenes.every(({ same }) => same) ? 0 : 1);
    });
}

async function measureAll(asked: readonly string[], options: BenchOptions, context: Context): Promise<SceneResult[]> {
  const variants = variantNames(await readScenarioFile(await findScenario(TOWER, context.cwd)));
  const towers = variants.map((variant) => `${TOWER}/${variant}`);
  const known = [...SCENES.map(({ id }) => id), TOWER, ...towers, 'growth'];
  for (const id of asked) {
    if (known.includes(id)) continue;
    const all = known.join(', ');
    const words = both(`error: no scene '${id}'; there are ${all}`, `没有场景 '${id}'；现有 ${all}`);
    throw new CommanderError(2, 'anshu.unknownScene', words[context.language]);
  }
  const { runs } = options;
  const wanted = (id: string): boolean => (asked.length === 0 ? id !== 'growth' : asked.includes(id));
  const results: SceneResult[] = [];
  for (const scene of SCENES) {
    if (wanted(scene.id)) results.push(await sceneResult(scene, { runs, whole: true }, context));
  }
  for (const variant of variants) {
    if (wanted(TOWER) || wanted(`${TOWER}/${variant}`)) results.push(await towerResult(variant, runs, context));
  }
  if (options.growth === true || wanted('growth')) {
    for (const people of GROWTH) {
      // Above that a run takes long: one to warm up, few for the clock.
      const few = people > 10_000 ? Math.min(runs, 2) : runs;
      results.push(await sceneResult(growthScene(people), { runs: few, whole: false }, context));
    }
  }
  return results;
}

function print(scenes: readonly SceneResult[], machine: string, context: Context): void {
  const { language } = context;
  const number = (value: number | null, digits = 0): string => (value === null ? '–' : value.toFixed(digits));
  const thousands = (value: number | null): string => number(value === null ? null : value / 1000);
  const heading = both(
    'scene|people|simulated s|median s|min s|thousand steps/s|at 3 m|peer|times|neighbours|at 3 m|empty s|at 3 m|MB',
    '场景|人数|模拟 s|中位数 s|最短 s|千人步/s|3 m时|同类软件|倍数|邻居数|3 m时|清空 s|3 m时|MB',
  )[language].split('|');
  const rows = scenes.map((s) => [
    s.id,
    String(s.people),
    number(s.simulatedSeconds),
    number(s.wallSeconds.median, 3),
    number(s.wallSeconds.min, 3),
    thousands(s.personStepsPerSecond),
    thousands(s.personStepsPerSecondAt3m),
    thousands(s.peer?.personStepsPerSecond ?? null),
    number(s.peer?.ratio ?? null, 1),
    number(s.meanNeighbours, 1),
    number(s.meanNeighboursAt3m, 1),
    number(s.timeToEmpty, 1),
    number(s.timeToEmptyAt3m, 1),
    number(s.memory === null ? null : s.memory.bytesAtEnd / 1e6, 1),
  ]);
  context.print(table([heading, ...rows], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]));
  context.print();
  context.print(both('Microseconds a tick, by phase:', '各阶段每步用时（微秒）：')[language]);
  for (const { id, microsecondsPerPhase: phases } of scenes) {
    if (phases === null) continue;
    const all = Object.entries(phases)
      .filter(([, us]) => us >= 0.05)
      .map(([name, us]) => `${name} ${us.toFixed(1)}`);
    context.print(`${id}: ${all.join(', ')}`);
  }
  context.print();
  context.print(
    both(
      `Peer: collision-free speed model of JuPedSim at the same step on one core of a machine of this kind. ${machine}`,
      `同类软件：JuPedSim 无碰撞速度模型，步长相同，同类机器单核。${machine}`,
    )[language],
  );
}
