/** A figure: our curve, the data's, and how far they are apart. */

export interface Comparison {
  /** Which of our curves, against which data. */
  name: string;
  distance: number;
  unit: string;
  /** How the distance is measured. */
  measure: string;
  /** null: told, and decides nothing. */
  pass: boolean | null;
  criterion?: string;
}

export interface FigureResult {
  id: string;
  /** SVG file beside the page. */
  plot: string;
  comparisons: Comparison[];
  /** What a reader should know about this result. */
  notes?: readonly string[];
}

export interface FigureOptions {
  progress?: (words: string) => void;
  stop?: () => void;
}

export interface Figure {
  id: string;
  title: Readonly<Record<'en' | 'zh-CN', string>>;
  /** What is measured and how; geometry, populations, seeds. */
  method: string;
  sources: readonly string[];
  run: (options: FigureOptions) => { svg: string; result: FigureResult };
}
