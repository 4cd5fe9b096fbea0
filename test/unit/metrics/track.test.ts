import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Track } from '../../../engine/metrics/track.js';

describe('a track', () => {
  it('gives at every tick what a plain list of values gives', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(changes, (list) => {
        const track = new Track(1);
        const plain: number[] = [];
        let tick = 0;
        let value = 1;
        for (const [later, next] of list) {
          while (plain.length < tick + later) plain.push(value);
          tick += later;
          track.set(tick, next);
          value = next;
        }
        for (let i = 0; i < 3; i++) plain.push(value);
        plain.forEach((expected, at) => {
          expect(track.value(at)).toBe(expected);
          let since = at;
          // A change back within one tick is none: the entry before it may be the same value.
          while (since > 0 && plain[since - 1] === expected) since--;
          expect(track.since(at)).toBeGreaterThanOrEqual(since);
          expect(plain.slice(track.since(at), at + 1).every((one) => one === expected)).toBe(true);
          const until = track.until(at);
          if (until < plain.length) expect(plain.slice(at, until).every((one) => one === expected)).toBe(true);
          expect(track.lastBecame(expected, at)).toBe(track.since(at));
        });
        expect(track.last).toBe(value);
        expect(track.lastBecame(99, tick)).toBe(-1);
      }),
    );
  });
});
