/**
 * The smoke model against CFAST 8 (NIST; development version of August 2026) on a bedroom, corridor, neighbour room and
 * stair: bed door open, shut, with a sprinkler. Inputs are our own; the curves are CFAST's, every 10 s, five digits.
 * Agreement with CFAST is agreement with another zone model, not with an experiment.
 *
 * All cases and every curve: `npx tsx test/validation/smoke/cfast.ts test/fixtures/cfast`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareCase, errorOf, passings } from './cfastCompare.js';
import { ALLOWED, CASES, EARLY, LATE, lateBy, smokePage } from './page.js';

describe.each(readdirSync(CASES).sort())('%s', (name) => {
  const comparison = compareCase(join(CASES, name));

  it('has layers as high, as hot, as thick and as poisonous as CFAST has', () => {
    const seen = comparison.curves.filter(({ quantity }) => quantity in ALLOWED);
    expect(seen.length).toBe(24);
    const off = seen
      .map((curve) => ({
        curve: `${curve.room} ${curve.quantity}`,
        rms: errorOf(curve).rms,
        most: ALLOWED[curve.quantity],
      }))
      .filter(({ rms, most }) => !(rms <= most));
    expect(off).toEqual([]);
  });

  it('becomes untenable at most 10 s later and 30 s earlier', () => {
    const found = passings(comparison).filter(({ limit }) => limit === 'untenable');
    expect(found.map(({ room }) => room)).toEqual(['Bed1', 'Corridor', 'Bed2', 'Stair']);
    for (const one of found) {
      expect(lateBy(one), one.room).toBeLessThanOrEqual(LATE);
      expect(lateBy(one), one.room).toBeGreaterThanOrEqual(-EARLY);
    }
  });
});

it('says on its page what the model does', () => {
  const page = smokePage();
  for (const [name, text] of Object.entries(page))
    expect(readFileSync(join(import.meta.dirname, name), 'utf8'), name).toBe(text);
});
