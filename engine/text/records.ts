/** Words of what drills leave: after-action report, action cards, drill script. Each language brings the same. */
/** How well an objective was reached: HSEEP's P, S, M, U. */
export const RATINGS = ['P', 'S', 'M', 'U'] as const;
export type Rating = (typeof RATINGS)[number];

export interface RecordWords {
  /** On every page of a drill that was played on a machine, in both languages. */
  simulatedMark: string;
  /** To be filled in by hand. */
  blank: string;
  afterAction: {
    title(drill: string): string;
    sections: Record<
      'overview' | 'objectives' | 'analysis' | 'timeline' | 'strengths' | 'improve' | 'plan' | 'participants' | 'again',
      string
    >;
    overview: Record<
      | 'name'
      | 'dates'
      | 'scope'
      | 'mission'
      | 'capabilities'
      | 'objectives'
      | 'hazard'
      | 'scenario'
      | 'sponsor'
      | 'organisations'
      | 'contact'
      | 'outcome',
      string
    >;
    scope(duration: string, home: string, roles: number): string;
    mission: string;
    fire: string;
    outcome(safe: number, sheltered: number, remaining: number, lost: number): string;
    rating: Record<Rating, string>;
    columns: Record<
      | 'objective'
      | 'rating'
      | 'criterion'
      | 'due'
      | 'done'
      | 'state'
      | 'time'
      | 'who'
      | 'what'
      | 'known'
      | 'capability'
      | 'issue'
      | 'action'
      | 'element'
      | 'owner'
      | 'start'
      | 'end'
      | 'role'
      | 'staff'
      | 'name'
      | 'signature',
      string
    >;
    inject: string;
    event: string;
    known(seen: number, events: number, lately: readonly string[]): string;
    metBy(spare: string): string;
    met: string;
    observation(criterion: string, due: string, done: string | null): string;
    reference(event: string): string;
    analysis: string;
    noCriterionMissed: string;
    noneMet: string;
    noDecisions: string;
    everybody: string;
    proposed: string;
    again(command: string, engine: string, hash: string): string;
    signatures: readonly string[];
  };
  cards: {
    title(home: string): string;
    card(post: string, shift: string): string;
    sections: Record<'who' | 'duties' | 'steps' | 'replaces' | 'use', string>;
    columns: Record<'when' | 'what' | 'deadline' | 'article', string>;
    people(names: string, station: string): string;
    replacedBy(names: string): string;
    notReplaced: string;
    mayUse(devices: string): string;
    mayLift: string;
    mayNotLift: string;
    mayWatch: string;
    certified(names: string): string;
    lifts(ids: string): string;
    step: Record<
      | 'perceive'
      | 'investigate'
      | 'confirmFirst'
      | 'shut'
      | 'attack'
      | 'call'
      | 'callAtOnce'
      | 'broadcast'
      | 'stay'
      | 'liftAttendant',
      string
    >;
    duty: Record<'supervise' | 'headCount' | 'search' | 'attackFire', string>;
    move(zones: string, to: string): string;
    destination: Record<'refuge' | 'nextCompartment' | 'storeyBelow' | 'refugeStorey' | 'outside' | 'ownRoom', string>;
    after(event: string, delay: string | null): string;
    within(deadline: string): string;
    guide(storeys: string): string;
    group(group: string): string;
    article: Record<'response' | 'phase' | 'duty' | 'lifts', string>;
    footer(made: string): string;
    drillRole: string;
    signatures: readonly string[];
  };
  script: {
    title(home: string): string;
    intro: readonly string[];
    rule: string;
    sections: Record<'rule' | 'check', string>;
    columns: Record<'order' | 'resident' | 'room' | 'mobility' | 'means' | 'by' | 'standIn', string>;
    standIn: Record<'self' | 'standIn', string>;
    reason: Record<'bedridden' | 'equipment' | 'lifted' | 'dementia' | 'blind' | 'walks', string>;
    counts(people: number, self: number, standIns: number): string;
    hands(needed: number, there: number): string;
    defended: string;
    noPhase: string;
    checks: readonly string[];
    signatures: readonly string[];
  };
}
