/** What the drawing screen says, in the language chosen. */
import type { DrawingProblem } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { lazySpeech } from '../../app/lazySpeech.js';
import { loadDrawSpeech, type DrawKey } from '../../text/draw.js';
import { word } from '../../text/index.js';

export const { speech, followLanguage } = lazySpeech(loadDrawSpeech);

export type Values = Readonly<Record<string, string | number>>;

/** A word of this screen. Reads the language. Only while it is shown: its words are loaded then. */
export const t = (key: DrawKey, values?: Values): string => word(speech.value!.words, key, values);

/** What is wrong, in words. */
export function sayProblem(app: App, { what }: DrawingProblem): string {
  switch (what.of) {
    case 'building':
      return speech.value!.imports.problem(what.problem) ?? app.text.value.problem(what.problem);
    case 'import':
      return speech.value!.imports.entry({ code: what.code, parameters: what.parameters, place: {} });
    case 'drawing': {
      const values = Object.fromEntries(
        Object.entries(what.parameters).map(([name, value]) => [
          name,
          typeof value === 'number' ? app.text.value.number(value) : String(value),
        ]),
      );
      return t(`own.${what.code}`, values);
    }
  }
}

export const hintOf = (app: App, { what }: DrawingProblem): string | null =>
  what.of === 'building' ? app.text.value.hint(what.problem) : null;
