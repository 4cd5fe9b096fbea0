/** The rules of the house, each as a list of what breaks it: `file:line: what`. */
import { posix } from 'node:path';
import { isIdentifier, isReference, propertyName, Tree, type Node, type Source } from './sources.js';

/** From the bottom up; what stands on one rung are siblings. `engine/<name>` is a folder, a file or both. */
const LADDER: readonly (readonly string[])[] = [
  ['math', 'errors', 'version', 'parameters', 'seedrandom-alea', 'globals'],
  ['random'],
  ['scenario'],
  ['facility'],
  ['world'],
  ['navigation', 'hazard'],
  ['locomotion', 'people', 'staff', 'lifts', 'plan'],
  ['recording'],
  ['build', 'rest'],
  ['simulation'],
  ['metrics', 'replay'],
  ['study'],
  ['check'],
  ['text'],
  ['drill', 'exchange'],
  ['report'],
  ['index'],
  ['hosts'],
  ['viewer'],
];
const RUNG = new Map(LADDER.flatMap((rung, i) => rung.map((name) => [name, i] as const)));

/** Which packages may be imported below which folder. Heavy ones are the hosts' and the viewer's. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  zod: ['engine/'],
  rbush: ['engine/', 'viewer/'],
  flatqueue: ['engine/'],
  seedrandom: ['engine/'],
  comlink: ['engine/hosts/', 'viewer/'],
  commander: ['engine/hosts/node/'],
  tinypool: ['engine/hosts/node/'],
  docx: ['engine/hosts/'],
  // Several people in one drill; runs on several machines.
  ws: ['engine/hosts/node/'],
  bullmq: ['engine/hosts/node/'],
  'qrcode-generator': ['engine/report/'],
  vite: ['engine/hosts/node/'],
  'pixi.js': ['viewer/stage/'],
  preact: ['viewer/'],
  '@preact/signals': ['viewer/'],
  uplot: ['viewer/'],
  fflate: ['engine/exchange/', 'viewer/'],
  // Readers and writers of other programs' formats; those with WebAssembly, or types of Node, are handed in by the hosts.
  'clipper2-ts': ['engine/exchange/'],
  '@terraformer/wkt': ['engine/exchange/'],
  'dxf-parser': ['engine/hosts/'],
  'fast-xml-parser': ['engine/exchange/'],
  'hyparquet-writer': ['engine/exchange/'],
  hyparquet: ['engine/exchange/'],
  // The viewer knows the address of its WebAssembly only.
  'web-ifc': ['engine/hosts/', 'viewer/screens/draw/'],
  'sql.js': ['engine/hosts/'],
  h5wasm: ['engine/hosts/'],
  idb: ['viewer/'],
  'pdfjs-dist': ['viewer/screens/draw/'],
};

/** All that the viewer may know of the engine: the door, and the types of what its workers say. */
const DOORS = ['engine/index.ts', 'engine/hosts/protocol.ts', 'engine/hosts/studyProtocol.ts'];

/** Parts whose numbers never reach the state of a run, a measure of it or a verdict on it. */
const NOT_MODEL = ['math', 'hosts', 'text', 'report', 'exchange', 'viewer'];
/** Exact in every engine, by the language's own rules. */
const EXACT = ['sqrt', 'abs', 'floor', 'ceil', 'min', 'max', 'imul', 'fround'];
/** Clocks, languages of the machine, and the ways round this list. */
const NOT_DETERMINED = ['Date', 'performance', 'Intl', 'crypto', 'globalThis', 'self', 'eval', 'Function'];
const BY_LANGUAGE = /^(?:localeCompare|toLocale\w*)$/;

export const MOST_LINES = 450;

/** Name on the ladder: of `engine/world/world.ts` "world", of `viewer/main.tsx` "viewer". */
export function partOf(path: string): string {
  const [top, second = ''] = path.split('/');
  return top === 'engine' ? second.replace(/(\.d)?\.[a-z]+$/, '') : top;
}

function importProblems(source: Source, tree: Tree): string[] {
  const own = partOf(source.path);
  const problems: string[] = [];
  for (const { to, line } of tree.imports()) {
    const say = (what: string): number => problems.push(`${source.path}:${line}: ${what}`);
    if (to === null) {
      if (!source.path.startsWith('engine/hosts/node/')) say('imports what only the running program knows');
    } else if (to.startsWith('.')) {
      const path = posix.join(posix.dirname(source.path), to);
      const part = partOf(path);
      const rung = RUNG.get(part);
      if (rung === undefined) say(`${to} leads out of the ladder`);
      else if (part !== own && rung >= RUNG.get(own)!) {
        say(`${own} imports ${part}, ${rung === RUNG.get(own) ? 'a sibling' : 'which stands above it'}`);
      } else if (own === 'viewer' && path.startsWith('engine/') && !DOORS.includes(path.replace(/\.js$/, '.ts'))) {
        say(`viewer imports ${path}, past the doors of the engine`);
      }
    } else if (to.startsWith('node:')) {
      if (!source.path.startsWith('engine/hosts/node/')) say(`imports ${to} outside the hosts for Node`);
    } else {
      const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0];
      const allowed = PACKAGES[name];
      if (allowed === undefined) say(`imports ${name}, a package with no place of its own`);
      else if (!allowed.some((folder) => source.path.startsWith(folder)))
        say(`imports ${name}, which belongs in ${allowed.join(' or ')}`);
    }
  }
  return problems;
}

/** What a node does that gives another result on another machine, in another engine or at another time; null: nothing. */
function undetermined(node: Node, parent: Node | null, key: string): string | null {
  if ((node.type === 'BinaryExpression' && node.operator === '**') || node.operator === '**=')
    return String(node.operator);
  if (node.type === 'MemberExpression' || node.type === 'Property') {
    const name = propertyName(node.type === 'Property' ? node.key : node.property, node.computed);
    if (isIdentifier(node.object, 'Math'))
      return name !== null && EXACT.includes(name) ? null : `Math.${name ?? '[…]'}`;
    if (name !== null && BY_LANGUAGE.test(name)) return name;
  }
  if (!isReference(node, parent, key)) return null;
  // Math by itself may be taken apart or passed on; what is read from it directly was looked at above.
  if (node.name === 'Math') return parent?.type === 'MemberExpression' && key === 'object' ? null : 'Math';
  return NOT_DETERMINED.includes(node.name as string) ? (node.name as string) : null;
}

/** Everything that is wrong with one file by itself. */
export function problemsOf(source: Source): string[] {
  const own = partOf(source.path);
  if (!RUNG.has(own)) return [`${source.path}: "${own}" has no rung on the ladder`];
  const tree = new Tree(source);
  const problems = importProblems(source, tree);
  tree.visit((node, parent, key) => {
    const at = (what: string): number => problems.push(`${source.path}:${tree.lineOf(node)}: ${what}`);
    const what = NOT_MODEL.includes(own) ? null : undetermined(node, parent, key);
    if (what !== null) at(`model code uses ${what}`);
    if (node.type === 'MetaProperty' && isIdentifier(node.meta, 'import') && own !== 'hosts' && own !== 'viewer')
      at('engine code uses import.meta');
  });
  const lines = source.text.split('\n').length - 1;
  if (lines > MOST_LINES) problems.push(`${source.path}:${lines}: ${lines} lines, at most ${MOST_LINES}`);
  return problems;
}

/** Files that import one another in a circle, by values or types: each circle once, as the paths along it. */
export function circlesOf(sources: readonly Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const next = new Map(
    sources.map((source) => [
      source.path,
      new Tree(source)
        .imports()
        .filter(({ to }) => to !== null && to.startsWith('.'))
        .map(({ to }) => posix.join(posix.dirname(source.path), to!))
        .map(
          (path) =>
            [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find((one) => known.has(one)) ?? path,
        ),
    ]),
  );
  const circles: string[] = [];
  const finished = new Set<string>();
  const go = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) circles.push([...way.slice(at), path].join(' > '));
    if (at >= 0 || finished.has(path)) return;
    for (const to of next.get(path) ?? []) go(to, [...way, path]);
    finished.add(path);
  };
  for (const { path } of sources) go(path, []);
  return circles;
}
