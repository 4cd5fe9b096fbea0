/** What came of sample files, as a line each and as a table for a page. */
import type { Sample } from './one.js';

const takenOf = ({ taken }: Sample): string =>
  Object.entries(taken)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');

function runOf({ run }: Sample): string {
  if (run === null) return 'no run';
  if (run.people === 0) return 'runs, nobody in it';
  const end = run.whole ? `${run.end.toFixed(1)} s` : 'stopped for time';
  return `${run.out} of ${run.people} out, ${end}`;
}

export function lineOf(sample: Sample): string {
  const { file, format, counts, refused, seconds } = sample;
  const what =
    refused === null
      ? `${format}: ${takenOf(sample)}; ${counts.repaired} repaired, ${counts.notRead} not read, ${counts.toDo} to do; ${runOf(sample)}`
      : `REFUSED ${refused}`;
  return `${file} [${seconds.toFixed(2)} s] ${what}`;
}

export function tableOf(samples: readonly Sample[]): string {
  const rows = samples.map((sample) => {
    const { file, format, counts, refused, seconds } = sample;
    const cells =
      refused === null
        ? [format ?? '', takenOf(sample), counts.repaired, counts.notRead, counts.toDo, runOf(sample)]
        : ['', `refused: ${refused.split('\n')[0]}`, '', '', '', ''];
    return `| ${[file, ...cells, seconds.toFixed(2)].map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    '| file | format | taken | repaired | not read | to find out | one run | reading, s |',
    '|---|---|---|---:|---:|---:|---|---:|',
    ...rows,
    '',
  ].join('\n');
}
