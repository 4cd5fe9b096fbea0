/** `tower-18` with so many carers, or with the same carers assigned in another way. */
import { readFileSync } from 'node:fs';
import { generateTower } from '../../../engine/facility/tower.js';
import { parseJson } from '../../../engine/scenario/json.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import { ORDER_RULES, type Scenario } from '../../../engine/scenario/schema.js';

const file = new URL('../../../scenarios/tower-18/scenario.json', import.meta.url);
const night = (): Scenario =>
  resolveScenario(parseJson(readFileSync(file, 'utf8')), { variant: 'night', generateTower });

/** Storeys of the stations, the nearest to the fire first, again and again: all may help in both phases. */
const STATIONS = ['09', '10', '08', '11', '07', '12'];

export function withCarers(count: number): Scenario {
  const scenario = night();
  const { staff } = scenario.roster.shifts.night;
  scenario.roster.shifts.night.staff = [
    ...staff.filter(({ post }) => post !== 'carer' && post !== 'nurse'),
    ...Array.from({ length: count }, (_, i) => ({
      id: `carer-${String(i + 1).padStart(2, '0')}`,
      post: 'carer' as const,
      station: `${STATIONS[i % STATIONS.length]}-station`,
    })),
  ];
  return scenario;
}

export const ASSIGNMENTS = {
  danger: ['nearestToFire', 'ambulantFirst', 'bedboundLast'],
  firstCome: ['firstCome'],
  zone: ['ownZone', 'nearestToFire', 'ambulantFirst', 'bedboundLast'],
} as const satisfies Record<string, readonly (typeof ORDER_RULES)[number][]>;

/** Six carers, each with a sixth of the rooms of both storeys as their zone; only the order of fetching differs. */
export function withAssignment(name: keyof typeof ASSIGNMENTS): Scenario {
  const scenario = withCarers(6);
  const rooms = [...new Set(scenario.facility.beds!.map((bed) => bed.space))].sort();
  const carers = scenario.roster.shifts.night.staff.filter(({ post }) => post === 'carer');
  for (const storey of ['09', '10']) {
    const here = rooms.filter((room) => room.startsWith(storey));
    carers.forEach((carer, i) => {
      const mine = here.slice(
        Math.floor((i * here.length) / carers.length),
        Math.floor(((i + 1) * here.length) / carers.length),
      );
      if (mine.length > 0) carer.zones = [...(carer.zones ?? []), { spaces: mine }];
    });
  }
  for (const phase of scenario.plan.phases) phase.order = [...ASSIGNMENTS[name]];
  return scenario;
}
