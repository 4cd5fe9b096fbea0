/**
 * What a scenario says without being built or checked: for whoever reads one that is known to be right, as a page does,
 * and has no use for the schema.
 */
import { BEDSIDE_KINDS, DEVICE_KINDS } from './kinds.js';
import type { DeviceKind, DrawnFacility, Means, Scenario } from './schema.js';

/** Does the phase move those who live in its zones; else those who are there when it begins. */
export const takesResidents = (scenario: Pick<Scenario, 'plan'>, phase: number): boolean =>
  scenario.plan.phases[phase].takes !== 'whoeverIsThere';

/** What is left where nothing else can be had: a sheet if every bed has one, else a blanket. */
export const lastResort = (facility: Pick<DrawnFacility, 'bedside'>): Means =>
  facility.bedside === undefined || facility.bedside.includes('rescueSheet') ? 'rescueSheet' : 'blanketDrag';

/** Kind of device that a means takes from a store of this building; null: none, or the bed has its own. */
export function deviceOf(facility: Pick<DrawnFacility, 'bedside'>, means: Means): DeviceKind | null {
  const kind = DEVICE_KINDS.find((one) => one === means);
  if (kind === undefined) return null;
  const own: readonly DeviceKind[] = facility.bedside ?? BEDSIDE_KINDS;
  return own.includes(kind) ? null : kind;
}
