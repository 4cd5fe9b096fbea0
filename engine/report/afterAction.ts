/**
 * What is left of a drill that was played, as HSEEP's after-action report and improvement plan: filled from the record; what
 * only people can judge is left for them to write.
 */
import type { Criterion, DrillFile } from '../drill/file.js';
import type { DrillRecord } from '../drill/record.js';
import type { CriterionState } from '../drill/session.js';
import type { Scenario } from '../scenario/schema.js';
import { formatMoment, namesOf, NOTHING, recordWords, type Names, type Rating, type RecordWords, type Text } from '../text/index.js'; // prettier-ignore
import type { Block, Report } from './document.js';

export interface AfterActionMade {
  /** How to play it again, and by which engine. */
  command: string;
  engine: string;
}

interface Line {
  time: number;
  kind: 'event' | 'inject' | 'decision';
  who: string;
  what: string;
  known: string;
}

interface Writer {
  file: DrillFile;
  scenario: Scenario;
  record: DrillRecord;
  text: Text;
  words: RecordWords;
  names: Names;
}

const moment = (at: number): string => (Number.isFinite(at) ? formatMoment(at) : NOTHING);
/** As it begins a line; an id stays as it is. */
const capital = (words: string): string =>
  /^\S*\d/.test(words) ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const stateOf = ({ record }: Writer, objective: string, criterion: string): CriterionState =>
  record.criteria.find((one) => one.objective === objective && one.criterion === criterion)!;

/** All in time, some late, some missed, none reached. */
export function ratingOf(states: readonly CriterionState[]): Rating {
  if (states.every(({ met }) => met === 'met')) return 'P';
  if (states.every(({ met }) => met !== 'met' && met !== 'late')) return 'U';
  return states.some(({ met }) => met === 'missed' || met === 'open') ? 'M' : 'S';
}

/** Events, injects and decisions in the order of time. */
export function linesOf(file: DrillFile, scenario: Scenario, record: DrillRecord, text: Text): Line[] {
  const names = namesOf(scenario, text.language);
  const { afterAction: words } = recordWords(text.language);
  const { sentences, pick } = text;
  const event = (one: DrillRecord['events'][number]): string => capital(sentences.event[one.code](one, names));
  const lines: Line[] = [
    ...record.events.map((one): Line => ({ time: one.time, kind: 'event', who: words.event, what: event(one), known: '' })), // prettier-ignore
    ...record.injects.map(({ time, inject }): Line => {
      const found = file.injects.find(({ id }) => id === inject);
      return { time, kind: 'inject', who: words.inject, what: found === undefined ? inject : pick(found.text), known: '' }; // prettier-ignore
    }),
    ...record.decisions.map(({ time, role, command, seen, known, lately }): Line => {
      const who = pick(file.roles.find(({ id }) => id === role)!.name);
      const last = lately.map((one) => `${moment(one.time)} ${event(one)}`);
      return { time, kind: 'decision', who, what: capital(sentences.order(command, names)), known: words.known(seen, known.length, last) }; // prettier-ignore
    }),
  ];
  const rank = { inject: 0, decision: 1, event: 2 };
  lines.sort((a, b) => a.time - b.time || rank[a.kind] - rank[b.kind]);
  // What befell several at the same moment in the same words is told once.
  return lines.filter(({ time, what }, i) => i === 0 || lines[i - 1].what !== what || lines[i - 1].time !== time);
}

function overview({ file, scenario, record, text, words }: Writer): Block {
  const { afterAction: w, blank } = words;
  const { overview: names } = w;
  const { pick } = text;
  const { incident } = scenario;
  const objectives = file.objectives.map((one) => pick(one.text)).join('\n');
  const { safe, sheltered, remaining, lost } = record.residents;
  const night = incident.name === undefined ? incident.space : pick(incident.name);
  const rows: [string, string][] = [
    [names.name, pick(file.name)],
    [names.dates, blank],
    [names.scope, w.scope(text.duration(record.endedAt), pick(scenario.name), file.roles.length)],
    [names.mission, w.mission],
    [names.capabilities, objectives],
    [names.objectives, objectives],
    [names.hazard, w.fire],
    [names.scenario, [`${night} · ${incident.clock}`, ...(file.about === undefined ? [] : [pick(file.about)])].join('\n')], // prettier-ignore
    [names.sponsor, pick(scenario.name)],
    [names.organisations, file.roles.map((role) => pick(role.name)).join('\n')],
    [names.contact, blank],
    [names.outcome, w.outcome(safe, sheltered, remaining, lost)],
  ];
  return { kind: 'table', head: rows[0], rows: rows.slice(1) };
}

function criteria(w: Writer): Block {
  const { columns } = w.words.afterAction;
  return {
    kind: 'table',
    head: [columns.objective, columns.criterion, columns.due, columns.done, columns.state],
    rows: w.file.objectives.flatMap((objective) =>
      objective.criteria.map((criterion) => {
        const { due, at, met } = stateOf(w, objective.id, criterion.id);
        return [w.text.pick(objective.text), w.text.pick(criterion.text), moment(due), moment(at), w.text.sentences.criterion[met]]; // prettier-ignore
      }),
    ),
  };
}

function ratings(w: Writer): Block {
  const { columns, rating } = w.words.afterAction;
  return {
    kind: 'table',
    head: [columns.objective, columns.rating],
    rows: w.file.objectives.map(({ id, text }) => {
      const states = w.record.criteria.filter(({ objective }) => objective === id);
      return [w.text.pick(text), rating[ratingOf(states)]];
    }),
  };
}

/** Criteria by whether they were met in time, with their objective. */
function byResult(w: Writer, inTime: boolean) {
  return w.file.objectives.flatMap((objective) =>
    objective.criteria.flatMap((criterion) => {
      const state = stateOf(w, objective.id, criterion.id);
      return (state.met === 'met') === inTime ? [{ objective, criterion, state }] : [];
    }),
  );
}

function strengths(w: Writer): Block[] {
  const { afterAction: words } = w.words;
  const met = byResult(w, true);
  if (met.length === 0) return [{ kind: 'paragraph', text: words.noneMet }];
  const items = met.map(({ criterion, state: { at, due } }) => {
    const spare = due - at;
    const how = Number.isFinite(spare) ? words.metBy(w.text.duration(spare)) : words.met;
    return `${w.text.pick(criterion.text)}: ${how} (${moment(at)})`;
  });
  return [{ kind: 'list', items }];
}

function improve(w: Writer): Block[] {
  const { afterAction: words, blank } = w.words;
  const missed = byResult(w, false);
  if (missed.length === 0) return [{ kind: 'paragraph', text: words.noCriterionMissed }];
  return missed.flatMap(({ objective, criterion, state: { at, due } }): Block[] => [
    { kind: 'heading', level: 3, text: w.text.pick(objective.text) },
    {
      kind: 'list',
      items: [
        words.observation(w.text.pick(criterion.text), moment(due), Number.isNaN(at) ? null : moment(at)),
        words.reference(eventWords(w, criterion)),
        `${words.analysis} ${blank}${blank}${blank}`,
      ],
    },
  ]);
}

/** What a criterion looks for, in words. */
const eventWords = ({ text, names }: Writer, { event, person, other, space, phase }: Criterion): string =>
  text.sentences.event[event](
    { time: 0, tick: 0, code: event, ...(person === undefined ? {} : { person }), ...(other === undefined ? {} : { other }), ...(space === undefined ? {} : { space }), ...(phase === undefined ? {} : { phase }) }, // prettier-ignore
    names,
  );

/** Whose part of the drill it was: the first role that commands somebody, in the order of the file. */
function ownerOf({ file, text }: Writer): string {
  return text.pick(file.roles[0].name);
}

function plan(w: Writer): Block {
  const { columns } = w.words.afterAction;
  const { blank } = w.words;
  const missed = byResult(w, false);
  const rows = missed.map(({ objective, criterion }) => [w.text.pick(objective.text), w.text.pick(criterion.text), '', '', ownerOf(w), '', '']); // prettier-ignore
  // One line more for what comes up in the talk.
  return {
    kind: 'table',
    head: [columns.capability, columns.issue, columns.action, columns.element, columns.owner, columns.start, columns.end], // prettier-ignore
    rows: [...rows, Array.from({ length: 7 }, () => '')].map((row) => row.map((cell) => (cell === '' ? blank : cell))),
  };
}

export function afterActionReport(
  file: DrillFile,
  scenario: Scenario,
  record: DrillRecord,
  made: AfterActionMade,
  text: Text,
): Report {
  const words = recordWords(text.language);
  const { afterAction } = words;
  const { columns, sections } = afterAction;
  const w: Writer = { file, scenario, record, text, words, names: namesOf(scenario, text.language) };
  const heading = (section: keyof typeof sections): Block => ({ kind: 'heading', level: 2, text: sections[section] });
  const title = afterAction.title(text.pick(file.name));
  const lines = linesOf(file, scenario, record, text);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    { kind: 'paragraph', text: text.sentences.simulatedDrill },
    heading('overview'),
    overview(w),
    heading('objectives'),
    criteria(w),
    heading('analysis'),
    { kind: 'paragraph', text: afterAction.proposed, small: true },
    ratings(w),
    heading('strengths'),
    ...strengths(w),
    heading('improve'),
    ...improve(w),
    heading('timeline'),
    ...(record.decisions.length === 0 ? [{ kind: 'paragraph', text: afterAction.noDecisions } as const] : []),
    record.decisions.length === 0
      ? {
          kind: 'table',
          head: [columns.time, columns.who, columns.what],
          rows: lines.map(({ time, who, what }) => [moment(time), who, what]),
        }
      : {
          kind: 'table',
          head: [columns.time, columns.who, columns.what, columns.known],
          rows: lines.map(({ time, who, what, known }) => [moment(time), who, what, known]),
        },
    heading('plan'),
    plan(w),
    heading('participants'),
    {
      kind: 'table',
      head: [columns.role, columns.staff, columns.name, columns.signature],
      rows: file.roles.map((role) => [
        text.pick(role.name),
        role.staff === 'all' ? afterAction.everybody : role.staff.map((id) => w.names.person(id)).join(', '),
        words.blank,
        words.blank,
      ]),
    },
    heading('again'),
    { kind: 'paragraph', text: afterAction.again(made.command, made.engine, record.stateHash) },
    { kind: 'signatures', labels: afterAction.signatures },
  ];
  return { title, language: text.language, blocks, running: words.simulatedMark };
}

/** The record as a table for other programs: a row for each criterion, event, inject and decision, each marked as simulated. */
export function afterActionRows(file: DrillFile, scenario: Scenario, record: DrillRecord, text: Text): string[][] {
  const { simulatedMark } = recordWords(text.language);
  const seconds = (value: number): string => (Number.isFinite(value) ? String(value) : '');
  const states = file.objectives.flatMap((objective) =>
    objective.criteria.map((criterion) => {
      const { due, at, met } = record.criteria.find(
        (one) => one.objective === objective.id && one.criterion === criterion.id,
      )!;
      return [simulatedMark, 'criterion', seconds(at), text.pick(objective.text), text.pick(criterion.text), seconds(due), met, '']; // prettier-ignore
    }),
  );
  const lines = linesOf(file, scenario, record, text).map(({ time, kind, who, what, known }) => [simulatedMark, kind, seconds(time), who, what, '', '', known]); // prettier-ignore
  return [['simulated', 'kind', 'time_s', 'who', 'what', 'due_s', 'result', 'known'], ...states, ...lines];
}
