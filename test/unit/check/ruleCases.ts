/** Cases by rule: how a sound home is spoilt so that the rule is broken, and where it is met. */
import type { BuildingFacts, DrawnFacility, Scenario, ScenarioFile } from '../../../engine/scenario/schema.js';
import { corridorWithRoom, homeOf } from '../../fixtures/homes.js';
import { opening, rectangle } from '../../fixtures/plans.js';
import { soundHome } from '../../fixtures/soundHome.js';

type Spoil = (building: BuildingFacts, file: ScenarioFile & { facility: DrawnFacility }) => void;

const door = (file: { facility: DrawnFacility }, id: string) => file.facility.openings.find((one) => one.id === id)!;
const space = (file: { facility: DrawnFacility }, id: string) => file.facility.spaces.find((one) => one.id === id)!;

/** Rule, how the sound home is spoilt, kind and id of the place of the first finding. */
export const CASES: readonly (readonly [string, Spoil, string, string?])[] = [
  ['BR-03', (b) => void (b.fireResistanceClass = 2), 'building'],
  ['BR-04', (b) => void (b.height = 55), 'building'],
  [
    'BR-07',
    (b) => Object.assign(b, { standAlone: false, gapBetween: { wallHours: 1, floorHours: 1, doorClass: 'C' } }),
    'building',
  ],
  ['BR-09', (b) => void b.careUnits![0].spaces.push('03-01'), 'careUnit', 'unit-L02'],
  ['BR-10', (_, f) => void (door(f, 'd-03-lobby-B').kind = 'locked'), 'compartment', 'L03'],
  ['BR-18', (b) => void (b.stairs![1].type = 'enclosed'), 'stair', 'B'],
  ['BR-19', (b) => Object.assign(b, { height: 33, linkGalleries: false }), 'building'],
  ['BR-20', (b) => void (b.lifts![0].smokeProtected = false), 'lift', 'fire-lift'],
  ['BR-21', (_, f) => void (door(f, 'd-02-01').clearWidth = 0.85), 'opening', 'd-02-01'],
  ['BR-22', (_, f) => void (door(f, 'exit-A').clearWidth = 1.05), 'opening', 'exit-A'],
  ['BR-23', (_, f) => void (door(f, 'exit-B').clearWidth = 1.15), 'opening', 'exit-B'],
  [
    'BR-25',
    (_, f) => f.facility.beds!.push(...crowd(f.facility)) && void (f.residents = everyBed(f.facility)),
    'storey',
  ],
  [
    'BR-26',
    (_, f) => {
      for (const name of ['04-refuge-A', '04-refuge-B']) space(f, name).kind = 'service';
      for (const name of ['04-lobby-A', '04-lobby-B']) space(f, name).netArea = 8;
    },
    'stair',
    'A',
  ],
  ['BR-27', (_, f) => void (space(f, '04-refuge-A').netArea = 11.5), 'space', '04-refuge-A'],
  ['BR-29', (b) => void (b.refuges![0].smokeControl = false), 'space', '02-refuge-A'],
  ['BR-31', (b) => void (b.masks = 10), 'building'],
  [
    'BR-32',
    (b) => Object.assign(b, { height: 120, refugeFloors: [], emergencyLight: { ...b.emergencyLight!, hours: 2 } }),
    'building',
  ],
  ['BR-33', (b) => void (b.lifts![0].use = 'ordinary'), 'building'],
  ['BR-34', (_, f) => void (f.building!.lifts![0].lobby = 'A-02-half'), 'space', 'A-02-half'],
  ['BR-35', (b) => void (b.lifts![0].topTime = 75), 'lift', 'fire-lift'],
  ['BR-36', (b) => void (b.sprinklers = 'partial'), 'building'],
  ['BR-37', (b) => void (b.alarm!.roomsWithout = ['03-02']), 'space', '03-02'],
  ['BR-38', (b) => void (b.electricalMonitoring = false), 'building'],
  ['BR-39', (b) => void (b.hoseReelSpacing = 31), 'building'],
  ['BR-40', (b) => void (b.emergencyLight!.stair = 5), 'building'],
  ['BR-41', (b) => void (b.emergencyLight!.hours = 0.5), 'building'],
  ['BR-42', (b) => void (b.exitSigns!.height = 2.2), 'building'],
  ['BR-43', (b) => void (b.insulation = 'B1'), 'building'],
  ['BR-45', (b) => void (b.lifts![0].stretcher = false), 'building'],
  ['BR-46', (b) => void (b.stairs![0].curved = true), 'stair', 'A'],
  ['BR-47', (_, f) => void (door(f, 'd-04-03').clearWidth = 1.05), 'opening', 'd-04-03'],
  ['BR-48', (b) => void (b.entrances![0].revolving = true), 'opening', 'exit-hall'],
  ['BR-49', (b) => void (b.careUnits = [{ id: 'all', dementia: true, spaces: bedrooms }]), 'careUnit', 'all'],
  ['BR-50', (b) => void b.obstacles!.push({ space: '02-corridor', at: [5, 0.5], takes: 0.3 }), 'space', '02-corridor'],
  ['BR-51', (b) => void (b.ambulanceRoute = false), 'building'],
  ['BR-52', (b) => void b.ramps!.push({ space: '01-hall', slope: 0.1, rise: 0.5, width: 1.5 }), 'space', '01-hall'],
  ['BR-53', (b) => void (b.lifts![0].car = [1.0, 2.4]), 'lift', 'fire-lift'],
  ['BR-54', (b) => void (b.combustiblePanels = true), 'building'],
  ['BR-55', (b) => void b.ceilingVoids!.push(['02-01', '02-02', '02-03']), 'space', '02-01'],
  ['MH-01', (b) => void (b.combustibleFinishes = true), 'building'],
  ['MH-02', (b) => void (b.alarm!.kind = 'none'), 'building'],
  ['RU-01', (b) => void b.uses!.push({ space: '01-02', builtAs: 'gas', usedAs: 'office' }), 'space', '01-02'],
];

const bedrooms = [2, 3, 4, 5, 6].flatMap((n) => [`0${n}-01`, `0${n}-02`, `0${n}-03`]);
/** So many more beds on the sixth storey that the stairs are too narrow for a hundred at a time. */
const crowd = (facility: DrawnFacility): NonNullable<DrawnFacility['beds']> => {
  const [bed] = facility.beds!.filter((one) => one.space === '06-01');
  return Array.from({ length: 300 }, (_, i) => ({ ...bed, id: `more-${i}` }));
};
const everyBed = (facility: DrawnFacility): ScenarioFile['residents'] =>
  facility.beds!.map((bed) => ({ id: bed.id, bed: bed.id, mobility: 'independent' as const }));

/** Rules that only say what kind of building it is, or that hold for other buildings. */
export const NO_FINDINGS = ['BR-01', 'BR-02', 'BR-15', 'BR-28', 'BR-30'];
/** Broken on drawn buildings above and below, where the tower cannot be spoilt so. */
export const DRAWN = [
  'BR-05',
  'BR-06',
  'BR-08',
  'BR-11',
  'BR-12',
  'BR-13',
  'BR-14',
  'BR-16',
  'BR-17',
  'BR-24',
  'BR-44',
];

const spoilt = (change: Spoil) => soundHome((file) => change(file.building!, file as never));
/** Where the sound home is not of the kind a rule is about: one that is, and is right. */
export const PASSING: readonly (readonly [string, () => Scenario])[] = [
  [
    'BR-07',
    () =>
      spoilt((b) =>
        Object.assign(b, { standAlone: false, gapBetween: { wallHours: 2, floorHours: 1, doorClass: 'B' } }),
      ),
  ],
  ['BR-19', () => spoilt((b) => Object.assign(b, { height: 33, linkGalleries: true }))],
  [
    'BR-24',
    () =>
      spoilt((_, f) => {
        for (const name of ['exit-A', 'exit-B']) {
          const exit = door(f, name);
          exit.at = [exit.at[0], [exit.at[0][0], exit.at[0][1] + 1.4]];
          exit.clearWidth = 1.3;
        }
      }),
  ],
  [
    'BR-32',
    () => {
      const plan = corridorWithRoom(20, 10);
      for (const elevation of [48, 96, 105]) plan.storeys.push({ id: `at-${elevation}`, elevation, height: 4 });
      return homeOf(plan, { height: 109, refugeFloors: ['at-48', 'at-96'] });
    },
  ],
  ['FR-03', () => spoilt((b) => void (b.sprinklers = 'none'))],
  [
    'FR-04',
    () => {
      const plan = corridorWithRoom(20, 10, true);
      plan.spaces.push({ id: 'end', kind: 'bedroom', storey: 'L1', outline: rectangle(20, -2, 24, 4) });
      plan.openings.push(opening('end-door', 'end', 'corridor', [20, 0.4], [20, 1.5], 'fireDoorSelfClosing'));
      plan.compartments = [{ id: 'west' }, { id: 'middle' }, { id: 'east' }];
      ['west', 'middle', 'east'].forEach((id, i) => void (plan.spaces[i].compartment = id));
      return homeOf(plan);
    },
  ],
];
export const FOREIGN_FAILING: readonly (readonly [string, () => Scenario])[] = [
  ['FR-01', () => homeOf(corridorWithRoom(200, 10, false, 14))],
  ['FR-02', () => spoilt((_, f) => ['02-refuge-A', '02-refuge-B'].forEach((id) => void (space(f, id).netArea = 3)))],
  [
    'FR-03',
    () =>
      spoilt((b, f) => {
        b.sprinklers = 'none';
        f.facility.beds!.push(...crowd(f.facility));
        f.residents = everyBed(f.facility);
      }),
  ],
  ['FR-04', () => soundHome()],
  ['FR-05', () => spoilt((b) => void (b.careUnits = [{ id: 'all', spaces: bedrooms }]))],
  ['FR-06', () => homeOf(corridorWithRoom(60, 30))],
  [
    'FR-07',
    () =>
      spoilt((_, f) => {
        for (const shift of Object.values(f.roster.shifts))
          shift.staff.forEach((one, i) => void (one.absent = i > 0 || undefined));
      }),
  ],
];
