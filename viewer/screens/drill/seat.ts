/** One seat at a drill, as its page knows it: what the room has told so far. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import {
  buildingIn,
  withChanges,
  type BranchState,
  type Building,
  type Clock,
  type Command,
  type CriterionState,
  type DrillEntry,
  type DrillFile,
  type House,
  type PersonSeen,
  type Role,
  type RoomAnswer,
  type RoomRefusal,
  type RunEvent,
  type View,
} from '../../../engine/index.js';
import { openLine, type Back, type Carrier, type Ends, type Line, type Said } from './line.js';

export interface Seated {
  house: House;
  building: Building;
  /** null: the trainer. */
  role: Role | null;
  /** Only the trainer has it. */
  file: DrillFile | null;
  /** Space where it begins; only the trainer knows. */
  incident: string | null;
  name: DrillFile['name'];
}

/** What only the trainer is told. */
export interface Trainers {
  playing: string;
  branches: readonly Pick<BranchState, 'id' | 'from' | 'forkedAt' | 'reached'>[];
  connected: Readonly<Record<string, number>>;
  log: readonly DrillEntry[];
  notes: readonly { tick: number; by: string | null; text: string }[];
  criteria: readonly CriterionState[];
  thrown: readonly string[];
}

/** An order that was given here, and what became of it. */
export interface Given {
  n: number;
  command: Command;
  state: 'waits' | 'taken' | 'refused' | 'lost';
  refusal: RoomRefusal | null;
}

/** A past moment that is looked at instead of the present. */
export interface Past {
  branch: string;
  tick: number;
  view: View;
}

export interface SeatPage {
  readonly line: Line;
  readonly seated: ReadonlySignal<Seated | null>;
  readonly clock: ReadonlySignal<Clock | null>;
  /** What is seen now. */
  readonly view: ReadonlySignal<View<PersonSeen> | null>;
  readonly heard: ReadonlySignal<readonly RunEvent[]>;
  readonly trainers: ReadonlySignal<Trainers | null>;
  /** The last orders given here, the newest first. */
  readonly given: ReadonlySignal<readonly Given[]>;
  readonly past: Signal<Past | null>;
  readonly compared: Signal<Extract<RoomAnswer, { kind: 'compared' }> | null>;
  /** Something could not be kept. */
  readonly notKept: ReadonlySignal<boolean>;
  order(command: Command): Promise<Given>;
  say(message: Said): Promise<Back>;
  close(): void;
}

const MOST_GIVEN = 20;

export function openSeat(carry: (ends: Ends) => Carrier): SeatPage {
  const seated = signal<Seated | null>(null);
  const clock = signal<Clock | null>(null);
  const view = signal<View | null>(null);
  const heard = signal<readonly RunEvent[]>([]);
  const trainers = signal<Trainers | null>(null);
  const given = signal<readonly Given[]>([]);
  const past = signal<Past | null>(null);
  const compared = signal<Extract<RoomAnswer, { kind: 'compared' }> | null>(null);
  const notKept = signal(false);

  const change = (some: Partial<Trainers>): void => {
    if (trainers.value !== null) trainers.value = { ...trainers.value, ...some };
  };

  function hear(answer: RoomAnswer): void {
    switch (answer.kind) {
      case 'seat': {
        // Who comes back has the same house: it is not drawn anew.
        const known = seated.peek();
        const { house, role, drill } = answer;
        const building =
          known !== null && JSON.stringify(known.house) === JSON.stringify(house) ? known.building : buildingIn(house);
        const full = answer.role === null ? answer : null;
        seated.value = {
          house: known !== null && known.building === building ? known.house : house,
          building,
          role,
          file: full?.file ?? null,
          incident: full?.incident ?? null,
          name: drill.name,
        };
        return;
      }
      case 'role':
        view.value = answer.view;
        heard.value = answer.heard;
        clock.value = answer.clock;
        return;
      case 'trainer': {
        const { playing, branches, connected, log, notes, criteria, thrown } = answer;
        trainers.value = { playing, branches, connected, log, notes, criteria, thrown };
        view.value = answer.view;
        heard.value = answer.events;
        clock.value = answer.clock;
        past.value = null;
        return;
      }
      case 'view':
      case 'all': {
        const before = view.peek();
        if (before === null) return;
        view.value = withChanges(before, answer.changes as Parameters<typeof withChanges>[1]);
        clock.value = answer.clock;
        const news = answer.kind === 'view' ? answer.heard : answer.events;
        if (news.length > 0) heard.value = [...heard.peek(), ...news];
        if (answer.kind === 'all') {
          const { criteria, thrown } = answer;
          const { playing, branches } = trainers.peek()!;
          const tick = answer.clock.tick;
          change({ criteria, thrown, branches: branches.map((one) => (one.id === playing ? { ...one, reached: tick } : one)) }); // prettier-ignore
        }
        return;
      }
      case 'clock':
        clock.value = answer.clock;
        return;
      case 'noted':
        change({ notes: [...(trainers.peek()?.notes ?? []), answer.note] });
        return;
      case 'connected':
        change({ connected: answer.connected });
        return;
      case 'refused':
        if (answer.refusal.code === 'notKept') notKept.value = true;
        return;
      case 'moment':
      case 'compared':
      case 'done':
        return;
    }
  }

  const line = openLine(carry, (answer) => batch(() => hear(answer)));
  let n = 0;
  const page: SeatPage = {
    line,
    seated,
    clock,
    view: computed(() => past.value?.view ?? view.value),
    heard,
    trainers,
    given,
    past,
    compared,
    notKept,
    async order(command) {
      let own: Given = { n: n++, command, state: 'waits', refusal: null };
      given.value = [own, ...given.peek()].slice(0, MOST_GIVEN);
      const back = await line.say({ kind: 'order', command });
      const refusal = back.kind === 'refused' ? back.refusal : null;
      if (refusal?.code === 'notKept') notKept.value = true;
      const state = back.kind === 'done' ? 'taken' : back.kind === 'refused' ? 'refused' : 'lost';
      own = { ...own, state, refusal };
      given.value = given.peek().map((one) => (one.n === own.n ? own : one));
      return own;
    },
    async say(message) {
      const back = await line.say(message);
      if (back.kind === 'refused' && back.refusal.code === 'notKept') notKept.value = true;
      if (back.kind === 'moment') past.value = { branch: back.branch, tick: back.tick, view: back.view };
      if (back.kind === 'compared') compared.value = back;
      return back;
    },
    close: () => line.close(),
  };
  return page;
}
