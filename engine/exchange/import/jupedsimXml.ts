/**
 * JuPedSim's older geometry: rooms of subrooms whose walls are lines, with the openings (crossings inside a room,
 * transitions between rooms and to the outside) in the gaps of the walls.
 */
import { chainLines } from './chain.js';
import { asNumber } from './decode.js';
import { refuse, type Budget } from './limits.js';
import type { ImportReport } from './report.js';
import { emptySketch, middleOf, type Sketch, type XY } from './sketch.js';
import { below, everywhere, readXml, type XmlNode } from './xml.js';

/** Ends of walls and openings that are closer are one point, m. */
const MEET = 0.05;
/** Outside of the building in the ids of rooms. */
const OUTSIDE_ROOM = '-1';

interface Wall {
  points: XY[];
}

/** @param others further files of an archive: transitions may stand in a file of their own */
export function jupedsimXml(texts: readonly string[], report: ImportReport, budget: Budget): Sketch {
  const roots = texts.map((text) => readXml(text, 'JuPedSim XML', budget.limits));
  const geometry = roots.find((root) => root.name === 'geometry' || everywhere(root, 'rooms').length > 0);
  if (geometry === undefined) refuse('importNothing', { format: 'jupedsim-xml', hint: '<geometry><rooms>' });
  const sketch = emptySketch();
  const storeys = new Map<number, string>();
  const storeyOf = (elevation: number): string => {
    const key = Math.round(elevation * 100);
    const known = storeys.get(key);
    if (known !== undefined) return known;
    const id = `L${String(storeys.size + 1).padStart(2, '0')}`;
    storeys.set(key, id);
    sketch.storeys.push({ id, elevation, height: null });
    return id;
  };
  const openings = new Map<string, Wall[]>();
  const where = new Map<string, string>();
  const doors: { node: XmlNode; ends: string[]; points: XY[]; exit: boolean; name: string }[] = [];
  const opening = (node: XmlNode, one: string, two: string, exit: boolean): void => {
    const points = verticesOf(node, report);
    budget.entity();
    if (points.length < 2) return;
    const ends = [one, two].filter((end) => !end.startsWith(`${OUTSIDE_ROOM}/`));
    for (const end of ends) openings.set(end, [...(openings.get(end) ?? []), { points }]);
    doors.push({
      node,
      ends,
      points,
      exit,
      name: node.attributes.caption || `${node.name}-${node.attributes.id ?? ''}`,
    });
  };
  const rooms = everywhere(geometry, 'room');
  for (const room of rooms) {
    for (const crossing of everywhere(room, 'crossing')) {
      const { subroom1_id: a = '', subroom2_id: b = '' } = crossing.attributes;
      opening(crossing, `${room.attributes.id}/${a}`, `${room.attributes.id}/${b}`, false);
    }
  }
  for (const root of roots) {
    for (const transition of everywhere(root, 'transition')) {
      const {
        room1_id: r1 = '',
        subroom1_id: s1 = '',
        room2_id: r2 = '',
        subroom2_id: s2 = '',
      } = transition.attributes;
      if (r1 === '') continue;
      opening(transition, `${r1}/${s1}`, `${r2}/${s2}`, r1 === OUTSIDE_ROOM || r2 === OUTSIDE_ROOM);
    }
  }
  for (const room of rooms) {
    for (const subroom of everywhere(room, 'subroom')) {
      const key = `${room.attributes.id}/${subroom.attributes.id}`;
      const name = `${room.attributes.caption || room.attributes.id}-${subroom.attributes.id}`;
      const sort = (subroom.attributes.class ?? '').toLowerCase();
      const [a, b, c] = ['A_x', 'B_y', 'C_z'].map((field) => asNumber(subroom.attributes[field]) ?? 0);
      const walls = below(subroom, 'polygon').map((polygon) => ({ points: verticesOf(polygon, report) }));
      const lines = [...walls.filter((wall) => wall.points.length > 1), ...(openings.get(key) ?? [])];
      for (const { points } of lines) budget.corner(points.length);
      const place = { object: name };
      for (const chain of chainLines(lines, MEET, budget)) {
        if (chain.open) {
          const at = middleOf(chain.points);
          report.leaveOut('ringOpen', { value: chain.missing, most: MEET }, { ...place, at });
          continue;
        }
        const [x, y] = middleOf(chain.points);
        const storey = storeyOf(sort === 'stair' ? c : a * x + b * y + c);
        if (a !== 0 || b !== 0) report.repair('levelFlattened', { name }, { ...place, storey });
        where.set(key, storey);
        const kind = sort === 'corridor' ? ('corridor' as const) : sort === 'office' ? ('room' as const) : null;
        sketch.spaces.push({ place, storey, name, kind, outline: chain.points });
        for (const obstacle of below(subroom, 'obstacle'))
          for (const polygon of below(obstacle, 'polygon'))
            sketch.obstacles.push({ place, storey, outline: verticesOf(polygon, report) });
      }
    }
  }
  for (const { ends, points, exit, name } of doors) {
    const storey = ends.map((end) => where.get(end)).find((id) => id !== undefined);
    if (storey === undefined) continue;
    const at = [points[0], points[points.length - 1]] as const;
    // The opening of this format is the clear width: people in it keep clear of its ends.
    const width = Math.sqrt(
      (at[1][0] - at[0][0]) * (at[1][0] - at[0][0]) + (at[1][1] - at[0][1]) * (at[1][1] - at[0][1]),
    );
    sketch.doors.push({ place: { object: name }, storey, name, kind: 'portal', at, clearWidth: width, exit });
  }
  return sketch;
}

function verticesOf(node: XmlNode, report: ImportReport): XY[] {
  return below(node, 'vertex').flatMap((vertex): XY[] => {
    const [x, y] = [asNumber(vertex.attributes.px), asNumber(vertex.attributes.py)];
    if (x === null || y === null || Math.abs(x) > 1e6 || Math.abs(y) > 1e6) {
      report.leaveOut('valueNotRead', { name: 'vertex', value: JSON.stringify(vertex.attributes) });
      return [];
    }
    return [[x, y]];
  });
}
