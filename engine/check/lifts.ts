/** What a lift lacks to be a fire lift (GB 50016 7.3.8, BR-35). */
import type { BuildingFacts } from '../scenario/schema.js';

export type LiftFacts = NonNullable<BuildingFacts['lifts']>[number];
export type LiftFault = 'use' | 'load' | 'topTime' | 'stops';

/** Least load, kg, and longest time from the lowest storey to the top, s. */
export const FIRE_LIFT = { load: 800, topTime: 60 } as const;

export function fireLiftFaults(lift: LiftFacts): LiftFault[] {
  const faults: LiftFault[] = [];
  if (lift.use !== 'fire') faults.push('use');
  if (lift.load < FIRE_LIFT.load) faults.push('load');
  if (lift.topTime === undefined || lift.topTime > FIRE_LIFT.topTime) faults.push('topTime');
  if (lift.stopsEveryStorey !== true) faults.push('stops');
  return faults;
}
