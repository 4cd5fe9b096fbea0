/** Numbers of exposure: merged with `engine/parameters.ts` by the build. */
import type { ParameterTable } from '../../parameters.js';

export const EXPOSURE_PARAMETERS: ParameterTable = {
  // ---- where people breathe, m above the floor
  'exposure.height.lying': {
    value: 0.6,
    unit: 'm',
    source: 'head on the pillow of a nursing bed',
    confidence: 'U',
    range: [0.4, 0.9],
  },
  'exposure.height.floor': {
    value: 0.3,
    unit: 'm',
    source: 'dragged on a sheet, or lying on the floor',
    confidence: 'U',
    range: [0.15, 0.5],
  },
  'exposure.height.sitting': {
    value: 1.15,
    unit: 'm',
    source: 'mouth of somebody in a wheelchair or chair',
    confidence: 'U',
    range: [1, 1.25],
  },
  'exposure.height.standing': {
    value: 1.5,
    unit: 'm',
    source: 'mouth of a standing adult; height of the targets of the CFAST runs compared with',
    confidence: 'U',
    range: [1.4, 1.6],
  },

  // ---- dose at which somebody is incapacitated
  'exposure.threshold.resident.median': {
    value: 0.5,
    unit: '1',
    source: 'fractional effective dose, log-normal; ISO 13571: median 1, sd of the logarithm 1, lowered for old people',
    confidence: 'U',
    range: [0.3, 1],
  },
  'exposure.threshold.resident.sigma': {
    value: 0.8,
    unit: '1',
    source: 'sd of the logarithm of the dose',
    confidence: 'U',
    range: [0.5, 1],
  },
  'exposure.threshold.staff.median': {
    value: 1,
    unit: '1',
    source: 'ISO 13571: half of the people are incapacitated at a dose of 1',
    confidence: 'K',
  },
  'exposure.threshold.staff.sigma': {
    value: 1,
    unit: '1',
    source: 'ISO 13571: 11.4 % at a dose of 0.3',
    confidence: 'K',
  },
  'exposure.threshold.heat.resident': {
    value: 0.5,
    unit: '1',
    source: 'PD 7974-6: dose of heat borne by sensitive people such as the elderly over that of others',
    confidence: 'S',
  },
  'exposure.threshold.heat.staff': { value: 1, unit: '1', source: 'ISO 13571: a dose of heat of 1', confidence: 'K' },

  // ---- until when the air is fit for people: available safe egress time
  'tenability.visibility': {
    value: 10,
    unit: 'm',
    source: 'C/VM2 and ISO: visibility of reflecting signs at head height',
    confidence: 'K',
  },
  'tenability.visibility.small': { value: 5, unit: 'm', source: 'C/VM2: in rooms below 100 m2', confidence: 'K' },
  'tenability.small': { value: 100, unit: 'm2', source: 'C/VM2: what counts as a small room', confidence: 'K' },
  'tenability.temperature': {
    value: 60,
    unit: '°C',
    source: 'common limit for convected heat at head height',
    confidence: 'K',
  },
  'tenability.dose.gas': {
    value: 0.3,
    unit: '1',
    source: 'C/VM2, ISO 13571: 11.4 % incapacitated; for residents of care homes',
    confidence: 'K',
  },
  'tenability.dose.heat': { value: 0.3, unit: '1', source: 'C/VM2', confidence: 'K' },
  'tenability.dose.frail': {
    value: 0.1,
    unit: '1',
    source: 'sensitivity case for the frail and for heart patients',
    confidence: 'U',
    range: [0.1, 0.3],
  },
  'tenability.radiant': {
    value: 2.5,
    unit: 'kW/m2',
    source: 'PD 7974-6: radiant heat from the layer',
    confidence: 'K',
  },

  // ---- speed and willingness in smoke
  'smoke.speed.least': {
    value: 0.3,
    unit: 'm/s',
    source: 'Jin: in thick smoke as in the dark, along a wall (Ronchi et al. 2013)',
    confidence: 'R',
    range: [0.2, 0.3],
  },
  'smoke.refuse.resident': {
    value: 0.75,
    unit: '1/m',
    source: 'assumption: residents turn back where they cannot see 3 to 5 m; 4 m at C = 3',
    confidence: 'U',
    range: [0.6, 1],
  },
  'smoke.refuse.staff': {
    value: 1,
    unit: '1/m',
    source: 'assumption: staff go in for a resident down to a visibility of about 3 m at C = 3',
    confidence: 'U',
    range: [0.6, 1.5],
  },
  'smoke.refuse.temperature': {
    value: 60,
    unit: '°C',
    source: 'assumption: nobody walks into gas at head height hotter than the common limit of tenability',
    confidence: 'U',
    range: [60, 100],
  },
  'smoke.route.weight': {
    value: 1,
    unit: 'm',
    source: 'length of a way times 1 + this times its mean extinction coefficient (Boerger 2024, as in pyFDS-Evac)',
    confidence: 'S',
    range: [0.5, 4],
  },
  'smoke.seen': {
    value: 0.1,
    unit: '1/m',
    source: 'assumption: smoke that limits sight in the own room to 30 m is seen or smelt by somebody awake',
    confidence: 'U',
    range: [0.03, 0.3],
  },
};
