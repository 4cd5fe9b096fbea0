import type { Stretch } from '../../metrics/criticalPath.js';
import type { Party, ReasonLink } from '../../metrics/reason.js';
import type { AnswerSentences } from '../answers.js';
import { formatMoment } from '../moments.js';
import { formatDuration } from '../numbers.js';
import { wholeShares } from '../shares.js';
import { partyName, type PartyNames } from '../parties.js';
import { sentences as base } from './sentences.js';
import { words } from './words.js';

/** No gap between Chinese words: names may be Chinese or not, and a sentence has gaps for those that are not. */
const tidy = (text: string): string =>
  text.replace(/(?<=[\p{Script=Han}，。：；、“”（）]) (?=[\p{Script=Han}“（])/gu, '');

const duration = (seconds: number): string => formatDuration(seconds, 'zh-CN');

const party = (of: Party, names: PartyNames): string =>
  partyName(of, names, {
    opening: (id) => `门 ${id}`,
    device: (kind) => words.device[kind],
    lift: (id) => `电梯 ${id}`,
    phase: (name) => `预案阶段“${name}”`,
    event: (event) => base.eventRef(event as 'start', names),
  });

const before = (count: number): string => (count > 0 ? `，之前还有${count}名老年人` : '');

function residentLink(link: ReasonLink, who: string, since: string, names: PartyNames): string {
  const { awaits, state, cause } = link;
  const whom = awaits === null ? null : party(awaits, names);
  switch (cause) {
    case 'alarm': {
      if (state === 'preMovement') return `${who} ${since}听不到警报，需要有人当面通知`;
      const so = state === 'asleep' ? '在睡觉' : state === 'awake' ? '醒着，在房间内' : '尚不知情';
      return awaits?.kind === 'phase' ? `${who} ${so}：${whom}尚未开始` : `${who} ${so}：尚未发出疏散警报`;
    }
    case 'noPlan':
      return `${who} 所在处已不再安全，预案没有指定由谁来接`;
    case 'phase':
      return `${who} 需等待：${whom ?? '所在预案阶段'}尚未开始`;
    case 'preMovement':
      return `${who} ${since}做疏散准备`;
    case 'rest':
      return `${who} ${since}在休息平台休息`;
    case 'refusal':
      return `${who} ${since}不愿离开，${whom === null ? '需要劝说' : `${whom} 正在劝说`}`;
    case 'carer':
      if (whom === null) return `${who} ${since}等待护理员${link.never ? '，到模拟结束也无人前来' : ''}`;
      if (link.never) return `${who} ${since}等待护理员，到模拟结束也无人前来；${whom} 正忙`;
      return link.until === null
        ? `${who} ${since}等待护理员；${whom} 正忙`
        : `${who} ${since}等待护理员；${whom} 将于${formatMoment(link.until)}前来${before(link.ahead)}`;
    case 'carerOnTheWay':
      return `${who} 等待 ${whom ?? '护理员'}，对方${since}在路上`;
    case 'teammate':
      return whom === null
        ? `${who} ${since}等待第二名护理员，目前无人有空`
        : `${who} ${since}等待第二名护理员 ${whom}${before(link.ahead)}`;
    case 'device':
      if (whom === null) return `${who} ${since}等待转移器具，目前没有空闲的`;
      return awaits!.kind === 'device'
        ? `${who} ${since}等待${whom}：正在使用中`
        : `${who} ${since}等待转移器具；将由 ${whom} 取来${before(link.ahead)}`;
    case 'refugeFull':
      return `${who} ${since}等待${whom === null ? '预案规定的去处' : ` ${whom} `}腾出位置`;
    case 'noRoute':
      return `${who} ${since}没有通往${whom === null ? '预案规定去处' : ` ${whom} `}的通路`;
    case 'smoke':
      return `${who} ${since}被${whom === null ? '' : `通往 ${whom} 途中的`}烟气阻隔`;
    case 'crowd':
      return `${who} ${since}被${whom === null ? '前方人员' : ` ${whom} `}挡住`;
    case 'door':
      return `${who} ${since}正通过${whom ?? '门'}`;
    case 'lift':
      return `${who} ${since}等候${whom ?? '电梯'}`;
    case 'trapped':
      return `${who} ${since}被困在${whom ?? '电梯'}内，轿厢停在两层之间`;
    default:
      return doing(link, who, since, whom);
  }
}

function doing({ state, outcome, since: at }: ReasonLink, who: string, since: string, whom: string | null): string {
  const by = whom === null ? '正在' : `正由 ${whom} `;
  if (outcome === 'sheltered' && (state === 'asleep' || state === 'awake')) return `${who} 按预案留在房间内`;
  if (outcome === 'safe') return `${who} ${since}已在室外安全处`;
  if (outcome === 'sheltered') return `${who} ${since}已在安全区域`;
  if (outcome === 'lost') return `${who} ${since}因烟气或高温失去行动能力`;
  if (outcome === 'remaining') return `${who} 到模拟结束（${formatMoment(at)}）时仍未到达安全处`;
  switch (state) {
    case 'asleep':
    case 'awake':
      return `${who} 不在预案的任何阶段内`;
    case 'beingWoken':
      return `${who} ${by}叫醒（${since}）`;
    case 'beingPrepared':
      return `${who} ${by}做准备和移位（${since}）`;
    case 'beingMoved':
      return `${who} ${by}转移（${since}）`;
    case 'beingUnloaded':
      return `${who} 已到达，${by}安置（${since}）`;
    case 'walking':
      return `${who} ${since}自行疏散中`;
    default:
      return `${who}：${state === null ? '' : words.state[state]}（${since}）`;
  }
}

const AT_WORK: Readonly<Record<NonNullable<ReasonLink['stage']>, (resident: string) => string>> = {
  gather: (resident) => `在 ${resident} 床边`,
  fetchDevice: (resident) => `为 ${resident} 取器具`,
  approach: (resident) => `正前往 ${resident} 处`,
  wake: (resident) => `正叫醒 ${resident}`,
  detach: (resident) => `正在为 ${resident} 取下附着的设备`,
  prepare: (resident) => `正为 ${resident} 做准备和移位`,
  move: (resident) => `正在转移 ${resident}`,
  unload: (resident) => `正在安置 ${resident}`,
  handOver: (resident) => `正在交接 ${resident}`,
  return: () => '正在返回',
  done: () => '已完成',
};

function staffLink(link: ReasonLink, who: string, since: string, names: PartyNames): string {
  const { awaits, state, cause, busyWith, stage, outcome } = link;
  const whom = awaits === null ? null : party(awaits, names);
  const resident = busyWith < 0 ? '' : names.row(busyWith);
  if (outcome === 'safe' || outcome === 'sheltered') return `${who} ${since}已在安全处`;
  if (state === 'notYetHere')
    return awaits?.kind === 'event'
      ? `${who} 不在楼内：发出疏散警报时才会接到通知`
      : `${who} ${since}接到通知，尚未到场`;
  switch (cause) {
    case 'teammate':
      return whom === null
        ? `${who} ${since}在 ${resident} 床边等待第二名护理员，目前无人有空`
        : `${who} ${since}在 ${resident} 床边等待 ${whom}${before(link.ahead)}`;
    case 'crowd': {
      const front = whom === null ? '前方人员' : ` ${whom} `;
      const busy = resident === '' || stage === null ? '' : `${AT_WORK[stage](resident)}，`;
      return `${who} ${busy}${since}被${front}挡住`;
    }
    case 'noRoute':
      return `${who} ${since}没有${whom === null ? '' : `通往 ${whom} 的`}通路`;
    case 'lift':
      return `${who} ${resident === '' ? '' : `与 ${resident} 一起，`}${since}等候${whom ?? '电梯'}`;
    case 'trapped':
      return `${who} ${since}被困在${whom ?? '电梯'}内，轿厢停在两层之间`;
    case 'smoke':
      return `${who} ${since}被${whom === null ? '' : `通往 ${whom} 途中的`}烟气阻挡`;
    case 'door':
      return `${who} ${resident === '' ? '' : `与 ${resident} 一起，`}${since}正通过${whom ?? '门'}`;
    case 'refusal':
      return `${who} ${since}劝说不愿离开的 ${resident}`;
    case 'rest':
      return `${who} ${since}把 ${resident} 放在休息平台上歇息`;
    case 'orders':
      if (state === 'pausing') return `${who} ${since}处于两次任务之间`;
      if (awaits?.kind === 'event') return `${who} 在岗：尚未发出疏散警报`;
      return whom === null ? `${who} 在岗，${since}没有需要转移的老年人` : `${who} 在岗：${whom}尚未开始`;
    default:
  }
  if (stage === 'fetchDevice' && whom !== null) return `${who} ${since}为 ${resident} 去取${whom}`;
  if (stage === 'wake' && link.visit) return `${who} 正通知 ${resident} 疏散（${since}）`;
  if (stage === 'approach' && link.visit) return `${who} 正前去通知 ${resident} 疏散（${since}）`;
  if (stage !== null) return `${who} ${AT_WORK[stage](resident)}（${since}）`;
  if (state === 'walking') return `${who} ${since}正在撤离`;
  return `${who} ${state === null ? '在场' : words.state[state]}（${since}）`;
}

function eventLink(event: string, { awaits, since, until }: ReasonLink, names: PartyNames): string {
  const whom = awaits === null ? null : party(awaits, names);
  if (event === 'panelAlarm') return until === null ? '火灾报警控制器没有报警' : '火灾报警控制器尚未报警';
  if (event === 'noticed' && awaits === null) return `火灾报警控制器自${formatMoment(since)}起报警，无人值守`;
  const what = event === 'alarmRaised' ? '疏散警报' : `“${party({ kind: 'event', event }, names)}”`;
  if (awaits?.kind === 'event')
    return awaits.event === 'noticed' ? `${what}尚未发出：报警无人处置` : `${what}尚未发出：火灾报警控制器还没有报警`;
  return whom === null ? `正在发出${what}` : `${what}要等 ${whom}`;
}

function liftLink({ lift }: ReasonLink, name: string, since: string, names: PartyNames): string {
  if (lift === null) return name;
  const { mode, stage, storey, riders } = lift;
  const at = names.storeyAt(storey);
  const inside = riders === 0 ? '' : `，轿厢内${riders}人`;
  if (stage === 'stopped') return `${name}${since}断电停在两层之间${inside}`;
  const where = stage === 'moving' ? `正开往${at}` : `在${at}（${words.liftStage[stage]}）`;
  return `${name}${words.liftMode[mode]}，${since}${where}${inside}`;
}

function reasonLink(link: ReasonLink, names: PartyNames): string {
  const { who, awaits, until } = link;
  const name = party(who, names);
  const since = `自${formatMoment(link.since)}起`;
  const whom = awaits === null ? null : party(awaits, names);
  const say = (text: string): string =>
    `${text}${until === null || link.cause === 'carer' ? '' : `（到${formatMoment(until)}为止）`}。`.replace(
      '）（',
      '，',
    );
  switch (who.kind) {
    case 'person':
      return say(names.isStaff(who.row) ? staffLink(link, name, since, names) : residentLink(link, name, since, names));
    case 'device':
      return say(whom === null ? `${name}空闲` : `${name}${since}由 ${whom} 使用，转移 ${names.row(link.busyWith)}`);
    case 'phase':
      if (link.cause === 'none') return say(`${name}${since}进行中${whom === null ? '' : `；最后一名是 ${whom}`}`);
      if (awaits === null) return say(`${name}的触发条件已于${formatMoment(link.since)}满足，按预案延时开始`);
      return say(awaits.kind === 'phase' ? `${name}要等${whom}` : `${name}要等${whom}才开始`);
    case 'lift':
      return say(liftLink(link, name, since, names));
    case 'event':
      return say(eventLink(who.event, link, names));
    default:
      return say(name);
  }
}

function criticalStretch(stretch: Stretch, names: PartyNames): string {
  const { who, kind, awaits, resident } = stretch;
  const name = party(who, names);
  const whom = awaits === null ? null : party(awaits, names);
  const other = resident >= 0 && !(who.kind === 'person' && who.row === resident) ? names.row(resident) : null;
  switch (kind) {
    case 'detecting':
      return who.kind === 'event' && who.event === 'noticed' ? '无人发现火情' : '起火，火灾报警控制器尚未报警';
    case 'unheeded':
      return '火灾报警控制器报警，无人值守';
    case 'perceiving':
      return `${name} 查看报警控制器`;
    case 'investigating':
      return `${name} 前往现场确认`;
    case 'dismissed':
      return `${name} 误以为又是误报`;
    case 'attacking':
      return `${name} 用灭火器扑救`;
    case 'overcome':
      return `${name} 在发出疏散警报前因烟气失去行动能力，须由他人重新开始`;
    case 'losing':
      return '安全区域尚未失守';
    case 'coming':
      return who.kind === 'event' ? '消防救援人员赶来' : `${name} 赶来`;
    case 'shutting':
      return `${name} 关上起火房间的门`;
    case 'calling':
      return `${name} 报119并发出疏散警报`;
    case 'preMovement':
      return `${name} 做疏散准备`;
    case 'waiting':
      return waits(stretch, name, whom, other);
    case 'walking':
    case 'returning': {
      if (awaits?.kind === 'device') return `${name} 为 ${other ?? '老年人'} 去取${whom}`;
      if (other === null) return `${name} 自行疏散`;
      return kind === 'walking' ? `${name} 前往 ${other} 处` : `${name} 接着前往 ${other} 处`;
    }
    case 'catchingBreath':
      return other === null ? `${name} 在休息平台休息` : `${name} 把 ${other} 放在休息平台上歇息`;
    case 'wandering':
      return `${name} 身边无人照看，走回自己的房间`;
    case 'persuading':
      return `${name} 劝说不愿离开的 ${other ?? '老年人'}`;
    case 'duty':
      return `${name} 执行其他职责（搜索、清点、照看、扑救、操作电梯或执行指令）`;
    case 'telling':
      return `${name} 通知 ${other ?? '老年人'} 疏散`;
    case 'preparing':
      return `${name} 叫醒 ${other ?? '老年人'}，做准备和移位`;
    case 'moving':
      return `${name} 转移 ${other ?? '老年人'}`;
    case 'unloading':
      return `${name} 安置并交接 ${other ?? '老年人'}`;
    case 'resting':
      return `${name} 处于两次任务之间`;
    case 'other':
      return who.kind === 'person' ? `${name} 完成手头的事` : '记录中没有说明';
  }
}

function waits({ who, cause }: Stretch, name: string, whom: string | null, other: string | null): string {
  const both = other === null || cause === 'carerOnTheWay' ? `${name} ` : `${name} 与 ${other} 一起，`;
  switch (cause) {
    case 'phase':
      return who.kind === 'phase' ? `${name}尚未开始` : `${name} 等待轮到自己所在的阶段`;
    case 'carer':
      return `${name} 等待护理员，目前无人有空`;
    case 'carerOnTheWay':
      return `${name} 等待 ${whom ?? '护理员'} 赶到`;
    case 'teammate':
      return `${name} 在 ${other ?? '老年人'} 床边等待${whom === null ? '第二名护理员' : ` ${whom}`}`;
    case 'crowd':
      return `${both}被${whom === null ? '周围的人' : ` ${whom} `}挡住`;
    case 'refugeFull':
      return `${both}等待${whom === null ? '预案规定的去处' : ` ${whom} `}腾出位置`;
    case 'noRoute':
      return `${both}没有通往${whom === null ? '预案规定去处' : ` ${whom} `}的通路`;
    case 'smoke':
      return `${both}被${whom === null ? '' : `通往 ${whom} 途中的`}烟气阻挡`;
    case 'trapped':
      return `${both}被困在${whom ?? '电梯'}内，轿厢停在两层之间`;
    case 'orders':
      return `${name} 在岗，预案尚未要求其行动`;
    default:
      return `${both}等待${whom ?? base.cause[cause](null)}`;
  }
}

export const answers: AnswerSentences = {
  placeWords: { outside: '室外', at: (space, storey) => `${storey} ${space}` },
  party,
  reasonLink: (link, names) => tidy(reasonLink(link, names)),
  criticalStretch: (stretch, names) => tidy(criticalStretch(stretch, names)),
  stretchKind: {
    detecting: '起火至报警',
    unheeded: '报警无人处置',
    dismissed: '误以为是误报',
    perceiving: '查看报警控制器',
    investigating: '前往现场确认',
    attacking: '初起扑救',
    overcome: '因烟气失去行动能力而中断',
    losing: '安全区域失守之前',
    coming: '赶来途中',
    shutting: '关闭起火房间的门',
    calling: '报119并发出疏散警报',
    preMovement: '疏散准备',
    waiting: '等待',
    walking: '前往途中',
    catchingBreath: '在休息平台休息',
    wandering: '无人照看，走回房间',
    telling: '通知可自行疏散的老年人',
    persuading: '劝说不愿离开的老年人',
    preparing: '叫醒、准备和移位',
    moving: '转移老年人',
    unloading: '安置和交接',
    returning: '前往下一名老年人处',
    resting: '两次任务之间',
    duty: '执行其他职责',
    other: '其他',
  },
  criticalSummary(path, names, ofThese = false) {
    const { at } = path;
    const parts: [number, string][] = [
      [path.shares.others, `用于等待护理员先转移其他${path.before}名老年人`],
      [path.shares.alarm, '是预案开始执行之前的时间（报警、确认、发出警报）'],
      [path.shares.waiting, '用于等待人手、器具、位置或通路'],
      [path.shares.own, '是本人的疏散，从护理员前来到进入安全处'],
    ];
    const given = parts.filter(([seconds]) => seconds > 0).sort((a, b) => b[0] - a[0]);
    const shares = wholeShares(given.map(([seconds]) => seconds));
    const told = given.map(([, what], i) => `${shares[i]}${what}`);
    return tidy(
      `${ofThese ? '其中' : ''}最后到达安全处的是 ${names.row(path.last)}，用时${duration(at)}。这段时间里${told.join('，')}。`,
    );
  },
  hold({ open, done, forgotten, causes, clearAt }, place) {
    const left = forgotten > 0 ? `此处有${forgotten}名老年人未列入预案。` : '';
    if (open + done === 0) return `${place}：没有需要转移的老年人。${left}`;
    const when = clearAt === null ? '' : `最后一名于${formatMoment(clearAt)}到达安全处。`;
    if (open === 0) return `${place}：${done}名老年人全部在预案规定的位置。${left}`;
    const told = causes.map(({ cause, people, longest }) => {
      const who = people < open ? `${people}名` : open > 1 ? '均' : '';
      const time = `（${people > 1 ? '最长' : ''}已${cause === 'preMovement' ? '用' : '等'}${duration(longest)}）`;
      if (cause === 'none') return `${who}正在转移或由人照护`;
      if (cause === 'alarm') return `${who}尚未得到通知，因为疏散警报还没有发出`;
      if (cause === 'preMovement') return `${who}正在做疏散准备${time}`;
      return `${who}等待${base.cause[cause](null)}${time}`;
    });
    const among = causes.length > 1 ? '其中' : '';
    return `${place}：${open}名老年人尚未到达安全处，${among}${told.join('，')}。${when}${left}`;
  },
  mark(mark, names) {
    switch (mark.kind) {
      case 'event':
        return base.event[mark.event.code](mark.event, names);
      case 'firstMoved':
        return `${names.row(mark.row)} 最先开始疏散`;
      case 'storeyClear':
        return `${names.storeyAt(mark.storey)}：需转移的老年人全部到达安全处`;
      case 'claim':
        return `主张${mark.met ? '达到' : '未达到'}：${names.claim(mark.claim)}`;
    }
  },
};
