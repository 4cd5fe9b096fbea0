/** The words of imports, for pages: loaded when something is imported or drawn. */
import type { ImportText } from './imports.js';
import type { Language } from './language.js';

export async function loadImportText(language: Language): Promise<ImportText> {
  const { importText } = await import('./imports.js');
  return importText(language);
}
