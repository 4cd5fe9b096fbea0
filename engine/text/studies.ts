/** Words of the report of a study. Each language brings the same. */
export interface StudyWords {
  title(study: string): string;
  sections: Record<
    'question' | 'made' | 'cells' | 'curves' | 'effects' | 'sensitivity' | 'arrivals' | 'assumed' | 'limits',
    string
  >;
  made: {
    base(scenario: string, variant: string | null): string;
    design(kind: string, cells: number, runs: number): string;
    seeds(first: string, most: number): string;
    engine(version: string, hash: string): string;
    stopped(measure: string, halfWidth: string): string;
  };
  designs: Record<'grid' | 'oneAtATime' | 'latinHypercube' | 'sobol' | 'list', string>;
  columns: Record<
    | 'factor'
    | 'levels'
    | 'cell'
    | 'runs'
    | 'measure'
    | 'mean'
    | 'median'
    | 'low'
    | 'high'
    | 'worst'
    | 'from'
    | 'to'
    | 'change'
    | 'narrower'
    | 'first'
    | 'total'
    | 'effect'
    | 'share'
    | 'enough'
    | 'tooFew'
    | 'open'
    | 'bound'
    | 'nobody'
    | 'others',
    string
  >;
  /** Where in a cell it did not always happen: in so many of so many runs. */
  happened(happened: number, runs: number): string;
  curve(measure: string): string;
  curveCaption(factor: string, wanted: string): string;
  smallest(wanted: string, confidence: string): string;
  none: string;
  effectsCaption(measure: string): string;
  pairing(factor: string, pairs: number): string;
  sobol: string;
  regression(explained: string): string;
  arrivalsCaption: string;
  convergence(runs: number, time: string, difference: string, cosine: string): string;
  assumed(count: number): string;
  /** What such a study does not say. */
  limits: readonly string[];
  axis: { time: string; people: string; share: string; index: string; standardized: string };
  /** So many cells, and only the first are listed. */
  more(cells: number): string;
  all: string;
}
