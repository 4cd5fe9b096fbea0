/** Storeys and spaces of a sketch: outlines cleaned, kept apart, obstacles cut out. */
import { snap } from '../../facility/geometry.js';
import { addRoom, cut, LEAST_SPACE, USED, type Draft } from './draft.js';
import type { Room } from './doors.js';
import { cleanRegion, commonArea, regionArea, ringArea, tidyRing } from './regions.js';
import { middleOf } from './sketch.js';

export function storeys(d: Draft): void {
  const { storeys } = d.sketch;
  const sorted = [...storeys].sort((a, b) => a.elevation - b.elevation);
  for (const storey of storeys) {
    const next = sorted[sorted.indexOf(storey) + 1];
    const above = next === undefined ? null : next.elevation - storey.elevation;
    const height = storey.height ?? (above !== null && above > 1 ? above : USED.storeyHeight);
    if (storey.height === null && !(above !== null && above > 1))
      d.report.findOut('storeyHeight', { used: height }, { storey: storey.id });
    const name = storey.name === undefined || storey.name === '' ? {} : { name: storey.name.slice(0, 200) };
    d.facility.storeys.push({ id: storey.id, ...name, elevation: snap(storey.elevation), height: snap(height) });
  }
}

export function spaces(d: Draft): void {
  const unknown = new Map<string, number>();
  for (const sketch of d.sketch.spaces) {
    const place = { ...sketch.place, storey: sketch.storey, at: middleOf(sketch.outline) };
    const outline = tidyRing(sketch.outline);
    if (outline === null || ringArea(outline) < LEAST_SPACE) {
      d.report.leaveOut('spaceTooSmall', { value: outline === null ? 0 : ringArea(outline) }, place);
      continue;
    }
    const holes = (sketch.holes ?? []).flatMap((hole) => tidyRing(hole) ?? []);
    const whole = {
      outline,
      holes: (sketch.holes ?? []).flatMap((hole) => [tidyRing(hole) ?? []]).filter((h) => h.length > 2),
    };
    const pieces =
      sketch.fixed === true ? [whole] : cleanRegion(whole).filter((piece) => regionArea(piece) >= LEAST_SPACE);
    if (pieces.length === 0) {
      d.report.leaveOut('spaceTooSmall', { value: 0, holes: holes.length }, place);
      continue;
    }
    const lost = Math.abs(ringArea(outline) - ringArea(pieces[0].outline));
    if (pieces.length > 1 || lost > 0.01 * ringArea(outline))
      d.report.repair('outlineUncrossed', { pieces: pieces.length, value: lost }, place);
    pieces.forEach((region) => addRoom(d, sketch, region));
    if (sketch.kind === null) unknown.set(sketch.storey, (unknown.get(sketch.storey) ?? 0) + 1);
  }
  for (const [storey, count] of unknown) d.report.findOut('spaceKinds', { count, used: USED.spaceKind }, { storey });
  const { obstacles } = d.sketch;
  for (const room of [...d.rooms]) {
    const here = obstacles.filter((o) => o.storey === room.sketch.storey).flatMap((o) => [tidyRing(o.outline) ?? []]);
    cut(
      d,
      room,
      here.filter((ring) => ring.length > 2),
    );
  }
}

/** Where two spaces of a storey overlap, the larger gives way; a space inside another is cut out of it. */
export function apart(d: Draft): void {
  for (const storey of d.sketch.storeys) {
    // Small ones first: they keep their shape, what lies around them is cut.
    const here = d.rooms
      .filter((room) => room.sketch.storey === storey.id && room.sketch.kind !== 'stairFlight')
      .sort(
        (a, b) =>
          Number(b.sketch.fixed === true) - Number(a.sketch.fixed === true) ||
          regionArea(a.region) - regionArea(b.region),
      );
    const boxes = new Map(here.map((room) => [room, boxOf(room)]));
    here.forEach((large, i) => {
      if (large.sketch.fixed === true) return;
      const over = here.slice(0, i).filter((small) => {
        if (!boxesMeet(boxes.get(small)!, boxes.get(large)!)) return false;
        d.budget.entity();
        const area = commonArea(small.region, large.region);
        if (area < 0.005) return false;
        const place = { ...large.sketch.place, storey: storey.id, at: middleOf(small.region.outline) };
        d.report.repair('overlapCut', { name: large.id, other: small.id, value: area }, place);
        return true;
      });
      cut(
        d,
        large,
        over.map((small) => small.region.outline),
      );
    });
  }
  // Flights, too: nothing else lies where a stair is.
  for (const stair of d.sketch.stairs) {
    for (const room of [...d.rooms]) {
      if (room.sketch.fixed === true || !stair.storeys.includes(room.sketch.storey)) continue;
      const outline = tidyRing(stair.outline);
      if (outline !== null && commonArea(room.region, { outline, holes: [] }) > 0.005) {
        d.report.repair(
          'overlapCut',
          { name: room.id, other: stair.name, value: commonArea(room.region, { outline, holes: [] }) },
          { ...room.sketch.place, storey: room.sketch.storey },
        );
        cut(d, room, [outline]);
      }
    }
  }
}

type Box = readonly [number, number, number, number];

function boxOf(room: Room): Box {
  const xs = room.region.outline.map(([x]) => x);
  const ys = room.region.outline.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const boxesMeet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
