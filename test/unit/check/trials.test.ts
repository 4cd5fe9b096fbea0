/** Claims on trial: verdicts that stand or hang on a parameter, reasons, bounds, worst cases and fixes, on a home of minutes. */
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { RunBook, type Case } from '../../../engine/check/book.js';
import { lowerBound } from '../../../engine/study/bound.js';
import { withEdits, withParameters } from '../../../engine/check/edits.js';
import { findFixes } from '../../../engine/check/fixes.js';
import { costOf, DEFAULT_COSTS, measuresFor } from '../../../engine/check/measures.js';
import { putOnTrial } from '../../../engine/check/onTrial.js';
import { reasonOf } from '../../../engine/check/reasons.js';
import { screen, testRobustness, unmeasured } from '../../../engine/check/robust.js';
import { decidedBy, probe, slackOf, tryClaims } from '../../../engine/check/trial.js';
import { couldDecideAt, judgeSequentially } from '../../../engine/check/verdict.js';
import { searchWorst } from '../../../engine/check/worst.js';
import { buildingOf } from '../../../engine/facility/building.js';
import { buildFacility } from '../../../engine/facility/build.js';
import { readRecording } from '../../../engine/recording/reader.js';
import { EXAMPLE } from '../../../engine/scenario/publish.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import { generateTower } from '../../../engine/facility/tower.js';
import type { Claim, DrawnFacility, Scenario, ScenarioFile } from '../../../engine/scenario/schema.js';
import { recordRun, runOnce } from '../../../engine/study/runs.js';
import { namesOf, text } from '../../../engine/text/index.js';
import { runWith } from './results.js';

/** Two rooms, one carer, a refuge: the example of the format, with a claim of its own. */
function home(within: number, change: (file: ScenarioFile) => void = () => undefined): Scenario {
  const file = structuredClone(EXAMPLE) as unknown as ScenarioFile;
  file.plan.claims = [
    {
      id: 'clear',
      subject: { kind: 'residents' },
      condition: { kind: 'clear' },
      after: 'panelAlarm',
      within,
      probability: 0.5,
      confidence: 0.9,
    },
  ];
  change(file);
  return resolveScenario(file, { generateTower });
}
/** No chance, and only this one value is left to doubt. */
function onlyLoneFactor(file: ScenarioFile): void {
  file.model = { randomness: false };
  file.model.parameters = Object.fromEntries(
    unmeasured(home(600))
      .filter(({ name }) => name !== 'time.loneFactor')
      .map(({ name, value }) => [name, { value, source: 'drill', confidence: 'measured' as const }]),
  );
}
/** The panel's alarm where the scenario does not say, s. */
const PANEL = 60;
const book = (): RunBook => new RunBook((requests) => Promise.resolve(requests.map((one) => runOnce(one))));
const base = (scenario: Scenario): Case => ({ key: 'base', scenario });
const claimOf = (scenario: Scenario): Claim => scenario.plan.claims[0];

describe('a trial', () => {
  it('ends when all claims are decided, and not before eight runs', async () => {
    const runs = book();
    const easy = home(3000, ({ plan }) => Object.assign(plan.claims[0], { probability: 0.9, confidence: 0.95 }));
    const { verdicts } = await tryClaims(runs, base(easy), easy.plan.claims, 200);
    expect(verdicts[0]).toMatchObject({ verdict: 'HOLDS', met: 44, runs: 44, method: 'mixture-martingale' });
    // Not one more: nobody looks before the first run that could decide.
    expect(runs.made).toBe(44);
    const hard = home(30);
    const failed = await tryClaims(book(), base(hard), hard.plan.claims, 200);
    expect(failed.verdicts[0]).toMatchObject({ verdict: 'FAILS', met: 0, runs: 8 });
    expect(failed.runs).toHaveLength(8);
  });

  it('says UNPROVEN when the budget ends first, however clear it looks', async () => {
    const scenario = home(3000, ({ plan }) => Object.assign(plan.claims[0], { probability: 0.9, confidence: 0.95 }));
    const { verdicts } = await tryClaims(book(), base(scenario), scenario.plan.claims, 20);
    expect(verdicts[0]).toMatchObject({ verdict: 'UNPROVEN', met: 20, runs: 20 });
  });

  it('keeps the verdict of the first run that decided, whatever comes after', () => {
    const claim = claimOf(
      home(100, ({ plan }) => Object.assign(plan.claims[0], { probability: 0.9, confidence: 0.95 })),
    );
    const met = (all: readonly boolean[]) =>
      all.map((one, i) =>
        runWith(String(i), { claims: [{ id: 'clear', met: one, at: 50, deadline: 100, count: 1, of: 1 }] }),
      );
    const first = Array.from({ length: 44 }, () => true);
    expect(judgeSequentially(claim, met(first)).verdict).toBe('HOLDS');
    const later = judgeSequentially(claim, met([...first, ...Array.from({ length: 30 }, () => false)]));
    expect(later).toMatchObject({ verdict: 'HOLDS', runs: 44, met: 44 });
  });

  it('knows the first run that could decide', () => {
    const claim = claimOf(
      home(100, ({ plan }) => Object.assign(plan.claims[0], { probability: 0.9, confidence: 0.95 })),
    );
    const runs = (met: number, missed: number) =>
      Array.from({ length: met + missed }, (_, i) =>
        runWith(String(i), { claims: [{ id: 'clear', met: i < met, at: 50, deadline: 100, count: 1, of: 1 }] }),
      );
    for (const [met, missed] of [
      [8, 0],
      [30, 1],
      [6, 2],
      [3, 1],
    ]) {
      const first = couldDecideAt(claim, runs(met, missed), 500);
      // One fewer decides whatever they are; so many do not if they are the right ones.
      for (let more = 0; met + missed + more < first; more++)
        for (const good of [0, more]) {
          const all = runs(met + good, missed + more - good);
          if (all.length >= 8) expect(judgeSequentially(claim, all).verdict).toBe('UNPROVEN');
        }
      const more = first - met - missed;
      const ends = [runs(met + more, missed), runs(met, missed + more)].map((all) => judgeSequentially(claim, all));
      expect(ends.some(({ verdict }) => verdict !== 'UNPROVEN')).toBe(true);
    }
    expect(couldDecideAt(claim, runs(8, 0), 12)).toBe(12);
  });

  it('makes no run twice', async () => {
    const runs = book();
    const one = base(home(3000));
    await runs.first(one, 5);
    await runs.firstOf([one, one], 7);
    expect(runs.made).toBe(7);
    expect(runs.of('base').map(({ seed }) => seed)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('lets runs end when everything asked is decided', () => {
    const scenario = home(600);
    expect(decidedBy(scenario, scenario.plan.claims)).toBe(PANEL + 601);
    const free = home(600, (file) => (file.plan.claims[0].after = 'alarmRaised'));
    expect(probe('p', free, free.plan.claims).until).toBeUndefined();
    const [claim] = scenario.plan.claims;
    const short = runOnce({ scenario, seed: '1', until: decidedBy(scenario, [claim]) });
    expect(short.claims[0].met).toBe(runOnce({ scenario, seed: '1' }).claims[0].met);
    expect(slackOf(claim, short)).toBeCloseTo(short.claims[0].deadline! - short.claims[0].at!, 9);
  });
});

describe('what nobody has measured', () => {
  it('is every assumption with a range that the scenario has not measured itself', () => {
    const scenario = home(600);
    const names = unmeasured(scenario).map(({ name }) => name);
    expect(names).toContain('time.loneFactor');
    const own = home(600, (file) => {
      file.model = { parameters: { 'time.loneFactor': { value: 1.4, source: 'drill', confidence: 'measured' } } };
    });
    expect(unmeasured(own).map(({ name }) => name)).toEqual(names.filter((name) => name !== 'time.loneFactor'));
  });

  it('leaves a verdict alone that has room, and undoes one that hangs on it, with what a drill would have to show', async () => {
    // Randomness off: the time is one number, so where it turns can be computed by hand from two runs.
    const at = (factor: number): number => {
      const scenario = withParameters(
        home(3000, (file) => (file.model = { randomness: false })),
        new Map([['time.loneFactor', factor]]),
      );
      return runOnce({ scenario, seed: '1' }).claims[0].at!;
    };
    const [low, middle, high] = [at(1.2), at(1.5), at(2.5)];
    expect(high).toBeGreaterThan(middle);
    expect(middle).toBeGreaterThan(low);
    const try_ = async (within: number) => {
      const scenario = home(within, onlyLoneFactor);
      const runs = book();
      const [claim] = scenario.plan.claims;
      const one = probe('base', scenario, [claim]);
      const { verdicts } = await tryClaims(runs, one, [claim], 60);
      return testRobustness(runs, one, claim, verdicts[0], await screen(runs, one, [claim]), 60);
    };
    const roomy = await try_(high - PANEL + 1);
    expect(roomy).toMatchObject({ nominal: 'HOLDS', verdict: 'HOLDS', together: 'HOLDS', active: 1, hangsOn: null });
    const tight = await try_((middle + high) / 2 - PANEL);
    expect(tight).toMatchObject({ nominal: 'HOLDS', verdict: 'UNPROVEN', tried: ['time.loneFactor'] });
    expect(tight.hangsOn).toMatchObject({ parameter: 'time.loneFactor', at: 2.5, verdictThere: 'FAILS' });
    const [good, bad] = tight.hangsOn!.turns!;
    expect(at(good)).toBeLessThanOrEqual((middle + high) / 2);
    expect(at(bad)).toBeGreaterThan((middle + high) / 2);
    expect(bad - good).toBeCloseTo(1 / 16, 9);
    for (const language of ['zh-CN', 'en'] as const)
      expect(text(language).trial.robust(tight)).toContain('time.loneFactor');
  });
});

describe('the reason', () => {
  const reason = (scenario: Scenario) => {
    const { recording, result } = recordRun({ scenario, seed: '1' });
    const building = buildingOf(buildFacility(scenario.facility));
    return reasonOf(scenario, claimOf(scenario), '1', readRecording(recording), building, [result]);
  };

  it('is the phase that began in time and was not done in time, with who brought how many', () => {
    const scenario = home(200);
    const found = reason(scenario);
    expect(found.step).toMatchObject({
      how: 'slow',
      event: { is: 'done' },
      deadline: PANEL + 200,
    });
    expect(found.work!.hands).toHaveLength(1);
    expect(found.work!.there).toBeLessThan(found.work!.of);
    expect(found.path!.at).toBeGreaterThan(found.step!.deadline);
    const names = namesOf(scenario, 'en');
    expect(text('en').trial.step(found, names)).toMatch(/^The plan breaks in its phase/);
    expect(text('zh-CN').trial.step(found, names)).toMatch(/^预案断在/);
  });

  it('is about those the claim names: their last, their hands, what they wait for', () => {
    const [first, second] = (home(200).residents as { id: string; bed: string }[]).map(({ id }) => id);
    const of = (id: string) =>
      reason(home(200, ({ plan }) => (plan.claims[0].subject = { kind: 'residents', ids: [id] })));
    const model = buildModel(home(200), '1');
    for (const id of [first, second]) {
      const found = of(id);
      expect(model.people[found.path!.last].id).toBe(id);
      expect(found.work).toMatchObject({ of: 1 });
      expect(found.work!.brought).toBeLessThanOrEqual(1);
      expect(found.work!.open.reduce((sum, { people }) => sum + people, 0)).toBe(1 - found.work!.there);
    }
    expect(of(first).path!.at).not.toBe(of(second).path!.at);
  });

  it('is the panel that nobody watches', () => {
    const found = reason(
      home(600, (file) => {
        file.roster.controlRoomWatched = false;
        file.incident.noticedWithoutPanel = 900;
      }),
    );
    expect(found.step).toMatchObject({ how: 'late', event: 'noticed', before: 'panelAlarm' });
  });
});

describe('the lower bound', () => {
  it('is beaten by no night of the model with its mean times', () => {
    for (const change of [
      () => undefined,
      (file: ScenarioFile) =>
        void file.roster.shifts.night.staff.push({ ...file.roster.shifts.night.staff[0], id: 'second' }),
    ]) {
      const scenario = home(3000, (file) => {
        file.model = { randomness: false };
        change(file);
      });
      const model = buildModel(scenario, '1');
      const bound = lowerBound(model, claimOf(scenario))!;
      const run = runOnce({ scenario, seed: '1' });
      expect(bound.hands).toBe(scenario.roster.shifts.night.staff.length);
      expect(bound.seconds).toBeGreaterThan(0);
      expect(run.claims[0].at! - run.milestones.alarmRaised!).toBeGreaterThanOrEqual(bound.seconds);
    }
  });
});

describe('the worst case', () => {
  it('is searched step by step and never better than what it began with', async () => {
    const scenario = home(3000, (file) => {
      file.roster.shifts.night.staff.push({ ...file.roster.shifts.night.staff[0], id: 'second' });
    });
    const runs = book();
    const steps = await searchWorst(runs, base(scenario), buildFacility(scenario.facility), claimOf(scenario), 60);
    expect(steps.map(({ kind }) => kind)).toContain('absent');
    for (let i = 1; i < steps.length; i++) expect(steps[i].slack).toBeLessThan(steps[i - 1].slack);
    expect(steps.every(({ verdict }) => verdict !== null)).toBe(true);
    expect(text('en').trial.worst(steps, namesOf(scenario, 'en'))).toContain('absent');
  });
});

describe('the smallest fix', () => {
  it('turns the verdict when it is applied as a variant, and is made no larger than it need be', async () => {
    // Nobody watches the panel: with somebody there a minute and a half more would do.
    const scenario = home(600, (file) => {
      file.roster.controlRoomWatched = false;
      file.incident.noticedWithoutPanel = 900;
      (file.facility as DrawnFacility).stations!.push({
        id: 'panel',
        space: 'corridor',
        at: [1, 1],
        kind: 'controlRoom',
      });
    });
    const search = await findFixes(book(), base(scenario), claimOf(scenario), 60);
    expect(search.fixes.length).toBeGreaterThan(0);
    const [fix] = search.fixes;
    expect(fix.verdict.verdict).toBe('HOLDS');
    const trial = await tryClaims(book(), base(withEdits(scenario, fix.edits)), scenario.plan.claims, 60);
    expect(trial.verdicts[0].verdict).toBe('HOLDS');
    expect(fix.measures.map(({ kind }) => kind)).toEqual(['watchedPanel']);
    expect(fix.cost).toBe(costOf(fix.measures, DEFAULT_COSTS));
    for (const { cost } of search.fixes) expect(cost).toBeGreaterThanOrEqual(fix.cost);
  });

  it('of a verdict that hangs on a value nobody has measured holds at that value, too', async () => {
    const at = (factor: number): number => {
      const still = home(3000, (file) => (file.model = { randomness: false }));
      return runOnce({ scenario: withParameters(still, new Map([['time.loneFactor', factor]])), seed: '1' }).claims[0]
        .at!;
    };
    const { low, high, value } = unmeasured(home(600)).find(({ name }) => name === 'time.loneFactor')!;
    expect(low).toBeLessThan(high);
    const scenario = home((at(value) + at(high)) / 2 - PANEL, onlyLoneFactor);
    const options = { budget: 60, first: false, worst: false, fix: true };
    const trial = await putOnTrial(book(), scenario, buildModel(scenario, '1'), options, {
      step: () => undefined,
      recording: (seed) => Promise.resolve(recordRun({ scenario, seed }).recording),
    });
    expect(trial.verdicts[0].verdict).toBe('UNPROVEN');
    const [search] = trial.fixes;
    expect(search.at).toMatchObject({ name: 'time.loneFactor', value: high });
    expect(search.fixes.length).toBeGreaterThan(0);
    for (const fix of search.fixes) {
      const there = withParameters(withEdits(scenario, fix.edits), new Map([['time.loneFactor', high]]));
      expect(runOnce({ scenario: there, seed: '1' }).claims[0].met).toBe(true);
      for (const language of ['zh-CN', 'en'] as const)
        expect(text(language).trial.fix(fix, namesOf(scenario, language), search)).toContain('time.loneFactor');
    }
  });

  it('says so when nothing that can be tried is enough', async () => {
    const scenario = home(20);
    const search = await findFixes(book(), base(scenario), claimOf(scenario), 60);
    expect(search.fixes).toEqual([]);
    expect(search.best!.count).toBeLessThan(search.best!.of);
    expect(search.tried).toBeGreaterThan(measuresFor(scenario, buildFacility(scenario.facility)).length / 2);
    expect(text('en').trial.noFix(search, namesOf(scenario, 'en'))).toContain(String(search.tried));
  });
});
