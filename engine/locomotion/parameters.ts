/** Numbers of the walking model: merged with `engine/parameters.ts` by the build. */
import type { ParameterTable } from '../parameters.js';
import type { DoorKind } from '../scenario/schema.js';

const CSM = 'collision-free speed model, Tordeux, Chraibi & Seyfried 2016';

export const LOCOMOTION_PARAMETERS: ParameterTable = {
  'locomotion.timeGap': {
    value: 1,
    unit: 's',
    source: `${CSM}, as used by JuPedSim: time gap to the body in front; Seyfried et al. 2005 measured a slope of 1.06 s (K). Kept at 1 s looking at the flow through an exit of 1 m (C15), which is therefore no independent check of it`,
    confidence: 'R',
    range: [0.8, 1.5],
  },
  'locomotion.neighbourStrength': { value: 8, unit: '1', source: `${CSM}, as used by JuPedSim`, confidence: 'R' },
  'locomotion.neighbourRange': { value: 0.1, unit: 'm', source: `${CSM}, as used by JuPedSim`, confidence: 'R' },
  'locomotion.sight': {
    value: 1.5,
    unit: 'm',
    source:
      'gap within which those in front are looked at; the way somebody goes within the time gap if that is longer',
    confidence: 'U',
    range: [1, 3],
  },
  'locomotion.decisions': {
    value: 10,
    unit: '1/s',
    source:
      'how often people in company look round and decide; in between they keep their velocity. Flows through openings at 10 and 20 a second differ by at most 5 %; at 5 a second most are 9 to 24 % smaller, so less than 10 is not in the range (decision 13)',
    confidence: 'U',
    range: [10, 20],
  },
  'locomotion.keepRight': {
    value: 1,
    unit: '1',
    source:
      'side on which people pass each other, and from which nobody has to give way: 1 right, 0 left; a habit of the country. A mirrored building with the other habit gives the mirrored run',
    confidence: 'U',
  },
  'exit.following': {
    value: 0,
    unit: '1',
    source:
      "share of the cost of a way out that is taken off for a free chooser where all others in sight are bound for it. That people follow others is measured (Kinateder et al. 2014, 2018; Lovreglio, Fonzone & dell'Olio 2016; K), how strongly residents do is not: off, and it has no range, so that no study switches it on (decision 24). 0.05 to 0.2 to try",
    confidence: 'U',
  },
  'door.selfClosing.walker': {
    value: 2,
    unit: 's',
    source: 'self-closing fire door, ambulant elderly',
    confidence: 'U',
    range: [0, 4],
  },
  'door.selfClosing.wheelchair': {
    value: 3,
    unit: 's',
    source: 'self-closing door, pushed wheelchair',
    confidence: 'U',
    range: [0, 6],
  },
  'door.selfClosing.bed': {
    value: 6,
    unit: 's',
    source: 'bed through a 1.1-1.2 m door with alignment',
    confidence: 'U',
    range: [4, 8],
  },
  'door.selfClosing.carried': {
    value: 3,
    unit: 's',
    source: 'stretcher or sheet through a door',
    confidence: 'U',
    range: [2, 4],
  },
};

/** Doors that have to be opened by everybody who passes. */
export const SELF_CLOSING: ReadonlySet<DoorKind> = new Set(['selfClosing', 'fireDoorSelfClosing']);

/**
 * Named populations: what differs from the defaults of all parameters, as a scenario would write it under
 * `model.parameters`. One set of equations; nothing is switched by the engine.
 */
export const POPULATIONS: Readonly<Record<'care' | 'laboratory', Readonly<Record<string, number>>>> = {
  /** Residents and staff of care homes: the defaults themselves. */
  care: {},
  /**
   * Young adults of bottleneck experiments. Speed: Weidmann 1993, 1.34 m/s, sd 0.26 (K), cut at two deviations. Half width:
   * half the 0.36 m that one person takes in a row at rest (Seyfried et al. 2005, K). Time gap chosen so that the flow through
   * bottlenecks of 0.8 to 1.2 m lies inside the spread of Kretz 2006, Seyfried 2009 and Daamen 2010 (R): D.
   */
  laboratory: {
    'speed.independent.level.mean': 1.34,
    'speed.independent.level.sd': 0.26,
    'speed.independent.level.min': 0.82,
    'speed.independent.level.max': 1.86,
    'body.walker': 0.18,
    'locomotion.timeGap': 0.8,
  },
};
