/** The smoke model against a measured fire (`steckler.ts`). */
import { describe, expect, it } from 'vitest';
import { MEASURED, stecklerRoom } from './steckler.js';

describe("Steckler's room, test 16", () => {
  const { outflow, inflow, neutral, upper, lower, interface: z } = stecklerRoom();

  it('lets a fifth less air through its door than measured: within 25 %', () => {
    expect(Math.abs(outflow / MEASURED.outflow - 1), `out ${outflow} kg/s`).toBeLessThan(0.25);
    expect(Math.abs(inflow / MEASURED.inflow - 1), `in ${inflow} kg/s`).toBeLessThan(0.25);
  });

  it('has its neutral plane within 5 % of the height of the door, its layer within 0.3 m', () => {
    expect(Math.abs(neutral - MEASURED.neutral), `neutral plane ${neutral}`).toBeLessThan(0.05);
    expect(Math.abs(z - MEASURED.interface), `layer ${z} m`).toBeLessThan(0.3);
  });

  it('is hotter above by a quarter of the rise, and as warm below', () => {
    const rise = MEASURED.upper - MEASURED.ambient;
    expect(Math.abs((upper - MEASURED.upper) / rise), `upper ${upper} C`).toBeLessThan(0.3);
    expect(Math.abs(lower - MEASURED.lower), `lower ${lower} C`).toBeLessThan(5);
  });
});
