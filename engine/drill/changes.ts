/** What has changed between two views, so that a page is sent only that: most people lie in bed for most of a drill. */
import type { PersonSeen, View } from './view.js';

const LISTS = ['people', 'doors', 'smoke', 'lifts', 'spaces'] as const;
type List = (typeof LISTS)[number];

/** By list: what is new or other than before; ids of what is no longer seen. A list without changes is missing. */
export interface ViewChanges<P extends PersonSeen = PersonSeen> {
  time: number;
  now: { [L in List]?: View<P>[L] };
  gone: { [L in List]?: string[] };
}

interface Named {
  id: string;
}

/** Flat objects with the same keys. */
const same = (a: Named, b: Named): boolean =>
  Object.keys(a).every((key) => a[key as keyof Named] === b[key as keyof Named]);

/** What turns `before` into `after`. */
export function changesOf<P extends PersonSeen>(before: View<P>, after: View<P>): ViewChanges<P> {
  const changes: ViewChanges<P> = { time: after.time, now: {}, gone: {} };
  for (const list of LISTS) {
    const was = new Map<string, Named>(before[list].map((one) => [one.id, one]));
    const now = (after[list] as readonly Named[]).filter((one) => {
      const old = was.get(one.id);
      was.delete(one.id);
      return old === undefined || !same(one, old);
    });
    if (now.length > 0) Object.assign(changes.now, { [list]: now });
    if (was.size > 0) changes.gone[list] = [...was.keys()];
  }
  return changes;
}

/** The view after the changes; what stays the same stays the same object. The order of what is in a list says nothing. */
export function withChanges<P extends PersonSeen>(view: View<P>, { time, now, gone }: ViewChanges<P>): View<P> {
  const after = { ...view, time };
  for (const list of LISTS) {
    const other = now[list] as readonly Named[] | undefined;
    const away = gone[list];
    if (other === undefined && away === undefined) continue;
    const all = new Map<string, Named>(view[list].map((one) => [one.id, one]));
    for (const id of away ?? []) all.delete(id);
    for (const one of other ?? []) all.set(one.id, one);
    Object.assign(after, { [list]: [...all.values()] });
  }
  return after;
}
