import type { StudyWords } from '../studies.js';

export const studies: StudyWords = {
  title: (study) => `Study: ${study}`,
  sections: {
    question: 'Question',
    made: 'What was run',
    cells: 'Cells',
    curves: 'Staffing curve',
    effects: 'What each factor does',
    sensitivity: 'What the outcome hangs on',
    arrivals: 'Arrivals in safety over time',
    assumed: 'Assumptions',
    limits: 'What this does not say',
  },
  made: {
    base: (scenario, variant) => `Base: ${scenario}${variant === null ? '' : `, variant ${variant}`}.`,
    design: (kind, cells, runs) => `Design: ${kind}; ${cells} cells, ${runs} runs.`,
    seeds: (first, most) =>
      `Every cell has the same seeds, from ${first} on, at most ${most}: repeat n is the same night for the same people in each cell.`,
    engine: (version, hash) => `Engine ${version}; hash of all runs ${hash}.`,
    stopped: (measure, half) => `A cell ended when the interval of ${measure} was within ±${half}.`,
  },
  designs: {
    grid: 'every combination of levels',
    oneAtATime: 'one factor at a time',
    latinHypercube: 'Latin hypercube',
    sobol: 'Sobol sequence (Saltelli)',
    list: 'listed combinations',
  },
  columns: {
    factor: 'factor',
    levels: 'levels',
    cell: 'cell',
    runs: 'runs',
    measure: 'measure',
    mean: 'mean [95% interval]',
    median: 'median [95%]',
    low: '5% point',
    high: '95% point [95%]',
    worst: 'worst twentieth, mean [95%]',
    from: 'from',
    to: 'to',
    change: 'change [95% interval]',
    narrower: 'narrower by pairing',
    first: 'alone (first order) [95%]',
    total: 'with others (total) [95%]',
    effect: 'standardized effect [95%]',
    share: 'share [95%]',
    enough: 'enough',
    tooFew: 'too few',
    open: 'not decided',
    bound: 'lower bound',
    nobody: 'nobody on duty may move them',
    others: 'other factors',
  },
  happened: (happened, runs) => `in ${happened} of ${runs} runs`,
  curve: (measure) => `P(${measure})`,
  curveCaption: (factor, wanted) =>
    `Share of runs in which it was met, against ${factor}; bars are exact 95% intervals (Clopper-Pearson), each by itself. Dotted: ${wanted}, which the plan asks for.`,
  smallest: (wanted, confidence) =>
    `The smallest number is proven where the interval reaches ${wanted} there and at every higher number looked at; intervals widened for the number of levels (Bonferroni), so that a whole line is right with ${confidence} confidence. "Not decided": more runs, or a number between.`,
  none: 'none',
  effectsCaption: (measure) =>
    `Change of ${measure} from the first level, over pairs of cells that differ in nothing else, on the same nights; 95% intervals over nights.`,
  pairing: (factor, pairs) =>
    `Pairing on the same nights makes the interval of the difference ${factor} times as narrow as two independent samples would have it (median over ${pairs} pairs of cells).`,
  sobol:
    'Shares of the variance of the cells’ means: alone, if only this factor were known; total, what is left if all others are known. Intervals by bootstrap.',
  regression: (explained) =>
    `Straight-line fit of the cells’ means: standard deviations of the outcome for one of the factor. The line explains ${explained} of the variance; intervals by bootstrap over cells.`,
  arrivalsCaption: 'Residents in safety, mean over runs; the area is from the 5% to the 95% point.',
  convergence: (runs, time, difference, cosine) =>
    `After ${runs} runs the last one changed the mean total time by ${time}, the averaged curve by ${difference} (Euclidean relative difference), with a secant cosine of ${cosine} (Ronchi, Reneke & Peacock 2014).`,
  assumed: (count) =>
    `${count} values of the model that nobody has published are assumptions with a stated range (anshu parameters). They are the same in all cells: differences between cells hang on them less than the times themselves, and are not free of them.`,
  limits: [
    'Every number is given the incident of the base scenario, not per year: how often such nights come is not asked.',
    'A generated building is no real one. What holds here holds for the plan, the people and the roster that are put in.',
    'Intervals say how sure the mean of the model is, not how near the model is to a real night.',
    'A level that was not run is not known: nothing is read off between or beyond them.',
  ],
  axis: {
    time: 'time after the start, s',
    people: 'residents',
    share: 'share of runs',
    index: 'share of the variance',
    standardized: 'standardized effect',
  },
  more: (cells) => `… and ${cells} more cells: runs.parquet has them all.`,
  all: 'all',
};
