/** Words for people: the sentence for every code the engine emits, in Chinese and in English. */
import type { Problem } from '../errors.js';
import type { Building } from '../facility/building.js';
import type { RecordingHeader } from '../recording/format.js';
import type { Claim, LocalText, Scenario } from '../scenario/schema.js';
import { dictionary as en } from './en/index.js';
import { localized, type Language } from './language.js';
import { formatClock, formatDuration, formatNumber, formatQuantity, formatShare } from './numbers.js';
import type { Dictionary } from './dictionary.js';
import { partyNames, type PartyNames } from './parties.js';
import { hintSentence, problemSentence } from './problems.js';
import { say } from './say.js';
import type { Names } from './sentences.js';
import type { Words } from './words.js';
import { dictionary as zh } from './zh-CN/index.js';

import type { ExchangeNote } from './exchange.js';

export { LANGUAGES, languageOfLocale, localized, type Language } from './language.js';
export { formatClock, formatDuration, formatNumber, formatQuantity, formatShare, NOTHING } from './numbers.js';
export {
  EXCHANGE_HINTS,
  EXCHANGE_NOTES,
  EXCHANGE_PROBLEMS,
  type ExchangeNote,
  type ExchangeNoteCode,
  type ExchangeProblemCode,
} from './exchange.js';
export { HOST_HINTS, HOST_PROBLEMS, type HostHintCode, type HostProblemCode } from './problems.js';
export { REFERENCE_KINDS, VERDICTS, type VerdictCode, type Words } from './words.js';
export {
  REPLAY_DIFFERENCES,
  type Names,
  type ReplayDifference,
  type Sentences,
  type VerdictFigures,
} from './sentences.js';
export { say, type Say } from './say.js';
export { formatMoment } from './moments.js';
export type { AnswerSentences } from './answers.js';
export type { PartyNames } from './parties.js';
export type { Dictionary } from './dictionary.js';

export const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { 'zh-CN': zh, en };

/** Everything that makes words in one language. */
export interface Text {
  language: Language;
  words: Words;
  sentences: Dictionary['sentences'];
  /** Words of a scenario's author. */
  pick(words: LocalText): string;
  number(value: number, digits?: number): string;
  /** A share from 0 to 1 as a percentage. */
  share(value: number): string;
  /** Seconds as "12 min 40 s" / "12分40秒". */
  duration(seconds: number): string;
  /** A value with its unit. */
  quantity(value: number, unit: string): string;
  /** Time of day of a moment of the run. */
  clock(start: string, seconds: number): string;
  /** What is wrong, without the path. */
  problem(problem: Problem): string;
  hint(problem: Problem): string | null;
  /** What results of another program leave open. */
  note(note: ExchangeNote): string;
  /** The claim in the author's words, or in generated ones where there are none. */
  claim(claim: Claim, names: Names): string;
  /** "a, b and c" / "a、b、c"; all of them. */
  list(items: readonly string[]): string;
}

const made = new Map<Language, Text>();

/** The words of a language. */
export function text(language: Language): Text {
  const known = made.get(language);
  if (known !== undefined) return known;
  const dictionary = DICTIONARIES[language];
  const speaker = say(language);
  const result: Text = {
    language,
    words: dictionary.words,
    sentences: dictionary.sentences,
    pick: (words) => localized(words, language),
    number: formatNumber,
    share: formatShare,
    duration: (seconds) => formatDuration(seconds, language),
    quantity: (value, unit) => formatQuantity(value, unit, language),
    clock: formatClock,
    problem: (problem) => problemSentence(problem, dictionary, speaker),
    note: ({ code, parameters, file }) => `${file}: ${dictionary.exchangeNotes[code](parameters, speaker)}`,
    hint: (problem) => hintSentence(problem, dictionary, speaker),
    claim: (claim, names) =>
      claim.text === undefined ? dictionary.sentences.claim(claim, names) : localized(claim.text, language),
    list: (items) => (language === 'zh-CN' ? items.join('、') : speaker.allOf(items)),
  };
  made.set(language, result);
  return result;
}

/**
 * Names as its author gave them. Where there are none, the id with what it is: "resident 05-07-a", "bedroom 05-07";
 * staff go by their id alone, which says what they are.
 */
export function namesOf(scenario: Pick<Scenario, 'facility' | 'roster' | 'plan'>, language: Language): Names {
  const { words } = DICTIONARIES[language];
  const people = new Map<string, string>();
  const spaces = new Map<string, string>();
  const storeys = new Map<string, string>();
  const phases = new Map<string, string>();
  for (const { id, name } of scenario.facility.storeys) {
    storeys.set(id, name === undefined ? `${words.reference.storey} ${id}` : localized(name, language));
  }
  for (const shift of Object.values(scenario.roster.shifts)) {
    for (const { id, name } of shift.staff) people.set(id, name === undefined ? id : localized(name, language));
  }
  for (const { id, name, kind } of scenario.facility.spaces) {
    spaces.set(id, name === undefined ? `${words.spaceKind[kind]} ${id}` : `${localized(name, language)} (${id})`);
  }
  for (const { id, name } of scenario.plan.phases) phases.set(id, name === undefined ? id : localized(name, language));
  return {
    person: (id) => people.get(id) ?? `${words.resident} ${id}`,
    space: (id) => spaces.get(id) ?? id,
    storey: (id) => storeys.get(id) ?? id,
    phase: (id) => phases.get(id) ?? id,
  };
}

/** Names for the answers of `metrics/`, which speak of people, places and devices by index. */
export function partyNamesOf(header: RecordingHeader, building: Building, language: Language): PartyNames {
  const names = namesOf(header.scenario, language);
  const { claims } = header.scenario.plan;
  return partyNames(header, building, names, DICTIONARIES[language].sentences.placeWords, (id) => {
    const claim = claims.find((one) => one.id === id);
    return claim === undefined ? id : text(language).claim(claim, names);
  });
}
