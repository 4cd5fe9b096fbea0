/**
 * Named values of the model that are not geometry: each with unit, source and confidence.
 * Confidence codes: R read in the source, S second-hand, K from memory (sure), k from memory (less sure),
 * U assumption, D derived. A scenario may replace any of them under `model.parameters`.
 */

export type Confidence = 'R' | 'S' | 'K' | 'k' | 'U' | 'D' | 'measured';

export interface Parameter {
  value: number;
  unit: string;
  source: string;
  confidence: Confidence;
  /** Plausible range, for values nobody has measured. */
  range?: readonly [number, number];
}

export type ParameterTable = Record<string, Parameter>;

const p = (
  value: number,
  unit: string,
  source: string,
  confidence: Confidence,
  range?: readonly [number, number],
): Parameter => (range ? { value, unit, source, confidence, range } : { value, unit, source, confidence });

/** mean, sd, min and max of a truncated normal, as four parameters. */
function normal(
  name: string,
  [mean, sd, min, max]: readonly [number, number, number, number],
  source: string,
  confidence: Confidence,
): ParameterTable {
  return {
    [`${name}.mean`]: p(mean, 'm/s', source, confidence),
    [`${name}.sd`]: p(sd, 'm/s', source, confidence),
    [`${name}.min`]: p(min, 'm/s', source, confidence),
    [`${name}.max`]: p(max, 'm/s', source, confidence),
  };
}

/**
 * How far the mean of a time that nobody has measured in a home may be off, as a factor either way. Assumption: times of one
 * device differ by up to 1.5 between hospital trials (Hunt et al. 2015, 2020), and for the assumed ones nothing is known but
 * their order of magnitude.
 */
const TIME_SPREAD: Partial<Record<Confidence, number>> = { U: 2, k: 1.5 };

/** mean and sd of a log-normal time, by day and by night. */
function time(
  name: string,
  day: readonly [number, number],
  night: readonly [number, number],
  source: string,
  confidence: Confidence,
): ParameterTable {
  const mean = (value: number): Parameter => {
    const spread = TIME_SPREAD[confidence];
    return p(value, 's', source, confidence, spread && value > 0 ? [value / spread, value * spread] : undefined);
  };
  return {
    [`time.${name}.day.mean`]: mean(day[0]),
    [`time.${name}.day.sd`]: p(day[1], 's', source, confidence),
    [`time.${name}.night.mean`]: mean(night[0]),
    [`time.${name}.night.sd`]: p(night[1], 's', source, confidence),
  };
}

const BSS99 = 'Boyce, Shields & Silcock, Fire Technology 35(1) 1999';
const DEFAULTS = 'default set derived from Boyce et al. 1999 and Peel et al. 2013, lowered for residents of care homes';
const IMO = 'IMO MSC.1/Circ.1533, women over 50, middle of the range, as coded in FDS+Evac';
const HUNT =
  'Hunt et al., Fire Technology 56 (2020) 2209 and Adams & Galea 2011 (Ghent), values per device from memory';

export const PARAMETERS: ParameterTable = {
  // ---- unimpeded speeds: truncated normal
  ...normal('speed.independent.level', [0.85, 0.2, 0.5, 1.25], DEFAULTS, 'D'),
  ...normal('speed.independent.down', [0.55, 0.15, 0.3, 0.9], DEFAULTS, 'D'),
  ...normal('speed.independent.up', [0.49, 0.1, 0.37, 0.61], IMO, 'R'),
  ...normal('speed.cane.level', [0.7, 0.25, 0.26, 1.2], `${BSS99}, lowered`, 'D'),
  ...normal('speed.cane.down', [0.32, 0.12, 0.11, 0.49], BSS99, 'K'),
  ...normal('speed.cane.up', [0.35, 0.11, 0.18, 0.49], BSS99, 'K'),
  ...normal('speed.rollator.level', [0.5, 0.2, 0.1, 1.0], `${BSS99}, lowered`, 'D'),
  ...normal('speed.rollator.down', [0.16, 0.05, 0.07, 0.3], `${BSS99} (one person)`, 'k'),
  ...normal('speed.rollator.up', [0.14, 0.05, 0.07, 0.3], `${BSS99} (one person)`, 'k'),
  ...normal('speed.dementiaGuided.level', [0.55, 0.2, 0.2, 1.0], 'Peel et al. 2013, 2019; assumption', 'U'),
  ...normal('speed.dementiaGuided.down', [0.3, 0.12, 0.1, 0.6], 'assumption', 'U'),
  ...normal('speed.dementiaGuided.up', [0.3, 0.12, 0.1, 0.6], 'assumption', 'U'),
  ...normal('speed.wheelchairSelf.level', [0.69, 0.35, 0.13, 1.35], BSS99, 'K'),
  ...normal(
    'speed.staff.level',
    [1.35, 0.2, 1.0, 1.9],
    'care staff, hurried; Rahouti et al. 2020 has 1.06 unhurried',
    'U',
  ),
  ...normal('speed.staff.down', [0.9, 0.15, 0.6, 1.3], 'care staff, unloaded; assumption', 'U'),
  ...normal('speed.staff.up', [0.7, 0.15, 0.4, 1.0], 'care staff, unloaded; assumption', 'U'),

  ...normal(
    'speed.firefighter.level',
    [1.2, 0.15, 0.9, 1.6],
    'firefighter in protective clothing with breathing apparatus; assumption',
    'U',
  ),
  ...normal('speed.firefighter.down', [0.8, 0.1, 0.6, 1.1], 'firefighter with equipment; assumption', 'U'),
  ...normal('speed.firefighter.up', [0.55, 0.1, 0.35, 0.8], 'firefighter with equipment; assumption', 'U'),
  'sight.level': p(
    0.9,
    'm/s',
    'most on the level with poor sight or led, 0.8-1.0; Sørensen & Dederichs 2014',
    'k',
    [0.8, 1],
  ),
  'sight.stairs': p(
    0.7,
    'm/s',
    'most on stairs with poor sight or led, 0.6-0.8; Sørensen & Dederichs 2014',
    'k',
    [0.6, 0.8],
  ),

  // ---- residents moved by others, m/s, stairs along the slope
  ...normal('means.wheelchair.level', [1.1, 0.3, 0.6, 1.6], `${BSS99}: 1.30, lowered for older care staff`, 'D'),
  'means.bed.level': p(1.0, 'm/s', 'bed pushed by two, no measured value known', 'U', [0.8, 1.2]),
  'means.bed.levelAlone': p(0.65, 'm/s', 'bed pushed by one, no measured value known', 'U', [0.5, 0.8]),
  'means.rescueSheet.level': p(0.75, 'm/s', HUNT, 'k', [0.67, 0.89]),
  'means.rescueSheet.stairs': p(0.62, 'm/s', HUNT, 'k', [0.57, 0.66]),
  'means.rescueSheet.levelAlone': p(0.5, 'm/s', 'blanket drag by one, no measured value known', 'U', [0.4, 0.6]),
  'means.rescueSheet.stairsAlone': p(0.3, 'm/s', 'drag down a stair by one, no measured value known', 'U', [0.15, 0.4]),
  'means.evacuationChair.level': p(1.46, 'm/s', HUNT, 'k'),
  'means.evacuationChair.stairs': p(0.83, 'm/s', HUNT, 'k', [0.6, 0.84]),
  'means.carryChair.level': p(1.5, 'm/s', HUNT, 'k'),
  'means.carryChair.stairs': p(0.6, 'm/s', HUNT, 'k', [0.57, 0.6]),
  'means.stretcher.level': p(1.04, 'm/s', HUNT, 'k'),
  'means.stretcher.stairs': p(0.6, 'm/s', HUNT, 'k', [0.53, 0.6]),
  'means.blanketDrag.level': p(0.8, 'm/s', 'blanket drag by two, 0.7-0.9; no measured value known', 'U', [0.7, 0.9]),
  'means.blanketDrag.stairs': p(
    0.4,
    'm/s',
    'blanket drag down a stair by two, no measured value known',
    'U',
    [0.2, 0.6],
  ),
  'means.blanketDrag.levelAlone': p(
    0.5,
    'm/s',
    'blanket drag by one, 0.4-0.6; no measured value known',
    'U',
    [0.4, 0.6],
  ),
  'means.blanketDrag.stairsAlone': p(0.3, 'm/s', 'drag down a stair by one, no measured value known', 'U', [0.15, 0.4]),
  'means.twoPersonCarry.level': p(
    0.75,
    'm/s',
    'two-person seat, 0.6-0.9 up to 30 m; no measured value known',
    'U',
    [0.6, 0.9],
  ),
  'means.twoPersonCarry.stairs': p(0.45, 'm/s', 'two-person carry, 0.4-0.5; no measured value known', 'U', [0.4, 0.5]),
  'means.arms.level': p(1, 'm/s', 'carer with a small child in arms; no measured value known', 'U', [0.8, 1.3]),
  'means.arms.stairs': p(0.6, 'm/s', 'carer with a small child in arms, a hand on the rail', 'U', [0.4, 0.8]),
  'means.escort.factor': p(0.9, '1', 'escorted walk: lower of the two speeds times this', 'U', [0.8, 1]),
  'means.untrainedStairFactor': p(
    0.45,
    '1',
    'NIST assisted-living drills 0.11-0.31 m/s against Ghent 0.60-0.84 m/s',
    'U',
    [0.3, 0.7],
  ),
  'means.yearlyStairFactor': p(0.7, '1', 'staff drilled once a year; top of the untrained range', 'U', [0.5, 0.9]),

  // ---- times of tasks: log-normal, mean and SD
  ...time('panel', [30, 20], [45, 30], 'perceive and read an addressable panel', 'U'),
  ...time('look', [15, 10], [20, 10], 'look into the room of origin and confirm', 'U'),
  ...time('call', [45, 0], [45, 0], 'call the brigade and raise help; 30-60 s, fixed by policy', 'U'),
  ...time('shutDoor', [5, 0], [5, 0], 'shut the door of the room of origin', 'U'),
  ...time('ownDecision', [120, 90], [300, 240], 'independent resident, own decision after the alarm', 'U'),
  ...time('knock', [5, 2], [8, 3], 'knock, open, tell those who walk by themselves', 'U'),
  ...time('afterKnock', [20, 15], [60, 40], 'independent resident after a knock or shout by staff', 'U'),
  ...time('wake', [0, 0], [20, 12], 'wake and explain, cognitively well', 'U'),
  ...time('persuade', [20, 15], [45, 40], 'wake and persuade, dementia', 'U'),
  ...time('dress', [5, 5], [30, 20], 'shoes, blanket', 'U'),
  ...time('prepare.wheelchair', [40, 20], [50, 25], 'bed to wheelchair, one carer', 'U'),
  ...time(
    'prepare.wheelchairPair',
    [35, 15],
    [40, 20],
    'bed to wheelchair, two carers, fully dependent, no hoist',
    'U',
  ),
  ...time('prepare.bed', [15, 5], [20, 8], 'brakes, plugs, rails of a bed that is wheeled', 'U'),
  ...time('prepare.rescueSheet', [60, 20], [65, 25], 'deploy and strap, two carers; Ghent 65 s', 'k'),
  ...time('prepare.evacuationChair', [45, 15], [50, 20], 'bed to evacuation chair with straps', 'U'),
  ...time('prepare.carryChair', [44, 12], [50, 15], HUNT, 'k'),
  ...time('prepare.stretcher', [70, 20], [78, 20], HUNT, 'k'),
  ...time('prepare.blanketDrag', [25, 10], [30, 12], 'blanket under the resident, from the bed to the floor', 'U'),
  ...time('prepare.twoPersonCarry', [20, 8], [25, 10], 'sit up, take hold; two carers', 'U'),
  ...time('prepare.arms', [8, 4], [15, 8], 'lift a small child out of the cot, wrap it in a blanket', 'U'),
  ...time('detach', [30, 10], [30, 10], 'take off oxygen, drip or feeding pump, each', 'U'),
  ...time('restless', [120, 90], [120, 90], 'until somebody who turns back sets off', 'U'),
  ...time('searchRoom', [8, 4], [8, 4], 'look into a room, behind the bed, into the bathroom', 'U'),
  ...time('headCount', [10, 4], [10, 4], 'read out the list of one place', 'U'),
  ...time('countOne', [2, 0], [2, 0], 'find one person and tick them off', 'U'),
  ...time('rest', [30, 20], [30, 20], 'rest on a landing, with a cane or a walking frame', 'U'),
  ...time('unload', [10, 5], [10, 5], 'unload at the destination; 9 s in Order 382/1140', 'U'),
  ...time('handOver', [5, 0], [5, 0], 'check off and hand over', 'U'),
  ...time('pause', [5, 2], [5, 2], 'pause between tasks, 3-8 s: Morishita et al. (agent model 10 % too fast)', 'D'),
  'time.loneFactor': p(1.5, '1', 'preparation by one where two are wanted', 'U', [1.2, 2.5]),
  'team.waitLimit': p(
    60,
    's',
    'how long one carer waits at the bed for the second before dragging alone',
    'U',
    [20, 180],
  ),

  'training.none': p(2, '1', 'factor on task times, no training', 'U', [1.5, 3]),
  'training.new': p(1.5, '1', 'factor on task times, new or agency staff', 'U', [1.2, 2]),
  'training.yearly': p(1, '1', 'factor on task times, drilled yearly', 'U'),
  'training.monthly': p(0.7, '1', 'factor on task times, drilled monthly', 'U', [0.6, 0.9]),

  // ---- people
  'asleep.night': p(0.66, '1', 'Schnelle et al., JAGS 41(9) 1993: share of bed time asleep, 118 residents', 'R'),
  'asleep.day': p(0.1, '1', 'share asleep by day', 'U', [0, 0.3]),
  'hearing.woken': p(0.56, '1', 'hard of hearing adults woken by 3100 Hz at 75 dBA: Bruck & Thomas 2009', 'R'),
  'cognition.resists': p(0.1, '1', 'with dementia: chance to refuse at an attempt, 0.05-0.15', 'U', [0.05, 0.15]),
  'cognition.turnsBack': p(
    0.1,
    '1',
    'with dementia: chance to walk back from a place of safety without staff, 0.05-0.15',
    'U',
    [0.05, 0.15],
  ),
  'split.partly.cane': p(0.35, '1', 'split of partly dependent residents', 'U'),
  'split.partly.rollator': p(0.25, '1', 'split of partly dependent residents', 'U'),
  'split.partly.dementiaGuided': p(0.25, '1', 'split of partly dependent residents', 'U'),
  'split.partly.wheelchairSelf': p(0.15, '1', 'split of partly dependent residents', 'U'),
  'split.fully.wheelchairAssisted': p(0.55, '1', 'split of fully dependent residents', 'U'),
  'split.fully.bedridden': p(0.45, '1', 'split of fully dependent residents', 'U'),

  // ---- bodies: half width, m
  'body.walker': p(0.25, 'm', 'FDS+Evac "Elderly": diameter 0.50 m', 'R'),
  'body.frame': p(0.325, 'm', 'rollator user 0.65 m wide', 'U'),
  'body.wheelchair': p(0.35, 'm', 'ISO reference wheelchair 0.70 m wide', 'K'),
  'body.bed': p(0.5, 'm', 'nursing bed 0.95-1.05 m wide', 'U'),
  'body.evacuationChair': p(0.275, 'm', 'evacuation chair 0.55 m wide', 'U'),
  'body.rescueSheet': p(0.375, 'm', 'rescue sheet 0.75 m wide', 'U'),
  'body.stretcher': p(0.45, 'm', 'stretcher 0.9-1.1 m wide with bearers', 'U'),
  'body.carryChair': p(0.4, 'm', 'carry chair 0.75-0.80 m wide', 'U'),

  'body.twoPersonCarry': p(0.35, 'm', 'one bearer in front, one behind, about 0.7 m wide', 'U'),

  // ---- bodies: length with those who push or carry, m; how fast they turn, rad/s
  'length.frame': p(1, 'm', 'rollator 0.65 m long and its user', 'U'),
  'length.wheelchair': p(1.6, 'm', 'ISO reference wheelchair 1.20 m long and who pushes it', 'U'),
  'length.bed': p(2.6, 'm', 'nursing bed 2.1-2.2 m long and who pushes it', 'U'),
  'length.evacuationChair': p(1.4, 'm', 'evacuation chair about 1 m long and its handler', 'U'),
  'length.rescueSheet': p(2.8, 'm', 'rescue sheet 2.0 m long and a handler at each end', 'U'),
  'length.stretcher': p(2.8, 'm', 'stretcher 2.0 m long and bearers at both ends', 'U'),
  'length.carryChair': p(1.8, 'm', 'carry chair about 1 m long and bearers at both ends', 'U'),
  'length.twoPersonCarry': p(1.6, 'm', 'bearers in front and behind, the resident between them', 'U'),
  'turning.twoPersonCarry': p(1.5, 'rad/s', 'assumption: a right angle in about a second', 'U', [0.8, 3]),
  'turning.frame': p(1.5, 'rad/s', 'assumption: a right angle in about a second', 'U', [0.8, 3]),
  'turning.wheelchair': p(1.5, 'rad/s', 'assumption: a right angle in about a second', 'U', [0.8, 3]),
  'turning.bed': p(0.5, 'rad/s', 'assumption: a right angle in about three seconds', 'U', [0.3, 1]),
  'turning.evacuationChair': p(1.5, 'rad/s', 'assumption: a right angle in about a second', 'U', [0.8, 3]),
  'turning.rescueSheet': p(0.7, 'rad/s', 'assumption: a right angle in about two seconds', 'U', [0.4, 1.5]),
  'turning.stretcher': p(0.7, 'rad/s', 'assumption: a right angle in about two seconds', 'U', [0.4, 1.5]),
  'turning.carryChair': p(1, 'rad/s', 'assumption: a right angle in a second and a half', 'U', [0.5, 2]),

  // ---- what cannot bend when it turns: length and width, m, without those who push or carry; a sheet bends
  'rigid.frame.length': p(0.65, 'm', 'rollator', 'U'),
  'rigid.frame.width': p(0.65, 'm', 'rollator', 'U'),
  'rigid.wheelchair.length': p(1.2, 'm', 'ISO reference wheelchair', 'K'),
  'rigid.wheelchair.width': p(0.7, 'm', 'ISO reference wheelchair', 'K'),
  'rigid.bed.length': p(2.1, 'm', 'nursing bed', 'U', [2, 2.25]),
  'rigid.bed.width': p(0.95, 'm', 'nursing bed 0.95-1.05 m wide', 'U', [0.9, 1.05]),
  'rigid.evacuationChair.length': p(1, 'm', 'evacuation chair', 'U'),
  'rigid.evacuationChair.width': p(0.55, 'm', 'evacuation chair', 'U'),
  'rigid.stretcher.length': p(2, 'm', 'stretcher', 'U'),
  'rigid.stretcher.width': p(0.55, 'm', 'stretcher', 'U'),
  'rigid.carryChair.length': p(0.9, 'm', 'carry chair', 'U'),
  'rigid.carryChair.width': p(0.55, 'm', 'carry chair', 'U'),

  // ---- room taken at a place of safety, m2
  'area.walker': p(0.5, 'm2', 'standing or on a chair', 'U'),
  'area.frame': p(0.8, 'm2', 'with a walking frame', 'U'),
  'area.wheelchair': p(1.5, 'm2', 'about 8 wheelchairs in 12 m2', 'U', [1.2, 2]),
  'area.bed': p(3.5, 'm2', 'bed 0.9 x 2.0 m plus turning', 'U', [3, 4]),
  'area.lying': p(2, 'm2', 'lying on a sheet or stretcher 2.0 x 0.75 m plus access', 'U', [1.5, 2.5]),
  'area.corridorShare': p(0.5, '1', 'share of a corridor that may be taken by waiting people', 'U', [0.3, 0.6]),

  // ---- plan
  'plan.nearFire': p(
    8,
    'm',
    'way from the room of origin within which somebody counts as in immediate danger',
    'U',
    [5, 15],
  ),
  'plan.retry': p(10, 's', 'how often somebody without room or way looks again', 'U'),
};
