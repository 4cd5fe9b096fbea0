/** Elements and building rules as lines and as JSON. */
import { ELEMENTS } from '../../../check/elements/table.js';
import { ELEMENT_STATUSES, type ElementStatus } from '../../../check/elements/result.js';
import type { ElementReport } from '../../../check/elements/check.js';
import type { RuleReport } from '../../../check/rules/check.js';
import type { Finding, RuleResult } from '../../../check/rules/result.js';
import { ruleOf } from '../../../check/rules/table.js';
import { countLine, sourceLine } from '../../../report/findings.js';
import { say, type Names, type Text } from '../../../text/index.js';

/** Places of one rule that are printed; the JSON has all. */
const MOST_PLACES = 4;

export function elementLines(report: ElementReport, text: Text): string[] {
  const speaker = say(text.language);
  const lines = [countLine(report.results, ELEMENT_STATUSES, text.check.elementStatus)];
  const byId = new Map(ELEMENTS.map((one) => [one.id, one]));
  const without = report.results.filter(({ gaps }) => gaps[0]?.code === 'noDocument');
  for (const { id, status, gaps } of report.results) {
    if (status === 'present' || status === 'notApplicable' || gaps[0]?.code === 'noDocument') continue;
    const element = byId.get(id)!;
    lines.push(
      `${id} ${text.check.elementStatus[status]}: ${text.pick(element.name)} – ${sourceLine(element.sources, text)}`,
    );
    for (const { code, parameters } of gaps) lines.push(`    ${text.checks.elementGap[code](parameters, speaker)}`);
  }
  if (without.length > 0)
    lines.push(`${text.checks.elementGap.noDocument({}, speaker)}: ${without.map(({ id }) => id).join(' ')}`);
  lines.push(text.checks.grade(report.grade), text.checks.managers(report.managers));
  return lines;
}

const RULE_ORDER = ['gap', 'notStated', 'met', 'notApplicable'] as const;

function ruleLine(result: RuleResult, text: Text, names: Names): string[] {
  const rule = ruleOf(result.id);
  const shown = result.findings.filter((one) => one.level !== 'class');
  const worst =
    shown.find((one) => one.level === 'majorHazard') ?? shown.find((one) => one.level === 'gap') ?? shown[0];
  const level = text.check.level[worst.level];
  const from = rule.jurisdiction === 'CN' ? '' : ` [${text.check.jurisdiction[rule.jurisdiction]}]`;
  const hint = worst.onClause || rule.jurisdiction === 'foreign' ? '' : ` (${text.checks.hint})`;
  const more = shown.length - MOST_PLACES;
  return [
    `${result.id} ${level}${from}: ${text.pick(rule.name)} – ${sourceLine(rule.sources, text)}${hint}`,
    ...shown.slice(0, MOST_PLACES).map((one) => `    ${text.checks.finding(one, names)}`),
    ...(more > 0 ? [text.language === 'en' ? `    and ${more} more places` : `    另有${more}处`] : []),
  ];
}

export function ruleLines(report: RuleReport, text: Text, names: Names): string[] {
  const own = report.results.filter(({ id }) => ruleOf(id).jurisdiction !== 'foreign');
  const foreign = report.results.filter(({ id }) => ruleOf(id).jurisdiction === 'foreign');
  const hazard = (one: RuleResult): number => (one.findings.some(({ level }) => level === 'majorHazard') ? 0 : 1);
  const gaps = own.filter(({ status }) => status === 'gap').sort((a, b) => hazard(a) - hazard(b));
  const lines = [
    text.checks.heading,
    countLine(own, RULE_ORDER, text.check.ruleStatus),
    ...gaps.flatMap((one) => ruleLine(one, text, names)),
  ];
  const silent = own.filter(({ notStated }) => notStated.length > 0);
  if (silent.length > 0) {
    const fields = [...new Set(silent.flatMap(({ notStated }) => notStated))];
    lines.push(`${silent.map(({ id }) => id).join(' ')}: ${text.checks.notStated(fields)}`);
  }
  const abroad = foreign.filter(({ status }) => status === 'gap');
  if (abroad.length > 0) lines.push(`${text.check.jurisdiction.foreign}:`);
  return [...lines, ...abroad.flatMap((one) => ruleLine(one, text, names))];
}

export const elementsJson = (report: ElementReport, text: Text): unknown[] =>
  report.results.map((result) => {
    const element = ELEMENTS.find(({ id }) => id === result.id)!;
    return {
      ...result,
      name: text.pick(element.name),
      what: text.pick(element.what),
      how: element.how,
      sources: element.sources,
      gaps: result.gaps.map((gap) => ({
        ...gap,
        text: text.checks.elementGap[gap.code](gap.parameters, say(text.language)),
      })),
    };
  });

export const rulesJson = (report: RuleReport, text: Text, names: Names): unknown[] =>
  report.results.map((result) => {
    const { name, thresholds, unit, level, jurisdiction, sources: from } = ruleOf(result.id);
    return {
      ...result,
      name: text.pick(name),
      thresholds,
      unit,
      level,
      jurisdiction,
      sources: from,
      findings: result.findings.map((finding: Finding) => ({ ...finding, text: text.checks.finding(finding, names) })),
    };
  });

/** Something is missing, weak or short of a clause: what exit code 1 says where no claims are tried. */
export const hasShortfall = (elements: ElementReport | null, rules: RuleReport | null): boolean => {
  const short: readonly ElementStatus[] = ['missing', 'weak'];
  return (
    (elements?.results.some(({ status }) => short.includes(status)) ?? false) ||
    (rules?.results.some(({ findings }) =>
      findings.some(({ onClause, level }) => onClause && level !== 'advice' && level !== 'class'),
    ) ??
      false)
  );
};
