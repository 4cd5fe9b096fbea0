/** A storey as a DXF drawing (AutoCAD 2007 text, UTF-8, metres): JuPedSim's layers and our own (formats.md 9). */
import type { Facility, SpaceInfo } from '../../facility/facility.js';
import { OUTSIDE } from '../../facility/facility.js';
import type { DrawnFacility } from '../../scenario/schema.js';
import type { XY } from '../import/sketch.js';
import type { Ground } from './ground.js';
import { ring, rounded } from './shapes.js';

const pair = (code: number, value: string | number): string => `${code}\n${value}\n`;
const number = (value: number): string => String(rounded(value));

function polyline(layer: string, points: readonly XY[], closed = true): string {
  const vertices = points.map(([x, y]) => pair(10, number(x)) + pair(20, number(y))).join('');
  return `${pair(0, 'LWPOLYLINE')}${pair(8, layer)}${pair(90, points.length)}${pair(70, closed ? 1 : 0)}${vertices}`;
}

/** Depth of the area that is drawn behind an exit, m. */
const EXIT_DEPTH = 1;

/** Layer of a space, by its kind; read back by the same names. */
export const layerOf = (space: Pick<SpaceInfo, 'kind' | 'stair'>): string => {
  if (space.kind === 'stairFlight' || (space.kind === 'landing' && space.stair !== null)) return 'anshu-ignore-frame';
  const known: Readonly<Partial<Record<SpaceInfo['kind'], string>>> = {
    bedroom: 'bedroom',
    corridor: 'corridor',
    hall: 'hall',
    lobby: 'lobby',
    refuge: 'evac-refuge',
    service: 'service',
  };
  return known[space.kind] ?? 'room';
};

/** Drawing of one storey: rooms with names, doors at their clear width, exits, stairs and lifts as footprints, the ground. */
export function storeyDxf(facility: Facility, drawn: DrawnFacility, storey: number, ground: Ground): string {
  const parts: string[] = [];
  const here = facility.spaces.filter((space) => space.storey === storey);
  for (const piece of ground.pieces) {
    parts.push(polyline('jps-walkablearea', piece.outline));
    for (const hole of piece.holes) parts.push(polyline('jps-obstacles', hole));
  }
  for (const space of here) {
    if (space.kind === 'liftCar') continue;
    const layer = layerOf(space);
    parts.push(polyline(layer, ring(space.outline)));
    for (const hole of space.holes) parts.push(polyline('obstacle', ring(hole)));
    const [x, y] = [(space.minX + space.maxX) / 2, (space.minY + space.maxY) / 2];
    if (layer !== 'anshu-ignore-frame')
      parts.push(
        pair(0, 'TEXT') +
          pair(8, 'text') +
          pair(10, number(x)) +
          pair(20, number(y)) +
          pair(40, '0.25') +
          pair(1, space.id),
      );
  }
  for (const opening of facility.openings) {
    if (facility.spaces[opening.a].storey !== storey) continue;
    const { x1, y1, x2, y2, width } = opening;
    const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const p: XY = [cx - (ux * width) / 2, cy - (uy * width) / 2];
    const q: XY = [cx + (ux * width) / 2, cy + (uy * width) / 2];
    if (opening.b !== OUTSIDE) {
      const inStair = [opening.a, opening.b].every((s) => layerOf(facility.spaces[s]) === 'anshu-ignore-frame');
      if (!inStair) parts.push(polyline('evac-door', [p, q], false));
      continue;
    }
    // The space lies to the left of its edge: outside is to the right.
    const out: XY = [uy * EXIT_DEPTH, -ux * EXIT_DEPTH];
    parts.push(polyline('jps-exits', [p, q, [q[0] + out[0], q[1] + out[1]], [p[0] + out[0], p[1] + out[1]]]));
  }
  const order = facility.storeys.map((one, i) => ({ i, rank: one.rank })).sort((a, b) => a.rank - b.rank);
  const id = (i: number): string => facility.storeys[i].id;
  facility.stairs.forEach((name) => {
    const all = facility.spaces.filter(
      (space) =>
        space.stair !== null &&
        facility.stairs[space.stair] === name &&
        ['stairFlight', 'landing'].includes(space.kind),
    );
    const on = order.filter(({ i }) => all.some((space) => space.storey === i));
    if (on.length < 2 || !on.some(({ i }) => i === storey)) return;
    const box = boxOf(all);
    const [from, to] = [id(on[0].i), id(on[on.length - 1].i)];
    parts.push(polyline(`evac-stairs-${from}-${to}`, box));
  });
  for (const bed of drawn.beds ?? []) {
    const space = facility.spaceByKey.get(bed.space.normalize('NFC'));
    if (space === undefined || facility.spaces[space].storey !== storey) continue;
    const [x, y] = bed.at;
    parts.push(
      polyline('bed', [
        [x - 0.1, y - 0.1],
        [x + 0.1, y - 0.1],
        [x + 0.1, y + 0.1],
        [x - 0.1, y + 0.1],
      ]),
    );
  }
  const header = `${pair(9, '$ACADVER')}${pair(1, 'AC1021')}${pair(9, '$INSUNITS')}${pair(70, 6)}`;
  const section = (name: string, contents: string): string =>
    `${pair(0, 'SECTION')}${pair(2, name)}${contents}${pair(0, 'ENDSEC')}`;
  return `${section('HEADER', header)}${section('BLOCKS', '')}${section('ENTITIES', parts.join(''))}${pair(0, 'EOF')}`;
}

function boxOf(spaces: readonly SpaceInfo[]): XY[] {
  const [x1, y1] = [Math.min(...spaces.map((s) => s.minX)), Math.min(...spaces.map((s) => s.minY))];
  const [x2, y2] = [Math.max(...spaces.map((s) => s.maxX)), Math.max(...spaces.map((s) => s.maxY))];
  return [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ];
}
