/** Sources as trees: what a file imports and which names it uses, without the guesses of a search in text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Source {
  /** From the package's folder, with slashes: `engine/world/world.ts`. */
  path: string;
  text: string;
}

/** One node of the tree (ESTree with TypeScript's own kinds). */
export interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

export interface Import {
  /** What stands between the quotes; null where it is worked out while running. */
  to: string | null;
  line: number;
}

/** All sources below a folder of the package, in order of path; none if there is no such folder. */
export function sourcesBelow(folder: string): Source[] {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Calls `visit` for every node below `node`, with its parent and the parent's key it stands under. */
function walk(node: Node, visit: (node: Node, parent: Node | null, key: string) => void): void {
  const go = (at: Node, parent: Node | null, key: string): void => {
    visit(at, parent, key);
    for (const [name, value] of Object.entries(at)) {
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) go(child, at, name);
    }
  };
  go(node, null, '');
}

/** A parsed source. Throws if it is not TypeScript or JavaScript. */
export class Tree {
  readonly #text: string;
  readonly #program: Node;

  constructor(source: Source) {
    const { program, errors } = parseSync(source.path, source.text);
    if (errors.length > 0) throw new SyntaxError(`${source.path}: ${errors[0].message}`);
    this.#text = source.text;
    this.#program = program as unknown as Node;
  }

  visit(visit: (node: Node, parent: Node | null, key: string) => void): void {
    walk(this.#program, visit);
  }

  lineOf(node: Node): number {
    return this.#text.slice(0, node.start).split('\n').length;
  }

  /** Of values and of types, by whichever of the language's words. */
  imports(): Import[] {
    const found: Import[] = [];
    const add = (node: Node, source: unknown): void => {
      const to = isNode(source) && typeof source.value === 'string' ? source.value : null;
      found.push({ to, line: this.lineOf(node) });
    };
    this.visit((node) => {
      switch (node.type) {
        case 'ImportDeclaration':
        case 'ExportAllDeclaration':
        case 'ImportExpression':
        case 'TSImportType':
          add(node, node.source);
          break;
        case 'ExportNamedDeclaration':
          if (node.source !== null) add(node, node.source);
          break;
        case 'TSExternalModuleReference':
          add(node, node.expression);
          break;
        case 'CallExpression':
          if (isIdentifier(node.callee, 'require')) add(node, (node.arguments as unknown[])[0]);
          break;
      }
    });
    return found;
  }
}

export const isIdentifier = (value: unknown, name: string): boolean =>
  isNode(value) && value.type === 'Identifier' && value.name === name;

/** The word behind a dot, in brackets with quotes, or in a pattern that takes a value apart; null for anything else. */
export function propertyName(key: unknown, computed: unknown): string | null {
  if (!isNode(key)) return null;
  if (key.type === 'Identifier' && computed !== true) return key.name as string;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : null;
}

/** True for an identifier that names a thing of its own, not a property, a field of a type or a label. */
export function isReference(node: Node, parent: Node | null, key: string): boolean {
  if (node.type !== 'Identifier' || parent === null) return false;
  if (parent.type === 'MemberExpression') return key === 'object' || parent.computed === true;
  if (parent.type === 'TSQualifiedName') return key === 'left';
  // `{ a }` is key and value at once: the value is visited too.
  if (key === 'key') return parent.computed === true;
  if (parent.type === 'ImportSpecifier' || parent.type === 'ExportSpecifier') return key === 'local';
  return key !== 'label';
}
