/** What a home can change: each measure as edits that a variant would make, with the kind of cost it has. */
import type { Facility } from '../facility/facility.js';
import { shiftInForce } from '../people/shift.js';
import type { Edit, Phase, ResidentEntry, Scenario } from '../scenario/schema.js';

export const COST_CLASSES = ['plan', 'training', 'organisation', 'equipment', 'staff'] as const;
export type CostClass = (typeof COST_CLASSES)[number];
/** What a class costs where the user does not say: an order, no money. */
export const DEFAULT_COSTS: Readonly<Record<CostClass, number>> = {
  plan: 1,
  training: 2,
  organisation: 3,
  equipment: 4,
  staff: 8,
};

export const MEASURE_KINDS = [
  'watchedPanel',
  'alarmAtOnce',
  'helpFromAfar',
  'noKnocking',
  'order',
  'destinations',
  'training',
  'evacuationChairs',
  'bedsOnLevel',
  'moreCarers',
  'bedsMoved',
] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export interface Measure {
  kind: MeasureKind;
  cost: CostClass;
  /** How many times the class's cost: people, devices. */
  amount: number;
  parameters: Readonly<Record<string, unknown>>;
  edits: readonly Edit[];
  /** Measures of one group exclude each other. */
  group: string;
  /** The same thing in other amounts; the largest amount does most. */
  family: string;
}

type Plain = Omit<Measure, 'family'>;

const shiftName = (scenario: Scenario): string => {
  const shift = shiftInForce(scenario);
  return Object.keys(scenario.roster.shifts).find((name) => scenario.roster.shifts[name] === shift)!;
};

/** An id that nobody has. */
function freshId(scenario: Scenario, prefix: string, n: number): string {
  const taken = new Set(Object.values(scenario.roster.shifts).flatMap((shift) => shift.staff.map(({ id }) => id)));
  let id = `${prefix}-${n}`;
  while (taken.has(id)) id = `${id}x`;
  return id;
}

const incidentStorey = (scenario: Scenario, facility: Facility): number =>
  facility.spaces[facility.spaceByKey.get(scenario.incident.space)!].storey;

function watchedPanel(scenario: Scenario, facility: Facility): Plain[] {
  const shift = shiftName(scenario);
  const station = facility.stations.find(({ kind }) => kind === 'controlRoom');
  const there = scenario.roster.shifts[shift].staff.some(
    ({ post, absent }) => post === 'controlRoom' && absent !== true,
  );
  if (station === undefined || (there && scenario.roster.controlRoomWatched !== false)) return [];
  const id = freshId(scenario, 'control', 1);
  return [
    {
      kind: 'watchedPanel',
      cost: 'staff',
      amount: there ? 0 : 1,
      parameters: { person: id, shift },
      group: 'panel',
      edits: [
        { path: 'roster.controlRoomWatched', set: true },
        ...(there
          ? []
          : [{ path: `roster.shifts.${shift}.staff`, add: { id, post: 'controlRoom', station: station.id } }]),
      ],
    },
  ];
}

function planMeasures(scenario: Scenario): Plain[] {
  const { phases, response } = scenario.plan;
  const everyPhase = (change: (phase: Phase) => Partial<Phase> | null): Edit[] =>
    phases.flatMap((phase) =>
      Object.entries(change(phase) ?? {}).map(([field, value]) => ({
        path: `plan.phases.${phase.id}.${field}`,
        set: value,
      })),
    );
  const found: Plain[] = [];
  const add = (kind: MeasureKind, group: string, edits: Edit[], parameters: Record<string, unknown> = {}): void => {
    if (edits.length > 0) found.push({ kind, cost: 'plan', amount: 1, parameters, edits, group });
  };
  if (response?.confirmBeforeAlarm !== false)
    add('alarmAtOnce', 'alarm', [{ path: 'plan.response', set: { ...response, confirmBeforeAlarm: false } }]);
  add(
    'helpFromAfar',
    'reach',
    everyPhase((phase) =>
      phase.staff?.withinStoreys === undefined ? null : { staff: { ...phase.staff, withinStoreys: 100 } },
    ),
  );
  add(
    'noKnocking',
    'knock',
    everyPhase((phase) => (phase.knock === false ? null : { knock: false })),
  );
  const orders: NonNullable<Phase['order']>[] = [['bedboundLast', 'nearestToFire'], ['farthestFromExit'], ['byRoom']];
  for (const order of orders) {
    const edits = everyPhase((phase) => (JSON.stringify(phase.order) === JSON.stringify(order) ? null : { order }));
    add('order', 'order', edits, { order });
  }
  return found;
}

/** Somewhere nearer than outside: a refuge, the next compartment, the storey below, where the building has them. */
function destinations(scenario: Scenario, facility: Facility): Plain[] {
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

function training(scenario: Scenario): Plain[] {
  const shift = shiftName(scenario);
  const { staff } = scenario.roster.shifts[shift];
  return (['yearly', 'monthly'] as const).flatMap((level, i): Plain[] => {
    const ranks = ['none', 'new', 'yearly', 'monthly'];
    const behind = staff.filter((one) => ranks.indexOf(one.training ?? 'yearly') < ranks.indexOf(level));
    if (behind.length === 0) return [];
    const edits = behind.map(({ id }) => ({ path: `roster.shifts.${shift}.staff.${id}.training`, set: level }));
    return [
      {
        kind: 'training',
        cost: 'training',
        amount: 1 + i,
        parameters: { level, people: behind.length },
        edits,
        group: 'training',
      },
    ];
  });
}

/** Evacuation chairs on the storey of the fire, for everybody who is moved down the stairs. */
function devices(scenario: Scenario, facility: Facility): Plain[] {
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

function moreCarers(scenario: Scenario, facility: Facility): Plain[] {
  const shift = shiftName(scenario);
  const storey = incidentStorey(scenario, facility);
  const rank = (index: number): number => facility.storeys[index].rank;
  const near = facility.stations
    .filter(({ kind }) => kind === 'carerStation' || kind === 'dutyRoom')
    .map((station) => ({ station, away: Math.abs(rank(facility.spaces[station.spaceIndex].storey) - rank(storey)) }))
    .filter(({ away }) => away <= 1)
    .sort((a, b) => a.away - b.away || a.station.index - b.station.index)
    .slice(0, 2);
  return near.flatMap(({ station }) =>
    [1, 2, 4, 8].map((count): Plain => ({
      kind: 'moreCarers',
      cost: 'staff',
      amount: count,
      parameters: { count, station: station.id, shift },
      group: 'carers',
      edits: Array.from({ length: count }, (_, i) => ({
        path: `roster.shifts.${shift}.staff`,
        add: { id: freshId(scenario, 'more-carer', i + 1), post: 'carer', station: station.id },
      })),
    })),
  );
}

/** Residents who are carried change beds with residents who walk and live lower down. */
function bedsMoved(scenario: Scenario, facility: Facility): Plain[] {
  if (!Array.isArray(scenario.residents)) return [];
  const rank = (resident: ResidentEntry): number =>
    facility.storeys[facility.spaces[facility.beds[facility.bedByKey.get(resident.bed)!].spaceIndex].storey].rank;
  const carried = (r: ResidentEntry): boolean => r.mobility === 'bedridden' || r.mobility === 'wheelchairAssisted';
  const down = scenario.residents.filter(carried).sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
  const up = scenario.residents
    .filter((r) => r.mobility === 'independent' || r.mobility === 'cane')
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  const pairs: [ResidentEntry, ResidentEntry][] = [];
  for (let i = 0; i < Math.min(down.length, up.length); i++)
    if (rank(down[i]) > rank(up[i])) pairs.push([down[i], up[i]]);
  const counts = [...new Set([Math.ceil(pairs.length / 2), pairs.length])].filter((count) => count > 0);
  return counts.map((count): Plain => ({
    kind: 'bedsMoved',
    cost: 'organisation',
    amount: count,
    parameters: { count, residents: pairs.slice(0, count).map(([r]) => r.id) },
    group: 'beds',
    edits: pairs.slice(0, count).flatMap(([a, b]) => [
      { path: `residents.${a.id}.bed`, set: b.bed },
      { path: `residents.${b.id}.bed`, set: a.bed },
    ]),
  }));
}

/** What tells families of one kind apart. */
const familyOf = ({ kind, parameters }: Plain): string =>
  [kind, parameters.station ?? '', JSON.stringify(parameters.order ?? '')].join('/');

/** Everything that can be tried, in a fixed order. */
export function measuresFor(scenario: Scenario, facility: Facility): Measure[] {
  const all: Plain[] = [
    ...watchedPanel(scenario, facility),
    ...planMeasures(scenario),
    ...destinations(scenario, facility),
    ...training(scenario),
    ...devices(scenario, facility),
    ...bedsMoved(scenario, facility),
    ...moreCarers(scenario, facility),
  ];
  return all.map((one) => ({ ...one, family: familyOf(one) }));
}

export const costOf = (measures: readonly Measure[], costs: Readonly<Record<CostClass, number>>): number =>
  measures.reduce((sum, { cost, amount }) => sum + costs[cost] * Math.max(amount, 1), 0);
