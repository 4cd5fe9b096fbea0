/** Triggers and phases: what starts when, and when it is done. */
import { expect, it } from 'vitest';
import { createSimulation } from '../../../engine/simulation.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { towerScenario } from '../../fixtures/towers.js';

const run = (phases: Scenario['plan']['phases'], change: (s: Scenario) => void = () => {}) => {
  const scenario = towerScenario('12', { storeys: 3, bedsPerStorey: 6, bedroomsFrom: 1 });
  scenario.plan.phases = phases;
  scenario.plan.claims = [];
  change(scenario);
  const simulation = createSimulation(scenario, '1');
  simulation.run();
  return simulation;
};
const zone = [{ storey: 'incident' as const }];

it('a phase after another starts when that one is done, to the second', () => {
  const { world } = run([
    { id: 'a', trigger: { after: 'alarmRaised' }, zones: zone, to: ['refuge', 'outside'] },
    {
      id: 'b',
      trigger: { after: { phase: 'a', is: 'done' }, delay: 30 },
      zones: [{ storey: 'incident', offset: 1 }],
      to: ['refuge', 'outside'],
    },
    {
      id: 'c',
      trigger: { after: { phase: 'b', is: 'started' }, delay: 7 },
      zones: [{ storey: 'incident', offset: -1 }],
      to: ['outside'],
    },
  ]);
  const [a, b, c] = world.phases;
  expect(a.startedAt).toBe(world.milestones.alarmRaised);
  expect(b.startedAt).toBe(a.doneAt + 30);
  expect(c.startedAt).toBe(b.startedAt + 7);
});

it('a phase without residents is done when it starts; its last resident closes one with residents', () => {
  const { world, model } = run([
    { id: 'empty', trigger: { after: 'start', delay: 5 }, zones: [{ spaces: ['02-corridor'] }], to: ['outside'] },
    { id: 'full', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'] },
  ]);
  expect(world.phases[0].doneAt).toBe(5);
  let last = 0;
  for (let row = 0; row < model.residents; row++) last = Math.max(last, world.people.outcomeAt[row]);
  expect(world.phases[1].doneAt).toBe(last);
});

it('a phase whose trigger never comes never starts, and the run still ends', () => {
  const { world } = run([{ id: 'a', trigger: { after: 'brigadeCalled' }, zones: zone, to: ['outside'] }], (s) => {
    s.plan.response = { callBrigade: 'never' };
  });
  expect(world.phases[0].startedAt).toBeNaN();
  expect(world.endReason).toBe('settled');
});

it('the first phase that names a zone has it', () => {
  const { model } = run([
    { id: 'a', trigger: { after: 'alarmRaised' }, zones: zone, to: ['outside'] },
    { id: 'b', trigger: { after: 'alarmRaised' }, zones: [{ all: true }], to: ['outside'] },
  ]);
  const storeyOf = (row: number) => model.facility.spaces[model.facility.beds[model.people[row].bed].spaceIndex].storey;
  const origin = model.facility.spaces[model.incidentSpace].storey;
  for (let row = 0; row < model.residents; row++) expect(model.phaseOf[row]).toBe(storeyOf(row) === origin ? 0 : 1);
});
