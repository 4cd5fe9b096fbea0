/** What the page for studies says, in the language chosen. */
import { lazySpeech } from '../../app/lazySpeech.js';
import { word } from '../../text/index.js';
import { loadStudySpeech, type StudyKey } from '../../text/study.js';

export const { speech, followLanguage } = lazySpeech(loadStudySpeech);

/** A word of this screen. Only while it is shown: its words are loaded then. */
export const t = (key: StudyKey, values?: Readonly<Record<string, string | number>>): string =>
  word(speech.value!.words, key, values);
