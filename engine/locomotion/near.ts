/** Who bears on one person: columns that `neighbours.ts` fills and `crowd.ts` reads. */

/** Gaps within which somebody counts: who is in front, anybody, who follows. */
export const WITHIN = { sight: 0, aside: 1, behind: 2 } as const;

/** The neighbours of one slot: nearest points of the two bodies, their distance and the gap between them. */
export interface Near {
  count: number;
  /** What is asked of `look`, m, by `WITHIN`. */
  within: Float64Array;
  /** Everybody within reach, whoever sees whom. */
  all: boolean;
  slot: Int32Array;
  how: Uint8Array;
  /** From the nearest point of the own spine to that of the other's, m. */
  dx: Float64Array;
  dy: Float64Array;
  distance: Float64Array;
  /** Between the two bodies, m; negative where they overlap. */
  gap: Float64Array;
  /** Sum of the half widths, m: the distance at which they touch. */
  touch: Float64Array;
}

export const createNear = (people: number): Near => ({
  count: 0,
  within: new Float64Array(3),
  all: false,
  slot: new Int32Array(people),
  how: new Uint8Array(people),
  dx: new Float64Array(people),
  dy: new Float64Array(people),
  distance: new Float64Array(people),
  gap: new Float64Array(people),
  touch: new Float64Array(people),
});
