import type { Roster, Scenario } from '../scenario/schema.js';

/** Seconds after midnight of "02:00" or "21:14:30". */
export function secondsOfClock(clock: string): number {
  const [h, m, s = '0'] = clock.split(':');
  return Number(h) * 3600 + Number(m) * 60 + Number(s);
}

/** Night for task times and sleep: from 21:00 to 07:00 (assumption; shifts have their own hours). */
export function isNight(clock: string): boolean {
  const t = secondsOfClock(clock);
  return t >= 21 * 3600 || t < 7 * 3600;
}

/** The shift on duty: the one named by `roster.onDuty`, else the first whose hours hold the incident's clock. */
export function shiftInForce(scenario: Scenario): Roster['shifts'][string] {
  const { shifts, onDuty } = scenario.roster;
  if (onDuty !== undefined) return shifts[onDuty];
  const t = secondsOfClock(scenario.incident.clock);
  const names = Object.keys(shifts).sort();
  for (const name of names) {
    const from = secondsOfClock(shifts[name].from);
    const to = secondsOfClock(shifts[name].to);
    if (from < to ? t >= from && t < to : t >= from || t < to) return shifts[name];
  }
  return { from: '00:00', to: '00:00', staff: [] };
}
