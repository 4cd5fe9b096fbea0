/** The library: every scenario and variant resolves, builds and is what its README says. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateTower } from '../../../engine/facility/tower.js';
import { secondsOfClock } from '../../../engine/people/shift.js';
import { parseJson } from '../../../engine/scenario/json.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { gasState } from '../../../engine/world/conditions.js';
import { createSimulation } from '../../../engine/simulation.js';
import { evaluateClaim } from '../../../engine/study/claims.js';
import type { Model } from '../../../engine/world/model.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const library = new URL('../../../scenarios/', import.meta.url);
const text = (name: string, file: string): string => readFileSync(new URL(`${name}/${file}`, library), 'utf8');
const read = (name: string, file: string): unknown => parseJson(text(name, file), file);
const load = (name: string, variant: string | null = null): Scenario =>
  resolveScenario(read(name, 'scenario.json'), { variant, generateTower, readFile: (file) => read(name, file) });
const modelOf = (name: string, variant: string | null = null): Model =>
  createSimulation(load(name, variant), '1').model;

const names = readdirSync(library, { withFileTypes: true })
  .filter((e) => e.isDirectory() && existsSync(new URL(`${e.name}/scenario.json`, library)))
  .map((e) => e.name);
const variantsOf = (name: string): string[] =>
  Object.keys((read(name, 'scenario.json') as { variants?: Record<string, unknown> }).variants ?? {});

/** Staff present by post, and how many residents. */
function census(name: string, variant: string | null): { posts: Record<string, number>; residents: number } {
  const { people } = modelOf(name, variant);
  const posts: Record<string, number> = {};
  for (const p of people) if (p.post !== null) posts[p.post] = (posts[p.post] ?? 0) + 1;
  return { posts, residents: people.filter((p) => p.kind === 'resident').length };
}

/** Residents by mobility class among those whose bed's id begins with `prefix`. */
function classes(model: Model, prefix = ''): Record<string, number> {
  const count: Record<string, number> = {};
  for (const p of model.people) {
    if (p.mobility === null || !model.facility.beds[p.bed].id.startsWith(prefix)) continue;
    count[p.mobility] = (count[p.mobility] ?? 0) + 1;
  }
  return count;
}

/** Ids of the stations of those on duty with this post. */
const stationsOf = (model: Model, post: string): string[] =>
  model.people.filter((p) => p.post === post).map((p) => model.facility.stations[p.station].id);

/** Residents of each phase, by the phase's id, and those who defend in place. */
function planned(model: Model): Record<string, number> {
  const count: Record<string, number> = { defend: 0 };
  for (const phase of model.scenario.plan.phases) count[phase.id] = 0;
  for (let row = 0; row < model.residents; row++) {
    const phase = model.phaseOf[row];
    if (phase >= 0) count[model.scenario.plan.phases[phase].id]++;
    else if (model.defendsInPlace[row] === 1) count.defend++;
  }
  return count;
}

describe('library', () => {
  it('holds the six scenarios', () => {
    expect(names.sort()).toEqual([
      'children-home',
      'community-station',
      'longhua-2025',
      'mishima-2010',
      'thousand-two',
      'tower-18',
    ]);
  });

  for (const name of names) {
    it(`${name}: id is the folder`, () => {
      expect((read(name, 'scenario.json') as { id: string }).id).toBe(name);
    });

    for (const variant of [null, ...variantsOf(name)]) {
      it(`${name} ${variant ?? '(base)'} builds; every claim is about somebody`, () => {
        const simulation = createSimulation(load(name, variant), '1');
        const { model, world } = simulation;
        expect(model.residents).toBeGreaterThan(0);
        expect(model.people.length).toBeGreaterThan(model.residents);
        expect(simulation.ended).toBe(false);
        // Everybody is either moved by the plan or defended by it: nobody is forgotten.
        const counts = Object.values(planned(model));
        expect(counts.reduce((a, b) => a + b, 0)).toBe(model.residents);
        for (const claim of model.scenario.plan.claims) {
          if (claim.subject.kind !== 'event') {
            expect(evaluateClaim(model, world, claim).of, claim.id).toBeGreaterThan(0);
          }
          const deadline = (model.scenario.incident.panelAlarm ?? 60) + claim.within;
          expect(deadline, claim.id).toBeLessThanOrEqual(model.scenario.horizon);
        }
      });
    }
  }
});

describe('READMEs of the library', () => {
  for (const name of names) {
    const variants = variantsOf(name);
    it(`${name}: facts, assumptions, figures; every variant and claim named; every command can be given`, () => {
      const readme = text(name, 'README.md');
      for (const heading of ['What it shows', 'Assumptions (all U)', 'How to run', 'Figures']) {
        expect(readme, heading).toContain(`\n## ${heading}\n`);
      }
      expect(readme).toMatch(/\n## Facts/);
      for (const variant of variants) expect(readme, variant).toContain(`\`${variant}\``);
      for (const variant of [null, ...variants]) {
        for (const claim of load(name, variant).plan.claims) expect(readme, claim.id).toContain(`\`${claim.id}\``);
      }
      // In blocks and inline; `bench` takes no scenario.
      const commands = (readme.match(/npm run -s anshu -- [^`\n]+/g) ?? []).filter((c) => !c.endsWith('-- bench'));
      expect(commands.length).toBeGreaterThanOrEqual(3);
      for (const command of commands) {
        expect(command.split(' ')[6], command).toBe(name);
        const given = /--variants? (\S+)/.exec(command)?.[1].split(',') ?? [];
        for (const variant of given) expect(['base', ...variants], command).toContain(variant);
      }
    });
  }
});

describe('longhua-2025', () => {
  it('nineteen dependent residents in eight rooms of the third floor, two carers there, sixty people', () => {
    const model = modelOf('longhua-2025');
    expect(classes(model, '3')).toEqual({ wheelchairAssisted: 10, bedridden: 9 });
    expect(classes(model, '1')).toEqual({ independent: 9, cane: 5, rollator: 4 });
    expect(classes(model, '2')).toEqual({ independent: 10, cane: 4, rollator: 5 });
    const third = model.people.filter((p) => p.bed >= 0 && model.facility.beds[p.bed].id.startsWith('3'));
    expect(new Set(third.map((p) => model.facility.beds[p.bed].space)).size).toBe(8);
    expect(stationsOf(model, 'carer').sort()).toEqual(['1-station', '2-station', '3-station', '3-station']);
    expect(model.people.length).toBe(60);
    expect(model.facility.spaces[model.incidentSpace].id).toBe('302');
  });

  it('outline, storeys and stairs as published and assumed', () => {
    const { facility } = modelOf('longhua-2025');
    const xs = facility.spaces.flatMap((s) => [s.minX, s.maxX]);
    const ys = facility.spaces.flatMap((s) => [s.minY, s.maxY]);
    expect([Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]).toEqual([33.7, 9.7]);
    expect(facility.storeys.map((s) => s.id)).toEqual(['L1', 'L2', 'L3']);
    // Two stairs, two flights from each storey to the next.
    expect(facility.spaces.filter((s) => s.kind === 'stairFlight').length).toBe(8);
    expect(facility.spaces.some((s) => s.kind === 'refuge')).toBe(false);
  });

  it('the times are those of the clock', () => {
    const { incident, plan, roster } = load('longhua-2025');
    const start = secondsOfClock(incident.clock);
    expect(start + incident.panelAlarm!).toBe(secondsOfClock('21:18'));
    expect(start + incident.noticedWithoutPanel!).toBe(secondsOfClock('21:37'));
    const lost = plan.claims.find((claim) => claim.id === 'out-at-1380')!;
    expect([lost.after, lost.condition]).toEqual(['panelAlarm', { kind: 'atLeast', count: 19 }]);
    expect(start + incident.panelAlarm! + lost.within).toBe(secondsOfClock('21:41'));
    expect(plan.claims.find((claim) => claim.id === 'third-floor-clear-900')!.within).toBe(900);
    expect(roster.controlRoomWatched).toBe(false);
  });

  it('a watched panel is one more person; two more pairs of hands are two more carers on the third floor', () => {
    const base = census('longhua-2025', null);
    const watched = census('longhua-2025', 'watched-panel');
    const hands = census('longhua-2025', 'watched-panel-hands');
    expect(base).toEqual({ residents: 56, posts: { carer: 4 } });
    expect(watched).toEqual({ residents: 56, posts: { carer: 4, controlRoom: 1 } });
    expect(hands).toEqual({ residents: 56, posts: { carer: 6, controlRoom: 1 } });
    const model = modelOf('longhua-2025', 'watched-panel-hands');
    expect(stationsOf(model, 'carer').filter((id) => id === '3-station').length).toBe(4);
    expect(load('longhua-2025', 'watched-panel').roster.controlRoomWatched).toBe(true);
    expect(model.scenario.roster.controlRoomWatched).toBe(true);
    expect(model.scenario.plan.response).toMatchObject({ confirmBeforeAlarm: false, callBrigade: 'onAlarm' });
  });

  it.each(['longhua-2025', 'community-station', 'children-home'])(
    '%s: facility.json is what draw.ts draws',
    (folder) => {
      const script = fileURLToPath(new URL(`${folder}/draw.ts`, library));
      const drawn = execFileSync(process.execPath, ['--import', 'tsx', script], { cwd: root, encoding: 'utf8' });
      expect(JSON.parse(drawn)).toEqual(JSON.parse(text(folder, 'facility.json')));
    },
    60_000,
  );

  it('the panel decides when the fire is noticed', () => {
    const noticed = (variant: string | null, seed: string): number => {
      const simulation = createSimulation(load('longhua-2025', variant), seed);
      simulation.run(1400);
      return simulation.world.milestones.noticed;
    };
    for (const seed of ['1', '2']) {
      expect(noticed(null, seed)).toBe(1350);
      const watched = noticed('watched-panel', seed);
      expect(watched).toBeGreaterThan(210);
      expect(watched).toBeLessThan(1350);
    }
  }, 120_000);

  it('the corridor is lost after flames and before the third floor is out, later where sprinklers open', () => {
    const corridorLost = (variant: string | null): number => {
      const simulation = createSimulation(load('longhua-2025', variant), '1');
      const corridor = simulation.model.facility.spaceByKey.get('3-corridor')!;
      const gas = gasState();
      while (simulation.world.tick < 20 * 1600) {
        simulation.step();
        if (simulation.conditions!.gasAt(corridor, 1.5, gas).extinction > 0.3) return simulation.conditions!.time;
      }
      return Infinity;
    };
    const lost = corridorLost(null);
    // Glow was seen at 1050 s; that the corridor was lost by 1590 s is inferred from the timeline.
    expect(lost).toBeGreaterThan(1050);
    expect(lost).toBeLessThan(1590);
    expect(corridorLost('sprinklered')).toBeGreaterThan(lost);
  }, 120_000);
});

describe('tower-18', () => {
  it('442 residents on 17 of 18 storeys, 26 on each, in the shares of the care levels', () => {
    const model = modelOf('tower-18', 'night');
    expect(model.facility.storeys.length).toBe(18);
    const top = model.facility.storeys.reduce((most, s) => Math.max(most, s.elevation), 0);
    expect(top).toBeCloseTo(17 * 2.95, 9);
    const storeys = new Map<string, number>();
    for (const bed of model.facility.beds) storeys.set(bed.id.slice(0, 2), (storeys.get(bed.id.slice(0, 2)) ?? 0) + 1);
    expect([...storeys.keys()].sort()[0]).toBe('02');
    expect([...storeys.values()]).toEqual(Array<number>(17).fill(26));
    const c = classes(model);
    const partly = c.cane + c.rollator + c.dementiaGuided + c.wheelchairSelf;
    const fully = c.wheelchairAssisted + c.bedridden;
    expect(c.independent + partly + fully).toBe(442);
    // Quotas by class are rounded: each at most one off.
    expect(Math.abs(c.independent - 0.3 * 442)).toBeLessThan(1);
    expect(Math.abs(partly - 0.32 * 442)).toBeLessThan(4);
    expect(Math.abs(fully - 0.38 * 442)).toBeLessThan(2);
  });

  it('the same residents in every run and variant', () => {
    const who = (variant: string, seed: string): string[] =>
      createSimulation(load('tower-18', variant), seed)
        .model.people.filter((p) => p.kind === 'resident')
        .map((p) => `${p.id} ${p.mobility} ${p.speedLevel}`);
    const night = who('night', '1');
    expect(who('night', '2')).toEqual(night);
    for (const variant of variantsOf('tower-18')) expect(who(variant, '1'), variant).toEqual(night);
  });

  it('carers by variant, each at a station', () => {
    const others = { nurse: 1, controlRoom: 2, guard: 2 };
    const carers = { night: 17, day: 35, 'night-lean': 9, 'night-full': 35 };
    for (const [variant, carer] of Object.entries({ ...carers, 'two-compartments': 17, 'total-evacuation': 17 })) {
      expect(census('tower-18', variant), variant).toEqual({ residents: 442, posts: { carer, ...others } });
    }
    expect(census('tower-18', null)).toEqual(census('tower-18', 'night'));
    const storeys = Array.from({ length: 17 }, (_, i) => `${String(i + 2).padStart(2, '0')}-station`);
    const night = modelOf('tower-18', 'night');
    expect(stationsOf(night, 'carer').sort()).toEqual(storeys);
    expect(stationsOf(night, 'controlRoom')).toEqual(['control-room', 'control-room']);
    expect(stationsOf(night, 'guard')).toEqual(['guard-post', 'guard-post']);
    expect(night.people.filter((p) => p.post === 'guard').every((p) => !p.mayLift)).toBe(true);
    const lean = modelOf('tower-18', 'night-lean');
    expect(stationsOf(lean, 'carer').sort()).toEqual(storeys.filter((_, i) => i % 2 === 0));
    const day = stationsOf(modelOf('tower-18', 'day'), 'carer').sort();
    expect(day).toEqual(['02-station', ...storeys.flatMap((s) => [s, s])]);
  });

  it('by day residents are awake more often; a full night has the residents of the night', () => {
    const asleep = (variant: string): number => modelOf('tower-18', variant).people.filter((p) => p.asleep).length;
    expect(asleep('day')).toBeLessThan(asleep('night'));
    expect(asleep('night-full')).toBe(asleep('night'));
    expect(load('tower-18', 'day').incident.clock).toBe('10:00');
    expect(load('tower-18', 'night-full').incident.clock).toBe('02:00');
  });

  it('moves the fire storey and the one above; helpers come from at most three storeys away', () => {
    const model = modelOf('tower-18', 'night');
    expect(model.facility.spaces[model.incidentSpace].id).toBe('09-07');
    expect(model.facility.spaces[model.incidentSpace].kind).toBe('bedroom');
    expect(planned(model)).toEqual({ 'fire-storey': 26, 'storey-above': 26, defend: 390 });
    const helpers = (phase: number): string[] =>
      model.people.filter((_, row) => model.eligible[phase][row] === 1).map((p) => p.id);
    const carers = (from: number, to: number): string[] =>
      Array.from({ length: to - from + 1 }, (_, i) => `carer-${String(from + i).padStart(2, '0')}`);
    expect(helpers(0).sort()).toEqual(carers(6, 12));
    expect(helpers(1).sort()).toEqual(carers(7, 13));
  });

  it('two compartments: the side on fire is moved, fourteen of twenty-six', () => {
    const model = modelOf('tower-18', 'two-compartments');
    expect(planned(model)).toEqual({ 'fire-storey': 14, 'storey-above': 26, defend: 402 });
    expect(model.scenario.plan.phases[0].to[0]).toBe('nextCompartment');
    const fire = model.facility.spaces.filter((s) => s.id.startsWith('09-') && s.compartment >= 0);
    expect(new Set(fire.map((s) => s.compartment)).size).toBe(2);
    const one = modelOf('tower-18', 'night').facility.spaces.filter((s) => s.id.startsWith('09-'));
    expect(new Set(one.filter((s) => s.compartment >= 0).map((s) => s.compartment)).size).toBe(1);
  });

  it('total evacuation: everybody, to the outside', () => {
    const model = modelOf('tower-18', 'total-evacuation');
    expect(planned(model)).toEqual({ everybody: 442, defend: 0 });
    expect(model.scenario.plan.phases.map((p) => p.to)).toEqual([['outside']]);
  });

  it('claims as the README has them', () => {
    const claims = (variant: string): (string | number)[][] =>
      load('tower-18', variant).plan.claims.map((c) => [c.id, c.after as string, c.within]);
    expect(claims('night')).toEqual([
      ['at-the-scene-180', 'panelAlarm', 180],
      ['fire-storey-900', 'panelAlarm', 900],
      ['storey-above-1800', 'panelAlarm', 1800],
      ['both-storeys-3600', 'panelAlarm', 3600],
    ]);
    expect(claims('total-evacuation')).toEqual([['all-out-7200', 'panelAlarm', 7200]]);
  });
});

describe('mishima-2010', () => {
  it('ten storeys, 127 residents, four staff, 23:25', () => {
    const { posts, residents } = census('mishima-2010', null);
    expect(residents).toBe(127);
    expect(posts).toEqual({ carer: 3, controlRoom: 1 });
    expect(load('mishima-2010').facility.storeys.length).toBe(10);
    expect(load('mishima-2010').incident.clock).toBe('23:25');
  });

  it('the flat on fire is as large as what burnt, and somebody lives in it; only its storey is moved', () => {
    const model = modelOf('mishima-2010');
    const flat = model.facility.spaces[model.incidentSpace];
    expect((flat.maxX - flat.minX) * (flat.maxY - flat.minY)).toBeCloseTo(53, 0);
    expect(Object.values(classes(model, '06-05')).length).toBe(1);
    const moved = Object.values(classes(model, '06')).reduce((a, b) => a + b, 0);
    expect(planned(model)).toEqual({ 'fire-storey': moved, defend: 127 - moved });
    expect(moved).toBeGreaterThan(9);
  });
});
