/** The player: a state machine over a source. Screens and stage know only this. */
import type { Signal, ReadonlySignal } from '@preact/signals';
import type {
  Answer,
  Building,
  Question,
  Recording,
  RecordingHeader,
  RunResult,
  Snapshot,
} from '../../engine/index.js';
import type { SourceFailure, SourceRequest } from '../../engine/hosts/protocol.js';

/**
 * empty: nothing asked for · opening: the worker reads and builds · ready: there is something to play (the run may still go
 * on) · failed: `failure` says why, nothing is loaded.
 */
export type PlayerPhase = 'empty' | 'opening' | 'ready' | 'failed';

export const SPEEDS = [1, 2, 5, 10, 20, 30, 60, 120] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Player {
  readonly phase: ReadonlySignal<PlayerPhase>;
  readonly failure: ReadonlySignal<SourceFailure | null>;
  /** What was asked for last. */
  readonly request: ReadonlySignal<SourceRequest | null>;
  readonly header: ReadonlySignal<RecordingHeader | null>;
  readonly building: ReadonlySignal<Building | null>;
  /** Moment shown, s after the start of the incident. Screens read it; `seek` sets it. Changes every frame while playing. */
  readonly time: ReadonlySignal<number>;
  /** The same, at most 5 times a second: for words and numbers beside the canvas. */
  readonly clock: ReadonlySignal<number>;
  /** Up to where the run is computed, s. */
  readonly computed: ReadonlySignal<number>;
  /** True when the run is over and nothing will be added. */
  readonly ended: ReadonlySignal<boolean>;
  /** Result of the run with its claims; null while it goes on and for recordings without one. */
  readonly result: ReadonlySignal<RunResult | null>;
  readonly playing: Signal<boolean>;
  readonly speed: Signal<Speed>;
  /** Wanted to play on but the run is not computed that far. */
  readonly waiting: ReadonlySignal<boolean>;

  /** Replaces what is loaded; `at` is sought as soon as it is computed. Ends the former source. */
  open(request: SourceRequest, options?: { at?: number; play?: boolean }): Promise<void>;
  close(): void;
  play(): void;
  pause(): void;
  /** Clamped to 0 … what is computed (kept as a wish while it is not yet). The frame is right at once. */
  seek(time: number): void;
  /** State at `time`: one object, changed in place by the next call. Null while nothing is loaded. */
  frame(): Snapshot | null;
  /** The recording so far; its events grow. */
  recording(): Recording | null;
  ask<Q extends Question>(question: Q): Promise<Answer<Q>>;
  /** The recording as a file. Rejects while the run goes on. */
  file(): Promise<Uint8Array>;
  /** Advance the clock by `seconds` of real time; called once a frame by whoever draws. */
  tick(seconds: number): void;
}
