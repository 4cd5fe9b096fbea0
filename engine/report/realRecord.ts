/** The record of a drill that was held in the building, as a document, and the codes that are scanned in it. */
import { codeOf, codesOf } from '../drill/real/codes.js';
import { eventAt } from '../drill/real/empty.js';
import type { RealDrill } from '../drill/real/record.js';
import { formatMoment, NOTHING, realDrillWords, recordWords, type RealDrillWords, type Text } from '../text/index.js';
import { CODE_KINDS } from '../text/realDrillCodes.js';
import type { Model } from '../world/model.js';
import type { Block, DrillChart, Report } from './document.js';
import { chartRows } from './drillChart.js';

const moment = (seconds: number): string => (Number.isNaN(seconds) ? NOTHING : formatMoment(seconds));
const number = (value: number | null): string => (value === null ? NOTHING : String(value));
const orNothing = (words: string): string => (words.trim() === '' ? NOTHING : words);

function what(record: RealDrill, words: RealDrillWords['record'], kinds: RealDrillWords['kind']): Block {
  const { fields } = words;
  const { numbers, leader } = record;
  const yesNo = (value: boolean | undefined): string => (value === undefined ? NOTHING : value ? words.yes : words.no);
  const rows: [string, string][] = [
    [fields.date, `${record.date} ${record.at}`],
    [fields.place, orNothing(record.place)],
    [fields.content, orNothing(record.content)],
    [fields.kind, kinds[record.kind]],
    [fields.shift, record.shift ?? NOTHING],
    [fields.alarm, yesNo(record.alarmUsed)],
    [fields.exits, orNothing((record.exitsUsed ?? []).join(', '))],
    [fields.leader, orNothing([leader.name, leader.title].filter((part) => part !== '').join(', '))],
    [fields.numbers, words.numbers(number(numbers.residents), number(numbers.standIns), number(numbers.staff), number(numbers.visitors))], // prettier-ignore
    [fields.cleared, moment(eventAt(record, 'allMoved'))],
    [fields.improvements, orNothing(record.improvements)],
  ];
  return { kind: 'table', head: rows[0], rows: rows.slice(1) };
}

/** @param chart measured beside simulated; null: not compared */
export function realRecordReport(record: RealDrill, chart: DrillChart | null, text: Text): Report {
  const { record: words, event, kind, chart: chartWords } = realDrillWords(text.language);
  const { sections, columns } = words;
  const { blank } = recordWords(text.language);
  const heading = (of: string): Block => ({ kind: 'heading', level: 2, text: of });
  const table = (head: string[], rows: string[][]): Block => ({ kind: 'table', head, rows });
  const title = words.title(text.pick(record.home.name));
  const problems: Block =
    record.problems.length === 0
      ? { kind: 'paragraph', text: words.noneFound(orNothing(record.noneFound)) }
      : table(
          [columns.problem, columns.owner, columns.due, columns.closed],
          record.problems.map((one) => [one.words, one.owner, one.due, one.closed ?? blank]),
        );
  const events = [...record.events].sort((a, b) => a.at - b.at);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    heading(sections.what),
    what(record, words, kind),
    ...(record.talk === undefined
      ? []
      : [
          heading(sections.talk),
          table([columns.what, columns.decision, columns.by], record.talk.map((one) => [text.pick(one.words), orNothing(one.decision), orNothing(one.by)])), // prettier-ignore
        ]),
    heading(sections.events),
    table([columns.time, columns.what], events.map((one) => [formatMoment(one.at), one.words === undefined ? event[one.code] : `${event[one.code]}: ${one.words}`])), // prettier-ignore
    heading(sections.zones),
    table([columns.zone, columns.time], record.zones.map(({ name, clearedAt }) => [name, clearedAt === null ? words.notCleared : formatMoment(clearedAt)])), // prettier-ignore
    ...(chart === null ? [] : [heading(sections.compare), { kind: 'chart', chart, caption: chartWords.title, ...chartRows(chart, text) } as const]), // prettier-ignore
    heading(sections.problems),
    problems,
    heading(sections.participants),
    table([columns.name, columns.post, columns.department], record.participants.map((one) => [one.name, one.post, one.department ?? NOTHING])), // prettier-ignore
    ...(record.scans.length === 0
      ? []
      : [heading(sections.scans), table([columns.time, columns.code], record.scans.map((scan) => [formatMoment(scan.at), scan.code]))]), // prettier-ignore
    { kind: 'signatures', labels: record.signatures.map(({ role, name }) => [role, name].filter((part) => part !== '').join(': ')) }, // prettier-ignore
  ];
  const mark = record.mode === 'tabletop' ? words.tabletopMark : words.realMark;
  return {
    title,
    language: text.language,
    blocks,
    running: record.closed ? mark : `${mark} · ${words.openMark}`,
  };
}

/** Codes of everything in a home, to be cut out. */
export function codeSheet(model: Model, text: Text): Report {
  const { codes, code } = realDrillWords(text.language);
  const all = codesOf(
    model.facility,
    model.people.slice(model.residents).map(({ id }) => id),
  );
  const title = codes.title(text.pick(model.scenario.name));
  return {
    title,
    language: text.language,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'paragraph', text: codes.intro },
      ...CODE_KINDS.filter((kind) => all[kind].length > 0).flatMap((kind): Block[] => [
        { kind: 'heading', level: 2, text: code[kind] },
        { kind: 'codes', codes: all[kind].map((id) => ({ code: codeOf(kind, id), label: id })) },
      ]),
    ],
  };
}
