/**
 * Figures of our curves against measured data, each with a distance as a number. Bundled as an entry of its own;
 * `anshu verify --validation` draws them and writes the page.
 */
import { figure as bottleneck } from './figures/bottleneck.js';
import { figure as merging } from './figures/merging.js';
import { figure as plane } from './figures/plane.js';
import { figure as singleFile } from './figures/singleFile.js';
import { figure as stairs } from './figures/stairs.js';
import type { Figure, FigureOptions, FigureResult } from './types.js';

export const figures: readonly Figure[] = [singleFile, plane, bottleneck, stairs, merging];

/** Files by name (the plot, and the result as JSON), and the result. Throws for an id there is not. */
export function runFigure(id: string, options: FigureOptions): { files: Record<string, string>; result: FigureResult } {
  const found = figures.find((figure) => figure.id === id);
  if (found === undefined) throw new RangeError(`no figure ${id}`);
  const { svg, result } = found.run(options);
  return { files: { [result.plot]: svg }, result };
}

const number = (value: number): string => (Number.isNaN(value) ? '–' : String(Number(value.toFixed(3))));

/** Markdown of test/validation/README.md. */
export function pageOf(results: readonly FigureResult[]): string {
  const lines = [
    '# Validation',
    '',
    '<!-- Written by `anshu verify --validation`; what is changed here by hand is lost. -->',
    '',
    'Our curves against measured data, each with its distance as a number. Laboratory: young adults, as in most experiments.',
    'Care: the model as it is for residents. A distance without a verdict is told and decides nothing.',
    '',
  ];
  for (const result of results) {
    const figure = figures.find(({ id }) => id === result.id)!;
    lines.push(`## ${figure.title.en}`, '', `![${figure.title.en}](${result.plot})`, '', figure.method, '');
    lines.push('| comparison | distance | measure | wanted | |', '|---|---|---|---|---|');
    for (const c of result.comparisons) {
      const verdict = c.pass === null ? '' : c.pass ? 'pass' : '**FAIL**';
      const unit = c.unit === '1' ? '' : ` ${c.unit}`;
      const measure = c.measure.replaceAll('|', '\\|');
      lines.push(`| ${c.name} | ${number(c.distance)}${unit} | ${measure} | ${c.criterion ?? ''} | ${verdict} |`);
    }
    lines.push('');
    for (const note of result.notes ?? []) lines.push(note, '');
    lines.push('Data:', '', ...figure.sources.map((source) => `- ${source}`), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
