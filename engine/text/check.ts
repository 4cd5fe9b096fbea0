/** The kinds of sentence about elements and building rules, so that neither language can lack one. */
import type { ElementGapCode, ElementStatus } from '../check/elements/result.js';
import type { MANAGER_TASKS, ManagerLoad } from '../check/elements/managers.js';
import type { Finding, FindingItem, Place, RuleStatus } from '../check/rules/result.js';
import type { RuleLevel } from '../check/rules/table.js';
import type { DrillDuty } from '../check/elements/life.js';
import type { Jurisdiction, RuleConfidence, RuleSource } from '../check/source.js';
import type {
  ANNEXES,
  CHANGES,
  CONTRACTS,
  EQUIPMENT,
  FIRE_KINDS,
  GROUPS,
  KEY_PLACES,
  ROOM_USES,
  STAIR_TYPES,
  TOPICS,
} from '../scenario/schema.js';
import type { Parameters, Say } from './say.js';
import type { Names } from './sentences.js';

export interface CheckWords {
  elementStatus: Record<ElementStatus, string>;
  ruleStatus: Record<RuleStatus, string>;
  level: Record<RuleLevel, string>;
  jurisdiction: Record<Jurisdiction, string>;
  ruleConfidence: Record<RuleConfidence, string>;
  topic: Record<(typeof TOPICS)[number], string>;
  group: Record<(typeof GROUPS)[number], string>;
  keyPlace: Record<(typeof KEY_PLACES)[number], string>;
  fire: Record<(typeof FIRE_KINDS)[number], string>;
  equipment: Record<(typeof EQUIPMENT)[number] | 'device', string>;
  contract: Record<(typeof CONTRACTS)[number], string>;
  annex: Record<(typeof ANNEXES)[number], string>;
  change: Record<(typeof CHANGES)[number], string>;
  duty: Record<DrillDuty['drill'] | 'otherUnit', string>;
  stairType: Record<(typeof STAIR_TYPES)[number], string>;
  roomUse: Record<(typeof ROOM_USES)[number], string>;
  /** What is there, where the facts of the building say it in a word. */
  stated: Record<'none' | 'partial' | 'full' | 'system' | 'standAlone', string>;
  managerTask: Record<keyof typeof MANAGER_TASKS, string>;
  /** Fields of document and building that may be missing; a path of two goes by its last part too. */
  field: Record<string, string>;
  item: Record<FindingItem, string>;
}

export interface CheckSentences {
  /** Above all results of rules. */
  heading: string;
  /** Behind a finding that is no finding on a clause. */
  hint: string;
  elementGap: Record<ElementGapCode, (parameters: Parameters, say: Say) => string>;
  place(place: Place, names: Names): string;
  /** What a finding says, without the name of its rule. */
  finding(finding: Finding, names: Names): string;
  notStated(fields: readonly string[]): string;
  source(source: RuleSource): string;
  managers(load: ManagerLoad): string;
  grade(grade: { stated: number | null; computed: number; people: number }): string;
}
