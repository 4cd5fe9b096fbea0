/**
 * A source as a worker keeps it: a run that goes on in slices, or a recording that was read. Knows no comlink and no browser,
 * so that it can be tested anywhere.
 */
import { buildFacility } from '../facility/build.js';
import { buildingOf, type Building } from '../facility/building.js';
import type { Answer, Question } from '../metrics/questions.js';
import { RecordingError } from '../recording/bytes.js';
import { SAMPLE_RATE, type RecordingEnd } from '../recording/format.js';
import { streamRecording, type RecordingStream } from '../recording/reader.js';
import { createRecorder, type Recorder } from '../recording/writer.js';
import type { Command, LoggedCommand } from '../scenario/command.js';
import { resolveScenario } from '../scenario/resolve.js';
import type { Scenario } from '../scenario/schema.js';
import { createSimulation, restoreSimulation, type Simulation } from '../simulation.js';
import { resultOf } from '../study/runs.js';
import { watchWaits, type WaitWatch } from '../study/waits.js';
import { failureOf, scenarioOf } from './folder.js';
import type { Opened, SourceFailure, SourceMessage, SourceRequest, SourceWorker } from './protocol.js';

/**
 * Work goes on so long before the messages are looked at again, ms: a third of a frame, so that the last step of it, a snapshot
 * or the tidying up of memory does not make it a whole one (16 ms; `npm run bench:pauses`).
 */
const SLICE = 5;
/** Batches of a run that is watched, s: short, so that playback follows closely. */
const LIVE_BATCH_SECONDS = 5;
/** A branch can begin at one of these; between them a run is computed again, s. */
const SNAPSHOT_SECONDS = 60;

export interface SourceHost {
  /** ms, of any origin. */
  now(): number;
  /** Resolves after messages that wait have been heard. */
  breathe(): Promise<void>;
}

interface Kept {
  tick: number;
  snapshot: Uint8Array;
  personSteps: number;
  /** Pieces of the recording before it. */
  pieces: number;
}

const join = (pieces: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

export function createSource(host: SourceHost): SourceWorker {
  let tell: (message: SourceMessage) => void = () => {};
  let building: Building | null = null;
  let branch = 0;
  let credit = 0;
  let pieces: Uint8Array[] = [];
  const stream: RecordingStream = streamRecording();
  let wake: (() => void) | null = null;

  // Of a run; null for a recording.
  let run: {
    scenario: Scenario;
    seed: string;
    simulation: Simulation;
    recorder: Recorder;
    waits: WaitWatch | null;
  } | null = null;
  let kept: Kept[] = [];
  let log: LoggedCommand[] = [];
  /** Commands of the log that a branch still has to give again. */
  let again: LoggedCommand[] = [];
  let personSteps = 0;
  let from = 0;

  /** A finished piece of the recording goes out and is kept. */
  function send(): void {
    if (run === null) return;
    const chunks = run.recorder.drain();
    if (chunks.length === 0) return;
    const bytes = join(chunks);
    const to = run.simulation.world.tick;
    pieces.push(bytes);
    stream.append(bytes);
    tell({ kind: 'batch', batch: { branch, from, to, bytes } });
    from = to;
    const last = kept[kept.length - 1];
    if (last !== undefined && to - last.tick < SNAPSHOT_SECONDS * run.simulation.model.ticksPerSecond) return;
    kept.push({ tick: to, snapshot: run.simulation.snapshot(), personSteps, pieces: pieces.length });
  }

  function step(): void {
    const { simulation, recorder, waits } = run!;
    const { world } = simulation;
    while (again.length > 0 && again[0].tick <= world.tick) simulation.command(again.shift()!.command);
    simulation.step();
    for (let row = 0; row < world.people.count; row++) personSteps += world.people.moving[row];
    recorder.observe();
    waits?.observe(world);
    send();
  }

  function finish(): void {
    const { simulation, recorder, waits } = run!;
    // The last batch and the end: what was sent before is not in it.
    const bytes = recorder.finish();
    pieces.push(bytes);
    stream.append(bytes);
    const end = stream.recording!.end as RecordingEnd;
    tell({ kind: 'batch', batch: { branch, from, to: simulation.world.tick, bytes } });
    tell({ kind: 'ended', branch, end, result: resultOf(simulation, personSteps, waits) });
  }

  /** Works on the present branch in slices until it ends or there is a newer one. */
  async function work(own: number): Promise<void> {
    try {
      // What was asked for is answered first.
      await host.breathe();
      while (own === branch) {
        const { simulation } = run!;
        if (simulation.ended) {
          finish();
          return;
        }
        const until = host.now() + SLICE;
        // Ways first, while nothing is asked for yet if there is time: looked for within a step, they would make it long.
        let ahead = simulation.prepare();
        while (ahead && host.now() < until) ahead = simulation.prepare();
        if (!ahead && simulation.world.tick >= credit) {
          // What is computed up to the credit can be played, not only whole batches.
          run!.recorder.flush();
          send();
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        while (own === branch && !simulation.ended && simulation.world.tick < credit && host.now() < until) step();
        await host.breathe();
      }
    } catch (error) {
      if (own === branch) tell({ kind: 'failed', failure: failureOf(error) });
    }
  }

  function wakeUp(): void {
    const resolve = wake;
    wake = null;
    resolve?.();
  }

  function openRun(scenario: Scenario, seed: string): Opened {
    const simulation = createSimulation(scenario, seed);
    const recorder = createRecorder(simulation.model, simulation.world, {
      conditions: simulation.conditions,
      batchSeconds: LIVE_BATCH_SECONDS,
    });
    const waits = watchWaits(simulation.model);
    run = { scenario, seed, simulation, recorder, waits };
    building = buildingOf(simulation.model.facility);
    recorder.observe();
    waits?.observe(simulation.world);
    // The first moment alone, so that there is something to see at once.
    recorder.flush();
    send();
    void work(branch);
    return { header: stream.recording!.header, building, horizon: scenario.horizon };
  }

  function openRecording(bytes: Uint8Array): Opened {
    stream.append(bytes);
    const { recording } = stream;
    if (recording === null || recording.end === null)
      throw new RecordingError('cutOff', 'the end of the recording is missing');
    const { variant: _variant, ...scenario } = recording.header.scenario;
    resolveScenario(scenario, {
      generateTower: () => {
        throw new RecordingError('corrupt', 'the building in the recording is not drawn');
      },
    });
    building = buildingOf(buildFacility(recording.header.scenario.facility));
    if (building.spaces.length !== recording.header.spaces.length)
      throw new RecordingError('corrupt', 'the building in the recording is not the one it was made in');
    pieces = [bytes];
    const { end, header } = recording;
    tell({ kind: 'batch', batch: { branch, from: 0, to: end.ticks, bytes } });
    tell({ kind: 'ended', branch, end, result: null });
    return { header, building, horizon: recording.duration };
  }

  const requireRun = (): NonNullable<typeof run> => {
    if (run === null) throw new RangeError('a recording cannot be changed');
    return run;
  };

  return {
    initialize(request: SourceRequest, listener): Promise<Opened | SourceFailure> {
      tell = listener;
      try {
        const opened =
          request.kind === 'run' ? openRun(scenarioOf(request.run), request.run.seed) : openRecording(request.bytes);
        return Promise.resolve(opened);
      } catch (error) {
        return Promise.resolve(failureOf(error));
      }
    },

    grant(of, tick) {
      if (of === branch) {
        const ticksPerSecond = run?.simulation.model.ticksPerSecond ?? SAMPLE_RATE;
        const sample = Math.max(1, Math.floor(ticksPerSecond / SAMPLE_RATE));
        // Credit ends at a sample, where a batch can end.
        credit = Number.isFinite(tick) ? Math.ceil(tick / sample) * sample : Infinity;
        wakeUp();
      }
      return Promise.resolve();
    },

    async truncate(of, tick) {
      const { scenario, seed, simulation: old, waits } = requireRun();
      if (of !== branch || !(tick >= 0)) throw new RangeError(`no branch ${of} at tick ${tick}`);
      let i = kept.length - 1;
      while (i > 0 && kept[i].tick > tick) i--;
      const start = kept[i];
      branch++;
      kept = kept.slice(0, i + 1);
      pieces = pieces.slice(0, start.pieces);
      log = [...log, ...old.commands].filter((logged) => logged.tick < tick);
      again = log.filter((logged) => logged.tick >= start.tick);
      log = log.filter((logged) => logged.tick < start.tick);
      personSteps = start.personSteps;
      from = start.tick;
      stream.truncate(start.tick);
      const simulation = restoreSimulation(scenario, seed, start.snapshot);
      const recorder = createRecorder(simulation.model, simulation.world, {
        conditions: simulation.conditions,
        batchSeconds: LIVE_BATCH_SECONDS,
        resume: true,
      });
      recorder.observe();
      waits?.truncate(start.tick / simulation.model.ticksPerSecond);
      run = { scenario, seed, simulation, recorder, waits };
      // Up to the tick asked for at once, so that a command given next is obeyed there and not before.
      while (!simulation.ended && simulation.world.tick < tick) step();
      credit = simulation.world.tick;
      wakeUp();
      void work(branch);
      return { branch, from: start.tick };
    },

    async command(of, given: Command) {
      return of === branch && requireRun().simulation.command(given);
    },

    async ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
      // The first picture needs no answers: what finds them is loaded with the first question.
      const { answer } = await import('../metrics/answer.js');
      const { recording } = stream;
      if (recording === null || building === null) throw new Error('nothing is loaded');
      return answer(recording, building, question);
    },

    file() {
      if ((stream.recording?.end ?? null) === null) return Promise.reject(new Error('the run is not over'));
      return Promise.resolve(join(pieces));
    },
  };
}
