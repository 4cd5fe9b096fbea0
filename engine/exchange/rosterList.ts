/** A roster as a table, one row a member of staff: post, shift, where they are, how they are trained. No names are needed. */
import { ScenarioError, type Problem } from '../errors.js';
import { problem } from '../scenario/problems.js';
import { ID_PATTERN, type Post, type Roster, type StaffMember, type Training } from '../scenario/schema.js';
import { nearestWord } from '../scenario/words.js';
import { readSheet, type Words } from './sheet.js';

/** Names of the columns by field. */
export const ROSTER_FIELDS = {
  id: ['id', 'staff', 'staffid', '编号', '工号', '序号'],
  post: ['post', 'role', '岗位', '职务'],
  shift: ['shift', '班次', '班'],
  station: ['station', 'where', 'place', '值守位置', '岗位位置', '位置'],
  training: ['training', 'drilled', '培训', '演练频次'],
  mayLift: ['maylift', 'lifts', '可搬运', '能否搬运'],
  arrives: ['arrives', 'arrivesafter', '到达时间', '赶到秒数'],
  speed: ['speed', 'walkingspeed', '步行速度'],
  /** Never read: the roster needs no names. */
  name: ['name', '姓名'],
} as const satisfies Record<string, readonly string[]>;
type Field = keyof typeof ROSTER_FIELDS;

const POSTS: Words<Post> = {
  carer: ['carer', 'caregiver', '护理员', '护工'],
  nurse: ['nurse', '护士'],
  controlRoom: ['controlroom', 'panel', '消防控制室', '消控', '控制室值班'],
  guard: ['guard', 'security', '保安', '门卫'],
  safetyOfficer: ['safetyofficer', 'safety', '消防安全管理人', '安全员'],
  volunteer: ['volunteer', '志愿者', '志愿消防员'],
  firefighter: ['firefighter', '消防员'],
};
const TRAININGS: Words<Training> = {
  none: ['none', 'no', '无', '未培训'],
  new: ['new', 'newcomer', '新员工', '新入职'],
  yearly: ['yearly', 'annual', '每年', '年度'],
  monthly: ['monthly', '每月', '月度'],
};
const SHIFTS: Words<'night' | 'day'> = {
  night: ['night', 'n', '夜班', '夜', '晚班'],
  day: ['day', 'd', '白班', '日班', '白', '早班'],
};
/** Hours of the shifts of homes in the reference plan; changed where the scenario is changed. Assumption, U. */
const HOURS = { night: { from: '21:00', to: '07:00' }, day: { from: '07:00', to: '21:00' } } as const;

/**
 * @param stations ids of where staff can be; a row without one is at the first
 * @throws ScenarioError with every problem, path `table.<line>.<field>`
 */
export function rosterFromTable(csv: string, stations: readonly string[]): Roster {
  const sheet = readSheet<Field>(csv, ROSTER_FIELDS, [['post']]);
  const problems: Problem[] = [];
  const ids = new Set<string>();
  const shifts: Roster['shifts'] = {};
  for (const row of sheet.rows) {
    const at = (field: Field): string => `table.${row.line}.${field}`;
    const post = row.word('post', POSTS);
    if (row.text('post') === '') row.problem('post', 'tableUnknownWord', { value: '', allowed: Object.keys(POSTS) });
    const shift = row.word('shift', SHIFTS) ?? 'night';
    let station = row.text('station').normalize('NFC');
    if (station === '') station = stations[0] ?? '';
    if (!stations.includes(station))
      problems.push(
        problem(at('station'), 'noSuch', { value: station, kind: 'station' }, nearestWord(station, [...stations])),
      );
    const given = row.text('id').normalize('NFC');
    const id = given === '' ? `${shift}-${post ?? 'staff'}-${row.line - 1}` : given;
    if (!ID_PATTERN.test(id)) problems.push(problem(at('id'), 'badFormat', { value: id, allowed: 'id' }));
    else if (ids.has(`${shift}/${id}`)) problems.push(problem(at('id'), 'duplicate', { value: id }));
    ids.add(`${shift}/${id}`);
    const member: Partial<StaffMember> = {
      training: row.word('training', TRAININGS) ?? undefined,
      mayLift: row.yes('mayLift') ?? undefined,
      arrives: row.number('arrives', 0, 86_400) ?? undefined,
      speed: row.number('speed', 0.1, 4) ?? undefined,
    };
    if (post === null) continue;
    const list = (shifts[shift] ??= { ...HOURS[shift], staff: [] }).staff;
    list.push(JSON.parse(JSON.stringify({ id, post, station, ...member })) as StaffMember);
  }
  const all = [...sheet.problems.items, ...problems];
  if (all.length > 0) throw new ScenarioError(all);
  // A shift nobody is named for is an empty one: it is not filled in.
  for (const shift of ['night', 'day'] as const) shifts[shift] ??= { ...HOURS[shift], staff: [] };
  return { shifts, controlRoomWatched: Object.values(shifts).some(({ staff }) => staff.some((s) => s.post === 'controlRoom')) }; // prettier-ignore
}
