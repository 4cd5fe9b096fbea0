/** BR-26 to BR-35: refuge rooms and floors, fire lifts. */
import { gap, GB, GB55037, rule, type BuildingRule } from '../rule.js';

export const REFUGE_RULES: readonly BuildingRule[] = [
  gap('BR-26', '避难间的设置', 'refuge rooms', { storeys: 3, area: 3000, from: 2 }, 'm2', GB('5.5.24A', 'R')),
  gap('BR-27', '避难间净面积', 'net area of a refuge room', { least: 12 }, 'm2', GB('5.5.24A', 'R')),
  rule('BR-28', '可不设避难间的条件', 'when no refuge room is needed', {}, '1', 'class', GB('5.5.24A', 'R')),
  gap('BR-29', '避难间的构造', 'how a refuge room is built', { wall: 2 }, 'h', GB('5.5.24', 'R')),
  gap('BR-30', '病房楼避难间', 'refuge rooms of a hospital block', { units: 2, area: 25 }, 'm2', GB('5.5.24', 'R')),
  gap('BR-31', '简易防毒面具', 'gas masks', { storeys: 2 }, '1', GB('5.5.24A', 'R')),
  gap(
    'BR-32',
    '避难层',
    'refuge floors',
    { height: 100, spacing: 50, perArea: 5 },
    'm',
    GB('5.5.23', 'R'),
    GB55037('7.1.14-15', 'K'),
  ),
  gap('BR-33', '消防电梯的设置', 'fire lifts', { storeys: 5, area: 3000 }, 'm2', GB('7.3.1-7.3.2', 'R')),
  gap(
    'BR-34',
    '消防电梯前室',
    'lobby of a fire lift',
    { area: 6, side: 2.4, shared: 10 },
    'm2',
    GB('7.3.5', 'R'),
    GB('6.4.3', 'K'),
  ),
  gap('BR-35', '消防电梯轿厢', 'car of a fire lift', { load: 800, time: 60 }, 'kg', GB('7.3.8', 'K')),
];
