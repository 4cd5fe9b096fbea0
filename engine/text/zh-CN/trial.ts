import type { EventRef } from '../../scenario/schema.js';
import type { Measure } from '../../check/measures.js';
import { formatDuration, formatNumber, formatQuantity, formatShare, meanOf } from '../numbers.js';
import type { Names } from '../sentences.js';
import type { TrialSentences } from '../trial.js';
import { sentences } from './sentences.js';
import { parameterName } from '../parameterNames.js';
import { words } from './words.js';

const duration = (seconds: number): string => formatDuration(seconds, 'zh-CN');
const number = (value: number, digits = 1): string => formatNumber(value, digits);
const list = (items: readonly unknown[]): string => items.join('、');

function happened(event: EventRef, names: Names): string {
  if (typeof event === 'object') return `“${names.phase(event.phase)}”阶段${event.is === 'started' ? '开始' : '完成'}`;
  return {
    start: '起火',
    panelAlarm: '主机报警',
    noticed: '有人发现报警',
    confirmed: '火情得到确认',
    brigadeCalled: '拨打119',
    brigadeArrived: '消防救援人员到场',
    zoneLost: '区域失守',
    alarmRaised: '发出全体警报',
  }[event];
}

const TRAITS = {
  noticed: ['发现用时', 's'],
  confirmed: ['确认用时', 's'],
  alarmRaised: ['发出全体警报用时', 's'],
  asleep: ['睡着的老年人', '1'],
  residentSpeed: ['老年人平均步速', 'm/s'],
  staffSpeed: ['工作人员平均步速', 'm/s'],
} as const;
const trait = (value: number, unit: string): string =>
  unit === 's' ? duration(value) : unit === '1' ? `${number(value)}人` : formatQuantity(value, unit, 'zh-CN', 2);

/** 床旁器材。 */
const BESIDE: Readonly<Record<string, string>> = { wheelchair: '轮椅', rescueSheet: '疏散垫' };

function measure({ kind, parameters: p }: Measure): string {
  switch (kind) {
    case 'watchedPanel':
      return `报警主机有人值守（${String(p.person)}，班次 ${String(p.shift)}）`;
    case 'alarmAtOnce':
      return '不等人到现场确认即发出全体警报';
    case 'helpFromAfar':
      return '各楼层护理员都来支援';
    case 'noKnocking':
      return '护理员不再逐一通知能自行行走者';
    case 'order':
      return `改变转移顺序：${list((p.order as (keyof typeof words.orderRule)[]).map((rule) => words.orderRule[rule]))}`;
    case 'destinations':
      return `依次转移至${list((p.to as (keyof typeof words.destination)[]).map((to) => words.destination[to]))}`;
    case 'training':
      return `${number(Number(p.people), 0)}名工作人员${words.training[p.level as keyof typeof words.training]}`;
    case 'evacuationChairs':
      return `在${String(p.storey)}配备${number(Number(p.count), 0)}把疏散椅，用于楼梯`;
    case 'bedsOnLevel':
      return '卧床者用自己的床水平转移';
    case 'zonesInTurn':
      return '先疏散起火区域，完成后再疏散其他区域';
    case 'ownZones':
      return `${number(Number(p.people), 0)}名护理员各自先负责本人岗位所在楼层`;
    case 'lifts':
      return `启用 ${list(p.lifts as string[])} 疏散运行，更快者乘电梯`;
    case 'bedside':
      return `每张床旁配备${list((p.devices as string[]).map((kind) => BESIDE[kind] ?? kind))}`;
    case 'doorsShut':
      return '保持门关闭：不楔开、不敞开，闭门器完好';
    case 'selfClosers':
      return `在${String(p.storey)}的${number(Number(p.count), 0)}樘居室门上加装闭门器`;
    case 'fireDoors':
      return `楼梯间的${number(Number(p.count), 0)}樘门改为自闭式防火门`;
    case 'doorsUnlocked':
      return `锁闭的门改为火灾时能打开的门（${list(p.doors as string[])}）`;
    case 'bedsToFreeOnes':
      return `${number(Number(p.count), 0)}名需要搬运的老年人移到较低楼层的空床`;
    case 'moreCarers':
      return `在 ${String(p.station)} 增加${number(Number(p.count), 0)}名护理员（班次 ${String(p.shift)}）`;
    case 'bedsMoved':
      return `${number(Number(p.count), 0)}名需要搬运的老年人与住在较低楼层、能行走的老年人调换床位`;
  }
}

/** In words, with the id by which it is set. */
const named = (id: string): string => {
  const name = parameterName(id, words, 'zh-CN');
  return name === id ? id : `${name}（${id}）`;
};

export const trialSentences: TrialSentences = {
  given: (incident, clock) => `以本次事件为前提：${incident}，${clock}。结论针对这样的一夜，不是全年的概率。`,
  robust(r) {
    if (r.nominal === 'UNPROVEN') return '按现有取值尚不能判定，因此没有再检验未实测的参数';
    const looked = `未实测的参数共${r.looked}个，这一夜用到的都取过各自范围的两端，其中${r.active}个影响结果`;
    if (r.hangsOn !== null) {
      const { parameter, unit, value, at, turns } = r.hangsOn;
      const q = (x: number): string => formatQuantity(x, unit, 'zh-CN');
      const drill =
        turns === null
          ? '在演练中实测即可判定'
          : `在演练中实测即可判定：转折点在${q(Math.min(...turns))}与${q(Math.max(...turns))}之间`;
      return `按假设取值${r.nominal === 'HOLDS' ? '成立' : '不成立'}，但取决于未实测的${named(parameter)}：假设为${q(value)}，取${q(at)}时即改变（${words.verdict[r.hangsOn.verdictThere]}）；${drill}`;
    }
    if (r.together === null) return `${looked}；没有一个不利于此结论`;
    if (r.together === r.nominal) return `${looked}；即使全部同时取不利一端，结论不变`;
    const effects = list(r.effects.slice(0, 3).map(({ name }) => named(name)));
    return `${looked}；单独取不利一端时结论不变${r.tried.length === 0 ? '（按影响大小判断）' : `（已检验：${list(r.tried.map(named))}）`}，全部同时取不利一端时则为“${words.verdict[r.together]}”；影响最大的是${effects}`;
  },
  step({ step, work }, names) {
    if (step === null) return '';
    const { how, event, at, before, beforeAt, deadline, longest } = step;
    const since = `此前${sentences.eventRef(before, names)}在起火后${duration(beforeAt)}`;
    if (how === 'slow' && work !== null && typeof event === 'object') {
      const hands =
        work.hands.length === 0
          ? '无人'
          : `${work.hands.length}名工作人员（${list(work.hands.slice(0, 6))}${work.hands.length > 6 ? '等' : ''}）`;
      const cycle = work.cycle === null ? '' : `，平均每人用时${duration(work.cycle)}`;
      const done = at === null ? '到结束也没有完成' : `完成时已超时${duration(at - deadline)}`;
      const open = work.open.map(({ cause, state, people }) =>
        cause === 'none' ? `${people}人${words.state[state]}` : `${people}人在等${sentences.cause[cause](null)}`,
      );
      const rest = open.length === 0 ? '' : `（未到者：${list(open)}）`;
      const late =
        longest === null
          ? ''
          : `此前大部分时间用在${sentences.eventRef(longest.from, names)}至“${happened(longest.to, names)}”之间：${duration(longest.seconds)}。`;
      return `预案断在“${names.phase(event.phase)}”阶段：起火后${duration(beforeAt)}开始，到期限（${duration(deadline)}）时${work.of}人中${work.there}人到达${rest}；${work.hands.length === 0 ? '此时还没有人开始转移' : `${hands}转移了${work.brought}人${cycle}`}；${done}。${late}`;
    }
    const what = happened(event, names);
    return how === 'never' || at === null
      ? `预案断在“${what}”：到结束也没有发生；${since}。`
      : `预案断在“${what}”：起火后${duration(at)}才发生，已超过期限（${duration(deadline)}）${duration(at - deadline)}；${since}。`;
  },
  difference({ trait: name, passing, failing }) {
    const [what, unit] = TRAITS[name];
    // Told apart by the numbers, not by what is shown of them.
    if (trait(passing.mean, unit) === trait(failing.mean, unit)) return '';
    return `${what}：达到的各次平均${trait(passing.mean, unit)}，未达到的各次平均${trait(failing.mean, unit)}`;
  },
  measure: (one) => measure(one),
  fix(fix, _names, search) {
    const at =
      search?.at === undefined
        ? ''
        : `即使${named(search.at.name)}为${formatQuantity(search.at.value, search.at.unit, 'zh-CN')}，`;
    const { verdict, gained, measures } = fix;
    const gain =
      verdict.count === null
        ? ''
        : `；按时到达者增加${number(gained.mean)}人（${number(gained.low)}至${number(gained.high)}）`;
    const same =
      fix.samePeople === null
        ? ''
        : `；对现在住在那里的人（无论床位移到何处）同样检验：${fix.samePeople.runs}次中达到${fix.samePeople.met}次`;
    return `${list(measures.map(measure))}。这样${at}主张成立：${verdict.runs}次中达到${verdict.met}次（${formatShare(verdict.confidence)}置信，至少${formatShare(verdict.low)}）${same}${gain}。`;
  },
  noFix(search) {
    if (search.best === null) return `试过的${search.tried}种改动都不能使其成立。`;
    const { measures, count, of } = search.best;
    return `试过的${search.tried}组改动都不能使其成立。其中最好的（${list(measures.map(measure))}）各次模拟平均按时到达${meanOf(count, of)}人，共${of}人。`;
  },
  bound: (b) =>
    `无论按什么顺序，阶段开始后都不可能快于${duration(b.seconds)}：需转移${b.residents}人，相当于一双手${duration(b.work)}的工作量，共有${b.hands}双手（按模型平均时间、直线距离、不计返回）。`,
  costClass: { plan: '预案文字', training: '培训', organisation: '组织调整', equipment: '器材', staff: '人员' },
  worstStep({ kind, value }, names) {
    switch (kind) {
      case 'place':
        return `${names.space(value)}起火`;
      case 'hour':
        return `${value}发生`;
      case 'absent':
        return `${names.person(value)}缺勤`;
      case 'stairLost':
        return `楼梯 ${value} 不能使用`;
      case 'storeLost':
        return `器材存放处 ${value} 不能使用`;
    }
  },
  worst(steps, names) {
    if (steps.length === 0) return '没有找到更不利的起火部位、时间、缺勤或设施失效。';
    const told = steps.map((step) => {
      const verdict =
        step.verdict === null
          ? ''
          : `（${words.verdict[step.verdict.verdict]}，${step.verdict.runs}次中达到${step.verdict.met}次）`;
      return `${trialSentences.worstStep(step, names)}${verdict}`;
    });
    return `逐步找到的最不利可信工况：${told.join('；再加上')}。`;
  },
};
