/** Elements of the plan itself: what it rests on, who is in it, what is done from the alarm on (PE-01 to PE-22). */
import { source, words } from '../source.js';
import {
  GUIDE,
  OUTLINE,
  ORDER61,
  ORDER5,
  EMERGENCY,
  FIRE_LAW,
  OPINIONS,
  PRACTICE,
  row,
  type ElementRule,
} from './row.js';

export const RESPONSE_ELEMENTS: readonly ElementRule[] = [
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
];
