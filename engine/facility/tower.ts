/**
 * A high-rise home from a handful of numbers. It conforms to the building rules as far as the numbers allow: who asks for
 * one stair or a narrow corridor gets it, and the rule check says so.
 *
 * Simplifications: walls have no thickness; no bathrooms; a lift only where asked for (its shaft lies behind a lobby, which is
 * also the firefighters' lift lobby); the same plan on every storey.
 */
import { ScenarioError } from '../errors.js';
import type { DrawnFacility, TowerParameters } from '../scenario/schema.js';
import { bedsides, DOOR_FRAME, Drawing, letter, two } from './drawing.js';
import { snap } from './geometry.js';
import { ProblemList } from './problems.js';
import { drawStair, type StairLevel } from './stair.js';
import { TOWER_DEVICES, TOWER_MEASURES } from './tower-defaults.js';
import { layOut, resolveTower, type Core, type Layout, type Slot, type Tower } from './tower-layout.js';

export { TOWER_DEFAULTS, TOWER_DEVICES, TOWER_MEASURES } from './tower-defaults.js';
export { resolveTower } from './tower-layout.js';

const M = TOWER_MEASURES;

/**
 * Draws the home. Ids: storeys L01 …, rooms 05-07, beds 05-07-a …, corridor 05-corridor (05-corridor-1, -2 with two
 * compartments), lobby 05-lobby-A, refuge 05-refuge-A, stair A-05, A-05-1, A-05-half, A-05-2, stations 05-station,
 * control-room, guard-post, stores 05-store-A, lift lift-A with its car car-A and its doors d-05-lift-A.
 * Failure: ScenarioError for numbers that contradict each other (a door wider than its room, beds that do not fit in it,
 * bedrooms above the top storey); paths from `facility.tower.`.
 */
export function generateTower(p: TowerParameters): DrawnFacility {
  const tower = resolveTower(p);
  checkTower(tower, p);
  const layout = layOut(tower);
  const drawing = new Drawing();
  const levels: StairLevel[] = [];
  for (let s = 1; s <= tower.storeys; s++) {
    const key = two(s);
    const elevation = snap((s - 1) * tower.storeyHeight);
    levels.push({ key, storey: `L${key}`, elevation });
    drawing.storeys.push({ id: `L${key}`, elevation, height: tower.storeyHeight });
    drawStorey(drawing, tower, layout, s);
  }
  for (const core of layout.cores) {
    drawStair(drawing, core.name, core.stairX, tower.corridorWidth, 1, tower.stairWidth, levels);
  }
  layout.cores.slice(0, p.lifts ?? 0).forEach((core) => drawLift(drawing, tower, layout, core, levels));
  return drawing.finish({
    'zh-CN': `生成的养老机构（${tower.storeys} 层）`,
    en: `Generated care home, ${tower.storeys} ${tower.storeys === 1 ? 'storey' : 'storeys'}`,
  });
}

function checkTower(tower: Tower, p: TowerParameters): void {
  const problems = new ProblemList();
  if (tower.bedroomsFrom > tower.storeys) {
    const parameters = { value: tower.bedroomsFrom, most: tower.storeys };
    problems.add('facility.tower.bedroomsFrom', 'towerBedroomsAboveTop', parameters, 'lowerValue');
  }
  const widest = tower.roomWidth - 2 * DOOR_FRAME;
  if (tower.bedroomDoorWidth > widest + 1e-9) {
    const parameters = { value: tower.bedroomDoorWidth, most: widest };
    problems.add('facility.tower.bedroomDoorWidth', 'towerDoorTooWide', parameters, 'lowerValue');
  }
  const area = tower.roomWidth * tower.roomDepth;
  const least = tower.bedsPerRoom * M.leastBedArea.value;
  if (area < least - 1e-9) {
    const parameters = { value: area, least, beds: tower.bedsPerRoom };
    problems.add('facility.tower.bedsPerRoom', 'towerRoomTooSmall', parameters, 'lowerValue');
  }
  if (p.lifts !== undefined && p.lifts > tower.stairs) {
    const parameters = { value: p.lifts, most: tower.stairs };
    problems.add('facility.tower.lifts', 'towerTooManyLifts', parameters, 'lowerValue');
  }
  if (problems.items.length > 0) throw new ScenarioError(problems.items);
}

/** A bed-size firefighters' lift behind the lobby, which is one for such a lift. */
function drawLift(drawing: Drawing, tower: Tower, layout: Layout, core: Core, levels: readonly StairLevel[]): void {
  const { name } = core;
  const wall = tower.corridorWidth + layout.lobbyDepth;
  const middle = core.lobbyX + layout.lobbyWidth / 2;
  const half = M.liftCarWidth.value / 2;
  const plan = { x1: middle - half, x2: middle + half, y1: wall, y2: wall + M.liftCarDepth.value };
  drawing.space(`car-${name}`, 'liftCar', levels[0].storey, plan);
  const stops = levels.map(({ key }) => `d-${key}-lift-${name}`);
  const door = M.liftDoor.value / 2;
  levels.forEach(({ key }, i) => {
    drawing.opening(
      stops[i],
      'sliding',
      [`${key}-lobby-${name}`, `car-${name}`],
      [middle - door, wall],
      [middle + door, wall],
    );
  });
  drawing.lifts.push({
    id: `lift-${name}`,
    kind: 'firefighters',
    car: `car-${name}`,
    stops,
    load: M.liftLoad.value,
    speed: M.liftSpeed.value,
    acceleration: M.liftAcceleration.value,
  });
}

function drawStorey(drawing: Drawing, tower: Tower, layout: Layout, s: number): void {
  const key = two(s);
  const storey = `L${key}`;
  const { length, split } = layout;
  const height = tower.corridorWidth;
  const halves = split === null ? [storey] : [`${storey}-west`, `${storey}-east`];
  for (const id of halves) drawing.compartments.push({ id });
  const half = (x: number): number => (split !== null && x >= split - 1e-9 ? 1 : 0);
  const corridor = (x: number): string => (split === null ? `${key}-corridor` : `${key}-corridor-${half(x) + 1}`);

  if (split === null) {
    drawing.space(
      corridor(0),
      'corridor',
      storey,
      { x1: 0, y1: 0, x2: length, y2: height },
      { compartment: halves[0] },
    );
  } else {
    drawing.space(corridor(0), 'corridor', storey, { x1: 0, y1: 0, x2: split, y2: height }, { compartment: halves[0] });
    drawing.space(
      corridor(split),
      'corridor',
      storey,
      { x1: split, y1: 0, x2: length, y2: height },
      { compartment: halves[1] },
    );
    drawing.opening(`d-${key}-fire`, 'fireDoorHeldOpen', [corridor(0), corridor(split)], [split, 0], [split, height], {
      clearWidth: snap(height - M.fireDoorReveal.value),
      fireClass: 'A',
    });
  }
  let bedsLeft = s >= tower.bedroomsFrom ? tower.bedsPerStorey : 0;
  for (const slot of [...layout.slots].sort((a, b) => a.number - b.number)) {
    const place = { key, storey, corridor: corridor(slot.x1), compartment: halves[half(slot.x1)] };
    if (slot.use === 'room') {
      const beds = Math.min(tower.bedsPerRoom, bedsLeft);
      bedsLeft -= beds;
      drawRoom(drawing, tower, slot, place, beds, s);
    } else if (slot.use === 'hall') drawHall(drawing, tower, slot, place, s);
    else drawNurseRoom(drawing, tower, slot, place, s);
  }
  for (const core of layout.cores) drawCore(drawing, tower, layout, core, key, storey, corridor(core.lobbyX), s);
}

interface Place {
  key: string;
  storey: string;
  corridor: string;
  compartment: string;
}

/** Outer wall, wall to the corridor, and the direction from the corridor outwards of a slot. */
function walls(tower: Tower, slot: Slot): { outer: number; inner: number; out: 1 | -1 } {
  return slot.side === 'south'
    ? { outer: -tower.roomDepth, inner: 0, out: -1 }
    : { outer: tower.corridorWidth + tower.roomDepth, inner: tower.corridorWidth, out: 1 };
}

const GROUND_ROOMS = [
  { 'zh-CN': '厨房', en: 'Kitchen' },
  { 'zh-CN': '洗衣房', en: 'Laundry' },
];

function drawRoom(drawing: Drawing, tower: Tower, slot: Slot, place: Place, beds: number, s: number): void {
  const { outer, inner, out } = walls(tower, slot);
  const id = `${place.key}-${two(slot.number)}`;
  const bedroom = s >= tower.bedroomsFrom;
  const ground = s === 1 && !bedroom ? GROUND_ROOMS[slot.number - 1] : undefined;
  drawing.space(
    id,
    bedroom ? 'bedroom' : ground === undefined ? 'room' : 'service',
    place.storey,
    { x1: slot.x1, y1: inner, x2: slot.x2, y2: outer },
    { compartment: place.compartment, ...(ground === undefined ? {} : { name: ground }) },
  );
  const clear = tower.bedroomDoorWidth;
  const spare = slot.x2 - slot.x1 - clear - 2 * DOOR_FRAME;
  drawing.doorAlongX(`d-${id}`, 'door', [id, place.corridor], slot.x1 + Math.min(0.3, spare / 2), inner, clear);

  bedsides(beds, slot.x2 - slot.x1, tower.roomDepth).forEach(({ along, in: depth, heading }, b) => {
    const at: [number, number] = [snap(slot.x1 + along), snap(inner + out * depth)];
    drawing.beds.push({ id: `${id}-${letter(b)}`, space: id, at, heading });
  });
}

/** The entrance hall on the ground floor, a day room above it. */
function drawHall(drawing: Drawing, tower: Tower, slot: Slot, place: Place, s: number): void {
  const { outer, inner } = walls(tower, slot);
  const id = s === 1 ? `${place.key}-hall` : `${place.key}-day`;
  const at = { x1: slot.x1, y1: inner, x2: slot.x2, y2: outer };
  drawing.space(id, s === 1 ? 'hall' : 'room', place.storey, at, {
    compartment: place.compartment,
    name: s === 1 ? { 'zh-CN': '门厅', en: 'Hall' } : { 'zh-CN': '活动室', en: 'Day room' },
  });
  const middle = (slot.x1 + slot.x2) / 2;
  const front = M.hallFront.value / 2;
  drawing.opening(`p-${id}`, 'portal', [id, place.corridor], [middle - front, inner], [middle + front, inner]);
  if (s !== 1) return;
  const entrance = M.entranceDoor.value;
  drawing.doorAlongX('exit-hall', 'door', [id, 'outside'], middle - entrance / 2 - DOOR_FRAME, outer, entrance);
  drawing.stations.push({
    id: 'guard-post',
    name: { 'zh-CN': '门卫', en: 'Guard post' },
    space: id,
    at: [snap(slot.x1 + 1), snap(outer + 1)],
    kind: 'guardPost',
  });
  if (tower.bedroomsFrom > 1) return;
  const station: [number, number] = [snap(slot.x2 - 1), snap(inner - 1)];
  drawing.stations.push({ id: `${place.key}-station`, space: id, at: station, kind: 'carerStation' });
}

/** The control room on the ground floor, a nurse room open to the corridor above it, an office where nobody sleeps. */
function drawNurseRoom(drawing: Drawing, tower: Tower, slot: Slot, place: Place, s: number): void {
  const { outer, inner } = walls(tower, slot);
  const at = { x1: slot.x1, y1: inner, x2: slot.x2, y2: outer };
  const middle = (slot.x1 + slot.x2) / 2;
  const centre: [number, number] = [snap(middle), snap((inner + outer) / 2)];
  const { key, storey, compartment } = place;
  const service = M.serviceDoor.value;
  if (s === 1) {
    const id = `${key}-control`;
    const name = { 'zh-CN': '消防控制室', en: 'Fire control room' };
    drawing.space(id, 'service', storey, at, { compartment, name });
    const x = middle - service / 2 - DOOR_FRAME;
    const fire = { fireClass: 'B' } as const;
    drawing.doorAlongX(`d-${id}`, 'fireDoorSelfClosing', [id, place.corridor], x, inner, service, fire);
    drawing.doorAlongX('exit-control', 'door', [id, 'outside'], x, outer, service);
    drawing.stations.push({ id: 'control-room', name, space: id, at: centre, kind: 'controlRoom' });
    return;
  }
  const bedrooms = s >= tower.bedroomsFrom;
  const id = `${key}-${bedrooms ? 'nurse' : 'office'}`;
  drawing.space(id, 'room', storey, at, {
    compartment,
    name: bedrooms ? { 'zh-CN': '护理站', en: 'Nurse room' } : { 'zh-CN': '办公室', en: 'Office' },
  });
  if (!bedrooms) {
    drawing.doorAlongX(`d-${id}`, 'door', [id, place.corridor], middle - service / 2 - DOOR_FRAME, inner, service);
    return;
  }
  const front = M.baySize.value / 2;
  drawing.opening(`p-${id}`, 'portal', [id, place.corridor], [middle - front, inner], [middle + front, inner]);
  drawing.stations.push({ id: `${key}-station`, space: id, at: centre, kind: 'carerStation' });
}

/** Lobby, doors of the stair, refuge or what lies in its place on the ground floor, the way out of the stair. */
function drawCore(
  drawing: Drawing,
  tower: Tower,
  layout: Layout,
  core: Core,
  key: string,
  storey: string,
  corridor: string,
  s: number,
): void {
  const y = tower.corridorWidth;
  const { name, order } = core;
  const clear = M.protectedDoor.value;
  const hole = clear + 2 * DOOR_FRAME;
  const lobby = `${key}-lobby-${name}`;
  const landing = `${name}-${key}`;
  const lobbyEnd = core.lobbyX + layout.lobbyWidth;
  const stair = { stair: name };
  const closing = { fireClass: 'B' } as const;
  const lobbyPlan = { x1: core.lobbyX, y1: y, x2: lobbyEnd, y2: y + layout.lobbyDepth };
  drawing.space(lobby, 'lobby', storey, lobbyPlan, stair);
  const lobbyMiddle = (core.lobbyX + lobbyEnd) / 2;
  const toStair = order === 1 ? core.lobbyX : lobbyEnd;
  const toRefuge = order === 1 ? lobbyEnd : core.lobbyX;
  drawing.doorAlongX(`d-${lobby}`, 'fireDoorSelfClosing', [corridor, lobby], lobbyMiddle - hole / 2, y, clear, closing);
  drawing.doorAlongY(`d-${landing}`, 'fireDoorSelfClosing', [lobby, landing], toStair, y + 0.1, clear, 1, closing);

  // The edge of the place beside the lobby that the lobby touches is where refuge and passage begin.
  const beside = (width: number): { x1: number; x2: number } =>
    order === 1 ? { x1: toRefuge, x2: toRefuge + width } : { x1: toRefuge - width, x2: toRefuge };
  if (s > 1 && tower.refugeArea > 0) {
    const id = `${key}-refuge-${name}`;
    const { x1, x2 } = beside(layout.refugeWidth);
    // Drawn to the millimetre, never smaller than asked: the net area says exactly what was asked for.
    const larger = layout.refugeWidth * layout.refugeDepth > tower.refugeArea + 1e-9;
    const plan = { x1, y1: y, x2, y2: y + layout.refugeDepth };
    drawing.space(id, 'refuge', storey, plan, larger ? { netArea: tower.refugeArea } : {});
    const A = { fireClass: 'A' } as const;
    drawing.doorAlongX(`d-${id}`, 'fireDoorSelfClosing', [corridor, id], (x1 + x2 - hole) / 2, y, clear, A);
    drawing.doorAlongY(`d-${id}-lobby`, 'fireDoorSelfClosing', [lobby, id], toRefuge, y + 0.1, clear, 1, A);
  }
  if (s === 1) {
    const { x1, x2 } = beside(layout.refugeSlot);
    const outer = y + layout.coreDepth;
    if (core.end === null) {
      const id = `${key}-exit-${name}`;
      drawing.space(id, 'lobby', storey, { x1, y1: y, x2, y2: outer }, stair);
      drawing.doorAlongY(`d-${id}`, 'fireDoorSelfClosing', [lobby, id], toRefuge, y + 0.1, clear, 1, closing);
      drawing.doorAlongX(`exit-${name}`, 'door', [id, 'outside'], (x1 + x2 - hole) / 2, outer, clear);
    } else {
      const id = `${key}-service-${name}`;
      const service = M.serviceDoor.value;
      const plan = { x1, y1: y, x2, y2: y + tower.roomDepth };
      drawing.space(id, 'service', storey, plan, { name: { 'zh-CN': '库房', en: 'Store room' } });
      drawing.doorAlongX(`d-${id}`, 'door', [corridor, id], (x1 + x2 - service) / 2 - DOOR_FRAME, y, service);
      const wall = core.end === 'west' ? core.stairX : core.stairX + layout.stair.width;
      drawing.doorAlongY(`exit-${name}`, 'door', [landing, 'outside'], wall, y + 0.1, clear, 1);
    }
  }
  if (name !== 'A') return;
  drawing.stores.push({
    id: `${key}-store-A`,
    space: lobby,
    at: [snap(lobbyMiddle), snap(y + layout.lobbyDepth - 0.5)],
    devices: { ...TOWER_DEVICES },
  });
}
