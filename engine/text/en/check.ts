import type { CheckSentences } from '../check.js';
import { formatDuration, formatNumber, formatQuantity, formatShare } from '../numbers.js';
import { checkWords } from './checkWords.js';
import { words } from './words.js';

/** A word of one of the lists, or the code itself. */
const of = (list: Readonly<Record<string, string>>, code: unknown): string => list[code as string] ?? String(code);
const field = (code: unknown): string => of(checkWords.field, String(code).split('.').at(-1));
const days = (value: unknown): string => `${formatNumber(Number(value), 0)} days`;

const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  keyPlace: checkWords.keyPlace,
  fire: checkWords.fire,
  equipment: checkWords.equipment,
  annex: checkWords.annex,
};

const amount = (value: number | string | null, unit: string): string => {
  if (typeof value !== 'number')
    return value === null ? '' : of({ ...checkWords.stairType, ...checkWords.roomUse, ...checkWords.stated }, value);
  return ['m', 'm2', 's', 'h', 'kg', 'lx'].includes(unit)
    ? formatQuantity(value, unit, 'en', 2)
    : formatNumber(value, 2);
};

/** Titles of Chinese laws and regulations, in English. */
const TITLES: Readonly<Record<string, string>> = {
  消防法: 'Fire Protection Law',
  安全生产法: 'Work Safety Law',
  北京市消防条例: 'Beijing Fire Protection Regulations',
  北京市安全生产条例: 'Beijing Work Safety Regulations',
  公安部令第61号: 'Order 61, Ministry of Public Security',
  应急管理部令第5号: 'Order 5, Ministry of Emergency Management',
  '生产安全事故应急条例（国务院令第708号）':
    'Regulations on Emergency Response to Work Safety Accidents (State Council Order 708)',
  '国务院办公厅转发《关于进一步加强养老机构安全管理的意见》':
    'State Council Office: Opinions on Strengthening Safety Management of Elderly-Care Institutions',
  '养老机构消防安全管理规定（民发〔2023〕37号）': 'Fire Safety Rules for Elderly-Care Institutions (Minfa 2023-37)',
  养老机构重大事故隐患判定标准: 'Criteria for Major Accident Hazards of Elderly-Care Institutions',
};

export const checkSentences: CheckSentences = {
  heading: 'Gap against current code. An existing building is judged by the code of its day: this is no legal finding.',
  hint: 'a hint to verify, no finding on a clause',
  elementGap: {
    noDocument: () => 'no written plan is given',
    notStated: (p) => `${field(p.field)}: not stated`,
    noChapter: (p) => `no chapter on: ${of(checkWords.topic, p.topic)}`,
    keywordMissing: (p) =>
      `the chapter on "${of(checkWords.topic, p.topic)}" has none of the words it cannot do without`,
    superseded: (p, s) => `it cites ${s.value(p.basis)}, which ${s.name(p.by)} has replaced`,
    storeysNotCovered: (p, s) => `storeys left out: ${s.allOf(p.storeys)}`,
    shiftsNotCovered: (p, s) => `shifts left out: ${s.allOf(p.shifts)}`,
    noReferenceDate: () => 'the day of the check is not known, so ages cannot be told (document.asOf)',
    tooOld: (p) => `${field(p.field)}: ${days(p.days)} old, at most ${days(p.most)}`,
    residentsByShares: () => 'residents are given as shares, not one by one',
    residentsWithout: (p, s) => `without ${field(p.field)}: ${s.allOf(p.residents)}`,
    kindsNotConsidered: (p, s) => {
      const list = KINDS[p.kind as string] ?? {};
      const items = (p.items as string[]).map((item) => of(list, item));
      return `missing: ${s.allOf(items)}${p.storeys === undefined ? '' : ` on ${s.allOf(p.storeys)}`}`;
    },
    withoutPlace: (p, s) =>
      `without a place: ${s.allOf((p.items as string[]).map((item) => of(checkWords.keyPlace, item)))}`,
    notLinked: (p, s) => `hazards not linked to a fire of the plan: ${s.allOf(p.items)}`,
    gradeDiffers: (p) =>
      `states grade ${formatNumber(Number(p.stated), 0)}; ${formatNumber(Number(p.people), 0)} people in one fire compartment who cannot leave unaided make it grade ${formatNumber(Number(p.computed), 0)}`,
    groupsMissing: (p, s) => `no ${s.allOf((p.groups as string[]).map((group) => of(checkWords.group, group)))}`,
    nobodyOnShift: (p, s) => `${of(checkWords.group, p.group)}: nobody named on ${s.allOf(p.shifts)}`,
    doublePost: (p, s) =>
      `${s.name(p.person)} has two posts on shift ${s.name(p.shift)}: ${s.allOf((p.groups as string[]).map((group) => of(checkWords.group, group)))}`,
    notOnRoster: (p, s) => `named, but on no shift and in no list: ${s.allOf(p.people)}`,
    hasLeft: (p, s) => `named, but has left: ${s.allOf(p.people)}`,
    noPhone: (p, s) => `no telephone: ${s.allOf(p.people)}`,
    manyNew: (p, s) =>
      `${formatShare(Number(p.share))} of those named have come since the last drill (${s.name(p.since)}); more than ${formatShare(Number(p.most))} is worth a drill`,
    zoneNamesDiffer: (p, s) => `zones named otherwise on the panel than in the plan: ${s.allOf(p.items)}`,
    rosterGap: (p, s) => `nobody on the roster from ${s.name(p.from)} to ${s.name(p.to)}`,
    tooFewCertified: (p, s) =>
      `shift ${s.name(p.shift)}: ${formatNumber(Number(p.found), 0)} certified at the panel, at least ${formatNumber(Number(p.least), 0)}`,
    residentsForgotten: (p, s) => `neither moved nor told to stay: ${s.allOf(p.residents)}`,
    classesWithoutMeans: (p, s) =>
      `says not how they are moved: ${s.allOf((p.classes as string[]).map((one) => of(words.mobility, one)))}`,
    phasesWithoutStaff: (p, s) => `says not by whom: ${s.allOf(p.phases)}`,
    noPhases: () => 'nobody is moved by it',
    deviceNotKept: (p, s) => `${of(words.device, p.device)} is wanted for ${s.allOf(p.residents)}, and none is kept`,
    oneWayOnly: (p, s) => `one way out only: ${s.allOf(p.spaces)}`,
    sameRoute: (p, s) => `first and second route are the same: ${s.allOf(p.zones)}`,
    wrongRoute: (p, s) => `does not lead there: ${s.allOf(p.items)}`,
    noSafePlace: (p, s) => `no place of safety named for ${s.allOf(p.storeys)}`,
    tooSmall: (p, s) =>
      `storey ${s.name(p.storey)}: ${s.area(p.capacity)} of refuge, ${s.area(p.people)} needed for those who are moved (estimate)`,
    liftUnfit: (p, s) => `lift ${s.name(p.lift)} may be used but does not meet the rules for fire lifts`,
    liftUnknown: (p, s) => `lift ${s.name(p.lift)}: nothing is known of it`,
    groupEmptied: (p, s) =>
      `shift ${s.name(p.shift)}: the first attack takes the whole evacuation group (${s.allOf(p.people)})`,
    tooMany: (p, s) =>
      `shift ${s.name(p.shift)}: ${formatNumber(Number(p.people), 0)} go to the fire, at most ${formatNumber(Number(p.most), 0)} shall`,
    notTrained: (p, s) => `no training before their post: ${s.allOf(p.people)}`,
    trainingRare: (p) => `${days(p.days)} without training of all staff, at most ${days(p.most)}`,
    drillsRare: (p) => `${of(checkWords.duty, p.drill)}: ${days(p.days)} without one, at most ${days(p.most)}`,
    noDrill: (p) => `${of(checkWords.duty, p.drill)}: none held; one every ${days(p.most)}`,
    noNightDrill: () => 'no drill with the staff of the night within twelve months',
    shiftsNotDrilled: (p, s) => `shifts without a drill within twelve months: ${s.allOf(p.shifts)} (advice)`,
    contractMissing: (p) => `no contract: ${of(checkWords.contract, p.contract)}`,
    contractOver: (p, s) => `contract over since ${s.name(p.until)}: ${of(checkWords.contract, p.contract)}`,
    notRevised: (p, s) => `not revised after: ${of(checkWords.change, p.change)} (${s.name(p.date)})`,
    guideMissing: (p, s) => `shift ${s.name(p.shift)}: no guide for ${s.allOf(p.storeys)}`,
    noClaims: () => 'the plan makes no claims that could be tried',
    notSimulated: () => 'not yet run',
    notAtNight: () => 'the incident is not at night: try it with the staff of the night',
    claimsNotHeld: (p, s) => `claims that do not hold: ${s.allOf(p.claims)}`,
    lockedDoors: (p, s) => `locked doors: ${s.allOf(p.openings)}`,
  },
  place(place, names) {
    switch (place.kind) {
      case 'building':
        return 'the building';
      case 'storey':
        return names.storey(place.id);
      case 'space':
        return `${names.space(place.id)} (x ${formatNumber(place.x, 1)} m, y ${formatNumber(place.y, 1)} m)`;
      case 'opening':
        return `door ${place.id}, ${names.storey(place.storey)} (x ${formatNumber(place.x, 1)} m, y ${formatNumber(place.y, 1)} m)`;
      case 'compartment':
        return `fire compartment ${place.id}, ${names.storey(place.storey)}`;
      case 'stair':
        return `stair ${place.id}${place.storey === undefined ? '' : `, ${names.storey(place.storey)}`}`;
      case 'lift':
        return `lift ${place.id}`;
      case 'careUnit':
        return `care unit ${place.id}`;
    }
  },
  finding(f, names) {
    const where = checkSentences.place(f.place, names);
    const item = checkWords.item[f.item];
    const detail = f.detail === undefined ? '' : `: ${f.detail.slice(0, 8).join(', ')}`;
    const path =
      f.path === undefined
        ? ''
        : `; along the way ${formatQuantity(f.path, 'm', 'en', 1)}${f.walking === undefined ? '' : `, ${formatDuration(f.walking, 'en')} on foot`}`;
    switch (f.relation) {
      case 'atLeast':
        return `${where}: ${item} ${amount(f.found, f.unit)}, at least ${amount(f.wanted, f.unit)}${path}${detail}`;
      case 'atMost':
        return `${where}: ${item} ${amount(f.found, f.unit)}, at most ${amount(f.wanted, f.unit)}${path}${detail}`;
      case 'needs':
        return `${where}: lacks ${item}${f.found === null ? '' : ` (${amount(f.found, '')})`}${detail}`;
      case 'forbids':
        return `${where}: ${item}${f.found === null ? '' : ` (${amount(f.wanted, '')} used as ${amount(f.found, '')})`}${detail}`;
    }
  },
  notStated: (fields) => `cannot be judged: ${fields.map(field).join(', ')} not stated`,
  source: (s) =>
    `${TITLES[s.title] ?? s.title}${s.edition === '' ? '' : ` (${s.edition})`}${s.clause === '' ? '' : ` ${s.clause}`}`,
  managers: (m) =>
    m.managers === 0
      ? `no fire-safety manager is named for ${m.residents} residents; their tasks take about ${formatNumber(m.needed, 0)} h a month (assumed times)`
      : `${m.managers === 1 ? 'one fire-safety manager' : `${m.managers} fire-safety managers`}, ${formatNumber(m.span ?? 0, 0)} residents to each; tasks of about ${formatNumber(m.needed, 0)} h a month (assumed times), ${formatNumber(m.available, 0)} h to do them in`,
  grade: (g) =>
    `grade ${g.computed} by ${g.people} people in one fire compartment who cannot leave unaided; ${g.stated === null ? 'the plan states none' : `the plan states ${g.stated}`}`,
};
