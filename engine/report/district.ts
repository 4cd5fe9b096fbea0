/** 一区一报告: the homes of a district, or of a city by districts, from what each has handed over. Merged offline. */
import type { Text } from '../text/index.js';
import { ELEMENTS } from '../check/elements/table.js';
import { ALL_RULES } from '../check/rules/table.js';
import type { Block, Report } from './document.js';
import { sourceLine } from './findings.js';
import type { HomeSummary } from './homeSummary.js';

export interface District {
  name: string;
  summaries: readonly HomeSummary[];
}

export interface Shortfall {
  hazards: number;
  gaps: number;
  elements: number;
  /** Claims that fail or are not proven. */
  open: number;
}

export interface MergedHome {
  district: string;
  now: HomeSummary;
  short: Shortfall;
  /** The same at the earlier of its dates; null: it has handed over only one. */
  before: { date: string; short: Shortfall } | null;
}

export interface Merged {
  /** By shortfall, the largest first: hazards, then claims, then gaps, then elements; then by id. */
  homes: MergedHome[];
  /** How many homes are short in each rule and element, those short in most homes first. */
  rules: { id: string; hazards: number; gaps: number; of: number }[];
  elements: { id: string; short: number; of: number }[];
}

export function shortfallOf({ elements, rules, claims }: HomeSummary): Shortfall {
  const outcomes = Object.values(rules ?? {});
  return {
    hazards: outcomes.filter((one) => one === 'majorHazard').length,
    gaps: outcomes.filter((one) => one === 'gap').length,
    elements: Object.values(elements ?? {}).filter((one) => one === 'missing' || one === 'weak').length,
    open: claims === null ? 0 : claims.FAILS + claims.UNPROVEN,
  };
}

const ORDER = ['hazards', 'open', 'gaps', 'elements'] as const;
/** Part of the check that a count comes from; a home that did not make it has none. */
const LOOKED_AT = { hazards: 'rules', open: 'claims', gaps: 'rules', elements: 'elements' } as const;
const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of a home that has handed over several times the latest counts, and the earliest is what it is compared with. */
export function mergeHomes(districts: readonly District[]): Merged {
  const homes = districts.flatMap(({ name, summaries }): MergedHome[] => {
    const byHome = new Map<string, HomeSummary[]>();
    for (const one of summaries) byHome.set(one.home.id, [...(byHome.get(one.home.id) ?? []), one]);
    return [...byHome.values()].map((list) => {
      const sorted = [...list].sort((a, b) => byId(a.date ?? '', b.date ?? ''));
      const now = sorted[sorted.length - 1];
      const [first] = sorted;
      const before =
        first.date !== null && now.date !== null && first.date < now.date
          ? { date: first.date, short: shortfallOf(first) }
          : null;
      return { district: name, now, short: shortfallOf(now), before };
    });
  });
  homes.sort((a, b) => {
    const first = ORDER.find((key) => a.short[key] !== b.short[key]);
    return first === undefined ? byId(a.now.home.id, b.now.home.id) : b.short[first] - a.short[first];
  });
  const rules = ALL_RULES.map(({ id }) => {
    const outcomes = homes.flatMap(({ now }) => now.rules?.[id] ?? []);
    const of = (wanted: string): number => outcomes.filter((one) => one === wanted).length;
    const applicable = outcomes.filter((one) => one !== 'notApplicable' && one !== 'notStated').length;
    return { id, hazards: of('majorHazard'), gaps: of('gap'), of: applicable };
  })
    .filter(({ hazards, gaps }) => hazards + gaps > 0)
    .sort((a, b) => b.hazards - a.hazards || b.gaps - a.gaps || byId(a.id, b.id));
  const elements = ELEMENTS.map(({ id }) => {
    const statuses = homes.flatMap(({ now }) => now.elements?.[id] ?? []).filter((one) => one !== 'notApplicable');
    return { id, short: statuses.filter((one) => one === 'missing' || one === 'weak').length, of: statuses.length };
  })
    .filter(({ short }) => short > 0)
    .sort((a, b) => b.short - a.short || byId(a.id, b.id));
  return { homes, rules, elements };
}

const total = (homes: readonly MergedHome[], of: (home: MergedHome) => number): number =>
  homes.reduce((sum, home) => sum + of(home), 0);

/** @param command that gave it */
export function districtReport(
  title: string,
  districts: readonly District[],
  made: { command: string; engine: string },
  text: Text,
): Report {
  const { homes, rules, elements } = mergeHomes(districts);
  const words = text.report.district;
  const { columns, sections } = text.report;
  const blocks: Block[] = [];
  const table = (heading: string, head: readonly string[], rows: readonly (readonly string[])[]): void => {
    if (rows.length === 0) return;
    blocks.push({ kind: 'heading', level: 2, text: heading }, { kind: 'table', head, rows });
  };
  const sum = (list: readonly MergedHome[]): string[] =>
    ORDER.map((key) => String(total(list, ({ short }) => short[key])));
  const shortHead = ORDER.map((key) => words.short[key]);
  blocks.push({ kind: 'heading', level: 1, text: words.title(title, districts.length > 1) });
  blocks.push({ kind: 'paragraph', text: words.noPersons, small: true });
  blocks.push({ kind: 'heading', level: 2, text: sections.summary });
  const claims = (word: 'HOLDS' | 'FAILS' | 'UNPROVEN'): number => total(homes, ({ now }) => now.claims?.[word] ?? 0);
  const earlier = homes.filter(({ before }) => before !== null);
  blocks.push({
    kind: 'list',
    items: [
      words.homes(
        homes.length,
        total(homes, ({ now }) => now.beds),
        total(homes, ({ now }) => now.residents),
      ),
      words.withHazard(homes.filter(({ short }) => short.hazards > 0).length, homes.length),
      ...(homes.every(({ now }) => now.claims === null)
        ? []
        : [words.claims(claims('HOLDS'), claims('FAILS'), claims('UNPROVEN'))]),
      ...(earlier.length === 0
        ? []
        : [
            words.trend(
              earlier.length,
              total(earlier, ({ before }) => before!.short.hazards + before!.short.gaps),
              total(earlier, ({ short }) => short.hazards + short.gaps),
            ),
          ]),
    ],
  });
  if (districts.length > 1)
    table(
      words.byDistrict,
      [words.district, words.count, ...shortHead],
      districts.map(({ name }) => {
        const own = homes.filter(({ district }) => district === name);
        return [name, String(own.length), ...sum(own)];
      }),
    );
  table(
    words.ranking,
    [columns.number, words.home, ...(districts.length > 1 ? [words.district] : []), columns.people, ...shortHead, ...(earlier.length > 0 ? [words.before] : [])], // prettier-ignore
    homes.map(({ now, short, before, district }, i) => [
      String(i + 1),
      now.home.name,
      ...(districts.length > 1 ? [district] : []),
      String(now.residents),
      ...ORDER.map((key) => (now[LOOKED_AT[key]] === null ? '–' : String(short[key]))),
      ...(earlier.length === 0
        ? []
        : [before === null ? '' : `${before.date}: ${ORDER.map((key) => before.short[key]).join(' / ')}`]),
    ]),
  );
  table(
    sections.rules,
    [columns.number, columns.what, words.short.hazards, words.short.gaps, words.judged, columns.source],
    rules.map(({ id, hazards, gaps, of }) => {
      const { name, sources } = ALL_RULES.find((rule) => rule.id === id)!;
      return [id, text.pick(name), String(hazards), String(gaps), String(of), sourceLine(sources, text)];
    }),
  );
  if (rules.length > 0) blocks.push({ kind: 'paragraph', text: text.checks.heading, small: true });
  table(
    sections.elements,
    [columns.number, columns.what, words.short.elements, words.judged, columns.source],
    elements.map(({ id, short, of }) => {
      const { name, sources } = ELEMENTS.find((element) => element.id === id)!;
      return [id, text.pick(name), String(short), String(of), sourceLine(sources, text)];
    }),
  );
  blocks.push({ kind: 'heading', level: 2, text: sections.again });
  blocks.push({ kind: 'paragraph', text: `${made.command} (${made.engine})` });
  blocks.push({ kind: 'signatures', labels: words.signatures });
  return { title: words.title(title, districts.length > 1), language: text.language, blocks };
}
