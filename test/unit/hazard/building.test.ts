/** A building as fire and smoke see it, and fire and smoke in a run. */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { buildFire } from '../../../engine/hazard/building.js';
import { curveOf } from '../../../engine/hazard/burningItems.js';
import { OUTDOORS } from '../../../engine/hazard/smoke/index.js';
import { readRecording } from '../../../engine/recording/reader.js';
import type { FireInput, Protection, Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation, restoreSimulation } from '../../../engine/simulation.js';
import { gasState } from '../../../engine/world/conditions.js';
import { recordRun } from '../../../engine/study/runs.js';
import { replay } from '../../../engine/replay.js';
import { towerScenario } from '../../fixtures/towers.js';

const base = towerScenario('smoke', { storeys: 3, bedsPerStorey: 6, bedroomsFrom: 1, compartments: 1 });
/** The air is new once a second however long a tick is: few ticks make quick tests. */
const TICKS = 5;
base.model = { ...base.model, ticksPerSecond: TICKS };

/** A night with a fire in the first bedroom of the middle storey. */
function burning(protection: Protection = {}, fire: Partial<FireInput> = {}, horizon = 300): Scenario {
  const scenario = structuredClone(base);
  scenario.incident = { space: '02-01', clock: '02:00', fire: { item: 'bedding', growth: 'fast', ...fire } };
  scenario.protection = protection;
  scenario.horizon = horizon;
  return scenario;
}
const building = (scenario: Scenario) => buildFire(buildModel(scenario, 'a'))!;
const indexOf = (scenario: Scenario, id: string): number => scenario.facility.spaces.findIndex((s) => s.id === id);

describe('the network of a building', () => {
  const scenario = burning();
  const built = building(scenario);
  const { network } = built.smoke;

  it('has a room for every space, and a piece of shaft for every storey of a stair', () => {
    const stairs = new Set(scenario.facility.spaces.flatMap((s) => s.stair ?? []));
    const shafts = network.rooms.filter((r) => r.zones === 1);
    expect(shafts.length).toBe(3 * stairs.size);
    expect(network.floorVents.length).toBe(2 * stairs.size);
    const flights = scenario.facility.spaces.filter((s) => s.kind === 'stairFlight' || s.kind === 'landing');
    expect(network.rooms.length).toBe(scenario.facility.spaces.length - flights.length + shafts.length);
    scenario.facility.spaces.forEach((space, i) => {
      if (space.kind !== 'outdoor') expect(built.roomOf[i], space.id).not.toBe(OUTDOORS);
    });
  });

  it('gives outer walls their leaks, inner rooms none', () => {
    const leaks = new Map(network.rooms.map((r) => [r.id, r.leak]));
    // 3.6 m of wall at 2.65 m: 2.1e-4 x 2.65 + 1.5 x 2.5e-4 = 0.00093 m2 a metre.
    expect(leaks.get('02-01')! / 0.00093).toBeGreaterThan(3);
    expect(leaks.get('02-01')! / 0.00093).toBeLessThan(11);
  });

  it('shuts bedroom doors to a slit and leaves portals open', () => {
    const door = network.wallVents.find((v) => v.id === 'd-02-01')!;
    expect(door.shutWidth * (door.soffit - door.sill)).toBeCloseTo(0.02, 9);
    for (const vent of network.wallVents) {
      const kind = scenario.facility.openings.find((o) => o.id === vent.id)!.kind;
      if (kind === 'portal') expect(vent.shutWidth).toBe(vent.width);
    }
  });

  it('joins rooms under an unsealed void, and not under a sealed one', () => {
    const voids = [{ id: 'v', spaces: ['02-01', '02-02', '02-corridor'] }];
    const open = building(burning({ voids }, { spreadsTo: { void: 'v' } }));
    expect(open.ceilings.length).toBe(3);
    expect(open.smoke.network.fires.length).toBe(2);
    const sealed = building(burning({ voids: [{ ...voids[0], sealed: true }] }, { spreadsTo: { void: 'v' } }));
    expect(sealed.ceilings.length).toBe(0);
    expect(sealed.smoke.network.fires.length).toBe(1);
  });

  it('hangs detectors and sprinklers where the scenario says', () => {
    const kinds = (p: Protection) => building(burning(p)).smoke.network.detectors.map((d) => d.kind);
    const all = kinds({});
    expect(all.every((kind) => kind === 'smoke')).toBe(true);
    expect(kinds({ detectorsMissing: ['02-01'] }).length).toBe(all.length - 1);
    expect(kinds({ smokeDetectors: 'none' })).toEqual([]);
    expect(kinds({ sprinklers: 'present' }).filter((kind) => kind === 'sprinkler').length).toBe(all.length);
    expect(kinds({ sprinklers: 'failed' })).toEqual(all);
  });

  it('is none without a fire', () => {
    const { fire: _fire, ...incident } = burning().incident;
    const simulation = createSimulation({ ...burning(), incident }, 'a');
    expect(simulation.world.smoke).toBeNull();
    expect(simulation.conditions).toBeNull();
  });
});

describe('the curve of an item', () => {
  it('gives off its energy, and decays after 70 % of it', () => {
    const { times, heatReleaseRates } = curveOf(46.9, 1e6, 300e6);
    let sum = 0;
    for (let i = 1; i < times.length; i += 1)
      sum += ((heatReleaseRates[i] + heatReleaseRates[i - 1]) / 2) * (times[i] - times[i - 1]);
    expect(sum / 300e6).toBeCloseTo(1, 2);
    expect(Math.max(...heatReleaseRates)).toBeCloseTo(1e6, 0);
  });
});

/** Extinction at 1.5 m in a space at the end, and the layer's height. */
function after(scenario: Scenario, seconds: number, space: string): { extinction: number; layer: number } {
  const simulation = createSimulation(scenario, 'a');
  simulation.run(seconds);
  const index = indexOf(scenario, space);
  const { extinction } = simulation.conditions!.gasAt(index, 1.5, gasState());
  return { extinction, layer: simulation.conditions!.layerHeight(index) };
}

describe('fire and smoke in a run', () => {
  it('fill the room of origin, ring the alarm, and stay behind a shut door for a while', () => {
    const scenario = burning({}, {}, 120);
    const simulation = createSimulation(scenario, 'a');
    const codes: string[] = [];
    while (!simulation.ended) {
      simulation.step();
      for (const event of simulation.world.events) codes.push(event.code);
    }
    expect(codes.indexOf('detectorActed')).toBeGreaterThanOrEqual(0);
    expect(codes).toContain('panelAlarm');
    expect(simulation.world.milestones.panelAlarm).toBeGreaterThan(20);
    expect(simulation.world.milestones.panelAlarm).toBeLessThan(60);
    expect(simulation.conditions!.layerHeight(indexOf(scenario, '02-01'))).toBeLessThan(1.5);
  });

  it('go through a door that is wedged open, and hardly through one that shuts', () => {
    const nobody = (protection: Protection): Scenario => {
      const scenario = burning(protection, {}, 200);
      scenario.incident.panelAlarm = null;
      return scenario;
    };
    const wedged = after(nobody({ wedged: ['d-02-01'] }), 180, '02-corridor');
    const shut = after(nobody({}), 180, '02-corridor');
    expect(wedged.extinction).toBeGreaterThan(1);
    expect(wedged.extinction).toBeGreaterThan(20 * shut.extinction);
    expect(wedged.layer).toBeLessThan(shut.layer);
  });

  it('are less with sprinklers, and no less with broken ones', () => {
    const smoke = (protection: Protection): number => {
      const scenario = burning({ ...protection, wedged: ['d-02-01'] }, {}, 300);
      scenario.incident.panelAlarm = null;
      return after(scenario, 240, '02-corridor').extinction;
    };
    const none = smoke({ sprinklers: 'none' });
    expect(smoke({ sprinklers: 'present' })).toBeLessThan(0.5 * none);
    expect(smoke({ sprinklers: 'failed' })).toBe(none);
  });

  it('are drawn out by exhaust, and kept out of a pressurised stair', () => {
    const still = (protection: Protection): Scenario => {
      const scenario = burning({ ...protection, wedged: ['d-02-01'] }, {}, 300);
      scenario.incident.panelAlarm = null;
      return scenario;
    };
    const exhaust = [{ id: 'e', space: '02-corridor', flow: 5, starts: 'start' as const }];
    const layers = [{}, { exhaust }].map((p) => after(still(p), 150, '02-corridor').layer);
    expect(layers[1]).toBeGreaterThan(layers[0]);
    const pressurised = createSimulation(still({ pressurisedStairs: [{ stair: 'A', flow: 1, starts: 'start' }] }), 'a');
    const built = building(still({}));
    const shaft = built.smoke.network.rooms.findIndex((r) => r.zones === 1);
    expect(pressurised.world.smoke!.air.overpressure[shaft]).toBeGreaterThan(10);
  });

  it('smoulder before they flame: no heat, but smoke that a detector sees', () => {
    const scenario = burning({}, { smouldering: { duration: 280, massLossRate: 3e-4 } }, 280);
    scenario.incident.panelAlarm = null;
    const simulation = createSimulation(scenario, 'a');
    let detected = Infinity;
    while (!simulation.ended) {
      simulation.step();
      for (const event of simulation.world.events)
        if (event.code === 'detectorActed') detected = Math.min(detected, event.time);
    }
    const room = indexOf(scenario, '02-01');
    const gas = simulation.conditions!.gasAt(room, 2.5, gasState());
    expect(gas.temperature - 273.15).toBeLessThan(30);
    expect(detected).toBeLessThan(280);
    expect(detected).toBeGreaterThan(30);
  });
});

describe('a first attack', () => {
  it('puts a small fire out, and is not tried on a large one', () => {
    const codesOf = (item: FireInput['item'], growth: FireInput['growth']): string[] => {
      const scenario = burning({}, { item, growth }, 300);
      scenario.plan.response = { ...scenario.plan.response, firstAttack: true, investigate: 'nearestCarer' };
      // Without draws everybody does what is more likely than not.
      scenario.model = { ...scenario.model, randomness: false };
      const simulation = createSimulation(scenario, 'a');
      const codes: string[] = [];
      while (!simulation.ended && !codes.includes('putOut') && !codes.includes('alarmRaised')) {
        simulation.step();
        codes.push(...simulation.world.events.map(({ code }) => code));
      }
      if (codes.includes('putOut')) {
        simulation.run(simulation.world.tick / TICKS + 60);
        expect(simulation.world.smoke!.air.fires[5]).toBeLessThan(1000);
      }
      return codes;
    };
    expect(codesOf('beddingTreated', 'slow')).toContain('putOut');
    const large = codesOf('bedding', 'ultraFast');
    expect(large).toContain('confirmed');
    expect(large).not.toContain('attackStarted');
  });
});

describe('a run with smoke', () => {
  const scenario = burning({ openAtStart: 'bedrooms' }, {}, 240);
  let hash = '';
  beforeAll(() => {
    const simulation = createSimulation(scenario, 'a');
    simulation.run();
    hash = simulation.hash();
  });

  it('goes on from a snapshot to the same end', () => {
    const first = createSimulation(scenario, 'a');
    for (const cut of [153, 602]) {
      while (first.world.tick < cut) first.step();
      const rest = restoreSimulation(scenario, 'a', first.snapshot());
      rest.run();
      expect(rest.hash(), `cut at tick ${cut}`).toBe(hash);
    }
  });

  it('is recorded with its air, and run again from the recording', () => {
    const { recording } = recordRun({ scenario, seed: 'a' });
    const read = readRecording(recording);
    const { air } = read.at(235);
    const simulation = createSimulation(scenario, 'a');
    simulation.run(235);
    const gas = gasState();
    let reached = 0;
    scenario.facility.spaces.forEach((_, space) => {
      if (!simulation.conditions!.affected(space)) return;
      reached += 1;
      expect(Math.abs(air!.layerHeight[space] - simulation.conditions!.layerHeight(space))).toBeLessThan(0.006);
      simulation.conditions!.gasAt(space, 100, gas);
      expect(Math.abs(air!.upperExtinction[space] - gas.extinction)).toBeLessThan(0.006);
      expect(Math.abs(air!.upperTemperature[space] - gas.temperature + 273.15)).toBeLessThan(0.51);
    });
    expect(reached).toBeGreaterThan(3);
    // What everybody has breathed so far, too.
    expect([...read.at(235).exposure]).toEqual([...simulation.world.people.exposure]);
    expect(Math.max(...simulation.world.people.exposure)).toBeGreaterThan(0);
    expect(read.at(0).air!.layerHeight[indexOf(scenario, '02-01')]).toBeNaN();
    expect(replay(recording).same).toBe(true);
  });
});
