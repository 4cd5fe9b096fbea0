/** A DXF looked through pair by pair before it is parsed: encoding, units, what the parser passes over, counts that lie. */
import { refuse, type Budget } from '../limits.js';

/** Code pages of $DWGCODEPAGE; what is not here is read as UTF-8 or GB 18030, whichever fits. */
const CODE_PAGES: Readonly<Record<string, string>> = {
  ANSI_936: 'gb18030',
  GB2312: 'gb18030',
  ANSI_950: 'big5',
  ANSI_932: 'shift_jis',
  ANSI_949: 'euc-kr',
  ANSI_1252: 'windows-1252',
  ANSI_1250: 'windows-1250',
  ANSI_1251: 'windows-1251',
};
/** AutoCAD 2007: files are UTF-8 from here on. */
const UTF8_SINCE = 'AC1021';

/** Metres of one unit of $INSUNITS. */
export const INSUNITS: Readonly<Record<number, { name: string; metres: number }>> = {
  1: { name: 'inch', metres: 0.0254 },
  2: { name: 'ft', metres: 0.3048 },
  4: { name: 'mm', metres: 0.001 },
  5: { name: 'cm', metres: 0.01 },
  6: { name: 'm', metres: 1 },
  14: { name: 'dm', metres: 0.1 },
};

const ascii = (bytes: Uint8Array, most: number): string => {
  let text = '';
  for (let i = 0; i < Math.min(bytes.length, most); i++) text += String.fromCharCode(bytes[i] & 127);
  return text;
};

/** Text of the file in its own encoding. Version 2007 and later: UTF-8; older: by code page, else what fits. */
export function decodeDxf(bytes: Uint8Array): { text: string; encoding: string } {
  const head = ascii(bytes, 20_000);
  const variable = (name: string): string =>
    new RegExp(`\\$${name}\\s*\\r?\\n\\s*\\d+\\s*\\r?\\n\\s*([^\\r\\n]*)`).exec(head)?.[1].trim() ?? '';
  const version = variable('ACADVER');
  const page = CODE_PAGES[variable('DWGCODEPAGE').toUpperCase()];
  const tries = version >= UTF8_SINCE ? ['utf-8', page, 'gb18030'] : [page, 'utf-8', 'gb18030'];
  // A file of the old kind that is plain UTF-8 says so by being it: GB 18030 text almost never is.
  for (const encoding of page === undefined || page === 'gb18030' ? ['utf-8', ...tries] : tries) {
    if (encoding === undefined) continue;
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next one.
    }
  }
  return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
}

/** What dxf-parser makes shapes of; everything else is said. */
const READ = new Set([
  'LINE',
  'LWPOLYLINE',
  'POLYLINE',
  'VERTEX',
  'SEQEND',
  'ARC',
  'CIRCLE',
  'ELLIPSE',
  'INSERT',
  'TEXT',
  'MTEXT',
  'ATTDEF',
  'ATTRIB',
  'POINT',
  'SOLID',
]);

export interface PairScan {
  /** Kinds of entities that are passed over, with how many and where the first stands. */
  passedOver: Map<string, { count: number; line: number }>;
  entities: number;
}

/**
 * Without the objects that AutoCAD since 2018 embeds in texts and attributes (code 101 to the end of the entity): their
 * pairs carry the codes of the entity around them, so that a parser takes the embedded place for the text's own.
 */
export const withoutEmbedded = (text: string): string =>
  text.includes('Embedded Object')
    ? text.replace(
        /^[ \t]*101[ \t]*\r?\n[ \t]*Embedded Object[^\n]*\n(?:(?![ \t]*0[ \t]*\r?\n)[^\n]*\n[^\n]*\n)*/gm,
        '',
      )
    : text;

/** Codes that the format defines, with or without leading spaces. */
function isGroupCode(code: string): boolean {
  if (!/^\d{1,4}$/.test(code)) return false;
  const n = Number(code);
  return n <= 481 ? !(n > 79 && n < 90) && n !== 103 && n !== 104 : n >= 999 && n <= 1071;
}

/**
 * Counts entities and holds vertex counts against the vertices that are there: a parser that believes a count of a
 * thousand million would make as many.
 * @throws ScenarioError `importTooMany`, `importBroken`
 */
export function scanPairs(text: string, budget: Budget): PairScan {
  const passedOver: PairScan['passedOver'] = new Map();
  let section = '';
  let type = '';
  let claimed = 0;
  let entities = 0;
  let ended = false;
  let line = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const next = (): string | null => {
    if (at >= text.length) return null;
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    const words = text.slice(at, stop).trim();
    at = stop + 1;
    line++;
    return words;
  };
  let vertices = 0;
  let [inSection, inBlock] = [false, false];
  /** Sections and blocks open and close in turn: a parser waits for the end of one for ever. */
  const structure = (value: string, at: number): void => {
    const wrong =
      (value === 'SECTION' && inSection) ||
      ((value === 'ENDSEC' || value === 'BLOCK') && (!inSection || inBlock)) ||
      (value === 'ENDBLK' && !inBlock) ||
      (value === 'EOF' && (inSection || inBlock));
    if (wrong) refuse('importBroken', { format: 'DXF', line: at, reason: `${value} out of place` });
    if (value === 'SECTION') inSection = true;
    else if (value === 'ENDSEC') inSection = false;
    else if (value === 'BLOCK') inBlock = true;
    else if (value === 'ENDBLK') inBlock = false;
  };
  const check = (): void => {
    if (type === 'LWPOLYLINE' && claimed !== vertices)
      refuse('importBroken', {
        format: 'DXF',
        line,
        reason: `LWPOLYLINE: ${claimed} vertices declared, ${vertices} found`,
      });
  };
  for (let code = next(); code !== null; code = next()) {
    const value = next();
    if (value === null) break;
    if (line % 20_000 === 0) budget.time();
    // One line too few or too many, and every value is taken for a code: parsers go astray in that, some for ever.
    if (!isGroupCode(code))
      refuse('importBroken', { format: 'DXF', line: line - 1, reason: `"${code.slice(0, 40)}" is no group code` });
    if (code === '0') {
      check();
      structure(value, line);
      type = value;
      claimed = 0;
      vertices = 0;
      if (type === 'EOF') ended = true;
      if (type === 'EOF') break;
      if (section !== 'ENTITIES' && section !== 'BLOCKS') continue;
      if (['BLOCK', 'ENDBLK', 'ENDSEC', 'SECTION'].includes(type)) continue;
      entities++;
      if (entities > budget.limits.entities * 4)
        refuse('importTooMany', { kind: 'entities', most: budget.limits.entities * 4 });
      if (!READ.has(type)) {
        const known = passedOver.get(type);
        if (known === undefined) passedOver.set(type, { count: 1, line });
        else known.count++;
      }
    } else if (code === '2' && type === 'SECTION') section = value;
    else if (code === '90' && type === 'LWPOLYLINE') claimed = Number(value);
    else if (code === '10') vertices++;
  }
  check();
  if (!ended) refuse('importBroken', { format: 'DXF', line, reason: 'the file ends before EOF: it was cut off' });
  return { passedOver, entities };
}
