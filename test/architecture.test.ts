/**
 * The shape of the house, read from the sources: imports point down one ladder and siblings never meet; the engine is pure
 * but for its hosts; model code uses nothing that engines may compute differently; no file grows past finding one's way.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const MOST_LINES = 450;

/** From the bottom up; what stands on one rung are siblings. `engine/<name>` is a folder or a file. */
const LADDER: readonly (readonly string[])[] = [
  ['math', 'errors', 'version', 'parameters', 'seedrandom-alea'],
  ['random'],
  ['scenario'],
  ['facility'],
  ['world'],
  ['navigation', 'hazard'],
  ['locomotion', 'people', 'staff', 'lifts', 'plan'],
  ['recording'],
  ['build'],
  ['simulation'],
  ['metrics', 'replay'],
  ['study'],
  ['check'],
  ['text'],
  ['drill', 'report', 'exchange'],
  ['index'],
  ['hosts'],
  ['viewer'],
];
const rungOf = new Map(LADDER.flatMap((rung, i) => rung.map((name) => [name, i] as const)));

/** Parts whose numbers never reach the state of a run. */
const NOT_MODEL = ['math', 'hosts', 'text', 'metrics', 'study', 'check', 'report', 'exchange', 'replay'];
/** Names whose results differ between engines, moments or languages. */
const FORBIDDEN =
  /\bMath\.(?!(?:sqrt|abs|floor|ceil|min|max|imul|fround)\b)\w+|\*\*(?![/*])|\blocaleCompare\b|\btoLocale\w*\b|\bIntl\.|\bDate\b|\bperformance\./;
/** Names that exist in one kind of host only. */
const HOST_ONLY =
  /\b(?:window|document|navigator\.\w|localStorage|fetch|process|Buffer|setTimeout|setInterval|console)\b(?=[.(])/;

interface Source {
  path: string;
  /** Name on the ladder. */
  part: string;
  text: string;
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, (c) => c.replace(/[^\n]/g, ' ')).replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');

const partOf = (path: string): string => {
  const [top, second] = relative(root, path).split(/[\\/]/);
  return top === 'engine' ? second.replace(/(\.d)?\.[tj]s$/, '') : top;
};

function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path, part: partOf(path), text: readFileSync(path, 'utf8') };
    });
}

function imports(source: Source): { to: string; line: number }[] {
  const text = withoutComments(source.text);
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => ({
    to: m[1],
    line: text.slice(0, m.index).split('\n').length,
  }));
}

function problemsOf(source: Source): string[] {
  const where = relative(root, source.path);
  const problems: string[] = [];
  const own = rungOf.get(source.part);
  if (own === undefined) return [`${where}: "${source.part}" has no rung on the ladder`];
  for (const { to, line } of imports(source)) {
    const at = `${where}:${line}`;
    if (!to.startsWith('.')) {
      if (source.part !== 'hosts' && /^node:/.test(to)) problems.push(`${at}: imports ${to} outside the hosts`);
      if (source.part !== 'viewer' && to === 'pixi.js') problems.push(`${at}: imports Pixi outside the viewer`);
      continue;
    }
    const part = partOf(resolve(dirname(source.path), to));
    const rung = rungOf.get(part);
    if (rung === undefined) problems.push(`${at}: ${to} leads out of the ladder`);
    else if (part !== source.part && rung >= own) {
      problems.push(`${at}: ${source.part} imports ${part}, ${rung === own ? 'a sibling' : 'which stands above it'}`);
    }
  }
  const lines = withoutComments(source.text).split('\n');
  lines.forEach((line, i) => {
    // Words in quotes are words.
    const code = line.replace(/'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.)*`/g, "''");
    const forbidden = NOT_MODEL.includes(source.part) || source.part === 'viewer' ? null : FORBIDDEN.exec(code);
    if (forbidden !== null) problems.push(`${where}:${i + 1}: model code uses ${forbidden[0]}`);
    const host = source.part === 'hosts' || source.part === 'viewer' ? null : HOST_ONLY.exec(code);
    if (host !== null) problems.push(`${where}:${i + 1}: engine code uses ${host[0]}`);
  });
  const length = source.text.split('\n').length - 1;
  if (length > MOST_LINES && !source.path.endsWith('tables.ts'))
    problems.push(`${where}: ${length} lines, at most ${MOST_LINES}`);
  return problems;
}

describe('architecture', () => {
  it('is what the ladder says, in every file', () => {
    const all = [...sources('engine'), ...sources('viewer')];
    expect(all.length).toBeGreaterThan(50);
    expect(all.flatMap(problemsOf)).toEqual([]);
  });

  it('would be found out if it were not', () => {
    const planted = (part: string, text: string): string[] =>
      problemsOf({ path: join(root, 'engine', part, 'planted.ts'), part, text });
    expect(planted('staff', "import { move } from '../locomotion/move.js';\n")[0]).toContain('a sibling');
    expect(planted('world', "import type { Task } from '../staff/tasks.js';\n")[0]).toContain('stands above');
    expect(planted('world', "import { x } from '../../viewer/x.js';\n").length).toBe(1);
    expect(planted('people', "import { readFileSync } from 'node:fs';\n")[0]).toContain('outside the hosts');
    expect(planted('people', 'const a = 1;\nconst x = Math.random();\n')[0]).toContain(
      'planted.ts:2: model code uses Math.random',
    );
    for (const code of [
      '2 ** 3',
      'Math.exp(1)',
      'a.localeCompare(b)',
      'new Date()',
      'performance.now()',
      'new Intl.Collator()',
    ]) {
      expect(planted('locomotion', `const x = ${code};\n`).length, code).toBe(1);
    }
    expect(planted('locomotion', '// Math.random() in a comment is fine\nconst y = Math.sqrt(2);\n')).toEqual([]);
    expect(planted('plan', 'document.title();\n')[0]).toContain('engine code uses');
    expect(planted('plan', 'x;\n'.repeat(451))[0]).toContain('lines');
    expect(planted('cellar', '')[0]).toContain('no rung');
  });
});
