/** Times that a real drill measured, as rows of the home's table of measured times. */
import { isNight } from '../../people/shift.js';
import type { RealEvent } from '../../text/realDrillCodes.js';
import { eventAt } from './empty.js';
import type { RealDrill } from './record.js';

/** Steps of the response between two moments of the stopwatch: what the table calls them. */
const BETWEEN: readonly (readonly [item: string, from: RealEvent, to: RealEvent])[] = [
  ['panel', 'panelAlarm', 'noticed'],
  ['call', 'confirmed', 'alarmRaised'],
];

/** Names of the columns, as `exchange/measuredTimes.ts` reads them. */
export const TIME_COLUMNS = ['item', 'shift', 'n', 'mean', 'sd', 'zone', 'staff', 'source'] as const;

export interface ZoneTime {
  zone: string;
  /** s after the general alarm. */
  seconds: number;
}

/** When zones were clear, s after the general alarm (the start of the stopwatch, if nobody took that moment). */
export function zoneTimes(record: RealDrill): ZoneTime[] {
  const raised = eventAt(record, 'alarmRaised');
  const from = Number.isNaN(raised) ? 0 : raised;
  return record.zones.flatMap(({ id, clearedAt }) =>
    clearedAt === null || clearedAt <= from ? [] : [{ zone: id, seconds: clearedAt - from }],
  );
}

/** Seconds of every step that was timed, by item, over all records of one time of day. */
function stepsOf(records: readonly RealDrill[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const add = (item: string, seconds: number): void => {
    if (seconds > 0) found.set(item, [...(found.get(item) ?? []), seconds]);
  };
  for (const record of records) {
    for (const { item, seconds } of record.steps) add(item, seconds);
    for (const [item, from, to] of BETWEEN) add(item, eventAt(record, to) - eventAt(record, from));
  }
  return found;
}

function meanAndSpread(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, sd: values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1)) };
}

const tenths = (value: number): string => String(Math.floor(10 * value + 0.5) / 10);

/** Rows under `TIME_COLUMNS`: only closed records of drills that were held in the building. */
export function measuredRows(records: readonly RealDrill[]): string[][] {
  const counted = records.filter(({ mode, closed }) => mode === 'real' && closed);
  const rows: string[][] = [];
  for (const shift of ['day', 'night'] as const) {
    const those = counted.filter(({ at }) => isNight(at) === (shift === 'night'));
    const source = those.map(({ id, date }) => `${id} ${date}`).join(', ');
    for (const [item, values] of stepsOf(those)) {
      const { mean, sd } = meanAndSpread(values);
      rows.push([item, shift, String(values.length), tenths(mean), Number.isNaN(sd) ? '' : tenths(sd), '', '', source]);
    }
    for (const record of those)
      for (const { zone, seconds } of zoneTimes(record)) {
        const { staff } = record.numbers;
        rows.push(['zoneClearing', shift, '1', tenths(seconds), '', zone, staff === null ? '' : String(staff), `${record.id} ${record.date}`]); // prettier-ignore
      }
  }
  return rows;
}
