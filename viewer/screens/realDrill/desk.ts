/** The record that is being taken: every change is kept at once, in the order in which it was made. */
import { signal, type Signal } from '@preact/signals';
import {
  emptyRealDrill,
  eventAt,
  talkOf,
  readCode,
  type Building,
  type DrillFile,
  type LocalText,
  type RealDrill,
  type RealEvent,
} from '../../../engine/index.js';
import { forget, keep, keptRecords, type Kept } from './store.js';

/** What the page knows of the home that is open beside it. */
export interface Home {
  id: string;
  name: LocalText;
  variant: string | null;
  shifts: readonly string[];
  building: Building | null;
  /** Post by id of staff. */
  posts: ReadonlyMap<string, string>;
}

export interface Desk {
  /** null: the list of records is shown. */
  open: Signal<Kept | null>;
  all: Signal<readonly Kept[]>;
  saving: Signal<'saved' | 'saving' | 'failed'>;
  /** s on the stopwatch now. */
  now(): number;
  running(): boolean;
  begin(home: Home, storey: number | null): void;
  /** A table-top of a drill. */
  talk(drill: DrillFile): void;
  choose(kept: Kept | null): void;
  bring(record: RealDrill): void;
  remove(id: string): Promise<void>;
  change(part: Partial<RealDrill>): void;
  start(): void;
  take(code: RealEvent, words?: string): void;
  takeBack(index: number): void;
  clear(id: string): void;
  addRooms(building: Building, storey: number): void;
  /** @returns when it was taken, s */
  scan(code: string, posts: ReadonlyMap<string, string>): number;
}

const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
const clockOf = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
/** Tenths of a second: what a hand on a stopwatch gives. */
const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;

/** Rooms with people of a storey, and the storey as a zone. */
export function zonesOf({ storeys, spaces }: Building, storey: number): RealDrill['zones'] {
  const { id } = storeys[storey];
  const rooms = spaces.filter((space) => space.storey === storey && ['bedroom', 'refuge', 'room'].includes(space.kind));
  return [
    { id, name: id, kind: 'zone', clearedAt: null },
    ...rooms.map((room) => ({ id: room.id, name: room.id, kind: 'room' as const, clearedAt: null })),
  ];
}

export function createDesk(): Desk {
  const open: Desk['open'] = signal(null);
  const all: Desk['all'] = signal([]);
  const saving: Desk['saving'] = signal('saved');
  let last: Promise<unknown> = Promise.resolve();

  const list = async (): Promise<void> => {
    all.value = await keptRecords();
  };
  const put = (kept: Kept): void => {
    open.value = kept;
    saving.value = 'saving';
    // One after the other: the last change is the one that stays.
    const mine = last.then(() => keep(kept));
    last = mine.then(
      () => {
        if (open.peek() === kept) saving.value = 'saved';
      },
      () => {
        saving.value = 'failed';
      },
    );
  };
  const with_ = (part: Partial<RealDrill>): void => {
    const kept = open.peek();
    if (kept === null || (kept.record.closed && part.closed === undefined)) return;
    put({ ...kept, changed: Date.now(), record: { ...kept.record, ...part } });
  };
  const desk: Desk = {
    open,
    all,
    saving,
    now() {
      const kept = open.peek();
      if (kept === null || kept.startedAt === null) return 0;
      const ended = eventAt(kept.record, 'ended');
      return Number.isNaN(ended) ? Math.max(0, (Date.now() - kept.startedAt) / 1000) : ended;
    },
    running() {
      const kept = open.peek();
      return kept !== null && kept.startedAt !== null && Number.isNaN(eventAt(kept.record, 'ended'));
    },
    begin(home, storey) {
      const at = new Date();
      const id = `drill-${dayOf(at)}-${clockOf(at).replaceAll(':', '')}`;
      const zones = home.building === null || storey === null ? [] : zonesOf(home.building, storey);
      const own = { id: home.id, name: home.name, variant: home.variant };
      const record = emptyRealDrill({ id, home: own, date: dayOf(at), at: clockOf(at), shift: null }, zones);
      put({ id, changed: Date.now(), startedAt: null, record });
    },
    talk(drill) {
      const at = new Date();
      const id = `tabletop-${dayOf(at)}-${clockOf(at).replaceAll(':', '')}`;
      const { scenario } = drill;
      const home = { id: scenario.id, name: drill.name, variant: scenario.variant };
      const empty = emptyRealDrill({ id, home, date: dayOf(at), at: clockOf(at), shift: null }, []);
      const record: RealDrill = { ...empty, mode: 'tabletop', kind: 'tabletop', talk: talkOf(drill) };
      put({ id, changed: at.getTime(), startedAt: null, record });
    },
    choose(kept) {
      open.value = kept;
      saving.value = 'saved';
      if (kept === null) void last.then(list);
    },
    bring(record) {
      // A record of the same name stays: this one is another.
      const names = new Set(all.peek().map((kept) => kept.id));
      let { id } = record;
      for (let n = 2; names.has(id); n++) id = `${record.id.slice(0, 60)}-${n}`;
      // One that was going on goes on.
      const startedAt = record.events.length > 0 ? new Date(`${record.date}T${record.at}`).getTime() : null;
      put({ id, changed: Date.now(), startedAt, record: { ...record, id } });
    },
    async remove(id) {
      await last;
      await forget(id);
      await list();
    },
    change: with_,
    start() {
      const kept = open.peek();
      if (kept === null || kept.startedAt !== null || kept.record.closed) return;
      const at = new Date();
      put({
        ...kept,
        changed: at.getTime(),
        startedAt: at.getTime(),
        record: { ...kept.record, date: dayOf(at), at: clockOf(at) },
      });
    },
    take(code, words) {
      const kept = open.peek();
      if (kept === null) return;
      const event = { at: tenths(desk.now()), code, ...(words === undefined ? {} : { words }) };
      with_({ events: [...kept.record.events, event] });
    },
    takeBack(index) {
      const kept = open.peek();
      if (kept !== null) with_({ events: kept.record.events.filter((_, i) => i !== index) });
    },
    clear(id) {
      const kept = open.peek();
      if (kept === null) return;
      const at = tenths(desk.now());
      with_({
        zones: kept.record.zones.map((zone) =>
          zone.id === id ? { ...zone, clearedAt: zone.clearedAt === null ? at : null } : zone,
        ),
      });
    },
    addRooms(building, storey) {
      const kept = open.peek();
      if (kept === null) return;
      const known = new Set(kept.record.zones.map(({ id }) => id));
      with_({ zones: [...kept.record.zones, ...zonesOf(building, storey).filter(({ id }) => !known.has(id))] });
    },
    scan(code, posts) {
      const kept = open.peek();
      const at = tenths(desk.now());
      if (kept === null) return at;
      const { record } = kept;
      const read = readCode(code);
      const part: Partial<RealDrill> = { scans: [...record.scans, { at, code: code.trim() }] };
      if (read?.kind === 'room')
        part.zones = record.zones.map((zone) => (zone.id === read.id ? { ...zone, clearedAt: zone.clearedAt ?? at } : zone)); // prettier-ignore
      if (read?.kind === 'person' && !record.participants.some(({ name }) => name === read.id))
        part.participants = [...record.participants, { name: read.id, post: posts.get(read.id) ?? '' }];
      with_(part);
      return at;
    },
  };
  void list().catch(() => {
    saving.value = 'failed';
  });
  return desk;
}
