/** Drills: the three ready ones, who may order what, what a role can know, the log that gives a drill again, and its criteria. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drillProblems, parseDrill, type DrillFile } from '../../../engine/drill/file.js';
import { createDrill, type Drill, type DrillEntry } from '../../../engine/drill/session.js';
import { ScenarioError } from '../../../engine/errors.js';
import { findScenario, loadScenario } from '../../../engine/hosts/node/library.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { orderStream, randomCommand } from '../../fixtures/orders.js';

const FOLDER = new URL('../../../scenarios/drills/', import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const read = (name: string): DrillFile => parseDrill(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
const nightOf = async ({ scenario }: DrillFile): Promise<Scenario> =>
  loadScenario(await findScenario(scenario.id, process.cwd()), scenario.variant);

const FIRST = read('first-night.json');
const night = await nightOf(FIRST);

describe.each(NAMES)('%s', (name) => {
  it('fits its night, and its roles have action cards', async () => {
    const file = read(name);
    expect(`${file.id}.json`).toBe(name);
    expect(drillProblems(file, createSimulation(await nightOf(file), file.scenario.seed).model)).toEqual([]);
    expect(file.roles.some((role) => (role.duties ?? []).length > 0)).toBe(true);
    expect(file.objectives.flatMap(({ criteria }) => criteria).length).toBeGreaterThan(1);
  });
});

describe('a drill file', () => {
  const broken = (change: (file: Record<string, never>) => void): string[] => {
    const file = structuredClone(FIRST) as unknown as Record<string, never>;
    change(file);
    try {
      createDrill(parseDrill(file), night);
      return [];
    } catch (error) {
      return (error as ScenarioError).problems.map(({ path, code }) => `${path} ${code}`);
    }
  };
  it('is refused with every problem at its place', () => {
    expect(broken((f) => ((f as unknown as DrillFile).roles[2].staff = ['carer-9']))).toEqual([
      'roles.floor-carer.staff noSuch',
    ]);
    expect(
      broken((f) => {
        const { injects, objectives } = f as unknown as DrillFile;
        injects[0].commands = [{ kind: 'go', staff: 'carer-99', space: 'nowhere' }];
        objectives[1].criteria[0].phase = 'fire-story';
      }),
    ).toEqual([
      'injects.colleague-hurt.commands.go.staff noSuch',
      'injects.colleague-hurt.commands.go.space noSuch',
      'objectives.moving.criteria.fire-storey-900.phase noSuch',
    ]);
    expect(broken((f) => ((f as unknown as { horizn: number }).horizn = 3))).toHaveLength(1);
  });
});

/** Goes on to a moment, with everything every role is sent, as text. */
function play(drill: Drill, until: number, each: (drill: Drill) => void = () => undefined): Map<string, string[]> {
  const sent = new Map(drill.file.roles.map(({ id }) => [id, [] as string[]]));
  while (!drill.ended && drill.time < until) {
    each(drill);
    drill.step();
    for (const { id } of drill.file.roles) {
      const heard = drill.heard(id);
      if (heard.length > 0) sent.get(id)!.push(JSON.stringify(heard));
      if (drill.simulation.world.tick % 20 === 0) sent.get(id)!.push(JSON.stringify(drill.view(id)));
    }
  }
  return sent;
}

describe('orders of roles', () => {
  const drill = createDrill(FIRST, night);
  it('are refused where they are not theirs to give, and taken where they are', () => {
    expect(drill.order('floor-carer', { kind: 'go', staff: 'carer-10', space: '09-corridor' })).toEqual({ code: 'notYours' }); // prettier-ignore
    expect(drill.order('floor-carer', { kind: 'begin', phase: 'fire-storey' })).toEqual({ code: 'noPower' });
    expect(drill.order('commander', { kind: 'hurt', staff: 'carer-10' })).toEqual({ code: 'trainerOnly' });
    expect(drill.order('control-room', { kind: 'door', opening: 'd-A-09', usable: false })).toEqual({
      code: 'noPower',
    });
    expect(drill.order('floor-carer', { kind: 'free', staff: 'carer-09' })).toEqual({
      code: 'isFree',
      person: 'carer-09',
    });
    expect(drill.log).toEqual([]);
    expect(drill.order('floor-carer', { kind: 'go', staff: 'carer-09', space: '09-corridor' })).toBeNull();
    expect(drill.order('commander', { kind: 'begin', phase: 'storey-above' })).toBeNull();
    expect(drill.log.map(({ by }) => by)).toEqual([{ role: 'floor-carer' }, { role: 'commander' }]);
    expect(() => drill.order('nobody', { kind: 'begin', phase: 'storey-above' })).toThrow(RangeError);
    expect(() => drill.order('commander', { kind: 'begin', phase: 'nowhere' })).toThrow(ScenarioError);
  });
});

describe('what a role can know', () => {
  // Two nights that differ only in what happens far away: on the eighteenth storey a carer walks about and somebody is hurt.
  const far = (drill: Drill): void => {
    if (drill.simulation.world.tick === 200)
      expect(drill.order('commander', { kind: 'go', staff: 'carer-18', space: '18-01' })).toBeNull();
    if (drill.simulation.world.tick === 1000)
      expect(drill.order('commander', { kind: 'go', staff: 'carer-18', space: '18-13' })).toBeNull();
  };
  const quiet = play(createDrill(FIRST, night), 120);
  const busy = play(createDrill(FIRST, night), 120, far);

  it('is the same to the byte where they cannot perceive the difference', () => {
    // The carer of the ninth has sight and a radio: nothing of this is reported but that it is done.
    const told = (lines: string[]): string[] => lines.filter((line) => !line.includes('orderDone'));
    expect(told(busy.get('floor-carer')!)).toEqual(told(quiet.get('floor-carer')!));
    expect(busy.get('floor-carer')!.some((line) => line.includes('orderDone') && line.includes('carer-18'))).toBe(true);
    // The commander has ordered it and knows.
    expect(busy.get('commander')!.join()).toContain('18-13');
    expect(quiet.get('commander')!.join()).not.toContain('18-13');
  });

  it('holds nothing of rooms they are not in, of the panel, nor of what the trainer plans', () => {
    const bytes = quiet.get('floor-carer')!.join('\n');
    expect(bytes.length).toBeGreaterThan(1000);
    for (const word of ['panelAlarm', 'detectorActed', 'colleague-hurt', 'stair-lost', 'sprain', '扭伤'])
      expect(bytes).not.toContain(word);
    // Spaces that occur are those the carer has been in, or that came over the radio.
    const spaces = new Set([...bytes.matchAll(/"space":"([^"]+)"/g)].map(([, space]) => space.slice(0, 2)));
    expect([...spaces].every((storey) => ['09', '10'].includes(storey))).toBe(true);
    // In the control room they see the panel.
    expect(quiet.get('control-room')!.join('\n')).toContain('panelAlarm');
  });
});

describe('a drill again', () => {
  it('comes out the same from its log, bit for bit, with random orders; a fork with the same orders too', () => {
    const stream = orderStream('drill');
    const drill = createDrill(FIRST, night);
    const roles = FIRST.roles.map(({ id }) => id);
    play(drill, 400, () => {
      if (stream.uniform() > 1 / 40) return;
      if (stream.uniform() < 0.02 && !drill.thrown.has('stair-lost')) drill.inject('stair-lost');
      else drill.order(stream.pick(roles), randomCommand(stream, drill.simulation.model));
    });
    expect(drill.log.length).toBeGreaterThan(20);
    const log = JSON.parse(JSON.stringify(drill.log)) as DrillEntry[];
    const again = createDrill(FIRST, night, log);
    again.run(400);
    expect(again.simulation.hash()).toBe(drill.simulation.hash());
    expect(again.log).toEqual(drill.log);
    expect(again.thrown).toEqual(drill.thrown);
    expect(again.criteria).toEqual(drill.criteria);
    // Forked in the middle, with other orders from there: another night.
    const fork = createDrill(FIRST, night, log.filter(({ tick }) => tick < 4000)); // prettier-ignore
    fork.run(400);
    expect(fork.simulation.hash()).not.toBe(drill.simulation.hash());
  });
});

describe('criteria', () => {
  it('have the first time at which they were true, and whether that was in time', () => {
    const drill = createDrill(FIRST, night);
    drill.run(100);
    expect(drill.criteria.map(({ met }) => met)).toEqual(['open', 'open', 'open', 'open', 'open']);
    drill.run();
    expect(drill.time).toBe(FIRST.horizon);
    const { world } = drill.simulation;
    const [confirmed, shut, called, storey] = drill.criteria;
    expect(confirmed).toMatchObject({ at: world.milestones.confirmed, due: 240, met: 'met' });
    expect(shut.at).toBeGreaterThan(confirmed.at);
    expect(called.at).toBe(world.milestones.brigadeCalled);
    expect(storey.at).toBe(world.phases[0].doneAt);
    // A colleague was hurt three minutes after the alarm, and it shows in the time of their storey.
    expect(drill.thrown).toContain('colleague-hurt');
    const strict = structuredClone(FIRST);
    strict.objectives[0].criteria[0].within!.seconds = 1;
    strict.objectives[1].criteria[0].within!.seconds = 10;
    strict.horizon = 300;
    const late = createDrill(strict, night);
    late.run();
    expect(late.criteria[0].met).toBe('late');
    expect(late.criteria[3].met).toBe('missed');
  });
});
