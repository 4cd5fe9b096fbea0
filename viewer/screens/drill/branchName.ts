import { MAIN } from '../../../engine/index.js';
import { t } from './speech.js';

/** Branches are numbered in the order in which they were made: the second is "b2". */
export const branchName = (id: string): string =>
  id === MAIN ? t('branches.main') : t('branches.name', { n: id.replace(/^\D+/, '') });
