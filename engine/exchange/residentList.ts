/** A list of residents as a table, without names: who lies in which bed, and what their care profile says. */
import { ScenarioError, type Problem } from '../errors.js';
import { problem } from '../scenario/problems.js';
import { ID_PATTERN, type DrawnFacility, type MobilityClass, type ResidentEntry } from '../scenario/schema.js';
import { nearestWord } from '../scenario/words.js';
import { readSheet, type SheetRow, type Words } from './sheet.js';

/** Names of the columns by field. */
export const RESIDENT_FIELDS = {
  id: ['id', 'resident', 'residentid', '编号', '老年人编号', '序号', '代号'],
  bed: ['bed', 'bedid', '床位', '床号', '床位号'],
  room: ['room', 'roomid', '房间', '房号', '房间号'],
  mobility: ['mobility', 'mobilityclass', 'class', '行动能力', '能力等级', '能力', '行动方式'],
  asleep: ['asleep', '睡着', '是否睡着'],
  guiding: ['guiding', 'needsguiding', '需引导', '需要引导', '需陪同'],
  resists: ['resists', '抗拒', '抗拒概率', '可能抗拒'],
  turnsBack: ['turnsback', '折返', '折返概率', '可能折返'],
  hearing: ['hearing', '听力'],
  sight: ['sight', 'vision', '视力'],
  equipment: ['equipment', 'attached', '附着设备', '设备', '管路'],
  helpersLevel: ['helpers', 'helperslevel', '平地人手', '协助人数', '水平协助人数'],
  helpersStairs: ['helpersstairs', '楼梯人手', '楼梯协助人数'],
  device: ['device', 'aid', '器具', '转移器具', '搬运方式'],
  preparation: ['preparation', 'preparationtime', '准备时间', '实测准备时间'],
  speed: ['speed', 'walkingspeed', '步行速度'],
  buddy: ['buddy', 'carer', '责任护理员', '对口护理员'],
  /** Never read: the list needs no names. */
  name: ['name', '姓名'],
} as const satisfies Record<string, readonly string[]>;
type Field = keyof typeof RESIDENT_FIELDS;

const MOBILITY: Words<MobilityClass> = {
  independent: ['independent', 'selfcaring', '自理', '能力完好', '自行步行', '独立步行'],
  cane: ['cane', 'stick', '手杖', '拐杖', '拄拐'],
  rollator: ['rollator', 'walkingframe', 'frame', '助行架', '助行器'],
  dementiaGuided: ['dementiaguided', 'dementia', '失智', '认知障碍', '失智需引导'],
  wheelchairSelf: ['wheelchairself', 'selfpropelledwheelchair', '自推轮椅', '轮椅自推'],
  wheelchairAssisted: ['wheelchairassisted', 'wheelchair', 'pushedwheelchair', '轮椅', '推行轮椅', '失能'],
  bedridden: ['bedridden', 'bedbound', '卧床', '重度失能'],
};
const HEARING: Words<'good' | 'hardOfHearing' | 'deaf'> = {
  good: ['good', 'normal', '正常', '好'],
  hardOfHearing: ['hardofhearing', 'poor', '重听', '听力下降', '差'],
  deaf: ['deaf', '聋', '失聪'],
};
const SIGHT: Words<'good' | 'poor' | 'blind'> = {
  good: ['good', 'normal', '正常', '好'],
  poor: ['poor', '弱视', '视力下降', '差'],
  blind: ['blind', '盲', '失明'],
};
const EQUIPMENT: Words<'oxygen' | 'drip' | 'feedingPump'> = {
  oxygen: ['oxygen', 'o2', '吸氧', '氧气', '制氧机'],
  drip: ['drip', 'infusion', 'iv', '输液', '点滴'],
  feedingPump: ['feedingpump', 'feeding', '鼻饲', '鼻饲泵', '营养泵'],
};
const DEVICE: Words<NonNullable<ResidentEntry['device']>> = {
  none: ['none', '无', '步行'],
  wheelchair: ['wheelchair', '轮椅'],
  bed: ['bed', '病床', '移动病床', '平车'],
  evacuationChair: ['evacuationchair', 'evacchair', '疏散椅'],
  carryChair: ['carrychair', '抬椅'],
  stretcher: ['stretcher', '担架'],
  rescueSheet: ['rescuesheet', 'evacuationsheet', '疏散垫', '拖拽垫'],
  blanketDrag: ['blanketdrag', 'blanket', '毛毯', '毛毯拖拽'],
  arms: ['arms', 'inarms', '怀抱', '抱'],
  twoPersonCarry: ['twopersoncarry', '双人徒手', '双人搬运'],
};

/** Values of a profile that are there; what a cell does not say is left to the defaults of the model. */
function profileOf(row: SheetRow<Field>): Partial<ResidentEntry> {
  const cognition = {
    guiding: row.yes('guiding') ?? undefined,
    resists: row.share('resists') ?? undefined,
    turnsBack: row.share('turnsBack') ?? undefined,
  };
  const helpers = {
    level: row.number('helpersLevel', 1, 8) ?? undefined,
    stairs: row.number('helpersStairs', 1, 8) ?? undefined,
  };
  const equipment = row.list('equipment', EQUIPMENT);
  const given = <T extends object>(of: T): T | undefined =>
    Object.values(of).every((value) => value === undefined) ? undefined : of;
  return {
    asleep: row.yes('asleep') ?? undefined,
    speed: row.number('speed', 0.05, 3) ?? undefined,
    preparation: row.number('preparation', 0, 3600) ?? undefined,
    device: row.word('device', DEVICE) ?? undefined,
    cognition: given(cognition),
    helpers: given(helpers),
    hearing: row.word('hearing', HEARING) ?? undefined,
    sight: row.word('sight', SIGHT) ?? undefined,
    equipment: equipment.length > 0 ? equipment : undefined,
    buddy: row.text('buddy') === '' ? undefined : row.text('buddy'),
  };
}

/**
 * Residents of a table for a building. A row names a bed, or a room of which the next free bed is taken; an id is optional.
 * @param facility whose beds they lie in
 * @throws ScenarioError with every problem, path `table.<line>.<field>`
 */
export function residentsFromTable(csv: string, facility: DrawnFacility): ResidentEntry[] {
  const sheet = readSheet<Field>(csv, RESIDENT_FIELDS, [['bed', 'room'], ['mobility']]);
  const problems: Problem[] = [];
  const beds = facility.beds ?? [];
  const taken = new Map<string, string>();
  const ids = new Set<string>();
  const residents: ResidentEntry[] = [];
  for (const row of sheet.rows) {
    const at = (field: Field): string => `table.${row.line}.${field}`;
    const mobility = row.word('mobility', MOBILITY);
    if (row.text('mobility') === '')
      row.problem('mobility', 'tableUnknownWord', { value: '', allowed: Object.keys(MOBILITY) });
    let bed = row.text('bed').normalize('NFC');
    const room = row.text('room').normalize('NFC');
    if (bed === '') {
      const ofRoom = beds.filter((one) => one.space === room);
      bed = ofRoom.find((one) => !taken.has(one.id))?.id ?? '';
      if (ofRoom.length === 0) {
        const spaces = [...new Set(beds.map((one) => one.space))];
        problems.push(problem(at('room'), 'noSuch', { value: room, kind: 'space' }, nearestWord(room, spaces)));
      } else if (bed === '') {
        const other = taken.get(ofRoom[ofRoom.length - 1].id)!;
        problems.push(problem(at('room'), 'bedTaken', { value: ofRoom[ofRoom.length - 1].id, other }));
      }
    } else if (!beds.some((one) => one.id === bed)) {
      const known = beds.map((one) => one.id);
      problems.push(problem(at('bed'), 'noSuch', { value: bed, kind: 'bed' }, nearestWord(bed, known)));
      bed = '';
    } else if (taken.has(bed)) {
      problems.push(problem(at('bed'), 'bedTaken', { value: bed, other: taken.get(bed)! }));
      bed = '';
    }
    const id = row.text('id') === '' ? bed : row.text('id').normalize('NFC');
    if (id !== '' && !ID_PATTERN.test(id)) problems.push(problem(at('id'), 'badFormat', { value: id, allowed: 'id' }));
    else if (ids.has(id)) problems.push(problem(at('id'), 'duplicate', { value: id }));
    const profile = profileOf(row);
    if (bed === '' || mobility === null) continue;
    ids.add(id);
    taken.set(bed, id);
    residents.push(JSON.parse(JSON.stringify({ id, bed, mobility, ...profile })) as ResidentEntry);
  }
  const all = [...sheet.problems.items, ...problems];
  if (all.length > 0) throw new ScenarioError(all.sort((a, b) => lineOf(a) - lineOf(b)));
  return residents;
}

const lineOf = (of: Problem): number => Number(of.path.split('.')[1] ?? 0);
