/**
 * Values to bytes and back, one canonical way: little-endian on every machine, -0 as 0, every not-a-number with the same
 * bits, maps in the order of their keys' code units. A `Kind` knows how one sort of value is written and read.
 */

/** Bytes that cannot be read as a world. `code`: what is wrong; `parameters`: what a sentence about it needs. */
export class WorldBytesError extends Error {
  readonly code: 'foreign' | 'version' | 'layout' | 'cutOff' | 'corrupt';
  readonly parameters: Record<string, unknown>;
  constructor(code: WorldBytesError['code'], parameters: Record<string, unknown> = {}) {
    super(`world bytes: ${code} ${JSON.stringify(parameters)}`);
    this.name = 'WorldBytesError';
    this.code = code;
    this.parameters = parameters;
  }
}

const NAN_UPPER = 0x7ff80000;

/** A buffer that grows as it is written to. */
export class Writer {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  /** @param capacity bytes expected; a good guess saves copies */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  /** Room for so many more bytes; gives where they start. */
  #claim(size: number): number {
    const start = this.#length;
    this.#length += size;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return start;
  }

  uint8(value: number): void {
    const at = this.#claim(1);
    this.#bytes[at] = value;
  }

  uint32(value: number): void {
    const at = this.#claim(4);
    this.#view.setUint32(at, value, true);
  }

  /** Overwrites four bytes written before. */
  uint32At(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
  }

  float64(value: number): void {
    const at = this.#claim(8);
    putFloat64(this.#view, at, value);
  }

  uint8Column(values: Uint8Array): void {
    this.uint32(values.length);
    const at = this.#claim(values.length);
    this.#bytes.set(values, at);
  }

  int32Column(values: Int32Array): void {
    this.uint32(values.length);
    const at = this.#claim(4 * values.length);
    const view = this.#view;
    for (let i = 0; i < values.length; i += 1) view.setInt32(at + 4 * i, values[i], true);
  }

  float64Column(values: Float64Array): void {
    this.uint32(values.length);
    const at = this.#claim(8 * values.length);
    const view = this.#view;
    for (let i = 0; i < values.length; i += 1) putFloat64(view, at + 8 * i, values[i]);
  }

  /** UTF-8 behind its length in bytes. A surrogate without its partner keeps its own three bytes, so nothing is lost. */
  text(value: string): void {
    const lengthAt = this.#claim(4);
    let at = this.#claim(3 * value.length);
    const start = at;
    const bytes = this.#bytes;
    for (let i = 0; i < value.length; i += 1) {
      let code = value.charCodeAt(i);
      if (code < 0x80) {
        bytes[at++] = code;
        continue;
      }
      if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
      } else {
        const next = i + 1 < value.length ? value.charCodeAt(i + 1) : 0;
        if (code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
          i += 1;
          bytes[at++] = 0xf0 | (code >> 18);
          bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        } else bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      }
      bytes[at++] = 0x80 | (code & 0x3f);
    }
    this.#view.setUint32(lengthAt, at - start, true);
    this.#length = at;
  }

  /** What was written, in a buffer of its own. */
  result(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

function putFloat64(view: DataView, at: number, value: number): void {
  if (value !== value) {
    view.setUint32(at, 0, true);
    view.setUint32(at + 4, NAN_UPPER, true);
  } else view.setFloat64(at, value + 0, true); // -0 + 0 = 0
}

/** Reads what `Writer` wrote; every read past the end is a `WorldBytesError`. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  #take(size: number): number {
    if (size > this.left) throw new WorldBytesError('cutOff', { at: this.#at, wanted: size, left: this.left });
    const start = this.#at;
    this.#at += size;
    return start;
  }

  uint8(): number {
    return this.#bytes[this.#take(1)];
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  uint8Column(): Uint8Array {
    const length = this.uint32();
    const at = this.#take(length);
    return this.#bytes.slice(at, at + length);
  }

  int32Column(): Int32Array {
    const length = this.uint32();
    const at = this.#take(4 * length);
    const values = new Int32Array(length);
    for (let i = 0; i < length; i += 1) values[i] = this.#view.getInt32(at + 4 * i, true);
    return values;
  }

  float64Column(): Float64Array {
    const length = this.uint32();
    const at = this.#take(8 * length);
    const values = new Float64Array(length);
    for (let i = 0; i < length; i += 1) values[i] = this.#view.getFloat64(at + 8 * i, true);
    return values;
  }

  text(): string {
    const length = this.uint32();
    const start = this.#take(length);
    const end = start + length;
    const bytes = this.#bytes;
    let result = '';
    for (let at = start; at < end;) {
      const first = bytes[at++];
      const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
      if (at + more > end) throw new WorldBytesError('corrupt', { at: start, what: 'text' });
      let code = more === 0 ? first : first & (0x3f >> more);
      for (let i = 0; i < more; i += 1) code = (code << 6) | (bytes[at++] & 0x3f);
      if (code > 0x10ffff) throw new WorldBytesError('corrupt', { at: start, what: 'text' });
      // Not fromCodePoint for all: a lone surrogate must come back as the same code unit.
      result += code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code);
    }
    return result;
  }
}

// ---------------------------------------------------------------- kinds of values

export interface Kind<T> {
  /** Names what the bytes mean; part of the fingerprint of the layout. */
  layout: string;
  write(to: Writer, value: T): void;
  read(from: Reader): T;
}

/** Any number, as a double: whole numbers beyond 32 bits and values that should have been whole are kept as they are. */
export const number: Kind<number> = {
  layout: 'f64',
  write: (to, value) => to.float64(value),
  read: (from) => from.float64(),
};
export const flag: Kind<boolean> = {
  layout: 'bool',
  write: (to, value) => to.uint8(value ? 1 : 0),
  read(from) {
    const value = from.uint8();
    if (value > 1) throw new WorldBytesError('corrupt', { at: from.at - 1, what: 'bool' });
    return value === 1;
  },
};
export const uint8Column: Kind<Uint8Array> = {
  layout: 'u8[]',
  write: (to, value) => to.uint8Column(value),
  read: (from) => from.uint8Column(),
};
export const int32Column: Kind<Int32Array> = {
  layout: 'i32[]',
  write: (to, value) => to.int32Column(value),
  read: (from) => from.int32Column(),
};
export const float64Column: Kind<Float64Array> = {
  layout: 'f64[]',
  write: (to, value) => to.float64Column(value),
  read: (from) => from.float64Column(),
};

/** One of the listed words, as its position. The keys of the record are the words: the compiler demands every one. */
export function oneOf<T extends string>(words: Record<T, unknown>): Kind<T> {
  const list = Object.keys(words) as T[];
  return {
    layout: `(${list.join('|')})`,
    write(to, value) {
      const index = list.indexOf(value);
      if (index < 0) throw new RangeError(`"${value}" is not one of ${list.join(', ')}`);
      to.uint8(index);
    },
    read(from) {
      const index = from.uint8();
      if (index >= list.length) throw new WorldBytesError('corrupt', { at: from.at - 1, what: list.join('|') });
      return list[index];
    },
  };
}

/** Nothing, or a value of this kind. */
export function orNull<T>(kind: Kind<T>): Kind<T | null> {
  return {
    layout: `?${kind.layout}`,
    write(to, value) {
      flag.write(to, value !== null);
      if (value !== null) kind.write(to, value);
    },
    read: (from) => (flag.read(from) ? kind.read(from) : null),
  };
}

export function listOf<T>(kind: Kind<T>): Kind<T[]> {
  return {
    layout: `[${kind.layout}]`,
    write(to, values) {
      to.uint32(values.length);
      for (const value of values) kind.write(to, value);
    },
    read(from) {
      const length = from.uint32();
      // Every value takes at least a byte: a length from damaged bytes must not reserve memory for nothing.
      if (length > from.left) throw new WorldBytesError('cutOff', { at: from.at, wanted: length, left: from.left });
      const values: T[] = [];
      for (let i = 0; i < length; i += 1) values.push(kind.read(from));
      return values;
    },
  };
}

export function mapOf<T>(kind: Kind<T>): Kind<Map<string, T>> {
  return {
    layout: `{text:${kind.layout}}`,
    write(to, map) {
      to.uint32(map.size);
      // The default order of sort() compares code units.
      for (const key of [...map.keys()].sort()) {
        to.text(key);
        kind.write(to, map.get(key) as T);
      }
    },
    read(from) {
      const map = new Map<string, T>();
      const size = from.uint32();
      for (let i = 0; i < size; i += 1) {
        const key = from.text();
        map.set(key, kind.read(from));
      }
      return map;
    },
  };
}

/** An object with exactly these fields, in the order of the table. */
export function record<T>(fields: { [K in keyof T]-?: Kind<T[K]> }): Kind<T> {
  const table = Object.entries(fields) as unknown as [keyof T, Kind<T[keyof T]>][];
  return {
    layout: `{${table.map(([name, kind]) => `${String(name)}:${kind.layout}`).join(',')}}`,
    write(to, value) {
      for (const [name, kind] of table) kind.write(to, value[name]);
    },
    read(from) {
      const value = {} as T;
      for (const [name, kind] of table) value[name] = kind.read(from);
      return value;
    },
  };
}
