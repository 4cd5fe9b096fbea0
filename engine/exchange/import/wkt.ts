/** Walkable ground as well-known text: POLYGON, MULTIPOLYGON or GEOMETRYCOLLECTION of polygons, metres (formats.md 5). */
import { wktToGeoJSON } from '@terraformer/wkt';
import { asList, asRecord, asRing, asText, checkNesting } from './decode.js';
import { refuse, type Budget } from './limits.js';
import { joinRegions, type Region } from './regions.js';

/** The union of all polygons; several regions where they do not touch. @throws ScenarioError `importBroken` */
export function readWkt(text: string, budget: Budget): Region[] {
  checkNesting(text, budget.limits, '(', ')');
  let geometry: unknown;
  try {
    geometry = wktToGeoJSON(text.trim());
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
    refuse('importBroken', { format: 'WKT', reason });
  }
  const regions: Region[] = [];
  const polygon = (rings: unknown): void => {
    const [outline, ...holes] = asList(rings).map(asRing);
    budget.entity();
    if (outline === null || outline === undefined) return;
    budget.corner(outline.length);
    regions.push({ outline, holes: holes.flatMap((hole) => (hole === null ? [] : [hole])) });
  };
  const visit = (value: unknown): void => {
    const { type, coordinates, geometries } = asRecord(value);
    if (type === 'Polygon') polygon(coordinates);
    else if (type === 'MultiPolygon') for (const part of asList(coordinates)) polygon(part);
    else if (type === 'GeometryCollection') for (const part of asList(geometries)) visit(part);
    else refuse('importBroken', { format: 'WKT', reason: `${asText(type) ?? 'nothing'} is no polygon` });
  };
  visit(geometry);
  return joinRegions(regions);
}
