/** Rooms: what each page is told, the journal that gives a room again, branches, and whatever somebody may send. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { createBranch } from '../../../engine/drill/branch.js';
import { changesOf, withChanges } from '../../../engine/drill/changes.js';
import { parseDrill } from '../../../engine/drill/file.js';
import { houseOf } from '../../../engine/drill/house.js';
import { journalEntry, type JournalEntry } from '../../../engine/drill/journal.js';
import type { RoomAnswer } from '../../../engine/drill/messages.js';
import { createRoom, type Room } from '../../../engine/drill/room.js';
import { createDrill } from '../../../engine/drill/session.js';
import type { View } from '../../../engine/drill/view.js';
import { findScenario, loadScenario } from '../../../engine/hosts/node/library.js';
import { openStream } from '../../../engine/random.js';
import { orderStream, randomCommand } from '../../fixtures/orders.js';

const FILE = parseDrill(
  JSON.parse(readFileSync(new URL('../../../scenarios/drills/first-night.json', import.meta.url), 'utf8')),
);
const night = await loadScenario(await findScenario(FILE.scenario.id, process.cwd()), FILE.scenario.variant);

interface Sent {
  to: string;
  answer: RoomAnswer;
}

function opened(journal: readonly JournalEntry[] = []) {
  const kept: JournalEntry[] = [...journal];
  const sent: Sent[] = [];
  const room = createRoom(
    FILE,
    night,
    {
      keep: (entry) => void kept.push(journalEntry.parse(JSON.parse(JSON.stringify(entry)))),
      send: (to, answer) => void sent.push({ to, answer }),
    },
    journal,
  );
  room.join('T', 'trainer');
  room.join('C', { role: 'commander' });
  room.join('F', { role: 'floor-carer' });
  let n = 0;
  /** The last answer to what was said. */
  const say = (who: string, message: Record<string, unknown>): RoomAnswer => {
    const own = n++;
    room.receive(who, { ...message, n: own });
    return sent.findLast(({ to, answer }) => to === who && 'n' in answer && answer.n === own)!.answer;
  };
  return { room, kept, sent, say };
}

const play = (room: Room, seconds: number, each: () => void = () => undefined): void => {
  for (let t = 0; t < seconds * 20; t++) {
    each();
    room.advance(50);
  }
};

describe('a room', () => {
  it('plays by its clock: stands still, real time, faster, never ahead by more than a tick', () => {
    const { room, say } = opened();
    play(room, 2);
    expect(room.clock).toMatchObject({ tick: 0, paused: true });
    expect(say('T', { kind: 'pause', paused: false }).kind).toBe('done');
    play(room, 2);
    expect(Math.abs(room.clock.time - 2)).toBeLessThanOrEqual(0.1);
    say('T', { kind: 'pace', pace: 4 });
    play(room, 2);
    expect(Math.abs(room.clock.time - 10)).toBeLessThanOrEqual(0.1);
    // A tab that slept does not make up for it.
    room.advance(60_000);
    expect(room.clock.time).toBeLessThan(11.2);
    say('T', { kind: 'pause', paused: true });
    const { tick } = room.clock;
    play(room, 1);
    expect(room.clock.tick).toBe(tick);
  });

  it('tells refusals with their reason, and takes from a trainee nothing that is the trainer’s', () => {
    const { room, say, kept } = opened();
    const before = [room.hash(), kept.length];
    const refusal = (who: string, message: Record<string, unknown>): unknown => {
      const answer = say(who, message);
      return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
    };
    expect(refusal('F', { kind: 'order', command: { kind: 'free', staff: 'carer-09' } })).toBe('isFree');
    expect(refusal('F', { kind: 'order', command: { kind: 'go', staff: 'carer-10', space: '09-corridor' } })).toBe('notYours'); // prettier-ignore
    expect(refusal('F', { kind: 'order', command: { kind: 'go', staff: 'carer-09', space: 'nowhere' } })).toBe('noSuch'); // prettier-ignore
    expect(refusal('T', { kind: 'order', command: { kind: 'free', staff: 'carer-09' } })).toBe('notPlayer');
    for (const message of [
      { kind: 'pause', paused: false },
      { kind: 'pace', pace: 8 },
      { kind: 'inject', inject: 'stair-lost' },
      { kind: 'fork', branch: 'mine', from: 'main', tick: 0 },
      { kind: 'seek', branch: 'main', tick: 0 },
      { kind: 'play', branch: 'main' },
      { kind: 'compare' },
    ])
      expect(refusal('F', message)).toBe('notTrainer');
    expect([room.hash(), kept.length]).toEqual(before);
    expect(room.clock).toMatchObject({ paused: true, pace: 1 });
    expect(refusal('F', { kind: 'order', command: { kind: 'go', staff: 'carer-09', space: '09-corridor' } })).toBe('done'); // prettier-ignore
    expect(kept.at(-1)).toMatchObject({ kind: 'order', role: 'floor-carer', tick: 0 });
  });

  it('takes an inject once, however often it is pressed, and shows it while the drill stands still', () => {
    const { room, say, kept, sent } = opened();
    for (let i = 0; i < 3; i++) expect(say('T', { kind: 'inject', inject: 'stair-lost' }).kind).toBe('done');
    expect(kept.filter(({ kind }) => kind === 'inject')).toHaveLength(1);
    const told = sent.findLast(({ to, answer }) => to === 'T' && answer.kind === 'all')!.answer;
    expect(told.kind === 'all' && told.thrown).toEqual(['stair-lost']);
    expect(room.clock).toMatchObject({ tick: 0, paused: true });
  });

  it('says so if its very first entry cannot be kept, and is played all the same', () => {
    const sent: RoomAnswer[] = [];
    const host = {
      keep: (): void => {
        throw new Error('the disk is full');
      },
      send: (_to: string, answer: RoomAnswer) => void sent.push(answer),
    };
    const room = createRoom(FILE, night, host);
    room.join('T', 'trainer');
    room.receive('T', { kind: 'pause', n: 1, paused: false });
    for (let i = 0; i < 30; i++) room.advance(50);
    expect(room.clock.tick).toBeGreaterThan(20);
    expect(sent).toContainEqual({ kind: 'refused', n: null, refusal: { code: 'notKept' } });
  });

  it('acknowledges only what was kept, and says so if it could not be', async () => {
    const waiting: { store: () => void; fail: (error: Error) => void }[] = [];
    const sent: RoomAnswer[] = [];
    const room = createRoom(FILE, night, {
      keep: () => new Promise<void>((store, fail) => void waiting.push({ store, fail })),
      send: (_to, answer) => void sent.push(answer),
    });
    room.join('F', { role: 'floor-carer' });
    room.receive('F', { kind: 'note', n: 1, text: 'smoke' });
    room.receive('F', { kind: 'note', n: 2, text: 'more smoke' });
    await Promise.resolve();
    expect(sent.map(({ kind }) => kind)).toEqual(['seat', 'role']);
    waiting[1].store();
    waiting[2].fail(new Error('the disk is full'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent.slice(2)).toEqual([
      { kind: 'done', n: 1 },
      { kind: 'refused', n: 2, refusal: { code: 'notKept' } },
    ]);
  });

  it('is the same again from its journal, to the second it had reached; who comes back has heard all', () => {
    const { room, say, kept, sent } = opened();
    const stream = orderStream('room');
    say('T', { kind: 'pause', paused: false });
    let taken = 0;
    play(room, 130, () => {
      if (stream.uniform() < 0.02) {
        const answer = say('C', { kind: 'order', command: randomCommand(stream, room.branch('main').drill.simulation.model) }); // prettier-ignore
        if (answer.kind === 'done') taken++;
      }
      if (room.clock.tick === 900) say('T', { kind: 'inject', inject: 'stair-lost' });
    });
    expect(taken).toBeGreaterThan(5);
    const again = opened(kept);
    // The seconds are kept, what is between two of them is not.
    expect(room.clock.tick - again.room.clock.tick).toBeLessThan(20);
    again.say('T', { kind: 'pause', paused: false });
    while (again.room.clock.tick < room.clock.tick) again.room.advance(50);
    expect(again.room.hash()).toBe(room.hash());
    expect(again.room.branch('main').drill.log).toEqual(room.branch('main').drill.log);
    expect(again.room.branch('main').drill.thrown).toEqual(room.branch('main').drill.thrown);
    // All that went over the floor carer's line, one after the other, is what they get when they come back.
    const told = sent.flatMap(({ to, answer }) => (to === 'F' && (answer.kind === 'view' || answer.kind === 'role') ? answer.heard : [])); // prettier-ignore
    room.join('F2', { role: 'floor-carer' });
    const back = sent.findLast(({ to }) => to === 'F2')!.answer;
    expect(back.kind === 'role' && back.heard).toEqual(told);
    expect(told.length).toBeGreaterThan(3);
    // What it logged plays the drill once more, by the log alone.
    const byLog = createDrill(FILE, night, room.branch('main').drill.log);
    while (byLog.simulation.world.tick < room.clock.tick) byLog.step();
    expect(byLog.simulation.hash()).toBe(room.hash());
  });

  it('forks any past moment; the same orders give the same night, others another; branches are compared with the plan', () => {
    const { room, say, kept, sent } = opened();
    const order = { kind: 'order', command: { kind: 'go', staff: 'carer-09', space: '09-corridor' } };
    say('T', { kind: 'pause', paused: false });
    play(room, 80, () => {
      if (room.clock.tick === 1500) expect(say('F', order).kind).toBe('done');
    });
    const { tick } = room.clock;
    const hash = room.hash();
    const branchOff = (name: string): void => {
      expect(say('T', { kind: 'fork', branch: name, from: 'main', tick: 1490 }).kind).toBe('done');
      expect(room.clock).toMatchObject({ tick: 1490, paused: true });
      expect(room.playing).toBe(name);
      say('T', { kind: 'pause', paused: false });
    };
    branchOff('same');
    while (room.clock.tick < tick) {
      if (room.clock.tick === 1500) expect(say('F', order).kind).toBe('done');
      room.advance(50);
    }
    expect(room.hash()).toBe(hash);
    branchOff('other');
    while (room.clock.tick < tick) room.advance(50);
    expect(room.hash()).not.toBe(hash);
    expect(room.branch('main').drill.simulation.hash()).toBe(hash);
    room.receive('T', { kind: 'compare', n: 1e6 });
    say('T', { kind: 'pause', paused: true });
    // Piece by piece, while the drill stands still.
    let pieces = 0;
    const compared = (): RoomAnswer | undefined => sent.findLast(({ answer: one }) => one.kind === 'compared')?.answer;
    for (; compared() === undefined && pieces < 1000; pieces++) {
      let steps = 0;
      room.advance(50, () => steps++ < 100);
    }
    expect(pieces).toBeGreaterThan(20);
    const answer = compared()!;
    if (answer.kind !== 'compared') throw new Error(answer.kind);
    expect(answer.bestOrder!.state.counts).toHaveLength(answer.asWritten.counts.length);
    expect(JSON.stringify(answer.bestOrder!.order)).not.toBe(JSON.stringify(night.plan.phases[0].order));
    say('T', { kind: 'pause', paused: false });
    expect(answer.branches.map(({ id, from, forkedAt }) => [id, from, forkedAt])).toEqual([
      ['main', null, 0],
      ['same', 'main', 1490],
      ['other', 'main', 1490],
    ]);
    expect(answer.branches[1].counts).toEqual(answer.branches[0].counts);
    // Nobody ordered anything on the other branch: it is the plan as written.
    expect(answer.asWritten.counts).toEqual(answer.branches[2].counts);
    expect(answer.asWritten.criteria).toEqual(answer.branches[2].criteria);
    const residents = room.branch('main').drill.simulation.model.residents;
    for (const { safe, sheltered, lost, remaining } of answer.asWritten.counts)
      expect(safe + sheltered + lost + remaining).toBe(residents);
    const seen = say('T', { kind: 'seek', branch: 'main', tick: 700 });
    expect(seen.kind === 'moment' && seen.view.time).toBe(35);
    // And all of it again from the journal, a fork of the very last moment among it, which no whole second had reached.
    room.advance(50);
    room.advance(50);
    room.advance(50);
    const last = room.clock.tick;
    expect(last % 20).not.toBe(0);
    say('T', { kind: 'fork', branch: 'last', from: 'other', tick: last });
    const again = opened(kept).room;
    expect(again.playing).toBe('last');
    expect([again.clock.tick, again.hash()]).toEqual([last, room.hash()]);
    expect(again.branch('main').fork(1590).drill.simulation.hash()).toBe(
      room.branch('main').fork(1590).drill.simulation.hash(),
    );
  });

  it('sends a role nothing of rooms it is not in, of what the trainer plans, or of branches', () => {
    const { room, say, sent } = opened();
    say('T', { kind: 'pause', paused: false });
    play(room, 60, () => {
      if (room.clock.tick === 300) say('T', { kind: 'note', text: 'secret-of-the-trainer' });
      if (room.clock.tick === 600) say('T', { kind: 'inject', inject: 'stair-lost' });
      if (room.clock.tick === 800) {
        say('T', { kind: 'fork', branch: 'secret-branch', from: 'main', tick: 500 });
        say('T', { kind: 'pause', paused: false });
      }
    });
    const bytes = JSON.stringify(sent.filter(({ to }) => to === 'F'));
    expect(bytes.length).toBeGreaterThan(10_000);
    for (const word of ['secret', 'colleague-hurt', 'stair-lost', 'detectorActed', 'criteria', 'thrown', '"trainer"'])
      expect(bytes).not.toContain(word);
    // The house itself is told to everybody, and is the same wherever it burns.
    const houses = sent.flatMap(({ to, answer }) => (to === 'F' && answer.kind === 'seat' ? [answer.house] : []));
    const otherNight = { ...night, incident: { ...night.incident, space: '03-01' } };
    expect(houses).toEqual([houseOf(buildModel(otherNight, 'other'))]);
    const seen = JSON.stringify(sent.filter(({ to, answer }) => to === 'F' && answer.kind !== 'seat'));
    const storeys = new Set([...seen.matchAll(/"space":"(\d\d)-/g)].map(([, storey]) => storey));
    expect([...storeys].every((storey) => ['09', '10'].includes(storey))).toBe(true);
    expect(JSON.stringify(sent.filter(({ to }) => to === 'T'))).toContain('secret-branch');
  });

  it('tells what has changed, which is the whole view again on the other side', () => {
    const { room, say, sent } = opened();
    say('T', { kind: 'pause', paused: false });
    say('T', { kind: 'pace', pace: 8 });
    const byId = (view: View): View => {
      const sorted = { ...view };
      for (const list of ['people', 'doors', 'smoke', 'lifts', 'spaces'] as const)
        Object.assign(sorted, { [list]: [...view[list]].sort((a, b) => (a.id < b.id ? -1 : 1)) });
      return sorted;
    };
    const views = new Map<string, View>();
    let bytes = 0;
    let whole = 0;
    play(room, 60, () => {
      for (const { to, answer } of sent.splice(0)) {
        if (answer.kind === 'role' || answer.kind === 'trainer') views.set(to, answer.view);
        if (answer.kind !== 'view' && answer.kind !== 'all') continue;
        const told = JSON.parse(JSON.stringify(answer.changes)) as typeof answer.changes;
        views.set(to, withChanges(views.get(to)!, told));
        if (to === 'T') {
          bytes += JSON.stringify(told).length;
          whole += JSON.stringify(views.get(to)).length;
        }
      }
      const { drill, view } = room.branch('main');
      expect(byId(views.get('F')!)).toEqual(byId(drill.view('floor-carer')));
      if (room.clock.tick % 100 < 8) expect(byId(views.get('T')!)).toEqual(byId(view()));
    });
    expect(room.clock.time).toBeGreaterThan(400);
    // Most lie in bed.
    expect(bytes).toBeLessThan(whole / 5);
    const { drill } = room.branch('main');
    const now = drill.view('commander');
    expect(changesOf(now, now)).toEqual({ time: now.time, now: {}, gone: {} });
  });

  it('shows smoke to the trainer, and to a role only where it looks', async () => {
    const drill = new URL('../../../scenarios/drills/longhua-control-room.json', import.meta.url);
    const file = parseDrill(JSON.parse(readFileSync(drill, 'utf8')));
    const { id, variant } = file.scenario;
    const branch = createBranch(file, await loadScenario(await findScenario(id, process.cwd()), variant), []);
    let met = 0;
    while (branch.drill.time < 1400) {
      branch.step();
      if (branch.tick % 400 !== 0) continue;
      const all = branch.view();
      for (const role of file.roles) {
        const view = branch.drill.view(role.id);
        const looked = new Set(view.spaces.map((space) => space.id));
        expect(view.smoke).toEqual(all.smoke.filter((one) => looked.has(one.id)));
        met += view.smoke.length;
      }
    }
    expect(branch.view().smoke.length).toBeGreaterThan(20);
    expect(met).toBeGreaterThan(20);
  });

  it('is not changed by ten thousand malformed or hostile messages', () => {
    const { room, sent, kept } = opened();
    const before = [room.hash(), kept.length, JSON.stringify(room.clock)];
    const stream = openStream('hostile', 'test-room', 'message', 0);
    const pieces: (() => unknown)[] = [
      () => null,
      () => stream.integer(1e9),
      () => 'x'.repeat(stream.integer(5000)),
      () => [[[[[]]]]],
      () => ({ kind: stream.pick(['order', 'inject', 'pace', 'pause', 'fork', 'seek', 'play', 'note', '__proto__']) }),
      () => ({ kind: 'pause', n: stream.integer(99), paused: false }),
      () => ({ kind: 'pace', n: stream.integer(99), pace: stream.pick([1e9, -1, NaN, 4, '4']) }),
      () => ({ kind: 'inject', n: 1, inject: stream.pick(['stair-lost', 'colleague-hurt', '__proto__']) }),
      () => ({ kind: 'order', n: 1, command: { kind: 'hurt', staff: 'carer-09' } }),
      () => ({ kind: 'order', n: 1, command: { kind: 'go', staff: 'constructor', space: 'toString' } }),
      () => ({ kind: 'order', n: 1, command: { kind: 'go', staff: 'carer-10', space: '10-corridor' } }),
      () => ({ kind: 'order', n: 1, role: 'commander', command: { kind: 'begin', phase: 'storey-above' } }),
      () => ({ kind: 'order', n: 1, seat: 'trainer', command: { kind: 'free', staff: 'carer-09' } }),
      () => ({ kind: 'fork', n: 1, branch: '../../etc', from: 'main', tick: stream.pick([0, -1, 1e300]) }),
      () => ({ kind: 'note', n: -1, text: 'x' }),
      () => JSON.parse('{"__proto__":{"kind":"pause"},"n":1}') as unknown,
    ];
    for (let i = 0; i < 10_000; i++) room.receive(stream.pick(['F', 'nobody', 'F']), stream.pick(pieces)());
    expect([room.hash(), kept.length, JSON.stringify(room.clock)]).toEqual(before);
    expect(sent.filter(({ answer }) => answer.kind === 'refused').length).toBeGreaterThan(5000);
    expect(sent.some(({ answer }) => answer.kind === 'done')).toBe(false);
  });
});
