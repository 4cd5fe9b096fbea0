/** The ready drills, for table-tops. */
import type { DrillFile } from '../../../engine/index.js';

const FILES = import.meta.glob<DrillFile>('../../../scenarios/drills/*.json', { import: 'default' });

/** All of them, by their ids. */
export const readyDrills = (): Promise<DrillFile[]> =>
  Promise.all(
    Object.keys(FILES)
      .sort()
      .map((path) => FILES[path]()),
  );
