/**
 * Script for a real drill, from the list of residents: who goes, in which order, by whom and with what, and for whom
 * somebody stands in. Nobody is moved in a drill whom it could hurt.
 */
import { createSimulation } from '../simulation.js';
import { MEANS, type Scenario, type Zone } from '../scenario/schema.js';
import { kindIn, namesOf, recordWords, type Names, type RecordWords, type Text } from '../text/index.js';
import type { Model, PersonRecord } from '../world/model.js';
import type { Block, Report } from './document.js';
import { homeOf, meansWords, residentsByStorey } from './drillPlan.js';

/** How somebody takes part, and why. */
export interface Part {
  part: keyof RecordWords['script']['standIn'];
  reason: keyof RecordWords['script']['reason'];
}

/** On foot, led or by themselves: nobody has to lift them. */
const WALKS: ReadonlySet<string> = new Set(['escort']);

/**
 * Whether a resident may take part. A choice of this program (U), to be confirmed for each by the nurse: who lies in bed, has
 * something attached or has to be lifted is played by a stand-in.
 */
export function partOf(person: PersonRecord, blind: boolean): Part {
  if (person.mobility === 'bedridden') return { part: 'standIn', reason: 'bedridden' };
  if (person.equipment > 0) return { part: 'standIn', reason: 'equipment' };
  const lifted = [person.meansLevel, person.meansStairs].some((means) => means >= 0 && !WALKS.has(MEANS[means]));
  if (lifted) return { part: 'standIn', reason: 'lifted' };
  if (person.mobility === 'dementiaGuided') return { part: 'self', reason: 'dementia' };
  return { part: 'self', reason: blind ? 'blind' : 'walks' };
}

/** What one run of the plan did: in which order residents were set in motion, and who led. By resident's id. */
export interface PlayedOrder {
  order: ReadonlyMap<string, number>;
  leader: ReadonlyMap<string, string>;
}

/** Plays the plan once. @param watch called after every simulated second with how far it is, s */
export function playOrder(
  scenario: Scenario,
  seed: string,
  watch: (time: number) => void = () => undefined,
): PlayedOrder {
  // prettier-ignore
  const simulation = createSimulation(scenario, seed);
  const { world, model } = simulation;
  const order = new Map<string, number>();
  const leader = new Map<string, string>();
  while (!simulation.ended) {
    simulation.step();
    for (const { code, person, other } of world.events) {
      if (code !== 'moveStarted' || person === undefined || order.has(person)) continue;
      order.set(person, order.size);
      if (other !== undefined) leader.set(person, other);
    }
    if (world.tick % model.ticksPerSecond === 0) watch(world.tick / model.ticksPerSecond);
  }
  return { order, leader };
}

interface Writer {
  model: Model;
  played: PlayedOrder;
  text: Text;
  words: RecordWords['script'];
  names: Names;
  blind: ReadonlySet<string>;
  blocks: Block[];
}

const heading = (w: Writer, level: 2 | 3, text: string): void => void w.blocks.push({ kind: 'heading', level, text });
const paragraph = (w: Writer, text: string): void => void w.blocks.push({ kind: 'paragraph', text });

function rowsOf(w: Writer, rows: readonly number[]): string[][] {
  const { model, played, text, words, names, blind } = w;
  const place = (id: string): number => played.order.get(id) ?? Infinity;
  const sorted = [...rows].sort((a, b) => place(model.people[a].id) - place(model.people[b].id) || a - b);
  return sorted.map((row, i) => {
    const person = model.people[row];
    const { part, reason } = partOf(person, blind.has(person.id));
    const leader = played.leader.get(person.id);
    const hands = [person.helpersLevel, person.helpersStairs].filter((helpers) => helpers > 0);
    const by = [...new Set(hands)].join(' / ');
    return [
      String(i + 1),
      person.id,
      names.space(homeOf(model, person).id),
      kindIn(model.scenario, person, text),
      meansWords(person, text),
      [by === '' ? '–' : by, ...(leader === undefined ? [] : [names.person(leader)])].join(' · '),
      `${words.standIn[part]}: ${words.reason[reason]}`,
    ];
  });
}

function phaseBlocks(w: Writer, phase: number): void {
  const { model, words, names, text } = w;
  const { id, to, zones } = model.scenario.plan.phases[phase];
  const rows = Array.from({ length: model.residents }, (_, row) => row).filter((row) => model.phaseOf[row] === phase);
  if (rows.length === 0) return;
  const { destination } = recordWords(text.language).cards;
  heading(w, 2, names.phase(id));
  const where = text.list(zones.map((zone: Zone) => text.sentences.zone(zone, names)));
  paragraph(w, `${where} → ${to.map((one) => destination[one]).join(' → ')}`);
  const parts = rows.map((row) => partOf(model.people[row], w.blind.has(model.people[row].id)).part);
  const self = parts.filter((part) => part === 'self').length;
  paragraph(w, words.counts(rows.length, self, rows.length - self));
  const needed = Math.max(
    ...rows.map((row) => Math.max(model.people[row].helpersLevel, model.people[row].helpersStairs)),
  );
  const there = model.eligible[phase].reduce((sum, one) => sum + one, 0);
  paragraph(w, words.hands(needed, there));
  const { columns } = words;
  w.blocks.push({
    kind: 'table',
    head: [columns.order, columns.resident, columns.room, columns.mobility, columns.means, columns.by, columns.standIn], // prettier-ignore
    rows: rowsOf(w, rows),
  });
}

/** How many of them on which storey. */
function byStorey({ model, names, text }: Writer, rows: readonly number[]): string {
  const here = new Set(rows);
  const counts = residentsByStorey(model).map(({ storey, rows: all }) => ({
    storey,
    count: all.filter((row) => here.has(row)).length,
  }));
  return text.list(
    counts.filter(({ count }) => count > 0).map(({ storey, count }) => `${names.storey(storey)}: ${count}`),
  );
}

/** @param model of the night whose shift drills */
export function drillScript(model: Model, played: PlayedOrder, text: Text): Report {
  const { scenario } = model;
  const { script: words } = recordWords(text.language);
  const listed = Array.isArray(scenario.residents) ? scenario.residents : [];
  const w: Writer = {
    model,
    played,
    text,
    words,
    names: namesOf(scenario, text.language),
    blind: new Set(listed.filter(({ sight }) => sight === 'blind').map(({ id }) => id)),
    blocks: [],
  };
  const title = words.title(text.pick(scenario.name));
  w.blocks.push({ kind: 'heading', level: 1, text: title }, { kind: 'list', items: words.intro });
  heading(w, 2, words.sections.rule);
  paragraph(w, words.rule);
  heading(w, 2, words.sections.check);
  w.blocks.push({ kind: 'list', items: words.checks.map((check) => `☐ ${check}`) });
  scenario.plan.phases.forEach((_, phase) => phaseBlocks(w, phase));
  const loose = Array.from({ length: model.residents }, (_, row) => row).filter((row) => model.phaseOf[row] < 0);
  const stay = loose.filter((row) => model.defendsInPlace[row] === 1);
  const forgotten = loose.filter((row) => model.defendsInPlace[row] === 0);
  for (const [rows, what] of [
    [stay, words.defended],
    [forgotten, words.noPhase],
  ] as const)
    // prettier-ignore
    if (rows.length > 0) {
      heading(w, 3, what);
      paragraph(w, byStorey(w, rows));
    }
  w.blocks.push({ kind: 'signatures', labels: words.signatures });
  return { title, language: text.language, blocks: w.blocks };
}
