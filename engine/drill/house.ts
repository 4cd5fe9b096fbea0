/**
 * The house as everybody who works there knows it: how it is built, who lives and works there, what the steps of the plan are
 * called. Nothing of the night: no position, no state, no fire. JSON, so that it can be sent to a page.
 */
import type { Building } from '../facility/building.js';
import { buildingOf } from '../facility/building.js';
import type { SpaceInfo } from '../facility/facility.js';
import { fromOutside } from '../people/shift.js';
import { headerOf } from '../recording/writer.js';
import type { RecordingHeader } from '../recording/format.js';
import type { Named } from '../text/everyday.js';
import type { Model } from '../world/model.js';

/** Typed arrays are plain ones on the way. */
type SentSpace = Omit<SpaceInfo, 'outline' | 'holes' | 'walls'> & {
  outline: number[];
  holes: number[][];
  walls: number[];
};

export interface House {
  building: Omit<Building, 'spaces'> & { spaces: SentSpace[] };
  people: RecordingHeader['people'];
  /** Rows before this one are residents. */
  residents: number;
  named: Named;
}

const byName = <T extends { id: string; name?: unknown }>({ id, name }: T): Pick<T, 'id' | 'name'> =>
  name === undefined ? { id } : { id, name };

export function houseOf(model: Model): House {
  const { facility, plan, roster, classes } = model.scenario;
  const { people, residents: count } = headerOf(model, false);
  const building = buildingOf(model.facility);
  return {
    building: {
      ...building,
      spaces: building.spaces.map((space) => ({
        ...space,
        outline: [...space.outline],
        holes: space.holes.map((hole) => [...hole]),
        walls: [...space.walls],
      })),
    },
    people,
    residents: count,
    named: {
      facility: {
        storeys: facility.storeys.map(byName),
        spaces: facility.spaces.map(({ kind, ...space }) => ({ ...byName(space), kind })),
      },
      plan: { phases: plan.phases.map(byName) },
      roster: {
        shifts: Object.fromEntries(
          Object.entries(roster.shifts).map(([shift, { staff }]) => [shift, { staff: staff.map(byName) }]),
        ),
      },
      fromOutside: fromOutside(model.scenario).map(({ id, post }) => ({ id, post })),
      ...(classes === undefined ? {} : { classes: classes.map(({ id, name }) => ({ id, name })) }),
      residents: people.flatMap(({ id, class: own }) => (own === undefined ? [] : [{ id, class: own }])),
    },
  };
}

/** The building of a house that was sent, to be drawn. */
export const buildingIn = ({ building }: House): Building => ({
  ...building,
  spaces: building.spaces.map((space) => ({
    ...space,
    outline: Float64Array.from(space.outline),
    holes: space.holes.map((hole) => Float64Array.from(hole)),
    walls: Float64Array.from(space.walls),
  })),
});
