/** The README of the city: every number in it comes from `summary.json` or from the assumptions it was drawn with. */
import type { CityMeasure } from '../../../engine/check/city/measures.js';
import { PAIRED, WANTED } from '../../../engine/check/city/study.js';
import { CITY_HOMES, CITY_VALUES } from '../../../engine/exchange/city/city.js';
import type { RowPlot } from '../../../engine/report/plot.js';
import { cityWords } from '../../../engine/text/index.js';
import { CITY, type Summary } from './summary.js';

const words = cityWords('en');
const number = (x: number, digits = 1): string => x.toFixed(digits).replace('-', '−');
const percent = (x: number): string => `${Math.round(100 * x)} %`;
interface Mean {
  mean: number;
  low: number;
  high: number;
}
const mean = ({ mean: value, low, high }: Mean, digits = 1): string =>
  `${number(value, digits)} [${number(low, digits)}, ${number(high, digits)}]`;
const share = ({ value, low, high }: { value: number; low: number; high: number }): string =>
  `${percent(value)} [${percent(low)}, ${percent(high)}]`;
const named = (measure: string): string => words.measures[measure as CityMeasure];

export const effectPlot = ({ effects }: Summary): RowPlot => ({
  kind: 'rows',
  xTitle: words.effectsAxis,
  nought: true,
  rows: effects.map(({ measure, behind }) => ({
    label: named(measure),
    value: behind.mean,
    low: behind.low,
    high: behind.high,
  })),
});

/** Measures whose interval leaves out nought, in a sentence: only what the runs do say. */
function proven({ effects }: Summary, of: 'behind' | 'lost', what: string): string {
  const list = effects.filter((one) => one[of].high < 0);
  const worse = effects.filter((one) => one[of].low > 0);
  const say = (some: typeof effects): string => some.map((one) => `${named(one.measure)} (${mean(one[of], 2)} a home, in ${one.homes} homes)`).join(', '); // prettier-ignore
  const fewer = list.length === 0 ? `No measure by itself is proven to leave fewer ${what}.` : `Fewer ${what}, with an interval that leaves out nought: ${say(list)}.`; // prettier-ignore
  return worse.length === 0 ? fewer : `${fewer} More: ${say(worse)}.`;
}

export function readme(summary: Summary): string {
  const { homes, residents, runs, engine, verdicts, holds, nights, behind, lost, effects } = summary;
  const gained = effects.reduce((most, one) => Math.max(most, one.gained), 0);
  const assumed = Object.values(CITY_VALUES).filter(({ confidence }) => confidence === 'U').length;
  return `# A city of ${homes} homes at night

*${homes}家生成的养老机构的夜间预案：是否成立，差距在哪里，各项措施有什么作用。文中每个数字都由程序从结果写出；这些机构均为生成，不代表任何真实机构或任何区。*

<!-- Written by write.ts from summary.json; a test fails when it differs. -->

## Question

An office answers for all homes of its district. **In which does the night plan hold, which are furthest from it, and what would one
measure change?** The homes are drawn from the proportions of the report on ${CITY_HOMES} institutions as far as it gives them
(${percent(CITY_VALUES.withoutApproval.value)} without a construction approval, ${percent(CITY_VALUES.turnover.value)} of carers leaving in a year); ${assumed} further values are assumptions, listed in
the README that \`anshu new city\` writes. Each home has its own building, residents, roster and plan, and a fire at two in the morning.

## How to run

\`\`\`
npm run -s anshu -- new city --homes ${CITY.homes} --districts ${CITY.districts} --seed ${CITY.seed} --out homes
rm -r homes/${CITY.leftOut}
npm run -s anshu -- city homes --runs ${CITY.runs} --out results
npx tsx scenarios/studies/city/write.ts results
\`\`\`

The third makes ${runs} runs (engine ${engine}) and can be stopped at any moment; the last writes this page. It is a sample, and one
district of it was left out, for no other reason than time: without \`--homes\` and \`--districts\` it is a city of ${CITY_HOMES} homes.

## What came out

The plan is proven to hold in ${verdicts.HOLDS} of ${homes} homes with ${residents} residents, ${share(holds)}; in ${verdicts.FAILS} it is proven to fail, in ${verdicts.UNPROVEN}
neither is. A plan holds if all its claims are met in at least ${percent(WANTED)} of nights: the brigade called within 5 minutes of the panel's alarm,
the storey of the fire clear within 15 minutes, the one above within 30. Over all homes ${percent(nights.mean)} of nights meet all of that; at the
deadline of the claim furthest behind ${mean(behind)} residents are not where the plan wants them, and ${mean(lost)} are incapacitated.

${proven(summary, 'behind', 'residents behind')} ${proven(summary, 'lost', 'residents incapacitated')}
${gained === 0 ? 'No measure by itself makes a further plan hold.' : `By itself a measure makes at most ${gained} further plans hold.`}

| measure | homes it changes | residents behind, a home | incapacitated, a home | nights that meet the plan | plans that hold then |
|---|---|---|---|---|---|
${effects.map((one) => `| ${named(one.measure)} | ${one.homes} | ${mean(one.behind, 2)} | ${mean(one.lost, 2)} | ${mean({ mean: 100 * one.nights.mean, low: 100 * one.nights.low, high: 100 * one.nights.high }, 0)} % | ${one.gained} |`).join('\n')}

![What each measure changes for residents behind, a home](effects.svg)

Means over the homes in which a measure changes anything, on the same ${PAIRED} nights with and without it; 95 % intervals between homes.

| homes with | how many | behind: with, without | incapacitated: with, without | plan holds: with, without |
|---|---|---|---|---|
${summary.facts.map((one) => `| ${one.fact} | ${one.homes} | ${one.behind.map((x) => number(x)).join(', ')} | ${one.lost.map((x) => number(x)).join(', ')} | ${one.holding.join(', ')} |`).join('\n')}

That table compares different homes, not one home with and without: size, staff and everything else differ too.

| district | homes | behind, a home | incapacitated, a home | plan holds | helps most by itself |
|---|---|---|---|---|---|
${summary.districts.map((one) => `| ${words.district(one.district)} | ${one.homes} | ${number(one.behind)} | ${number(one.lost)} | ${one.holding} | ${one.best === null ? '–' : named(one.best)} |`).join('\n')}

## The homes furthest behind

| home | district | residents | night carers | behind | incapacitated | nights met | plan |
|---|---|---|---|---|---|---|---|
${summary.ranking.map((one) => `| ${one.home} | ${words.district(one.district)} | ${one.residents} | ${one.carers} | ${number(one.behind)} | ${number(one.lost)} | ${one.met} of ${one.runs} | ${words.verdict[one.verdict as 'HOLDS']} |`).join('\n')}

## What this does say, and what not

- No home of these exists, and no district. What is drawn from assumptions gives back the assumptions: the share of plans that hold says
  how these plans do in these buildings with these rosters, not how many of ${CITY_HOMES} real ones do.
- All homes have the same kind of plan, with deadlines that a small night shift is hard put to meet whatever else is done: a change in
  residents behind says more here than a change of the verdict.
- Ranked by people, large homes come first. Where a share is wanted, \`homes.csv\` has what it takes.
- ${PAIRED} nights a home are few for one home; over all homes they are many. Read the table of measures, not one line of the ranking.
- ${2 * effects.length} changes have an interval of 95 % each: one in twenty leaves out nought by chance alone.
- Measures are looked at one at a time, and only for what they change in that one night. What they cost is not asked.
- More carers open more doors and reach more rooms in smoke: that fewer are behind and more are incapacitated can both be true.
- Real homes are looked at the same way: put their scenarios into a folder a district (\`anshu city\`).
`;
}
