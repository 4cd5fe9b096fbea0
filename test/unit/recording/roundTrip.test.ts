/** What a recording gives back is what the world was. */
import { describe, expect, it } from 'vitest';
import { COLUMNS, SAMPLE_RATE } from '../../../engine/recording/format.js';
import { readRecording, type Recording } from '../../../engine/recording/reader.js';
import { createRecorder } from '../../../engine/recording/writer.js';
import { openStream } from '../../../engine/random.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { towerScenario } from '../../fixtures/towers.js';
import { watch, type Watched } from './watched.js';

/** Half a millimetre and the rounding of a double. */
const HALF_MILLIMETRE = 0.0005 + 1e-9;

const withTicks = (scenario: Scenario, ticksPerSecond: number): Scenario => ({
  ...scenario,
  model: { ticksPerSecond },
});

/** The sample ticks on either side of `tick` (equal if it is one); the last tick of the run is one. */
function samples(run: Watched, tick: number): [number, number] {
  const last = run.moments.length - 1;
  if (tick >= last) return [last, last];
  const before = Math.floor(tick / run.sampleEvery) * run.sampleEvery;
  return before === tick ? [tick, tick] : [before, Math.min(before + run.sampleEvery, last)];
}

/** Everything that differs from the world at tick `tick` (a whole number: what is exact; any: positions). */
function differences(run: Watched, recording: Recording, tick: number): string[] {
  const found: string[] = [];
  const state = recording.at(tick / run.ticksPerSecond);
  const here = run.moments[Math.floor(tick)];
  for (const name of COLUMNS) {
    here.columns[name].forEach((value, row) => {
      if (state[name][row] !== value) found.push(`tick ${tick} ${name}[${row}] ${state[name][row]} for ${value}`);
    });
  }
  here.doorShut.forEach((value, i) => {
    if (state.doorShut[i] !== value) found.push(`tick ${tick} door ${i} ${state.doorShut[i]} for ${value}`);
  });
  here.devices.forEach((device, i) => {
    const got = state.devices[i];
    const near = Math.abs(got.x - device.x) <= HALF_MILLIMETRE && Math.abs(got.y - device.y) <= HALF_MILLIMETRE;
    if (!near || got.kind !== device.kind || got.task !== device.task || got.space !== device.space)
      found.push(`tick ${tick} device ${i} ${JSON.stringify(got)} for ${JSON.stringify(device)}`);
  });
  const [before, after] = samples(run, tick);
  const [a, b] = [run.moments[before], run.moments[after]];
  const share = before === after ? 0 : (tick - before) / (after - before);
  for (let row = 0; row < here.x.length; row++) {
    const x = a.x[row] + (b.x[row] - a.x[row]) * share;
    const y = a.y[row] + (b.y[row] - a.y[row]) * share;
    if (!(Math.abs(state.x[row] - x) <= HALF_MILLIMETRE && Math.abs(state.y[row] - y) <= HALF_MILLIMETRE))
      found.push(`tick ${tick} row ${row} at ${state.x[row]}, ${state.y[row]} for ${x}, ${y}`);
    if (state.space[row] !== a.space[row])
      found.push(`tick ${tick} row ${row} space ${state.space[row]} for ${a.space[row]}`);
  }
  return found;
}

describe('a recording and the run it is of', () => {
  const runs = ['2', '4', '7'].map((seed) => watch(towerScenario(seed), 'a'));
  const recordings = runs.map((run) => readRecording(run.bytes));

  it('gives the state of the world at every tick: exact what changes, positions to half a millimetre', () => {
    runs.forEach((run, r) => {
      const found: string[] = [];
      for (let tick = 0; tick < run.moments.length && found.length < 5; tick++)
        found.push(...differences(run, recordings[r], tick));
      expect(found, `run ${r}`).toEqual([]);
    });
    // The runs above are such that there was something to record.
    const changed = (read: (moment: Watched['moments'][0]) => unknown): boolean =>
      runs.some((run) => JSON.stringify(read(run.moments[0])) !== JSON.stringify(read(run.moments.at(-1)!)));
    expect(changed((m) => m.doorShut)).toBe(true);
    expect(changed((m) => m.devices)).toBe(true);
    // Nothing burns in them: exposure is compared where smoke is (`hazard/building.test.ts`).
    for (const name of COLUMNS.filter((column) => column !== 'exposure')) {
      const moved = runs.some((run) =>
        run.moments.some((m) => m.columns[name].some((v, i) => v !== run.moments[0].columns[name][i])),
      );
      expect(moved, name).toBe(true);
    }
  });

  it('gives the straight line between two samples', () => {
    const stream = openStream('line', 'test', 'recording', 0);
    let between = 0;
    runs.forEach((run, r) => {
      const found: string[] = [];
      for (let i = 0; i < 500; i++) {
        const tick = stream.uniform() * (run.moments.length - 1);
        const [before, after] = samples(run, tick);
        if (run.moments[before].x.some((x, row) => Math.abs(x - run.moments[after].x[row]) > 0.05)) between++;
        found.push(...differences(run, recordings[r], tick));
      }
      expect(found.slice(0, 5), `run ${r}`).toEqual([]);
    });
    expect(between).toBeGreaterThan(100);
  });

  it('gives the same state whatever was asked before, and the asker may write into it', () => {
    const stream = openStream('seek', 'test', 'recording', 0);
    const run = runs[0];
    const times = Array.from({ length: 200 }, () => (stream.uniform() * run.moments.length) / run.ticksPerSecond);
    const first = times.map((time) => readRecording(run.bytes).at(time));
    const one = readRecording(run.bytes);
    const order = times.map((_, i) => i).sort((a, b) => Math.sin(a * 12.9898) - Math.sin(b * 12.9898));
    for (const i of [...order, ...order.toReversed()]) {
      const state = one.at(times[i]);
      expect(state).toEqual(first[i]);
      state.x.fill(-1);
      state.state.fill(99);
      state.doorShut.fill(7);
      for (const device of state.devices) device.x = -1;
    }
  });

  it('holds the first state before the start and the last after the end', () => {
    runs.forEach((run, r) => {
      const last = run.moments.length - 1;
      expect(recordings[r].duration).toBe(last / run.ticksPerSecond);
      const { time: _a, ...start } = recordings[r].at(0);
      const { time: _b, ...before } = recordings[r].at(-1e9);
      expect(before).toEqual(start);
      const { time: _c, ...end } = recordings[r].at(recordings[r].duration);
      const { time: _d, ...after } = recordings[r].at(1e9);
      expect(after).toEqual(end);
      expect(differences(run, recordings[r], last)).toEqual([]);
    });
  });

  it('gives the events that were emitted, in their order', () => {
    runs.forEach((run, r) => {
      expect(run.events.length).toBeGreaterThan(40);
      expect(recordings[r].events).toEqual(run.events);
      expect(recordings[r].events.at(-1)!.code).toBe(run.world.endReason);
    });
  });

  it('lists the changes of a column: applied in order they give each state', () => {
    runs.forEach((run, r) => {
      for (const name of COLUMNS) {
        const expected: { tick: number; row: number; value: number }[] = [];
        for (let tick = 1; tick < run.moments.length; tick++) {
          run.moments[tick].columns[name].forEach((value, row) => {
            if (value !== run.moments[tick - 1].columns[name][row]) expected.push({ tick, row, value });
          });
        }
        expect(recordings[r].changes(name), name).toEqual(expected);
      }
    });
  });

  it('tells in its header and end who the people are and how it ended', () => {
    runs.forEach((run, r) => {
      const { header, end } = recordings[r];
      expect(header.people.length).toBe(run.world.people.count);
      expect(header.residents).toBe(run.world.people.residents);
      expect(header.people.slice(0, header.residents).every((p) => p.kind === 'resident' && p.bed !== null)).toBe(true);
      expect(header.people.slice(header.residents).every((p) => p.kind === 'staff' && p.post !== null)).toBe(true);
      expect(header.columns.map((c) => c.name)).toEqual(['x', 'y', 'space', ...COLUMNS]);
      expect(header.seed).toBe('a');
      expect(end.ticks).toBe(run.world.tick);
      expect(end.endedAt).toBe(run.world.endedAt);
      expect(end.reason).toBe(run.world.endReason);
      for (const [name, at] of Object.entries(run.world.milestones))
        expect(end.milestones[name as keyof typeof end.milestones], name).toBe(Number.isNaN(at) ? null : at);
    });
  });
});

describe('recordings of other kinds', () => {
  it('are the same at any tick rate: samples at 2 Hz as far as the rate allows', () => {
    for (const ticksPerSecond of [1, 5, 15, 25, 30]) {
      const run = watch(withTicks(towerScenario('7'), ticksPerSecond), 'a');
      const recording = readRecording(run.bytes);
      const found: string[] = [];
      for (let tick = 0; tick < run.moments.length && found.length < 5; tick++)
        found.push(...differences(run, recording, tick));
      expect(found, `${ticksPerSecond} ticks a second`).toEqual([]);
      expect(recording.events).toEqual(run.events);
    }
  });

  it('of a run that was stopped hold every event once, and the state it was stopped in', () => {
    for (const until of [0, 0.05, 60, 100.3, 240]) {
      const run = watch(towerScenario('2'), 'a', { until });
      const recording = readRecording(run.bytes);
      expect(recording.end.reason).toBe('horizon');
      expect(recording.duration).toBeCloseTo(until, 9);
      expect(recording.events).toEqual(run.events);
      expect(differences(run, recording, run.moments.length - 1)).toEqual([]);
    }
    // Stopped in the very tick in which something happened: the events of that tick are not told twice.
    const whole = watch(towerScenario('2'), 'a');
    const tick = whole.events.find((e) => e.code === 'alarmRaised')!.tick + 1;
    const run = watch(towerScenario('2'), 'a', { until: tick / whole.ticksPerSecond });
    expect(run.events.at(-2)!.tick).toBe(tick - 1);
    expect(readRecording(run.bytes).events).toEqual(run.events);
  });

  it('drained while the run goes on are the same bytes as written at its end', () => {
    const simulation = createSimulation(towerScenario('4'), 'a');
    const recorder = () => createRecorder(simulation.model, simulation.world);
    const whole = recorder();
    const streams = [1, 777, 1200, 5000, 1_000_000].map((every) => ({
      every,
      recorder: recorder(),
      parts: [] as Uint8Array[],
    }));
    const observe = (): void => {
      whole.observe();
      for (const stream of streams) {
        stream.recorder.observe();
        if (simulation.world.tick % stream.every === 0) stream.parts.push(...stream.recorder.drain());
      }
    };
    observe();
    while (!simulation.ended) {
      simulation.step();
      observe();
    }
    const bytes = whole.finish();
    for (const { every, recorder: stream, parts } of streams) {
      const count = parts.length;
      const rest = stream.finish();
      expect(count, `every ${every}`).toBeGreaterThan(every > 100_000 ? 0 : 2);
      expect(rest.length).toBeLessThan(bytes.length);
      expect(Buffer.compare(Buffer.concat([...parts, rest]), bytes), `every ${every}`).toBe(0);
    }
  });

  it('let somebody who sets off after the last sample stand until then, and be there at the end', () => {
    // By hand: nobody moves up to the sample at 0.5 s; one is a metre further when the run ends at 0.7 s.
    const { model, world } = createSimulation(towerScenario('7'), 'a');
    const recorder = createRecorder(model, world);
    const from = world.people.x[0];
    for (world.tick = 0; world.tick < 14; world.tick++) recorder.observe();
    world.people.x[0] = from + 1;
    world.endedAt = 0.7;
    world.endReason = 'settled';
    recorder.observe();
    const recording = readRecording(recorder.finish());
    const moved = [0, 0.25, 0.5, 0.6, 0.7, 1].map((time) => recording.at(time).x[0] - from);
    [0, 0, 0, 0.5, 1, 1].forEach((expected, i) =>
      expect(Math.abs(moved[i] - expected)).toBeLessThan(HALF_MILLIMETRE * 2),
    );
  });

  it('without positions hold the states, doors, devices and events all the same, in fewer bytes', () => {
    const scenario = towerScenario('2');
    const full = watch(scenario, 'a');
    const run = watch(scenario, 'a', { positions: false });
    const recording = readRecording(run.bytes);
    expect(recording.header.positions).toBe('none');
    expect(run.bytes.length).toBeLessThan(full.bytes.length);
    expect(recording.events).toEqual(full.events);
    expect(recording.end.stateHash).toBe(readRecording(full.bytes).end.stateHash);
    const found: string[] = [];
    for (let tick = 0; tick < run.moments.length; tick++) {
      const positions = / row /;
      found.push(...differences(run, recording, tick).filter((line) => !positions.test(line)));
    }
    expect(found).toEqual([]);
  });

  it('are small: a thousand people on the move for an hour fit in 60 MB', () => {
    for (const seed of ['2', '5']) {
      const run = watch(towerScenario(seed), 'a');
      const without = watch(towerScenario(seed), 'a', { positions: false }).bytes.length;
      let moved = 0;
      for (let tick = run.sampleEvery; tick < run.moments.length; tick += run.sampleEvery) {
        const before = run.moments[tick - run.sampleEvery];
        run.moments[tick].x.forEach((x, row) => (moved += x === before.x[row] ? 0 : 1));
      }
      expect(moved).toBeGreaterThan(1000);
      const bytesPerSample = (run.bytes.length - without) / moved;
      expect(bytesPerSample * 1000 * 3600 * SAMPLE_RATE, seed).toBeLessThan(60e6);
      // And what is not a position: once the header and the events are off, little.
      const header = JSON.stringify(readRecording(run.bytes).header).length;
      const events = run.events.reduce((sum, event) => sum + JSON.stringify(event).length, 0);
      const perPersonAndHour = (without - header - events) / run.moments[0].x.length / (run.moments.length / 72_000);
      expect(perPersonAndHour * 1000, seed).toBeLessThan(10e6);
    }
  });
});
