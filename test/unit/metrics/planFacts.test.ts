/** What a recording says of the plan is what the run itself was built with. */
import { describe, expect, it } from 'vitest';
import { buildModel, buildWorld } from '../../../engine/build.js';
import { buildingOf } from '../../../engine/facility/building.js';
import { devicesOf, planFacts } from '../../../engine/metrics/planFacts.js';
import { headerOf } from '../../../engine/recording/writer.js';
import { DEVICE_KINDS, type Scenario } from '../../../engine/scenario/schema.js';
import { towerScenario } from '../../fixtures/towers.js';
import { library } from './nights.js';

const scenarios: [string, () => Scenario][] = [
  ['tower-18 night-lean', () => library('tower-18', 'night-lean')],
  ['tower-18 two-compartments', () => library('tower-18', 'two-compartments')],
  ['longhua-2025', () => library('longhua-2025')],
  ['mishima-2010', () => library('mishima-2010')],
  ...Array.from({ length: 12 }, (_, i): [string, () => Scenario] => [`tower ${i}`, () => towerScenario(String(i))]),
];

describe('facts of the plan', () => {
  it.each(scenarios)('are those of the run: %s', (_, scenario) => {
    const model = buildModel(scenario(), 's');
    const building = buildingOf(model.facility);
    const facts = planFacts(headerOf(model, true), building);
    expect([...facts.phaseOf]).toEqual([...model.phaseOf]);
    expect([...facts.defendsInPlace]).toEqual([...model.defendsInPlace]);
    expect(facts.eligible.map((row) => [...row])).toEqual(model.eligible.map((row) => [...row]));
    expect(facts.incidentSpace).toBe(model.incidentSpace);
    model.people.forEach((person, row) => {
      expect(facts.rows.get(person.id)).toBe(row);
      expect(facts.home[row]).toBe(person.bed < 0 ? -1 : model.facility.beds[person.bed].spaceIndex);
    });
    const devices = buildWorld(model).devices.map(({ kind, store }) => ({ kind: DEVICE_KINDS[kind], store }));
    expect(devicesOf(building)).toEqual(devices);
  });
});
