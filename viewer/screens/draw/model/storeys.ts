/** Storeys: new ones, copies of one above or below, and what joins them. */
import {
  STOREY_HEIGHT,
  storeyId,
  type Drawing,
  type DrawingPicture,
  type DrawingStorey,
} from '../../../../engine/index.js';
import { keyOf } from './edit.js';
import { toGrid } from './points.js';

/** From the lowest up. */
export const inOrder = (drawing: Pick<Drawing, 'storeys'>): DrawingStorey[] =>
  [...drawing.storeys].sort((a, b) => a.elevation - b.elevation);

/** Its place over the ground floor, which is 0. */
const ordinalOf = (id: string): number | null => {
  const match = /^([LB])(\d{2,})$/.exec(id);
  return match === null ? null : match[1] === 'L' ? Number(match[2]) - 1 : -Number(match[2]);
};

function freeId(taken: ReadonlySet<string>, beside: string, step: 1 | -1): string {
  let ordinal = (ordinalOf(beside) ?? 0) + step;
  while (taken.has(storeyId(ordinal))) ordinal += step;
  return storeyId(ordinal);
}

/** The number of a storey as rooms are numbered by it: 2 for L02. */
const numberOf = (id: string): string => id.replace(/^L0*/, '').replace(/^B0*/, 'B');

/**
 * Name of the same thing on another storey: "201" → "301", "2F走道" → "3F走道", "L02-3" → "L03-3". A name that does not begin
 * with its storey keeps its words and is told apart by the storey.
 */
export function nameOn(name: string, from: string, to: string): string {
  if (name === '') return '';
  if (name.startsWith(from)) return to + name.slice(from.length);
  const [was, is] = [numberOf(from), numberOf(to)];
  const rest = name.slice(was.length);
  // "201" is 01 of storey 2, "2F" is storey 2; "21" of storey 2 is neither.
  if (name.startsWith(was) && (/^\d\d(?!\d)/.test(rest) || /^[^\d]/.test(rest))) return is + rest;
  return `${is}-${name.replace(new RegExp(`^${was}-`), '')}`;
}

/**
 * So many copies of a storey, one over the other above it (or below it). What stands above moves up by as much. Stairs and lifts
 * that reach the storey and end there reach the copies; exits stay where they are.
 */
export function copyStorey(drawing: Drawing, source: string, times: number, step: 1 | -1): Drawing {
  const from = drawing.storeys.find(({ id }) => id === source);
  if (from === undefined || times < 1) return drawing;
  const taken = new Set(drawing.storeys.map(({ id }) => id));
  const added: DrawingStorey[] = [];
  let beside = source;
  for (let n = 1; n <= times; n++) {
    beside = freeId(taken, beside, step);
    taken.add(beside);
    const elevation = toGrid(from.elevation + step * n * from.height);
    added.push({ id: beside, name: '', elevation, height: from.height, picture: from.picture });
  }
  const shift = step * times * from.height;
  const beyond = (one: DrawingStorey): boolean =>
    step > 0 ? one.elevation > from.elevation : one.elevation < from.elevation;
  const next: Drawing = {
    ...drawing,
    storeys: [
      ...drawing.storeys.map((one) => (beyond(one) ? { ...one, elevation: toGrid(one.elevation + shift) } : one)),
      ...added,
    ],
  };
  let count = drawing.next;
  const bedKeys = new Map<string, Map<string, string>>();
  const copies = <L extends 'rooms' | 'walls' | 'doors' | 'beds' | 'stations' | 'stores'>(list: L): void => {
    type Item = Drawing[L][number];
    const here = (drawing[list] as Item[]).filter(
      (item) =>
        item.storey === source && !('exit' in item && item.exit) && !('stair' in item && item.stair !== undefined),
    );
    const made: Item[] = [];
    for (const { id } of added) {
      const keys = new Map<string, string>();
      for (const item of here) {
        const key = keyOf(list, count++);
        keys.set(item.key, key);
        const named = 'name' in item ? { name: nameOn(item.name, source, id) } : {};
        const compartment =
          'compartment' in item && item.compartment !== null
            ? { compartment: nameOn(item.compartment, source, id) }
            : {};
        made.push({ ...item, ...named, ...compartment, key, storey: id });
      }
      if (list === 'beds') bedKeys.set(id, keys);
    }
    Object.assign(next, { [list]: [...(drawing[list] as Item[]), ...made] });
  };
  (['rooms', 'walls', 'doors', 'beds', 'stations', 'stores'] as const).forEach(copies);
  const known = new Set(next.compartments.map(({ id }) => id));
  const wanted = new Set(next.rooms.flatMap(({ compartment }) => compartment ?? []));
  next.compartments = [
    ...next.compartments,
    ...[...wanted].filter((id) => !known.has(id)).map((id) => ({ id, name: '' })),
  ];
  // Who sleeps in the copied beds nobody has said.
  const reach = <T extends { storeys: string[] }>(shaft: T): T => {
    const end = step > 0 ? shaft.storeys[shaft.storeys.length - 1] : shaft.storeys[0];
    const order = inOrder(next).map(({ id }) => id);
    const all = end === source ? [...shaft.storeys, ...added.map(({ id }) => id)] : shaft.storeys;
    const through = shaft.storeys.includes(source) && end !== source ? [...all, ...added.map(({ id }) => id)] : all;
    return through === shaft.storeys ? shaft : { ...shaft, storeys: order.filter((id) => through.includes(id)) };
  };
  next.stairs = drawing.stairs.map(reach);
  next.lifts = drawing.lifts.map(reach);
  next.next = count;
  return next;
}

/** An empty storey above the highest or below the lowest. */
export function addStorey(drawing: Drawing, step: 1 | -1): [Drawing, string] {
  const order = inOrder(drawing);
  const end = step > 0 ? order[order.length - 1] : order[0];
  const id = freeId(new Set(order.map((one) => one.id)), end.id, step);
  const elevation = toGrid(step > 0 ? end.elevation + end.height : end.elevation - STOREY_HEIGHT);
  const storey: DrawingStorey = { id, name: '', elevation, height: STOREY_HEIGHT, picture: null };
  return [{ ...drawing, storeys: [...drawing.storeys, storey] }, id];
}

/** The storey with all that is on it; stairs and lifts no longer reach it. The last one stays. */
export function removeStorey(drawing: Drawing, id: string): Drawing {
  if (drawing.storeys.length === 1) return drawing;
  const off = <T extends { storey: string }>(list: readonly T[]): T[] => list.filter((item) => item.storey !== id);
  const beds = off(drawing.beds);
  const left = new Set(beds.map(({ key }) => key));
  const shafts = <T extends { storeys: string[] }>(list: readonly T[]): T[] =>
    list
      .map((shaft) =>
        shaft.storeys.includes(id) ? { ...shaft, storeys: shaft.storeys.filter((one) => one !== id) } : shaft,
      )
      .filter((shaft) => shaft.storeys.length > 0);
  const rooms = off(drawing.rooms);
  const there = new Set(rooms.map(({ key }) => key));
  return {
    ...drawing,
    storeys: drawing.storeys.filter((one) => one.id !== id),
    rooms,
    walls: off(drawing.walls),
    doors: off(drawing.doors),
    beds,
    stations: off(drawing.stations),
    stores: off(drawing.stores),
    stairs: shafts(drawing.stairs),
    lifts: shafts(drawing.lifts),
    links: drawing.links.filter(({ between }) => between.every((key) => there.has(key))),
    residents: drawing.residents.filter(({ bed }) => left.has(bed)),
    fireRoom: drawing.fireRoom !== null && there.has(drawing.fireRoom) ? drawing.fireRoom : null,
  };
}

/** Floor to floor; what stands above moves with it. */
export function setHeight(drawing: Drawing, id: string, height: number): Drawing {
  const storey = drawing.storeys.find((one) => one.id === id);
  if (storey === undefined || !(height > 0)) return drawing;
  const by = height - storey.height;
  return {
    ...drawing,
    storeys: drawing.storeys.map((one) =>
      one.id === id
        ? { ...one, height }
        : one.elevation > storey.elevation
          ? { ...one, elevation: toGrid(one.elevation + by) }
          : one,
    ),
  };
}

export const setPicture = (drawing: Drawing, id: string, picture: DrawingPicture | null): Drawing => ({
  ...drawing,
  storeys: drawing.storeys.map((one) => (one.id === id ? { ...one, picture } : one)),
});

export const nameStorey = (drawing: Drawing, id: string, name: string): Drawing => ({
  ...drawing,
  storeys: drawing.storeys.map((one) => (one.id === id ? { ...one, name } : one)),
});

/** Storeys a new stair or lift joins: all there are, from the lowest up. */
export const allStoreys = (drawing: Drawing): string[] => inOrder(drawing).map(({ id }) => id);
