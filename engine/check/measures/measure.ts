/** What a measure is: edits that a variant would make, and the kind of cost it has. */
import type { Facility } from '../../facility/facility.js';
import type { Edit, Phase, Scenario } from '../../scenario/schema.js';

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
  'zonesInTurn',
  'ownZones',
  'destinations',
  'lifts',
  'training',
  'evacuationChairs',
  'bedside',
  'bedsOnLevel',
  'doorsShut',
  'selfClosers',
  'fireDoors',
  'doorsUnlocked',
  'moreCarers',
  'bedsMoved',
  'bedsToFreeOnes',
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

export type Plain = Omit<Measure, 'family'>;

export const incidentStorey = (scenario: Scenario, facility: Facility): number =>
  facility.spaces[facility.spaceByKey.get(scenario.incident.space)!].storey;

/** The same change of every phase; null leaves one as it is. */
export const everyPhase = (scenario: Scenario, change: (phase: Phase) => Partial<Phase> | null): Edit[] =>
  scenario.plan.phases.flatMap((phase) =>
    Object.entries(change(phase) ?? {}).map(([field, value]) => ({
      path: `plan.phases.${phase.id}.${field}`,
      set: value,
    })),
  );
