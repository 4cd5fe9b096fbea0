/** Questions to the run that follow the clock: one at a time, the newest wins. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/app.js';

export interface Answered<T> {
  /** null while the first answer is on its way. */
  value: T | null;
  /** Why there is none; null: there is, or will be. */
  failure: string | null;
}

/**
 * Asks again when `key` changes, after the answer before has come: a fast clock does not pile up questions.
 * @param subject what is asked about: the answer of another one is never shown
 */
export function useAnswer<T>(app: App, subject: string, key: string, ask: () => Promise<T>): Answered<T> {
  const [answer, setAnswer] = useState<{ subject: string } & Answered<T>>({ subject, value: null, failure: null });
  const state = useRef({ busy: false, again: false, gone: false });
  const newest = useRef({ subject, ask });
  newest.current = { subject, ask };
  useEffect(() => {
    const own = state.current;
    const go = (): void => {
      own.busy = true;
      own.again = false;
      const { subject: about, ask: question } = newest.current;
      question()
        .then(
          (value) => !own.gone && setAnswer({ subject: about, value, failure: null }),
          (error: unknown) =>
            !own.gone &&
            setAnswer({ subject: about, value: null, failure: error instanceof Error ? error.message : String(error) }),
        )
        .finally(() => {
          own.busy = false;
          if (own.again && !own.gone) go();
        });
    };
    if (own.busy) own.again = true;
    else go();
  }, [subject, key, app.player.header.value]);
  useEffect(
    () => () => {
      state.current.gone = true;
    },
    [],
  );
  return answer.subject === subject ? answer : { value: null, failure: null };
}
