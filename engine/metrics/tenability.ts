/** Until when the recorded air of each space is fit for people: the available safe egress time, by vulnerability. */
import { ALL_PARAMETERS } from '../build.js';
import type { Building } from '../facility/building.js';
import { gasRate, heatRate } from '../hazard/exposure/dose.js';
import type { Recording } from '../recording/reader.js';
import type { Scenario } from '../scenario/schema.js';
import { gasState, type GasState } from '../world/conditions.js';
import { CRITERIA, VULNERABILITIES, type Criterion, type Vulnerability } from './criteria.js';
import { AIR_SECONDS, goThroughAir, recordedGas } from './airHistory.js';

/** When air stops being fit. Times in s after the start of the incident; Infinity: not within the recording. */
export interface Availability {
  time: number;
  /** What is passed first; null: nothing. */
  by: Criterion | null;
  /** The same with every limit a tenth lower, and a tenth higher: how much hangs on the limit. */
  early: number;
  late: number;
}

/** By vulnerability, then space; null: the recording has no air. */
export type Tenability = Record<Vulnerability, readonly Availability[]>;

const NEVER: Availability = { time: Infinity, by: null, early: Infinity, late: Infinity };
const FACTORS = [0.9, 1, 1.1] as const;

export function parameterOf(scenario: Scenario): (name: string) => number {
  const own = scenario.model?.parameters ?? {};
  return (name) => {
    const given = own[name];
    return given === undefined ? ALL_PARAMETERS[name].value : typeof given === 'number' ? given : given.value;
  };
}

/** Values that are compared with their limits, in the order of CRITERIA. */
type Values = Float64Array;

/** One place that is watched: a space at a height. */
class Watch {
  /** By factor on the limits, then criterion: when passed, s. */
  readonly passed = FACTORS.map(() => new Float64Array(CRITERIA.length).fill(Infinity));
  private time = NaN;
  private readonly values: Values = new Float64Array(CRITERIA.length);
  private gas = 0;
  private heat = 0;

  constructor(
    readonly height: number,
    private readonly limits: Values,
    private readonly clothed: boolean,
  ) {}

  /** Goes on to `time` with the air as it was, and, if given, as it is then. */
  go(time: number, now: GasState | null): void {
    if (!Number.isNaN(this.time)) {
      // What is not written again has held until one sample before.
      const held = now === null ? time : Math.max(this.time, time - AIR_SECONDS);
      this.span(held, this.values, this.gas, this.heat);
      if (now !== null) this.span(time, valuesOf(now), gasRate(now) / 60, heatRate(now, this.clothed) / 60);
    } else if (now !== null) {
      this.time = time;
      this.span(time, valuesOf(now), gasRate(now) / 60, heatRate(now, this.clothed) / 60);
    }
  }

  /** Straight on to `to`, where momentary values are `end` and the rates of dose `gas` and `heat`. */
  private span(to: number, end: Values, gas: number, heat: number): void {
    const from = this.time;
    const length = to - from;
    const start = Float64Array.from(this.values);
    for (let k = 0; k < 3; k++) this.values[k] = end[k];
    this.values[3] += (length * (this.gas + gas)) / 2;
    this.values[4] += (length * (this.heat + heat)) / 2;
    this.gas = gas;
    this.heat = heat;
    this.time = to;
    FACTORS.forEach((factor, f) => {
      for (let k = 0; k < CRITERIA.length; k++) {
        const limit = factor * this.limits[k];
        if (this.passed[f][k] < Infinity || this.values[k] < limit) continue;
        const rise = this.values[k] - start[k];
        this.passed[f][k] = start[k] >= limit || rise <= 0 ? from : from + (length * (limit - start[k])) / rise;
      }
    });
  }

  availability(): Availability {
    const [early, time, late] = this.passed.map((list) => list.reduce((least, t) => Math.min(least, t), Infinity));
    const first = this.passed[1].indexOf(time);
    return { time, by: time === Infinity ? null : CRITERIA[first], early, late };
  }
}

const VALUES: Values = new Float64Array(CRITERIA.length);
function valuesOf(gas: GasState): Values {
  VALUES[0] = gas.extinction;
  VALUES[1] = gas.temperature - 273.15;
  VALUES[2] = gas.radiantFlux / 1000;
  return VALUES;
}

/** Available times of all spaces, from what is recorded so far. */
export function tenability(recording: Recording, building: Building): Tenability | null {
  const { scenario } = recording.header;
  const parameter = parameterOf(scenario);
  const small = parameter('tenability.small');
  const limitsOf = (vulnerability: Vulnerability, area: number): Values => {
    const seen = parameter(area < small ? 'tenability.visibility.small' : 'tenability.visibility');
    return Float64Array.of(
      vulnerability === 'walking' ? 3 / seen : Infinity,
      parameter('tenability.temperature'),
      parameter('tenability.radiant'),
      parameter(vulnerability === 'frail' ? 'tenability.dose.frail' : 'tenability.dose.gas'),
      parameter(vulnerability === 'frail' ? 'tenability.dose.frail' : 'tenability.dose.heat'),
    );
  };
  const heights: Record<Vulnerability, number> = {
    walking: parameter('exposure.height.standing'),
    lying: parameter('exposure.height.lying'),
    frail: parameter('exposure.height.lying'),
  };
  const watches = new Map<number, Watch[]>();
  const gas = gasState();
  const any = goThroughAir(recording, (space, time, air) => {
    let list = watches.get(space);
    if (list === undefined) {
      const { area } = building.spaces[space];
      list = VULNERABILITIES.map((v) => new Watch(heights[v], limitsOf(v, area), v === 'walking'));
      watches.set(space, list);
    }
    for (const watch of list) watch.go(time, recordedGas(air, space, watch.height, gas));
  });
  if (!any) return null;
  for (const list of watches.values()) for (const watch of list) watch.go(recording.duration, null);
  return Object.fromEntries(
    VULNERABILITIES.map((name, v) => [
      name,
      building.spaces.map((_, space) => watches.get(space)?.[v].availability() ?? NEVER),
    ]),
  ) as unknown as Tenability;
}
