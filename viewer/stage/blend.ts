/** Small pictures blended over a large one, pixel by pixel. */

/** Pixels as the canvas keeps them, read as one number each (red in the lowest byte where it is asked for). */
export interface Pixels {
  width: number;
  data: Uint32Array;
}

const OPAQUE = 255;

/**
 * Blends a part of `from`, whose colours are not multiplied by their opacity, over `to`, which is opaque, with its corner at
 * (x, y); what is beyond the edge is left out.
 */
export function blend(
  to: Pixels,
  height: number,
  x: number,
  y: number,
  from: Pixels,
  part: { x: number; y: number; width: number; height: number },
): void {
  const firstColumn = Math.max(0, -x);
  const lastColumn = Math.min(part.width, to.width - x);
  const firstLine = Math.max(0, -y);
  const lastLine = Math.min(part.height, height - y);
  for (let line = firstLine; line < lastLine; line++) {
    let source = (part.y + line) * from.width + part.x + firstColumn;
    let target = (y + line) * to.width + x + firstColumn;
    for (let column = firstColumn; column < lastColumn; column++, source++, target++) {
      const over = from.data[source];
      const opacity = over >>> 24;
      if (opacity === 0) continue;
      if (opacity === OPAQUE) {
        to.data[target] = over;
        continue;
      }
      const under = to.data[target];
      const rest = OPAQUE - opacity;
      // Red and blue at once, and green: two bytes of each number are free for the product. Halves and the carry make of
      // the shift by 8 a division by 255.
      let redBlue = (over & 0xff00ff) * opacity + (under & 0xff00ff) * rest + 0x800080;
      redBlue = ((redBlue + ((redBlue >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
      let green = ((over >>> 8) & 0xff) * opacity + ((under >>> 8) & 0xff) * rest + 0x80;
      green = ((green + (green >>> 8)) >>> 8) << 8;
      to.data[target] = (0xff000000 | redBlue | green) >>> 0;
    }
  }
}
