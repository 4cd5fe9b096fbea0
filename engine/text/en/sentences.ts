import { formatDuration, formatShare } from '../numbers.js';
import type { Sentences } from '../sentences.js';
import { orders } from './orders.js';
import { parameterName } from '../parameterNames.js';
import { words } from './words.js';

const device = (kind: string | undefined): string =>
  (words.device as Record<string, string>)[kind ?? ''] ?? kind ?? 'device';
const liftMode = (mode: string | undefined): string =>
  (words.liftMode as Record<string, string>)[mode ?? ''] ?? mode ?? '';
const duration = (seconds: number): string => formatDuration(seconds, 'en');

export const sentences: Sentences = {
  event: {
    panelAlarm: () => 'the panel gives the alarm',
    noticed: (e, n) => `${n.person(e.person ?? '')} notices the alarm`,
    investigationStarted: (e, n) => `${n.person(e.person ?? '')} goes to look`,
    confirmed: (e, n) => `${n.person(e.person ?? '')} has seen the fire and confirms it`,
    brigadeCalled: () => 'the fire brigade is called',
    alarmRaised: () => 'the general alarm is raised',
    doorShut: (e) => `the door ${e.other ?? ''} is shut`,
    phaseStarted: (e, n) => `the phase "${n.phase(e.phase ?? '')}" of the plan begins`,
    phaseDone: (e, n) => `the phase "${n.phase(e.phase ?? '')}" of the plan is done`,
    staffArrived: (e, n) => `${n.person(e.person ?? '')} has come to help`,
    taskStarted: (e, n) => `${n.person(e.other ?? '')} sets out to fetch ${n.person(e.person ?? '')}`,
    taskDone: (e, n) => `the team of ${n.person(e.person ?? '')} is free again`,
    residentWoken: (e, n) => `${n.person(e.person ?? '')} is awake and told`,
    preparationStarted: (e, n) => `${n.person(e.person ?? '')} is being prepared and transferred`,
    preparationDone: (e, n) => `${n.person(e.person ?? '')} is ready to be moved`,
    moveStarted: (e, n) =>
      e.other === undefined
        ? `${n.person(e.person ?? '')} sets off alone`
        : `${n.person(e.person ?? '')} is on the way with ${n.person(e.other)}`,
    handedOver: (e, n) => `${n.person(e.other ?? '')} hands ${n.person(e.person ?? '')} over`,
    residentSafe: (e, n) => `${n.person(e.person ?? '')} is safe outside`,
    residentSheltered: (e, n) => `${n.person(e.person ?? '')} is sheltered in ${n.space(e.space ?? '')}`,
    staffSafe: (e, n) => `${n.person(e.person ?? '')} (staff) is safe outside`,
    staffSheltered: (e, n) => `${n.person(e.person ?? '')} (staff) is in a place of safety`,
    waitStarted: (e, n) => `${n.person(e.person ?? '')} begins to wait`,
    waitEnded: (e, n) => `${n.person(e.person ?? '')} need not wait any more`,
    deviceTaken: (e, n) => `${n.person(e.person ?? '')} takes a device: ${device(e.device)}`,
    deviceReturned: (e) => `a device is free again: ${device(e.device)}`,
    destinationFull: (e, n) =>
      e.space === undefined
        ? `there is no room left for ${n.person(e.person ?? '')} where the plan sends them`
        : `${n.space(e.space)} is full: no room for ${n.person(e.person ?? '')}`,
    noRoute: (e, n) => `there is no way for ${n.person(e.person ?? '')} to where the plan sends them`,
    stuck: (e, n) => `${n.person(e.person ?? '')} is stuck`,
    settled: () => 'nothing can change any more: the run ends',
    horizon: () => 'the time limit of the scenario is reached: the run ends',
    detectorActed: (e, n) => `the smoke detector in ${n.space(e.space ?? '')} responds`,
    sprinklerActed: (e, n) => `a sprinkler opens in ${n.space(e.space ?? '')}`,
    flashover: () => 'the room of origin flashes over',
    ceilingDown: () => 'a suspended ceiling comes down',
    voidBurning: () => 'the fire has reached the ceiling void',
    attackStarted: (e, n) => `${n.person(e.person ?? '')} fights the fire with an extinguisher`,
    putOut: (e, n) => `${n.person(e.person ?? '')} has put the fire out`,
    attackFailed: (e, n) => `${n.person(e.person ?? '')} cannot put the fire out`,
    smokeSeen: (e, n) => `${n.person(e.person ?? '')} sees smoke in ${n.space(e.space ?? '')} and sets off`,
    turnedBack: (e, n) =>
      `${n.person(e.person ?? '')} does not go into the smoke and turns back in ${n.space(e.space ?? '')}`,
    incapacitated: (e, n) =>
      `${n.person(e.person ?? '')} is incapacitated by smoke or heat in ${n.space(e.space ?? '')}`,
    carriedOut: (e, n) =>
      e.space === undefined
        ? `${n.person(e.person ?? '')}, incapacitated before, has been carried outside`
        : `${n.person(e.person ?? '')}, incapacitated before, has been carried to ${n.space(e.space)}`,
    alarmDismissed: (e, n) => `${n.person(e.person ?? '')} takes the alarm for another false one`,
    taskAbandoned: (e, n) => `nobody is on the way to ${n.person(e.person ?? '')} any more`,
    restStarted: (e, n) => `${n.person(e.person ?? '')} rests in ${n.space(e.space ?? '')}`,
    refused: (e, n) => `${n.person(e.person ?? '')} does not want to come and is persuaded once more`,
    wanderedBack: (e, n) => `${n.person(e.person ?? '')} walks back to their room: nobody is with them`,
    equipmentDetached: (e, n) => `${n.person(e.person ?? '')} is off their equipment`,
    deviceFailed: (e, n) => `the team of ${n.person(e.person ?? '')} cannot get a device to work: ${device(e.device)}`,
    teamSplit: (e, n) => `${n.person(e.other ?? '')} is no longer needed for ${n.person(e.person ?? '')} and is free`,
    phaseReopened: (e, n) => `the phase "${n.phase(e.phase ?? '')}" of the plan is open again`,
    phaseChanged: (e, n) => `${n.person(e.person ?? '')} now belongs to the phase "${n.phase(e.phase ?? '')}"`,
    mustMoveAgain: (e, n) => `${n.person(e.person ?? '')} is no longer safe in ${n.space(e.space ?? '')}`,
    zoneLost: () => 'a zone is lost: nobody is safe there any more',
    brigadeArrived: () => 'the fire brigade enters the building',
    dutyStarted: (e) => `the duty ${e.duty ?? ''} of the plan falls due`,
    dutyDone: (e) =>
      e.count === undefined
        ? `the duty ${e.duty ?? ''} is done`
        : `the duty ${e.duty ?? ''} is done: ${e.count} counted`,
    commanded: (e, n) => {
      if (e.command === undefined) return 'an order';
      const order = `order: ${orders.order(e.command, n)}`;
      const about = { person: e.person, other: e.other, space: e.space };
      return e.refused === undefined
        ? order
        : `${order}; not done: ${orders.refusal({ code: e.refused, ...about }, n)}`;
    },
    orderDone: (e, n) => `${n.person(e.person ?? '')} has done what was ordered`,
    orderFailed: (e, n) => `${n.person(e.person ?? '')} cannot do what was ordered: there is no way any more`,
    staffHurt: (e, n) =>
      `${n.person(e.person ?? '')} is hurt${e.space === undefined ? ' outside' : ` in ${n.space(e.space)}`}`,
    liftMode: (e) => `the lift ${e.lift ?? ''} is now ${liftMode(e.mode)}`,
    liftCalled: (e, n) => `${n.person(e.person ?? '')} calls the lift ${e.lift ?? ''} at ${n.storey(e.storey ?? '')}`,
    liftLeft: (e, n) => `the lift ${e.lift ?? ''} leaves for ${n.storey(e.storey ?? '')}`,
    liftArrived: (e, n) => `the lift ${e.lift ?? ''} is at ${n.storey(e.storey ?? '')}`,
    liftBoarded: (e, n) => `${n.person(e.person ?? '')} is in the lift ${e.lift ?? ''} at ${n.storey(e.storey ?? '')}`,
    liftExited: (e, n) => `${n.person(e.person ?? '')} leaves the lift ${e.lift ?? ''} at ${n.storey(e.storey ?? '')}`,
    liftPowerLost: (e) => `the lift ${e.lift ?? ''} has no power and stops`,
    liftTrapped: (e, n) => `${n.person(e.person ?? '')} is caught in the lift ${e.lift ?? ''} between two storeys`,
    liftReleased: (e, n) => `the car of the lift ${e.lift ?? ''} is let down to ${n.storey(e.storey ?? '')} and opened`,
  },
  cause: {
    none: () => 'nothing',
    alarm: () => 'the alarm to reach them',
    phase: () => 'their phase of the plan to begin',
    preMovement: () => 'their own preparation',
    carer: () => 'a free carer',
    carerOnTheWay: (ref) => (ref === null ? 'the carer on the way to them' : `${ref}, on the way to them`),
    teammate: (ref) => (ref === null ? 'a second pair of hands' : `${ref} to make up the team`),
    device: (ref) => (ref === null ? 'a free device' : `a free ${device(ref)}`),
    refugeFull: (ref) => (ref === null ? 'room where the plan sends them' : `room in ${ref}`),
    noRoute: () => 'a way that can be used',
    crowd: () => 'the people in front',
    door: (ref) => (ref === null ? 'a door to be got through' : `the door ${ref} to be got through`),
    orders: () => 'something to do',
    lift: (ref) => (ref === null ? 'a lift' : `the lift ${ref}`),
    trapped: (ref) => (ref === null ? 'release from a lift' : `release from the lift ${ref}`),
    smoke: (ref) => (ref === null ? 'the smoke to clear' : `the smoke on the way to ${ref} to clear`),
    noPlan: () => 'somebody to be told to fetch them: the plan names nobody',
    refusal: (ref) => `the resident to be persuaded${ref === null ? '' : ` by ${ref}`}`,
    rest: () => 'a rest on a landing',
  },
  eventRef(event, names) {
    if (typeof event === 'object')
      return `the ${event.is === 'started' ? 'start' : 'end'} of the phase "${names.phase(event.phase)}"`;
    return {
      start: 'the start of the incident',
      panelAlarm: 'the alarm at the panel',
      noticed: 'somebody noticing the alarm',
      confirmed: 'the fire being confirmed',
      brigadeCalled: 'the call to the fire brigade',
      alarmRaised: 'the general alarm',
      brigadeArrived: 'the arrival of the fire brigade',
      zoneLost: 'the loss of a zone',
    }[event];
  },
  zone(zone, names) {
    if ('all' in zone) return 'the whole building';
    if ('storey' in zone) {
      const base = zone.storey === 'incident' ? 'the storey of origin' : names.storey(zone.storey);
      const offset = zone.offset ?? 0;
      if (offset === 0) return base;
      const storeys = Math.abs(offset) === 1 ? 'one storey' : `${Math.abs(offset)} storeys`;
      return `${storeys} ${offset > 0 ? 'above' : 'below'} ${base}`;
    }
    if ('compartment' in zone) {
      return zone.compartment === 'incident'
        ? 'the fire compartment of origin'
        : `fire compartment ${zone.compartment}`;
    }
    const spaces = zone.spaces.map((id) => (id === 'incident' ? 'the place of origin' : names.space(id)));
    return spaces.length < 2 ? spaces[0] : `${spaces.slice(0, -1).join(', ')} and ${spaces[spaces.length - 1]}`;
  },
  claim(claim, names) {
    const within = `within ${duration(claim.within)} of ${sentences.eventRef(claim.after, names)}`;
    const { subject, condition } = claim;
    if (subject.kind === 'event') return `${capital(sentences.eventRef(subject.event, names))} comes ${within}.`;
    if (subject.kind === 'resource') {
      const { resource } = subject;
      const what =
        resource === 'carer' || resource === 'lift' || resource === 'refuge'
          ? { carer: 'carers', lift: 'lifts', refuge: 'places in refuges' }[resource]
          : `devices (${words.device[resource]})`;
      const most = condition.kind === 'enough' ? condition.wait : 0;
      const whose = subject.zone === undefined ? 'resident' : `resident of ${sentences.zone(subject.zone, names)}`;
      return `There are enough ${what}: ${within} no ${whose} waits for one longer than ${duration(most)} altogether.`;
    }
    const who =
      subject.kind === 'staff'
        ? `staff on duty${subject.posts === undefined ? '' : ` (${subject.posts.map((post) => words.post[post]).join('; ')})`}`
        : subject.kind === 'zone'
          ? `residents of ${sentences.zone(subject.zone, names)}`
          : `residents${subject.zone === undefined ? '' : ` of ${sentences.zone(subject.zone, names)}`}${
              subject.mobility === undefined ? '' : ` (${subject.mobility.map((m) => words.mobility[m]).join('; ')})`
            }${subject.classes === undefined ? '' : ` (${subject.classes.map((one) => names.personClass?.(one) ?? one).join('; ')})`}${subject.ids === undefined ? '' : ` (${subject.ids.slice(0, 6).join(', ')}${subject.ids.length > 6 ? ' …' : ''})`}`;
    const there = 'safe outside or sheltered where the plan wants them';
    switch (condition.kind) {
      case 'clear':
        return `All ${who} are ${there} ${within}.`;
      case 'atLeast':
        return `At least ${condition.count} ${who} are ${there} ${within}.`;
      case 'share':
        return `At least ${formatShare(condition.share)} of the ${who} are ${there} ${within}.`;
      case 'margin':
        return `All ${who} are ${there} ${within}, with at least ${duration(condition.least)} to spare.`;
      case 'enough':
      case 'happens':
        return `This happens ${within}: ${who}.`;
    }
  },
  verdict: {
    HOLDS: (v) =>
      `holds: met in ${v.met} of ${v.runs} runs; with ${formatShare(v.confidence)} confidence it is met in at least ${formatShare(v.low)} of them, and ${formatShare(v.required)} are asked`,
    FAILS: (v) =>
      `fails: met in ${v.met} of ${v.runs} runs; with ${formatShare(v.confidence)} confidence it is met in at most ${formatShare(v.high)} of them, and ${formatShare(v.required)} are asked`,
    UNPROVEN: (v) =>
      `not decided: met in ${v.met} of ${v.runs} runs, so between ${formatShare(v.low)} and ${formatShare(v.high)} of nights like this (${formatShare(v.confidence)} confidence), and ${formatShare(v.required)} are asked; ${
        v.parameter === undefined
          ? 'more runs narrow it'
          : `it hangs on the ${parameterName(v.parameter, words, 'en')} (${v.parameter}), which nobody has measured`
      }`,
  },
  endReason: {
    settled: 'nothing could change any more',
    horizon: 'the time limit was reached',
  },
  tableNote: {
    missingValue: (p, s) =>
      `${s.name((words.tableField as Record<string, string>)[p.field as string] ?? p.field)}${p.of === undefined ? '' : ` of the ${s.name(p.of)}`}${p.storey === undefined ? '' : ` of ${s.name(p.storey)}`} is missing: ${s.name(p.used)}${p.unit === undefined || p.unit === '' ? '' : ` ${s.name(p.unit)}`} taken${p.clause ? ` (${s.name(p.clause)})` : ' (assumption)'}`,
    exitAssumed: (p, s) =>
      `no exit in the table: one drawn at the ${s.name(p.side)} of the corridor of ${s.name(p.storey)}`,
    stationAssumed: (p, s) => `no nurse station on ${s.name(p.storey)}: one placed in the middle of the corridor`,
    liftNotDrawn: (p, s) =>
      `the lift ${s.name(p.lift)} is not drawn: a table does not say how it runs; add it to the drawing under "lifts"`,
    corridorLengthened: (p, s) =>
      `the corridor was made ${s.length(p.used)} long instead of ${s.length(p.value)}, for all rooms to fit`,
    corridorNarrowed: (p, s) =>
      `the corridor was drawn ${s.length(p.used)} wide instead of ${s.length(p.value)}: one width for all storeys, the least stated`,
    storeyNotInTable: (p, s) => `${s.name(p.storey)} is not in the table: a height of ${s.length(p.used)} taken for it`,
    devicesNotInTable: () => 'the table names no devices: none are placed; add stores with what is really there',
    compartmentPerStorey: () => 'every storey is taken as one fire compartment: add the real ones',
  },
  difference: {
    hash: 'the state at the end is another',
    events: 'other events, or at other times',
    positions: 'people are elsewhere',
    engine: 'it was recorded with another version of the engine',
  },
  recordingFault: {
    foreign: 'it was not written by Anshu',
    version: 'its format is of another version',
    cutOff: 'its end is missing',
    corrupt: 'it is damaged',
  },
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
