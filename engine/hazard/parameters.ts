/** Named values of fire, smoke and what protects from them; a scenario may replace any of them (`model.parameters`). */
import type { Confidence, Parameter, ParameterTable } from '../parameters.js';

const p = (
  value: number,
  unit: string,
  source: string,
  confidence: Confidence,
  range?: readonly [number, number],
): Parameter => (range ? { value, unit, source, confidence, range } : { value, unit, source, confidence });

const LEAKS = 'EN 12101-6 annex A (air leakage data), from memory';

export const HAZARD_PARAMETERS: ParameterTable = {
  // ---- the building
  'smoke.slab': p(0.3, 'm', 'slab and finishes taken off the height of a storey', 'U', [0.15, 0.6]),
  'smoke.doorHeight': p(2.1, 'm', 'usual leaf', 'K', [2, 2.2]),
  'smoke.leak.door': p(0.02, 'm2', `${LEAKS}: single leaf opening outwards`, 'K', [0.01, 0.04]),
  'smoke.leak.fireDoor': p(0.01, 'm2', `${LEAKS}: single leaf opening into the pressurised space`, 'K', [0.003, 0.02]),
  'smoke.leak.wall.tight': p(7e-5, '1', `${LEAKS}: outer walls, tight`, 'K'),
  'smoke.leak.wall.average': p(2.1e-4, '1', `${LEAKS}: outer walls, average`, 'K', [7e-5, 4.2e-4]),
  'smoke.leak.wall.loose': p(4.2e-4, '1', `${LEAKS}: outer walls, loose`, 'K'),
  'smoke.leak.window': p(2.5e-4, 'm', `${LEAKS}: a metre of crack of a window without seal`, 'K', [2.5e-5, 2.5e-4]),
  'smoke.windowCrack': p(1.5, '1', 'crack of windows a metre of outer wall: 1.5 x 1.5 m every 4 m', 'U', [1, 2]),
  'smoke.shaftShare': p(
    0.5,
    '1',
    "open share of a stair's plan between storeys: flights block the rest",
    'U',
    [0.3, 0.8],
  ),
  'smoke.ceilingLeak': p(0.006, '1', 'gaps of 1 mm round tiles of 0.6 m, and fittings', 'U', [0.002, 0.02]),
  'smoke.ceilingOpen': p(0.2, '1', 'open share of a suspended ceiling that has come down in part', 'U', [0.05, 0.5]),
  'smoke.ceilingFails': p(
    300,
    'C',
    'gas at which a suspended ceiling comes down; plastic panels at 100',
    'U',
    [100, 600],
  ),

  // ---- doors
  'smoke.closingTime': p(5, 's', 'leaf shut by its closer from 90 degrees: EN 1154 allows 3 to 7 s', 'K', [3, 10]),
  'smoke.doorReach': p(
    0.8,
    'm',
    'from here a leaf is held by who passes: an arm and the width of the leaf',
    'U',
    [0.5, 1.2],
  ),

  // ---- detection and water
  'alarm.again': p(
    300,
    's',
    'after an alarm that was taken for a false one and reset, until the panel gives the next',
    'U',
    [60, 900],
  ),
  'smoke.detector.obscuration': p(
    0.2393,
    '1/m',
    'CFAST default: 8 % a foot, UL 217 black smoke limit',
    'K',
    [0.1, 0.3],
  ),
  'smoke.detector.delay': p(20, 's', 'entry of smoke at low speeds and polling of the loop', 'U', [0, 60]),
  'sprinkler.temperature': p(68, 'C', 'red bulb', 'K'),
  'sprinkler.responseTimeIndex': p(50, '(m s)^0.5', 'quick response', 'K', [28, 135]),
  'sprinkler.distance': p(1.8, 'm', 'half of a spacing of 3.6 m', 'K', [1, 2.5]),
  'sprinkler.density': p(5, 'mm/min', 'light hazard 4, ordinary hazard 6 mm/min: GB 50084', 'K', [4, 6]),

  // ---- spread and first attack
  'fire.voidIgnition': p(
    350,
    'C',
    'gas at which polystyrene above a ceiling takes fire: piloted ignition',
    'K',
    [250, 450],
  ),
  'fire.flashover': p(600, 'C', 'upper layer at flashover: Thomas 1981; 500 to 600 C', 'K', [500, 600]),
  'fire.attack.limit': p(150, 'kW', 'a fire that one person fights with one extinguisher', 'U', [50, 300]),
  'fire.attack.time': p(30, 's', 'to fetch and use an extinguisher', 'U', [15, 90]),
  'fire.attack.success.none': p(0.4, '1', 'chance within the limit, untrained', 'U', [0.1, 0.7]),
  'fire.attack.success.new': p(0.5, '1', 'chance within the limit, new staff', 'U', [0.2, 0.8]),
  'fire.attack.success.yearly': p(
    0.75,
    '1',
    'chance within the limit; portable extinguishers put out 80 % (Eurofeu 2003), k',
    'U',
    [0.5, 0.95],
  ),
  'fire.attack.success.monthly': p(0.85, '1', 'chance within the limit, drilled monthly', 'U', [0.6, 0.95]),
  'fire.attack.fading': p(10, 's', 'time constant of a fire that is being put out', 'U', [5, 30]),
};
