/** What a home of a city could change, each by itself, as edits that a variant would make. */
import type { Facility } from '../../facility/facility.js';
import type { Edit, Scenario } from '../../scenario/schema.js';
import { planMeasures } from '../measures/plan.js';
import { moreCarers, training, watchedPanel } from '../measures/staff.js';

export const CITY_MEASURES = ['sprinklers', 'sealed', 'doors', 'panel', 'atOnce', 'carer', 'training'] as const;
export type CityMeasure = (typeof CITY_MEASURES)[number];

/** The home as it is, where a measure's name stands. */
export const AS_IS = 'asIs';

type Protection = NonNullable<Scenario['protection']>;

/** Changes some fields of the protection and leaves the others. */
const protect = (scenario: Scenario, change: Partial<Protection>): Edit[] => [
  { path: 'protection', set: { ...scenario.protection, ...change } },
];

/** Voids closed up to the slab, doors not wedged, closers that work; null: nothing is open. */
function sealed(scenario: Scenario): Edit[] | null {
  const { voids = [], wedged = [], doorClosers } = scenario.protection ?? {};
  if (voids.every((one) => one.sealed === true) && wedged.length === 0 && doorClosers !== 'disabled') return null;
  return protect(scenario, {
    voids: voids.map((one) => ({ ...one, sealed: true })),
    wedged: [],
    doorClosers: 'working',
  });
}

/** All on the night shift drilled monthly, and the drill everybody took part in just held. */
function trained(scenario: Scenario): Edit[] | null {
  const edits = [...(training(scenario).find(({ parameters }) => parameters.level === 'monthly')?.edits ?? [])];
  const { turnover } = scenario.roster;
  if (turnover !== undefined && turnover.lastDrill > 0)
    edits.push({ path: 'roster.turnover', set: { ...turnover, lastDrill: 0 } });
  return edits.length === 0 ? null : edits;
}

/** Measures that would change something in this home, in the fixed order. Those about smoke only where a fire is computed. */
export function cityMeasures(scenario: Scenario, facility: Facility): { id: CityMeasure; edits: readonly Edit[] }[] {
  const smoke = scenario.incident.fire !== undefined;
  const { sprinklers, openAtStart = [] } = scenario.protection ?? {};
  const edits: Readonly<Record<CityMeasure, readonly Edit[] | null | undefined>> = {
    sprinklers: smoke && sprinklers !== 'present' ? protect(scenario, { sprinklers: 'present' }) : null,
    sealed: smoke ? sealed(scenario) : null,
    doors: smoke && openAtStart.length > 0 ? protect(scenario, { openAtStart: [] }) : null,
    panel: watchedPanel(scenario, facility)[0]?.edits,
    atOnce: planMeasures(scenario).find(({ kind }) => kind === 'alarmAtOnce')?.edits,
    carer: moreCarers(scenario, facility)[0]?.edits,
    training: trained(scenario),
  };
  return CITY_MEASURES.flatMap((id) => {
    const own = edits[id];
    return own === null || own === undefined || own.length === 0 ? [] : [{ id, edits: own }];
  });
}
