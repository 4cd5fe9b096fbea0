/** BR-36 to BR-43: systems, lighting, signs, insulation. */
import { gap, GB, type BuildingRule } from '../rule.js';

export const EQUIPMENT_RULES: readonly BuildingRule[] = [
  gap('BR-36', '自动喷水灭火系统', 'sprinklers', {}, '1', GB('8.3.3-8.3.4', 'K')),
  gap('BR-37', '火灾自动报警系统', 'fire alarm system', { standAlone: 500 }, 'm2', GB('8.4.1(7)', 'R')),
  gap('BR-38', '电气火灾监控', 'electrical-fire monitoring', {}, '1', GB('10.2.7', 'K')),
  gap('BR-39', '消防软管卷盘', 'hose reels', { spacing: 30 }, 'm', GB('8.2.4', 'K')),
  gap('BR-40', '疏散照明照度', 'emergency light', { corridor: 1, refuge: 10, stair: 10 }, 'lx', GB('10.3.2', 'R')),
  gap(
    'BR-41',
    '疏散照明持续时间',
    'how long the emergency light lasts',
    { care: 1, above100: 1.5 },
    'h',
    GB('10.1.5', 'R'),
  ),
  gap(
    'BR-42',
    '疏散指示标志',
    'exit signs',
    { spacing: 20, deadEnd: 10, corner: 1, height: 1 },
    'm',
    GB('10.3.5', 'R'),
  ),
  gap('BR-43', '外墙保温', 'exterior insulation', {}, '1', GB('6.7.4A', 'K')),
];
