/** Smoke as those who choose a way see it: which spaces they do not go into, and how much longer a smoky way counts. */
import { STATE } from '../world/codes.js';
import { gasState, type Conditions } from '../world/conditions.js';
import type { World } from '../world/world.js';

/** Who chooses. Those who are in smoke already get out of it by whatever way there is. */
export const WHO = { unaware: 0, resident: 1, staff: 2, inSmoke: 3 } as const;
export type Who = (typeof WHO)[keyof typeof WHO];

/** Whose limit holds for a body on its way: residents by themselves turn back sooner than staff, alone or with somebody. */
export const whoOf = (world: World, row: number): Who =>
  row < world.people.residents && world.people.state[row] !== STATE.beingMoved ? WHO.resident : WHO.staff;

export interface SmokeLimits {
  /** Extinction coefficients at head height from which nobody goes in, 1/m. */
  resident: number;
  staff: number;
  /** Temperature there, K. */
  temperature: number;
  /** Length counts 1 + this times the extinction coefficient. */
  weight: number;
  /** Height of a head, m. */
  height: number;
}

export interface SmokeOnWays {
  /** Looks at the air again if it is of another time. Goes up whenever anything a way depends on has changed. */
  version(): number;
  /** true: somebody refuses to go in somewhere. */
  smoky(): boolean;
  /** Too much smoke or heat to go in. */
  refused(space: number, who: Who): boolean;
  /** Factor on the length of ways through the space. */
  factor(space: number, who: Who): number;
}

const CLEAN: SmokeOnWays = { version: () => 0, smoky: () => false, refused: () => false, factor: () => 1 };

/** Extinction coefficients at which ways are weighed anew, 1/m: finer would look for ways all the time. */
const BANDS = [0, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 8] as const;
const REFUSED_BY_RESIDENTS = 16;
const REFUSED_BY_STAFF = 32;

const bandOf = (extinction: number): number => {
  let band = 0;
  while (band + 1 < BANDS.length && extinction >= BANDS[band + 1]) band++;
  return band;
};

/** @param conditions null: the air is not followed in this run */
export function smokeOnWays(conditions: Conditions | null, spaces: number, limits: SmokeLimits): SmokeOnWays {
  if (conditions === null) return CLEAN;
  const codes = new Uint8Array(spaces);
  const gas = gasState();
  let time = NaN;
  let version = 0;
  let refusedAt = 0;

  function look(): void {
    if (conditions!.time === time) return;
    time = conditions!.time;
    let changed = false;
    refusedAt = 0;
    for (let space = 0; space < spaces; space++) {
      let code = 0;
      if (conditions!.affected(space)) {
        const { extinction, temperature } = conditions!.gasAt(space, limits.height, gas);
        const hot = temperature >= limits.temperature;
        code = bandOf(extinction);
        if (hot || extinction >= limits.resident) code |= REFUSED_BY_RESIDENTS;
        if (hot || extinction >= limits.staff) code |= REFUSED_BY_STAFF;
      }
      if (code >= REFUSED_BY_RESIDENTS) refusedAt++;
      if (codes[space] === code) continue;
      codes[space] = code;
      changed = true;
    }
    if (changed) version++;
  }

  return {
    version() {
      look();
      return version;
    },
    smoky() {
      look();
      return refusedAt > 0;
    },
    refused(space, who) {
      if (space < 0 || (who !== WHO.resident && who !== WHO.staff)) return false;
      look();
      return (codes[space] & (who === WHO.resident ? REFUSED_BY_RESIDENTS : REFUSED_BY_STAFF)) !== 0;
    },
    factor(space, who) {
      if (who === WHO.unaware) return 1;
      look();
      return 1 + limits.weight * BANDS[codes[space] & 15];
    },
  };
}
