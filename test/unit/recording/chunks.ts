/** The parts of a recording's file, to be taken apart and put together again: written from the format's description. */
import { CHUNK, type RecordingEnd, type RecordingHeader } from '../../../engine/recording/format.js';

/** Magic and version. */
const HEAD = 12;

export interface Chunk {
  kind: number;
  content: Uint8Array;
}

export function split(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = HEAD; at < bytes.length;) {
    const length = view.getUint32(at + 4, true);
    chunks.push({ kind: view.getUint32(at, true), content: bytes.slice(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return chunks;
}

export function join(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array {
  const parts = chunks.flatMap(({ kind, content }) => {
    const head = new DataView(new ArrayBuffer(8));
    head.setUint32(0, kind, true);
    head.setUint32(4, content.length, true);
    return [new Uint8Array(head.buffer), content];
  });
  return new Uint8Array(Buffer.concat([bytes.subarray(0, HEAD), ...parts]));
}

function withJson<T>(bytes: Uint8Array, kind: number, edit: (value: T) => unknown): Uint8Array {
  const chunks = split(bytes).map((chunk) => {
    if (chunk.kind !== kind) return chunk;
    const value = JSON.parse(new TextDecoder().decode(chunk.content)) as T;
    return { kind, content: new TextEncoder().encode(JSON.stringify(edit(value))) };
  });
  return join(bytes, chunks);
}

/** The recording with its header changed. */
export const withHeader = (bytes: Uint8Array, edit: (header: RecordingHeader) => unknown): Uint8Array =>
  withJson(bytes, CHUNK.header, edit);

/** The recording with its end changed. */
export const withEnd = (bytes: Uint8Array, edit: (end: RecordingEnd) => unknown): Uint8Array =>
  withJson(bytes, CHUNK.end, edit);
