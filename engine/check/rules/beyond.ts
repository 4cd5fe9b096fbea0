/** Rules beyond the national clauses: major hazards above them, practice beside them, other countries for comparison. */
import { source, words, type RuleSource } from '../source.js';
import { HAZARD, rule, type BuildingRule } from './rule.js';

/** Major-hazard criteria and rooms used against their kind: above the findings on clauses, or beside them. */
export const HAZARD_RULES: readonly BuildingRule[] = [
  rule(
    'MH-01',
    '大量使用易燃可燃装修材料',
    'large use of combustible finishes',
    {},
    '1',
    'majorHazard',
    HAZARD('4', 'R'),
  ),
  rule(
    'MH-02',
    '消防设施不符合强制性标准（须由主管部门判定）',
    'fire systems that do not meet mandatory standards (for the authority to judge)',
    {},
    '1',
    'majorHazard',
    HAZARD('4', 'U'),
  ),
  {
    ...rule(
      'RU-01',
      '房间用途与建造用途冲突',
      'rooms used against what they were built as',
      {},
      '1',
      'gap',
      source('good practice; finding of the 2021 Beijing inspection', '', 'U'),
    ),
    jurisdiction: 'practice',
  },
];

const foreign = (
  id: string,
  zh: string,
  en: string,
  thresholds: Record<string, number>,
  unit: string,
  from: RuleSource,
): BuildingRule => ({
  id,
  name: words(zh, en),
  thresholds,
  unit,
  level: 'advice',
  jurisdiction: 'foreign',
  sources: [from],
});

/** For comparison only, 参考(境外): never counted. */
export const FOREIGN_RULES: readonly BuildingRule[] = [
  foreign(
    'FR-01',
    '美国：防烟分区面积',
    'US: area of a smoke compartment',
    { most: 2090 },
    'm2',
    source('NFPA 101', '18.3.7', 'K'),
  ),
  foreign(
    'FR-02',
    '美国：避难侧每名患者面积',
    'US: refuge area for each patient',
    { least: 2.8 },
    'm2',
    source('NFPA 101', '18.3.7', 'K'),
  ),
  foreign(
    'FR-03',
    '英格兰：未设喷淋时每个保护区的床位',
    'England: beds of a protected area without sprinklers',
    { most: 10 },
    'beds',
    source('ADB / HTM 05-02', '', 'K'),
  ),
  foreign(
    'FR-04',
    '英格兰：每层保护区数',
    'England: protected areas on each storey',
    { least: 3 },
    '1',
    source('ADB / HTM 05-02', '', 'K'),
  ),
  foreign(
    'FR-05',
    '德国黑森州：每个单元人数',
    'Hesse: residents of a unit',
    { most: 10 },
    'people',
    source('Hesse recommendation', '', 'R'),
  ),
  foreign(
    'FR-06',
    '法国：门至等候间的距离',
    'France: door to the protected waiting room',
    { most: 10 },
    'm',
    source('arrêté 31-1-1986', '75', 'R'),
  ),
  foreign(
    'FR-07',
    '魁北克：疏散人员与老年人之比',
    'Quebec: residents to each evacuation staff',
    { most: 15 },
    'people',
    source('S-3 r.2', '33', 'R'),
  ),
];
