/** How crowded the floor was: people per m2 on a grid over each space. */

export interface DensityCell {
  space: number;
  /** South-west corner, m; edge length is the map's `cell`. Clipped to the space for the area, not for drawing. */
  x: number;
  y: number;
  /** Mean over the span and highest, people per m2. */
  mean: number;
  highest: number;
}

export interface DensityMap {
  from: number;
  to: number;
  cell: number;
  /** Only cells in which somebody was. */
  cells: readonly DensityCell[];
}

/** Upper bounds of Fruin's levels of service A to E for walkways and for stairs, people per m2; F above. */
export const LEVELS_OF_SERVICE = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
