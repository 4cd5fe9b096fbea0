/** Words for what is ordered while a run goes on, and for why it cannot be done. */
import type { Command, Refusal, RefusalCode } from '../scenario/command.js';
import type { Names } from './sentences.js';

export interface OrderSentences {
  /** "carer-3 is to fetch resident 09-02-b" */
  order(command: Command, names: Names): string;
  /** A whole sentence in the words of whoever gives the order. */
  refusal(refusal: Refusal, names: Names): string;
  /** Why a role may not give an order at all. */
  forbidden: Record<'notYours' | 'noPower' | 'trainerOnly', string>;
  /** Why a message to the room of a drill was not taken, beside refused orders. */
  notTaken: Record<'notUnderstood' | 'noSuch' | 'notTrainer' | 'notPlayer' | 'notKept', string>;
  /** What has become of a criterion of a drill. */
  criterion: Record<'open' | 'met' | 'late' | 'missed', string>;
  /** On every page about a drill that was played on a machine. */
  simulatedDrill: string;
}

/** One sentence a reason; p: the one ordered, o: whom or what else it is about, s: the place. */
export type RefusalSentences = Record<RefusalCode, (p: string, o: string, s: string) => string>;

export const refusalWith =
  (sentences: RefusalSentences, device: (kind: string) => string) =>
  ({ code, person, other, space, device: kind }: Refusal, names: Names): string =>
    sentences[code](
      person === undefined ? '' : names.person(person),
      kind === undefined ? (other === undefined ? '' : names.person(other)) : device(kind),
      space === undefined ? '' : names.space(space),
    );
