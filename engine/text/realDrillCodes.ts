/**
 * Codes of records of real drills that words are needed for. `drill/` stands above `text/` on the ladder and is held to these
 * lists by its own types.
 */
export const CLOSE_PROBLEMS = {
  noPlace: [],
  noContent: [],
  noShift: [],
  noLeader: [],
  noParticipants: [],
  withoutPost: ['who'],
  noEvents: [],
  noDecisions: [],
  notStopped: [],
  nothingCleared: ['zones'],
  noNumbers: [],
  noProblems: [],
  withoutOwner: ['problem'],
  withoutDue: ['problem'],
  withoutWords: [],
  bothFoundAndNone: [],
  notSigned: [],
} as const satisfies Record<string, readonly string[]>;
export type CloseProblemCode = keyof typeof CLOSE_PROBLEMS;

/** What keeps a record from being closed, and where in it. */
export interface CloseProblem {
  code: CloseProblemCode;
  path: string;
  parameters: Readonly<Record<string, unknown>>;
}

/** Moments that are taken with the stopwatch. `note`: anything else, in words. */
export const REAL_EVENTS = [
  'panelAlarm',
  'noticed',
  'confirmed',
  'brigadeCalled',
  'alarmRaised',
  'firstMoved',
  'allMoved',
  'counted',
  'ended',
  'note',
] as const;
export type RealEvent = (typeof REAL_EVENTS)[number];

/** How a drill was held. Only `real` ones count for what the rules ask for. */
export const DRILL_MODES = ['real', 'tabletop'] as const;
export type RealDrillMode = (typeof DRILL_MODES)[number];

/** What a code is on. */
export const CODE_KINDS = ['room', 'door', 'device', 'person'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];
