import type { BurningItem } from '../../scenario/schema.js';
import { refusalWith, type OrderSentences, type RefusalSentences } from '../orders.js';
import { formatDuration } from '../numbers.js';
import { words } from './words.js';

/** What begins to burn, as it begins a clause. */
const BURNS: Readonly<Record<BurningItem, string>> = {
  bedding: 'bedding',
  beddingTreated: 'treated bedding',
  polystyrene: 'polystyrene',
  battery: 'a battery',
  laundry: 'laundry',
  electricalCabinet: 'an electrical cabinet',
  kitchen: 'oil in the kitchen',
};

const REFUSED: RefusalSentences = {
  ended: () => 'The run is over.',
  notHere: (p) => `${p} is not in the building.`,
  incapacitated: (p) => `${p} is incapacitated and cannot act any more.`,
  hurt: (p) => `${p} is hurt and cannot act any more.`,
  handsFull: (p, o) => `${p} has ${o} in hand and cannot let go before they are in safety.`,
  inLift: (p) => `${p} is in a lift.`,
  runsLift: (p) => `${p} runs a lift.`,
  noWay: (p, o, s) => (s === '' ? `There is no way for ${o}.` : `${p} has no way to ${s}.`),
  smoke: (p, _o, s) => (s === '' ? `Smoke lies on the way of ${p}.` : `${p} cannot get to ${s} for smoke.`),
  noPlace: (_p, _o, s) => `Nobody can stand by in ${s}.`,
  noDoor: (_p, o) => `${o} is no door that can be shut.`,
  alreadyShut: (_p, o) => `The door ${o} is shut already.`,
  inSafety: (_p, o) => `${o} is in safety already.`,
  taken: (p, o) => (p === o ? `${o} is on the way already.` : `${o} is in the hands of ${p} already.`),
  noPhase: (_p, o) => `The plan says nothing of ${o}: nobody knows where to.`,
  begun: () => 'That phase of the plan has begun already.',
  walks: (_p, o) => `${o} walks and is only told to go.`,
  sameOrder: () => 'They are fetched in that order already.',
  cannotUse: (p, o) => `${p} has not learned to use the device needed: ${o}.`,
  noDevice: (_p, o) => `The device that ${o} needs is not free.`,
  full: (_p, o, s) => `There is no room left for ${o}${s === '' ? '' : ` in ${s}`}.`,
  called: () => 'The alarm is raised and the brigade called already.',
  isFree: (p) => `${p} goes by the plan already.`,
  noFire: () => 'No smoke is computed in this night, so nothing can begin to burn.',
  noFireThere: (_p, _o, s) => `Nothing can begin to burn in ${s}: stairs, lifts and the open air are left out.`,
  burning: (_p, _o, s) => `It burns in ${s} already.`,
  noBrigade: () => 'The roster has no fire brigade, so it cannot come late.',
  arrived: () => 'The fire brigade is there already.',
  isLost: (_p, o) => `${o} is incapacitated and cannot refuse.`,
  notWatched: () => 'The roster says that nobody watches the panel anyway.',
  answered: () => 'Somebody looks after the alarm already.',
  nothingLost: () => 'Nothing of that has power that could be lost.',
};

export const orders: OrderSentences = {
  order(command, n) {
    switch (command.kind) {
      case 'door':
        return `the door ${command.opening} ${command.usable ? 'can be used again' : 'is blocked'}`;
      case 'lift':
        return `the lift ${command.lift} ${words.liftOrder[command.order]}`;
      case 'go':
        return `${n.person(command.staff)} is to go to ${n.space(command.space)}`;
      case 'fetch':
        return `${n.person(command.staff)} is to fetch ${n.person(command.resident)}${command.means === undefined ? '' : `, ${words.means[command.means]}`}`;
      case 'shut':
        return `${n.person(command.staff)} is to shut the door ${command.opening}`;
      case 'call':
        return `${n.person(command.staff)} is to call the brigade and raise the alarm`;
      case 'free':
        return `${n.person(command.staff)} is to go on by the plan`;
      case 'begin':
        return `the phase "${n.phase(command.phase)}" of the plan is to begin`;
      case 'order':
        return `the residents of the phase "${n.phase(command.phase)}" are to be fetched in this order: ${command.rules.map((rule) => words.orderRule[rule]).join(', then ')}`;
      case 'hurt':
        return `${n.person(command.staff)} is hurt`;
      case 'ignite':
        return `${BURNS[command.item]} begins to burn in ${n.space(command.space)}`;
      case 'brigadeLate':
        return `the fire brigade comes ${formatDuration(command.seconds, 'en')} late`;
      case 'refuse':
        return `${n.person(command.resident)} will not come along for ${formatDuration(command.seconds, 'en')}`;
      case 'unanswered':
        return command.seconds === null
          ? 'nobody at the panel reacts to it until they are told to'
          : `nobody at the panel reacts to it for ${formatDuration(command.seconds, 'en')}`;
      case 'power': {
        const what = [command.lifts === undefined ? 'all lifts without emergency power' : command.lifts.join(', '), (command.equipment ?? []).join(', ')]; // prettier-ignore
        return `the power fails: ${what.filter((one) => one !== '').join('; ')}`;
      }
    }
  },
  forbidden: {
    notYours: 'You do not command this member of staff.',
    noPower: 'Your role may not order that.',
    trainerOnly: 'Only the trainer can do that.',
  },
  notTaken: {
    notUnderstood: 'That was not understood. Open the link again.',
    noSuch: 'That does not exist in this drill.',
    notTrainer: 'Only the trainer can do that.',
    notPlayer: 'The trainer gives no orders to staff; the roles do.',
    notKept:
      'It could not be saved, so it may be lost if the drill is interrupted. Look whether there is room on the disk.',
  },
  criterion: { open: 'open', met: 'met', late: 'too late', missed: 'missed' },
  simulatedDrill: 'Simulated drill (table-top). It does not count as a drill held in the building.',
  refusal: refusalWith(REFUSED, (kind) => (words.device as Record<string, string>)[kind] ?? kind),
};
