import type { ScenarioHintTexts, ScenarioProblemTexts } from '../problems.js';
import { words } from './words.js';

const kindOf = (kind: unknown): string => (words.reference as Record<string, string>)[kind as string] ?? String(kind);
const liftKind = (kind: unknown): string => (words.liftKind as Record<string, string>)[kind as string] ?? String(kind);

/** Kinds of value as the schema calls them. */
const TYPES: Readonly<Record<string, string>> = {
  string: '引号中的文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 [ … ]',
  tuple: '固定长度的列表 [ … ]',
  object: '对象 { … }',
  record: '对象 { … }',
  null: 'null',
  id: '编号：文字、数字、"-" 和 "_"，最多64个字符',
};

/** What is allowed, as the schema puts it: a kind of value, a pattern, a list of words. */
function allowed(value: unknown, list: (value: unknown) => string): string {
  if (Array.isArray(value)) return list(value);
  const plain = String(value ?? '');
  if (plain.includes('\\p{L}')) return TYPES.id;
  if (plain.includes('[01]')) return '时刻，如 "02:00" 或 "21:14:30"';
  return TYPES[plain] ?? plain;
}

export const scenarioProblems: ScenarioProblemTexts = {
  notJson: (p, s) => `第${s.number(p.line)}行第${s.number(p.column)}列：从 ${s.value(p.reason)} 起不是合法的 JSON`,
  cutOff: (p, s) => `文件在第${s.number(p.line)}行第${s.number(p.column)}列中断，不完整`,
  repeatedKey: (p, s) => `第${s.number(p.line)}行第${s.number(p.column)}列：${s.value(p.value)} 重复出现`,
  notAnObject: (p, s) => `此处应为对象 { … }，而不是 ${s.value(p.value)}`,
  tooDeep: (p, s) => `嵌套超过${s.number(p.most)}层`,
  forbiddenKey: (p, s) => `${s.value(p.value)} 不能用作字段名`,
  unknownKey: (p, s) =>
    Array.isArray(p.allowed) && p.allowed.length > 0
      ? `此处没有字段 ${s.value(p.value)}，可用 ${s.allOf(p.allowed)}`
      : `此处没有字段 ${s.value(p.value)}`,
  missing: (p, s) => {
    const what = allowed(p.allowed, s.anyOf);
    return what === '' ? '缺少此项' : `缺少此项，应为：${what}`;
  },
  wrongType: (p, s) => `${s.value(p.value)} 类型不对，应为：${allowed(p.allowed, s.anyOf)}`,
  notOneOf: (p, s) => `${s.value(p.value)} 不在可选值之中：${s.anyOf(p.allowed)}`,
  tooSmall: (p, s) => `${s.value(p.value)} 太小或太短，应 ${s.name(p.allowed)}`,
  tooLarge: (p, s) => `${s.value(p.value)} 太大或太长，应 ${s.name(p.allowed)}`,
  badFormat: (p, s) => `${s.value(p.value)} 写法不对，应为：${allowed(p.allowed, s.anyOf)}`,
  noneOfShapes: (p, s) => `${s.value(p.value)} 不是此处可以写的内容（见 FORMAT.md）`,
  invalid: (p, s) => `${s.value(p.value)} 不能用在此处（${s.name(p.reason)}）`,
  unknownVersion: (p, s) => `不认识格式版本 ${s.name(p.value)}；本程序读取版本 ${s.name(p.allowed)}`,
  duplicate: (p, s) => `编号 ${s.value(p.value)} 重复`,
  noSuch: (p, s) => `没有编号为 ${s.value(p.value)} 的${kindOf(p.kind)}`,
  sharesNotOne: (p, s) => `各比例之和为 ${s.number(p.value)}，应为 1`,
  tooManyResidents: (p, s) => `入住老年人${s.number(p.value)}人，床位只有${s.number(p.most)}张`,
  mobilityOrClass: () => '既没有给出行动能力，也没有给出人员类别',
  notOfClass: (p, s) => `行动能力 ${s.value(p.value)} 与其人员类别的 ${s.value(p.other)} 不一致`,
  studyEmpty: () => '试验设计中没有任何组合',
  studyTooLarge: (p, s) =>
    `设计共有 ${s.number(p.cells)} 个组合、${s.number(p.runs)} 次模拟；最多 ${s.number(p.mostCells)} 个组合、${s.number(p.mostRuns)} 次模拟`,
  tooManyFactors: (p, s) => `共 ${s.number(p.value)} 个因素；Sobol 设计最多 ${s.number(p.most)} 个`,
  bedTaken: (p, s) => `床位 ${s.value(p.value)} 已由 ${s.name(p.other)} 使用`,
  noShiftAtClock: (p, s) => `${s.name(p.value)} 没有班次在岗，现有班次：${s.allOf(p.allowed)}`,
  waitsForItself: (p, s) => `阶段 ${s.value(p.value)} 以自身为触发条件，永远不会开始`,
  noLiftsInPlan: (p, s) => `该阶段使用 ${s.value(p.value)}，但预案没有用 "lifts" 写明可用的电梯`,
  liftNotForEvacuation: (p, s) =>
    `${s.value(p.value)} 是${liftKind(p.kind)}：火灾时只允许使用消防电梯或符合消防电梯要求的电梯`,
  liftNotAllowed: (p, s) => `预案使用电梯 ${s.value(p.value)}，但 "document.liftsAllowed" 未列出它`,
  liftsDisagree: (p, s) =>
    `${s.value(p.value)} 与图纸不符：图纸上是 ${s.value(p.allowed)}（"facility.lifts" 的 "${s.name(p.field)}"）`,
  notAscending: (p, s) => `${s.number(p.value)} 不大于前一个值：此处须依次递增`,
  notAsManyAsTimes: (p, s) =>
    `有 ${s.number(p.value)} 个值，而时刻有 ${s.number(p.allowed)} 个：须一一对应，或只给一个值通用`,
  pathLeadsNowhere: (p, s) =>
    Array.isArray(p.allowed) && p.allowed.length > 0
      ? `路径 ${s.value(p.value)} 不存在；该处有 ${s.allOf(p.allowed)}`
      : `路径 ${s.value(p.value)} 不存在`,
  noListToAddTo: (p, s) => `${s.value(p.value)} 处没有可追加的列表`,
  noSuchVariant: (p, s) =>
    Array.isArray(p.allowed) && p.allowed.length > 0
      ? `没有变体 ${s.value(p.value)}，现有 ${s.allOf(p.allowed)}`
      : `没有变体 ${s.value(p.value)}：该情景没有变体`,
  variantCycle: (p, s) => `变体 ${s.value(p.value)} 以自身为基础`,
  fileNotFound: (p, s) => `情景文件夹中没有文件 ${s.value(p.value)}`,
  unknownParameter: (p, s) => `模型没有参数 ${s.value(p.value)}（用 "anshu parameters" 查看）`,
  parameterOutOfRange: (p, s) => `${s.value(p.value)} 不能作为该参数的值，允许 ${s.name(p.allowed)}`,
};

export const scenarioHints: ScenarioHintTexts = {
  didYouMean: (p, s) => `是否想写 ${s.value(p.suggestion)}？`,
  jsonComma: () => '检查前面是否缺少或多了逗号，字段名是否加了引号',
  fileCutOff: () => '文件末尾缺失：是否完整复制或保存？',
  upgradeAnshu: () => '该文件由更新版本的安疏生成，请使用那个版本',
  portalOrDoor: () => '没有门扇的洞口写 "portal"，其余写相应的门类型',
  sayAllowed: () => '把它的编号写入 "document.liftsAllowed"，或从预案中去掉；只作假设时写 "regardlessOfRules": true',
  sayRegardless: () =>
    '改写消防电梯的编号；该电梯符合消防电梯要求时写上 "meetsFireRules"；只作假设时写 "regardlessOfRules": true',
};
