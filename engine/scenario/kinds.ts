/**
 * The words a scenario file may use, as lists: for whoever needs them without the schema, as a page does.
 */

export const SPACE_KINDS = [
  'room',
  'bedroom',
  'corridor',
  'lobby',
  'refuge',
  'stairFlight',
  'landing',
  'liftCar',
  'hall',
  'service',
  'outdoor',
] as const;

export const DOOR_KINDS = [
  'portal',
  'door',
  'selfClosing',
  'fireDoorSelfClosing',
  'fireDoorHeldOpen',
  'sliding',
  'locked',
] as const;

export const DEVICE_KINDS = ['wheelchair', 'bed', 'evacuationChair', 'carryChair', 'stretcher', 'rescueSheet'] as const;

/** What can run short while residents are moved. */
export const RESOURCES = [...DEVICE_KINDS, 'carer', 'lift', 'refuge'] as const;

/** Devices that stand beside the beds, where the home has them for everybody. */
export const BEDSIDE_KINDS = ['wheelchair', 'bed', 'rescueSheet'] as const;

export const MOBILITY_CLASSES = [
  'independent',
  'cane',
  'rollator',
  'dementiaGuided',
  'wheelchairSelf',
  'wheelchairAssisted',
  'bedridden',
] as const;

export const CARE_LEVELS = ['selfCaring', 'partlyDependent', 'fullyDependent'] as const;

export const POSTS = ['carer', 'nurse', 'controlRoom', 'guard', 'safetyOfficer', 'volunteer', 'firefighter'] as const;

export const TRAINING = ['none', 'new', 'yearly', 'monthly'] as const;

export const EVENT_NAMES = [
  'start',
  'panelAlarm',
  'noticed',
  'confirmed',
  'brigadeCalled',
  'alarmRaised',
  'phaseStarted',
  'phaseDone',
] as const;

export const MEANS = [
  'escort',
  'wheelchair',
  'bed',
  'rescueSheet',
  'evacuationChair',
  'carryChair',
  'stretcher',
  'blanketDrag',
  'twoPersonCarry',
  'arms',
] as const;
