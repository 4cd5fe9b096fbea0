/** What a home can change: each measure as edits that a variant would make, with the kind of cost it has. */
import type { Facility } from '../facility/facility.js';
import type { Scenario } from '../scenario/schema.js';
import { bedside, bedsMoved, devices, doors } from './measures/home.js';
import type { CostClass, Measure, Plain } from './measures/measure.js';
import { destinations, lifts, planMeasures, zones } from './measures/plan.js';
import { moreCarers, training, watchedPanel } from './measures/staff.js';

export { COST_CLASSES, DEFAULT_COSTS, type CostClass, type Measure } from './measures/measure.js';

/** What tells families of one kind apart. */
const familyOf = ({ kind, parameters }: Plain): string =>
  [kind, parameters.station ?? '', JSON.stringify(parameters.order ?? '')].join('/');

/** Everything that can be tried, in a fixed order. */
export function measuresFor(scenario: Scenario, facility: Facility): Measure[] {
  const all: Plain[] = [
    ...watchedPanel(scenario, facility),
    ...planMeasures(scenario),
    ...zones(scenario, facility),
    ...destinations(scenario, facility),
    ...lifts(scenario),
    ...training(scenario),
    ...devices(scenario, facility),
    ...bedside(scenario, facility),
    ...doors(scenario, facility),
    ...bedsMoved(scenario, facility),
    ...moreCarers(scenario, facility),
  ];
  return all.map((one) => ({ ...one, family: familyOf(one) }));
}

export const costOf = (measures: readonly Measure[], costs: Readonly<Record<CostClass, number>>): number =>
  measures.reduce((sum, { cost, amount }) => sum + costs[cost] * Math.max(amount, 1), 0);
