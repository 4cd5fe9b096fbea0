/**
 * Error rate and cost of the sequential verdict with known probabilities, against a design of fixed size: writes the table of
 * README.md beside this file. `npx tsx test/validation/sequential/run.ts`, some seconds.
 */
import { writeFileSync } from 'node:fs';
import { clopperPearson } from '../../../engine/study/intervals.js';
import { boundaries, operatingCharacteristic } from '../../../engine/study/sequential.js';
import { LEAST_RUNS } from '../../../engine/check/verdict.js';
import { openStream } from '../../../engine/random.js';

const CONFIDENCE = 0.95;
/** Budget of a check where the user says nothing. */
const MOST = 200;
const TRIALS = 20_000;
/** Design of fixed size: so many runs, the exact interval looked at once. */
const FIXED = 60;
const DESIGNS: readonly { threshold: number; shares: readonly number[] }[] = [
  { threshold: 0.9, shares: [0, 0.3, 0.6, 0.8, 0.85, 0.89, 0.8999, 0.9, 0.91, 0.95, 0.98, 0.99, 1] },
  { threshold: 0.5, shares: [0.1, 0.3, 0.45, 0.4999, 0.5, 0.55, 0.7, 0.9] },
  { threshold: 0.99, shares: [0.5, 0.9, 0.97, 0.9899, 0.99, 0.995, 1] },
];

interface Ends {
  holds: number;
  fails: number;
  meanRuns: number;
}

/** What the verdicts of a check do: the first decision that at least `LEAST_RUNS` runs stand behind. */
function simulated(share: number, threshold: number): Ends {
  const { holdsFrom, failsTo } = boundaries(threshold, CONFIDENCE, MOST);
  let [holds, fails, all] = [0, 0, 0];
  for (let trial = 0; trial < TRIALS; trial++) {
    const stream = openStream('sequential', `${share}/${threshold}`, String(trial), 0);
    let runs = 0;
    for (let met = 0; runs < MOST;) {
      runs++;
      if (stream.uniform() < share) met++;
      if (runs < LEAST_RUNS) continue;
      if (met >= holdsFrom[runs]) holds++;
      else if (met <= failsTo[runs]) fails++;
      else continue;
      break;
    }
    all += runs;
  }
  return { holds: holds / TRIALS, fails: fails / TRIALS, meanRuns: all / TRIALS };
}

/** Exactly: how often a fixed number of runs decides which way. */
function fixed(share: number, threshold: number): Ends {
  let [holds, fails] = [0, 0];
  for (let met = 0, chance = (1 - share) ** FIXED; met <= FIXED; met++) {
    const probability = share === 1 ? (met === FIXED ? 1 : 0) : chance;
    const { low, high } = clopperPearson(met, FIXED, CONFIDENCE);
    if (low >= threshold) holds += probability;
    else if (high < threshold) fails += probability;
    chance *= ((FIXED - met) / (met + 1)) * (share / (1 - share));
  }
  return { holds, fails, meanRuns: FIXED };
}

const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;
let worst = 0;
const sections = DESIGNS.map(({ threshold, shares }) => {
  const rows = shares.map((share) => {
    const exact = operatingCharacteristic(share, threshold, CONFIDENCE, MOST);
    const ours = simulated(share, threshold);
    const once = fixed(share, threshold);
    const wrong = share < threshold ? 'holds' : 'fails';
    worst = Math.max(worst, exact[wrong], ours[wrong]);
    return `| ${share} | ${wrong.toUpperCase()} | ${percent(ours[wrong])} | ${percent(exact[wrong])} | ${percent(ours.holds)} | ${percent(ours.fails)} | ${ours.meanRuns.toFixed(1)} | ${percent(once.holds)} | ${percent(once.fails)} | ${once.meanRuns} |`;
  });
  return [
    `## Asked for ${threshold}`,
    '',
    `| true share | wrong would be | wrong, simulated | wrong, exact | HOLDS | FAILS | mean runs | HOLDS, ${FIXED} runs | FAILS, ${FIXED} runs | runs |`,
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
});

writeFileSync(
  new URL('README.md', import.meta.url),
  `# Error rate of the sequential verdict

Written by \`npx tsx test/validation/sequential/run.ts\`. Trials with known probabilities at a confidence of ${CONFIDENCE}: at most
${percent((1 - CONFIDENCE) / 2)} of them may say HOLDS where the true share is below what is asked, or FAILS where it reaches it. Simulated: ${TRIALS} trials of
at most ${MOST} runs each, no verdict on fewer than ${LEAST_RUNS}, as a check makes them. Exact: by the recursion over all ways a trial can go, with
no such least number (it can only be larger). The columns on the right are a design of fixed size, ${FIXED} runs and the exact
interval once: where the answer is plain the sequential design needs fewer runs for it; near what is asked neither decides, and
the sequential one goes on to the end of its budget.

The largest rate of wrong verdicts in these tables is ${percent(worst)}.

${sections.join('\n\n')}
`,
);
