/** What the pages of a room are told: the house once, then all there is, then what changes. Each seat only its own. */
import type { Scenario } from '../scenario/schema.js';
import type { RunEvent } from '../world/events.js';
import type { Branch } from './branch.js';
import { changesOf } from './changes.js';
import type { DrillFile } from './file.js';
import { houseOf } from './house.js';
import type { Clock, RoomAnswer } from './messages.js';
import type { RoleView, View } from './view.js';

/** Who sits at a page: one role, or the trainer. */
export type Seat = { role: string } | 'trainer';

export const isTrainer = (seat: Seat): seat is 'trainer' => seat === 'trainer';

export interface KnownBranch {
  from: string | null;
  forkedAt: number;
  branch: Branch;
  notes: { tick: number; by: string | null; text: string }[];
}

export interface Listeners {
  send(connection: string, answer: RoomAnswer): void;
}

/** The room as it is now. */
interface Now {
  branches: ReadonlyMap<string, KnownBranch>;
  playing: () => string;
  clock: () => Clock;
}

export interface Telling {
  toTrainers(answer: RoomAnswer): void;
  /** First words to somebody who comes, or comes back. */
  welcome(connection: string, seat: Seat): void;
  /** All there is, to everybody: another branch is played. */
  wholeToAll(): void;
  /** To trainers: these events, and what they see that is new. */
  news(events: readonly RunEvent[]): void;
  /** To everybody what is new since there were so many events, and so many that each role had heard. */
  tellNew(events: number, heard: ReadonlyMap<string, number>): void;
  whoIsThere(): void;
}

/** @param seats by connection; changed by the room */
export function createTelling(
  file: DrillFile,
  scenario: Scenario,
  host: Listeners,
  seats: ReadonlyMap<string, Seat>,
  { branches, playing, clock }: Now,
): Telling {
  const now = (): KnownBranch => branches.get(playing())!;
  const { id, name } = file;
  const house = houseOf(now().branch.drill.simulation.model);
  /** What each seat was told last; '' the trainer's. */
  const told = new Map<string, View>();
  const nameOf = (seat: Seat): string => (isTrainer(seat) ? '' : seat.role);

  const connected = (): Record<string, number> => {
    const all: Record<string, number> = {};
    for (const seat of seats.values()) {
      const who = isTrainer(seat) ? 'trainer' : `role:${seat.role}`;
      all[who] = (all[who] ?? 0) + 1;
    }
    return all;
  };
  function toTrainers(answer: RoomAnswer): void {
    for (const [connection, seat] of seats) if (isTrainer(seat)) host.send(connection, answer);
  }

  function seatOf(seat: Seat): RoomAnswer {
    const common = { kind: 'seat', drill: { id, name }, house } as const;
    if (isTrainer(seat)) return { ...common, role: null, file, incident: scenario.incident.space ?? null };
    return { ...common, role: file.roles.find((role) => role.id === seat.role)! };
  }

  function whole(seat: Seat): Extract<RoomAnswer, { kind: 'trainer' | 'role' }> {
    const { branch, notes } = now();
    const { drill } = branch;
    if (!isTrainer(seat))
      return { kind: 'role', clock: clock(), view: drill.view(seat.role), heard: [...branch.heard(seat.role)] };
    return {
      kind: 'trainer',
      clock: clock(),
      playing: playing(),
      branches: [...branches].map(([one, of]) => ({ id: one, from: of.from, forkedAt: of.forkedAt, reached: of.branch.tick })), // prettier-ignore
      connected: connected(),
      view: branch.view(),
      events: [...branch.events],
      log: [...drill.log],
      notes: [...notes],
      criteria: drill.criteria.map((one) => ({ ...one })),
      thrown: [...drill.thrown],
    };
  }
  function sendWhole(connection: string, seat: Seat): void {
    const answer = whole(seat);
    told.set(nameOf(seat), answer.view);
    host.send(connection, answer);
  }

  function newsOf(events: readonly RunEvent[]): RoomAnswer {
    const { branch } = now();
    const view = branch.view();
    // Where no trainer has sat down yet there is nobody to be told.
    const changes = changesOf(told.get('') ?? view, view);
    told.set('', view);
    const { criteria, thrown } = branch.drill;
    return { kind: 'all', clock: clock(), changes, events, criteria: criteria.map((one) => ({ ...one })), thrown: [...thrown] }; // prettier-ignore
  }

  function viewNews(role: string, heard: number): RoomAnswer {
    const { branch } = now();
    const view = branch.drill.view(role);
    // Both are views of this role.
    const changes = changesOf(told.get(role) as RoleView, view);
    told.set(role, view);
    return { kind: 'view', clock: clock(), changes, heard: branch.heard(role).slice(heard) };
  }

  return {
    toTrainers,
    welcome(connection, seat) {
      host.send(connection, seatOf(seat));
      sendWhole(connection, seat);
    },
    wholeToAll() {
      for (const [connection, seat] of seats) sendWhole(connection, seat);
    },
    news: (events) => toTrainers(newsOf(events)),
    tellNew(events, heard) {
      const made = new Map<string, RoomAnswer>();
      for (const [connection, seat] of seats) {
        const who = nameOf(seat);
        let answer = made.get(who);
        if (answer === undefined) {
          answer = isTrainer(seat) ? newsOf(now().branch.events.slice(events)) : viewNews(who, heard.get(who) ?? 0);
          made.set(who, answer);
        }
        host.send(connection, answer);
      }
    },
    whoIsThere: () => toTrainers({ kind: 'connected', connected: connected() }),
  };
}
