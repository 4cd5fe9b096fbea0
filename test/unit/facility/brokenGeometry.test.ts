/** Every problem a drawing can have: found, at its place, with what to do about it; and none where there is none. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { FACILITY_HINTS, FACILITY_PROBLEMS, type FacilityProblemCode } from '../../../engine/facility/problems.js';
import { type DrawnFacility } from '../../../engine/scenario/schema.js';
import { opening, rectangle } from '../../fixtures/plans.js';
import { broken, problemsOf, withFlight } from './helpers.js';

describe('broken geometry', () => {
  const codes = (change: (drawing: DrawnFacility) => void) => broken(change).map((p) => `${p.path}: ${p.code}`);
  const room = 'facility.spaces.room';

  it('of outlines', () => {
    const one = (change: (drawing: DrawnFacility) => void): string => codes(change)[0];
    expect(
      one(
        (d) =>
          (d.spaces[0].outline = [
            [0, 2],
            [4, 7],
            [4, 2],
            [0, 7],
          ]),
      ),
    ).toBe(`${room}.outline: selfIntersecting`);
    expect(
      one(
        (d) =>
          (d.spaces[0].outline = [
            [0, 2],
            [4, 2],
            [4, 2.0004],
            [0, 2],
          ]),
      ),
    ).toBe(`${room}.outline: zeroArea`);
    expect(one((d) => (d.spaces[0].holes = [rectangle(3, 5, 5, 6)]))).toBe(`${room}.holes.0: holeOutside`);
    expect(one((d) => (d.spaces[0].holes = [rectangle(1, 3, 2, 4), rectangle(1.5, 3.5, 3, 5)]))).toBe(
      `${room}.holes.1: holesOverlap`,
    );
    expect(one((d) => (d.spaces[0].netArea = 20.5))).toBe(`${room}.netArea: netAreaTooLarge`);
  });

  it('of openings', () => {
    const at = 'facility.openings.d-1.at';
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [1, 2.1],
            [2.2, 2.1],
          ]),
      ),
    ).toEqual([`${at}: openingNotOnEdge`, `${at}: openingNotOnEdge`]);
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [3, 2],
            [4.2, 2],
          ]),
      ),
    ).toEqual([`${at}: openingNotOnEdge`]);
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [0, 2],
            [4.2, 2],
          ]),
      ),
    ).toEqual([`${at}: openingWiderThanEdge`]);
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [1, 2],
            [1.05, 2],
          ]),
      ),
    ).toContain(`${at}: openingTooShort`);
    expect(codes((d) => (d.openings[0].clearWidth = 1.3))).toEqual([
      'facility.openings.d-1.clearWidth: clearWidthTooLarge',
    ]);
    expect(codes((d) => (d.openings[0].between = ['room', 'room']))).toContain(
      'facility.openings.d-1.between: openingToItself',
    );
    expect(codes((d) => (d.openings[0].between = ['room', 'hall']))).toContain(
      'facility.openings.d-1.between: unknownReference',
    );
    const second = { id: 'd-2', kind: 'door' as const, between: ['room', 'corridor'] as [string, string] };
    expect(
      codes((d) =>
        d.openings.push({
          ...second,
          at: [
            [2, 2],
            [3, 2],
          ],
        }),
      ),
    ).toEqual(['facility.openings.d-2.at: openingsOverlap']);
    expect(
      codes((d) =>
        d.openings.push({
          ...second,
          at: [
            [2.2, 2],
            [3.2, 2],
          ],
        }),
      ),
    ).toEqual([]);
    expect(codes((d) => d.openings.push(opening('d-2', 'room', 'outside', [3, 2], [3.9, 2], 'door')))).toEqual([
      'facility.openings.d-2.between: exitIntoSpace',
    ]);
  });

  it('says what, where, how much and what to do', () => {
    const [problem] = broken((d) => (d.openings[0].clearWidth = 1.3));
    expect(problem).toEqual({
      path: 'facility.openings.d-1.clearWidth',
      code: 'clearWidthTooLarge',
      parameters: { value: 1.3, most: 1.2 },
      hint: { code: 'lowerValue', parameters: {} },
    });
    const [off] = broken((d) => (d.spaces[0].outline = rectangle(0, 2.02, 4, 7)));
    expect(off.parameters).toMatchObject({ space: 'room', distance: 0.02, most: 0.005 });
    const [wide] = broken(
      (d) =>
        (d.openings[0].at = [
          [0, 2],
          [4.2, 2],
        ]),
    );
    expect(wide.parameters).toEqual({ space: 'room', value: 4.2, most: 4 });
  });

  it('of spaces over each other', () => {
    expect(codes((d) => (d.spaces[0].outline = rectangle(0, 1.9, 4, 7)))).toContain(`${room}.outline: spacesOverlap`);
    const [overlap] = broken((d) =>
      d.spaces.push({ id: 'extra', kind: 'room', storey: 'L01', outline: rectangle(3.99, 6, 6, 8) }),
    );
    expect(overlap).toMatchObject({ code: 'spacesOverlap', parameters: { other: 'extra', value: 0.01, most: 0.0001 } });
    const inside = (d: DrawnFacility): void => {
      d.spaces.push({ id: 'extra', kind: 'room', storey: 'L01', outline: rectangle(3.999, 6.95, 6, 8) });
      d.openings.push(opening('d-2', 'extra', 'outside', [6, 7], [6, 8], 'door'));
    };
    // 0.5 cm² is drawing accuracy.
    expect(codes(inside)).toEqual([]);
    const drawing = withFlight();
    drawing.spaces.push({ ...drawing.spaces[2], id: 'again' });
    drawing.openings.push(opening('foot-2', 'corridor', 'again', [10, 0.4], [10, 1.6], 'portal'));
    expect(problemsOf(() => buildFacility(drawing)).map((p) => p.code)).toContain('spacesOverlap');
  });

  it('of floors at different heights', () => {
    expect(codes((d) => (d.spaces[0].elevation = 0.02))).toEqual([]);
    const [step] = broken((d) => (d.spaces[0].elevation = 0.03));
    expect(step).toMatchObject({
      path: 'facility.openings.d-1.at',
      code: 'floorsDiffer',
      parameters: { a: 'room', b: 'corridor', heightA: 0.03, heightB: 0, value: 0.03, most: 0.02 },
    });
    const drawing = withFlight();
    drawing.spaces[2].flight!.up = [-1, 0];
    const turned = problemsOf(() => buildFacility(drawing));
    expect(turned.map((p) => `${p.path}: ${p.code}`)).toEqual([
      'facility.openings.foot.at: floorsDiffer',
      'facility.openings.head.at: floorsDiffer',
    ]);
    // Across the flight: level at one end, not at the other.
    drawing.spaces[2].flight!.up = [0, 1];
    expect(problemsOf(() => buildFacility(drawing)).map((p) => p.code)).toEqual(['floorsDiffer', 'floorsDiffer']);
  });

  it('of flights', () => {
    const of = (change: (d: DrawnFacility) => void): string[] => {
      const drawing = withFlight();
      change(drawing);
      return problemsOf(() => buildFacility(drawing)).map((p) => `${p.path}: ${p.code}`);
    };
    expect(of((d) => delete d.spaces[2].flight)).toContain('facility.spaces.flight.flight: flightDataMissing');
    expect(of((d) => (d.spaces[2].flight!.up = [0, 0]))).toContain(
      'facility.spaces.flight.flight.up: flightWithoutDirection',
    );
    expect(of((d) => (d.spaces[0].flight = { up: [1, 0], rise: 1 }))).toEqual([
      'facility.spaces.room.flight: flightDataNotAllowed',
    ]);
  });

  it('of two spaces on the same side of their opening', () => {
    const problems = broken((d) => {
      d.spaces.push({ id: 'other', kind: 'room', storey: 'L01', outline: rectangle(4, 2, 8, 7) });
      d.openings.push(opening('d-2', 'room', 'other', [4, 3], [4, 4], 'portal'));
      d.openings.push(opening('d-3', 'other', 'corridor', [5, 2], [6, 2], 'door'));
      d.spaces[0].outline = rectangle(0, 2, 8, 7);
    });
    expect(problems.map((p) => p.code)).toContain('spacesOverlap');
    const same = broken((d) => {
      d.spaces.push({ id: 'other', kind: 'room', storey: 'L01', outline: rectangle(0, 2, 4, 4), elevation: 2.5 });
      d.openings.push(opening('d-2', 'room', 'other', [0, 2.5], [0, 3.5], 'portal'));
    });
    expect(same.map((p) => p.code)).toContain('openingOneSided');
  });

  it('of things outside their space', () => {
    expect(codes((d) => (d.beds![0].at = [5, 5]))).toEqual(['facility.beds.bed-1.at: outsideSpace']);
    expect(codes((d) => (d.stations![0].at = [5, 3]))).toEqual(['facility.stations.station.at: outsideSpace']);
    expect(codes((d) => (d.stores![0].at = [11, 1]))).toEqual(['facility.stores.store.at: outsideSpace']);
    expect(codes((d) => (d.beds![0].space = 'nowhere'))).toEqual(['facility.beds.bed-1.space: unknownReference']);
    expect(broken((d) => (d.beds![0].at = [5, 5]))[0].parameters).toEqual({
      space: 'room',
      value: [5, 5],
      distance: 1,
    });
  });

  it('of ways out', () => {
    expect(codes((d) => d.openings.splice(0, 1))).toEqual([`${room}: spaceWithoutOpening`]);
    expect(codes((d) => (d.openings[0].kind = 'locked'))).toEqual([`${room}: noWayOutside`]);
    expect(codes((d) => d.openings.splice(1, 1))).toEqual(['facility.openings: noExit']);
    expect(codes((d) => (d.openings[1].kind = 'locked'))).toEqual(['facility.openings: noExit']);
    const group = broken((d) => {
      d.openings[0].kind = 'locked';
      d.spaces.push({ id: 'bath', kind: 'service', storey: 'L01', outline: rectangle(4, 2, 6, 7) });
      d.openings.push(opening('d-bath', 'bath', 'room', [4, 3], [4, 4], 'door'));
    });
    expect(group).toHaveLength(1);
    expect(group[0].parameters).toEqual({ space: 'room', spaces: ['room', 'bath'], count: 2 });
  });

  it('of ids', () => {
    expect(codes((d) => d.spaces.push({ ...d.spaces[0], outline: rectangle(4, 2, 8, 7) }))).toContain(
      `${room}: duplicateId`,
    );
    expect(codes((d) => d.beds!.push({ ...d.beds![0] }))).toEqual(['facility.beds.bed-1: duplicateId']);
    expect(codes((d) => (d.spaces[0].storey = 'L09'))).toEqual([`${room}.storey: unknownReference`]);
    const declared = (d: DrawnFacility): void => {
      d.compartments = [{ id: 'east' }];
      d.spaces[0].compartment = 'west';
    };
    expect(codes(declared)).toEqual([`${room}.compartment: unknownReference`]);
    expect(codes((d) => (d.spaces[0].id = 'outside'))).toContain('facility.spaces.outside: reservedId');
  });

  it('collects everything at once, with known codes, parameters and hints', () => {
    const problems = broken((d) => {
      d.spaces[0].elevation = 1;
      d.openings[1].clearWidth = 3;
      d.beds![0].at = [50, 50];
      d.stations![0].space = 'nowhere';
      d.spaces.push({ id: 'alone', kind: 'room', storey: 'L01', outline: rectangle(20, 20, 22, 22) });
    });
    expect(problems.map((p) => p.code).sort()).toEqual([
      'clearWidthTooLarge',
      'floorsDiffer',
      'outsideSpace',
      'spaceWithoutOpening',
      'unknownReference',
    ]);
    for (const problem of problems) {
      const known: readonly string[] = FACILITY_PROBLEMS[problem.code as FacilityProblemCode];
      expect(Object.keys(problem.parameters).sort()).toEqual([...known].sort());
      if (problem.hint !== undefined) expect(FACILITY_HINTS).toContain(problem.hint.code);
    }
  });
});
