/**
 * Writes summary.json, README.md and the picture of this study from a folder that `anshu city` has made:
 * `npx tsx scenarios/studies/city/write.ts <folder>`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plotSvg } from '../../../engine/report/plot.js';
import { effectPlot, readme } from './readme.js';
import { summaryOf, type Answer } from './summary.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('give the folder of the results');
const here = new URL('./', import.meta.url);
const summary = summaryOf(JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8')) as Answer);
writeFileSync(new URL('summary.json', here), `${JSON.stringify(summary, null, 1)}\n`);
writeFileSync(new URL('README.md', here), readme(summary));
writeFileSync(new URL('effects.svg', here), `${plotSvg(effectPlot(summary))}\n`);
