/** XML as a tree: no entities of the file's own, no more depth than the limit. */
import { XMLParser } from 'fast-xml-parser';
import { asList, asRecord, asText } from './decode.js';
import { refuse, type ImportLimits } from './limits.js';

export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (all, dec, hex, name) => {
    if (name !== undefined) return ENTITIES[(name as string).toLowerCase()];
    const code = dec === undefined ? parseInt(hex as string, 16) : Number(dec);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (all as string);
  });

/** The root element. @throws ScenarioError `importDoctype`, `importTooDeep`, `importBroken` */
export function readXml(text: string, format: string, limits: ImportLimits): XmlNode {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) refuse('importDoctype', {});
  // Depth by counting tags: the parser itself would go as deep as the file does.
  let depth = 0;
  for (const [tag] of text.matchAll(/<(?:!--[\s\S]*?--|!\[CDATA\[[\s\S]*?\]\]|\/?[A-Za-z_][^<>]*)>/g)) {
    if (tag.startsWith('<!') || tag.endsWith('/>')) continue;
    depth += tag.startsWith('</') ? -1 : 1;
    if (depth > limits.nesting) refuse('importTooDeep', { most: limits.nesting });
  }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    removeNSPrefix: true,
  });
  let parsed: unknown;
  try {
    parsed = parser.parse(text, true);
  } catch (error) {
    refuse('importBroken', { format, reason: error instanceof Error ? error.message : String(error) });
  }
  const root = nodesOf(parsed).find((node) => node.name !== '?xml');
  if (root === undefined) refuse('importBroken', { format, reason: 'no element' });
  return root;
}

function nodesOf(list: unknown): XmlNode[] {
  return asList(list).flatMap((item) => {
    const fields = asRecord(item);
    const name = Object.keys(fields).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const children = asList(fields[name]);
    const attributes = Object.fromEntries(
      Object.entries(asRecord(fields[':@'])).map(([key, value]) => [key, unescape(asText(value) ?? '')]),
    );
    const words = children.map((child) => asText(asRecord(child)['#text']) ?? '').join('');
    return [{ name, attributes, children: nodesOf(children), text: unescape(words) }];
  });
}

export const below = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name);

/** All elements of a name, however deep. */
export function everywhere(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => (child.name === name ? [child] : []).concat(everywhere(child, name)));
}
