/** What happens in a run: codes with parameters, never sentences (`text/` makes those). */
import type { Command, RefusalCode } from '../scenario/command.js';

export const EVENT_CODES = [
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
  'taskStarted',
  'taskDone',
  'residentWoken',
  'preparationStarted',
  'preparationDone',
  'moveStarted',
  'handedOver',
  'residentSafe',
  'residentSheltered',
  'staffSafe',
  'staffSheltered',
  'waitStarted',
  'waitEnded',
  'deviceTaken',
  'deviceReturned',
  'destinationFull',
  'noRoute',
  'stuck',
  'settled',
  'horizon',
  'detectorActed',
  'sprinklerActed',
  'flashover',
  'ceilingDown',
  'voidBurning',
  'attackStarted',
  'putOut',
  'attackFailed',
  'commanded',
  'smokeSeen',
  'turnedBack',
  'incapacitated',
  'carriedOut',
  'alarmDismissed',
  'taskAbandoned',
  'liftMode',
  'liftCalled',
  'liftLeft',
  'liftArrived',
  'liftBoarded',
  'liftExited',
  'liftPowerLost',
  'liftTrapped',
  'liftReleased',
  'restStarted',
  'refused',
  'wanderedBack',
  'equipmentDetached',
  'deviceFailed',
  'teamSplit',
  'phaseReopened',
  'phaseChanged',
  'mustMoveAgain',
  'zoneLost',
  'brigadeArrived',
  'dutyStarted',
  'dutyDone',
  'orderDone',
  'orderFailed',
  'staffHurt',
] as const;
export type EventCode = (typeof EVENT_CODES)[number];

export interface RunEvent {
  /** Exact time, s after the start of the incident; may lie inside the tick. */
  time: number;
  /** Tick at whose end it was known. */
  tick: number;
  code: EventCode;
  /** Ids, not indices, so that a recording can be read without the world. */
  person?: string;
  other?: string;
  space?: string;
  phase?: string;
  device?: string;
  task?: number;
  /** Id of the duty, and how many residents were counted. */
  duty?: string;
  count?: number;
  /** For waitStarted / waitEnded: the cause and what it refers to. */
  cause?: string;
  causeRef?: string;
  /** For residentWoken: being told in person lets them set off sooner than they would have by themselves. */
  sooner?: boolean;
  /** For lift…: the lift, what it is put into (liftMode), the storey it goes to or stands at. */
  lift?: string;
  mode?: string;
  storey?: string;
  /** For commanded: what was ordered; and why nothing came of it, where an order of the same moment came first. */
  command?: Command;
  refused?: RefusalCode;
}
