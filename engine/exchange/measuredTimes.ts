/** A home's own times as a table: what was measured there replaces the defaults and is compared with them. */
import { ScenarioError, type Problem } from '../errors.js';
import { isNight } from '../people/shift.js';
import { problem } from '../scenario/problems.js';
import type { Scenario, Zone } from '../scenario/schema.js';
import { nearestWord } from '../scenario/words.js';
import { readSheet, type Words } from './sheet.js';

/** Names of the columns by field. */
export const TIME_FIELDS = {
  item: ['item', 'what', 'step', '项目', '步骤', '内容'],
  shift: ['shift', 'time', 'dayornight', '班次', '昼夜'],
  n: ['n', 'count', 'measurements', '次数', '样本数', '测量次数'],
  mean: ['mean', 'average', '平均', '平均值', '均值', '平均秒'],
  sd: ['sd', 'standarddeviation', '标准差'],
  zone: ['zone', 'storey', 'where', '区域', '楼层', '地点'],
  staff: ['staff', 'carers', '人手', '人数', '工作人员'],
  source: ['source', 'date', '来源', '日期', '演练'],
} as const satisfies Record<string, readonly string[]>;
type Field = keyof typeof TIME_FIELDS;

/** Steps of an assist that a home can time; the parameter is `time.<item>.<day|night>`. */
const ITEMS: Words<string> = {
  panel: ['panel', 'readpanel', '查看报警控制器', '看主机'],
  look: ['look', 'confirm', '现场确认'],
  call: ['call', '报警', '报119'],
  knock: ['knock', '敲门', '敲门通知'],
  afterKnock: ['afterknock', '通知后准备'],
  wake: ['wake', '叫醒'],
  persuade: ['persuade', '劝说'],
  dress: ['dress', '穿衣'],
  detach: ['detach', '取下设备', '拆管'],
  'prepare.wheelchair': ['prepare.wheelchair', 'wheelchair', 'bedtowheelchair', '轮椅', '床到轮椅', '轮椅移位'],
  'prepare.wheelchairPair': [
    'prepare.wheelchairpair',
    'wheelchairpair',
    'bedtowheelchairbytwo',
    '轮椅双人',
    '双人床到轮椅',
  ],
  'prepare.bed': ['prepare.bed', 'bed', '病床', '推床准备'],
  'prepare.rescueSheet': ['prepare.rescuesheet', 'rescuesheet', 'sheet', '疏散垫'],
  'prepare.evacuationChair': ['prepare.evacuationchair', 'evacuationchair', '疏散椅'],
  'prepare.carryChair': ['prepare.carrychair', 'carrychair', '抬椅'],
  'prepare.stretcher': ['prepare.stretcher', 'stretcher', '担架'],
  'prepare.blanketDrag': ['prepare.blanketdrag', 'blanketdrag', '毛毯拖拽'],
  'prepare.arms': ['prepare.arms', 'arms', '怀抱'],
  'prepare.twoPersonCarry': ['prepare.twopersoncarry', 'twopersoncarry', '双人徒手'],
  unload: ['unload', '到达安置', '卸下'],
  handOver: ['handover', '交接'],
  pause: ['pause', '任务间隔'],
  zoneClearing: ['zoneclearing', 'clearing', 'clearthezone', '区域清空', '清空'],
};
const SHIFT: Words<'day' | 'night'> = { day: ['day', '白班', '白天', '昼'], night: ['night', '夜班', '夜间', '夜'] };

/** `lookUp` compares without dots; the words above are compared as they are written there. */
const plainItems: Words<string> = Object.fromEntries(
  Object.entries(ITEMS).map(([key, words]) => [key, words.map((word) => word.replaceAll('.', ''))]),
);

/** A step whose time was measured, beside what the model would have taken. */
export interface MeasuredStep {
  /** `time.<item>.<day|night>`. */
  name: string;
  /** s. */
  mean: number;
  sd: number;
  n: number;
  source: string;
  /** Mean and SD of the model's default, s. */
  model: { mean: number; sd: number };
  /** Measured mean over the model's. */
  ratio: number;
  /**
   * Does the model's mean lie within two standard errors of the measured one; null: fewer than two measurements, or no spread.
   */
  agrees: boolean | null;
}

export interface MeasuredClearing {
  zone: Zone;
  /** s after the general alarm. */
  seconds: number;
  staff: number | null;
  source: string;
}

export interface MeasuredTimes {
  steps: MeasuredStep[];
  clearings: MeasuredClearing[];
  /** To be put under `model.parameters`. */
  parameters: Record<string, { value: number; source: string; confidence: 'measured' }>;
}

/**
 * Times of a table. A row without a shift holds for the time of the incident; without a spread the model's own coefficient of
 * variation is kept.
 * @param parameterOf default of a parameter, or undefined
 * @throws ScenarioError with every problem, path `table.<line>.<field>`
 */
export function timesFromTable(
  csv: string,
  scenario: Scenario,
  parameterOf: (name: string) => number | undefined,
): MeasuredTimes {
  const sheet = readSheet<Field>(csv, TIME_FIELDS, [['item'], ['mean']]);
  const problems: Problem[] = [];
  const result: MeasuredTimes = { steps: [], clearings: [], parameters: {} };
  for (const row of sheet.rows) {
    const item = row.word('item', plainItems);
    if (row.text('item') === '') row.problem('item', 'tableUnknownWord', { value: '', allowed: Object.keys(ITEMS) });
    const mean = row.number('mean', 0.1, 86_400);
    if (row.text('mean') === '') row.problem('mean', 'tableNotANumber', { value: '', allowed: '45' });
    const n = row.number('n', 1, 100_000) ?? 1;
    const given = row.number('sd', 0, 86_400);
    const staff = row.number('staff', 1, 1000);
    const shift = row.word('shift', SHIFT) ?? (isNight(scenario.incident.clock) ? 'night' : 'day');
    const source = row.text('source') === '' ? 'measured in the home' : row.text('source').slice(0, 400);
    const zone =
      item === 'zoneClearing' ? zoneOf(row.text('zone'), scenario, `table.${row.line}.zone`, problems) : null;
    if (item === null || mean === null) continue;
    if (item === 'zoneClearing') {
      if (zone !== null) result.clearings.push({ zone, seconds: mean, staff, source });
      continue;
    }
    const name = `time.${item}.${shift}`;
    if (result.steps.some((step) => step.name === name)) {
      problems.push(problem(`table.${row.line}.item`, 'duplicate', { value: name }));
      continue;
    }
    const model = { mean: parameterOf(`${name}.mean`) ?? 0, sd: parameterOf(`${name}.sd`) ?? 0 };
    const sd = given ?? (model.mean > 0 ? (mean * model.sd) / model.mean : 0);
    const error = given === null || given === 0 || n < 2 ? null : given / Math.sqrt(n);
    result.steps.push({
      name,
      mean,
      sd,
      n,
      source,
      model,
      ratio: model.mean > 0 ? mean / model.mean : Number.NaN,
      agrees: error === null ? null : Math.abs(mean - model.mean) <= 2 * error,
    });
    result.parameters[`${name}.mean`] = { value: mean, source: `${source}; n = ${n}`, confidence: 'measured' };
    result.parameters[`${name}.sd`] = { value: sd, source: `${source}; n = ${n}`, confidence: 'measured' };
  }
  // Timed once, whoever did it: what was measured holds for one and for two, unless the table tells them apart.
  for (const shift of ['day', 'night'])
    for (const moment of ['mean', 'sd']) {
      const measured = result.parameters[`time.prepare.wheelchair.${shift}.${moment}`];
      if (measured !== undefined) result.parameters[`time.prepare.wheelchairPair.${shift}.${moment}`] ??= measured;
    }
  const all = [...sheet.problems.items, ...problems];
  if (all.length > 0) throw new ScenarioError(all);
  return result;
}

/** A storey, a compartment or a space by its id. */
export function zoneOf(name: string, scenario: Scenario, path: string, problems: Problem[]): Zone | null {
  const id = name.normalize('NFC');
  const { storeys, compartments = [], spaces } = scenario.facility;
  if (storeys.some((storey) => storey.id === id)) return { storey: id };
  if (compartments.some((one) => one.id === id) || spaces.some((space) => space.compartment === id))
    return { compartment: id };
  if (spaces.some((space) => space.id === id)) return { spaces: [id] };
  const known = [...storeys, ...compartments, ...spaces].map((one) => one.id);
  problems.push(problem(path, 'noSuch', { value: id, kind: 'space' }, nearestWord(id, known.slice(0, 5000))));
  return null;
}
