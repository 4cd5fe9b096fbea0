/** Elements, rules and claims as a page shows them: words of one language, and places. */
import { ELEMENTS } from '../check/elements/table.js';
import { ELEMENT_STATUSES } from '../check/elements/result.js';
import type { ElementReport } from '../check/elements/check.js';
import type { PlanTrial } from '../check/onTrial.js';
import type { RuleReport } from '../check/rules/check.js';
import { RULE_STATUSES, type Finding, type RuleResult } from '../check/rules/result.js';
import { ruleOf } from '../check/rules/table.js';
import { countLine, sourceLine } from '../report/findings.js';
import { groundLines, incidentName, sentenceOf } from '../report/verdicts.js';
import { namesOf, say, type Names, type Text } from '../text/index.js';
import { printable } from '../text/printable.js';
import type { Model } from '../world/model.js';
import type { ClaimView, ElementView, FindingView, PlanView, RuleView } from './protocol.js';

export interface PlanFound {
  model: Model;
  elements: ElementReport;
  rules: RuleReport;
  trial: PlanTrial | null;
}

/** Places of one rule that are shown; one may be short in a hundred. */
const MOST_PLACES = 12;

function elementViews({ results }: ElementReport, text: Text): ElementView[] {
  const speaker = say(text.language);
  return results
    .filter(({ status, gaps }) => (status === 'missing' || status === 'weak') && gaps[0]?.code !== 'noDocument')
    .map(({ id, status, gaps }) => {
      const { name, sources } = ELEMENTS.find((one) => one.id === id)!;
      return {
        id,
        status: text.check.elementStatus[status],
        name: text.pick(name),
        sources: sourceLine(sources, text),
        gaps: gaps.map(({ code, parameters }) => printable(text.checks.elementGap[code](parameters, speaker))),
      };
    });
}

/** Where nothing is written at all one line says so for every element. */
function elementNotes(report: ElementReport, text: Text): string[] {
  const without = report.results.filter(({ gaps }) => gaps[0]?.code === 'noDocument').map(({ id }) => id);
  const none = text.checks.elementGap.noDocument({}, say(text.language));
  return [
    ...(without.length === 0 ? [] : [`${none}: ${without.join(' ')}`]),
    text.checks.grade(report.grade),
    text.checks.managers(report.managers),
  ];
}

function findingView(model: Model, finding: Finding, text: Text, names: Names): FindingView {
  const { place } = finding;
  const storey =
    'storey' in place && place.storey !== undefined ? place.storey : place.kind === 'storey' ? place.id : null;
  const { facility } = model;
  const opening = place.kind === 'opening' ? facility.openings[facility.openingByKey.get(place.id)!] : null;
  const space = place.kind === 'space' ? place.id : opening === null ? null : facility.spaces[opening.a].id;
  return { text: printable(text.checks.finding(finding, names)), storey, space };
}

const toneOf = (worst: Finding): RuleView['tone'] =>
  worst.jurisdiction === 'foreign'
    ? 'foreign'
    : worst.level === 'majorHazard'
      ? 'hazard'
      : worst.onClause && worst.level === 'gap'
        ? 'gap'
        : 'hint';

const TONES: readonly RuleView['tone'][] = ['hazard', 'gap', 'hint', 'foreign'];

function ruleView(model: Model, result: RuleResult, text: Text, names: Names): RuleView {
  const { name, sources } = ruleOf(result.id);
  const shown = result.findings.filter(({ level }) => level !== 'class');
  const worst =
    shown.find(({ level }) => level === 'majorHazard') ?? shown.find(({ level }) => level === 'gap') ?? shown[0];
  const tone = toneOf(worst);
  const level =
    tone === 'foreign'
      ? text.check.jurisdiction.foreign
      : `${text.check.level[worst.level]}${worst.onClause ? '' : ` (${text.checks.hint})`}`;
  const findings = shown.slice(0, MOST_PLACES).map((one) => findingView(model, one, text, names));
  const more = shown.length - findings.length;
  return {
    id: result.id,
    level,
    tone,
    name: text.pick(name),
    sources: sourceLine(sources, text),
    findings: more === 0 ? findings : [...findings, { text: text.report.more(more), storey: null, space: null }],
  };
}

function claimViews({ model, trial }: PlanFound, text: Text, names: Names): ClaimView[] {
  const { scenario } = model;
  return (trial?.verdicts ?? []).map((verdict) => {
    const search = trial!.fixes.find(({ claim }) => claim === verdict.id);
    return {
      id: verdict.id,
      verdict: verdict.verdict,
      word: text.words.verdict[verdict.verdict],
      text: text.claim(
        scenario.plan.claims.find(({ id }) => id === verdict.id)!,
        names,
      ),
      lines: [sentenceOf(verdict, text), ...groundLines(scenario, model, trial!, verdict, text)],
      failingSeed: verdict.failingSeed,
      fixes: (search?.fixes ?? []).map((fix) => ({ text: text.trial.fix(fix, names, search), edits: fix.edits })),
      noFix: search !== undefined && search.fixes.length === 0 ? text.trial.noFix(search, names) : null,
    };
  });
}

export function planView(found: PlanFound, text: Text): PlanView {
  const { model, elements, rules, trial } = found;
  const { scenario } = model;
  const names = namesOf(scenario, text.language);
  const own = rules.results.filter(({ id }) => ruleOf(id).jurisdiction !== 'foreign');
  const silent = own.filter(({ notStated }) => notStated.length > 0);
  const fields = [...new Set(silent.flatMap(({ notStated }) => notStated))];
  return {
    elements: {
      summary: countLine(elements.results, ELEMENT_STATUSES, text.check.elementStatus),
      found: elementViews(elements, text),
      notes: elementNotes(elements, text),
    },
    rules: {
      summary: countLine(own, RULE_STATUSES, text.check.ruleStatus),
      heading: text.checks.heading,
      found: rules.results
        .filter(({ status }) => status === 'gap')
        .map((one) => ruleView(model, one, text, names))
        .sort((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone)),
      notes: silent.length === 0 ? [] : [`${silent.map(({ id }) => id).join(' ')}: ${text.checks.notStated(fields)}`],
    },
    claims:
      trial === null || trial.verdicts.length === 0
        ? null
        : {
            given: text.trial.given(incidentName(scenario, text), scenario.incident.clock),
            found: claimViews(found, text, names),
          },
  };
}
