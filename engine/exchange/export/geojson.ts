/** The building as GeoJSON in metres, and as an IMDF archive on the globe (formats.md 10). */
import type { Facility, OpeningInfo, SpaceInfo } from '../../facility/facility.js';
import { OUTSIDE } from '../../facility/facility.js';
import type { XY } from '../import/sketch.js';
import { toGlobe, type GlobeOrigin } from '../globe.js';
import { ring } from './shapes.js';

type Position = readonly [number, number];
interface Feature {
  type: 'Feature';
  id: string;
  feature_type?: string;
  geometry: { type: string; coordinates: unknown } | null;
  properties: Record<string, unknown>;
}

function polygon(space: SpaceInfo, at: (p: XY) => Position): Feature['geometry'] {
  const closed = (flat: ArrayLike<number>): Position[] => {
    const points = ring(flat);
    return [...points, points[0]].map(at);
  };
  return { type: 'Polygon', coordinates: [space.outline, ...space.holes].map(closed) };
}

/** The two ends of an opening's clear width. */
function ends({ x1, y1, x2, y2, width }: OpeningInfo): [XY, XY] {
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
  const [ux, uy] = [((x2 - x1) / length) * (width / 2), ((y2 - y1) / length) * (width / 2)];
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return [
    [cx - ux, cy - uy],
    [cx + ux, cy + uy],
  ];
}

const nanometre = (p: XY): Position => [Math.round(p[0] * 1e4) / 1e4, Math.round(p[1] * 1e4) / 1e4];

/** Spaces, openings, beds as features; coordinates in metres of the building's own frame (said in the collection). */
export function facilityGeoJson(facility: Facility): string {
  const storey = (space: number): string => facility.storeys[facility.spaces[space].storey].id;
  const features: Feature[] = [
    ...facility.spaces.map((space): Feature => ({
      type: 'Feature',
      id: space.id,
      geometry: polygon(space, nanometre),
      properties: { type: 'space', kind: space.kind, storey: storey(space.index), elevation: space.z },
    })),
    ...facility.openings.map((opening): Feature => ({
      type: 'Feature',
      id: `opening-${opening.id}`,
      geometry: { type: 'LineString', coordinates: ends(opening).map(nanometre) },
      properties: {
        type: 'opening',
        kind: opening.kind,
        clearWidth: opening.width,
        storey: storey(opening.a),
        between: [opening.a, opening.b].map((s) => (s === OUTSIDE ? 'outside' : facility.spaces[s].id)),
      },
    })),
  ];
  return `${JSON.stringify({ type: 'FeatureCollection', coordinateUnits: 'metres, x east, y north, own origin', features }, null, 1)}\n`;
}

/** Categories of units in IMDF for our kinds of space. */
const CATEGORY: Readonly<Record<SpaceInfo['kind'], string>> = {
  room: 'room',
  bedroom: 'room',
  corridor: 'walkway',
  lobby: 'lobby',
  refuge: 'room',
  stairFlight: 'stairs',
  landing: 'stairs',
  liftCar: 'elevator',
  hall: 'room',
  service: 'nonpublic',
  outdoor: 'room',
};

/** A UUID made of the words: the same building gives the same archive. */
export function uuidOf(words: string): string {
  let hex = '';
  for (let round = 0; hex.length < 32; round++) {
    let h = 0x811c9dc5 ^ Math.imul(round + 1, 0x9e3779b1);
    for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193);
    h ^= h >>> 15;
    hex += (Math.imul(h, 0x85ebca6b) >>> 0).toString(16).padStart(8, '0');
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Files of an IMDF archive by name. */
export function facilityImdf(
  facility: Facility,

  title: string,
  origin: GlobeOrigin,
  language: string,
): Record<string, string> {
  const at = (p: XY): Position => toGlobe(p, origin);
  const label = (words: string): Record<string, string> => ({ [language]: words });
  const levelId = (storey: number): string => uuidOf(`level ${facility.storeys[storey].id}`);
  const venue = uuidOf('venue');
  const address = uuidOf('address');
  const building = uuidOf('building');
  const [x1, y1] = [Math.min(...facility.spaces.map((s) => s.minX)), Math.min(...facility.spaces.map((s) => s.minY))];
  const [x2, y2] = [Math.max(...facility.spaces.map((s) => s.maxX)), Math.max(...facility.spaces.map((s) => s.maxY))];
  const corners: XY[] = [[x1, y1], [x2, y1], [x2, y2], [x1, y2], [x1, y1]]; // prettier-ignore
  const box = { type: 'Polygon', coordinates: [corners.map(at)] };
  const middle = { type: 'Point', coordinates: at([(x1 + x2) / 2, (y1 + y2) / 2]) };
  const feature = (
    id: string,
    kind: string,
    geometry: Feature['geometry'],
    properties: Record<string, unknown>,
  ): Feature => ({ type: 'Feature', id, feature_type: kind, geometry, properties });
  const ground = facility.storeys.reduce((best, s) => (Math.abs(s.elevation) < Math.abs(best.elevation) ? s : best));
  const files: Record<string, Feature[]> = {
    address: [
      feature(address, 'address', null, { address: title, unit: null, locality: title, country: 'CN', province: null }),
    ],
    venue: [
      feature(venue, 'venue', box, {
        category: 'healthcarefacility',
        name: label(title),
        display_point: middle,
        address_id: address,
        restriction: null,
        alt_name: null,
        hours: null,
        phone: null,
        website: null,
      }),
    ],
    building: [
      feature(building, 'building', null, {
        name: label(title),
        category: 'unspecified',
        restriction: null,
        alt_name: null,
        display_point: middle,
        address_id: address,
      }),
    ],
    level: facility.storeys.map(
      (storey) =>
      feature(levelId(storey.index), 'level', box, {
        category: 'unspecified', restriction: null, outdoor: false, ordinal: storey.rank - ground.rank,
        name: label(storey.id), short_name: label(storey.id), display_point: middle, address_id: address, building_ids: [building],
        elevation: storey.elevation,
      }), // prettier-ignore
    ),
    unit: facility.spaces.map(
      (space) =>
      feature(uuidOf(`unit ${space.id}`), 'unit', polygon(space, at), {
        category: CATEGORY[space.kind], restriction: null, accessibility: null, name: label(space.id), alt_name: null,
        display_point: null, level_id: levelId(space.storey), kind: space.kind,
      }), // prettier-ignore
    ),
    opening: facility.openings.map(
      (opening) =>
      feature(uuidOf(`opening ${opening.id}`), 'opening', { type: 'LineString', coordinates: ends(opening).map(at) }, {
        category: opening.b === OUTSIDE ? 'emergencyexit' : 'pedestrian', accessibility: null, access_control: null, door: null,
        name: label(opening.id), alt_name: null, display_point: null, level_id: levelId(facility.spaces[opening.a].storey),
      }), // prettier-ignore
    ),
  };
  const collection = (features: Feature[]): string => `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
  return {
    'manifest.json': `${JSON.stringify({ version: '1.0.0', created: '1970-01-01T00:00:00.000Z', generated_by: 'Anshu', language })}\n`,
    ...Object.fromEntries(Object.entries(files).map(([name, features]) => [`${name}.geojson`, collection(features)])),
  };
}
