import type { CheckSentences } from '../check.js';
import { formatDuration, formatNumber, formatQuantity, formatShare } from '../numbers.js';
import { checkWords } from './checkWords.js';
import { words } from './words.js';

const of = (list: Readonly<Record<string, string>>, code: unknown): string => list[code as string] ?? String(code);
const field = (code: unknown): string => of(checkWords.field, String(code).split('.').at(-1));
const days = (value: unknown): string => `${formatNumber(Number(value), 0)}天`;
const whole = (value: unknown): string => formatNumber(Number(value), 0);

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
    ? formatQuantity(value, unit, 'zh-CN', 2)
    : formatNumber(value, 2);
};

/** "5.5.17" → 第5.5.17条, "table 5.5.18" → 表5.5.18, "ch. 6" → 第6章, "app. A" → 附录A. */
const clauseOf = (clause: string): string =>
  clause === ''
    ? ''
    : clause.startsWith('table ')
      ? `表${clause.slice(6)}`
      : clause.startsWith('ch. ')
        ? `第${clause.slice(4)}章`
        : clause.startsWith('app. ')
          ? `附录${clause.slice(5)}`
          : `第${clause}条`;

/** Titles that are given in English in the tables. */
const TITLES: Readonly<Record<string, string>> = {
  'good practice': '良好实践',
  'good practice; finding of the 2021 Beijing inspection': '良好实践；2021 年北京检查发现',
};

export const checkSentences: CheckSentences = {
  heading: '与现行规范的差距。既有建筑按建造时的规范评判：以下不是违法认定。',
  hint: '提示核实，不作为条文不符合项',
  elementGap: {
    noDocument: () => '没有提供书面预案',
    notStated: (p) => `未写明${field(p.field)}`,
    noChapter: (p) => `没有章节：${of(checkWords.topic, p.topic)}`,
    keywordMissing: (p) => `“${of(checkWords.topic, p.topic)}”一章缺少必要内容`,
    superseded: (p, s) => `引用了${s.value(p.basis)}，已被${s.name(p.by)}代替`,
    storeysNotCovered: (p, s) => `未覆盖楼层：${s.allOf(p.storeys)}`,
    shiftsNotCovered: (p, s) => `未覆盖班次：${s.allOf(p.shifts)}`,
    noReferenceDate: () => '未给出检查日期，无法判断时效（document.asOf）',
    tooOld: (p) => `${field(p.field)}已过${days(p.days)}，最多${days(p.most)}`,
    residentsByShares: () => '老年人只有比例，没有逐人清单',
    residentsWithout: (p, s) => `缺少${field(p.field)}：${s.allOf(p.residents)}`,
    kindsNotConsidered: (p, s) => {
      const list = KINDS[p.kind as string] ?? {};
      const items = (p.items as string[]).map((item) => of(list, item));
      return `缺少：${s.allOf(items)}${p.storeys === undefined ? '' : `（${s.allOf(p.storeys)}）`}`;
    },
    withoutPlace: (p, s) =>
      `未注明位置：${s.allOf((p.items as string[]).map((item) => of(checkWords.keyPlace, item)))}`,
    notLinked: (p, s) => `危险源未对应到火灾设定：${s.allOf(p.items)}`,
    gradeDiffers: (p) =>
      `写为${whole(p.stated)}级；同一防火分区内有${whole(p.people)}人不能自行离开，应为${whole(p.computed)}级`,
    groupsMissing: (p, s) => `缺少${s.allOf((p.groups as string[]).map((group) => of(checkWords.group, group)))}`,
    nobodyOnShift: (p, s) => `${of(checkWords.group, p.group)}：班次${s.allOf(p.shifts)}无具名人员`,
    doublePost: (p, s) =>
      `班次${s.name(p.shift)}：${s.name(p.person)}一人两岗（${s.allOf((p.groups as string[]).map((group) => of(checkWords.group, group)))}）`,
    notOnRoster: (p, s) => `预案中具名，但不在任何班次或名册：${s.allOf(p.people)}`,
    hasLeft: (p, s) => `预案中具名，但已离职：${s.allOf(p.people)}`,
    noPhone: (p, s) => `没有有效电话：${s.allOf(p.people)}`,
    manyNew: (p, s) =>
      `具名人员中${formatShare(Number(p.share))}为上次演练（${s.name(p.since)}）之后新来，超过${formatShare(Number(p.most))}宜补演练`,
    zoneNamesDiffer: (p, s) => `主机与预案的分区名称不一致：${s.allOf(p.items)}`,
    rosterGap: (p, s) => `${s.name(p.from)}至${s.name(p.to)}无人排班`,
    tooFewCertified: (p, s) => `班次${s.name(p.shift)}：控制室持证${whole(p.found)}人，至少${whole(p.least)}人`,
    residentsForgotten: (p, s) => `既不转移也不就地避难：${s.allOf(p.residents)}`,
    classesWithoutMeans: (p, s) =>
      `未写明转移方法：${s.allOf((p.classes as string[]).map((one) => of(words.mobility, one)))}`,
    phasesWithoutStaff: (p, s) => `未写明由谁转移：${s.allOf(p.phases)}`,
    noPhases: () => '预案没有转移任何人',
    deviceNotKept: (p, s) => `${s.allOf(p.residents)}需用${of(words.device, p.device)}，但没有配备`,
    oneWayOnly: (p, s) => `只有一条出路：${s.allOf(p.spaces)}`,
    sameRoute: (p, s) => `主备路线相同：${s.allOf(p.zones)}`,
    wrongRoute: (p, s) => `路线不通：${s.allOf(p.items)}`,
    noSafePlace: (p, s) => `未写明安全区域：${s.allOf(p.storeys)}`,
    tooSmall: (p, s) => `${s.name(p.storey)}：避难面积${s.area(p.capacity)}，被转移者约需${s.area(p.people)}（估算）`,
    liftUnfit: (p, s) => `允许使用的电梯${s.name(p.lift)}不符合消防电梯要求`,
    liftUnknown: (p, s) => `电梯${s.name(p.lift)}没有资料`,
    groupEmptied: (p, s) => `班次${s.name(p.shift)}：扑救抽空了疏散引导组（${s.allOf(p.people)}）`,
    tooMany: (p, s) => `班次${s.name(p.shift)}：${whole(p.people)}人扑救，最多${whole(p.most)}人`,
    notTrained: (p, s) => `上岗前未培训：${s.allOf(p.people)}`,
    trainingRare: (p) => `${days(p.days)}没有全员培训，最多间隔${days(p.most)}`,
    drillsRare: (p) => `${of(checkWords.duty, p.drill)}：间隔${days(p.days)}，最多${days(p.most)}`,
    noDrill: (p) => `${of(checkWords.duty, p.drill)}：没有举行，应每${days(p.most)}内一次`,
    noNightDrill: () => '12个月内没有按夜间人数演练',
    shiftsNotDrilled: (p, s) => `12个月内未演练的班次：${s.allOf(p.shifts)}（建议）`,
    contractMissing: (p) => `没有协议：${of(checkWords.contract, p.contract)}`,
    contractOver: (p, s) => `协议已于${s.name(p.until)}到期：${of(checkWords.contract, p.contract)}`,
    notRevised: (p, s) => `${of(checkWords.change, p.change)}（${s.name(p.date)}）之后未修订`,
    guideMissing: (p, s) => `班次${s.name(p.shift)}：${s.allOf(p.storeys)}没有疏散引导员`,
    noClaims: () => '预案没有可检验的主张',
    notSimulated: () => '尚未模拟',
    notAtNight: () => '事件不在夜间：请用夜班人员检验',
    claimsNotHeld: (p, s) => `未成立的主张：${s.allOf(p.claims)}`,
    lockedDoors: (p, s) => `上锁的门：${s.allOf(p.openings)}`,
  },
  place(place, names) {
    switch (place.kind) {
      case 'building':
        return '整栋建筑';
      case 'storey':
        return names.storey(place.id);
      case 'space':
        return `${names.space(place.id)}（x ${formatNumber(place.x, 1)} 米，y ${formatNumber(place.y, 1)} 米）`;
      case 'opening':
        return `${names.storey(place.storey)}，门 ${place.id}（x ${formatNumber(place.x, 1)} 米，y ${formatNumber(place.y, 1)} 米）`;
      case 'compartment':
        return `${names.storey(place.storey)}，防火分区 ${place.id}`;
      case 'stair':
        return `${place.storey === undefined ? '' : `${names.storey(place.storey)}，`}楼梯 ${place.id}`;
      case 'lift':
        return `电梯 ${place.id}`;
      case 'careUnit':
        return `照料单元 ${place.id}`;
    }
  },
  finding(f, names) {
    const where = checkSentences.place(f.place, names);
    const item = checkWords.item[f.item];
    const detail = f.detail === undefined ? '' : `：${f.detail.slice(0, 8).join('、')}`;
    const path =
      f.path === undefined
        ? ''
        : `；沿实际路线${formatQuantity(f.path, 'm', 'zh-CN', 1)}${f.walking === undefined ? '' : `，步行约${formatDuration(f.walking, 'zh-CN')}`}`;
    switch (f.relation) {
      case 'atLeast':
        return `${where}：${item}${amount(f.found, f.unit)}，应不小于${amount(f.wanted, f.unit)}${path}${detail}`;
      case 'atMost':
        return `${where}：${item}${amount(f.found, f.unit)}，应不大于${amount(f.wanted, f.unit)}${path}${detail}`;
      case 'needs':
        return `${where}：缺少${item}${f.found === null ? '' : `（现为${amount(f.found, '')}）`}${detail}`;
      case 'forbids':
        return `${where}：${item}${f.found === null ? '' : `（${amount(f.wanted, '')}用作${amount(f.found, '')}）`}${detail}`;
    }
  },
  notStated: (fields) => `无法判断：未提供${fields.map(field).join('、')}`,
  source: (s) => `${TITLES[s.title] ?? s.title}${s.edition === '' ? '' : `（${s.edition}）`}${clauseOf(s.clause)}`,
  managers: (m) =>
    m.managers === 0
      ? `${m.residents}名老年人，未写明消防安全管理人；其工作每月约需${whole(m.needed)}小时（时间为假设）`
      : `消防安全管理人${m.managers}名，人均负责${whole(m.span ?? 0)}名老年人；工作每月约需${whole(m.needed)}小时（时间为假设），可用${whole(m.available)}小时`,
  grade: (g) =>
    `同一防火分区内${g.people}人不能自行离开，计算为${g.computed}级；${g.stated === null ? '预案未写明级别' : `预案写为${g.stated}级`}`,
};
