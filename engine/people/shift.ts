/** Who is on duty: the shift in force, the shifts that hand over, and help from outside. */
import type { Roster, Scenario, StaffMember, Training } from '../scenario/schema.js';

/** Seconds after midnight of "02:00" or "21:14:30". */
export function secondsOfClock(clock: string): number {
  const [h, m, s = '0'] = clock.split(':');
  return Number(h) * 3600 + Number(m) * 60 + Number(s);
}

const DAY = 86_400;

/** Night for task times and sleep: from 21:00 to 07:00 (assumption; shifts have their own hours). */
export function isNight(clock: string): boolean {
  const t = secondsOfClock(clock);
  return t >= 21 * 3600 || t < 7 * 3600;
}

/** Name of the shift on duty: `roster.onDuty`, else the first whose hours hold the incident's clock; null: none. */
function nameInForce(scenario: Scenario): string | null {
  const { shifts, onDuty } = scenario.roster;
  if (onDuty !== undefined) return onDuty;
  const t = secondsOfClock(scenario.incident.clock);
  const holds = (name: string): boolean => {
    const from = secondsOfClock(shifts[name].from);
    const to = secondsOfClock(shifts[name].to);
    return from < to ? t >= from && t < to : t >= from || t < to;
  };
  return Object.keys(shifts).sort().find(holds) ?? null;
}

export function shiftInForce(scenario: Scenario): Roster['shifts'][string] {
  const name = nameInForce(scenario);
  return name === null ? { from: '00:00', to: '00:00', staff: [] } : scenario.roster.shifts[name];
}

/** A member of staff with what the roster says of how they come. */
export interface OnDuty extends StaffMember {
  /** The event after which `arrives` counts. */
  calledBy: 'start' | 'alarmRaised' | 'brigadeCalled';
  /** Comes from outside the home: no zone of theirs is too far. */
  outside: boolean;
  /** How many of them stay together. */
  crew: number;
}

const own = (member: StaffMember): OnDuty => ({ ...member, calledBy: 'alarmRaised', outside: false, crew: 1 });

/** Members of the other shifts who are there at the start, or come within the run, because shifts hand over. */
function handingOver(scenario: Scenario): OnDuty[] {
  const { shifts, onDuty, handover } = scenario.roster;
  if (handover === undefined || onDuty !== undefined) return [];
  const t = secondsOfClock(scenario.incident.clock);
  const present = nameInForce(scenario);
  const members: OnDuty[] = [];
  for (const name of Object.keys(shifts).sort()) {
    if (name === present) continue;
    const ended = (t - secondsOfClock(shifts[name].to) + DAY) % DAY;
    const begins = (secondsOfClock(shifts[name].from) - t + DAY) % DAY;
    if (ended < handover) members.push(...shifts[name].staff.map(own));
    else if (begins - handover < scenario.horizon) {
      const arrives = Math.max(0, begins - handover);
      members.push(...shifts[name].staff.map((member) => ({ ...own(member), calledBy: 'start' as const, arrives })));
    }
  }
  return members;
}

/** Seconds after the general alarm in which a micro fire station is on the scene: 公消〔2015〕301号 (R). */
const MICRO_STATION_ARRIVES = 180;
const MICRO_STATION_TRAINING: Training = 'monthly';

/** Help from outside, each with an id of their own: "micro-05", "firefighter-02-1" (team, number). */
export function fromOutside(scenario: { roster: Pick<Scenario['roster'], 'outside'> }): OnDuty[] {
  const { microStation, brigade } = scenario.roster.outside ?? {};
  const members: OnDuty[] = [];
  const number = (n: number): string => (n < 10 ? `0${n}` : String(n));
  for (let n = 1; n <= (microStation?.people ?? 0); n++) {
    members.push({
      id: `micro-${number(n)}`,
      post: 'volunteer',
      station: microStation!.station,
      training: microStation!.training ?? MICRO_STATION_TRAINING,
      mayLift: microStation!.mayLift ?? true,
      arrives: microStation!.arrives ?? MICRO_STATION_ARRIVES,
      calledBy: 'alarmRaised',
      outside: true,
      crew: 1,
    });
  }
  const size = brigade?.teamSize ?? 2;
  for (let team = 1; team <= (brigade?.teams ?? 0); team++) {
    for (let n = 1; n <= size; n++) {
      members.push({
        id: `firefighter-${number(team)}-${n}`,
        post: 'firefighter',
        station: brigade!.station,
        training: 'monthly',
        mayLift: true,
        arrives: brigade!.travel + brigade!.setUp,
        calledBy: 'brigadeCalled',
        outside: true,
        crew: size,
      });
    }
  }
  return members;
}

/** Everybody of staff whom the roster can bring, absent ones left out; each id once, the shift in force first. */
export function staffOnDuty(scenario: Scenario): OnDuty[] {
  const members = new Map<string, OnDuty>();
  const all = [...shiftInForce(scenario).staff.map(own), ...handingOver(scenario), ...fromOutside(scenario)];
  for (const member of all) if (member.absent !== true && !members.has(member.id)) members.set(member.id, member);
  return [...members.values()];
}

/** May they lift and move residents: as the roster says, else carers and nurses. */
export const mayLift = (member: StaffMember): boolean =>
  member.mayLift ?? (member.post === 'carer' || member.post === 'nurse');

/** Fire training: as stated, else by the years since the last drill, else yearly. */
export function trainingOf(member: StaffMember): Training {
  if (member.training !== undefined) return member.training;
  if (member.lastDrill === undefined) return 'yearly';
  return member.lastDrill <= 0.1 ? 'monthly' : member.lastDrill <= 1 ? 'yearly' : 'none';
}
