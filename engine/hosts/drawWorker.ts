/** Worker that makes buildings of drawings and drawings of files, for a page: see `protocol.ts`. */
import * as Comlink from 'comlink';
import { compile } from '../exchange/drawing/compile.js';
import { drawing as drawingSchema } from '../exchange/drawing/document.js';
import { drawingOf, drawingOfScenario } from '../exchange/drawing/drawingOf.js';
import { scenarioOfDrawing } from '../exchange/drawing/scenario.js';
import { columnsOf, takeTable } from '../exchange/drawing/tables.js';
import { layersOf } from '../exchange/import/dxf/preview.js';
import { enclosed } from '../exchange/import/dxf/walls.js';
import { importBuilding } from '../exchange/import/index.js';
import { ID_PATTERN } from '../scenario/schema.js';
import { failureOf, scenarioOf } from './folder.js';
import { createParsers } from './parsers.js';
import type { DrawWorker, SourceFailure } from './protocol.js';

let wasm: string | null = null;
const parsers = createParsers((name) => (name.endsWith('.wasm') && wasm !== null ? wasm : name));

const or = async <T>(make: () => T | Promise<T>): Promise<T | SourceFailure> => {
  try {
    return await make();
  } catch (error) {
    return failureOf(error);
  }
};

/** Name of a file as an id and as words. */
function named(file: string): { id: string; name: string } {
  const name = file
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .slice(0, 120);
  const id = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 48);
  return { id: ID_PATTERN.test(id) ? id : 'home', name: name === '' ? id : name };
}

const worker: DrawWorker = {
  locate(url) {
    wasm = url;
    return Promise.resolve();
  },
  look(drawing) {
    const begun = performance.now();
    const { problems, ids } = compile(drawing);
    return Promise.resolve({ problems, ids, took: performance.now() - begun });
  },
  scenario: (drawing) => Promise.resolve(scenarioOfDrawing(drawing).file),
  open: (folder) =>
    or(() => {
      const text = folder.texts['drawing.json'];
      if (text !== undefined) {
        const read = drawingSchema.safeParse(JSON.parse(text));
        if (read.success) return read.data;
      }
      return drawingOfScenario(scenarioOf({ folder, variant: null, edits: [] }));
    }),
  enclosed: (segments) => Promise.resolve(enclosed(segments).map(({ outline }) => outline)),
  importFile: (file, options) =>
    or(async () => {
      const made = await importBuilding(file, {
        ...options,
        parsers,
        unfinished: true,
        now: () => performance.now() / 1000,
      });
      const { report, format } = made;
      const { taken, repaired, notRead, toDo } = report;
      const drawing = drawingOf({ ...named(file.name), ...made, toDo });
      return { kind: 'drawing' as const, drawing, format, taken, repaired, notRead, toDo };
    }),
  layers: (file, unit) => or(async () => layersOf(file, unit, await parsers.dxf())),
  columns: (kind, file) => or(() => columnsOf(kind, file)),
  table: (kind, file, fields, drawing) =>
    or(() => ({ kind: 'table' as const, ...takeTable(kind, file, fields, drawing) })),
};

Comlink.expose(worker);
