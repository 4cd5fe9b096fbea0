/**
 * The smoke model against CFAST 8 (NIST; development version of August 2026) on a bedroom, corridor, neighbour room and
 * stair: bed door open, shut, with a sprinkler. Inputs are our own; the curves are CFAST's, every 10 s, five digits.
 * Agreement with CFAST is agreement with another zone model, not with an experiment.
 *
 * All cases and every curve: `npx tsx test/validation/cfast.ts test/fixtures/cfast`
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareCase, errorOf, passings } from './cfastCompare.js';

const folder = join(import.meta.dirname, '../fixtures/cfast');
const cases = readdirSync(folder).sort();

/** Largest root mean square error, as a share of the range of CFAST's curve. */
const ALLOWED: Record<string, number> = {
  'layer height': 0.1,
  'upper temperature': 0.15,
  'upper extinction': 0.15,
  'upper CO': 0.15,
  // Where those who lie breathe.
  'lower temperature': 0.15,
  'lower extinction': 0.15,
  'lower CO': 0.15,
};

describe.each(cases)('%s', (name) => {
  const comparison = compareCase(join(folder, name));

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
    for (const { room, cfast, ours } of found) {
      // "Never" on both sides is the same answer.
      const late = cfast === ours ? 0 : ours - cfast;
      expect(late, room).toBeLessThanOrEqual(10);
      expect(late, room).toBeGreaterThanOrEqual(-30);
    }
  });
});
