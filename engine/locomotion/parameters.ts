/** Numbers of the walking model: merged with `engine/parameters.ts` by the build. */
import type { ParameterTable } from '../parameters.js';
import type { DoorKind } from '../scenario/schema.js';

const CSM = 'collision-free speed model, Tordeux, Chraibi & Seyfried 2016';

export const LOCOMOTION_PARAMETERS: ParameterTable = {
  'locomotion.timeGap': {
    value: 1.06,
    unit: 's',
    source: `${CSM}: time gap to the body in front; 1.06 s is the slope of Seyfried et al. 2005 (K)`,
    confidence: 'K',
    range: [0.8, 1.5],
  },
  'locomotion.neighbourStrength': { value: 8, unit: '1', source: `${CSM}, as used by JuPedSim`, confidence: 'R' },
  'locomotion.neighbourRange': { value: 0.1, unit: 'm', source: `${CSM}, as used by JuPedSim`, confidence: 'R' },
  'locomotion.wallStrength': { value: 5, unit: '1', source: `${CSM}, as used by JuPedSim`, confidence: 'R' },
  'locomotion.wallRange': { value: 0.02, unit: 'm', source: `${CSM}, as used by JuPedSim`, confidence: 'R' },
  'locomotion.sight': {
    value: 2,
    unit: 'm',
    source: 'gap between bodies beyond which they do not act on each other; repulsion is below 1e-7 there',
    confidence: 'D',
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
