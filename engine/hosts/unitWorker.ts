/** Worker that makes runs of a study for a page: see `studyProtocol.ts`. */
import * as Comlink from 'comlink';
import { runUnit } from '../study/unit.js';
import { builtStamp } from './builtStamp.js';
import { studyBase } from './folder.js';
import { Cells } from './studyCells.js';
import type { UnitWorker } from './studyProtocol.js';

let cells: Cells | null = null;

const worker: UnitWorker = {
  open(file, base) {
    cells = new Cells(studyBase(base), file);
    return Promise.resolve();
  },
  unit(levels, seed) {
    if (cells === null) throw new Error('nothing is opened');
    return Promise.resolve(runUnit(cells.scenario(levels), seed, cells.file));
  },
  stamp: () => Promise.resolve(builtStamp(location.pathname)),
};

Comlink.expose(worker);
