/** What the check of a building rule finds, and where. */
import type { Facts } from '../facts.js';
import type { Jurisdiction, RuleConfidence } from '../source.js';
import { ruleOf, type RuleLevel } from './table.js';
import type { Travel } from './travel.js';

/** Where a finding is: always enough to show it on the plan. */
export type Place =
  | { kind: 'building' }
  | { kind: 'storey'; id: string }
  | { kind: 'space'; id: string; storey: string; x: number; y: number }
  | { kind: 'opening'; id: string; storey: string; x: number; y: number }
  | { kind: 'compartment'; id: string; storey: string }
  | { kind: 'stair'; id: string; storey?: string }
  | { kind: 'lift'; id: string }
  | { kind: 'careUnit'; id: string };

/** What is lacking, or what shall not be there, or what is too small or too large. The words are in `text/`. */
export const FINDING_ITEMS = [
  'fireClass',
  'height',
  'storeys',
  'belowGround',
  'area',
  'people',
  'wallHours',
  'floorHours',
  'doorClass',
  'compartmentDoor',
  'crossing',
  'exits',
  'exitsApart',
  'doors',
  'deadEndRoom',
  'noExit',
  'distance',
  'roomDistance',
  'stairToOutside',
  'stairType',
  'linkGallery',
  'smokeProtection',
  'door',
  'groundDoor',
  'corridor',
  'stairWidth',
  'widthPer100',
  'refuge',
  'refugeArea',
  'refugeCapacity',
  'refugeSmokeControl',
  'refugePhone',
  'refugeSign',
  'masks',
  'refugeFloor',
  'fireLift',
  'lobbyArea',
  'lobbySide',
  'liftLoad',
  'liftTime',
  'liftStops',
  'sprinklers',
  'alarm',
  'detectors',
  'electricalMonitoring',
  'hoseReels',
  'lightCorridor',
  'lightRefuge',
  'lightStair',
  'lightHours',
  'signSpacing',
  'signDeadEnd',
  'signCorner',
  'signHeight',
  'insulation',
  'accessibleLift',
  'stretcherLift',
  'bedsPerLift',
  'curvedStair',
  'revolvingDoor',
  'rampSlope',
  'rampRise',
  'rampWidth',
  'beds',
  'obstacle',
  'ambulanceRoute',
  'carWidth',
  'carDepth',
  'waitingDepth',
  'panels',
  'finishes',
  'ceilingVoid',
  'systems',
  'roomUse',
  'protectedAreas',
  'staffRatio',
] as const;
export type FindingItem = (typeof FINDING_ITEMS)[number];

export interface Finding {
  rule: string;
  /** The value is below or above what is asked; something is needed and lacking; something is there that shall not be. */
  relation: 'atLeast' | 'atMost' | 'needs' | 'forbids';
  item: FindingItem;
  found: number | string | null;
  wanted: number | string | null;
  unit: string;
  place: Place;
  level: RuleLevel;
  confidence: RuleConfidence;
  jurisdiction: Jurisdiction;
  /** It rests on a clause that was read or is known; false: a hint to verify, never a finding on a clause. */
  onClause: boolean;
  /** Distances: along the real path, m, and how long somebody on foot takes for it, s. */
  path?: number;
  walking?: number;
  /** From where to where, for drawing: x1 y1 x2 y2, m. */
  line?: readonly [number, number, number, number];
  /** Words of the scenario that say more: names of rooms, of what a room is used as. */
  detail?: readonly string[];
}

export const RULE_STATUSES = ['met', 'gap', 'notStated', 'notApplicable'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];

export interface RuleResult {
  id: string;
  status: RuleStatus;
  /** How many places were looked at. */
  checked: number;
  findings: readonly Finding[];
  /** Facts of the building that would have to be stated to judge it. */
  notStated: readonly string[];
}

/** What a check of a rule is given: facts, ways, and a notebook for what it finds. */
export interface RuleInput {
  facts: Facts;
  travel: Travel;
}

/** Collects what one rule finds. */
export class Notes {
  readonly id: string;
  checked = 0;
  applies = true;
  readonly findings: Finding[] = [];
  readonly missing = new Set<string>();
  private readonly own: ReadonlyMap<string, number>;

  constructor(id: string, local: ReadonlyMap<string, number>) {
    this.id = id;
    this.own = local;
  }

  /** Value of a threshold in force: the local layer's where it has one for the rule's first. */
  threshold(name: string): number {
    const { thresholds } = ruleOf(this.id);
    if (!(name in thresholds)) throw new RangeError(`${this.id} has no threshold ${name}`);
    const local = Object.keys(thresholds)[0] === name ? this.own.get(this.id) : undefined;
    return local ?? thresholds[name];
  }

  notApplicable(): void {
    this.applies = false;
  }

  /** A fact is not stated: the rule cannot be judged in full. */
  lacks(field: string): void {
    this.missing.add(field);
  }

  atLeast(item: FindingItem, found: number, wanted: number, place: Place, more: Partial<Finding> = {}): void {
    this.checked++;
    if (found < wanted - 1e-6) this.note('atLeast', item, found, wanted, place, more);
  }

  atMost(item: FindingItem, found: number, wanted: number, place: Place, more: Partial<Finding> = {}): void {
    this.checked++;
    if (found > wanted + 1e-6) this.note('atMost', item, found, wanted, place, more);
  }

  needs(item: FindingItem, there: boolean, place: Place, more: Partial<Finding> = {}): void {
    this.checked++;
    if (!there) this.note('needs', item, null, null, place, more);
  }

  forbids(item: FindingItem, there: boolean, place: Place, more: Partial<Finding> = {}): void {
    this.checked++;
    if (there) this.note('forbids', item, null, null, place, more);
  }

  private note(
    relation: Finding['relation'],
    item: FindingItem,
    found: number | null,
    wanted: number | null,
    place: Place,
    more: Partial<Finding>,
  ): void {
    const { level, jurisdiction, unit, sources } = ruleOf(this.id);
    const confidence = more.confidence ?? bestKnown(sources.map((one) => one.confidence));
    const where = this.own.has(this.id) ? 'local' : jurisdiction;
    this.findings.push({
      rule: this.id,
      relation,
      item,
      found,
      wanted,
      unit,
      place,
      level,
      jurisdiction: where,
      ...more,
      confidence,
      onClause: confidence !== 'U' && (where === 'CN' || where === 'local'),
    });
  }

  result(): RuleResult {
    const { id, checked, findings, missing } = this;
    const status: RuleStatus = !this.applies
      ? 'notApplicable'
      : findings.some((one) => one.level !== 'class')
        ? 'gap'
        : missing.size > 0
          ? 'notStated'
          : checked === 0
            ? 'notApplicable'
            : 'met';
    return { id, status, checked, findings: this.applies ? findings : [], notStated: this.applies ? [...missing] : [] };
  }
}

/** Of several sources of a rule the one known best carries it. */
function bestKnown(all: readonly RuleConfidence[]): RuleConfidence {
  return all.includes('R') ? 'R' : all.includes('K') ? 'K' : 'U';
}

export type RuleCheck = (input: RuleInput, notes: Notes) => void;
