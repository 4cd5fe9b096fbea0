/** Archives, unpacked only as far as the limits go: what comes out is counted, whatever the archive says of itself. */
import { Unzip, UnzipInflate } from 'fflate';
import { decodeText } from './decode.js';
import { refuse, type ImportLimits } from './limits.js';

/** Handed to the unpacker at a time, bytes: no more than a thousand times as much comes out before it is counted. */
const PIECE = 16_384;

/** True for a path that stays below where it is put. */
export function staysInside(path: string): boolean {
  const plain = path.replaceAll('\\', '/');
  return !plain.startsWith('/') && !/^[a-z]:/i.test(plain) && !plain.includes('\0') && !plain.split('/').includes('..');
}

/** Chinese Windows writes names in GB 18030 and does not say so: the unpacker gives their bytes as letters then. */
function nameOf(name: string): string {
  if (![...name].some((c) => c > '\u007f') || [...name].some((c) => c > '\u00ff')) return name;
  const bytes = Uint8Array.from(name, (c) => c.charCodeAt(0));
  const { text } = decodeText(bytes);
  return /[\u4e00-\u9fff]/.test(text) && !text.includes('\ufffd') ? text : name;
}

/**
 * Files of an archive by path. Folders, and what Apple's archiver adds, are left out.
 * @throws ScenarioError (`importBomb`, `importTooMany`, `importPath`, `importBroken`)
 */
export function unzip(bytes: Uint8Array, limits: ImportLimits): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  let count = 0;
  let failure: unknown = null;
  const archive = new Unzip((file) => {
    count++;
    if (count > limits.files) refuse('importTooMany', { kind: 'files', most: limits.files });
    const name = nameOf(file.name);
    if (!staysInside(name)) refuse('importPath', { value: name });
    if (name.endsWith('/') || name.includes('__MACOSX')) return;
    if ((file.originalSize ?? 0) > limits.unpacked) refuse('importBomb', { most: limits.unpacked });
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, final) => {
      if (error !== null) {
        failure ??= error;
        return;
      }
      total += piece.length;
      if (total > limits.unpacked) refuse('importBomb', { most: limits.unpacked });
      pieces.push(piece);
      if (final) files.set(name.replaceAll('\\', '/'), join(pieces));
    };
    file.start();
  });
  archive.register(UnzipInflate);
  for (let at = 0; at < bytes.length && failure === null; at += PIECE) {
    try {
      archive.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    } catch (error) {
      if (error instanceof Error && error.name === 'ScenarioError') throw error;
      failure = error;
    }
  }
  if (failure !== null || files.size === 0) {
    const reason = failure instanceof Error ? failure.message : 'no files';
    refuse('importBroken', { format: 'ZIP', reason });
  }
  return files;
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
