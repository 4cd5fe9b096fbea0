/**
 * The limit time of Japan's rule for small care homes, a transparent table in place of a smoke model: MHLW notice Rōhatsu
 * 0330 No. 3 of 2012 after the FDMA method (R). A foreign rule: shown as 参考(境外), counted in no Chinese result. From the
 * alarm; who is in the room of origin has the base time, everybody else base and extension.
 */
import type { Chronicle } from './chronicle.js';
import { parameterOf } from './tenability.js';

const MINUTE = 60;
/** Minutes of the table. */
const LIMIT = {
  base: 2,
  /** Finishes of the room of origin: non-combustible. Quasi-non-combustible 2, fire-retardant 1. */
  finishes: 3,
  /** Flame-proof bedding; first attack with a hydrant. */
  bedding: 1,
  firstAttack: 1,
  /** To another fire compartment; behind a non-combustible partition (another one: 1). */
  compartment: 3,
  partition: 2,
  /** Where area times (ceiling - 1.8 m) of the room of origin is at least 200 m3. */
  volume: 1,
} as const;
const CLEAR_HEIGHT = 1.8;
const LARGE = 200;

export type LimitPart = keyof typeof LIMIT;

export interface LimitTimes {
  /** What the base time is made of, s. */
  parts: Partial<Record<LimitPart, number>>;
  /** By space: s after the panel's alarm. */
  bySpace: Float64Array;
}

export function limitTimes(c: Chronicle): LimitTimes {
  const { building, plan, recording } = c;
  const { scenario } = recording.header;
  const origin = building.spaces[plan.incidentSpace];
  const storey = building.storeys[origin?.storey ?? 0];
  const clear = scenario.protection?.ceilingHeight ?? storey.height - parameterOf(scenario)('smoke.slab');
  const parts: LimitTimes['parts'] = { base: LIMIT.base * MINUTE, finishes: LIMIT.finishes * MINUTE };
  if (scenario.incident.fire?.item === 'beddingTreated') parts.bedding = LIMIT.bedding * MINUTE;
  if (scenario.plan.response?.firstAttack === true) parts.firstAttack = LIMIT.firstAttack * MINUTE;
  const base = Object.values(parts).reduce((sum, part) => sum + part, 0);
  const large = origin !== undefined && origin.area * (clear - CLEAR_HEIGHT) >= LARGE;
  if (large) parts.volume = LIMIT.volume * MINUTE;
  const bySpace = Float64Array.from(building.spaces, (space) => {
    if (space.index === plan.incidentSpace) return base;
    const apart = space.compartment !== origin?.compartment || space.storey !== origin?.storey;
    return base + (apart ? LIMIT.compartment : LIMIT.partition) * MINUTE + (large ? LIMIT.volume * MINUTE : 0);
  });
  return { parts, bySpace };
}
