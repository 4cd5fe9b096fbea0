import type { ReportWords } from '../report.js';
import { words } from './words.js';

export const reportWords: ReportWords = {
  homeTitle: (name) => `One home, one programme: ${name}`,
  sections: {
    summary: 'What was found',
    hazards: 'Major accident hazards',
    verdicts: 'Does the plan hold?',
    why: 'Why not',
    measures: 'What would make it hold',
    elements: 'What the written plan lacks',
    rules: 'Gaps of the building against current code',
    plans: 'Where they are',
    foreign: 'For comparison: rules abroad (never counted)',
    drills: 'Proposed drill, from the list of residents',
    assumed: 'What was assumed',
    again: 'How to get these figures again',
  },
  columns: {
    number: 'No.',
    what: 'what',
    where: 'where and what was found',
    source: 'source [confidence]',
    status: 'status',
    missing: 'what is missing',
    claim: 'claim',
    verdict: 'verdict',
    runs: 'runs that met it',
    range: 'range',
    storey: 'storey',
    people: 'residents',
    means: 'moved how',
    parameter: 'value of the model',
    value: 'in force',
    from: 'source [confidence]',
    held: 'claims that hold',
    gaps: 'gaps on clauses',
    elements: 'elements missing or weak',
  },
  nothing: 'Nothing was found.',
  checkedOn: (date) => (date === null ? 'The day of the check is not stated.' : `Checked for ${date}.`),
  counted: (what, found, of) => `${what}: ${found} of ${of}.`,
  alone: 'on foot, alone',
  drillIntro:
    'Use stand-ins where moving frail residents is not safe. Hold it once with the staff of the night. Write down the times that are named under "What was assumed": measured, they take the place of assumptions.',
  assumedIntro: (active, looked) =>
    `${looked} values of the model have been measured by nobody, in print or here; ${active} of them change this night. Those that matter most:`,
  again: (command, engine, runs) =>
    `${command} (engine ${engine}, ${runs} runs). The same command gives the same figures.`,
  planCaption: (storey) => `${storey}: numbers as in the table`,
  drillLine: (people, mobility, means) => `${people} × ${words.mobility[mobility]}: ${means}`,
  signatures: ['Person in charge of the home', 'Fire-safety manager', 'Checked by', 'Date'],
  district: {
    title: (name, city) => (city ? `The city’s homes by district: ${name}` : `One district, one report: ${name}`),
    noPersons:
      'Made from what each home has handed over: ids of rules and counts. It holds nothing about residents or staff. Gaps are gaps against current code, no legal findings.',
    homes: (homes, beds, residents) => `${homes} homes with ${beds} beds and ${residents} residents.`,
    withHazard: (homes, of) => `Homes with a major accident hazard: ${homes} of ${of}.`,
    claims: (holds, fails, unproven) =>
      `Claims of their plans: ${holds} hold, ${fails} fail, ${unproven} are not proven, each given its home’s incident.`,
    trend: (homes, before, now) =>
      `${homes} homes have handed over before: hazards and gaps were ${before} then and are ${now} now.`,
    byDistrict: 'By district',
    ranking: 'Homes by shortfall: hazards, then claims, then gaps, then elements',
    district: 'district',
    home: 'home',
    count: 'homes',
    judged: 'homes judged',
    before: 'before (in the same order)',
    short: { hazards: 'hazards', gaps: 'gaps', elements: 'elements short', open: 'claims open' },
    signatures: ['Department', 'Compiled by', 'Date'],
  },
};
