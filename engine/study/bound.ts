/** What no order of moving can beat: the work there is, divided by the hands there are. */
import { hypot } from '../math.js';
import { isStairSpace, OUTSIDE } from '../facility/facility.js';
import { isNight } from '../people/shift.js';
import { MEANS, type Claim } from '../scenario/schema.js';
import { subjectRows } from '../study/claims.js';
import type { Model } from '../world/model.js';

export interface LowerBound {
  /** Residents of the claim who are moved by staff, and staff who may move them. */
  residents: number;
  hands: number;
  /** Work with the mean times of the model, person-seconds: preparing, the straight way there, settling; no way back. */
  work: number;
  /** work / hands, or the longest single resident if that is more, s after the phase begins. */
  seconds: number;
}

/** Straight ways and mean times only, nobody ever walks back: every real night takes longer. null: staff move nobody. */
export function lowerBound(model: Model, claim: Claim): LowerBound | null {
  if (claim.subject.kind === 'event' || claim.subject.kind === 'staff' || claim.subject.kind === 'resource')
    return null;
  const { facility, people } = model;
  const time = isNight(model.scenario.incident.clock) ? 'night' : 'day';
  const mean = (name: string): number => model.parameter(`time.${name}.${time}.mean`);
  // The quickest of those on duty.
  const factors = people.slice(model.residents).map(({ trainingFactor }) => trainingFactor);
  const factor = factors.length === 0 ? 1 : Math.min(...factors);
  let [work, longest, residents] = [0, 0, 0];
  const phases = new Set<number>();
  for (const row of subjectRows(model, claim)) {
    const person = people[row];
    const home = facility.spaces[facility.beds[person.bed].spaceIndex];
    if (model.phaseOf[row] < 0) continue;
    const { to } = model.scenario.plan.phases[model.phaseOf[row]];
    // Downwards only where nothing nearer is named: what the plan could choose, the bound grants.
    const far = to.every((one) => one === 'outside');
    const stairs = far && facility.storeys[home.storey].rank > 0 && person.meansStairs >= 0;
    const means = stairs ? MEANS[person.meansStairs] : person.meansLevel >= 0 ? MEANS[person.meansLevel] : null;
    if (means === null) continue;
    phases.add(model.phaseOf[row]);
    residents++;
    const helpers = Math.max(1, stairs ? person.helpersStairs : person.helpersLevel);
    const way = straightWay(model, home.storey, facility.beds[person.bed].at);
    const rise = stairs ? facility.storeys[home.storey].elevation * SLOPE : 0;
    const settling = means === 'escort' ? 0 : mean('unload');
    const preparation = means === 'escort' ? 0 : mean(`prepare.${means}`) * factor;
    const fastest = means === 'escort' ? person.speedLevel : levelSpeed(model, means);
    const team = preparation + way / fastest + (stairs ? rise / stairSpeed(model, means) : 0) + settling;
    // One carer alone drags on a sheet: slower, and fewer person-seconds. The plan may forbid it; the bound grants it.
    const alone =
      helpers < 2
        ? team
        : mean('prepare.rescueSheet') * factor * model.parameter('time.loneFactor') +
          way / model.parameter('means.rescueSheet.levelAlone') +
          (stairs ? rise / model.parameter('means.rescueSheet.stairsAlone') : 0) +
          settling;
    work += Math.min(helpers * team, alone);
    longest = Math.max(longest, Math.min(team, alone));
  }
  if (residents === 0) return null;
  let hands = 0;
  for (let row = model.residents; row < people.length; row++)
    if ([...phases].some((phase) => model.eligible[phase][row] === 1)) hands++;
  return { residents, hands, work, seconds: hands === 0 ? Infinity : Math.max(work / hands, longest) };
}

/** Straight from a bed to the nearest opening of its storey into a stair, a refuge or the outside, m. */
function straightWay({ facility }: Model, storey: number, [x, y]: readonly [number, number]): number {
  let way = Infinity;
  for (const o of facility.openings) {
    const ends = [o.a, o.b].map((i) => (i === OUTSIDE ? null : facility.spaces[i]));
    if (!ends.some((s) => s === null || isStairSpace(s) || s.kind === 'refuge')) continue;
    if (!ends.some((s) => s !== null && s.storey === storey)) continue;
    way = Math.min(way, hypot((o.x1 + o.x2) / 2 - x, (o.y1 + o.y2) / 2 - y) - o.width / 2);
  }
  // Another compartment may be nearer than any of these.
  for (const o of facility.openings) {
    if (o.b === OUTSIDE) continue;
    const [a, b] = [facility.spaces[o.a], facility.spaces[o.b]];
    if (a.storey !== storey || a.compartment === b.compartment || a.compartment < 0 || b.compartment < 0) continue;
    way = Math.min(way, hypot((o.x1 + o.x2) / 2 - x, (o.y1 + o.y2) / 2 - y) - o.width / 2);
  }
  return way === Infinity ? 0 : Math.max(0, way);
}

/** Length along the slope for a metre of height on the steepest stair that is built, 45°. */
const SLOPE = 1.4142135623730951;

function levelSpeed(model: Model, means: (typeof MEANS)[number]): number {
  return means === 'wheelchair'
    ? model.parameter('means.wheelchair.level.max')
    : model.parameter(`means.${means}.level`);
}

const stairSpeed = (model: Model, means: (typeof MEANS)[number]): number =>
  means === 'escort' || means === 'wheelchair' || means === 'bed' ? 1 : model.parameter(`means.${means}.stairs`);
