import { formatDuration, formatShare } from '../numbers.js';
import type { Sentences } from '../sentences.js';
import { orders } from './orders.js';
import { parameterName } from '../parameterNames.js';
import { words } from './words.js';

const device = (kind: string | undefined): string =>
  (words.device as Record<string, string>)[kind ?? ''] ?? kind ?? '器具';
const liftMode = (mode: string | undefined): string =>
  (words.liftMode as Record<string, string>)[mode ?? ''] ?? mode ?? '';
const duration = (seconds: number): string => formatDuration(seconds, 'zh-CN');

export const sentences: Sentences = {
  event: {
    panelAlarm: () => '火灾报警控制器报警',
    noticed: (e, n) => `${n.person(e.person ?? '')} 发现警情`,
    investigationStarted: (e, n) => `${n.person(e.person ?? '')} 前往现场确认`,
    confirmed: (e, n) => `${n.person(e.person ?? '')} 到场确认起火`,
    brigadeCalled: () => '已报119',
    alarmRaised: () => '发出疏散警报',
    doorShut: (e) => `门 ${e.other ?? ''} 已关闭`,
    phaseStarted: (e, n) => `预案阶段“${n.phase(e.phase ?? '')}”开始`,
    phaseDone: (e, n) => `预案阶段“${n.phase(e.phase ?? '')}”完成`,
    staffArrived: (e, n) => `${n.person(e.person ?? '')} 到场支援`,
    taskStarted: (e, n) => `${n.person(e.other ?? '')} 前去转移 ${n.person(e.person ?? '')}`,
    taskDone: (e, n) => `负责 ${n.person(e.person ?? '')} 的人员可接下一项任务`,
    residentWoken: (e, n) => `${n.person(e.person ?? '')} 已叫醒并告知`,
    preparationStarted: (e, n) => `开始为 ${n.person(e.person ?? '')} 做准备和移位`,
    preparationDone: (e, n) => `${n.person(e.person ?? '')} 可以转移`,
    moveStarted: (e, n) =>
      e.other === undefined
        ? `${n.person(e.person ?? '')} 自行疏散`
        : `${n.person(e.other)} 开始转移 ${n.person(e.person ?? '')}`,
    handedOver: (e, n) => `${n.person(e.other ?? '')} 交接 ${n.person(e.person ?? '')}`,
    residentSafe: (e, n) => `${n.person(e.person ?? '')} 已到室外安全`,
    residentSheltered: (e, n) => `${n.person(e.person ?? '')} 已在 ${n.space(e.space ?? '')} 避难`,
    staffSafe: (e, n) => `工作人员 ${n.person(e.person ?? '')} 已到室外安全`,
    staffSheltered: (e, n) => `工作人员 ${n.person(e.person ?? '')} 已在安全区域`,
    waitStarted: (e, n) => `${n.person(e.person ?? '')} 开始等待`,
    waitEnded: (e, n) => `${n.person(e.person ?? '')} 不再等待`,
    deviceTaken: (e, n) => `${n.person(e.person ?? '')} 取用${device(e.device)}`,
    deviceReturned: (e) => `${device(e.device)}可再次使用`,
    destinationFull: (e, n) =>
      e.space === undefined
        ? `预案规定的去处已无 ${n.person(e.person ?? '')} 的位置`
        : `${n.space(e.space)} 已满，容不下 ${n.person(e.person ?? '')}`,
    noRoute: (e, n) => `${n.person(e.person ?? '')} 没有通往预案规定去处的通路`,
    stuck: (e, n) => `${n.person(e.person ?? '')} 受阻无法前行`,
    settled: () => '情况不再变化，模拟结束',
    horizon: () => '达到情景规定的时限，模拟结束',
    commanded: (e, n) => {
      if (e.command === undefined) return '指令';
      const order = `指令：${orders.order(e.command, n)}`;
      const about = { person: e.person, other: e.other, space: e.space };
      return e.refused === undefined ? order : `${order}；未执行：${orders.refusal({ code: e.refused, ...about }, n)}`;
    },
    orderDone: (e, n) => `${n.person(e.person ?? '')} 已完成指令`,
    orderFailed: (e, n) => `${n.person(e.person ?? '')} 无法完成指令：通路已断`,
    staffHurt: (e, n) => `${n.person(e.person ?? '')} 在 ${e.space === undefined ? '室外' : n.space(e.space)} 受伤`,
    liftMode: (e) => `电梯 ${e.lift ?? ''} 转为${liftMode(e.mode)}`,
    liftCalled: (e, n) => `${n.person(e.person ?? '')} 在${n.storey(e.storey ?? '')}呼叫电梯 ${e.lift ?? ''}`,
    liftLeft: (e, n) => `电梯 ${e.lift ?? ''} 驶往${n.storey(e.storey ?? '')}`,
    liftArrived: (e, n) => `电梯 ${e.lift ?? ''} 到达${n.storey(e.storey ?? '')}`,
    liftBoarded: (e, n) => `${n.person(e.person ?? '')} 在${n.storey(e.storey ?? '')}进入电梯 ${e.lift ?? ''}`,
    liftExited: (e, n) => `${n.person(e.person ?? '')} 在${n.storey(e.storey ?? '')}离开电梯 ${e.lift ?? ''}`,
    liftPowerLost: (e) => `电梯 ${e.lift ?? ''} 断电停运`,
    liftTrapped: (e, n) => `${n.person(e.person ?? '')} 被困在电梯 ${e.lift ?? ''} 内，轿厢停在两层之间`,
    liftReleased: (e, n) => `电梯 ${e.lift ?? ''} 的轿厢被手动放至${n.storey(e.storey ?? '')}并打开`,
    detectorActed: (e, n) => `${n.space(e.space ?? '')} 的感烟探测器动作`,
    sprinklerActed: (e, n) => `${n.space(e.space ?? '')} 的喷淋头动作`,
    flashover: () => '起火房间发生轰燃',
    ceilingDown: () => '吊顶脱落',
    voidBurning: () => '火已蔓延到吊顶空间',
    attackStarted: (e, n) => `${n.person(e.person ?? '')} 用灭火器扑救初起火灾`,
    putOut: (e, n) => `${n.person(e.person ?? '')} 已将火扑灭`,
    attackFailed: (e, n) => `${n.person(e.person ?? '')} 未能扑灭火灾`,
    smokeSeen: (e, n) => `${n.person(e.person ?? '')} 在 ${n.space(e.space ?? '')} 看到烟气，开始疏散`,
    turnedBack: (e, n) => `${n.person(e.person ?? '')} 在 ${n.space(e.space ?? '')} 遇烟气折返，不再前行`,
    incapacitated: (e, n) => `${n.person(e.person ?? '')} 在 ${n.space(e.space ?? '')} 因烟气或高温失去行动能力`,
    carriedOut: (e, n) =>
      e.space === undefined
        ? `已失去行动能力的 ${n.person(e.person ?? '')} 被搬运到室外`
        : `已失去行动能力的 ${n.person(e.person ?? '')} 被搬运到 ${n.space(e.space)}`,
    alarmDismissed: (e, n) => `${n.person(e.person ?? '')} 把报警当作又一次误报`,
    taskAbandoned: (e, n) => `前往 ${n.person(e.person ?? '')} 处的人员中途放弃`,
    restStarted: (e, n) => `${n.person(e.person ?? '')}在${n.space(e.space ?? '')}休息`,
    refused: (e, n) => `${n.person(e.person ?? '')}不愿离开，再次劝说`,
    wanderedBack: (e, n) => `${n.person(e.person ?? '')}身边无人看护，走回自己的房间`,
    equipmentDetached: (e, n) => `${n.person(e.person ?? '')}的附着设备已取下`,
    deviceFailed: (e, n) => `${n.person(e.person ?? '')}的小组不会使用${device(e.device)}`,
    teamSplit: (e, n) => `${n.person(e.other ?? '')}不再需要协助${n.person(e.person ?? '')}，可执行下一任务`,
    phaseReopened: (e, n) => `预案阶段“${n.phase(e.phase ?? '')}”重新开始`,
    phaseChanged: (e, n) => `${n.person(e.person ?? '')}改由阶段“${n.phase(e.phase ?? '')}”负责`,
    mustMoveAgain: (e, n) => `${n.person(e.person ?? '')}所在的${n.space(e.space ?? '')}不再安全`,
    zoneLost: () => '一个区域失守：那里不再安全',
    brigadeArrived: () => '消防救援人员进入建筑',
    dutyStarted: (e) => `预案职责 ${e.duty ?? ''} 开始`,
    dutyDone: (e) =>
      e.count === undefined ? `职责 ${e.duty ?? ''} 完成` : `职责 ${e.duty ?? ''} 完成：清点到${e.count}人`,
  },
  cause: {
    none: () => '无',
    alarm: () => '警报传到',
    phase: () => '所在阶段开始',
    preMovement: () => '本人疏散准备',
    carer: () => '有空的护理员',
    carerOnTheWay: (ref) => (ref === null ? '护理员赶到' : `${ref} 赶到`),
    teammate: (ref) => (ref === null ? '搭档到位' : `搭档 ${ref} 到位`),
    device: (ref) => (ref === null ? '有空的器具' : `有空的${device(ref)}`),
    refugeFull: (ref) => (ref === null ? '去处腾出位置' : `${ref} 腾出位置`),
    noRoute: () => '可用的通路',
    crowd: () => '前方人员让开',
    door: (ref) => (ref === null ? '过门' : `过门 ${ref}`),
    orders: () => '任务',
    lift: (ref) => (ref === null ? '电梯' : `电梯 ${ref}`),
    trapped: (ref) => (ref === null ? '从电梯中解救' : `从电梯 ${ref} 中解救`),
    smoke: (ref) => (ref === null ? '烟气消散' : `通往 ${ref} 途中的烟气消散`),
    noPlan: () => '有人受命前来：预案未指定任何人',
    refusal: (ref) => `老年人被${ref === null ? '' : ` ${ref} `}劝动`,
    rest: () => '在休息平台缓一口气',
  },
  eventRef(event, names) {
    if (typeof event === 'object')
      return `阶段“${names.phase(event.phase)}”${event.is === 'started' ? '开始' : '完成'}`;
    return {
      start: '事件开始',
      panelAlarm: '报警控制器报警',
      noticed: '发现警情',
      confirmed: '到场确认起火',
      brigadeCalled: '报119',
      alarmRaised: '发出疏散警报',
      brigadeArrived: '消防救援人员到场',
      zoneLost: '区域失守',
    }[event];
  },
  zone(zone, names) {
    if ('all' in zone) return '全楼';
    if ('storey' in zone) {
      const base = zone.storey === 'incident' ? '起火层' : names.storey(zone.storey);
      const offset = zone.offset ?? 0;
      if (offset === 0) return base;
      return `${base}${offset > 0 ? '以上' : '以下'}第${Math.abs(offset)}层`;
    }
    if ('compartment' in zone) return zone.compartment === 'incident' ? '起火防火分区' : `防火分区 ${zone.compartment}`;
    return zone.spaces.map((id) => (id === 'incident' ? '起火部位' : names.space(id))).join('、');
  },
  claim(claim, names) {
    const within = `${sentences.eventRef(claim.after, names)}后${duration(claim.within)}内`;
    const { subject, condition } = claim;
    if (subject.kind === 'event') return `${within}：${sentences.eventRef(subject.event, names)}。`;
    if (subject.kind === 'resource') {
      const { resource } = subject;
      const what =
        resource === 'carer' || resource === 'lift' || resource === 'refuge'
          ? { carer: '护理员', lift: '电梯', refuge: '避难间容量' }[resource]
          : words.device[resource];
      const most = condition.kind === 'enough' ? condition.wait : 0;
      const whose = subject.zone === undefined ? '' : `${sentences.zone(subject.zone, names)}的`;
      return `${what}够用：${within}，${whose}任何一名入住老年人等待${what}的时间合计不超过${duration(most)}。`;
    }
    const who =
      subject.kind === 'staff'
        ? `当班工作人员${subject.posts === undefined ? '' : `（${subject.posts.map((post) => words.post[post]).join('；')}）`}`
        : subject.kind === 'zone'
          ? `${sentences.zone(subject.zone, names)}的入住老年人`
          : `${subject.zone === undefined ? '' : `${sentences.zone(subject.zone, names)}的`}入住老年人${
              subject.mobility === undefined ? '' : `（${subject.mobility.map((m) => words.mobility[m]).join('；')}）`
            }${subject.classes === undefined ? '' : `（${subject.classes.map((one) => names.personClass?.(one) ?? one).join('；')}）`}${subject.ids === undefined ? '' : `（${subject.ids.slice(0, 6).join('、')}${subject.ids.length > 6 ? '等' : ''}）`}`;
    const there = '疏散到室外或在预案规定处避难';
    switch (condition.kind) {
      case 'clear':
        return `${within}，${who}全部${there}。`;
      case 'atLeast':
        return `${within}，${who}中至少${condition.count}人${there}。`;
      case 'share':
        return `${within}，${who}中至少${formatShare(condition.share)}${there}。`;
      case 'margin':
        return `${within}，${who}全部${there}，且至少有${duration(condition.least)}余量。`;
      case 'enough':
      case 'happens':
        return `${within}发生：${who}。`;
    }
  },
  verdict: {
    HOLDS: (v) =>
      `成立：${v.runs}次模拟中有${v.met}次达到；在${formatShare(v.confidence)}的置信水平下，达到的比例不低于${formatShare(v.low)}，要求为${formatShare(v.required)}`,
    FAILS: (v) =>
      `不成立：${v.runs}次模拟中有${v.met}次达到；在${formatShare(v.confidence)}的置信水平下，达到的比例不高于${formatShare(v.high)}，要求为${formatShare(v.required)}`,
    UNPROVEN: (v) =>
      `未证实：${v.runs}次模拟中有${v.met}次达到，比例在${formatShare(v.low)}与${formatShare(v.high)}之间（置信水平${formatShare(v.confidence)}），要求为${formatShare(v.required)}；${
        v.parameter === undefined
          ? '增加模拟次数可缩小区间'
          : `取决于尚无实测值的${parameterName(v.parameter, words, 'zh-CN')}（${v.parameter}）`
      }`,
  },
  endReason: {
    settled: '情况不再变化',
    horizon: '达到时限',
  },
  tableNote: {
    missingValue: (p, s) =>
      `${p.storey === undefined ? '' : `${s.name(p.storey)} `}${p.of === 'corridor' ? '走道' : ''}${s.name((words.tableField as Record<string, string>)[p.field as string] ?? p.field)}缺失：取${s.name(p.used)}${p.unit === undefined || p.unit === '' ? '' : ` ${s.name(p.unit)}`}${p.clause ? `（${s.name(p.clause)}）` : '（假设）'}`,
    exitAssumed: (p, s) =>
      `表中没有安全出口：在 ${s.name(p.storey)} 走道${p.side === 'start' ? '起端' : '末端'}画了一个`,
    stationAssumed: (p, s) => `${s.name(p.storey)} 没有护理站：放在走道中部`,
    liftNotDrawn: (p, s) => `电梯 ${s.name(p.lift)} 未画入：表格未写明其运行参数，请在图纸的 "lifts" 中补上`,
    corridorLengthened: (p, s) => `走道长度由${s.length(p.value)}改为${s.length(p.used)}，以容纳全部房间`,
    corridorNarrowed: (p, s) => `走道宽度由${s.length(p.value)}改为${s.length(p.used)}：各层统一取最小值`,
    storeyNotInTable: (p, s) => `${s.name(p.storey)} 不在表中：层高取${s.length(p.used)}`,
    devicesNotInTable: () => '表中没有转移器具：未放置任何器具，请按实际情况补充存放点',
    compartmentPerStorey: () => '每层按一个防火分区处理：请补充实际分区',
  },
  difference: {
    hash: '结束时的状态不同',
    events: '事件或其时间不同',
    positions: '人员位置不同',
    engine: '由另一版本的引擎记录',
  },
  recordingFault: {
    foreign: '不是安疏写出的文件',
    version: '格式版本不同',
    cutOff: '文件末尾缺失',
    corrupt: '文件已损坏',
  },
};
