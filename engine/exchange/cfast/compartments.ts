/** The file `<project>_compartments.csv` of CFAST 7 and 8: conditions of every compartment over time. */
import type { ConditionsInput, GasSeries, GivenSpace } from '../../scenario/schema.js';
import { nearestWord } from '../../scenario/words.js';
import { headerFaults, Lines, readNumbers, withoutTrailing } from '../cells.js';
import type { FileProblems } from '../problems.js';
import { factorOf, OPTICAL_DENSITY, scaled, UNITS, type Quantity } from '../units.js';

type Input = Extract<ConditionsInput, { cfast: unknown }>['cfast'];

/** Rows of the header: short code, name, compartment, unit; numbers begin in the line after them. */
const HEADER = 4;

/** Code of the column of a layer, without `UL` or `LL` and the compartment's number. */
const LAYER_COLUMNS: readonly (readonly [keyof GasSeries, string])[] = [
  ['temperature', 'T'],
  ['extinction', 'OD'],
  ['carbonMonoxide', 'CO'],
  ['carbonDioxide', 'CO2'],
  ['oxygen', 'O2'],
  ['hydrogenCyanide', 'HCN'],
];

interface Column {
  head: string;
  quantity: Quantity;
}

/** What is read of a compartment: a shaft has one layer. */
interface Room {
  number: string;
  name: string;
  shaft: boolean;
}

function roomsOf(codes: readonly string[], names: readonly string[]): Room[] {
  return codes.flatMap((code, i) => {
    const match = /^ULT_(\d+)$/.exec(code);
    if (match === null) return [];
    return [{ number: match[1], name: names[i] ?? '', shaft: !codes.includes(`LLT_${match[1]}`) }];
  });
}

const columnsOf = ({ number, shaft }: Room): Column[] => [
  ...(shaft ? [] : [{ head: `HGT_${number}`, quantity: 'height' as const }]),
  ...(shaft ? ['UL'] : ['LL', 'UL']).flatMap((layer) =>
    LAYER_COLUMNS.map(([quantity, code]) => ({ head: `${layer}${code}_${number}`, quantity })),
  ),
];

/** The compartments that stand for spaces, by name or number; what is not there is a problem. */
function chosen(input: Input, rooms: readonly Room[], problems: FileProblems): [Room, readonly string[]][] {
  return Object.entries(input.rooms).flatMap(([key, spaces]): [Room, readonly string[]][] => {
    const room = rooms.find((one) => one.name === key) ?? rooms.find((one) => one.number === key);
    if (room !== undefined) return [[room, spaces]];
    const allowed = rooms.map(({ number, name }) => (name === '' ? number : name));
    const suggestion = nearestWord(key, allowed);
    const hint = suggestion === null ? undefined : { code: 'didYouMean', parameters: { suggestion } };
    problems.add('resultsNoRoom', { value: key, allowed }, hint);
    return [];
  });
}

/**
 * Tables of the spaces that `input.rooms` names.
 * @param text the whole file
 * @returns useless if problems were found
 */
export function readCompartments(text: string, input: Input, problems: FileProblems): GivenSpace[] {
  const lines = new Lines(text);
  const header = lines.header(HEADER).map(withoutTrailing);
  headerFaults(header, problems);
  if (problems.list.length > 0) return [];
  const [codes = [], , objects = [], units = []] = header;
  if (header.length < HEADER || codes[0] !== 'Time' || units[0] !== 's') {
    problems.add('resultsForeign', { line: 1, kind: 'cfast', value: codes[0] ?? '' });
    return [];
  }
  for (let i = 1; i < HEADER; i++) {
    // An object or unit that is empty at the end is no cell.
    if (header[i].length > codes.length)
      problems.add('resultsCells', { line: i + 1, count: header[i].length, most: codes.length });
  }
  const rooms = roomsOf(codes, objects);
  const wanted = chosen(input, rooms, problems);
  const columns: Column[] = [{ head: 'Time', quantity: 'time' }, ...wanted.flatMap(([room]) => columnsOf(room))];
  for (const { head } of columns) if (!codes.includes(head)) problems.add('resultsNoColumn', { value: head });
  if (problems.list.length > 0) return [];

  const places = columns.map(({ head }) => codes.indexOf(head));
  const where = (i: number) => ({ line: HEADER + 1, column: places[i] + 1, name: columns[i].head });
  const ruleOf = (i: number) => (columns[i].quantity === 'extinction' ? OPTICAL_DENSITY : UNITS[columns[i].quantity]);
  const factors = columns.map((_, i) =>
    factorOf(ruleOf(i), units[places[i]] ?? '', { ...where(i), line: HEADER }, problems),
  );
  if (problems.list.length > 0) return [];
  const raw = readNumbers(lines, codes.length, places, codes, problems);
  if (problems.list.length > 0) return [];
  const numbers = raw.map((column, i) => scaled(ruleOf(i), column, factors[i], where(i), problems));

  const start = input.start ?? 0;
  const times = numbers[0].map((time) => time + start);
  const byCode = new Map(columns.map(({ head }, i) => [head, numbers[i]]));
  const gas = (room: Room, layer: string): GasSeries =>
    Object.fromEntries(LAYER_COLUMNS.map(([field, code]) => [field, byCode.get(`${layer}${code}_${room.number}`)!]));
  return wanted.flatMap(([room, spaces]) =>
    spaces.map((space): GivenSpace =>
      room.shaft
        ? { space, times, levels: [{ height: 0, gas: gas(room, 'UL') }] }
        : {
            space,
            times,
            layerHeight: byCode.get(`HGT_${room.number}`)!,
            lower: gas(room, 'LL'),
            upper: gas(room, 'UL'),
          },
    ),
  );
}
