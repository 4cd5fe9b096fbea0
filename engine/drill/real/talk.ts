/** A drill talked through at a table, without a clock: its situation, what is expected and its injects, one after the other. */
import type { LocalText } from '../../scenario/schema.js';
import type { DrillFile, Inject } from '../file.js';
import type { RealDrill } from './record.js';

/** By when an inject comes, as far as it can be told before: times first, then what follows events, then the trainer's own. */
function place({ when }: Inject): number {
  if (when === 'byHand') return Infinity;
  return 'at' in when ? when.at : 1e6 + (when.delay ?? 0);
}

/** Steps of the talk, each with room for what is decided and by whom. */
export function talkOf(file: Pick<DrillFile, 'about' | 'injects' | 'objectives'>): NonNullable<RealDrill['talk']> {
  const step = (id: string, words: LocalText) => ({ id, words, decision: '', by: '' });
  return [
    ...(file.about === undefined ? [] : [step('situation', file.about)]),
    ...file.objectives.flatMap(({ id, criteria }) =>
      criteria.map((criterion) => step(`${id}-${criterion.id}`.slice(0, 64), criterion.text)),
    ),
    ...[...file.injects]
      .sort((a, b) => place(a) - place(b))
      .map(({ id, text }) => step(`inject-${id}`.slice(0, 64), text)),
  ];
}
