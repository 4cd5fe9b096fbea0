/** Words for people: the sentence for every code the engine emits, in Chinese and in English. */
import type { Building } from '../facility/building.js';
import type { RecordingHeader } from '../recording/format.js';
import type { CheckDictionary, Dictionary } from './dictionary.js';
import { checking as checkingEn } from './en/checking.js';
import { dictionary as en } from './en/index.js';
import { everyday, namesIn, partyNamesIn, type EverydayText, type Named } from './everyday.js';
import type { Language } from './language.js';
import type { PartyNames } from './parties.js';
import type { Names } from './sentences.js';
import { checking as checkingZh } from './zh-CN/checking.js';
import { dictionary as zh } from './zh-CN/index.js';

export { LANGUAGES, languageOfLocale, localized, type Language } from './language.js';
export { formatClock, formatDuration, formatNumber, formatQuantity, formatShare, meanOf, NOTHING } from './numbers.js';
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
export type { CheckSentences, CheckWords } from './check.js';
export type { ReportWords } from './report.js';
export type { TrialSentences } from './trial.js';
export { realDrillWords } from './realDrillWords.js';
export type { RealDrillWords } from './realDrill.js';
export { recordWords } from './recordWords.js';
export { cityWords } from './cityWords.js';
export type { CityWords } from './city.js';
export { studyWords } from './studyWords.js';
export { namesOfStudy, type StudyNames } from './studyNames.js';
export type { StudyWords } from './studies.js';
export type { Rating, RecordWords } from './records.js';
export type { PartyNames } from './parties.js';
export type { CheckDictionary, Dictionary } from './dictionary.js';
export { kindIn } from './everyday.js';
export type { EverydayText } from './everyday.js';

export const DICTIONARIES: Readonly<Record<Language, Dictionary & CheckDictionary>> = {
  'zh-CN': { ...zh, ...checkingZh },
  en: { ...en, ...checkingEn },
};

/** Everything that makes words in one language. */
export interface Text extends EverydayText, CheckDictionary {}

const made = new Map<Language, Text>();

/** The words of a language. */
export function text(language: Language): Text {
  const known = made.get(language);
  if (known !== undefined) return known;
  const { check, checks, trial, report, ...dictionary } = DICTIONARIES[language];
  const result: Text = { ...everyday(language, dictionary), check, checks, trial, report };
  made.set(language, result);
  return result;
}

/** `namesIn` by language. */
export const namesOf = (scenario: Named, language: Language): Names => namesIn(scenario, text(language));

/** `partyNamesIn` by language. */
export const partyNamesOf = (header: RecordingHeader, building: Building, language: Language): PartyNames =>
  partyNamesIn(header, building, text(language));
