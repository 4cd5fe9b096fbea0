import type { Stretch } from '../../metrics/criticalPath.js';
import type { Party, ReasonLink } from '../../metrics/reason.js';
import type { AnswerSentences } from '../answers.js';
import { formatMoment } from '../moments.js';
import { formatDuration } from '../numbers.js';
import { wholeShares } from '../shares.js';
import { partyName, type PartyNames } from '../parties.js';
import { sentences as base } from './sentences.js';
import { words } from './words.js';

const duration = (seconds: number): string => formatDuration(seconds, 'en');

const party = (of: Party, names: PartyNames): string =>
  partyName(of, names, {
    opening: (id) => `door ${id}`,
    device: (kind) => `the ${words.device[kind]}`,
    lift: (id) => `the lift ${id}`,
    phase: (name) => `the phase "${name}"`,
    event: (event) => base.eventRef(event as 'start', names),
  });

/** Ids and names of people stay as they are written; everything else begins with a capital. */
const sentence = (of: Party, names: PartyNames, text: string): string =>
  of.kind === 'person' && names.isStaff(of.row) ? `${text}.` : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const others = (count: number): string => (count === 1 ? 'one other resident' : `${count} other residents`);
const after = (count: number): string => (count > 0 ? ` after ${others(count)}` : '');

/** What a resident does not go on for. `since` is said in it. */
function residentLink(link: ReasonLink, who: string, since: string, names: PartyNames): string {
  const { awaits, state, cause } = link;
  const whom = awaits === null ? null : party(awaits, names);
  switch (cause) {
    case 'alarm': {
      if (state === 'preMovement') return `${who} does not hear the alarm and waits to be told in person, ${since}`;
      const so = state === 'asleep' ? 'is asleep' : state === 'awake' ? 'is awake in their room' : 'does not know yet';
      return awaits?.kind === 'phase'
        ? `${who} ${so}: ${whom} of the plan has not begun`
        : `${who} ${so}: the general alarm has not been raised`;
    }
    case 'noPlan':
      return `${who} was in a place that is no longer safe, and the plan says nothing of who fetches them`;
    case 'phase':
      return `${who} has to wait: ${whom ?? 'their phase'} of the plan has not begun`;
    case 'preMovement':
      return `${who} has been getting ready to leave ${since}`;
    case 'rest':
      return `${who} has been resting on a landing ${since}`;
    case 'refusal':
      return `${who} does not want to come and is being persuaded${whom === null ? '' : ` by ${whom}`}, ${since}`;
    case 'carer':
      if (whom === null)
        return `${who} has been waiting to be fetched ${since}${link.never ? ', and nobody comes before the run ends' : ''}`;
      if (link.never)
        return `${who} has been waiting to be fetched ${since}, and nobody comes before the run ends; ${whom} is at work`;
      return link.until === null
        ? `${who} has been waiting to be fetched ${since}; ${whom} is at work`
        : `${who} has been waiting to be fetched ${since}; ${whom} sets out at ${formatMoment(link.until)}${link.ahead > 0 ? `, after ${others(link.ahead)}` : ''}`;
    case 'carerOnTheWay':
      return `${who} is waiting for ${whom ?? 'a carer'}, on the way ${since}`;
    case 'teammate':
      return whom === null
        ? `${who} has been waiting for a second pair of hands ${since}; nobody is free`
        : `${who} has been waiting for a second pair of hands ${since}: ${whom}${after(link.ahead)}`;
    case 'device':
      if (whom === null) return `${who} has been waiting for a free device ${since}; none is free`;
      return awaits!.kind === 'device'
        ? `${who} has been waiting for ${whom} ${since}: it is in use`
        : `${who} has been waiting for a free device ${since}; ${whom} brings it${after(link.ahead)}`;
    case 'refugeFull':
      return `${who} has been waiting ${since} for room ${whom === null ? 'where the plan sends them' : `in ${whom}`}`;
    case 'noRoute':
      return `${who} has had no way to ${whom ?? 'where the plan sends them'} ${since}`;
    case 'smoke':
      return `${who} has been cut off ${since} by smoke${whom === null ? '' : ` on the way to ${whom}`}`;
    case 'crowd':
      return `${who} has been held up ${since} by ${whom ?? 'the people in front'}`;
    case 'door':
      return `${who} has been getting through ${whom ?? 'a door'} ${since}`;
    case 'lift':
      return `${who} has been waiting ${since} for ${whom ?? 'a lift'}`;
    case 'trapped':
      return `${who} has been caught ${since} in ${whom ?? 'a lift'}, which stands between two storeys`;
    default:
      return doing(link, who, since, whom);
  }
}

/** A resident who goes on, is in somebody's hands, or in safety. */
function doing({ state, outcome, since: at }: ReasonLink, who: string, since: string, whom: string | null): string {
  const by = whom === null ? '' : ` by ${whom}`;
  if (outcome === 'sheltered' && (state === 'asleep' || state === 'awake'))
    return `${who} stays in their room, as the plan says`;
  if (outcome === 'safe') return `${who} has been safe outside ${since}`;
  if (outcome === 'sheltered') return `${who} has been in safety ${since}`;
  if (outcome === 'lost') return `${who} has been incapacitated by smoke or heat ${since}`;
  if (outcome === 'remaining') return `${who} was not in safety when the run ended, ${formatMoment(at)}`;
  switch (state) {
    case 'asleep':
    case 'awake':
      return `${who} is not in any phase of the plan`;
    case 'beingWoken':
      return `${who} is being woken${by}, ${since}`;
    case 'beingPrepared':
      return `${who} is being prepared and transferred${by}, ${since}`;
    case 'beingMoved':
      return `${who} is being moved${by}, ${since}`;
    case 'beingUnloaded':
      return `${who} is being settled at the destination${by}, ${since}`;
    case 'walking':
      return `${who} has been on the way ${since}`;
    default:
      return `${who}: ${state === null ? '' : words.state[state]}, ${since}`;
  }
}

const AT_WORK: Readonly<Record<NonNullable<ReasonLink['stage']>, (resident: string) => string>> = {
  gather: (resident) => `is at the bed of ${resident}`,
  fetchDevice: (resident) => `is fetching a device for ${resident}`,
  approach: (resident) => `is on the way to ${resident}`,
  wake: (resident) => `is waking ${resident}`,
  detach: (resident) => `is taking ${resident} off their equipment`,
  prepare: (resident) => `is preparing and transferring ${resident}`,
  move: (resident) => `is moving ${resident}`,
  unload: (resident) => `is settling ${resident} at the destination`,
  handOver: (resident) => `is handing ${resident} over`,
  return: () => 'is coming back',
  done: () => 'is done',
};

function staffLink(link: ReasonLink, who: string, since: string, names: PartyNames): string {
  const { awaits, state, cause, busyWith, stage, outcome } = link;
  const whom = awaits === null ? null : party(awaits, names);
  const resident = busyWith < 0 ? '' : names.row(busyWith);
  if (outcome === 'safe' || outcome === 'sheltered') return `${who} has been in safety ${since}`;
  if (state === 'notYetHere')
    return awaits?.kind === 'event'
      ? `${who} is not in the building: called when the general alarm is raised`
      : `${who} is not here yet, called ${since}`;
  switch (cause) {
    case 'teammate':
      return `${who} has been waiting ${since} at the bed of ${resident} for ${
        whom === null ? 'a second pair of hands; nobody is free' : `${whom}${after(link.ahead)}`
      }`;
    case 'crowd': {
      const front = whom ?? 'the people in front';
      return resident === ''
        ? `${who} has been held up ${since} by ${front}`
        : `${who}, ${stage === null ? 'at work with ' + resident : AT_WORK[stage](resident).replace(/^is /, '')}, has been held up ${since} by ${front}`;
    }
    case 'noRoute':
      return `${who} has had no way to ${whom ?? 'go on'} ${since}`;
    case 'lift':
      return `${who}${resident === '' ? '' : `, with ${resident},`} has been waiting ${since} for ${whom ?? 'a lift'}`;
    case 'trapped':
      return `${who} has been caught ${since} in ${whom ?? 'a lift'}, which stands between two storeys`;
    case 'smoke':
      return `${who} has been kept back ${since} by smoke${whom === null ? '' : ` on the way to ${whom}`}`;
    case 'door':
      return `${who}${resident === '' ? '' : `, with ${resident},`} has been getting through ${whom ?? 'a door'} ${since}`;
    case 'refusal':
      return `${who} has been persuading ${resident}, who does not want to come, ${since}`;
    case 'rest':
      return `${who} has put ${resident} down on a landing to rest, ${since}`;
    case 'orders':
      if (state === 'pausing') return `${who} is between two tasks, ${since}`;
      if (awaits?.kind === 'event') return `${who} is at their post: the general alarm has not been raised`;
      return whom === null
        ? `${who} is at their post, with nobody to fetch, ${since}`
        : `${who} is at their post: ${whom} of the plan has not begun`;
    default:
  }
  if (stage === 'fetchDevice' && whom !== null) return `${who} has been fetching ${whom} for ${resident} ${since}`;
  if (stage === 'wake' && link.visit) return `${who} is telling ${resident} to leave, ${since}`;
  if (stage === 'approach' && link.visit) return `${who} is on the way to tell ${resident} to leave, ${since}`;
  if (stage !== null) return `${who} ${AT_WORK[stage](resident)}, ${since}`;
  if (state === 'walking') return `${who} has been on the way out ${since}`;
  return `${who} is ${state === null ? 'here' : words.state[state]}, ${since}`;
}

function eventLink(event: string, { awaits, since, until }: ReasonLink, names: PartyNames): string {
  const whom = awaits === null ? null : party(awaits, names);
  if (event === 'panelAlarm')
    return until === null ? 'the panel gives no alarm' : 'the panel has not given the alarm yet';
  if (event === 'noticed' && awaits === null)
    return `nobody is there to heed the panel, which gave the alarm at ${formatMoment(since)}`;
  const what = event === 'alarmRaised' ? 'the general alarm' : party({ kind: 'event', event }, names);
  if (awaits?.kind === 'event') {
    return awaits.event === 'noticed'
      ? `${what} is not raised: nobody has noticed the alarm at the panel`
      : `${what} is not raised: the panel has not given the alarm`;
  }
  return whom === null ? `${what} is being raised` : `${what} waits for ${whom}`;
}

/** Where a lift is and what it is at, so that it is not here. */
function liftLink({ lift }: ReasonLink, name: string, since: string, names: PartyNames): string {
  if (lift === null) return name;
  const { mode, stage, storey, riders } = lift;
  const at = names.storeyAt(storey);
  const inside = riders === 0 ? '' : `, ${riders === 1 ? 'one person' : `${riders} people`} in it`;
  if (stage === 'stopped') return `${name} has stood between two storeys without power ${since}${inside}`;
  const where = stage === 'moving' ? `on its way to ${at}` : `at ${at}, ${words.liftStage[stage]}`;
  return `${name} is ${words.liftMode[mode]} and ${where} ${since}${inside}`;
}

function reasonLink(link: ReasonLink, names: PartyNames): string {
  const { who, awaits, until } = link;
  const name = party(who, names);
  const since = `since ${formatMoment(link.since)}`;
  const whom = awaits === null ? null : party(awaits, names);
  // When somebody comes to fetch them is part of the sentence.
  const end = until === null || link.cause === 'carer' ? '' : ` (until ${formatMoment(until)})`;
  const say = (text: string): string => sentence(who, names, text + end);
  switch (who.kind) {
    case 'person':
      return say(names.isStaff(who.row) ? staffLink(link, name, since, names) : residentLink(link, name, since, names));
    case 'device':
      return say(
        whom === null ? `${name} is free` : `${name} has been with ${whom} ${since}, for ${names.row(link.busyWith)}`,
      );
    case 'phase':
      if (link.cause === 'none')
        return say(
          whom === null
            ? `${name} has been going on ${since}`
            : `${name} has been going on ${since}; the last in it is ${whom}`,
        );
      if (awaits === null)
        return say(`${name} begins some time after its trigger, which came at ${formatMoment(link.since)}`);
      return say(awaits.kind === 'phase' ? `${name} waits for ${whom}` : `${name} begins only with ${whom}`);
    case 'lift':
      return say(liftLink(link, name, since, names));
    case 'event':
      return say(eventLink(who.event, link, names));
    default:
      return say(name);
  }
}

function criticalStretch(stretch: Stretch, names: PartyNames): string {
  const { who, kind, awaits, resident } = stretch;
  const name = party(who, names);
  const whom = awaits === null ? null : party(awaits, names);
  const other = resident >= 0 && !(who.kind === 'person' && who.row === resident) ? names.row(resident) : null;
  switch (kind) {
    case 'detecting':
      return who.kind === 'event' && who.event === 'noticed'
        ? 'nobody notices the fire'
        : 'the fire begins, and the panel has not given the alarm';
    case 'unheeded':
      return 'the panel gives the alarm and nobody is there to heed it';
    case 'perceiving':
      return `${name} reads the panel`;
    case 'investigating':
      return `${name} goes to the fire and looks`;
    case 'dismissed':
      return `${name} takes the alarm for another false one`;
    case 'attacking':
      return `${name} tries to put the fire out`;
    case 'shutting':
      return `${name} shuts the door of the room on fire`;
    case 'calling':
      return `${name} calls the brigade and raises the alarm`;
    case 'overcome':
      return `${name} is overcome by smoke before the alarm is raised; somebody else has to begin anew`;
    case 'losing':
      return 'a place of safety is not lost yet';
    case 'coming':
      return who.kind === 'event' ? 'the fire brigade is on its way' : `${name} comes to the building`;
    case 'preMovement':
      return `${name} gets ready to leave`;
    case 'waiting':
      return waits(stretch, name, whom, other);
    case 'walking':
    case 'returning': {
      if (awaits?.kind === 'device') return `${name} goes for ${whom}, for ${other ?? 'a resident'}`;
      if (other === null) return `${name} is on the way`;
      return kind === 'walking' ? `${name} goes to ${other}` : `${name} goes on to ${other}`;
    }
    case 'catchingBreath':
      return other === null ? `${name} rests on a landing` : `${name} puts ${other} down on a landing to rest`;
    case 'wandering':
      return `${name}, with nobody of staff beside them, walks back to their room`;
    case 'persuading':
      return `${name} persuades ${other ?? 'a resident'}, who does not want to come`;
    case 'duty':
      return `${name} has another duty: searching, counting heads, staying with residents, the fire, a lift or what was ordered`;
    case 'telling':
      return `${name} tells ${other ?? 'a resident'} to leave`;
    case 'preparing':
      return `${name} wakes, prepares and transfers ${other ?? ''}`;
    case 'moving':
      return `${name} moves ${other ?? ''}`;
    case 'unloading':
      return `${name} settles ${other ?? ''} and hands over`;
    case 'resting':
      return `${name} is between two residents`;
    case 'other':
      return who.kind === 'person' ? `${name} finishes what was in hand` : 'not explained by what was recorded';
  }
}

function waits({ who, cause }: Stretch, name: string, whom: string | null, other: string | null): string {
  const both = other === null || cause === 'carerOnTheWay' ? name : `${name}, with ${other},`;
  switch (cause) {
    case 'phase':
      return who.kind === 'phase'
        ? `${name} of the plan has not begun yet`
        : `${name} waits for their turn in the plan`;
    case 'carer':
      return `${name} waits to be fetched: nobody is free`;
    case 'carerOnTheWay':
      return `${name} waits for ${whom ?? 'a carer'}, on the way to them`;
    case 'teammate':
      return whom === null
        ? `${name} waits at the bed of ${other ?? 'a resident'} for a second pair of hands`
        : `${name} waits at the bed of ${other ?? 'a resident'} for ${whom}`;
    case 'crowd':
      return `${both} is held up by ${whom ?? 'the people around'}`;
    case 'refugeFull':
      return `${both} waits for room ${whom === null ? 'where the plan sends them' : `in ${whom}`}`;
    case 'noRoute':
      return `${both} has no way to ${whom ?? 'where the plan sends them'}`;
    case 'smoke':
      return `${both} is kept back by smoke${whom === null ? '' : ` on the way to ${whom}`}`;
    case 'trapped':
      return `${both} is caught in ${whom ?? 'a lift'} between two storeys`;
    case 'orders':
      return `${name} is at their post until the plan calls for them`;
    default:
      return `${both} waits for ${whom ?? base.cause[cause](null)}`;
  }
}

export const answers: AnswerSentences = {
  placeWords: { outside: 'outside', at: (space, storey) => `${space}, ${storey}` },
  party,
  reasonLink,
  criticalStretch,
  stretchKind: {
    detecting: 'until the panel gives the alarm',
    unheeded: 'nobody heeds the panel',
    dismissed: 'alarm taken for a false one',
    perceiving: 'reading the panel',
    investigating: 'going to look',
    attacking: 'trying to put the fire out',
    overcome: 'overcome by smoke, in vain',
    losing: 'until a place of safety is lost',
    coming: 'on the way to the building',
    shutting: 'shutting the door of the room on fire',
    calling: 'calling and raising the alarm',
    preMovement: 'getting ready to leave',
    waiting: 'waiting',
    walking: 'on the way',
    catchingBreath: 'resting on landings',
    wandering: 'walking back unattended',
    telling: 'telling residents who can walk to leave',
    persuading: 'persuading who refuses',
    preparing: 'waking, preparing, transferring',
    moving: 'moving residents',
    unloading: 'settling and handing over',
    returning: 'going on to the next resident',
    resting: 'between two residents',
    duty: 'on another duty',
    other: 'other',
  },
  criticalSummary(path, names, ofThese = false) {
    const { at, before } = path;
    const parts: [number, string][] = [
      [
        path.shares.others,
        `waiting while carers were busy with ${before === 1 ? 'one other resident' : `${before} other residents`}`,
      ],
      [path.shares.alarm, 'the time until the plan began to act on the alarm'],
      [path.shares.waiting, 'waiting for more hands, a device, room or a way'],
      [path.shares.own, 'their own evacuation, from being fetched to safety'],
    ];
    const given = parts.filter(([seconds]) => seconds > 0).sort((a, b) => b[0] - a[0]);
    const shares = wholeShares(given.map(([seconds]) => seconds));
    const told = given.map(([, what], i) => `${shares[i]} was ${what}`);
    const last = told.pop();
    const list = told.length === 0 ? last : `${told.join(', ')} and ${last}`;
    const who = { kind: 'person', row: path.last } as const;
    return `${sentence(who, names, `${names.row(path.last)} is the last ${ofThese ? 'of these ' : ''}in safety, after ${duration(at)}`)} Of that time ${list}.`;
  },
  hold({ open, done, forgotten, causes, clearAt }, place) {
    const left =
      forgotten > 0
        ? ` The plan says nothing of ${forgotten === 1 ? 'one resident' : `${forgotten} residents`} here.`
        : '';
    if (open + done === 0) return `${place}: no resident here is to be moved.${left}`;
    const when = clearAt === null ? '' : ` The last is in safety at ${formatMoment(clearAt)}.`;
    if (open === 0)
      return `${place}: ${done === 1 ? 'the one resident is' : `all ${done} residents are`} where the plan wants them.${left}`;
    const told = causes.map(({ cause, people, longest }) => {
      const who = people < open ? `${people} ` : open > 1 ? 'all ' : '';
      const time = `(${people > 1 ? 'the longest ' : ''}for ${duration(longest)})`;
      if (cause === 'none') return `${who}on the way or in somebody's hands`;
      if (cause === 'alarm') return `${who}not told yet, as the general alarm has not been raised`;
      if (cause === 'preMovement') return `${who}getting ready to leave ${time}`;
      return `${who}waiting for ${base.cause[cause](null)} ${time}`;
    });
    return `${place}: ${open === 1 ? 'one resident' : `${open} residents`} not yet in safety: ${told.join(', ')}.${when}${left}`;
  },
  mark(mark, names) {
    switch (mark.kind) {
      case 'event':
        return base.event[mark.event.code](mark.event, names);
      case 'firstMoved':
        return `${names.row(mark.row)} is the first to set off`;
      case 'storeyClear':
        return `${names.storeyAt(mark.storey)}: all who are to be moved are in safety`;
      case 'claim':
        return `claim ${mark.met ? 'met' : 'not met'}: ${names.claim(mark.claim)}`;
    }
  },
};
