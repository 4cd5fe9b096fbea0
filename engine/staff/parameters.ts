/** Numbers of assisting: fatigue, rests, devices in use, duties. Merged with `engine/parameters.ts` by the build. */
import type { Parameter, ParameterTable } from '../parameters.js';

const u = (value: number, unit: string, source: string, range: readonly [number, number]): Parameter => ({
  value,
  unit,
  source,
  confidence: 'U',
  range,
});

const PER_STOREY = 'loss of stair speed for each storey since the last rest; no published coefficient known';

export const STAFF_PARAMETERS: ParameterTable = {
  // ---- carrying down a stair: speed × max(least, 1 - k n), n storeys since the last rest, scaled to the measured mean
  'fatigue.evacuationChair': u(0.01, '1/storey', PER_STOREY, [0, 0.02]),
  'fatigue.rescueSheet': u(0.03, '1/storey', PER_STOREY, [0, 0.05]),
  'fatigue.blanketDrag': u(0.03, '1/storey', `${PER_STOREY}; as the sheet`, [0, 0.05]),
  'fatigue.stretcher': u(0.05, '1/storey', PER_STOREY, [0.02, 0.08]),
  'fatigue.carryChair': u(0.06, '1/storey', PER_STOREY, [0.02, 0.1]),
  'fatigue.twoPersonCarry': u(0.06, '1/storey', `${PER_STOREY}; as the carry chair`, [0.02, 0.1]),
  'fatigue.arms': u(0.01, '1/storey', 'a small child; assumed as light as an evacuation chair is to steer', [0, 0.03]),
  'fatigue.least': u(0.6, '1', 'share of the fresh speed that tired bearers keep', [0.4, 0.8]),
  'fatigue.trial': {
    value: 11,
    unit: 'storeys',
    source: 'length of the Ghent trials, over which the published speed is the mean (Hunt et al. 2020)',
    confidence: 'R',
  },
  'fatigue.restEvery': u(
    4,
    'storeys',
    'bearers who are not trained put a carried device down every 3-4 storeys',
    [3, 6],
  ),
  'fatigue.restTime': u(45, 's', 'how long bearers rest or take to hand over, 30-60 s', [30, 60]),
  'fatigue.bedTrip': u(
    0.97,
    '1',
    'speed of a bed after each further trip; Kwak et al. 2021 find that it falls (R), not by how much',
    [0.94, 1],
  ),

  // ---- staff climbing back
  'climb.fresh': {
    value: 3,
    unit: 'storeys',
    source: 'climbed at full speed; direction of Ronchi et al. 2015',
    confidence: 'k',
    range: [2, 5],
  },
  'climb.tired': {
    value: 10,
    unit: 'storeys',
    source: 'after which the speed no longer falls; direction of Ronchi et al. 2015',
    confidence: 'k',
    range: [8, 15],
  },
  'climb.factor': {
    value: 0.6,
    unit: '1',
    source: '0.35-0.45 m/s above ten storeys against 0.6-0.7 m/s at the start; direction of Ronchi et al. 2015',
    confidence: 'k',
    range: [0.5, 0.75],
  },
  'climb.withDevice': u(0.85, '1', 'climbing with an empty device in hand', [0.6, 1]),

  // ---- residents on foot who rest on landings
  'rest.walkers.every': u(3, 'storeys', 'with a cane or a walking frame, rest every 2-3 storeys', [2, 5]),

  // ---- fire brigade
  'hose.factor': u(
    0.7,
    '1',
    'speed of others on a stair in which charged hoses lie; no measured value known',
    [0.5, 0.9],
  ),
  'duty.attack': u(300, 's', 'how long staff fight a fire in its first stage', [120, 600]),

  // ---- devices in unpractised hands
  'device.failure.none': u(
    0.35,
    '1',
    'chance that somebody without training cannot get a chair or stretcher to work; one guest’s account of 2019',
    [0.2, 0.5],
  ),
};
