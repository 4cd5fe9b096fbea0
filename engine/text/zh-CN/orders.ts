import type { BurningItem } from '../../scenario/schema.js';
import { refusalWith, type OrderSentences, type RefusalSentences } from '../orders.js';
import { formatDuration } from '../numbers.js';
import { words } from './words.js';

/** 起火的物品。 */
const BURNS: Readonly<Record<BurningItem, string>> = {
  bedding: '床品',
  beddingTreated: '阻燃床品',
  polystyrene: '聚苯乙烯',
  battery: '电池',
  laundry: '待洗衣物',
  electricalCabinet: '配电柜',
  kitchen: '厨房油锅',
};

const REFUSED: RefusalSentences = {
  ended: () => '模拟已经结束。',
  notHere: (p) => `${p} 不在楼内。`,
  incapacitated: (p) => `${p} 已失去行动能力，无法执行。`,
  hurt: (p) => `${p} 已受伤，无法执行。`,
  handsFull: (p, o) => `${p} 正在转移 ${o}，送到安全处之前不能放手。`,
  inLift: (p) => `${p} 在电梯内。`,
  runsLift: (p) => `${p} 正在操作电梯。`,
  noWay: (p, o, s) => (s === '' ? `没有可供 ${o} 使用的通路。` : `${p} 没有前往 ${s} 的通路。`),
  smoke: (p, _o, s) => (s === '' ? `${p} 的前方有烟气，无法通过。` : `烟气阻挡，${p} 无法前往 ${s}。`),
  noPlace: (_p, _o, s) => `不能在 ${s} 待命。`,
  noDoor: (_p, o) => `${o} 不是可以关闭的门。`,
  alreadyShut: (_p, o) => `门 ${o} 已经关闭。`,
  inSafety: (_p, o) => `${o} 已在安全处。`,
  taken: (p, o) => (p === o ? `${o} 已在途中。` : `${o} 已由 ${p} 负责转移。`),
  noPhase: (_p, o) => `预案没有规定 ${o} 的去处。`,
  begun: () => '该预案阶段已经开始。',
  walks: (_p, o) => `${o} 能自己行走，只需告知。`,
  sameOrder: () => '现在就是按这一顺序转移的。',
  cannotUse: (p, o) => `${p} 没有学过使用所需的器具：${o}。`,
  noDevice: (_p, o) => `${o} 所需的器具目前没有空闲。`,
  full: (_p, o, s) => `${s === '' ? '预案规定的去处' : s}已无 ${o} 的位置。`,
  called: () => '警报已发出，119 已报。',
  isFree: (p) => `${p} 本来就在按预案行动。`,
  noFire: () => '本情景不计算烟气，因此不能起火。',
  noFireThere: (_p, _o, s) => `${s} 不能起火：楼梯、电梯和室外不在计算之内。`,
  burning: (_p, _o, s) => `${s} 已经在燃烧。`,
  noBrigade: () => '排班中没有消防救援队，因此谈不上晚到。',
  arrived: () => '消防救援队已经到场。',
  isLost: (_p, o) => `${o} 已失去行动能力，不会拒绝。`,
  notWatched: () => '按排班，控制室本来就无人值守。',
  answered: () => '已有人在处置报警。',
  nothingLost: () => '所列项目均已断电或停用。',
};

export const orders: OrderSentences = {
  order(command, n) {
    switch (command.kind) {
      case 'door':
        return `门 ${command.opening} ${command.usable ? '恢复通行' : '不能通行'}`;
      case 'lift':
        return `电梯 ${command.lift} ${words.liftOrder[command.order]}`;
      case 'go':
        return `${n.person(command.staff)} 前往 ${n.space(command.space)} 待命`;
      case 'fetch':
        return `${n.person(command.staff)} 去转移 ${n.person(command.resident)}${command.means === undefined ? '' : `（${words.means[command.means]}）`}`;
      case 'shut':
        return `${n.person(command.staff)} 去关闭门 ${command.opening}`;
      case 'call':
        return `${n.person(command.staff)} 报119并发出疏散警报`;
      case 'free':
        return `${n.person(command.staff)} 恢复按预案行动`;
      case 'begin':
        return `预案阶段“${n.phase(command.phase)}”立即开始`;
      case 'order':
        return `阶段“${n.phase(command.phase)}”的老年人改按以下顺序转移：${command.rules.map((rule) => words.orderRule[rule]).join('，其次')}`;
      case 'hurt':
        return `${n.person(command.staff)} 受伤`;
      case 'ignite':
        return `${n.space(command.space)} 的${BURNS[command.item]}起火`;
      case 'brigadeLate':
        return `消防救援队晚到${formatDuration(command.seconds, 'zh-CN')}`;
      case 'refuse':
        return `${n.person(command.resident)} 在${formatDuration(command.seconds, 'zh-CN')}内不肯离开`;
      case 'unanswered':
        return command.seconds === null
          ? '控制室无人应答，直到有人提醒'
          : `控制室在${formatDuration(command.seconds, 'zh-CN')}内无人应答`;
      case 'power': {
        const what = [command.lifts === undefined ? '所有无应急电源的电梯' : command.lifts.join('、'), (command.equipment ?? []).join('、')]; // prettier-ignore
        return `断电：${what.filter((one) => one !== '').join('；')}`;
      }
    }
  },
  forbidden: {
    notYours: '该人员不归你指挥。',
    noPower: '你的岗位无权下达这一指令。',
    trainerOnly: '只有导调人员可以这样做。',
  },
  notTaken: {
    notUnderstood: '无法识别这条信息。请重新打开链接。',
    noSuch: '本次演练中没有这一项。',
    notTrainer: '只有导调人员可以这样做。',
    notPlayer: '导调人员不直接向员工下令，由各岗位下令。',
    notKept: '未能保存，演练一旦中断可能丢失。请检查磁盘是否还有空间。',
  },
  criterion: { open: '进行中', met: '达到', late: '超时', missed: '未达到' },
  simulatedDrill: '模拟/桌面推演。不能代替在建筑内实际开展的演练。',
  refusal: refusalWith(REFUSED, (kind) => (words.device as Record<string, string>)[kind] ?? kind),
};
