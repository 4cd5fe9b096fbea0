/** Numbers of the lifts that do not belong to one lift: merged with `engine/parameters.ts` by the build. */
import type { Parameter, ParameterTable } from '../parameters.js';

const EZ = 'lift calculator, fire.ezvirtualtools.com: 1.2 s in, 1.0 s out for each of the able-bodied';

const passing = (value: number, source: string, range: readonly [number, number]): Parameter => ({
  value,
  unit: 's',
  source,
  confidence: 'U',
  range,
});

const pushed = 'wheelchair with an attendant, 8-12 s';
const carried = 'as a wheelchair with an attendant; no measured value known';

export const LIFT_PARAMETERS: ParameterTable = {
  // ---- through the door of the car, s for each party, its helpers included
  'lift.board.walker': { value: 1.2, unit: 's', source: EZ, confidence: 'R' },
  'lift.exit.walker': { value: 1, unit: 's', source: EZ, confidence: 'R' },
  'lift.board.frame': passing(3, 'rollator user; no measured value known', [2, 6]),
  'lift.exit.frame': passing(3, 'rollator user; no measured value known', [2, 6]),
  'lift.board.wheelchair': passing(10, pushed, [8, 12]),
  'lift.exit.wheelchair': passing(10, pushed, [8, 12]),
  'lift.board.wheelchairAlone': passing(15, 'wheelchair, self-propelled, 12-18 s', [12, 18]),
  'lift.exit.wheelchairAlone': passing(15, 'wheelchair, self-propelled, 12-18 s', [12, 18]),
  'lift.board.bed': passing(25, 'bed, 20-30 s', [20, 30]),
  'lift.exit.bed': passing(25, 'bed, 20-30 s', [20, 30]),
  'lift.board.carried': passing(10, carried, [8, 15]),
  'lift.exit.carried': passing(10, carried, [8, 15]),

  // ---- what a car takes
  'lift.loadFactor': {
    value: 0.85,
    unit: '1',
    source: 'Bukowski: share of the rated load that is used in an evacuation',
    confidence: 'R',
  },
  'lift.standingArea': {
    value: 0.17,
    unit: 'm2',
    source: 'floor of a standing passenger: 13 persons in a car of 1.6 x 1.4 m, rated load 1000 kg',
    confidence: 'D',
  },
  'lift.mass.person': { value: 75, unit: 'kg', source: 'GB/T 7588.1, EN 81-20: 75 kg a passenger', confidence: 'K' },
  'lift.mass.frame': { value: 5, unit: 'kg', source: 'rollator', confidence: 'U' },
  'lift.mass.wheelchair': { value: 20, unit: 'kg', source: 'wheelchair', confidence: 'U', range: [12, 30] },
  'lift.mass.bed': { value: 120, unit: 'kg', source: 'nursing bed with mattress', confidence: 'U', range: [90, 160] },
  'lift.mass.carried': { value: 15, unit: 'kg', source: 'stretcher, carry chair or evacuation chair', confidence: 'U' },
  'lift.lying.length': { value: 1.9, unit: 'm', source: 'somebody on an evacuation sheet', confidence: 'U' },
  'lift.lying.width': { value: 0.6, unit: 'm', source: 'somebody on an evacuation sheet', confidence: 'U' },

  // ---- how it is run
  'lift.hold': {
    value: 20,
    unit: 's',
    source:
      'how long the doors are held for somebody who is on the way to the lift; a door-hold button is essential (Kakenhi 21760495)',
    confidence: 'U',
    range: [0, 60],
  },
  'lift.patience': {
    value: 300,
    unit: 's',
    source: 'how long somebody who can take the stairs waits for a lift before they do',
    confidence: 'U',
    range: [120, 900],
  },
  'lift.leaveBehind': {
    value: 60,
    unit: 's',
    source: 'how long the doors are held for somebody who was called and does not get to the door',
    confidence: 'U',
    range: [30, 120],
  },
  'lift.attendantIdle': {
    value: 600,
    unit: 's',
    source: 'an attendant for whom nobody comes goes after so long',
    confidence: 'U',
    range: [300, 1800],
  },
};
