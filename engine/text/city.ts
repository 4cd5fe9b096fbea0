/** Words of the reports of a city and of its districts. Each language brings the same. */
import type { HOME_SIZES } from '../check/city/facts.js';
import type { CityMeasure } from '../check/city/measures.js';
import type { Verdict } from '../check/verdict.js';

export interface CityWords {
  title(name: string, city: boolean): string;
  district(folder: string): string;
  sections: Record<'summary' | 'effects' | 'districts' | 'ranking' | 'home' | 'made' | 'limits', string>;
  homes(homes: number, beds: number, residents: number): string;
  holds(wanted: string, holds: number, of: number, share: string): string;
  verdicts(fails: number, unproven: number): string;
  nights(share: string): string;
  behind(people: string, lost: string): string;
  measures: Record<CityMeasure, string>;
  effects(paired: number): string;
  effectsAxis: string;
  effectsCaption: string;
  verdict: Record<Verdict, string>;
  sizes: Record<(typeof HOME_SIZES)[number], string>;
  columns: Record<
    | 'rank'
    | 'home'
    | 'district'
    | 'homes'
    | 'size'
    | 'residents'
    | 'carers'
    | 'lacks'
    | 'verdict'
    | 'nights'
    | 'behind'
    | 'lost'
    | 'holds'
    | 'first'
    | 'measure'
    | 'gained',
    string
  >;
  lacks: Record<'approval' | 'sprinklers' | 'compartments' | 'panel' | 'training', string>;
  ranking: string;
  more(homes: number): string;
  made(command: string, engine: string, runs: number, most: number): string;
  limits: readonly string[];
  none: string;
}
