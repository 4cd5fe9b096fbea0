/**
 * What a parameter of the model is, in words: "mean time to read the fire panel, at night". Whoever is told that a verdict hangs
 * on one has to know what to measure.
 */
import type { Language } from './language.js';
import type { Words } from './words.js';

type Two = readonly [en: string, zh: string];

/** What is timed: `time.<task>.*`. */
const TASKS: Readonly<Record<string, Two>> = {
  panel: ['to perceive and read the fire panel', '察觉并读懂火灾报警控制器'],
  look: ['to look into the room and confirm', '到房间查看并确认'],
  call: ['to call the fire brigade and raise help', '报119并求援'],
  shutDoor: ['to shut the door of the room', '关上起火房间的门'],
  ownDecision: ['until independent residents set off after the alarm', '自理老年人听到警报后到自行动身'],
  knock: ['to knock and tell who walks alone', '敲门通知能自行走的人'],
  afterKnock: ['until independent residents set off after a knock', '自理老年人被敲门通知后到动身'],
  wake: ['to wake and explain', '唤醒并说明'],
  persuade: ['to wake and persuade with dementia', '唤醒并劝说认知障碍者'],
  dress: ['for shoes and a blanket', '穿鞋、披毯'],
  'prepare.wheelchair': ['from bed to wheelchair, one carer', '一人协助从床转移到轮椅'],
  'prepare.wheelchairPair': ['from bed to wheelchair, two carers', '两人协助从床转移到轮椅'],
  'prepare.bed': ['to get a bed ready to be wheeled', '使病床可以推行'],
  'prepare.rescueSheet': ['to deploy and strap an evacuation sheet', '展开并绑好疏散垫'],
  'prepare.evacuationChair': ['from bed to evacuation chair with straps', '从床转移到疏散椅并系好'],
  'prepare.carryChair': ['to get onto a carry chair', '转移到抬椅'],
  'prepare.stretcher': ['to get onto a stretcher', '转移到担架'],
  'prepare.blanketDrag': ['to get onto a blanket', '转移到毯子上'],
  'prepare.twoPersonCarry': ['until two have taken hold', '两人抱起'],
  'prepare.arms': ['to lift a child out of the cot', '从床上抱起儿童'],
  detach: ['to take off one piece of equipment', '拆除一件随身设备'],
  restless: ['until somebody who turns back sets off', '折返者动身之前'],
  searchRoom: ['to search a room', '搜索一个房间'],
  headCount: ['to read out a list', '宣读名单'],
  countOne: ['to find one person and tick them off', '核对一人'],
  rest: ['of a rest on a landing', '在休息平台歇息'],
  unload: ['to unload at the destination', '到达后安置'],
  handOver: ['to hand over', '交接'],
  pause: ['between two tasks', '两项任务之间'],
};

/** Whole ids and beginnings of ids; `$1` is what comes after, as a word. The first that fits holds. */
const NAMES: readonly (readonly [RegExp, string, string])[] = [
  [/^means\.(\w+)\.level/, 'speed on the level $1', '$1的水平移动速度'],
  [/^means\.(\w+)\.stairs/, 'speed on stairs $1', '$1在楼梯上的速度'],
  [/^means\.escort\.factor$/, 'how much slower an escorted walk is', '陪护步行的减速比'],
  [
    /^means\.untrainedStairFactor$/,
    'share of the trained stair speed that the untrained reach',
    '未受训人员在楼梯上的速度占比',
  ],
  [/^means\.yearlyStairFactor$/, 'share of it that those drilled yearly reach', '每年演练一次者在楼梯上的速度占比'],
  [/^time\.loneFactor$/, 'how much longer one carer takes where two are wanted', '应由两人完成而仅一人时的用时倍数'],
  [/^team\.waitLimit$/, 'how long a carer waits for the second', '等待搭档的最长时间'],
  [/^training\.(\w+)$/, 'factor on task times: training $1', '任务用时系数：培训情况“$1”'],
  [/^asleep\.day$/, 'share asleep by day', '白天睡着的比例'],
  [/^asleep\.night$/, 'share asleep at night', '夜间睡着的比例'],
  [/^hearing\.woken$/, 'share of the hard of hearing whom the alarm wakes', '听力差者被警报唤醒的比例'],
  [/^cognition\.resists$/, 'chance that somebody with dementia refuses', '认知障碍者拒绝的概率'],
  [/^cognition\.turnsBack$/, 'chance that somebody with dementia walks back', '认知障碍者折返的概率'],
  [/^split\.\w+\.(\w+)$/, 'share $1 among the dependent', '失能、半失能者中“$1”的比例'],
  [/^(?:body|length|rigid)\.(\w+)/, 'size of the body: $1', '占用尺寸：$1'],
  [/^turning\.(\w+)$/, 'how fast it turns: $1', '转动快慢：$1'],
  [/^area\.corridorShare$/, 'share of a corridor that may be stood in', '走道可供停留的面积比例'],
  [/^area\.(\w+)$/, 'floor area in a place of safety: $1', '在安全处占用的面积：$1'],
  [/^plan\.nearFire$/, 'distance that counts as near the fire', '视为临近火点的距离'],
  [/^plan\.retry$/, 'until a refusal is tried again', '被拒绝后再试的间隔'],
  [/^door\.selfClosing\./, 'delay at a door that closes by itself', '通过自闭门的延误'],
  [/^lift\.(?:board|exit)\./, 'time to get into or out of a lift', '进出电梯的用时'],
  [/^lift\.patience$/, 'how long people wait for a lift', '等待电梯的耐心'],
  [/^lift\./, 'how a lift is filled and held', '电梯载运与停候的取值'],
  [/^sight\./, 'walking speed with poor sight', '视力差者的步行速度'],
  [/^exposure\.height\./, 'height at which people breathe', '呼吸高度'],
  [/^exposure\.threshold\./, 'dose that incapacitates', '失去行动能力的剂量'],
  [/^tenability\./, 'limit of tenable conditions', '可耐受条件的界限'],
  [/^smoke\.detector\./, 'when a smoke detector acts', '感烟探测器动作的条件'],
  [/^smoke\.refuse\./, 'smoke into which nobody goes', '不再进入的烟气程度'],
  [/^smoke\.seen$/, 'smoke that people notice', '能察觉的烟气程度'],
  [
    /^smoke\.leak\.|^smoke\.windowCrack$|^smoke\.doorReach$/,
    'leakage of shut doors, windows and walls',
    '关闭的门窗和墙体的漏烟',
  ],
  [/^smoke\.ceiling|^smoke\.slab$/, 'how smoke passes a ceiling', '烟气穿过吊顶的方式'],
  [/^smoke\./, 'how smoke spreads and slows walking', '烟气蔓延及其对步行的影响'],
  [/^alarm\.again$/, 'until an alarm not believed is looked at again', '不信警报后再次查看的间隔'],
  [/^sprinkler\./, 'when and how sprinklers act', '喷头动作的条件与效果'],
  [/^fire\.attack\./, 'first attack on the fire', '初起火灾扑救'],
  [/^fire\./, 'growth of the fire', '火势发展'],
  [/^fatigue\.(\w+)$/, 'fatigue of those who carry: $1', '搬运者的疲劳：$1'],
  [/^(?:climb|rest)\./, 'fatigue on stairs', '上下楼梯的疲劳'],
  [/^hose\.factor$/, 'how much slower a stair with hoses is', '铺有水带的楼梯的减速比'],
  [/^duty\.attack$/, 'duration of an attack on the fire', '扑救持续时间'],
  [/^device\.failure\./, 'chance that a device cannot be used', '器具不能使用的概率'],
  [/^locomotion\./, 'how people walk in company', '人群中的步行方式'],
  [/^exit\.following$/, 'how strongly people follow others to an exit', '跟随他人选择出口的程度'],
];

/** @returns what it is in words, without the id; the id alone for a parameter that has no words */
export function parameterName(id: string, words: Words, language: Language): string {
  const at = language === 'en' ? 0 : 1;
  const word = (part: string): string => {
    const tables: Readonly<Record<string, string>>[] = [words.means, words.mobility, words.body, words.training];
    return tables.find((table) => part in table)?.[part] ?? part;
  };
  const timed = /^time\.(.+)\.(day|night)\.(mean|sd)$/.exec(id);
  if (timed !== null && timed[1] in TASKS) {
    const [, task, when, what] = timed;
    if (language === 'en')
      return `${what === 'mean' ? 'mean' : 'spread of the'} time ${TASKS[task][at]}, ${when === 'day' ? 'by day' : 'at night'}`;
    return `${when === 'day' ? '白天' : '夜间'}${TASKS[task][at]}的${what === 'mean' ? '平均用时' : '用时离散'}`;
  }
  const speed = /^speed\.(\w+)\.(level|down|up)\./.exec(id);
  if (speed !== null) {
    const [, group, way] = speed;
    const who = group === 'staff' || group === 'firefighter' ? WALKERS[group][at] : word(group);
    const where = WAYS[way as keyof typeof WAYS][at];
    return language === 'en' ? `walking speed ${where}: ${who}` : `${where}步行速度：${who}`;
  }
  const found = NAMES.find(([pattern]) => pattern.test(id));
  if (found === undefined) return id;
  const [pattern, en, zh] = found;
  const part = pattern.exec(id)?.[1];
  return (language === 'en' ? en : zh).replace('$1', part === undefined ? '' : word(part));
}

const WALKERS: Readonly<Record<'staff' | 'firefighter', Two>> = {
  staff: ['staff', '工作人员'],
  firefighter: ['firefighters', '消防员'],
};
const WAYS: Readonly<Record<'level' | 'down' | 'up', Two>> = {
  level: ['on the level', '水平'],
  down: ['down stairs', '下楼'],
  up: ['up stairs', '上楼'],
};
