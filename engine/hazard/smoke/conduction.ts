/**
 * Heat conduction into walls, ceilings and floors: one-dimensional, implicit. Against the half space under a steady flux
 * the surface's rise is 3 % too small in steps of 1 s on concrete.
 */
import { pow } from '../../math.js';
import { BACK_COEFFICIENT } from './constants.js';
import type { Material } from './network.js';

/** Temperatures kept per slab: surface, inside, back. */
export const SLAB_NODES = 10;

/** A material's slab made ready for steps of one length. */
export interface SlabSolver {
  /** Forward and backward coefficients of the tridiagonal system, and what a surface flux adds to the first node. */
  lower: Float64Array;
  upper: Float64Array;
  inverse: Float64Array;
  capacity: Float64Array;
  back: number;
}

/**
 * Distances between nodes, m: a geometric row that starts thin enough for the heat of the first second and ends at the
 * back. Where the slab is thin the row is even.
 */
export function slabSpacing(material: Material): Float64Array {
  const intervals = SLAB_NODES - 1;
  const diffusivity = material.conductivity / (material.density * material.specificHeat);
  const first = Math.min(0.5 * Math.sqrt(diffusivity), material.thickness / intervals);
  let low = 1;
  let high = 8;
  for (let i = 0; i < 60; i += 1) {
    const ratio = (low + high) / 2;
    let sum = 0;
    let step = first;
    for (let k = 0; k < intervals; k += 1) {
      sum += step;
      step *= ratio;
    }
    if (sum < material.thickness) low = ratio;
    else high = ratio;
  }
  return Float64Array.from({ length: intervals }, (_, k) => first * pow(low, k));
}

/** Factors of (C/dt + K) T' = C/dt T + flux, with the back side giving heat to its surroundings. */
export function prepareSlab(material: Material, dt: number): SlabSolver {
  const n = SLAB_NODES;
  const spacing = slabSpacing(material);
  const capacity = new Float64Array(n);
  const diagonal = new Float64Array(n);
  const off = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    const left = k > 0 ? spacing[k - 1] : 0;
    const right = k < n - 1 ? spacing[k] : 0;
    capacity[k] = (0.5 * (left + right) * material.density * material.specificHeat) / dt;
    const toLeft = k > 0 ? material.conductivity / left : 0;
    const toRight = k < n - 1 ? material.conductivity / right : 0;
    off[k] = -toRight;
    diagonal[k] = capacity[k] + toLeft + toRight + (k === n - 1 ? BACK_COEFFICIENT : 0);
  }
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  const inverse = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    const before = k > 0 ? off[k - 1] : 0;
    const pivot = diagonal[k] - (k > 0 ? before * upper[k - 1] : 0);
    lower[k] = before;
    inverse[k] = 1 / pivot;
    upper[k] = off[k] / pivot;
  }
  return { lower, upper, inverse, capacity, back: BACK_COEFFICIENT };
}

/**
 * Advances one slab by the solver's step.
 * @param nodes temperatures, K; `at`: index of the surface node
 * @param flux into the surface, W/m2
 * @param behind temperature of the surroundings at the back, K
 */
export function conduct(solver: SlabSolver, nodes: Float64Array, at: number, flux: number, behind: number): void {
  const { lower, upper, inverse, capacity } = solver;
  const last = SLAB_NODES - 1;
  let previous = (capacity[0] * nodes[at] + flux) * inverse[0];
  nodes[at] = previous;
  for (let k = 1; k < last; k += 1) {
    previous = (capacity[k] * nodes[at + k] - lower[k] * previous) * inverse[k];
    nodes[at + k] = previous;
  }
  let next = (capacity[last] * nodes[at + last] + solver.back * behind - lower[last] * previous) * inverse[last];
  nodes[at + last] = next;
  for (let k = last - 1; k >= 0; k -= 1) {
    next = nodes[at + k] - upper[k] * next;
    nodes[at + k] = next;
  }
}
