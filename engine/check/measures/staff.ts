/** Measures about staff: who watches the panel, how they are trained, how many there are and where. */
import type { Facility } from '../../facility/facility.js';
import { shiftInForce } from '../../people/shift.js';
import type { Scenario } from '../../scenario/schema.js';
import { incidentStorey, type Plain } from './measure.js';

/** Name of the shift in force. */
export const shiftName = (scenario: Scenario): string => {
  const shift = shiftInForce(scenario);
  return Object.keys(scenario.roster.shifts).find((name) => scenario.roster.shifts[name] === shift)!;
};

/** An id that nobody has. */
function freshId(scenario: Scenario, prefix: string, n: number): string {
  const taken = new Set(Object.values(scenario.roster.shifts).flatMap((shift) => shift.staff.map(({ id }) => id)));
  let id = `${prefix}-${n}`;
  while (taken.has(id)) id = `${id}x`;
  return id;
}

export function watchedPanel(scenario: Scenario, facility: Facility): Plain[] {
  const shift = shiftName(scenario);
  const station = facility.stations.find(({ kind }) => kind === 'controlRoom');
  const there = scenario.roster.shifts[shift].staff.some(
    ({ post, absent }) => post === 'controlRoom' && absent !== true,
  );
  if (station === undefined || (there && scenario.roster.controlRoomWatched !== false)) return [];
  const id = freshId(scenario, 'control', 1);
  return [
    {
      kind: 'watchedPanel',
      cost: 'staff',
      amount: there ? 0 : 1,
      parameters: { person: id, shift },
      group: 'panel',
      edits: [
        { path: 'roster.controlRoomWatched', set: true },
        ...(there
          ? []
          : [{ path: `roster.shifts.${shift}.staff`, add: { id, post: 'controlRoom', station: station.id } }]),
      ],
    },
  ];
}

export function training(scenario: Scenario): Plain[] {
  const shift = shiftName(scenario);
  const { staff } = scenario.roster.shifts[shift];
  return (['yearly', 'monthly'] as const).flatMap((level, i): Plain[] => {
    const ranks = ['none', 'new', 'yearly', 'monthly'];
    const behind = staff.filter((one) => ranks.indexOf(one.training ?? 'yearly') < ranks.indexOf(level));
    if (behind.length === 0) return [];
    const edits = behind.map(({ id }) => ({ path: `roster.shifts.${shift}.staff.${id}.training`, set: level }));
    return [
      {
        kind: 'training',
        cost: 'training',
        amount: 1 + i,
        parameters: { level, people: behind.length },
        edits,
        group: 'training',
      },
    ];
  });
}

export function moreCarers(scenario: Scenario, facility: Facility): Plain[] {
  const shift = shiftName(scenario);
  const storey = incidentStorey(scenario, facility);
  const rank = (index: number): number => facility.storeys[index].rank;
  const near = facility.stations
    .filter(({ kind }) => kind === 'carerStation' || kind === 'dutyRoom')
    .map((station) => ({ station, away: Math.abs(rank(facility.spaces[station.spaceIndex].storey) - rank(storey)) }))
    .filter(({ away }) => away <= 1)
    .sort((a, b) => a.away - b.away || a.station.index - b.station.index)
    .slice(0, 2);
  return near.flatMap(({ station }) =>
    [1, 2, 4, 8].map((count): Plain => ({
      kind: 'moreCarers',
      cost: 'staff',
      amount: count,
      parameters: { count, station: station.id, shift },
      group: 'carers',
      edits: Array.from({ length: count }, (_, i) => ({
        path: `roster.shifts.${shift}.staff`,
        add: { id: freshId(scenario, 'more-carer', i + 1), post: 'carer', station: station.id },
      })),
    })),
  );
}
