/** Spatial queries over the building, with results in a stated order whatever the tree's own. */
import RBush from 'rbush';
import type { Facility, OpeningInfo, SpaceInfo } from './facility.js';
import { pointInSpace } from './geometry.js';

interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  index: number;
}
interface WallBox extends Box {
  space: number;
}

/** Builds the trees over spaces, openings and walls; `rbush` (Mourner) with bulk loading. */
export function buildSpatial(spaces: readonly SpaceInfo[], openings: readonly OpeningInfo[]): Facility['spatial'] {
  const spaceTree = new RBush<Box>();
  spaceTree.load(spaces.map(({ index, minX, minY, maxX, maxY }) => ({ index, minX, minY, maxX, maxY })));
  const openingTree = new RBush<Box>();
  openingTree.load(openings.map((o) => ({ index: o.index, ...boxOf(o.x1, o.y1, o.x2, o.y2) })));
  const wallTree = new RBush<WallBox>();
  const wallBoxes: WallBox[] = [];
  for (const space of spaces) {
    const w = space.walls;
    for (let i = 0; i < w.length; i += 4) {
      wallBoxes.push({ space: space.index, index: i / 4, ...boxOf(w[i], w[i + 1], w[i + 2], w[i + 3]) });
    }
  }
  wallTree.load(wallBoxes);

  const indices = (tree: RBush<Box>, minX: number, minY: number, maxX: number, maxY: number): number[] =>
    tree
      .search({ minX, minY, maxX, maxY })
      .map((box) => box.index)
      .sort((a, b) => a - b);

  return {
    spaceAt(storey, x, y) {
      let found = -1;
      for (const box of spaceTree.search({ minX: x, minY: y, maxX: x, maxY: y })) {
        if (found >= 0 && box.index > found) continue;
        const space = spaces[box.index];
        if (space.storey === storey && pointInSpace(space, x, y)) found = box.index;
      }
      return found;
    },
    spacesIn: (minX, minY, maxX, maxY) => indices(spaceTree, minX, minY, maxX, maxY),
    openingsIn: (minX, minY, maxX, maxY) => indices(openingTree, minX, minY, maxX, maxY),
    wallsIn: (minX, minY, maxX, maxY) =>
      wallTree
        .search({ minX, minY, maxX, maxY })
        .map((box) => ({ space: box.space, wall: box.index }))
        .sort((a, b) => a.space - b.space || a.wall - b.wall),
  };
}

function boxOf(x1: number, y1: number, x2: number, y2: number): Omit<Box, 'index'> {
  return { minX: Math.min(x1, x2), minY: Math.min(y1, y2), maxX: Math.max(x1, x2), maxY: Math.max(y1, y2) };
}
