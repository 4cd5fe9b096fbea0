/** Waits have the cause that is right, from when it begins to when it ends: by hand, with crowding off. */
import { describe, expect, it } from 'vitest';
import type { ResidentEntry } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { CAUSES, type Cause } from '../../../engine/world/codes.js';
import { ward, type Setting } from '../../fixtures/ward.js';

interface Wait {
  who: string;
  cause: Cause;
  ref: number;
  from: number;
  to: number;
}

/** Every wait of a run with its exact beginning; its end is when the next cause begins. */
function waitsOf(setting: Setting): Wait[] {
  const simulation = createSimulation(ward(setting), '1');
  const { people } = simulation.world;
  const found: Wait[] = [];
  const open = new Map<number, Wait>();
  while (!simulation.ended) {
    simulation.step();
    for (let row = 0; row < people.count; row++) {
      const cause = CAUSES[people.cause[row]];
      const now = open.get(row);
      if (now !== undefined && now.cause === cause && now.ref === people.causeRef[row]) continue;
      const from = people.causeSince[row];
      if (now !== undefined) now.to = from;
      const wait = { who: simulation.model.people[row].id, cause, ref: people.causeRef[row], from, to: Infinity };
      open.set(row, wait);
      found.push(wait);
    }
  }
  return found;
}

const of = (waits: readonly Wait[], who: string, cause: Cause): Wait[] =>
  waits.filter((wait) => wait.who === who && wait.cause === cause);

describe('a wait', () => {
  it('of who comes to the bed first is for who leads the team, until they are there', () => {
    const waits = waitsOf({
      residents: [{ mobility: 'bedridden' }],
      carers: 2,
      change: (s) => {
        s.facility.stations!.push({ id: 'far', kind: 'carerStation', space: 'corridor', at: [26, 2] });
        s.roster.shifts.night.staff[0].station = 'far';
      },
    });
    const [wait, ...more] = of(waits, 'c1', 'teammate');
    expect(more).toEqual([]);
    // Row 0 is the resident; c0 leads, from 25 m away at 1 m/s.
    expect(wait.ref).toBe(1);
    expect(wait.from).toBeCloseTo(10, 6);
    expect(wait.to).toBeCloseTo(10 + 25, 6);
    expect(of(waits, 'c0', 'teammate')).toEqual([]);
  });

  it('for somebody who refuses is theirs and the carer’s, once for each time they are persuaded', () => {
    const waits = waitsOf({
      residents: [{ mobility: 'dementiaGuided' }],
      carers: 1,
      change: (s) => {
        (s.residents as ResidentEntry[])[0].cognition = { resists: 1, turnsBack: 0 };
        s.model!.randomness = true;
        s.model!.parameters = { 'time.persuade.night.mean': 40, 'time.persuade.night.sd': 0 };
      },
    });
    const [wait, ...more] = of(waits, 'r0', 'refusal');
    expect(more).toEqual([]);
    // Told once, and persuaded three times more.
    expect(wait.to - wait.from).toBeCloseTo(3 * 40, 6);
    expect(of(waits, 'c0', 'refusal')).toMatchObject([{ ref: 0, from: wait.from, to: wait.to }]);
  });

  it('at a door with a closer is for the door, as long as it takes to hold it open', () => {
    const waits = waitsOf({
      residents: [{ mobility: 'wheelchairAssisted' }],
      carers: 1,
      change: (s) => {
        s.facility.openings.find(({ id }) => id === 'o2')!.kind = 'fireDoorSelfClosing';
        s.model!.parameters = { 'door.selfClosing.wheelchair': 3 };
      },
    });
    const [wait, ...more] = of(waits, 'r0', 'door');
    expect(more).toEqual([]);
    expect(wait.to - wait.from).toBeCloseTo(3, 6);
  });
});
