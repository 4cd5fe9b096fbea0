/**
 * Writes summary.json, README.md and the pictures of this study from a folder in which it was made:
 * `npx tsx scenarios/studies/night-staffing/write.ts <folder>`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRuns } from '../../../engine/exchange/studyRows.js';
import { plotSvg } from '../../../engine/report/plot.js';
import { parseStudy } from '../../../engine/study/file.js';
import { curvePlot, effectPlot, readme } from './readme.js';
import { summaryOf } from './summary.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('give the folder of the study');
const here = new URL('./', import.meta.url);
const file = parseStudy(JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8')));
const summary = summaryOf(await readRuns(file, new Uint8Array(readFileSync(join(folder, 'runs.parquet')))));
writeFileSync(new URL('summary.json', here), `${JSON.stringify(summary, null, 1)}\n`);
writeFileSync(new URL('README.md', here), readme(summary, file));
writeFileSync(new URL('curve.svg', here), `${plotSvg(curvePlot(summary, file))}\n`);
writeFileSync(new URL('effects.svg', here), `${plotSvg(effectPlot(summary, file))}\n`);
