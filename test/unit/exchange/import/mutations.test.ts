/** Damaged files: each is taken with a report or refused with a reason, and none takes long. `npm run mutations`: 1,000 each. */
import { describe, expect, it } from 'vitest';
import { SOUND, survive } from './mutate.js';

describe('damaged files', () => {
  it.each(Object.keys(SOUND))('of %s are taken or refused', async (name) => {
    const { wrong, taken, refused } = await survive(name, 100);
    expect(wrong).toEqual([]);
    expect(taken + refused).toBe(100);
  });
});
