/** Small phrases that every listing of findings has. */
import type { Text } from '../text/index.js';
import type { RuleSource } from '../check/source.js';

/** Sources with their confidence, in one line. */
export const sourceLine = (sources: readonly RuleSource[], text: Text): string =>
  sources.map((one) => `${text.checks.source(one)} [${one.confidence}]`).join(text.language === 'en' ? '; ' : '；');

/** Counts of a list of statuses, in the order of the statuses. */
export const countLine = <S extends string>(
  found: readonly { status: S }[],
  statuses: readonly S[],
  words: Readonly<Record<S, string>>,
): string =>
  statuses
    .map((status) => [words[status], found.filter((one) => one.status === status).length] as const)
    .filter(([, n]) => n > 0)
    .map(([word, n]) => `${word} ${n}`)
    .join(' · ');
