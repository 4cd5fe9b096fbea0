/** Measures about the home: devices, doors, who lives where. */
import { isStairSpace, type Facility } from '../../facility/facility.js';
import { BEDSIDE_KINDS, type Edit, type ResidentEntry, type Scenario } from '../../scenario/schema.js';
import { incidentStorey, type Plain } from './measure.js';

/** Evacuation chairs on the storey of the fire, for everybody who is moved down the stairs. */
export function devices(scenario: Scenario, facility: Facility): Plain[] {
  const storey = incidentStorey(scenario, facility);
  const carried = ['wheelchairSelf', 'wheelchairAssisted', 'bedridden'] as const;
  const moving = scenario.plan.moving ?? [];
  const rules = (
    field: 'stairs' | 'level',
    means: 'evacuationChair' | 'bed',
    classes: readonly (typeof carried)[number][],
  ): Edit => ({
    path: 'plan.moving',
    set: [
      ...moving.filter(({ mobility }) => !(classes as readonly string[]).includes(mobility)),
      ...classes.map((mobility) => ({
        ...moving.find((rule) => rule.mobility === mobility),
        mobility,
        [field]: means,
      })),
    ],
  });
  const found: Plain[] = [];
  const stations = facility.stations.filter((s) => facility.spaces[s.spaceIndex].storey === storey);
  const place = stations.find(({ kind }) => kind === 'carerStation') ?? stations[0];
  if (place !== undefined) {
    for (const count of [2, 4]) {
      found.push({
        kind: 'evacuationChairs',
        cost: 'equipment',
        amount: count,
        parameters: { count, storey: facility.storeys[storey].id },
        group: 'moving',
        edits: [
          {
            path: 'facility.stores',
            set: [
              ...(scenario.facility.stores ?? []),
              { id: `more-chairs-${count}`, space: place.space, at: place.at, devices: { evacuationChair: count } },
            ],
          },
          rules('stairs', 'evacuationChair', carried),
        ],
      });
    }
  }
  // On the level in their own bed: where there is somewhere to go on the level.
  const level = scenario.plan.phases.some(({ to }) => to.includes('refuge') || to.includes('nextCompartment'));
  if (level)
    found.push({
      kind: 'bedsOnLevel',
      cost: 'plan',
      amount: 1,
      parameters: {},
      group: 'moving',
      edits: [rules('level', 'bed', ['bedridden'])],
    });
  return found;
}

/** What every bed should have beside it; a home that keeps less fetches it from a store. */
export function bedside(scenario: Scenario, facility: Facility): Plain[] {
  const { bedside: has } = scenario.facility;
  const lacking = BEDSIDE_KINDS.filter((kind) => has?.includes(kind) === false && kind !== 'bed');
  if (lacking.length === 0) return [];
  const storey = incidentStorey(scenario, facility);
  const beds = facility.beds.filter(({ spaceIndex }) => facility.spaces[spaceIndex].storey === storey).length;
  return [
    {
      kind: 'bedside',
      cost: 'equipment',
      amount: Math.max(1, beds),
      parameters: { devices: lacking },
      group: 'bedside',
      edits: [{ path: 'facility.bedside', set: [...has!, ...lacking] }],
    },
  ];
}

/** Doors: those that stand open are shut, those that do not close by themselves do, those that are locked open. */
export function doors(scenario: Scenario, facility: Facility): Plain[] {
  const { protection, incident, plan } = scenario;
  const found: Plain[] = [];
  const smoke = incident.fire !== undefined;
  const shut: Edit[] = [];
  if (smoke && (protection?.wedged?.length ?? 0) > 0) shut.push({ path: 'protection.wedged', set: [] });
  if (smoke && protection?.doorClosers === 'disabled') shut.push({ path: 'protection.doorClosers', set: 'working' });
  if (smoke && protection?.openAtStart !== undefined && protection.openAtStart.length > 0)
    shut.push({ path: 'protection.openAtStart', set: [] });
  if (smoke && plan.response?.shutFireRoomDoor === false)
    shut.push({ path: 'plan.response', set: { ...plan.response, shutFireRoomDoor: true } });
  if (shut.length > 0)
    found.push({ kind: 'doorsShut', cost: 'organisation', amount: 1, parameters: {}, group: 'doors', edits: shut });
  const storey = incidentStorey(scenario, facility);
  const openings = scenario.facility.openings;
  const bedroom = new Set(facility.spaces.filter((s) => s.kind === 'bedroom' && s.storey === storey).map((s) => s.id));
  const plainDoors = openings.filter(({ kind, between }) => kind === 'door' && between.some((id) => bedroom.has(id)));
  if (smoke && plainDoors.length > 0)
    found.push({
      kind: 'selfClosers',
      cost: 'equipment',
      amount: plainDoors.length,
      parameters: { count: plainDoors.length, storey: facility.storeys[storey].id },
      group: 'closers',
      edits: plainDoors.map(({ id }) => ({ path: `facility.openings.${id}.kind`, set: 'selfClosing' })),
    });
  const stair = new Set(facility.spaces.filter(isStairSpace).map((s) => s.id));
  const stairDoors = openings.filter(
    ({ kind, between }) =>
      (kind === 'door' || kind === 'selfClosing') &&
      !between.includes('outside') &&
      between.some((id) => stair.has(id)) &&
      between.some((id) => !stair.has(id)),
  );
  if (smoke && stairDoors.length > 0)
    found.push({
      kind: 'fireDoors',
      cost: 'equipment',
      amount: stairDoors.length,
      parameters: { count: stairDoors.length },
      group: 'fireDoors',
      edits: stairDoors.map(({ id }) => ({ path: `facility.openings.${id}.kind`, set: 'fireDoorSelfClosing' })),
    });
  const locked = openings.filter(({ kind }) => kind === 'locked');
  if (locked.length > 0)
    found.push({
      kind: 'doorsUnlocked',
      cost: 'organisation',
      amount: 1,
      parameters: { doors: locked.map(({ id }) => id) },
      group: 'locked',
      edits: locked.map(({ id }) => ({ path: `facility.openings.${id}.kind`, set: 'door' })),
    });
  return found;
}

const isCarried = ({ mobility }: ResidentEntry): boolean =>
  mobility === 'bedridden' || mobility === 'wheelchairAssisted';

/** Residents who are carried change beds with residents who walk and live lower down, or move to free beds there. */
export function bedsMoved(scenario: Scenario, facility: Facility): Plain[] {
  const { residents } = scenario;
  if (!Array.isArray(residents)) return [];
  const rankOf = (bed: string): number =>
    facility.storeys[facility.spaces[facility.beds[facility.bedByKey.get(bed)!].spaceIndex].storey].rank;
  const rank = ({ bed }: ResidentEntry): number => rankOf(bed);
  const down = residents.filter(isCarried).sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
  const up = residents
    .filter((r) => r.mobility === 'independent' || r.mobility === 'cane')
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  const taken = new Set(residents.map(({ bed }) => bed));
  const free = facility.beds
    .map(({ id }) => id)
    .filter((id) => !taken.has(id))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  const swaps = down.flatMap((a, i) =>
    i < up.length && rank(a) > rank(up[i])
      ? [
          [
            { path: `residents.${a.id}.bed`, set: up[i].bed },
            { path: `residents.${up[i].id}.bed`, set: a.bed },
          ],
        ]
      : [],
  );
  const moves = down.flatMap((a, i) =>
    i < free.length && rank(a) > rankOf(free[i]) ? [[{ path: `residents.${a.id}.bed`, set: free[i] }]] : [],
  );
  return (
    [
      ['bedsMoved', swaps],
      ['bedsToFreeOnes', moves],
    ] as const
  ).flatMap(([kind, all]) => {
    const counts = [...new Set([Math.ceil(all.length / 2), all.length])].filter((count) => count > 0);
    return counts.map((count): Plain => ({
      kind,
      cost: 'organisation',
      amount: count,
      parameters: { count, residents: down.slice(0, count).map(({ id }) => id) },
      group: 'beds',
      edits: all.slice(0, count).flat(),
    }));
  });
}
