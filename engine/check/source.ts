/** Where a rule comes from: kept with every element and rule, shown beside every result. */

/** R: the clause was read in a text that states it. K: recalled, not read again. U: uncertain, a hint to verify. */
export type RuleConfidence = 'R' | 'K' | 'U';

export interface RuleSource {
  /** Standard or law. */
  title: string;
  clause: string;
  /** Year or edition; empty where the title says it. */
  edition: string;
  confidence: RuleConfidence;
}

/** National rules, those of a province, city or owner, and foreign ones for comparison, which never count. */
export type Jurisdiction = 'CN' | 'local' | 'foreign' | 'practice';

export interface TwoLanguages {
  'zh-CN': string;
  en: string;
}

export const words = (zh: string, en: string): TwoLanguages => ({ 'zh-CN': zh, en });

export const source = (title: string, clause: string, confidence: RuleConfidence, edition = ''): RuleSource => ({
  title,
  clause,
  edition,
  confidence,
});

/** Days since 1970-01-01 of "2026-03-31", by the Gregorian calendar (Fliegel & Van Flandern 1968). */
export function dayNumber(date: string): number {
  const [y, m, d] = date.split('-').map(Number);
  const a = Math.floor((14 - m) / 12);
  const year = y + 4800 - a;
  const month = m + 12 * a - 3;
  return (
    d +
    Math.floor((153 * month + 2) / 5) +
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) -
    32045 -
    2440588
  );
}
