/** Elements around the plan: cutting off, handing over, aftercare, training, drills, upkeep, operability (PE-23 to PE-44). */
import { source, words } from '../source.js';
import {
  GUIDE,
  OUTLINE,
  ORDER61,
  ORDER5,
  EMERGENCY,
  FIRE_LAW,
  BEIJING_SAFETY,
  OPINIONS,
  PRACTICE,
  row,
  type ElementRule,
} from './row.js';

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

export const UPKEEP_ELEMENTS: readonly ElementRule[] = [
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
