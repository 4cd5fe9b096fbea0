/** Fire and smoke in a run: once a second, after the people, with every door as it stood over that second. */
import { emit, tickEnd } from '../world/acts.js';
import type { Conditions } from '../world/conditions.js';
import type { Model } from '../world/model.js';
import type { Smoke } from '../world/smoke.js';
import type { World } from '../world/world.js';
import type { FireBuilding } from './building.js';
import { smokeConditions } from './conditions.js';
import { followFires } from './secondFires.js';
import { createLeaves, holdDoors, openShares, releaseDoors, shutLeaf } from './leaves.js';
import {
  createSmoke,
  dampFire,
  DETECTOR_COLUMNS,
  DETECTOR_WIDTH,
  FIRE_COLUMNS,
  FIRE_WIDTH,
  flameHeight,
  igniteFire,
  stepSmoke,
} from './smoke/index.js';

const KELVIN = 273.15;

/** Fire and smoke before the first tick. */
export function startSmoke(model: Model, building: FireBuilding): Smoke {
  const leaves = createLeaves(model, building);
  const { smoke } = building;
  const shares = new Float64Array(smoke.controls);
  building.ventOf.forEach((vent, opening) => {
    if (vent >= 0) shares[vent] = building.leaf[opening] === 'none' || leaves.openedAt[opening] >= 0 ? 1 : 0;
  });
  fanShares(building, false, [], shares);
  return {
    air: createSmoke(smoke, shares),
    leaves,
    ceilingDown: new Uint8Array(building.ceilings.length),
    told: new Uint8Array(building.detectorSpace.length),
    flashoverAt: NaN,
    putOutAt: NaN,
  };
}

function fanShares(building: FireBuilding, alarm: boolean, off: readonly number[], shares: Float64Array): void {
  for (const { control, onAlarm, source } of building.fans)
    shares[control] = (alarm || !onAlarm) && !off.includes(source) ? 1 : 0;
}

/** The air of the run that goes on; null where no fire is computed. */
export function conditionsOf(model: Model, world: World, building: FireBuilding | null): Conditions | null {
  if (building !== null) followFires(model, world, building);
  return building === null ? null : smokeConditions(building, world.smoke!.air);
}

/** Phase of a tick: doors that people hold; at the end of a second fire, smoke and detectors over it. */
export function advanceSmoke(model: Model, world: World, building: FireBuilding | null): void {
  if (building === null) return;
  const rate = model.ticksPerSecond;
  const now = tickEnd(model, world);
  const second = Math.floor(world.tick / rate);
  holdDoors(model, world, building, second, now);
  for (const { code, other, time } of world.events) {
    if (code === 'panelAlarm') releaseDoors(model, world, building, time);
    // Shut by somebody's hand.
    else if (code === 'doorShut') shutLeaf(world.smoke!.leaves, model.facility.openingByKey.get(other!)!, time);
  }
  if ((world.tick + 1) % rate !== 0) return;
  followFires(model, world, building);
  const { air, ceilingDown } = world.smoke!;
  const { shares } = building;
  openShares(world, building, second, second + 1, shares);
  building.ceilings.forEach(({ control }, i) => (shares[control] = ceilingDown[i]));
  fanShares(building, !Number.isNaN(world.milestones.panelAlarm), world.injected?.fansOff ?? [], shares);
  const { putOutAt } = world.smoke!;
  if (!Number.isNaN(putOutAt)) dampFire(building.smoke, air, 0, putOutAt, model.parameter('fire.attack.fading'));
  stepSmoke(building.smoke, air, 1, shares);
  spread(model, world, building, now);
  tell(model, world, building);
}

/** Upper layer of a room, degrees Celsius. */
const hotAir = (world: World, room: number): number => world.smoke!.air.temperature[2 * room + 1] - KELVIN;

/** What the fire does to the building: a ceiling comes down, the void takes fire, the room of origin flashes over. */
function spread(model: Model, world: World, building: FireBuilding, now: number): void {
  const smoke = world.smoke!;
  const { network } = building.smoke;
  const origin = network.fires[0].room;
  const { height } = network.rooms[origin];
  const column = (name: keyof typeof FIRE_COLUMNS): number => smoke.air.fires[FIRE_COLUMNS[name]];
  const fails = model.parameter('smoke.ceilingFails');
  building.ceilings.forEach(({ room, above }, i) => {
    if (smoke.ceilingDown[i] === 1 || Math.max(hotAir(world, room), hotAir(world, above)) < fails) return;
    smoke.ceilingDown[i] = 1;
    emit(world, 'ceilingDown', now, { space: network.rooms[room].id });
  });
  const { voidFire } = building;
  if (voidFire >= 0 && smoke.air.fires[FIRE_WIDTH * voidFire + FIRE_COLUMNS.ignition] === Infinity) {
    const flames = network.fires[0].base + flameHeight(column('released'), column('area'));
    if (flames >= height || hotAir(world, origin) >= building.voidIgnition - KELVIN) {
      igniteFire(smoke.air, voidFire, now);
      emit(world, 'voidBurning', now, { other: network.fires[voidFire].id });
    }
  }
  if (Number.isNaN(smoke.flashoverAt) && hotAir(world, origin) >= model.parameter('fire.flashover')) {
    smoke.flashoverAt = now;
    emit(world, 'flashover', now, { space: network.rooms[origin].id });
  }
}

/** Detectors and sprinklers that have acted, once each. */
function tell(model: Model, world: World, building: FireBuilding): void {
  const { air, told } = world.smoke!;
  for (let i = 0; i < told.length; i += 1) {
    const at = air.detectors[DETECTOR_WIDTH * i + DETECTOR_COLUMNS.actedAt];
    if (at === Infinity || told[i] === 1) continue;
    told[i] = 1;
    const { kind } = building.smoke.network.detectors[i];
    const space = model.facility.spaces[building.detectorSpace[i]].id;
    emit(world, kind === 'sprinkler' ? 'sprinklerActed' : 'detectorActed', at, { space });
  }
}

/**
 * When the panel gives the alarm, s: as the scenario says, else with the first detector or sprinkler, else after a minute
 * where nothing is known of the air. Infinity: not (yet).
 */
export function panelAlarmAt(model: Model, world: World): number {
  const { panelAlarm } = model.scenario.incident;
  if (panelAlarm === null) return Infinity;
  if (panelAlarm !== undefined) return panelAlarm;
  if (model.detections !== null) return model.detections[0]?.at ?? Infinity;
  if (world.smoke === null) return 60;
  let first = Infinity;
  const { detectors } = world.smoke.air;
  for (let at = DETECTOR_COLUMNS.actedAt; at < detectors.length; at += DETECTOR_WIDTH) {
    if (detectors[at] < first) first = detectors[at];
  }
  return first;
}
