/** A scenario around an imported building: people of the file who walk out, or residents and staff to begin with. */
import type { ImportResult } from './index.js';
import { facilityProblems } from '../../facility/build.js';
import { middleInside } from './inside.js';
import { generateTower } from '../../facility/tower.js';
import { resolveScenario } from '../../scenario/resolve.js';
import type { DrawnFacility, ScenarioFile } from '../../scenario/schema.js';
import { starterScenario } from '../starter.js';

/**
 * A scenario that can be run, checked as any other before anything is written.
 * @throws ScenarioError with all problems
 */
export function scenarioOf(id: string, title: string, result: ImportResult): ScenarioFile {
  const name = { 'zh-CN': title.slice(0, 200) || id, en: title.slice(0, 200) || id };
  const scenario = result.residents === null ? careScenario(id, name, result) : walkingScenario(id, name, result);
  resolveScenario(scenario, { variant: null, file: 'scenario.json', generateTower, facilityProblems });
  return scenario;
}

type Name = { 'zh-CN': string; en: string };

function careScenario(id: string, name: Name, { facility, report }: ImportResult): ScenarioFile {
  report.findOut('startingScenario', {});
  if ((facility.beds ?? []).length === 0) report.findOut('noBeds', {});
  const assumed = assumedStations(facility);
  for (const { storey, station } of assumed)
    report.findOut('stationAssumed', { space: station.space }, { storey, at: station.at });
  const drawn = {
    ...facility,
    stations: [...(facility.stations ?? []), ...assumed.map(({ station }) => station)],
  };
  return starterScenario({ id, name, facility: drawn, drawn });
}

type Station = NonNullable<DrawnFacility['stations']>[number];

/** A carers' station for every storey that has beds and no station of its own. */
export function assumedStations(facility: DrawnFacility): { storey: string; station: Station }[] {
  return facility.storeys.flatMap((storey) => {
    const here = new Set(facility.spaces.filter((s) => s.storey === storey.id).map((s) => s.id));
    const beds = (facility.beds ?? []).filter((bed) => here.has(bed.space)).length;
    const known = (facility.stations ?? []).some((s) => s.kind === 'carerStation' && here.has(s.space));
    const station = beds === 0 || known ? null : assumedStation(facility, storey.id);
    return station === null ? [] : [{ storey: storey.id, station }];
  });
}

/** In the largest corridor or hall of the storey, else in its largest space that is no bedroom. */
function assumedStation(facility: DrawnFacility, storey: string): Station | null {
  const rank = (kind: string): number => (kind === 'corridor' ? 0 : kind === 'hall' ? 1 : kind === 'bedroom' ? 3 : 2);
  const bounds = (s: DrawnFacility['spaces'][number]): number => {
    const [xs, ys] = [0, 1].map((i) => s.outline.map((p) => p[i]));
    return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
  };
  const spaces = facility.spaces
    .filter((s) => s.storey === storey && s.flight === undefined && s.kind !== 'liftCar' && s.kind !== 'landing')
    .sort((a, b) => rank(a.kind) - rank(b.kind) || bounds(b) - bounds(a));
  if (spaces.length === 0) return null;
  return { id: `station-${storey}`, kind: 'carerStation', space: spaces[0].id, at: middleInside(spaces[0]) };
}

/** As in the programs such files come from: everybody sets off at the start, after their own pre-movement time. */
function walkingScenario(id: string, name: Name, { facility, residents }: ImportResult): ScenarioFile {
  return {
    format: 'anshu-scenario',
    version: 1,
    id,
    name,
    facility,
    residents: residents ?? [],
    roster: { shifts: { day: { from: '00:00', to: '23:59', staff: [] } }, onDuty: 'day', controlRoomWatched: false },
    plan: {
      response: { investigate: 'nobody', confirmBeforeAlarm: false },
      phases: [{ id: 'everybody', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'], knock: false }],
      claims: [
        { id: 'out', subject: { kind: 'residents' }, condition: { kind: 'clear' }, after: 'start', within: 1800 },
      ],
    },
    incident: { space: facility.spaces[0].id, clock: '12:00', panelAlarm: 0 },
    horizon: 3600,
  };
}
