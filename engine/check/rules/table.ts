/**
 * The building rules as data. Results are a gap against the current code, no legal finding: an existing building is judged
 * by the code of its day. Edition of GB 50016 where nothing else is said: 2014 (2018).
 */
import {
  source,
  words,
  type Jurisdiction,
  type RuleConfidence,
  type RuleSource,
  type TwoLanguages,
} from '../source.js';

/** class: no requirement, it says what kind of building it is. majorHazard: above every other finding. */
export type RuleLevel = 'class' | 'advice' | 'gap' | 'majorHazard';

export interface BuildingRule {
  id: string;
  name: TwoLanguages;
  /** Values it is held against, by name; in `unit`. A local layer may replace the first. */
  thresholds: Readonly<Record<string, number>>;
  unit: string;
  level: RuleLevel;
  jurisdiction: Jurisdiction;
  sources: readonly RuleSource[];
}

const GB = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('GB 50016', clause, confidence, '2014 (2018)');
const GB55037 = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('GB 55037', clause, confidence, '2022');
const JGJ = (clause: string, confidence: RuleConfidence): RuleSource => source('JGJ 450', clause, confidence, '2018');
const GB55019 = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('GB 55019', clause, confidence, '2021');
const HAZARD = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('养老机构重大事故隐患判定标准', clause, confidence, '2023-11-27');

const rule = (
  id: string,
  zh: string,
  en: string,
  thresholds: Record<string, number>,
  unit: string,
  level: RuleLevel,
  ...sources: RuleSource[]
): BuildingRule => ({ id, name: words(zh, en), thresholds, unit, level, jurisdiction: 'CN', sources });

export const NATIONAL_RULES: readonly BuildingRule[] = [
  rule(
    'BR-01',
    '属于老年人照料设施',
    'counts as an elderly-care facility',
    { beds: 20 },
    'beds',
    'class',
    GB('5.1.1', 'R'),
    JGJ('1.0.2', 'R'),
  ),
  rule(
    'BR-02',
    '一类高层公共建筑',
    'class I high-rise public building',
    { height: 24 },
    'm',
    'class',
    GB('5.1.1', 'R'),
  ),
  rule(
    'BR-03',
    '耐火等级',
    'fire-resistance class',
    { least: 3, highRise: 1 },
    'class',
    'gap',
    GB('5.1.3A', 'R'),
    GB('5.1.3', 'R'),
  ),
  rule(
    'BR-04',
    '独立建造的高度和层数',
    'height and storeys of a stand-alone home',
    { most: 54, advised: 32, storeysClass3: 2 },
    'm',
    'gap',
    GB('5.3.1A', 'R'),
  ),
  rule(
    'BR-05',
    '居室所在楼层',
    'storeys that bedrooms may be on',
    { most: 54, storeysClass3: 2 },
    'm',
    'gap',
    GB55037('4.3.5', 'K'),
  ),
  rule(
    'BR-06',
    '地下一层或四层及以上的活动、康复、医疗用房',
    'activity, rehabilitation and medical rooms on B1 or from the 4th storey up',
    { area: 200, people: 30, storey: 4 },
    'm2',
    'gap',
    GB('5.4.4B', 'R'),
    GB55037('4.3.5', 'R'),
  ),
  rule(
    'BR-07',
    '与其他部分的分隔',
    'separation from the rest of a combined building',
    { wall: 2, floor: 1 },
    'h',
    'gap',
    GB('6.2.2', 'R'),
  ),
  rule(
    'BR-08',
    '防火分区面积',
    'area of a fire compartment',
    { highRise: 1500, class12: 2500, class3: 1200, class4: 600, basement: 500 },
    'm2',
    'gap',
    GB('5.3.1', 'K'),
  ),
  rule(
    'BR-09',
    '照料单元不跨越防火分区',
    'care units lie within one fire compartment',
    { crossings: 0 },
    '1',
    'gap',
    JGJ('6.3.2', 'R'),
  ),
  rule(
    'BR-10',
    '每层每分区的安全出口',
    'exits of each storey of a compartment',
    { exits: 2, area: 200, people: 50 },
    '1',
    'gap',
    GB('5.5.8', 'R'),
  ),
  rule('BR-11', '两个出口之间的距离', 'distance between two exits', { least: 5 }, 'm', 'gap', GB('5.5.2', 'R')),
  rule('BR-12', '只有一个疏散门的房间', 'rooms with one door', { area: 50 }, 'm2', 'gap', GB('5.5.15', 'R')),
  rule(
    'BR-13',
    '房间疏散门至最近安全出口（两出口之间）',
    'room door to the nearest exit, between two exits',
    { class12: 25, class3: 20, class4: 15 },
    'm',
    'gap',
    GB('5.5.17', 'K'),
  ),
  rule(
    'BR-14',
    '房间疏散门至最近安全出口（袋形走道）',
    'room door to the nearest exit, dead-end corridor',
    { class12: 20, class3: 15, class4: 10 },
    'm',
    'gap',
    GB('5.5.17', 'K'),
  ),
  rule(
    'BR-15',
    '疏散距离的修正',
    'corrections of those distances',
    { sprinklers: 1.25, gallery: 5, openBetween: -5, openDeadEnd: -2 },
    'm',
    'class',
    GB('5.5.17', 'K'),
  ),
  rule(
    'BR-16',
    '房间内任一点至房间疏散门',
    'any point of a room to its door',
    { class12: 20, class3: 15, class4: 10 },
    'm',
    'gap',
    GB('5.5.17(3)', 'K'),
  ),
  rule(
    'BR-17',
    '楼梯在首层至室外',
    'from a stair on the ground floor to the outside',
    { most: 15, storeys: 4 },
    'm',
    'gap',
    GB('5.5.17(2)', 'K'),
  ),
  rule(
    'BR-18',
    '疏散楼梯类型',
    'type of the stairs',
    { enclosed: 24, smokeProof: 32 },
    'm',
    'gap',
    GB('5.5.13A', 'R'),
    GB('5.5.12', 'R'),
  ),
  rule('BR-19', '32 m 以上的连廊', 'link galleries above 32 m', { height: 32 }, 'm', 'advice', GB('5.5.13A', 'R')),
  rule('BR-20', '电梯的防烟', 'smoke protection of lifts', {}, '1', 'gap', GB('5.5.14', 'K')),
  rule(
    'BR-21',
    '公共建筑最小净宽',
    'least clear widths in a public building',
    { door: 0.9, corridor: 1.1, stair: 1.1 },
    'm',
    'gap',
    GB('5.5.18', 'R'),
  ),
  rule(
    'BR-22',
    '疏散净宽下限',
    'lower limit of clear widths',
    { door: 0.8, corridor: 1.1, groundDoor: 1.1, stair: 1.1 },
    'm',
    'gap',
    GB55037('7.1.4', 'K'),
  ),
  rule(
    'BR-23',
    '高层公共建筑净宽',
    'clear widths in other high-rise public buildings',
    { groundDoor: 1.2, single: 1.3, double: 1.4, stair: 1.2 },
    'm',
    'gap',
    GB('table 5.5.18', 'K'),
  ),
  rule(
    'BR-24',
    '高层医疗建筑净宽（护理楼从严时参照）',
    'clear widths in high-rise medical buildings (strict option for nursing blocks)',
    { groundDoor: 1.3, single: 1.4, double: 1.5, stair: 1.3 },
    'm',
    'advice',
    GB('table 5.5.18', 'K'),
  ),
  rule(
    'BR-25',
    '百人宽度',
    'width for every hundred people',
    { floors12: 0.65, floor3: 0.75, floor4: 1, floors12Class3: 0.75, floor3Class3: 1, floor4Class3: 1.25 },
    'm',
    'gap',
    GB('5.5.21', 'R'),
  ),
  rule('BR-26', '避难间的设置', 'refuge rooms', { storeys: 3, area: 3000, from: 2 }, 'm2', 'gap', GB('5.5.24A', 'R')),
  rule('BR-27', '避难间净面积', 'net area of a refuge room', { least: 12 }, 'm2', 'gap', GB('5.5.24A', 'R')),
  rule('BR-28', '可不设避难间的条件', 'when no refuge room is needed', {}, '1', 'class', GB('5.5.24A', 'R')),
  rule('BR-29', '避难间的构造', 'how a refuge room is built', { wall: 2 }, 'h', 'gap', GB('5.5.24', 'R')),
  rule(
    'BR-30',
    '病房楼避难间',
    'refuge rooms of a hospital block',
    { units: 2, area: 25 },
    'm2',
    'gap',
    GB('5.5.24', 'R'),
  ),
  rule('BR-31', '简易防毒面具', 'gas masks', { storeys: 2 }, '1', 'gap', GB('5.5.24A', 'R')),
  rule(
    'BR-32',
    '避难层',
    'refuge floors',
    { height: 100, spacing: 50, perArea: 5 },
    'm',
    'gap',
    GB('5.5.23', 'R'),
    GB55037('7.1.14-15', 'K'),
  ),
  rule('BR-33', '消防电梯的设置', 'fire lifts', { storeys: 5, area: 3000 }, 'm2', 'gap', GB('7.3.1-7.3.2', 'R')),
  rule(
    'BR-34',
    '消防电梯前室',
    'lobby of a fire lift',
    { area: 6, side: 2.4, shared: 10 },
    'm2',
    'gap',
    GB('7.3.5', 'R'),
    GB('6.4.3', 'K'),
  ),
  rule('BR-35', '消防电梯轿厢', 'car of a fire lift', { load: 800, time: 60 }, 'kg', 'gap', GB('7.3.8', 'K')),
  rule('BR-36', '自动喷水灭火系统', 'sprinklers', {}, '1', 'gap', GB('8.3.3-8.3.4', 'K')),
  rule('BR-37', '火灾自动报警系统', 'fire alarm system', { standAlone: 500 }, 'm2', 'gap', GB('8.4.1(7)', 'R')),
  rule('BR-38', '电气火灾监控', 'electrical-fire monitoring', {}, '1', 'gap', GB('10.2.7', 'K')),
  rule('BR-39', '消防软管卷盘', 'hose reels', { spacing: 30 }, 'm', 'gap', GB('8.2.4', 'K')),
  rule(
    'BR-40',
    '疏散照明照度',
    'emergency light',
    { corridor: 1, refuge: 10, stair: 10 },
    'lx',
    'gap',
    GB('10.3.2', 'R'),
  ),
  rule(
    'BR-41',
    '疏散照明持续时间',
    'how long the emergency light lasts',
    { care: 1, above100: 1.5 },
    'h',
    'gap',
    GB('10.1.5', 'R'),
  ),
  rule(
    'BR-42',
    '疏散指示标志',
    'exit signs',
    { spacing: 20, deadEnd: 10, corner: 1, height: 1 },
    'm',
    'gap',
    GB('10.3.5', 'R'),
  ),
  rule('BR-43', '外墙保温', 'exterior insulation', {}, '1', 'gap', GB('6.7.4A', 'K')),
  rule(
    'BR-44',
    '老年人使用的走廊净宽',
    'clear width of corridors that residents use',
    { least: 1.8, hard: 1.4 },
    'm',
    'gap',
    JGJ('5.6.3', 'R'),
  ),
  rule('BR-45', '电梯的设置', 'lifts for residents', { beds: 120 }, 'beds', 'gap', JGJ('5.6.4, 5.6.5', 'R')),
  rule('BR-46', '楼梯', 'stairs for residents', { width: 1.2 }, 'm', 'gap', JGJ('5.6.6, 5.6.7', 'R')),
  rule(
    'BR-47',
    '居室门净宽',
    'clear width of bedroom doors',
    { nursing: 1.1, other: 0.8, advised: 0.9 },
    'm',
    'gap',
    JGJ('5.7.3', 'R'),
  ),
  rule('BR-48', '出入口', 'entrance', { slope: 0.05 }, '1', 'gap', JGJ('5.6.2', 'R')),
  rule('BR-49', '照料单元规模', 'size of a care unit', { beds: 60, dementia: 20 }, 'beds', 'gap', JGJ('5.2', 'R')),
  rule('BR-50', '疏散宽度内的障碍', 'things in the evacuation width', { overlap: 0 }, 'm', 'gap', JGJ('6.3', 'R')),
  rule('BR-51', '救护路线', 'ambulance route', {}, '1', 'gap', JGJ('4.2.4; 6.3', 'R')),
  rule(
    'BR-52',
    '无障碍通行',
    'accessible route',
    { width: 1.2, door: 0.9, slope: 1 / 12, rise: 0.75, ramp: 1.2 },
    'm',
    'gap',
    GB55019('ch. 2', 'K'),
  ),
  rule(
    'BR-53',
    '无障碍电梯',
    'accessible lift',
    { width: 1.1, depth: 1.4, waiting: 1.5, bed: 1.8 },
    'm',
    'gap',
    GB55019('2.6', 'K'),
    source('GB 50763', '', 'K', '2012'),
  ),
  rule(
    'BR-54',
    '人员所在建筑的易燃芯材夹芯板',
    'combustible-core panels with people inside',
    {},
    '1',
    'majorHazard',
    HAZARD('4(3)', 'R'),
  ),
  rule(
    'BR-55',
    '隔墙砌至楼板、防火分区不虚设',
    'walls up to the slab: no false compartment',
    { rooms: 1 },
    '1',
    'gap',
    GB('6.2.4', 'K'),
  ),
];

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

export const ALL_RULES: readonly BuildingRule[] = [...NATIONAL_RULES, ...HAZARD_RULES, ...FOREIGN_RULES];
const byId = new Map(ALL_RULES.map((one) => [one.id, one]));

/** @throws RangeError for an id that no rule has */
export function ruleOf(id: string): BuildingRule {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`no rule ${id}`);
  return found;
}
