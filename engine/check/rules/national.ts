/**
 * The national building rules as data. Results are a gap against the current code, no legal finding: an existing building is
 * judged by the code of its day. Edition of GB 50016 where nothing else is said: 2014 (2018).
 */
import { CARE_RULES } from './national/care.js';
import { DISTANCE_RULES } from './national/distances.js';
import { EQUIPMENT_RULES } from './national/equipment.js';
import { KIND_RULES } from './national/kinds.js';
import { REFUGE_RULES } from './national/refuges.js';
import type { BuildingRule } from './rule.js';

export const NATIONAL_RULES: readonly BuildingRule[] = [
  ...KIND_RULES,
  ...DISTANCE_RULES,
  ...REFUGE_RULES,
  ...EQUIPMENT_RULES,
  ...CARE_RULES,
];
