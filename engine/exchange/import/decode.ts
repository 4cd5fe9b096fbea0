/** Texts and values of files, whoever wrote them. */
import { refuse, type ImportLimits } from './limits.js';

/** UTF-8 (with or without a mark), else GB 18030, which every Chinese program can write; UTF-16 by its mark. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  for (const [encoding, marks] of [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const) {
    if (bytes[0] === marks[0] && bytes[1] === marks[1])
      return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'GB 18030' };
  }
}

/** Refuses text whose brackets lie deeper than the limit, before anything recursive reads it. */
export function checkNesting(text: string, limits: ImportLimits, open: string, close: string, extra = 0): void {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (quoted && c === '\\') i++;
    else if (!quoted && open.includes(c)) {
      depth++;
      if (depth > limits.nesting + extra) refuse('importTooDeep', { most: limits.nesting + extra });
    } else if (!quoted && close.includes(c)) depth--;
  }
}

/** A JSON value. @throws ScenarioError `importBroken`, `importTooDeep` */
export function decodeJson(text: string, format: string, limits: ImportLimits): unknown {
  checkNesting(text, limits, '[{', ']}');
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch (error) {
    return refuse('importBroken', { format, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Fields of unknown values: never throws, gives nothing where something else is there. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** A finite number, also one written as text; null otherwise. */
export function asNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
/** [x, y] of finite numbers below 10,000 km; null otherwise. */
export function asPoint(value: unknown): [number, number] | null {
  const [x, y] = asList(value).map(asNumber);
  return x === null || y === null || x === undefined || y === undefined || Math.abs(x) > 1e7 || Math.abs(y) > 1e7
    ? null
    : [x, y];
}
/** A list of points; null if one of them is none. */
export function asRing(value: unknown): [number, number][] | null {
  const points = asList(value).map(asPoint);
  return points.length < 3 || points.includes(null) ? null : (points as [number, number][]);
}
