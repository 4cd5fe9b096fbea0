/** The worked example of a city: every number of its page is the summary's, and its homes are the ones that are drawn today. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateCity } from '../../../engine/exchange/city/city.js';
import { plotSvg } from '../../../engine/report/plot.js';
import { effectPlot, readme } from '../../../scenarios/studies/city/readme.js';
import { CITY, type Summary } from '../../../scenarios/studies/city/summary.js';

const read = (name: string): string =>
  readFileSync(new URL(`../../../scenarios/studies/city/${name}`, import.meta.url), 'utf8');
const summary = JSON.parse(read('summary.json')) as Summary;

it('says what its summary says', () => {
  expect(read('README.md')).toBe(readme(summary));
  expect(read('effects.svg')).toBe(`${plotSvg(effectPlot(summary))}\n`);
});

it('is about the homes that its command draws', () => {
  const homes = [...generateCity(String(CITY.seed), CITY.homes, CITY.districts)].filter(
    ({ district }) => district !== CITY.leftOut,
  );
  const residents = homes.map(({ scenario }) => (scenario.residents as { count: number }).count);
  expect(summary.homes).toBe(homes.length);
  expect(summary.residents).toBe(residents.reduce((sum, one) => sum + one, 0));
  for (const { district, home, residents: own } of summary.ranking) {
    const at = homes.findIndex((one) => one.id === home);
    expect([homes[at].district, residents[at]]).toEqual([district, own]);
  }
});
