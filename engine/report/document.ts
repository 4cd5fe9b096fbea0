/** A document as blocks: the one source that becomes HTML, DOCX and, printed, PDF. Words only, nothing to be interpreted. */
import type { Plot } from './plot.js';

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; small?: true }
  | { kind: 'list'; items: readonly string[] }
  /** `anchors`: what marks such as "[R3]" in other text lead to, by row. */
  | {
      kind: 'table';
      head: readonly string[];
      rows: readonly (readonly string[])[];
      anchors?: readonly string[];
    }
  /** A floor plan with marks. */
  | { kind: 'plan'; plan: FloorPlan; caption: string }
  /** Lines to be signed on. */
  | { kind: 'signatures'; labels: readonly string[] }
  /** Measured beside simulated; its numbers as a table for who cannot see it. */
  | { kind: 'chart'; chart: DrillChart; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** Its numbers as a table for who cannot see it, and for Word. */
  | { kind: 'plot'; plot: Plot; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** QR codes to be cut out. */
  | { kind: 'codes'; codes: readonly { code: string; label: string }[] }
  /** What follows begins on a new page. */
  | { kind: 'pageBreak' };

export interface Report {
  title: string;
  language: 'zh-CN' | 'en';
  blocks: readonly Block[];
  /** Stands on every page. */
  running?: string;
}

/** When zones were clear, s after the general alarm: in a drill, and in those of so many simulated runs that cleared them. */
export interface DrillChart {
  zones: readonly { name: string; measured: number; simulated: readonly number[]; runs: number }[];
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

/** Text in pieces: marks such as "[R3]" apart from the rest. */
export const pieces = (text: string): { text: string; mark: string | null }[] =>
  text
    .split(/(\[R\d+\])/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, mark: /^\[R\d+\]$/.test(piece) ? piece.slice(1, -1) : null }));
