import type { ScenarioHintTexts, ScenarioProblemTexts } from '../problems.js';
import { words } from './words.js';

const kindOf = (kind: unknown): string => (words.reference as Record<string, string>)[kind as string] ?? String(kind);
const liftKind = (kind: unknown): string => (words.liftKind as Record<string, string>)[kind as string] ?? String(kind);

/** Kinds of value as the schema calls them. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'words in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list [ … ]',
  tuple: 'a list [ … ] of fixed length',
  object: 'an object { … }',
  record: 'an object { … }',
  null: 'null',
  id: 'an id: letters, digits, "-" and "_", at most 64 characters',
};

/** What is allowed, as the schema puts it: a kind of value, a pattern, a list of words. */
function allowed(value: unknown, list: (value: unknown) => string): string {
  if (Array.isArray(value)) return list(value);
  const plain = String(value ?? '');
  if (plain.includes('\\p{L}')) return TYPES.id;
  if (plain.includes('[01]')) return 'a time of day such as "02:00" or "21:14:30"';
  return TYPES[plain] ?? plain;
}

export const scenarioProblems: ScenarioProblemTexts = {
  notJson: (p, s) =>
    `line ${s.number(p.line)}, column ${s.number(p.column)}: this is no JSON, from ${s.value(p.reason)} on`,
  cutOff: (p, s) => `the file ends in the middle, at line ${s.number(p.line)}, column ${s.number(p.column)}`,
  repeatedKey: (p, s) =>
    `line ${s.number(p.line)}, column ${s.number(p.column)}: ${s.value(p.value)} stands here twice`,
  notAnObject: (p, s) => `an object { … } is wanted here, not ${s.value(p.value)}`,
  tooDeep: (p, s) => `this is nested more than ${s.number(p.most)} levels deep`,
  forbiddenKey: (p, s) => `${s.value(p.value)} cannot be the name of a field`,
  unknownKey: (p, s) =>
    Array.isArray(p.allowed) && p.allowed.length > 0
      ? `there is no field ${s.value(p.value)} here; there are ${s.allOf(p.allowed)}`
      : `there is no field ${s.value(p.value)} here`,
  missing: (p, s) => {
    const what = allowed(p.allowed, s.anyOf);
    return what === '' ? 'this is missing' : `this is missing: ${what}`;
  },
  wrongType: (p, s) => `${s.value(p.value)} is of the wrong kind; wanted: ${allowed(p.allowed, s.anyOf)}`,
  notOneOf: (p, s) => `${s.value(p.value)} is not one of ${s.anyOf(p.allowed)}`,
  tooSmall: (p, s) => `${s.value(p.value)} is too small or too short; allowed is ${s.name(p.allowed)}`,
  tooLarge: (p, s) => `${s.value(p.value)} is too large or too long; allowed is ${s.name(p.allowed)}`,
  badFormat: (p, s) => `${s.value(p.value)} is not written as it has to be: ${allowed(p.allowed, s.anyOf)}`,
  noneOfShapes: (p, s) => `${s.value(p.value)} is none of the things that can stand here (see FORMAT.md)`,
  invalid: (p, s) => `${s.value(p.value)} cannot be used here (${s.name(p.reason)})`,
  unknownVersion: (p, s) =>
    `version ${s.name(p.value)} of the format is not known; this program reads version ${s.name(p.allowed)}`,
  duplicate: (p, s) => `the id ${s.value(p.value)} is used twice`,
  noSuch: (p, s) => `there is no ${kindOf(p.kind)} ${s.value(p.value)}`,
  sharesNotOne: (p, s) => `the shares add up to ${s.number(p.value)}, not to 1`,
  tooManyResidents: (p, s) => `${s.number(p.value)} residents, but only ${s.count(p.most, 'bed', 'beds')}`,
  mobilityOrClass: () => 'neither a mobility class nor a class of the scenario is given',
  notOfClass: (p, s) => `the mobility class ${s.value(p.value)} is not that of their own class, ${s.value(p.other)}`,
  studyEmpty: () => 'the design has no cell',
  studyTooLarge: (p, s) =>
    `the design has ${s.number(p.cells)} cells and ${s.number(p.runs)} runs; at most ${s.number(p.mostCells)} cells and ${s.number(p.mostRuns)} runs are taken`,
  tooManyFactors: (p, s) => `${s.number(p.value)} factors; a Sobol design takes at most ${s.number(p.most)}`,
  bedTaken: (p, s) => `the bed ${s.value(p.value)} is taken by ${s.name(p.other)} already`,
  noShiftAtClock: (p, s) => `no shift is on duty at ${s.name(p.value)}; there are ${s.allOf(p.allowed)}`,
  waitsForItself: (p, s) => `the phase ${s.value(p.value)} waits for itself and could never begin`,
  noLiftsInPlan: (p, s) => `the phase goes by ${s.value(p.value)}, but the plan has no "lifts" that says which`,
  liftNotForEvacuation: (p, s) =>
    `${s.value(p.value)} is a ${liftKind(p.kind)}: the rules let only firefighters' lifts, and lifts that meet their rules, be used in a fire`,
  liftNotAllowed: (p, s) => `the plan uses the lift ${s.value(p.value)}, which "document.liftsAllowed" does not name`,
  liftsDisagree: (p, s) =>
    `${s.value(p.value)} is not what the drawing says: there it is ${s.value(p.allowed)} ("facility.lifts", "${s.name(p.field)}")`,
  notAscending: (p, s) => `${s.number(p.value)} is not more than the value before it: these have to rise`,
  notAsManyAsTimes: (p, s) =>
    `${s.count(p.value, 'value', 'values')} for ${s.count(p.allowed, 'time', 'times')}: one for each, or a single one for all`,
  pathLeadsNowhere: (p, s) =>
    Array.isArray(p.allowed) && p.allowed.length > 0
      ? `the path ${s.value(p.value)} leads nowhere; at that place there are ${s.allOf(p.allowed)}`
      : `the path ${s.value(p.value)} leads nowhere`,
  noListToAddTo: (p, s) => `there is no list at ${s.value(p.value)} to add to`,
  noSuchVariant: (p, s) =>
    Array.isArray(p.allowed) && p.allowed.length > 0
      ? `there is no variant ${s.value(p.value)}; there are ${s.allOf(p.allowed)}`
      : `there is no variant ${s.value(p.value)}: the scenario has none`,
  variantCycle: (p, s) => `the variant ${s.value(p.value)} is its own base`,
  fileNotFound: (p, s) => `there is no file ${s.value(p.value)} in the scenario folder`,
  unknownParameter: (p, s) => `the model has no parameter ${s.value(p.value)} ("anshu parameters" lists them)`,
  parameterOutOfRange: (p, s) =>
    `${s.value(p.value)} cannot be the value of this parameter; allowed is ${s.name(p.allowed)}`,
};

export const scenarioHints: ScenarioHintTexts = {
  didYouMean: (p, s) => `did you mean ${s.value(p.suggestion)}?`,
  jsonComma: () => 'look for a comma that is missing or one too many just before, and for quotes around names',
  fileCutOff: () => 'the end is missing: was the file copied or saved completely?',
  upgradeAnshu: () => 'the file was made for a newer Anshu: use that one',
  portalOrDoor: () => 'an opening without a door leaf is a "portal"; every other is one of the doors',
  sayAllowed: () =>
    'write its id into "document.liftsAllowed", or take it out of the plan; "regardlessOfRules": true asks what if',
  sayRegardless: () =>
    'name a firefighters\' lift, or write "meetsFireRules" at the lift if it meets their rules; "regardlessOfRules": true asks what if',
};
