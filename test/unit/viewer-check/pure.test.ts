/** The parts of the check, compare and bring screens that only compute. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookAt, scenarioOf } from '../../../engine/hosts/folder.js';
import type { Edit, Histories, RunResult } from '../../../engine/index.js';
import { csv } from '../../../engine/exchange/csv.js';
import { outlinesOf, placeOf } from '../../../viewer/bring/places.js';
import {
  freeStaffId,
  listPath,
  staffOf,
  staffPath,
  valueOf,
  withAdded,
  without,
  withSet,
} from '../../../viewer/screens/check/edits.js';
import { differencesOf } from '../../../viewer/screens/compare/differences.js';

const folder = {
  name: 'tower-18',
  texts: { 'scenario.json': readFileSync('scenarios/tower-18/scenario.json', 'utf8') },
};
const base = scenarioOf({ folder, variant: 'night', edits: [] });
const shift = 'night';

describe('edits made on screen', () => {
  const someone = base.roster.shifts[shift].staff[0];

  it('are one for each thing: the last word counts', () => {
    const path = staffPath(shift, someone.id, 'absent');
    const edits = withSet(withSet([], path, true), path, false);
    expect(edits).toEqual([{ path, set: false }]);
    expect(valueOf(edits, path, true)).toBe(false);
    expect(valueOf([], path, true)).toBe(true);
  });

  it('are what the engine runs: absent, trained, added', () => {
    const id = freeStaffId(base, [], 'carer');
    let edits: readonly Edit[] = withSet([], staffPath(shift, someone.id, 'absent'), true);
    edits = withAdded(edits, shift, { id, post: 'carer', station: someone.station });
    edits = withSet(edits, staffPath(shift, id, 'training'), 'new');
    const shown = staffOf(base, shift, edits);
    const run = scenarioOf({ folder, variant: 'night', edits }).roster.shifts[shift].staff;
    expect(run.length).toBe(base.roster.shifts[shift].staff.length + 1);
    for (const member of run) {
      const form = shown.find((one) => one.id === member.id)!;
      expect(form.absent).toBe(member.absent ?? false);
      expect(form.training).toBe(member.training ?? 'yearly');
    }
    expect(freeStaffId(base, edits, 'carer')).not.toBe(id);
  });

  it('can be undone; somebody added goes with what was changed of them', () => {
    const id = freeStaffId(base, [], 'carer');
    const added = withAdded([], shift, { id, post: 'carer', station: someone.station });
    const edits = withSet(added, staffPath(shift, id, 'absent'), true);
    expect(without(edits, edits[0])).toEqual([]);
    expect(without(edits, edits[1])).toEqual(added);
    expect(added[0].path).toBe(listPath(shift));
  });
});

describe('tables', () => {
  it('quote what needs it, keep formulas as text, begin with a byte-order mark', () => {
    expect(csv([['a', 'b,c', 'd"e', '=1+1', '行\n列', 1.5, -3]])).toBe(
      '\uFEFFa,"b,c","d""e",\'=1+1,"行\n列",1.5,-3\r\n',
    );
  });
});

describe('problems on the plan', () => {
  it('are shown at the space they name, or the space of the bed they name', () => {
    const text = readFileSync('scenarios/tower-18/scenario.json', 'utf8');
    const file = JSON.parse(text) as { facility: unknown };
    const drawn = structuredClone(base.facility);
    const [first, second] = drawn.spaces;
    // One room pushed into its neighbour: the building cannot be built, the drawing can be shown.
    second.outline = first.outline.map(([x, y]) => [x + 0.5, y]);
    second.storey = first.storey;
    const look = lookAt({ name: 'x', texts: { 'scenario.json': JSON.stringify({ ...file, facility: drawn }) } });
    expect(look.building).toBeNull();
    expect(look.problems.length).toBeGreaterThan(0);
    const outlines = outlinesOf(look);
    expect(outlines.length).toBe(drawn.spaces.length);
    const places = look.problems.map((problem) => placeOf(problem, look, outlines)?.id);
    expect(places).toContain(first.id);
    const bed = drawn.beds![0];
    const whole = lookAt(folder);
    const place = placeOf(
      { path: `facility.beds.${bed.id}`, code: 'outsideSpace', parameters: {} },
      whole,
      outlinesOf(whole),
    );
    expect(place?.id).toBe(bed.space);
    expect(placeOf({ path: 'plan.name', code: 'x', parameters: {} }, whole, outlinesOf(whole))).toBeNull();
  });
});

describe('the difference between two runs', () => {
  const result = (lastSafeAt: number | null, remaining: number, met: boolean): RunResult =>
    ({
      outcome: { lastSafeAt, residents: { safe: 0, sheltered: 0, remaining, lost: 0 } },
      claims: [{ id: 'a', met }],
    }) as unknown as RunResult;
  const histories = (waiting: Record<string, number[]>): Histories =>
    ({ times: Float64Array.of(0, 10, 20), waitingByCause: waiting }) as unknown as Histories;

  it('is told as facts: times, people, claims, waiting', () => {
    expect(
      differencesOf(result(900, 2, false), result(600, 0, true), {
        left: histories({ carer: [10, 10, 0], device: [1, 1, 1] }),
        right: histories({ carer: [2, 0, 0], device: [1, 1, 1] }),
      }),
    ).toEqual([
      { kind: 'last', a: 900, b: 600 },
      { kind: 'remaining', a: 2, b: 0 },
      { kind: 'claim', id: 'a', wonBy: 'right' },
      { kind: 'waiting', cause: 'carer', seconds: -180 },
    ]);
  });

  it('says when only one reached anything, and when claims agree', () => {
    expect(differencesOf(result(null, 3, true), result(50, 3, true), null)).toEqual([
      { kind: 'onlyRight' },
      { kind: 'remaining', a: 3, b: 3 },
      { kind: 'claimsSame' },
    ]);
  });
});
