/** Claims judged from the recording alone are judged as the run judged them. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../engine/metrics/answer.js';
import { chronicleOf } from '../../../engine/metrics/chronicle.js';
import { claimMoment } from '../../../engine/metrics/claims.js';
import type { Claim, Scenario } from '../../../engine/scenario/schema.js';
import { towerScenario } from '../../fixtures/towers.js';
import { library, night, type Night } from './nights.js';

/** Claims of every kind, whatever the scenario's own are. */
const EVERY_KIND: Claim[] = [
  { subject: { kind: 'zone', zone: { storey: 'incident' } }, condition: { kind: 'clear' }, within: 900 },
  { subject: { kind: 'zone', zone: { all: true } }, condition: { kind: 'share', share: 0.5 }, within: 300 },
  { subject: { kind: 'zone', zone: { spaces: ['incident'] } }, condition: { kind: 'clear' }, within: 200 },
  { subject: { kind: 'residents' }, condition: { kind: 'atLeast', count: 3 }, within: 400 },
  {
    subject: { kind: 'residents', mobility: ['bedridden', 'wheelchairAssisted'] },
    condition: { kind: 'clear' },
    within: 2000,
  },
  { subject: { kind: 'residents' }, condition: { kind: 'atLeast', count: 9999 }, within: 4000 },
  { subject: { kind: 'residents' }, condition: { kind: 'atLeast', count: 0 }, within: 10 },
  {
    subject: { kind: 'residents', zone: { storey: 'incident' }, mobility: ['independent', 'cane'] },
    condition: { kind: 'clear' },
    within: 700,
  },
  { subject: { kind: 'residents' }, condition: { kind: 'margin', least: 120 }, within: 900 },
  { subject: { kind: 'staff' }, condition: { kind: 'clear' }, within: 3000 },
  { subject: { kind: 'staff', posts: ['carer'] }, condition: { kind: 'atLeast', count: 1 }, within: 900 },
  { subject: { kind: 'event', event: 'confirmed' }, condition: { kind: 'happens' }, within: 60 },
  {
    subject: { kind: 'event', event: { phase: 'fire-storey', is: 'done' } },
    condition: { kind: 'happens' },
    within: 1000,
  },
].flatMap((claim, i) =>
  (['start', 'panelAlarm', 'alarmRaised', { phase: 'above', is: 'started' }] as Claim['after'][]).map(
    (after, k) => ({ ...claim, id: `c${i}-${k}`, after }) as Claim,
  ),
);

function expectSame({ recording, building, result }: Night): void {
  const c = chronicleOf(recording, building);
  const found = recording.header.scenario.plan.claims.map((claim) => claimMoment(c, claim));
  expect(found).toEqual(result.claims);
  const marked = answer(recording, building, { kind: 'marks' }).filter((mark) => mark.kind === 'claim');
  expect(marked.map(({ claim }) => claim).sort()).toEqual(result.claims.map(({ id }) => id).sort());
  for (const { claim, met, time } of marked) {
    const own = result.claims.find(({ id }) => id === claim)!;
    expect(met).toBe(own.met);
    if (met) expect(time).toBeGreaterThanOrEqual(own.at!);
    if (met) expect(time).toBeLessThanOrEqual(own.deadline!);
    else expect(time).toBe(Math.min(own.deadline ?? Infinity, recording.duration));
  }
}

describe('claims read from a recording', () => {
  it.each([
    ['tower-18', 'night', '1'],
    ['tower-18', 'night-lean', '2'],
    ['tower-18', 'two-compartments', '3'],
    ['tower-18', 'day', '4'],
    ['longhua-2025', null, '1'],
    ['longhua-2025', 'watched-panel-hands', '2'],
    ['mishima-2010', null, '1'],
  ])('are those of the run: %s %s, seed %s', (name, variant, seed) => {
    expectSame(night(library(name, variant), seed));
  });

  it('are those of the run for every kind of claim in many small towers', () => {
    let met = 0;
    let missed = 0;
    for (let seed = 0; seed < 16; seed++) {
      const scenario: Scenario = towerScenario(String(seed));
      const one = night({ ...scenario, plan: { ...scenario.plan, claims: EVERY_KIND } }, 'a');
      expectSame(one);
      for (const claim of one.result.claims)
        if (claim.met) met++;
        else missed++;
    }
    // The test would say nothing if all went one way.
    expect(Math.min(met, missed)).toBeGreaterThan(50);
  });

  it('are judged where a run is cut off, too', () => {
    expectSame(night(library('tower-18', 'night-lean'), '1', 700));
  });
});
