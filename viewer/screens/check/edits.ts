/** Changes made on screen, as edits by id path over a variant: one edit for each thing changed, the last word counts. */
import type { Edit, Scenario, StaffMember } from '../../../engine/index.js';

export const CLOCK = 'incident.clock';
export const SHARES = 'residents.shares';
export const COUNT = 'residents.count';

export const staffPath = (shift: string, id: string, field: string): string =>
  `roster.shifts.${shift}.staff.${id}.${field}`;
export const listPath = (shift: string): string => `roster.shifts.${shift}.staff`;

/** With one thing set; an edit of the same thing is replaced. */
export function withSet(edits: readonly Edit[], path: string, value: unknown): Edit[] {
  return [...edits.filter((edit) => !('set' in edit && edit.path === path)), { path, set: value }];
}

export const withAdded = (edits: readonly Edit[], shift: string, member: StaffMember): Edit[] => [
  ...edits,
  { path: listPath(shift), add: member },
];

/** Without an edit, and without what was changed of somebody it had added. */
export function without(edits: readonly Edit[], edit: Edit): Edit[] {
  const added = 'add' in edit ? (edit.add as Partial<StaffMember>).id : undefined;
  return edits.filter(
    (other) => other !== edit && (added === undefined || !other.path.startsWith(`${edit.path}.${added}.`)),
  );
}

/** What the edits say of a thing, or `other` where they are silent. */
export function valueOf<T>(edits: readonly Edit[], path: string, other: T): T {
  for (const edit of edits) if ('set' in edit && edit.path === path) return edit.set as T;
  return other;
}

/** Staff of a shift with the edits applied: what the form shows. */
export function staffOf(base: Scenario, shift: string, edits: readonly Edit[]): StaffMember[] {
  const members = base.roster.shifts[shift]?.staff ?? [];
  const added = edits.flatMap((edit) =>
    'add' in edit && edit.path === listPath(shift) ? [edit.add as StaffMember] : [],
  );
  return [...members, ...added].map((member) => ({
    ...member,
    absent: valueOf(edits, staffPath(shift, member.id, 'absent'), member.absent ?? false),
    training: valueOf(edits, staffPath(shift, member.id, 'training'), member.training ?? 'yearly'),
    station: valueOf(edits, staffPath(shift, member.id, 'station'), member.station),
  }));
}

/** An id that nobody on the roster has: carer-x1, carer-x2 … */
export function freeStaffId(base: Scenario, edits: readonly Edit[], post: string): string {
  const taken = new Set(
    Object.keys(base.roster.shifts).flatMap((shift) => staffOf(base, shift, edits).map(({ id }) => id)),
  );
  for (let i = 1; ; i++) {
    const id = `${post}-x${i}`;
    if (!taken.has(id)) return id;
  }
}
