/** Densities against counting sample by sample, areas and levels of service against values worked out by hand. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../engine/metrics/answer.js';
import { areaWithin, levelOfService, SERVICE_BOUNDS } from '../../../engine/metrics/density.js';
import { PERSON_STATES } from '../../../engine/world/codes.js';
import { towerScenario } from '../../fixtures/towers.js';
import { library, night } from './nights.js';

const IN_BED = new Set(['asleep', 'awake', 'preMovement', 'waitingForHelp', 'beingWoken', 'beingPrepared']);

describe('the density map', () => {
  it.each([
    ['tower-18 day', () => night(library('tower-18', 'day'), '1'), 1, 160, 300],
    ['small tower', () => night(towerScenario('6'), 'a', 900), 0.5, 100.5, 700],
    ['small tower, from the start', () => night(towerScenario('9'), 'a', 400), 2, 0, 60],
  ])('is what counting sample by sample gives: %s', (_, make, cell, from, to) => {
    const { recording, building } = make();
    const map = answer(recording, building, { kind: 'density', from, to, cell });
    const rate = recording.header.ticksPerSecond;
    const counts = new Map<string, { ticks: number; most: number }>();
    // Positions stand from one sample to the next, states from tick to tick.
    const playhead = recording.playhead();
    const place = new Map<number, string>();
    for (let tick = from * rate; tick < to * rate; tick++) {
      const now = playhead.seek(tick / rate);
      const sample = tick % (rate / 2) === 0;
      const here = new Map<string, number>();
      for (let row = 0; row < recording.header.people.length; row++) {
        const space = now.space[row];
        if (sample || tick === from * rate) {
          if (space < 0) place.delete(row);
          else {
            const { minX, minY, maxX, maxY } = building.spaces[space];
            const index = (value: number, least: number, most: number): number => {
              const cells = Math.max(1, Math.ceil((most - least) / cell - 1e-9));
              return Math.min(Math.max(Math.floor((value - least) / cell), 0), cells - 1);
            };
            place.set(row, `${space}/${index(now.x[row], minX, maxX)}/${index(now.y[row], minY, maxY)}`);
          }
        }
        const state = PERSON_STATES[now.state[row]];
        const key = place.get(row);
        if (key === undefined || IN_BED.has(state) || state === 'notYetHere' || state === 'out') continue;
        here.set(key, (here.get(key) ?? 0) + 1);
      }
      for (const [key, people] of here) {
        const known = counts.get(key) ?? { ticks: 0, most: 0 };
        counts.set(key, { ticks: known.ticks + people, most: Math.max(known.most, people) });
      }
    }
    expect(map.cells.length).toBe(counts.size);
    for (const { space, x, y, mean, highest } of map.cells) {
      const { minX, minY, outline, holes } = building.spaces[space];
      const key = `${space}/${Math.floor((x - minX) / cell + 0.5)}/${Math.floor((y - minY) / cell + 0.5)}`;
      const free =
        areaWithin(outline, x, y, x + cell, y + cell) -
        holes.reduce((sum, hole) => sum + areaWithin(hole, x, y, x + cell, y + cell), 0);
      const area = Math.max(free, 0.5 * cell * cell);
      const { ticks, most } = counts.get(key)!;
      expect(highest * area).toBeCloseTo(most, 9);
      expect(mean * area * (to - from)).toBeCloseTo(ticks / rate, 6);
    }
    expect(Math.max(...map.cells.map(({ highest }) => highest))).toBeGreaterThan(0);
  });

  it('wants a span and a cell', () => {
    const { recording, building } = night(towerScenario('1'), 'a', 60);
    const ask = (from: number, to: number, cell: number) => () =>
      answer(recording, building, { kind: 'density', from, to, cell });
    expect(ask(10, 10, 1)).toThrow(RangeError);
    expect(ask(20, 10, 1)).toThrow(RangeError);
    expect(ask(0, 10, 0)).toThrow(RangeError);
  });
});

describe('the area of a cell within a space', () => {
  // An L: 4 × 4 m without the north-eastern 2 × 2 m.
  const l = [0, 0, 4, 0, 4, 2, 2, 2, 2, 4, 0, 4];
  it.each([
    [0, 0, 4, 4, 12],
    [1, 1, 3, 3, 3],
    [2, 2, 4, 4, 0],
    [-1, -1, 1, 1, 1],
    [3.5, 0, 4.5, 1, 0.5],
    // Two arms of the L in one cell: they come apart inside it.
    [1.5, 1.5, 10, 10, 0.5 * 2.5 + 2 * 0.5],
  ])('from (%d, %d) to (%d, %d) is %d m2', (x1, y1, x2, y2, area) => {
    expect(areaWithin(l, x1, y1, x2, y2)).toBeCloseTo(area, 12);
    const turned = l.map((_, i) => l[i % 2 === 0 ? l.length - 2 - i : l.length - i]);
    expect(areaWithin(turned, x1, y1, x2, y2)).toBeCloseTo(area, 12);
  });
});

describe('levels of service', () => {
  it("have Fruin's bounds", () => {
    // Square metres a person, rounded as in the handbooks.
    const metres = (bounds: readonly number[]): string[] => bounds.map((bound) => (1 / bound).toFixed(2));
    expect(metres(SERVICE_BOUNDS.walkway)).toEqual(['3.25', '2.32', '1.39', '0.93', '0.46']);
    expect(metres(SERVICE_BOUNDS.stair)).toEqual(['1.86', '1.39', '0.93', '0.65', '0.37']);
    expect([0, 0.3, 0.4, 0.7, 1, 2, 2.2, 9].map((density) => levelOfService(density, 'walkway')).join('')).toBe(
      'AABCDEFF',
    );
    expect([0.5, 0.6, 1, 1.2, 2, 3].map((density) => levelOfService(density, 'stair')).join('')).toBe('ABCDEF');
  });
});
