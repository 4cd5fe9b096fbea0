/** The words a table may use, in Chinese and English, and what a missing value becomes. */
import { TOWER_DEFAULTS, TOWER_MEASURES, type RuledValue } from './tower-defaults.js';

export const TABLE_FIELDS = [
  'storey',
  'room',
  'kind',
  'length',
  'width',
  'beds',
  'doorWidth',
  'side',
  'height',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

export const TABLE_KINDS = [
  'bedroom',
  'room',
  'service',
  'hall',
  'refuge',
  'lobby',
  'carerStation',
  'controlRoom',
  'guardPost',
  'dutyRoom',
  'corridor',
  'stair',
  'exit',
  'lift',
  'storey',
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export const TABLE_SIDES = ['left', 'right', 'start', 'end'] as const;
export type TableSide = (typeof TABLE_SIDES)[number];

/** Header names, compared without case, spaces, units in brackets and width of letters. */
export const FIELD_WORDS: Readonly<Record<TableField, readonly string[]>> = {
  storey: ['storey', 'story', 'floor', 'level', '楼层', '层', '层数', '所在楼层'],
  room: ['room', 'roomno', 'roomnumber', 'name', 'id', '房间', '房号', '房间号', '房间编号', '编号', '名称'],
  kind: ['kind', 'type', 'use', '类型', '种类', '用途', '类别', '功能'],
  length: ['length', 'frontage', 'roomlength', '长', '长度', '开间', '面宽'],
  width: ['width', 'depth', 'roomwidth', '宽', '宽度', '进深', '净宽'],
  beds: ['beds', 'bed', 'numberofbeds', '床位', '床位数', '床数', '床'],
  doorWidth: ['doorwidth', 'door', 'cleardoorwidth', 'doorclearwidth', '门宽', '门净宽', '门宽度', '门'],
  side: ['side', 'position', 'location', '位置', '侧', '侧别', '走廊侧', '方位'],
  height: ['height', 'storeyheight', 'floorheight', '层高', '高度'],
};

export const KIND_WORDS: Readonly<Record<TableKind, readonly string[]>> = {
  bedroom: ['bedroom', '卧室', '居室', '老人居室', '老年人居室', '房间', '病房', '起居室'],
  room: [
    'room',
    'office',
    'dayroom',
    'activityroom',
    '活动室',
    '办公室',
    '康复室',
    '餐厅',
    '医务室',
    '其他',
    '公共活动室',
  ],
  service: [
    'service',
    'kitchen',
    'laundry',
    'store',
    'storage',
    'bathroom',
    '厨房',
    '洗衣房',
    '库房',
    '储藏室',
    '设备间',
    '配电间',
    '浴室',
    '卫生间',
  ],
  hall: ['hall', 'lobbyhall', 'entrance', '门厅', '大厅', '大堂'],
  refuge: ['refuge', 'refugeroom', '避难间'],
  lobby: ['lobby', 'anteroom', '前室'],
  carerStation: ['carerstation', 'station', 'nursestation', 'nurseroom', '护理站', '护士站'],
  controlRoom: ['controlroom', 'firecontrolroom', '消防控制室', '控制室', '消控室'],
  guardPost: ['guardpost', 'guard', '门卫', '保安室', '警卫室', '传达室'],
  dutyRoom: ['dutyroom', '值班室'],
  corridor: ['corridor', '走廊', '走道', '疏散走道'],
  stair: ['stair', 'stairs', 'staircase', '楼梯', '楼梯间', '疏散楼梯'],
  exit: ['exit', '出口', '安全出口'],
  lift: ['lift', 'elevator', '电梯', '消防电梯', '担架电梯'],
  storey: ['storey', 'story', 'floor', '楼层', '层'],
};

export const SIDE_WORDS: Readonly<Record<TableSide, readonly string[]>> = {
  left: ['left', 'l', 'north', 'n', '左', '左侧', '北', '北侧'],
  right: ['right', 'r', 'south', 's', '右', '右侧', '南', '南侧'],
  start: ['start', 'west', 'w', '起点', '始端', '起端', '西', '西端', '西侧'],
  end: ['end', 'east', 'e', '端', '尽端', '末端', '终点', '端部', '东', '东端', '东侧'],
};

/** Every storey: of stairs and lifts. */
export const ALL_WORDS: readonly string[] = ['all', '全部', '各层', '所有', '全楼'];

/** A word as it is compared: half-width, lower case, no spaces, dashes or anything in brackets. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[\s_\-./]+/g, '');
}

/** The key whose list has the word, or null. */
export function lookUp<K extends string>(words: Readonly<Record<K, readonly string[]>>, text: string): K | null {
  const plain = plainWord(text);
  for (const key of Object.keys(words) as K[]) if (words[key].includes(plain)) return key;
  return null;
}

/** What stands in for a missing value; every use of one is a note. */
export const TABLE_DEFAULTS = {
  length: { ...TOWER_DEFAULTS.roomWidth, value: 3.6 },
  width: { ...TOWER_DEFAULTS.roomDepth, value: 6 },
  corridorWidth: { ...TOWER_DEFAULTS.corridorWidth, value: 2.4 },
  stairWidth: { ...TOWER_DEFAULTS.stairWidth, value: 1.3 },
  bedroomDoor: { ...TOWER_DEFAULTS.bedroomDoorWidth, value: 1.1 },
  door: TOWER_MEASURES.serviceDoor,
  protectedDoor: TOWER_MEASURES.protectedDoor,
  height: { ...TOWER_DEFAULTS.storeyHeight, value: 2.95 },
  beds: { ...TOWER_DEFAULTS.bedsPerRoom, value: 2 },
} as const satisfies Record<string, RuledValue>;

/** Least and most of each number a table may give. */
export const TABLE_RANGES = {
  length: [1, 200],
  width: [0.8, 100],
  beds: [0, 50],
  doorWidth: [0.5, 10],
  height: [2, 10],
} as const satisfies Partial<Record<TableField, readonly [number, number]>>;
export type TableNumber = keyof typeof TABLE_RANGES;
