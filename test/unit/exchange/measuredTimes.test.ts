/** A home's own times: replace the defaults, are compared with them, and say where they come from. */
import { describe, expect, it } from 'vitest';
import { ALL_PARAMETERS } from '../../../engine/build.js';
import { groundsOf } from '../../../engine/check/measured.js';
import { ScenarioError } from '../../../engine/errors.js';
import { timesFromTable } from '../../../engine/exchange/measuredTimes.js';
import { createSimulation } from '../../../engine/simulation.js';
import { ward } from '../../fixtures/ward.js';

const parameterOf = (name: string): number | undefined => ALL_PARAMETERS[name]?.value;
const scenario = () => ward({ residents: [{ mobility: 'wheelchairAssisted' }], carers: 1 });

describe("a home's own times", () => {
  it('replace the defaults, with their source; the shift is that of the incident where the table is silent', () => {
    const csv = 'item,n,mean,sd,source\nwheelchair,12,70,14,drill 2026-05\nunload,1,20,,drill 2026-05\n';
    const times = timesFromTable(csv, scenario(), parameterOf);
    expect(times.parameters['time.prepare.wheelchair.night.mean']).toEqual({
      value: 70,
      source: 'drill 2026-05; n = 12',
      confidence: 'measured',
    });
    // Timed without saying by how many: for one carer and for two.
    expect(times.parameters['time.prepare.wheelchairPair.night.mean'].value).toBe(70);
    const apart = timesFromTable(`${csv}wheelchairpair,5,45,9,drill\n`, scenario(), parameterOf);
    expect(apart.parameters['time.prepare.wheelchairPair.night.mean'].value).toBe(45);
    // Without a spread of its own the model's coefficient of variation stays: 20 × 5/10.
    expect(times.parameters['time.unload.night.sd'].value).toBeCloseTo(10, 9);
    const [wheelchair, unload] = times.steps;
    // 70 against 50 s, standard error 4 s: not the same; one measurement decides nothing.
    expect([wheelchair.ratio, wheelchair.agrees, unload.agrees]).toEqual([1.4, false, null]);
    const measured = scenario();
    measured.model!.parameters = times.parameters;
    const simulation = createSimulation(measured, '1');
    simulation.run();
    // 10 + 70 + 31 m at 1.1 + 20.
    expect(simulation.world.people.outcomeAt[0]).toBeCloseTo(100 + 31 / 1.1, 6);
    const grounds = groundsOf(measured);
    expect(grounds.measured.map(({ name }) => name)).toContain('time.prepare.wheelchair.night.mean');
    expect(groundsOf(scenario()).measured).toEqual([]);
  });

  it('in Chinese, day and night apart; a zone that was timed', () => {
    const csv =
      '项目,班次,平均,次数,标准差,区域,人手\n叫醒,夜班,30,8,10,,\n叫醒,白班,5,4,2,,\n区域清空,夜班,600,1,,L1,2\n';
    const times = timesFromTable(csv, scenario(), parameterOf);
    expect(times.steps.map(({ name }) => name)).toEqual(['time.wake.night', 'time.wake.day']);
    expect(times.clearings).toEqual([
      { zone: { storey: 'L1' }, seconds: 600, staff: 2, source: 'measured in the home' },
    ]);
  });

  it('problems by line', () => {
    const csv = 'item,mean,zone\njumping,5,\nwake,,\nwake,-3,\nzoneClearing,60,L9\nwake,20,\nwake,21,\n';
    try {
      timesFromTable(csv, scenario(), parameterOf);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError);
      const found = (error as ScenarioError).problems.map(({ path, code }) => `${path} ${code}`).sort();
      expect(found).toEqual([
        'table.2.item tableUnknownWord',
        'table.3.mean tableNotANumber',
        'table.4.mean tableOutOfRange',
        'table.5.zone noSuch',
        'table.7.item duplicate',
      ]);
    }
  });
});
