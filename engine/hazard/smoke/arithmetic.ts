/** Small functions the smoke model needs in its innermost loops. */
import { exp } from '../../math.js';

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Which of the two words holds the exponent depends on the machine; the result does not. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * Cube root of a number >= 0 to about 1 unit in the last place: a third of the exponent as a start (off by at most 6 %),
 * then three steps of Halley's method (error cubed each time).
 */
export function cubeRoot(x: number): number {
  if (!(x > 1e-300)) return 0;
  float[0] = x;
  words[HIGH] = Math.floor(words[HIGH] / 3) + 715094163;
  words[1 - HIGH] = 0;
  let root = float[0];
  for (let i = 0; i < 3; i += 1) {
    const cube = root * root * root;
    root *= (cube + x + x) / (cube + cube + x);
  }
  return root;
}

/** Intervals of the table of `smoothStep`; an error below 2e-6. */
const STEPS = 1024;
const table = Float64Array.from({ length: STEPS + 1 }, (_, i) => {
  const e = exp((12 * i) / STEPS - 6);
  return Math.min(1, Math.max(0, 0.5 + (0.5025 * (e - 1)) / (e + 1)));
});

/**
 * Step from 0 (x <= 0) to 1 (x >= 1) in the form CFAST uses, 0.5 + 0.5025 tanh(6 x - 3) cut at both ends, so that
 * mixing near a layer's own temperature is shared alike. Straight lines between the points of a table: every flow of
 * every step asks for it.
 */
export function smoothStep(x: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  const at = x * STEPS;
  const i = Math.floor(at);
  return table[i] + (at - i) * (table[i + 1] - table[i]);
}
