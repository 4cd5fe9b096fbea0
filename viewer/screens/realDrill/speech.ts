/** What the page for real drills says, in the language chosen. */
import { lazySpeech } from '../../app/lazySpeech.js';
import { word } from '../../text/index.js';
import { loadRealDrillSpeech, type RealDrillKey } from '../../text/realDrill.js';

export const { speech, followLanguage } = lazySpeech(loadRealDrillSpeech);

/** A word of this screen. Only while it is shown: its words are loaded then. */
export const t = (key: RealDrillKey, values?: Readonly<Record<string, string | number>>): string =>
  word(speech.value!.words, key, values);
