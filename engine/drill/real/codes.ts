/** What stands in the codes on doors, devices and people's cards: short words, so that a typed code does as well. */
import { CODE_KINDS, type CodeKind } from '../../text/realDrillCodes.js';
import type { Building } from '../../facility/building.js';

const LETTER: Readonly<Record<CodeKind, string>> = { door: 'D', device: 'V', person: 'P', room: 'R' };

/** "D:09-07-door": the kind in a letter, then the id. */
export const codeOf = (kind: CodeKind, id: string): string => `${LETTER[kind]}:${id}`;

/** The kind and id of a code; null: none of ours, kept as it was scanned. */
export function readCode(code: string): { kind: CodeKind; id: string } | null {
  const match = /^([A-Za-z]):(\S.*)$/.exec(code.trim());
  if (match === null) return null;
  const kind = CODE_KINDS.find((one) => LETTER[one] === match[1].toUpperCase());
  return kind === undefined ? null : { kind, id: match[2] };
}

/** Everything in a home that can have a code. @param staff ids of those who work there */
export function codesOf(
  { spaces, openings, stores }: Pick<Building, 'spaces' | 'openings' | 'stores'>,
  staff: readonly string[],
): Record<CodeKind, string[]> {
  return {
    room: spaces.filter(({ kind }) => kind === 'bedroom' || kind === 'refuge').map(({ id }) => id),
    door: openings.filter(({ kind }) => kind !== 'portal').map(({ id }) => id),
    device: stores.flatMap(({ id, devices }) =>
      Object.entries(devices).flatMap(([kind, n]) =>
        Array.from({ length: n ?? 0 }, (_, i) => `${id}-${kind}-${i + 1}`),
      ),
    ),
    person: [...staff],
  };
}
