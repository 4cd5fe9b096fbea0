import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as math from '../../../engine/math.js';
import * as tables from '../../../engine/math/tables.js';
import { nextDown, nextUp } from '../../fixtures/high-precision.mjs';
import { constants, reference, type ReferenceName } from '../../fixtures/make-math-table.mjs';
import fixture from '../../fixtures/math-table.json';
import { mathDigests } from './digest.js';

/** The contract says 2; the functions keep within 1. */
const MOST_ULP = 1;

const own: Record<ReferenceName, (...args: number[]) => number> = math;
const committed = fixture as Record<ReferenceName, number[][]>;
const names = Object.keys(committed) as ReferenceName[];

/** Distance of neighbouring doubles at x. */
const ulp = (x: number): number => nextUp(Math.abs(x)) - Math.abs(x);
/** How far `result` lies from the exact value, in units in the last place. */
const errorOf = (result: number, [value, above]: readonly number[]): number =>
  Math.abs((result - value) / ulp(value) - above);

describe('against the committed table', () => {
  it.each(names)('%s', (name) => {
    const rows = committed[name];
    expect(rows.length).toBeGreaterThan(380);
    const bad = rows
      .map((row) => ({ args: row.slice(0, -2), error: errorOf(own[name](...row.slice(0, -2)), row.slice(-2)) }))
      .filter(({ error }) => !(error <= MOST_ULP));
    expect(bad).toEqual([]);
  });

  it('notices an error of two units in the last place', () => {
    expect(errorOf(nextUp(nextUp(math.exp(1))), reference.exp(1))).toBeGreaterThan(1.5);
    expect(errorOf(nextDown(nextDown(math.sin(2))), reference.sin(2))).toBeGreaterThan(1.5);
  });
});

describe('against fresh points, exact to 200 bits', () => {
  const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const angle = fc.oneof(range(-7, 7), range(-1e6, 1e6), range(-1e18, 1e18), range(-1e300, 1e300));
  const positive = fc.double({ min: 5e-324, max: 1.7e308, noNaN: true });
  const cases: Record<ReferenceName, fc.Arbitrary<number[]>> = {
    exp: fc.tuple(fc.oneof(range(-745, 709.7), range(-2, 2))),
    log: fc.tuple(fc.oneof(positive, range(0.6, 1.6))).filter(([x]) => x !== 1),
    pow: fc
      .tuple(fc.oneof(positive, range(0.01, 100)), fc.oneof(range(-3, 3), range(-300, 300)))
      .filter(([x, y]) => x !== 1 && Math.abs(y * Math.log(x)) < 700),
    sin: fc.tuple(angle),
    cos: fc.tuple(angle),
    atan2: fc
      .tuple(range(-100, 100), range(-100, 100))
      .filter(([y, x]) => y !== 0 && x !== 0 && Math.abs(y / x) > 1e-290),
    hypot: fc.tuple(range(-1e150, 1e150), range(-1e150, 1e150)).filter(([x, y]) => x !== 0 || y !== 0),
    normalQuantile: fc.tuple(range(5e-324, nextDown(1))).filter(([p]) => p !== 0.5),
  };
  it.each(names)('%s', (name) => {
    fc.assert(
      fc.property(cases[name], (args) => errorOf(own[name](...args), reference[name](...args)) <= MOST_ULP),
      { seed: 20240117, numRuns: name === 'normalQuantile' ? 60 : 150 },
    );
  });
});

describe('special values', () => {
  const special = [
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    -2,
    3,
    -3,
    5e-324,
    -5e-324,
    1e308,
    -1e308,
    2 ** 53 + 2,
    Infinity,
    -Infinity,
    NaN,
  ];

  // These results are fixed by ECMAScript for `Math` too; where they are not exact numbers the table above decides.
  const fixed = (x: number): boolean => x === 0 || !Number.isFinite(x) || Math.abs(x) === 1;
  it.each(['exp', 'log', 'sin', 'cos'] as const)('%s agrees with Math on them', (name) => {
    for (const x of special) if (fixed(Math[name](x))) expect(own[name](x), `${name}(${x})`).toBe(Math[name](x));
  });
  it.each(['pow', 'atan2'] as const)('%s agrees with Math on every pair of them', (name) => {
    for (const x of special) {
      for (const y of special) {
        const expected = Math[name](x, y);
        if (fixed(expected)) expect(own[name](x, y), `${name}(${x}, ${y})`).toBe(expected);
        else expect(errorOf(own[name](x, y), [expected, 0]), `${name}(${x}, ${y})`).toBeLessThanOrEqual(1);
      }
    }
  });
  it('hypot', () => {
    expect(math.hypot(3, 4)).toBe(5);
    expect(math.hypot(0, -0)).toBe(0);
    expect(math.hypot(-Infinity, NaN)).toBe(Infinity);
    expect(math.hypot(NaN, Infinity)).toBe(Infinity);
    expect(math.hypot(NaN, 1)).toBe(NaN);
    expect(math.hypot(3e300, 4e300)).toBe(5e300);
    expect(math.hypot(5e-324, 0)).toBe(5e-324);
    expect(math.hypot(1.7e308, 1.7e308)).toBe(Infinity);
  });
  it('normalQuantile', () => {
    expect(math.normalQuantile(0)).toBe(-Infinity);
    expect(math.normalQuantile(1)).toBe(Infinity);
    expect(math.normalQuantile(0.5)).toBe(0);
    for (const p of [-1e-300, 1.0000000000000002, NaN, Infinity]) expect(math.normalQuantile(p)).toBe(NaN);
    // Wichura 1988, check values of AS 241.
    expect(math.normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
    expect(math.normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(math.normalQuantile(1e-20)).toBeCloseTo(-9.26234008979841, 13);
  });
  it('overflow and underflow come at the right double', () => {
    expect(math.exp(709.782712893384)).toBeLessThan(Infinity);
    expect(math.exp(nextUp(709.782712893384))).toBe(Infinity);
    expect(math.exp(-745.1332191019411)).toBe(5e-324);
    expect(math.exp(nextDown(-745.1332191019411))).toBe(0);
    expect(math.pow(2, 1023)).toBe(2 ** 1023);
    expect(math.pow(2, 1024)).toBe(Infinity);
    expect(math.pow(2, -1074)).toBe(5e-324);
    expect(math.pow(2, -1076)).toBe(0);
    expect(math.pow(-2, -1075.5)).toBe(NaN);
  });
  it('PI and TAU', () => {
    expect(math.PI).toBe(Math.PI);
    expect(math.TAU).toBe(2 * Math.PI);
  });
});

describe('symmetry and order', () => {
  const any = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  it('sin and atan2 are odd, cos is even, normalQuantile turns about 1/2', () => {
    fc.assert(
      fc.property(any, any, fc.double({ min: 0.5, max: 1, noNaN: true }), (x, y, p) => {
        expect(math.sin(-x)).toBe(-math.sin(x));
        expect(math.cos(-x)).toBe(math.cos(x));
        expect(math.atan2(-y, x)).toBe(-math.atan2(y, x));
        expect(math.hypot(-x, y)).toBe(math.hypot(y, x));
        // 0 - z, for normalQuantile(1/2) is 0 on both sides.
        expect(math.normalQuantile(1 - p)).toBe(0 - math.normalQuantile(p));
      }),
      { seed: 7 },
    );
  });
  it('sin² + cos² = 1', () => {
    fc.assert(
      fc.property(any, (x) => Math.abs(math.sin(x) ** 2 + math.cos(x) ** 2 - 1) < 4e-16),
      { seed: 8, numRuns: 500 },
    );
  });
  it('normalQuantile rises over every multiple of 2^-15', () => {
    let last = -Infinity;
    for (let i = 1; i < 2 ** 15; i += 1) {
      const z = math.normalQuantile(i / 2 ** 15);
      expect(z > last, `at ${i} / 2^15`).toBe(true);
      last = z;
    }
  });
  it('normalQuantile has no step at the seams of its polynomials', () => {
    for (const s of [...tables.QUANTILE_TAIL_BOUNDS].slice(1, -1)) {
      const p = Math.exp((-s * s) / 2);
      const before = math.normalQuantile(p * (1 - 1e-12));
      const after = math.normalQuantile(p * (1 + 1e-12));
      expect(before).toBeLessThan(after);
      expect(after - before).toBeLessThan(2e-11);
    }
  });
});

describe('where the constants come from', () => {
  it('the tables are those of the generator', () => {
    const made = constants();
    expect(Object.keys(tables).sort()).toEqual(Object.keys(made).sort());
    for (const [name, value] of Object.entries(made)) {
      const used: unknown = tables[name as keyof typeof tables];
      const plain =
        used instanceof Float64Array
          ? [...used]
          : Array.isArray(used)
            ? used.map((row: Float64Array) => [...row])
            : used;
      // -0 and 0 are the same constant.
      expect(JSON.stringify(plain), name).toBe(JSON.stringify(value));
    }
  });
  it('the committed table is what the reference functions give', () => {
    for (const name of names) {
      for (const row of committed[name].filter((_, i) => i % 40 === 7)) {
        const [value, above] = reference[name](...row.slice(0, -2));
        expect(row.at(-2), `${name}(${row.slice(0, -2).join(', ')})`).toBe(value);
        expect(row.at(-1)).toBeCloseTo(above, 4);
      }
    }
  });
  it('the reference functions know values printed elsewhere', () => {
    // OEIS A001113, A002392, A049541 and A049469, nearest doubles.
    expect(reference.exp(1)[0]).toBe(2.718281828459045);
    expect(reference.log(10)[0]).toBe(2.302585092994046);
    expect(reference.sin(1)[0]).toBe(0.8414709848078965);
    expect(reference.atan2(1, 1)[0]).toBe(Math.PI / 4);
    // OEIS A092678, 0.67448975019608174320…
    expect(reference.normalQuantile(0.75)[0]).toBe(0.6744897501960817);
    // Ng 1992, "Good to the last bit": the classic hard argument.
    expect(reference.sin(1e22)[0]).toBe(-0.8522008497671888);
  });
});

it('gives these bits on every engine', () => {
  expect(mathDigests()).toMatchInlineSnapshot(`
    {
      "atan2": "3a97d2782ca9b0b5",
      "cos": "844fe8b9cd7ac2b2",
      "exp": "e2c2cfce8fba496e",
      "hypot": "41c982768286c650",
      "log": "fad100180e136eb7",
      "normalQuantile": "dbcd72f3aa31058f",
      "pow": "e17fe7c2bc703c5e",
      "sin": "b0480511c0e2c345",
    }
  `);
});
