/** Every code the engine can emit has its sentence in both languages, and the Chinese ones are Chinese. */
import { IMPORT_PROBLEMS } from '../../../engine/text/importCodes.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FACILITY_HINTS, FACILITY_PROBLEMS } from '../../../engine/facility/problems.js';
import { ELEMENT_GAPS, type ElementGapCode } from '../../../engine/check/elements/result.js';
import { ELEMENTS } from '../../../engine/check/elements/table.js';
import { FINDING_ITEMS, type Finding, type Place } from '../../../engine/check/rules/result.js';
import { ALL_RULES } from '../../../engine/check/rules/table.js';
import { TABLE_NOTE_CODES } from '../../../engine/facility/table.js';
import {
  MEANS,
  MOBILITY_CLASSES,
  POSTS,
  DEVICE_KINDS,
  type Claim,
  type Scenario,
} from '../../../engine/scenario/schema.js';
import {
  DICTIONARIES,
  EXCHANGE_HINTS,
  EXCHANGE_NOTES,
  EXCHANGE_PROBLEMS,
  HOST_HINTS,
  HOST_PROBLEMS,
  say,
  text,
  VERDICTS,
  type Language,
  type Names,
  namesOf,
} from '../../../engine/text/index.js';
import type { TableFailure } from '../../../engine/hosts/studyProtocol.js';
import { REFUSALS } from '../../../engine/scenario/command.js';
import { SCENARIO_HINTS, SCENARIO_PROBLEMS } from '../../../engine/scenario/problems.js';
import { CAUSES, OUTCOMES, PERSON_STATES } from '../../../engine/world/codes.js';
import { EVENT_CODES, type RunEvent } from '../../../engine/world/events.js';

const LANGUAGES: Language[] = ['zh-CN', 'en'];
const names: Names = { person: (id) => id, space: (id) => id, storey: (id) => id, phase: (id) => id };
const HAN = /\p{Script=Han}/u;

/** A sentence of the language: not empty, no hole where a parameter was missing, Chinese where it has to be. */
function expectSentence(sentence: string, language: Language, code: string): void {
  expect(sentence.trim(), code).not.toBe('');
  expect(sentence, code).not.toMatch(/undefined|NaN|\[object/);
  if (language === 'zh-CN') expect(sentence, code).toMatch(HAN);
  else expect(sentence, code).not.toMatch(HAN);
}

/** Parameters of every name a problem may have, of the kind its sentence expects. */
function parametersFor(keys: readonly string[]): Record<string, unknown> {
  const numbers = new Set([
    'least',
    'most',
    'distance',
    'x',
    'y',
    'heightA',
    'heightB',
    'line',
    'column',
    'count',
    'beds',
    'size',
    'byte',
    'frame',
  ]);
  const lists = new Set(['allowed', 'spaces', 'storeys']);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      numbers.has(key) ? 2 : lists.has(key) ? ['a', 'b'] : key === 'kind' ? 'space' : key === 'value' ? 'v' : 'w',
    ]),
  );
}

describe.each(LANGUAGES)('%s', (language) => {
  const dictionary = DICTIONARIES[language];
  const speaker = say(language);

  it('says every problem and every hint', () => {
    const tables: Record<string, readonly string[]>[] = [
      FACILITY_PROBLEMS,
      SCENARIO_PROBLEMS,
      HOST_PROBLEMS,
      EXCHANGE_PROBLEMS,
    ];
    for (const table of tables) {
      for (const [code, keys] of Object.entries(table)) {
        expect(dictionary.problems[code], code).toBeDefined();
        expectSentence(dictionary.problems[code](parametersFor(keys), speaker), language, code);
      }
    }
    for (const code of [...FACILITY_HINTS, ...SCENARIO_HINTS, ...HOST_HINTS, ...EXCHANGE_HINTS]) {
      expect(dictionary.hints[code], code).toBeDefined();
      expectSentence(
        dictionary.hints[code](parametersFor(['suggestion', 'allowed', 'folder', 'value', 'least', 'most']), speaker),
        language,
        code,
      );
    }
  });

  it('says every note of a file of another program', () => {
    for (const [code, keys] of Object.entries(EXCHANGE_NOTES)) {
      const note = dictionary.exchangeNotes[code as keyof typeof EXCHANGE_NOTES];
      expectSentence(note(parametersFor(keys), speaker), language, code);
    }
  });

  it('says every event, cause, state and outcome', () => {
    const event = { time: 1, tick: 20, person: 'p', other: 'q', space: 's', phase: 'f', device: 'stretcher', task: 1 };
    for (const code of EVENT_CODES) {
      expectSentence(dictionary.sentences.event[code]({ ...event, code } as RunEvent, names), language, code);
    }
    for (const cause of CAUSES) {
      expectSentence(dictionary.sentences.cause[cause](null), language, cause);
      expectSentence(dictionary.sentences.cause[cause]('x'), language, cause);
    }
    for (const state of PERSON_STATES) expectSentence(dictionary.words.state[state], language, state);
    for (const outcome of OUTCOMES) expectSentence(dictionary.words.outcome[outcome], language, outcome);
  });

  it('has a word for every entry of every closed list', () => {
    for (const [list, words] of Object.entries(dictionary.words) as [string, Record<string, string> | string][]) {
      if (typeof words === 'string') expectSentence(words, language, list);
      else for (const [code, word] of Object.entries(words)) expectSentence(word, language, `${list}.${code}`);
    }
    expect(Object.keys(dictionary.words.mobility).sort()).toEqual([...MOBILITY_CLASSES].sort());
    expect(Object.keys(dictionary.words.post).sort()).toEqual([...POSTS].sort());
    expect(Object.keys(dictionary.words.means).sort()).toEqual([...MEANS].sort());
    expect(Object.keys(dictionary.words.device).sort()).toEqual([...DEVICE_KINDS].sort());
  });

  it('has a word for every code of elements and rules, and a sentence for every gap', () => {
    for (const [list, words] of Object.entries(dictionary.check) as [string, Record<string, string>][])
      for (const [code, word] of Object.entries(words)) expectSentence(word, language, `${list}.${code}`);
    const lists: Record<string, unknown> = {
      storeys: ['S1'],
      shifts: ['night'],
      residents: ['r1'],
      groups: ['evac', 'rescue'],
      people: ['p1'],
      items: ['kitchen'],
      zones: ['z'],
      spaces: ['s'],
      classes: ['cane'],
      phases: ['f'],
      claims: ['c'],
      openings: ['o'],
    };
    for (const [code, keys] of Object.entries(ELEMENT_GAPS) as [ElementGapCode, readonly string[]][]) {
      const parameters = Object.fromEntries(
        keys.map((key) => [
          key,
          lists[key] ??
            {
              field: 'helpers',
              topic: 'purpose',
              group: 'evac',
              drill: 'subPlan',
              contract: 'medical',
              kind: 'keyPlace',
              change: 'law',
              device: 'stretcher',
            }[key] ??
            (['days', 'most', 'stated', 'computed', 'share', 'found', 'least', 'capacity'].includes(key) ? 2 : 'w'),
        ]),
      );
      expectSentence(dictionary.checks.elementGap[code](parameters, speaker), language, code);
    }
    expect(Object.keys(dictionary.check.item)).toEqual([...FINDING_ITEMS]);
  });

  it('says every finding with its place, and every source', () => {
    const places: Place[] = [
      { kind: 'building' },
      { kind: 'storey', id: 'S' },
      { kind: 'space', id: 's', storey: 'S', x: 1, y: 2 },
      { kind: 'opening', id: 'o', storey: 'S', x: 1, y: 2 },
      { kind: 'compartment', id: 'c', storey: 'S' },
      { kind: 'stair', id: 'A', storey: 'S' },
      { kind: 'lift', id: 'l' },
      { kind: 'careUnit', id: 'u' },
    ];
    for (const relation of ['atLeast', 'atMost', 'needs', 'forbids'] as const) {
      for (const place of places) {
        const finding: Finding = {
          rule: 'BR-13',
          relation,
          item: 'distance',
          found: relation.startsWith('at') ? 26 : null,
          wanted: relation.startsWith('at') ? 25 : null,
          unit: 'm',
          place,
          level: 'gap',
          confidence: 'K',
          jurisdiction: 'CN',
          onClause: true,
          path: 30,
          walking: 35,
        };
        expectSentence(dictionary.checks.finding(finding, names), language, relation);
      }
    }
    for (const { sources } of [...ALL_RULES, ...ELEMENTS])
      for (const one of sources) {
        const said = dictionary.checks.source(one);
        if (language === 'en') expectSentence(said, language, one.title);
        else expect(said).not.toMatch(/undefined|table|ch\. /);
      }
  });

  it('says every note about a table', () => {
    const parameters = {
      field: 'length',
      used: 3.6,
      unit: 'm',
      clause: '',
      storey: 'L01',
      side: 'start',
      lift: 'A',
      value: 4,
    };
    for (const code of TABLE_NOTE_CODES)
      expectSentence(dictionary.sentences.tableNote[code](parameters, speaker), language, code);
  });

  it('says every verdict with its figures', () => {
    const figures = { met: 58, runs: 60, low: 0.884, high: 0.996, required: 0.9, confidence: 0.95 };
    for (const verdict of VERDICTS) {
      const sentence = dictionary.sentences.verdict[verdict]({ ...figures, verdict });
      expectSentence(sentence, language, verdict);
      expect(sentence).toContain('58');
      expect(sentence).toContain('60');
      expect(sentence).toContain('90%');
    }
    expect(dictionary.sentences.verdict.HOLDS({ ...figures, verdict: 'HOLDS' })).toContain('88%');
    expect(
      dictionary.sentences.verdict.UNPROVEN({ ...figures, verdict: 'UNPROVEN', parameter: 'time.look' }),
    ).toContain('time.look');
  });

  it('makes words of a claim that has none', () => {
    const subjects: Claim['subject'][] = [
      { kind: 'zone', zone: { storey: 'incident', offset: 1 } },
      { kind: 'zone', zone: { all: true } },
      { kind: 'zone', zone: { compartment: 'incident' } },
      { kind: 'zone', zone: { spaces: ['incident', '05-01'] } },
      { kind: 'residents' },
      { kind: 'residents', mobility: ['bedridden', 'wheelchairAssisted'] },
      { kind: 'event', event: 'brigadeCalled' },
      { kind: 'event', event: { phase: 'above', is: 'done' } },
    ];
    const conditions: Claim['condition'][] = [
      { kind: 'clear' },
      { kind: 'atLeast', count: 12 },
      { kind: 'share', share: 0.75 },
      { kind: 'happens' },
    ];
    for (const subject of subjects) {
      for (const condition of conditions) {
        const claim: Claim = { id: 'c', subject, condition, after: 'panelAlarm', within: 760 };
        const sentence = text(language).claim(claim, names);
        expectSentence(sentence, language, JSON.stringify(claim));
        expect(sentence).toContain(language === 'en' ? '12 min 40 s' : '12分40秒');
      }
    }
    const own = { id: 'c', text: { 'zh-CN': '起火层清空', en: 'The storey is clear' } } as Claim;
    expect(text(language).claim(own, names)).toBe(language === 'en' ? 'The storey is clear' : '起火层清空');
  });
});

it('has a sentence for every code that stands in the engine’s sources', () => {
  const known = new Set([
    ...Object.keys(DICTIONARIES.en.problems),
    ...Object.keys(DICTIONARIES.en.hints),
    ...TABLE_NOTE_CODES,
    ...IMPORT_PROBLEMS,
    // Their sentences are typed by the code, and asked for in test/properties/orders.test.ts.
    ...REFUSALS,
    ...Object.keys(DICTIONARIES.en.sentences.forbidden),
    ...Object.keys(DICTIONARIES.en.sentences.notTaken),
    // What the page says itself: typed by the code in its own dictionaries.
    ...(['notParquet', 'otherStudy'] satisfies TableFailure['code'][]),
  ]);
  const emitted = new Map<string, string>();
  const look = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) look(path);
      else if (entry.name.endsWith('.ts')) {
        const source = readFileSync(path, 'utf8');
        // Problems are written as { path, code: '…', … }, as problems.add(path, '…', …) or through hostError('…').
        for (const match of source.matchAll(/\bcode: '(\w+)'(?! *\|)/g)) emitted.set(match[1], path);
        for (const match of source.matchAll(/\bproblems\.add\([^,]+, '(\w+)'/g)) emitted.set(match[1], path);
        for (const match of source.matchAll(/\bproblem\([^,;{}]+, '(\w+)'/g)) emitted.set(match[1], path);
        for (const match of source.matchAll(/\bhost(?:Error|Problem)\(\s*'(\w+)'/g)) emitted.set(match[1], path);
      }
    }
  };
  look('engine');
  expect(emitted.size).toBeGreaterThan(20);
  const missing = [...emitted].filter(([code]) => !known.has(code)).map(([code, path]) => `${code} in ${path}`);
  expect(missing).toEqual([]);
});

it('gives the same keys in both languages', () => {
  const keys = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...keys(inner, `${path}.${key}`)])
      : [];
  expect(keys(DICTIONARIES['zh-CN']).sort()).toEqual(keys(DICTIONARIES.en).sort());
});

it('uses the glossary’s words', () => {
  const { words } = DICTIONARIES['zh-CN'];
  expect(words.post.carer).toBe('护理员');
  expect(words.spaceKind.refuge).toBe('避难间');
  expect(words.device.rescueSheet).toBe('疏散垫');
  expect(words.state.beingMoved).toContain('转移');
  const all = JSON.stringify(words) + readFileSync('engine/text/zh-CN/sentences.ts', 'utf8');
  expect(all).not.toMatch(/护工|老人(?!年)/);
});

it.each(LANGUAGES)('calls who comes from outside by what they are, residents by their id: %s', (language) => {
  const roster = {
    shifts: { night: { from: '21:00', to: '07:00', staff: [{ id: 'carer-01', post: 'carer', station: 's' }] } },
    outside: { microStation: { people: 6, station: 's' }, brigade: { travel: 1, setUp: 1, station: 's', teams: 2 } },
  } as unknown as Scenario['roster'];
  const facility = { storeys: [], spaces: [] } as unknown as Scenario['facility'];
  const { person } = namesOf({ facility, roster, plan: { phases: [] } }, language);
  const said = ['micro-05', 'firefighter-02-1', 'carer-01', '05-07-a'].map(person);
  expect(said).toEqual(
    language === 'en'
      ? ['volunteer firefighter 05', 'firefighter 02-1', 'carer-01', 'resident 05-07-a']
      : ['志愿消防员 05', '消防救援人员 02-1', 'carer-01', '老年人 05-07-a'],
  );
});
