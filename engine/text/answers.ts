/** The kinds of sentence about answers of `metrics/`, so that neither language can lack one. */
import type { CriticalPath, Stretch, StretchKind } from '../metrics/criticalPath.js';
import type { Hold } from '../metrics/hold.js';
import type { Mark } from '../metrics/marks.js';
import type { Party, ReasonLink } from '../metrics/reason.js';
import type { PartyNames, PlaceWords } from './parties.js';

export interface AnswerSentences {
  placeWords: PlaceWords;
  /** A party as a noun: "carer-03", "the evacuation chair", "the general alarm". */
  party(party: Party, names: PartyNames): string;
  /** One link of a chain of causes, a whole sentence: "Resident 05-07-a has been waiting for a carer since 6:10 …". */
  reasonLink(link: ReasonLink, names: PartyNames): string;
  /** One stretch of the critical path, without its times: "carer-13 comes back for resident 10-06-a". */
  criticalStretch(stretch: Stretch, names: PartyNames): string;
  /** A kind of stretch as a heading of a sum of times. */
  stretchKind: Readonly<Record<StretchKind, string>>;
  /** The critical path in two sentences: who was the last and when, and what the time went into. */
  /** @param ofThese the last of those just spoken of, not of the whole home */
  criticalSummary(path: CriticalPath, names: PartyNames, ofThese?: boolean): string;
  /** What holds people up on a storey or in a stair, whose name is given. */
  hold(hold: Hold, place: string): string;
  mark(mark: Mark, names: PartyNames): string;
}
