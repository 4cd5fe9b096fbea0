/** A complete scenario around a building: what somebody needs to begin with, every guess of it named as one. */
import type { DrawnFacility, Phase, ResidentGroup, ScenarioFile, StaffMember } from '../scenario/schema.js';

export interface Shares {
  selfCaring: number;
  partlyDependent: number;
  fullyDependent: number;
}

/** Care levels of a home of mixed care; an assumption that the home's own list replaces. */
export const STARTER_SHARES: Shares = { selfCaring: 0.25, partlyDependent: 0.35, fullyDependent: 0.4 };
/** Residents for each carer by day; planning values for mixed care lie between 5 and 12 (assumption). */
const RESIDENTS_PER_CARER_DAY = 10;

interface StarterInput {
  id: string;
  name: { 'zh-CN': string; en: string };
  facility: ScenarioFile['facility'];
  /** The same building as it comes out, to place people in. */
  drawn: DrawnFacility;
  shares?: Shares;
}

/** A file whose residents are a group. */
export type StarterScenario = ScenarioFile & { residents: ResidentGroup };

/** Residents in every bed, a night and a day shift, a phased plan with claims, a night fire in a bedroom. */
export function starterScenario({ id, name, facility, drawn, shares = STARTER_SHARES }: StarterInput): StarterScenario {
  const beds = drawn.beds ?? [];
  const incident = placeOfOrigin(drawn);
  const storeys = [...drawn.storeys].sort((a, b) => a.elevation - b.elevation);
  const above = storeys.findIndex((storey) => storey.id === incident.storey) < storeys.length - 1;
  const to: Phase['to'] = ['nextCompartment', 'refuge', 'storeyBelow', 'outside'];
  const phases: Phase[] = [
    {
      id: 'storey-of-origin',
      name: { 'zh-CN': '起火层', en: 'Storey of origin' },
      trigger: { after: 'alarmRaised' },
      zones: [{ storey: 'incident' }],
      to,
    },
  ];
  if (above) {
    phases.push({
      id: 'storey-above',
      name: { 'zh-CN': '起火层上一层', en: 'Storey above' },
      trigger: { after: { phase: 'storey-of-origin', is: 'done' } },
      zones: [{ storey: 'incident', offset: 1 }],
      to,
    });
  }
  const scenario: StarterScenario = {
    format: 'anshu-scenario',
    version: 1,
    id,
    name,
    facility,
    residents: { count: beds.length, shares },
    roster: {
      shifts: {
        night: { from: '21:00', to: '07:00', staff: nightStaff(drawn) },
        day: { from: '07:00', to: '21:00', staff: dayStaff(drawn) },
      },
      controlRoomWatched: true,
    },
    plan: {
      response: {
        investigate: 'nearestCarer',
        confirmBeforeAlarm: true,
        callBrigade: 'onConfirmation',
        shutFireRoomDoor: true,
      },
      phases,
      defendInPlace: [{ all: true }],
      claims: [
        {
          id: 'brigade-called',
          subject: { kind: 'event', event: 'brigadeCalled' },
          condition: { kind: 'happens' },
          after: 'panelAlarm',
          within: 300,
        },
        {
          id: 'storey-of-origin-clear',
          subject: { kind: 'zone', zone: { storey: 'incident' } },
          condition: { kind: 'clear' },
          after: 'panelAlarm',
          within: 900,
        },
      ],
    },
    incident: {
      name: { 'zh-CN': '夜间居室起火', en: 'Bedroom fire at night' },
      space: incident.space,
      clock: '02:00',
      panelAlarm: 60,
      noticedWithoutPanel: 600,
    },
    horizon: 7200,
    variants: {
      day: {
        name: { 'zh-CN': '白天', en: 'By day' },
        edits: [{ path: 'incident.clock', set: '10:00' }],
      },
      'panel-unwatched': {
        name: { 'zh-CN': '控制室无人值守', en: 'Nobody at the panel' },
        edits: [{ path: 'roster.controlRoomWatched', set: false }],
      },
    },
  };
  if (above) {
    scenario.plan.claims.push({
      id: 'storey-above-clear',
      subject: { kind: 'zone', zone: { storey: 'incident', offset: 1 } },
      condition: { kind: 'clear' },
      after: 'panelAlarm',
      within: 1800,
    });
  }
  return scenario;
}

/** The bedroom in the middle of the middle storey with beds; a building without beds: its first space. */
function placeOfOrigin(drawn: DrawnFacility): { space: string; storey: string } {
  const withBeds = new Set((drawn.beds ?? []).map((bed) => bed.space));
  const rooms = drawn.spaces.filter((space) => withBeds.has(space.id));
  if (rooms.length === 0) return { space: drawn.spaces[0].id, storey: drawn.spaces[0].storey };
  const storeys = drawn.storeys.filter((storey) => rooms.some((room) => room.storey === storey.id));
  const ordered = [...storeys].sort((a, b) => a.elevation - b.elevation);
  const storey = ordered[Math.floor((ordered.length - 1) / 2)].id;
  const here = rooms.filter((room) => room.storey === storey);
  return { space: here[Math.floor((here.length - 1) / 2)].id, storey };
}

const stationsOf = (drawn: DrawnFacility, ...kinds: string[]) =>
  (drawn.stations ?? []).filter((station) => kinds.includes(station.kind));

/** One carer at each nurse station, a nurse in the middle, two at the panel, one at the gate: an assumption. */
function nightStaff(drawn: DrawnFacility): StaffMember[] {
  const stations = stationsOf(drawn, 'carerStation');
  const carers: StaffMember[] = stations.map((station, i) => ({
    id: `night-carer-${two(i + 1)}`,
    post: 'carer',
    station: station.id,
  }));
  return [...carers, ...nurse('night', stations), ...others('night', drawn)];
}

/** Carers for every ten residents of a station, a nurse, the same control room and gate: an assumption. */
function dayStaff(drawn: DrawnFacility): StaffMember[] {
  const stations = stationsOf(drawn, 'carerStation');
  const bySpace = new Map(drawn.spaces.map((space) => [space.id, space.storey]));
  const storeyOf = (space: string): string => bySpace.get(space) ?? '';
  const carers: StaffMember[] = [];
  for (const station of stations) {
    const beds = (drawn.beds ?? []).filter((bed) => storeyOf(bed.space) === storeyOf(station.space)).length;
    const shared = stations.filter((other) => storeyOf(other.space) === storeyOf(station.space)).length;
    const wanted = Math.max(1, Math.ceil(beds / shared / RESIDENTS_PER_CARER_DAY));
    for (let n = 0; n < wanted; n++)
      carers.push({ id: `day-carer-${two(carers.length + 1)}`, post: 'carer', station: station.id });
  }
  return [...carers, ...nurse('day', stations), ...others('day', drawn)];
}

function nurse(shift: string, stations: readonly { id: string }[]): StaffMember[] {
  if (stations.length < 2) return [];
  return [{ id: `${shift}-nurse`, post: 'nurse', station: stations[Math.floor(stations.length / 2)].id }];
}

function others(shift: string, drawn: DrawnFacility): StaffMember[] {
  const control = stationsOf(drawn, 'controlRoom').slice(0, 1);
  const gate = stationsOf(drawn, 'guardPost').slice(0, 1);
  return [
    // Two in the control room at all hours is what the rules for homes ask for.
    ...control.flatMap((station): StaffMember[] =>
      [1, 2].map((n) => ({ id: `${shift}-control-${n}`, post: 'controlRoom', station: station.id })),
    ),
    ...gate.map((station): StaffMember => ({ id: `${shift}-guard`, post: 'guard', station: station.id })),
  ];
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
