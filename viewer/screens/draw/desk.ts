/** State of the drawing screen: the drawing with its steps, the tool in hand, what is chosen, what is wrong. */
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { emptyDrawing, type Drawing, type DrawingProblem } from '../../../engine/index.js';
import { remove } from './model/edit.js';
import { begin, commit, redo, undo, type History } from './model/history.js';
import { boxOf, isInside, type Box, type XY } from './model/points.js';
import { marksOf, type Marks, type Snap } from './model/snap.js';
import { click, finish, FIRST_OPTIONS, typedPoint, type Outcome, type Tool, type ToolOptions, type ToolState } from './model/tools.js'; // prettier-ignore
import * as store from './store.js';
import { ask, StoppedError } from './worker.js';

export interface Desk {
  /** In the browser's store; null: nothing is open yet. */
  readonly id: ReadonlySignal<string | null>;
  readonly history: ReadonlySignal<History>;
  readonly drawing: ReadonlySignal<Drawing>;
  readonly storey: Signal<string>;
  readonly tool: Signal<ToolState>;
  readonly selected: Signal<ReadonlySet<string>>;
  /** Where the pointer or the crosshair is. */
  readonly cursor: Signal<Snap | null>;
  readonly typed: Signal<string>;
  readonly marks: ReadonlySignal<Marks>;
  readonly problems: ReadonlySignal<readonly DrawingProblem[]>;
  readonly ids: ReadonlySignal<ReadonlyMap<string, string>>;
  /** How long the last look took, ms; null: being looked at. */
  readonly looked: ReadonlySignal<number | null>;
  readonly saving: ReadonlySignal<'saved' | 'saving' | 'failed'>;
  readonly refused: Signal<Outcome['refused'] | null>;
  readonly asking: Signal<'scale' | 'square' | null>;
  /** Set to have the board show a box. */
  readonly show: Signal<Box | 'all' | null>;

  open(id: string, history: History): void;
  /** A step; the same drawing is none. */
  change(drawing: Drawing): void;
  undo(): void;
  redo(): void;
  take(tool: Tool): void;
  set(options: Partial<ToolOptions>): void;
  click(at: XY): Promise<void>;
  type(letter: string): void;
  /** Enter: a typed length, or the end of a line. */
  enter(): Promise<void>;
  /** Escape: one thing less. True if there was one. */
  escape(): boolean;
  remove(): void;
  /** Rooms of everything walls enclose on the storey that no room covers. */
  roomsFromWalls(): Promise<number>;
  zoomTo(problem: DrawingProblem): void;
  /** When everything is in the store. */
  saved(): Promise<void>;
  close(): void;
}

/** A drawing is looked at when nobody has changed it for so long, ms. */
const REST = 60;
/** Around a place that is shown, m. */
const AROUND = 3;

const segmentsOf = (drawing: Drawing, storey: string): (readonly [XY, XY])[] => [...marksOf(drawing, storey).edges];

export function createDesk(): Desk {
  const id = signal<string | null>(null);
  const history = signal<History>(begin(emptyDrawing('home', 'Home')));
  const drawing = computed(() => history.value.drawing);
  const chosenStorey = signal('L01');
  const tool = signal<ToolState>({ tool: 'select', points: [], options: FIRST_OPTIONS });
  const selected = signal<ReadonlySet<string>>(new Set());
  const typed = signal('');
  const cursor = signal<Snap | null>(null);
  const problems = signal<readonly DrawingProblem[]>([]);
  const ids = signal<ReadonlyMap<string, string>>(new Map());
  const looked = signal<number | null>(null);
  const saving = signal<'saved' | 'saving' | 'failed'>('saved');
  const refused = signal<Outcome['refused'] | null>(null);
  const asking = signal<'scale' | 'square' | null>(null);
  const show = signal<Box | 'all' | null>(null);
  const marks = computed(() => marksOf(drawing.value, chosenStorey.value));

  let writing: Promise<void> = Promise.resolve();
  let waiting = 0;
  const write = (before: History, after: History): void => {
    const own = id.peek();
    if (own === null || before === after) return;
    waiting++;
    saving.value = 'saving';
    writing = writing
      .then(() => store.save(own, before, after))
      .then(
        () => {
          if (--waiting === 0) saving.value = 'saved';
        },
        () => {
          waiting--;
          saving.value = 'failed';
        },
      );
  };
  const go = (after: History): void => {
    const before = history.peek();
    if (after === before) return;
    batch(() => {
      history.value = after;
      const { storeys } = after.drawing;
      if (!storeys.some((one) => one.id === chosenStorey.peek())) chosenStorey.value = storeys[0].id;
    });
    write(before, after);
  };

  // The worker is asked again only when it has answered: it never falls behind.
  let asked = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const look = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    const now = drawing.peek();
    try {
      const found = await ask((worker) => worker.look(now));
      batch(() => {
        problems.value = found.problems;
        ids.value = found.ids;
        looked.value = found.took;
      });
    } catch (error) {
      // Ended for a file it could not finish: asked again. Broken: the next change asks again.
      if (error instanceof StoppedError) later();
    } finally {
      asked = false;
      if (drawing.peek() !== now) later();
    }
  };
  const later = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void look(), REST);
  };
  const stop = effect(() => {
    void drawing.value;
    looked.value = null;
    later();
  });

  const take = (outcome: Outcome): void =>
    batch(() => {
      tool.value = outcome.state;
      refused.value = outcome.refused ?? null;
      typed.value = '';
      if (outcome.drawn !== undefined) selected.value = new Set(outcome.drawn);
      if (outcome.ask !== undefined) asking.value = outcome.ask;
      if (outcome.drawing !== undefined) go(commit(history.peek(), outcome.drawing));
    });
  const here = () => ({ drawing: drawing.peek(), storey: chosenStorey.peek(), marks: marks.peek() });
  const enclosedHere = (): Promise<readonly (readonly XY[])[]> => {
    const segments = segmentsOf(drawing.peek(), chosenStorey.peek());
    return ask((worker) => worker.enclosed(segments));
  };

  const desk: Desk = {
    id,
    history,
    drawing,
    storey: chosenStorey,
    tool,
    selected,
    cursor,
    typed,
    marks,
    problems,
    ids,
    looked,
    saving,
    refused,
    asking,
    show,

    open(own, opened) {
      batch(() => {
        id.value = own;
        history.value = opened;
        chosenStorey.value = opened.drawing.storeys[0].id;
        selected.value = new Set();
        tool.value = { tool: 'select', points: [], options: FIRST_OPTIONS };
        show.value = 'all';
      });
    },
    change: (next) => go(commit(history.peek(), next)),
    undo: () => go(undo(history.peek())),
    redo: () => go(redo(history.peek())),
    take: (wanted) =>
      batch(() => {
        tool.value = { ...tool.peek(), tool: wanted, points: [] };
        typed.value = '';
        refused.value = null;
        asking.value = null;
        if (wanted !== 'select') selected.value = new Set();
      }),
    set(options) {
      tool.value = { ...tool.peek(), options: { ...tool.peek().options, ...options } };
    },
    async click(at) {
      const state = tool.peek();
      if (state.tool !== 'fill') {
        take(click(state, at, here()));
        return;
      }
      const outlines = await enclosedHere();
      // The smallest one: rooms lie in what walls round them enclose.
      const around = outlines.filter((outline) => isInside(outline, at)).at(-1) ?? null;
      take(click(state, at, here(), () => around));
    },
    type(letter) {
      typed.value = letter === 'Backspace' ? typed.peek().slice(0, -1) : typed.peek() + letter;
    },
    async enter() {
      const state = tool.peek();
      const pointer = cursor.peek()?.at;
      if (typed.peek() !== '' && pointer !== undefined) {
        const at = typedPoint(state, typed.peek(), pointer);
        if (at !== null) await desk.click(at);
        else typed.value = '';
        return;
      }
      take(finish(state, here()));
    },
    escape() {
      if (typed.peek() !== '') typed.value = '';
      else if (tool.peek().points.length > 0) tool.value = { ...tool.peek(), points: [] };
      else if (selected.peek().size > 0) selected.value = new Set();
      else if (tool.peek().tool !== 'select') desk.take('select');
      else return false;
      return true;
    },
    remove() {
      const keys = selected.peek();
      if (keys.size === 0) return;
      batch(() => {
        selected.value = new Set();
        desk.change(remove(drawing.peek(), keys));
      });
    },
    async roomsFromWalls() {
      const outlines = await enclosedHere();
      let next = drawing.peek();
      let state: ToolState = { ...tool.peek(), tool: 'fill', points: [] };
      let count = 0;
      for (const outline of outlines) {
        const rooms = next.rooms.filter((room) => room.storey === chosenStorey.peek());
        const inside = middleOf(outline);
        if (rooms.some((room) => isInside(room.outline, inside))) continue;
        const outcome = click(state, inside, { ...here(), drawing: next }, () => outline);
        if (outcome.drawing === undefined) continue;
        next = outcome.drawing;
        state = outcome.state;
        count++;
      }
      batch(() => {
        tool.value = { ...tool.peek(), options: state.options };
        desk.change(next);
      });
      return count;
    },
    zoomTo({ storey, at, key }) {
      batch(() => {
        if (storey !== null && drawing.peek().storeys.some((one) => one.id === storey)) chosenStorey.value = storey;
        if (key !== null) selected.value = new Set([key]);
        if (at !== null) {
          const [x, y] = at;
          show.value = { x1: x - AROUND, y1: y - AROUND, x2: x + AROUND, y2: y + AROUND };
        }
      });
    },
    saved: () => writing,
    close() {
      stop();
      if (timer !== null) clearTimeout(timer);
    },
  };
  return desk;
}

/** A point inside an outline: the middle of its box if that is inside, else beside its first edge. */
function middleOf(outline: readonly XY[]): XY {
  const box = boxOf(outline)!;
  const middle: XY = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  if (isInside(outline, middle)) return middle;
  for (let i = 0; i < outline.length; i++) {
    const [a, b] = [outline[i], outline[(i + 1) % outline.length]];
    const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (const side of [0.05, -0.05]) {
      const at: XY = [
        (a[0] + b[0]) / 2 - ((b[1] - a[1]) / long) * side,
        (a[1] + b[1]) / 2 + ((b[0] - a[0]) / long) * side,
      ];
      if (isInside(outline, at)) return at;
    }
  }
  return middle;
}
