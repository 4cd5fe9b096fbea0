/** The floor plan of a tower, the same on every storey: what lies where along the corridor. */
import type { TowerParameters } from '../scenario/schema.js';
import { snap } from './geometry.js';
import type { StairMeasures } from './stair.js';
import { stairMeasures } from './stair.js';
import { TOWER_DEFAULTS, TOWER_MEASURES } from './tower-defaults.js';

export type Tower = Required<TowerParameters>;

/** Rooms north (y above the corridor) or south of the corridor, which runs along x from 0 with its south wall on y = 0. */
export interface Slot {
  use: 'room' | 'hall' | 'nurse';
  side: 'north' | 'south';
  x1: number;
  x2: number;
  /** Rooms: 1, 2 … from west to east, south before north. */
  number: number;
}

/** A stair with its lobby and the refuge beside it, on the north side. */
export interface Core {
  name: string;
  /** Outer wall of the landing: where the stair leaves the building directly; null inside the block. */
  end: 'west' | 'east' | null;
  stairX: number;
  lobbyX: number;
  refugeX: number;
  /** From west to east: stair, lobby, refuge (1) or the other way round (-1). */
  order: 1 | -1;
}

export interface Layout {
  length: number;
  slots: Slot[];
  cores: Core[];
  /** Where the fire door stands, or null. */
  split: number | null;
  stair: StairMeasures;
  coreDepth: number;
  lobbyWidth: number;
  lobbyDepth: number;
  /** Of the place beside the lobby; the refuge may be smaller. */
  refugeSlot: number;
  refugeWidth: number;
  refugeDepth: number;
}

const M = TOWER_MEASURES;
const up = (value: number, step: number): number => snap(Math.ceil(value / step - 1e-9) * step);

/** All parameters, the missing ones by `TOWER_DEFAULTS`. */
export function resolveTower(p: TowerParameters): Tower {
  const given = (name: keyof TowerParameters): number => p[name] ?? (TOWER_DEFAULTS[name].value as number);
  const bedsPerRoom = given('bedsPerRoom');
  const roomDepth = given('roomDepth');
  const wanted = up((bedsPerRoom * M.bedArea.value) / roomDepth, 0.1);
  const storeys = p.storeys;
  const bedroomsFrom = p.bedroomsFrom ?? Math.min(2, storeys);
  const bedsPerStorey = given('bedsPerStorey');
  const tower: Tower = {
    storeys,
    storeyHeight: given('storeyHeight'),
    bedsPerStorey,
    bedsPerRoom,
    bedroomsFrom,
    compartments: p.compartments ?? 1,
    stairs: p.stairs ?? 2,
    stairWidth: given('stairWidth'),
    corridorWidth: given('corridorWidth'),
    roomDepth,
    roomWidth: p.roomWidth ?? Math.min(12, Math.max(given('roomWidth'), wanted)),
    bedroomDoorWidth: given('bedroomDoorWidth'),
    refugeArea: given('refugeArea'),
    lifts: 0,
  };
  const fit = (): void => {
    if (p.stairs !== undefined) return;
    for (tower.stairs = 2; tower.stairs < 4; tower.stairs++) {
      if (longestToExit(tower, layOut(tower)) <= M.mostToExit.value) break;
    }
  };
  fit();
  if (p.compartments === undefined && storeyArea(tower, layOut(tower)) > M.mostCompartment.value) {
    tower.compartments = 2;
    fit();
  }
  const beds = Math.max(0, storeys - bedroomsFrom + 1) * bedsPerStorey;
  // At most 12, as in the format: nobody builds more into one block.
  tower.lifts = p.lifts ?? (storeys < 2 ? 0 : Math.min(12, Math.max(tower.compartments, Math.ceil(beds / 120))));
  return tower;
}

/** Largest straight distance from a room door to the nearest lobby door, m (BR-13). */
function longestToExit(tower: Tower, layout: Layout): number {
  let longest = 0;
  for (const slot of layout.slots) {
    const x = (slot.x1 + slot.x2) / 2;
    const across = slot.side === 'south' ? tower.corridorWidth : 0;
    let nearest = Infinity;
    for (const core of layout.cores) {
      // Half a room for the door's place in its wall.
      const along = Math.abs(core.lobbyX + layout.lobbyWidth / 2 - x) + tower.roomWidth / 2;
      nearest = Math.min(nearest, Math.sqrt(along * along + across * across));
    }
    longest = Math.max(longest, nearest);
  }
  return longest;
}

function storeyArea(tower: Tower, layout: Layout): number {
  const rooms = layout.slots.reduce((sum, slot) => sum + (slot.x2 - slot.x1) * tower.roomDepth, 0);
  const core = layout.stair.width + layout.lobbyWidth + layout.refugeSlot;
  return rooms + layout.length * tower.corridorWidth + layout.cores.length * core * layout.coreDepth;
}

/** Measures of the refuge: as deep as the core allows and at least a bed's turning wide, its area exactly as asked. */
function refugeMeasures(area: number, coreDepth: number): { width: number; depth: number } {
  if (area === 0) return { width: 0, depth: 0 };
  // A refuge smaller than its doors is drawn 1.50 m square and carries its net area as a number.
  const least = 1.5;
  if (area < M.refugeSide.value * least) return { width: Math.max(least, up(area / least, 0.001)), depth: least };
  const width = Math.max(M.refugeSide.value, up(area / coreDepth, 0.001));
  return { width, depth: Math.min(coreDepth, up(area / width, 0.001)) };
}

interface Section {
  rooms: { north: number; south: number };
  core: 'west' | 'east' | 'middle' | null;
  central: boolean;
}

/** Lays out one storey. Sections side by side, each with its stair; compartments are whole sections. */
export function layOut(tower: Tower): Layout {
  const stair = stairMeasures(tower.stairWidth, [tower.storeyHeight]);
  const coreDepth = Math.max(tower.roomDepth, stair.length);
  const lobbyDepth = Math.min(M.lobbyMostDepth.value, snap(coreDepth - M.shaftDepth.value));
  const lobbyWidth = Math.max(M.lobbyShortSide.value, up(M.lobbyArea.value / lobbyDepth, 0.1));
  const refuge = refugeMeasures(tower.refugeArea, coreDepth);
  const refugeSlot = Math.max(refuge.width, M.exitPassage.value);
  const coreWidth = snap(stair.width + lobbyWidth + refugeSlot);
  const central = M.hallWidth.value + M.nurseWidth.value;

  const count = Math.max(tower.stairs, tower.compartments);
  const sections: Section[] = Array.from({ length: count }, (_, i) => ({
    rooms: { north: 0, south: 0 },
    core:
      i >= tower.stairs ? null : tower.stairs === 1 ? 'middle' : i === 0 ? 'west' : i === count - 1 ? 'east' : 'middle',
    central: i === Math.floor((count - 1) / 2),
  }));
  const northOf = (s: Section): number => s.rooms.north * tower.roomWidth + (s.core === null ? 0 : coreWidth);
  const southOf = (s: Section): number => s.rooms.south * tower.roomWidth + (s.central ? central : 0);
  const rooms = Math.ceil(tower.bedsPerStorey / tower.bedsPerRoom);
  for (let r = 0; r < rooms; r++) {
    const s = sections.reduce((least, each) =>
      each.rooms.north + each.rooms.south < least.rooms.north + least.rooms.south ? each : least,
    );
    if (northOf(s) < southOf(s)) s.rooms.north++;
    else s.rooms.south++;
  }

  const slots: Slot[] = [];
  const cores: Core[] = [];
  let start = 0;
  let split: number | null = null;
  sections.forEach((s, i) => {
    const end = snap(start + Math.max(northOf(s), southOf(s), tower.roomWidth));
    const put = (use: Slot['use'], side: Slot['side'], x: number, width: number): number => {
      slots.push({ use, side, x1: snap(x), x2: snap(x + width), number: 0 });
      return snap(x + width);
    };
    const putRooms = (side: Slot['side'], x: number, n: number): number => {
      for (let r = 0; r < n; r++) x = put('room', side, x, tower.roomWidth);
      return x;
    };
    const putCore = (x: number, order: 1 | -1): number => {
      const [stairX, lobbyX, refugeX] =
        order === 1
          ? [x, x + stair.width, x + stair.width + lobbyWidth]
          : [x + refugeSlot + lobbyWidth, x + refugeSlot, x];
      cores.push({
        name: String.fromCharCode(65 + cores.length),
        end: s.core === 'west' || s.core === 'east' ? s.core : null,
        stairX: snap(stairX),
        lobbyX: snap(lobbyX),
        refugeX: snap(refugeX),
        order,
      });
      return snap(x + coreWidth);
    };

    const before = s.core === 'middle' ? Math.floor(s.rooms.north / 2) : s.core === 'west' ? 0 : s.rooms.north;
    let x = putRooms('north', start, before);
    if (s.core === 'east') putCore(end - coreWidth, -1);
    else if (s.core !== null) x = putCore(x, 1);
    putRooms('north', x, s.rooms.north - before);

    const first = s.central && count === 1 ? Math.floor(s.rooms.south / 2) : s.rooms.south;
    x = putRooms('south', start, first);
    if (s.central) {
      x = put('hall', 'south', x, M.hallWidth.value);
      x = put('nurse', 'south', x, M.nurseWidth.value);
    }
    putRooms('south', x, s.rooms.south - first);
    start = end;
    if (tower.compartments === 2 && i === Math.floor((count - 1) / 2)) split = end;
  });

  slots
    .filter((slot) => slot.use === 'room')
    .sort((a, b) => a.x1 - b.x1 || (a.side === 'south' ? -1 : 1))
    .forEach((slot, i) => {
      slot.number = i + 1;
    });
  return {
    length: start,
    slots,
    cores,
    split,
    stair,
    coreDepth,
    lobbyWidth,
    lobbyDepth,
    refugeSlot,
    refugeWidth: refuge.width,
    refugeDepth: refuge.depth,
  };
}
