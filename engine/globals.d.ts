/**
 * What the engine may use beyond the language itself: pure functions that every browser, every worker and Node have.
 * For engine/tsconfig.json only, where neither the DOM's names nor Node's exist. Anything that reads a clock, a file, the
 * network or a screen does not belong here.
 */

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBufferLike): string;
}

declare function structuredClone<T>(value: T): T;
