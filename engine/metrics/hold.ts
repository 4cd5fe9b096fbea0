/** What holds people up on a storey or in a stair, at a moment. */
import { areaOfBody } from '../navigation/destination.js';
import { BODIES, OUTCOMES, type Cause } from '../world/codes.js';
import type { Chronicle } from './chronicle.js';
import type { Party } from './reason.js';
import { inSafety, isOpen } from './situation.js';
import { parameterOf } from './tenability.js';
import { momentOf, personStep } from './why.js';

export interface Hold {
  /** Residents who live there (storey) or are there (stair): not yet in safety, and in safety already. */
  open: number;
  done: number;
  /** Of those who live there: the plan neither moves them nor lets them stay. Neither open nor done. */
  forgotten: number;
  /** Staff there now. */
  staff: number;
  /** What the open ones wait for, most first; 'none': on their way. `longest` s so far, `row` whose it is. */
  causes: readonly { cause: Cause; people: number; longest: number; row: number; awaits: Party | null }[];
  /** When the last of them was in safety, s; null: not within the recording. */
  clearAt: number | null;
  /** Refuge rooms of the storey: residents in safety there, and the share of its net area they take (1: full). */
  refuges: readonly { space: number; residents: number; taken: number }[];
}

/** @throws RangeError if there is no such storey or stair */
export function hold(c: Chronicle, place: { storey: string } | { stair: string }, time: number): Hold {
  const { building, plan } = c;
  const m = momentOf(c, time);
  const { header } = c.recording;
  const byStorey = 'storey' in place;
  const index = byStorey
    ? (building.storeys.find(({ id }) => id === place.storey)?.index ?? -1)
    : building.stairs.indexOf(place.stair);
  if (index < 0) throw new RangeError(`no such place: ${JSON.stringify(place)}`);
  const inside = (space: number): boolean =>
    space >= 0 && building.spaces[space][byStorey ? 'storey' : 'stair'] === index;
  const { space } = c.playhead.seek(m.time);
  const where = space.slice();

  const result = { open: 0, done: 0, forgotten: 0, staff: 0 };
  const causes = new Map<Cause, Hold['causes'][number]>();
  let clearAt: number | null = 0;
  for (let row = 0; row < header.people.length; row++) {
    if (row >= header.residents) {
      if (inside(where[row]) && c.columns.state[row].value(m.tick) > 0) result.staff++;
      continue;
    }
    if (!inside(byStorey ? plan.home[row] : where[row])) continue;
    if (c.phaseAt(row, m.time) < 0 && plan.defendsInPlace[row] === 0) {
      result.forgotten++;
      continue;
    }
    if (!inSafety(c, row)) clearAt = null;
    else if (clearAt !== null) clearAt = Math.max(clearAt, c.outcomeAt[row]);
    if (!isOpen(c, row, m.tick)) {
      result.done++;
      continue;
    }
    result.open++;
    const { link } = personStep(m, row);
    const known = causes.get(link.cause);
    const longest = m.time - link.since;
    if (known === undefined)
      causes.set(link.cause, { cause: link.cause, people: 1, longest, row, awaits: link.awaits });
    else {
      const more = { ...known, people: known.people + 1 };
      causes.set(link.cause, longest > known.longest ? { ...more, longest, row, awaits: link.awaits } : more);
    }
  }
  const refuges = byStorey ? refugesOf(c, index, m.time) : [];
  return { ...result, causes: [...causes.values()].sort((a, b) => b.people - a.people), clearAt, refuges };
}

/** How full the refuge rooms of a storey are: by area, as the run counts it. */
function refugesOf(c: Chronicle, storey: number, time: number): Hold['refuges'] {
  const { header } = c.recording;
  const parameter = parameterOf(header.scenario);
  const { space, outcome, body } = c.playhead.seek(time);
  return c.building.spaces
    .filter(({ kind, storey: on }) => kind === 'refuge' && on === storey)
    .map(({ index, netArea }) => {
      let residents = 0;
      let area = 0;
      for (let row = 0; row < header.residents; row++) {
        if (space[row] !== index || OUTCOMES[outcome[row]] !== 'sheltered') continue;
        residents++;
        area += areaOfBody(BODIES[body[row]], parameter);
      }
      return { space: index, residents, taken: netArea > 0 ? area / netArea : 1 };
    });
}
