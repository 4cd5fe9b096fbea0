/**
 * The elements that an emergency plan has to have, as data: GB/T 38315-2019, the laws and the regulations they come from.
 * `how`: auto, from data of the scenario; text, a chapter that covers it; sim, from runs.
 */
import { source, words, type RuleSource, type TwoLanguages } from '../source.js';

export interface ElementRule {
  id: string;
  name: TwoLanguages;
  what: TwoLanguages;
  how: 'auto' | 'text' | 'sim';
  sources: readonly RuleSource[];
}

const GUIDE = 'GB/T 38315-2019';
const OUTLINE = 'GB/T 29639-2020';
const ORDER61 = '公安部令第61号';
const ORDER5 = '应急管理部令第5号';
const EMERGENCY = '生产安全事故应急条例（国务院令第708号）';
const FIRE_LAW = '消防法';
const BEIJING_SAFETY = '北京市安全生产条例';
const OPINIONS = '国务院办公厅转发《关于进一步加强养老机构安全管理的意见》';
const PRACTICE = source('good practice', '', 'U');

const row = (
  id: string,
  name: TwoLanguages,
  what: TwoLanguages,
  how: ElementRule['how'],
  ...sources: RuleSource[]
): ElementRule => ({ id, name, what, how, sources });

const BEIJING_PARTS: readonly (readonly [string, string])[] = [
  ['组织职责', 'organisation and duties'],
  ['危险目标与危险性评估', 'dangerous places and their assessment'],
  ['启动程序', 'procedure for starting the plan'],
  ['紧急处置措施', 'emergency measures'],
  ['训练演练', 'training and drills'],
  ['设备器材储备', 'equipment kept ready'],
  ['经费', 'funding'],
  ['其他', 'other matters'],
];

export const ELEMENTS: readonly ElementRule[] = [
  row(
    'PE-01',
    words('编制目的与依据', 'purpose and legal basis'),
    words('写明目的和依据，所引法规现行有效', 'stated, and the laws and standards it cites are in force'),
    'text',
    source(GUIDE, 'ch. 6', 'K'),
  ),
  row(
    'PE-02',
    words('适用范围', 'scope'),
    words('写明建筑、楼层和班次', 'buildings, storeys and shifts are named'),
    'text',
    source(GUIDE, 'ch. 6', 'K'),
    source(OUTLINE, '6.1.1', 'R'),
  ),
  row(
    'PE-03',
    words('单位基本情况', 'data of the unit'),
    words(
      '高度、层数、面积、耐火等级、床位、消防设施、消防队距离',
      'height, storeys, area, fire-resistance class, beds, systems, distance of the fire brigade',
    ),
    'auto',
    source(GUIDE, 'ch. 6', 'K'),
  ),
  row(
    'PE-04',
    words('老年人行动能力清单', 'list of what each resident can do'),
    words(
      '每名老年人有行动能力、房间、辅具、协助人数；90 天内更新（产品设定，非规范要求）',
      'class, room, aid and number of helpers of every resident; at most 90 days old (a choice of this program, no rule)',
    ),
    'auto',
    source(OPINIONS, '', 'R', '2026-02-10'),
  ),
  row(
    'PE-05',
    words('重点部位', 'key places for fire'),
    words(
      '厨房、锅炉房、供氧、洗衣、充电、配电、闷顶逐项列出并注明位置',
      'kitchen, boiler, oxygen, laundry, charging, distribution, roof void: each with its place, or none',
    ),
    'auto',
    source(FIRE_LAW, '17(2)', 'R', '2021-04-29'),
  ),
  row(
    'PE-06',
    words('风险评估', 'risk assessment'),
    words('有日期，危险源与火灾设定对应', 'dated; hazards are linked to the fires the plan is made for'),
    'auto',
    source(EMERGENCY, '5', 'R', '2019'),
    source(OUTLINE, 'app. A', 'R'),
  ),
  row(
    'PE-07',
    words('应急资源调查', 'survey of resources'),
    words(
      '转移器材、面具、对讲机、灭火器按楼层清点',
      'devices for moving people, masks, radios, extinguishers counted by storey',
    ),
    'auto',
    source(OUTLINE, 'app. B', 'R'),
  ),
  row(
    'PE-08',
    words('火灾情况设定', 'fires the plan is made for'),
    words(
      '至少：夜间居室、白天厨房、电气竖井、楼梯或首层烟气、充电，各标明位置',
      'at least: bedroom at night, kitchen by day, electrical riser, smoke in a stair or on the ground floor, charging; each at its place',
    ),
    'auto',
    source(GUIDE, 'ch. 6', 'K'),
  ),
  row(
    'PE-09',
    words('预案分级', 'plan grade'),
    words('写明 1 至 5 级，并与计算级别一致', 'grade 1 to 5, equal to the computed one'),
    'auto',
    source(GUIDE, '4.2', 'R'),
  ),
  row(
    'PE-10',
    words('应急组织机构', 'organisation'),
    words(
      '有总指挥、副总指挥和灭火行动、通信联络、疏散引导、安全防护救护四个组',
      'commander, deputy and the four groups exist',
    ),
    'auto',
    source(ORDER61, '39(1)', 'R'),
  ),
  row(
    'PE-11',
    words('岗位到人、班次到人', 'named people for every shift'),
    words(
      '每个班次（含夜间、节假日）各组至少一名具名人员，无一人两岗',
      'every group has a named person on every shift, nights and holidays too; nobody has two posts',
    ),
    'auto',
    source(ORDER61, '39', 'R'),
    source('北京市消防条例', '28(2)', 'R', '2011'),
  ),
  row(
    'PE-12',
    words('人员变动更新', 'kept up with changes of staff'),
    words(
      '具名人员均在岗，电话有效；上次演练后变动过大时提示',
      'everybody named still works here and has a telephone; many new since the last drill are flagged',
    ),
    'auto',
    source(ORDER61, '40', 'R'),
  ),
  row(
    'PE-13',
    words('报警和接警处置程序', 'handling of the alarm'),
    words(
      '主机报警—确认—119—广播的最长时间；主机分区名称与预案分区名称一致',
      'longest time for panel, confirmation, call and broadcast; zones have the same name on the panel and in the plan',
    ),
    'auto',
    source(ORDER61, '39(2)', 'R'),
  ),
  row(
    'PE-14',
    words('控制室值守', 'watch in the control room'),
    words('每班 2 名持证人员，24 小时无空档', 'two certified people on each shift, no gap in 24 hours'),
    'auto',
    source('养老机构消防安全管理规定（民发〔2023〕37号）', '', 'R', '2023-08-01'),
  ),
  row(
    'PE-15',
    words('应急疏散组织程序', 'procedure of the evacuation'),
    words(
      '分区先后、各类老年人的转移方法、由谁转移',
      'order of the zones, how each class of residents is moved, by whom',
    ),
    'auto',
    source(ORDER61, '39(3)', 'R'),
  ),
  row(
    'PE-16',
    words('失能老年人转移方式', 'moving of dependent residents'),
    words(
      '每名失能老年人有转移方式、协助人数、安全去处',
      'device, helpers and place of safety for every dependent resident',
    ),
    'auto',
    source(OPINIONS, '', 'R', '2026-02-10'),
  ),
  row(
    'PE-17',
    words('疏散路线与备用路线', 'routes and second routes'),
    words('每间居室有两条不经同一楼梯的路线', 'two routes for each bedroom that do not use the same stair'),
    'auto',
    source(ORDER5, '', 'K', '2021-08-01'),
    source(GUIDE, '', 'K'),
  ),
  row(
    'PE-18',
    words('安全区域、避难间', 'places of safety'),
    words(
      '逐层写明避难间或相邻防火分区，容量不小于分配人数',
      'refuge room or next compartment named for each storey, large enough for those assigned',
    ),
    'auto',
    source('GB 50016', '5.5.24A', 'R', '2014 (2018)'),
  ),
  row(
    'PE-19',
    words('电梯使用规定', 'use of lifts'),
    words('写明可用的电梯，且均符合消防电梯要求', 'says which lifts may be used; each meets the rules for fire lifts'),
    'auto',
    source('GB 50016', '5.5.14, 7.3', 'K', '2014 (2018)'),
  ),
  row(
    'PE-20',
    words('集合点与清点', 'assembly point and head count'),
    words('有集合点、分层名单和清点人', 'a point, lists by storey, and who counts'),
    'auto',
    PRACTICE,
  ),
  row(
    'PE-21',
    words('初起火灾扑救', 'first attack on the fire'),
    words(
      '器材位置、最多人数，不抽空疏散引导组',
      'where the equipment is, how many go at most; the evacuation group is not emptied',
    ),
    'auto',
    source(ORDER61, '39(4)', 'R'),
  ),
  row(
    'PE-22',
    words('通信联络、安全防护、救护', 'communication, protection, first aid'),
    words('各组对讲机或电话、备用方式、120', 'radios or telephones of the groups, a second means, 120'),
    'text',
    source(ORDER61, '39(5)', 'R'),
  ),
  row(
    'PE-23',
    words('断电、断氧、断气', 'cutting power, oxygen and gas'),
    words('顺序和责任人；不切断照明', 'order and who; the lights stay on'),
    'text',
    PRACTICE,
  ),
  row(
    'PE-24',
    words('对接消防救援', 'meeting the fire brigade'),
    words(
      '谁、在哪里；交接单（平面图、被困人员名单）',
      'who and where; a sheet to hand over (plan, list of those trapped)',
    ),
    'text',
    source(GUIDE, '', 'K'),
  ),
  row(
    'PE-25',
    words('响应启动、终止', 'start and end of the response'),
    words('启动与终止的条件', 'criteria for both'),
    'text',
    source(OUTLINE, '', 'R'),
  ),
  row(
    'PE-26',
    words('后期处置与安置', 'aftercare and relocation'),
    words(
      '接收单位（有效协议）、药品、家属联络',
      'receiving places under a valid contract, medicine, contact with families',
    ),
    'text',
    source(OUTLINE, '', 'K'),
  ),
  row(
    'PE-27',
    words('应急保障', 'supplies, people and money'),
    words('清单与日期', 'lists with dates'),
    'text',
    source(OUTLINE, '', 'K'),
  ),
  row(
    'PE-28',
    words('培训', 'training'),
    words('全员每半年、新员工上岗前', 'all staff every half year, new staff before their post'),
    'auto',
    source(FIRE_LAW, '17(4)', 'R', '2021-04-29'),
  ),
  row(
    'PE-29',
    words('演练计划', 'drills of the year'),
    words(
      '频次符合要求；至少一次按夜间人数；12 个月内覆盖各班次（建议）',
      'as often as is asked; one at least with the staff of the night; every shift within 12 months (advice)',
    ),
    'auto',
    source(ORDER61, '40', 'R'),
    source(ORDER5, '44', 'R', '2021-08-01'),
    source(OPINIONS, '', 'R', '2026-02-10'),
  ),
  ...BEIJING_PARTS.map(([zh, en], i) =>
    row(
      `PE-${30 + i}`,
      words(`北京八项：${zh}`, `Beijing's eight parts: ${en}`),
      words('对应到章节', 'a chapter covers it'),
      'text',
      source(BEIJING_SAFETY, '55', 'R', '2022-05-25'),
    ),
  ),
  row(
    'PE-38',
    words('与上级预案衔接', 'connected to the plan above'),
    words('写明所衔接的预案', 'the plan it connects to is named'),
    'text',
    source(BEIJING_SAFETY, '55', 'R', '2022-05-25'),
    source('安全生产法', '81', 'R', '2021'),
  ),
  row(
    'PE-39',
    words('附件图表', 'annexes'),
    words('平面图、通讯录、物资清单、表格', 'floor plans, contacts, list of resources, forms'),
    'auto',
    source(OUTLINE, 'ch. 9', 'R'),
  ),
  row(
    'PE-40',
    words('评审、发布、备案、修订', 'review, issue, filing, revision'),
    words(
      '日期齐全；法规、指挥、风险、资源变化或演练发现问题后已修订',
      'dated; revised after a change of law, command, risk or resources and after a finding of a drill',
    ),
    'auto',
    source(EMERGENCY, '6', 'R', '2019'),
  ),
  row(
    'PE-41',
    words('总预案与分预案', 'master plan and sub-plans'),
    words(
      '高度大于 24 m 时两者均有，分预案覆盖各居住楼层',
      'above 24 m both exist, and the sub-plans cover every storey with bedrooms',
    ),
    'auto',
    source(ORDER5, '43', 'K', '2021-08-01'),
    source(ORDER5, '44', 'R', '2021-08-01'),
  ),
  row(
    'PE-42',
    words('分区疏散引导员', 'evacuation guides by zone'),
    words('每层（区）每班有具名引导员', 'a named guide for every storey and shift'),
    'auto',
    source(ORDER5, '45', 'R', '2021-08-01'),
  ),
  row(
    'PE-43',
    words('可操作性', 'operability'),
    words('以预案自己的夜班人员模拟，各主张成立', 'run with its own staff of the night, its claims hold'),
    'sim',
    source(EMERGENCY, '6', 'R', '2019'),
  ),
  row(
    'PE-44',
    words('适合认知障碍者', 'fit for residents with dementia'),
    words('门锁释放、走失风险、防止返回', 'locked doors release, wandering and going back are provided for'),
    'text',
    PRACTICE,
  ),
];

/** Frequencies of drills, months, with what they hold for. */
export const DRILL_FREQUENCIES = {
  keyUnit: { months: 6, source: source(ORDER61, '40', 'R') },
  otherUnit: { months: 12, source: source(ORDER61, '40', 'R') },
  realScenario: { months: 6, source: source(OPINIONS, '', 'R', '2026-02-10') },
  highRiseAllElement: { months: 12, source: source(ORDER5, '44', 'R', '2021-08-01') },
  above100AllElement: { months: 6, source: source(ORDER5, '44', 'R', '2021-08-01') },
  subPlan: { months: 3, source: source(ORDER5, '44', 'R', '2021-08-01') },
} as const;

/** Standards that were replaced: what a plan must not rest on any more. Regular expression → what replaced it. */
export const SUPERSEDED: readonly (readonly [RegExp, string])[] = [
  [/GA\s*(\/\s*T)?\s*654(\s*[-—]\s*2006)?/i, 'GB/T 40248-2021'],
  [/XF\s*654/i, 'GB/T 40248-2021'],
  [/GB\s*\/?\s*T?\s*29639\s*[-—]\s*2013/i, 'GB/T 29639-2020'],
  [/消防法.*(1998|2008|2019)|Fire (Protection )?Law.*(1998|2008|2019)/i, '消防法（2021-04-29）'],
  [/GB\s*50016\s*[-—]\s*(2006|2014(?!.*2018))/i, 'GB 50016-2014 (2018); GB 55037-2022'],
];

/** Words one of which a chapter on the topic cannot do without, Chinese and English. */
export const KEYWORDS: Readonly<Partial<Record<string, RegExp>>> = {
  purpose: /目的|purpose|aim/i,
  communication: /对讲|电话|通信|通讯|radio|phone/i,
  protection: /防护|警戒|protect|cordon/i,
  firstAid: /救护|120|first aid|ambulance/i,
  cutOff: /断电|氧|燃气|断气|power|oxygen|gas/i,
  brigade: /119|消防|brigade|fire service/i,
  startOfResponse: /启动|start|activat/i,
  endOfResponse: /终止|结束|解除|end|stand.?down/i,
  aftercare: /安置|家属|药|relocat|famil|medic/i,
  dementia: /走失|返回|门锁|认知|失智|wander|re-?ent|lock|dementia/i,
};
