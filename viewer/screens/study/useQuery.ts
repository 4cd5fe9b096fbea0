/** A question about a measure and the levels that are looked at: asked again whenever rows, filter or place change. */
import type { StudyQuery } from '../../../engine/hosts/studyProtocol.js';
import type { Measure } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { useAnswer } from '../play/useAnswer.js';
import type { Desk } from './desk.js';

/**
 * @param place what else the answer hangs on
 * @returns null while it is on its way, or where there is none
 */
export function useQuery<T>(
  app: App,
  desk: Desk,
  measure: Measure,
  ask: (query: StudyQuery) => Promise<T>,
  place: number | string = '',
): T | null {
  const filter = desk.filter.value;
  const key = `${desk.version.value} ${place} ${JSON.stringify(filter)}`;
  const subject = `${desk.open.value!.file.id} ${measure.id}`;
  return useAnswer(app, subject, key, () => ask({ measure: measure.id, filter })).value;
}
