/** What each kind of body takes of the floor, from the parameters. */
import { BODIES } from '../world/codes.js';
import type { Model } from '../world/model.js';

export interface Footprints {
  /** Half width, m, by index into BODIES. */
  half: Float64Array;
  /** Half the length of the spine, m, by index into BODIES; 0: a disc. */
  spine: Float64Array;
  /** Fastest turn of the heading, rad/s, by index into BODIES. */
  turning: Float64Array;
}

export function createFootprints(model: Model): Footprints {
  const half = Float64Array.from(BODIES, (body) => model.parameter(`body.${body}`));
  const length = Float64Array.from(BODIES, (body) => (body === 'walker' ? 0 : model.parameter(`length.${body}`)));
  return {
    half,
    spine: length.map((l, i) => (l > 2 * half[i] ? l / 2 - half[i] : 0)),
    turning: Float64Array.from(BODIES, (body) => (body === 'walker' ? 0 : model.parameter(`turning.${body}`))),
  };
}
