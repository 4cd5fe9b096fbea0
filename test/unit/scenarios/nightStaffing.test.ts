/** The study of night staffing: it can be made, and every number of its page is the summary's. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findStudy } from '../../../engine/hosts/node/study/folder.js';
import { plotSvg } from '../../../engine/report/plot.js';
import { cellsOf } from '../../../engine/study/design.js';
import { parseStudy } from '../../../engine/study/file.js';
import { curvePlot, effectPlot, readme } from '../../../scenarios/studies/night-staffing/readme.js';
import type { Summary } from '../../../scenarios/studies/night-staffing/summary.js';

const read = (name: string): string =>
  readFileSync(new URL(`../../../scenarios/studies/night-staffing/${name}`, import.meta.url), 'utf8');
const file = parseStudy(JSON.parse(read('study.json')));
const summary = JSON.parse(read('summary.json')) as Summary;

it('is found by its name, and every level makes a scenario', async () => {
  const work = await findStudy('night-staffing', '/');
  expect(work.file).toEqual(file);
  expect(cellsOf(work.file).length).toBe(summary.cells);
}, 60_000);

it('says what its summary says', () => {
  expect(summary.table.map(({ levels }) => levels)).toEqual(cellsOf(file).map(({ levels }) => levels));
  expect(summary.runs).toBe(summary.cells * file.seeds.repeats);
  expect(read('README.md')).toBe(readme(summary, file));
  expect(read('curve.svg')).toBe(`${plotSvg(curvePlot(summary, file))}\n`);
  expect(read('effects.svg')).toBe(`${plotSvg(effectPlot(summary, file))}\n`);
});
