import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE, type Facility, type OpeningInfo, type SpaceInfo } from '../../../engine/facility/facility.js';
import { floorHeight } from '../../../engine/facility/geometry.js';
import {
  generateTower,
  resolveTower,
  TOWER_DEFAULTS,
  TOWER_DEVICES,
  TOWER_MEASURES,
} from '../../../engine/facility/tower.js';
import { drawnFacility, tower as towerSchema, type TowerParameters } from '../../../engine/scenario/schema.js';
import { problemsOf, reach, spaceOf } from './helpers.js';

const build = (p: TowerParameters): Facility => buildFacility(generateTower(p));
const home = build({ storeys: 18 });
const split = build({ storeys: 18, compartments: 2 });
const long = build({ storeys: 6, bedsPerStorey: 60 });
const homes: [string, Facility][] = [
  ['18 storeys', home],
  ['18 storeys, two compartments', split],
  ['60 beds a storey', long],
];

const between = (f: Facility, a: SpaceInfo, b: SpaceInfo): OpeningInfo | undefined =>
  f.openings.find((o) => (o.a === a.index && o.b === b.index) || (o.a === b.index && o.b === a.index));
const middle = (o: OpeningInfo): [number, number] => [(o.x1 + o.x2) / 2, (o.y1 + o.y2) / 2];
const distance = (p: OpeningInfo, q: OpeningInfo): number =>
  Math.hypot(middle(p)[0] - middle(q)[0], middle(p)[1] - middle(q)[1]);
const short = (s: SpaceInfo): number => Math.min(s.maxX - s.minX, s.maxY - s.minY);
const kinds = (f: Facility, kind: SpaceInfo['kind']): SpaceInfo[] => f.spaces.filter((s) => s.kind === kind);
/** Doors from a storey's corridors to the lobbies of its stairs: the exits of the storey. */
const exitsOf = (f: Facility, storey: number): OpeningInfo[] =>
  f.openings.filter((o) => {
    if (o.b === OUTSIDE || f.spaces[o.a].storey !== storey) return false;
    const pair = [f.spaces[o.a].kind, f.spaces[o.b].kind];
    return pair.includes('corridor') && pair.includes('lobby');
  });

describe('the tower of the brief', () => {
  it('has 18 storeys with 17 × 26 beds in 13 double rooms each', () => {
    expect(home.storeys.map((s) => s.id)).toEqual(
      Array.from({ length: 18 }, (_, i) => `L${String(i + 1).padStart(2, '0')}`),
    );
    expect(home.storeys[17].elevation).toBe(50.15);
    expect(home.beds).toHaveLength(442);
    expect(kinds(home, 'bedroom')).toHaveLength(17 * 13);
    for (const storey of home.storeys) {
      const here = home.beds.filter((b) => home.spaces[b.spaceIndex].storey === storey.index);
      expect(here).toHaveLength(storey.index === 0 ? 0 : 26);
    }
  });

  it('has the promised ids', () => {
    for (const id of [
      '05-01',
      '05-07',
      '05-13',
      '05-corridor',
      '05-lobby-A',
      '05-refuge-A',
      '05-refuge-B',
      '05-nurse',
      '01-hall',
      '01-control',
    ]) {
      expect(home.spaceByKey.has(id), id).toBe(true);
    }
    for (const id of ['A-05', 'A-05-1', 'A-05-half', 'A-05-2', 'B-17-2', 'B-18'])
      expect(home.spaceByKey.has(id), id).toBe(true);
    expect(home.spaceByKey.has('A-18-1')).toBe(false);
    expect(home.spaceByKey.has('01-refuge-A')).toBe(false);
    expect(home.bedByKey.has('05-07-a') && home.bedByKey.has('05-07-b')).toBe(true);
    expect(home.beds.find((b) => b.id === '05-07-b')!.space).toBe('05-07');
    for (let s = 2; s <= 18; s++) expect(home.stationByKey.has(`${String(s).padStart(2, '0')}-station`)).toBe(true);
    expect(home.stations.filter((s) => s.kind === 'carerStation')).toHaveLength(17);
    expect(home.stations[home.stationByKey.get('control-room')!]).toMatchObject({
      space: '01-control',
      kind: 'controlRoom',
    });
    expect(home.stations[home.stationByKey.get('guard-post')!]).toMatchObject({ space: '01-hall', kind: 'guardPost' });
    expect(home.stores).toHaveLength(18);
    for (const store of home.stores) expect(store.devices).toEqual(TOWER_DEVICES);
    expect(split.spaceByKey.has('05-corridor-1') && split.spaceByKey.has('05-corridor-2')).toBe(true);
  });

  it('keeps to the scenario format, in rectangles only', () => {
    for (const [, f] of homes) {
      expect(drawnFacility.safeParse(f.input).success).toBe(true);
      expect(f.spaces.every((s) => s.convex && s.outline.length === 8 && s.holes.length === 0)).toBe(true);
      expect(f.spaces.reduce((sum, s) => sum + s.area, 0)).toBeGreaterThan(1000);
    }
  });

  it('has areas that can be checked by hand', () => {
    expect(spaceOf(home, '05-07').area).toBeCloseTo(21.6, 9);
    expect(spaceOf(home, '05-refuge-A').netArea).toBe(12);
    expect(spaceOf(home, '05-refuge-A').area).toBeCloseTo(12, 9);
    // 2 × 1.30 m flights and a well of 0.15 m, landings of 1.50 m.
    expect(spaceOf(home, 'A-05').area).toBeCloseTo(2.75 * 1.5, 9);
    expect(spaceOf(home, 'A-05-1').flight).toMatchObject({ rise: 1.475, run: 3 });
    expect(spaceOf(home, 'A-05-half').z).toBeCloseTo(4 * 2.95 + 1.475, 9);
  });
});

describe.each(homes)('rules the tower claims to keep, measured: %s', (_, f) => {
  const upper = f.storeys.filter((s) => s.rank > 0);

  it('BR-05: no floor above 54 m, no bedrooms below ground', () => {
    for (const s of f.storeys) expect(s.elevation).toBeLessThanOrEqual(54);
    for (const b of kinds(f, 'bedroom')) expect(b.z).toBeGreaterThanOrEqual(0);
  });

  it('BR-08, BR-49: compartments of at most 1500 m², at most 60 beds each', () => {
    f.compartments.forEach((_id, c) => {
      const spaces = f.spaces.filter((s) => s.compartment === c);
      expect(spaces.reduce((sum, s) => sum + s.area, 0)).toBeLessThanOrEqual(1500);
      expect(f.beds.filter((b) => f.spaces[b.spaceIndex].compartment === c).length).toBeLessThanOrEqual(60);
    });
  });

  it('BR-10, BR-11: two exits a storey at least, 5 m and more apart, to different stairs', () => {
    for (const storey of f.storeys) {
      const exits = exitsOf(f, storey.index);
      expect(exits.length).toBeGreaterThanOrEqual(2);
      for (const a of exits) for (const b of exits) if (a !== b) expect(distance(a, b)).toBeGreaterThan(5 + 1.2);
      expect(new Set(exits.map((o) => f.spaces[f.spaces[o.a].kind === 'lobby' ? o.a : o.b].stair)).size).toBe(
        exits.length,
      );
    }
  });

  it('BR-12: rooms with one door have at most 50 m²', () => {
    for (const s of f.spaces) {
      if (s.kind === 'bedroom' || s.kind === 'room') expect(s.area).toBeLessThanOrEqual(50);
    }
  });

  it('BR-13, BR-14: room doors at most 25 m from an exit, at most 20 m on dead ends', () => {
    for (const storey of f.storeys) {
      const exits = exitsOf(f, storey.index).map((o) => middle(o)[0]);
      const [west, east] = [Math.min(...exits), Math.max(...exits)];
      for (const room of f.spaces.filter(
        (s) => s.storey === storey.index && ['bedroom', 'room', 'hall', 'service'].includes(s.kind),
      )) {
        const doors = room.openings.map((i) => f.openings[i]).filter((o) => o.b !== OUTSIDE);
        for (const door of doors) {
          const nearest = Math.min(...exitsOf(f, storey.index).map((e) => distance(e, door)));
          const dead = middle(door)[0] < west || middle(door)[0] > east;
          expect(nearest).toBeLessThanOrEqual(dead ? 20 : 25);
        }
      }
    }
  });

  it('BR-17: every stair leads outside from its landing on the ground floor or through its own enlarged lobby', () => {
    for (const name of f.stairs) {
      const landing = spaceOf(f, `${name}-01`);
      const direct = landing.openings.some((i) => f.openings[i].b === OUTSIDE);
      const lobby = spaceOf(f, `01-lobby-${name}`);
      const own = lobby.openings
        .map((i) => f.openings[i])
        .map((o) => f.spaces[o.a === lobby.index ? o.b : o.a])
        .some(
          (s) => s.kind === 'lobby' && s.stair === lobby.stair && s.openings.some((i) => f.openings[i].b === OUTSIDE),
        );
      expect(direct || own, name).toBe(true);
      const exits = f.openings.filter((o) => o.b === OUTSIDE && f.spaces[o.a].stair === landing.stair);
      for (const o of exits) expect(o.width).toBeGreaterThanOrEqual(1.2);
    }
  });

  it('BR-18: every stair is entered through a lobby with self-closing fire doors', () => {
    for (const landing of f.spaces.filter((s) => s.kind === 'landing' && s.stair >= 0)) {
      for (const o of landing.openings.map((i) => f.openings[i])) {
        if (o.b === OUTSIDE) continue;
        const other = f.spaces[o.a === landing.index ? o.b : o.a];
        expect(['lobby', 'stairFlight']).toContain(other.kind);
        if (other.kind === 'lobby') expect(o.kind).toBe('fireDoorSelfClosing');
      }
    }
    for (const o of exitsOf(f, 3)) expect(o.kind).toBe('fireDoorSelfClosing');
  });

  it('BR-21 to BR-24, BR-44, BR-46, BR-47: clear widths', () => {
    for (const s of f.spaces) {
      if (s.kind === 'corridor') expect(short(s)).toBeGreaterThanOrEqual(1.8);
      if (s.kind === 'stairFlight') {
        const across = s.flight!.ux === 0 ? s.maxX - s.minX : s.maxY - s.minY;
        expect(across).toBeGreaterThanOrEqual(1.3 - 1e-9);
      }
      if (s.kind === 'landing') expect(short(s)).toBeGreaterThanOrEqual(1.3);
      if (s.kind === 'bedroom') for (const i of s.openings) expect(f.openings[i].width).toBeGreaterThanOrEqual(1.1);
    }
    for (const o of f.openings) expect(o.width).toBeGreaterThanOrEqual(0.9);
  });

  it('BR-26, BR-27, BR-29: a refuge of 12 m² by each stair from storey 2, doors of class A to corridor and lobby', () => {
    for (const storey of upper) {
      const refuges = f.spaces.filter((s) => s.storey === storey.index && s.kind === 'refuge');
      const lobbies = f.spaces.filter((s) => s.storey === storey.index && s.kind === 'lobby');
      expect(refuges).toHaveLength(f.stairs.length);
      for (const lobby of lobbies) expect(refuges.filter((r) => between(f, r, lobby) !== undefined)).toHaveLength(1);
      for (const refuge of refuges) {
        expect(refuge.netArea).toBeGreaterThanOrEqual(12);
        const doors = refuge.openings.map((i) => f.openings[i]);
        const other = doors.map((o) => f.spaces[o.a === refuge.index ? o.b : o.a].kind);
        expect(other.sort()).toEqual(['corridor', 'lobby']);
        for (const o of doors) {
          expect(o.width).toBeGreaterThanOrEqual(1.1);
          expect(f.input.openings[o.index].fireClass).toBe('A');
          expect(o.kind).toBe('fireDoorSelfClosing');
        }
      }
    }
    expect(f.spaces.some((s) => s.storey === 0 && s.kind === 'refuge')).toBe(false);
  });

  it('BR-34: lobbies of at least 10 m², short side at least 2.40 m', () => {
    for (const lobby of kinds(f, 'lobby').filter((s) => s.id.includes('-lobby-'))) {
      expect(lobby.area).toBeGreaterThanOrEqual(10);
      expect(short(lobby)).toBeGreaterThanOrEqual(2.4);
    }
  });

  it('BR-46: straight flights of at most 18 steps of at most 0.15 m, level landings that meet them', () => {
    for (const s of f.input.spaces.filter((each) => each.kind === 'stairFlight')) {
      const { rise, riser, tread } = s.flight!;
      expect(riser!).toBeLessThanOrEqual(0.15);
      expect(tread!).toBeGreaterThanOrEqual(0.28);
      expect(Math.abs(rise / riser! - Math.round(rise / riser!))).toBeLessThan(0.1);
      expect(Math.round(rise / riser!)).toBeLessThanOrEqual(18);
    }
    for (const o of f.openings) {
      if (o.b === OUTSIDE) continue;
      const [x, y] = middle(o);
      expect(Math.abs(floorHeight(f.spaces[o.a], x, y) - floorHeight(f.spaces[o.b], x, y))).toBeLessThanOrEqual(0.001);
    }
  });

  it('every bed reaches outside on foot, and a refuge of its own storey without stairs', () => {
    for (const bed of f.beds) {
      expect(reach(f, bed.spaceIndex).has(OUTSIDE)).toBe(true);
      const level = reach(f, bed.spaceIndex, true);
      const storey = f.spaces[bed.spaceIndex].storey;
      expect(
        [...level].some((i) => i !== OUTSIDE && f.spaces[i].kind === 'refuge' && f.spaces[i].storey === storey),
      ).toBe(true);
    }
  });

  it('each stair on its own leads from top to bottom', () => {
    f.stairs.forEach((name, stair) => {
      const only = new Set(f.spaces.filter((s) => s.stair === stair).map((s) => s.index));
      const top = spaceOf(f, `${name}-${String(f.storeys.length).padStart(2, '0')}`).index;
      const seen = new Set([top]);
      const queue = [top];
      let out = false;
      for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
        for (const i of f.spaces[at].openings) {
          const o = f.openings[i];
          const next = o.a === at ? o.b : o.a;
          if (next === OUTSIDE) out = true;
          else if (only.has(next) && !seen.has(next)) {
            seen.add(next);
            queue.push(next);
          }
        }
      }
      expect(out, name).toBe(true);
    });
  });
});

describe('two compartments', () => {
  it('are split by a fire door across the corridor, each with its own stair and about half the beds', () => {
    for (const storey of split.storeys) {
      const [west, east] = split.compartments.flatMap((id, c) => (id.startsWith(storey.id) ? [c] : []));
      const across = split.openings.filter(
        (o) => o.b !== OUTSIDE && split.spaces[o.a].compartment === west && split.spaces[o.b].compartment === east,
      );
      expect(across).toHaveLength(1);
      expect(across[0].kind).toBe('fireDoorHeldOpen');
      expect(split.input.openings[across[0].index].fireClass).toBe('A');
      for (const c of [west, east]) {
        const corridor = split.spaces.find((s) => s.kind === 'corridor' && s.compartment === c)!;
        const exits = exitsOf(split, storey.index).filter((o) => [o.a, o.b].includes(corridor.index));
        expect(exits).toHaveLength(1);
        if (storey.index === 0) continue;
        const beds = split.beds.filter((b) => split.spaces[b.spaceIndex].compartment === c).length;
        expect(Math.abs(beds - 13)).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('parameters', () => {
  it('each have a default with its rule, clause and confidence', () => {
    expect(Object.keys(TOWER_DEFAULTS).sort()).toEqual(Object.keys(towerSchema.shape).sort());
    for (const row of [...Object.values(TOWER_DEFAULTS), ...Object.values(TOWER_MEASURES)]) {
      expect(['R', 'K', 'U']).toContain(row.confidence);
      expect(row.note.length).toBeGreaterThan(10);
      if (row.rule !== null) expect(row.rule).toMatch(/^BR-\d\d(, BR-\d\d)*$/);
      if (row.rule !== null) expect(row.clause.length).toBeGreaterThan(5);
    }
    expect(resolveTower({ storeys: 18 })).toEqual({
      storeys: 18,
      storeyHeight: 2.95,
      bedsPerStorey: 26,
      bedsPerRoom: 2,
      bedroomsFrom: 2,
      compartments: 1,
      stairs: 2,
      stairWidth: 1.3,
      corridorWidth: 2.4,
      roomDepth: 6,
      roomWidth: 3.6,
      bedroomDoorWidth: 1.1,
      refugeArea: 12,
      lifts: 4,
    });
  });

  it('bring more stairs and a second compartment when the storey is too long or too large', () => {
    expect(resolveTower({ storeys: 6, bedsPerStorey: 60 }).stairs).toBe(3);
    expect(resolveTower({ storeys: 6, bedsPerStorey: 120 })).toMatchObject({ stairs: 4, compartments: 2 });
    expect(resolveTower({ storeys: 6, bedsPerStorey: 60, stairs: 2 }).stairs).toBe(2);
  });

  it('are obeyed: one stair, no refuge, widths, ground-floor bedrooms, one storey, high storeys', () => {
    const one = build({ storeys: 4, stairs: 1 });
    expect(one.stairs).toEqual(['A']);
    const none = build({ storeys: 4, refugeArea: 0 });
    expect(kinds(none, 'refuge')).toHaveLength(0);
    const wide = build({ storeys: 3, refugeArea: 30.5, stairWidth: 1.65, corridorWidth: 3, bedroomDoorWidth: 1.3 });
    for (const r of kinds(wide, 'refuge')) {
      expect(r.netArea).toBe(30.5);
      expect(r.area - r.netArea).toBeLessThan(0.02);
    }
    for (const s of kinds(wide, 'stairFlight')) expect(s.maxX - s.minX).toBeCloseTo(1.65, 9);
    for (const s of kinds(wide, 'corridor')) expect(s.maxY - s.minY).toBeCloseTo(3, 9);
    for (const s of kinds(wide, 'bedroom')) expect(wide.openings[s.openings[0]].width).toBe(1.3);
    const tiny = build({ storeys: 3, refugeArea: 1 });
    for (const r of kinds(tiny, 'refuge')) expect([r.netArea, r.area]).toEqual([1, 2.25]);
    const low = build({ storeys: 1, bedsPerStorey: 5 });
    expect(low.beds).toHaveLength(5);
    expect(kinds(low, 'stairFlight')).toHaveLength(0);
    expect(low.stations.map((s) => s.id).sort()).toEqual(['01-station', 'control-room', 'guard-post']);
    const ground = build({ storeys: 3, bedroomsFrom: 1 });
    expect(ground.beds).toHaveLength(78);
    expect(reach(ground, ground.beds[0].spaceIndex, true).has(OUTSIDE)).toBe(true);
    const high = build({ storeys: 2, storeyHeight: 8 });
    expect(high.spaceByKey.has('A-01-4') && high.spaceByKey.has('A-01-half-3')).toBe(true);
    expect(high.spaceByKey.has('A-01-5')).toBe(false);
  });

  it('hold up to 60 storeys of 120 beds', () => {
    const f = build({ storeys: 60, bedsPerStorey: 120 });
    expect(f.beds).toHaveLength(59 * 120);
    expect(new Set(f.beds.map((b) => b.id)).size).toBe(59 * 120);
  });

  it('that contradict each other are problems', () => {
    const codes = (p: TowerParameters): string[] =>
      problemsOf(() => generateTower(p)).map((q) => `${q.path}: ${q.code}`);
    expect(codes({ storeys: 3, bedroomsFrom: 4 })).toEqual(['facility.tower.bedroomsFrom: towerBedroomsAboveTop']);
    expect(codes({ storeys: 3, roomWidth: 2.4, bedroomDoorWidth: 2.5 })).toEqual([
      'facility.tower.bedroomDoorWidth: towerDoorTooWide',
    ]);
    expect(codes({ storeys: 3, roomWidth: 2.4, roomDepth: 2.5, bedsPerRoom: 4 })).toEqual([
      'facility.tower.bedsPerRoom: towerRoomTooSmall',
    ]);
  });
});
