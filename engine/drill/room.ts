/**
 * A drill that is played by several people, or by one: who is there, the clock, the branches. It knows no clock, no socket and
 * no disk: its host says how much time has passed, carries messages, and keeps the journal.
 */
import { ScenarioError } from '../errors.js';
import type { Scenario } from '../scenario/schema.js';
import { createBaselines } from './baselines.js';
import { createBranch, type Branch } from './branch.js';
import type { DrillFile } from './file.js';
import type { Input, JournalEntry } from './journal.js';
import { parseMessage, TRAINERS, type BranchState, type Clock, type RoomAnswer, type RoomMessage } from './messages.js';
import { createTelling, isTrainer, type KnownBranch, type Listeners, type Seat } from './telling.js';

/** Whoever waits longer than this (a tab in the background) goes on where they were, ms. */
const LONGEST_WAIT = 250;
/** The first branch. */
export const MAIN = 'main';
/** More branches than this nobody compares, and each is kept in memory. Assumption, U. */
export const MOST_BRANCHES = 40;
/** More notes than this are no notes. Assumption, U. */
const MOST_NOTES = 2000;

export interface RoomHost extends Listeners {
  /** Puts an entry in a store; it is acknowledged once this is done. Rejecting or throwing: it could not be kept. */
  keep(entry: JournalEntry): void | Promise<void>;
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
  const branches = new Map<string, KnownBranch>();
  const seats = new Map<string, Seat>();
  const stateOf = (id: string): KnownBranch => {
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
    return { time: drill.time, tick, ticksPerSecond, pace, paused, ended: drill.ended };
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
  const isNew = !branches.has(MAIN);
  if (isNew) obey(begun);
  wanted = now().drill.time;

  const telling = createTelling(file, scenario, host, seats, {
    branches,
    playing: () => playing,
    clock: clockOf,
  });
  const { toTrainers, wholeToAll } = telling;
  if (isNew) keepAside(begun);

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

  const compared = (id: string, { from, forkedAt, branch }: Omit<KnownBranch, 'notes'>): BranchState => ({
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
        // Pressed twice, or in two windows: it befalls the house once.
        if (branch.drill.thrown.has(message.inject)) return host.send(connection, { kind: 'done', n });
        branch.take(input);
        telling.news([]);
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
      telling.welcome(connection, seat);
      telling.whoIsThere();
    },
    leave(connection) {
      if (seats.delete(connection)) telling.whoIsThere();
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
      if (branch.tick > before) telling.tellNew(events, heard);
      compare(mayGoOn);
    },
    hash: () => now().drill.simulation.hash(),
  };
}
