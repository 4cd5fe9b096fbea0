/** Colours of the canvas in both themes. Contrast is tested: marks at least 3:1 on every floor, text at least 4.5:1. */
import type { MarkState } from './marks.js';

export type Theme = 'light' | 'dark';

export interface Palette {
  /** Around the building. */
  ground: string;
  /** Floors by kind of space. */
  floor: Record<FloorKind, string>;
  /** Floors of the second, third … fire compartment of a storey; the first has the floor's own colour. */
  compartments: readonly string[];
  /** Floor of the space where the incident starts. */
  incident: string;
  /** Lines and sign of it. */
  incidentInk: string;
  wall: string;
  /** Walls seen small, treads, beds. */
  line: string;
  /** Edge of a slab in the tower view. */
  slab: string;
  /** Shaft of a stair between two slabs. */
  shaft: string;
  door: string;
  ink: string;
  inkSoft: string;
  /** Around marks and text, so that they stand out from whatever is below. */
  halo: string;
  /** Problems and causes marked on the plan. */
  alert: string;
  /** Ring around the person selected. */
  select: string;
  /** Outline of staff: what they are is told by it, what they do by the fill. */
  staff: string;
  trail: string;
  states: Record<MarkState, string>;
  barRemaining: string;
  barSafety: string;
  /** Smoke over floors: its cover and its dots. */
  smoke: string;
  smokeDots: string;
  /** From little to much, for maps on the floor; colour-blind-safe, lightness changes evenly. */
  ramp: readonly string[];
  /** What is written on each step of the ramp. */
  rampInk: readonly string[];
}

export type FloorKind =
  | 'room'
  | 'bedroom'
  | 'corridor'
  | 'lobby'
  | 'refuge'
  | 'stairFlight'
  | 'landing'
  | 'liftCar'
  | 'hall'
  | 'service'
  | 'outdoor';

const light: Palette = {
  ground: '#eef2f5',
  floor: {
    room: '#fcfcfa',
    bedroom: '#ffffff',
    corridor: '#f1f4f7',
    lobby: '#f3f2ee',
    refuge: '#dff3e6',
    stairFlight: '#e9edfa',
    landing: '#eff2fc',
    liftCar: '#ececf0',
    hall: '#f8f6f0',
    service: '#eceff1',
    outdoor: '#ebf3e6',
  },
  compartments: ['#fdf4e3', '#f0effa', '#eaf5f6'],
  incident: '#ffe4dc',
  incidentInk: '#b42318',
  wall: '#33414d',
  line: '#8794a0',
  slab: '#b9c4cd',
  shaft: '#5f6f9e',
  door: '#33414d',
  ink: '#16212b',
  inkSoft: '#4a5a67',
  halo: '#ffffff',
  alert: '#a3004f',
  select: '#16212b',
  staff: '#16212b',
  trail: '#0b5cc4',
  states: {
    asleep: '#667280',
    waiting: '#b34700',
    preparing: '#a31885',
    moving: '#0b5cc4',
    sheltered: '#0b7a6c',
    safe: '#14652f',
    lost: '#000000',
    onDuty: '#3c4a57',
    busy: '#16212b',
  },
  smoke: '#5a5550',
  smokeDots: '#2b2724',
  barRemaining: '#b34700',
  barSafety: '#0b7a6c',
  ramp: ['#f6edc0', '#e3cf83', '#b9b06f', '#84887a', '#505f73', '#16294f'],
  rampInk: ['#16212b', '#16212b', '#16212b', '#000000', '#ffffff', '#ffffff'],
};

const dark: Palette = {
  ground: '#0e141a',
  floor: {
    room: '#1d2731',
    bedroom: '#1b2530',
    corridor: '#212d38',
    lobby: '#262c30',
    refuge: '#173a2c',
    stairFlight: '#232c4a',
    landing: '#212944',
    liftCar: '#26262e',
    hall: '#292a28',
    service: '#20272d',
    outdoor: '#1b2a1a',
  },
  compartments: ['#312a19', '#28243b', '#172f33'],
  incident: '#4a1f19',
  incidentInk: '#ff9d8f',
  wall: '#a9b8c5',
  line: '#5d6d7b',
  slab: '#060a0e',
  shaft: '#8d9cd0',
  door: '#d5dee6',
  ink: '#eef3f7',
  inkSoft: '#aebdca',
  halo: '#0b1116',
  alert: '#ff8ac2',
  select: '#ffffff',
  staff: '#ffffff',
  trail: '#74b4ff',
  states: {
    asleep: '#98a6b4',
    waiting: '#ff9e57',
    preparing: '#f58ae0',
    moving: '#69aeff',
    sheltered: '#41d3bd',
    safe: '#7fe08f',
    lost: '#ffffff',
    onDuty: '#b9c6d2',
    busy: '#f2f6f9',
  },
  smoke: '#8f8a84',
  smokeDots: '#d9d4cd',
  barRemaining: '#ff9e57',
  barSafety: '#41d3bd',
  ramp: ['#1d3468', '#46597a', '#6f7480', '#9b9479', '#cbb968', '#fbe85c'],
  rampInk: ['#ffffff', '#ffffff', '#ffffff', '#000000', '#16212b', '#16212b'],
};

export const PALETTES: Record<Theme, Palette> = { light, dark };

const channel = (value: number): number => {
  const c = value / 255;
  return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
};

/** Relative luminance of #rrggbb: WCAG 2.2. */
export function luminance(color: string): number {
  const n = parseInt(color.slice(1), 16);
  return 0.2126 * channel((n >> 16) & 255) + 0.7152 * channel((n >> 8) & 255) + 0.0722 * channel(n & 255);
}

/** Contrast of two colours, 1 … 21: WCAG 2.2. */
export function contrast(one: string, two: string): number {
  const p = luminance(one);
  const q = luminance(two);
  return (Math.max(p, q) + 0.05) / (Math.min(p, q) + 0.05);
}
