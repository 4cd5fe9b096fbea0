/** The README of the study: every number in it comes from `summary.json`. */
import type { LinePlot, RowPlot } from '../../../engine/report/plot.js';
import type { StudyFile } from '../../../engine/study/file.js';
import type { Levels } from '../../../engine/study/row.js';
import { WANTED, type Summary } from './summary.js';

type Three = readonly [number, number, number];
const number = (x: number, digits = 1): string => x.toFixed(digits).replace('-', '−');
const percent = (x: number): string => `${Math.round(100 * x)} %`;
const minutes = (s: number): string => `${Math.floor(s / 60)} min ${String(Math.round(s % 60)).padStart(2, '0')} s`;
const mean = ([value, low, high]: Three): string => `${number(value)} [${number(low)}, ${number(high)}]`;
const share = ([value, low, high]: Three): string => `${percent(value)} [${percent(low)}, ${percent(high)}]`;
const signed = ([value, low, high]: Three): string =>
  [value, low, high]
    .map((x) => (x > 0 ? `+${number(x)}` : number(x)))
    .join(' | ')
    .replace(/^(.*?) \| (.*?) \| (.*)$/, '$1 [$2, $3]');

function naming(file: StudyFile): { level(factor: string, level: unknown): string; others(levels: Levels): string } {
  const level = (factor: string, value: unknown): string => {
    const one = file.factors.find(({ id }) => id === factor)!;
    const found = one.kind === 'choice' ? one.levels.find(({ id }) => id === value)?.name : undefined;
    return found === undefined ? String(value) : typeof found === 'string' ? found : found.en;
  };
  return {
    level,
    others: (levels) => file.factors.flatMap(({ id }) => (id === 'carers' || !Object.hasOwn(levels, id) ? [] : [id === 'sprinklers' ? `sprinklers ${level(id, levels[id])}` : level(id, levels[id])])).join(', '), // prettier-ignore
  };
}

export function curvePlot(summary: Summary, file: StudyFile): LinePlot {
  const { others } = naming(file);
  const sprinklered = summary.table.filter(({ levels }) => levels.sprinklers === 'present');
  const labels = [...new Set(sprinklered.map(({ levels }) => others(levels)))];
  return {
    kind: 'lines',
    xTitle: 'carers at night',
    yTitle: 'share of runs: fire storey moved in 900 s',
    share: true,
    wanted: WANTED,
    series: labels.map((label) => ({
      label,
      points: sprinklered
        .filter(({ levels }) => others(levels) === label)
        .map(({ levels, clear: [value, low, high] }) => ({ x: Number(levels.carers), value, low, high })),
    })),
  };
}

export function effectPlot(summary: Summary, file: StudyFile): RowPlot {
  const { level } = naming(file);
  return {
    kind: 'rows',
    xTitle: 'residents incapacitated: change from the first level',
    nought: true,
    rows: summary.effects
      .filter(({ measure }) => measure === 'lost')
      .map(({ factor, to, change: [value, low, high] }) => ({
        label: `${factor}: ${level(factor, to)}`,
        value,
        low,
        high,
      })),
  };
}

/** Cells that fit, their means put together: what a sentence says of many cells. */
const over = (summary: Summary, fits: (levels: Levels) => boolean, of: 'clear' | 'there' | 'lost'): number => {
  const cells = summary.table.filter(({ levels }) => fits(levels));
  return cells.reduce((sum, cell) => sum + cell[of][0], 0) / cells.length;
};

/** Whether hands do for the number incapacitated what sprinklers do: said only as far as the intervals go. */
function hands({ effects, table }: Summary): string {
  const most = String(Math.max(...table.map(({ levels }) => Number(levels.carers))));
  const lost = (factor: string, to: string): Three =>
    effects.find((one) => one.measure === 'lost' && one.factor === factor && one.to === to)!.change;
  const [water, carers] = [lost('sprinklers', 'present'), lost('carers', most)];
  const said = `Sprinklers change the number incapacitated by ${signed(water)}, ${most} carers in place of the fewest by ${signed(carers)}`;
  return water[2] < carers[1]
    ? `${said}: in this fire hands do not do what sprinklers do, and only where there are sprinklers do more hands move more residents in time.`
    : `${said}: the intervals do not tell them apart.`;
}

export function readme(summary: Summary, file: StudyFile): string {
  const { level, others } = naming(file);
  const carers = [...new Set(summary.table.map(({ levels }) => Number(levels.carers)))];
  const [fewest, most] = [carers[0], carers[carers.length - 1]];
  const effect = (measure: string, factor: string, to: string): string =>
    signed(summary.effects.find((one) => one.measure === measure && one.factor === factor && one.to === to)!.change);
  const wet = (levels: Levels): boolean => levels.sprinklers === 'present';
  const dry = (levels: Levels): boolean => !wet(levels);
  const at = (n: number) => (levels: Levels) => levels.carers === n;
  const both =
    (...tests: ((levels: Levels) => boolean)[]) =>
    (levels: Levels) =>
      tests.every((test) => test(levels));
  const enough = summary.smallest.filter((one) => one.enough !== null);
  const heavy = (levels: Levels): boolean => levels.mix === 'heavy';
  const light = (levels: Levels): boolean => levels.mix === 'light';
  const effectRows = ['carers', 'mix', 'storeys', 'sprinklers'].flatMap((factor) =>
    [...new Set(summary.effects.filter((one) => one.factor === factor).map(({ to }) => to))].map((to) => {
      const from = summary.effects.find((one) => one.factor === factor)!.from;
      return `| ${factor} | ${level(factor, factor === 'carers' ? Number(from) : from)} → ${level(factor, to)} | ${effect('there', factor, to)} | ${effect('lost', factor, to)} |`;
    }),
  );
  return `# Night staffing: carers, dependency, storeys, sprinklers

*夜班人数、失能比例、楼层数与喷淋：在生成的养老楼上做的一项研究。走廊一辆污衣车夜间起火。文中每个数字都由程序从结果写出；
它们说明模型中的差异，不是任何真实机构的结论。*

<!-- Written by write.ts from summary.json; a test fails when it differs. -->

## Question

A laundry cart burns at two in the morning in the corridor of the fifth storey of a generated home with twenty beds on each storey. The
plan moves the fire storey and the one above into refuge rooms or one storey down; everybody else stays. **How many carers does the night
need, and what does that hang on?** Factors: ${carers.join(', ')} carers in all · ${['light', 'mixed', 'heavy'].map((id) => level('mix', id)).join(' · ')} ·
${[...new Set(summary.table.map(({ levels }) => String(levels.storeys)))].map((id) => level('storeys', id)).join(' · ')} · sprinklers or none.

## How to run

\`\`\`
npm run -s anshu -- study night-staffing --out results
npm run -s anshu -- study-report results --out report.html
npx tsx scenarios/studies/night-staffing/write.ts results
\`\`\`

The first makes ${summary.runs} runs of ${summary.cells} cells on the same seeds (engine ${summary.engine}) and can be stopped at any moment; the last
writes this page. \`home/\` is the base, \`study.json\` the design, \`summary.json\` what the numbers below are taken from.

## What came out

${number(over(summary, dry, 'there'))} of the twenty residents of the fire storey are where the plan wants them after 900 s without sprinklers, and
${number(over(summary, wet, 'there'))} with them, over all cells; ${number(over(summary, dry, 'lost'))} and ${number(over(summary, wet, 'lost'))} are incapacitated. With ${fewest} carers it is
${number(over(summary, both(dry, at(fewest)), 'there'))} without and ${number(over(summary, both(wet, at(fewest)), 'there'))} with sprinklers, with ${most} carers
${number(over(summary, both(dry, at(most)), 'there'))} and ${number(over(summary, both(wet, at(most)), 'there'))}. With sprinklers and ${most} carers the light
mix has ${number(over(summary, both(wet, at(most), light), 'there'))} moved in time, the heavy one ${number(over(summary, both(wet, at(most), heavy), 'there'))}.

${hands(summary)}

![Share of runs in which the fire storey is moved in time, against carers, with sprinklers](curve.svg)

**The smallest number that is proven to be enough** (moved in 900 s in at least ${percent(WANTED)} of nights, 95 % confidence for each row as a whole):
${enough.length === 0 ? 'no number that was looked at is, in any row.' : `${enough.length} of ${summary.smallest.length} rows have one.`}

| dependency, storeys, sprinklers | enough | proven too few | not decided |
|---|---|---|---|
${summary.smallest.map((one) => `| ${others(one.others)} | ${one.enough ?? '–'} | ${one.tooFew ?? '–'} | ${one.open.join(', ') || '–'} |`).join('\n')}

Change from the first level of each factor, paired night by night over all cells that differ in nothing else; means with 95 % intervals:

| factor | levels | of the fire storey moved after 900 s, of 20 | residents incapacitated |
|---|---|---|---|
${effectRows.join('\n')}

![What each factor does to the number of residents incapacitated](effects.svg)

Pairing on the same nights makes the interval of a difference ${number(summary.pairing.factor)} times as narrow as two samples on different nights would
have it (median over ${summary.pairing.pairs} pairs of cells).

## Every cell

| carers | dependency, storeys, sprinklers | moved in 900 s | of 20, after 900 s | last one in safety | incapacitated |
|---|---|---|---|---|---|
${summary.table.map((one) => `| ${String(one.levels.carers)} | ${others(one.levels)} | ${share(one.clear)} | ${mean(one.there)} | ${one.last === null ? '–' : minutes(one.last[0])}${one.happened < one.runs ? ` (${one.happened} of ${one.runs})` : ''} | ${mean(one.lost)} |`).join('\n')}

## What this does say, and what not

- It is one fire in one place. A cart in the corridor is about the worst: it stands in the way of everybody. In a bedroom behind a shut
  door staffing would count for more and sprinklers for less.
- The homes are generated and conform to the code; nobody lives there. Numbers of carers are of this plan, which sends all of them to two
  storeys and leaves the others alone.
- "Incapacitated" is by dose in the model's smoke; smoke that has cooled stays above in it, so that people in bed behind shut doors come
  off well.
- Most task times are assumptions with stated ranges (\`anshu parameters\`). They are the same in every cell: differences hang on them less
  than the times themselves, and are not free of them.
- More carers go to more rooms and open more doors: where the corridor is lost they can bring people into smoke. Read the two columns of
  the effects together.
- Nothing is read off between or beyond the levels that were run.
`;
}
