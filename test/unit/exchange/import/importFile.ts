/** Imports with the parsers of the command line. */
import {
  importBuilding,
  type ImportFile,
  type ImportFolder,
  type ImportOptions,
  type ImportResult,
} from '../../../../engine/exchange/import/index.js';
import { createParsers } from '../../../../engine/hosts/parsers.js';

const parsers = createParsers();

export const importFile = (
  file: ImportFile | ImportFolder,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> => importBuilding(file, { parsers, ...options });
