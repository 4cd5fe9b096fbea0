/** What a dictionary has a word for: every closed list of codes of the engine. */
import type { Criterion, Vulnerability } from '../metrics/criteria.js';
import type { Confidence } from '../parameters.js';
import type {
  CARE_LEVELS,
  DeviceKind,
  DoorKind,
  LiftKind,
  Means,
  MobilityClass,
  Phase,
  Post,
  SpaceKind,
  Station,
  TRAINING,
} from '../scenario/schema.js';
import type { TableField, TableKind, TableSide } from '../facility/table-words.js';
import type { Body, Outcome, PersonState } from '../world/codes.js';
import type { LiftOrderCode } from '../scenario/command.js';
import type { LiftMode, LiftStage, TaskStage } from '../world/world.js';

export const VERDICTS = ['HOLDS', 'FAILS', 'UNPROVEN'] as const;
export type VerdictCode = (typeof VERDICTS)[number];

/** Kinds of thing that something may refer to by id. */
export const REFERENCE_KINDS = [
  'storey',
  'space',
  'opening',
  'exit',
  'compartment',
  'bed',
  'station',
  'store',
  'stair',
  'lift',
  'resident',
  'staff',
  'shift',
  'phase',
  'claim',
  'variant',
  'parameter',
  'void',
  'equipment',
  'class',
  'factor',
  'measure',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** Words for single codes, to be put into sentences and tables. */
export interface Words {
  /** In front of a resident's id. */
  resident: string;
  state: Record<PersonState, string>;
  outcome: Record<Outcome, string>;
  body: Record<Body, string>;
  mobility: Record<MobilityClass, string>;
  careLevel: Record<(typeof CARE_LEVELS)[number], string>;
  post: Record<Post, string>;
  training: Record<(typeof TRAINING)[number], string>;
  device: Record<DeviceKind, string>;
  means: Record<Means, string>;
  destination: Record<Phase['to'][number], string>;
  /** By which rule residents are fetched. */
  orderRule: Record<NonNullable<Phase['order']>[number], string>;
  spaceKind: Record<SpaceKind, string>;
  doorKind: Record<DoorKind, string>;
  stationKind: Record<Station['kind'], string>;
  taskStage: Record<TaskStage, string>;
  liftKind: Record<LiftKind, string>;
  liftMode: Record<LiftMode, string>;
  liftStage: Record<LiftStage, string>;
  /** What is ordered of a lift, to go after its name. */
  liftOrder: Record<LiftOrderCode, string>;
  verdict: Record<VerdictCode, string>;
  confidence: Record<Confidence, string>;
  reference: Record<ReferenceKind, string>;
  criterion: Record<Criterion, string>;
  vulnerability: Record<Vulnerability, string>;
  tableField: Record<TableField, string>;
  tableKind: Record<TableKind, string>;
  tableSide: Record<TableSide, string>;
}
