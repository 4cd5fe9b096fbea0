/**
 * The shape of the house, read from the sources: imports point down one ladder and siblings never meet; the engine is pure
 * but for its hosts; model code uses nothing that engines may compute differently; no file grows past finding one's way.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesOf, MOST_LINES, problemsOf } from './architecture/rules.js';
import { root, sourcesBelow } from './architecture/sources.js';

const engine = sourcesBelow('engine');
const all = [...engine, ...sourcesBelow('viewer')];

/** What is found wrong with a file of one's own making. */
const planted = (folder: string, text: string, name = 'planted.ts'): string[] =>
  problemsOf({ path: `${folder}/${name}`, text });

describe('architecture', () => {
  it('is what the ladder says, in every file', () => {
    expect(engine.length).toBeGreaterThan(50);
    expect(all.flatMap(problemsOf)).toEqual([]);
  });

  it('has no files that import one another in a circle', () => {
    expect(circlesOf(all)).toEqual([]);
  });

  it.each([
    ["import { move } from '../locomotion/move.js';", 'staff imports locomotion, a sibling'],
    ["import type { Lift } from '../lifts/car.js';", 'staff imports lifts, a sibling'],
    ["export * from '../simulation.js';", 'staff imports simulation, which stands above it'],
    ["export { step } from '../simulation.js';", 'staff imports simulation, which stands above it'],
    ["export type Lift = import('../lifts/car.js').Lift;", 'staff imports lifts, a sibling'],
    ["const later = import('../recording/writer.js');", 'staff imports recording, which stands above it'],
    ["import '../check/judge.js';", 'staff imports check, which stands above it'],
    ["import { x } from '../../viewer/x.js';", 'staff imports viewer, which stands above it'],
    ["import { x } from '../../test/x.js';", '../../test/x.js leads out of the ladder'],
    ["import { readFileSync } from 'node:fs';", 'imports node:fs outside the hosts for Node'],
    ["import { Sprite } from 'pixi.js';", 'imports pixi.js, which belongs in viewer/stage/'],
    ["import { render } from 'preact';", 'imports preact, which belongs in viewer/'],
    ["import { useRef } from 'preact/hooks';", 'imports preact, which belongs in viewer/'],
    ["import { signal } from '@preact/signals';", 'imports @preact/signals, which belongs in viewer/'],
    ["import { Command } from 'commander';", 'imports commander, which belongs in engine/hosts/node/'],
    ["import leftPad from 'left-pad';", 'imports left-pad, a package with no place of its own'],
    ['const later = import(name);', 'imports what only the running program knows'],
    ['const here = import.meta.url;', 'engine code uses import.meta'],
  ])('finds the import in %s', (code, what) => {
    expect(planted('engine/staff', `const a = 1;\n${code}\n`)).toEqual([`engine/staff/planted.ts:2: ${what}`]);
  });

  it.each([
    ['Math.random()', 'Math.random'],
    ['Math.exp(1)', 'Math.exp'],
    ['Math.PI', 'Math.PI'],
    ["Math['random']()", 'Math.random'],
    ['Math[name](1)', 'Math.[…]'],
    ['[1, 2].map(Math.round)', 'Math.round'],
    ['((m) => m.random())(Math)', 'Math'],
    ['globalThis.Math.random()', 'globalThis'],
    ['2 ** 3', '**'],
    ['(y **= 2)', '**='],
    ['a.localeCompare(b)', 'localeCompare'],
    ['a?.toLocaleUpperCase()', 'toLocaleUpperCase'],
    ["a['toLocaleString']()", 'toLocaleString'],
    ['new Date()', 'Date'],
    ['Date.now()', 'Date'],
    ['performance.now()', 'performance'],
    ['new Intl.Collator()', 'Intl'],
    ['crypto.randomUUID()', 'crypto'],
  ])('finds %s in model code', (code, what) => {
    expect(planted('engine/locomotion', `\nconst x = ${code};\n`)).toEqual([
      `engine/locomotion/planted.ts:2: model code uses ${what}`,
    ]);
    expect(planted('engine/text', `\nconst x = ${code};\n`)).toEqual([]);
  });

  it('finds what is taken apart before it is used', () => {
    expect(planted('engine/people', 'const { random } = Math;\n')).toEqual([
      'engine/people/planted.ts:1: model code uses Math',
    ]);
    expect(planted('engine/people', 'const { localeCompare: f } = word;\n')).toEqual([
      'engine/people/planted.ts:1: model code uses localeCompare',
    ]);
  });

  it.each([
    ['engine/locomotion', 'const x = Math.sqrt(2) + [1].map(Math.floor)[0];'],
    ['engine/locomotion', '// Math.random() and 2 ** 3, in a comment\n/* new Date() */'],
    ['engine/locomotion', "const words = 'Math.random() // ' + `new Date() /* `;"],
    ['engine/locomotion', 'const x = { Date: 1, performance: 2 }.performance;'],
    ['engine/staff', "import type { World } from '../world/world.js';\nimport { sin } from '../math.js';"],
    ['engine/world', "import { Facility } from './other.js';\nimport { z } from 'zod';"],
    ['engine/hosts/node', "import { join } from 'node:path';\nimport { Command } from 'commander';\nimport(name);"],
    ['viewer/stage', "import { Sprite } from 'pixi.js';\nimport { x } from '../../engine/index.js';"],
    ['viewer/app', "import './page.css';\nimport type { Batch } from '../../engine/hosts/protocol.js';"],
  ])('leaves alone what is right in %s: %s', (folder, code) => {
    expect(planted(folder, `${code}\n`)).toEqual([]);
  });

  it('finds a part without a rung, a file too long, Node in the browser, a circle', () => {
    expect(planted('engine/cellar', '')).toEqual(['engine/cellar/planted.ts: "cellar" has no rung on the ladder']);
    expect(planted('engine/plan', 'x;\n'.repeat(MOST_LINES))).toEqual([]);
    expect(planted('engine/plan', 'x;\n'.repeat(MOST_LINES + 1))).toHaveLength(1);
    expect(planted('engine/hosts', "import 'node:fs';\n")).toHaveLength(1);
    expect(planted('viewer', "import 'node:fs';\n")).toHaveLength(1);
    expect(planted('viewer/app', "import { step } from '../../engine/simulation.js';\n", 'planted.tsx')).toEqual([
      'viewer/app/planted.tsx:1: viewer imports engine/simulation.js, past the doors of the engine',
    ]);
    const circle = circlesOf([
      { path: 'engine/plan/a.ts', text: "import './b.js';" },
      { path: 'engine/plan/b.ts', text: "import './c.js';" },
      { path: 'engine/plan/c.ts', text: "import type { A } from './a.js';" },
      { path: 'engine/plan/d.ts', text: "import './c.js';" },
    ]);
    expect(
      circlesOf([
        { path: 'viewer/a.ts', text: "import './b.js';" },
        { path: 'viewer/b.tsx', text: "import './a.js';" },
      ]),
    ).toEqual(['viewer/a.ts > viewer/b.tsx > viewer/a.ts']);
    expect(circle).toEqual(['engine/plan/a.ts > engine/plan/b.ts > engine/plan/c.ts > engine/plan/a.ts']);
  });

  it("knows neither a browser's names nor Node's, and the compiler says so", async () => {
    // The engine's own configuration and all its files, with one file more that uses what it must not.
    const folder = mkdtempSync(join(tmpdir(), 'anshu-architecture-'));
    const names = [
      'document',
      'window',
      'fetch',
      'performance',
      'setTimeout',
      'console',
      'process',
      'Buffer',
      'postMessage',
    ];
    try {
      writeFileSync(join(folder, 'planted.ts'), names.map((name) => `export const ${name}_ = ${name};\n`).join(''));
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: join(root, 'engine', 'tsconfig.json'),
          include: [join(root, 'engine', '**', '*.ts'), 'planted.ts'],
          exclude: [join(root, 'engine', 'hosts')],
        }),
      );
      const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const said = await new Promise<string>((resolve) => {
        const words = [compiler, '--noEmit', '--pretty', 'false', '-p', folder];
        execFile(process.execPath, words, (_error, stdout, stderr) => resolve(stdout + stderr));
      });
      const found = [...said.matchAll(/planted\.ts\((\d+),\d+\): error TS\d+: Cannot find name '(\w+)'/g)];
      expect(found.map(([, line, name]) => [Number(line), name])).toEqual(names.map((name, i) => [i + 1, name]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
