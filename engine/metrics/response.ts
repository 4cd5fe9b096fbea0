/** What the alarm waits for: from the panel to the general alarm, by who does what. */
import type { EventRef } from '../scenario/schema.js';
import type { Chronicle } from './chronicle.js';
import type { Party } from './reason.js';
import { stateOf } from './situation.js';

/** Time of an event that plans refer to, s; NaN: not within the recording. */
export function eventTime(c: Chronicle, event: EventRef): number {
  if (event === 'start') return 0;
  if (typeof event === 'string') return c.first(event);
  return c.first(event.is === 'started' ? 'phaseStarted' : 'phaseDone', event.phase);
}

/** The event at the root of a phase's trigger: phases may be triggered by phases. */
export function rootOf(c: Chronicle, phase: number): string {
  const { phases } = c.recording.header.scenario.plan;
  let { after } = phases[phase].trigger;
  for (let i = 0; i < phases.length && typeof after === 'object'; i++) {
    const { phase: id } = after;
    after = phases.find((one) => one.id === id)!.trigger.after;
  }
  return typeof after === 'string' ? after : 'start';
}

/** Somebody of staff who is in one of these states at `tick`, or -1. */
function inState(c: Chronicle, tick: number, ...states: string[]): number {
  const { residents, people } = c.recording.header;
  for (let row = residents; row < people.length; row++) if (states.includes(stateOf(c, row, tick))) return row;
  return -1;
}

/** What a milestone that has not happened yet waits for at `time`; null: nothing and nobody that can be named. */
export function awaitedBy(c: Chronicle, event: string, time: number): Party | null {
  const tick = c.tick(time);
  if (event === 'panelAlarm') return null;
  if (!(c.first('noticed') <= time)) {
    const perceiver = inState(c, tick, 'perceiving');
    if (perceiver >= 0) return { kind: 'person', row: perceiver };
    if (!(c.first('panelAlarm') <= time)) return { kind: 'event', event: 'panelAlarm' };
    return event === 'noticed' ? null : { kind: 'event', event: 'noticed' };
  }
  const waitsForLook = event === 'confirmed' || c.recording.header.scenario.plan.response?.confirmBeforeAlarm !== false;
  const row = waitsForLook ? inState(c, tick, 'investigating', 'calling') : inState(c, tick, 'calling');
  return row < 0 ? null : { kind: 'person', row };
}
