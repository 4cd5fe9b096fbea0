/** Ground is parted at doorways, and nowhere else; nothing of it is lost. */
import { describe, expect, it } from 'vitest';
import { partAtDoorways } from '../../../../engine/exchange/import/necks.js';
import { distance, regionArea, type Region } from '../../../../engine/exchange/import/regions.js';
import type { XY } from '../../../../engine/exchange/import/sketch.js';

const box = (x1: number, y1: number, x2: number, y2: number): XY[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];
const area = (regions: readonly Region[]): number => regions.reduce((sum, region) => sum + regionArea(region), 0);

/** Two rooms of 10 m × 10 m and a neck between them. */
const neck = (width: number, length: number): Region => {
  const [low, high] = [5 - width / 2, 5 + width / 2];
  return {
    outline: [
      [0, 0], [10, 0], [10, low], [10 + length, low], [10 + length, 0], [20 + length, 0],
      [20 + length, 10], [10 + length, 10], [10 + length, high], [10, high], [10, 10], [0, 10],
    ], // prettier-ignore
    holes: [],
  };
};

describe('ground', () => {
  it('is parted at both ends of a long neck, once at a thin wall, not where it is wide', () => {
    const long = partAtDoorways(neck(1, 5));
    expect(long.regions).toHaveLength(3);
    expect(long.doorways.map(({ at }) => distance(at[0], at[1]))).toEqual([1, 1]);
    expect(area(long.regions)).toBeCloseTo(205, 9);
    const thin = partAtDoorways(neck(1.2, 0.2));
    expect(thin.regions).toHaveLength(2);
    expect(thin.doorways).toHaveLength(1);
    expect(area(thin.regions)).toBeCloseTo(200.24, 9);
    const wide = partAtDoorways(neck(2.5, 5));
    expect(wide.regions).toHaveLength(1);
    expect(wide.doorways).toHaveLength(0);
  });

  it('is parted between walls that stand in it, where they close something off', () => {
    const wall = box(5, 4, 15, 5);
    // People can go round a wall that stands alone.
    expect(partAtDoorways({ outline: box(-1, 0, 21, 10), holes: [wall] }).regions).toHaveLength(1);
    const shut: Region = {
      outline: [
        [0, 0], [20, 0], [20, 4], [16, 4], [16, 5], [20, 5], [20, 10], [0, 10], [0, 5], [4, 5], [4, 4], [0, 4],
      ], // prettier-ignore
      holes: [wall],
    };
    const { regions, doorways } = partAtDoorways(shut);
    expect(doorways).toHaveLength(4);
    expect(regions).toHaveLength(4);
    expect(area(regions)).toBeCloseTo(200 - 4 - 10 - 4, 9);
    for (const { between } of doorways) expect(between[0]).not.toBe(between[1]);
  });

  it('keeps its holes, and is not parted where people leave', () => {
    const column = box(4, 4, 5, 5).reverse();
    const { regions } = partAtDoorways({ ...neck(1, 5), holes: [column] });
    expect(regions.flatMap(({ holes }) => holes)).toHaveLength(1);
    expect(area(regions)).toBeCloseTo(204, 9);
    const exit = box(9.8, 4, 10.5, 6);
    expect(partAtDoorways(neck(1, 5), [exit]).doorways.map(({ at }) => at[0][0])).toEqual([15]);
  });
});
