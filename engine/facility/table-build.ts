/**
 * From the rows of a table to a drawing. Each storey has one straight corridor along x from 0, its south (right) wall on
 * y = 0; rooms stand along it in the order of their rows, west to east. Stairs keep their place on all storeys: at the west
 * or east end of a side, before or behind the rooms. What the table does not say is filled in and noted.
 */
import { ScenarioError } from '../errors.js';
import type { DrawnFacility, SpaceKind, Station } from '../scenario/schema.js';
import { bedsides, DOOR_FRAME, Drawing, letter, two } from './drawing.js';
import { snap } from './geometry.js';
import { ProblemList } from './problems.js';
import { drawStair, stairMeasures } from './stair.js';
import { planStoreys } from './table-storeys.js';
import type { TableNote, TableNoteCode, TableRow, TableSlot, TableStair, TableStorey } from './table-types.js';
import { TABLE_DEFAULTS, type TableField, type TableKind, type TableSide } from './table-words.js';
import type { RuledValue } from './tower-defaults.js';

/** What a kind of row is drawn as. */
const ROOMS: Readonly<Partial<Record<TableKind, { space: SpaceKind; station?: Station['kind'] }>>> = {
  bedroom: { space: 'bedroom' },
  room: { space: 'room' },
  service: { space: 'service' },
  hall: { space: 'hall' },
  refuge: { space: 'refuge' },
  lobby: { space: 'lobby' },
  carerStation: { space: 'room', station: 'carerStation' },
  controlRoom: { space: 'service', station: 'controlRoom' },
  guardPost: { space: 'room', station: 'guardPost' },
  dutyRoom: { space: 'room', station: 'dutyRoom' },
};

/** Places a stair can have, in the order they are given away. */
const STAIR_PLACES = [
  ['left', 'west'],
  ['left', 'east'],
  ['right', 'west'],
  ['right', 'east'],
] as const;

/**
 * Draws the building that the rows describe.
 * Result: the drawing and the notes on everything that was filled in. Failure: ScenarioError with all problems, paths
 * `table.<line>.<field>`; what only shows in the finished geometry is found by `buildFacility`.
 */
export function facilityFromTable(rows: TableRow[]): { facility: DrawnFacility; notes: TableNote[] } {
  return new TableBuilder(rows).build();
}

class TableBuilder {
  private readonly problems = new ProblemList();
  private readonly notes: TableNote[] = [];
  private readonly drawing = new Drawing();
  private readonly usedIds = new Map<string, number>();
  private readonly storeys: TableStorey[];
  private readonly corridorWidth: number;

  constructor(private readonly rows: TableRow[]) {
    this.storeys = planStoreys(rows, this.problems, this.notes);
    this.corridorWidth = this.planCorridor();
  }

  build(): { facility: DrawnFacility; notes: TableNote[] } {
    this.stopOnProblems();
    const stairs = this.planStairs();
    const slots = new Map(this.storeys.map((storey) => [storey, this.planStorey(storey, stairs)]));
    const length = this.corridorLength(stairs, slots);
    this.stopOnProblems();
    for (const storey of this.storeys) {
      this.drawing.storeys.push({ id: storey.id, elevation: storey.elevation, height: storey.height });
      this.drawStorey(storey, slots.get(storey)!, length);
    }
    this.drawStairs(stairs, length);
    this.assumeExit(slots, length);
    for (const row of this.rows) {
      if (row.kind === 'lift') this.note(row.line, 'liftNotDrawn', { lift: row.room ?? '' });
    }
    this.note(null, 'devicesNotInTable', {});
    this.note(null, 'compartmentPerStorey', {});
    this.stopOnProblems();
    return { facility: this.drawing.finish(undefined), notes: this.notes };
  }

  private stopOnProblems(): void {
    if (this.problems.items.length > 0) throw new ScenarioError(this.problems.items);
  }

  private note(line: number | null, code: TableNoteCode, parameters: Record<string, unknown>): void {
    this.notes.push({ line, code, parameters });
  }

  /** The row's value, or the default with a note. */
  private valueOr(
    row: TableRow,
    field: TableField,
    given: number | null,
    fallback: RuledValue & { value: number },
  ): number {
    if (given !== null) return given;
    const { value: used, unit, rule, clause, confidence } = fallback;
    this.note(row.line, 'missingValue', { field, used, unit, rule, clause, confidence });
    return used;
  }

  private inStorey(row: TableRow, storey: TableStorey): boolean {
    return row.storeys.length === 0 || row.storeys.includes(storey.number);
  }

  /** One clear width for all corridors, so that the stairs meet them on every storey: the least that is stated. */
  private planCorridor(): number {
    const stated = this.rows.filter((row) => row.kind === 'corridor' && row.width !== null);
    if (stated.length === 0) {
      const { value: used, unit, rule, clause, confidence } = TABLE_DEFAULTS.corridorWidth;
      this.note(null, 'missingValue', { field: 'width', of: 'corridor', used, unit, rule, clause, confidence });
      return used;
    }
    const used = stated.reduce((least, row) => Math.min(least, row.width as number), Infinity);
    for (const row of stated) {
      if (row.width !== used) {
        this.note(row.line, 'corridorNarrowed', { storey: row.storeys.join(', '), value: row.width, used });
      }
    }
    return used;
  }

  private planStairs(): TableStair[] {
    const free = [...STAIR_PLACES];
    const names = new Set<string>();
    const placed: TableStair[] = [];
    for (const row of this.rows.filter((each) => each.kind === 'stair')) {
      const storeys = this.storeys.filter((storey) => this.inStorey(row, storey));
      // A stair that stands in the table once for each storey is one stair.
      const known = row.room === null ? undefined : placed.find((stair) => stair.name === plainId(row.room!));
      if (known !== undefined) {
        const same = new Set([...known.storeys, ...storeys]);
        known.storeys = this.storeys.filter((storey) => same.has(storey));
        continue;
      }
      if (free.length === 0) {
        const parameters = { line: row.line, value: row.room ?? '', most: STAIR_PLACES.length };
        this.problems.add(`table.${row.line}`, 'tableTooManyStairs', parameters);
        continue;
      }
      if (row.side === null) this.note(row.line, 'missingValue', { field: 'side', used: free[0][0] });
      const fits = ([side, at]: readonly [string, string]): boolean =>
        row.side === null ||
        side === row.side ||
        (row.side === 'start' && at === 'west') ||
        (row.side === 'end' && at === 'east');
      const choice = Math.max(0, free.findIndex(fits));
      const [side, at] = free.splice(choice, 1)[0];
      let name = plainId(row.room ?? '') || String.fromCharCode(65 + placed.length);
      // The letter that a stair without a name gets may be another's name.
      if (names.has(name)) name = `${name}-${row.line}`;
      names.add(name);
      const clear = this.valueOr(row, 'width', row.width, TABLE_DEFAULTS.stairWidth);
      const width = stairMeasures(clear, []).width;
      if (clear > 6)
        this.problems.add(`table.${row.line}.width`, 'tableStairWide', { line: row.line, value: clear, most: 6 });
      const wide = width - 2 * DOOR_FRAME;
      const wanted = this.valueOr(row, 'doorWidth', row.doorWidth, TABLE_DEFAULTS.protectedDoor);
      if (wanted > wide) this.tooWide(row, wanted, wide);
      placed.push({ row, name, side, at, storeys, clear, door: Math.min(wanted, wide), width });
    }
    if (placed.length === 0 && this.storeys.length > 1) {
      this.problems.add('table', 'tableNoStair', { storeys: this.storeys.map((storey) => storey.id) });
    }
    return placed;
  }

  private tooWide(row: TableRow, value: number, most: number): void {
    const column = row.columns.doorWidth ?? 0;
    const parameters = { line: row.line, column, value, least: 0.5, most: snap(most) };
    this.problems.add(`table.${row.line}.doorWidth`, 'tableOutOfRange', parameters, 'lowerValue');
  }

  private reserved(stairs: readonly TableStair[], side: 'left' | 'right', at: 'west' | 'east'): number {
    return stairs.find((stair) => stair.side === side && stair.at === at)?.width ?? 0;
  }

  /** Rooms and exits of a storey, west to east; rooms at the ends of the corridor with x = 0. */
  private planStorey(storey: TableStorey, stairs: readonly TableStair[]): TableSlot[] {
    const next = { left: this.reserved(stairs, 'left', 'west'), right: this.reserved(stairs, 'right', 'west') };
    const ends = new Map<TableSide, number>();
    const stated = new Set(
      this.rows.filter((row) => row.kind !== 'stair' && this.inStorey(row, storey)).map((row) => row.side),
    );
    const slots: TableSlot[] = [];
    for (const row of this.rows) {
      if (!this.inStorey(row, storey)) continue;
      const kind = this.kindOf(row, storey);
      const isExit = kind === 'exit';
      if (kind === null || (!isExit && ROOMS[kind] === undefined)) continue;
      const first = storey === this.storeys.find((each) => this.inStorey(row, each));
      const value: typeof this.valueOr = (r, field, given, fallback) =>
        // A row for several storeys is noted once.
        first ? this.valueOr(r, field, given, fallback) : (given ?? fallback.value);
      let side = row.side;
      if (side === null) {
        const shorter = next.left <= next.right ? 'left' : 'right';
        // An exit goes to an end of the corridor that no other row asks for.
        const end = (['start', 'end'] as const).find((each) => !stated.has(each) && !ends.has(each));
        side = isExit ? (end ?? shorter) : shorter;
        if (first) this.note(row.line, 'missingValue', { field: 'side', used: side });
      }
      const fallbackDoor =
        kind === 'bedroom'
          ? TABLE_DEFAULTS.bedroomDoor
          : isExit || kind === 'refuge' || kind === 'lobby'
            ? TABLE_DEFAULTS.protectedDoor
            : TABLE_DEFAULTS.door;
      let door = value(row, 'doorWidth', row.doorWidth, fallbackDoor);
      const length = isExit ? door + 2 * DOOR_FRAME + 0.4 : value(row, 'length', row.length, TABLE_DEFAULTS.length);
      const width = isExit ? 0 : value(row, 'width', row.width, TABLE_DEFAULTS.width);
      const beds = kind === 'bedroom' ? value(row, 'beds', row.beds, TABLE_DEFAULTS.beds) : (row.beds ?? 0);
      const atEnd = side === 'start' || side === 'end';
      const wall = atEnd ? (isExit ? this.corridorWidth : Math.min(width, this.corridorWidth)) : length;
      const widest = snap(wall - 2 * DOOR_FRAME);
      if (door > widest + 1e-9) {
        if (row.doorWidth !== null) this.tooWide(row, door, widest);
        door = widest;
      }
      const id = this.idOf(row, storey, slots.length + 1, isExit);
      if (atEnd) {
        const other = ends.get(side);
        if (other !== undefined) {
          const parameters = { line: row.line, value: side, other };
          this.problems.add(`table.${row.line}.side`, 'tableEndTaken', parameters);
        }
        ends.set(side, row.line);
        slots.push({ row, kind, id, side, x: 0, length, width, door, beds });
      } else {
        slots.push({ row, kind, id, side, x: next[side as 'left' | 'right'], length, width, door, beds });
        next[side as 'left' | 'right'] = snap(next[side as 'left' | 'right'] + length);
      }
    }
    return slots;
  }

  private kindOf(row: TableRow, storey: TableStorey): TableKind | null {
    if (row.kind !== null) return row.kind;
    const used: TableKind = (row.beds ?? 0) > 0 ? 'bedroom' : 'room';
    if (storey === this.storeys.find((each) => this.inStorey(row, each))) {
      this.note(row.line, 'missingValue', { field: 'kind', used });
    }
    return used;
  }

  /** The room's own name where it is the only one of that name, else with the storey before it. */
  private idOf(row: TableRow, storey: TableStorey, position: number, isExit: boolean): string {
    const own = plainId(row.room ?? '');
    if (row.room !== null && own === '') {
      this.problems.add(`table.${row.line}.room`, 'tableNoIdLeft', { line: row.line, value: row.room }, 'rename');
    }
    const same = this.rows.filter(
      (each) => plainId(each.room ?? '') === own && each.kind !== 'stair' && each.kind !== 'lift',
    );
    const manyStoreys = this.storeys.filter((each) => this.inStorey(row, each)).length > 1;
    const unique = own !== '' && !manyStoreys && same.length === 1;
    const rest = own === '' ? `${isExit ? 'exit-' : ''}${two(position)}` : own;
    const id = unique ? own : `${storey.key}-${rest}`;
    const other = this.usedIds.get(id);
    if (other !== undefined || id === 'outside') {
      this.problems.add(
        `table.${row.line}.room`,
        'tableIdTwice',
        { line: row.line, value: id, other: other ?? null },
        'rename',
      );
    }
    this.usedIds.set(id, row.line);
    return id;
  }

  /** One length for all storeys: the longest that the rooms or the table ask for. */
  private corridorLength(stairs: readonly TableStair[], slots: ReadonlyMap<TableStorey, TableSlot[]>): number {
    let length = 2;
    for (const list of slots.values()) {
      for (const side of ['left', 'right'] as const) {
        const rooms = list.filter((slot) => slot.side === side);
        const last = rooms[rooms.length - 1];
        const used = last === undefined ? this.reserved(stairs, side, 'west') : last.x + last.length;
        length = Math.max(length, snap(used + this.reserved(stairs, side, 'east')));
      }
    }
    const stated = this.rows.filter((row) => row.kind === 'corridor' && row.length !== null);
    for (const row of stated) length = Math.max(length, row.length as number);
    for (const row of stated) {
      if ((row.length as number) < length - 0.005) {
        const parameters = { storey: row.storeys.join(', '), value: row.length, used: length };
        this.note(row.line, 'corridorLengthened', parameters);
      }
    }
    return length;
  }

  private drawStorey(storey: TableStorey, slots: readonly TableSlot[], length: number): void {
    const corridor = `${storey.key}-corridor`;
    const wide = this.corridorWidth;
    this.drawing.compartments.push({ id: storey.id });
    const own = { compartment: storey.id };
    this.drawing.space(corridor, 'corridor', storey.id, { x1: 0, y1: 0, x2: length, y2: wide }, own);
    for (const slot of slots) this.drawSlot(storey, corridor, slot, length);
    const asleep = slots.some((slot) => slot.beds > 0);
    if (!asleep || slots.some((slot) => slot.kind === 'carerStation')) return;
    this.note(null, 'stationAssumed', { storey: storey.id });
    const at: [number, number] = [snap(length / 2), snap(wide / 2)];
    this.drawing.stations.push({ id: `${storey.key}-station`, space: corridor, at, kind: 'carerStation' });
  }

  private drawSlot(storey: TableStorey, corridor: string, slot: TableSlot, length: number): void {
    const { id, side, kind, door } = slot;
    const wide = this.corridorWidth;
    const hole = door + 2 * DOOR_FRAME;
    const atEnd = side === 'start' || side === 'end';
    // The wall the door is in, and the direction away from the corridor.
    const wall = side === 'left' ? wide : side === 'right' || side === 'start' ? 0 : length;
    const out = side === 'left' || side === 'end' ? 1 : -1;
    const room = ROOMS[kind];
    const other = room === undefined ? 'outside' : id;
    const between: [string, string] = [corridor, other];
    const opening = room === undefined ? id : `d-${id}`;
    const fire = kind === 'refuge' ? ({ fireClass: 'A' } as const) : {};
    const leaf = kind === 'refuge' ? 'fireDoorSelfClosing' : 'door';
    if (room !== undefined) {
      const plan = atEnd
        ? { x1: wall, x2: wall + out * slot.length, y1: (wide - slot.width) / 2, y2: (wide + slot.width) / 2 }
        : { x1: slot.x, x2: slot.x + slot.length, y1: wall, y2: wall + out * slot.width };
      const name = slot.row.room === null || slot.row.room === id ? {} : { name: slot.row.room };
      this.drawing.space(id, room.space, storey.id, plan, { compartment: storey.id, ...name });
    }
    if (atEnd) this.drawing.doorAlongY(opening, leaf, between, wall, (wide - hole) / 2, door, 1, fire);
    else {
      const x = slot.x + Math.min(0.3, (slot.length - hole) / 2);
      this.drawing.doorAlongX(opening, leaf, between, x, wall, door, fire);
    }
    if (room === undefined) return;
    // From the corner at the door's wall to the plan.
    const across = atEnd ? slot.width : slot.length;
    const deep = atEnd ? slot.length : slot.width;
    const point = (along: number, inside: number): [number, number] =>
      atEnd
        ? [snap(wall + out * inside), snap((wide - slot.width) / 2 + along)]
        : [snap(slot.x + along), snap(wall + out * inside)];
    bedsides(slot.beds, across, deep).forEach((bed, b) => {
      const heading = atEnd ? 90 - bed.heading : bed.heading;
      this.drawing.beds.push({ id: `${id}-${letter(b)}`, space: id, at: point(bed.along, bed.in), heading });
    });
    if (room.station !== undefined) {
      const at = point(across / 2, deep / 2);
      this.drawing.stations.push({ id: `${id}-station`, space: id, at, kind: room.station });
    }
  }

  private drawStairs(stairs: readonly TableStair[], length: number): void {
    const wide = this.corridorWidth;
    for (const stair of stairs) {
      const x = stair.at === 'west' ? 0 : length - stair.width;
      const [y, direction] = stair.side === 'left' ? [wide, 1 as const] : [0, -1 as const];
      const levels = stair.storeys.map(({ key, id, elevation }) => ({ key, storey: id, elevation }));
      drawStair(this.drawing, stair.name, x, y, direction, stair.clear, levels);
      const hole = stair.door + 2 * DOOR_FRAME;
      for (const { key } of stair.storeys) {
        const landing = `${stair.name}-${key}`;
        const other = this.usedIds.get(landing);
        if (other !== undefined) {
          const parameters = { line: stair.row.line, value: landing, other };
          this.problems.add(`table.${stair.row.line}.room`, 'tableIdTwice', parameters, 'rename');
        }
        const between: [string, string] = [`${key}-corridor`, landing];
        const more = { fireClass: 'B' } as const;
        this.drawing.doorAlongX(
          `d-${landing}`,
          'fireDoorSelfClosing',
          between,
          x + (stair.width - hole) / 2,
          y,
          stair.door,
          more,
        );
      }
    }
  }

  /** No exit in the table: one at a free end of the corridor of the ground floor, or the lowest storey there is. */
  private assumeExit(slots: ReadonlyMap<TableStorey, TableSlot[]>, length: number): void {
    if (this.rows.some((row) => row.kind === 'exit')) return;
    const ground = this.storeys.find((storey) => storey.number === 1) ?? this.storeys[0];
    const taken = slots.get(ground)!.map((slot) => slot.side);
    const side = (['start', 'end'] as const).find((each) => !taken.includes(each));
    if (side === undefined) {
      this.problems.add('facility.openings', 'noExit', {}, 'addExit');
      return;
    }
    const wide = this.corridorWidth;
    const clear = Math.min(TABLE_DEFAULTS.protectedDoor.value, snap(wide - 2 * DOOR_FRAME));
    const y = (wide - clear) / 2 - DOOR_FRAME;
    const between: [string, string] = [`${ground.key}-corridor`, 'outside'];
    this.drawing.doorAlongY(`${ground.key}-exit`, 'door', between, side === 'start' ? 0 : length, y, clear, 1);
    this.note(null, 'exitAssumed', { storey: ground.id, side });
  }
}

/** A name as an id: what the format does not allow becomes a dash; empty if nothing is left. */
function plainId(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...plain].slice(0, 48).join('');
}
