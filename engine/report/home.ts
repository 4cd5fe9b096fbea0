/** 一院一策: what was found about one home, why, what would help, what was assumed, as one document. */
import type { ElementReport } from '../check/elements/check.js';
import { ELEMENTS } from '../check/elements/table.js';
import { unmeasured, type Robustness } from '../check/robust.js';
import type { RuleReport } from '../check/rules/check.js';
import type { Finding } from '../check/rules/result.js';
import { ruleOf } from '../check/rules/table.js';
import { MOBILITY_CLASSES, type Scenario } from '../scenario/schema.js';
import { kindIn, namesOf, say, type Names, type Text } from '../text/index.js';
import type { Model } from '../world/model.js';
import type { Block, FloorPlan, Report } from './document.js';
import { runsBehind, type Behind } from './behind.js';
import { meansWords, residentsByStorey } from './drillPlan.js';
import { sourceLine } from './findings.js';
import type { ClaimFindings, HomeFindings, Made } from './homeFindings.js';
import { pathLines } from './verdicts.js';

/** Places of one rule that are listed; a rule may be short in a hundred places. */
const MOST_PLACES = 6;
const MOST_PLANS = 6;

interface Writer {
  scenario: Scenario;
  model: Model;
  text: Text;
  names: Names;
  blocks: Block[];
}

const heading = (w: Writer, section: keyof Text['report']['sections']): void => {
  w.blocks.push({ kind: 'heading', level: 2, text: w.text.report.sections[section] });
};
/** As it begins a line. */
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
/** A clause as a sentence of its own, about a claim that is quoted: on its own a claim would read as if it were so. */
const about = (claim: string, clause: string, { language }: Text): string =>
  language === 'en'
    ? `“${claim}”: ${clause}${clause.endsWith('.') ? '' : '.'}`
    : `“${claim}”：${clause}${clause.endsWith('。') ? '' : '。'}`;
const paragraph = (w: Writer, text: string): void => void w.blocks.push({ kind: 'paragraph', text });

export function homeReport(model: Model, findings: HomeFindings, made: Made, text: Text): Report {
  const { scenario } = model;
  const w: Writer = { scenario, model, text, names: namesOf(scenario, text.language), blocks: [] };
  const title = text.report.homeTitle(text.pick(scenario.name));
  w.blocks.push({ kind: 'heading', level: 1, text: title });
  summary(w, findings, made);
  if (findings.rules !== null) hazards(w, findings.rules);
  const behind =
    findings.claims === null || findings.claims.verdicts.length === 0
      ? null
      : runsBehind(scenario, findings.claims, made, text, w.names);
  if (findings.claims !== null && behind !== null) claims(w, findings.claims, behind);
  if (findings.elements !== null) elements(w, findings.elements);
  if (findings.rules !== null) rules(w, findings.rules);
  drills(w);
  if (findings.claims !== null) assumed(w, findings.claims.robustness);
  if (behind !== null) {
    const { columns } = text.report;
    heading(w, 'behind');
    paragraph(w, text.report.behind.intro);
    w.blocks.push({
      kind: 'table',
      head: [columns.number, columns.what, columns.seeds, columns.how],
      rows: behind.rows.map(({ mark, what, seeds, how }) => [mark, what, seeds, how]),
      anchors: behind.rows.map(({ mark }) => mark),
    });
  }
  heading(w, 'again');
  paragraph(w, text.report.again(made.command, made.engine, made.runs));
  w.blocks.push({ kind: 'signatures', labels: text.report.signatures });
  return { title, language: text.language, blocks: w.blocks };
}

function summary(w: Writer, { elements, rules, claims }: HomeFindings, made: Made): void {
  const { text, scenario } = w;
  heading(w, 'summary');
  const { incident } = scenario;
  const items = [text.report.checkedOn(made.date)];
  if (claims !== null) {
    items.push(
      text.trial.given(incident.name === undefined ? incident.space : text.pick(incident.name), incident.clock),
    );
    if (!claims.finished) items.push(text.report.stopped);
    const held = claims.verdicts.filter(({ verdict }) => verdict === 'HOLDS').length;
    items.push(text.report.counted(text.report.columns.held, held, claims.verdicts.length));
  }
  if (elements !== null) {
    const short = elements.results.filter(({ status }) => status === 'missing' || status === 'weak').length;
    items.push(text.report.counted(text.report.columns.elements, short, elements.results.length));
    items.push(text.checks.grade(elements.grade), text.checks.managers(elements.managers));
  }
  if (rules !== null) {
    const own = rules.results.filter(({ id }) => ruleOf(id).jurisdiction !== 'foreign');
    const gaps = own.filter(({ findings }) =>
      findings.some(({ onClause, level }) => onClause && level !== 'class'),
    ).length;
    items.push(text.report.counted(text.report.columns.gaps, gaps, own.length));
  }
  w.blocks.push({ kind: 'list', items: items.map(capital) });
}

function hazards(w: Writer, { results }: RuleReport): void {
  const found = results.flatMap(({ findings }) => findings.filter(({ level }) => level === 'majorHazard'));
  if (found.length === 0) return;
  heading(w, 'hazards');
  w.blocks.push({
    kind: 'list',
    items: found.map((one) => {
      const { id, name, sources } = ruleOf(one.rule);
      const hint = one.onClause ? '' : ` – ${w.text.checks.hint}`;
      return `${id} ${w.text.pick(name)}: ${w.text.checks.finding(one, w.names)} (${sourceLine(sources, w.text)})${hint}`;
    }),
  });
}

const marked = (line: string, mark: string): string => (line === '' ? '' : `${line}${mark}`);

function claims(w: Writer, found: ClaimFindings, behind: Behind): void {
  const { text, names, scenario, model } = w;
  const { columns } = text.report;
  heading(w, 'verdicts');
  const claimOf = (id: string) => scenario.plan.claims.find((one) => one.id === id)!;
  w.blocks.push({
    kind: 'table',
    head: [columns.claim, columns.verdict, columns.runs],
    rows: found.verdicts.map((one) => [
      text.claim(claimOf(one.id), names),
      text.words.verdict[one.verdict],
      `${one.met} / ${one.runs} (${text.share(one.low)} – ${text.share(one.high)})${behind.trial}${behind.failing(one.id)}`,
    ]),
  });
  for (const { claim, ...robust } of found.robustness)
    paragraph(
      w,
      `${about(text.claim(claimOf(claim), names), text.trial.robust({ claim, ...robust }), text)}${behind.hangsOn(claim)}`,
    );
  if (found.reasons.length > 0 || found.bounds.size > 0) {
    heading(w, 'why');
    for (const { id } of found.verdicts) {
      const reason = found.reasons.find(({ claim }) => claim === id);
      const bound = found.bounds.get(id);
      const said = [
        ...(reason === undefined ? [] : [marked(text.trial.step(reason, names), behind.failing(id))]),
        ...pathLines(found, model, id, text),
        ...(reason?.differences ?? []).map((one) => text.trial.difference(one)),
        ...(bound === undefined || !Number.isFinite(bound.seconds) ? [] : [text.trial.bound(bound)]),
      ].filter((line) => line !== '');
      if (said.length === 0) continue;
      w.blocks.push({ kind: 'heading', level: 3, text: text.claim(claimOf(id), names) }, { kind: 'list', items: said });
    }
  }
  for (const [id, steps] of found.worst)
    paragraph(w, `${about(text.claim(claimOf(id), names), text.trial.worst(steps, names), text)}${behind.worst(id)}`);
  if (found.fixes.length > 0) {
    heading(w, 'measures');
    for (const search of found.fixes) {
      const items =
        search.fixes.length === 0
          ? [text.trial.noFix(search, names)]
          : search.fixes.map(
              (fix, i) => `${capital(text.trial.fix(fix, names, search))}${behind.fix(search.claim, i)}`,
            );
      w.blocks.push(
        { kind: 'heading', level: 3, text: text.claim(claimOf(search.claim), names) },
        { kind: 'list', items },
      );
    }
  }
}

function elements(w: Writer, { results }: ElementReport): void {
  const { text } = w;
  const { columns } = text.report;
  const speaker = say(text.language);
  heading(w, 'elements');
  const all = results.filter(({ status }) => status === 'missing' || status === 'weak');
  if (all.length === 0) return paragraph(w, text.report.nothing);
  // Where nothing is written at all one sentence says so for every element.
  const without = all.filter(({ gaps }) => gaps[0]?.code === 'noDocument');
  if (without.length > 0) {
    const named = without.map(({ id }) => `${id} ${text.pick(ELEMENTS.find((one) => one.id === id)!.name)}`);
    const mark = text.language === 'en' ? [': ', ', ', '.'] : ['：', '、', '。'];
    paragraph(
      w,
      `${capital(text.checks.elementGap.noDocument({}, speaker))}${mark[0]}${named.join(mark[1])}${mark[2]}`,
    );
  }
  const short = all.filter((one) => !without.includes(one));
  if (short.length === 0) return;
  w.blocks.push({
    kind: 'table',
    head: [columns.number, columns.what, columns.status, columns.missing, columns.source],
    rows: short.map(({ id, status, gaps }) => {
      const { name, sources } = ELEMENTS.find((one) => one.id === id)!;
      const missing = gaps.map(({ code, parameters }) => text.checks.elementGap[code](parameters, speaker)).join('\n');
      return [
        id,
        text.pick(name),
        text.check.elementStatus[status],
        missing === '' ? text.report.nothingWritten : missing,
        sourceLine(sources, text),
      ];
    }),
  });
}

function rules(w: Writer, { results }: RuleReport): void {
  const { text, names } = w;
  const { columns } = text.report;
  heading(w, 'rules');
  w.blocks.push({ kind: 'paragraph', text: text.checks.heading, small: true });
  const own = results.filter(({ id, status }) => status === 'gap' && ruleOf(id).jurisdiction !== 'foreign');
  // A finding on a clause, or a hint: never mixed up.
  const shown = (findings: readonly Finding[]): Finding[] => findings.filter(({ level }) => level !== 'class');
  const numbered: { number: string; finding: Finding }[] = [];
  const table = (list: typeof results): Block => ({
    kind: 'table',
    head: [columns.number, columns.what, columns.where, columns.source],
    rows: list.map(({ id, findings }) => {
      const { name, sources, jurisdiction } = ruleOf(id);
      const all = shown(findings);
      const worst = all.find(({ level }) => level === 'majorHazard' || level === 'gap') ?? all[0];
      const hint = jurisdiction === 'foreign' || worst.onClause ? '' : ` (${text.checks.hint})`;
      const places = all.slice(0, MOST_PLACES).map((finding) => {
        const number = String(numbered.length + 1);
        numbered.push({ number, finding });
        return `${number}. ${text.checks.finding(finding, names)}`;
      });
      const more = all.length > MOST_PLACES ? [text.report.more(all.length - MOST_PLACES)] : [];
      return [
        id,
        `${text.pick(name)} (${text.check.level[worst.level]})${hint}`,
        [...places, ...more].join('\n'),
        sourceLine(sources, text),
      ];
    }),
  });
  if (own.length === 0) paragraph(w, text.report.nothing);
  else w.blocks.push(table(own));
  const marked = [...numbered];
  const silent = results.filter(({ id, notStated }) => notStated.length > 0 && ruleOf(id).jurisdiction !== 'foreign');
  if (silent.length > 0)
    paragraph(
      w,
      `${silent.map(({ id }) => id).join(' ')}: ${text.checks.notStated([...new Set(silent.flatMap(({ notStated }) => notStated))])}`,
    );
  plans(w, marked);
  const abroad = results.filter(({ id, status }) => status === 'gap' && ruleOf(id).jurisdiction === 'foreign');
  if (abroad.length === 0) return;
  heading(w, 'foreign');
  w.blocks.push(table(abroad));
}

/** Storeys with numbered findings, drawn. */
function plans(w: Writer, numbered: readonly { number: string; finding: Finding }[]): void {
  const { facility } = w.model;
  const byStorey = new Map<string, { number: string; finding: Finding }[]>();
  for (const one of numbered) {
    const { place } = one.finding;
    if (place.kind !== 'space' && place.kind !== 'opening') continue;
    byStorey.set(place.storey, [...(byStorey.get(place.storey) ?? []), one]);
  }
  if (byStorey.size === 0) return;
  heading(w, 'plans');
  for (const storey of facility.storeys) {
    const here = byStorey.get(storey.id);
    if (here === undefined || [...byStorey.keys()].indexOf(storey.id) >= MOST_PLANS) continue;
    const spaces = facility.spaces.filter((space) => space.storey === storey.index);
    const plan: FloorPlan = {
      minX: Math.min(...spaces.map(({ minX }) => minX)),
      minY: Math.min(...spaces.map(({ minY }) => minY)),
      maxX: Math.max(...spaces.map(({ maxX }) => maxX)),
      maxY: Math.max(...spaces.map(({ maxY }) => maxY)),
      spaces: spaces.map(({ outline, kind, id }) => ({ outline: [...outline], kind, label: w.names.space(id) })),
      openings: facility.openings
        .filter(({ a }) => facility.spaces[a].storey === storey.index)
        .map(({ x1, y1, x2, y2 }) => [x1, y1, x2, y2] as const),
      marks: here.map(({ number, finding }) => {
        const { x, y } = finding.place as { x: number; y: number };
        return { x, y, label: number, ...(finding.line === undefined ? {} : { line: finding.line }) };
      }),
    };
    w.blocks.push({ kind: 'plan', plan, caption: w.text.report.planCaption(w.names.storey(storey.id)) });
  }
}

/** By storey: how many of each class, moved how. No names: a drill is prepared from counts. */
function drills(w: Writer): void {
  const { model, scenario, text } = w;
  heading(w, 'drills');
  paragraph(w, text.report.drillIntro);
  const rows = residentsByStorey(model).map(({ storey, rows: residents }) => {
    const groups = new Map<string, { people: number; line: (people: number) => string }>();
    for (const row of residents) {
      const person = model.people[row];
      const how = meansWords(person, text);
      const kind = kindIn(scenario, person, text);
      const key = `${MOBILITY_CLASSES.indexOf(person.mobility!)} ${kind} ${how}`;
      const known = groups.get(key);
      groups.set(key, { people: (known?.people ?? 0) + 1, line: (n) => text.report.drillLine(n, kind, how) });
    }
    const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group.line(group.people));
    return [w.names.storey(storey), String(residents.length), lines.join('; ')];
  });
  const { columns } = text.report;
  w.blocks.push({ kind: 'table', head: [columns.storey, columns.people, columns.means], rows });
}

function assumed(w: Writer, robustness: readonly Robustness[]): void {
  const { text, scenario } = w;
  const { columns } = text.report;
  if (robustness.length === 0) return;
  heading(w, 'assumed');
  const names = new Set(
    robustness.flatMap(({ effects, hangsOn }) => [
      ...effects.map(({ name }) => name),
      ...(hangsOn === null ? [] : [hangsOn.parameter]),
    ]),
  );
  const listed = unmeasured(scenario).filter(({ name }) => names.has(name));
  const active = Math.max(...robustness.map((one) => one.active));
  paragraph(w, text.report.assumedIntro(active, robustness[0].looked, listed.length > 0));
  if (listed.length === 0) return;
  w.blocks.push({
    kind: 'table',
    head: [columns.parameter, columns.value, columns.range, columns.from],
    rows: listed.map(({ name, parameter, value, low, high }) => [
      name,
      text.quantity(value, parameter.unit),
      `${text.quantity(low, parameter.unit)} – ${text.quantity(high, parameter.unit)}`,
      `${parameter.source} [${parameter.confidence}]`,
    ]),
  });
}
