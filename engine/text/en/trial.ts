import type { EventRef } from '../../scenario/schema.js';
import type { Measure } from '../../check/measures.js';
import { formatDuration, formatNumber, formatQuantity, formatShare, meanOf } from '../numbers.js';
import type { Names } from '../sentences.js';
import type { TrialSentences } from '../trial.js';
import { sentences } from './sentences.js';
import { parameterName } from '../parameterNames.js';
import { words } from './words.js';

const duration = (seconds: number): string => formatDuration(seconds, 'en');
const number = (value: number, digits = 1): string => formatNumber(value, digits);
const list = (items: readonly unknown[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${String(items[items.length - 1])}`;

/** An event of the plan as something that has or has not happened: "the general alarm was raised". */
function happened(event: EventRef, names: Names): string {
  if (typeof event === 'object')
    return `the phase "${names.phase(event.phase)}" ${event.is === 'started' ? 'began' : 'was done'}`;
  return {
    start: 'the fire began',
    panelAlarm: 'the panel gave the alarm',
    noticed: 'anybody noticed the alarm',
    confirmed: 'the fire was confirmed',
    brigadeCalled: 'the brigade was called',
    alarmRaised: 'the general alarm was raised',
    brigadeArrived: 'the fire brigade arrived',
    zoneLost: 'the zone was lost',
  }[event];
}

const TRAITS = {
  noticed: ['noticed after', 's'],
  confirmed: ['confirmed after', 's'],
  alarmRaised: ['general alarm after', 's'],
  asleep: ['residents asleep', '1'],
  residentSpeed: ['mean walking speed of residents', 'm/s'],
  staffSpeed: ['mean walking speed of staff', 'm/s'],
} as const;
const trait = (value: number, unit: string): string =>
  unit === 's' ? duration(value) : unit === '1' ? number(value) : formatQuantity(value, unit, 'en', 2);

/** Devices beside a bed. */
const BESIDE: Readonly<Record<string, string>> = { wheelchair: 'a wheelchair', rescueSheet: 'a rescue sheet' };

function measure({ kind, parameters: p }: Measure): string {
  switch (kind) {
    case 'watchedPanel':
      return `somebody watches the fire-alarm panel (${String(p.person)}, shift ${String(p.shift)})`;
    case 'alarmAtOnce':
      return 'the general alarm is raised without waiting for somebody to look';
    case 'helpFromAfar':
      return 'carers of all storeys help';
    case 'noKnocking':
      return 'carers do not stop to tell those who walk by themselves';
    case 'order':
      return `residents are moved in another order: ${(p.order as string[]).join(', ')}`;
    case 'destinations':
      return `residents go to ${list((p.to as (keyof typeof words.destination)[]).map((to) => words.destination[to]))}, in this order`;
    case 'training':
      return `${number(Number(p.people), 0)} of the staff are ${words.training[p.level as keyof typeof words.training]}`;
    case 'evacuationChairs':
      return `${number(Number(p.count), 0)} evacuation chairs on storey ${String(p.storey)}, used on the stairs`;
    case 'bedsOnLevel':
      return 'bedridden residents are moved in their own beds on the level';
    case 'zonesInTurn':
      return 'the zone of the fire is emptied first, the others when that is done';
    case 'ownZones':
      return `each of ${number(Number(p.people), 0)} carers looks after the storey of their own station first`;
    case 'lifts':
      return `residents go by ${list(p.lifts as string[])} in evacuation operation where that is quicker`;
    case 'bedside':
      return `at every bed ${list((p.devices as string[]).map((kind) => BESIDE[kind] ?? kind))}`;
    case 'doorsShut':
      return 'doors are kept shut: none wedged or left open, closers in order';
    case 'selfClosers':
      return `closers on ${number(Number(p.count), 0)} bedroom doors of storey ${String(p.storey)}`;
    case 'fireDoors':
      return p.count === 1
        ? 'a fire door that closes by itself at the stair'
        : `fire doors that close by themselves at the stairs (${number(Number(p.count), 0)})`;
    case 'doorsUnlocked':
      return `doors that can be opened in a fire in place of locked ones (${list(p.doors as string[])})`;
    case 'bedsToFreeOnes':
      return p.count === 1
        ? 'one resident who is carried moves to a free bed on a lower storey'
        : `${number(Number(p.count), 0)} residents who are carried move to free beds on lower storeys`;
    case 'moreCarers':
      return p.count === 1
        ? `one more carer at ${String(p.station)} (shift ${String(p.shift)})`
        : `${number(Number(p.count), 0)} more carers at ${String(p.station)} (shift ${String(p.shift)})`;
    case 'bedsMoved':
      return p.count === 1
        ? 'one resident who is carried changes beds with one who walks and lives lower down'
        : `${number(Number(p.count), 0)} residents who are carried change beds with residents who walk and live lower down`;
  }
}

/** In words, with the id by which it is set. */
const named = (id: string): string => {
  const name = parameterName(id, words, 'en');
  return name === id ? id : `${name} (${id})`;
};

export const trialSentences: TrialSentences = {
  given: (incident, clock) =>
    `Given this incident: ${incident}, at ${clock}. A verdict is about nights like this one, not about a year.`,
  robust(r) {
    if (r.nominal === 'UNPROVEN') return 'not tried against what nobody has measured: it is not decided as it is';
    const looked = `nobody has measured ${r.looked} values of the model; those that this night depends on were taken to both ends of their ranges, and ${r.active} of them change it`;
    if (r.hangsOn !== null) {
      const { parameter, unit, value, at, turns } = r.hangsOn;
      const q = (x: number): string => formatQuantity(x, unit, 'en');
      const drill =
        turns === null
          ? 'a drill that measures it would settle it'
          : `a drill would settle it: it turns between ${q(Math.min(...turns))} and ${q(Math.max(...turns))}`;
      return `as assumed it ${r.nominal === 'HOLDS' ? 'holds' : 'fails'}, but it hangs on the ${named(parameter)}, which nobody has measured: assumed ${q(value)}, and at ${q(at)} it no longer does (${words.verdict[r.hangsOn.verdictThere]}); ${drill}`;
    }
    if (r.together === null) return `${looked}; none of them works against this verdict`;
    if (r.together === r.nominal)
      return `${looked}; the verdict stands even with all of them at their adverse ends together`;
    const effects = list(r.effects.slice(0, 3).map(({ name }) => named(name)));
    return `${looked}; the verdict stands with each of them by itself at its adverse end${r.tried.length === 0 ? ' (by the size of their effects)' : ` (tried: ${list(r.tried.map(named))})`}, not with all together (${words.verdict[r.together]}); most depends on ${effects}`;
  },
  step({ step, work }, names) {
    if (step === null) return '';
    const { how, event, at, before, beforeAt, deadline, longest } = step;
    const since = `${sentences.eventRef(before, names)} came ${duration(beforeAt)} after the start`;
    if (how === 'slow' && work !== null && typeof event === 'object') {
      const hands =
        work.hands.length === 0
          ? 'nobody'
          : work.hands.length === 1
            ? work.hands[0]
            : `${work.hands.length} staff (${list(work.hands.slice(0, 6))}${work.hands.length > 6 ? ' and others' : ''})`;
      const cycle = work.cycle === null ? '' : `, ${duration(work.cycle)} for each on average`;
      const done = at === null ? 'it was not done by the end' : `it was done ${duration(at - deadline)} too late`;
      const open = work.open.map(({ cause, state, people }) =>
        cause === 'none' ? `${people} ${words.state[state]}` : `${people} waiting for ${sentences.cause[cause](null)}`,
      );
      const rest = open.length === 0 ? '' : ` Not there: ${list(open)}.`;
      const late =
        longest === null
          ? ''
          : ` Most of the time before it went by between ${sentences.eventRef(longest.from, names)} and ${sentences.eventRef(longest.to, names)}: ${duration(longest.seconds)}.`;
      return `The plan breaks in its phase "${names.phase(event.phase)}": it began ${duration(beforeAt)} after the start, and at the deadline (${duration(deadline)}) ${work.there} of ${work.of} were there.${rest} ${work.hands.length === 0 ? 'Nobody had begun to move them' : `${capital(hands)} had brought ${work.brought}${cycle}`}; ${done}.${late}`;
    }
    const what = happened(event, names);
    return how === 'never' || at === null
      ? `The plan breaks before ${what}: that did not happen by the end; ${since}.`
      : `The plan breaks before ${what}: that took until ${duration(at)} after the start, ${duration(at - deadline)} past the deadline (${duration(deadline)}); ${since}.`;
  },
  difference({ trait: name, passing, failing }) {
    const [what, unit] = TRAITS[name];
    // Told apart by the numbers, not by what is shown of them.
    if (trait(passing.mean, unit) === trait(failing.mean, unit)) return '';
    return `${what}: ${trait(passing.mean, unit)} in runs that met it, ${trait(failing.mean, unit)} in those that did not`;
  },
  measure: (one) => measure(one),
  fix(fix, _names, search) {
    const at =
      search?.at === undefined
        ? ''
        : ` with the ${named(search.at.name)} at ${formatQuantity(search.at.value, search.at.unit, 'en')}, too`;
    const { verdict, gained, measures } = fix;
    const gain =
      verdict.count === null
        ? ''
        : `; ${number(gained.mean)} more residents there in time (${number(gained.low)} to ${number(gained.high)})`;
    const same =
      fix.samePeople === null
        ? ''
        : `; asked as well for those who live there today, wherever their beds then are: met in ${fix.samePeople.met} of ${fix.samePeople.runs}`;
    return `${list(measures.map(measure))}: then it holds${at}, met in ${verdict.met} of ${verdict.runs} runs (at least ${formatShare(verdict.low)}, ${formatShare(verdict.confidence)} confidence)${same}${gain}.`;
  },
  noFix(search) {
    if (search.best === null) return `None of the ${search.tried} changes that were tried makes it hold.`;
    const { measures, count, of } = search.best;
    return `None of the ${search.tried} sets of changes that were tried makes it hold. The best of them (${list(measures.map(measure))}) brings ${meanOf(count, of)} of ${of} there in time, on average over its runs.`;
  },
  bound: (b) =>
    `No order of moving could be quicker than ${duration(b.seconds)} after the phase begins: ${b.residents} residents to be moved are ${duration(b.work)} of work for one pair of hands, and there are ${b.hands} (mean times of the model, straight ways, nobody ever walks back).`,
  costClass: {
    plan: 'words of the plan',
    training: 'training',
    organisation: 'organisation',
    equipment: 'equipment',
    staff: 'staff',
  },
  worstStep({ kind, value }, names) {
    switch (kind) {
      case 'place':
        return `the fire in ${names.space(value)}`;
      case 'hour':
        return `at ${value}`;
      case 'absent':
        return `${names.person(value)} absent`;
      case 'stairLost':
        return `stair ${value} lost`;
      case 'storeLost':
        return `store ${value} lost`;
    }
  },
  worst(steps, names) {
    if (steps.length === 0) return 'No other place, hour, absence or loss was found that makes it worse.';
    const told = steps.map((step) => {
      const verdict =
        step.verdict === null
          ? ''
          : ` – ${words.verdict[step.verdict.verdict]}, met in ${step.verdict.met} of ${step.verdict.runs}`;
      return `${trialSentences.worstStep(step, names)}${verdict}`;
    });
    return `Worst credible case found, step by step: ${told.join('; then ')}.`;
  },
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
