/**
 * What the homes of a generated city are like: shares that the report on the 2021 inspection of Beijing's homes gives, and, where
 * it is silent, named assumptions. None of them says anything about a home that exists.
 */
import type { LocalText } from '../../scenario/schema.js';

export interface CityValue {
  value: number;
  /** What it is a share of, or its unit. */
  unit: string;
  /** R: the report says so; U: an assumption, for nobody has published it. */
  confidence: 'R' | 'U';
  /** Where it was read; null: assumed. */
  source: string | null;
  what: Exclude<LocalText, string>;
}

const REPORT = '2021 Beijing inspection report';
const read = (value: number, unit: string, zh: string, en: string): CityValue => ({
  value,
  unit,
  confidence: 'R',
  source: REPORT,
  what: { 'zh-CN': zh, en },
});
const assumed = (value: number, unit: string, zh: string, en: string): CityValue => ({
  value,
  unit,
  confidence: 'U',
  source: null,
  what: { 'zh-CN': zh, en },
});

/** Homes the report was about, and how many districts the city has. */
export const CITY_HOMES = 677;
export const CITY_DISTRICTS = 16;

/** By name, as homes are drawn by. */
export const CITY_VALUES = {
  withoutApproval: read(410 / 677, 'homes', '无建设工程审批手续', 'without a construction approval'),
  turnover: read(0.4, '1/year', '护理员年流失率', 'carers who leave in a year, per head'),
  residentsPerManager: read(
    500,
    'residents',
    '每名消防安全管理人对应的老年人数（最多时）',
    'residents to a fire-safety manager, where it is worst',
  ),
  stations: assumed(0.15, 'homes', '单层小型站点（6至12床）', 'small stations: one storey, 6 to 12 beds'),
  small: assumed(0.35, 'homes', '小型机构（2至3层）', 'small homes: two or three storeys'),
  middle: assumed(0.35, 'homes', '中型机构（4至6层）', 'middle-sized homes: four to six storeys'),
  towers: assumed(0.15, 'homes', '高层机构（8至18层）', 'towers: eight to eighteen storeys'),
  occupied: assumed(0.8, 'beds', '入住率（0.6至1之间均匀分布的均值）', 'beds taken, mean of 0.6 to 1'),
  sprinkledApproved: assumed(0.7, 'homes with approval', '有审批且有喷淋', 'with sprinklers, of those approved'),
  sprinkledOthers: assumed(0.25, 'homes without', '无审批但有喷淋', 'with sprinklers, of the others'),
  falseApproved: assumed(
    0.2,
    'homes with approval',
    '有审批但防火分隔失效（吊顶连通、门被顶住、闭门器失效）',
    'false compartments (open voids, wedged doors, dead closers), of those approved',
  ),
  falseOthers: assumed(0.5, 'homes without', '无审批且防火分隔失效', 'false compartments, of the others'),
  panelWatched: assumed(0.55, 'homes with a control room', '夜间消防控制室有人值守', 'panel watched at night'),
  detectorsEverywhere: assumed(0.6, 'homes', '各房间均有感烟探测器', 'smoke detectors in every room'),
  detectorsCorridors: assumed(0.3, 'homes', '仅走道有感烟探测器', 'smoke detectors in corridors only'),
  undrilled: assumed(0.4, 'homes', '夜班人员未经培训', 'night staff never trained'),
  monthly: assumed(0.15, 'homes', '夜班人员每月演练', 'night staff drilled monthly'),
  confirmFirst: assumed(0.7, 'homes', '预案规定先核实再报警', 'plans that have the alarm looked into first'),
  doorsOpen: assumed(0.35, 'homes', '夜间居室门敞开', 'bedroom doors left open at night'),
  oneStair: assumed(0.3, 'small homes without approval', '仅一部楼梯', 'a single stair'),
  leastPerCarer: assumed(20, 'residents', '夜间每名护理员对应老年人数下限', 'residents to a carer at night, fewest'),
  mostPerCarer: assumed(45, 'residents', '夜间每名护理员对应老年人数上限', 'residents to a carer at night, most'),
  bedroomFire: assumed(
    0.7,
    'homes',
    '起火部位为居室（其余为走道污衣车）',
    'the fire begins in a bedroom, else at a laundry cart in the corridor',
  ),
  noticed: assumed(
    1140,
    's',
    '无人值守时发现火情所需时间（龙华事例）',
    'until a fire is noticed without the panel, as at Longhua',
  ),
} as const satisfies Record<string, CityValue>;
