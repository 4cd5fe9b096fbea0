/**
 * Time of `engine/math.ts` against `Math`, run by hand: `npx tsx test/bench/math.bench.ts`.
 * Prints nanoseconds a call (median of rounds, both sides alternating on the same arguments) and their ratio.
 * Not a test: nothing here is asserted.
 */
import * as own from '../../engine/math.js';
import { openStream } from '../../engine/random.js';

const COUNT = 4096;
const REPEATS = 60;
const ROUNDS = 15;

const stream = openStream('bench', 'math', 'arguments', 0);
const column = (from: number, to: number): Float64Array =>
  Float64Array.from({ length: COUNT }, () => stream.between(from, to));
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

type Run = (a: Float64Array, b: Float64Array) => number;

// One loop a function, written out: a loop shared by several callees would be timed with an indirect call.
const cases: { name: string; a: Float64Array; b: Float64Array; own: Run; engine: Run | null }[] = [
  {
    name: 'exp',
    a: column(-20, 20),
    b: column(0, 1),
    own: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.exp(a[i]);
      return sum;
    },
    engine: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += Math.exp(a[i]);
      return sum;
    },
  },
  {
    name: 'log',
    a: column(1e-6, 100),
    b: column(0, 1),
    own: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.log(a[i]);
      return sum;
    },
    engine: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += Math.log(a[i]);
      return sum;
    },
  },
  {
    name: 'pow',
    a: column(0.01, 50),
    b: column(-5, 5),
    own: (a, b) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.pow(a[i], b[i]);
      return sum;
    },
    engine: (a, b) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += Math.pow(a[i], b[i]);
      return sum;
    },
  },
  {
    name: 'sin',
    a: column(-20, 20),
    b: column(0, 1),
    own: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.sin(a[i]);
      return sum;
    },
    engine: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += Math.sin(a[i]);
      return sum;
    },
  },
  {
    name: 'cos',
    a: column(-20, 20),
    b: column(0, 1),
    own: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.cos(a[i]);
      return sum;
    },
    engine: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += Math.cos(a[i]);
      return sum;
    },
  },
  {
    name: 'atan2',
    a: column(-10, 10),
    b: column(-10, 10),
    own: (a, b) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.atan2(a[i], b[i]);
      return sum;
    },
    engine: (a, b) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += Math.atan2(a[i], b[i]);
      return sum;
    },
  },
  {
    name: 'hypot',
    a: column(-10, 10),
    b: column(-10, 10),
    own: (a, b) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.hypot(a[i], b[i]);
      return sum;
    },
    engine: (a, b) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += Math.hypot(a[i], b[i]);
      return sum;
    },
  },
  {
    name: 'normalQuantile',
    a: column(0, 1),
    b: column(0, 1),
    own: (a) => {
      let sum = 0;
      for (let i = 0; i < COUNT; i += 1) sum += own.normalQuantile(a[i]);
      return sum;
    },
    engine: null,
  },
];

/** Keeps the loops from being optimised away. */
let sink = 0;
function time(run: Run, a: Float64Array, b: Float64Array): number {
  const start = performance.now();
  for (let i = 0; i < REPEATS; i += 1) sink += run(a, b);
  return ((performance.now() - start) * 1e6) / (COUNT * REPEATS);
}

console.log('function         own ns   Math ns   ratio');
for (const { name, a, b, own: ours, engine } of cases) {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = -5; round < ROUNDS; round += 1) {
    const x = time(ours, a, b);
    const y = engine === null ? NaN : time(engine, a, b);
    if (round >= 0) {
      mine.push(x);
      theirs.push(y);
    }
  }
  const x = median(mine);
  const y = median(theirs);
  const against = engine === null ? '' : `${y.toFixed(2).padStart(9)} ${(x / y).toFixed(2).padStart(7)}`;
  console.log(`${name.padEnd(15)} ${x.toFixed(2).padStart(7)} ${against}`);
}
if (sink === Infinity) console.log(sink);
