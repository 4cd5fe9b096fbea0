/** Metres on the ground and degrees on the globe, for buildings: a plane that touches the WGS 84 ellipsoid at one point. */

export interface GlobeOrigin {
  /** Degrees. */
  longitude: number;
  latitude: number;
}

/** WGS 84: semi-major axis, m, and square of the first eccentricity. */
const A = 6_378_137;
const E2 = 0.006_694_379_990_14;

/** Metres of a degree east and of a degree north at a latitude: radii of the parallel and of the meridian. */
function degree(latitude: number): [number, number] {
  const phi = (latitude * Math.PI) / 180;
  const w = 1 - E2 * Math.sin(phi) * Math.sin(phi);
  const east = (A * Math.cos(phi)) / Math.sqrt(w);
  const north = (A * (1 - E2)) / (w * Math.sqrt(w));
  return [(east * Math.PI) / 180, (north * Math.PI) / 180];
}

/** [longitude, latitude] of a point so many metres east and north of the origin; good to 1 mm within 500 m. */
export function toGlobe([x, y]: readonly [number, number], { longitude, latitude }: GlobeOrigin): [number, number] {
  const [east, north] = degree(latitude);
  const round = (value: number): number => Math.round(value * 1e10) / 1e10;
  return [round(longitude + x / east), round(latitude + y / north)];
}

/** Metres east and north of the origin. */
export function fromGlobe(
  [lon, lat]: readonly [number, number],
  { longitude, latitude }: GlobeOrigin,
): [number, number] {
  const [east, north] = degree(latitude);
  return [(lon - longitude) * east, (lat - latitude) * north];
}
