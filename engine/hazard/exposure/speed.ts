/**
 * Walking speed in smoke. Nobody has measured old people; Jin's subjects were 20 to 51. The law of Frantzich & Nilsson alone
 * (FDS+Evac) slows people by 8 % at 1 /m, where Jin's were at their slowest, so it is not the default for residents.
 */
import type { SmokeSpeedLaw } from '../../scenario/schema.js';

/** Visibility of reflecting signs, m: C / K with C = 3 (Jin). Infinity in clean air. */
export const visibility = (extinction: number): number => (extinction > 0 ? 3 / extinction : Infinity);

/** Straight line through (k1, v1) and (k2, v2), level beyond them. */
function between(extinction: number, k1: number, v1: number, k2: number, v2: number): number {
  if (extinction <= k1) return v1;
  if (extinction >= k2) return v2;
  return v1 + ((v2 - v1) * (extinction - k1)) / (k2 - k1);
}

/** Share of the own speed that is left at an extinction coefficient K (1/m, base e), 0 … 1. */
const SHARES: Readonly<Record<Exclude<SmokeSpeedLaw, 'fridolf'>, (extinction: number) => number>> = {
  /** 1.0 m/s at 0.1 /m falls to 0.3 m/s at 0.5 /m: Jin, irritant smoke, as read by Ronchi et al. 2013 (R), over 1.0 m/s. */
  jinIrritant: (k) => between(k, 0.1, 1, 0.5, 0.3),
  /** 1.0 m/s at 0.2 /m falls to 0.5 m/s at 1.0 /m: Jin, non-irritant smoke (R), over 1.0 m/s. */
  jinNonIrritant: (k) => between(k, 0.2, 1, 1, 0.5),
  /** v0 max(0.1, 1 - (0.057 / 0.706) K): Frantzich & Nilsson 2003 as FDS+Evac reads them (R); data from 1.9 to 7.4 /m. */
  frantzichNilsson: (k) => Math.max(0.1, 1 - (0.057 / 0.706) * k),
};

/**
 * Speed of somebody who walks at `free` in clean air, m/s.
 * @param extinction at eye height, 1/m @param least slowest walk in smoke, as in the dark along a wall, m/s (laws of Jin)
 */
export function speedInSmoke(law: SmokeSpeedLaw, free: number, extinction: number, least: number): number {
  if (!(extinction > 0) || free <= 0) return free;
  // min(v0, max(0.2, v0 - 0.34 (3 - V))) below a visibility of 3 m: Fridolf et al. 2019 (K).
  if (law === 'fridolf') {
    const seen = visibility(extinction);
    return seen >= 3 ? free : Math.min(free, Math.max(0.2, free - 0.34 * (3 - seen)));
  }
  const share = SHARES[law](extinction);
  if (law === 'frantzichNilsson') return free * share;
  return Math.min(free, Math.max(free * share, least));
}
