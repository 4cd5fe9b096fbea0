/** Moments worth a mark on the timeline. */
import type { EventCode, RunEvent } from '../world/events.js';
import type { Chronicle } from './chronicle.js';
import { claimMoment } from './claims.js';
import { eventTime } from './response.js';
import { inSafety } from './situation.js';

export type Mark = { time: number } &
  /** An event as it was recorded: alarm, staff arrived, door shut, phase started … */
  (
    | { kind: 'event'; event: RunEvent }
    | { kind: 'firstMoved'; row: number }
    | { kind: 'storeyClear'; storey: number }
    /**
     * Met: the moment it became true (and the event it counts from had happened); not met: the deadline, or the end of the
     * run if that came first.
     */
    | { kind: 'claim'; claim: string; met: boolean }
  );

/** What happens once, or seldom enough for every time to be marked. */
const ALWAYS: ReadonlySet<EventCode> = new Set([
  'panelAlarm',
  'noticed',
  'investigationStarted',
  'confirmed',
  'brigadeCalled',
  'alarmRaised',
  'doorShut',
  'phaseStarted',
  'phaseDone',
  'staffArrived',
  'stuck',
  'commanded',
  'settled',
  'horizon',
]);
/** What may befall many: the first time, by place. */
const FIRST: ReadonlySet<EventCode> = new Set(['destinationFull', 'noRoute']);

/** In order of time. */
export function marks(c: Chronicle): Mark[] {
  const found: Mark[] = [];
  const told = new Set<string>();
  let moved = false;
  for (const event of c.events) {
    const { code, time } = event;
    if (code === 'moveStarted' && !moved) {
      moved = true;
      found.push({ time, kind: 'firstMoved', row: c.plan.rows.get(event.person ?? '') ?? -1 });
    }
    const once = `${code}/${code === 'stuck' ? event.person : (event.space ?? '')}`;
    const repeated = (FIRST.has(code) || code === 'stuck') && told.has(once);
    if (repeated || !(ALWAYS.has(code) || FIRST.has(code))) continue;
    told.add(once);
    found.push({ time, kind: 'event', event });
  }
  storeysClear(c).forEach((time, storey) => {
    if (time > 0 && time < Infinity) found.push({ time, kind: 'storeyClear', storey });
  });
  for (const claim of c.recording.header.scenario.plan.claims) {
    const { met, at, deadline } = claimMoment(c, claim);
    if (met === null) continue;
    const time = met ? Math.max(at!, eventTime(c, claim.after)) : Math.min(deadline ?? Infinity, c.recording.duration);
    found.push({ time, kind: 'claim', claim: claim.id, met });
  }
  return found.sort((a, b) => a.time - b.time);
}

/** By storey: when the last of those who live there and whom the plan moves was in safety, s; Infinity: not yet; 0: nobody. */
export function storeysClear(c: Chronicle): Float64Array {
  const clear = new Float64Array(c.building.storeys.length);
  for (let row = 0; row < c.recording.header.residents; row++) {
    if (c.phaseAt(row) < 0) continue;
    const { storey } = c.building.spaces[c.plan.home[row]];
    clear[storey] = Math.max(clear[storey], inSafety(c, row) ? c.outcomeAt[row] : Infinity);
  }
  return clear;
}
