/** The schema for others to read: as JSON Schema for editors, as a document for people. Both are made, never written by hand. */
import { z } from 'zod';
import { FORMAT_VERSION, scenario } from './schema.js';

type Node = {
  type?: string | string[];
  description?: string;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  prefixItems?: Node[];
  anyOf?: Node[];
  oneOf?: Node[];
  additionalProperties?: Node | boolean;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
};

/** JSON Schema (2020-12) of a kind of file. */
export function schemaOf(kind: z.ZodType, name: string, version: number): Record<string, unknown> {
  const schema = z.toJSONSchema(kind, { target: 'draft-2020-12', io: 'input' }) as Record<string, unknown>;
  return {
    $schema: schema.$schema,
    $id: `anshu-${name}-v${version}.json`,
    title: `Anshu ${name}, format version ${version}`,
    ...schema,
  };
}

/** JSON Schema of a scenario file. */
export const jsonSchema = (): Record<string, unknown> => schemaOf(scenario, 'scenario', FORMAT_VERSION);

/** Every field of a schema, as tables. */
export function fieldsOf(schema: Record<string, unknown>, root: string): string[] {
  const out: string[] = [];
  describe(schema as Node, root, out);
  return out;
}

const escape = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function limits(node: Node): string {
  const parts: string[] = [];
  const low = node.minimum ?? node.exclusiveMinimum;
  const high = node.maximum ?? node.exclusiveMaximum;
  const isSafe = (n: number | undefined): boolean => n !== undefined && Math.abs(n) < Number.MAX_SAFE_INTEGER;
  if (isSafe(low)) parts.push(`${node.exclusiveMinimum === undefined ? '≥' : '>'} ${low}`);
  if (isSafe(high)) parts.push(`${node.exclusiveMaximum === undefined ? '≤' : '<'} ${high}`);
  if (node.maxLength !== undefined) parts.push(`at most ${node.maxLength} characters`);
  if (node.minItems !== undefined && node.minItems > 0) parts.push(`at least ${node.minItems} items`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Words in two languages: explained once, not at every name. */
const isWords = (node: Node): boolean =>
  node.properties !== undefined && 'zh-CN' in node.properties && 'en' in node.properties;

function typeOf(node: Node): string {
  if (isWords(node)) return '`{"zh-CN", "en"}`';
  const options = node.anyOf ?? node.oneOf;
  if (options !== undefined) return [...new Set(options.map(typeOf))].join(' or ');
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((v) => `\`${String(v)}\``).join(', ');
  if (node.type === 'array') {
    if (node.prefixItems !== undefined) return `[${node.prefixItems.map(typeOf).join(', ')}]`;
    return `list of ${node.items === undefined ? 'values' : typeOf(node.items)}${limits(node)}`;
  }
  if (node.type === 'object') return node.properties === undefined ? 'object by name' : 'object';
  return `${node.type === undefined ? 'any value' : String(node.type)}${limits(node)}`;
}

/** Objects below a node, each with the path it is found at. */
function describe(node: Node, path: string, out: string[]): void {
  const options = node.anyOf ?? node.oneOf;
  if (options !== undefined) {
    const objects = options.filter((o) => o.type === 'object' || o.items !== undefined);
    objects.forEach((o, i) =>
      describe(o, objects.length > 1 && o.type === 'object' ? `${path} (form ${i + 1})` : path, out),
    );
    return;
  }
  if (node.type === 'array') {
    if (node.items !== undefined) describe(node.items, `${path}[]`, out);
    return;
  }
  if (node.type !== 'object' || isWords(node)) return;
  if (node.properties === undefined) {
    if (typeof node.additionalProperties === 'object') describe(node.additionalProperties, `${path}.<name>`, out);
    return;
  }
  const required = new Set(node.required ?? []);
  out.push(`### \`${path}\``, '');
  if (node.description !== undefined) out.push(escape(node.description), '');
  out.push('| field | | what it takes | meaning |', '|---|---|---|---|');
  for (const [name, property] of Object.entries(node.properties)) {
    const says = property.description ?? property.items?.description ?? '';
    out.push(
      `| \`${name}\` | ${required.has(name) ? '__required__' : ''} | ${escape(typeOf(property))} | ${escape(says)} |`,
    );
  }
  out.push('');
  for (const [name, property] of Object.entries(node.properties)) {
    describe(property, path === 'scenario' ? name : `${path}.${name}`, out);
  }
}

/** A complete scenario of the smallest useful size: two rooms, a corridor, a refuge, one carer. A test runs it. */
export const EXAMPLE = {
  format: 'anshu-scenario',
  version: FORMAT_VERSION,
  id: 'two-rooms',
  name: 'Two rooms, one carer',
  facility: {
    storeys: [{ id: 'L1', elevation: 0, height: 3 }],
    spaces: [
      {
        id: 'room-1',
        kind: 'bedroom',
        storey: 'L1',
        outline: [
          [0, 2],
          [4, 2],
          [4, 6],
          [0, 6],
        ],
      },
      {
        id: 'room-2',
        kind: 'bedroom',
        storey: 'L1',
        outline: [
          [4, 2],
          [8, 2],
          [8, 6],
          [4, 6],
        ],
      },
      {
        id: 'corridor',
        kind: 'corridor',
        storey: 'L1',
        outline: [
          [0, 0],
          [12, 0],
          [12, 2],
          [0, 2],
        ],
      },
      {
        id: 'refuge',
        kind: 'refuge',
        storey: 'L1',
        outline: [
          [8, 2],
          [12, 2],
          [12, 6],
          [8, 6],
        ],
      },
    ],
    openings: [
      {
        id: 'door-1',
        kind: 'door',
        between: ['room-1', 'corridor'],
        at: [
          [1, 2],
          [2.1, 2],
        ],
      },
      {
        id: 'door-2',
        kind: 'door',
        between: ['room-2', 'corridor'],
        at: [
          [5, 2],
          [6.1, 2],
        ],
      },
      {
        id: 'door-3',
        kind: 'selfClosing',
        between: ['refuge', 'corridor'],
        at: [
          [9, 2],
          [10.2, 2],
        ],
      },
      {
        id: 'exit',
        kind: 'door',
        between: ['corridor', 'outside'],
        at: [
          [0, 0.4],
          [0, 1.6],
        ],
      },
    ],
    beds: [
      { id: 'bed-1', space: 'room-1', at: [2, 4] },
      { id: 'bed-2', space: 'room-2', at: [6, 4] },
    ],
    stations: [{ id: 'desk', kind: 'carerStation', space: 'corridor', at: [11, 1] }],
  },
  residents: [
    { id: 'Wang', bed: 'bed-1', mobility: 'bedridden' },
    { id: 'Li', bed: 'bed-2', mobility: 'cane' },
  ],
  roster: {
    shifts: { night: { from: '21:00', to: '07:00', staff: [{ id: 'carer-1', post: 'carer', station: 'desk' }] } },
  },
  plan: {
    phases: [{ id: 'all', trigger: { after: 'alarmRaised' }, zones: [{ all: true }], to: ['refuge', 'outside'] }],
    claims: [
      { id: 'clear', subject: { kind: 'residents' }, condition: { kind: 'clear' }, after: 'panelAlarm', within: 600 },
    ],
  },
  incident: { space: 'room-1', clock: '02:00' },
  horizon: 3600,
  variants: {
    'slow-panel': { edits: [{ path: 'incident.panelAlarm', set: 240 }] },
    'second-carer': {
      base: 'slow-panel',
      edits: [{ path: 'roster.shifts.night.staff', add: { id: 'carer-2', post: 'carer', station: 'desk' } }],
    },
  },
};

/** Lists of plain values on one line, as people write them. */
const inlineLists = (json: string): string => {
  let text = json;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\[\s*((?:[^[\]{}]|\[[^[\]{}\n]*\])*?)\s*\]/g, (_whole, inner: string) =>
      inner.includes('{') ? _whole : `[${inner.replace(/\s*\n\s*/g, ' ')}]`,
    );
  }
  return text;
};

/** FORMAT.md. */
export function formatMarkdown(): string {
  const out: string[] = [
    `# The scenario format, version ${FORMAT_VERSION}`,
    '',
    '<!-- Made from the schema by "npm run -s anshu -- schema --write"; a test fails when it differs. -->',
    '',
    'A scenario is a folder with a file `scenario.json` (UTF-8). It carries everything a run needs: building, residents,',
    'roster, plan, incident. `anshu validate <folder>` lists every problem at once, with path, value, what is allowed and a',
    'hint. Keys that the format does not know are problems. The JSON Schema is in `scenarios/schema/`.',
    '',
    '## Rules for the whole file',
    '',
    '- __Units__ are SI: metres, seconds, m/s. Speeds on stairs are along the slope. Times count from the start of the incident.',
    '- __Frame__: x east, y north, z up, one frame for the whole building, snapped to 1 mm.',
    '- __Walls have no thickness.__ Spaces that are joined share an edge, and the opening lies on it.',
    '- __Ids__: letters of any script, digits, `-`, `_`, at most 64 characters, unique for their kind.',
    '- __Names for people__ are a string, or `{"zh-CN": …, "en": …}`.',
    '- __Id paths__ name a place: `roster.shifts.night.staff.carer-03.training`. Items of lists go by their id, items without',
    '  one by position. A container may be left out where that is clear: `roster.night.carer-03`.',
    '- __Variants__ are edits by id path over the file: `set` a value, `remove` an item, `add` to a list; `base` names a variant',
    '  whose edits come first. The result is checked like a file.',
    '- __Versions__: `version` is the version of the format. Older files are upgraded step by step when they are read; newer',
    '  ones are refused.',
    '',
    '## A complete example',
    '',
    '```json',
    inlineLists(JSON.stringify(EXAMPLE, null, 2)),
    '```',
    '',
    '## What a run makes of it',
    '',
    '- __Beds and stations__ are points: a carer walks to the bedside `at`, and from there the resident is moved.',
    '- __Ways__ go straight from where somebody is to the nearest point of the next opening (half a body in from its ends), from',
    '  opening to opening, the quickest way. Speeds on flights are along the slope.',
    '- __Destinations__ are tried in the order of `phases[].to`; within one, the nearest space with room. Everybody gets a place in',
    '  it; with `model.crowding: false` nobody takes room, and the place is the middle of the space for all.',
    '- __An assist__ is: go to the device if one from a store is needed, go to the bed, wake (asleep, or dementia), wait for the team,',
    '  prepare (`residents[].preparation` if given), move, unload, hand over, pause. Each step begins at the exact time the one',
    '  before it ends. A resident is in safety when the unloading ends. Times are `time.*`, speeds `means.*` and `speed.*`:',
    '  `anshu parameters` lists them, `model.parameters` replaces them, and with `model.randomness: false` each is its mean.',
    '- __Means__ where the plan is silent (level / stairs): `independent`, `cane` alone; `rollator` alone / escort; `dementiaGuided`',
    '  escort; `wheelchairSelf`, `wheelchairAssisted` wheelchair / evacuation chair; `bedridden` rescue sheet, by two. A device that',
    '  no store keeps is replaced by a sheet or blanket from the bed; wheelchairs, beds and sheets belong to the bed.',
    "- __The response__: panel alarm, somebody at the panel perceives it, the plan's investigator goes and looks, shuts the door of the",
    '  room, calls; `confirmBeforeAlarm: false` raises the alarm without waiting. Phases may start from any of these events.',
    '- __Outcome__: `safe` outside, `sheltered` where the plan wants them (or staff in a place of safety), `remaining` neither.',
    '- __The end__: when nothing can change any more (`settled`), or at `horizon`.',
    '',
    '## Every field',
    '',
  ];
  out.push(...fieldsOf(jsonSchema(), 'scenario'));
  return `${out.join('\n').trimEnd()}\n`;
}
