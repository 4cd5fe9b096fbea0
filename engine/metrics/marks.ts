/** Moments worth a mark on the timeline. */
import type { RunEvent } from '../world/events.js';

export type Mark = { time: number } &
  /** An event as it was recorded: alarm, staff arrived, door shut, phase started … */
  (
    | { kind: 'event'; event: RunEvent }
    | { kind: 'firstMoved'; row: number }
    | { kind: 'storeyClear'; storey: number }
    /** Met: the moment it became true; not met: the deadline. */
    | { kind: 'claim'; claim: string; met: boolean }
  );
