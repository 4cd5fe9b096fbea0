/** Steps back and forward without end: each step keeps what it changed, and nothing else. */
import { DRAWING_LISTS, type Drawing, type DrawingList } from '../../../../engine/index.js';

type Item = Drawing[DrawingList][number];

interface Change {
  /** Place in the list it was taken from, or is put in. */
  index: number;
  before: Item | null;
  after: Item | null;
}

type Rest = Omit<Drawing, DrawingList>;

/** What a step changed; plain data, so that it can be kept. */
export interface Step {
  lists: Partial<Record<DrawingList, Change[]>>;
  before: Partial<Rest>;
  after: Partial<Rest>;
}

const isList = (name: string): name is DrawingList => (DRAWING_LISTS as readonly string[]).includes(name);

function changesOf(before: readonly Item[], after: readonly Item[]): Change[] {
  const was = new Map(before.map((item) => [item.key, item]));
  const is = new Set(after.map((item) => item.key));
  const changes: Change[] = [];
  before.forEach((item, index) => {
    if (!is.has(item.key)) changes.push({ index, before: item, after: null });
  });
  after.forEach((item, index) => {
    const old = was.get(item.key);
    if (old !== item) changes.push({ index, before: old ?? null, after: item });
  });
  return changes;
}

/** null: nothing was changed. Things that stay keep their order. */
export function stepBetween(before: Drawing, after: Drawing): Step | null {
  const step: Step = { lists: {}, before: {}, after: {} };
  let changed = false;
  for (const name of Object.keys(after) as (keyof Drawing)[]) {
    if (before[name] === after[name]) continue;
    if (isList(name)) {
      const changes = changesOf(before[name], after[name]);
      if (changes.length === 0) continue;
      step.lists[name] = changes;
    } else {
      Object.assign(step.before, { [name]: before[name] });
      Object.assign(step.after, { [name]: after[name] });
    }
    changed = true;
  }
  return changed ? step : null;
}

/** Takes a step: forward, or back. */
export function take(drawing: Drawing, step: Step, back: boolean): Drawing {
  const next = { ...drawing, ...(back ? step.before : step.after) };
  for (const [name, changes] of Object.entries(step.lists) as [DrawingList, Change[]][]) {
    const from = (change: Change): Item | null => (back ? change.after : change.before);
    const to = (change: Change): Item | null => (back ? change.before : change.after);
    const gone = new Set(changes.flatMap((change) => (to(change) === null ? [from(change)!.key] : [])));
    const replaced = new Map(
      changes.flatMap((change) => {
        const [old, now] = [from(change), to(change)];
        return old !== null && now !== null ? [[now.key, now] as const] : [];
      }),
    );
    const list = (drawing[name] as Item[])
      .filter((item) => !gone.has(item.key))
      .map((item) => replaced.get(item.key) ?? item);
    for (const change of changes) {
      const now = to(change);
      if (from(change) === null && now !== null) list.splice(change.index, 0, now);
    }
    Object.assign(next, { [name]: list });
  }
  return next;
}

export interface History {
  drawing: Drawing;
  steps: readonly Step[];
  /** So many of the steps are taken; the others were taken back. */
  at: number;
}

export const begin = (drawing: Drawing): History => ({ drawing, steps: [], at: 0 });

/** Steps that were taken back are gone when another is taken. */
export function commit(history: History, drawing: Drawing): History {
  const step = stepBetween(history.drawing, drawing);
  if (step === null) return history;
  const steps = [...history.steps.slice(0, history.at), step];
  return { drawing, steps, at: steps.length };
}

export function undo(history: History): History {
  if (history.at === 0) return history;
  const at = history.at - 1;
  return { ...history, drawing: take(history.drawing, history.steps[at], true), at };
}

export function redo(history: History): History {
  if (history.at === history.steps.length) return history;
  return {
    ...history,
    drawing: take(history.drawing, history.steps[history.at], false),
    at: history.at + 1,
  };
}
