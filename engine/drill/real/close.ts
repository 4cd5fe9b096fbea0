/** A record of a real drill can be closed once it says something: a signature alone does not make a record. */
import type { CloseProblem, CloseProblemCode } from '../../text/realDrillCodes.js';
import { eventAt } from './empty.js';
import type { RealDrill } from './record.js';

const empty = (words: string): boolean => words.trim() === '';

/** Of the least a record has: the start of the alarm, or somebody noticing, and one moment more. */
const LEAST_EVENTS = 2;

/** Everything that keeps the record from being closed, at once. */
export function closeProblems(record: RealDrill): CloseProblem[] {
  const problems: CloseProblem[] = [];
  const need = (good: boolean, code: CloseProblemCode, path: string, parameters = {}): void => {
    if (!good) problems.push({ code, path, parameters });
  };
  need(!empty(record.place), 'noPlace', 'place');
  need(!empty(record.content), 'noContent', 'content');
  need(record.shift !== null, 'noShift', 'shift');
  need(!empty(record.leader.name) && !empty(record.leader.title), 'noLeader', 'leader');
  const named = record.participants.filter((one) => !empty(one.name));
  need(named.length > 0, 'noParticipants', 'participants');
  named.forEach(({ name, post }, i) => need(!empty(post), 'withoutPost', `participants.${i}.post`, { who: name }));
  const taken = record.events.filter(({ code, words }) => code !== 'ended' && (code !== 'note' || !empty(words ?? '')));
  const tabletop = record.mode === 'tabletop';
  const talked = (record.talk ?? []).filter(({ decision }) => !empty(decision));
  if (tabletop) need(talked.length + taken.length >= LEAST_EVENTS, 'noDecisions', 'talk');
  else need(taken.length >= LEAST_EVENTS, 'noEvents', 'events');
  need(tabletop || !Number.isNaN(eventAt(record, 'ended')), 'notStopped', 'events');
  const cleared = record.zones.some(({ clearedAt }) => clearedAt !== null);
  need(tabletop || cleared, 'nothingCleared', 'zones', { zones: record.zones.length });
  const { residents, standIns, staff } = record.numbers;
  const moved = (residents ?? 0) + (standIns ?? 0) > 0 || tabletop;
  need(residents !== null && staff !== null && staff > 0 && moved, 'noNumbers', 'numbers');
  const found = record.problems.filter(({ words, owner, due }) => !(empty(words) && empty(owner) && due === ''));
  need(found.length > 0 || !empty(record.noneFound), 'noProblems', 'problems');
  need(found.length === 0 || empty(record.noneFound), 'bothFoundAndNone', 'noneFound');
  found.forEach(({ words, owner, due }, i) => {
    need(!empty(words), 'withoutWords', `problems.${i}.words`);
    need(!empty(owner), 'withoutOwner', `problems.${i}.owner`, { problem: words });
    need(due !== '', 'withoutDue', `problems.${i}.due`, { problem: words });
  });
  need(
    record.signatures.some(({ name }) => !empty(name)),
    'notSigned',
    'signatures',
  );
  return problems;
}

/** The record closed, or what keeps it open. */
export function closeRecord(record: RealDrill): { closed: RealDrill } | { problems: CloseProblem[] } {
  const problems = closeProblems(record);
  return problems.length > 0 ? { problems } : { closed: { ...record, closed: true } };
}
