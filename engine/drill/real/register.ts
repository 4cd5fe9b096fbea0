/** The drills of a home over the year against what the rules ask for: only those held in the building count. */
import { checkDrillCalendar } from '../../check/elements/life.js';
import type { ElementGap } from '../../check/elements/result.js';
import { factsOf } from '../../check/facts.js';
import type { Model } from '../../world/model.js';
import type { RealDrill } from './record.js';

/** Why a record does not count. */
export type NotCounted = 'tabletop' | 'open' | 'otherHome';

export interface RegisterEntry {
  record: RealDrill;
  /** null: it counts. */
  not: NotCounted | null;
}

export interface Register {
  /** By date. */
  entries: readonly RegisterEntry[];
  /** How many count, by shift of the roster. */
  byShift: readonly { shift: string; drills: number }[];
  /** What the rules ask for and is not there; null: nothing counts at all. */
  gaps: readonly ElementGap[] | null;
}

/** @param asOf the day of the register, "2026-03-31" */
export function registerOf(model: Model, records: readonly RealDrill[], asOf: string): Register {
  const { scenario } = model;
  const entries = [...records]
    .sort((a, b) => (a.date < b.date || (a.date === b.date && a.at < b.at) ? -1 : 1))
    .map((record): RegisterEntry => {
      const not =
        record.mode === 'tabletop' || record.kind === 'tabletop'
          ? 'tabletop'
          : !record.closed
            ? 'open'
            : record.home.id === scenario.id
              ? null
              : 'otherHome';
      return { record, not };
    });
  const drills = entries
    .filter(({ not, record }) => not === null && record.date <= asOf)
    .map(({ record: { date, kind, shift, at } }) => ({
      date,
      kind,
      at,
      held: true,
      ...(shift === null ? {} : { shift }),
    }));
  const byShift = Object.keys(scenario.roster.shifts).map((shift) => ({
    shift,
    drills: drills.filter((drill) => drill.shift === shift).length,
  }));
  return { entries, byShift, gaps: checkDrillCalendar(drills, factsOf(model), asOf) };
}
