/** Which space a problem is about, as far as anything of the plan could be read. */
import type { ScenarioLook } from '../../engine/hosts/protocol.js';
import type { Problem } from '../../engine/index.js';

export interface Outline {
  id: string;
  storey: string;
  outline: readonly (readonly [number, number])[];
}

/** Outlines of all spaces: of the building if it could be built, else of the drawing as it was written. */
export function outlinesOf(look: ScenarioLook): Outline[] {
  if (look.building === null) return [...look.sketch];
  const { spaces, storeys } = look.building;
  return spaces.map(({ id, storey, outline }) => ({
    id,
    storey: storeys[storey].id,
    outline: Array.from({ length: outline.length / 2 }, (_, i) => [outline[2 * i], outline[2 * i + 1]] as const),
  }));
}

/** The outline a problem belongs to: a space in its path or among its parameters, or the space of a bed or a station. */
export function placeOf(problem: Problem, look: ScenarioLook, outlines: readonly Outline[]): Outline | null {
  const byId = new Map(outlines.map((outline) => [outline.id, outline]));
  const words = [
    ...problem.path.replace(/^\[[^\]]*\]\s*/, '').split('.'),
    ...Object.values(problem.parameters).flatMap((value) => (typeof value === 'string' ? [value] : [])),
  ];
  for (const word of words) {
    const found = byId.get(word);
    if (found !== undefined) return found;
  }
  const items = [...(look.building?.beds ?? []), ...(look.building?.stations ?? []), ...(look.building?.stores ?? [])];
  for (const word of words) {
    const item = items.find(({ id }) => id === word);
    const space = item === undefined ? undefined : look.building?.spaces[item.spaceIndex];
    const found = space === undefined ? undefined : byId.get(space.id);
    if (found !== undefined) return found;
  }
  return null;
}
