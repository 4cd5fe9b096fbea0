/** BR-44 to BR-55: what care and accessibility ask of the building; panels, ceiling voids. */
import { source } from '../../source.js';
import { gap, GB, GB55019, HAZARD, JGJ, rule, type BuildingRule } from '../rule.js';

export const CARE_RULES: readonly BuildingRule[] = [
  gap(
    'BR-44',
    '老年人使用的走廊净宽',
    'clear width of corridors that residents use',
    { least: 1.8, hard: 1.4 },
    'm',
    JGJ('5.6.3', 'R'),
  ),
  gap('BR-45', '电梯的设置', 'lifts for residents', { beds: 120 }, 'beds', JGJ('5.6.4, 5.6.5', 'R')),
  gap('BR-46', '楼梯', 'stairs for residents', { width: 1.2 }, 'm', JGJ('5.6.6, 5.6.7', 'R')),
  gap(
    'BR-47',
    '居室门净宽',
    'clear width of bedroom doors',
    { nursing: 1.1, other: 0.8, advised: 0.9 },
    'm',
    JGJ('5.7.3', 'R'),
  ),
  gap('BR-48', '出入口', 'entrance', { slope: 0.05 }, '1', JGJ('5.6.2', 'R')),
  gap('BR-49', '照料单元规模', 'size of a care unit', { beds: 60, dementia: 20 }, 'beds', JGJ('5.2', 'R')),
  gap('BR-50', '疏散宽度内的障碍', 'things in the evacuation width', { overlap: 0 }, 'm', JGJ('6.3', 'R')),
  gap('BR-51', '救护路线', 'ambulance route', {}, '1', JGJ('4.2.4; 6.3', 'R')),
  gap(
    'BR-52',
    '无障碍通行',
    'accessible route',
    { width: 1.2, door: 0.9, slope: 1 / 12, rise: 0.75, ramp: 1.2 },
    'm',
    GB55019('ch. 2', 'K'),
  ),
  gap(
    'BR-53',
    '无障碍电梯',
    'accessible lift',
    { width: 1.1, depth: 1.4, waiting: 1.5, bed: 1.8 },
    'm',
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
  gap(
    'BR-55',
    '隔墙砌至楼板、防火分区不虚设',
    'walls up to the slab: no false compartment',
    { rooms: 1 },
    '1',
    GB('6.2.4', 'K'),
  ),
];
