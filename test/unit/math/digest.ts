/**
 * One fingerprint a function over thousands of results, bits and all. The same on every engine, or a run is not
 * repeatable there: used in Node here and fit for the browser tests.
 */
import * as math from '../../../engine/math.js';
import { openStream } from '../../../engine/random.js';
import { hashBytes } from '../../../engine/world/hash.js';

const COUNT = 5000;

function digestOf(name: string, draw: (stream: ReturnType<typeof openStream>) => number): string {
  const stream = openStream('digest', 'math', name, 0);
  const view = new DataView(new ArrayBuffer(8 * COUNT));
  for (let i = 0; i < COUNT; i += 1) view.setFloat64(8 * i, draw(stream), true);
  return hashBytes(new Uint8Array(view.buffer));
}

export function mathDigests(): Record<string, string> {
  return {
    exp: digestOf('exp', (s) => math.exp(s.between(-745, 710))),
    log: digestOf('log', (s) => math.log(s.uniform() * 1000 + 1e-12)),
    pow: digestOf('pow', (s) => math.pow(s.between(0, 30), s.between(-30, 30))),
    sin: digestOf('sin', (s) => math.sin(s.between(-2e6, 2e6))),
    cos: digestOf('cos', (s) => math.cos(s.between(-2e6, 2e6))),
    atan2: digestOf('atan2', (s) => math.atan2(s.between(-1, 1), s.between(-1, 1))),
    hypot: digestOf('hypot', (s) => math.hypot(s.between(-1, 1), s.between(-1, 1))),
    normalQuantile: digestOf('normalQuantile', (s) => math.normalQuantile(s.uniform() + 1e-12)),
  };
}
