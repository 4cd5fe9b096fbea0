/** What is being checked: a scenario of the library, its variant, and what was changed in it. */
import type { Edit, Scenario } from '../../../engine/index.js';
import type { LibraryEntry } from '../../app/library.js';

/** What the form stands on: the scenario and variant chosen, as they are without changes. */
export interface Draft {
  entry: LibraryEntry;
  variant: string | null;
  base: Scenario | null;
  edits: readonly Edit[];
  seed: string;
}
