/** What this page of a drill is at: whose seat is shown, where one looks, which order is being made. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import {
  namesIn,
  type Command,
  type Names,
  type ORDERED_MEANS,
  type PersonSeen,
  type Seat,
} from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import type { StageEvent, StageView } from '../../stage/types.js';
import type { SeatPage } from './seat.js';
import type { Table } from './table.js';

/** Orders to a member of staff. */
export const VERBS = ['go', 'fetch', 'shut', 'call', 'free'] as const;
export type OrderedMeans = (typeof ORDERED_MEANS)[number];
export type Verb = (typeof VERBS)[number];

export interface Desk {
  readonly app: App;
  /** The drill that is played in this page; null: somewhere else. */
  readonly table: Table | null;
  readonly seat: Signal<Seat>;
  readonly page: ReadonlySignal<SeatPage>;
  readonly names: ReadonlySignal<Names | null>;
  readonly look: Signal<StageView>;
  /** Who is to be ordered. */
  readonly chosen: Signal<string | null>;
  readonly verb: Signal<Verb>;
  /** Whom or what it is about: a resident, a space or a door. */
  readonly target: Signal<string | null>;
  /** With what a resident is to be fetched; null: with what they need. */
  readonly means: Signal<OrderedMeans | null>;
  /** On a narrow screen: which part is shown. */
  readonly tab: Signal<'staff' | 'plan' | 'heard'>;
  /** The order as it stands; null: something is missing. */
  command(): Command | null;
  give(command: Command): void;
  /** Somebody pressed the plan. */
  pressed(event: StageEvent): void;
  person(id: string): PersonSeen | undefined;
  /** Chooses somebody of the staff and shows where they are. */
  choose(id: string): void;
  close(): void;
}

/** @param remote the page of a seat at a drill that is played elsewhere */
export function createDesk(app: App, from: { table: Table; seat: Seat } | { remote: SeatPage }): Desk {
  const table = 'table' in from ? from.table : null;
  const seat = signal<Seat>('table' in from ? from.seat : 'trainer');
  const page = computed<SeatPage>(() => ('table' in from ? from.table.seat(seat.value) : from.remote));
  const names = computed(() => {
    const seated = page.value.seated.value;
    return seated === null ? null : namesIn(seated.house.named, app.text.value);
  });
  const look = signal<StageView>({ kind: 'tower' });
  const chosen = signal<string | null>(null);
  const verb = signal<Verb>('go');
  const target = signal<string | null>(null);
  const means = signal<OrderedMeans | null>(null);
  const tab = signal<'staff' | 'plan' | 'heard'>('staff');

  const person = (id: string): PersonSeen | undefined => page.value.view.value?.people.find((one) => one.id === id);
  const storeyOf = (space: string | null): number | null => {
    const building = page.value.seated.value?.building;
    return building?.spaces.find(({ id }) => id === space)?.storey ?? null;
  };

  const desk: Desk = {
    app,
    table,
    seat,
    page,
    names,
    look,
    chosen,
    verb,
    target,
    means,
    tab,
    command() {
      const staff = chosen.value;
      const what = target.value;
      if (staff === null) return null;
      switch (verb.value) {
        case 'call':
          return { kind: 'call', staff };
        case 'free':
          return { kind: 'free', staff };
        case 'go':
          return what === null ? null : { kind: 'go', staff, space: what };
        case 'fetch':
          if (what === null) return null;
          return { kind: 'fetch', staff, resident: what, ...(means.value === null ? {} : { means: means.value }) };
        case 'shut':
          return what === null ? null : { kind: 'shut', staff, opening: what };
      }
    },
    give(command) {
      void page.value.order(command);
      target.value = null;
    },
    pressed(event) {
      const seated = page.value.seated.value;
      if (seated === null) return;
      const { house, building, role } = seated;
      const own = role?.staff;
      batch(() => {
        if (event.kind === 'storey') look.value = { kind: 'floor', storey: event.storey };
        else if (event.kind === 'person') {
          const { id, kind } = house.people[event.row];
          if (kind === 'staff' && own !== undefined && (own === 'all' || own.includes(id))) chosen.value = id;
          else if (kind === 'resident') [verb.value, target.value] = ['fetch', id];
        } else if (event.kind === 'opening' && building.openings[event.opening].kind !== 'portal')
          [verb.value, target.value] = ['shut', building.openings[event.opening].id];
        else if (event.kind === 'space') [verb.value, target.value] = ['go', building.spaces[event.space].id];
      });
    },
    person,
    choose(id) {
      batch(() => {
        chosen.value = id;
        const storey = storeyOf(person(id)?.space ?? null);
        if (storey !== null) look.value = { kind: 'floor', storey };
      });
    },
    close() {
      if (table === null) page.value.close();
      else table.close();
    },
  };
  return desk;
}
