/** Words of the reports. */

export interface ReportWords {
  /** 一院一策 · 一机构一清单 */
  homeTitle(name: string): string;
  sections: Record<
    | 'summary'
    | 'hazards'
    | 'verdicts'
    | 'why'
    | 'measures'
    | 'elements'
    | 'rules'
    | 'plans'
    | 'foreign'
    | 'drills'
    | 'assumed'
    | 'behind'
    | 'again',
    string
  >;
  columns: Record<
    | 'number'
    | 'what'
    | 'where'
    | 'source'
    | 'status'
    | 'missing'
    | 'claim'
    | 'verdict'
    | 'runs'
    | 'range'
    | 'storey'
    | 'people'
    | 'means'
    | 'parameter'
    | 'value'
    | 'from'
    | 'held'
    | 'gaps'
    | 'elements'
    | 'seeds'
    | 'how',
    string
  >;
  nothing: string;
  checkedOn(date: string | null): string;
  counted(what: string, found: number, of: number): string;
  alone: string;
  drillIntro: string;
  /** @param listed those that work against a verdict follow */
  assumedIntro(active: number, looked: number, listed: boolean): string;
  again(command: string, engine: string, runs: number): string;
  /** The runs behind the figures, each with its mark. */
  behind: {
    intro: string;
    asWritten: string;
    failing(claim: string): string;
    atRange(claim: string): string;
    worst(claim: string): string;
    fix(claim: string): string;
  };
  /** The figures are of a scenario that was changed on the screen. */
  edited(changes: number): string;
  /** Places of a rule that are not listed. */
  more(places: number): string;
  /** What is missing of an element that has nothing. */
  nothingWritten: string;
  /** The claims were not tried to the end. */
  stopped: string;
  planCaption(storey: string): string;
  drillLine(people: number, kind: string, means: string): string;
  signatures: readonly string[];
  /** 一区一报告 */
  district: {
    title(name: string, city: boolean): string;
    noPersons: string;
    homes(homes: number, beds: number, residents: number): string;
    withHazard(homes: number, of: number): string;
    claims(holds: number, fails: number, unproven: number): string;
    trend(homes: number, before: number, now: number): string;
    byDistrict: string;
    ranking: string;
    district: string;
    home: string;
    count: string;
    judged: string;
    before: string;
    short: Record<'hazards' | 'gaps' | 'elements' | 'open', string>;
    signatures: readonly string[];
  };
}
