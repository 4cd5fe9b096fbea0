import type { CheckSentences, CheckWords } from '../check.js';
import { formatDuration, formatNumber, formatQuantity, formatShare } from '../numbers.js';
import { words } from './words.js';

export const checkWords: CheckWords = {
  elementStatus: { present: '具备', weak: '不足', missing: '缺失', notApplicable: '不适用' },
  ruleStatus: { met: '符合', gap: '差距', notStated: '资料不足', notApplicable: '不适用' },
  level: { class: '建筑类别', advice: '建议', gap: '差距', majorHazard: '重大事故隐患' },
  jurisdiction: { CN: '国家标准', local: '地方要求', foreign: '参考（境外）', practice: '良好实践' },
  ruleConfidence: { R: '条文已查阅', K: '条文凭记忆，未复核', U: '不确定，须核实' },
  topic: {
    purpose: '编制目的',
    scope: '适用范围',
    riskAssessment: '风险评估',
    communication: '通信联络',
    protection: '安全防护',
    firstAid: '救护',
    cutOff: '断电、断氧、断气',
    brigade: '对接消防救援',
    startOfResponse: '响应启动',
    endOfResponse: '响应终止',
    aftercare: '后期处置与安置',
    supplies: '应急保障',
    organisation: '组织职责',
    hazards: '危险目标与危险性评估',
    startProcedure: '启动程序',
    measures: '紧急处置措施',
    trainingAndDrills: '训练演练',
    equipment: '设备器材储备',
    funding: '经费',
    other: '其他',
    dementia: '认知障碍老年人',
  },
  group: {
    commander: '总指挥',
    deputy: '副总指挥',
    firefight: '灭火行动组',
    comms: '通信联络组',
    evac: '疏散引导组',
    rescue: '安全防护救护组',
    security: '安全保卫组',
    logistics: '后勤保障组',
  },
  keyPlace: {
    kitchen: '厨房',
    boiler: '锅炉房',
    oxygen: '供氧间',
    laundry: '洗衣房',
    charging: '充电处',
    distribution: '配电间',
    roofVoid: '闷顶',
    other: '其他部位',
  },
  fire: {
    bedroomNight: '夜间居室火灾',
    kitchenDay: '白天厨房火灾',
    electricalRiser: '电气竖井火灾',
    stairOrGroundSmoke: '楼梯或首层烟气',
    charging: '充电火灾',
    other: '其他',
  },
  equipment: {
    mask: '简易防毒面具',
    radio: '对讲机',
    extinguisher: '灭火器',
    hoseReel: '消防软管卷盘',
    torch: '手电',
    megaphone: '扩音器',
    device: '转移器材',
  },
  contract: { receivingPlace: '接收安置单位', maintenance: '消防设施维保', mutualAid: '互助', medical: '医疗' },
  annex: { floorPlans: '平面图', contactList: '通讯录', resourceList: '物资清单', forms: '表格' },
  change: {
    law: '法规变化',
    command: '指挥人员变化',
    risk: '风险变化',
    resource: '资源变化',
    drillFinding: '演练发现的问题',
    other: '其他变化',
  },
  duty: {
    keyUnit: '重点单位消防演练',
    otherUnit: '消防演练',
    realScenario: '养老机构实战演练',
    highRiseAllElement: '高层建筑全要素演练',
    above100AllElement: '百米以上建筑全要素演练',
    subPlan: '分预案演练',
  },
  stairType: {
    open: '敞开楼梯',
    openToGallery: '与敞开式外廊直接相连的楼梯',
    enclosed: '封闭楼梯间',
    smokeProof: '防烟楼梯间',
    outdoor: '室外楼梯',
  },
  roomUse: {
    gas: '燃气间',
    electrical: '配电间',
    boiler: '锅炉房',
    store: '库房',
    evacuation: '疏散通道',
    bedroom: '居室',
    office: '办公室',
    kitchen: '厨房',
    other: '其他用途',
  },
  stated: { none: '无', partial: '部分设置', full: '全部设置', system: '系统', standAlone: '独立式烟感' },
  managerTask: {
    patrol: '日巡查',
    monthlyCheck: '楼层月检查',
    drill: '演练',
    training: '全员培训',
    residentList: '老年人清单',
    plan: '预案与档案',
  },
  field: {
    legalBases: '编制依据',
    height: '建筑高度',
    totalArea: '总建筑面积',
    fireResistanceClass: '耐火等级',
    brigadeDistance: '与消防队的距离',
    sprinklers: '自动喷水灭火系统',
    alarm: '火灾自动报警系统',
    roomsWithout: '未设探测器或警报的房间',
    emergencyLight: '疏散照明',
    residentListOf: '老年人清单的日期',
    hazards: '危险源',
    riskAssessment: '风险评估',
    resourceSurvey: '应急资源调查',
    holidayShift: '节假日班次',
    perceive: '主机报警至知悉的时间',
    confirm: '确认的时间',
    call: '拨打119的时间',
    broadcast: '广播的时间',
    panelZones: '报警主机分区',
    equipmentAt: '灭火器材的位置',
    mostPeople: '初起火灾扑救的最多人数',
    newStaffBeforePost: '新员工上岗前培训',
    rollByStorey: '分层名单',
    countedBy: '清点人',
    means: '转移器材',
    helpers: '协助人数',
    destination: '安全去处',
    reviewed: '评审日期',
    issued: '发布日期',
    filed: '备案日期',
    gapBetween: '与其他部分的分隔',
    careUnits: '照料单元',
    ceilingVoids: '吊顶空腔',
    stairs: '楼梯类型',
    linkGalleries: '连廊',
    lifts: '电梯',
    smokeProtected: '电梯防烟',
    lobby: '消防电梯前室',
    topTime: '电梯从首层到顶层的时间',
    waitingDepth: '候梯厅深度',
    refuges: '避难间构造',
    wallHours: '避难间墙体',
    smokeControl: '避难间防烟',
    phone: '避难间电话和广播',
    sign: '避难间标志',
    masks: '简易防毒面具',
    refugeFloors: '避难层',
    electricalMonitoring: '电气火灾监控',
    hoseReelSpacing: '消防软管卷盘间距',
    exitSigns: '疏散指示标志',
    insulation: '外墙保温',
    entrances: '出入口',
    obstacles: '通道障碍',
    ambulanceRoute: '救护路线',
    combustiblePanels: '易燃芯材夹芯板',
    combustibleFinishes: '易燃可燃装修材料',
    uses: '房间用途',
  },
  item: {
    fireClass: '耐火等级',
    height: '高度',
    storeys: '层数',
    belowGround: '位于地下',
    area: '面积',
    people: '人数',
    wallHours: '墙体耐火极限',
    floorHours: '楼板耐火极限',
    doorClass: '相应等级的防火门',
    compartmentDoor: '防火分区之间的防火门',
    crossing: '跨越防火分区数',
    exits: '安全出口数',
    exitsApart: '相距最远的两个出口的距离',
    doors: '只有一个疏散门的面积',
    deadEndRoom: '位于走道尽端且只有一个疏散门',
    noExit: '通往安全出口的路线',
    distance: '至最近安全出口的直线距离',
    roomDistance: '最远点至房门的距离',
    stairToOutside: '楼梯至室外的距离',
    stairType: '楼梯类型',
    linkGallery: '连廊',
    smokeProtection: '防烟措施',
    door: '门净宽',
    groundDoor: '首层外门净宽',
    corridor: '走廊净宽',
    stairWidth: '楼梯净宽',
    widthPer100: '楼梯总净宽',
    refuge: '楼梯旁的避难间',
    refugeArea: '避难间净面积',
    refugeCapacity: '避难间净面积（供不能自行离开者）',
    refugeSmokeControl: '防烟措施',
    refugePhone: '电话和广播',
    refugeSign: '标志',
    masks: '简易防毒面具',
    refugeFloor: '未设避难层的高度',
    fireLift: '消防电梯数',
    lobbyArea: '前室面积',
    lobbySide: '前室短边',
    liftLoad: '载重量',
    liftTime: '至顶层的时间',
    liftStops: '每层停靠',
    sprinklers: '全部设置自动喷水灭火系统',
    alarm: '火灾自动报警系统',
    detectors: '探测器和警报装置',
    electricalMonitoring: '电气火灾监控',
    hoseReels: '消防软管卷盘间距',
    lightCorridor: '走道照度',
    lightRefuge: '避难间照度',
    lightStair: '楼梯间、前室照度',
    lightHours: '照明持续时间',
    signSpacing: '标志间距',
    signDeadEnd: '袋形走道标志距离',
    signCorner: '拐角标志距离',
    signHeight: '标志高度',
    insulation: 'A级保温材料',
    accessibleLift: '无障碍电梯',
    stretcherLift: '可容纳担架的电梯',
    bedsPerLift: '每台电梯床位数',
    curvedStair: '弧形或螺旋楼梯',
    revolvingDoor: '旋转门',
    rampSlope: '坡度',
    rampRise: '坡道提升高度',
    rampWidth: '坡道净宽',
    beds: '床位数',
    obstacle: '占用宽度',
    ambulanceRoute: '从走廊到停车处连续的救护路线',
    carWidth: '轿厢宽度',
    carDepth: '轿厢深度',
    waitingDepth: '候梯厅深度',
    panels: '易燃芯材夹芯板',
    finishes: '易燃可燃装修材料',
    ceilingVoid: '同一吊顶空腔下的房间数',
    systems: '喷淋和火灾报警设施',
    roomUse: '用途与建造用途冲突',
    protectedAreas: '保护区数',
    staffRatio: '每名可转移人员负责的老年人数',
  },
};

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
