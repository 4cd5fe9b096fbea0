/** A document as blocks: the one source that becomes HTML, DOCX and, printed, PDF. Words only, nothing to be interpreted. */

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; small?: true }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** A floor plan with marks. */
  | { kind: 'plan'; plan: FloorPlan; caption: string }
  /** Lines to be signed on. */
  | { kind: 'signatures'; labels: readonly string[] };

export interface Report {
  title: string;
  language: 'zh-CN' | 'en';
  blocks: readonly Block[];
}

/** One storey from above, m; y north. */
export interface FloorPlan {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  spaces: readonly { outline: readonly number[]; kind: string; label: string }[];
  openings: readonly (readonly [number, number, number, number])[];
  /** Numbered as in the list beside it. */
  marks: readonly { x: number; y: number; label: string; line?: readonly [number, number, number, number] }[];
}

/** What a file for people must not carry: characters that are not shown, turn the direction of what follows, or are none. */
const NOT_SHOWN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;
/** Longer words of a scenario are cut. */
const LONGEST = 2000;

/** Text as it may be printed. */
export function printable(text: string): string {
  const shown = text.slice(0, LONGEST * 2).replace(NOT_SHOWN, '');
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown;
}
