/** Measures that change the words of the plan: response, help, order, destinations, zones, lifts. */
import type { Facility } from '../../facility/facility.js';
import { spacesOfZone } from '../../facility/zones.js';
import type { Edit, Phase, Scenario } from '../../scenario/schema.js';
import { everyPhase, incidentStorey, type MeasureKind, type Plain } from './measure.js';
import { shiftName } from './staff.js';

export function planMeasures(scenario: Scenario): Plain[] {
  const { response } = scenario.plan;
  const found: Plain[] = [];
  const add = (kind: MeasureKind, group: string, edits: Edit[], parameters: Record<string, unknown> = {}): void => {
    if (edits.length > 0) found.push({ kind, cost: 'plan', amount: 1, parameters, edits, group });
  };
  if (response?.confirmBeforeAlarm !== false)
    add('alarmAtOnce', 'alarm', [{ path: 'plan.response', set: { ...response, confirmBeforeAlarm: false } }]);
  add(
    'helpFromAfar',
    'reach',
    everyPhase(scenario, (phase) =>
      phase.staff?.withinStoreys === undefined ? null : { staff: { ...phase.staff, withinStoreys: 100 } },
    ),
  );
  add(
    'noKnocking',
    'knock',
    everyPhase(scenario, (phase) => (phase.knock === false ? null : { knock: false })),
  );
  const orders: NonNullable<Phase['order']>[] = [['bedboundLast', 'nearestToFire'], ['farthestFromExit'], ['byRoom']];
  for (const order of orders) {
    const edits = everyPhase(scenario, (phase) =>
      JSON.stringify(phase.order) === JSON.stringify(order) ? null : { order },
    );
    add('order', 'order', edits, { order });
  }
  return found;
}

/** Somewhere nearer than outside: a refuge, the next compartment, the storey below, where the building has them. */
export function destinations(scenario: Scenario, facility: Facility): Plain[] {
  const storey = incidentStorey(scenario, facility);
  const here = facility.spaces.filter((space) => space.storey === storey);
  const to: Phase['to'] = [];
  if (new Set(here.map(({ compartment }) => compartment).filter((c) => c >= 0)).size > 1) to.push('nextCompartment');
  if (here.some(({ kind }) => kind === 'refuge')) to.push('refuge');
  if (facility.storeys[storey].rank > 0) to.push('storeyBelow');
  to.push('outside');
  const edits = scenario.plan.phases
    .filter((phase) => phase.to[0] !== to[0])
    .map((phase) => ({ path: `plan.phases.${phase.id}.to`, set: to }));
  return edits.length === 0
    ? []
    : [{ kind: 'destinations', cost: 'plan', amount: 1, parameters: { to }, edits, group: 'to' }];
}

/** In which turn zones are emptied, and who looks after which. */
export function zones(scenario: Scenario, facility: Facility): Plain[] {
  const { phases } = scenario.plan;
  const incident = facility.spaceByKey.get(scenario.incident.space)!;
  const masks = phases.map((phase) => phase.zones.map((zone) => spacesOfZone(facility, zone, incident)));
  const first = masks.findIndex((list) => list.some((mask) => mask[incident] === 1));
  const found: Plain[] = [];
  const plain = { cost: 'plan', amount: 1 } as const;
  if (first >= 0) {
    const after = { phase: phases[first].id, is: 'done' } as const;
    // Phases that begin with that of the fire wait for it; those that begin later on purpose are left.
    const edits = phases.flatMap(({ id, trigger }, i) =>
      i === first || JSON.stringify(trigger) !== JSON.stringify(phases[first].trigger)
        ? []
        : [{ path: `plan.phases.${id}.trigger`, set: { after } }],
    );
    if (edits.length > 0)
      found.push({
        ...plain,
        kind: 'zonesInTurn',
        parameters: { first: phases[first].id },
        group: 'turn',
        edits,
      });
  }
  const shift = shiftName(scenario);
  const carers = scenario.roster.shifts[shift].staff.filter(
    ({ post, zones }) => post === 'carer' && zones === undefined,
  );
  const storeyOf = (station: string): string =>
    facility.storeys[facility.spaces[facility.stations.find(({ id }) => id === station)!.spaceIndex].storey].id;
  const orders = everyPhase(scenario, ({ order }) =>
    order?.includes('ownZone') === true
      ? null
      : { order: ['ownZone', ...(order ?? (['nearestToFire', 'ambulantFirst', 'bedboundLast'] as const))] },
  );
  if (carers.length > 1 && orders.length > 0)
    found.push({
      ...plain,
      kind: 'ownZones',
      parameters: { people: carers.length },
      group: 'order',
      edits: [
        ...carers.map(({ id, station }) => ({
          path: `roster.shifts.${shift}.staff.${id}.zones`,
          set: [{ storey: storeyOf(station) }],
        })),
        ...orders,
      ],
    });
  return found;
}

/** The lifts that the rules allow in a fire, in evacuation operation, for whoever they are quicker for. */
export function lifts(scenario: Scenario): Plain[] {
  const { plan, facility, incident } = scenario;
  const usable = (facility.lifts ?? []).filter(
    ({ id, kind, meetsFireRules }) =>
      (kind === 'firefighters' || meetsFireRules === true) && incident.outOfOrder?.includes(id) !== true,
  );
  const leaves = everyPhase(scenario, ({ to, by }) =>
    by === 'both' || !to.some((one) => one === 'outside' || one === 'storeyBelow' || one === 'refugeStorey')
      ? null
      : { by: 'both' },
  );
  if (usable.length === 0 || leaves.length === 0) return [];
  const use = usable.map(({ id }) => id);
  return [
    {
      kind: 'lifts',
      cost: 'plan',
      amount: 1,
      parameters: { lifts: use },
      group: 'lifts',
      edits: [{ path: 'plan.lifts', set: { ...plan.lifts, use, operation: 'evacuation' } }, ...leaves],
    },
  ];
}
