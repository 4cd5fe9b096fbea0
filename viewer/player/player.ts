/** The player: time, playback and the recording so far, over a source. */
import { batch, effect, signal } from '@preact/signals';
import type { SourceFailure, SourceMessage, SourceRequest } from '../../engine/hosts/protocol.js';
import {
  streamRecording,
  type Answer,
  type Building,
  type Playhead,
  type Question,
  type RecordingHeader,
  type RecordingStream,
  type RunResult,
  type Snapshot,
} from '../../engine/index.js';
import { openWorkerSource, type OpenSource, type Source } from '../sources/worker.js';
import type { Player, PlayerPhase, Speed } from './types.js';

export type { Player, PlayerPhase, Speed } from './types.js';
export { SPEEDS } from './types.js';

/** Words beside the canvas are renewed this often, s of real time. */
const WORDS_EVERY = 0.2;
/** A frame that took longer (a tab in the background) does not make time jump, s. */
const LONGEST_FRAME = 0.25;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * @param open how a source is made; a worker of its own unless said otherwise
 * @returns a player with nothing loaded
 */
export function createPlayer(open: OpenSource = openWorkerSource): Player {
  const phase = signal<PlayerPhase>('empty');
  const failure = signal<SourceFailure | null>(null);
  const request = signal<SourceRequest | null>(null);
  const header = signal<RecordingHeader | null>(null);
  const building = signal<Building | null>(null);
  const time = signal(0);
  const clock = signal(0);
  const computed = signal(0);
  const ended = signal(false);
  const result = signal<RunResult | null>(null);
  const playing = signal(false);
  const speed = signal<Speed>(10);
  const waiting = signal(false);

  let source: Source | null = null;
  let stream: RecordingStream = streamRecording();
  let playhead: Playhead | null = null;
  let branch = 0;
  /** Time asked for that is not computed yet; null: none. */
  let wish: number | null = null;
  let sinceWords = 0;
  /** Messages of a source that was replaced are not for us. */
  let generation = 0;

  function setTime(value: number): void {
    time.value = value;
    clock.value = value;
    sinceWords = 0;
  }

  /** Words follow slowly while it plays, and at once when it stops. */
  effect(() => {
    if (!playing.value) clock.value = time.peek();
  });

  function fail(what: SourceFailure): void {
    end();
    batch(() => {
      failure.value = what;
      phase.value = 'failed';
      playing.value = false;
    });
  }

  function hear(message: SourceMessage): void {
    if (message.kind === 'failed') {
      fail(message.failure);
      return;
    }
    if (message.kind === 'batch') {
      if (message.batch.branch !== branch) return;
      try {
        stream.append(message.batch.bytes);
      } catch (error) {
        fail({ kind: 'broken', message: messageOf(error) });
        return;
      }
      const { recording } = stream;
      if (recording === null) return;
      playhead ??= recording.playhead();
      batch(() => {
        computed.value = recording.duration;
        if (wish !== null) {
          setTime(Math.min(wish, recording.duration));
          if (wish <= recording.duration) wish = null;
        }
      });
      return;
    }
    if (message.branch !== branch) return;
    batch(() => {
      ended.value = true;
      result.value = message.result;
      wish = null;
    });
  }

  function end(): void {
    generation++;
    source?.terminate();
    source = null;
  }

  function reset(): void {
    end();
    stream = streamRecording();
    playhead = null;
    branch = 0;
    wish = null;
    batch(() => {
      phase.value = 'empty';
      failure.value = null;
      request.value = null;
      header.value = null;
      building.value = null;
      computed.value = 0;
      ended.value = false;
      result.value = null;
      playing.value = false;
      waiting.value = false;
      setTime(0);
    });
  }

  const player: Player = {
    phase,
    failure,
    request,
    header,
    building,
    time,
    clock,
    computed,
    ended,
    result,
    playing,
    speed,
    waiting,

    async open(wanted, options = {}) {
      reset();
      const own = generation;
      batch(() => {
        request.value = wanted;
        phase.value = 'opening';
      });
      wish = options.at !== undefined && options.at > 0 ? options.at : null;
      let opened;
      try {
        source = open();
        opened = await source.initialize(wanted, (message) => {
          if (own === generation) hear(message);
        });
      } catch (error) {
        if (own === generation) fail({ kind: 'broken', message: messageOf(error) });
        return;
      }
      if (own !== generation) return;
      if ('kind' in opened) {
        fail(opened);
        return;
      }
      const { header: head, building: made } = opened;
      batch(() => {
        header.value = head;
        building.value = made;
        phase.value = 'ready';
        playing.value = options.play ?? false;
      });
      // A run that is looked at as a whole is computed as a whole; its recording is small.
      if (wanted.kind === 'run') await source.call((worker) => worker.grant(branch, Infinity)).catch(() => {});
    },

    close: reset,

    play() {
      if (phase.value !== 'ready') return;
      // From the end it starts again.
      if (ended.value && time.value >= computed.value) setTime(0);
      playing.value = true;
    },
    pause() {
      batch(() => {
        playing.value = false;
        waiting.value = false;
      });
    },
    seek(to) {
      if (phase.value !== 'ready') return;
      const wanted = Math.max(0, to);
      wish = wanted > computed.value && !ended.value ? wanted : null;
      batch(() => setTime(Math.min(wanted, computed.value)));
    },

    frame(): Snapshot | null {
      return playhead === null ? null : playhead.seek(time.peek());
    },
    recording: () => stream.recording,
    ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
      if (source === null) return Promise.reject(new Error('nothing is loaded'));
      return source.call((worker) => worker.ask(question) as Promise<Answer<Q>>);
    },
    file() {
      if (source === null) return Promise.reject(new Error('nothing is loaded'));
      return source.call((worker) => worker.file());
    },

    tick(seconds) {
      if (!playing.peek() || playhead === null) return;
      const step = Math.min(Math.max(seconds, 0), LONGEST_FRAME) * speed.peek();
      const wanted = time.peek() + step;
      const most = computed.peek();
      sinceWords += seconds;
      batch(() => {
        time.value = Math.min(wanted, most);
        const short = wanted > most;
        waiting.value = short && !ended.peek();
        if (sinceWords >= WORDS_EVERY) {
          clock.value = time.peek();
          sinceWords = 0;
        }
        if (short && ended.peek()) playing.value = false;
      });
    },
  };
  return player;
}
