/** QR codes: dark squares of a code, and a picture of them. */
import qrcode from 'qrcode-generator';

/** Light squares around a code that a reader wants (ISO/IEC 18004). */
export const QUIET = 4;

/** Rows of squares, true: dark. Words in UTF-8, correction M. */
export function qrSquares(words: string): boolean[][] {
  const code = qrcode(0, 'M');
  // The package writes one byte for each character it is given.
  code.addData(String.fromCharCode(...new TextEncoder().encode(words)), 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => code.isDark(row, column)),
  );
}

/** For a terminal: two rows of squares in a line of letters, light on dark turned round by its own ground. */
export function qrTerminal(words: string): string {
  const squares = qrSquares(words);
  const size = squares.length + 2 * QUIET;
  const dark = (x: number, y: number): boolean => squares[y - QUIET]?.[x - QUIET] ?? false;
  const lines: string[] = [];
  for (let y = 0; y < size; y += 2) {
    let line = '';
    // A block is the light of the paper, so that a dark terminal shows dark squares.
    for (let x = 0; x < size; x++) line += dark(x, y) ? (dark(x, y + 1) ? ' ' : '▄') : dark(x, y + 1) ? '▀' : '█';
    lines.push(line);
  }
  return lines.join('\n');
}

/** @param width px */
export function qrSvg(words: string, width: number): string {
  const squares = qrSquares(words);
  const size = squares.length + 2 * QUIET;
  const path = squares.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${width}" height="${width}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path.join('')}" fill="#000"/></svg>`;
}
