import type { ExchangeHintTexts, ExchangeNoteTexts, ExchangeProblemTexts, QuantityWords } from '../exchange.js';
import type { Parameters, Say } from '../say.js';

const KINDS: Readonly<Record<string, string>> = {
  cfast: 'the "_compartments.csv" of CFAST (row 1 begins with Time, row 4 with s)',
  smv: 'the ".smv" of FDS (with GRID, TRNX, TRNY, TRNZ for every mesh)',
  fds: 'a "_devc.csv" of FDS (row 1 begins with s, row 2 with Time)',
};
const QUANTITIES: QuantityWords = {
  temperature: 'temperature',
  extinction: 'extinction coefficient',
  carbonMonoxide: 'carbon monoxide',
};
const at = (p: Parameters, s: Say): string =>
  p.column === undefined ? `line ${s.number(p.line)}` : `line ${s.number(p.line)}, column ${s.number(p.column)}`;

export const exchangeProblems: ExchangeProblemTexts = {
  resultsForeign: (p, s) =>
    `this is not ${KINDS[p.kind as string] ?? s.name(p.kind)}: it begins with ${s.value(p.value)}`,
  resultsEmpty: (p, s) => `there is no row of numbers after line ${s.number(p.line)}`,
  resultsCutOff: (p, s) =>
    `${at(p, s)}: the file ends in the middle of a row, after ${s.number(p.count)} of ${s.number(p.most)} cells`,
  resultsConflict: (p, s) => `${at(p, s)}: marks of a version-control conflict; two files are mixed here`,
  resultsSeparator: (p, s) =>
    `${at(p, s)}: semicolons separate the cells; wanted are commas between cells and points in numbers, as the program writes them`,
  resultsCells: (p, s) => `${at(p, s)}: ${s.count(p.count, 'cell', 'cells')}, where the header has ${s.number(p.most)}`,
  resultsNumber: (p, s) => `${at(p, s)} (${s.name(p.name)}): ${s.value(p.value)} is no number`,
  resultsTime: (p, s) => `${at(p, s)}: the time ${s.time(p.value)} does not come after ${s.time(p.before)}`,
  resultsUnit: (p, s) =>
    `${at(p, s)}: the unit of ${s.name(p.name)} is ${s.value(p.value)}; read are ${s.allOf(p.allowed)}`,
  resultsRange: (p, s) =>
    `${at(p, s)} (${s.name(p.name)}): ${s.number(p.value)} cannot be in the unit the file names; in the unit of the model it has to lie in ${s.name(p.allowed)}`,
  resultsNoColumn: (p, s) => `there is no column ${s.value(p.value)}`,
  resultsNoRoom: (p, s) => `there is no compartment ${s.value(p.value)} in the file; there are ${s.allOf(p.allowed)}`,
  resultsTwice: (p, s) => `the name ${s.value(p.value)} is there twice: which of the two is meant cannot be told`,
  resultsTimesDiffer: (p, s) => `the files that are to make up ${s.name(p.value)} are written at different times`,
  resultsSameHeight: (p, s) => `two places of ${s.name(p.space)} have the same height, ${s.length(p.value)}`,
  sliceForeign: (p, s) => `this is not the slice file the index names, from byte ${s.number(p.byte)} on`,
  sliceTime: (p, s) =>
    `frame ${s.number(p.frame)}: the time ${s.time(p.value)} does not come after ${s.time(p.before)}`,
  sliceValue: (p, s) => `frame ${s.number(p.frame)}, byte ${s.number(p.byte)}: no number`,
  sliceNowhere: (p, s) =>
    `no slice of a quantity that is read goes through the point ${s.name(p.value)} (${s.name(p.space)})`,
};

export const exchangeHints: ExchangeHintTexts = {
  decimalComma: () => 'twice as many cells as columns: were the numbers written with decimal commas?',
};

export const exchangeNotes: ExchangeNoteTexts = {
  resultsBegin: (p, s) => `the results begin at ${s.time(p.value)}; before that the first values hold`,
  resultsEnd: (p, s) =>
    `the results end at ${s.time(p.value)}, the scenario at ${s.time(p.horizon)}; in between the last values hold`,
  sliceCut: (p, s) => `frame ${s.number(p.frame)} was cut off at byte ${s.number(p.byte)} and is left out`,
  resultsMissing: (p, s) =>
    `no ${QUANTITIES[p.quantity as keyof QuantityWords] ?? s.name(p.quantity)} for ${s.name(p.space)} at ${s.length(p.height)}: taken as in clean air`,
};
