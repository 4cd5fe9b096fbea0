/** How wide the columns of a table are, by what stands in them: the same in every format. */

/** Widths are counted in letters; a Chinese character takes two. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const char of text) width += /[\u2e80-\u9fff\uff00-\uff60]/u.test(char) ? 2 : 1;
  return width;
};
/** What is not broken without need: words, and at most so many letters of one. */
const longestWord = (text: string): number =>
  Math.min(LONGEST_WORD, Math.max(0, ...text.split(/[\s\u2e80-\uffff/–-]+/u).map(widthOf)));
const LONGEST_WORD = 14;
const LONGEST_LINE = 60;
/** Letters on a line of the whole table, and what every column has beside its text. */
const LINE = 96;
const PADDING = 4;

/** Shares of the width, by column; they add up to 1. */
export function columnShares(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const columns = head.map((title, c) => {
    const cells = [title, ...rows.map((cells) => cells[c] ?? '')];
    // A title may take several lines: only its words need room.
    const lines = [0, ...rows.flatMap((row) => (row[c] ?? '').split('\n')).map(widthOf)];
    const least = Math.max(...cells.map(longestWord)) + PADDING;
    const mean = lines.reduce((sum, width) => sum + Math.min(width, LONGEST_LINE), 0) / lines.length;
    const most = Math.min(LONGEST_LINE, Math.max(...lines));
    return { least, wanted: Math.max(least, (mean + most) / 2 + PADDING) };
  });
  const least = columns.reduce((sum, one) => sum + one.least, 0);
  const extra = columns.reduce((sum, one) => sum + one.wanted - one.least, 0);
  // What is left of the line after words have their room goes to those who want more.
  const spare = Math.max(0, LINE - least);
  const widths = columns.map((one) => one.least + (extra === 0 ? 0 : (spare * (one.wanted - one.least)) / extra));
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width / total);
}
