import type { CityWords } from '../city.js';

export const city: CityWords = {
  title: (name, whole) =>
    whole ? `Homes of the city at night: ${name}` : `One district, one report: nights in ${name}`,
  district: (folder) => folder.replace(/^district-0*(\d+)$/, 'District $1'),
  sections: {
    summary: 'What was found',
    effects: 'What each measure would change',
    districts: 'By district',
    ranking: 'Homes by shortfall',
    home: 'Home',
    made: 'How to get these figures again',
    limits: 'What this does not say',
  },
  homes: (homes, beds, residents) => `${homes} homes with ${beds} beds and ${residents} residents.`,
  holds: (wanted, holds, of, share) =>
    `The night plan is proven to hold (every claim met in at least ${wanted} of nights) in ${holds} of ${of} homes: ${share} with its 95% interval, the homes taken as a sample of such homes.`,
  verdicts: (fails, unproven) =>
    `In ${fails} homes it is proven to fail; in ${unproven} neither is proven by so many runs.`,
  nights: (share) => `Of the nights, ${share} met the whole plan (mean over homes).`,
  behind: (people, lost) =>
    `At the deadline of the claim that is furthest behind, ${people} of its residents are not where the plan wants them; ${lost} are incapacitated (means over homes).`,
  measures: {
    sprinklers: 'sprinklers',
    sealed: 'compartments sealed',
    doors: 'bedroom doors shut at night',
    panel: 'panel watched',
    atOnce: 'alarm at once, not after a look',
    carer: 'one more carer at night',
    training: 'night staff drilled',
  },
  effects: (paired) =>
    `Each measure by itself, on the same ${paired} nights as the home without it. “Compartments sealed”: voids closed, doors not wedged, closers that work. Only homes in which a measure changes anything are counted; intervals are between homes.`,
  effectsAxis: 'change of residents not where the plan wants them in time, a home',
  effectsCaption: 'Mean change in a home in which the measure changes anything, with its 95% interval.',
  verdict: { HOLDS: 'holds', FAILS: 'fails', UNPROVEN: 'not proven' },
  sizes: { station: 'station', low: 'up to 3 storeys', middle: '4 to 6 storeys', tower: 'tower' },
  columns: {
    rank: 'No.',
    home: 'home',
    district: 'district',
    homes: 'homes',
    size: 'size',
    residents: 'residents',
    carers: 'night carers',
    lacks: 'lacks',
    verdict: 'night plan',
    nights: 'nights met',
    behind: 'behind (residents)',
    lost: 'incapacitated',
    holds: 'plan proven to hold',
    first: 'helps most by itself',
    measure: 'measure',
    gained: 'plans that would hold then',
  },
  lacks: {
    approval: 'approval',
    sprinklers: 'sprinklers',
    compartments: 'sound compartments',
    panel: 'watched panel',
    training: 'training',
  },
  ranking:
    'Most residents behind first: those not where the plan wants them at the deadline of the claim that is furthest behind. No residents and no staff are named.',
  more: (homes) => `… and ${homes} more homes: homes.csv has them all.`,
  made: (command, engine, runs, most) =>
    `${command} (engine ${engine}, ${runs} runs; at most ${most} a home and measure). The same command gives the same figures, however often it is stopped.`,
  limits: [
    'Every figure is given the incident of each home’s scenario. How often such nights come is not asked.',
    'A generated home is no home that exists. Shares that no report gives are assumptions and are listed beside the homes.',
    'Measures are looked at one at a time. What two do together is not their sum.',
    'A plan that is not proven to hold may hold: more runs, or a proof of the opposite, would say so.',
    'Gaps are gaps against current code and against the home’s own plan, no legal findings.',
  ],
  none: 'none',
};
