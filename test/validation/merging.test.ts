/** The storey and the stair share the stream below a landing; the figure (`anshu verify --validation`) has all the numbers. */
import { expect, it } from 'vitest';
import { MERGING } from './data.js';
import { floorShare } from './figures/merging.js';

it.each(['adjacent', 'opposite'] as const)(
  'residents: door %s',
  (door) => {
    const { share, flow } = floorShare(door, 'care', '1');
    const [least, most] = MERGING[door].accepted;
    // One run: as far beyond what is accepted of the mean as seeds differ.
    expect(share).toBeGreaterThan(least - 0.05);
    expect(share).toBeLessThan(most + 0.05);
    expect(flow).toBeGreaterThan(0.5);
  },
  30_000,
);
