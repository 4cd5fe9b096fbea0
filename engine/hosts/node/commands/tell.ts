/** What happens in a run, told in plain words: made to be read aloud. */
import { MOBILITY_CLASSES, POSTS, type LocalText, type Scenario } from '../../../scenario/schema.js';
import { kindIn, namesOf, say, type Text } from '../../../text/index.js';
import type { OutcomeBlock } from '../../../study/runs.js';
import type { Model } from '../../../world/model.js';
import type { RunEvent } from '../../../world/events.js';
import { waitsByCause, type Observation } from './observe.js';

/** Milestones worth a line of their own; everything else is told in sums. */
const MILESTONES = new Set([
  'panelAlarm',
  'noticed',
  'investigationStarted',
  'confirmed',
  'doorShut',
  'brigadeCalled',
  'alarmRaised',
  'phaseStarted',
  'phaseDone',
]);

/** Of a kind of event that comes again and again, the first is told. */
const FIRST_ONLY = new Set([
  'moveStarted',
  'residentSafe',
  'residentSheltered',
  'destinationFull',
  'noRoute',
  'stuck',
  'staffArrived',
]);

export interface Teller {
  text: Text;
  model: Model;
  pick(words: LocalText): string;
  /** "3 residents" / "3名老年人". */
  residents(n: number): string;
  staff(n: number): string;
}

export function teller(model: Model, text: Text): Teller {
  const s = say(text.language);
  const zh = text.language === 'zh-CN';
  return {
    text,
    model,
    pick: text.pick,
    residents: (n) => (zh ? `${n}名老年人` : s.count(n, 'resident', 'residents')),
    staff: (n) => (zh ? `${n}名工作人员` : s.count(n, 'member of staff', 'members of staff')),
  };
}

/** "17 carers, one nurse and 2 guards" in the order of the lists. */
function tally<K extends string>(
  order: readonly K[],
  words: Record<K, string>,
  of: readonly (K | null)[],
  text: Text,
  plural: (word: string, n: number) => string,
): string {
  const parts = order.flatMap((key) => {
    const n = of.filter((each) => each === key).length;
    return n === 0 ? [] : [plural(words[key], n)];
  });
  return text.list(parts);
}

/** Who is where when it begins, and what the plan means to do. */
export function tellSituation({ text, model, residents, staff }: Teller): string[] {
  const { scenario, facility } = model;
  const names = namesOf(scenario, text.language);
  const { words, sentences } = text;
  const people = model.people.slice(0, model.residents);
  const team = model.people.slice(model.residents);
  const space = facility.spaces[model.incidentSpace];
  const storeyName = names.storey(facility.storeys[space.storey].id);
  const asleep = people.filter((person) => person.asleep).length;
  const alone = people.filter((person) => person.meansLevel < 0 && person.meansStairs < 0).length;
  const withBeds = new Set(facility.beds.map((bed) => facility.spaces[bed.spaceIndex].storey)).size;
  const classes = (scenario.classes ?? []).map(({ id }) => id);
  const byClass = tally(
    [...classes, ...MOBILITY_CLASSES],
    {
      ...words.mobility,
      ...Object.fromEntries(classes.map((id) => [id, kindIn(scenario, { mobility: null, class: id }, text)])),
    },
    people.map((person) => person.class ?? person.mobility),
    text,
    (word, n) => (text.language === 'zh-CN' ? `${word}${n}人` : `${n} ${word}`),
  );
  const byPost = tally(
    POSTS,
    words.post,
    team.map((person) => person.post),
    text,
    (word, n) => (text.language === 'zh-CN' ? `${word}${n}人` : say('en').count(n, word, `${word}s`)),
  );
  const later = team.filter((person) => !Number.isNaN(person.arrives)).length;
  const clock = scenario.incident.clock;
  const phases = scenario.plan.phases.map((phase) => {
    const zones = phase.zones.map((zone) => sentences.zone(zone, names)).join(text.language === 'en' ? ', ' : '、');
    const to = phase.to.map((destination) => words.destination[destination]);
    return {
      name: names.phase(phase.id),
      zones,
      to,
      after: sentences.eventRef(phase.trigger.after, names),
      delay: phase.trigger.delay ?? 0,
    };
  });
  if (text.language === 'zh-CN') {
    return [
      `${clock}，${storeyName} ${names.space(space.id)} 起火。`,
      `全楼${facility.storeys.length}层，${withBeds}层有居室，共${residents(people.length)}：${byClass}。${asleep}人睡着，${alone}人能够自行疏散，其余都需要协助。`,
      `在岗${staff(team.length - later)}${later > 0 ? `，另有${later}人接到通知后赶来` : ''}：${byPost}。${scenario.roster.controlRoomWatched === false ? '控制室无人值守。' : ''}`,
      ...phases.map(
        (phase) =>
          `预案阶段“${phase.name}”：${phase.after}${phase.delay > 0 ? `后${text.duration(phase.delay)}` : '后'}，${phase.zones}的老年人疏散至${phase.to.join('，其次')}。`,
      ),
      ...(scenario.plan.defendInPlace === undefined ? [] : ['其余老年人在关闭房门的房间内就地避难。']),
    ];
  }
  return [
    `It is ${clock}. A fire starts in ${names.space(space.id)} on ${storeyName}.`,
    `The home has ${say('en').count(facility.storeys.length, 'storey', 'storeys')}, ${withBeds} with bedrooms, and ${residents(people.length)}: ${byClass}. ${asleep} are asleep, ${alone} can leave by themselves, all others have to be helped.`,
    `${capital(staff(team.length - later))} ${team.length - later === 1 ? 'is' : 'are'} on duty${later > 0 ? `, ${later} more come when called` : ''}: ${byPost}.${scenario.roster.controlRoomWatched === false ? ' Nobody watches the panel.' : ''}`,
    ...phases.map(
      (phase) =>
        `Phase "${phase.name}" of the plan: ${phase.delay > 0 ? `${text.duration(phase.delay)} after` : 'after'} ${phase.after}, residents of ${phase.zones} go to ${phase.to.join(', else ')}.`,
    ),
    ...(scenario.plan.defendInPlace === undefined
      ? []
      : ['All others stay behind their closed doors and are defended there.']),
  ];
}

/** The course of the night: a time of day and a sentence each. */
export function tellCourse({ text, model }: Teller, observation: Observation): [string, string][] {
  const names = namesOf(model.scenario, text.language);
  const seen = new Set<string>();
  const told: RunEvent[] = [];
  for (const event of observation.events) {
    if (MILESTONES.has(event.code)) told.push(event);
    else if (FIRST_ONLY.has(event.code) && !seen.has(event.code)) {
      seen.add(event.code);
      told.push(event);
    }
  }
  const last = lastToArrive(observation);
  const arrival =
    last === null
      ? undefined
      : observation.events.find(
          (e) => e.person === last.resident && (e.code === 'residentSafe' || e.code === 'residentSheltered'),
        );
  if (arrival !== undefined && !told.includes(arrival)) told.push(arrival);
  told.sort((a, b) => a.time - b.time);
  const { clock } = model.scenario.incident;
  return told.map((event) => {
    const sentence = text.sentences.event[event.code](event, names);
    const first = FIRST_ONLY.has(event.code) && event !== arrival;
    const mark = first
      ? text.language === 'en'
        ? ' (the first)'
        : '（首例）'
      : event === arrival
        ? text.language === 'en'
          ? ' (the last)'
          : '（最后一位）'
        : '';
    return [text.clock(clock, event.time), sentence + mark];
  });
}

/** The last of those whom the plan moves to come to their place, or null if nobody did. */
export function lastToArrive(observation: Observation): { resident: string; at: number } | null {
  const arrived = observation.moved.filter((one) => one.at !== Infinity);
  return arrived.length === 0 ? null : arrived[arrived.length - 1];
}

/** How it ends: who is where. */
export function tellEnd({ text, model, residents }: Teller, outcome: OutcomeBlock, observation: Observation): string[] {
  const { safe, sheltered, remaining, lost } = outcome.residents;
  const all = safe + sheltered + remaining + lost;
  const { clock } = model.scenario.incident;
  const when = text.clock(clock, outcome.endedAt);
  const reason = text.sentences.endReason[outcome.reason];
  const last = lastToArrive(observation);
  const movedCount = observation.moved.length;
  const names = namesOf(model.scenario, text.language);
  const lines: string[] = [];
  if (text.language === 'zh-CN') {
    lines.push(
      `${when}结束（${reason}），历时${text.duration(outcome.endedAt)}。${residents(all)}中：已到室外${safe}人，在预案规定处避难${sheltered}人，未能撤离${remaining}人${lost > 0 ? `，失去行动能力${lost}人` : ''}。`,
    );
    if (last !== null)
      lines.push(
        `预案要疏散${movedCount}人，最后一位是${names.person(last.resident)}，起火后${text.duration(last.at)}到达。`,
      );
  } else {
    lines.push(
      `It is over at ${when}, after ${text.duration(outcome.endedAt)}: ${reason}. Of ${residents(all)} ${are(safe)} safe outside, ${are(sheltered)} sheltered where the plan wants them, ${none(remaining)} remain${remaining === 1 ? 's' : ''}${lost > 0 ? `, ${are(lost)} incapacitated` : ''}.`,
    );
    if (last !== null) {
      lines.push(
        `The plan moves ${residents(movedCount)}. The last of them to arrive is ${names.person(last.resident)}, ${text.duration(last.at)} after the fire began.`,
      );
    }
  }
  const progress = inSafetyBy(model.scenario, observation);
  if (progress.length > 1) {
    const parts = progress.map(({ minutes, count }) =>
      text.language === 'zh-CN' ? `${minutes}分钟${count}人` : `${count} after ${minutes} min`,
    );
    lines.push(
      text.language === 'zh-CN'
        ? `其中已到达的人数：起火后${text.list(parts)}。`
        : `Of them in safety: ${text.list(parts)}.`,
    );
  }
  const left = observation.moved.filter((one) => one.at === Infinity).map((one) => names.person(one.resident));
  if (left.length > 0) {
    const named = say(text.language).allOf(left);
    lines.push(text.language === 'zh-CN' ? `没有到达的是：${named}。` : `Not there in the end: ${named}.`);
  }
  return lines;
}

/** How many of those whom the plan moves had arrived, at round times until the last of them had. */
function inSafetyBy(scenario: Scenario, observation: Observation): { minutes: number; count: number }[] {
  const last = lastToArrive(observation);
  if (last === null) return [];
  const end = Math.min(last.at, scenario.horizon) / 60;
  const step = [1, 2, 5, 10, 15, 30, 60].find((minutes) => end / minutes <= 7) ?? 120;
  const rows: { minutes: number; count: number }[] = [];
  for (let minutes = step; minutes < end + step; minutes += step) {
    const count = observation.moved.filter((one) => one.at <= minutes * 60).length;
    if (count > 0) rows.push({ minutes, count });
  }
  return rows;
}

/** What people waited for, the costliest cause first. */
export function tellWaits({ text, model, residents }: Teller, observation: Observation): string[] {
  const names = namesOf(model.scenario, text.language);
  const groups = waitsByCause(observation.waits.filter((wait) => wait.cause !== 'alarm' && wait.cause !== 'phase'));
  const lines = groups.map((group) => {
    const what = text.sentences.cause[group.cause](group.cause === 'device' ? group.ref : null);
    return text.language === 'zh-CN'
      ? `等待${what}：${residents(group.residents)}，平均${text.duration(group.mean)}，最长${text.duration(group.longest)}（${names.person(group.whose)}）。`
      : `For ${what}: ${residents(group.residents)}, ${text.duration(group.mean)} on average, at most ${text.duration(group.longest)} (${names.person(group.whose)}).`;
  });
  if (lines.length === 0) return [text.language === 'zh-CN' ? '没有人需要等待。' : 'Nobody had to wait.'];
  return lines;
}

const none = (n: number): string => (n === 0 ? 'none' : String(n));
const are = (n: number): string => `${none(n)} ${n === 1 ? 'is' : 'are'}`;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
