/** Claims about resources: who waits for what, in the run, in its recording and after a run has been taken back. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { buildingOf } from '../../../engine/facility/building.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { chronicleOf } from '../../../engine/metrics/chronicle.js';
import { claimMoment } from '../../../engine/metrics/claims.js';
import { readRecording } from '../../../engine/recording/reader.js';
import { EXAMPLE } from '../../../engine/scenario/publish.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { Claim, Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import type { ClaimResult } from '../../../engine/study/claims.js';
import { recordRun } from '../../../engine/study/runs.js';
import { WaitWatch } from '../../../engine/study/waits.js';
import { namesOf, text } from '../../../engine/text/index.js';
import { CAUSE } from '../../../engine/world/codes.js';
import { secondsWithin } from '../../../engine/world/resources.js';
import { chairsDownAStair } from '../../fixtures/towers.js';

type Resource = Extract<Claim['subject'], { kind: 'resource' }>['resource'];
const enough = (resource: Resource, wait: number): Claim => ({
  id: `${resource}-${wait}`,
  subject: { kind: 'resource', resource },
  condition: { kind: 'enough', wait },
  after: 'panelAlarm',
  within: 3600,
});

const scenario = (chairs: number, claims: readonly Claim[]): Scenario => {
  const made = chairsDownAStair(chairs, ['one', 'two', 'three']);
  made.plan.claims = [...claims];
  return made;
};

const judged = (made: Scenario): { run: ClaimResult[]; recording: ReturnType<typeof claimMoment>[] } => {
  const { result, recording } = recordRun({ scenario: made, seed: '1' });
  const c = chronicleOf(readRecording(recording), buildingOf(buildFacility(made.facility)));
  return { run: result.claims, recording: made.plan.claims.map((claim) => claimMoment(c, claim)) };
};

describe('a claim that a resource is enough', () => {
  const claims = [enough('evacuationChair', 0), enough('evacuationChair', 3600), enough('carer', 0)];

  it('fails where residents wait for it while a carer is free, and holds with a chair for each carer', () => {
    const one = judged(scenario(1, claims)).run;
    expect(one[0].met).toBe(false);
    expect(one[0].waited).toBeGreaterThan(30);
    expect(one[0].of).toBe(6);
    expect(one[0].count).toBeLessThan(6);
    expect(one[1].met).toBe(true);
    const three = judged(scenario(3, claims)).run;
    expect(three[0]).toMatchObject({ met: true, count: 6, of: 6, waited: 0 });
    // Six residents, three carers: somebody waits for a carer whatever there is.
    expect(three[2].met).toBe(false);
  });

  it('fails where there is none, or only one that is out of order, though nobody waits for what never comes', () => {
    expect(judged(scenario(0, claims)).run[0]).toMatchObject({ met: false, count: 0, of: 6 });
    const broken = scenario(2, claims);
    broken.incident.outOfOrder = [broken.facility.stores![0].id];
    expect(judged(broken).run[0]).toMatchObject({ met: false, count: 0 });
  });

  it.each([0, 1, 2, 3])('is judged the same by the recording, with %i chairs', (chairs) => {
    const { run, recording } = judged(scenario(chairs, claims));
    for (const [i, { id, met, deadline, count, of }] of run.entries())
      expect(recording[i]).toMatchObject({ id, met, deadline, count, of });
  });

  it('is said in both languages', () => {
    const made = scenario(1, claims);
    expect(text('en').claim(claims[0], namesOf(made, 'en'))).toMatch(/evacuation chair.*waits for one longer than 0 s/);
    expect(text('zh-CN').claim(claims[0], namesOf(made, 'zh-CN'))).toContain('疏散椅够用');
  });

  it('goes with no other condition, and no other subject with its condition', () => {
    const wrong = (claim: Claim): string[] => {
      try {
        resolveScenario({ ...EXAMPLE, plan: { ...EXAMPLE.plan, claims: [claim] } }, { generateTower });
        return [];
      } catch (error) {
        return (error as { problems: { path: string }[] }).problems.map(({ path }) => path);
      }
    };
    expect(wrong({ ...claims[0], id: 'x' })).toEqual([]);
    expect(wrong({ ...claims[0], id: 'x', condition: { kind: 'clear' } })).toEqual(['plan.claims.x.condition.kind']);
    expect(wrong({ ...claims[0], id: 'x', subject: { kind: 'residents' } })).toEqual(['plan.claims.x.condition.kind']);
  });
});

describe('the watch', () => {
  it('keeps each wait with its ends, and forgets what came after a moment', () => {
    const { model, world } = createSimulation(scenario(1, [enough('evacuationChair', 0)]), '1');
    const watch = new WaitWatch(model);
    const at = (tick: number, cause: keyof typeof CAUSE, ref = -1): void => {
      world.tick = tick;
      world.people.cause[0] = CAUSE[cause];
      world.people.causeRef[0] = ref;
      watch.observe(world);
    };
    const perSecond = model.ticksPerSecond;
    at(0, 'none');
    at(10 * perSecond, 'device', 2);
    at(25 * perSecond, 'carer');
    at(30 * perSecond, 'device', 2);
    expect(watch.of(0, 'evacuationChair')).toEqual([
      [10, 25],
      [30, Infinity],
    ]);
    expect(watch.of(0, 'carer')).toEqual([[25, 30]]);
    expect(secondsWithin(watch.of(0, 'evacuationChair'), 20, 100)).toBe(75);
    watch.truncate(27);
    expect(watch.of(0, 'evacuationChair')).toEqual([[10, 25]]);
    expect(watch.of(0, 'carer')).toEqual([[25, Infinity]]);
    at(28 * perSecond, 'none');
    expect(watch.of(0, 'carer')).toEqual([[25, 28]]);
  });
});
