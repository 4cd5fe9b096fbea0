/** Words that are loaded with the screen that says them, in the language of the page. */
import { effect, signal, type Signal } from '@preact/signals';
import type { Language } from '../../engine/index.js';
import type { App } from './app.js';

export interface LazySpeech<S> {
  /** null: not loaded yet. */
  speech: Signal<S | null>;
  /** Follows the language of the page. @returns ends that */
  followLanguage(app: App): () => void;
}

export function lazySpeech<S extends { language: Language }>(load: (language: Language) => Promise<S>): LazySpeech<S> {
  const speech: Signal<S | null> = signal(null);
  return {
    speech,
    followLanguage: (app) =>
      effect(() => {
        const language = app.language.value;
        if (speech.peek()?.language === language) return;
        void load(language).then((loaded) => {
          if (app.language.peek() === language) speech.value = loaded;
        });
      }),
  };
}
