import type { CheckSentences, CheckWords } from '../check.js';
import { formatDuration, formatNumber, formatQuantity, formatShare } from '../numbers.js';
import { words } from './words.js';

export const checkWords: CheckWords = {
  elementStatus: { present: 'present', weak: 'weak', missing: 'missing', notApplicable: 'not applicable' },
  ruleStatus: { met: 'met', gap: 'gap', notStated: 'not stated', notApplicable: 'not applicable' },
  level: { class: 'kind of building', advice: 'advised', gap: 'gap', majorHazard: 'major accident hazard' },
  jurisdiction: { CN: 'national', local: 'local', foreign: 'for comparison, abroad', practice: 'good practice' },
  ruleConfidence: { R: 'clause read', K: 'clause recalled, not read again', U: 'uncertain: to be verified' },
  topic: {
    purpose: 'purpose',
    scope: 'scope',
    riskAssessment: 'risk assessment',
    communication: 'communication',
    protection: 'protection',
    firstAid: 'first aid',
    cutOff: 'cutting power, oxygen and gas',
    brigade: 'meeting the fire brigade',
    startOfResponse: 'start of the response',
    endOfResponse: 'end of the response',
    aftercare: 'aftercare and relocation',
    supplies: 'supplies, people and money',
    organisation: 'organisation and duties',
    hazards: 'dangerous places and their assessment',
    startProcedure: 'procedure for starting the plan',
    measures: 'emergency measures',
    trainingAndDrills: 'training and drills',
    equipment: 'equipment kept ready',
    funding: 'funding',
    other: 'other matters',
    dementia: 'residents with dementia',
  },
  group: {
    commander: 'commander',
    deputy: 'deputy commander',
    firefight: 'firefighting group',
    comms: 'communication group',
    evac: 'evacuation-guide group',
    rescue: 'protection and first-aid group',
    security: 'security group',
    logistics: 'logistics group',
  },
  keyPlace: {
    kitchen: 'kitchen',
    boiler: 'boiler room',
    oxygen: 'oxygen store',
    laundry: 'laundry',
    charging: 'charging place',
    distribution: 'electrical distribution',
    roofVoid: 'roof void',
    other: 'other place',
  },
  fire: {
    bedroomNight: 'bedroom at night',
    kitchenDay: 'kitchen by day',
    electricalRiser: 'electrical riser',
    stairOrGroundSmoke: 'smoke in a stair or on the ground floor',
    charging: 'charging',
    other: 'other',
  },
  equipment: {
    mask: 'escape masks',
    radio: 'radios',
    extinguisher: 'extinguishers',
    hoseReel: 'hose reels',
    torch: 'torches',
    megaphone: 'megaphones',
    device: 'devices for moving people',
  },
  contract: {
    receivingPlace: 'receiving place',
    maintenance: 'maintenance of fire systems',
    mutualAid: 'mutual aid',
    medical: 'medical care',
  },
  annex: { floorPlans: 'floor plans', contactList: 'contacts', resourceList: 'list of resources', forms: 'forms' },
  change: {
    law: 'change of law',
    command: 'change of command',
    risk: 'change of risk',
    resource: 'change of resources',
    drillFinding: 'finding of a drill',
    other: 'other change',
  },
  duty: {
    keyUnit: 'fire drill of a key unit',
    otherUnit: 'fire drill',
    realScenario: 'real-scenario drill of a care home',
    highRiseAllElement: 'all-element drill of a high-rise',
    above100AllElement: 'all-element drill of a building above 100 m',
    subPlan: 'drill of the sub-plans',
  },
  stairType: {
    open: 'open stair',
    openToGallery: 'stair open to a gallery',
    enclosed: 'enclosed stair',
    smokeProof: 'smoke-proof stair',
    outdoor: 'outdoor stair',
  },
  roomUse: {
    gas: 'gas room',
    electrical: 'electrical room',
    boiler: 'boiler room',
    store: 'store',
    evacuation: 'way out',
    bedroom: 'bedroom',
    office: 'office',
    kitchen: 'kitchen',
    other: 'other use',
  },
  stated: { none: 'none', partial: 'in part', full: 'throughout', system: 'system', standAlone: 'stand-alone alarms' },
  managerTask: {
    patrol: 'daily patrol',
    monthlyCheck: 'monthly check of a storey',
    drill: 'drill',
    training: 'training of all staff',
    residentList: 'list of residents',
    plan: 'plan and file',
  },
  field: {
    legalBases: 'laws and standards it rests on',
    height: 'building height',
    totalArea: 'total floor area',
    fireResistanceClass: 'fire-resistance class',
    brigadeDistance: 'distance of the fire brigade',
    sprinklers: 'sprinklers',
    alarm: 'fire alarm system',
    roomsWithout: 'rooms without a detector or sounder',
    emergencyLight: 'emergency light',
    residentListOf: 'day of the list of residents',
    hazards: 'hazards',
    riskAssessment: 'risk assessment',
    resourceSurvey: 'survey of resources',
    holidayShift: 'shift of holidays',
    perceive: 'time until the panel is read',
    confirm: 'time until it is confirmed',
    call: 'time until 119 is called',
    broadcast: 'time until the broadcast',
    panelZones: 'zones of the panel',
    equipmentAt: 'places of extinguishers and hose reels',
    mostPeople: 'most people for the first attack',
    newStaffBeforePost: 'training of new staff before their post',
    rollByStorey: 'lists by storey',
    countedBy: 'who counts',
    means: 'device',
    helpers: 'number of helpers',
    destination: 'place of safety',
    reviewed: 'day of review',
    issued: 'day of issue',
    filed: 'day of filing',
    gapBetween: 'separation from the rest of the building',
    careUnits: 'care units',
    ceilingVoids: 'ceiling voids',
    stairs: 'types of the stairs',
    linkGalleries: 'link galleries',
    lifts: 'lifts',
    smokeProtected: 'smoke protection of the lifts',
    lobby: 'lobby of the fire lift',
    topTime: 'time of the lift to the top',
    waitingDepth: 'depth in front of the lift',
    refuges: 'how the refuge rooms are built',
    wallHours: 'walls of the refuge rooms',
    smokeControl: 'smoke control of the refuge rooms',
    phone: 'telephone in the refuge rooms',
    sign: 'sign of the refuge rooms',
    masks: 'gas masks',
    refugeFloors: 'refuge floors',
    electricalMonitoring: 'electrical-fire monitoring',
    hoseReelSpacing: 'spacing of hose reels',
    exitSigns: 'exit signs',
    insulation: 'exterior insulation',
    entrances: 'entrances',
    obstacles: 'things in the ways',
    ambulanceRoute: 'ambulance route',
    combustiblePanels: 'combustible-core panels',
    combustibleFinishes: 'combustible finishes',
    uses: 'how rooms are used',
  },
  item: {
    fireClass: 'fire-resistance class',
    height: 'height',
    storeys: 'storeys',
    belowGround: 'below ground',
    area: 'area',
    people: 'people',
    wallHours: 'fire resistance of the walls',
    floorHours: 'fire resistance of the floor',
    doorClass: 'fire door of the right class',
    compartmentDoor: 'fire door between two compartments',
    crossing: 'fire compartments crossed',
    exits: 'exits',
    exitsApart: 'distance of the exits that lie farthest apart',
    doors: 'area with one door',
    deadEndRoom: 'room with one door at the end of a dead end',
    noExit: 'way to an exit',
    distance: 'straight distance to the nearest exit',
    roomDistance: 'farthest corner to the door',
    stairToOutside: 'way from the stair to the outside',
    stairType: 'type of stair',
    linkGallery: 'link gallery',
    smokeProtection: 'smoke protection',
    door: 'clear width of the door',
    groundDoor: 'clear width of the exit on the ground floor',
    corridor: 'clear width of the corridor',
    stairWidth: 'clear width of the stair',
    widthPer100: 'clear width of all stairs',
    refuge: 'refuge room next to the stair',
    refugeArea: 'net area of the refuge',
    refugeCapacity: 'net area of the refuges, for those who cannot leave unaided',
    refugeSmokeControl: 'smoke control',
    refugePhone: 'telephone and broadcast',
    refugeSign: 'sign',
    masks: 'gas masks',
    refugeFloor: 'height without a refuge floor',
    fireLift: 'fire lifts',
    lobbyArea: 'area of the lobby',
    lobbySide: 'short side of the lobby',
    liftLoad: 'load',
    liftTime: 'time to the top',
    liftStops: 'stop on every storey',
    sprinklers: 'sprinklers throughout',
    alarm: 'fire alarm system',
    detectors: 'detector and sounder',
    electricalMonitoring: 'electrical-fire monitoring',
    hoseReels: 'spacing of hose reels',
    lightCorridor: 'light in corridors',
    lightRefuge: 'light in refuge rooms',
    lightStair: 'light in stairs and lobbies',
    lightHours: 'duration of the light',
    signSpacing: 'spacing of exit signs',
    signDeadEnd: 'distance of a sign in a dead end',
    signCorner: 'distance of a sign from a corner',
    signHeight: 'height of exit signs',
    insulation: 'insulation of class A',
    accessibleLift: 'accessible lift',
    stretcherLift: 'lift that takes a stretcher',
    bedsPerLift: 'beds to a lift',
    curvedStair: 'curved or spiral stair',
    revolvingDoor: 'revolving door',
    rampSlope: 'slope',
    rampRise: 'rise of a ramp',
    rampWidth: 'width of the ramp',
    beds: 'beds',
    obstacle: 'width taken by things',
    ambulanceRoute: 'route without a break from corridor to vehicle',
    carWidth: 'width of the car',
    carDepth: 'depth of the car',
    waitingDepth: 'depth in front of the lift',
    panels: 'combustible-core panels',
    finishes: 'combustible finishes',
    ceilingVoid: 'rooms under one open ceiling void',
    systems: 'sprinklers and fire alarm',
    roomUse: 'use against what the room was built as',
    protectedAreas: 'protected areas',
    staffRatio: 'residents to each of those who may move them',
  },
};

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
