/** People by storey and state at a moment, counted from what is drawn: the table says what the picture shows. */
import { OUTCOMES, type Building, type RecordingHeader, type Snapshot } from '../../../engine/index.js';
import { HIDDEN, MARK_STATES, markState, type MarkState } from '../../stage/marks.js';

export interface StoreyCount {
  /** Index of the storey; -1: outside. */
  storey: number;
  /** Residents by what is told of them in the picture. */
  residents: Record<MarkState, number>;
  /** Residents neither safe nor sheltered. */
  open: number;
  /** Residents safe or sheltered. */
  done: number;
  staff: number;
}

const SAFE = OUTCOMES.indexOf('safe');
const SHELTERED = OUTCOMES.indexOf('sheltered');

const none = (storey: number): StoreyCount => ({
  storey,
  residents: Object.fromEntries(MARK_STATES.map((state) => [state, 0])) as Record<MarkState, number>,
  open: 0,
  done: 0,
  staff: 0,
});

/** Highest storey first, outside last; whoever has not come yet is left out. */
export function countPeople(
  frame: Pick<Snapshot, 'space' | 'state' | 'outcome'>,
  header: Pick<RecordingHeader, 'people' | 'residents'>,
  building: Pick<Building, 'storeys' | 'spaces'>,
): StoreyCount[] {
  const lines = building.storeys.map((_, storey) => none(storey));
  const outside = none(-1);
  for (let row = 0; row < header.people.length; row++) {
    const staff = row >= header.residents;
    const state = markState(staff, frame.state[row], frame.outcome[row]);
    if (state === HIDDEN) continue;
    const space = frame.space[row];
    const line = space < 0 ? outside : lines[building.spaces[space].storey];
    if (staff) line.staff++;
    else {
      line.residents[MARK_STATES[state]]++;
      if (frame.outcome[row] === SAFE || frame.outcome[row] === SHELTERED) line.done++;
      else line.open++;
    }
  }
  return [...lines.sort((a, b) => building.storeys[b.storey].rank - building.storeys[a.storey].rank), outside];
}

/** Residents of the whole: open and in safety. */
export function totals(counts: readonly StoreyCount[]): { open: number; done: number } {
  let open = 0;
  let done = 0;
  for (const line of counts) {
    open += line.open;
    done += line.done;
  }
  return { open, done };
}
