/** Words of drills that are held in the building: what keeps a record open, its document, the register. */
import type { CloseProblem, CloseProblemCode, CodeKind, RealDrillMode, RealEvent } from './realDrillCodes.js';

export interface RealDrillWords {
  close: Record<CloseProblemCode, (parameters: CloseProblem['parameters']) => string>;
  /** Above the list of what is missing. */
  cannotClose(problems: number): string;
  event: Record<RealEvent, string>;
  kind: Record<'allElement' | 'realScenario' | 'subPlan' | 'tabletop', string>;
  mode: Record<RealDrillMode, string>;
  not: Record<'tabletop' | 'open' | 'otherHome', string>;
  code: Record<CodeKind, string>;
  record: {
    title(home: string): string;
    realMark: string;
    tabletopMark: string;
    openMark: string;
    fields: Record<
      | 'date'
      | 'place'
      | 'content'
      | 'kind'
      | 'shift'
      | 'alarm'
      | 'exits'
      | 'leader'
      | 'numbers'
      | 'cleared'
      | 'none'
      | 'improvements',
      string
    >;
    sections: Record<'what' | 'talk' | 'events' | 'zones' | 'participants' | 'problems' | 'scans' | 'compare', string>;
    columns: Record<
      | 'time'
      | 'what'
      | 'decision'
      | 'by'
      | 'zone'
      | 'name'
      | 'post'
      | 'department'
      | 'problem'
      | 'owner'
      | 'due'
      | 'closed'
      | 'code',
      string
    >;
    yes: string;
    no: string;
    numbers(residents: string, standIns: string, staff: string, visitors: string): string;
    notCleared: string;
    noneFound(reason: string): string;
  };
  register: {
    title(home: string, asOf: string): string;
    counts: string;
    byShift: string;
    gaps: string;
    nothing: string;
    noGaps: string;
    columns: Record<'date' | 'kind' | 'shift' | 'counts' | 'drills', string>;
  };
  chart: {
    title: string;
    axis: string;
    measured: string;
    /** @param runs simulated */
    simulated(runs: number): string;
    none: string;
    within(measured: string, low: string, high: string): string;
    columns: Record<'zone' | 'measured' | 'low' | 'median' | 'high' | 'runs', string>;
  };
  codes: { title(home: string): string; intro: string };
}
