/**
 * What is said of scenarios and runs, by a dictionary that whoever asks has loaded: a page needs one language at a time, and
 * the words of a plan on trial only when one is.
 */
import { fromOutside, type OnDuty } from '../people/shift.js';
import type { Problem } from '../errors.js';
import type { Building } from '../facility/building.js';
import type { RecordingHeader } from '../recording/format.js';
import type { Claim, LocalText, MobilityClass, Scenario } from '../scenario/schema.js';
import type { CheckDictionary, Dictionary } from './dictionary.js';
import type { ExchangeNote } from './exchange.js';
import { localized, type Language } from './language.js';
import { formatClock, formatDuration, formatNumber, formatQuantity, formatShare } from './numbers.js';
import { partyNames, type PartyNames } from './parties.js';
import { hintSentence, problemSentence } from './problems.js';
import { say } from './say.js';
import type { Names } from './sentences.js';
import type { Words } from './words.js';

/** What makes words in one language, but those of a plan on trial. */
export interface EverydayText {
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

/** @param dictionary of this language */
export function everyday(language: Language, dictionary: Dictionary): EverydayText {
  const speaker = say(language);
  return {
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
}

const DICTIONARIES: Readonly<Record<Language, () => Promise<{ dictionary: Dictionary }>>> = {
  en: () => import('./en/index.js'),
  'zh-CN': () => import('./zh-CN/index.js'),
};
const CHECKING: Readonly<Record<Language, () => Promise<{ checking: CheckDictionary }>>> = {
  en: () => import('./en/checking.js'),
  'zh-CN': () => import('./zh-CN/checking.js'),
};

export const loadEveryday = async (language: Language): Promise<EverydayText> =>
  everyday(language, (await DICTIONARIES[language]()).dictionary);

/** The words of a plan on trial. */
export const loadChecking = async (language: Language): Promise<CheckDictionary> =>
  (await CHECKING[language]()).checking;

interface Called {
  id: string;
  name?: LocalText;
}

/** What names are made of: of a scenario, these parts. */
export interface Named {
  facility: {
    storeys: readonly Called[];
    spaces: readonly (Called & Pick<Scenario['facility']['spaces'][number], 'kind'>)[];
  };
  plan: { phases: readonly Called[] };
  roster: { shifts: Readonly<Record<string, { staff: readonly Called[] }>>; outside?: Scenario['roster']['outside'] };
  /** Who comes from outside; missing: as the roster says. */
  fromOutside?: readonly Pick<OnDuty, 'id' | 'post'>[];
  classes?: readonly Required<Called>[];
  residents?: readonly { id: string; class?: string }[] | object;
}

/**
 * Names as its author gave them. Where there are none, the id with what it is: "resident 05-07-a", "toddler c-03", "bedroom 05-07";
 * staff go by their id alone, which says what they are.
 */
export function namesIn(scenario: Named, text: EverydayText): Names {
  const { words, language } = text;
  const people = new Map<string, string>();
  const spaces = new Map<string, string>();
  const storeys = new Map<string, string>();
  const phases = new Map<string, string>();
  const classes = new Map(scenario.classes?.map(({ id, name }) => [id, localized(name, language)]));
  for (const { id, name } of scenario.facility.storeys) {
    storeys.set(id, name === undefined ? `${words.reference.storey} ${id}` : localized(name, language));
  }
  for (const shift of Object.values(scenario.roster.shifts)) {
    for (const { id, name } of shift.staff) people.set(id, name === undefined ? id : localized(name, language));
  }
  // Who comes from outside is on no list: by what they are, and their number.
  for (const { id, post } of scenario.fromOutside ?? fromOutside(scenario))
    people.set(id, `${words.post[post]} ${id.replace(/^\D+/, '')}`);
  if (classes.size > 0 && Array.isArray(scenario.residents))
    for (const { id, class: own } of scenario.residents)
      if (own !== undefined) people.set(id, `${classes.get(own) ?? own} ${id}`);
  for (const { id, name, kind } of scenario.facility.spaces) {
    spaces.set(id, name === undefined ? `${words.spaceKind[kind]} ${id}` : `${localized(name, language)} (${id})`);
  }
  for (const { id, name } of scenario.plan.phases) phases.set(id, name === undefined ? id : localized(name, language));
  return {
    person: (id) => people.get(id) ?? `${words.resident} ${id}`,
    space: (id) => spaces.get(id) ?? id,
    storey: (id) => storeys.get(id) ?? id,
    phase: (id) => phases.get(id) ?? id,
    personClass: (id) => classes.get(id) ?? id,
  };
}

/** Class of a resident in words: the scenario's own, else the mobility class. */
export function kindIn(
  scenario: Pick<Scenario, 'classes'>,
  person: { mobility: string | null; class?: string | null },
  { words, language }: EverydayText,
): string {
  const own = scenario.classes?.find(({ id }) => id === person.class);
  return own === undefined ? words.mobility[person.mobility as MobilityClass] : localized(own.name, language);
}

/** Names for the answers of `metrics/`, which speak of people, places and devices by index. */
export function partyNamesIn(header: RecordingHeader, building: Building, text: EverydayText): PartyNames {
  const names = namesIn(header.scenario, text);
  const { claims } = header.scenario.plan;
  return partyNames(header, building, names, text.sentences.placeWords, (id) => {
    const claim = claims.find((one) => one.id === id);
    return claim === undefined ? id : text.claim(claim, names);
  });
}
