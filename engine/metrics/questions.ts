/** What can be asked of a recording: each question a kind with parameters, each answer plain data. */
import type { CriticalPath } from './criticalPath.js';
import type { DensityMap } from './density.js';
import type { Histories } from './histories.js';
import type { Hold } from './hold.js';
import type { Mark } from './marks.js';
import type { Reason } from './reason.js';
import type { RunEvent } from '../world/events.js';
import type { SafeEgress } from './safeEgress.js';
import type { SafetyTimes } from './safetyTimes.js';

export type Question =
  /** Why is this person where they are at `time`, with the chain of causes. */
  | { kind: 'reason'; row: number; time: number }
  /** The chain of causes that decided when the last resident was in safety. */
  | { kind: 'criticalPath' }
  /** People by state, class, cause and stair over time. */
  | { kind: 'histories'; step: number }
  /** What holds people up on a storey or in a stair at `time`. */
  | { kind: 'hold'; place: { storey: string } | { stair: string }; time: number }
  /** Moments worth a mark on the timeline. */
  | { kind: 'marks' }
  /** People per m2, mean and highest, by cell of the floor, over a span of time. */
  | { kind: 'density'; from: number; to: number; cell: number }
  /** When the residents of each room were in safety. */
  | { kind: 'safetyTimes' }
  /** Available against required safe egress time, per room, compartment and storey. */
  | { kind: 'safeEgress' }
  /** Everything that happened, in order. */
  | { kind: 'events' };

interface Answers {
  reason: Reason;
  criticalPath: CriticalPath | null;
  histories: Histories;
  hold: Hold;
  marks: readonly Mark[];
  density: DensityMap;
  safetyTimes: SafetyTimes;
  safeEgress: SafeEgress;
  events: readonly RunEvent[];
}

export type Answer<Q extends Question = Question> = Answers[Q['kind']];
