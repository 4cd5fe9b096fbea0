/** Scenarios of the cells of a study. */
import type { Scenario } from '../scenario/schema.js';
import { cellScenario, type StudyBase } from '../study/cells.js';
import type { StudyFile } from '../study/file.js';
import type { Levels } from '../study/row.js';

/** Scenarios of the cells a worker is at: the next run of a cell is usually made by whoever made the last. */
const KEPT = 4;

/** By cell, the last few kept. */
export class Cells {
  private readonly kept = new Map<string, Scenario>();

  constructor(
    readonly base: StudyBase,
    readonly file: StudyFile,
  ) {}

  scenario(levels: Levels): Scenario {
    const key = JSON.stringify(levels);
    let known = this.kept.get(key);
    if (known === undefined) {
      known = cellScenario(this.base, this.file, levels);
      this.kept.set(key, known);
      for (const old of this.kept.keys()) if (this.kept.size > KEPT) this.kept.delete(old);
    }
    return known;
  }
}
