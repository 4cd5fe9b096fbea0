/** People in smoke: doses at their own height, who is lost, who carries them, who turns back, who sees it and goes. */
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { gasRate } from '../../../engine/hazard/exposure/dose.js';
import type { GivenSpace } from '../../../engine/scenario/schema.js';
import { createSimulation, restoreSimulation } from '../../../engine/simulation.js';
import { CAUSE, OUTCOME, STATE } from '../../../engine/world/codes.js';
import { gasState } from '../../../engine/world/conditions.js';
import { runWard, smoke, ward } from './ward.js';

/** Everybody alike, lost at a dose of 0.5. */
const ALIKE = { 'exposure.threshold.resident.sigma': 0, 'exposure.threshold.staff.sigma': 0 };
const bedridden = { mobility: 'bedridden', asleep: true } as const;
const walker = { mobility: 'independent', asleep: false, speed: 1 } as const;

describe('dose', () => {
  const co = (ppm: number): number =>
    gasRate({ ...gasState(), carbonMonoxide: ppm / 1e6, carbonDioxide: 0.0004, oxygen: 0.2095 });

  it('is taken in by whoever breathes the gas, until the exact time at which they are lost', () => {
    const run = runWard({
      residents: [{ ...bedridden, room: 1 }],
      air: [smoke('room-1', 1, 0, 5000)],
      carers: 0,
      parameters: ALIKE,
    });
    const at = run.first('incapacitated', 'r1')!.time;
    expect(at).toBeCloseTo((60 * 0.5) / co(5000), 6);
    expect(run.outcome('r1')).toBe(OUTCOME.lost);
    expect(run.simulation.world.people.exposure[run.row('r1')]).toBe(100);
  });

  it('hangs on the height at which somebody breathes', () => {
    const layer: GivenSpace = {
      space: 'room-1',
      times: [0],
      layerHeight: [1],
      lower: {},
      upper: { carbonMonoxide: [0.01], extinction: [3] },
    };
    const residents = [
      { ...bedridden, room: 1 as const },
      { mobility: 'wheelchairAssisted' as const, asleep: false, room: 2 as const },
    ];
    const air = [layer, { ...layer, space: 'room-2' }];
    const byDay = runWard({ residents, air, carers: 0, incident: { clock: '12:00' } }, 20).simulation.world.people;
    expect(byDay.doseGas[0]).toBe(0);
    expect(byDay.doseGas[1]).toBeCloseTo((20 / 60) * co(10_000), 3);
    // By night those who are awake lie in bed, too.
    const byNight = runWard({ residents, air, carers: 0 }, 20).simulation.world.people;
    expect([byNight.doseGas[0], byNight.doseGas[1]]).toEqual([0, 0]);
  });

  it('of heat counts apart, and half of it is too much for residents', () => {
    const run = runWard({
      residents: [{ ...bedridden, room: 1 }],
      air: [smoke('room-1', 0, 0, 0, 120)],
      carers: 0,
      parameters: ALIKE,
    });
    const minutes = 5e7 * 120 ** -3.4;
    expect(run.first('incapacitated', 'r1')!.time).toBeCloseTo(60 * 0.5 * minutes, 3);
    expect(run.simulation.world.people.doseGas[run.row('r1')]).toBeLessThan(0.01);
  });

  it('differs between people as ISO 13571 says: 11.4 % of the staff are lost at 0.3', () => {
    const scenario = ward({ residents: [], carers: 4, randomness: true });
    let below = 0;
    let half = 0;
    for (let seed = 0; seed < 300; seed++) {
      const model = buildModel(scenario, String(seed));
      for (const person of model.people) {
        if (person.toleranceGas < 0.3) below++;
        if (person.toleranceGas < 1) half++;
      }
    }
    const all = 300 * 5;
    expect(below / all).toBeGreaterThan(0.114 - 0.03);
    expect(below / all).toBeLessThan(0.114 + 0.03);
    expect(Math.abs(half / all - 0.5)).toBeLessThan(0.04);
  });
});

describe('who is lost', () => {
  const residents = [
    { ...bedridden, room: 1 as const },
    { ...bedridden, room: 4 as const },
  ];

  it('stays lost when carried out, which takes hands and time', () => {
    const smoky = { residents, parameters: ALIKE, air: [smoke('room-1', 0.3, 0, 12_000)] };
    const run = runWard(smoky);
    const lost = run.first('incapacitated', 'r1')!;
    const out = run.first('carriedOut', 'r1')!;
    expect(out.time).toBeGreaterThan(lost.time + 30);
    expect(run.outcome('r1')).toBe(OUTCOME.lost);
    expect(run.simulation.world.people.state[run.row('r1')]).toBe(STATE.out);
    expect(run.first('residentSafe', 'r1')).toBeUndefined();
    // The other one waits for the same hands as without smoke.
    const clean = runWard({ residents, parameters: ALIKE });
    expect(run.first('residentSafe', 'r2')!.time).toBeGreaterThan(0.8 * clean.first('residentSafe', 'r2')!.time);
    expect(run.simulation.world.phases[0].doneAt).not.toBeNaN();
  });

  it('is put down by a team whose members are lost themselves', () => {
    const air = [smoke('west', 0.5, 120, 40_000), smoke('east', 0.5, 120, 40_000)];
    const run = runWard({ residents, parameters: ALIKE, air, horizon: 600 });
    const { people, tasks } = run.simulation.world;
    expect(run.outcome('c1')).toBe(OUTCOME.lost);
    expect(run.outcome('c2')).toBe(OUTCOME.lost);
    expect(tasks).toEqual([]);
    expect(people.attachedTo.every((row) => row === -1)).toBe(true);
    const counts = [OUTCOME.safe, OUTCOME.sheltered, OUTCOME.remaining, OUTCOME.lost].map(
      (outcome) => people.outcome.filter((one) => one === outcome).length,
    );
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(people.count);
  });

  it('leaves the response to the next one', () => {
    const run = runWard({
      residents: [{ ...walker, room: 4, preMovement: 20 }],
      parameters: { ...ALIKE, 'smoke.refuse.staff': 100 },
      air: [smoke('west', 2, 0, 200_000)],
      plan: { response: { investigate: 'nearestCarer', confirmBeforeAlarm: true } },
      horizon: 900,
    });
    expect(run.outcome('c1')).toBe(OUTCOME.lost);
    expect(run.events.filter(({ code }) => code === 'investigationStarted').length).toBeGreaterThan(1);
  });
});

describe('smoke on the way', () => {
  it('is walked round, also where that is longer', () => {
    const incident = { panelAlarm: 60 };
    const options = { residents: [{ ...walker, room: 3 as const, preMovement: 0 }], carers: 0, incident };
    const endAt = (air?: GivenSpace[]): number => {
      const { simulation, outcome } = runWard({ ...options, air });
      expect(outcome('r1')).toBe(OUTCOME.safe);
      return simulation.world.people.x[0];
    };
    expect(endAt()).toBe(24);
    expect(endAt([smoke('room-1', 3)])).toBe(24);
    // Some smoke makes the way longer than the other one; more is not gone into.
    expect(endAt([smoke('lobby', 0.6)])).toBe(0);
    expect(endAt([smoke('lobby', 3)])).toBe(0);
  });

  it('slows by the law of the model', () => {
    const options = { residents: [{ ...walker, room: 1 as const, preMovement: 0 }], carers: 0 };
    const clean = runWard(options);
    const smoky = runWard({ ...options, air: [smoke('west', 0.3), smoke('room-1', 0.3)] });
    const told = (run: typeof clean): number =>
      run.first('residentSafe', 'r1')!.time - run.first('moveStarted', 'r1')!.time;
    expect(told(smoky) / told(clean)).toBeCloseTo(1 / 0.65, 2);
  });

  it('beyond the limit keeps residents in, and carers away from them', () => {
    const run = runWard({
      residents: [
        { ...walker, room: 1, preMovement: 0 },
        { ...bedridden, room: 2 },
      ],
      air: [smoke('west', 4)],
      horizon: 600,
    });
    expect(run.first('moveStarted', 'r1')).toBeUndefined();
    expect(run.first('taskStarted', 'r2')).toBeUndefined();
    const { people } = run.simulation.world;
    for (const id of ['r1', 'r2']) expect(people.cause[run.row(id)]).toBe(CAUSE.smoke);
    expect(run.outcome('r1')).toBe(OUTCOME.remaining);
  });

  it('that comes while they are under way turns them back, and lets them go when it clears', () => {
    const air: GivenSpace[] = [
      {
        space: 'east',
        times: [0, 99.9, 100, 200, 200.1],
        levels: [{ height: 1, gas: { extinction: [0, 0, 4, 4, 0] } }],
      },
      { space: 'west', times: [0], levels: [{ height: 1, gas: { temperature: [90] } }] },
    ];
    const run = runWard({
      residents: [{ ...walker, room: 3, preMovement: 0, speed: 0.3 }],
      air,
      carers: 0,
      incident: { panelAlarm: 0 },
    });
    expect(run.first('turnedBack', 'r1')!.time).toBeGreaterThan(99);
    expect(run.first('residentSafe', 'r1')!.time).toBeGreaterThan(200);
  });

  it('does not hold those who are in it: they get out', () => {
    const air = [smoke('room-1', 5), smoke('west', 5)];
    const run = runWard({ residents: [{ ...walker, room: 1, preMovement: 0 }], air, carers: 0 });
    expect(run.outcome('r1')).toBe(OUTCOME.safe);
  });

  it('confirms the fire to whoever goes to look, who shuts no door from there', () => {
    const run = runWard({
      residents: [{ ...walker, room: 4, preMovement: 0 }],
      air: [smoke('west', 4)],
      plan: { response: { confirmBeforeAlarm: true } },
    });
    expect(run.first('confirmed')).toBeDefined();
    expect(run.first('doorShut')).toBeUndefined();
    expect(run.first('alarmRaised')).toBeDefined();
  });
});

describe('smoke that is seen', () => {
  const options = (asleep: boolean, air: GivenSpace[]) => ({
    residents: [{ ...walker, asleep, room: 1 as const, preMovement: 900 }],
    carers: 0,
    incident: { panelAlarm: null },
    air,
    horizon: 400,
  });

  it('ends the pre-movement time of those awake, not the sleep of the others', () => {
    const awake = runWard(options(false, [smoke('room-1', 0.2, 50)]));
    expect(awake.first('smokeSeen', 'r1')!.time).toBe(50);
    expect(awake.first('moveStarted', 'r1')!.time).toBe(50);
    expect(awake.outcome('r1')).toBe(OUTCOME.safe);
    const asleep = runWard(options(true, [smoke('room-1', 0.2, 50)]));
    expect(asleep.first('smokeSeen')).toBeUndefined();
    expect(runWard(options(false, [smoke('room-1', 0.09, 50)])).first('smokeSeen')).toBeUndefined();
  });

  it('is noticed by staff without the panel', () => {
    const run = runWard({ ...options(true, [smoke('east', 0.2, 33)]), carers: 1 });
    expect(run.first('noticed', 'c1')!.time).toBe(33);
  });
});

describe('a run with smoke', () => {
  const options = {
    residents: [
      { ...walker, room: 1 as const },
      { ...bedridden, room: 2 as const },
      { ...bedridden, room: 3 as const },
      { mobility: 'cane' as const, room: 4 as const },
    ],
    randomness: true,
    air: [smoke('room-1', 4, 30, 8000, 150), smoke('west', 0.6, 120, 2000), smoke('east', 2, 240, 1000)],
    horizon: 500,
  };

  it('goes on from any snapshot to the same end, with its caches or without', () => {
    const scenario = ward(options);
    const whole = createSimulation(scenario, '7');
    whole.run();
    const dropping = createSimulation(scenario, '7');
    while (!dropping.ended) {
      dropping.step();
      if (dropping.world.tick % 137 === 0) dropping.dropCaches();
    }
    expect(dropping.hash()).toBe(whole.hash());
    for (const time of [45, 119.95, 250]) {
      const cut = createSimulation(scenario, '7');
      cut.run(time);
      const rest = restoreSimulation(scenario, '7', cut.snapshot());
      rest.run();
      expect(rest.hash()).toBe(whole.hash());
    }
  });

  it('is the same as without where the air is clean', () => {
    const { air: _air, ...clean } = options;
    const plain = createSimulation(ward(clean), '7');
    const given = createSimulation(
      ward({
        ...clean,
        air: [{ space: 'west', times: [0], levels: [{ height: 1, gas: {} }] }],
        incident: { panelAlarm: 60 },
      }),
      '7',
    );
    plain.run();
    given.run();
    expect(given.hash()).toBe(plain.hash());
  });
});

describe('the alarm', () => {
  const residents = [{ ...bedridden, room: 4 as const }];
  const air = [smoke('room-1', 1, 40), smoke('west', 1, 90)];

  it('comes from the first detector that hangs where smoke is, after its delay', () => {
    const everywhere = runWard({ residents, air });
    expect(
      everywhere.events
        .filter(({ code }) => code === 'detectorActed')
        .map(({ space, time }) => [space, Math.round(time)]),
    ).toEqual([
      ['room-1', 60],
      ['west', 110],
    ]);
    expect(everywhere.first('panelAlarm')!.time).toBeCloseTo(60, 2);
    const corridors = runWard({ residents, air, protection: { smokeDetectors: 'corridors' } });
    expect(corridors.first('panelAlarm')!.time).toBeCloseTo(110, 2);
    const missing = runWard({ residents, air, protection: { detectorsMissing: ['room-1', 'west'] } });
    expect(missing.first('panelAlarm')).toBeUndefined();
  });

  it('is believed as often as alarms were true; the next one comes after it was reset', () => {
    let believed = 0;
    const runs = 40;
    for (let seed = 0; seed < runs; seed++) {
      const run = runWard(
        { residents: [], carers: 1, incident: { panelAlarm: 10 }, roster: { trueAlarmShare: 0.3 }, randomness: true },
        320,
        String(seed),
      );
      const dismissed = run.events.filter(({ code }) => code === 'alarmDismissed');
      if (dismissed.length === 0) believed++;
      dismissed.forEach(({ time }, i) => expect(time).toBeCloseTo(10 + 300 * i, 6));
    }
    expect(believed / runs).toBeGreaterThan(0.1);
    expect(believed / runs).toBeLessThan(0.5);
  });
});
