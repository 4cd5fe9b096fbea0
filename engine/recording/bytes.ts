/** Bytes of a recording: small numbers in few bytes. */

/** Why bytes cannot be read as a recording. */
export type RecordingFault = 'foreign' | 'version' | 'cutOff' | 'corrupt';

export class RecordingError extends Error {
  readonly code: RecordingFault;
  constructor(code: RecordingFault, what: string) {
    super(what);
    this.name = 'RecordingError';
    this.code = code;
  }
}

/** 2^50: more than eight groups of seven bits are no whole number below 2^53. */
const MOST_SCALE = 1_125_899_906_842_624;
/** 1, 2^8, 2^16, 2^24. */
const BYTE_PLACES = [1, 256, 65_536, 16_777_216];

export class ByteWriter {
  private bytes = new Uint8Array(1 << 14);
  length = 0;

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    let size = this.bytes.length * 2;
    while (size < this.length + more) size *= 2;
    const larger = new Uint8Array(size);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** A whole number ≥ 0 below 2^53, seven bits a byte. */
  unsigned(value: number): void {
    this.room(8);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  /** A whole number of either sign: small ones, of either sign, stay small. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  uint32(value: number): void {
    this.room(4);
    for (let i = 0; i < 4; i++) this.bytes[this.length++] = (value >>> (8 * i)) & 255;
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.unsigned(bytes.length);
    this.raw(bytes);
  }

  /** A copy of what was written. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

export class ByteReader {
  private readonly bytes: Uint8Array;
  at: number;
  private readonly end: number;
  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  private need(count: number): void {
    if (this.at + count > this.end) throw new RecordingError('cutOff', `the recording ends at byte ${this.end}`);
  }

  unsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      this.need(1);
      const byte = this.bytes[this.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
      if (scale > MOST_SCALE) throw new RecordingError('corrupt', `no number at byte ${this.at}`);
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  uint32(): number {
    this.need(4);
    let value = 0;
    for (let i = 0; i < 4; i++) value += this.bytes[this.at++] * BYTE_PLACES[i];
    return value;
  }

  raw(count: number): Uint8Array {
    this.need(count);
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  text(): string {
    return new TextDecoder().decode(this.raw(this.unsigned()));
  }
}
