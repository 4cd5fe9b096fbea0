/** In what order the residents of a phase are fetched. */
import { ALL_EXITS, WHO, type Navigator } from '../navigation/navigator.js';
import { BODY } from '../world/codes.js';
import { orderOf } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Ambulant first: the fewer hands somebody needs, the sooner they go (order of evacuation of RACE schemes). */
const AMBULANT_RANK: Record<string, number> = {
  independent: 0,
  cane: 1,
  rollator: 2,
  dementiaGuided: 3,
  wheelchairSelf: 4,
  wheelchairAssisted: 5,
  bedridden: 6,
};

/**
 * Sort keys of every resident in a phase, smallest first; computed from where their beds are, so a pure function of the
 * scenario and the building.
 */
export function orderKeys(model: Model, world: World, navigator: Navigator, phase: number): Map<number, number[]> {
  const rules = orderOf(model, world, phase);
  const { facility, incidentSpace } = model;
  const origin = facility.spaces[incidentSpace];
  const ox = (origin.minX + origin.maxX) / 2;
  const oy = (origin.minY + origin.maxY) / 2;
  const near = model.parameter('plan.nearFire');
  const keys = new Map<number, number[]>();
  for (let row = 0; row < model.residents; row++) {
    if (world.people.phase[row] !== phase) continue;
    const person = model.people[row];
    const bed = facility.beds[person.bed];
    keys.set(
      row,
      rules.map((rule) => {
        switch (rule) {
          case 'nearestToFire': {
            // Bands, not metres: the room of origin, those in immediate danger, the rest; within a band the next rule decides.
            if (bed.spaceIndex === incidentSpace) return 0;
            const way = navigator.distance(
              world,
              bed.spaceIndex,
              bed.at[0],
              bed.at[1],
              incidentSpace,
              ox,
              oy,
              BODY.walker,
              WHO.unaware,
              ALL_EXITS,
              near,
            );
            return way <= near ? 1 : 2;
          }
          case 'ambulantFirst':
            return AMBULANT_RANK[person.mobility!];
          case 'bedboundLast':
            return person.mobility === 'bedridden' ? 1 : 0;
          case 'farthestFromExit':
            return -navigator.distance(world, bed.spaceIndex, bed.at[0], bed.at[1], -1, 0, 0, BODY.walker);
          case 'byRoom':
            return bed.spaceIndex;
          // These hang on who asks: see `keyFor`.
          case 'ownZone':
          case 'buddy':
          case 'firstCome':
            return 0;
        }
      }),
    );
  }
  return keys;
}

/**
 * The key of a resident as one of staff sees it: their own zone, their buddies, or who has waited longest before the rest.
 * @param key as `orderKeys` gives it; changed and given back
 */
export function keyFor(
  model: Model,
  world: World,
  row: number,
  resident: number,
  rules: readonly string[],
  key: readonly number[],
): readonly number[] {
  if (!rules.some((rule) => PERSONAL.has(rule))) return key;
  return rules.map((rule, i) => {
    if (rule === 'firstCome') return world.people.causeSince[resident];
    const { buddy, bed } = model.people[resident];
    if (rule === 'buddy') return buddy === model.people[row].id ? 0 : buddy === null ? 1 : 2;
    if (rule !== 'ownZone') return key[i];
    return model.ownZone[row]?.[model.facility.beds[bed].spaceIndex] === 1 ? 0 : 1;
  });
}

/** Rules whose answer hangs on who asks, or on the moment. */
const PERSONAL: ReadonlySet<string> = new Set(['ownZone', 'buddy', 'firstCome']);

/** Lexicographic comparison of two keys of the same length. */
export function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}
