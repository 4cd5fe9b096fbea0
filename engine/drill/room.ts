/**
 * A drill that is played by several people, or by one: who is there, the clock, the branches. It knows no clock, no socket and
 * no disk: its host says how much time has passed, carries messages, and keeps the journal.
 */
import { ScenarioError } from '../errors.js';
import type { Scenario } from '../scenario/schema.js';
import { createBaselines } from './baselines.js';
import { createBranch, type Branch } from './branch.js';
import { changesOf } from './changes.js';
import type { DrillFile } from './file.js';
import { houseOf } from './house.js';
import type { Input, JournalEntry } from './journal.js';
import { parseMessage, TRAINERS, type BranchState, type Clock, type RoomAnswer, type RoomMessage } from './messages.js';
import type { RunEvent } from '../world/events.js';
import type { RoleView, View } from './view.js';

/** Whoever waits longer than this (a tab in the background) goes on where they were, ms. */
const LONGEST_WAIT = 250;
/** The first branch. */
export const MAIN = 'main';
/** More branches than this nobody compares, and each is kept in memory. Assumption, U. */
export const MOST_BRANCHES = 40;
/** More notes than this are no notes. Assumption, U. */
const MOST_NOTES = 2000;

/** Who sits at a page: one role, or the trainer. */
export type Seat = { role: string } | 'trainer';

const isTrainer = (seat: Seat): seat is 'trainer' => seat === 'trainer';

export interface RoomHost {
  /** Puts an entry in a store; it is acknowledged once this is done. Rejecting or throwing: it could not be kept. */
  keep(entry: JournalEntry): void | Promise<void>;
  send(connection: string, answer: RoomAnswer): void;
}

export interface Room {
  readonly file: DrillFile;
  readonly clock: Clock;
  readonly playing: string;
  branch(id: string): Branch;
  /** @throws RangeError for a role that the drill does not have */
  join(connection: string, seat: Seat): void;
  leave(connection: string): void;
  /** Whatever somebody sent. Never throws for what it says. */
  receive(connection: string, value: unknown): void;
  /**
   * So much time has passed, ms; goes on to where the clock is then (at most a tick beyond it), tells everybody, and works at
   * comparisons that were asked for.
   * @param mayGoOn false: the host wants to hear messages again; the clock then waits for the drill
   */
  advance(passed: number, mayGoOn?: () => boolean): void;
  /** Hash of the state of the branch that is played. */
  hash(): string;
}

interface Known {
  from: string | null;
  forkedAt: number;
  branch: Branch;
  notes: { tick: number; by: string | null; text: string }[];
}

/**
 * @param journal of the same room before: it goes on where that one ended, standing still
 * @throws ScenarioError if the drill names what its night does not have
 * @throws RangeError if the journal is none of this drill
 */
export function createRoom(
  file: DrillFile,
  scenario: Scenario,
  host: RoomHost,
  journal: readonly JournalEntry[] = [],
): Room {
  const branches = new Map<string, Known>();
  const seats = new Map<string, Seat>();
  const stateOf = (id: string): Known => {
    const found = branches.get(id);
    if (found === undefined) throw new RangeError(`no branch ${id}`);
    return found;
  };
  const baselines = createBaselines(file, scenario);
  const { asWritten } = baselines;
  /** Comparisons that wait for the runs they need. */
  const comparing: { connection: string; n: number; tick: number }[] = [];
  let playing = MAIN;
  let paused = true;
  let pace = 1;
  /** Time of the clock, s. */
  let wanted = 0;
  const now = (): Branch => stateOf(playing).branch;
  const ticksPerSecond = asWritten.drill.simulation.model.ticksPerSecond;
  const clockOf = (): Clock => {
    const { drill, tick } = now();
    return { time: drill.time, tick, pace, paused, ended: drill.ended };
  };
  /** A branch that goes on to a tick, with what came to it from outside on the way. */
  const goOn = (branch: Branch, tick: number): void => {
    while (branch.tick < tick && !branch.drill.ended) branch.step();
  };

  function obey(entry: JournalEntry): void {
    if (entry.kind === 'branch') {
      if (entry.from !== null) goOn(stateOf(entry.from).branch, entry.tick);
      const branch =
        entry.from === null ? createBranch(file, scenario, []) : stateOf(entry.from).branch.fork(entry.tick);
      branches.set(entry.branch, { from: entry.from, forkedAt: entry.tick, branch, notes: [] });
      return;
    }
    const { branch, notes } = stateOf(entry.branch);
    goOn(branch, entry.tick);
    if (entry.kind === 'note') notes.push({ tick: entry.tick, by: entry.by, text: entry.text });
    else if (entry.kind === 'play') playing = entry.branch;
    else if (entry.kind !== 'reached') branch.take(entry);
  }
  /** What nobody waits for: only the trainer hears if it could not be kept. */
  function keepAside(entry: JournalEntry): void {
    const failed = (): void => toTrainers({ kind: 'refused', n: null, refusal: { code: 'notKept' } });
    try {
      const kept = host.keep(entry);
      if (kept instanceof Promise) kept.catch(failed);
    } catch {
      failed();
    }
  }
  for (const entry of journal) obey(entry);
  const begun: JournalEntry = { kind: 'branch', branch: MAIN, from: null, tick: 0 };
  if (!branches.has(MAIN)) {
    obey(begun);
    keepAside(begun);
  }
  wanted = now().drill.time;

  const connected = (): Record<string, number> => {
    const all: Record<string, number> = {};
    for (const seat of seats.values()) {
      const name = isTrainer(seat) ? 'trainer' : `role:${seat.role}`;
      all[name] = (all[name] ?? 0) + 1;
    }
    return all;
  };
  function toTrainers(answer: RoomAnswer): void {
    for (const [connection, seat] of seats) if (isTrainer(seat)) host.send(connection, answer);
  }

  /** All that somebody who comes, or comes back, has to know. */
  function whole(seat: Seat): RoomAnswer {
    const { branch, notes } = stateOf(playing);
    const { drill } = branch;
    if (isTrainer(seat))
      return {
        kind: 'trainer',
        clock: clockOf(),
        playing,
        branches: [...branches].map(([id, one]) => ({ id, from: one.from, forkedAt: one.forkedAt, reached: one.branch.tick })), // prettier-ignore
        connected: connected(),
        view: branch.view(),
        events: [...branch.events],
        log: [...drill.log],
        notes: [...notes],
        criteria: drill.criteria.map((one) => ({ ...one })),
        thrown: [...drill.thrown],
      };
    return { kind: 'role', clock: clockOf(), view: drill.view(seat.role), heard: [...branch.heard(seat.role)] };
  }
  /** What each seat was told last; '' the trainer's. */
  const told = new Map<string, View>();
  const nameOf = (seat: Seat): string => (isTrainer(seat) ? '' : seat.role);
  function sendWhole(connection: string, seat: Seat): void {
    const answer = whole(seat);
    if (answer.kind === 'role' || answer.kind === 'trainer') told.set(nameOf(seat), answer.view);
    host.send(connection, answer);
  }
  const wholeToAll = (): void => {
    for (const [connection, seat] of seats) sendWhole(connection, seat);
  };
  const house = houseOf(asWritten.drill.simulation.model);
  const { id: drillId, name: drillName } = file;
  function seatOf(seat: Seat): RoomAnswer {
    const common = { kind: 'seat', drill: { id: drillId, name: drillName }, house } as const;
    if (isTrainer(seat)) return { ...common, role: null, file, incident: scenario.incident.space ?? null };
    return { ...common, role: file.roles.find(({ id }) => id === seat.role)! };
  }

  /** What trainers are told of the present: what they see that is new, and these events. */
  function news(branch: Branch, events: readonly RunEvent[]): RoomAnswer {
    const view = branch.view();
    // Where no trainer has sat down yet there is nobody to be told.
    const changes = changesOf(told.get('') ?? view, view);
    told.set('', view);
    const { criteria, thrown } = branch.drill;
    return { kind: 'all', clock: clockOf(), changes, events, criteria: criteria.map((one) => ({ ...one })), thrown: [...thrown] }; // prettier-ignore
  }

  /** What is new since `events` and `heard` were so long. */
  function tellNew(events: number, heard: ReadonlyMap<string, number>): void {
    const branch = now();
    const { drill } = branch;
    const clock = clockOf();
    const made = new Map<string, RoomAnswer>();
    for (const [connection, seat] of seats) {
      const name = nameOf(seat);
      let answer = made.get(name);
      if (answer === undefined) {
        if (isTrainer(seat)) {
          answer = news(branch, branch.events.slice(events));
        } else {
          const view = drill.view(name);
          // Both are views of this role.
          answer = { kind: 'view', clock, changes: changesOf(told.get(name) as RoleView, view), heard: branch.heard(name).slice(heard.get(name)) }; // prettier-ignore
          told.set(name, view);
        }
        made.set(name, answer);
      }
      host.send(connection, answer);
    }
  }

  /** Kept first, then acknowledged. */
  function keep(connection: string, n: number, entry: JournalEntry): void {
    const done = (): void => host.send(connection, { kind: 'done', n });
    const failed = (): void => host.send(connection, { kind: 'refused', n, refusal: { code: 'notKept' } });
    let kept: void | Promise<void>;
    try {
      kept = host.keep(entry);
    } catch {
      failed();
      return;
    }
    if (kept instanceof Promise) void kept.then(done, failed);
    else done();
  }

  const compared = (id: string, { from, forkedAt, branch }: Omit<Known, 'notes'>): BranchState => ({
    id,
    from,
    forkedAt,
    reached: branch.tick,
    criteria: branch.drill.criteria.map((one) => ({ ...one })),
    counts: [...branch.counts],
  });

  function fromTrainer(connection: string, message: RoomMessage): void {
    const { n } = message;
    const noSuch = (): void => host.send(connection, { kind: 'refused', n, refusal: { code: 'noSuch' } });
    const branch = now();
    switch (message.kind) {
      case 'inject': {
        if (!file.injects.some(({ id }) => id === message.inject)) return noSuch();
        const input: Input = { kind: 'inject', branch: playing, tick: branch.tick, inject: message.inject };
        branch.take(input);
        toTrainers(news(branch, []));
        return keep(connection, n, input);
      }
      case 'pace':
      case 'pause':
        if (message.kind === 'pace') pace = message.pace;
        else paused = message.paused;
        if (paused) keepAside({ kind: 'reached', branch: playing, tick: branch.tick });
        for (const one of seats.keys()) host.send(one, { kind: 'clock', clock: clockOf() });
        return host.send(connection, { kind: 'done', n });
      case 'fork': {
        const from = branches.get(message.from);
        if (from === undefined || message.tick > from.branch.tick) return noSuch();
        if (branches.has(message.branch) || branches.size >= MOST_BRANCHES) return noSuch();
        const made: JournalEntry = { kind: 'branch', branch: message.branch, from: message.from, tick: message.tick };
        obey(made);
        keepAside(made);
        return play(connection, n, message.branch);
      }
      case 'play':
        return branches.has(message.branch) ? play(connection, n, message.branch) : noSuch();
      case 'seek': {
        const of = branches.get(message.branch);
        if (of === undefined || message.tick > of.branch.tick) return noSuch();
        const view = of.branch.fork(message.tick).view();
        return host.send(connection, { kind: 'moment', n, branch: message.branch, tick: message.tick, view });
      }
      case 'compare': {
        const tick = Math.max(...[...branches.values()].map((one) => one.branch.tick));
        comparing.push({ connection, n, tick });
        return;
      }
    }
  }

  const alone = (branch: Branch): BranchState => compared('', { from: null, forkedAt: 0, branch });
  /** Nobody waits for a comparison but who asked for it: it is made piece by piece. */
  function compare(mayGoOn: () => boolean): void {
    while (comparing.length > 0 && baselines.advance(comparing[0].tick, mayGoOn)) {
      const { connection, n } = comparing.shift()!;
      const best = baselines.best();
      host.send(connection, {
        kind: 'compared',
        n,
        branches: [...branches].map(([id, one]) => compared(id, one)),
        asWritten: alone(asWritten),
        bestOrder: best === null ? null : { order: best.order, state: alone(best.branch) },
      });
    }
  }

  function play(connection: string, n: number, id: string): void {
    playing = id;
    paused = true;
    wanted = now().drill.time;
    keep(connection, n, { kind: 'play', branch: id, tick: now().tick });
    wholeToAll();
  }

  /** An order of a role. */
  function order(connection: string, seat: Seat, message: Extract<RoomMessage, { kind: 'order' }>): void {
    const { n } = message;
    const refused = (refusal: Extract<RoomAnswer, { kind: 'refused' }>['refusal']): void =>
      host.send(connection, { kind: 'refused', n, refusal });
    if (isTrainer(seat)) return refused({ code: 'notPlayer' });
    const branch = now();
    const input: Input = {
      kind: 'order',
      branch: playing,
      tick: branch.tick,
      role: seat.role,
      command: message.command,
    };
    try {
      const refusal = branch.take(input);
      if (refusal !== null) return refused(refusal);
    } catch (error) {
      // It names what the building does not have.
      if (error instanceof ScenarioError) return refused({ code: 'noSuch' });
      throw error;
    }
    keep(connection, n, input);
  }

  return {
    file,
    get clock() {
      return clockOf();
    },
    get playing() {
      return playing;
    },
    branch: (id) => stateOf(id).branch,
    join(connection, seat) {
      if (!isTrainer(seat) && !file.roles.some(({ id }) => id === seat.role))
        throw new RangeError(`no role ${seat.role}`);
      seats.set(connection, seat);
      host.send(connection, seatOf(seat));
      sendWhole(connection, seat);
      toTrainers({ kind: 'connected', connected: connected() });
    },
    leave(connection) {
      if (seats.delete(connection)) toTrainers({ kind: 'connected', connected: connected() });
    },
    receive(connection, value) {
      const seat = seats.get(connection);
      if (seat === undefined) return;
      const message = parseMessage(value);
      if (message === null) {
        host.send(connection, { kind: 'refused', n: null, refusal: { code: 'notUnderstood' } });
        return;
      }
      const { n } = message;
      if (message.kind === 'order') order(connection, seat, message);
      else if (message.kind === 'note') {
        const { notes, branch } = stateOf(playing);
        if (notes.length >= MOST_NOTES) return;
        const by = isTrainer(seat) ? null : seat.role;
        const { text } = message;
        const note = { tick: branch.tick, by, text };
        notes.push(note);
        toTrainers({ kind: 'noted', note });
        keep(connection, n, { kind: 'note', branch: playing, tick: branch.tick, by, text });
      } else if (TRAINERS.has(message.kind) && !isTrainer(seat))
        host.send(connection, { kind: 'refused', n, refusal: { code: 'notTrainer' } });
      else fromTrainer(connection, message);
    },
    advance(passed, mayGoOn = () => true) {
      const branch = now();
      const { drill } = branch;
      if (paused || drill.ended) {
        compare(mayGoOn);
        return;
      }
      wanted += (Math.min(Math.max(passed, 0), LONGEST_WAIT) / 1000) * pace;
      const events = branch.events.length;
      const heard = new Map(file.roles.map(({ id }) => [id, branch.heard(id).length]));
      const before = branch.tick;
      while (!drill.ended && branch.tick / ticksPerSecond < wanted && mayGoOn()) {
        branch.step();
        if (branch.tick % ticksPerSecond === 0 || drill.ended)
          keepAside({ kind: 'reached', branch: playing, tick: branch.tick });
      }
      // A machine that is too slow plays slower; it does not hurry afterwards.
      wanted = Math.min(wanted, Math.max(drill.time, wanted - LONGEST_WAIT / 1000));
      if (branch.tick > before) tellNew(events, heard);
      compare(mayGoOn);
    },
    hash: () => now().drill.simulation.hash(),
  };
}
