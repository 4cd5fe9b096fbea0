/** Places for people that a file puts into an area: on a grid, clear of walls and of each other. */
import { distanceToRing } from '../../facility/geometry.js';
import { contains, type Region } from './regions.js';
import type { SketchPeople, XY } from './sketch.js';

/** Between two people, m: a body of 0.23 m radius and a hand's breadth. Assumption, U. */
const APART = 0.5;
/** From a wall, m. */
const CLEAR = 0.3;

/** At most `count` places inside the area and the space around it, evenly over the area, in a stated order. */
export function placesIn(people: SketchPeople, space: Region): XY[] {
  const xs = people.outline.map(([x]) => x);
  const ys = people.outline.map(([, y]) => y);
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const area: Region = { outline: [...people.outline], holes: (people.holes ?? []).map((hole) => [...hole]) };
  const rings = [space.outline, ...space.holes].map((ring) => ring.flat());
  const own = [area.outline, ...area.holes].map((ring) => ring.flat());
  // A grid of more than this would be a hall for a stadium: wider meshes then.
  const mesh = Math.max(APART, Math.sqrt(((x2 - x1) * (y2 - y1)) / 200_000));
  const places: XY[] = [];
  for (let y = y1 + mesh / 2; y < y2; y += mesh) {
    for (let x = x1 + mesh / 2; x < x2; x += mesh) {
      const at: XY = [x, y];
      if (!contains(area, at) || !contains(space, at)) continue;
      if (own.some((ring) => distanceToRing(ring, x, y) < 0.05)) continue;
      if (rings.some((ring) => distanceToRing(ring, x, y) < CLEAR)) continue;
      places.push(at);
    }
  }
  if (places.length <= people.count) return places;
  // Evenly through the rows: every n-th place.
  return Array.from({ length: people.count }, (_, i) => places[Math.floor((i * places.length) / people.count)]);
}
