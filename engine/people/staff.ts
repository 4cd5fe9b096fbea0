/** Members of staff with their own traits, drawn or given. */
import type { Facility } from '../facility/facility.js';
import { exp } from '../math.js';
import { openStream } from '../random.js';
import { DEVICE_KINDS, type Scenario, type Training } from '../scenario/schema.js';
import type { PersonRecord } from '../world/model.js';
import { mayLift, trainingOf, type OnDuty } from './shift.js';
import { drawSpeeds, type ParameterOf } from './speeds.js';
import { drawTolerance } from './tolerance.js';

/**
 * Share of those on the roster who came after the last drill: 1 - exp(-rate × years), if who leaves is replaced and all are
 * equally likely to leave (D; 40 % a year is the rate of one district's inspection report of 2021).
 */
export const undrilledShare = (rate: number, years: number): number => 1 - exp(-rate * years);

/** Training in force: somebody who came after the last drill counts as new. A stated training is not touched. */
function trainingInForce(member: OnDuty, scenario: Scenario, seed: string): Training {
  const { turnover } = scenario.roster;
  const stated = member.training !== undefined || member.lastDrill !== undefined || member.outside;
  if (turnover === undefined || stated) return trainingOf(member);
  const share = undrilledShare(turnover.rate, turnover.lastDrill);
  if (openStream(seed, 'undrilled', member.id, 0).uniform() < share) return 'new';
  return turnover.lastDrill <= 0.1 ? 'monthly' : turnover.lastDrill <= 1 ? 'yearly' : 'new';
}

/** @param seed the run's seed; with randomness off the scenario's own decides who is undrilled */
export function staffRecord(
  member: OnDuty,
  scenario: Scenario,
  facility: Facility,
  parameter: ParameterOf,
  seed: string,
  random: boolean,
): PersonRecord {
  const group = member.post === 'firefighter' ? 'firefighter' : 'staff';
  const speeds = drawSpeeds(group, parameter, true, random ? openStream(seed, 'speed', member.id, 0) : null);
  if (member.speed !== undefined) {
    const scale = member.speed / speeds.level;
    speeds.level = member.speed;
    speeds.down *= scale;
    speeds.up *= scale;
  }
  const training = trainingInForce(member, scenario, random ? seed : (scenario.seed ?? scenario.id));
  let canUse = 0;
  DEVICE_KINDS.forEach((kind, i) => {
    if (member.canUse === undefined || member.canUse.includes(kind)) canUse += 1 << i;
  });
  return {
    id: member.id,
    kind: 'staff',
    speedLevel: speeds.level,
    speedDown: speeds.down,
    speedUp: speeds.up,
    bed: -1,
    mobility: null,
    class: null,
    asleep: false,
    preMovement: 0,
    meansLevel: -1,
    meansStairs: -1,
    helpersLevel: 0,
    helpersStairs: 0,
    preparation: Number.NaN,
    resists: 0,
    turnsBack: 0,
    hears: true,
    equipment: 0,
    walksToStairs: false,
    buddy: null,
    station: facility.stationByKey.get(member.station)!,
    post: member.post,
    trainingFactor: parameter(`training.${training}`),
    training,
    mayLift: mayLift(member),
    mayWatchPanel: member.mayWatchPanel ?? true,
    canUse,
    strength: member.strength ?? 1,
    group: null,
    ...drawTolerance('staff', parameter, random ? openStream(seed, 'tolerance', member.id, 0) : null),
    crew: member.crew,
    arrives: member.arrives ?? Number.NaN,
    calledBy: member.calledBy,
  };
}
