/** One door for every question to a recording. */
import type { Building } from '../facility/building.js';
import type { Recording } from '../recording/reader.js';
import { chronicleOf, type Chronicle } from './chronicle.js';
import { criticalPath } from './decisive.js';
import { density } from './density.js';
import { histories } from './histories.js';
import { hold } from './hold.js';
import { marks } from './marks.js';
import type { CriticalPath } from './criticalPath.js';
import type { Answer, Question } from './questions.js';
import { safeEgress } from './safeEgress.js';
import { safetyTimes } from './safetyTimes.js';
import { reason } from './why.js';

/**
 * Answers from what is recorded so far; `building` is the one the run was made in. What is read of the recording is kept
 * with it, so that the next question costs little. @throws RangeError for what does not exist (a row, a storey, a span)
 */
export function answer<Q extends Question>(recording: Recording, building: Building, question: Q): Answer<Q> {
  return answerTo(chronicleOf(recording, building), question) as Answer<Q>;
}

function answerTo(c: Chronicle, question: Question): Answer {
  switch (question.kind) {
    case 'reason':
      return reason(c, question.row, question.time);
    case 'criticalPath':
      return pathOf(c);
    case 'histories':
      return histories(c, question.step);
    case 'hold':
      return hold(c, question.place, question.time);
    case 'marks':
      return marks(c);
    case 'density':
      return density(c, question.from, question.to, question.cell);
    case 'safetyTimes':
      return safetyTimes(c);
    case 'safeEgress':
      return safeEgress(c);
    case 'events':
      return c.recording.events;
  }
}

/** The one answer that is asked again and again, costs most and has no parameter. */
const paths = new WeakMap<Chronicle, { end: number; path: CriticalPath | null }>();

function pathOf(c: Chronicle): CriticalPath | null {
  const kept = paths.get(c);
  if (kept?.end === c.end) return kept.path;
  const path = criticalPath(c);
  paths.set(c, { end: c.end, path });
  return path;
}
