/** The beginning of a record, and what is read from it: without the schema, as a page needs it. */
import type { RealEvent } from '../../text/realDrillCodes.js';
import type { RealDrill } from './record.js';

/** A record in which nothing has happened yet. */
export function emptyRealDrill(
  head: Pick<RealDrill, 'id' | 'home' | 'date' | 'at' | 'shift'>,
  zones: readonly Omit<RealDrill['zones'][number], 'clearedAt'>[],
): RealDrill {
  return {
    format: 'anshu-drill-record',
    version: 1,
    mode: 'real',
    kind: 'realScenario',
    place: '',
    content: '',
    leader: { name: '', title: '' },
    participants: [],
    numbers: { residents: null, standIns: null, staff: null, visitors: null },
    zones: zones.map((zone) => ({ ...zone, clearedAt: null })),
    events: [],
    scans: [],
    steps: [],
    problems: [],
    noneFound: '',
    improvements: '',
    signatures: [],
    closed: false,
    ...head,
  };
}

/** When something was first taken with the stopwatch, s; NaN: never. */
export const eventAt = ({ events }: Pick<RealDrill, 'events'>, code: RealEvent): number =>
  events.reduce((first, one) => (one.code === code && !(first <= one.at) ? one.at : first), Number.NaN);
