/** Lines of plots: told apart by dash as well as by colour. */

/** Okabe and Ito's colours, which colour-blind people tell apart, darkened or lightened to 3:1 on each ground. */
export const COLOURS = {
  light: ['#16212b', '#0072b2', '#b04a00', '#007a5a', '#9c4a7c', '#8a6a00', '#2f7fa8', '#6b3fa0'],
  dark: ['#e9eff4', '#56b4e9', '#f0a35e', '#4fd3a8', '#e0a0c6', '#f0e442', '#9ad1ee', '#c3a6f0'],
} as const;
export const DASHES: readonly number[][] = [[], [8, 4], [2, 3], [12, 3, 2, 3], [5, 5], [1, 4], [10, 6, 3, 6], [3, 1]];
