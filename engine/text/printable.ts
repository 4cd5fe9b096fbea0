/** Words of others as they may be shown: on a screen, in a file, in a terminal. */

/** What words must not carry: characters that are not shown, turn the direction of what follows, or are none. */
const NOT_SHOWN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;
/** Longer words of a scenario are cut. */
const LONGEST = 2000;

/** Without them; of any length. */
export const withoutHidden = (text: string): string => text.replace(NOT_SHOWN, '');

/** Text as it may be printed. */
export function printable(text: string): string {
  const words = withoutHidden(text.slice(0, LONGEST * 2));
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}
