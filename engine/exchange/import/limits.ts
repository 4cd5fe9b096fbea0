/** How much an importer takes on. Beyond it a file is refused with the limit's name: memory and time stay bounded. */
import { ScenarioError } from '../../errors.js';
import type { ImportProblemCode } from '../../text/imports.js';

export interface ImportLimits {
  /** Of the file as given, bytes. */
  bytes: number;
  /** Of everything in an archive together, unpacked, bytes. */
  unpacked: number;
  /** Files in an archive. */
  files: number;
  /** Drawn things (lines, polygons, products) after blocks were put in. */
  entities: number;
  /** Corners of all outlines together. */
  corners: number;
  /** Blocks within blocks, lists within lists. */
  nesting: number;
  /** Whole import, s; looked at between pieces of work. Only where the host hands in a clock. */
  seconds: number;
}

/** A drawing of a 20-storey home has some 20,000 things and 10 MB; assumption, U. */
export const IMPORT_LIMITS: ImportLimits = {
  bytes: 128e6,
  unpacked: 256e6,
  files: 2000,
  entities: 200_000,
  corners: 500_000,
  nesting: 32,
  seconds: 60,
};

/** Refuses the file. */
export function refuse(code: ImportProblemCode, parameters: Record<string, unknown>, path = ''): never {
  throw new ScenarioError([{ path, code, parameters }]);
}

/** Counts what an import takes up, and refuses at the limits. */
export class Budget {
  private entities = 0;
  private corners = 0;
  private readonly begun: number;

  /** @param now seconds of any clock; without one no time is measured */
  constructor(
    readonly limits: ImportLimits = IMPORT_LIMITS,
    private readonly now: () => number = () => 0,
  ) {
    this.begun = now();
  }

  bytes(size: number): void {
    if (size > this.limits.bytes) refuse('importTooLarge', { value: size, most: this.limits.bytes });
  }

  /** What lies in a folder is bounded as what comes out of an archive is. */
  folder(files: ReadonlyMap<string, Uint8Array>): void {
    if (files.size > this.limits.files) refuse('importTooMany', { kind: 'files', most: this.limits.files });
    const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    if (size > this.limits.unpacked) refuse('importTooLarge', { value: size, most: this.limits.unpacked });
  }

  /** So many more things; looks at the clock too. */
  entity(count = 1): void {
    this.entities += count;
    if (this.entities > this.limits.entities) refuse('importTooMany', { kind: 'entities', most: this.limits.entities });
    if (this.entities % 512 < count) this.time();
  }

  corner(count: number): void {
    this.corners += count;
    if (this.corners > this.limits.corners) refuse('importTooMany', { kind: 'corners', most: this.limits.corners });
  }

  depth(depth: number): void {
    if (depth > this.limits.nesting) refuse('importTooDeep', { most: this.limits.nesting });
  }

  time(): void {
    if (this.now() - this.begun > this.limits.seconds) refuse('importTooSlow', { most: this.limits.seconds });
  }
}
