/**
 * A drill as a file: which night, who plays whom and what they can order and perceive, what the trainer throws in, and what
 * is looked at afterwards. Validated like a scenario: every problem at once.
 */
import { z } from 'zod';
import { ScenarioError, type Problem } from '../errors.js';
import { command } from '../scenario/command.js';
import { id, localText, seconds } from '../scenario/atoms.js';
import { fromZod, problem } from '../scenario/problems.js';
import { eventRef } from '../scenario/schemaPlan.js';
import { nearestWord } from '../scenario/words.js';
import { EVENT_CODES } from '../world/events.js';
import type { Model } from '../world/model.js';
import { referencesOf } from '../plan/obey.js';

/** By what a role knows of the night, beside what every one of its own staff does. */
export const SENSES = ['sight', 'panel', 'radio', 'cctv'] as const;
export type Sense = (typeof SENSES)[number];

/** What a role may order beside its own staff. */
export const POWERS = ['plan', 'lifts', 'doors'] as const;

const role = z.strictObject({
  id,
  name: localText,
  staff: z.union([z.literal('all'), z.array(id).min(1)]).describe('Members of staff it commands.'),
  senses: z
    .array(z.enum(SENSES))
    .describe(
      'sight: what its staff see where they are; panel: the alarm panel, while one of them is in the control room; radio: what staff report; cctv: who is in corridors, lobbies and stairs.',
    ),
  powers: z.array(z.enum(POWERS)).optional().describe('plan: may begin phases; lifts; doors: may block and open them.'),
  duties: z.array(localText).optional().describe('For its action card.'),
});

const inject = z.strictObject({
  id,
  text: localText.describe('For the trainer; no role reads it.'),
  when: z
    .union([
      z.strictObject({ at: seconds }),
      z.strictObject({ after: eventRef, delay: seconds.optional() }),
      z.literal('byHand'),
    ])
    .describe('At a time of the run, so long after an event, or by the trainer’s hand.'),
  commands: z.array(command).min(1),
});

const criterion = z.strictObject({
  id,
  text: localText,
  event: z.enum(EVENT_CODES).describe('What has to happen, the first time it does.'),
  person: id.optional(),
  other: id.optional(),
  space: id.optional(),
  phase: id.optional(),
  within: z.strictObject({ after: eventRef, seconds }).optional().describe('… no later than so long after that event.'),
});

export const drillFile = z.strictObject({
  format: z.literal('anshu-drill'),
  version: z.literal(1),
  id,
  name: localText,
  about: localText.optional(),
  scenario: z.strictObject({ id, variant: id.nullable(), seed: z.string().min(1).max(64) }),
  /** The drill ends here at the latest. */
  horizon: seconds,
  roles: z.array(role).min(1),
  injects: z.array(inject),
  objectives: z.array(z.strictObject({ id, text: localText, criteria: z.array(criterion).min(1) })),
});
export type DrillFile = z.infer<typeof drillFile>;
export type Role = DrillFile['roles'][number];
export type Inject = DrillFile['injects'][number];
export type Criterion = DrillFile['objectives'][number]['criteria'][number];

/** @throws ScenarioError with every problem of the file by itself */
export function parseDrill(value: unknown): DrillFile {
  const read = drillFile.safeParse(value);
  if (!read.success) throw new ScenarioError(fromZod(read.error.issues, value));
  const problems: Problem[] = [];
  const unique = (items: readonly { id: string }[], path: string): void => {
    const seen = new Set<string>();
    for (const { id: name } of items) {
      if (seen.has(name)) problems.push(problem(`${path}.${name}.id`, 'duplicate', { value: name }));
      seen.add(name);
    }
  };
  unique(read.data.roles, 'roles');
  unique(read.data.injects, 'injects');
  unique(read.data.objectives, 'objectives');
  for (const { id: name, criteria } of read.data.objectives) unique(criteria, `objectives.${name}.criteria`);
  if (problems.length > 0) throw new ScenarioError(problems);
  return read.data;
}

/** What the drill names that its night does not have. */
export function drillProblems(file: DrillFile, model: Model): Problem[] {
  const problems: Problem[] = [];
  const staff = model.people.slice(model.residents).map((person) => person.id);
  const phases = model.scenario.plan.phases.map((phase) => phase.id);
  const { spaceByKey, openingByKey } = model.facility;
  const known = (path: string, kind: string, value: string | undefined, names: readonly string[]): void => {
    if (value === undefined || names.includes(value)) return;
    problems.push(problem(path, 'noSuch', { value, kind }, nearestWord(value, [...names])));
  };
  const event = (path: string, ref: z.infer<typeof eventRef>): void => {
    if (typeof ref !== 'string') known(`${path}.after.phase`, 'phase', ref.phase, phases);
  };
  for (const one of file.roles)
    if (one.staff !== 'all') for (const name of one.staff) known(`roles.${one.id}.staff`, 'staff', name, staff);
  for (const one of file.injects) {
    const path = `injects.${one.id}`;
    if (one.when !== 'byHand' && 'after' in one.when) event(`${path}.when`, one.when.after);
    for (const given of one.commands)
      for (const [kind, value, names] of referencesOf(model, given))
        known(`${path}.commands.${given.kind}.${kind}`, kind, value, [...names]);
  }
  const everybody = model.people.map((person) => person.id);
  for (const { id: objective, criteria } of file.objectives) {
    for (const one of criteria) {
      const path = `objectives.${objective}.criteria.${one.id}`;
      known(`${path}.person`, 'resident', one.person, everybody);
      known(`${path}.space`, 'space', one.space, [...spaceByKey.keys()]);
      known(`${path}.phase`, 'phase', one.phase, phases);
      known(`${path}.other`, 'opening', one.other, [...everybody, ...openingByKey.keys()]);
      if (one.within !== undefined) event(`${path}.within`, one.within.after);
    }
  }
  return problems;
}
