/** What the page for drills that are played says, in the language chosen. */
import { lazySpeech } from '../../app/lazySpeech.js';
import { loadDrillSpeech, type DrillKey } from '../../text/drill.js';
import { word } from '../../text/index.js';

export const { speech, followLanguage } = lazySpeech(loadDrillSpeech);

/** A word of this screen. Only while it is shown: its words are loaded then. */
export const t = (key: DrillKey, values?: Readonly<Record<string, string | number>>): string =>
  word(speech.value!.words, key, values);
