/** Fires that a trainer has lit in a run, beside that of the incident: they join the network, nothing else changes. */
import { BURNING_ITEMS } from '../scenario/schemaFire.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { FireBuilding } from './building.js';
import { fireOf } from './burningItems.js';
import { compileSmoke, FIRE_COLUMNS, FIRE_WIDTH } from './smoke/index.js';

/** Room for one more fire among those of the air, lit at the time `at` (s). */
export function addFire(world: World, at: number): void {
  const { air } = world.smoke!;
  const fires = new Float64Array(air.fires.length + FIRE_WIDTH);
  fires.set(air.fires);
  fires[air.fires.length + FIRE_COLUMNS.ignition] = at;
  fires[air.fires.length + FIRE_COLUMNS.dampedAt] = Infinity;
  air.fires = fires;
}

/** Brings the network up to the fires of the world: a pure function of it, done again after a snapshot. */
export function followFires(model: Model, world: World, building: FireBuilding): void {
  const lit = world.injected?.fires ?? [];
  const { network } = building.smoke;
  const known = network.fires.length - building.ownFires;
  if (lit.length === known) return;
  const more = lit.slice(known).map(({ space, item, at }, i) => {
    const room = building.roomOf[space];
    const { height } = network.rooms[room];
    const id = `second:${known + i}:${model.facility.spaces[space].id}`;
    return fireOf({ id, room, item: BURNING_ITEMS[item], height, ignition: at });
  });
  building.smoke = compileSmoke({ ...network, fires: [...network.fires, ...more] });
}
