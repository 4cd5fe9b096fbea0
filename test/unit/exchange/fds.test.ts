/** Results of FDS at points: read right, or refused with the line and the column. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ConditionsInput } from '../../../engine/scenario/schema.js';
import { codesOf, devices, problemsOf, read, referenceFolder } from './files.js';

const GOOD = devices({
  Time: ['s', 0, 10.2, 20.1],
  'T, low': ['C', 20, 25, 30],
  T_high: ['C', 20, 90, 180],
  K_low: ['1/m', 0, 0.1, 0.5],
  K_high: ['1/m', 0, 2, 6],
  CO_low: ['mol/mol', 0, 1e-5, 1e-4],
  CO_high: ['mol/mol', 0, 1e-3, 2e-3],
  Q: ['kW/m²', 0, 1, 3],
});
type Places = Extract<ConditionsInput, { fds: unknown }>['fds']['places'];
const PLACES: Places = [
  {
    space: 'corridor',
    height: 1.5,
    temperature: 'T_high',
    extinction: 'K_high',
    carbonMonoxide: 'CO_high',
    radiantFlux: 'Q',
  },
  { space: 'corridor', height: 0.6, temperature: 'T, low', extinction: 'K_low', carbonMonoxide: 'CO_low' },
];
const fds = (places: Places = PLACES, files = ['run_devc.csv']): ConditionsInput => ({
  fds: { devices: files, places },
});
const problems = (file: string, places?: Places): [string, unknown, unknown][] =>
  codesOf(problemsOf(fds(places), { 'run_devc.csv': file }));

describe('a devices file', () => {
  it('gives a space its levels, lowest first, with commas inside names and any line ends', () => {
    const { spaces, notes } = read(fds(), { 'run_devc.csv': GOOD });
    expect(notes).toEqual([]);
    expect(spaces).toEqual([
      {
        space: 'corridor',
        times: [0, 10.2, 20.1],
        levels: [
          {
            height: 0.6,
            gas: { temperature: [20, 25, 30], extinction: [0, 0.1, 0.5], carbonMonoxide: [0, 1e-5, 1e-4] },
          },
          {
            height: 1.5,
            gas: {
              temperature: [20, 90, 180],
              extinction: [0, 2, 6],
              carbonMonoxide: [0, 1e-3, 2e-3],
              radiantFlux: [0, 1, 3],
            },
          },
        ],
      },
    ]);
  });

  it('tells which quantities a place lacks, and reads columns split over several files', () => {
    const more = devices({ Time: ['s', 0, 10.2, 20.1], K2: ['1/m', 0, 1, 1] });
    const places: Places = [{ space: 'lobby', height: 1.5, temperature: 'T_high', extinction: 'K2' }];
    const { spaces, notes } = read(fds(places, ['a', 'b']), { a: GOOD, b: more });
    expect('levels' in spaces[0] && spaces[0].levels[0].gas.extinction).toEqual([0, 1, 1]);
    expect(notes.map(({ code, parameters }) => [code, parameters.quantity])).toEqual([
      ['resultsMissing', 'carbonMonoxide'],
    ]);
    const late = devices({ Time: ['s', 0, 10.2, 20.2], K2: ['1/m', 0, 1, 1] });
    expect(codesOf(problemsOf(fds(places, ['a', 'b']), { a: GOOD, b: late }))[0][0]).toBe('resultsTimesDiffer');
  });

  it('reads exponents of three digits, with and without their letter', () => {
    const file = GOOD.replace(' 0.10000E-04', ' 0.10000E-004').replace(' 0.10000E-03', ' 0.10000-103');
    const { spaces } = read(fds([PLACES[1]]), { 'run_devc.csv': file });
    expect('levels' in spaces[0] && spaces[0].levels[0].gas.carbonMonoxide).toEqual([0, 1e-5, 1e-104]);
  });
});

describe('a broken or foreign devices file', () => {
  it('in other units, or of other quantities', () => {
    expect(problems(GOOD.replace('s,C,C', 's,F,C'))).toEqual([['resultsUnit', 1, 2]]);
    expect(problems(GOOD.replaceAll('1/m', 'm'))).toEqual([
      ['resultsUnit', 1, 5],
      ['resultsUnit', 1, 4],
    ]);
    // Parts per million under a unit that says mol/mol.
    expect(problems(GOOD.replace(' 0.20000E-02', ' 0.20000E+04'))).toEqual([['resultsRange', 5, 7]]);
  });

  it('cut off, without units row, of another locale, with the marks of a merge', () => {
    expect(problems(GOOD.slice(0, -30))[0].slice(0, 2)).toEqual(['resultsCutOff', 5]);
    expect(problems(GOOD.split('\r\n').slice(1).join('\r\n'))[0][0]).toBe('resultsForeign');
    expect(problems(GOOD.replaceAll(',', ';').replaceAll('.', ','))[0][0]).toBe('resultsSeparator');
    expect(problems(`<<<<<<< HEAD\n${GOOD}`)[0]).toEqual(['resultsConflict', 1, undefined]);
  });

  it('with names that are not there, or there twice', () => {
    const wrong = problemsOf(fds([{ space: 'a', height: 1, temperature: 'T_hihg' }]), { 'run_devc.csv': GOOD });
    expect([wrong[0].code, wrong[0].hint?.parameters.suggestion]).toEqual(['resultsNoColumn', 'T_high']);
    const twice = GOOD.replace('"K_high"', '"K_low"');
    expect(problems(twice, [PLACES[1]])).toEqual([['resultsTwice', 2, undefined]]);
    const same = [PLACES[0], { ...PLACES[1], height: 1.5 }];
    expect(problems(GOOD, same)[0][0]).toBe('resultsSameHeight');
  });
});

const REFERENCE = referenceFolder('cfast/fds-samples');

describe.skipIf(REFERENCE === null)('files of FDS itself (../shared/reference/cfast/fds-samples)', () => {
  const file = (name: string): string => readFileSync(new URL(name, REFERENCE!), 'utf8');
  it('are read, and refused where names cannot be told apart', () => {
    const places: Places = [{ space: 'room', height: 1.5, temperature: 'HGL Temp' }];
    const { spaces } = read(fds(places), { 'run_devc.csv': file('Steckler_010_devc.csv') });
    expect('levels' in spaces[0] && spaces[0].levels[0].gas.temperature!.slice(0, 3)).toEqual([22, 22, 22.03]);
    expect(problems(file('vort2d_80_devc.head.csv'), [{ space: 'a', height: 1, temperature: 'Profile' }])[0][0]).toBe(
      'resultsTwice',
    );
    expect(problems(file('Steckler_010_hrr.csv'), places)[0][0]).toBe('resultsNoColumn');
  });
});
