/** The part of a critical path before a plan begins: from what triggered it back to the start of the incident. */
import { PERSON_STATES } from '../world/codes.js';
import { attemptsOf, type Attempt } from './attempts.js';
import { person, SLACK, type Stretches } from './stretches.js';

/** From the moment of an event to the start; what is left of the time then cannot be explained. */
export function backToAlarm(s: Stretches, event: string): void {
  const { c } = s;
  if (event === 'zoneLost') {
    s.push('losing', 0, { kind: 'event', event });
    return;
  }
  if (event === 'brigadeArrived') {
    s.push('coming', c.first('brigadeCalled'), { kind: 'event', event });
    backToAlarm(s, 'brigadeCalled');
    return;
  }
  const attempts = attemptsOf(c);
  if (event === 'alarmRaised' || event === 'brigadeCalled') {
    const last = attempts.findLastIndex(({ noticed }) => noticed <= s.t + SLACK);
    if (last >= 0) {
      called(s, attempts[last]);
      noticed(s, attempts, last);
    }
    return;
  }
  if (event === 'confirmed') {
    const index = attempts.findLastIndex(({ confirmed }) => confirmed <= s.t + SLACK);
    if (index >= 0) {
      atTheRoom(s, attempts[index]);
      looked(s, attempts[index]);
      noticed(s, attempts, index);
    }
    return;
  }
  if (event === 'noticed') {
    const index = attempts.findLastIndex((one) => one.noticed <= s.t + SLACK);
    if (index >= 0) noticed(s, attempts, index);
    return;
  }
  if (event === 'panelAlarm') detected(s);
}

/** From the call back to when the one who called had noticed. */
function called(s: Stretches, attempt: Attempt): void {
  const { perceiver, confirmed } = attempt;
  const first = s.c.recording.header.scenario.plan.response?.confirmBeforeAlarm !== false;
  if (first && confirmed <= s.t) {
    atTheRoom(s, attempt);
    looked(s, attempt);
  } else
    s.push('calling', attempt.noticed, perceiver < 0 ? { kind: 'event', event: 'alarmRaised' } : person(perceiver));
}

/** Calling, shutting the door and fighting the fire, back to when it had been seen. */
function atTheRoom(s: Stretches, { investigator, confirmed, attacked }: Attempt): void {
  const who = person(investigator);
  const shut = s.c.events.find(({ code, time }) => code === 'doorShut' && time >= confirmed);
  const fought = attacked === null ? confirmed : attacked.to;
  if (shut !== undefined && shut.time <= s.t + SLACK) {
    s.push('calling', shut.time, who);
    s.push('shutting', fought, who);
  } else s.push('calling', fought, who);
  if (attacked !== null) s.push('attacking', attacked.from, who);
}

function looked(s: Stretches, { investigating, investigator }: Attempt): void {
  s.push('investigating', investigating, person(investigator));
}

/** From when somebody noticed back to the panel, or to those whom smoke overcame before them. */
function noticed(s: Stretches, attempts: readonly Attempt[], index: number): void {
  const { c } = s;
  const { perceiver } = attempts[index];
  const before = attempts[index - 1];
  const free = before === undefined ? c.first('panelAlarm') : before.lost;
  const track = perceiver < 0 ? null : c.columns.state[perceiver];
  const since = track === null ? -1 : track.lastBecame(PERSON_STATES.indexOf('perceiving'), c.tick(s.t));
  if (since >= 0 && c.seconds(since) > (Number.isNaN(free) ? 0 : free) - SLACK)
    s.push('perceiving', Math.max(c.seconds(since) - 1 / s.rate, Number.isNaN(free) ? 0 : free), person(perceiver));
  if (before === undefined) {
    unheeded(s);
    detected(s);
    return;
  }
  s.push('unheeded', before.lost, { kind: 'event', event: 'noticed' });
  const reached = before.confirmed < before.lost ? before.confirmed : before.investigating;
  s.push('overcome', Number.isNaN(reached) ? before.noticed : reached, person(before.lostRow));
  if (before.confirmed < before.lost) looked(s, before);
  noticed(s, attempts, index - 1);
}

/** The panel had given the alarm, and nobody was there to heed it, or somebody took it for another false one. */
function unheeded(s: Stretches): void {
  const { c } = s;
  const dismissed = c.events.filter(({ code, time }) => code === 'alarmDismissed' && time < s.t);
  for (let i = dismissed.length - 1; i >= 0; i--)
    s.push('dismissed', dismissed[i].time, person(c.plan.rows.get(dismissed[i].person ?? '') ?? -1));
  s.push('unheeded', c.first('panelAlarm'), { kind: 'event', event: 'noticed' });
}

function detected(s: Stretches): void {
  const panel = s.c.first('panelAlarm') <= s.t + SLACK;
  s.push('detecting', 0, { kind: 'event', event: panel ? 'panelAlarm' : 'noticed' });
}
