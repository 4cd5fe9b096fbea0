/** 岗位卡: what each post of each shift does by the plan, when and by when, what it may use, and who takes its place. */
import { buildModel } from '../build.js';
import type { DrillFile } from '../drill/file.js';
import type { Claim, EventRef, Post, Scenario, StaffMember } from '../scenario/schema.js';
import { DEVICE_KINDS, POSTS } from '../scenario/schema.js';
import { mayLift } from '../people/shift.js';
import { namesOf, recordWords, type Names, type RecordWords, type Text } from '../text/index.js';
import type { Model } from '../world/model.js';
import type { Block, Report } from './document.js';

interface Card {
  scenario: Scenario;
  /** With this shift on duty. */
  model: Model;
  shift: string;
  post: Post;
  staff: readonly StaffMember[];
}

interface Voice {
  text: Text;
  words: RecordWords['cards'];
  names: Names;
}

/** A row of a card: when, what, by when, where it stands in the plan. */
type Step = [when: string, what: string, deadline: string, article: string];

/** More of them than this are not named one by one. */
const MOST_NAMED = 4;

const staffOf = (scenario: Scenario, shift: string): StaffMember[] =>
  scenario.roster.shifts[shift].staff.filter(({ absent }) => absent !== true);

function cardsOf(scenario: Scenario): Card[] {
  return Object.keys(scenario.roster.shifts).flatMap((shift) => {
    const there = staffOf(scenario, shift);
    if (there.length === 0) return [];
    const model = buildModel({ ...scenario, roster: { ...scenario.roster, onDuty: shift } }, '1');
    return POSTS.flatMap((post) => {
      const staff = there.filter((one) => one.post === post);
      return staff.length === 0 ? [] : [{ scenario, model, shift, post, staff }];
    });
  });
}

const after = ({ text, words, names }: Voice, event: EventRef, delay = 0): string =>
  words.after(text.sentences.eventRef(event, names), delay > 0 ? text.duration(delay) : null);

/** Who of the post goes and looks by the plan. */
function investigates({ scenario, post }: Card): boolean {
  const who = scenario.plan.response?.investigate ?? 'nearestCarer';
  if (who === 'nearestCarer') return post === 'carer' || post === 'nurse';
  return who === 'guard' ? post === 'guard' : who === 'controlRoom' && post === 'controlRoom';
}

/** The first post of the shift that watches the panel. */
function watches({ scenario, shift, post }: Card): boolean {
  if (scenario.roster.controlRoomWatched === false) return false;
  const there = staffOf(scenario, shift).filter(({ mayWatchPanel }) => mayWatchPanel !== false);
  const first = ['controlRoom', 'nurse', 'safetyOfficer', 'guard', 'carer'].find((one) =>
    there.some((member) => member.post === one),
  );
  return first === post;
}

function responseSteps(card: Card, voice: Voice): Step[] {
  const { scenario } = card;
  const { text, words } = voice;
  const { document } = scenario;
  const { response = {} } = scenario.plan;
  const article = `${words.article.response} (plan.response)`;
  const limits = document?.alarm ?? {};
  /** By the document, or by what the plan claims of the moment. */
  const within = (seconds: number | undefined, event: EventRef): string => {
    if (seconds !== undefined) return words.within(text.duration(seconds));
    const claims = scenario.plan.claims.filter(({ subject }) => subject.kind === 'event' && subject.event === event);
    return claims.length === 0 ? '–' : claims.map((claim) => text.claim(claim, voice.names)).join('\n');
  };
  const waits = response.confirmBeforeAlarm !== false;
  const call = waits ? words.step.call : words.step.callAtOnce;
  const steps: Step[] = [];
  if (watches(card)) {
    steps.push([after(voice, 'panelAlarm'), words.step.perceive, within(limits.perceive, 'noticed'), article]);
    if (!waits) steps.push([after(voice, 'noticed'), call, within(limits.call, 'brigadeCalled'), article]);
    if (!investigates(card)) steps.push([after(voice, 'noticed'), words.step.stay, '–', article]);
    if (limits.broadcast !== undefined)
      steps.push([after(voice, 'alarmRaised'), words.step.broadcast, within(limits.broadcast, 'alarmRaised'), article]);
  }
  if (investigates(card)) {
    steps.push([after(voice, 'noticed'), words.step.investigate, '–', article]);
    if (waits)
      steps.push([after(voice, 'noticed'), words.step.confirmFirst, within(limits.confirm, 'confirmed'), article]);
    if (response.firstAttack === true) steps.push([after(voice, 'confirmed'), words.step.attack, '–', article]);
    if (response.shutFireRoomDoor !== false) steps.push([after(voice, 'confirmed'), words.step.shut, '–', article]);
    if (waits && response.callBrigade !== 'never')
      steps.push([after(voice, 'confirmed'), call, within(limits.call, 'brigadeCalled'), article]);
  }
  return steps;
}

/** Claims by which a phase is judged: about the phase itself, or one of its zones. */
function claimsOf({ plan }: Scenario, phase: number): Claim[] {
  const { id, zones } = plan.phases[phase];
  const keys = new Set(zones.map((zone) => JSON.stringify(zone)));
  return plan.claims.filter(({ subject }) =>
    subject.kind === 'event'
      ? typeof subject.event !== 'string' && subject.event.phase === id
      : subject.kind === 'zone' && keys.has(JSON.stringify(subject.zone)),
  );
}

/** Those of the card who may work for it; null: all of them. */
function some({ model, staff }: Card, eligible: Uint8Array): StaffMember[] | null {
  const those = staff.filter(({ id }) => eligible[model.people.findIndex((person) => person.id === id)] === 1);
  return those.length === staff.length ? null : those;
}

/** Names of a list that would be long: the first ones, the last, and how many there are. */
const short = (all: readonly string[], { text }: Voice): string =>
  all.length <= MOST_NAMED ? text.list(all) : `${all.slice(0, 2).join(', ')} … ${all[all.length - 1]} (${all.length})`;

const limited = (those: readonly StaffMember[] | null, voice: Voice): string =>
  those === null
    ? ''
    : ` (${short(
        those.map(({ id }) => voice.names.person(id)),
        voice,
      )})`;

function planSteps(card: Card, voice: Voice): Step[] {
  const { scenario, model } = card;
  const { text, words, names } = voice;
  const steps: Step[] = [];
  scenario.plan.phases.forEach((phase, i) => {
    const those = some(card, model.eligible[i]);
    if (those?.length === 0) return;
    const zones = text.list(phase.zones.map((zone) => text.sentences.zone(zone, names)));
    const what = words.move(zones, phase.to.map((to) => words.destination[to]).join(' → '));
    const deadlines = claimsOf(scenario, i).map((claim) => text.claim(claim, names));
    steps.push([
      after(voice, phase.trigger.after, phase.trigger.delay),
      `${what}${limited(those, voice)}`,
      deadlines.length === 0 ? '–' : deadlines.join('\n'),
      `${words.article.phase} ${names.phase(phase.id)} (plan.phases.${phase.id})`,
    ]);
  });
  for (const { duty, eligible } of model.duties) {
    const those = some(card, eligible);
    if (those?.length === 0 || !(scenario.plan.duties ?? []).includes(duty)) continue;
    const name = duty.name === undefined ? words.duty[duty.kind] : text.pick(duty.name);
    steps.push([
      after(voice, duty.trigger.after, duty.trigger.delay),
      `${name}${limited(those, voice)}`,
      '–',
      `${words.article.duty} (plan.duties.${duty.id})`,
    ]);
  }
  const { lifts } = scenario.plan;
  if (lifts?.attendants?.posts.includes(card.post) === true)
    steps.push([
      after(voice, lifts.begins?.after ?? 'alarmRaised', lifts.begins?.delay),
      words.step.liftAttendant,
      '–',
      `${words.article.lifts} (plan.lifts)`,
    ]);
  return steps;
}

function dutyLines({ scenario, shift, staff }: Card, { text, words, names }: Voice): string[] {
  const { document } = scenario;
  const ids = new Set(staff.map(({ id }) => id));
  const groups = (document?.posts ?? [])
    .filter((one) => one.shift === shift && one.people.some((id) => ids.has(id)))
    .map(({ group, people }) => `${words.group(text.check.group[group])}: ${text.list(people.filter((id) => ids.has(id)).map(names.person))}`); // prettier-ignore
  const guided = (document?.guides ?? []).filter((one) => one.shift === shift && ids.has(one.person));
  const guides = guided.map(({ storey, person }) => `${words.guide(names.storey(storey))}: ${names.person(person)}`);
  return [...groups, ...guides];
}

function usesOf({ scenario, staff }: Card, { text, words, names }: Voice): string[] {
  const devices = DEVICE_KINDS.filter((kind) =>
    staff.some(({ canUse }) => canUse === undefined || canUse.includes(kind)),
  );
  const certified = (scenario.document?.people ?? [])
    .filter((person) => person.certified === true && staff.some(({ id }) => id === person.id))
    .map(({ id }) => names.person(id));
  const lifts = scenario.plan.lifts?.use ?? [];
  const lifting = staff.some((member) => mayLift(member));
  return [
    lifting ? words.mayLift : words.mayNotLift,
    ...(lifting && devices.length > 0 ? [words.mayUse(text.list(devices.map((kind) => text.words.device[kind])))] : []),
    ...(staff.some(({ mayWatchPanel }) => mayWatchPanel !== false) ? [words.mayWatch] : []),
    ...(certified.length > 0 ? [words.certified(text.list(certified))] : []),
    ...(lifts.length > 0 ? [words.lifts(text.list(lifts))] : []),
  ];
}

/** Who takes the place: others of the post, else the deputy of the shift. */
function replaces({ scenario, shift, staff }: Card, voice: Voice): string {
  const { text, words, names } = voice;
  if (staff.length > 1)
    return words.replacedBy(
      short(
        staff.map(({ id }) => names.person(id)),
        voice,
      ),
    );
  const own = staff[0].id;
  const deputies = (scenario.document?.posts ?? [])
    .filter((one) => one.shift === shift && one.group === 'deputy')
    .flatMap(({ people }) => people.filter((id) => id !== own));
  return deputies.length > 0 ? words.replacedBy(text.list(deputies.map(names.person))) : words.notReplaced;
}

function cardBlocks(card: Card, voice: Voice, made: string): Block[] {
  const { text, words, names } = voice;
  const { sections, columns } = words;
  const { scenario, shift, post, staff } = card;
  const { from, to } = scenario.roster.shifts[shift];
  const head = (title: string): Block => ({ kind: 'heading', level: 3, text: title });
  const duties = dutyLines(card, voice);
  const people = staff.map(({ id, station }) => words.people(names.person(id), station));
  return [
    { kind: 'heading', level: 2, text: words.card(text.words.post[post], `${shift} ${from}–${to}`) },
    head(sections.who),
    { kind: 'paragraph', text: short(people, voice) },
    ...(duties.length === 0 ? [] : [head(sections.duties), { kind: 'list', items: duties } as const]),
    head(sections.steps),
    {
      kind: 'table',
      head: [columns.when, columns.what, columns.deadline, columns.article],
      rows: [...responseSteps(card, voice), ...planSteps(card, voice)],
    },
    head(sections.replaces),
    { kind: 'paragraph', text: replaces(card, voice) },
    head(sections.use),
    { kind: 'paragraph', text: usesOf(card, voice).join(text.language === 'en' ? ' ' : '') },
    { kind: 'paragraph', text: `${signed(voice)}\n${words.footer(made)}`, small: true },
  ];
}

/** Lines to be signed on, in the room that a card has. */
const signed = ({ text, words }: Voice): string =>
  words.signatures.map((label) => `${label}: ${recordWords(text.language).blank}`).join('   ');

/** A role of a drill: its duties as the drill has them, and whom it commands. */
function roleBlocks(role: DrillFile['roles'][number], voice: Voice): Block[] {
  const { text, words, names } = voice;
  const staff = role.staff === 'all' ? recordWords(text.language).afterAction.everybody : text.list(role.staff.map(names.person)); // prettier-ignore
  return [
    { kind: 'heading', level: 2, text: words.card(text.pick(role.name), words.drillRole) },
    { kind: 'heading', level: 3, text: words.sections.who },
    { kind: 'paragraph', text: staff },
    { kind: 'heading', level: 3, text: words.sections.duties },
    { kind: 'list', items: (role.duties ?? []).map((one) => text.pick(one)) },
    { kind: 'paragraph', text: signed(voice) },
  ];
}

/**
 * One card a post and shift, each on a page of its own; with two languages the second is on the back of the first.
 * @param drill its roles have cards too; null: none
 * @param made of what and when, for the foot of the cards
 */
export function actionCards(
  scenario: Scenario,
  drill: DrillFile | null,
  texts: readonly [Text, ...Text[]],
  made: string,
): Report {
  const voices = texts.map((text): Voice => ({
    text,
    words: recordWords(text.language).cards,
    names: namesOf(scenario, text.language),
  }));
  const pages = [
    ...(drill?.roles ?? []).flatMap((role) => voices.map((voice) => roleBlocks(role, voice))),
    ...cardsOf(scenario).flatMap((card) => voices.map((voice) => cardBlocks(card, voice, made))),
  ];
  const title = voices[0].words.title(texts[0].pick(scenario.name));
  return {
    title,
    language: texts[0].language,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...pages.flatMap((page, i): Block[] => (i === 0 ? page : [{ kind: 'pageBreak' }, ...page])),
    ],
  };
}
