/** The index `<case>.smv` of a run of FDS: meshes with the coordinates of their nodes, and which file holds which slice. */
import { Lines } from '../cells.js';
import type { FileProblems } from '../problems.js';

/** Coordinates of the nodes of a mesh by axis, m. */
export type Mesh = readonly [readonly number[], readonly number[], readonly number[]];

export interface SliceEntry {
  /** Index into `meshes`. */
  mesh: number;
  /** Values lie in the middle of cells, not at nodes. */
  centred: boolean;
  /** First and last node by axis. */
  range: readonly [number, number, number, number, number, number];
  file: string;
  quantity: string;
  unit: string;
  /** Line of the index, from 1. */
  line: number;
}

export interface SmokeviewIndex {
  meshes: Mesh[];
  slices: SliceEntry[];
}

const AXES = ['TRNX', 'TRNY', 'TRNZ'] as const;
const numbersOf = (words: string): number[] => words.trim().split(/\s+/).map(Number);

/** Reads the index; what is not needed is passed over. */
export function readIndex(text: string, problems: FileProblems): SmokeviewIndex {
  const lines = new Lines(text);
  const counts: number[][] = [];
  const axes: (number[] | null)[][] = [];
  const slices: SliceEntry[] = [];
  const cut = (): void => problems.add('resultsCutOff', { line: lines.line, column: 1, count: 0, most: 1 });
  for (let line = lines.next(); line !== null && !problems.full; line = lines.next()) {
    const [word] = line.trim().split(/\s+/);
    if (/^(?:<{7}|>{7})/.test(line)) problems.add('resultsConflict', { line: lines.line });
    else if (word === 'GRID') {
      const size = numbersOf(lines.next() ?? '');
      if (size.length < 3 || size.slice(0, 3).some((n) => !(n >= 1))) cut();
      counts.push(size.slice(0, 3));
      axes.push([null, null, null]);
    } else if ((AXES as readonly string[]).includes(word) && axes.length > 0) {
      const axis = AXES.indexOf(word as 'TRNX');
      const nodes = readNodes(lines, counts[counts.length - 1][axis]);
      if (nodes === null) cut();
      axes[axes.length - 1][axis] = nodes;
    } else if (word === 'SLCF' || word === 'SLCC') {
      const entry = readSlice(line, lines, word === 'SLCC');
      if (entry === null) cut();
      else slices.push(entry);
    }
  }
  const whole = axes.every((list) => list.every((nodes) => nodes !== null));
  if (problems.list.length === 0 && (axes.length === 0 || !whole)) {
    problems.add('resultsForeign', { line: 1, kind: 'smv', value: text.slice(0, 40).split('\n')[0] });
  }
  return { meshes: axes as unknown as Mesh[], slices };
}

/** After the number of lines to pass over: index and coordinate of every node. */
function readNodes(lines: Lines, cells: number): number[] | null {
  const skip = Number((lines.next() ?? '').trim());
  if (!(skip >= 0)) return null;
  for (let i = 0; i < skip; i++) lines.next();
  const nodes: number[] = [];
  for (let i = 0; i <= cells; i++) {
    const at = numbersOf(lines.next() ?? '')[1];
    if (!(at >= -1e9 && at <= 1e9)) return null;
    nodes.push(at);
  }
  return nodes;
}

function readSlice(head: string, lines: Lines, centred: boolean): SliceEntry | null {
  const { line } = lines;
  const match = /^\s*SLC[FC]\s+(\d+).*&\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(head);
  const [file, quantity, , unit] = Array.from({ length: 4 }, () => (lines.next() ?? '').trim());
  if (match === null || file === '' || quantity === '') return null;
  const range = match.slice(2, 8).map(Number) as unknown as SliceEntry['range'];
  return { mesh: Number(match[1]) - 1, centred, range, file, quantity, unit, line };
}
