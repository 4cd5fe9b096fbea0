/** The two runs to be compared: of one scenario, with one seed. */
import { signal } from '@preact/signals';
import type { RunSpec } from '../../../engine/hosts/protocol.js';
import type { LibraryEntry } from '../../app/library.js';

export interface Compared {
  entry: LibraryEntry;
  left: RunSpec;
  right: RunSpec;
}

export const compared = signal<Compared | null>(null);
